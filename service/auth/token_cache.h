#pragma once
// Who a bearer token stands for, kept in memory: sharded by the token's hash and bounded. A hit copies a Caller and
// touches no store. Entries are read anew after a minute, so that changes made by another process are seen too. Who
// comes without a token may be known by the certificate of his connection (RFC 8705).

#include "models/domain/clock.h"
#include "models/policy/account_policy.h"
#include "service/auth/policy_snapshot.h"
#include "service/http/authenticator.h"
#include "service/store/tenant_store.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sekishod {

class TokenCache final : public Authenticator {
  public:
    // At most 16 × mostPerShard tokens are kept.
    TokenCache(TenantStore& store, const sekisho::Clock& clock, std::size_t mostPerShard = 4096)
        : store_(store), clock_(clock), policies_(store, clock), mostPerShard_(mostPerShard) {}

    sekisho::Result<Caller> authenticate(const Request& request) override;
    std::optional<sekisho::Result<Caller>> recall(const Request& request) override;
    sekisho::Done admits(const Caller& caller, const Request& request) override;
    std::optional<sekisho::Done> recallAdmission(const Caller& caller, const Request& request) override;
    void forgetSession(const sekisho::SessionId& session) override;
    void forgetSessions(const std::vector<sekisho::SessionId>& sessions) override;
    void forgetUser(const sekisho::UserId& user) override;
    void forgetAll() override;

    void watchRefusals(const std::vector<sekisho::SessionId>& sessions) override;
    std::vector<Refused> takeRefusals() override;
    sekisho::Result<std::vector<sekisho::SessionId>>
    wouldAdmit(const std::vector<sekisho::SessionId>& sessions) override;
    sekisho::Result<std::vector<sekisho::SessionId>> admittedOf(const sekisho::UserId& member) override;

    struct Use {
        std::string session;
        std::string member; // user id; empty for a service account
        sekisho::Instant at{};
    };
    // When sessions were last used, each once, since the last call. Given back with keepUses() when the store was not
    // able to take them.
    std::vector<Use> takeUses();
    void keepUses(const std::vector<Use>& uses);
    // As far as memory knows: later than the store where it was not written yet; nothing: no use of it is remembered.
    std::optional<sekisho::Instant> lastUse(const sekisho::SessionId& session) const;
    std::size_t size() const;
    PolicyBook& policies() { return policies_; }

  private:
    struct Entry {
        Caller caller;
        sekisho::Instant expires{};
        sekisho::Instant loaded{};
        sekisho::Instant lastUsed{};
        std::optional<std::chrono::minutes> idle;
        bool unwritten = false; // used since takeUses()
    };
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, Entry> entries; // by SHA-256 of the token, or kHolder and the certificate's
        std::unordered_map<std::string, Use> unwritten; // of entries that are gone, by session
    };
    static constexpr std::size_t kShards = 16;

    Shard& shardOf(const std::string& hash);
    std::optional<sekisho::Result<Caller>> find(const std::string& hash, sekisho::Instant now);
    sekisho::Result<Entry> load(sekisho::sql::Database& db, const std::string& hash, sekisho::Instant now);
    static sekisho::Result<Entry> loadHolder(sekisho::sql::Database& db, std::string_view certificate,
                                             sekisho::Instant now);
    void put(const std::string& hash, Entry entry, std::uint64_t generation);
    template<class Match>
    void forget(Match&& match);
    static void drop(Shard& shard, std::unordered_map<std::string, Entry>::iterator entry);
    void makeRoom(Shard& shard, sekisho::Instant now) const;
    void noteRefusal(const std::string& hash, const Request& request, sekisho::Instant now);

    TenantStore& store_;
    const sekisho::Clock& clock_;
    PolicyBook policies_;
    const std::size_t mostPerShard_;
    std::array<Shard, kShards> shards_;
    // Grows before anything is forgotten: what was read from the store under an older number is not kept.
    std::atomic<std::uint64_t> generation_{0};

    static constexpr std::size_t kMostWatched = 200'000;
    std::atomic<std::size_t> watching_{0}; // the usual answer, nobody, costs no lock
    std::mutex watchMutex_;
    std::unordered_set<std::string> watched_; // sessions
    std::vector<Refused> refused_;
};

} // namespace sekishod
