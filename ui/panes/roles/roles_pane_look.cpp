// What the screen of roles says and offers at each moment: what can be done and why not, and its words.

#include "models/commands/pane_command.h"
#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/items/role_list_model.h"
#include "ui/panes/roles/activations_page.h"
#include "ui/panes/roles/holders_page.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_page.h"
#include "ui/panes/roles/role_parts.h"
#include "ui/panes/roles/roles_pane.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using items::RoleListModel;

namespace {

constexpr std::string_view kRolesScreen = "security.roles";

} // namespace

void RolesPane::offerCommands() {
    using commands::Applicability;
    const auto offer = [this](const char* key, std::function<void()> work, std::function<QString()> whyNot) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [whyNot = std::move(whyNot)](const commands::Context&) {
            const QString why = whyNot();
            return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
        });
    };
    const auto ofRole = [this](bool custom) {
        if (QString why = refusal(); !why.isEmpty()) return why;
        const RoleSheet* role = current();
        if (!role || role->deletedAt) return tr("Choose a role first.");
        return custom && !role->role.builtIn.empty()
                   ? tr("Built-in roles stay as they are. Copy the role and change the copy.")
                   : QString();
    };
    const auto oneHolder = [this] {
        return page_->holders().chosen().size() == 1 ? QString()
                                                     : tr("Choose one person in the list of holders first.");
    };
    offer(
        "role.new", [this] { startNew({}); }, [this] { return refusal(); });
    offer(
        "role.edit", [this] { editCurrent(); }, [ofRole] { return ofRole(true); });
    offer(
        "role.copy", [this] { startNew(*current()); }, [ofRole] { return ofRole(false); });
    offer(
        "role.compare", [this] { compareChosen(); },
        [this] { return current() ? QString() : tr("Choose a role first."); });
    offer(
        "role.give", [this] { give(); },
        [this, ofRole] {
            const QString why = ofRole(false);
            return why.isEmpty() ? whyNotGive(*current()) : why;
        });
    offer(
        "role.change", [this] { changeHolding(); },
        [this, ofRole, oneHolder] {
            if (QString why = ofRole(false); !why.isEmpty()) return why;
            if (QString why = oneHolder(); !why.isEmpty()) return why;
            return page_->holders().chosen().front().activation.empty()
                       ? whyNotGive(*current())
                       : tr("An activation ends by itself, or with “End the activation”.");
        });
    commands::offerRoles(services_.registry, this, [this] {
        const RoleSheet* role = isVisible() ? current() : nullptr;
        return role ? std::vector<RoleSheet>{*role} : std::vector<RoleSheet>();
    });
    commands::offerHolders(services_.registry, this, [this] { return page_->holders().chosen(); });
    commands::offerActivations(services_.registry, this, [this] {
        std::vector<Activation> out = activations_->chosen();
        for (const RoleHolder& one : page_->holders().chosen()) {
            if (one.activation.empty()) continue;
            Activation running;
            running.id = one.activation;
            running.user = one.user;
            running.userName = one.userName;
            running.role = one.role;
            running.roleName = one.roleName;
            running.builtIn = one.builtIn;
            running.scope = one.scope;
            running.until = one.expiresAt.value_or(Instant{});
            out.push_back(running);
        }
        return out;
    });
    services_.registry.contextChanged();
}

void RolesPane::refreshLook() {
    using Look = StatePage::Look;
    if (!list_->mayLook())
        nothing_->present(Look::Forbidden, tr("Your role may not open this screen."),
                          tr("The missing right is “%1” (%2). The highest administrator can give it.")
                              .arg(title(), commands::accessText(Access::View)));
    else if (!services_.online() || !services_.identity())
        nothing_->present(Look::Offline, tr("Roles are known to the service only"),
                          tr("They can be shown as soon as there is a connection."));
    else
        nothing_->present(Look::Empty, tr("No role is chosen"), tr("Choose one in the list."));
    number_->setText(model_->loaded() ? commands::locale().toString(model_->rowCount()) : QString());
    refreshRights();
}

// What does not change by waiting: why this person cannot change anything here.
QString RolesPane::lasting() const {
    const ports::Identity* identity = services_.identity();
    if (!identity) return {};
    const auto scopes = scopesOf(identity->roles, {kRolesScreen, Access::Operate}, services_.clock.now());
    if (!scopes) return tr("Only the highest administrator makes and gives roles. Your role may look here.");
    if (std::ranges::any_of(*scopes, &Scope::wholeTenant)) return {};
    return tr(
        "Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.");
}

QString RolesPane::refusal() const {
    if (!services_.online() || !services_.identity()) return tr("This needs a connection to the service.");
    if (QString why = lasting(); !why.isEmpty()) return why;
    if (acting_.running()) return tr("The last change is still being saved.");
    return {};
}

QString RolesPane::whyNotGive(const RoleSheet& role) const {
    if (role.role.builtIn == "super")
        return tr("There is exactly one highest administrator. The office is handed over on the screen “%1”.")
            .arg(commands::menuText(*menuItem("security.delegation")));
    if (role.role.builtIn == "rescue") return tr("The sealed account has this role while it is open, and nobody else.");
    return {};
}

