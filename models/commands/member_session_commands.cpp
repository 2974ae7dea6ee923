#include "models/commands/member_session_commands.h"

#include "models/commands/leaver_desk.h"
#include "models/commands/pane_command.h"

#include <QCoreApplication>

namespace sekisho::commands {

namespace {

constexpr std::string_view kMenu = "members.members";

struct PaneWords {
    Q_DECLARE_TR_FUNCTIONS(MemberPaneCommands)
};

void addViewCommands(Registry& registry) {
    const auto add = [&registry](const char* key, QString (*text)(), const char* icon, const char* shortcut = "") {
        PaneCommand::Spec spec;
        spec.key = QLatin1String(key);
        spec.text = text;
        spec.icon = QLatin1String(icon);
        spec.shortcut = QLatin1String(shortcut);
        spec.permission = {kMenu, Access::View};
        registry.add(std::make_unique<PaneCommand>(spec));
    };
    add(
        "members.view.choose", [] { return PaneWords::tr("Choose a view of the members…"); }, "view-list-details",
        "Ctrl+Shift+V");
    add(
        "members.view.save", [] { return PaneWords::tr("Save the view of the members…"); }, "view-list-details");
    add(
        "members.view.usual", [] { return PaneWords::tr("Show all members"); }, "group");
    add(
        "members.view.dormant", [] { return PaneWords::tr("Show members not seen for 90 days"); }, "view-filter");
    add(
        "members.view.suspended", [] { return PaneWords::tr("Show suspended members"); }, "view-filter");
    add(
        "members.view.never", [] { return PaneWords::tr("Show members who never signed in"); }, "view-filter");
    add(
        "members.view.deleted", [] { return PaneWords::tr("Show members waiting to be deleted for good"); },
        "view-filter");
}

} // namespace

void EndSession::aim(const UserId& member, const SessionId& session, const QString& words) {
    member_ = member;
    session_ = session;
    words_ = words;
}

QString EndSession::text() const {
    return tr("Log out this session");
}
QString EndSession::help() const {
    return tr("Ends one session and its tokens. Its next request is refused.");
}
Plan EndSession::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.title = tr("Log out one session");
    plan.sentence = tr("This session ends: %1. Its next request is refused.").arg(words_);
    plan.effects << tr("Other sessions of the member go on.");
    plan.verb = tr("Log out");
    return plan;
}
MemberCommand::Call EndSession::call() const {
    return [session = session_](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&,
                                ports::Executor& on, ports::Reply<std::monostate> reply) {
        return gateway.endSession(member.id, session, on, std::move(reply));
    };
}
QString EndSession::doneText(int, const QString& firstName) const {
    return tr("A session of %1 was logged out.").arg(firstName);
}
Applicability EndSession::appliesTo(const SelectedMember& member, const Context&) const {
    return session_.empty() || member.id != member_
               ? Applicability::no(tr("Choose a session in the access status of the member first."))
               : Applicability::yes();
}

// --- photo ---------------------------------------------------------------------------------------------------------

void SetPhoto::aim(const UserId& member, const std::string& fileName, const std::string& bytes) {
    member_ = member;
    fileName_ = fileName;
    bytes_ = bytes;
}

QString SetPhoto::text() const {
    return tr("Change photo");
}
QString SetPhoto::help() const {
    return tr("A picture of at most 10 MB; 640 × 640 is recommended.");
}
MemberCommand::Call SetPhoto::call() const {
    return [name = fileName_, bytes = bytes_](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&,
                                              ports::Executor& on, ports::Reply<std::monostate> reply) {
        return gateway.setPhoto(member.id, name, bytes, on, std::move(reply));
    };
}
QString SetPhoto::doneText(int, const QString& firstName) const {
    return tr("The photo of %1 was changed.").arg(firstName);
}
Applicability SetPhoto::appliesTo(const SelectedMember& member, const Context&) const {
    if (bytes_.empty() || member.id != member_)
        return Applicability::no(tr("Choose a picture on the page of the member first."));
    if (static_cast<qint64>(bytes_.size()) > kMostBytes)
        return Applicability::no(tr("The picture is larger than 10 MB. Choose a smaller one."));
    return Applicability::yes();
}

