#include "ui/forms/entry_list_editor.h"

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
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

EntryListEditor::EntryListEditor(const policy::Field& field, Order order, const QString& prefix, QWidget* parent)
    : ValueEditor(parent), field_(field), order_(order), entry_(new QWidget(this)), typed_(new QLineEdit(entry_)),
      add_(new QPushButton(entry_)), note_(new WrappedLabel(this)), list_(new QListWidget(this)),
      actions_(new QWidget(this)), remove_(new QPushButton(actions_)), count_(new QLabel(actions_)),
      copyAction_(new QAction(list_)), removeAction_(new QAction(list_)), text_(new WrappedLabel(this)) {
    build(prefix);
    connect(typed_, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(typed_, &QLineEdit::returnPressed, this, [this] { add(typed_->text()); });
    connect(add_, &QPushButton::clicked, this, [this] { add(typed_->text()); });
    connect(remove_, &QPushButton::clicked, this, &EntryListEditor::deleteChosen);
    connect(copyAction_, &QAction::triggered, this, &EntryListEditor::copyChosen);
    connect(removeAction_, &QAction::triggered, this, &EntryListEditor::deleteChosen);
    connect(list_, &QListWidget::itemSelectionChanged, this, [this] { refresh(); });
}

void EntryListEditor::build(const QString& prefix) {
    setObjectName(prefix + QStringLiteral(".editor"));
    for (const auto& [part, name] : std::initializer_list<std::pair<QWidget*, const char*>>{{typed_, ".typed"},
                                                                                            {add_, ".add"},
                                                                                            {note_, ".note"},
                                                                                            {list_, ".list"},
                                                                                            {remove_, ".remove"},
                                                                                            {count_, ".count"},
                                                                                            {text_, ".text"}})
        part->setObjectName(prefix + QLatin1String(name));
    for (QPushButton* button : {add_, remove_})
        button->setAutoDefault(false);
    typed_->installEventFilter(this);
    setFocusProxy(typed_);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    copyAction_->setShortcut(QKeySequence::Copy);
    removeAction_->setShortcut(QKeySequence::Delete);
    for (QAction* action : {copyAction_, removeAction_}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        list_->addAction(action);
    }
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* above = new QHBoxLayout(entry_);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(space::kSmall);
    above->addWidget(typed_, 1);
    above->addWidget(add_);
    auto* below = new QHBoxLayout(actions_);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(space::kSmall);
    below->addWidget(remove_);
    below->addStretch(1);
    below->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{entry_, note_, list_, actions_, text_})
        column->addWidget(part);
}

void EntryListEditor::add(const QString& text) {
    int added = 0, known = 0;
    for (const std::string& one : entriesIn(text)) {
        if (std::ranges::find(entries_, one) != entries_.end()) {
            ++known;
            continue;
        }
        entries_.insert(order_ == Order::AsAdded ? entries_.end() : std::ranges::lower_bound(entries_, one), one);
        ++added;
    }
    if (added + known == 0) return;
    told_ = toldOfAdding(added, known);
    typed_->clear();
    faults_.clear();
    fill();
    refresh();
    if (added > 0) Q_EMIT edited();
}

void EntryListEditor::deleteChosen() {
    const QList<QListWidgetItem*> chosen = list_->selectedItems();
    if (readOnly_ || chosen.isEmpty()) return;
    const int next = list_->currentRow();
    for (const QListWidgetItem* item : chosen)
        std::erase(entries_, item->text().toStdString());
    told_ = toldOfDeleting(static_cast<int>(chosen.size()));
    faults_.clear();
    fill();
    if (list_->count() > 0) list_->setCurrentRow(std::clamp(next, 0, list_->count() - 1));
    refresh();
    Q_EMIT edited();
}

void EntryListEditor::copyChosen() const {
    QStringList wanted;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->selectedItems().isEmpty() || list_->item(row)->isSelected()) wanted << list_->item(row)->text();
    QGuiApplication::clipboard()->setText(wanted.join(QLatin1Char('\n')));
}

void EntryListEditor::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = given ? *given : std::vector<std::string>();
    if (order_ == Order::Ascending) std::ranges::sort(wanted);
    if (wanted != entries_) {
        entries_ = std::move(wanted);
        faults_.clear();
        fill();
    }
    refresh();
}

void EntryListEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    told_.clear();
    if (readOnly) typed_->clear();
    refresh();
}

void EntryListEditor::showFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences = entryFaults(faults);
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    fill();
    refresh();
}

void EntryListEditor::fill() {
    list_->clear();
    for (int place = 0; place < static_cast<int>(entries_.size()); ++place) {
        const QString text = commands::fromUtf8(entries_[static_cast<std::size_t>(place)]);
        auto* item = new QListWidgetItem(text, list_);
        const auto fault = faults_.find(place);
        if (fault != faults_.end()) {
            item->setForeground(toneInk(Tone::Danger, palette()));
            item->setIcon(icon(QStringLiteral("dialog-warning")));
            item->setToolTip(fault->second);
            item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(text, fault->second));
        }
        dress(*item, fault != faults_.end());
    }
}

void EntryListEditor::refresh() {
    const auto count = static_cast<int>(entries_.size());
    const bool chosen = !list_->selectedItems().isEmpty();
    const bool typed = !entriesIn(typed_->text()).empty();
    const Words said = words();
    entry_->setVisible(!readOnly_);
    list_->setVisible(!readOnly_ && count > 0);
    actions_->setVisible(!readOnly_ && count > 0);
    list_->setFixedHeight(listHeight());
    add_->setEnabled(typed);
    add_->setToolTip(typed ? QString() : said.addWhy);
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : said.removeWhy);
    removeAction_->setEnabled(!readOnly_ && chosen);
    removeAction_->setVisible(!readOnly_);
    count_->setText(tr("%1 of at most %2").arg(count).arg(field_.maximum));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, count > field_.maximum ? toneInk(Tone::Danger, palette()) : faded(palette()));
    count_->setPalette(ink);
    QPalette noteInk = palette();
    noteInk.setColor(QPalette::WindowText, faults_.empty() ? faded(palette()) : toneInk(Tone::Danger, palette()));
    note_->setPalette(noteInk);
    note_->say(readOnly_ ? QString() : faults_.empty() ? told_ : faults_.begin()->second);
    text_->say(readOnly_ ? said.read : QString());
}

void EntryListEditor::retranslate() {
    const Words said = words();
    typed_->setPlaceholderText(said.example);
    typed_->setAccessibleName(said.typedName);
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
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
bool EntryListEditor::eventFilter(QObject* watched, QEvent* event) {
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

void EntryListEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_entry_list_editor.cpp"
