#include "models/commands/role_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace sekisho::commands {

namespace {

struct RoleWords {
    Q_DECLARE_TR_FUNCTIONS(RoleWords)
};

constexpr int kMinutesOfAnHour = 60;

QString roleParts(const QStringList& parts) {
    QStringList said = parts;
    said.removeAll(QString());
    return said.join(QStringLiteral("  "));
}

QString minutesUntil(Instant end, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(end - now).count();
    return minutesText(static_cast<int>(std::max<std::int64_t>(0, left)));
}

QString unitText(const ScopeUnit& unit) {
    QString name = fromUtf8(unit.name);
    if (unit.gone)
        return name.isEmpty() ? RoleWords::tr("a deleted organization") : RoleWords::tr("%1 (deleted)").arg(name);
    return name;
}

} // namespace

QString roleNameText(const std::string& builtIn, const std::string& name) {
    const RoleFact* known = roleFact(builtIn);
    return known ? factText(known->ja, known->en) : fromUtf8(name);
}

QString roleNameText(const RoleSheet& sheet) {
    return roleNameText(sheet.role.builtIn, sheet.role.name);
}

QString presetText(std::string_view key) {
    const RoleFact* known = roleFact(key);
    return known ? factText(known->ja, known->en) : QString();
}

QString roleKindText(const RoleSheet& sheet) {
    if (!sheet.role.builtIn.empty()) return RoleWords::tr("Built in");
    const RoleFact* preset = roleFact(sheet.preset);
    if (!preset) return RoleWords::tr("Custom");
    // A tenant names it in its own language, whatever the console speaks.
    if (sheet.role.name == preset->ja || sheet.role.name == preset->en) return RoleWords::tr("Preset");
    return RoleWords::tr("Custom (from %1)", "the name of a preset").arg(presetText(sheet.preset));
}

QString accessText(Access access) {
    switch (access) {
    case Access::Operate:
        return RoleWords::tr("Operate");
    case Access::View:
        return RoleWords::tr("View");
    case Access::None:
        break;
    }
    return RoleWords::tr("None", "no access");
}

QString inheritedAccessText(Access access, const MenuItem& from) {
    return RoleWords::tr("%1 (from %2)", "access, the menu that grants it").arg(accessText(access), menuText(from));
}

QString menuWhyText(const MenuItem& item) {
    return item.dangerous ? factText(item.whyJa, item.why) : QString();
}

QString menuPathText(const MenuItem& item) {
    const MenuItem* above = item.parent.empty() ? nullptr : menuItem(item.parent);
    return above ? QStringLiteral("%1 > %2").arg(menuPathText(*above), menuText(item)) : menuText(item);
}

QString scopeText(const Scope& scope, const std::vector<ScopeUnit>& units) {
    if (scope.wholeTenant()) return RoleWords::tr("The whole tenant");
    QStringList names;
    for (const ScopeUnit& unit : units)
        if (const QString name = unitText(unit); !name.isEmpty()) names << name;
    const QString where = names.isEmpty()
                              ? RoleWords::tr("%Ln organization(s)", nullptr, static_cast<int>(scope.orgUnits.size()))
                              : names.join(RoleWords::tr(", ", "list"));
    return scope.includeSubOrgUnits ? RoleWords::tr("%1, with the organizations below").arg(where) : where;
}

QString holderText(const RoleHolder& holder) {
    return roleParts({fromUtf8(holder.userName), roleNameText(holder.builtIn, holder.roleName),
                      scopeText(holder.scope, holder.units)});
}

QString holderStateText(const RoleHolder& holder, Instant now) {
    if (holder.expiresAt && *holder.expiresAt <= now)
        return RoleWords::tr("Over since %1").arg(timeText(*holder.expiresAt));
    if (holder.eligible) {
        const QString most = minutesText(holder.maxMinutes);
        return holder.needsApproval ? RoleWords::tr("May activate it for %1 at most, with approval").arg(most)
                                    : RoleWords::tr("May activate it for %1 at most").arg(most);
    }
    if (!holder.expiresAt) return RoleWords::tr("Without end");
    return holder.activation.empty() ? RoleWords::tr("Until %1").arg(timeText(*holder.expiresAt))
                                     : RoleWords::tr("Activated until %1").arg(timeText(*holder.expiresAt));
}

QString minutesText(int minutes) {
    const int hours = minutes / kMinutesOfAnHour, rest = minutes % kMinutesOfAnHour;
    QString rests = RoleWords::tr("%Ln minute(s)", nullptr, rest);
    if (hours == 0) return rests;
    const QString whole = RoleWords::tr("%Ln hour(s)", nullptr, hours);
    return rest == 0 ? whole : RoleWords::tr("%1 %2", "hours, minutes").arg(whole, rests);
}

QString clockText(Instant until, Instant now) {
    const auto seconds = std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(until - now).count());
    const QLatin1Char zero('0');
    if (seconds < 3600) return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

