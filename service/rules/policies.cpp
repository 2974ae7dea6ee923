#include "service/rules/policies.h"

#include "models/api/policy_wire.h"
#include "models/policy/mobile_policy.h"
#include "service/auth/mdm_key.h"
#include "service/rules/diff.h"
#include "service/rules/invitations.h"
#include "service/rules/structure_cache.h"
#include "service/store/policy_rows.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::Field;
using policy::PolicyRevision;
using policy::PolicyState;
using policy::Schema;
using policy::Value;
using policy::Values;
using policy::Widget;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

// Fields that the rest of the service reads from the tenant's own row. They are written there by savePolicy() alone.
struct InTenant {
    std::string_view policy;
    std::string_view field;
    std::string Tenant::*at;
};
constexpr std::array<InTenant, 3> kInTenant{{{"company", "companyName", &Tenant::name},
                                             {"locale", "language", &Tenant::locale},
                                             {"locale", "timeZone", &Tenant::timeZone}}};

bool isInTenant(const Schema& schema) {
    return std::ranges::any_of(kInTenant, [&](const InTenant& fact) { return fact.policy == schema.key; });
}

void takeFromTenant(const Tenant& tenant, const Schema& schema, Values& values) {
    for (const InTenant& fact : kInTenant)
        if (fact.policy == schema.key) values[std::string(fact.field)] = tenant.*fact.at;
}

// "policy.field" of Field::mirror.
std::pair<std::string_view, std::string_view> mirrored(const Field& field) {
    const std::size_t dot = field.mirror.find('.');
    return {field.mirror.substr(0, dot), field.mirror.substr(dot + 1)};
}

Done takeMirrored(Database& db, DomainId domain, const Schema& schema, Values& values) {
    for (const Field& field : schema.fields) {
        if (field.mirror.empty()) continue;
        const auto [other, key] = mirrored(field);
        const Schema* from = policy::schemaOf(other);
        if (!from) continue;
        SEKISHO_TRY(row, policyRow(db, domain, other));
        const Values there = sekisho::api::storedPolicyValues(*from, row.value);
        if (const auto found = there.find(key); found != there.end()) values[std::string(field.key)] = found->second;
    }
    return {};
}

Result<Values> valuesNow(Database& db, const Tenant& tenant, const Schema& schema, std::string_view stored) {
    Values values = sekisho::api::storedPolicyValues(schema, stored);
    takeFromTenant(tenant, schema, values);
    SEKISHO_CHECK(takeMirrored(db, tenant.domain, schema, values));
    return values;
}

Result<bool> isMemberHere(Database& db, DomainId domain, const std::string& uid) {
    SEKISHO_TRY(
        row, db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain", uid, domain));
    return row.has_value();
}

const std::vector<std::string>* textsOf(const Values& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? nullptr : std::get_if<std::vector<std::string>>(&found->second);
}

Done findUnknownMembers(Database& db, DomainId domain, const Schema& schema, const Values& present,
                        const Values& wanted, std::vector<Error>& faults) {
    for (const Field& field : schema.fields) {
        if (field.widget != Widget::Members) continue;
        const auto* ids = textsOf(wanted, field.key);
        const auto* known = textsOf(present, field.key);
        for (std::size_t i = 0; ids && i < ids->size(); ++i) {
            if (known && std::ranges::find(*known, (*ids)[i]) != known->end()) continue;
            SEKISHO_TRY(there, isMemberHere(db, domain, (*ids)[i]));
            if (!there)
                faults.push_back(Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(fmt::format("{}[{}]", field.key, i)));
        }
    }
    return {};
}

Done storeInTenant(Database& db, Tenant& tenant, const Schema& schema, const Values& after, Effects& effects) {
    if (!isInTenant(schema)) return {};
    for (const InTenant& fact : kInTenant)
        if (fact.policy == schema.key) tenant.*fact.at = std::get<std::string>(after.find(fact.field)->second);
    SEKISHO_CHECK(storeTenantNames(db, tenant));
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    effects.changed("tenant", fmt::format("{}", tenant.domain));
    return {};
}

Done insertRevision(Database& db, DomainId domain, const Schema& schema, const PolicyState& state,
                    const std::vector<policy::ValueChange>& changes, const PolicyAct& act) {
    const std::string value = sekisho::api::policyValuesText(state.values);
    SEKISHO_CHECK(
        db.execOften("INSERT INTO policy(domain_id, key, value, revision) VALUES(:domain, :key, :value, :revision) ON "
                     "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = excluded.revision",
                     domain, schema.key, value, state.revision));
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, reason, changes, value, "
        "reverted_to) VALUES(:domain, :key, :revision, :at, :actor, :name, :reason, :changes, :value, :to)",
        domain, schema.key, state.revision, sekisho::toMillis(act.now), act.actorId, act.actorName, act.reason,
        sekisho::api::policyChangesText(changes), value, act.revertedTo));
    return {};
}

