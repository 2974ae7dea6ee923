#include "ui/forms/list_editor.h"

#include "ui/widgets/icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

ListEditor::ListEditor(int most, QWidget* parent)
    : QWidget(parent), most_(most), column_(new QVBoxLayout(this)), add_(new QPushButton(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(4);
    column_->addWidget(add_, 0, Qt::AlignLeft);
    setFocusProxy(add_);
    connect(add_, &QPushButton::clicked, this, [this] {
        addLine({});
        lines_.back().edit->setFocus(Qt::OtherFocusReason);
        refresh();
    });
    refresh();
}

QStringList ListEditor::texts() const {
    QStringList texts;
    for (const Line& line : lines_)
        if (const QString text = line.edit->text().trimmed(); !text.isEmpty()) texts << text;
    return texts;
}

void ListEditor::setTexts(const QStringList& texts) {
    while (!lines_.empty())
        removeLine(lines_.back().row);
    for (const QString& text : texts)
        addLine(text);
    refresh();
}

void ListEditor::setWords(const QString& lineName, const QString& addText) {
    lineName_ = lineName;
    add_->setText(addText);
    refresh();
}

void ListEditor::addLine(const QString& text) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* edit = new QLineEdit(text, row);
    auto* remove = new QToolButton(row);
    remove->setObjectName(QStringLiteral("remove"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(edit, 1);
    layout->addWidget(remove);
    column_->insertWidget(static_cast<int>(lines_.size()), row);
    QWidget* before = lines_.empty() ? nullptr : lines_.back().row->findChild<QToolButton*>();
    if (before) setTabOrder(before, edit);
    setTabOrder(edit, remove);
    setTabOrder(remove, add_);
    lines_.push_back({row, edit});
    connect(edit, &QLineEdit::textEdited, this, &ListEditor::edited);
    connect(remove, &QToolButton::clicked, this, [this, row] {
        removeLine(row);
        refresh();
        add_->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
}

void ListEditor::removeLine(const QWidget* row) {
    const auto at = std::find_if(lines_.begin(), lines_.end(), [row](const Line& line) { return line.row == row; });
    if (at == lines_.end()) return;
    at->row->hide();
    at->row->deleteLater();
    column_->removeWidget(at->row);
    lines_.erase(at);
}

void ListEditor::refresh() {
    int number = 0;
    for (const Line& line : lines_) {
        const QString name = tr("%1, line %2").arg(lineName_).arg(++number);
        line.edit->setAccessibleName(name);
        auto* remove = line.row->findChild<QToolButton*>(QStringLiteral("remove"));
        remove->setIcon(icon(QStringLiteral("list-remove")));
        remove->setToolTip(tr("Remove this line"));
        remove->setAccessibleName(tr("Remove %1").arg(name));
    }
    add_->setIcon(icon(QStringLiteral("list-add")));
    add_->setEnabled(static_cast<int>(lines_.size()) < most_);
    add_->setToolTip(add_->isEnabled() ? QString() : tr("At most %n lines", nullptr, most_));
}

void ListEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui

#include "moc_list_editor.cpp"
