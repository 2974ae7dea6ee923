#include "models/commands/changeset_words.h"

#include "models/domain/client_facts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <climits>
#include <iterator>
#include <optional>

namespace sekisho::commands {

namespace {

struct ChangeWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString nothing() {
    return QStringLiteral("–");
}

// A JSON text of any kind: QJsonDocument takes objects and lists only.
QJsonValue valueOf(const std::string& text) {
    const QByteArray wrapped = '[' + QByteArray::fromStdString(text) + ']';
    return QJsonDocument::fromJson(wrapped).array().at(0);
}

struct Known { // whose ids have names
    const ports::Cache& cache;
    const NamesMade& made;
};

std::optional<QString> nameOfId(const QString& id, const Known& known) {
    constexpr qsizetype uuid = 36; // resource ids look so; names are looked up for nothing else
    if (id.size() != uuid || id.at(8) != QLatin1Char('-')) return std::nullopt;
    const std::string key = toUtf8(id);
    if (const auto found = known.made.find(key); found != known.made.end()) return fromUtf8(found->second);
    const ports::Cache& cache = known.cache;
    for (const RankKind kind : {RankKind::Level, RankKind::Position, RankKind::UserType})
        for (const Rank& rank : cache.ranks(kind))
            if (rank.id == key) return fromUtf8(rank.name);
    if (const auto unit = cache.orgUnit(OrgUnitId(key))) return fromUtf8(unit->name);
    if (const auto group = cache.group(GroupId(key))) return fromUtf8(group->name);
    const ports::MemberList& members = cache.members();
    if (const auto row = members.find(key)) return fromUtf8(members.cells(*row).name);
    return std::nullopt;
}

QString listed(const QJsonValue& value, const Known& known);

QString objectText(const QJsonObject& object, const Known& known) {
    // A membership is named by its organization, with the position behind.
    if (object.contains(QLatin1String("orgUnitId"))) {
        QString text = listed(object.value(QLatin1String("orgUnitId")), known);
        QStringList more;
        if (const QJsonValue position = object.value(QLatin1String("positionId")); position.isString())
            more << listed(position, known);
        if (object.value(QLatin1String("isManager")).toBool()) more << ChangeWords::tr("head");
        if (object.value(QLatin1String("primary")).toBool()) more << ChangeWords::tr("primary");
        return more.isEmpty() ? text : ChangeWords::tr("%1 (%2)").arg(text, more.join(ChangeWords::tr(", ", "list")));
    }
    // A person's name is one, in the order in which it is said, with the reading behind.
    if (object.contains(QLatin1String("lastName")) || object.contains(QLatin1String("firstName"))) {
        const auto both = [&object](const char* last, const char* first) {
            const QString one = object.value(QLatin1String(last)).toString();
            const QString other = object.value(QLatin1String(first)).toString();
            return (one + QLatin1Char(' ') + other).trimmed();
        };
        const QString name = both("lastName", "firstName");
        const QString reading = both("phoneticLastName", "phoneticFirstName");
        return reading.isEmpty() ? name : ChangeWords::tr("%1 (%2)").arg(name, reading);
    }
    // A member of a group is named by whom it is; of which kind shows by the name.
    if (object.contains(QLatin1String("id")) && object.contains(QLatin1String("type")))
        return listed(object.value(QLatin1String("id")), known);
    QStringList parts;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString part = listed(it.value(), known);
        if (part != nothing()) parts << part;
    }
    return parts.isEmpty() ? nothing() : parts.join(ChangeWords::tr(", ", "list"));
}

QString listed(const QJsonValue& value, const Known& known) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? ChangeWords::tr("yes") : ChangeWords::tr("no");
    case QJsonValue::Double:
        return locale().toString(value.toDouble(), 'g', 15);
    case QJsonValue::String: {
        const QString text = value.toString();
        return text.isEmpty() ? nothing() : nameOfId(text, known).value_or(text);
    }
    case QJsonValue::Array: {
        QStringList parts;
        const QJsonArray entries = value.toArray();
        for (const auto& entry : entries)
            parts << listed(entry, known);
        return parts.isEmpty() ? nothing() : parts.join(ChangeWords::tr(", ", "list"));
    }
    case QJsonValue::Object:
        return objectText(value.toObject(), known);
    default:
        return nothing();
    }
}

QString count(std::int64_t number) {
    return locale().toString(static_cast<qlonglong>(number));
}

// What a talk room loses (Loss::what of models/domain/changeset.h).
struct RoomLoss {
    std::string_view what;
    QString (*sentence)(int n);
};

