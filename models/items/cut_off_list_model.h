#pragma once
// Cut-offs, newest first and a page at a time; above them those that wait in the queue of this console. GUI thread.

#include "models/domain/cut_off.h"
#include "models/ports/cut_off_queue.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class CutOffListModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { WhenColumn, MemberColumn, LostColumn, StateColumn, StepsColumn, OperatorColumn, ColumnCount };
    // What StatusRole says beside the numbers of CutOffState.
    static constexpr int kWaits = -1;   // in the queue
    static constexpr int kRefused = -2; // in the queue, and the service did not take it
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const CutOff&)> member; // whom or how many it is about
        std::function<QString(const CutOff&)> lost;
        std::function<QString(Lost)> lostOf;
        std::function<QString(int status)> state;
        std::function<QString(const CutOff&)> steps;
        std::function<QString(const ports::QueuedCutOff&)> waiting; // how long, or why it was refused
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    explicit CutOffListModel(Words words, QObject* parent = nullptr);

    void setWaiting(std::vector<ports::QueuedCutOff> waiting);
    // The same orders in the same place only change; a choice outlives a refresh.
    void setCutOffs(std::vector<CutOff> cutOffs);
    void append(std::vector<CutOff> more);
    void put(const CutOff& cutOff); // newer state of a known one
    int waitingCount() const { return static_cast<int>(waiting_.size()); }
    bool isWaiting(int row) const { return row < waitingCount(); }
    const ports::QueuedCutOff& waitingAt(int row) const { return waiting_[static_cast<std::size_t>(row)]; }
    const CutOff& at(int row) const { return cutOffs_[static_cast<std::size_t>(row) - waiting_.size()]; }
    const CutOffId& idAt(int row) const;
    int rowOf(const CutOffId& id) const; // -1: not there
    void timePassed();                   // ages of those that wait
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString textOf(const CutOff& cutOff, int column) const;
    QString textOf(const ports::QueuedCutOff& one, int column) const;
    int statusAt(int row) const;
    Instant whenAt(int row) const;

    Words words_;
    std::vector<ports::QueuedCutOff> waiting_;
    std::vector<CutOff> cutOffs_;
};

} // namespace sekisho::items
