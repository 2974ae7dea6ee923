#pragma once
// The groups of the local copy as rows, filtered as one types. GUI thread.

#include "models/ports/cache.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sekisho::items {

struct GroupFilter {
    enum class Show { All, Internal, External, WithoutMaster };
    std::string text; // as typed; blanks separate words, all must be there
    Show show = Show::All;
    std::optional<std::set<std::string>> only; // ids, for "the groups of a member"
    bool operator==(const GroupFilter&) const = default;
};

class GroupTableModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { NameColumn, AddressColumn, KindColumn, MastersColumn, MembersColumn, FeaturesColumn, ColumnCount };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(GroupKind)> kind;
        std::function<QString(const std::vector<UserId>&)> masters;
        std::function<QString(const ports::GroupLine&)> membersTooltip;
        std::function<QString(const RoomFeatures&)> features;
    };
    explicit GroupTableModel(Words words, QObject* parent = nullptr);

    void setGroups(ports::GroupLines groups);
    void setFilter(GroupFilter filter);
    const GroupFilter& filter() const { return filter_; }
    std::size_t total() const { return groups_ ? groups_->size() : 0; }
    const ports::GroupLine& at(int row) const { return (*groups_)[rows_[static_cast<std::size_t>(row)]]; }
    int rowOf(const std::string& groupId) const; // -1: not shown
    QString textAt(int row, Column column) const;
    void languageChanged();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    bool shows(const ports::GroupLine& group, const std::vector<std::string>& words) const;
    void refilter();

    Words words_;
    GroupFilter filter_;
    ports::GroupLines groups_;
    std::vector<std::size_t> rows_;
};

} // namespace sekisho::items
