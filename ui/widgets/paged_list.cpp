#include "ui/widgets/paged_list.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kApartMillis = 5'000;
constexpr int kMostByItself = 2'000; // rows; whoever has fetched more is at work on them, and asks himself
} // namespace

PagedList::PagedList(items::PagedTable& model, const PaneServices& services, Permission look, const QString& name,
                     QWidget* parent)
    : QWidget(parent), model_(model), services_(services), look_(look), table_(new QTableView(this)),
      state_(new StatePage(this)), stack_(new QStackedWidget(this)), soon_(new QTimer(this)) {
    table_->setObjectName(name + QStringLiteral(".table"));
    state_->setObjectName(name + QStringLiteral(".state"));
    table_->setModel(&model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    table_->setCornerButtonEnabled(false);
    layAsRows(table_);
    stack_->addWidget(table_);
    stack_->addWidget(state_);
    soon_->setSingleShot(true);
    soon_->setInterval(kApartMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    connectParts();
}

void PagedList::connectParts() {
    connect(&model_, &items::PagedTable::aboutToShow, this, [this] {
        const bool away = table_->verticalScrollBar()->value() > table_->verticalScrollBar()->minimum();
        top_ = away ? QPersistentModelIndex(table_->indexAt(QPoint(0, 0))) : QPersistentModelIndex();
    });
    connect(&model_, &items::PagedTable::answered, this, &PagedList::answered);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PagedList::changed);
    connect(&model_, &QAbstractItemModel::modelReset, this, &PagedList::changed);
    connect(table_, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { Q_EMIT menuWanted(table_->viewport()->mapToGlobal(at)); });
    connect(soon_, &QTimer::timeout, this, &PagedList::copyChanged);
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

void PagedList::setWords(std::function<Words()> words) {
    words_ = std::move(words);
    refreshLook();
}

void PagedList::setFilter(std::function<bool()> isSet, std::function<void()> clear) {
    filtered_ = std::move(isSet);
    clear_ = std::move(clear);
}

void PagedList::setIconName(const QString& name) {
    state_->setIconName(name);
}

bool PagedList::online() const {
    return (local_ && local_()) || (services_.online() && services_.identity());
}

bool PagedList::mayLook() const {
    const ports::Identity* identity = services_.identity();
    return !identity || allows(identity->roles, look_, services_.clock.now());
}

void PagedList::refilter() {
    selectWhenWhole_ = false;
    table_->scrollToTop();
    if (!online() || !mayLook()) model_.stop();
    soon_->start();
    cursor_ = services_.cache.status().cursor;
    refreshLook();
    Q_EMIT changed();
}

void PagedList::refresh() {
    if (!online() || !mayLook()) {
        model_.stop();
        return refreshLook();
    }
    cursor_ = services_.cache.status().cursor;
    soon_->start();
    model_.refresh();
    refreshLook();
    Q_EMIT changed();
}

// Devices and sessions are in no copy; that something happened in the tenant is a reason to ask again.
void PagedList::copyChanged() {
    if (byHandOnly_ || !isVisible() || soon_->isActive() || model_.asking() ||
        services_.cache.status().cursor == cursor_)
        return;
    if (model_.rowCount() > kMostByItself) return;
    refresh();
}

void PagedList::linkChanged() {
    if (!online())
        model_.stop();
    else if (isVisible() && (!model_.loaded() || model_.error()))
        refresh();
    refreshLook();
    Q_EMIT changed();
}

void PagedList::answered() {
    if (top_.isValid()) table_->scrollTo(top_, QAbstractItemView::PositionAtTop);
    top_ = QPersistentModelIndex();
    if (model_.error()) {
        selectWhenWhole_ = false;
        if (model_.rowCount() > 0) Q_EMIT troubled(*model_.error());
    } else if (model_.whole() && std::exchange(selectWhenWhole_, false)) {
        table_->selectAll();
    } else if (table_->verticalScrollBar()->maximum() == 0 && model_.canFetchMore({})) {
        model_.fetchMore({}); // nobody can scroll to its end
    }
    refreshLook();
    Q_EMIT changed();
}

std::vector<int> PagedList::selectedRows() const {
    std::vector<int> rows;
    for (const QItemSelectionRange& range : table_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int PagedList::selectedCount() const {
    return static_cast<int>(selectedRows().size());
}

bool PagedList::everythingSelected() const {
    return model_.whole() && selectedCount() == model_.rowCount();
}

void PagedList::selectAll() {
    if (model_.whole()) return table_->selectAll();
    selectWhenWhole_ = true;
    model_.fetchAll();
    Q_EMIT changed();
}

void PagedList::refreshLook() {
    if (!words_) return;
    using Look = StatePage::Look;
    const bool rows = mayLook() && model_.rowCount() > 0;
    stack_->setCurrentWidget(rows ? static_cast<QWidget*>(table_) : state_);
    if (rows) return;
    const Words words = words_();
    const std::optional<Error>& error = model_.error();
    if (!mayLook() || (error && error->kind == ErrorKind::Forbidden))
        state_->present(Look::Forbidden, tr("Your role may not open this screen."),
                        commands::missingRightText(look_.menu, look_.access));
    else if (!online())
        state_->present(Look::Offline, words.offline, words.offlineAdvice);
    else if (error)
        state_->present(Look::Failed, words.failed, commands::errorText(*error), tr("Try again"),
                        [this] { refresh(); });
    else if (!model_.loaded())
        state_->present(Look::Loading, words.fetching);
    else if (filtered_ && filtered_())
        state_->present(Look::NoMatch, words.noMatch, words.noMatchAdvice, words.clearFilter, clear_);
    else
        state_->present(Look::Empty, words.empty, words.emptyAdvice);
}

void PagedList::retranslate() {
    model_.languageChanged();
    refreshLook();
}

} // namespace sekisho::ui

#include "moc_paged_list.cpp"
