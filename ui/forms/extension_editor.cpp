#include "ui/forms/extension_editor.h"

#include "models/commands/words.h"
#include "ui/forms/entry_faults.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

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
    : ValueEditor(parent), field_(field), entry_(new QWidget(this)), typed_(new QLineEdit(entry_)),
      add_(new QPushButton(entry_)), count_(new QLabel(this)), note_(new WrappedLabel(this)),
      list_(new QListWidget(this)), actions_(new QWidget(this)), copy_(new QPushButton(actions_)),
      remove_(new QPushButton(actions_)), copyAction_(new QAction(list_)), removeAction_(new QAction(list_)),
      text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("extensions.editor"));
    for (const auto& [part, name] :
         std::initializer_list<std::pair<QWidget*, const char*>>{{typed_, "extensions.typed"},
                                                                 {add_, "extensions.add"},
                                                                 {count_, "extensions.count"},
                                                                 {note_, "extensions.note"},
                                                                 {list_, "extensions.list"},
                                                                 {copy_, "extensions.copy"},
                                                                 {remove_, "extensions.remove"},
                                                                 {text_, "extensions.text"}})
        part->setObjectName(QLatin1String(name));
    for (QPushButton* button : {add_, copy_, remove_})
        button->setAutoDefault(false);
    typed_->installEventFilter(this);
    list_->setFlow(QListView::LeftToRight);
    list_->setWrapping(true);
    list_->setResizeMode(QListView::Adjust);
    list_->setUniformItemSizes(false);
    list_->setSpacing(space::kHair);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    copyAction_->setShortcut(QKeySequence::Copy);
    removeAction_->setShortcut(QKeySequence::Delete);
    for (QAction* action : {copyAction_, removeAction_}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        list_->addAction(action);
    }
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* entryRow = new QHBoxLayout(entry_);
    entryRow->setContentsMargins(0, 0, 0, 0);
    entryRow->setSpacing(space::kSmall);
    entryRow->addWidget(typed_, 1);
    entryRow->addWidget(add_);
    auto* actionRow = new QHBoxLayout(actions_);
    actionRow->setContentsMargins(0, 0, 0, 0);
    actionRow->setSpacing(space::kSmall);
    actionRow->addWidget(copy_);
    actionRow->addWidget(remove_);
    actionRow->addStretch(1);
    actionRow->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{entry_, note_, list_, actions_, text_})
        column->addWidget(part);
    connect(typed_, &QLineEdit::textChanged, this, &ExtensionEditor::refresh);
    connect(typed_, &QLineEdit::returnPressed, this, [this] { add(typed_->text()); });
    connect(add_, &QPushButton::clicked, this, [this] { add(typed_->text()); });
    connect(copy_, &QPushButton::clicked, this, &ExtensionEditor::copyChosen);
    connect(copyAction_, &QAction::triggered, this, &ExtensionEditor::copyChosen);
    connect(remove_, &QPushButton::clicked, this, &ExtensionEditor::removeChosen);
    connect(removeAction_, &QAction::triggered, this, &ExtensionEditor::removeChosen);
    connect(list_, &QListWidget::itemSelectionChanged, this, &ExtensionEditor::refresh);
    retranslate();
}

void ExtensionEditor::add(const QString& text) {
    int added = 0, known = 0;
    for (const std::string& one : extensionsIn(text)) {
        const auto at = std::ranges::lower_bound(extensions_, one);
        if (at != extensions_.end() && *at == one) {
            ++known;
            continue;
        }
        extensions_.insert(at, one);
        ++added;
    }
    if (added + known == 0) return;
    QStringList sentences{tr("%n extension(s) were added.", nullptr, added)};
    if (known > 0) sentences << tr("%n were in the list already.", nullptr, known);
    told_ = commands::inARow(sentences);
    typed_->clear();
    faults_.clear();
    fill();
    refresh();
    if (added > 0) Q_EMIT edited();
}

void ExtensionEditor::removeChosen() {
    const QList<QListWidgetItem*> chosen = list_->selectedItems();
    if (readOnly_ || chosen.isEmpty()) return;
    const int next = list_->currentRow();
    for (const QListWidgetItem* item : chosen)
        std::erase(extensions_, item->text().toStdString());
    told_ = tr("%n extension(s) were deleted.", nullptr, static_cast<int>(chosen.size()));
    faults_.clear();
    fill();
    if (list_->count() > 0) list_->setCurrentRow(std::clamp(next, 0, list_->count() - 1));
    refresh();
    Q_EMIT edited();
}

