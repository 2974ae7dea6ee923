#pragma once
// The rules at work on one operation after the other, with the rights that the author has now. Used for planning (and
// rolled back), for applying and for taking back; the caller has the transaction.

#include "models/api/user_wire.h"
#include "models/domain/changeset.h"
#include "models/domain/group.h"
#include "service/auth/sessions.h"
#include "service/changesets/changeset_store.h"
#include "service/http/services.h"
#include "service/rules/authority.h"
#include "service/rules/effects.h"
#include "service/rules/lock_out.h"
#include "service/rules/members.h"
#include "service/rules/tenant.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sekishod {

// What an operation did, and what is compared when it is done again.
struct Outcome {
    std::string uid;
    std::string name;
    sekisho::Verdict verdict = sekisho::Verdict::Unchanged;
    std::string changes;         // JSON, field by field, where the records do not tell it
    std::string from, to;        // the records before and after; both empty: nothing has changed
    sekisho::Version before = 0; // 0: it was not there
    sekisho::Version after = 0;  // 0: it is gone
    std::uint64_t digest = 0;
};
std::string changesOf(const Outcome& outcome); // what a plan keeps of them

class Work {
  public:
    enum class Mode { Planning, Applying };
    // `author` is who the changeset belongs to, as authorOf() gives it. `changeset`: where stored labels are looked up.
    Work(SubjectResolver& subjects, sekisho::sql::Database& store, Tenant of, Caller author, sekisho::Instant at,
         std::int64_t changeset, Mode mode);
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    // Operations that bring back a before-image are known: an undo, or a roll-back.
    void allowRestore() { mayRestore_ = true; }
    // Runs one operation. A refusal is an error of a kind that isRefusal(); what it has written until then is the
    // caller's to roll back. `uid` is the resource id of what a create makes.
    sekisho::Result<Outcome> run(const sekisho::Operation& operation, std::string uid);

    // --- for the functions of the kinds ---

    sekisho::sql::Database& db;
    Tenant tenant;
    const Caller author;
    const sekisho::Instant now;
    const std::int64_t changeset;
    sekisho::api::IdResolver ids; // knows new:LABEL
    Effects effects;              // of the present operation, as everything below

    const ScopeFilter& scope() const { return *scope_; }
    Authority authority() const { return {author, *scope_, db, now}; }
    const std::string& newUid() const { return uid_; }
    // CHANGED: the operation names a version, and somebody else has made another since.
    sekisho::Done checkBase(const sekisho::Operation& operation, const std::string& uid,
                            sekisho::Version present) const;
    // The id of the target with new:LABEL looked up.
    sekisho::Result<std::string> target(const sekisho::Operation& operation, std::string_view kind);
    sekisho::Result<MemberRow> member(const sekisho::Operation& operation);   // within the scope
    sekisho::Result<SubjectRef> orgUnit(const sekisho::Operation& operation); // within the scope
    sekisho::Done endSessions(const sekisho::UserId& user, std::string_view reason);
    // Somebody comes into the rooms of his organizations (1) or leaves them (-1) by a change of his state.
    void movesInRooms(int by) { roomsBy_ = by; }
    void loses(std::string what, std::int64_t count) { lost[std::move(what)] += count; }
    // What a room holds and can no longer be reached when its features become these; `after` of a deleted owner has
    // none. Under the keys of models/domain/changeset.h.
    sekisho::Done losesOfRoom(std::string_view ownerUid, const sekisho::RoomFeatures& before,
                              const sekisho::RoomFeatures& after);
    bool planning() const { return mode_ == Mode::Planning; }
    // Other people read the room of a group than before; the organizations' rooms are counted by themselves.
    void movesReaders(sekisho::RoomChange room) { moved.push_back(std::move(room)); }
    sekisho::Done reloadTenant();
    // The request in which all this is done; nothing: the service goes on by itself.
    std::optional<Visitor> visitor;
    bool mayLockOut = false; // a roll-back: what it brings back was there before
    // With which menu right, and where: to be asked by kinds whose right depends on what is sent.
    sekisho::Done enter(std::string_view menu);

    // --- for the caller, after a success ---

    std::vector<sekisho::SessionId> ended;
    std::vector<std::pair<sekisho::UserId, std::int64_t>> cuts; // session_cuts.h
    std::int64_t endedByPolicy = 0; // members whose sessions a policy or a permission template has ended
    std::map<std::string, std::int64_t> lost;
    std::vector<sekisho::RoomChange> moved; // rooms of groups
    int roomsBy() const { return roomsBy_; }
    // Makes the resource known to later operations: by its label, and as touched by this changeset.
    void remember(const sekisho::Operation& operation, const std::string& uid, bool refused);

  private:
    sekisho::Result<std::string> labelled(std::string_view kind, std::string_view label);
    template<class T>
    void labelsFirst(std::function<sekisho::Result<T>(const std::string&)>& resolve, std::string_view kind);

    SubjectResolver& subjects_;
    Mode mode_;
    bool mayRestore_ = false;
    std::unordered_map<std::string, ScopeFilter> scopes_; // by menu
    const ScopeFilter* scope_ = nullptr;
    std::string uid_;
    int roomsBy_ = 0;
    std::unordered_map<std::string, LabelRow> labels_;
    std::unordered_set<std::string> touched_;
};

// The caller that the author would be now. CHANGESET_AUTHOR_GONE: his account is not in use any more.
sekisho::Result<Caller> authorOf(sekisho::sql::Database& db, const ChangesetHead& head, sekisho::Instant now);
// May the person see and handle a changeset of somebody else: holds all it needs, for the whole tenant.
bool couldMake(const Caller& caller, const ChangesetHead& head, sekisho::Instant now);

// A fault of the row, not of the service.
bool isRefusal(const sekisho::Error& error);

} // namespace sekishod
