#pragma once
// Changesets, newest first, a page at a time. GUI thread.

#include "models/domain/changeset.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sekisho::items {

class ChangesetListModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { TitleColumn, StateColumn, WhenColumn, AuthorColumn, RowsColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Changeset&)> title;
        std::function<QString(const Changeset&)> state;
        std::function<QString(Instant)> time;
        std::function<QString(Instant)> timeTooltip;
    };
    static constexpr int kTakenBack = -1; // as StatusRole, instead of the state
    explicit ChangesetListModel(Words words, QObject* parent = nullptr);

    // Those that are known keep their row where the order allows, so that a choice outlives a refresh.
    void setChangesets(std::vector<Changeset> changesets);
    void append(std::vector<Changeset> more);
    void put(const Changeset& changeset); // newer state of a known one, or a new one at the top
    void remove(const ChangesetId& id);
    const Changeset& at(int row) const { return changesets_[static_cast<std::size_t>(row)]; }
    int rowOf(const ChangesetId& id) const; // -1: not there
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    Words words_;
    std::vector<Changeset> changesets_;
};

} // namespace sekisho::items
