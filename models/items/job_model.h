#pragma once
// Running and finished jobs, newest first, over ports::JobRunner. GUI thread.

#include "models/ports/jobs.h"

#include <QAbstractTableModel>

#include <functional>

namespace sekisho::items {

class JobModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { TitleColumn, PhaseColumn, ProgressColumn, StartedColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const ports::JobState&)> phase;
        std::function<QString(Instant)> time;
    };
    JobModel(const ports::JobRunner& jobs, Words words, QObject* parent = nullptr);

    void jobChanged(ports::JobId id); // connect to the runner's signal
    const ports::JobState& at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    int rowOf(std::size_t place) const { return static_cast<int>(known_.size() - 1 - place); }

    const ports::JobRunner& jobs_;
    Words words_;
    std::vector<ports::JobId> known_; // oldest first, as last announced
};

} // namespace sekisho::items
