#include "tests/fakes/fake_policies.h"

#include "models/policy/network_policy.h"
#include "models/policy/policy_effects.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sekisho::fakes {

using policy::PolicySaved;
using policy::PolicyState;
using policy::Values;
using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

Error noSuchPolicy() {
    return {ErrorKind::NotFound, "NOT_FOUND", "There is no such policy."};
}

std::size_t placeIn(const std::string& cursor) {
    std::size_t at = 0;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), at);
    return at;
}

std::int64_t numberIn(const Values& values, std::string_view key) {
    const auto at = values.find(key);
    const auto* number = at == values.end() ? nullptr : std::get_if<std::int64_t>(&at->second);
    return number ? *number : 0;
}

} // namespace

FakePolicies::FakePolicies(FakeTenant& tenant, const Clock& clock, Admit admit)
    : tenant_(tenant), clock_(clock), admit_(std::move(admit)) {}

template<class T>
CallHandle FakePolicies::answer(std::string_view name, Executor& on, Reply<T> reply, std::function<Result<T>()> work) {
    auto state = std::make_shared<ports::CallState>();
    admit_(name, state,
           [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
               ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
           });
    return CallHandle(state);
}

void FakePolicies::fill(int inside, int outside) {
    for (int i = 0; i < inside + outside; ++i) {
        const std::string number = std::to_string(i + 1);
        FakeVisitor one;
        one.user = UserId("visitor-" + number);
        one.name = "社員 " + number;
        one.email = "m" + number + "@demo";
        one.address = (i < inside ? "203.0.113." : "198.51.100.") + std::to_string(i % 250 + 1);
        one.mobileApp = i % 10 == 9;
        visitors.push_back(std::move(one));
    }
}

PolicyState FakePolicies::state(const std::string& key) const {
    PolicyState state;
    state.key = key;
    const policy::Schema* schema = policy::schemaOf(key);
    const auto known = kept_.find(key);
    if (known == kept_.end()) {
        if (schema) state.values = policy::defaultsOf(*schema);
        return state;
    }
    const Kept& last = known->second.back();
    state.revision = last.head.revision;
    state.values = last.values;
    state.updatedAt = last.head.at;
    state.updatedBy = last.head.by;
    state.updatedByName = last.head.byName;
    state.reason = last.head.reason;
    return state;
}

void FakePolicies::saveAs(const std::string& key, const std::function<void(Values&)>& change, const std::string& name,
                          const std::string& reason) {
    Kept next;
    const PolicyState before = state(key);
    next.values = before.values;
    change(next.values);
    next.head.revision = before.revision + 1;
    next.head.at = clock_.now();
    next.head.by = UserId("user-" + name);
    next.head.byName = name;
    next.head.reason = reason;
    next.head.changes = policy::changesBetween(*policy::schemaOf(key), before.values, next.values);
    kept_[key].push_back(std::move(next));
    tenant_.noteUnseen();
}

CallHandle FakePolicies::fetch(std::string key, Executor& on, Reply<PolicyState> reply) {
    return answer<PolicyState>("policies.fetch", on, std::move(reply), [this, key]() -> Result<PolicyState> {
        if (!policy::schemaOf(key)) return noSuchPolicy();
        return state(key);
    });
}

// --- saving ---------------------------------------------------------------------------------------------------------

bool FakePolicies::locksOut(const std::string& key, const Values& values) const {
    if (key != "network") return false;
    FakeVisitor self;
    self.address = selfAddress;
    return refused(self, values);
}

Result<PolicySaved> FakePolicies::store(const ports::PolicyEdit& edit, const Values& values, std::int64_t revertedTo) {
    edits_.push_back(edit);
    const policy::Schema* schema = policy::schemaOf(edit.key);
    if (!schema) return noSuchPolicy();
    const PolicyState before = state(edit.key);
    if (edit.revision != before.revision) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
    const Values after = policy::normalized(*schema, values);
    if (auto faults = policy::check(*schema, after); !faults.empty()) return std::move(faults.front());
    const bool mayConfirm =
        policy::networkPolicyOf(state("network").values).selfLockOut == policy::SelfLockOut::Confirm;
    if (locksOut(edit.key, after) && !(mayConfirm && edit.confirm == selfLogin))
        return Error(ErrorKind::Conflict, "POLICY_LOCKS_OUT");
    if (auto why = besides ? besides(edit, after) : std::nullopt) return std::move(*why);
    PolicySaved saved;
    const policy::PolicyPreview touched = previewOf(edit.key, after);
    saved.ended.sessions = touched.loggedOut.events;
    saved.ended.tokens = touched.apiTokensEnd ? 2 : 0;
    saveAs(
        edit.key, [&](Values& stored) { stored = after; }, selfName, edit.reason);
    kept_[edit.key].back().head.revertedTo = revertedTo;
    saved.state = state(edit.key);
    if (revertedTo > 0) saved.leftOut = std::exchange(leftOut, {});
    return saved;
}

CallHandle FakePolicies::save(const ports::PolicyEdit& edit, Executor& on, Reply<PolicySaved> reply) {
    return answer<PolicySaved>("policies.save", on, std::move(reply),
                               [this, edit] { return store(edit, edit.values, 0); });
}

CallHandle FakePolicies::revert(const ports::PolicyEdit& edit, std::int64_t toRevision, Executor& on,
                                Reply<PolicySaved> reply) {
    return answer<PolicySaved>("policies.revert", on, std::move(reply),
                               [this, edit, toRevision]() -> Result<PolicySaved> {
                                   for (const Kept& one : kept_[edit.key])
                                       if (one.head.revision == toRevision)
                                           return store(edit, Values(one.values), toRevision);
                                   return noSuchPolicy();
                               });
}

