#include "service/auth/token_cache.h"

#include "models/api/record.h"
#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/endpoints.h"
#include "service/auth/role_rows.h"
#include "service/auth/session_cuts.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Instant;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::seconds kTrustedFor{60};
constexpr std::size_t kLongestToken = 1024;
constexpr std::string_view kHolder = "certificate ";

sekisho::Error notSignedIn(std::string_view word, std::string_view text) {
    return sekisho::Error(sekisho::ErrorKind::Unauthenticated, "UNAUTHORIZED", std::string(text)).at(std::string(word));
}

sekisho::Error invalidToken() {
    return notSignedIn("invalid_token", "The access token is not valid or has expired.");
}

bool isTokenText(std::string_view token) {
    return !token.empty() && token.size() <= kLongestToken && std::all_of(token.begin(), token.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-._~+/=").find(c) != std::string_view::npos;
    });
}

bool equalNoCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// What the request shows, as the key of an entry. A certificate does not count for what a page in a browser sends: the
// browser would add it to the requests of any page.
sekisho::Result<std::string> shownHash(const Request& request) {
    const auto header = request.header("Authorization");
    if (header.empty() && !request.certificate.empty() && request.header("Origin").empty())
        return std::string(kHolder) + request.certificate;
    if (header.empty()) return notSignedIn("", "An access token is needed.");
    const auto blank = header.find(' ');
    if (blank == std::string_view::npos || !equalNoCase(header.substr(0, blank), "Bearer") ||
        !isTokenText(header.substr(blank + 1)))
        return notSignedIn("invalid_request", "The Authorization header must be \"Bearer\", one blank, and the token.");
    return sha256Hex(header.substr(blank + 1));
}

struct TokenRow {
    Caller caller;
    std::string member;
    Instant expires{};
    Instant lastUsed{};
    std::optional<std::chrono::minutes> idle; // of the session itself
};

sekisho::Result<TokenRow> tokenRow(Database& db, const std::string& hash, Instant now) {
    using Text = std::string;
    using Number = std::int64_t;
    static const std::string live = fmt::format(
        "SELECT t.domain_id, t.session_id, t.client_id, t.scopes, t.expires, s.member_uid, s.kind, s.last_used, "
        "w.workgroup, s.idle_minutes FROM token t JOIN session s ON s.id = t.session_id JOIN tenant w ON w.domain_id = "
        "t.domain_id WHERE t.hash = :hash AND t.kind = 'access' AND t.revoked = 0 AND s.ended IS NULL AND t.expires > "
        ":now AND {}",
        kNotCut);
    SEKISHO_TRY(row, (db.first<Number, Text, Text, Text, Number, Text, Text, Number, Text, std::optional<Number>>(
                         live, hash, sekisho::toMillis(now))));
    if (!row) return invalidToken();
    auto& [domain, session, client, scopes, expires, member, kind, lastUsed, workgroup, idle] = *row;
    TokenRow found;
    found.caller.domain = static_cast<sekisho::DomainId>(domain);
    found.caller.workgroup = std::move(workgroup);
    found.caller.session = sekisho::SessionId(std::move(session));
    found.caller.client = sekisho::ClientId(std::move(client));
    found.caller.scopes = splitScopes(scopes);
    found.caller.kind = sekisho::clientKindOf(kind).value_or(sekisho::ClientKind::Api);
    found.member = std::move(member);
    found.expires = sekisho::fromMillis(expires);
    found.lastUsed = sekisho::fromMillis(lastUsed);
    if (idle) found.idle = std::chrono::minutes(*idle);
    return found;
}

// A member who may not sign in does not go on with an old token either.
sekisho::Result<bool> takeMember(Database& db, TokenRow& row, Instant now) {
    using Number = std::int64_t;
    SEKISHO_TRY(member, (db.first<std::string, Number, std::optional<Number>, std::optional<Number>>(
                            "SELECT doc, suspended, deleted, activation FROM member WHERE uid = :uid "
                            "AND domain_id = :domain",
                            row.member, row.caller.domain)));
    if (!member) return false;
    const auto& [doc, suspended, deleted, activation] = *member;
    if (suspended != 0 || deleted || (activation && *activation > sekisho::toMillis(now))) return invalidToken();
    SEKISHO_TRY(record, sekisho::api::memberFromRecord(doc));
    row.caller.user = sekisho::UserId(row.member);
    row.caller.name = record.displayName();
    if (record.userType) row.caller.userType = record.userType->value;
    SEKISHO_TRY(roles, rolesOf(db, row.caller.domain, row.caller.user));
    row.caller.roles = std::move(roles);
    return true;
}

