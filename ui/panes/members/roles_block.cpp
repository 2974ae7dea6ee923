#include "ui/panes/members/roles_block.h"

#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/delegates/entry_delegate.h"
#include "ui/widgets/icon.h"

#include <QEvent>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::members {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

const QString kRolesScreen = QStringLiteral("security.roles");
const QString kExplainScreen = QStringLiteral("security.explain");

} // namespace

RolesBlock::RolesBlock(const PaneServices& services, QWidget* parent)
    : RemoteBlock(services, parent), model_(new QStandardItemModel(this)), give_(new QPushButton(this)),
      view_(new QPushButton(this)), reach_(new QPushButton(this)), why_(new QPushButton(this)) {
    setObjectName(QStringLiteral("detail.roles"));
    list()->setObjectName(QStringLiteral("memberRoles.list"));
    list()->setModel(model_);
    list()->setItemDelegate(new EntryDelegate(EntryDelegate::Kind::History, list()));
    for (const auto& [button, name] : {std::pair{give_, "memberRoles.give"},
                                       {view_, "memberRoles.view"},
                                       {reach_, "memberRoles.reach"},
                                       {why_, "memberRoles.why"}}) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        body()->addWidget(button, 0, Qt::AlignLeft); // the page is narrow
    }
    const auto user = [this] { return QStringLiteral("user=") + fromUtf8(member().value); };
    connect(give_, &QPushButton::clicked, this,
            [this, user] { Q_EMIT openWanted(kRolesScreen, QStringLiteral("give?") + user()); });
    connect(view_, &QPushButton::clicked, this,
            [this, user] { Q_EMIT openWanted(kRolesScreen, QStringLiteral("view?") + user()); });
    connect(reach_, &QPushButton::clicked, this,
            [this, user] { Q_EMIT openWanted(kExplainScreen, QStringLiteral("reach?") + user()); });
    connect(why_, &QPushButton::clicked, this, [this, user] {
        const QString id = fromUtf8(member().value);
        // Of an administrator what he may do, of everybody else what he may use.
        Q_EMIT openWanted(
            kExplainScreen,
            roles_.empty()
                ? QStringLiteral("use?") + user()
                : QStringLiteral("right?%1&menu=members.members&access=operate&object=member:%2").arg(user(), id));
    });
    connect(list(), &QListView::activated, this, [this](const QModelIndex& index) {
        if (mayLook()) Q_EMIT openWanted(kRolesScreen, index.data(items::IdRole).toString());
    });
    refresh();
}

bool RolesBlock::mayLook() const {
    const ports::Identity* identity = services_.identity();
    return !identity || identity->canSee(toUtf8(kRolesScreen), services_.clock.now());
}

ports::CallHandle RolesBlock::ask(const UserId& shown, const std::string&) {
    if (!mayLook()) {
        answered(false, {}, 0);
        refresh();
        return {};
    }
    return services_.gateway.roles().rolesOf(shown, services_.gui, [this](Result<std::vector<RoleHolder>> found) {
        if (!found) {
            failed(found.error());
            return;
        }
        roles_ = std::move(*found);
        fill();
        answered(false, {}, model_->rowCount());
        refresh();
    });
}

void RolesBlock::clear() {
    roles_.clear();
    model_->clear();
    refresh();
}

void RolesBlock::fill() {
    const Instant now = services_.clock.now();
    model_->clear();
    for (const RoleHolder& one : roles_) {
        auto* item = new QStandardItem(commands::roleNameText(one.builtIn, one.roleName));
        const QString line = QStringLiteral("%1  ·  %2")
                                 .arg(commands::scopeText(one.scope, one.units), commands::holderStateText(one, now));
        item->setEditable(false);
        item->setData(line, items::SubtitleRole);
        item->setData(fromUtf8(one.role.value), items::IdRole);
        item->setData(QStringLiteral("%1\n%2").arg(item->text(), line), Qt::ToolTipRole);
        item->setData(QStringLiteral("%1, %2").arg(item->text(), line), Qt::AccessibleTextRole);
        model_->appendRow(item);
    }
}

QString RolesBlock::emptyText() const {
    return mayLook() ? tr("No administrator role.")
                     : tr("Your role may not see who is an administrator. The missing right is “%1” (%2).")
                           .arg(commands::menuText(*menuItem("security.roles")), commands::accessText(Access::View));
}

ListTable RolesBlock::listForFile() const {
    ListTable table;
    table.title = tr("Roles of the member");
    table.fileName = tr("member-roles");
    table.heads = {tr("Role"), tr("Where"), tr("How"), tr("Ends"), tr("Role ID")};
    ports::ExportRows rows;
    for (const RoleHolder& one : roles_)
        rows.push_back({toUtf8(commands::roleNameText(one.builtIn, one.roleName)),
                        toUtf8(commands::scopeText(one.scope, one.units)),
                        toUtf8(commands::holderStateText(one, services_.clock.now())),
                        one.expiresAt ? toUtf8(isoTime(*one.expiresAt)) : std::string(), one.role.value});
    table.rows = static_cast<qint64>(rows.size());
    table.more = knownRows(std::move(rows));
    return table;
}

QString RolesBlock::whyNotGive() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    return identity->canOperate("security.roles", services_.clock.now())
               ? QString()
               : tr("Only the highest administrator gives roles.");
}

// Of himself everybody may ask.
QString RolesBlock::whyNotAsk() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (identity->user == member() || identity->canOperate("security.explain", services_.clock.now())) return {};
    return tr("The missing right is “%1” (%2). The highest administrator can give it.")
        .arg(commands::menuText(*menuItem("security.explain")), commands::accessText(Access::Operate));
}

void RolesBlock::refresh() {
    setTitle(tr("Administrator rights"));
    list()->setAccessibleName(tr("Roles of the member"));
    const bool administers = !roles_.empty();
    const auto offer = [](QPushButton* button, const QString& text, const char* iconName, const QString& why) {
        button->setText(text);
        button->setIcon(icon(QLatin1String(iconName)));
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    };
    offer(give_, tr("Give a role…"), "list-add", whyNotGive());
    offer(view_, tr("See what this member sees"), "view-visible",
          administers ? whyNotGive() : tr("The member holds no role."));
    offer(reach_, tr("Who can reach this member"), "group", whyNotAsk());
    offer(why_, administers ? tr("What he may do, and why") : tr("What he may use, and why"), "dialog-information",
          whyNotAsk());
    retranslate();
}

void RolesBlock::changeEvent(QEvent* event) {
    RemoteBlock::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fill();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_roles_block.cpp"
