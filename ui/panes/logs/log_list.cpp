#include "ui/panes/logs/log_list.h"

#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/panes/logs/log_detail.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;
using items::LogTableModel;

namespace {

constexpr int kMostWantedPages = 20; // to look for one record in a list

std::vector<QString> logKeys() {
    return {QStringLiteral("logs.export"), commands::kActorTimeline, commands::kTargetTimeline,
            commands::kOpenLogMember,      commands::kCopyLogRows,   commands::kCopyLogJson};
}

} // namespace

LogList::LogList(const PaneServices& services, const std::string& menu, Kind kind, const QString& name, QWidget* parent)
    : QWidget(parent), services_(services), kind_(kind),
      model_(new LogTableModel(tableWords([this] { return zone(); }), this)),
      list_(new PagedList(*model_, services, {menuItem(menu)->key, Access::View}, name, this)),
      detail_(new LogDetail([this] { return zone(); }, [this](const std::string& id) { return isMember(id); }, this)),
      bar_(new CommandBar(services.registry, name, logKeys(), this)), more_(new QWidget(this)),
      searched_(new WrappedLabel(more_)), goOn_(new QPushButton(more_)), menu_(new QMenu(this)) {
    if (kind_ == Kind::History) {
        model_->setByDay(true);
        model_->setColumns(LogTableModel::timelineColumns());
    }
    build(name);
    connectParts();
    setFromArchive(false);
    retranslate();
}

void LogList::build(const QString& name) {
    list_->setIconName(QStringLiteral("view-history"));
    list_->setByHandOnly();
    list_->setLocal([this] { return fromArchive_; });
    QTableView* table = list_->table();
    table->setItemDelegate(new LogDelegate(table));
    table->horizontalHeader()->setStretchLastSection(true);
    more_->setObjectName(name + QStringLiteral(".more"));
    goOn_->setObjectName(name + QStringLiteral(".goOn"));
    goOn_->setAutoDefault(false);
    auto* strip = new QHBoxLayout(more_);
    strip->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    strip->setSpacing(space::kNormal);
    strip->addWidget(searched_, 1);
    strip->addWidget(goOn_);
    auto* left = new QWidget(this);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(list_, 1);
    rows->addWidget(more_);
    rows->addWidget(new Rule(left));
    rows->addWidget(bar_);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(left);
    body->addWidget(detail_);
    body->setStretchFactor(0, 1);
    body->setSizes({750, 350});
    detail_->setMinimumWidth(280);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(body);
}

void LogList::connectParts() {
    QTableView* table = list_->table();
    connect(list_, &PagedList::changed, this, &LogList::shownChanged);
    connect(model_, &items::PagedTable::answered, this, &LogList::findWanted);
    connect(list_, &PagedList::menuWanted, this, &LogList::openMenu);
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, table, &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies) Q_EMIT refused(verdict.why);
    });
    connect(goOn_, &QPushButton::clicked, this, [this] {
        model_->goOn();
        refreshMore();
    });
    connect(detail_, &LogDetail::actorTimelineWanted, this, [this] { openHistory(true); });
    connect(detail_, &LogDetail::targetTimelineWanted, this, [this] { openHistory(false); });
    connect(detail_, &LogDetail::memberWanted, this, &LogList::openMember);
    connect(detail_, &LogDetail::jsonWanted, this, &LogList::copyJson);
    auto* copy = new QShortcut(QKeySequence::Copy, table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &LogList::copyRows);
    if (kind_ == Kind::History) {
        connect(model_, &QAbstractItemModel::modelReset, this, &LogList::markDays);
        connect(model_, &QAbstractItemModel::rowsInserted, this, &LogList::markDays);
        connect(model_, &QAbstractItemModel::rowsRemoved, this, &LogList::markDays);
        connect(model_, &QAbstractItemModel::layoutChanged, this, &LogList::markDays);
    }
    QHeaderView* header = table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        const std::string_view from = model_->columns()[static_cast<std::size_t>(section)].from;
        if (from == "time" || from == "clock") Q_EMIT orderWanted(!model_->query().oldestFirst);
        showOrder(); // other columns are not sorted by: the service knows the order of time
    });
}

QTimeZone LogList::zone() const {
    return commands::logZone(services_.identity());
}

bool LogList::isMember(const std::string& id) const {
    return !id.empty() && services_.cache.members().find(id).has_value();
}

