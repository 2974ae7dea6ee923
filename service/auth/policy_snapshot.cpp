#include "service/auth/policy_snapshot.h"

#include "models/api/policy_wire.h"
#include "service/auth/token_cache.h"
#include "service/store/policy_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sekishod {

namespace policy = sekisho::policy;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kTrustedMillis = 60'000; // another process may have written

Result<std::int64_t> generationOf(Database& db, DomainId domain) {
    SEKISHO_TRY(
        row, db.firstOften<std::int64_t>("SELECT generation FROM access_generation WHERE domain_id = :domain", domain));
    return row ? std::get<0>(*row) : std::int64_t{0};
}

Done readPolicies(Database& db, DomainId domain, PolicySnapshot& to) {
    SEKISHO_TRY(rows, policyRows(db, domain));
    policy::PolicyValues values;
    for (const auto& [key, row] : rows)
        if (const auto* schema = policy::schemaOf(key))
            values[key] = sekisho::api::storedPolicyValues(*schema, row.value);
    to.policies = policy::policySetOf(values);
    return {};
}

Done readTemplates(Database& db, DomainId domain, PolicySnapshot& to) {
    SEKISHO_TRY(rows, templateRows(db, domain));
    std::vector<policy::ServiceTemplate> templates;
    for (TemplateRow& row : rows) {
        policy::ServiceTemplate entry;
        entry.id = policy::TemplateId(std::move(row.uid));
        entry.name = std::move(row.name);
        entry.isDefault = row.isDefault;
        entry.matrix = policy::settled(row.matrix);
        entry.version = row.version;
        templates.push_back(std::move(entry));
    }
    SEKISHO_TRY(targets, (db.rowsOften<std::string, std::string, std::string>(
                             "SELECT template_uid, target_kind, target_uid FROM template_assignment WHERE domain_id = "
                             ":domain",
                             domain)));
    for (auto& [id, kind, target] : targets) {
        const auto found = std::ranges::find_if(
            templates, [&id = id](const policy::ServiceTemplate& entry) { return entry.id.value == id; });
        if (found == templates.end()) continue;
        if (kind == "member")
            found->members.emplace_back(std::move(target));
        else
            found->userTypes.push_back(std::move(target));
    }
    to.templates = policy::TemplateIndex(std::move(templates));
    return {};
}

Done readStops(Database& db, DomainId domain, PolicySnapshot& to) {
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::int64_t, std::int64_t>(
                          "SELECT member_uid, mobile, pc FROM app_stop WHERE domain_id = :domain", domain)));
    for (auto& [member, mobile, pc] : rows)
        to.stops.emplace(std::move(member), PolicySnapshot::Stop{mobile != 0, pc != 0});
    return {};
}

Done readClosing(Database& db, DomainId domain, PolicySnapshot& to) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT 1 FROM closing WHERE domain_id = :domain", domain));
    to.closed = row.has_value();
    return {};
}

bool restrictsNothing(const PolicySnapshot& snapshot) {
    static const policy::Matrix everything = policy::settled(policy::Matrix::everything());
    return !snapshot.closed && !snapshot.policies.network.restrictsAddresses() && snapshot.stops.empty() &&
           std::ranges::all_of(snapshot.templates.all(),
                               [](const policy::ServiceTemplate& entry) { return entry.matrix == everything; });
}

} // namespace

policy::AccessSubject PolicySnapshot::member(std::string_view user, std::string_view userType, bool isHighest) const {
    policy::AccessSubject subject;
    subject.user = user;
    subject.isHighest = isHighest;
    subject.matrix = &templates.of(user, userType).matrix;
    if (const auto stop = stops.find(user); stop != stops.end()) {
        subject.appStopMobile = stop->second.mobile;
        subject.appStopPc = stop->second.pc;
    }
    return subject;
}

Done PolicySnapshot::openTo(bool isHighest) const {
    if (!closed || isHighest) return {};
    return Error(sekisho::ErrorKind::Forbidden, "TENANT_CLOSED");
}

