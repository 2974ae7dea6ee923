#include "ui/panes/roles/activations_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;
using items::ActivationModel;

namespace {

constexpr int kActivationTickMillis = 1'000;

QString activationHead(ActivationModel::Column column) {
    switch (column) {
    case ActivationModel::MemberColumn:
        return ActivationsPage::tr("Member");
    case ActivationModel::RoleColumn:
        return ActivationsPage::tr("Role");
    case ActivationModel::ScopeColumn:
        return ActivationsPage::tr("Where");
    case ActivationModel::StateColumn:
        return ActivationsPage::tr("State");
    case ActivationModel::StartedColumn:
        return ActivationsPage::tr("Began");
    case ActivationModel::UntilColumn:
        return ActivationsPage::tr("Ends");
    case ActivationModel::ReasonColumn:
        return ActivationsPage::tr("Reason");
    case ActivationModel::ColumnCount:
        break;
    }
    return {};
}

ActivationModel::Words activationWords(const PaneServices& services) {
    return {
        activationHead,
        [](const Activation& one) { return commands::roleNameText(one.builtIn, one.roleName); },
        [&cache = services.cache](const Activation& one) {
            return commands::scopeText(one.scope, unitsOf(one.scope, cache));
        },
        [&clock = services.clock](const Activation& one) { return commands::activationStateText(one, clock.now()); },
        commands::timeText,
        commands::timeTooltip};
}

} // namespace

ActivationsPage::ActivationsPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services),
      model_(new ActivationModel(services_.gateway.roles(), services_.gui, services_.clock, activationWords(services_),
                                 this)),
      list_(new PagedList(*model_, services_, {"security.roles", Access::View}, QStringLiteral("activations"), this)),
      bar_(new CommandBar(services_.registry, QStringLiteral("activations"), {QStringLiteral("role.endActivation")},
                          this)),
      clock_(new QTimer(this)) {
    setObjectName(QStringLiteral("roles.activations"));
    const PageBar bar = pageBar(this, "activations");
    back_ = bar.back;
    title_ = bar.title;
    export_ = bar.save;
    list_->setIconName(QStringLiteral("chronometer"));
    list_->table()->setItemDelegate(new CellDelegate(list_->table()));
    list_->table()->horizontalHeader()->setStretchLastSection(true);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(bar_);
    clock_->setInterval(kActivationTickMillis);
    connect(back_, &QPushButton::clicked, this, &ActivationsPage::backWanted);
    connect(export_, &QPushButton::clicked, this, &ActivationsPage::exportWanted);
    connect(list_, &PagedList::changed, this, &ActivationsPage::shownChanged);
    connect(list_, &PagedList::troubled, this, &ActivationsPage::troubled);
    connect(list_->table(), &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT memberWanted(fromUtf8(model_->at(index.row()).user.value)); });
    giveReasonMenu(list_->table(), services_.registry, [this](int row) { return memberObject(model_->at(row).user); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &ActivationsPage::triggered);
    connect(clock_, &QTimer::timeout, this, [this] {
        if (isVisible()) model_->timePassed();
    });
    retranslate();
}

ActivationsPage::~ActivationsPage() = default;

void ActivationsPage::reload() {
    list_->refresh();
}

void ActivationsPage::linkChanged() {
    list_->linkChanged();
}

std::vector<Activation> ActivationsPage::chosen() const {
    std::vector<Activation> out;
    if (!isVisible()) return out;
    for (const int row : list_->selectedRows())
        out.push_back(model_->at(row));
    return out;
}

void ActivationsPage::shownChanged() {
    CommandBar::Shown shown;
    if (hasRows()) shown.count = tr("Running now: %1").arg(commands::locale().toString(model_->running()));
    shown.selected = list_->selectedCount() > 1;
    bar_->present(shown);
    export_->setEnabled(hasRows());
    export_->setToolTip(hasRows() ? tr("Write the list to a file (Excel or CSV)")
                                  : tr("There is nothing to write yet."));
    const bool running = model_->running() > 0;
    if (running != clock_->isActive()) running ? clock_->start() : clock_->stop();
    services_.registry.contextChanged();
}

ListTable ActivationsPage::listForFile() const {
    ListTable table;
    table.title = tr("Activated roles");
    table.fileName = tr("activations");
    for (int column = 0; column < ActivationModel::ColumnCount; ++column)
        table.heads << activationHead(static_cast<ActivationModel::Column>(column));
    table.heads << tr("Ended") << tr("Ended by");
    table.rows = model_->rowCount();
    table.more = allPages([services = services_](std::string cursor, TakePage take) {
        return services.gateway.roles().activations(
            std::move(cursor), services.gui,
            [services, take = std::move(take)](Result<std::pair<std::vector<Activation>, std::string>> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const Activation& one : page->first)
                    rows.push_back({one.userName, toUtf8(commands::roleNameText(one.builtIn, one.roleName)),
                                    toUtf8(commands::scopeText(one.scope, unitsOf(one.scope, services.cache))),
                                    toUtf8(commands::activationStateText(one, services.clock.now())),
                                    toUtf8(isoTime(one.startedAt)), toUtf8(isoTime(one.until)), one.reason,
                                    one.endedAt ? toUtf8(isoTime(*one.endedAt)) : std::string(), one.endedBy});
                take(std::move(rows), std::move(page->second));
            });
    });
    return table;
}

void ActivationsPage::retranslate() {
    title_->setText(tr("Activated roles"));
    dressPageBar(back_, export_);
    list_->table()->setAccessibleName(tr("Activated roles"));
    bar_->setNameOfMore(tr("All actions for activations"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the activations"),
                                tr("Nobody has activated a role in 90 days"),
                                tr("Whoever may activate a role does so at the top of the window."),
                                QString(),
                                QString(),
                                QString(),
                                tr("Activations are known to the service only"),
                                tr("They can be shown as soon as there is a connection."),
                                tr("The activations could not be fetched")};
    });
    list_->retranslate();
    QTableView* table = list_->table();
    for (const auto& [column, sample] :
         {std::pair{ActivationModel::MemberColumn, QStringLiteral("長谷川 真由美")},
          {ActivationModel::RoleColumn, QStringLiteral("支社の人事担当")},
          {ActivationModel::ScopeColumn, QStringLiteral("本社 > 営業本部（下位組織を含む）")},
          {ActivationModel::StateColumn, QStringLiteral("管理者が終了させました")},
          {ActivationModel::StartedColumn, wideTime()},
          {ActivationModel::UntilColumn, wideTime()}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
    shownChanged();
}

void ActivationsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    reload();
}

void ActivationsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_activations_page.cpp"