sekisho::Done takeClient(Database& db, TokenRow& row, bool isMember) {
    if (row.caller.client.value == consoleClientId) return isMember ? sekisho::Done() : sekisho::Done(invalidToken());
    SEKISHO_TRY(client,
                (db.first<std::string, std::optional<std::string>>(
                    "SELECT name, service_account FROM api_client WHERE client_id = :id AND domain_id = :domain",
                    row.caller.client.value, row.caller.domain)));
    if (!client) return invalidToken();
    if (isMember) return {};
    if (std::get<1>(*client) != row.member) return invalidToken();
    row.caller.serviceAccount = row.member;
    row.caller.name = "[SERVICE] " + std::get<0>(*client);
    return {};
}

// The token says that the account is good; what is left to ask is where it is used, and with what.
sekisho::Done admissionOf(const PolicySnapshot& snapshot, const Caller& caller, const Request& request) {
    if (snapshot.quiet) return {};
    SEKISHO_CHECK(snapshot.openTo(caller.isSuper()));
    const auto subject = caller.isServiceAccount()
                             ? PolicySnapshot::serviceAccount(caller.serviceAccount)
                             : snapshot.member(caller.user.value, caller.userType, caller.isSuper());
    sekisho::policy::AccessRequest asked;
    asked.action = sekisho::policy::AccessAction::Use;
    asked.client = caller.kind;
    if (snapshot.policies.network.restrictsAddresses()) asked.address = sekisho::policy::ipAddressOf(request.remoteIp);
    if (refusalsOf(snapshot.policies, subject, asked).none()) return {};
    return refusalOf(decideAccess(snapshot.policies, subject, asked));
}

} // namespace

std::unique_ptr<Authenticator> makeAuthenticator(TenantStore& store, const sekisho::Clock& clock) {
    return std::make_unique<TokenCache>(store, clock);
}

TokenCache::Shard& TokenCache::shardOf(const std::string& hash) {
    return shards_[std::hash<std::string>{}(hash) % kShards];
}

std::optional<sekisho::Result<Caller>> TokenCache::find(const std::string& hash, Instant now) {
    Shard& shard = shardOf(hash);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.entries.find(hash);
    if (found == shard.entries.end()) return std::nullopt;
    Entry& entry = found->second;
    const bool rested = entry.idle && now - entry.lastUsed > *entry.idle;
    if (entry.expires <= now || rested) return sekisho::Result<Caller>(invalidToken());
    if (now - entry.loaded > kTrustedFor) {
        drop(shard, found);
        return std::nullopt;
    }
    entry.lastUsed = std::max(entry.lastUsed, now);
    entry.unwritten = !entry.caller.session.empty(); // a certificate needs no session
    return sekisho::Result<Caller>(entry.caller);
}

sekisho::Result<TokenCache::Entry> TokenCache::loadHolder(Database& db, std::string_view certificate, Instant now) {
    using Text = std::string;
    SEKISHO_TRY(
        row, (db.first<std::int64_t, Text, Text, Text, std::optional<Text>, Text>(
                 "SELECT c.domain_id, c.client_id, c.name, c.scopes, c.service_account, w.workgroup FROM api_client c "
                 "JOIN tenant w ON w.domain_id = c.domain_id WHERE c.certificate = :certificate",
                 certificate)));
    if (!row || !std::get<4>(*row)) return notSignedIn("invalid_token", "The client certificate is not registered.");
    auto& [domain, client, name, scopes, account, workgroup] = *row;
    Entry entry;
    entry.caller.domain = static_cast<sekisho::DomainId>(domain);
    entry.caller.workgroup = std::move(workgroup);
    entry.caller.client = sekisho::ClientId(std::move(client));
    entry.caller.scopes = splitScopes(scopes);
    entry.caller.kind = sekisho::ClientKind::Api;
    entry.caller.serviceAccount = std::move(*account);
    entry.caller.name = "[SERVICE] " + name;
    entry.expires = now + 2 * kTrustedFor; // read anew before
    entry.loaded = entry.lastUsed = now;
    return entry;
}

sekisho::Result<TokenCache::Entry> TokenCache::load(Database& db, const std::string& hash, Instant now) {
    if (hash.starts_with(kHolder)) return loadHolder(db, std::string_view(hash).substr(kHolder.size()), now);
    SEKISHO_TRY(row, tokenRow(db, hash, now));
    SEKISHO_TRY(isMember, takeMember(db, row, now));
    SEKISHO_CHECK(takeClient(db, row, isMember));
    SEKISHO_TRY(rules, accountPolicy(db, row.caller.domain));
    Entry entry;
    entry.idle = row.idle ? row.idle : sekisho::policy::idleLimit(rules, row.caller.kind);
    entry.caller = std::move(row.caller);
    entry.expires = row.expires;
    entry.loaded = now;
    entry.lastUsed = row.lastUsed;
    return entry;
}

