#include "ui/panes/monitoring/detections_page.h"

#include "models/commands/monitor_commands.h"
#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "models/domain/log_facts.h"
#include "models/items/detection_model.h"
#include "models/items/roles.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/forms/pickers.h"
#include "ui/panes/monitoring/detection_detail.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;
using commands::toUtf8;
using items::DetectionModel;

namespace {

constexpr DetectionState kShownStates[] = {DetectionState::Open, DetectionState::Seen, DetectionState::Handled};
constexpr int kPolicyBoxWidth = 260;

std::vector<QString> detectionKeys() {
    using commands::detectionCommandKey;
    return {detectionCommandKey(DetectionState::Seen), detectionCommandKey(DetectionState::Handled),
            QStringLiteral("member.suspend"),          QString(),
            detectionCommandKey(DetectionState::Open), QString(),
            QStringLiteral("detection.openMember"),    QStringLiteral("detection.openRecord")};
}

QString detectionPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return DetectionsPage::tr("Name");
    case ports::MemberColumn::Reading:
        return DetectionsPage::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return DetectionsPage::tr("Organization");
    default:
        return {};
    }
}

ports::ExportRows detectionRows(const std::vector<Detection>& detections) {
    const auto text = [](const QString& shown) { return toUtf8(shown); };
    ports::ExportRows rows;
    for (const Detection& one : detections)
        rows.push_back({text(commands::detectionStateText(one.state)), text(isoTime(one.at)), text(isoTime(one.found)),
                        one.policyName, text(commands::detectionMemberText(one)), one.target, one.note, one.changedBy,
                        one.changedAt ? text(isoTime(*one.changedAt)) : std::string(), std::to_string(one.id),
                        std::to_string(one.seq)});
    return rows;
}

} // namespace

DetectionsPage::DetectionsPage(MonitorService service, const PaneServices& services, ConsentDesk& consent,
                               QWidget* parent)
    : QWidget(parent), service_(service), services_(services),
      model_(new DetectionModel(services.gateway.monitoring(), services.gui, detectionListWords(), this)) {
    setObjectName(QStringLiteral("detections.page"));
    build(consent);
    connectParts();
    retranslate();
}

void DetectionsPage::build(ConsentDesk& consent) {
    policy_ = new QComboBox(this);
    policy_->setObjectName(QStringLiteral("detections.policyBox"));
    policy_->setMaximumWidth(kPolicyBoxWidth);
    policy_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    member_ = headTool("detections.memberFilter", this);
    state_ = new QComboBox(this);
    state_->setObjectName(QStringLiteral("detections.state"));
    for (std::size_t i = 0; i <= std::size(kShownStates); ++i)
        state_->addItem(QString());
    clear_ = headTool("detections.clear", this);
    clear_->setAutoRaise(true);
    auto* filters = new QHBoxLayout;
    filters->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    filters->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{policy_, member_, state_})
        filters->addWidget(part);
    filters->addStretch(1);
    filters->addWidget(clear_);
    const Permission look{commands::monitorMenu(service_), Access::View};
    list_ = new PagedList(*model_, services_, look, QStringLiteral("detections"), this);
    list_->setIconName(QStringLiteral("view-visible"));
    QTableView* table = list_->table();
    table->setItemDelegate(new CellDelegate(table));
    table->setItemDelegateForColumn(
        DetectionModel::StateColumn,
        new diff::ChipDelegate([](int state) { return detectionChip(static_cast<DetectionState>(state)); }, table));
    bar_ = new CommandBar(services_.registry, QStringLiteral("detections"), detectionKeys(), this);
    detail_ = new DetectionDetail(services_, consent, this);
    detail_->setMinimumWidth(280);
    menu_ = new QMenu(this);
    auto* left = new QWidget(this);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(list_, 1);
    rows->addWidget(new Rule(left));
    rows->addWidget(bar_);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(left);
    body->addWidget(detail_);
    body->setStretchFactor(0, 1);
    body->setSizes({720, 360});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(filters);
    column->addWidget(new Rule(this));
    column->addWidget(body, 1);
}

