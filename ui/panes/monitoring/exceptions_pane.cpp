#include "ui/panes/monitoring/exceptions_pane.h"

#include "models/commands/monitor_commands.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/monitor_exception_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/forms/pickers.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::MonitorExceptionModel;

namespace {

constexpr std::string_view kExceptionsMenu = "monitoring.exceptions";
const QString kRemoveKey = QStringLiteral("exception.remove");

QString exceptionPickerHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return ExceptionsPane::tr("Name");
    case ports::MemberColumn::Reading:
        return ExceptionsPane::tr("Reading");
    case ports::MemberColumn::OrgUnit:
        return ExceptionsPane::tr("Organization");
    default:
        return {};
    }
}

} // namespace

ExceptionsPane::ExceptionsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), model_(new MonitorExceptionModel(services_.gateway.monitoring(), services_.gui,
                                                                          monitoring::exceptionListWords(), this)) {
    setObjectName(QStringLiteral("exceptions.pane"));
    build();
    connectParts();
    retranslate();
}

ExceptionsPane::~ExceptionsPane() = default;

QString ExceptionsPane::title() const {
    return commands::menuText(*menuItem(kExceptionsMenu));
}

void ExceptionsPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("exceptions.total"));
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    add_ = monitoring::headTool("exceptions.add", this);
    export_ = monitoring::headTool("exceptions.export", this);
    refresh_ = monitoring::headTool("exceptions.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kTight);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    for (QToolButton* tool : {add_, export_, refresh_})
        head->addWidget(tool);
    about_ = new WrappedLabel(this);
    about_->setObjectName(QStringLiteral("exceptions.about"));
    about_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    about_->setForegroundRole(QPalette::PlaceholderText);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("exceptions.banner"));
    list_ = new PagedList(*model_, services_, {kExceptionsMenu, Access::View}, QStringLiteral("exceptions"), this);
    list_->setIconName(QStringLiteral("user"));
    QTableView* table = list_->table();
    table->setItemDelegate(new CellDelegate(table));
    table->horizontalHeader()->setStretchLastSection(true);
    bar_ = new CommandBar(services_.registry, QStringLiteral("exceptions"), {kRemoveKey}, this);
    menu_ = new QMenu(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(about_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(bar_);
}

void ExceptionsPane::connectParts() {
    connect(list_, &PagedList::changed, this, &ExceptionsPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, [this](const QPoint& at) {
        const auto lines = chosen();
        if (lines.empty()) return;
        bar_->fillMenu(menu_);
        addReasonActions(*menu_, services_.registry, memberObject(lines.size() == 1 ? lines.front().member : UserId()));
        menu_->popup(at);
    });
    connect(list_->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(model_->at(index.row()).member.value));
    });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &ExceptionsPane::trigger);
    connect(add_, &QToolButton::clicked, this, &ExceptionsPane::add);
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
    if (auto* command = qobject_cast<commands::RemoveException*>(services_.registry.find(kRemoveKey)))
        connect(command, &commands::RemoveException::changed, this, [this] {
            if (isVisible()) list_->refresh();
        });
}

void ExceptionsPane::offerCommands() {
    if (auto* command = qobject_cast<commands::RemoveException*>(services_.registry.find(kRemoveKey)))
        command->lines.offer(this, [this] { return isVisible() ? chosen() : std::vector<ports::MonitorException>(); });
    if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QStringLiteral("exception.add"))))
        command->offer(
            this, [this] { add(); },
            [this](const commands::Context&) {
                const QString why = refusal();
                return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
            });
    services_.registry.contextChanged();
}

std::vector<ports::MonitorException> ExceptionsPane::chosen() const {
    std::vector<ports::MonitorException> all;
    for (const int row : list_->selectedRows())
        all.push_back(model_->at(row));
    return all;
}

QString ExceptionsPane::refusal() const {
    if (const commands::Applicability may =
            commands::mayChangeMonitoring(services_.registry.context(), kExceptionsMenu);
        !may.applies)
        return may.why;
    if (adding_.running()) return tr("The last change is still being saved.");
    if (model_->loaded() && model_->rowCount() >= kMostExceptions)
        return tr("There are %n exceptions already, as many as there can be. Remove one first.", nullptr,
                  kMostExceptions);
    return {};
}

