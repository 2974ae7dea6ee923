#include "ui/panes/members/member_table.h"

#include "models/commands/export_rows.h"
#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/delegates/status_chip.h"
#include "ui/panes/members/member_words.h"
#include "ui/widgets/icon.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace sekisho::ui::members {

using Column = ports::MemberColumn;

namespace {
constexpr int kColumns = static_cast<int>(Column::Count);
constexpr int kRowPadding = 10;
constexpr int kChipSide = 8;
constexpr int kMostPieces = 20'000; // each piece of a selection is asked at each paint of a cell
} // namespace

MemberTable::MemberTable(items::MemberTableModel* model, QWidget* parent)
    : QTableView(parent), model_(model), cells_(new CellDelegate(this)), status_(new StatusDelegate(this)) {
    setObjectName(QStringLiteral("members.table"));
    setItemDelegate(cells_);
    setItemDelegateForColumn(static_cast<int>(Column::Status), status_);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    rowHeightChanged();
    QHeaderView* head = horizontalHeader();
    head->setSectionsMovable(true);
    head->setSectionsClickable(true);
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setMinimumSectionSize(48);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    setModel(model_);
    // The sort indicator follows the query, never the other way round at the start.
    head->setSortIndicatorShown(true);

    connect(head, &QHeaderView::sectionClicked, this, [this](int section) {
        const ports::MemberQuery& query = model_->query();
        if (section >= kColumns) { // the list does not know the tenant's own columns
            showSort(query.sortBy, query.descending);
            return;
        }
        // Up, down, and back to the usual order.
        const bool same = query.sortBy == static_cast<Column>(section);
        if (same && query.descending)
            model_->sort(-1, Qt::AscendingOrder);
        else
            model_->sort(section, same ? Qt::DescendingOrder : Qt::AscendingOrder);
        showSort(model_->query().sortBy, model_->query().descending);
        Q_EMIT columnsChanged();
    });
    const auto changed = [this] {
        if (!applying_) Q_EMIT columnsChanged();
    };
    connect(head, &QHeaderView::sectionMoved, this, changed);
    connect(head, &QHeaderView::sectionResized, this, changed);
    connect(head, &QHeaderView::customContextMenuRequested, this,
            [this, head](const QPoint& at) { Q_EMIT columnMenuRequested(head->mapToGlobal(at)); });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT opened(model_->idAt(index.row())); });
    connect(model_, &items::MemberTableModel::aboutToRequery, this, &MemberTable::keepPlace);
    connect(model_, &items::MemberTableModel::requeried, this, &MemberTable::restorePlace);

    cells_->setMatcher([this](const QString& shown) -> std::optional<std::pair<int, int>> {
        if (searchText_.isEmpty() || !model_->list()) return std::nullopt;
        const std::string bytes = shown.toStdString();
        const auto span = model_->list()->matchIn(bytes, searchText_.toStdString());
        if (!span || span->length == 0) return std::nullopt;
        const std::string_view view(bytes);
        const auto begin = commands::fromUtf8(view.substr(0, span->begin)).size();
        return std::pair{static_cast<int>(begin),
                         static_cast<int>(commands::fromUtf8(view.substr(span->begin, span->length)).size())};
    });
    cells_->setMark([this](const QModelIndex& index) {
        if (index.column() != static_cast<int>(Column::Name)) return QIcon();
        if (hasDraft_ && hasDraft_(index.data(items::IdRole).toString())) return icon(QStringLiteral("document-edit"));
        return index.data(items::FlagsRole).toInt() & items::AdministratorFlag ? icon(QStringLiteral("security-high"))
                                                                               : QIcon();
    });
    languageChanged();
}

void MemberTable::languageChanged() {
    setAccessibleName(tr("Members"));
    constexpr auto kStatus = static_cast<int>(Column::Status);
    const int before = std::exchange(statusWidth_, defaultWidth(Column::Status));
    if (columnWidth(kStatus) != before) return; // hidden, or as wide as somebody made it
    applying_ = true;
    setColumnWidth(kStatus, statusWidth_);
    applying_ = false;
}

void MemberTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) languageChanged();
    if (event->type() == QEvent::FontChange && model_) rowHeightChanged();
}

void MemberTable::rowHeightChanged() {
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPadding);
}

