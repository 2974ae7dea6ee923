#pragma once
// Entries of two lines in a narrow list: what, and below it when and by whom. Sessions carry the mark of being live.
// GUI thread.

#include <QStyledItemDelegate>

namespace sekisho::ui {

class EntryDelegate final : public QStyledItemDelegate {
    Q_OBJECT
  public:
    enum class Kind { Session, History };
    explicit EntryDelegate(Kind kind, QObject* parent = nullptr) : QStyledItemDelegate(parent), kind_(kind) {}

    static int heightFor(const QFontMetrics& metrics);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    Kind kind_;
};

} // namespace sekisho::ui
