#include "ui/forms/member_list_field.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/forms/entry_faults.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/icon.h"
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
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

enum MemberFieldColumn {
    MemberNameColumn,
    MemberLoginColumn,
    MemberOrgUnitColumn,
    MemberRemarkColumn,
    MemberColumnCount
};
constexpr int kFewMembers = 8;        // that the eye finds without a filter
constexpr int kMostNamedUnknown = 10; // IDs of a paste that nobody has

QString memberFieldHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return MemberListField::tr("Name");
    case ports::MemberColumn::Reading:
        return MemberListField::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return MemberListField::tr("Organization");
    default:
        return {};
    }
}

} // namespace

MemberListField::MemberListField(const policy::Field& field, const PaneServices& services, QWidget* parent)
    : ValueEditor(parent), field_(field), services_(services), search_(new SearchField(this)), count_(new QLabel(this)),
      empty_(new WrappedLabel(this)), table_(new QTableWidget(0, MemberColumnCount, this)),
      note_(new WrappedLabel(this)), actions_(new QWidget(this)), add_(new QPushButton(actions_)),
      paste_(new QPushButton(actions_)), remove_(new QPushButton(actions_)), copyAction_(new QAction(table_)),
      removeAction_(new QAction(table_)) {
    setObjectName(QStringLiteral("memberList.editor"));
    search_->setObjectName(QStringLiteral("memberList.filter"));
    search_->setListBelow(table_);
    count_->setObjectName(QStringLiteral("memberList.count"));
    note_->setObjectName(QStringLiteral("memberList.note"));
    table_->setObjectName(QStringLiteral("memberList.table"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    for (const auto& [column, width] :
         {std::pair{MemberNameColumn, 120}, {MemberLoginColumn, 200}, {MemberOrgUnitColumn, 120}})
        table_->setColumnWidth(column, width);
    table_->installEventFilter(this);
    copyAction_->setShortcut(QKeySequence::Copy);
    removeAction_->setShortcut(QKeySequence::Delete);
    for (QAction* action : {copyAction_, removeAction_}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        table_->addAction(action);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(search_, 1);
    head->addStretch(0);
    head->addWidget(count_);
    auto* row = new QHBoxLayout(actions_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    for (const auto& [button, name] :
         {std::pair{add_, "memberList.add"}, {paste_, "memberList.paste"}, {remove_, "memberList.remove"}}) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    for (QWidget* part : std::initializer_list<QWidget*>{empty_, table_, note_, actions_})
        column->addWidget(part);
    connect(search_, &QLineEdit::textChanged, this, &MemberListField::filter);
    connect(add_, &QPushButton::clicked, this, &MemberListField::pick);
    connect(paste_, &QPushButton::clicked, this, &MemberListField::pasteIds);
    connect(remove_, &QPushButton::clicked, this, &MemberListField::removeChosen);
    connect(copyAction_, &QAction::triggered, this, &MemberListField::copyChosen);
    connect(removeAction_, &QAction::triggered, this, &MemberListField::removeChosen);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &MemberListField::refresh);
    connect(table_, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem* item) {
        if (const auto place = static_cast<std::size_t>(item->row()); place < ids_.size())
            Q_EMIT memberWanted(fromUtf8(ids_[place]));
    });
    watch_ = services_.cache.members().watch([this] { refreshRows(); });
    retranslate();
}

MemberListField::~MemberListField() = default;

void MemberListField::setRemark(std::function<QString(const std::string&)> remark) {
    remark_ = std::move(remark);
    refreshRows();
}

void MemberListField::setListName(const QString& name) {
    listName_ = name;
    table_->setAccessibleName(name);
}

void MemberListField::setValue(const policy::Value& value) {
    const auto* given = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::string> wanted = given ? *given : std::vector<std::string>();
    if (wanted == ids_) return refresh();
    ids_ = std::move(wanted);
    faults_.clear();
    refreshRows();
}

void MemberListField::setReadOnly(bool readOnly) {
    readOnly_ = readOnly;
    told_.clear();
    table_->setFrameShape(readOnly ? QFrame::NoFrame : QFrame::StyledPanel);
    refresh();
}

void MemberListField::showFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences = entryFaults(faults);
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    refreshRows();
}

void MemberListField::fillRow(int row, const std::string& id) {
    QStringList texts;
    QString odd;
    const ports::MemberList& list = services_.cache.members();
    if (const auto found = list.find(id)) {
        const ports::MemberCells cells = list.cells(*found);
        texts << fromUtf8(cells.name) << fromUtf8(cells.loginId) << fromUtf8(cells.orgUnit);
        if (cells.status == MemberStatus::Deleted) odd = tr("Deleted; counts again when the deletion is cancelled.");
    } else {
        texts << tr("(Unknown member)") << fromUtf8(id) << QString();
        odd = list.complete() ? tr("This member is not there any more, or not open to you.")
                              : tr("The local copy is still being loaded.");
    }
    const QString remark = remark_ ? remark_(id) : QString();
    const auto fault = faults_.find(row);
    texts << (fault != faults_.end() ? fault->second : !odd.isEmpty() ? odd : remark);
    for (int column = 0; column < MemberColumnCount; ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setToolTip(texts[column]);
        if (fault != faults_.end())
            item->setForeground(toneInk(Tone::Danger, palette()));
        else if (!odd.isEmpty() || column == MemberRemarkColumn)
            item->setForeground(faded(palette()));
        table_->setItem(row, column, item);
    }
}

void MemberListField::refreshRows() {
    const int current = table_->currentRow();
    table_->setRowCount(static_cast<int>(ids_.size()));
    for (int row = 0; row < table_->rowCount(); ++row)
        fillRow(row, ids_[static_cast<std::size_t>(row)]);
    if (current >= 0 && current < table_->rowCount()) table_->setCurrentCell(current, 0, QItemSelectionModel::NoUpdate);
    filter();
}

void MemberListField::filter() {
    const std::string typed = fold(search_->text().toStdString());
    for (int row = 0; row < table_->rowCount(); ++row) {
        QString all;
        for (int column = 0; column < MemberColumnCount; ++column)
            all += table_->item(row, column)->text() + QLatin1Char('\n');
        table_->setRowHidden(row, !typed.empty() && fold(all.toStdString()).find(typed) == std::string::npos);
    }
    refresh();
}

void MemberListField::pick() {
    auto* picker = new MemberPicker(
        services_.cache, {memberFieldHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) {
            told_ = std::ranges::count(ids_, id.value) > 0 ? tr("This member is in the list already.") : QString();
            add({id.value});
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

// IDs of members, as another program lists them; whom nobody knows is named and left out.
void MemberListField::pasteIds() {
    static const QRegularExpression between(QStringLiteral("[\\s,;、]+"));
    const QStringList typed = QGuiApplication::clipboard()->text().split(between, Qt::SkipEmptyParts);
    if (typed.isEmpty()) {
        told_ = tr("The clipboard holds no text. Copy a list of member IDs first.");
        return refresh();
    }
    ports::MemberList& list = services_.cache.members();
    std::map<std::string, std::string, std::less<>> byLogin;
    for (const ports::RowNo row : *list.query({})) {
        const ports::MemberCells cells = list.cells(row);
        byLogin.emplace(fold(cells.loginId), cells.id);
    }
    std::vector<std::string> found;
    QStringList unknown;
    for (const QString& one : typed) {
        const auto known = byLogin.find(fold(one.toStdString()));
        if (known != byLogin.end())
            found.push_back(known->second);
        else
            unknown << one;
    }
    const auto before = ids_.size();
    add(found);
    QStringList sentences{tr("%n member(s) were added.", nullptr, static_cast<int>(ids_.size() - before))};
    if (!unknown.isEmpty())
        sentences << tr("Nobody has these IDs: %1").arg(unknown.mid(0, kMostNamedUnknown).join(QStringLiteral(", ")));
    if (unknown.size() > kMostNamedUnknown)
        sentences << tr("and %n more", nullptr, static_cast<int>(unknown.size() - kMostNamedUnknown));
    told_ = commands::inARow(sentences);
    refresh();
}

void MemberListField::add(const std::vector<std::string>& more) {
    const auto before = ids_.size();
    for (const std::string& id : more)
        if (std::ranges::count(ids_, id) == 0) ids_.push_back(id);
    refreshRows();
    if (ids_.size() == before) return;
    table_->scrollToBottom();
    Q_EMIT edited();
}

void MemberListField::removeChosen() {
    if (readOnly_) return;
    std::vector<int> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (rows.empty()) return;
    std::ranges::sort(rows, std::greater());
    for (const int row : rows)
        ids_.erase(ids_.begin() + row);
    told_.clear();
    faults_.clear();
    table_->clearSelection();
    refreshRows();
    if (!ids_.empty()) table_->selectRow(std::min(rows.back(), table_->rowCount() - 1));
    Q_EMIT edited();
}

void MemberListField::copyChosen() const {
    QStringList lines;
    for (int row = 0; row < table_->rowCount(); ++row)
        if (!table_->selectionModel()->hasSelection() || table_->item(row, 0)->isSelected())
            lines << table_->item(row, MemberLoginColumn)->text();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void MemberListField::refresh() {
    const int count = table_->rowCount();
    int shown = 0;
    bool remarks = false;
    for (int row = 0; row < count; ++row) {
        shown += !table_->isRowHidden(row);
        remarks = remarks || !table_->item(row, MemberRemarkColumn)->text().isEmpty();
    }
    const bool full = count >= field_.maximum;
    const bool chosen = table_->selectionModel()->hasSelection();
    search_->setVisible(count > kFewMembers);
    count_->setText(tr("%1 of at most %2")
                        .arg(commands::locale().toString(count),
                             commands::locale().toString(static_cast<qlonglong>(field_.maximum))));
    count_->setVisible(!readOnly_ || count > kFewMembers);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, count > field_.maximum ? toneInk(Tone::Danger, palette()) : faded(palette()));
    count_->setPalette(ink);
    empty_->say(count == 0 ? tr("No member is listed.") : shown == 0 ? tr("No member matches.") : QString());
    table_->setVisible(shown > 0);
    table_->setColumnHidden(MemberRemarkColumn, !remarks);
    table_->setFixedHeight((std::clamp(shown, 2, 10) + 1) * table_->verticalHeader()->defaultSectionSize() +
                           2 * table_->frameWidth() + space::kSmall);
    note_->say(told_);
    actions_->setVisible(!readOnly_);
    add_->setEnabled(!full);
    add_->setToolTip(full ? tr("The list is full.") : QString());
    remove_->setEnabled(chosen);
    remove_->setToolTip(chosen ? QString() : tr("Choose members of the list first."));
    removeAction_->setEnabled(!readOnly_ && chosen);
    removeAction_->setVisible(!readOnly_);
}

void MemberListField::retranslate() {
    table_->setHorizontalHeaderLabels({tr("Name"), tr("ID"), tr("Organization"), tr("Note")});
    table_->setAccessibleName(listName_.isEmpty() ? commands::factText(field_.label.ja, field_.label.en) : listName_);
    search_->setPlaceholderText(tr("Filter by name or ID"));
    search_->setAccessibleName(tr("Filter the members of this list"));
    add_->setText(tr("Add…"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    paste_->setText(tr("Paste IDs"));
    paste_->setIcon(icon(QStringLiteral("edit-paste")));
    paste_->setToolTip(tr("Adds the members whose IDs are in the clipboard, one a line or parted by commas."));
    remove_->setText(tr("Remove"));
    remove_->setIcon(icon(QStringLiteral("list-remove")));
    copyAction_->setText(tr("Copy IDs"));
    removeAction_->setText(tr("Remove"));
    told_.clear();
    refreshRows();
}

bool MemberListField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && !readOnly_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        pasteIds();
        return true;
    }
    return ValueEditor::eventFilter(watched, event);
}

void MemberListField::changeEvent(QEvent* event) {
    ValueEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_member_list_field.cpp"
