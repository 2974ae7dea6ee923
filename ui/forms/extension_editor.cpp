#include "ui/forms/extension_editor.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace sekisho::ui {

std::vector<std::string> extensionsIn(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[\\s,;、，；/|]+"));
    static const QRegularExpression before(QStringLiteral("^[*.]+"));
    std::vector<std::string> found;
    const QStringList pieces = text.normalized(QString::NormalizationForm_KC).split(between, Qt::SkipEmptyParts);
    for (QString piece : pieces)
        if (piece = piece.toLower().remove(before); !piece.isEmpty()) found.push_back(piece.toStdString());
    return found;
}

ExtensionEditor::ExtensionEditor(const policy::Field& field, QWidget* parent)
    : EntryListEditor(field, Order::Ascending, QStringLiteral("extensions"), parent),
      copy_(new QPushButton(actionRow())) {
    copy_->setObjectName(QStringLiteral("extensions.copy"));
    copy_->setAutoDefault(false);
    static_cast<QHBoxLayout*>(actionRow()->layout())->insertWidget(0, copy_);
    QWidget::setTabOrder(list(), copy_);
    list()->setFlow(QListView::LeftToRight);
    list()->setWrapping(true);
    list()->setResizeMode(QListView::Adjust);
    list()->setUniformItemSizes(false);
    list()->setSpacing(space::kHair);
    connect(copy_, &QPushButton::clicked, this, &ExtensionEditor::copyChosen);
    retranslate();
}

EntryListEditor::Words ExtensionEditor::words() const {
    QStringList said;
    for (const std::string& one : entries())
        said << commands::fromUtf8(one);
    return {QStringLiteral("exe, bat, cmd"), tr("Extensions to add"), tr("Type one or more extensions first."),
            tr("Choose extensions of the list first."),
            said.isEmpty() ? tr("No extension is listed.") : said.join(QStringLiteral(", "))};
}

QString ExtensionEditor::toldOfAdding(int added, int known) const {
    QStringList sentences{tr("%n extension(s) were added.", nullptr, added)};
    if (known > 0) sentences << tr("%n were in the list already.", nullptr, known);
    return commands::inARow(sentences);
}

QString ExtensionEditor::toldOfDeleting(int count) const {
    return tr("%n extension(s) were deleted.", nullptr, count);
}

int ExtensionEditor::listHeight() const {
    const int lines = std::clamp(static_cast<int>(entries().size()) / 8 + 1, 2, 7);
    return lines * (fontMetrics().height() + 3 * space::kTight + 2 * space::kHair) + space::kSmall;
}

void ExtensionEditor::dress(QListWidgetItem& item, bool wrong) const {
    const QSize around(3 * space::kSmall, 2 * space::kTight);
    const int width = std::max(3 * space::kLarge / 2, fontMetrics().horizontalAdvance(item.text()));
    item.setTextAlignment(Qt::AlignCenter);
    item.setSizeHint(QSize(width + (wrong ? fontMetrics().height() + space::kSmall : 0), fontMetrics().height()) +
                     around);
    item.setBackground(toneGround(wrong ? Tone::Danger : Tone::Neutral, palette()));
}

void ExtensionEditor::refresh() {
    EntryListEditor::refresh();
    actionRow()->setVisible(!readOnly()); // also of an empty list: it says how many there may be
    copy_->setEnabled(!entries().empty());
    copy_->setToolTip(entries().empty() ? tr("The list is empty.")
                                        : tr("Copies the chosen extensions, or all of them."));
}

void ExtensionEditor::retranslate() {
    copy_->setText(tr("Copy"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    EntryListEditor::retranslate();
}

} // namespace sekisho::ui

#include "moc_extension_editor.cpp"
