#pragma once
// Follows a chain record by record and says where it is broken. The same object serves the service, the console's
// archive and the stand-alone verifier. One thread; about a microsecond a record.

#include "models/proof/record_line.h"
#include "models/proof/statement.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::proof {

enum class FaultKind {
    Missing,         // a record is not there: removed, or the beginning was cut
    Reordered,       // another record stands in its place
    Altered,         // content and hash differ, or it does not follow from the one before
    NotAsStated,     // the hash is another than in a signed statement
    TailMissing,     // a statement knows records that are not there
    RemovedTooEarly, // what it says is gone, though no statement allows that
    BadStatement,    // a statement's signature or form is wrong, or statements contradict each other
};
std::string_view faultKindKey(FaultKind kind); // "missing", "reordered", "altered", "notAsStated", "tailMissing", …

struct Fault {
    FaultKind kind = FaultKind::Altered;
    std::int64_t seq = 0; // the first record concerned; of a statement the one it speaks of
    std::string detail;   // English, for the log
    bool operator==(const Fault&) const = default;
};
// Corrupt, code AUDIT_BROKEN, params seq and kind.
Error errorOf(const Fault& fault);

struct ChainReport {
    std::int64_t records = 0;
    std::int64_t removed = 0; // of them: their content is gone or held back
    ChainPoint base = chainStart();
    ChainPoint head = chainStart();
    std::int64_t statements = 0;
    std::int64_t unsigned_ = 0; // records after the last statement: chained, not yet signed
    Instant oldest{}, newest{}; // `at` of the records
    std::vector<Fault> faults;  // at most kMostFaults
    bool whole() const { return faults.empty(); }
};
inline constexpr std::size_t kMostFaults = 100;

class ChainCheck {
  public:
    static constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
    // `statements`: signatures already verified; may be empty. With `heldBack` the content of any record may be missing
    // (an excerpt for evidence), otherwise only what the last statement allows. Without `start` the chain must begin
    // after the base of the last statement (or with record 1). With `until` it is a part of a longer chain that ends
    // there: statements about later records count only for what they allow.
    explicit ChainCheck(std::vector<Statement> statements, bool heldBack = false,
                        std::optional<ChainPoint> start = std::nullopt, std::int64_t until = kNoEnd);
    // In order of seq. After a fault it goes on behind it, so that every place is named, not only the first.
    void take(const AuditRecord& record);
    ChainReport finish();

  private:
    struct Known { // a statement tells the hash of this record
        ChainPoint point;
        Instant at{};
        bool isHead = false;
    };
    void fault(FaultKind kind, std::int64_t seq, std::string detail);
    void compare(const std::vector<Statement>& statements);
    void begin(const AuditRecord& record);
    void late(const AuditRecord& record);
    std::string faultOf(const AuditRecord& record) const;
    void meet(const AuditRecord& record);

    std::vector<Known> known_; // by seq
    std::map<std::string, Instant, std::less<>> horizons_;
    std::size_t next_ = 0; // of known_, to be met
    bool heldBack_ = false;
    bool given_ = false; // where it begins
    bool begun_ = false;
    bool unproven_ = false;   // the first record: the hash before it is not known
    bool differs_ = false;    // the last that was met
    std::int64_t agreed_ = 0; // the last record whose hash was met
    std::int64_t until_ = kNoEnd;
    ChainPoint last_; // an empty hash: not known
    ChainReport report_;
};

// Of two parts of a chain that were checked beside each other.
ChainReport joined(ChainReport first, ChainReport next);

} // namespace sekisho::proof
