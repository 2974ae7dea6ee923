#pragma once
// What a role allows, over the tree of menus: two ticks a menu (view, operate), what it inherits from the menu above,
// what no custom role may have, what is dangerous and why, and what differs from a base it is compared with. A menu can
// be lowered below what it inherits: the grant above is then given to its other menus instead. GUI thread.

#include "models/domain/rights.h"

#include <QAbstractItemModel>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::items {

class RoleGrantsModel final : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Column { MenuColumn, ViewColumn, OperateColumn, AccessColumn, BaseColumn, WhyColumn, ColumnCount };
    enum class Source { None, Own, Inherited, Everyone, Reserved }; // where the access of a menu comes from
    enum Role {
        KeyRole = Qt::UserRole + 200, // of the menu, QString
        AccessRole,                   // int(Access) that the role gives
        OwnRole,                      // int(Access) that it grants here itself
        BaseRole,                     // int(Access) of the base; without a base that of the role
        SourceRole,                   // int(Source)
        SomeRole,                     // bool: gives less here than somewhere below
        DangerRole,                   // bool
        ReservedRole,                 // bool: never in a custom role
        ChangedRole,                  // bool: here or below it differs from the base
    };
    struct Words {
        std::function<QString(Column)> head;
        std::function<QString(const MenuItem&)> menu;
        std::function<QString(const MenuItem&)> why; // empty: not dangerous
        // The access in words with its source: "閲覧（「メンバー」から）"; `from`: the menu that grants it, or null.
        std::function<QString(Access, Source, const MenuItem* from)> access;
    };
    explicit RoleGrantsModel(Words words, QObject* parent = nullptr);

    // A built-in role may have reserved menus; nothing of it can be changed, whatever setEditable() says.
    void setRole(const std::vector<Grant>& grants, bool builtIn);
    void setEditable(bool editable);
    bool editable() const { return editable_ && !builtIn_; }
    void setBase(std::optional<std::vector<Grant>> base, bool builtIn = false); // nothing: not compared
    bool comparing() const { return base_.has_value(); }
    std::vector<Grant> grants() const; // in the order of the menus; none that one above gives already
    bool changed() const;              // differs from the base

    Access access(std::string_view menu) const;
    bool setAccess(std::string_view menu, Access access); // false: not editable, reserved, unknown
    int granted() const;                                  // menus without menus below that the role gives
    int dangerous() const;                                // dangerous ones of them
    QModelIndex indexOf(std::string_view menu, int column = MenuColumn) const;
    const MenuItem* menuAt(const QModelIndex& index) const; // null: none
    void languageChanged();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    // Qt::CheckStateRole in the two tick columns; Qt::EditRole with int(Access) in AccessColumn.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  Q_SIGNALS:
    void grantsChanged(); // by setAccess() and setData()

  private:
    using Own = std::map<std::string, Access, std::less<>>; // by menu
    static Own ownOf(const std::vector<Grant>& grants);
    static Access given(const Own& own, bool builtIn, const MenuItem& item);
    Source sourceOf(const MenuItem& item, const MenuItem** from) const;
    bool lessThanBelow(const MenuItem& item) const;
    bool changedBelow(const MenuItem& item) const;
    bool fixed(const MenuItem& item) const; // the person cannot change it
    void lowerAbove(const MenuItem& item, Access access);
    void allChanged();
    QString accessText(const MenuItem& item) const;
    QVariant ticked(const MenuItem& item, Access access) const;

    Words words_;
    std::vector<std::vector<int>> below_; // by menu: places of its menus in menuTree()
    std::vector<int> tops_;
    std::vector<int> rows_; // by menu: its row
    Own own_;
    std::optional<Own> base_;
    bool builtIn_ = false;
    bool baseBuiltIn_ = false;
    bool editable_ = false;
};

} // namespace sekisho::items
