#include "models/commands/approval_words.h"

#include "models/commands/brake_words.h"
#include "models/commands/role_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sekisho::commands {

namespace {

struct ApprovalWords {
    Q_DECLARE_TR_FUNCTIONS(ApprovalWords)
};

constexpr QLatin1String kGrants("grants.");

QString errorParam(const Error& error, std::string_view name) {
    for (const ErrorParam& param : error.params)
        if (param.name == name) return fromUtf8(param.value);
    return {};
}

std::string jsonTextOf(const QJsonValue& value) {
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2).toStdString();
}

QString grantWord(const QJsonValue& value) {
    const QString key = value.toString();
    return accessText(key == QLatin1String("operate") ? Access::Operate
                      : key == QLatin1String("view")  ? Access::View
                                                      : Access::None);
}

QString scopeWord(const QJsonValue& value, const ports::Cache& cache) {
    if (value.isString()) { // as it is kept: the text of the object
        const QJsonDocument kept = QJsonDocument::fromJson(value.toString().toUtf8());
        return kept.isObject() ? scopeWord(kept.object(), cache) : QStringLiteral("–");
    }
    // Only an empty object and an empty list mean the whole tenant; what says neither must not be taken for it.
    const QJsonObject kept = value.toObject();
    const QJsonValue listed = kept.value(QLatin1String("orgUnits"));
    if (!value.isObject() || (!kept.isEmpty() && !listed.isArray())) return QStringLiteral("–");
    Scope scope;
    std::vector<ScopeUnit> units;
    const QJsonArray ids = listed.toArray();
    for (const auto& id : ids) {
        const OrgUnitId unit(toUtf8(id.toString()));
        scope.orgUnits.push_back(unit);
        if (const auto known = cache.orgUnit(unit)) units.push_back({unit, known->name, false});
    }
    scope.includeSubOrgUnits = kept.value(QLatin1String("includeSubOrgUnits")).toBool(true);
    return scopeText(scope, units);
}

QString endWord(const QJsonValue& value) {
    if (value.isDouble()) return timeText(fromMillis(value.toInteger()));
    const auto at = parseInstant(toUtf8(value.toString()));
    return at ? timeText(*at) : ApprovalWords::tr("Without end");
}

// What only changes of rights have. Nothing: it is written like any other change.
std::optional<ChangeText> rightChangeText(const QString& field, const QJsonValue& from, const QJsonValue& to,
                                          const ports::Cache& cache) {
    const auto both = [&](const QString& label, auto word) { return ChangeText{label, word(from), word(to)}; };
    if (field.startsWith(kGrants)) {
        const MenuItem* item = menuItem(toUtf8(field.mid(kGrants.size())));
        return both(item ? menuPathText(*item) : field.mid(kGrants.size()), grantWord);
    }
    if (field == QLatin1String("role") || field == QLatin1String("roleId"))
        return both(ApprovalWords::tr("Role"), [](const QJsonValue& value) {
            const QString text = value.toString(); // what every tenant has carries the number of the tenant
            const std::string key = toUtf8(text.section(QLatin1Char(':'), 0, 0));
            const std::string name = roleFact(key) ? key : toUtf8(text);
            return name.empty() ? QStringLiteral("–") : roleNameText(name, name);
        });
    if (field == QLatin1String("scope"))
        return both(ApprovalWords::tr("Scope"), [&](const QJsonValue& value) { return scopeWord(value, cache); });
    if (field == QLatin1String("expires") || field == QLatin1String("expiresAt"))
        return both(ApprovalWords::tr("Ends"), endWord);
    if (field == QLatin1String("minutes") || field == QLatin1String("maxMinutes"))
        return both(ApprovalWords::tr("Time"), [](const QJsonValue& value) {
            return value.isDouble() ? minutesText(static_cast<int>(value.toInteger())) : QStringLiteral("–");
        });
    if (field == QLatin1String("needsApproval"))
        return both(ApprovalWords::tr("Needs approval"), [](const QJsonValue& value) {
            return value.toBool() ? ApprovalWords::tr("Yes") : ApprovalWords::tr("No");
        });
    return std::nullopt;
}

bool aboutRights(const PlannedChange& change) {
    return change.action.starts_with("role.") || change.action.starts_with("delegation.") ||
           change.action.starts_with("breakGlass.");
}

// Ids of the record itself name nothing that its title does not name; a role that has no name here neither.
bool saysSomething(const QString& field, const QJsonObject& sides) {
    if (field == QLatin1String("userId") || field == QLatin1String("version")) return false;
    if (field != QLatin1String("roleId")) return true;
    const QString id = sides.value(QLatin1String("to")).toString(sides.value(QLatin1String("from")).toString());
    return roleFact(toUtf8(id.section(QLatin1Char(':'), 0, 0))) != nullptr;
}

// What it did not come to, in a sentence of its own.
QString failureText(const ApprovalRequest& request) {
    return request.error ? errorText(*request.error) : QString();
}

QString lastNo(const ApprovalRequest& request) {
    for (const ApprovalVote& vote : request.votes)
        if (!vote.approves) return voteText(vote);
    return ApprovalWords::tr("The request was rejected.");
}

} // namespace

QString guardedActionText(std::string_view key) {
    const GuardedAction* action = guardedAction(key);
    return action ? factText(action->ja, action->en) : fromUtf8(key);
}

QString guardNeedText(GuardNeed need) {
    switch (need) {
    case GuardNeed::None:
        return ApprovalWords::tr("Nothing more");
    case GuardNeed::StepUp:
        return ApprovalWords::tr("A confirmed sign-in");
    case GuardNeed::Second:
        return ApprovalWords::tr("A second administrator");
    case GuardNeed::Both:
        return ApprovalWords::tr("A confirmed sign-in and a second administrator");
    }
    return {};
}

