#pragma once
// Applying what was planned, and taking back what was applied, one step after the other. Each step lies in a
// transaction of the caller's, who also writes what is collected here: audit records, feed lines, ended sessions.

#include "service/changesets/changeset_store.h"
#include "service/changesets/stretch.h"
#include "service/changesets/work.h"
#include "service/http/unit_of_work.h"
#include "service/store/tenant_store.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sekishod {

struct KindFact;

struct StepEffects {
    std::vector<AuditEntry> audits;
    std::vector<ChangeNote> changes;
    std::vector<sekisho::SessionId> ended;
    std::vector<std::pair<sekisho::UserId, std::int64_t>> cuts;
    std::vector<sekisho::UserId> rights; // whose administrator rights have changed
    bool policies = false;               // policies or permission templates have changed

    void take(Work& work);
    // To the journal, and empties both: a step of many rows does not keep it all to its end, where others wait.
    sekisho::Done enter(sekisho::sql::Database& db, UnitOfWork& unit);
    void tellEnded(Services& services) const; // after the commit
    // To a Call or a UnitOfWork; what is to be told after the commit stays.
    template<class Target>
    void moveTo(Target& target) {
        std::ranges::move(audits, std::back_inserter(target.audits));
        std::ranges::move(changes, std::back_inserter(target.changes));
        audits.clear();
        changes.clear();
    }
};

struct ImageRow { // of table changeset_image, but for what brings it back
    std::int64_t id = 0;
    std::int64_t no = 0;
    std::string table;
    std::string key;
    std::optional<std::string> doc; // of ranks only
    std::optional<std::int64_t> after;
};

// A row that did not do what was planned.
struct Obstacle {
    std::int64_t no = 0;
    sekisho::Error error; // CHANGED_SINCE, or what the rule said
};

struct StepResult {
    std::int64_t rows = 0;           // behind the present position now
    std::vector<Obstacle> obstacles; // not empty: the step is to be rolled back, and the changeset with it
};

// Asked behind each row, if there is one: the step ends there.
using Enough = std::function<bool()>;

// Applies the next rows of the changeset, at most `most`. Images are stored and counted in `head`; its position is the
// caller's to move and to store.
sekisho::Result<StepResult> applyStep(Work& work, ChangesetHead& head, std::int64_t most, const Enough& enough,
                                      StepEffects& effects);

// Compares what rows have left with the plan, once all of them are applied. What somebody else has changed since is
// passed over; what is missing must have been taken away by a later row, or by a change of somebody else, which the
// before-images of both tell.
class Verifier {
  public:
    explicit Verifier(const ChangesetHead& head) : head_(head) {}
    // The numbers of those that differ among first … first + count - 1.
    sekisho::Result<std::vector<std::int64_t>> differing(sekisho::sql::Database& db, std::int64_t first,
                                                         std::int64_t count);

  private:
    struct PlannedRow {
        std::int64_t no = 0;
        std::string uid;
        sekisho::Version after = 0;
        std::uint64_t digest = 0;
        const KindFact* kind = nullptr;
    };
    sekisho::Result<std::vector<PlannedRow>> rowsToLookAt(sekisho::sql::Database& db, std::int64_t first,
                                                          std::int64_t count) const;
    sekisho::Result<bool> isRight(sekisho::sql::Database& db, const PlannedRow& row);
    sekisho::Result<bool> wasTakenAway(sekisho::sql::Database& db, const std::string& uid);

    const ChangesetHead& head_;
    std::optional<std::unordered_set<std::string>> byThis_; // read when the first row is missing
    std::optional<std::unordered_set<std::string>> byOthers_;
};
// All that differ, of many by two threads, on connections of their own: the common ones are for requests. Ends early
// when it is to stop.
sekisho::Result<std::vector<std::int64_t>> differingRows(const TenantStore& store, const ChangesetHead& head,
                                                         const std::atomic<bool>& stopping);

// The members that the change feed names since the changeset was begun; nothing: they are too many, or the feed does
// not tell them all.
using NamedMembers = std::optional<std::unordered_set<std::string>>;
sekisho::Result<NamedMembers> membersNamedSince(sekisho::sql::Database& db, const ChangesetHead& head);
// Rows whose resource has a newer version than the plan saw: applying them would fail. Finds most of what has changed
// since, before anything is applied; the rest is found on the way. Of members only those in `named` are looked at.
sekisho::Result<std::vector<std::int64_t>> staleRows(sekisho::sql::Database& db, const ChangesetHead& head,
                                                     const NamedMembers& named, std::int64_t first, std::int64_t count);

// The operations that bring back what a changeset has changed, newest first: a page of at most `most` below image
// number `below`, numbered from `no`. `seen` holds the resources of the pages before. Empty: that was all.
struct UndoPage {
    std::vector<sekisho::Operation> operations;
    std::int64_t lowest = 0; // image number, for the next page
};
sekisho::Result<UndoPage> undoOperations(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t below,
                                         std::int64_t no, std::int64_t most, std::unordered_set<std::string>& seen);

// Takes back the newest images that are left, `most` at most. A resource that somebody else has changed since stays.
class RollBack {
  public:
    RollBack(std::int64_t changeset, sekisho::DomainId domain) : changeset_(changeset), domain_(domain) {}
    sekisho::Result<StepResult> step(Work& work, const ChangesetHead& head, std::int64_t most, const Enough& enough,
                                     StepEffects& effects);

  private:
    sekisho::Result<bool> isUntouched(sekisho::sql::Database& db, const ImageRow& image, std::string_view kind);

    std::int64_t changeset_;
    sekisho::DomainId domain_;
    std::unordered_map<std::string, sekisho::Version> made_; // by resource, in this process
};

} // namespace sekishod