const RoomLoss* roomLossOf(std::string_view what) {
    static constexpr RoomLoss known[] = {
        {"archived.talk",
         [](int n) {
             return ChangeWords::tr("%1 message(s) leave the talk room. They can be restored for 30 days.", nullptr, n);
         }},
        {"archived.notes",
         [](int n) {
             return ChangeWords::tr("%1 note(s) leave the talk room. They can be restored for 30 days.", nullptr, n);
         }},
        {"archived.events",
         [](int n) {
             return ChangeWords::tr("%1 event(s) leave the talk room. They can be restored for 30 days.", nullptr, n);
         }},
        {"archived.files",
         [](int n) {
             return ChangeWords::tr("%1 file(s) leave the talk room. They can be restored for 30 days.", nullptr, n);
         }},
        {"erased.tasks", [](int n) { return ChangeWords::tr("%1 task(s) are erased for good.", nullptr, n); }},
        {"hidden.notes",
         [](int n) {
             return ChangeWords::tr("%1 note(s) are out of reach until notes are turned on again.", nullptr, n);
         }},
        {"hidden.events",
         [](int n) {
             return ChangeWords::tr("%1 event(s) are out of reach until events are turned on again.", nullptr, n);
         }},
        {"hidden.tasks",
         [](int n) {
             return ChangeWords::tr("%1 task(s) are out of reach until tasks are turned on again.", nullptr, n);
         }},
        {"hidden.files",
         [](int n) {
             return ChangeWords::tr("%1 file(s) are out of reach until the folder is turned on again.", nullptr, n);
         }},
    };
    const auto found = std::ranges::find(known, what, &RoomLoss::what);
    return found == std::end(known) ? nullptr : &*found;
}

} // namespace

QString changesetStateText(ChangesetState state) {
    switch (state) {
    case ChangesetState::Open:
        return ChangeWords::tr("Being filled");
    case ChangesetState::Planning:
        return ChangeWords::tr("Being checked");
    case ChangesetState::Planned:
        return ChangeWords::tr("Ready to apply");
    case ChangesetState::Applying:
        return ChangeWords::tr("Being applied");
    case ChangesetState::Paused:
        return ChangeWords::tr("Paused");
    case ChangesetState::Applied:
        return ChangeWords::tr("Applied");
    case ChangesetState::RollingBack:
        return ChangeWords::tr("Being rolled back");
    case ChangesetState::RolledBack:
        return ChangeWords::tr("Rolled back");
    case ChangesetState::Failed:
        return ChangeWords::tr("Failed");
    case ChangesetState::Discarded:
        return ChangeWords::tr("Discarded");
    }
    return {};
}

QString takenBackText() {
    return ChangeWords::tr("Undone");
}

QString changesetToldText(const Changeset& changeset) {
    return changeset.undoneBy ? takenBackText() : changesetStateText(changeset.state);
}

QString changesetOriginText(ChangesetOrigin origin) {
    switch (origin) {
    case ChangesetOrigin::Edit:
        return ChangeWords::tr("Edited in the console");
    case ChangesetOrigin::Api:
        return ChangeWords::tr("API");
    case ChangesetOrigin::Import:
        return ChangeWords::tr("Import");
    case ChangesetOrigin::Move:
        return ChangeWords::tr("Move");
    case ChangesetOrigin::Undo:
        return ChangeWords::tr("Undo");
    }
    return {};
}

QString verdictText(Verdict verdict) {
    switch (verdict) {
    case Verdict::Added:
        return ChangeWords::tr("Added");
    case Verdict::Changed:
        return ChangeWords::tr("Changed");
    case Verdict::Removed:
        return ChangeWords::tr("Removed");
    case Verdict::Unchanged:
        return ChangeWords::tr("Unchanged");
    case Verdict::Refused:
        return ChangeWords::tr("Refused");
    }
    return {};
}

QString resourceKindText(std::string_view kind) {
    if (kind == "member") return ChangeWords::tr("Member");
    if (kind == "orgUnit") return ChangeWords::tr("Organization");
    if (kind == "level") return ChangeWords::tr("Level");
    if (kind == "position") return ChangeWords::tr("Position");
    if (kind == "userType") return ChangeWords::tr("User type");
    if (kind == "group") return ChangeWords::tr("Group");
    if (kind == "customProperty") return ChangeWords::tr("Custom field");
    if (kind == "profileStatus") return ChangeWords::tr("Profile status");
    if (kind == "fields") return ChangeWords::tr("Field management");
    if (kind == "policy") return ChangeWords::tr("Policy");
    if (kind == "template") return ChangeWords::tr("Permission template");
    if (kind == "chartRestriction") return ChangeWords::tr("View of the organization chart");
    if (kind == "role" || kind == "holding" || kind == "eligibility") return ChangeWords::tr("Administrator right");
    return fromUtf8(kind);
}