QString approvalStateText(ApprovalState state) {
    switch (state) {
    case ApprovalState::Waiting:
        return ApprovalWords::tr("Awaiting approval");
    case ApprovalState::Changed:
        return ApprovalWords::tr("Planned anew");
    case ApprovalState::Approved:
        return ApprovalWords::tr("Approved");
    case ApprovalState::Applied:
        return ApprovalWords::tr("Carried out");
    case ApprovalState::Rejected:
        return ApprovalWords::tr("Rejected");
    case ApprovalState::Withdrawn:
        return ApprovalWords::tr("Withdrawn");
    case ApprovalState::Expired:
        return ApprovalWords::tr("Lapsed");
    case ApprovalState::Failed:
        return ApprovalWords::tr("Could not be carried out");
    }
    return {};
}

QString approvalTitleText(const ApprovalRequest& request) {
    const QString action = guardedActionText(request.action);
    return request.subject.empty()
               ? action
               : ApprovalWords::tr("%1: %2", "a command, what it is about").arg(action, fromUtf8(request.subject));
}

QString approvalVotesText(const ApprovalRequest& request) {
    const auto agreed = std::ranges::count(request.votes, true, &ApprovalVote::approves);
    return ApprovalWords::tr("%1 / %2", "votes that are there, votes that are needed")
        .arg(locale().toString(static_cast<qlonglong>(agreed)), locale().toString(request.quorum));
}

QString approvalLeftText(const ApprovalRequest& request, Instant now) {
    return isOpen(request.state) ? heldLeftText(request.executeBy.value_or(request.decideBy), now) : QString();
}

QString approvalStatusText(const ApprovalRequest& request, Instant now) {
    const QString when = request.endedAt ? timeText(*request.endedAt) : QString();
    const auto missing =
        request.quorum - static_cast<int>(std::ranges::count(request.votes, true, &ApprovalVote::approves));
    switch (request.state) {
    case ApprovalState::Waiting:
        return ApprovalWords::tr("%Ln more administrator(s) must agree within %1. Until then nothing is changed.",
                                 nullptr, std::max(1, missing))
            .arg(approvalLeftText(request, now));
    case ApprovalState::Changed:
        return inARow({ApprovalWords::tr("The tenant was changed meanwhile, so that this would do something else now."),
                       ApprovalWords::tr("Look at the new plan; everybody is asked again.")});
    case ApprovalState::Approved:
        return ApprovalWords::tr("Everybody has agreed. Whoever asked for it carries it out within %1.")
            .arg(approvalLeftText(request, now));
    case ApprovalState::Applied:
        return ApprovalWords::tr("It was carried out on %1.").arg(when);
    case ApprovalState::Rejected:
        return inARow({lastNo(request), ApprovalWords::tr("Nothing was changed.")});
    case ApprovalState::Withdrawn:
        return ApprovalWords::tr("%1 has withdrawn the request on %2. Nothing was changed.")
            .arg(fromUtf8(request.requesterName), when);
    case ApprovalState::Expired:
        return ApprovalWords::tr(
            "Nobody decided in time. Nothing was changed. Ask for it again if it is still needed.");
    case ApprovalState::Failed:
        return inARow({ApprovalWords::tr("Everybody agreed, but it could not be carried out."), failureText(request)});
    }
    return {};
}

QString voteText(const ApprovalVote& vote) {
    const QString sentence = vote.approves ? ApprovalWords::tr("%1 has agreed (%2).")
                                           : ApprovalWords::tr("%1 has rejected the request (%2).");
    const QString said = sentence.arg(fromUtf8(vote.name), timeText(vote.at));
    return vote.reason.empty() ? said : inARow({said, fromUtf8(vote.reason)});
}

QString whyNotMineText(const ApprovalRequest& request) {
    return request.whyNotMine.empty() ? QString() : errorText(Error(ErrorKind::Forbidden, request.whyNotMine));
}

QString plannedChangeTitle(const PlannedChange& change) {
    const AuditAction* known = auditAction(change.action);
    const QString action =
        known ? factText(known->ja, known->plan.empty() ? known->en : known->plan) : fromUtf8(change.action);
    return change.targetName.empty()
               ? action
               : ApprovalWords::tr("%1: %2", "a command, what it is about").arg(action, fromUtf8(change.targetName));
}

std::vector<ChangeText> plannedChangeTexts(const PlannedChange& change, const ports::Cache& cache) {
    std::vector<ChangeText> out;
    PlannedRow row;
    row.kind = change.targetKind;
    row.id = change.targetId;
    const QJsonObject fields = QJsonDocument::fromJson(QByteArray::fromStdString(change.changesJson)).object();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (aboutRights(change) && !saysSomething(field.key(), field.value().toObject())) continue;
        const QJsonValue from = field.value().toObject().value(QLatin1String("from"));
        const QJsonValue to = field.value().toObject().value(QLatin1String("to"));
        auto right = aboutRights(change) ? rightChangeText(field.key(), from, to, cache) : std::nullopt;
        if (right)
            out.push_back(std::move(*right));
        else
            row.changes.push_back({toUtf8(field.key()), jsonTextOf(from), jsonTextOf(to)});
    }
    std::ranges::move(changeTexts(row, cache), std::back_inserter(out));
    return out;
}

QString waitingText(const Error& error) {
    const QString action = errorParam(error, "action");
    const QString news = errorText(error);
    return action.isEmpty()
               ? news
               : inARow({ApprovalWords::tr("A request was made: %1.").arg(guardedActionText(toUtf8(action))), news});
}

std::string waitingRequest(const Error& error) {
    return toUtf8(errorParam(error, "approvalId"));
}

} // namespace sekisho::commands
