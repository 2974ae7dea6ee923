#pragma once
// The pipe for changes (docs/decisions/0006-changesets.md): what the endpoints ask of it, and the work that goes on by
// itself. Small changesets are planned and applied within the request; large ones by two threads of its own, one that
// plans on a copy of the store and one that applies in steps. Where each stands is in the store, so that a service that
// was stopped in the middle goes on there. Thread-safe, but for the functions that take a Call: those run in its
// transaction.

#include "service/changesets/applier.h"
#include "service/changesets/changeset_store.h"
#include "service/http/services.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace sekishod {

class Changesets {
  public:
    static constexpr std::int64_t kPlannedAtOnce = 2'000; // operations; more are planned on a copy
    static constexpr std::int64_t kAppliedAtOnce = kStep;

    explicit Changesets(Services& services) : services_(services) {}
    ~Changesets() { stop(); }
    Changesets(const Changesets&) = delete;
    Changesets& operator=(const Changesets&) = delete;

    // Goes on with what a service before has left. Without it nothing is done but what is asked for.
    void start();
    void stop(); // between two steps

    // --- requests; `call` is one of Effect::Write, and audit record and feed line are left in it ---

    sekisho::Result<ChangesetHead> create(Call& call, const sekisho::NewChangeset& wanted);
    sekisho::Result<ChangesetHead> plan(Call& call, std::string_view uid);
    // PRECONDITION_FAILED unless `version` (0: any) is the present one; CHANGESET_STATE, CHANGESET_HAS_REFUSED,
    // CHANGESET_STALE.
    sekisho::Result<ChangesetHead> apply(Call& call, std::string_view uid, bool skipRefused, sekisho::Version version);
    sekisho::Result<ChangesetHead> pause(Call& call, std::string_view uid);
    sekisho::Result<ChangesetHead> resume(Call& call, std::string_view uid);
    sekisho::Result<ChangesetHead> cancel(Call& call, std::string_view uid);
    sekisho::Result<ChangesetHead> undo(Call& call, std::string_view uid); // the new one
    sekisho::Done discard(Call& call, std::string_view uid);
    // Of Effect::None: takes the operations in, in transactions of its own, and gives how many there are now.
    sekisho::Result<std::int64_t> receive(Call& call, std::string_view uid, std::int64_t from, std::string_view ndjson);
    // A changeset that the caller may see. CHANGESET_NOT_EXIST.
    static sekisho::Result<ChangesetHead> visible(sekisho::sql::Database& db, const Caller& caller,
                                                  std::string_view uid, sekisho::Instant now);

    // --- work ---

    // One piece of the planning or of the applying that is due, on this thread; false: there was none.
    bool planOnce();
    bool applyOnce();
    // What is kept no longer: images after 30 days, with them changesets that single requests left, rows of old ones.
    void keepHouse();

  private:
    using Change = std::function<sekisho::Result<bool>(sekisho::sql::Database&, ChangesetHead&)>;

    sekisho::Result<ChangesetHead> handled(Call& call, std::string_view uid) const;
    sekisho::Done store(Call& call, ChangesetHead& head, std::string_view action) const;
    sekisho::Result<std::unique_ptr<Work>> workOn(sekisho::sql::Database& db, const ChangesetHead& head, Caller author,
                                                  Work::Mode mode, sekisho::Instant now) const;
    sekisho::Done planNow(Call& call, ChangesetHead& head) const;
    sekisho::Done applyNow(Call& call, ChangesetHead& head) const;
    sekisho::Done refuse(Call& call, ChangesetHead& head, const std::vector<Obstacle>& obstacles,
                         sekisho::Error why) const;

    void wake();
    void work(const std::stop_token& stopped, bool (Changesets::*once)());
    void announce(sekisho::DomainId domain, const StepEffects& effects) const; // after the commit, to those signed in
    void note(std::string_view what, const sekisho::Error& error) const;
    // In a transaction of its own: `change` gets the present head and says whether it is to be stored.
    sekisho::Done update(const ChangesetHead& head, const Change& change, UnitOfWork unit = {}) const;
    sekisho::Done planLarge(const ChangesetHead& waiting);
    sekisho::Done clearOld(const ChangesetHead& head) const;
    sekisho::Done fillUndo(const ChangesetHead& head) const;
    sekisho::Result<std::vector<std::int64_t>> staleBefore(const ChangesetHead& head) const;
    sekisho::Done applyLarge(const ChangesetHead& seen);
    sekisho::Done finishApply(const ChangesetHead& head) const;
    sekisho::Done inviteStep(const ChangesetHead& seen) const;
    sekisho::Done giveUp(const ChangesetHead& head, const std::vector<Obstacle>& obstacles, sekisho::Error why) const;
    sekisho::Done rollBackStep(const ChangesetHead& seen);

    Services& services_;
    std::mutex mutex_;
    std::condition_variable_any due_;
    std::uint64_t wakes_ = 0;
    std::atomic<bool> stopping_{false};
    std::map<std::int64_t, RollBack> rollBacks_; // of the applying thread
    std::int64_t lastStepped_ = 0;
    // How many rows are committed in time; of the applying thread, too.
    Paces applyPaces_{Stretch::mostRows, Stretch::longestCommit, Stretch::calmCommit};
    Paces backPaces_{Stretch::mostRows, Stretch::longestCommit, Stretch::calmCommit};
    std::jthread planning_;
    std::jthread applying_;
};

} // namespace sekishod
