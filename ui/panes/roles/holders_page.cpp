#include "ui/panes/roles/holders_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;
using items::RoleHolderModel;

namespace {

constexpr int kHolderTickMillis = 1'000;

struct RoleHolderWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(RoleHolderWords)
};

QString holderHead(RoleHolderModel::Column column) {
    switch (column) {
    case RoleHolderModel::MemberColumn:
        return RoleHolderWords::tr("Member");
    case RoleHolderModel::LoginColumn:
        return RoleHolderWords::tr("ID");
    case RoleHolderModel::OrgUnitColumn:
        return RoleHolderWords::tr("Organization");
    case RoleHolderModel::RoleColumn:
        return RoleHolderWords::tr("Role");
    case RoleHolderModel::ScopeColumn:
        return RoleHolderWords::tr("Where");
    case RoleHolderModel::StateColumn:
        return RoleHolderWords::tr("How");
    case RoleHolderModel::ExpiresColumn:
        return RoleHolderWords::tr("Ends");
    case RoleHolderModel::ColumnCount:
        break;
    }
    return {};
}

ports::ExportRows holderRows(const std::vector<RoleHolder>& holders, Instant now) {
    ports::ExportRows rows;
    for (const RoleHolder& one : holders) {
        std::string ids;
        for (const OrgUnitId& unit : one.scope.orgUnits)
            ids += (ids.empty() ? "" : ", ") + unit.value;
        rows.push_back({one.userName, one.loginId, one.orgUnit,
                        toUtf8(commands::roleNameText(one.builtIn, one.roleName)), toUtf8(holderScopeText(one)),
                        toUtf8(commands::holderStateText(one, now)),
                        one.expiresAt ? toUtf8(isoTime(*one.expiresAt)) : std::string(),
                        one.eligible ? std::to_string(one.maxMinutes) : std::string(), ids, one.user.value});
    }
    return rows;
}

} // namespace

QString holderScopeText(const RoleHolder& holder) {
    return commands::scopeText(holder.scope, holder.units);
}

RoleHolderModel::Words holderWords(const Clock& clock) {
    return {holderHead,
            [](const RoleHolder& holder) { return commands::roleNameText(holder.builtIn, holder.roleName); },
            holderScopeText,
            [&clock](const RoleHolder& holder, items::HolderState) {
                const QString state = commands::holderStateText(holder, clock.now());
                return holder.activation.empty() || !holder.expiresAt
                           ? state
                           : RoleHolderWords::tr("%1 (%2 left)")
                                 .arg(state, commands::clockText(*holder.expiresAt, clock.now()));
            },
            commands::timeText,
            commands::timeTooltip};
}

HoldersPage::HoldersPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services),
      model_(new RoleHolderModel(services_.clock, holderWords(services_.clock), this)),
      list_(new PagedList(*model_, services_, {"security.roles", Access::View}, QStringLiteral("holders"), this)),
      bar_(new CommandBar(services_.registry, QStringLiteral("holders"),
                          {QStringLiteral("role.give"), QStringLiteral("role.change"), QStringLiteral("role.take"),
                           QStringLiteral("role.endActivation")},
                          this)),
      viewAs_(partTool("holders.viewAs", this)), menu_(new QMenu(this)), clock_(new QTimer(this)) {
    setObjectName(QStringLiteral("roles.holders"));
    list_->setIconName(QStringLiteral("group"));
    auto* cells = new CellDelegate(list_->table());
    cells->setMark([this](const QModelIndex& index) { // colour and word say it too
        if (index.column() != RoleHolderModel::ScopeColumn) return QIcon();
        const bool gone = std::ranges::any_of(model_->at(index.row()).units, &ScopeUnit::gone);
        return gone ? icon(QStringLiteral("dialog-warning")) : QIcon();
    });
    list_->table()->setItemDelegate(cells);
    for (const int column : {RoleHolderModel::RoleColumn, RoleHolderModel::OrgUnitColumn}) // in the file they are
        list_->table()->setColumnHidden(column, true);
    list_->table()->horizontalHeader()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, space::kSmall, 0);
    foot->addWidget(bar_, 1);
    foot->addWidget(viewAs_);
    column->addLayout(foot);
    viewAs_->setAutoRaise(true);
    clock_->setInterval(kHolderTickMillis);
    connectParts();
    retranslate();
}

HoldersPage::~HoldersPage() = default;

void HoldersPage::connectParts() {
    connect(list_, &PagedList::changed, this, &HoldersPage::shownChanged);
    connect(list_, &PagedList::troubled, this, &HoldersPage::troubled);
    connect(list_, &PagedList::menuWanted, this, &HoldersPage::openMenu);
    connect(list_->table(), &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT memberWanted(fromUtf8(model_->at(index.row()).user.value)); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &HoldersPage::triggered);
    connect(viewAs_, &QToolButton::clicked, this, [this] {
        if (const auto lines = chosen(); lines.size() == 1) Q_EMIT viewAsWanted(fromUtf8(lines.front().user.value));
    });
    connect(clock_, &QTimer::timeout, this, &HoldersPage::tick);
    connect(model_, &items::PagedTable::answered, this, &HoldersPage::loaded);
}

