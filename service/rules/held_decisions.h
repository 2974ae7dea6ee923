#pragma once
// Decisions about what holds at the brake (★D6): by somebody else than who asked for it. Made in pieces, each a
// transaction of the caller's with its audit records, so that nobody waits long for the writer however many there are.

#include "models/api/cut_off_wire.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

enum class HeldVerdict { Release, Reject, Cancel }; // Cancel: everybody with the right may, also his own

struct HeldCounts {
    std::int64_t done = 0;
    std::int64_t own = 0;       // of the one who decides
    std::int64_t notHeld = 0;   // decided meanwhile, lapsed, or outside of his scope
    std::int64_t fresh = 0;     // his account is too fresh for a second opinion, or a program's
    std::int64_t rightLost = 0; // rejected: whoever ordered does not hold the right any more
    struct Author {
        std::string name;
        std::int64_t orders = 0;
    };
    std::map<std::string, Author> authors; // of what is done, by id

    std::int64_t refused() const { return own + notHeld + fresh + rightLost; }
    void add(const HeldCounts& piece);
};

class HeldDecisions {
  public:
    // `call` has passed the gates; both must live as long.
    HeldDecisions(Services& services, const Call& call, HeldVerdict verdict, sekisho::api::DecisionText decision)
        : services_(services), call_(call), verdict_(verdict), decision_(std::move(decision)) {}

    // What is asked for, by id: those that are named, or all that hold within the caller's scope.
    sekisho::Result<std::vector<std::string>> orders(sekisho::sql::Database& db) const;
    // Decides these; what became of them counts when the unit is committed.
    sekisho::Result<HeldCounts> decide(sekisho::sql::Database& db, UnitOfWork& unit, std::span<const std::string> ids);
    // Commands that no device has acknowledged are withdrawn too: Cancel, when it is not narrowed.
    bool cancelsCommands() const;
    // At most so many of them; how many there were.
    sekisho::Result<std::int64_t> cancelCommands(sekisho::sql::Database& db, UnitOfWork& unit, int most) const;
    // The whole decision, beside the records of its pieces.
    AuditEntry record(const HeldCounts& counts, std::int64_t withdrawn) const;
    // Each author hears once what became of his orders.
    sekisho::Done tellAuthors(sekisho::sql::Database& db, const HeldCounts& counts, sekisho::Instant now) const;

  private:
    struct Order;
    sekisho::Result<std::optional<Order>> load(sekisho::sql::Database& db, const std::string& id) const;
    sekisho::Result<bool> inScope(sekisho::sql::Database& db, const std::string& member,
                                  const ScopeFilter& scope) const;
    sekisho::Result<bool> mayRelease(sekisho::sql::Database& db) const;
    sekisho::Result<bool> holdsRight(sekisho::sql::Database& db, const Order& order);
    sekisho::Result<std::optional<ScopeFilter>> scopeOfAuthor(sekisho::sql::Database& db, const Order& order,
                                                              std::string_view menu) const;
    sekisho::Done settle(sekisho::sql::Database& db, UnitOfWork& unit, const Order& order, HeldVerdict verdict,
                         std::string_view reason) const;

    Services& services_;
    const Call& call_;
    HeldVerdict verdict_;
    sekisho::api::DecisionText decision_;
    std::map<std::string, std::optional<ScopeFilter>> authors_; // of a piece, by menu and author; nothing: right lost
};

} // namespace sekishod