sekisho::Result<Caller> TokenCache::authenticate(const Request& request) {
    SEKISHO_TRY(hash, shownHash(request));
    const Instant now = clock_.now();
    if (auto known = find(hash, now)) return std::move(*known);
    const std::uint64_t generation = generation_.load();
    auto loaded = store_.read([&](Database& db) { return load(db, hash, now); });
    if (!loaded) {
        if (loaded.error().kind == sekisho::ErrorKind::Unauthenticated) noteRefusal(hash, request, now);
        return std::move(loaded).error();
    }
    Entry entry = std::move(*loaded);
    {
        // What was used lately and not written yet counts, else an evicted entry would seem to have rested.
        Shard& shard = shardOf(hash);
        const std::lock_guard lock(shard.mutex);
        if (const auto use = shard.unwritten.find(entry.caller.session.value); use != shard.unwritten.end())
            entry.lastUsed = std::max(entry.lastUsed, use->second.at);
    }
    if (entry.idle && now - entry.lastUsed > *entry.idle) return invalidToken();
    entry.lastUsed = std::max(entry.lastUsed, now);
    entry.unwritten = !entry.caller.session.empty();
    Caller caller = entry.caller;
    put(hash, std::move(entry), generation);
    return caller;
}

std::optional<sekisho::Result<Caller>> TokenCache::recall(const Request& request) {
    auto hash = shownHash(request);
    if (!hash) return sekisho::Result<Caller>(std::move(hash).error());
    return find(*hash, clock_.now());
}

sekisho::Done TokenCache::admits(const Caller& caller, const Request& request) {
    SEKISHO_TRY(snapshot, policies_.of(caller.domain));
    return admissionOf(*snapshot, caller, request);
}

std::optional<sekisho::Done> TokenCache::recallAdmission(const Caller& caller, const Request& request) {
    const PolicySnapshotPtr snapshot = policies_.recall(caller.domain);
    if (!snapshot) return std::nullopt;
    return admissionOf(*snapshot, caller, request);
}

void TokenCache::put(const std::string& hash, Entry entry, std::uint64_t generation) {
    Shard& shard = shardOf(hash);
    const std::lock_guard lock(shard.mutex);
    if (generation_.load() != generation) return;
    if (shard.entries.size() >= mostPerShard_) makeRoom(shard, entry.loaded);
    shard.entries.insert_or_assign(hash, std::move(entry));
}

void TokenCache::drop(Shard& shard, std::unordered_map<std::string, Entry>::iterator entry) {
    const auto& [hash, content] = *entry;
    if (content.unwritten) {
        const std::string& session = content.caller.session.value;
        Use& use = shard.unwritten[session];
        use = {session, content.caller.user.value, std::max(use.at, content.lastUsed)};
    }
    shard.entries.erase(entry);
}

void TokenCache::makeRoom(Shard& shard, Instant now) const {
    for (auto it = shard.entries.begin(); it != shard.entries.end();) {
        const auto next = std::next(it);
        if (it->second.expires <= now) drop(shard, it);
        it = next;
    }
    // Hash order is as good as chance: no caller can keep another one out.
    while (shard.entries.size() >= mostPerShard_ - mostPerShard_ / 8)
        drop(shard, shard.entries.begin());
}

template<class Match>
void TokenCache::forget(Match&& match) {
    ++generation_;
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (auto it = shard.entries.begin(); it != shard.entries.end();) {
            const auto next = std::next(it);
            if (match(it->second.caller)) drop(shard, it);
            it = next;
        }
    }
}

void TokenCache::forgetSession(const sekisho::SessionId& session) {
    forget([&session](const Caller& caller) { return caller.session == session; });
}

void TokenCache::forgetSessions(const std::vector<sekisho::SessionId>& sessions) {
    const std::unordered_set<sekisho::SessionId> ended(sessions.begin(), sessions.end());
    forget([&ended](const Caller& caller) { return ended.contains(caller.session); });
}

void TokenCache::forgetUser(const sekisho::UserId& user) {
    forget([&user](const Caller& caller) { return caller.user == user || caller.serviceAccount == user.value; });
}

void TokenCache::forgetAll() {
    forget([](const Caller&) { return true; });
}

std::vector<TokenCache::Use> TokenCache::takeUses() {
    std::unordered_map<std::string, Use> latest; // one session may have several tokens
    const auto add = [&latest](const std::string& session, const std::string& member, Instant at) {
        Use& use = latest[session];
        use = {session, member, std::max(use.at, at)};
    };
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (auto& [hash, entry] : shard.entries)
            if (std::exchange(entry.unwritten, false))
                add(entry.caller.session.value, entry.caller.user.value, entry.lastUsed);
        for (const auto& [session, use] : shard.unwritten)
            add(session, use.member, use.at);
        shard.unwritten.clear();
    }
    std::vector<Use> uses;
    uses.reserve(latest.size());
    for (auto& [session, use] : latest)
        uses.push_back(std::move(use));
    return uses;
}