int MemberTable::defaultWidth(Column column) const {
    const int unit = fontMetrics().horizontalAdvance(QLatin1Char('m'));
    switch (column) {
    case Column::Name:
        return 11 * unit;
    case Column::Reading:
    case Column::OrgUnit: // the five usual columns fit into a small window with both sides open
        return 10 * unit;
    case Column::LoginId:
        return 18 * unit;
    case Column::LastAccess:
    case Column::LastSignIn:
    case Column::CreatedAt:
    case Column::Telephone:
    case Column::CellPhone:
        return 12 * unit;
    case Column::Status: { // the longest word fits in every language
        int widest = 0;
        for (const MemberStatus status : {MemberStatus::Awaiting, MemberStatus::Pending, MemberStatus::InUse,
                                          MemberStatus::Suspended, MemberStatus::Deleted})
            widest = std::max(widest, chipSize(statusChip(status), fontMetrics()).width());
        return widest + 2 * kChipSide;
    }
    case Column::Position:
    case Column::Level:
        return 7 * unit;
    default:
        return 9 * unit;
    }
}

void MemberTable::applyColumns(const ViewState& state) {
    applying_ = true;
    QHeaderView* head = horizontalHeader();
    for (int visual = 0; visual < static_cast<int>(state.columns.size()) && visual < kColumns; ++visual) {
        const ColumnState& column = state.columns[static_cast<std::size_t>(visual)];
        const int logical = static_cast<int>(column.column);
        head->moveSection(head->visualIndex(logical), visual);
        head->resizeSection(logical, column.width > 0 ? column.width : defaultWidth(column.column));
        setColumnHidden(logical, !column.shown);
    }
    showSort(state.sortBy, state.descending);
    applying_ = false;
}