void RolesPane::refreshRights() {
    const QString why = refusal();
    const Draft* draft = shownDraft();
    if (draft) page_->offerSave(why, draft->edited.role.id.empty() || !roles::sameRole(draft->base, draft->edited));
    page_->refreshActions();
    roles::offerPart(new_, why);
    new_->setText(drafts_.contains(std::string()) && !newShown_ ? tr("Go on with the new role") : tr("New role"));
    const QString none = model_->rowCount() > 0 ? QString() : tr("The roles are not loaded yet.");
    roles::offerPart(matrixButton_, model_->deleted() ? tr("Deleted roles are not compared.") : none);
    roles::offerPart(activationsButton_, list_->mayLook() ? QString() : tr("Your role may not open this screen."));
    reason_->say(lasting());
}

void RolesPane::fillNewMenu() {
    QMenu* menu = new_->menu();
    menu->clear();
    if (drafts_.contains(std::string())) {
        connect(menu->addAction(icon(QStringLiteral("document-edit")), tr("Go on with the draft")), &QAction::triggered,
                this, [this] { startNew({}); });
        return;
    }
    connect(menu->addAction(tr("Empty: allows nothing yet")), &QAction::triggered, this, [this] { startNew({}); });
    menu->addSeparator();
    for (const Role& preset : rolePresets()) {
        QAction* action = menu->addAction(tr("As the preset “%1”").arg(commands::presetText(preset.id.value)));
        action->setObjectName(QStringLiteral("roles.new.") + fromUtf8(preset.id.value));
        connect(action, &QAction::triggered, this, [this, chosen = &preset] {
            RoleSheet seed;
            seed.role.grants = chosen->grants;
            seed.preset = chosen->id.value;
            startNew(seed);
        });
    }
    menu->addSeparator();
    QAction* copy = menu->addAction(icon(QStringLiteral("edit-copy")), tr("Copy of the chosen role"));
    copy->setEnabled(current() != nullptr);
    copy->setToolTip(current() ? QString() : tr("Choose a role first."));
    connect(copy, &QAction::triggered, this, [this] {
        if (const RoleSheet* role = current()) startNew(*role);
    });
}

void RolesPane::retranslate() {
    heading_->setText(title());
    new_->setIcon(icon(QStringLiteral("list-add")));
    matrixButton_->setText(tr("Compare all"));
    matrixButton_->setIcon(icon(QStringLiteral("view-list-details")));
    activationsButton_->setText(tr("Activated roles"));
    activationsButton_->setIcon(icon(QStringLiteral("chronometer")));
    {
        const QSignalBlocker quiet(view_);
        const int at = std::max(0, view_->currentIndex());
        view_->clear();
        view_->addItems({tr("Roles"), tr("Deleted")});
        view_->setCurrentIndex(at);
    }
    view_->setAccessibleName(tr("Which roles are listed"));
    search_->setPlaceholderText(tr("Name, kind or note"));
    search_->setAccessibleName(tr("Filter roles"));
    list_->table()->setAccessibleName(tr("Roles"));
    const bool gone = model_->deleted();
    for (const auto& [column, shown] : {std::pair{RoleListModel::HoldersColumn, !gone},
                                        {RoleListModel::EligibleColumn, !gone},
                                        {RoleListModel::KindColumn, !gone},
                                        {RoleListModel::DeletedColumn, gone},
                                        {RoleListModel::DeleterColumn, gone}})
        list_->table()->setColumnHidden(column, !shown);
    list_->setWords([this] {
        return model_->deleted() ? PagedList::Words{tr("Fetching the deleted roles"),
                                                    tr("No role was deleted in the last 30 days"),
                                                    tr("A deleted role can be brought back for 30 days."),
                                                    QString(),
                                                    QString(),
                                                    QString(),
                                                    tr("Roles are known to the service only"),
                                                    tr("They can be shown as soon as there is a connection."),
                                                    tr("The deleted roles could not be fetched")}
                                 : PagedList::Words{tr("Fetching the roles"),
                                                    tr("There are no roles"),
                                                    tr("Make one first."),
                                                    QString(),
                                                    QString(),
                                                    QString(),
                                                    tr("Roles are known to the service only"),
                                                    tr("They can be shown as soon as there is a connection."),
                                                    tr("The roles could not be fetched")};
    });
    list_->retranslate();
    RoleSheet builtIn, custom; // what is made of a preset under another name is longer, and cut off
    builtIn.role.builtIn = "super";
    int kindWidth = 0;
    for (const RoleSheet* one : {&builtIn, &custom})
        kindWidth = std::max(kindWidth,
                             columnWidthFor(list_->table(), RoleListModel::KindColumn, commands::roleKindText(*one)));
    list_->table()->setColumnWidth(RoleListModel::KindColumn, kindWidth);
    for (const auto& [column, sample] : {std::pair{RoleListModel::HoldersColumn, QStringLiteral("999")},
                                         {RoleListModel::EligibleColumn, QStringLiteral("999")},
                                         {RoleListModel::DeletedColumn, roles::wideTime()},
                                         {RoleListModel::DeleterColumn, QStringLiteral("管理 太郎")}})
        list_->table()->setColumnWidth(column, columnWidthFor(list_->table(), column, sample));
    filter();
    refreshLook();
}

} // namespace sekisho::ui
