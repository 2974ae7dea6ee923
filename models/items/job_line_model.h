#pragma once
// What happened to each row of one job, in the order it happened, over ports::JobRunner; on wish only what was refused.
// New rows are taken in as they come; nothing is made for a row before it is seen. GUI thread.

#include "models/ports/jobs.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <vector>

namespace sekisho::items {

enum class JobLineState { Done, Waits, Refused }; // waits: taken, and a second person must agree

class JobLineModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { SubjectColumn, ResultColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const ports::JobLine&)> result;
    };
    JobLineModel(const ports::JobRunner& jobs, Words words, QObject* parent = nullptr);

    void show(ports::JobId id); // 0, or one that is gone: no rows
    void setRefusedOnly(bool only);
    bool refusedOnly() const { return refusedOnly_; }
    void takeIn(); // what the job has told since
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override; // StatusRole: int(JobLineState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const ports::JobState* job() const;
    void begin(); // with no rows
    std::size_t size() const { return refusedOnly_ ? refused_.size() : taken_; }

    const ports::JobRunner& jobs_;
    Words words_;
    ports::JobId id_ = 0;
    std::size_t taken_ = 0;              // lines of the job that are known here
    std::vector<std::uint32_t> refused_; // their places
    bool refusedOnly_ = false;
};

} // namespace sekisho::items
