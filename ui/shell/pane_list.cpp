#include "ui/shell/pane_list.h"

#include "models/commands/words.h"
#include "ui/forms/logo_box.h"
#include "ui/forms/mdm_key_box.h"
#include "ui/forms/workgroup_box.h"
#include "ui/panes/approvals/requests_pane.h"
#include "ui/panes/archive/archive_pane.h"
#include "ui/panes/brake/held_orders_pane.h"
#include "ui/panes/changes/changes_pane.h"
#include "ui/panes/closing/closing_pane.h"
#include "ui/panes/devices/devices_pane.h"
#include "ui/panes/devices/trusted_devices_pane.h"
#include "ui/panes/explain/explain_pane.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/invitation/invitation_pane.h"
#include "ui/panes/logs/log_download_pane.h"
#include "ui/panes/logs/logs_pane.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/members/members_pane.h"
#include "ui/panes/monitoring/exceptions_pane.h"
#include "ui/panes/monitoring/monitoring_pane.h"
#include "ui/panes/monitoring/talk_content_pane.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/panes/policies/policy_pane.h"
#include "ui/panes/policies/policy_screen.h"
#include "ui/panes/ranks/ranks_pane.h"
#include "ui/panes/roles/break_glass_pane.h"
#include "ui/panes/roles/delegation_pane.h"
#include "ui/panes/roles/roles_pane.h"
#include "ui/panes/sessions/sessions_pane.h"
#include "ui/panes/templates/templates_pane.h"
#include "ui/widgets/kept_draft.h"

#include <algorithm>
#include <functional>
#include <map>

