#include "ui/panes/roles/view_as_page.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/roles/holders_page.h"
#include "ui/panes/roles/rights_view.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/panes/roles/scope_tree.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::roles {

using commands::fromUtf8;
using commands::toUtf8;
using items::RoleHolderModel;

namespace {

QVBoxLayout* viewPart(QWidget* part, QLabel* head) {
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(space::kNormal, space::kSmall, space::kNormal, space::kSmall);
    column->setSpacing(space::kSmall);
    setTextSize(head, TextSize::Strong);
    column->addWidget(head);
    return column;
}

} // namespace

ViewAsPage::ViewAsPage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), roles_(new WrappedLabel(this)), counts_(new QLabel(this)),
      sample_(new RoleHolderModel(services_.clock, holderWords(services_.clock), this)), state_(new StatePage(this)),
      stack_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("roles.viewAs"));
    const PageBar bar = pageBar(this, "viewAs");
    back_ = bar.back;
    title_ = bar.title;
    export_ = bar.save;
    for (QLabel*& head : heads_)
        head = new QLabel;
    roles_->setObjectName(QStringLiteral("viewAs.roles"));
    counts_->setObjectName(QStringLiteral("viewAs.counts"));
    roles_->setTextFormat(Qt::PlainText);
    state_->setIconName(QStringLiteral("view-visible"));
    auto* divider = new QSplitter(Qt::Horizontal);
    divider->setHandleWidth(1);
    divider->setChildrenCollapsible(false);
    divider->addWidget(buildMenus());
    divider->addWidget(buildScope());
    divider->addWidget(buildMembers());
    divider->setSizes({430, 260, 380});
    body_ = new QWidget(this);
    auto* inner = new QVBoxLayout(body_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    words->setSpacing(space::kTight);
    words->addWidget(roles_);
    words->addWidget(counts_);
    inner->addLayout(words);
    inner->addWidget(new Rule(body_));
    inner->addWidget(divider, 1);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    static_cast<QVBoxLayout*>(layout())->addWidget(stack_, 1);
    connect(back_, &QPushButton::clicked, this, &ViewAsPage::backWanted);
    connect(export_, &QPushButton::clicked, this, &ViewAsPage::exportWanted);
    connect(members_, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT memberWanted(fromUtf8(sample_->at(index.row()).user.value)); });
    retranslate();
}

ViewAsPage::~ViewAsPage() = default;

QWidget* ViewAsPage::buildMenus() {
    auto* part = new QWidget;
    menus_ = new RightsView(QStringLiteral("viewAs.menus"), part);
    viewPart(part, heads_[0])->addWidget(menus_, 1);
    return part;
}

QWidget* ViewAsPage::buildScope() {
    auto* part = new QWidget;
    scope_ = new ScopeTree(QStringLiteral("viewAs"), services_.cache, part);
    scopeNote_ = new WrappedLabel(part);
    scopeNote_->setObjectName(QStringLiteral("viewAs.scopeNote"));
    scopeNote_->setForegroundRole(QPalette::PlaceholderText);
    QVBoxLayout* column = viewPart(part, heads_[1]);
    column->addWidget(scope_, 1);
    column->addWidget(scopeNote_);
    return part;
}

QWidget* ViewAsPage::buildMembers() {
    auto* part = new QWidget;
    members_ = new QTableView(part);
    members_->setObjectName(QStringLiteral("viewAs.members"));
    members_->setModel(sample_);
    members_->setItemDelegate(new CellDelegate(members_));
    members_->setSelectionBehavior(QAbstractItemView::SelectRows);
    members_->setSelectionMode(QAbstractItemView::SingleSelection);
    members_->setFrameShape(QFrame::NoFrame);
    layAsRows(members_);
    for (int column = 0; column < RoleHolderModel::ColumnCount; ++column)
        members_->setColumnHidden(column, column != RoleHolderModel::MemberColumn &&
                                              column != RoleHolderModel::LoginColumn &&
                                              column != RoleHolderModel::OrgUnitColumn);
    members_->horizontalHeader()->setStretchLastSection(true);
    viewPart(part, heads_[2])->addWidget(members_, 1);
    return part;
}

void ViewAsPage::showAdministrator(const UserId& user, const QString& name) {
    if (user != user_) view_.reset();
    user_ = user;
    name_ = name;
    reload();
    retranslate();
}

