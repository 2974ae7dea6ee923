#include "service/auth/role_rows.h"
#include "service/rules/activations.h"
#include "service/rules/members.h"
#include "service/rules/role_presets.h"
#include "service/rules/scope_names.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::Activation;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::RoleHolder;
using sekisho::RoleId;
using sekisho::UserId;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::days kActivationsShown{90};

using RightCells = std::tuple<std::string, std::string, std::string, std::string, std::optional<std::int64_t>,
                              std::string, std::int64_t, std::int64_t, std::int64_t>;

Result<RoleHolder> rightOf(Database& db, DomainId domain, RoleHolder holder, RightCells&& cells) {
    auto& [role, name, builtIn, scope, expires, activation, minutes, approval, version] = cells;
    holder.preset = presetOfRole(role);
    holder.role = RoleId(std::move(role));
    holder.roleName = std::move(name);
    holder.builtIn = std::move(builtIn);
    holder.scope = storedScope(scope);
    SEKISHO_TRY(units, scopeUnits(db, domain, holder.scope));
    holder.units = std::move(units);
    if (expires) holder.expiresAt = sekisho::fromMillis(*expires);
    holder.activation = std::move(activation);
    holder.maxMinutes = static_cast<int>(minutes);
    holder.needsApproval = approval != 0;
    holder.version = version;
    return holder;
}

constexpr std::string_view kHeldRights =
    "SELECT r.uid, r.name, r.built_in, h.scope, h.expires, ifnull(h.activation, ''), 0, 0, h.version FROM "
    "role_holding h JOIN role r ON r.uid = h.role_uid WHERE h.member_uid = :uid AND h.domain_id = :domain AND "
    "(h.expires IS NULL OR h.expires > :now) ORDER BY r.built_in = '', r.name, r.uid";
constexpr std::string_view kEligibleRights =
    "SELECT r.uid, r.name, r.built_in, e.scope, e.expires, '', e.max_minutes, e.needs_approval, e.version FROM "
    "role_eligibility e JOIN role r ON r.uid = e.role_uid WHERE e.member_uid = :uid AND e.domain_id = :domain AND "
    "r.deleted IS NULL AND (e.expires IS NULL OR e.expires > :now) ORDER BY r.built_in = '', r.name, r.uid";

Result<std::vector<RoleHolder>> rightsBy(Database& db, DomainId domain, const RoleHolder& person,
                                         std::string_view query, Instant now) {
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string, std::string, std::string, std::optional<std::int64_t>,
                                    std::string, std::int64_t, std::int64_t, std::int64_t>(
                          query, person.user.value, std::int64_t{domain}, sekisho::toMillis(now))));
    std::vector<RoleHolder> out;
    for (auto& row : rows) {
        SEKISHO_TRY(right, rightOf(db, domain, person, std::move(row)));
        out.push_back(std::move(right));
    }
    return out;
}

} // namespace

Result<std::vector<ActivationRow>> readActivations(Database& db, const std::string& query,
                                                   const std::vector<sekisho::sql::Value>& values) {
    using Text = std::string;
    using Time = std::int64_t;
    std::vector<ActivationRow> out;
    const auto keep = [&out](Text id, Text user, Text userName, Text role, Text roleName, Text builtIn,
                             const Text& scope, Text reason, Time started, Time until, std::optional<Time> ended,
                             const Text& end, Text by, std::int64_t breakGlass, std::int64_t place) {
        Activation& one = out.emplace_back(ActivationRow{place, {}}).activation;
        one.id = std::move(id);
        one.user = UserId(std::move(user));
        one.userName = std::move(userName);
        one.role = RoleId(std::move(role));
        one.roleName = std::move(roleName);
        one.builtIn = std::move(builtIn);
        one.scope = storedScope(scope);
        one.reason = std::move(reason);
        one.startedAt = sekisho::fromMillis(started);
        one.until = sekisho::fromMillis(until);
        if (ended) one.endedAt = sekisho::fromMillis(*ended);
        one.end = sekisho::activationEndOf(end).value_or(sekisho::ActivationEnd::None);
        one.endedBy = std::move(by);
        one.breakGlass = breakGlass != 0;
        return true;
    };
    SEKISHO_CHECK((db.eachRow<Text, Text, Text, Text, Text, Text, Text, Text, Time, Time, std::optional<Time>, Text,
                              Text, std::int64_t, std::int64_t>(query, values, keep)));
    return out;
}

Result<sekisho::api::MyRightsText> rightsOf(Database& db, DomainId domain, const UserId& user, Instant now) {
    SEKISHO_TRY(member, loadMember(db, domain, user.value));
    RoleHolder person;
    person.user = user;
    person.userName = member.member.displayName();
    person.loginId = member.member.email;
    sekisho::api::MyRightsText out;
    SEKISHO_TRY(held, rightsBy(db, domain, person, kHeldRights, now));
    out.held = std::move(held);
    person.eligible = true;
    SEKISHO_TRY(eligible, rightsBy(db, domain, person, kEligibleRights, now));
    out.eligible = std::move(eligible);
    SEKISHO_TRY(active, runningActivations(db, domain, user));
    std::erase_if(active, [now](const Activation& one) { return one.until <= now; });
    out.active = std::move(active);
    return out;
}

Result<std::vector<Activation>> runningActivations(Database& db, DomainId domain, const UserId& user) {
    static const std::string text =
        fmt::format("SELECT {} FROM activation a WHERE a.domain_id = :domain AND a.ended IS "
                    "NULL AND :user IN ('', a.member_uid) ORDER BY a.started DESC, a.id",
                    kActivationColumns);
    SEKISHO_TRY(rows, readActivations(db, text, {std::int64_t{domain}, user.value}));
    std::vector<Activation> out;
    out.reserve(rows.size());
    for (ActivationRow& row : rows)
        out.push_back(std::move(row.activation));
    return out;
}

Result<ActivationPage> listActivations(Database& db, const ActivationQuestion& question) {
    ActivationPage page;
    const std::string seen =
        question.scope == "1"
            ? std::string("1")
            : fmt::format("EXISTS(SELECT 1 FROM member m WHERE m.uid = a.member_uid AND {})", question.scope);
    const auto text = [&seen](std::string_view condition) {
        return fmt::format("SELECT {} FROM activation a WHERE a.domain_id = :domain AND {} AND {}", kActivationColumns,
                           seen, condition);
    };
    if (!question.after) {
        SEKISHO_TRY(running, readActivations(db, text("a.ended IS NULL ORDER BY a.started DESC, a.rowid DESC"),
                                             {std::int64_t{question.domain}}));
        for (ActivationRow& row : running)
            page.activations.push_back(std::move(row.activation));
    }
    const std::int64_t before = question.after ? question.after->id : INT64_MAX;
    SEKISHO_TRY(ended,
                readActivations(db,
                                text("a.ended IS NOT NULL AND a.started >= :since AND a.rowid < :before ORDER BY "
                                     "a.rowid DESC LIMIT :most"),
                                {std::int64_t{question.domain}, sekisho::toMillis(question.now - kActivationsShown),
                                 before, std::int64_t{question.count} + 1}));
    const bool more = ended.size() > static_cast<std::size_t>(question.count);
    if (more) ended.pop_back();
    if (more) page.next = sekisho::api::PageCursor{ended.back().place, {}};
    for (ActivationRow& row : ended)
        page.activations.push_back(std::move(row.activation));
    return page;
}

} // namespace sekishod