void LogList::setLog(const std::string& log) {
    if (log == log_ && model_->columnCount() > 0) return;
    log_ = log;
    model_->exchange({});
    model_->setColumns(LogTableModel::columnsOf(log));
    retranslate();
}

void LogList::setFromArchive(bool fromArchive) {
    fromArchive_ = fromArchive;
    if (fromArchive)
        model_->setSource(
            [this](const LogQuery& query, std::string cursor, int count, ports::Reply<ports::LogPage> reply) {
                return services_.archive.search(
                    query, std::move(cursor), count, services_.gui,
                    [reply = std::move(reply)](Result<ports::ArchiveLogPage> page) {
                        if (!page) return reply(std::move(page).error());
                        reply(ports::LogPage{std::move(page->records), std::move(page->nextCursor), page->searchedTo});
                    });
            });
    else
        model_->setSource([this](const LogQuery& query, std::string cursor, int count,
                                 ports::Reply<ports::LogPage> reply) {
            return services_.gateway.logs().search(query, std::move(cursor), count, services_.gui, std::move(reply));
        });
}

void LogList::ask(LogQuery query) {
    model_->setQuery(std::move(query));
    list_->refilter();
    showOrder();
}

void LogList::showRecord(std::int64_t seq) {
    wanted_ = seq;
    wantedPages_ = 0;
    if (model_->loaded() && !model_->asking()) findWanted();
}

void LogList::findWanted() {
    if (wanted_ == 0 || model_->error()) return;
    const int row = model_->rowOf(std::to_string(wanted_));
    if (row < 0) {
        if (++wantedPages_ < kMostWantedPages && model_->canFetchMore({})) return model_->fetchMore({});
        wanted_ = 0;
        return;
    }
    wanted_ = 0;
    list_->table()->setCurrentIndex(model_->index(row, 0));
    list_->table()->selectRow(row);
    list_->table()->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtCenter);
}

std::optional<AuditRecord> LogList::one() const {
    const std::vector<int> rows = list_->selectedRows();
    if (rows.size() != 1 || model_->isDay(rows.front())) return std::nullopt;
    return model_->recordAt(rows.front());
}

void LogList::shownChanged() {
    detail_->present(one(), list_->selectedCount());
    refreshMore();
    refreshCount();
    services_.registry.contextChanged();
    Q_EMIT changed();
}

void LogList::refreshMore() {
    const std::optional<Instant> waits = model_->waitsAt();
    more_->setVisible(waits && model_->rowCount() > 0);
    if (!waits) return;
    const QString time = commands::logTimeText(*waits, zone());
    searched_->say(model_->query().oldestFirst
                       ? tr("Everything up to %1 was looked at. Later records were not looked at yet.").arg(time)
                       : tr("Everything back to %1 was looked at. Older records were not looked at yet.").arg(time));
}

void LogList::refreshCount() {
    const QLocale numbers = commands::locale();
    const int count = model_->recordCount();
    const int selected = list_->selectedCount();
    CommandBar::Shown shown;
    if (list_->selectingAll())
        shown.count = tr("Fetching the rest, %1 so far …").arg(numbers.toString(count));
    else if (model_->asking())
        shown.count = count > 0 ? tr("%1 records, searching …").arg(numbers.toString(count)) : tr("Searching …");
    else if (model_->loaded() && (count > 0 || model_->whole()))
        shown.count = model_->whole() ? tr("%n record(s)", nullptr, count)
                                      : tr("%1 records and more").arg(numbers.toString(count));
    if (selected > 0) shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(selected));
    if (count > 1 && !list_->everythingSelected() && model_->whole()) shown.selectAll = tr("Select all");
    shown.selected = selected > 1;
    bar_->present(shown);
}

// A row that names a day has the whole width.
void LogList::markDays() {
    QTableView* table = list_->table();
    table->clearSpans();
    if (model_->columnCount() < 2) return;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->isDay(row)) table->setSpan(row, 0, 1, model_->columnCount());
}

void LogList::showOrder() {
    const int column = model_->columnFrom(kind_ == Kind::History ? "clock" : "time");
    list_->table()->horizontalHeader()->setSortIndicator(column, model_->query().oldestFirst ? Qt::AscendingOrder
                                                                                             : Qt::DescendingOrder);
}