Told toldOf(const Changeset& changeset) {
    if (changeset.undoneBy || changeset.state == ChangesetState::RolledBack) return Told::Undone;
    return changeset.state == ChangesetState::Applied ? Told::Done : Told::Planned;
}

QString operationText(std::string_view kind, std::string_view action, Told told) {
    if (action == "setLeave") action = "leave.set"; // what the pipe calls these two
    if (action == "clearLeave") action = "leave.clear";
    const AuditAction* known = auditAction(std::string(kind) + '.' + std::string(action));
    if (!known) return resourceKindText(kind);
    switch (told) {
    case Told::Planned:
        return factText(known->ja, known->plan.empty() ? known->en : known->plan);
    case Told::Done:
        return factText(known->ja, known->en);
    case Told::Undone:
        return ChangeWords::tr("%1 (taken back)").arg(factText(known->ja, known->en));
    }
    return {};
}

QString changesetTitle(const Changeset& changeset) {
    QString title = fromUtf8(changeset.title);
    const QString done = changeset.action.empty() ? QString() : auditActionText(changeset.action);
    if (title.isEmpty())
        title = done;
    else if (!done.isEmpty())
        title = ChangeWords::tr("%1 — %2").arg(title, done); // whom it is about, what was done
    return changeset.undoOf ? ChangeWords::tr("Undo: %1").arg(title) : title;
}

QString changeFieldText(std::string_view kind, std::string_view field) {
    if (kind == "member") {
        if (field == "userName") return ChangeWords::tr("Name");
        if (field == "isPending") return ChangeWords::tr("Has not signed in yet");
        if (field == "isSuspended") return statusText(MemberStatus::Suspended);
        if (field == "suspendedReason") return ChangeWords::tr("Reason of the suspension");
        if (field == "deletedAt") return ChangeWords::tr("Deleted at");
        if (field == "hasPhoto") return fieldText("photo");
        return fieldText(field);
    }
    if (kind == "customProperty") {
        if (field == "propertyName") return ChangeWords::tr("Key");
        if (field == "displayName") return ChangeWords::tr("Name");
        if (field == "propertyType") return ChangeWords::tr("Kind");
        if (field == "options") return ChangeWords::tr("Options");
        if (field == "mandatory") return ChangeWords::tr("Required");
        if (field == "multiValued") return ChangeWords::tr("Several values");
    }
    if (field == "groupType") return ChangeWords::tr("Kind");
    if (field == "orgUnitName" || field == "groupName" || field == "profileStatusName" || field == "levelName" ||
        field == "positionName" || field == "userTypeName" || field == "name")
        return ChangeWords::tr("Name");
    if (kind == "orgUnit" && field == "orgUnitId") return ChangeWords::tr("Resource ID");
    if (field == "parentOrgUnitId" || field == "parent") return ChangeWords::tr("Parent organization");
    if (field == "displayOrder") return ChangeWords::tr("Order");
    if (field == "email") return ChangeWords::tr("Mailing list");
    if (field == "description") return ChangeWords::tr("Description");
    if (field == "visible") return ChangeWords::tr("Published");
    if (field == "useMessage") return ChangeWords::tr("Talk");
    if (field == "useNote") return ChangeWords::tr("Note");
    if (field == "useCalendar") return ChangeWords::tr("Events");
    if (field == "useTask") return ChangeWords::tr("Tasks");
    if (field == "useFolder") return ChangeWords::tr("Folder");
    if (field == "useServiceNotification") return ChangeWords::tr("Notices to all members");
    if (field == "canReceiveExternalMail") return ChangeWords::tr("Mail from outside");
    if (field == "orgUnitExternalKey" || field == "groupExternalKey") return ChangeWords::tr("External Key");
    if (field == "membersAllowedToUseOrgUnitEmailAsRecipient" || field == "membersAllowedToUseGroupEmailAsRecipient")
        return ChangeWords::tr("Who may write to the list");
    if (field == "membersAllowedToUseOrgUnitEmailAsSender" || field == "membersAllowedToUseGroupEmailAsSender")
        return ChangeWords::tr("Who may write as the list");
    if (field == "administrators") return ChangeWords::tr("Group masters");
    if (field == "members") return ChangeWords::tr("Members");
    if (field == "useServiceNotification") return ChangeWords::tr("Notification of changes");
    if (field == "serviceManageable") return ChangeWords::tr("Masters may change the features");
    if (field == "groupEmail") return ChangeWords::tr("Mailing list");
    if (field == "useMail") return ChangeWords::tr("Mail");
    if (field == "canReceiveExternalMail") return ChangeWords::tr("Mail from outside");
    if (field == "toExternalEmails") return ChangeWords::tr("External addresses");
    if (field == "groupExternalKey" || field == "orgUnitExternalKey") return ChangeWords::tr("External Key");
    if (field == "executive") return ChangeWords::tr("Executive");
    return fieldText(field);
}