void DetectionsPage::connectParts() {
    for (QComboBox* box : {policy_, state_})
        connect(box, &QComboBox::currentIndexChanged, this, &DetectionsPage::refilter);
    connect(member_, &QToolButton::clicked, this, [this] { memberId_.value.empty() ? pickMember() : setMember({}); });
    connect(clear_, &QToolButton::clicked, this, &DetectionsPage::clearFilter);
    list_->setFilter([this] { return filtered(); }, [this] { clearFilter(); });
    connect(list_, &PagedList::changed, this, &DetectionsPage::shownChanged);
    connect(list_, &PagedList::troubled, this, &DetectionsPage::troubled);
    connect(list_, &PagedList::menuWanted, this, [this](const QPoint& at) {
        const auto lines = chosen();
        if (lines.empty()) return;
        bar_->fillMenu(menu_);
        addReasonActions(*menu_, services_.registry, memberObject(lines.size() == 1 ? lines.front().member : UserId()));
        menu_->popup(at);
    });
    connect(list_->table(), &QTableView::activated, this, [this] { detail_->read(); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &DetectionsPage::triggered);
    connect(detail_, &DetectionDetail::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(detail_, &DetectionDetail::recordWanted, this, &DetectionsPage::openRecord);
    for (const DetectionState to : kShownStates)
        if (auto* command =
                qobject_cast<commands::DetectionCommand*>(services_.registry.find(commands::detectionCommandKey(to))))
            connect(command, &commands::DetectionCommand::changed, this, [this] {
                if (isVisible()) list_->refresh();
            });
}

// --- what is asked --------------------------------------------------------------------------------------------------

ports::DetectionQuery DetectionsPage::wanted() const {
    ports::DetectionQuery query;
    query.service = service_;
    query.policy = toUtf8(policy_->currentData().toString());
    query.member = memberId_;
    if (const int at = state_->currentIndex(); at > 0) query.state = kShownStates[at - 1];
    return query;
}

bool DetectionsPage::filtered() const {
    const ports::DetectionQuery query = wanted();
    return !query.policy.empty() || !query.member.value.empty() || query.state;
}

void DetectionsPage::clearFilter() {
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(policy_), QSignalBlocker(state_)};
        policy_->setCurrentIndex(0);
        state_->setCurrentIndex(0);
    }
    memberId_ = {};
    retranslate();
    refilter();
}

void DetectionsPage::refilter() {
    clear_->setEnabled(filtered());
    clear_->setToolTip(filtered() ? QString() : tr("No filter is set."));
    if (!isVisible()) return; // asked when it is seen
    model_->setQuery(wanted());
    list_->refilter();
}

void DetectionsPage::setPolicies(const std::vector<policy::MonitorPolicy>& policies) {
    std::vector<std::pair<QString, QString>> fresh;
    fresh.reserve(policies.size());
    for (const policy::MonitorPolicy& one : policies)
        fresh.emplace_back(fromUtf8(one.id), fromUtf8(one.name));
    if (fresh == policies_) return;
    policies_ = std::move(fresh);
    fillPolicies(policy_->currentData().toString());
}

void DetectionsPage::fillPolicies(const QString& kept) {
    const QSignalBlocker quiet(policy_);
    policy_->clear();
    policy_->addItem(tr("All policies"), QString());
    for (const auto& [id, name] : policies_)
        policy_->addItem(name, id);
    const int at = policy_->findData(kept);
    // Of a policy that was deleted the detections stay.
    if (at < 0 && !kept.isEmpty()) policy_->addItem(policies_.empty() ? tr("One policy") : tr("Deleted policy"), kept);
    policy_->setCurrentIndex(at >= 0 ? at : kept.isEmpty() ? 0 : policy_->count() - 1);
}

void DetectionsPage::showPolicy(const QString& id) {
    memberId_ = {};
    {
        const QSignalBlocker quiet(state_);
        state_->setCurrentIndex(0);
    }
    fillPolicies(id);
    retranslate();
    refilter();
}

void DetectionsPage::showMember(const QString& id) {
    clearFilter();
    setMember(id);
}

void DetectionsPage::setMember(const QString& id) {
    memberId_ = UserId(toUtf8(id));
    retranslate();
    refilter();
}

