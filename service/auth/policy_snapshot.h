#pragma once
// What a tenant's access is decided with, in memory: policies as typed views, permission templates and whom they fit,
// stopped apps. Kept by tenant and never changed; read again when table access_generation says that something of it was
// changed (docs/decisions/0010-policies.md). Nothing of it grows with the members but lists of exceptions.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/policy/access_decision.h"
#include "models/sql/database.h"
#include "service/http/services.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekishod {

struct PolicySnapshot {
    struct Stop {
        bool mobile = false;
        bool pc = false; // PC app and Drive explorer
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::int64_t generation = 0;
    sekisho::policy::PolicySet policies;
    sekisho::policy::TemplateIndex templates;
    std::unordered_map<std::string, Stop, TextHash, std::equal_to<>> stops; // by member
    bool closed = false; // the tenant is: the highest administrator alone gets in
    bool quiet = false;  // nothing of it speaks against the use of any client from anywhere

    // TENANT_CLOSED.
    sekisho::Done openTo(bool isHighest) const;

    // Standing and second factor are the caller's to add. Valid as long as the snapshot and the texts.
    sekisho::policy::AccessSubject member(std::string_view user, std::string_view userType, bool isHighest) const;
    static sekisho::policy::AccessSubject serviceAccount(std::string_view account);
};
using PolicySnapshotPtr = std::shared_ptr<const PolicySnapshot>;

// From the store as it is now, in the caller's transaction or on a reader.
sekisho::Result<PolicySnapshotPtr> readPolicySnapshot(sekisho::sql::Database& db, sekisho::DomainId domain);
// 403 with the code of the first reason; param "reasons" holds the codes of all when there are several.
sekisho::Error refusalOf(const sekisho::policy::AccessDecision& decision);

// The snapshots of all tenants. Thread-safe; what another process changes is seen within a minute.
class PolicyBook {
  public:
    PolicyBook(TenantStore& store, const sekisho::Clock& clock) : store_(store), clock_(clock) {}
    PolicyBook(const PolicyBook&) = delete;
    PolicyBook& operator=(const PolicyBook&) = delete;

    // Of the newest commit; takes a reader when something was written meanwhile, so the caller must hold none.
    sekisho::Result<PolicySnapshotPtr> of(sekisho::DomainId domain);
    // The same for whoever is in a transaction: what that has written counts, and only for him.
    sekisho::Result<PolicySnapshotPtr> of(sekisho::sql::Database& db, sekisho::DomainId domain);
    // From memory, for the I/O threads; null when the store must be asked.
    PolicySnapshotPtr recall(sekisho::DomainId domain) const;

  private:
    struct Entry { // the snapshot never changes; when it was last known to be the newest does
        PolicySnapshotPtr snapshot;
        std::atomic<std::uint64_t> revision{0}; // of the store
        std::atomic<std::int64_t> checked{0};   // milliseconds
    };
    using EntryPtr = std::shared_ptr<Entry>;
    using Table = std::unordered_map<sekisho::DomainId, EntryPtr>;

    EntryPtr entryOf(sekisho::DomainId domain) const;
    bool isFresh(const Entry& entry) const;
    void keep(sekisho::DomainId domain, PolicySnapshotPtr snapshot, std::uint64_t revision);

    TenantStore& store_;
    const sekisho::Clock& clock_;
    std::mutex changing_;
    std::atomic<std::shared_ptr<const Table>> table_{std::make_shared<const Table>()};
};

// Of the service; `services.auth` must come from makeAuthenticator().
PolicyBook& policyBookOf(Services& services);

} // namespace sekishod