void ViewAsPage::reload() {
    error_.reset();
    call_.cancel();
    if (!user_.empty() && services_.online() && services_.identity())
        call_ = services_.gateway.roles().viewAs(user_, services_.gui, [this](Result<ports::ViewAs> found) {
            if (found)
                view_ = std::move(*found);
            else
                error_ = found.error();
            refresh();
        });
    refresh();
}

void ViewAsPage::linkChanged() {
    if (isVisible() && services_.online() && !view_) return reload();
    refresh();
}

bool ViewAsPage::hasRows() const {
    return view_ && sample_->rowCount() > 0;
}

void ViewAsPage::refresh() {
    using Look = StatePage::Look;
    stack_->setCurrentWidget(view_ ? body_ : state_);
    if (view_) present();
    offerPart(export_, hasRows() ? QString() : tr("There is nothing to write yet."),
              tr("Write these members to a file (Excel or CSV)"));
    if (view_) return;
    if (!services_.online() || !services_.identity())
        state_->present(Look::Offline, tr("What somebody sees is known to the service only"),
                        tr("It can be shown as soon as there is a connection."));
    else if (error_)
        state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                        tr("What %1 sees could not be fetched").arg(name_), commands::errorText(*error_),
                        tr("Try again"), [this] { reload(); });
    else
        state_->present(Look::Loading, tr("Asking what %1 sees").arg(name_));
}

void ViewAsPage::present() {
    QStringList held;
    std::vector<Scope> scopes;
    for (const RoleHolding& one : view_->roles) {
        held << tr("%1 (%2)", "role, where")
                    .arg(commands::roleNameText(one.role.builtIn, one.role.name),
                         commands::scopeText(one.scope, unitsOf(one.scope, services_.cache)));
        scopes.push_back(one.scope);
    }
    if (view_->wholeTenant) scopes.push_back(Scope{});
    roles_->say(held.isEmpty() ? tr("%1 holds no role and sees nothing here.").arg(name_)
                               : tr("%1 holds: %2").arg(name_, held.join(QStringLiteral(" · "))));
    const auto number = [](std::int64_t count) { return commands::locale().toString(qlonglong{count}); };
    counts_->setText(
        tr("Members: %1   Organizations: %2   Devices: %3   Live sessions: %4")
            .arg(number(view_->members), number(view_->orgUnits), number(view_->devices), number(view_->sessions)));
    menus_->present(view_->menus, true); // what is open to him, whatever role it comes from
    scope_->setScopes(scopes);
    scopeNote_->say(view_->wholeTenant ? tr("The whole tenant lies within it.")
                    : view_->units.empty()
                        ? tr("No organization lies within it.")
                        : tr("What is pale lies outside: it is not found, not counted and not exported."));
    sample_->exchange(view_->sample);
    heads_[2]->setText(view_->members > static_cast<std::int64_t>(view_->sample.size())
                           ? tr("Members, the first %1").arg(number(static_cast<std::int64_t>(view_->sample.size())))
                           : tr("Members"));
}

ListTable ViewAsPage::listForFile() const {
    ListTable table;
    table.title = tr("What %1 sees").arg(name_);
    table.fileName = tr("view-as");
    table.heads = {tr("Member"), tr("ID"), tr("Organization"), tr("Member ID")};
    ports::ExportRows rows;
    for (const RoleHolder& one : sample_->rows())
        rows.push_back({one.userName, one.loginId, one.orgUnit, one.user.value});
    table.rows = static_cast<qint64>(rows.size());
    table.more = knownRows(std::move(rows));
    return table;
}

void ViewAsPage::retranslate() {
    title_->setText(tr("What %1 sees").arg(name_));
    dressPageBar(back_, export_);
    heads_[0]->setText(tr("Menus"));
    heads_[1]->setText(tr("Organizations"));
    heads_[2]->setText(tr("Members"));
    members_->setAccessibleName(tr("Members this administrator sees"));
    sample_->languageChanged();
    for (const auto& [column, sample] : {std::pair{RoleHolderModel::MemberColumn, QStringLiteral("長谷川 真由美")},
                                         {RoleHolderModel::LoginColumn, QStringLiteral("hasegawa@demo")}})
        members_->setColumnWidth(column, columnWidthFor(members_, column, sample));
    refresh();
}

void ViewAsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::roles

#include "moc_view_as_page.cpp"
