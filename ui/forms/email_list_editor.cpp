#include "ui/forms/email_list_editor.h"

#include "models/commands/words.h"
#include "ui/forms/entry_faults.h"
#include "ui/forms/pickers.h"
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

using commands::fromUtf8;

namespace {

constexpr int kEmailsSeen = 6;        // rows before the list scrolls
constexpr int kEmailsWidth = 520;     // addresses are read, not spread
constexpr std::size_t kFewWords = 12; // that read mode names one by one

QString emailPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return EmailListEditor::tr("Name");
    case ports::MemberColumn::Reading:
        return EmailListEditor::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return EmailListEditor::tr("Organization");
    default:
        return {};
    }
}

} // namespace

std::vector<std::string> emailsIn(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[\\s,;、，；<>]+"));
    std::vector<std::string> found;
    const QStringList pieces = text.normalized(QString::NormalizationForm_KC).split(between, Qt::SkipEmptyParts);
    for (const QString& piece : pieces)
        found.push_back(piece.toLower().toStdString());
    return found;
}

EmailListEditor::EmailListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent)
    : ValueEditor(parent), field_(field), services_(services), entry_(new QWidget(this)), typed_(new QLineEdit(entry_)),
      add_(new QPushButton(entry_)), pick_(new QPushButton(entry_)), list_(new QListWidget(this)),
      note_(new WrappedLabel(this)), actions_(new QWidget(this)), remove_(new QPushButton(actions_)),
      count_(new QLabel(actions_)), copyAction_(new QAction(list_)), removeAction_(new QAction(list_)),
      text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("emails.editor"));
    for (const auto& [part, name] : std::initializer_list<std::pair<QWidget*, const char*>>{{typed_, "emails.typed"},
                                                                                            {add_, "emails.add"},
                                                                                            {pick_, "emails.pick"},
                                                                                            {list_, "emails.list"},
                                                                                            {note_, "emails.note"},
                                                                                            {remove_, "emails.remove"},
                                                                                            {count_, "emails.count"},
                                                                                            {text_, "emails.text"}})
        part->setObjectName(QLatin1String(name));
    for (QPushButton* button : {add_, pick_, remove_})
        button->setAutoDefault(false);
    typed_->installEventFilter(this);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->setUniformItemSizes(true);
    list_->setMaximumWidth(kEmailsWidth);
    entry_->setMaximumWidth(kEmailsWidth);
    actions_->setMaximumWidth(kEmailsWidth);
    copyAction_->setShortcut(QKeySequence::Copy);
    removeAction_->setShortcut(QKeySequence::Delete);
    for (QAction* action : {copyAction_, removeAction_}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        list_->addAction(action);
    }
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusProxy(typed_);
    auto* entryRow = new QHBoxLayout(entry_);
    entryRow->setContentsMargins(0, 0, 0, 0);
    entryRow->setSpacing(space::kSmall);
    entryRow->addWidget(typed_, 1);
    entryRow->addWidget(add_);
    entryRow->addWidget(pick_);
    auto* actionRow = new QHBoxLayout(actions_);
    actionRow->setContentsMargins(0, 0, 0, 0);
    actionRow->setSpacing(space::kSmall);
    actionRow->addWidget(remove_);
    actionRow->addStretch(1);
    actionRow->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{entry_, note_, list_, actions_, text_})
        column->addWidget(part);
    connect(typed_, &QLineEdit::textChanged, this, &EmailListEditor::refresh);
    connect(typed_, &QLineEdit::returnPressed, this, [this] { add(typed_->text()); });
    connect(add_, &QPushButton::clicked, this, [this] { add(typed_->text()); });
    connect(pick_, &QPushButton::clicked, this, &EmailListEditor::pick);
    connect(remove_, &QPushButton::clicked, this, &EmailListEditor::removeChosen);
    connect(copyAction_, &QAction::triggered, this, &EmailListEditor::copyChosen);
    connect(removeAction_, &QAction::triggered, this, &EmailListEditor::removeChosen);
    connect(list_, &QListWidget::itemSelectionChanged, this, &EmailListEditor::refresh);
    retranslate();
}

