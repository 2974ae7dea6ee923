#include "ui/panes/monitoring/monitoring_pane.h"

#include "models/commands/monitor_commands.h"
#include "models/commands/monitor_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/monitor_policy_model.h"
#include "models/items/roles.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/monitoring/consent_gate.h"
#include "ui/panes/monitoring/detections_page.h"
#include "ui/panes/monitoring/link_delegate.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/panes/monitoring/policy_detail.h"
#include "ui/panes/monitoring/policy_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QUrlQuery>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::MonitorPolicyModel;
using policy::MonitorPolicy;

namespace {

using MonitorKind = commands::MonitorPolicyCommand::Kind;
enum MonitoringTab { PoliciesTab, DetectionsTab };
const QString kDetectionsResource = QStringLiteral("detections");

std::vector<QString> monitorKeys() {
    using commands::monitorCommandKey;
    return {QStringLiteral("monitor.edit"),         QStringLiteral("monitor.copy"),          QString(),
            monitorCommandKey(MonitorKind::Enable), monitorCommandKey(MonitorKind::Disable), QString(),
            monitorCommandKey(MonitorKind::Delete)};
}

} // namespace

MonitoringPane::MonitoringPane(PaneServices services, MonitorService service, QWidget* parent)
    : Pane(std::move(services), parent), service_(service),
      model_(new MonitorPolicyModel(services_.gateway.monitoring(), services_.gui, service,
                                    monitoring::policyListWords(monitoring::namesIn(services_.cache)), this)),
      consent_(new monitoring::ConsentDesk(services_, this)),
      kept_(new KeptDraft(this, services_.cache, draftNote(service_), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("monitor.pane"));
    build();
    connectParts();
    connectCommands();
    restoreDraft();
    retranslate();
}

MonitoringPane::~MonitoringPane() {
    kept_->flush();
}

QString MonitoringPane::menuKey() const {
    return fromUtf8(commands::monitorMenu(service_));
}

QString MonitoringPane::title() const {
    return commands::menuText(*menuItem(commands::monitorMenu(service_)));
}

void MonitoringPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("monitor.total"));
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    add_ = monitoring::headTool("monitor.new", this);
    export_ = monitoring::headTool("monitor.export", this);
    refresh_ = monitoring::headTool("monitor.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    for (QToolButton* tool : {add_, export_, refresh_})
        head->addWidget(tool);
    tabs_ = new QTabBar(this);
    tabs_->setObjectName(QStringLiteral("monitor.tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (int tab = PoliciesTab; tab <= DetectionsTab; ++tab)
        tabs_->addTab(QString());
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    tabRow->addWidget(tabs_);
    tabRow->addStretch(1);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("monitor.banner"));
    page_ = new monitoring::PolicyPage(service_, services_, *consent_, this);
    detections_ = new monitoring::DetectionsPage(service_, services_, *consent_, this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(buildPolicies());
    stack_->addWidget(page_);
    stack_->addWidget(detections_);
    menu_ = new QMenu(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

QWidget* MonitoringPane::buildPolicies() {
    list_ = new PagedList(*model_, services_, {commands::monitorMenu(service_), Access::View},
                          QStringLiteral("monitor"), this);
    list_->setIconName(QStringLiteral("view-visible"));
    QTableView* table = list_->table();
    table->setItemDelegate(new CellDelegate(table));
    table->setItemDelegateForColumn(
        MonitorPolicyModel::StateColumn,
        new diff::ChipDelegate([](int state) { return monitoring::useChip(state == 1); }, table));
    table->setItemDelegateForColumn(MonitorPolicyModel::CountColumn, new monitoring::LinkDelegate(table));
    for (const int column :
         {MonitorPolicyModel::TargetColumn, MonitorPolicyModel::OperationColumn, MonitorPolicyModel::PeriodColumn})
        table->setColumnHidden(column, service_ == MonitorService::Talk && column != MonitorPolicyModel::TargetColumn);
    bar_ = new CommandBar(services_.registry, QStringLiteral("monitor"), monitorKeys(), this);
    detail_ = new monitoring::PolicyDetail(monitoring::namesIn(services_.cache), this);
    detail_->setMinimumWidth(260);
    auto* left = new QWidget(this);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(list_, 1);
    rows->addWidget(new Rule(left));
    rows->addWidget(bar_);
    body_ = new QSplitter(Qt::Horizontal, this);
    body_->setHandleWidth(1);
    body_->setChildrenCollapsible(false);
    body_->addWidget(left);
    body_->addWidget(detail_);
    body_->setStretchFactor(0, 1);
    body_->setSizes({740, 340});
    return body_;
}

void MonitoringPane::connectParts() {
    connect(tabs_, &QTabBar::currentChanged, this, &MonitoringPane::tabChosen);
    connect(list_, &PagedList::changed, this, &MonitoringPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, [this](const QPoint& at) {
        if (chosen().empty()) return;
        bar_->fillMenu(menu_);
        addReasonActions(*menu_, services_.registry, tenantObject());
        menu_->popup(at);
    });
    // The number of detections is the way to them; everything else of a row opens it.
    connect(list_->table(), &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == MonitorPolicyModel::CountColumn) openDetections(index.data(items::IdRole).toString());
    });
    connect(list_->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.column() != MonitorPolicyModel::CountColumn) editCurrent();
    });
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::triggered, this, &MonitoringPane::trigger);
    connect(detail_, &monitoring::PolicyDetail::detectionsWanted, this, &MonitoringPane::openDetections);
    connect(detail_, &monitoring::PolicyDetail::editWanted, this, &MonitoringPane::editCurrent);
    connect(page_, &monitoring::PolicyPage::saveWanted, this, &MonitoringPane::save);
    connect(page_, &monitoring::PolicyPage::discardWanted, this, &MonitoringPane::endDraft);
    connect(page_, &monitoring::PolicyPage::edited, this, &Pane::draftChanged);
    kept_->tellOn(banner_);
    connect(page_, &monitoring::PolicyPage::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(detections_, &monitoring::DetectionsPage::changed, this, [this] {
        refreshHead();
        Q_EMIT selectionChanged();
    });
    connect(detections_, &monitoring::DetectionsPage::troubled, this,
            [this](const Error& error) { banner_->tell(error); });
    connect(detections_, &monitoring::DetectionsPage::triggered, this, &MonitoringPane::trigger);
    connect(detections_, &monitoring::DetectionsPage::openWanted, this, &Pane::openWanted);
    connect(add_, &QToolButton::clicked, this, [this] { addNew(); });
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
    connect(refresh_, &QToolButton::clicked, this, [this] {
        list_->refresh();
        if (atDetections()) detections_->refresh();
    });
}

