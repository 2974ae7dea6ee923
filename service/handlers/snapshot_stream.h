#pragma once
// The snapshot as a stream of lines over one consistent view of the store, with a connection of its own. Documents are
// copied as they are stored, not parsed, unless they name somebody whom the caller may not see.

#include "models/sql/database.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/scope_sight.h"
#include "service/store/tenant_store.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sekishod {

// How many snapshots may be read at once: each holds a connection with its cache for as long as the client reads.
class SnapshotGate : public std::enable_shared_from_this<SnapshotGate> {
  public:
    using Ticket = std::shared_ptr<void>;
    Ticket enter(); // null: full
    static constexpr int most = 16;

  private:
    std::atomic<int> inside_{0};
};

class SnapshotStream {
  public:
    static sekisho::Result<std::unique_ptr<SnapshotStream>> open(TenantStore& store, FeedScope scope,
                                                                 sekisho::DomainId domain, SnapshotGate::Ticket ticket);
    // The next lines, about half a megabyte; nothing at the end. A fault of the store ends the stream without its last
    // line, which tells the reader that it is not complete.
    std::optional<std::string> next();

  private:
    enum class Part { Begin, OrgUnits, Ranks, Settings, Groups, Members, End, Over };

    SnapshotStream(sekisho::sql::Database db, FeedScope scope, sekisho::DomainId domain, SnapshotGate::Ticket ticket);
    sekisho::Result<bool> fill(std::string& out); // false: this part is finished
    sekisho::Done begin();
    sekisho::Done prepare(std::string_view sqlText);
    sekisho::Result<bool> rows(std::string& out);
    sekisho::Done addSettings(std::string& out);
    sekisho::Done addRow(std::string& out);

    SnapshotGate::Ticket ticket_;
    sekisho::sql::Database db_;
    std::optional<sekisho::sql::Native> rows_; // dies before the database
    FeedScope scope_;
    sekisho::DomainId domain_;
    ScopeSight sight_;
    std::string told_;  // a record from which somebody was taken out
    std::string first_; // the begin line
    Part part_ = Part::Begin;
    std::int64_t count_ = 0;
};

} // namespace sekishod