// The record says what the save did besides.
std::string auditChanges(const Schema& schema, const Values& before, const Values& after, const EndedSessions& ended) {
    std::string fields = changesBetween(policyRecord(schema, before), policyRecord(schema, after));
    if (ended.sessions == 0 && ended.tokens == 0) return fields;
    boost::system::error_code failed;
    json::value all = json::parse(fields, failed);
    if (failed || !all.is_object()) return fields;
    all.get_object()["sessionsEnded"] = json::object{{"from", nullptr}, {"to", ended.sessions}};
    if (ended.tokens > 0) all.get_object()["tokensEnded"] = json::object{{"from", nullptr}, {"to", ended.tokens}};
    return json::serialize(all);
}

using RevisionCells = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string,
                                 std::int64_t, std::string>;
constexpr std::string_view kRevisionColumns =
    "SELECT revision, at, actor_id, actor_name, reason, changes, reverted_to, value FROM policy_revision WHERE "
    "domain_id = :domain AND key = :key AND ";

Result<PolicyRevision> revisionOf(const Schema& schema, RevisionCells& cells) {
    auto& [number, at, actor, name, reason, changes, to, value] = cells;
    SEKISHO_TRY(fields, sekisho::api::policyChangesFromText(schema, changes));
    PolicyRevision out;
    out.revision = number;
    out.at = sekisho::fromMillis(at);
    out.by = sekisho::UserId(std::move(actor));
    out.byName = std::move(name);
    out.reason = std::move(reason);
    out.changes = std::move(fields);
    out.revertedTo = to;
    return out;
}

Result<std::optional<RevisionCells>> revisionRow(Database& db, DomainId domain, std::string_view key,
                                                 std::int64_t revision) {
    return db.first<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
                    std::string>(fmt::format("{}revision = :revision", kRevisionColumns), domain, key, revision);
}

// The first save says what it found.
Result<KeptRevision> beforeTheFirst(Database& db, DomainId domain, const Schema& schema) {
    KeptRevision out;
    SEKISHO_TRY(row, revisionRow(db, domain, schema.key, 1));
    if (!row) return Error(ErrorKind::NotFound, "REVISION_NOT_EXIST").with("revision", "0");
    out.values = sekisho::api::storedPolicyValues(schema, std::get<7>(*row));
    SEKISHO_TRY(first, revisionOf(schema, *row));
    for (auto& change : first.changes)
        if (out.values.contains(change.key)) out.values[change.key] = std::move(change.from);
    out.values = policy::completed(schema, std::move(out.values));
    return out;
}

} // namespace

Result<const Schema*> policySchema(std::string_view key) {
    if (const Schema* schema = policy::schemaOf(key)) return schema;
    return Error(ErrorKind::NotFound, "POLICY_NOT_EXIST");
}

Result<PolicyState> loadPolicy(Database& db, const Tenant& tenant, const Schema& schema) {
    PolicyState out;
    out.key = schema.key;
    SEKISHO_TRY(row, policyRow(db, tenant.domain, schema.key));
    out.revision = row.revision;
    SEKISHO_TRY(values, valuesNow(db, tenant, schema, row.value));
    out.values = std::move(values);
    if (out.revision == 0) return out;
    SEKISHO_TRY(last, (db.firstOften<std::int64_t, std::string, std::string, std::string>(
                          "SELECT at, actor_id, actor_name, reason FROM policy_revision WHERE domain_id = :domain AND "
                          "key = :key AND revision = :revision",
                          tenant.domain, schema.key, out.revision)));
    if (!last) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a policy without its revision");
    auto& [at, actor, name, reason] = *last;
    out.updatedAt = sekisho::fromMillis(at);
    out.updatedBy = sekisho::UserId(std::move(actor));
    out.updatedByName = std::move(name);
    out.reason = std::move(reason);
    return out;
}

Result<policy::PolicySet> policySet(Database& db, const Tenant& tenant, std::string_view key, const Values& values) {
    policy::PolicyValues all;
    SEKISHO_TRY(rows, policyRows(db, tenant.domain));
    for (const auto& [name, row] : rows)
        if (const Schema* schema = policy::schemaOf(name))
            all[name] = sekisho::api::storedPolicyValues(*schema, row.value);
    if (!key.empty()) all.insert_or_assign(std::string(key), values);
    return policy::policySetOf(all);
}

std::string policyName(const Tenant& tenant, const Schema& schema) {
    return std::string(tenant.locale.starts_with("ja") ? schema.label.ja : schema.label.en);
}

std::string policyRecord(const Schema& schema, const Values& values) {
    Values own = values;
    std::erase_if(own, [&](const auto& entry) {
        const Field* field = policy::fieldOf(schema, entry.first);
        return !field || !field->mirror.empty();
    });
    return sekisho::api::policyValuesText(own);
}

