#include "ui/panes/approvals/requests_pane.h"

#include "models/commands/approval_commands.h"
#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "models/items/approval_list_model.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/approvals/request_detail.h"
#include "ui/panes/approvals/request_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::ApprovalListModel;

namespace {

constexpr std::string_view kRequestsMenu = "security.requests";
constexpr std::string_view kRulesMenu = "security.approvals";
const QString kRequestChanges = QStringLiteral("members.changes");
constexpr int kRequestsSoon = 400;      // milliseconds
constexpr int kRequestsMinute = 30'000; // what is left is said in minutes
using RequestView = ports::ApprovalQuery::View;
using RequestKind = commands::ApprovalCommand::Kind;
constexpr RequestKind kRequestKinds[] = {RequestKind::Approve, RequestKind::Reject, RequestKind::Withdraw,
                                         RequestKind::Execute};

enum RequestTab { ForMeTab, MineTab, AllTab, EndedTab };

QToolButton* requestTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

RequestsPane::RequestsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new ApprovalListModel(services_.gateway.approvals(), services_.gui,
                                   approvals::requestListWords(services_.clock), this)) {
    setObjectName(QStringLiteral("requests.pane"));
    build();
    connectParts();
    connectCommands();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

RequestsPane::~RequestsPane() = default;

QString RequestsPane::title() const {
    return commands::menuText(*menuItem(kRequestsMenu));
}

void RequestsPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    rules_ = requestTool("requests.rules", this);
    export_ = requestTool("requests.export", this);
    refresh_ = requestTool("requests.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addStretch(1);
    for (QToolButton* tool : {rules_, export_, refresh_})
        head->addWidget(tool);
    tabs_ = new QTabBar(this);
    tabs_->setObjectName(QStringLiteral("requests.tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (int tab = ForMeTab; tab <= EndedTab; ++tab)
        tabs_->addTab(QString());
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    tabRow->addWidget(tabs_);
    tabRow->addStretch(1);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("requests.banner"));
    list_ = new PagedList(*model_, services_, {kRequestsMenu, Access::View}, QStringLiteral("requests"), this);
    list_->setIconName(QStringLiteral("dialog-ok-apply"));
    QTableView* table = list_->table();
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegate(new CellDelegate(table));
    table->setItemDelegateForColumn(
        ApprovalListModel::StateColumn,
        new diff::ChipDelegate([](int state) { return approvals::requestChip(static_cast<ApprovalState>(state)); },
                               table));
    table->horizontalHeader()->setSectionResizeMode(ApprovalListModel::ReasonColumn, QHeaderView::Stretch);
    detail_ = new approvals::RequestDetail(services_.registry, services_.cache, services_.clock, this);
    soon_ = new QTimer(this);
    soon_->setSingleShot(true);
    soon_->setInterval(kRequestsSoon);
    minute_ = new QTimer(this);
    minute_->start(kRequestsMinute);
    auto* body = new QSplitter(Qt::Vertical, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(list_);
    body->addWidget(detail_);
    body->setStretchFactor(1, 1);
    body->setSizes({230, 400});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(body, 1);
}

void RequestsPane::connectParts() {
    connect(tabs_, &QTabBar::currentChanged, this, &RequestsPane::tabChosen);
    connect(soon_, &QTimer::timeout, this, [this] {
        if (isVisible()) list_->refresh();
    });
    connect(minute_, &QTimer::timeout, this, [this] {
        model_->timePassed();
        detail_->timePassed();
    });
    connect(list_, &PagedList::changed, this, &RequestsPane::rowChosen);
    giveReasonMenu(
        list_->table(), services_.registry, [this](int row) { return memberObject(model_->at(row).requester); },
        Access::View);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(model_, &ApprovalListModel::countsChanged, this, &RequestsPane::refreshTabs);
    // A table that must have one row selected would go on to the next one when this one is decided: nobody shall agree
    // to what he has not chosen.
    connect(model_, &items::PagedTable::aboutToShow, this,
            [this] { list_->table()->setSelectionMode(QAbstractItemView::ExtendedSelection); });
    connect(model_, &items::PagedTable::answered, this,
            [this] { list_->table()->setSelectionMode(QAbstractItemView::SingleSelection); });
    connect(list_->table(), &QTableView::activated, this, [this] { detail_->focusPlan(); });
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(rules_, &QToolButton::clicked, this, [this] { Q_EMIT openWanted(fromUtf8(kRulesMenu), QString()); });
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
    connect(detail_, &approvals::RequestDetail::changesetWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(kRequestChanges, id); });
    connect(detail_, &approvals::RequestDetail::triggered, this, [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
    });
    connect(&services_.registry, &commands::Registry::applicabilityChanged, detail_,
            &approvals::RequestDetail::refreshActions);
}

void RequestsPane::connectCommands() {
    commands::offerRequests(services_.registry, this, [this]() -> std::vector<ApprovalRequest> {
        if (!detail_->shown()) return {};
        return {*detail_->shown()};
    });
    const auto again = [this] {
        if (isVisible()) list_->refresh();
        if (isVisible() && !chosen_.empty()) look(chosen_);
    };
    for (const RequestKind kind : kRequestKinds) {
        auto* command =
            qobject_cast<commands::ApprovalCommand*>(services_.registry.find(commands::approvalCommandKey(kind)));
        if (!command) continue;
        connect(command, &commands::ApprovalCommand::answered, this, [this, again](const ApprovalRequest& request) {
            model_->put(request);
            if (request.id == chosen_) detail_->present(request);
            services_.sync.refreshNow();
            if (isVisible()) list_->refresh();
        });
        connect(command, &commands::Command::failed, this, again); // somebody else may have been there first
    }
}

// --- what is there --------------------------------------------------------------------------------------------------

void RequestsPane::tabChosen() {
    if (!isVisible()) return;
    const int tab = tabs_->currentIndex();
    chosen_.clear();
    detail_->present(std::nullopt);
    fitColumns();
    model_->setQuery(tab == ForMeTab  ? RequestView::ForMe
                     : tab == MineTab ? RequestView::Mine
                                      : RequestView::All,
                     tab != EndedTab);
    list_->refilter();
    retranslate();
}

// The feed says only that something has changed: what it was is asked for.
void RequestsPane::copyChanged() {
    const std::int64_t now = services_.cache.status().cursor;
    if (now == cursor_) return;
    cursor_ = now;
    if (isVisible() && !soon_->isActive()) soon_->start();
}

void RequestsPane::rowChosen() {
    refreshHead();
    if (!wanted_.empty() && model_->rowOf(wanted_) >= 0)
        list_->table()->selectRow(model_->rowOf(std::exchange(wanted_, {})));
    const std::vector<int> rows = list_->selectedRows();
    if (rows.empty()) {
        // What was just decided leaves the list; how it went is still to be seen.
        if (chosen_.empty()) detail_->present(std::nullopt);
        services_.registry.contextChanged();
        return;
    }
    const ApprovalRequest& request = model_->at(rows.front());
    const bool other = std::exchange(chosen_, request.id) != request.id;
    if (other || !detail_->shown() || detail_->shown()->version != request.version) {
        if (other) detail_->present(request);
        look(request.id);
    }
    services_.registry.contextChanged();
}

void RequestsPane::look(const std::string& requestId) {
    if (!services_.online()) return;
    lookCall_ = services_.gateway.approvals().request(
        requestId, services_.gui, [this](Result<ApprovalRequest> request) { looked(std::move(request)); });
}

void RequestsPane::looked(Result<ApprovalRequest> request) {
    if (!request) {
        if (request.error().kind != ErrorKind::Cancelled) banner_->tell(request.error());
        return;
    }
    if (request->id != chosen_) return;
    detail_->present(*request);
    model_->put(*request);
    services_.registry.contextChanged();
}

void RequestsPane::showResource(const QString& requestId) {
    if (requestId == QLatin1String("mine")) return tabs_->setCurrentIndex(MineTab);
    if (requestId.isEmpty()) return;
    tabs_->setCurrentIndex(AllTab);
    wanted_ = toUtf8(requestId);
    chosen_ = wanted_; // also one that has ended meanwhile
    look(chosen_);
    list_->refresh();
}

void RequestsPane::linkChanged() {
    list_->linkChanged();
    detail_->refreshActions();
    if (services_.online() && isVisible()) soon_->start();
    refreshHead();
}

// --- files ----------------------------------------------------------------------------------------------------------

bool RequestsPane::hasList() const {
    return services_.online() && list_->mayLook() && model_->rowCount() > 0;
}

std::vector<int> RequestsPane::exportColumns() const {
    return shownColumns(*list_->table());
}

// All that the service has, not only what was looked at.
void RequestsPane::exportShown(const TellExport& tell) {
    const std::vector<int> columns = exportColumns();
    ListTable table;
    table.title = title();
    table.fileName = tr("requests");
    for (const int column : columns)
        table.heads << approvals::requestHead(static_cast<ApprovalListModel::Column>(column));
    table.rows = std::max<qint64>(model_->rowCount(), model_->total());
    table.more =
        allPages([this, columns, view = model_->view(), open = model_->open()](std::string cursor, TakePage take) {
            return services_.gateway.approvals().requests(
                {view, open, std::move(cursor)}, services_.gui,
                [this, columns, take = std::move(take)](Result<ports::ApprovalPage> page) {
                    if (!page) return take(std::move(page).error(), {});
                    ApprovalListModel rows(services_.gateway.approvals(), services_.gui,
                                           approvals::requestListWords(services_.clock));
                    std::string next = page->nextCursor;
                    rows.exchange(std::move(page->requests));
                    ports::ExportRows cells;
                    for (int row = 0; row < rows.rowCount(); ++row) {
                        auto& line = cells.emplace_back();
                        for (const int column : columns) {
                            const QVariant time = rows.index(row, column).data(items::TimeRole);
                            line.push_back(toUtf8(time.isValid()
                                                      ? isoTime(fromMillis(time.toLongLong()))
                                                      : rows.index(row, column).data(Qt::DisplayRole).toString()));
                        }
                    }
                    take(std::move(cells), std::move(next));
                });
        });
    exportList(exportServices(services_), std::move(table), this, tell);
}

// --- looks ----------------------------------------------------------------------------------------------------------

void RequestsPane::fitColumns() {
    QTableView* table = list_->table();
    const int tab = tabs_->currentIndex();
    table->setColumnHidden(ApprovalListModel::StateColumn, tab == ForMeTab);
    table->setColumnHidden(ApprovalListModel::RequesterColumn, tab == MineTab);
    table->setColumnHidden(ApprovalListModel::LeftColumn, tab == EndedTab);
    table->setColumnHidden(ApprovalListModel::CreatedColumn, tab == EndedTab);
    table->setColumnHidden(ApprovalListModel::EndedColumn, tab != EndedTab);
    for (const auto& [column, sample] : approvals::requestColumnSamples())
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
}

void RequestsPane::refreshTabs() {
    const std::int64_t forMe = model_->forMe(), mine = model_->mine();
    tabs_->setTabText(ForMeTab, forMe > 0 ? tr("For me (%L1)").arg(forMe) : tr("For me"));
    tabs_->setTabText(MineTab, mine > 0 ? tr("Mine (%L1)").arg(mine) : tr("Mine"));
    tabs_->setTabText(AllTab, tr("All"));
    tabs_->setTabText(EndedTab, tr("Ended"));
}

void RequestsPane::refreshHead() {
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write this list to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : tr("This needs a connection to the service."));
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    const ports::Identity* who = services_.identity();
    rules_->setVisible(who && who->canSee(kRulesMenu, services_.clock.now()));
    detail_->setMayOpenChangesets(who && who->canSee(toUtf8(kRequestChanges), services_.clock.now()));
}

void RequestsPane::retranslate() {
    heading_->setText(title());
    rules_->setText(tr("Approval rules"));
    rules_->setIcon(icon(QStringLiteral("configure")));
    rules_->setToolTip(tr("Which actions need a second person, and how many"));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    tabs_->setAccessibleName(title());
    list_->table()->setAccessibleName(title());
    list_->setWords([this]() -> PagedList::Words {
        const int tab = tabs_->currentIndex();
        PagedList::Words words;
        words.fetching = tr("Fetching the requests");
        words.empty = tab == ForMeTab   ? tr("Nothing waits for you")
                      : tab == MineTab  ? tr("None of your requests is open")
                      : tab == EndedTab ? tr("No request has ended yet")
                                        : tr("No request is open");
        words.emptyAdvice = tab == ForMeTab ? tr("Requests of other administrators that you could decide appear here, "
                                                 "within a second.")
                            : tab == MineTab
                                ? tr("What you order and what needs a second person appears here until it is decided.")
                            : tab == EndedTab ? tr("Who decided what, when and why appears here.")
                                              : tr("Which actions need a second person stands in the approval rules.");
        words.offline = tr("Requests are kept by the service");
        words.offlineAdvice =
            tr("They can be seen as soon as there is a connection. Nothing that waits is carried out meanwhile.");
        words.failed = tr("The requests could not be fetched");
        return words;
    });
    list_->retranslate();
    fitColumns();
    refreshTabs();
    refreshHead();
}

void RequestsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    if (!model_->loaded() && !model_->asking())
        tabChosen();
    else
        list_->refresh();
}

void RequestsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_requests_pane.cpp"