void MonitoringPane::connectCommands() {
    for (const MonitorKind kind : {MonitorKind::Enable, MonitorKind::Disable, MonitorKind::Delete})
        if (auto* command = qobject_cast<commands::MonitorPolicyCommand*>(
                services_.registry.find(commands::monitorCommandKey(kind))))
            connect(command, &commands::MonitorPolicyCommand::changed, this, [this] {
                if (isVisible()) list_->refresh();
            });
}

// Two panes have these commands; the one that is seen offers them.
void MonitoringPane::offerCommands() {
    commands::offerMonitorPolicies(services_.registry, this, [this] {
        return isVisible() && stack_->currentWidget() == body_ ? chosen() : std::vector<MonitorPolicy>();
    });
    detections_->offer();
    const auto offer = [this](const char* key, std::function<void()> work,
                              std::function<commands::Applicability()> applies) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key))))
            command->offer(this, std::move(work), [this, applies = std::move(applies)](const commands::Context&) {
                return isVisible() ? applies()
                                   : commands::Applicability::no(tr("Open the list that this belongs to first."));
            });
    };
    const auto changing = [this] {
        const QString why = refusal();
        return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
    };
    const auto one = [this, changing]() -> commands::Applicability {
        if (commands::Applicability may = changing(); !may.applies) return may;
        return chosen().size() == 1 ? commands::Applicability::yes()
                                    : commands::Applicability::no(tr("Choose one policy first."));
    };
    const auto detection = [this](bool member) -> commands::Applicability {
        const std::vector<Detection> all = detections_->chosen();
        if (!atDetections() || all.size() != 1) return commands::Applicability::no(tr("Choose one detection first."));
        return member && all.front().member.value.empty()
                   ? commands::Applicability::no(tr("Nobody of this tenant did it."))
                   : commands::Applicability::yes();
    };
    offer(
        "monitor.add", [this] { addNew(); }, changing);
    offer(
        "monitor.edit", [this] { editCurrent(); }, one);
    offer(
        "monitor.copy", [this] { copyCurrent(); }, one);
    offer(
        "detection.openMember", [this] { detections_->openMember(); }, [detection] { return detection(true); });
    offer(
        "detection.openRecord", [this] { detections_->openRecord(); }, [detection] { return detection(false); });
    services_.registry.contextChanged();
}

// --- what is there --------------------------------------------------------------------------------------------------

bool MonitoringPane::atDetections() const {
    return tabs_->currentIndex() == DetectionsTab;
}

void MonitoringPane::tabChosen() {
    stack_->setCurrentWidget(atDetections()      ? static_cast<QWidget*>(detections_)
                             : page_->drafting() ? static_cast<QWidget*>(page_)
                                                 : body_);
    if (isVisible() && atDetections()) detections_->look();
    if (isVisible() && !atDetections() && !model_->loaded()) list_->refresh();
    refreshHead();
    services_.registry.contextChanged();
    Q_EMIT selectionChanged();
}

std::vector<MonitorPolicy> MonitoringPane::chosen() const {
    std::vector<MonitorPolicy> all;
    for (const int row : list_->selectedRows())
        all.push_back(model_->at(row));
    return all;
}