Result<Values> policyDraft(Database& db, const Tenant& tenant, const Schema& schema, const Values& present,
                           const Values& part) {
    Values wanted = present;
    for (const auto& [key, value] : part)
        wanted.insert_or_assign(key, value);
    for (const Field& field : schema.fields) // shown here, changed there
        if (!field.mirror.empty()) wanted[std::string(field.key)] = present.find(field.key)->second;
    wanted = policy::normalized(schema, std::move(wanted));
    auto faults = policy::check(schema, wanted);
    SEKISHO_CHECK(findUnknownMembers(db, tenant.domain, schema, present, wanted, faults));
    if (!faults.empty()) {
        Error first = faults.front();
        first.params.push_back({"faults", fmt::format("{}", faults.size())});
        if (faults.size() > 1) first.all = std::move(faults);
        return first;
    }
    return policy::savedValues(schema.key, present, std::move(wanted));
}

Result<PolicyDone> savePolicy(Database& db, Tenant& tenant, const Schema& schema, const PolicyState& before,
                              Values after, const PolicyAct& act, Effects& effects) {
    PolicyDone out;
    out.state = before;
    const auto changes = policy::changesBetween(schema, before.values, after);
    if (changes.empty()) return out;
    out.changed = true;
    out.state.revision = before.revision + 1;
    out.state.values = std::move(after);
    out.state.updatedAt = act.now;
    out.state.updatedBy = sekisho::UserId(act.actorId);
    out.state.updatedByName = act.actorName;
    out.state.reason = act.reason;
    SEKISHO_CHECK(insertRevision(db, tenant.domain, schema, out.state, changes, act));
    SEKISHO_CHECK(storeInTenant(db, tenant, schema, out.state.values, effects));
    if (schema.key == "mobile" && policy::mobilePolicyOf(out.state.values).mdm == policy::Mdm::ThirdParty)
        SEKISHO_CHECK(ensureMdmKey(db, tenant.domain, act.now));
    SEKISHO_TRY(ended, endSessionsByPolicy(db, tenant.domain,
                                           policy::effectsOf(schema.key, before.values, out.state.values), act.now));
    out.ended = ended;
    effects.audit({.action = std::string(act.action),
                   .targetKind = "policy",
                   .targetId = std::string(schema.key),
                   .targetName = policyName(tenant, schema),
                   .changesJson = auditChanges(schema, before.values, out.state.values, ended)});
    effects.changed("policy", std::string(schema.key));
    if (schema.key == kInvitationPolicy)
        SEKISHO_CHECK(admitBySave(db, tenant, before.values, out.state.values, act.acceptWaiting, act.now, effects));
    return out;
}

Result<std::vector<PolicyRevision>> policyRevisions(Database& db, DomainId domain, const Schema& schema,
                                                    std::int64_t before, int count) {
    std::vector<PolicyRevision> out;
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string,
                               std::int64_t, std::string>(
                          fmt::format("{}revision < :before ORDER BY revision DESC LIMIT :count", kRevisionColumns),
                          domain, schema.key, before > 0 ? before : INT64_MAX, count)));
    for (auto& row : rows) {
        SEKISHO_TRY(revision, revisionOf(schema, row));
        out.push_back(std::move(revision));
    }
    return out;
}

Result<KeptRevision> policyRevision(Database& db, DomainId domain, const Schema& schema, std::int64_t revision) {
    if (revision == 0) return beforeTheFirst(db, domain, schema);
    SEKISHO_TRY(row, revisionRow(db, domain, schema.key, revision));
    if (!row) return Error(ErrorKind::NotFound, "REVISION_NOT_EXIST").with("revision", fmt::format("{}", revision));
    KeptRevision out;
    out.leftOut = sekisho::api::unknownPolicyFields(schema, std::get<7>(*row));
    out.values = sekisho::api::storedPolicyValues(schema, std::get<7>(*row));
    SEKISHO_TRY(facts, revisionOf(schema, *row));
    out.revision = std::move(facts);
    return out;
}

Result<Values> asOfNow(Database& db, const Tenant& tenant, const Schema& schema, const Values& present,
                       Values earlier) {
    for (const Field& field : schema.fields) {
        if (field.widget != Widget::Members) continue;
        const auto found = earlier.find(field.key);
        auto* ids = found == earlier.end() ? nullptr : std::get_if<std::vector<std::string>>(&found->second);
        if (!ids) continue;
        std::vector<std::string> there;
        for (std::string& id : *ids) {
            SEKISHO_TRY(known, isMemberHere(db, tenant.domain, id));
            if (known) there.push_back(std::move(id));
        }
        *ids = std::move(there);
    }
    return policyDraft(db, tenant, schema, present, earlier);
}

} // namespace sekishod