void DetectionsPage::pickMember() {
    auto* picker = new MemberPicker(
        services_.cache, {detectionPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) { setMember(fromUtf8(id.value)); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

void DetectionsPage::look() {
    const ports::DetectionQuery now = wanted(), asked = model_->query();
    const bool same = asked.service == now.service && asked.policy == now.policy && asked.member == now.member &&
                      asked.state == now.state;
    if (same && model_->loaded()) return list_->refresh();
    if (!services_.online() || !list_->mayLook()) return list_->refresh();
    model_->setQuery(now);
    list_->refilter();
}

void DetectionsPage::refresh() {
    list_->refresh();
}

void DetectionsPage::linkChanged() {
    list_->linkChanged();
    detail_->linkChanged();
}

void DetectionsPage::focusFilter() {
    policy_->setFocus(Qt::ShortcutFocusReason);
}

// --- what is chosen -------------------------------------------------------------------------------------------------

std::vector<Detection> DetectionsPage::chosen() const {
    std::vector<Detection> all;
    for (const int row : list_->selectedRows())
        all.push_back(model_->at(row));
    return all;
}

commands::Selection DetectionsPage::members() const {
    std::vector<commands::SelectedMember> members;
    std::set<std::string> known;
    const ports::MemberList& list = services_.cache.members();
    for (const Detection& one : chosen()) {
        const auto row = list.find(one.member.value);
        if (!row || !known.insert(one.member.value).second) continue;
        const ports::MemberCells cells = list.cells(*row);
        const ports::MemberState state = list.state(*row);
        commands::SelectedMember member;
        member.id = one.member;
        member.name = fromUtf8(cells.name);
        member.loginId = fromUtf8(cells.loginId);
        member.orgUnit = fromUtf8(cells.orgUnit);
        member.status = state.status;
        member.onLeave = state.onLeave;
        member.administrator = cells.administrator;
        members.push_back(std::move(member));
    }
    return commands::Selection(members);
}

void DetectionsPage::offer() {
    commands::offerDetections(services_.registry, this,
                              [this] { return isVisible() ? chosen() : std::vector<Detection>(); });
}

std::int64_t DetectionsPage::open() const {
    return model_->open();
}

void DetectionsPage::openRecord() {
    const std::vector<Detection> all = chosen();
    if (all.size() != 1) return;
    const LogFact* log = logFact(service_ == MonitorService::Talk ? "message" : "drive");
    if (log) Q_EMIT openWanted(fromUtf8(log->menu), QStringLiteral("seq:%1").arg(all.front().seq));
}

void DetectionsPage::openMember() {
    const std::vector<Detection> all = chosen();
    if (all.size() == 1 && !all.front().member.value.empty())
        Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(all.front().member.value));
}

void DetectionsPage::shownChanged() {
    const std::vector<Detection> all = chosen();
    detail_->present(all.size() == 1 ? std::optional(all.front()) : std::nullopt, static_cast<int>(all.size()));
    const QLocale numbers = commands::locale();
    const std::int64_t total = model_->total();
    CommandBar::Shown shown;
    if (total >= 0 && model_->loaded())
        shown.count = tr("%1 detections, %2 unhandled")
                          .arg(commands::detectionCountText(total),
                               commands::detectionCountText(std::max<std::int64_t>(0, model_->open())));
    else if (model_->asking())
        shown.count = tr("Fetching …");
    if (!all.empty())
        shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(static_cast<qlonglong>(all.size())));
    shown.selected = all.size() > 1;
    bar_->present(shown);
    services_.registry.contextChanged();
    Q_EMIT changed();
}

// All that match, not only what was looked at; what was found in them is in no list.
ListTable DetectionsPage::listForFile(const QString& title) const {
    ListTable table;
    table.title = title;
    table.fileName = tr("detections");
    table.heads = {tr("State"),     tr("When it happened"), tr("Found at"),  tr("Policy name"),
                   tr("Member"),    tr("Room or file"),     tr("Note"),      tr("Looked at by"),
                   tr("Looked at"), tr("Detection No."),    tr("Record No.")};
    table.rows = std::max<qint64>(model_->rowCount(), model_->total());
    table.more = allPages([this, query = model_->query()](std::string cursor, TakePage take) {
        ports::DetectionQuery next = query;
        next.cursor = std::move(cursor);
        return services_.gateway.monitoring().detections(
            next, services_.gui, [take = std::move(take)](Result<ports::DetectionPage> page) {
                if (!page) return take(std::move(page).error(), {});
                take(detectionRows(page->detections), std::move(page->nextCursor));
            });
    });
    return table;
}

void DetectionsPage::retranslate() {
    QString name;
    if (!memberId_.value.empty()) name = namesIn(services_.cache)(memberId_.value);
    member_->setText(memberId_.value.empty() ? tr("All members…") : name.isEmpty() ? tr("One member") : name);
    member_->setIcon(icon(memberId_.value.empty() ? QStringLiteral("user") : QStringLiteral("edit-clear")));
    member_->setToolTip(memberId_.value.empty() ? tr("Show the detections of one member only")
                                                : tr("Show the detections of all members again"));
    {
        const QSignalBlocker quiet(state_);
        state_->setItemText(0, tr("All states"));
        for (std::size_t i = 0; i < std::size(kShownStates); ++i)
            state_->setItemText(static_cast<int>(i) + 1, commands::detectionStateText(kShownStates[i]));
    }
    state_->setAccessibleName(tr("State"));
    policy_->setAccessibleName(tr("Policy"));
    clear_->setText(tr("Clear the filter"));
    clear_->setIcon(icon(QStringLiteral("edit-clear")));
    clear_->setEnabled(filtered());
    clear_->setToolTip(filtered() ? QString() : tr("No filter is set."));
    fillPolicies(policy_->currentData().toString());
    list_->table()->setAccessibleName(tr("Detections"));
    bar_->setNameOfMore(tr("All actions for the chosen detections"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the detections"),
                                tr("Nothing has been found yet"),
                                tr("What the policies find appears here."),
                                tr("No detection matches"),
                                tr("Change the filter to see others."),
                                tr("Clear the filter"),
                                tr("The detections are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The detections could not be fetched")};
    });
    list_->retranslate();
    for (const auto& [column, sample] : detectionSamples())
        list_->table()->setColumnWidth(column, columnWidthFor(list_->table(), column, sample));
}

void DetectionsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::monitoring

#include "moc_detections_page.cpp"
