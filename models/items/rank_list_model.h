#pragma once
// The entries of one kind (positions, levels or user types), the highest first, with the number of members who hold
// each. Rows can be put in another order, by dragging or by move(); that stays a draft until somebody saves it: moved()
// says what would change. GUI thread.

#include "models/domain/structure.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sekisho::items {

class RankListModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        NameColumn,
        HoldersColumn,
        ExecutiveColumn,
        CodeColumn,
        OtherNamesColumn,
        ExternalKeyColumn,
        ColumnCount
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const Rank&)> otherNames;
        std::function<QString()> executive; // of a level that is marked so
    };
    explicit RankListModel(Words words, QObject* parent = nullptr);

    // In the order of the tenant. An order somebody is making is kept; what is new stands at the end of it.
    void setRanks(std::vector<Rank> ranks, std::map<std::string, std::uint32_t> holders);
    const Rank& at(int row) const { return shown_[static_cast<std::size_t>(row)]; }
    std::uint32_t holdersOf(const std::string& id) const;
    int rowOf(const QString& id) const; // -1: not there
    void languageChanged();

    void setMovable(bool movable) { movable_ = movable; }
    bool move(int from, int to); // `to`: the row it has afterwards; false: not there, or not movable
    bool reordered() const { return !moved().empty(); }
    // What has to be stored for the new order, as it is and as it would be: as few as possible.
    std::vector<std::pair<Rank, Rank>> moved() const;
    void setOrder(const QStringList& ids); // a draft from before; what is not among them stands at the end
    void forgetOrder();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

  Q_SIGNALS:
    void orderChanged();
    // A row was dropped; the view must not take it away by itself, so it is moved when the drop is over.
    void dropped(const QString& id, int to);

  private:
    QString textAt(const Rank& rank, int column) const;

    Words words_;
    std::vector<Rank> stored_; // in the order of the tenant
    std::vector<Rank> shown_;  // in the order of the draft
    std::map<std::string, std::uint32_t> holders_;
    bool movable_ = false;
};

} // namespace sekisho::items