policy::AccessSubject PolicySnapshot::serviceAccount(std::string_view account) {
    policy::AccessSubject subject;
    subject.user = account;
    subject.isServiceAccount = true;
    return subject;
}

Result<PolicySnapshotPtr> readPolicySnapshot(Database& db, DomainId domain) {
    auto snapshot = std::make_shared<PolicySnapshot>();
    SEKISHO_TRY(generation, generationOf(db, domain));
    snapshot->generation = generation;
    SEKISHO_CHECK(readPolicies(db, domain, *snapshot));
    SEKISHO_CHECK(readTemplates(db, domain, *snapshot));
    SEKISHO_CHECK(readStops(db, domain, *snapshot));
    SEKISHO_CHECK(readClosing(db, domain, *snapshot));
    snapshot->quiet = restrictsNothing(*snapshot);
    return PolicySnapshotPtr(std::move(snapshot));
}

Error refusalOf(const policy::AccessDecision& decision) {
    Error error = policy::accessError(decision);
    if (decision.reasons.size() < 2) return error;
    std::string all;
    for (const policy::Reason& reason : decision.reasons) {
        if (!all.empty()) all += ' ';
        all += reason.code;
    }
    return std::move(error).with("reasons", std::move(all));
}

PolicyBook::EntryPtr PolicyBook::entryOf(DomainId domain) const {
    const auto table = table_.load();
    const auto found = table->find(domain);
    return found == table->end() ? nullptr : found->second;
}

bool PolicyBook::isFresh(const Entry& entry) const {
    const std::int64_t age = sekisho::toMillis(clock_.now()) - entry.checked.load();
    return entry.revision.load() == store_.revision() && age >= 0 && age < kTrustedMillis;
}

PolicySnapshotPtr PolicyBook::recall(DomainId domain) const {
    const EntryPtr entry = entryOf(domain);
    return entry && isFresh(*entry) ? entry->snapshot : nullptr;
}

Result<PolicySnapshotPtr> PolicyBook::of(DomainId domain) {
    const EntryPtr entry = entryOf(domain);
    if (entry && isFresh(*entry)) return entry->snapshot;
    const std::uint64_t revision = store_.revision(); // before the view: it holds at least this
    return store_.read([&](Database& db) -> Result<PolicySnapshotPtr> {
        SEKISHO_TRY(generation, generationOf(db, domain));
        if (entry && entry->snapshot->generation == generation) {
            entry->checked = sekisho::toMillis(clock_.now());
            entry->revision = revision;
            return entry->snapshot;
        }
        SEKISHO_TRY(snapshot, readPolicySnapshot(db, domain));
        keep(domain, snapshot, revision);
        return std::move(snapshot);
    });
}

Result<PolicySnapshotPtr> PolicyBook::of(Database& db, DomainId domain) {
    SEKISHO_TRY(generation, generationOf(db, domain));
    if (const EntryPtr entry = entryOf(domain); entry && entry->snapshot->generation == generation)
        return entry->snapshot;
    return readPolicySnapshot(db, domain);
}

void PolicyBook::keep(DomainId domain, PolicySnapshotPtr snapshot, std::uint64_t revision) {
    const std::lock_guard lock(changing_);
    const auto present = table_.load();
    const auto found = present->find(domain);
    // A slower reader must not put an older state over a newer one.
    if (found != present->end() && found->second->snapshot->generation > snapshot->generation) return;
    auto entry = std::make_shared<Entry>();
    entry->snapshot = std::move(snapshot);
    entry->revision = revision;
    entry->checked = sekisho::toMillis(clock_.now());
    auto next = std::make_shared<Table>(*present);
    (*next)[domain] = std::move(entry);
    table_ = std::shared_ptr<const Table>(std::move(next));
}

PolicyBook& policyBookOf(Services& services) {
    return dynamic_cast<TokenCache&>(services.auth).policies();
}

} // namespace sekishod