QString activationText(const Activation& activation) {
    return roleParts({fromUtf8(activation.userName), roleNameText(activation.builtIn, activation.roleName)});
}

QString activationEndText(ActivationEnd end) {
    switch (end) {
    case ActivationEnd::None:
        return {};
    case ActivationEnd::Time:
        return RoleWords::tr("Ended by itself");
    case ActivationEnd::Self:
        return RoleWords::tr("Ended by the holder");
    case ActivationEnd::Administrator:
        return RoleWords::tr("Ended by an administrator");
    case ActivationEnd::Role:
        return RoleWords::tr("Ended with the role");
    case ActivationEnd::Account:
        return RoleWords::tr("Ended with the account");
    }
    return {};
}

QString activationStateText(const Activation& activation, Instant now) {
    if (activation.end == ActivationEnd::Administrator && !activation.endedBy.empty())
        return RoleWords::tr("Ended by %1").arg(fromUtf8(activation.endedBy));
    if (activation.end != ActivationEnd::None) return activationEndText(activation.end);
    if (activation.endedAt || activation.until <= now) return activationEndText(ActivationEnd::Time);
    return RoleWords::tr("%1 left", "time on a clock").arg(clockText(activation.until, now));
}

QString delegationStateText(DelegationState state) {
    switch (state) {
    case DelegationState::Waiting:
        return RoleWords::tr("Waits for the answer");
    case DelegationState::Accepted:
        return RoleWords::tr("Accepted");
    case DelegationState::Declined:
        return RoleWords::tr("Declined");
    case DelegationState::Cancelled:
        return RoleWords::tr("Taken back");
    case DelegationState::Expired:
        return RoleWords::tr("Lapsed");
    }
    return {};
}

QString delegationText(const Delegation& delegation, Instant now) {
    const QString from = fromUtf8(delegation.fromName), to = fromUtf8(delegation.toName);
    const QString when = delegation.endedAt ? timeText(*delegation.endedAt) : QString();
    switch (delegation.state) {
    case DelegationState::Waiting:
        if (delegation.expiresAt <= now) break;
        return inARow({RoleWords::tr("%1 has asked %2 to become the highest administrator.").arg(from, to),
                       RoleWords::tr("Until %2 accepts, nothing changes. It lapses on %1.")
                           .arg(timeText(delegation.expiresAt), to)});
    case DelegationState::Accepted:
        return RoleWords::tr("%2 has become the highest administrator in the place of %1 on %3.").arg(from, to, when);
    case DelegationState::Declined:
        return RoleWords::tr("%1 has declined on %2. Nothing was changed.").arg(to, when);
    case DelegationState::Cancelled:
        return RoleWords::tr("%1 has taken the delegation back on %2. Nothing was changed.").arg(from, when);
    case DelegationState::Expired:
        break;
    }
    return RoleWords::tr("%1 has not answered within 14 days. Nothing was changed.").arg(to);
}

QString breakGlassStateText(BreakGlassState state) {
    switch (state) {
    case BreakGlassState::None:
        return RoleWords::tr("Not set up");
    case BreakGlassState::Sealed:
        return RoleWords::tr("Sealed");
    case BreakGlassState::Opening:
        return RoleWords::tr("Being opened");
    case BreakGlassState::Open:
        return RoleWords::tr("Open");
    case BreakGlassState::Used:
        return RoleWords::tr("Used: must be sealed anew");
    }
    return {};
}

QString breakGlassText(const BreakGlass& account, Instant now) {
    const QString name = fromUtf8(account.userName);
    switch (account.state) {
    case BreakGlassState::None:
        return RoleWords::tr(
            "There is no sealed account. Without one, nobody can act when no administrator can sign in.");
    case BreakGlassState::Sealed: {
        const QString sealed = RoleWords::tr("%1 is sealed and holds no rights.").arg(name);
        return account.drillDue
                   ? inARow({sealed, RoleWords::tr("A drill is due: try the code once without opening it.")})
                   : sealed;
    }
    case BreakGlassState::Opening:
        return inARow({RoleWords::tr("%1 is being opened (reason: %2).").arg(name, fromUtf8(account.reason)),
                       RoleWords::tr("It gets its rights in %1 unless an administrator refuses.")
                           .arg(minutesUntil(account.opensAt.value_or(now), now))});
    case BreakGlassState::Open:
        return inARow(
            {RoleWords::tr("%1 is open and may do nearly everything (reason: %2).").arg(name, fromUtf8(account.reason)),
             RoleWords::tr("It ends by itself in %1.").arg(minutesUntil(account.until.value_or(now), now))});
    case BreakGlassState::Used:
        if (!account.refusedBy.empty())
            return inARow({RoleWords::tr("%1 has refused the opening.").arg(fromUtf8(account.refusedBy)),
                           RoleWords::tr("The code is void. Seal the account anew with a new code.")});
        return RoleWords::tr("The account was used and its code is void. Seal it anew with a new code.");
    }
    return {};
}

} // namespace sekisho::commands
