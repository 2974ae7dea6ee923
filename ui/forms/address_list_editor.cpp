#include "ui/forms/address_list_editor.h"

#include "models/commands/words.h"
#include "ui/forms/address_lines.h"
#include "ui/forms/address_paste_dialog.h"
#include "ui/forms/address_table_model.h"
#include "ui/forms/entry_faults.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace sekisho::ui {

namespace {

constexpr int kShortList = 8; // lines that the eye finds without a filter

// Wrong lines have the ink of a fault in all their cells; their sentence says the same.
class AddressDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(AddressTableModel::FaultRole).toString().isEmpty()) return;
        option->palette.setColor(QPalette::Text, toneInk(Tone::Danger, option->palette));
    }
};

} // namespace

AddressListEditor::AddressListEditor(const policy::Field& field, QWidget* parent)
    : ValueEditor(parent), field_(field), model_(new AddressTableModel(this)), typedFault_(new WrappedLabel(this)),
      search_(new SearchField(this)), onlyFaults_(new QToolButton(this)), count_(new QLabel(this)),
      table_(new QTableView(this)), empty_(new WrappedLabel(this)), lineFault_(new WrappedLabel(this)),
      actions_(new QWidget(this)), left_(new QWidget(this)) {
    setObjectName(QStringLiteral("addresses.editor"));
    buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    entry_ = buildEntry();
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    search_->setObjectName(QStringLiteral("addresses.filter"));
    search_->setListBelow(table_);
    onlyFaults_->setObjectName(QStringLiteral("addresses.onlyFaults"));
    onlyFaults_->setCheckable(true);
    onlyFaults_->setFocusPolicy(Qt::StrongFocus);
    count_->setObjectName(QStringLiteral("addresses.count"));
    head->addWidget(search_, 1);
    head->addWidget(onlyFaults_);
    head->addStretch(0);
    head->addWidget(count_);
    paste_ = new QPushButton(actions_);
    copy_ = new QPushButton(actions_);
    remove_ = new QPushButton(actions_);
    auto* row = new QHBoxLayout(actions_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    for (const auto& [button, name] :
         {std::pair{paste_, "addresses.pasteList"}, {copy_, "addresses.copy"}, {remove_, "addresses.remove"}}) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    leftText_ = new WrappedLabel(left_);
    correct_ = new QPushButton(left_);
    correct_->setObjectName(QStringLiteral("addresses.correct"));
    correct_->setAutoDefault(false);
    auto* leftRow = new QHBoxLayout(left_);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->addWidget(leftText_, 1);
    leftRow->addWidget(correct_, 0, Qt::AlignTop);
    for (QWidget* part : std::initializer_list<QWidget*>{entry_, typedFault_, left_})
        column->addWidget(part);
    column->addLayout(head);
    for (QWidget* part : std::initializer_list<QWidget*>{empty_, table_, lineFault_, actions_})
        column->addWidget(part);
    connectParts();
    retranslate();
}

QWidget* AddressListEditor::buildEntry() {
    auto* box = new QWidget(this);
    address_ = new QLineEdit(box);
    address_->setObjectName(QStringLiteral("addresses.address"));
    label_ = new QLineEdit(box);
    label_->setObjectName(QStringLiteral("addresses.label"));
    label_->setMaxLength(static_cast<int>(kLongestAddressLabel));
    add_ = new QPushButton(box);
    add_->setObjectName(QStringLiteral("addresses.add"));
    add_->setAutoDefault(false);
    typedFault_->setObjectName(QStringLiteral("addresses.typedFault"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(address_, 3);
    row->addWidget(label_, 2);
    row->addWidget(add_);
    address_->installEventFilter(this);
    return box;
}

void AddressListEditor::buildTable() {
    table_->setObjectName(QStringLiteral("addresses.table"));
    table_->setModel(model_);
    table_->setItemDelegate(new AddressDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    layAsRows(table_);
    table_->setSortingEnabled(true);
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as it was given
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(AddressTableModel::AddressColumn,
                           columnWidthFor(table_, 0, QStringLiteral("203.0.113.100-203.0.113.109  ")));
    table_->setColumnWidth(AddressTableModel::LabelColumn, 160);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    copyAction_ = new QAction(table_);
    copyAction_->setShortcut(QKeySequence::Copy);
    removeAction_ = new QAction(table_);
    removeAction_->setShortcut(QKeySequence::Delete);
    for (QAction* action : {copyAction_, removeAction_}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        table_->addAction(action);
    }
    table_->installEventFilter(this);
}

void AddressListEditor::connectParts() {
    connect(address_, &QLineEdit::textEdited, this, &AddressListEditor::typedChanged);
    connect(label_, &QLineEdit::textEdited, this, &AddressListEditor::typedChanged);
    connect(address_, &QLineEdit::returnPressed, this, &AddressListEditor::addTyped);
    connect(label_, &QLineEdit::returnPressed, this, &AddressListEditor::addTyped);
    connect(add_, &QPushButton::clicked, this, &AddressListEditor::addTyped);
    connect(search_, &QLineEdit::textChanged, model_, &AddressTableModel::setFilter);
    connect(search_, &QLineEdit::textChanged, this, &AddressListEditor::refresh);
    connect(onlyFaults_, &QToolButton::toggled, this, [this](bool on) {
        model_->setOnlyFaults(on);
        refresh();
    });
    connect(paste_, &QPushButton::clicked, this, [this] { openPaste(unfinished_); });
    connect(correct_, &QPushButton::clicked, this, [this] { openPaste(unfinished_); });
    connect(copy_, &QPushButton::clicked, this, &AddressListEditor::copyChosen);
    connect(copyAction_, &QAction::triggered, this, &AddressListEditor::copyChosen);
    connect(remove_, &QPushButton::clicked, this, &AddressListEditor::removeChosen);
    connect(removeAction_, &QAction::triggered, this, &AddressListEditor::removeChosen);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AddressListEditor::refresh);
    connect(model_, &AddressTableModel::edited, this, [this] {
        refresh();
        Q_EMIT edited();
    });
}

policy::Value AddressListEditor::value() const {
    return model_->entries();
}

void AddressListEditor::setValue(const policy::Value& value) {
    const auto* entries = std::get_if<std::vector<policy::AddressEntry>>(&value);
    std::vector<policy::AddressEntry> wanted = entries ? *entries : std::vector<policy::AddressEntry>();
    if (wanted != model_->entries()) model_->setEntries(std::move(wanted));
    refresh();
}

void AddressListEditor::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    model_->setEditable(!readOnly);
    table_->setEditTriggers(readOnly ? QAbstractItemView::NoEditTriggers
                                     : QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    table_->setFrameShape(readOnly ? QFrame::NoFrame : QFrame::StyledPanel);
    if (readOnly) { // the next draft begins clean
        unfinished_.clear();
        address_->clear();
        label_->clear();
        typedFault_->say({});
        onlyFaults_->setChecked(false);
    }
    refresh();
}

void AddressListEditor::showFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences = entryFaults(faults);
    const auto last = sentences.lower_bound(static_cast<int>(model_->entries().size())); // of a longer list than this
    sentences.erase(last, sentences.end());
    model_->setFaults(std::move(sentences));
    if (model_->faults() == 0) onlyFaults_->setChecked(false);
    refresh();
}

void AddressListEditor::typedChanged() {
    const QString typed = address_->text().trimmed();
    const AddressReading read = readAddresses(typed, model_->entries());
    QString sentence;
    if (!read.wrong.empty()) sentence = commands::errorText(read.wrong.front().error);
    if (read.known > 0) sentence = tr("This address is in the list already.");
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    typedFault_->setPalette(ink);
    typedFault_->say(sentence);
    address_->setAccessibleDescription(sentence);
    add_->setEnabled(!read.good.empty());
    add_->setToolTip(typed.isEmpty() ? tr("Type an address first.") : sentence);
}

void AddressListEditor::addTyped() {
    AddressReading read = readAddresses(address_->text().trimmed(), model_->entries());
    if (read.good.size() != 1) return typedChanged();
    if (const QString label = label_->text().trimmed(); !label.isEmpty()) read.good.front().label = label.toStdString();
    address_->clear();
    label_->clear();
    takeMany(read.good);
    address_->setFocus(Qt::OtherFocusReason);
}

void AddressListEditor::takeMany(const std::vector<policy::AddressEntry>& more) {
    model_->append(more);
    if (const int row = model_->rowOf(model_->entries().size() - 1); row >= 0) table_->scrollTo(model_->index(row, 0));
    typedChanged();
    refresh();
    Q_EMIT edited();
}

void AddressListEditor::openPaste(const QString& text) {
    auto* dialog = new AddressPasteDialog(
        text, [this] { return model_->entries(); },
        [this](const std::vector<policy::AddressEntry>& more) { takeMany(more); },
        [this](const QString& left) {
            unfinished_ = left;
            refresh();
        },
        this);
    const QWidget* up = this;
    while (up && !qobject_cast<const Pane*>(up))
        up = up->parentWidget();
    if (const auto* pane = qobject_cast<const Pane*>(up))
        new DialogDraft(dialog, pane->copy(),
                        QStringLiteral("addresses.%1.%2").arg(pane->menuKey(), parentWidget()->objectName()));
    dialog->open();
}

void AddressListEditor::pasteFromClipboard() {
    const QString text = QGuiApplication::clipboard()->text();
    openPaste(unfinished_.isEmpty() ? text : unfinished_ + QLatin1Char('\n') + text);
}

std::vector<std::size_t> AddressListEditor::chosenEntries() const {
    std::vector<std::size_t> entries;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        entries.push_back(model_->entryAt(index.row()));
    std::ranges::sort(entries);
    return entries;
}

void AddressListEditor::removeChosen() {
    const std::vector<std::size_t> entries = chosenEntries();
    if (readOnly_ || entries.empty()) return;
    const int next = table_->currentIndex().row();
    model_->remove(entries);
    if (const int last = model_->rowCount() - 1; last >= 0) table_->selectRow(std::clamp(next, 0, last));
    refresh();
    Q_EMIT edited();
}

// The chosen lines, or all that are shown: as text that can be pasted again.
void AddressListEditor::copyChosen() const {
    std::vector<std::size_t> places = chosenEntries();
    for (int row = 0; row < model_->rowCount() && !table_->selectionModel()->hasSelection(); ++row)
        places.push_back(model_->entryAt(row));
    std::vector<policy::AddressEntry> wanted;
    wanted.reserve(places.size());
    for (const std::size_t place : places)
        wanted.push_back(model_->entries()[place]);
    QGuiApplication::clipboard()->setText(addressLines(wanted));
}

void AddressListEditor::refresh() {
    const auto count = static_cast<int>(model_->entries().size());
    const int shown = model_->rowCount();
    const int faults = model_->faults();
    const bool over = count > field_.maximum;
    entry_->setVisible(!readOnly_);
    typedFault_->setVisible(!readOnly_ && !typedFault_->text().isEmpty());
    actions_->setVisible(!readOnly_);
    search_->setVisible(count > kShortList);
    onlyFaults_->setVisible(!readOnly_ && faults > 0);
    onlyFaults_->setText(tr("%n line(s) with a fault", nullptr, faults));
    count_->setText(tr("%1 of at most %2")
                        .arg(commands::locale().toString(count),
                             commands::locale().toString(static_cast<qlonglong>(field_.maximum))));
    count_->setVisible(!readOnly_ || count > kShortList);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, over ? toneInk(Tone::Danger, palette()) : faded(palette()));
    count_->setPalette(ink);
    const bool none = shown == 0;
    empty_->say(count == 0 ? readOnly_ ? tr("No address is listed.")
                                       : tr("No address is listed. Type one above, or paste a whole list.")
                : none ? tr("No line matches.")
                           : QString());
    table_->setVisible(!none);
    table_->setColumnHidden(AddressTableModel::FaultColumn, faults == 0);
    const int rows = std::clamp(shown + 1, 3, 12);
    table_->setFixedHeight(rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth() +
                           space::kSmall);
    const bool chosen = table_->selectionModel()->hasSelection();
    const QString fault = table_->currentIndex().data(AddressTableModel::FaultRole).toString();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    lineFault_->setPalette(ink);
    lineFault_->say(chosen ? fault : QString());
    copy_->setEnabled(count > 0);
    copy_->setToolTip(count > 0 ? tr("Copies the chosen lines, or all that are shown.") : tr("The list is empty."));
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose lines of the list first."));
    removeAction_->setEnabled(!readOnly_ && chosen);
    removeAction_->setVisible(!readOnly_);
    left_->setVisible(!readOnly_ && !unfinished_.isEmpty());
    if (left_->isVisibleTo(this))
        leftText_->say(tr("%n line(s) of the pasted list are not in it yet; they are still to be corrected.", nullptr,
                          static_cast<int>(unfinished_.count(QLatin1Char('\n')) + 1)));
}

void AddressListEditor::retranslate() {
    address_->setPlaceholderText(QStringLiteral("203.0.113.0/24"));
    address_->setAccessibleName(tr("Address or range"));
    label_->setPlaceholderText(tr("Label"));
    label_->setAccessibleName(tr("Label of the address"));
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    search_->setPlaceholderText(tr("Filter by address or label"));
    search_->setAccessibleName(tr("Filter addresses"));
    onlyFaults_->setToolTip(tr("Show only the lines that are wrong"));
    table_->setAccessibleName(commands::factText(field_.label.ja, field_.label.en));
    paste_->setText(tr("Paste a list…"));
    paste_->setIcon(icon(QStringLiteral("edit-paste")));
    copy_->setText(tr("Copy"));
    copy_->setIcon(icon(QStringLiteral("edit-copy")));
    remove_->setText(tr("Delete"));
    remove_->setIcon(icon(QStringLiteral("list-remove")));
    copyAction_->setText(tr("Copy"));
    removeAction_->setText(tr("Delete"));
    correct_->setText(tr("Correct…"));
    model_->languageChanged();
    typedChanged();
    refresh();
}

bool AddressListEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && !readOnly_ &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        const bool several = QGuiApplication::clipboard()->text().trimmed().contains(QLatin1Char('\n'));
        if (several || watched == table_) {
            pasteFromClipboard();
            return true;
        }
    }
    return ValueEditor::eventFilter(watched, event);
}

void AddressListEditor::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_address_list_editor.cpp"