QString changeValueText(const std::string& value, const ports::Cache& cache, const NamesMade& made) {
    return listed(valueOf(value), {cache, made});
}

QStringList impactLines(const Impact& impact) {
    QStringList lines;
    const auto add = [&lines](std::int64_t number, const QString& sentence) {
        if (number > 0) lines << sentence.arg(count(number));
    };
    const auto plural = [](std::int64_t number) { return static_cast<int>(std::min<std::int64_t>(number, INT_MAX)); };
    int n = plural(impact.membersAdded);
    add(n, ChangeWords::tr("%1 member(s) are added. They count for the licence.", nullptr, n));
    n = plural(impact.invitations);
    add(n, ChangeWords::tr("%1 invitation(s) with a link to the first password go out by mail once it is applied.",
                           nullptr, n));
    n = plural(impact.membersRemoved);
    add(n, ChangeWords::tr("%1 member(s) are deleted.", nullptr, n));
    n = plural(impact.loggedOut);
    add(n, ChangeWords::tr("%1 member(s) are logged out of all services.", nullptr, n));
    n = plural(impact.headsUnseated);
    add(n, ChangeWords::tr("%1 organization head(s) lose that post to somebody else.", nullptr, n));
    n = plural(impact.roomsChanged);
    add(n, ChangeWords::tr("In %1 talk room(s) other people can read than before.", nullptr, n));
    for (const Loss& loss : impact.lost) {
        n = plural(loss.count);
        if (const RoomLoss* known = roomLossOf(loss.what))
            add(n, known->sentence(n));
        else if (loss.what.ends_with("Entries"))
            add(n,
                ChangeWords::tr("%1 entries are erased. Only the undo of this change brings them back.", nullptr, n));
        else if (loss.what.ends_with("Holders"))
            add(n,
                ChangeWords::tr("%1 member(s) lose what they had of it. Only the undo of this change brings it back.",
                                nullptr, n));
        else if (loss.what == "passwords")
            add(n,
                ChangeWords::tr("%1 password(s) are replaced. An undo does not bring the old ones back.", nullptr, n));
        else if (loss.what == "sessions")
            add(n, ChangeWords::tr("%1 session(s) end. An undo does not bring them back.", nullptr, n));
        else if (loss.what == "archivedRooms")
            add(n,
                ChangeWords::tr("%1 talk room(s) go into the archive. Nobody reads them; an undo or a restore within "
                                "30 days brings them back.",
                                nullptr, n));
        else if (loss.what == "external.groups")
            add(n, ChangeWords::tr("%1 group(s) with external users end, for the users of the other companies too.",
                                   nullptr, n));
        else if (loss.what == "roomTasks")
            add(n, ChangeWords::tr("%1 task(s) of these rooms are erased for good.", nullptr, n));
        else
            add(n, ChangeWords::tr("%1 entries are lost and cannot be brought back.", nullptr, n));
    }
    return lines;
}

bool losesRoomData(const Impact& impact) {
    return std::ranges::any_of(impact.lost, [](const Loss& loss) { return roomLossOf(loss.what) != nullptr; });
}

QString roomLine(const RoomChange& room) {
    const QString name = fromUtf8(room.name);
    if (room.leaving == 0) return ChangeWords::tr("%1: %2 can read it from now on").arg(name, count(room.joining));
    if (room.joining == 0) return ChangeWords::tr("%1: %2 can no longer read it").arg(name, count(room.leaving));
    return ChangeWords::tr("%1: %2 can read it from now on, %3 no longer")
        .arg(name, count(room.joining), count(room.leaving));
}

QString undoRefusal(const Changeset& changeset) {
    if (changeset.undoneBy) return ChangeWords::tr("It was taken back already.");
    if (changeset.state != ChangesetState::Applied) return ChangeWords::tr("Only what is applied can be taken back.");
    if (changeset.undo.possible) return {};
    return changeset.undo.why.empty() ? ChangeWords::tr("The service keeps no old state of it any more.")
                                      : errorText(Error(ErrorKind::Conflict, changeset.undo.why));
}

} // namespace sekisho::commands
