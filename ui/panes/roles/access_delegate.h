#pragma once
// The access of a menu as three places beside each other, None, View and Operate: the one that counts is filled, in a
// draft the others can be clicked; a branch of which only parts allow more shows the most of them in outline. And the
// reason of a danger behind its mark. Over items::RoleGrantsModel. GUI thread.

#include "models/domain/rights.h"
#include "ui/delegates/cell_delegate.h"

#include <optional>

namespace sekisho::ui::roles {

class AccessDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    explicit AccessDelegate(QObject* parent = nullptr) : CellDelegate(parent) {}

    void setEditable(bool editable) { editable_ = editable; }
    // Which place of a cell lies at `at`; nothing beside them. Both in the coordinates of the view.
    static std::optional<Access> placeAt(const QRect& cell, const QPoint& at, const QFontMetrics& metrics);
    static int placesWidth(const QFontMetrics& metrics);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    void paintPlace(QPainter* painter, const QStyleOptionViewItem& option, const QRect& place, Access access,
                    bool chosen, bool partly) const;
    bool editable_ = false;
};

class MenuDelegate final : public CellDelegate { // what no custom role may have is pale
    Q_OBJECT
  public:
    explicit MenuDelegate(QObject* parent = nullptr) : CellDelegate(parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class DangerDelegate final : public CellDelegate {
    Q_OBJECT
  public:
    explicit DangerDelegate(QObject* parent = nullptr) : CellDelegate(parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sekisho::ui::roles