void EmailListEditor::add(const QString& text) {
    int added = 0, known = 0;
    for (const std::string& one : emailsIn(text)) {
        if (std::ranges::count(emails_, one) > 0) {
            ++known;
            continue;
        }
        emails_.push_back(one);
        ++added;
    }
    if (added + known == 0) return;
    told_ = known > 0 ? tr("%n address(es) were in the list already.", nullptr, known) : QString();
    typed_->clear();
    faults_.clear();
    fill();
    refresh();
    if (added > 0) Q_EMIT edited();
}

void EmailListEditor::pick() {
    auto* picker = new MemberPicker(
        services_.cache, {emailPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) {
            if (const auto row = services_.cache.members().find(id.value))
                add(fromUtf8(services_.cache.members().cells(*row).loginId));
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void EmailListEditor::removeChosen() {
    const QList<QListWidgetItem*> chosen = list_->selectedItems();
    if (readOnly_ || chosen.isEmpty()) return;
    const int next = list_->currentRow();
    for (const QListWidgetItem* item : chosen)
        std::erase(emails_, item->text().toStdString());
    told_.clear();
    faults_.clear();
    fill();
    if (list_->count() > 0) list_->setCurrentRow(std::clamp(next, 0, list_->count() - 1));
    refresh();
    Q_EMIT edited();
}

void EmailListEditor::copyChosen() const {
    QStringList wanted;
    for (int row = 0; row < list_->count(); ++row)
        if (list_->selectedItems().isEmpty() || list_->item(row)->isSelected()) wanted << list_->item(row)->text();
    QGuiApplication::clipboard()->setText(wanted.join(QLatin1Char('\n')));
}

void EmailListEditor::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = given ? *given : std::vector<std::string>();
    if (wanted != emails_) {
        emails_ = std::move(wanted);
        faults_.clear();
        fill();
    }
    refresh();
}

void EmailListEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    if (readOnly) {
        told_.clear();
        typed_->clear();
    }
    refresh();
}

void EmailListEditor::showFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences = entryFaults(faults);
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    fill();
    refresh();
}

void EmailListEditor::fill() {
    list_->clear();
    for (int place = 0; place < static_cast<int>(emails_.size()); ++place) {
        const QString text = fromUtf8(emails_[static_cast<std::size_t>(place)]);
        auto* item = new QListWidgetItem(text, list_);
        const auto fault = faults_.find(place);
        if (fault == faults_.end()) continue;
        item->setForeground(toneInk(Tone::Danger, palette()));
        item->setIcon(icon(QStringLiteral("dialog-warning")));
        item->setToolTip(fault->second);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(text, fault->second));
    }
}

void EmailListEditor::refresh() {
    const auto count = static_cast<int>(emails_.size());
    const bool chosen = !list_->selectedItems().isEmpty();
    const bool typed = !emailsIn(typed_->text()).empty();
    entry_->setVisible(!readOnly_);
    list_->setVisible(!readOnly_ && count > 0);
    actions_->setVisible(!readOnly_ && count > 0);
    const int rowHeight = std::max(list_->sizeHintForRow(0), fontMetrics().height() + space::kTight);
    list_->setFixedHeight(std::clamp(count, 1, kEmailsSeen) * rowHeight + 2 * list_->frameWidth() + space::kTight);
    add_->setEnabled(typed);
    add_->setToolTip(typed ? QString() : tr("Type one or more addresses first."));
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose addresses of the list first."));
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
    QStringList words;
    for (std::size_t i = 0; i < std::min(emails_.size(), kFewWords); ++i)
        words << fromUtf8(emails_[i]);
    if (emails_.size() > kFewWords) words << tr("and %n more", nullptr, static_cast<int>(emails_.size() - kFewWords));
    text_->say(!readOnly_        ? QString()
               : words.isEmpty() ? tr("No mail address is listed.")
                                 : words.join(QStringLiteral(", ")));
}

void EmailListEditor::retranslate() {
    typed_->setPlaceholderText(tr("name@example.com"));
    typed_->setAccessibleName(tr("Addresses to add"));
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    pick_->setText(tr("Choose a member…"));
    pick_->setIcon(icon(QStringLiteral("user")));
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
bool EmailListEditor::eventFilter(QObject* watched, QEvent* event) {
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

void EmailListEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui
