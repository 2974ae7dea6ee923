#pragma once
// Access status of one member: sessions of the last 90 days, newest first. GUI thread.

#include "models/domain/session.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class SessionModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { StateColumn, KindColumn, DeviceColumn, IpColumn, LastUsedColumn, StartedColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Session&)> state;
        std::function<QString(ClientKind)> kind;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    explicit SessionModel(Words words, QObject* parent = nullptr);

    void setSessions(std::vector<Session> sessions);
    void append(std::vector<Session> more);
    void markEnded(const SessionId& id, Instant at, const std::string& reason);
    const Session& at(int row) const { return sessions_[static_cast<std::size_t>(row)]; }
    int liveCount() const;
    int rowOf(const SessionId& id) const; // -1: not there
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    Words words_;
    std::vector<Session> sessions_;
};

} // namespace sekisho::items