QString DeletePhoto::text() const {
    return tr("Delete photo");
}
Plan DeletePhoto::plan(const Context& context) const {
    Plan plan = basePlan(context);
    plan.sentence = tr("The initials are shown in its place.");
    return plan;
}
MemberCommand::Call DeletePhoto::call() const {
    return [](ports::Gateway& gateway, const SelectedMember& member, const QVariantMap&, ports::Executor& on,
              ports::Reply<std::monostate> reply) { return gateway.deletePhoto(member.id, on, std::move(reply)); };
}
QString DeletePhoto::doneText(int, const QString& firstName) const {
    return tr("The photo of %1 was deleted.").arg(firstName);
}
Applicability DeletePhoto::appliesTo(const SelectedMember&, const Context&) const {
    return Applicability::yes();
}

// --- the pane's own ------------------------------------------------------------------------------------------------

void addMemberPaneCommands(Registry& registry) {
    registry.add(std::make_unique<EndSession>());
    registry.add(std::make_unique<SetPhoto>());
    registry.add(std::make_unique<DeletePhoto>());
    PaneCommand::Spec add;
    add.key = QStringLiteral("member.add");
    add.text = [] { return PaneWords::tr("Add member…"); };
    add.help = [] { return PaneWords::tr("Opens the page for one new member."); };
    add.icon = QStringLiteral("list-add");
    add.shortcut = QStringLiteral("Ctrl+Shift+N");
    add.permission = {kMenu, Access::Operate};
    add.online = true;
    registry.add(std::make_unique<PaneCommand>(add));

    PaneCommand::Spec edit;
    edit.key = QStringLiteral("member.edit");
    edit.text = [] { return PaneWords::tr("Edit…"); };
    edit.help = [] { return PaneWords::tr("Opens a draft of the member. Nothing applies before it is saved."); };
    edit.icon = QStringLiteral("document-edit");
    edit.permission = {kMenu, Access::Operate};
    edit.least = 1;
    edit.most = 1;
    registry.add(std::make_unique<PaneCommand>(edit));

    PaneCommand::Spec copy;
    copy.key = QStringLiteral("member.copy");
    copy.text = [] { return PaneWords::tr("Copy rows"); };
    copy.help = [] { return PaneWords::tr("Copies the selected rows with the visible columns, for a spreadsheet."); };
    copy.icon = QStringLiteral("edit-copy");
    copy.permission = {kMenu, Access::View};
    copy.least = 1;
    registry.add(std::make_unique<PaneCommand>(copy));

    PaneCommand::Spec exported;
    exported.key = QStringLiteral("member.export");
    exported.text = [] { return PaneWords::tr("Export list…"); };
    exported.help = [] { return PaneWords::tr("Writes the list or the selection to a file (Excel or CSV)."); };
    exported.icon = QStringLiteral("document-export");
    exported.permission = {kMenu, Access::View};
    registry.add(std::make_unique<PaneCommand>(exported));

    addViewCommands(registry);

    PaneCommand::Spec leaving;
    leaving.key = QStringLiteral("member.leaver");
    leaving.text = [] { return PaneWords::tr("Member leaves…"); };
    leaving.help = [] {
        return PaneWords::tr("What must be handed over first and what goes away, step by step to the deletion.");
    };
    leaving.icon = QStringLiteral("view-list-details");
    leaving.permission = {kMenu, Access::Operate};
    leaving.online = true;
    leaving.least = 1;
    leaving.most = LeaverDesk::kMostAtOnce;
    registry.add(std::make_unique<PaneCommand>(leaving));
}

} // namespace sekisho::commands

#include "moc_member_session_commands.cpp"