void MemberTable::showSort(std::optional<Column> sortBy, bool descending) {
    horizontalHeader()->setSortIndicator(sortBy ? static_cast<int>(*sortBy) : -1,
                                         descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void MemberTable::sortAsUsual() {
    model_->sort(-1, Qt::AscendingOrder);
    showSort(std::nullopt, false);
    Q_EMIT columnsChanged();
}

std::vector<ColumnState> MemberTable::columns() const {
    std::vector<ColumnState> out;
    const QHeaderView* head = horizontalHeader();
    for (int visual = 0; visual < head->count(); ++visual) {
        const int logical = head->logicalIndex(visual);
        if (logical >= kColumns) continue;
        const bool hidden = isColumnHidden(logical);
        const int width = head->sectionSize(logical); // 0 while hidden
        const auto column = static_cast<Column>(logical);
        out.push_back({column, width == defaultWidth(column) ? 0 : width, !hidden});
    }
    return out;
}

std::vector<Column> MemberTable::shownColumns() const {
    std::vector<Column> shown;
    for (const ColumnState& column : columns())
        if (column.shown) shown.push_back(column.column);
    return shown;
}

void MemberTable::showColumn(Column column, bool shown) {
    const int logical = static_cast<int>(column);
    if (!shown && shownColumns().size() == 1) return; // an empty table would look like no members
    setColumnHidden(logical, !shown);
    if (shown && columnWidth(logical) < horizontalHeader()->minimumSectionSize())
        setColumnWidth(logical, defaultWidth(column));
    Q_EMIT columnsChanged();
}

void MemberTable::resetColumns() {
    ViewState state = ViewState::defaults();
    state.sortBy = model_->query().sortBy;
    state.descending = model_->query().descending;
    applyColumns(state);
    Q_EMIT columnsChanged();
}

int MemberTable::selectedCount() const {
    int count = 0;
    if (selectionModel())
        for (const QItemSelectionRange& range : selectionModel()->selection())
            count += range.height();
    return count;
}

bool MemberTable::allSelected() const {
    return model_->rowCount() > 0 && selectedCount() == model_->rowCount();
}

void MemberTable::eachSelectedRow(const std::function<bool(int)>& visit) const {
    std::vector<std::pair<int, int>> spans;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        spans.emplace_back(range.top(), range.bottom());
    std::sort(spans.begin(), spans.end());
    for (const auto& [top, bottom] : spans)
        for (int row = top; row <= bottom; ++row)
            if (!visit(row)) return;
}

QString MemberTable::currentId() const {
    return model_->idAt(currentIndex().row());
}

void MemberTable::selectMember(const QString& id) {
    const int row = model_->rowOf(id);
    if (row < 0) return;
    const int column = static_cast<int>(shownColumns().front());
    selectionModel()->setCurrentIndex(model_->index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

QString MemberTable::selectionAsTsv() const {
    const std::vector<Column> shown = shownColumns();
    std::vector<QStringList> rows;
    QStringList head;
    for (const Column column : shown)
        head << columnHead(column);
    for (const auto& own : model_->ownColumns())
        head << own.head;
    rows.push_back(head);
    eachSelectedRow([&](int row) {
        QStringList cells;
        for (const Column column : shown)
            cells << model_->textAt(row, column);
        for (std::size_t own = 0; own < model_->ownColumns().size(); ++own)
            cells << model_->ownTextAt(row, own);
        rows.push_back(std::move(cells));
        return rows.size() <= kMostCopied;
    });
    return rows.size() > 1 ? commands::tsv(rows) : QString();
}

void MemberTable::setSearchText(const QString& text) {
    searchText_ = text;
    viewport()->update();
}

void MemberTable::setDraftMark(std::function<bool(const QString&)> hasDraft) {
    hasDraft_ = std::move(hasDraft);
    viewport()->update();
}

void MemberTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(currentId());
        return;
    }
    QTableView::keyPressEvent(event);
}

// Who comes to the list by keyboard has somebody chosen: the next action is then about the row he is on, not about the
// member whose page is still open.
void MemberTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (!byKey || model_->rowCount() == 0 || selectionModel()->hasSelection()) return;
    const int row = std::max(0, currentIndex().row());
    selectionModel()->setCurrentIndex(model_->index(row, static_cast<int>(shownColumns().front())),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MemberTable::keyboardSearch(const QString& text) {
    // Letters filter instead of jumping: a walk over a million rows at each key would be felt.
    if (!text.trimmed().isEmpty()) Q_EMIT typed(text);
}

void MemberTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    announceChosen();
}

void MemberTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    announceChosen();
}

void MemberTable::announceChosen() {
    if (!restoring_) Q_EMIT chosen();
}

void MemberTable::keepPlace() {
    restoring_ = true;
    kept_ = {};
    kept_.current = currentId();
    const int top = rowAt(0);
    kept_.top = top >= 0 ? model_->idAt(top) : QString();
    if (currentIndex().isValid()) {
        const int bottom = rowAt(viewport()->height() - 1);
        kept_.currentOffset = currentIndex().row() - std::max(top, 0);
        kept_.currentVisible = currentIndex().row() >= top && (bottom < 0 || currentIndex().row() <= bottom);
    }
    kept_.byId = model_->leavesList();
    eachSelectedRow([this](int row) {
        if (kept_.byId) {
            kept_.ids.emplace(model_->cellsAt(row).id);
            kept_.count = kept_.ids.size();
            return true;
        }
        const ports::RowNo number = model_->rowNoAt(row);
        if (kept_.rows.size() <= number) kept_.rows.resize(std::max<std::size_t>(number + 1, 2 * kept_.rows.size()));
        kept_.rows[number] = true;
        ++kept_.count;
        return true;
    });
}

void MemberTable::restorePlace() {
    const int rows = model_->rowCount();
    const int column = static_cast<int>(shownColumns().front());
    if (!kept_.current.isEmpty()) {
        if (const int row = model_->rowOf(kept_.current); row >= 0)
            selectionModel()->setCurrentIndex(model_->index(row, column), QItemSelectionModel::NoUpdate);
    }
    if (kept_.count > 0) {
        QItemSelection selection;
        std::size_t found = 0;
        for (int row = 0; row < rows && found < kept_.count && selection.size() <= kMostPieces; ++row) {
            const auto selected = [&](int r) {
                if (kept_.byId) return kept_.ids.contains(std::string(model_->cellsAt(r).id));
                const ports::RowNo number = model_->rowNoAt(r);
                return number < kept_.rows.size() && kept_.rows[number];
            };
            if (!selected(row)) continue;
            int last = row;
            while (last + 1 < rows && selected(last + 1))
                ++last;
            found += static_cast<std::size_t>(last - row + 1);
            selection.append(
                QItemSelectionRange(model_->index(row, 0), model_->index(last, model_->columnCount() - 1)));
            row = last;
        }
        if (selection.size() > kMostPieces)
            Q_EMIT selectionDropped();
        else
            selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    executeDelayedItemsLayout(); // the scroll bar must know the new rows first
    // The current row keeps its place on the screen, else the row at the top does.
    int top = -1;
    if (kept_.currentVisible && currentIndex().isValid())
        top = std::max(0, currentIndex().row() - kept_.currentOffset);
    else if (!kept_.top.isEmpty())
        top = model_->rowOf(kept_.top);
    if (top >= 0) verticalScrollBar()->setValue(top);
    kept_ = {};
    restoring_ = false;
    Q_EMIT chosen();
}

} // namespace sekisho::ui::members

#include "moc_member_table.cpp"