void MonitoringPane::shownChanged() {
    if (model_->loaded()) detections_->setPolicies(model_->rows());
    if (!wanted_.empty() && model_->loaded() && !model_->asking()) {
        const int row = model_->rowOf(std::exchange(wanted_, {}));
        if (row >= 0)
            list_->table()->selectRow(row);
        else
            banner_->announce(Banner::Kind::Warning, tr("This policy is not there any more. Its detections stay in the "
                                                        "history."));
    }
    const std::vector<MonitorPolicy> all = chosen();
    detail_->present(all.size() == 1 ? std::optional(all.front()) : std::nullopt, static_cast<int>(all.size()));
    const QLocale numbers = commands::locale();
    CommandBar::Shown shown;
    if (model_->loaded())
        shown.count = tr("%1 of at most %2 policies")
                          .arg(numbers.toString(model_->rowCount()), numbers.toString(kMostMonitorPolicies));
    else if (model_->asking())
        shown.count = tr("Fetching …");
    if (!all.empty())
        shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(static_cast<qlonglong>(all.size())));
    shown.selected = all.size() > 1;
    bar_->present(shown);
    refreshHead();
    services_.registry.contextChanged();
}

void MonitoringPane::openDetections(const QString& policyId) {
    tabs_->setCurrentIndex(DetectionsTab);
    detections_->showPolicy(policyId);
    if (isVisible()) detections_->look();
}

void MonitoringPane::showResource(const QString& resource) {
    if (resource.isEmpty()) return;
    if (resource == kDetectionsResource || resource.startsWith(kDetectionsResource + QLatin1Char('?'))) {
        const QUrlQuery query(resource.section(QLatin1Char('?'), 1));
        tabs_->setCurrentIndex(DetectionsTab);
        if (const QString member = query.queryItemValue(QStringLiteral("member")); !member.isEmpty())
            detections_->showMember(member);
        else
            detections_->showPolicy(query.queryItemValue(QStringLiteral("policy")));
        if (isVisible()) detections_->look();
        return;
    }
    tabs_->setCurrentIndex(PoliciesTab);
    wanted_ = toUtf8(resource);
    if (model_->loaded())
        shownChanged();
    else
        list_->refresh();
}

commands::Selection MonitoringPane::selection() const {
    return atDetections() ? detections_->members() : commands::Selection();
}

void MonitoringPane::focusFilter() {
    if (atDetections())
        detections_->focusFilter();
    else
        list_->table()->setFocus(Qt::ShortcutFocusReason);
}

void MonitoringPane::linkChanged() {
    list_->linkChanged();
    detections_->linkChanged();
    consent_->ask();
    refreshRights();
}

// --- files ----------------------------------------------------------------------------------------------------------

bool MonitoringPane::hasList() const {
    if (!services_.online()) return false;
    return atDetections() ? detections_->list().mayLook() && detections_->list().table()->model()->rowCount() > 0
                          : list_->mayLook() && model_->rowCount() > 0 && stack_->currentWidget() == body_;
}

void MonitoringPane::exportShown(const TellExport& tell) {
    const QString name = tr("%1 (%2)", "screen, tab").arg(title(), tabs_->tabText(tabs_->currentIndex()));
    exportList(exportServices(services_),
               atDetections() ? detections_->listForFile(name)
                              : tableOf(*model_, shownColumns(*list_->table()), name, tr("monitoring-policies")),
               this, tell);
}

// --- words ----------------------------------------------------------------------------------------------------------

void MonitoringPane::refreshHead() {
    const QLocale numbers = commands::locale();
    number_->setText(model_->loaded() ? numbers.toString(model_->rowCount()) : QString());
    const std::int64_t open = detections_->open();
    tabs_->setTabText(DetectionsTab,
                      open > 0
                          ? tr("Detection history (%1)", "how many are open").arg(commands::detectionCountText(open))
                          : tr("Detection history"));
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write the list to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : monitoring::needsConnectionText());
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : monitoring::needsConnectionText());
}

void MonitoringPane::refreshRights() {
    const QString why = refusal();
    add_->setEnabled(why.isEmpty());
    add_->setToolTip(why);
    page_->setSaving(saving_.running(), saving_.running() ? QString() : why);
    refreshHead();
}

void MonitoringPane::retranslate() {
    heading_->setText(title());
    tabs_->setTabText(PoliciesTab, tr("Policies"));
    tabs_->setAccessibleName(title());
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    list_->table()->setAccessibleName(tr("Monitoring policies"));
    bar_->setNameOfMore(tr("All actions for the chosen policies"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the monitoring policies"),
                                tr("There is no monitoring policy yet"),
                                tr("Add one and try it on what is recorded before you save it."),
                                {},
                                {},
                                {},
                                tr("The monitoring policies are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The monitoring policies could not be fetched")};
    });
    list_->retranslate();
    for (const auto& [column, sample] : monitoring::policySamples())
        list_->table()->setColumnWidth(column, columnWidthFor(list_->table(), column, sample));
    refreshRights();
}

void MonitoringPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    list_->refresh();
    if (atDetections()) detections_->look();
    refreshRights();
}

void MonitoringPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_monitoring_pane.cpp"