namespace sekisho::ui {

namespace {

template<class T>
PaneFactory pane(const char* menuKey) {
    return {QLatin1String(menuKey),
            [](const PaneServices& services, QWidget* parent) { return new T(services, parent); },
            [menuKey](const ports::Cache& cache) { return KeptDraft::isKept(cache, QLatin1String(menuKey)); }};
}

PaneFactory rankPane(const char* menuKey, RankKind kind) {
    return {QLatin1String(menuKey),
            [kind](const PaneServices& services, QWidget* parent) { return new RanksPane(services, kind, parent); },
            [menuKey](const ports::Cache& cache) { return KeptDraft::isKept(cache, QLatin1String(menuKey)); }};
}

PaneFactory logPane(const char* menuKey) {
    return {QLatin1String(menuKey), [menuKey](const PaneServices& services, QWidget* parent) {
                return new LogsPane(services, menuKey, parent);
            }};
}

PaneFactory monitoringPane(const char* menuKey, MonitorService service) {
    return {QLatin1String(menuKey),
            [service](const PaneServices& services, QWidget* parent) {
                return new MonitoringPane(services, service, parent);
            },
            [service](const ports::Cache& cache) { return MonitoringPane::keptDraft(cache, service); }};
}

PaneFactory policyScreen(const char* menuKey, PolicyScreen::Head head) {
    return {QLatin1String(menuKey),
            [menuKey, head = std::move(head)](const PaneServices& services, QWidget* parent) {
                return new PolicyScreen(services, QLatin1String(menuKey), parent, head);
            },
            [menuKey](const ports::Cache& cache) { return PolicyPane::keptDraft(cache, QLatin1String(menuKey)); }};
}

PaneFactory policyPane(const char* menuKey) {
    return policyScreen(menuKey, {});
}

// A policy with a box above it that is no part of its values: the logo above the colour of the theme, the key of the
// company's own MDM above the mobile policy.
template<class Box>
PaneFactory boxedPolicyPane(const char* menuKey) {
    const auto box = [menuKey](const PaneServices& services, QWidget* parent) -> QWidget* {
        const auto mayChange = [menuKey, identity = services.identity, online = services.online,
                                &clock = services.clock] {
            const ports::Identity* me = identity();
            return online() && me && me->canOperate(menuKey, clock.now());
        };
        return new Box({services.gateway, services.gui, mayChange}, parent);
    };
    return policyScreen(menuKey, box);
}

// The workgroup name stands above what the policy says of the company.
PaneFactory companyPane() {
    const auto box = [](const PaneServices& services, QWidget* parent) -> QWidget* {
        return new WorkgroupBox(
            {services.gateway, services.gui, services.registry, services.clock, services.identity, services.online},
            parent);
    };
    return policyScreen("basic.company", box);
}

// Its last tab is the policy of how the tenant invites, which says of a draft what the rest of the screen knows.
PaneFactory invitationPane() {
    const QString menuKey = QStringLiteral("members.invitation");
    return {menuKey,
            [menuKey](const PaneServices& services, QWidget* parent) {
                auto* settings = new PolicyPane(services, menuKey);
                auto* made = new InvitationPane(services, settings, parent); // which owns it from now on
                settings->setBesides(std::bind_front(&InvitationPane::besides, made));
                QObject::connect(settings, &PolicyPane::refused, made, &InvitationPane::load);
                QObject::connect(made, &InvitationPane::besidesChanged, settings, &PolicyPane::besidesChanged);
                return made;
            },
            [menuKey](const ports::Cache& cache) { return PolicyPane::keptDraft(cache, menuKey); }};
}

} // namespace

QString paneIcon(const QString& menuKey) {
    static const std::map<QString, QString> kIcons = {
        {QStringLiteral("basic.company"), QStringLiteral("view-pim-notes")},
        {QStringLiteral("basic.locale"), QStringLiteral("preferences-desktop-locale")},
        {QStringLiteral("basic.menus"), QStringLiteral("view-list-tree")},
        {QStringLiteral("basic.theme"), QStringLiteral("preferences-desktop-theme-global")},
        {QStringLiteral("basic.close"), QStringLiteral("window-close")},
        {QStringLiteral("members.members"), QStringLiteral("group")},
        {QStringLiteral("members.fields"), QStringLiteral("document-properties")},
        {QStringLiteral("members.orgUnits"), QStringLiteral("view-list-tree")},
        {QStringLiteral("members.groups"), QStringLiteral("view-conversation-balloon")},
        {QStringLiteral("members.positions"), QStringLiteral("user")},
        {QStringLiteral("members.levels"), QStringLiteral("view-sort-ascending")},
        {QStringLiteral("members.userTypes"), QStringLiteral("security-high")},
        {QStringLiteral("members.invitation"), QStringLiteral("user-group-new")},
        {QStringLiteral("members.import"), QStringLiteral("document-import")},
        {QStringLiteral("members.changes"), QStringLiteral("vcs-diff")},
        {QStringLiteral("security.services"), QStringLiteral("view-task")},
        {QStringLiteral("services.board"), QStringLiteral("view-list-details")},
        {QStringLiteral("services.talk"), QStringLiteral("view-conversation-balloon")},
        {QStringLiteral("services.calendar"), QStringLiteral("view-calendar")},
        {QStringLiteral("services.contacts"), QStringLiteral("im-user")},
        {QStringLiteral("services.drive"), QStringLiteral("folder-cloud")},
        {QStringLiteral("security.roles"), QStringLiteral("security-high")},
        {QStringLiteral("security.delegation"), QStringLiteral("go-next")},
        {QStringLiteral("security.breakGlass"), QStringLiteral("system-lock-screen")},
        {QStringLiteral("security.requests"), QStringLiteral("dialog-ok-apply")},
        {QStringLiteral("security.approvals"), QStringLiteral("view-task")},
        {QStringLiteral("security.explain"), QStringLiteral("help-contextual")},
        {QStringLiteral("security.account"), QStringLiteral("dialog-password")},
        {QStringLiteral("security.externalTalk"), QStringLiteral("mail-send")},
        {QStringLiteral("security.network"), QStringLiteral("globe")},
        {QStringLiteral("security.mobile"), QStringLiteral("smartphone")},
        {QStringLiteral("security.files"), QStringLiteral("document-properties")},
        {QStringLiteral("security.sessions"), QStringLiteral("network-connect")},
        {QStringLiteral("security.usage"), QStringLiteral("computer")},
        {QStringLiteral("security.trustedDevices"), QStringLiteral("user-available")},
        {QStringLiteral("security.lostDevice"), QStringLiteral("smartphone")},
        {QStringLiteral("monitoring.talk"), QStringLiteral("view-conversation-balloon")},
        {QStringLiteral("monitoring.talkContent"), QStringLiteral("view-visible")},
        {QStringLiteral("monitoring.drive"), QStringLiteral("folder-cloud")},
        {QStringLiteral("monitoring.exceptions"), QStringLiteral("user")},
        {QStringLiteral("security.brake"), QStringLiteral("chronometer")},
        {QStringLiteral("security.heldOrders"), QStringLiteral("media-playback-pause")},
        {QStringLiteral("audit.admin"), QStringLiteral("computer")},
        {QStringLiteral("audit.archive"), QStringLiteral("document-encrypt")},
        {QStringLiteral("audit.board"), QStringLiteral("view-list-details")},
        {QStringLiteral("audit.talk"), QStringLiteral("view-conversation-balloon")},
        {QStringLiteral("audit.mail"), QStringLiteral("mail-send")},
        {QStringLiteral("audit.calendar"), QStringLiteral("view-calendar")},
        {QStringLiteral("audit.contacts"), QStringLiteral("im-user")},
        {QStringLiteral("audit.drive"), QStringLiteral("folder-cloud")},
        {QStringLiteral("audit.tasks"), QStringLiteral("view-task")},
        {QStringLiteral("audit.forms"), QStringLiteral("document-edit")},
        {QStringLiteral("audit.calls"), QStringLiteral("chronometer")},
        {QStringLiteral("audit.screenShare"), QStringLiteral("view-split-left-right")},
        {QStringLiteral("audit.notes"), QStringLiteral("view-pim-notes")},
        {QStringLiteral("audit.templates"), QStringLiteral("document-properties")},
        {QStringLiteral("audit.botApi"), QStringLiteral("code-context")},
        {QStringLiteral("audit.developers"), QStringLiteral("code-context")},
        {QStringLiteral("audit.login"), QStringLiteral("dialog-password")},
        {QStringLiteral("audit.files"), QStringLiteral("document-open-folder")},
        {QStringLiteral("audit.download"), QStringLiteral("document-save")},
        {QStringLiteral("audit.settings"), QStringLiteral("document-properties")}};
    const auto known = kIcons.find(menuKey);
    return known == kIcons.end() ? QStringLiteral("view-list-details") : known->second;
}

std::vector<PaneFactory> paneList() {
    return {
        companyPane(),
        policyPane("basic.locale"),
        policyPane("basic.menus"),
        boxedPolicyPane<LogoBox>("basic.theme"),
        pane<ClosingPane>("basic.close"),
        pane<MembersPane>("members.members"),
        pane<FieldsPane>("members.fields"),
        pane<OrgUnitsPane>("members.orgUnits"),
        pane<GroupsPane>("members.groups"),
        rankPane("members.positions", RankKind::Position),
        rankPane("members.levels", RankKind::Level),
        rankPane("members.userTypes", RankKind::UserType),
        invitationPane(),
        pane<ImportPane>("members.import"),
        pane<ChangesPane>("members.changes"),
        policyPane("services.board"),
        policyPane("services.talk"),
        policyPane("services.calendar"),
        policyPane("services.contacts"),
        policyPane("services.drive"),
        pane<RolesPane>("security.roles"),
        pane<DelegationPane>("security.delegation"),
        pane<BreakGlassPane>("security.breakGlass"),
        pane<RequestsPane>("security.requests"),
        policyPane("security.approvals"),
        pane<ExplainPane>("security.explain"),
        policyPane("security.account"),
        pane<TemplatesPane>("security.services"),
        policyPane("security.externalTalk"),
        policyPane("security.network"),
        boxedPolicyPane<MdmKeyBox>("security.mobile"),
        policyPane("security.files"),
        pane<LostDevicePane>("security.lostDevice"),
        pane<SessionsPane>("security.sessions"),
        policyPane("security.brake"),
        pane<HeldOrdersPane>("security.heldOrders"),
        pane<DevicesPane>("security.usage"),
        pane<TrustedDevicesPane>("security.trustedDevices"),
        monitoringPane("monitoring.talk", MonitorService::Talk),
        pane<TalkContentPane>("monitoring.talkContent"),
        monitoringPane("monitoring.drive", MonitorService::Drive),
        pane<ExceptionsPane>("monitoring.exceptions"),
        logPane("audit.admin"),
        logPane("audit.board"),
        logPane("audit.talk"),
        logPane("audit.mail"),
        logPane("audit.calendar"),
        logPane("audit.contacts"),
        logPane("audit.drive"),
        logPane("audit.tasks"),
        logPane("audit.forms"),
        logPane("audit.calls"),
        logPane("audit.screenShare"),
        logPane("audit.notes"),
        logPane("audit.templates"),
        logPane("audit.botApi"),
        logPane("audit.developers"),
        logPane("audit.login"),
        logPane("audit.files"),
        pane<LogDownloadPane>("audit.download"),
        pane<ArchivePane>("audit.archive"),
        policyPane("audit.settings"),
    };
}

QString firstScreen(const std::vector<PaneFactory>& panes, const ports::Identity* identity, Instant now) {
    QString members = QStringLiteral("members.members");
    const auto opens = [&](const QString& menuKey) { return identity->canSee(commands::toUtf8(menuKey), now); };
    if (!identity || opens(members)) return members;
    // What every administrator may see is nobody's work.
    const auto works = [&](const QString& menuKey) {
        const MenuItem* item = menuItem(commands::toUtf8(menuKey));
        return opens(menuKey) && !(item && item->everyone);
    };
    auto found = std::ranges::find_if(panes, works, &PaneFactory::menuKey);
    if (found == panes.end()) found = std::ranges::find_if(panes, opens, &PaneFactory::menuKey);
    return found == panes.end() ? members : found->menuKey;
}

} // namespace sekisho::ui