void ExtensionEditor::copyChosen() const {
    QStringList wanted;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->selectedItems().isEmpty() || list_->item(row)->isSelected()) wanted << list_->item(row)->text();
    QGuiApplication::clipboard()->setText(wanted.join(QLatin1Char('\n')));
}

void ExtensionEditor::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = given ? *given : std::vector<std::string>();
    std::ranges::sort(wanted);
    if (wanted != extensions_) {
        extensions_ = std::move(wanted);
        faults_.clear();
        fill();
    }
    refresh();
}

void ExtensionEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    told_.clear();
    if (readOnly) typed_->clear();
    refresh();
}

void ExtensionEditor::showFaults(const std::vector<Error>& faults) {
    faults_ = entryFaults(faults);
    fill();
    refresh();
}

void ExtensionEditor::fill() {
    list_->clear();
    const QSize around(3 * space::kSmall, 2 * space::kTight);
    for (int place = 0; place < static_cast<int>(extensions_.size()); ++place) {
        const QString text = commands::fromUtf8(extensions_[static_cast<std::size_t>(place)]);
        auto* item = new QListWidgetItem(text, list_);
        item->setTextAlignment(Qt::AlignCenter);
        item->setSizeHint(
            QSize(std::max(3 * space::kLarge / 2, fontMetrics().horizontalAdvance(text)), fontMetrics().height()) +
            around);
        const auto fault = faults_.find(place);
        const bool wrong = fault != faults_.end();
        item->setBackground(wrong ? toneGround(Tone::Danger, palette()) : toneGround(Tone::Neutral, palette()));
        if (!wrong) continue;
        item->setForeground(toneInk(Tone::Danger, palette()));
        item->setIcon(icon(QStringLiteral("dialog-warning")));
        item->setSizeHint(item->sizeHint() + QSize(fontMetrics().height() + space::kSmall, 0));
        item->setToolTip(fault->second);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(text, fault->second));
    }
}

void ExtensionEditor::refresh() {
    const auto count = static_cast<int>(extensions_.size());
    const bool chosen = !list_->selectedItems().isEmpty();
    const bool typed = !extensionsIn(typed_->text()).empty();
    entry_->setVisible(!readOnly_);
    actions_->setVisible(!readOnly_);
    list_->setVisible(!readOnly_ && count > 0);
    const int lines = std::clamp(count / 8 + 1, 2, 7);
    list_->setFixedHeight(lines * (fontMetrics().height() + 3 * space::kTight + 2 * space::kHair) + space::kSmall);
    add_->setEnabled(typed);
    add_->setToolTip(typed ? QString() : tr("Type one or more extensions first."));
    copy_->setEnabled(count > 0);
    copy_->setToolTip(count > 0 ? tr("Copies the chosen extensions, or all of them.") : tr("The list is empty."));
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose extensions of the list first."));
    removeAction_->setEnabled(!readOnly_ && chosen);
    removeAction_->setVisible(!readOnly_);
    count_->setText(tr("%1 of at most %2").arg(count).arg(field_.maximum));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, count > field_.maximum ? toneInk(Tone::Danger, palette()) : faded(palette()));
    count_->setPalette(ink);
    QString note = told_;
    if (!faults_.empty()) note = faults_.begin()->second;
    QPalette noteInk = palette();
    noteInk.setColor(QPalette::WindowText, faults_.empty() ? faded(palette()) : toneInk(Tone::Danger, palette()));
    note_->setPalette(noteInk);
    note_->say(readOnly_ ? QString() : note);
    QStringList words;
    for (const std::string& one : extensions_)
        words << commands::fromUtf8(one);
    text_->say(!readOnly_        ? QString()
               : words.isEmpty() ? tr("No extension is listed.")
                                 : words.join(QStringLiteral(", ")));
}

void ExtensionEditor::retranslate() {
    typed_->setPlaceholderText(QStringLiteral("exe, bat, cmd"));
    typed_->setAccessibleName(tr("Extensions to add"));
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    copy_->setText(tr("Copy"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    remove_->setText(tr("Delete"));
    remove_->setIcon(icon(QStringLiteral("list-remove")));
    copyAction_->setText(tr("Copy"));
    removeAction_->setText(tr("Delete"));
    list_->setAccessibleName(commands::factText(field_.label.ja, field_.label.en));
    told_.clear();
    fill();
    refresh();
}

// A line would join what was on several lines of the clipboard; a whole list is added at once.
bool ExtensionEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == typed_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text();
        if (text.trimmed().contains(QLatin1Char('\n'))) {
            add(text);
            return true;
        }
    }
    return ValueEditor::eventFilter(watched, event);
}

void ExtensionEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui
