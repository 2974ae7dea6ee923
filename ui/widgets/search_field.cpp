#include "ui/widgets/search_field.h"

#include "ui/widgets/icon.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>

namespace sekisho::ui {

SearchField::SearchField(QWidget* parent) : QLineEdit(parent) {
    setClearButtonEnabled(true);
    magnifier_ = addAction(QIcon(), QLineEdit::LeadingPosition);
    magnifier_->setEnabled(false);
    decorate();
}

void SearchField::decorate() {
    magnifier_->setIcon(icon(QStringLiteral("edit-find")));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if ((event->key() == Qt::Key_Down || event->key() == Qt::Key_Return) && list_) {
        list_->setFocus(Qt::TabFocusReason);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && magnifier_) decorate();
}

} // namespace sekisho::ui

#include "moc_search_field.cpp"