void HoldersPage::present(const RoleSheet& role) {
    const bool same = role.role.id == role_.role.id && role.deletedAt == role_.deletedAt;
    const bool counted = role.holders == role_.holders && role.eligible == role_.eligible;
    role_ = role;
    if (same && counted) return;
    if (!same) model_->exchange({});
    model_->setSource([this, id = role.role.id](const std::string& cursor, ports::Reply<ports::HolderPage> reply) {
        return services_.gateway.roles().holders(id, cursor, services_.gui, std::move(reply));
    });
    if (same)
        list_->refresh();
    else
        list_->refilter();
}

void HoldersPage::reload() {
    if (!role_.role.id.empty()) list_->refresh();
}

void HoldersPage::linkChanged() {
    list_->linkChanged();
}

std::vector<RoleHolder> HoldersPage::chosen() const {
    std::vector<RoleHolder> out;
    if (!isVisible()) return out;
    for (const int row : list_->selectedRows())
        out.push_back(model_->at(row));
    return out;
}

void HoldersPage::shownChanged() {
    const QLocale numbers = commands::locale();
    const int selected = list_->selectedCount();
    CommandBar::Shown shown;
    if (hasRows())
        shown.count =
            selected > 0
                ? tr("%1 people, %2 chosen").arg(numbers.toString(model_->rowCount()), numbers.toString(selected))
                : tr("%n people", nullptr, model_->rowCount());
    if (model_->rowCount() > 1 && !list_->everythingSelected()) shown.selectAll = tr("Select all");
    shown.selected = selected > 1;
    bar_->present(shown);
    const bool running = std::ranges::any_of(holders(), [](const RoleHolder& one) { return !one.activation.empty(); });
    if (running != clock_->isActive()) running ? clock_->start() : clock_->stop();
    refreshViewAs();
    services_.registry.contextChanged();
}

// For whoever may give roles: the same limits as the service has.
void HoldersPage::refreshViewAs() {
    const ports::Identity* identity = services_.identity();
    viewAs_->setText(tr("View as"));
    viewAs_->setIcon(icon(QStringLiteral("view-visible")));
    offerPart(viewAs_,
              !services_.online() || !identity ? tr("This needs a connection to the service.")
              : !identity->canOperate("security.roles", services_.clock.now())
                  ? tr("Only who may give roles can see what others see.")
              : list_->selectedCount() != 1 ? tr("Choose one person first.")
                                            : QString(),
              tr("Shows what this administrator sees"));
}

void HoldersPage::tick() {
    if (isVisible()) list_->table()->viewport()->update();
}

void HoldersPage::openMenu(const QPoint& at) {
    const std::vector<RoleHolder> lines = chosen();
    bar_->fillMenu(menu_);
    menu_->addSeparator();
    QAction* member = menu_->addAction(icon(QStringLiteral("user")), tr("Open the member"));
    member->setEnabled(lines.size() == 1);
    member->setToolTip(lines.size() == 1 ? QString() : tr("Choose one person first."));
    connect(member, &QAction::triggered, this, [this] {
        if (const auto now = chosen(); now.size() == 1) Q_EMIT memberWanted(fromUtf8(now.front().user.value));
    });
    addReasonActions(*menu_, services_.registry, memberObject(lines.size() == 1 ? lines.front().user : UserId()));
    menu_->popup(at);
}

ListTable HoldersPage::listForFile() const {
    ListTable table;
    table.title = tr("Holders of %1").arg(commands::roleNameText(role_));
    table.fileName = tr("role-holders");
    table.heads = {tr("Member"),
                   tr("ID"),
                   tr("Organization"),
                   tr("Role"),
                   tr("Where"),
                   tr("How"),
                   tr("Ends"),
                   tr("Longest activation"),
                   tr("Organization IDs"),
                   tr("Member ID")};
    table.rows = model_->rowCount();
    table.more = allPages([services = services_, role = role_.role.id](std::string cursor, TakePage take) {
        return services.gateway.roles().holders(
            role, std::move(cursor), services.gui,
            [&clock = services.clock, take = std::move(take)](Result<ports::HolderPage> page) {
                if (!page) return take(std::move(page).error(), {});
                take(holderRows(page->holders, clock.now()), std::move(page->nextCursor));
            });
    });
    return table;
}

void HoldersPage::fitColumns() {
    QTableView* table = list_->table();
    RoleHolder longest; // of what is said of one
    longest.eligible = true;
    longest.maxMinutes = 90;
    longest.needsApproval = true;
    const QString how = commands::holderStateText(longest, services_.clock.now());
    for (const auto& [column, sample] : {std::pair{RoleHolderModel::MemberColumn, QStringLiteral("長谷川 真由美")},
                                         {RoleHolderModel::LoginColumn, QStringLiteral("hasegawa@demo")},
                                         {RoleHolderModel::ScopeColumn, QStringLiteral("本社 / 営業本部、開発本部")},
                                         {RoleHolderModel::StateColumn, how}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
}

void HoldersPage::retranslate() {
    list_->table()->setAccessibleName(tr("Who has the role"));
    bar_->setNameOfMore(tr("All actions for holders"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching who has the role"),
                                tr("Nobody has this role"),
                                tr("Give it to somebody with the button below."),
                                QString(),
                                QString(),
                                QString(),
                                tr("Who has a role is known to the service only"),
                                tr("It can be shown as soon as there is a connection."),
                                tr("Who has the role could not be fetched")};
    });
    list_->retranslate();
    fitColumns();
    shownChanged();
}

void HoldersPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!model_->loaded()) reload();
    services_.registry.contextChanged();
}

void HoldersPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_holders_page.cpp"