// --- the preview ----------------------------------------------------------------------------------------------------

bool FakePolicies::refused(const FakeVisitor& visitor, const Values& network) const {
    const policy::NetworkPolicy rules = policy::networkPolicyOf(network);
    policy::NetworkSubject subject;
    subject.isException = rules.isException(visitor.user.value);
    return policy::networkVerdict(rules, visitor.mobileApp ? ClientKind::MobileApp : ClientKind::Browser,
                                  policy::ipAddressOf(visitor.address), "JP",
                                  subject) == policy::NetworkVerdict::Refused;
}

policy::PolicyPreview FakePolicies::previewOf(const std::string& key, const Values& draft) const {
    const PolicyState before = state(key);
    if (const auto known = scripted.find(key); known != scripted.end()) return known->second;
    policy::PolicyPreview preview;
    preview.revision = before.revision;
    preview.selfAddress = selfAddress;
    const policy::Effects effects = policy::effectsOf(key, before.values, draft);
    preview.apiTokensEnd = effects.apiTokens;
    for (const FakeVisitor& one : visitors) {
        const bool was = key == "network" && refused(one, before.values);
        const bool is = key == "network" && refused(one, draft);
        const bool ends =
            is || policy::endsSession(effects, one.mobileApp ? ClientKind::MobileApp : ClientKind::Browser);
        if (ends) ++preview.loggedOut.members, preview.loggedOut.events += one.sessions;
        if (is && !was) ++preview.blocked.members, preview.blocked.events += one.signIns;
        if (was && !is) ++preview.freed.members, preview.freed.events += one.signIns;
        if (!ends && is == was) ++preview.unaffected;
    }
    if (key == "account" && numberIn(draft, "passwordExpiryDays") != numberIn(before.values, "passwordExpiryDays") &&
        numberIn(draft, "passwordExpiryDays") > 0)
        preview.mustChangePassword = static_cast<std::int64_t>(visitors.size() / 4);
    preview.selfBlocked = locksOut(key, draft);
    preview.selfLoggedOut = preview.selfBlocked || policy::endsSession(effects, ClientKind::Console);
    return preview;
}

CallHandle FakePolicies::preview(const std::string& key, const Values& draft, Executor& on,
                                 Reply<policy::PolicyPreview> reply) {
    return answer<policy::PolicyPreview>(
        "policies.preview", on, std::move(reply),
        [this, key, draft]() -> Result<policy::PolicyPreview> { return previewOf(key, draft); });
}

CallHandle FakePolicies::previewList(const std::string& key, const Values& draft, policy::PreviewList list,
                                     std::string cursor, Executor& on, Reply<policy::PreviewPage> reply) {
    return answer<policy::PreviewPage>(
        "policies.previewList", on, std::move(reply),
        [this, key, draft, list, cursor]() -> Result<policy::PreviewPage> {
            const Values before = state(key).values;
            const policy::Effects effects = policy::effectsOf(key, before, draft);
            std::vector<policy::PreviewEntry> all;
            for (const FakeVisitor& one : visitors) {
                const bool is = refused(one, draft);
                const bool ends =
                    is || policy::endsSession(effects, one.mobileApp ? ClientKind::MobileApp : ClientKind::Browser);
                const bool in = list == policy::PreviewList::LoggedOut ? ends
                                : list == policy::PreviewList::Blocked
                                    ? is && !refused(one, before)
                                    : list == policy::PreviewList::Freed && !is && refused(one, before);
                if (!in) continue;
                policy::PreviewEntry entry{one.user, one.name, one.email, one.sessions, {}, clock_.now()};
                entry.reasons = {is ? "ACCESS_ADDRESS" : "SESSION_ENDED_BY_POLICY"};
                all.push_back(std::move(entry));
            }
            policy::PreviewPage page;
            const std::size_t from = std::min(placeIn(cursor), all.size());
            const std::size_t until = std::min(from + pageSize, all.size());
            page.entries.assign(all.begin() + static_cast<std::ptrdiff_t>(from),
                                all.begin() + static_cast<std::ptrdiff_t>(until));
            if (until < all.size()) page.nextCursor = std::to_string(until);
            return page;
        });
}

// --- revisions ------------------------------------------------------------------------------------------------------

CallHandle FakePolicies::revisions(std::string key, std::string cursor, Executor& on,
                                   Reply<policy::RevisionPage> reply) {
    return answer<policy::RevisionPage>("policies.revisions", on, std::move(reply),
                                        [this, key, cursor]() -> Result<policy::RevisionPage> {
                                            policy::RevisionPage page;
                                            const std::vector<Kept>& kept = kept_[key];
                                            const std::size_t from = placeIn(cursor);
                                            for (std::size_t i = from; i < kept.size(); ++i) {
                                                if (i == from + revisionPage) {
                                                    page.nextCursor = std::to_string(i);
                                                    break;
                                                }
                                                page.revisions.push_back(kept[kept.size() - 1 - i].head);
                                            }
                                            return page;
                                        });
}

CallHandle FakePolicies::revisionValues(std::string key, std::int64_t revision, Executor& on, Reply<Values> reply) {
    return answer<Values>("policies.revisionValues", on, std::move(reply), [this, key, revision]() -> Result<Values> {
        for (const Kept& one : kept_[key])
            if (one.head.revision == revision) return Values(one.values);
        return noSuchPolicy();
    });
}

} // namespace sekisho::fakes