void LogList::copyRows() {
    const std::vector<int> rows = list_->selectedRows();
    if (rows.empty()) return;
    QGuiApplication::clipboard()->setText(copiedRows(*model_, rows, zone()));
    Q_EMIT told(tr("%n record(s) were copied.", nullptr, static_cast<int>(rows.size())));
}

void LogList::copyJson() {
    const std::optional<AuditRecord> record = detail_->record();
    if (!record) return;
    QGuiApplication::clipboard()->setText(commands::logRecordJson(*record));
    Q_EMIT told(tr("The record was copied as JSON."));
}

void LogList::openHistory(bool ofActor) {
    const std::optional<AuditRecord> record = detail_->record();
    if (!record) return;
    if (ofActor)
        Q_EMIT historyWanted(fromUtf8(record->actorId), commands::logWhoText(record->actorName, record->actorId));
    else
        Q_EMIT historyWanted(fromUtf8(record->targetId), commands::logWhoText(record->targetName, record->targetId));
}

void LogList::openMember() {
    const std::optional<AuditRecord> record = detail_->record();
    if (!record) return;
    Q_EMIT memberWanted(fromUtf8(isMember(record->actorId) ? record->actorId : record->targetId));
}

commands::Applicability LogList::needsOne(const std::string AuditRecord::*id, const QString& none) const {
    const std::optional<AuditRecord> record = detail_->record();
    if (!record) return commands::Applicability::no(tr("Choose one record first."));
    return !id || !((*record).*id).empty() ? commands::Applicability::yes() : commands::Applicability::no(none);
}

void LogList::offerCommands() {
    using commands::Applicability;
    const auto offer = [this](QLatin1String key, std::function<void()> work, std::function<Applicability()> applies) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(key)))
            command->offer(this, std::move(work), [this, applies = std::move(applies)](const commands::Context&) {
                return isVisible() ? applies() : Applicability::no(tr("Open a list of logs first."));
            });
    };
    offer(
        commands::kCopyLogRows, [this] { copyRows(); },
        [this] {
            return list_->selectedCount() > 0 ? Applicability::yes() : Applicability::no(tr("Choose a record first."));
        });
    offer(
        commands::kCopyLogJson, [this] { copyJson(); }, [this] { return needsOne(nullptr, {}); });
    offer(
        commands::kActorTimeline, [this] { openHistory(true); },
        [this] { return needsOne(&AuditRecord::actorId, tr("The record names nobody.")); });
    offer(
        commands::kTargetTimeline, [this] { openHistory(false); },
        [this] { return needsOne(&AuditRecord::targetId, tr("The record names no object.")); });
    offer(
        commands::kOpenLogMember, [this] { openMember(); },
        [this] {
            Applicability chosen = needsOne(nullptr, {});
            if (!chosen.applies) return chosen;
            const AuditRecord& record = *detail_->record();
            return isMember(record.actorId) || isMember(record.targetId)
                       ? Applicability::yes()
                       : Applicability::no(tr("Nobody of the list of members is named here."));
        });
    services_.registry.contextChanged();
}

void LogList::openMenu(const QPoint& at) {
    if (list_->selectedCount() == 0) return;
    bar_->fillMenu(menu_);
    const auto& record = detail_->record();
    const bool member = record && isMember(record->actorId);
    addReasonActions(*menu_, services_.registry, member ? memberObject(UserId(record->actorId)) : tenantObject(),
                     Access::View);
    menu_->popup(at);
}

void LogList::retranslate() {
    goOn_->setText(tr("Go on searching"));
    goOn_->setIcon(icon(QStringLiteral("edit-find")));
    bar_->setNameOfMore(tr("All actions for the chosen records"));
    QTableView* table = list_->table();
    table->setAccessibleName(tr("Records of the log"));
    for (int i = 0; i < model_->columnCount(); ++i)
        table->setItemDelegateForColumn(i, nullptr);
    for (const std::string_view from : {"result", "status"})
        if (const int column = model_->columnFrom(from); column >= 0) {
            static const QString kName = QStringLiteral("outcome");
            auto* chips = table->findChild<OutcomeDelegate*>(kName);
            if (!chips) {
                chips = new OutcomeDelegate(table);
                chips->setObjectName(kName);
            }
            table->setItemDelegateForColumn(column, chips);
        }
    list_->retranslate();
    fitLogColumns(table, *model_);
    markDays();
    refreshMore();
    refreshCount();
}

void LogList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::logs

#include "moc_log_list.cpp"