void TokenCache::keepUses(const std::vector<Use>& uses) {
    Shard& shard = shards_.front();
    const std::lock_guard lock(shard.mutex);
    for (const auto& use : uses) {
        Use& kept = shard.unwritten[use.session];
        kept = {use.session, use.member, std::max(kept.at, use.at)};
    }
}

std::optional<Instant> TokenCache::lastUse(const sekisho::SessionId& session) const {
    std::optional<Instant> latest;
    for (const auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (const auto& [hash, entry] : shard.entries)
            if (entry.caller.session == session) latest = std::max(latest, std::optional(entry.lastUsed));
        if (const auto use = shard.unwritten.find(session.value); use != shard.unwritten.end())
            latest = std::max(latest, std::optional(use->second.at));
    }
    return latest;
}

void TokenCache::watchRefusals(const std::vector<sekisho::SessionId>& sessions) {
    const std::lock_guard lock(watchMutex_);
    for (const auto& session : sessions) {
        if (watched_.size() >= kMostWatched) break; // further evidence, not the proof itself
        watched_.insert(session.value);
    }
    watching_ = watched_.size();
}

std::vector<TokenCache::Refused> TokenCache::takeRefusals() {
    const std::lock_guard lock(watchMutex_);
    return std::exchange(refused_, {});
}

void TokenCache::noteRefusal(const std::string& hash, const Request& request, Instant now) {
    if (watching_.load(std::memory_order_relaxed) == 0) return;
    const auto session = store_.read([&](Database& db) {
        return db.firstOften<std::string>("SELECT session_id FROM token WHERE hash = :hash", hash);
    });
    if (!session || !*session) return;
    const std::lock_guard lock(watchMutex_);
    if (watched_.erase(std::get<0>(**session)) == 0) return;
    watching_ = watched_.size();
    refused_.push_back({std::get<0>(**session), request.remoteIp, now});
}

sekisho::Result<std::vector<sekisho::SessionId>>
TokenCache::wouldAdmit(const std::vector<sekisho::SessionId>& sessions) {
    const Instant now = clock_.now();
    const std::unordered_set<sekisho::SessionId> asked(sessions.begin(), sessions.end());
    std::unordered_set<sekisho::SessionId> admitted;
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (const auto& [hash, entry] : shard.entries)
            if (entry.expires > now && asked.contains(entry.caller.session)) admitted.insert(entry.caller.session);
    }
    // A refresh token that still works gives an access token that does.
    static const std::string works = fmt::format(
        "SELECT 1 FROM token t JOIN session s ON s.id = t.session_id WHERE t.session_id = :id AND t.revoked = 0 AND "
        "s.ended IS NULL AND t.expires > :now AND {} LIMIT 1",
        kNotCut);
    const auto done = store_.read([&](Database& db) -> sekisho::Done {
        for (const auto& session : sessions) {
            SEKISHO_TRY(row, db.firstOften<std::int64_t>(works, session.value, sekisho::toMillis(now)));
            if (row) admitted.insert(session);
        }
        return {};
    });
    if (!done) return done.error();
    return std::vector<sekisho::SessionId>(admitted.begin(), admitted.end());
}

sekisho::Result<std::vector<sekisho::SessionId>> TokenCache::admittedOf(const sekisho::UserId& member) {
    const Instant now = clock_.now();
    std::unordered_set<sekisho::SessionId> admitted;
    for (auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (const auto& [hash, entry] : shard.entries)
            if (entry.expires > now && (entry.caller.user == member || entry.caller.serviceAccount == member.value))
                admitted.insert(entry.caller.session);
    }
    SEKISHO_TRY(rows, store_.read([&](Database& db) {
        return db.rows<std::string>(
            fmt::format("SELECT s.id FROM session s WHERE s.member_uid = :member AND s.ended IS NULL AND {} AND EXISTS "
                        "(SELECT 1 FROM token t WHERE t.session_id = s.id AND t.revoked = 0 AND t.expires > :now)",
                        kHisNotCut),
            member.value, sekisho::toMillis(now));
    }));
    for (auto& [id] : rows)
        admitted.insert(sekisho::SessionId(std::move(id)));
    return std::vector<sekisho::SessionId>(admitted.begin(), admitted.end());
}

std::size_t TokenCache::size() const {
    std::size_t count = 0;
    for (const auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        count += shard.entries.size();
    }
    return count;
}

} // namespace sekishod