void ExceptionsPane::add() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    auto* picker = new MemberPicker(
        services_.cache, {exceptionPickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString& name) { propose(id, name); }, window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

// Whoever is taken out of monitoring is asked about by name: nothing shows it afterwards but this list.
void ExceptionsPane::propose(const UserId& member, const QString& name) {
    if (model_->rowOf(member.value) >= 0)
        return banner_->announce(Banner::Kind::Information, tr("%1 is in the list already.").arg(name));
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Monitor %1 no longer").arg(name);
    plan.sentence =
        tr("No policy of talk, mail and Drive finds anything of this member any more, as a sender or by what "
           "he does in Drive, until he is removed from the list.");
    plan.effects << tr("What was found before stays in the history.")
                 << tr("The talk content of the member can still be searched by whoever may do that.")
                 << tr("This is recorded with your name.");
    plan.subjects << name;
    plan.verb = tr("Add to the exceptions");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer(this), member, name](const QVariantMap&) {
            if (!self) return;
            self->adding_ = self->services_.gateway.monitoring().addExceptions(
                {member}, self->services_.gui, [self, name](Result<std::monostate> outcome) {
                    if (self) self->added(name, std::move(outcome));
                });
            self->refreshRights();
        },
        window());
    dialog->open();
}

void ExceptionsPane::added(const QString& name, Result<std::monostate> outcome) {
    adding_ = {};
    refreshRights();
    if (!outcome) {
        if (outcome.error().kind != ErrorKind::Cancelled) banner_->tell(outcome.error());
        return;
    }
    banner_->announce(Banner::Kind::Success, tr("%1 is not monitored any more.").arg(name));
    services_.sync.refreshNow();
    list_->refresh();
}

void ExceptionsPane::showResource(const QString& memberId) {
    wanted_ = toUtf8(memberId);
    if (model_->loaded()) shownChanged();
}

void ExceptionsPane::shownChanged() {
    if (!wanted_.empty() && model_->loaded() && !model_->asking())
        if (const int row = model_->rowOf(std::exchange(wanted_, {})); row >= 0) list_->table()->selectRow(row);
    const QLocale numbers = commands::locale();
    const auto selected = static_cast<int>(list_->selectedRows().size());
    CommandBar::Shown shown;
    if (model_->loaded())
        shown.count =
            tr("%1 of at most %2 members").arg(numbers.toString(model_->rowCount()), numbers.toString(kMostExceptions));
    else if (model_->asking())
        shown.count = tr("Fetching …");
    if (selected > 0) shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(selected));
    shown.selected = selected > 1;
    bar_->present(shown);
    number_->setText(model_->loaded() ? numbers.toString(model_->rowCount()) : QString());
    refreshRights();
    services_.registry.contextChanged();
}

void ExceptionsPane::refreshRights() {
    const QString why = refusal();
    add_->setEnabled(why.isEmpty());
    add_->setToolTip(why);
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write the list to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : monitoring::needsConnectionText());
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : monitoring::needsConnectionText());
}

void ExceptionsPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void ExceptionsPane::linkChanged() {
    list_->linkChanged();
    refreshRights();
}

bool ExceptionsPane::hasList() const {
    return services_.online() && list_->mayLook() && model_->rowCount() > 0;
}

void ExceptionsPane::exportShown(const TellExport& tell) {
    exportList(exportServices(services_),
               tableOf(*model_, shownColumns(*list_->table()), title(), tr("monitoring-exceptions")), this, tell);
}

void ExceptionsPane::retranslate() {
    heading_->setText(title());
    add_->setText(tr("Add…"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    about_->say(tr("No policy of talk, mail and Drive monitors these members. Whoever is removed from the list is "
                   "monitored again at once. Talk content can be searched all the same."));
    list_->table()->setAccessibleName(tr("Members who are not monitored"));
    bar_->setNameOfMore(tr("All actions for the chosen members"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the exceptions"),
                                tr("There is no exception"),
                                tr("The policies monitor every member. At most 200 can be left out."),
                                {},
                                {},
                                {},
                                tr("The exceptions are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The exceptions could not be fetched")};
    });
    list_->retranslate();
    for (const auto& [column, sample] : monitoring::exceptionSamples())
        list_->table()->setColumnWidth(column, columnWidthFor(list_->table(), column, sample));
    shownChanged();
}

void ExceptionsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    list_->refresh();
}

void ExceptionsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_exceptions_pane.cpp"
