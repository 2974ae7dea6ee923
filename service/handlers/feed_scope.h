#pragma once
// What a caller's scope means in SQL, and records as the feed tells them. Row ids come from the store, never from a
// request, so they may stand in the text of a statement.

#include "models/sql/database.h"
#include "service/http/call.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

class FeedScope {
  public:
    // `groups`: the holder may see groups, which belong to the whole tenant.
    FeedScope(ScopeFilter filter, sekisho::DomainId domain, sekisho::UserId holder, bool groups = false)
        : filter_(std::move(filter)), domain_(domain), holder_(std::move(holder)), groups_(groups) {}

    // For a caller who only acts for members: who they are, where they belong and their state, and organizations.
    void reduce() { reduced_ = true; }
    void hide(std::string_view kind) { hidden_.emplace_back(kind); } // of the change feed
    // Which detections the caller sees: a condition over table detection (alias d). Without it: none.
    void showDetections(std::string condition) { detections_ = std::move(condition); }
    const std::string& detections() const { return detections_; }
    // An organization that the caller's roles name as their scope, whether it is still there or not.
    void setHeads(std::vector<std::string> uids) { heads_ = std::move(uids); }
    bool names(std::string_view orgUnit) const { return std::ranges::find(heads_, orgUnit) != heads_.end(); }
    // Which requests for approval the caller hears of, by id; without it: of none.
    using Hears = std::function<sekisho::Result<bool>(sekisho::sql::Database&, std::string_view)>;
    void hearApprovals(Hears hears) { hears_ = std::move(hears); }
    sekisho::Result<bool> hearsOf(sekisho::sql::Database& db, std::string_view approval) const {
        return hears_ ? hears_(db, approval) : sekisho::Result<bool>(false);
    }

    bool groups() const { return groups_ && !reduced_; }
    bool reduced() const { return reduced_; }
    bool tells(std::string_view kind) const { return std::ranges::find(hidden_, kind) == hidden_.end(); }
    bool wholeTenant() const { return filter_.wholeTenant; }
    const ScopeFilter& filter() const { return filter_; }
    const sekisho::UserId& holder() const { return holder_; } // whose scope it is; empty for a service account
    // A condition over the columns of table member (alias m) or orgunit (alias u); "1" for the whole tenant.
    // Organizations above the scope are part of it: without them the tree would have no top.
    std::string members() const;
    // The same, to be asked of a row that is found by its id: looks up this one instead of listing the scope.
    std::string oneMember() const;
    std::string orgUnits() const;
    // Whose members (`below`: those of organizations below it) the caller sees, over orgunit (alias u).
    std::string covered(bool below) const;

  private:
    ScopeFilter filter_;
    sekisho::DomainId domain_;
    sekisho::UserId holder_;
    bool groups_;
    bool reduced_ = false;
    std::vector<std::string> hidden_;
    std::vector<std::string> heads_;
    std::string detections_ = "0";
    Hears hears_;
};

struct SeenTimes { // UTC ms; kept beside a member's document, for they move without a new version of it
    std::optional<std::int64_t> lastAccess;
    std::optional<std::int64_t> lastSignIn;
};

// Appends the stored document with these times in place of what it holds of them.
void appendMemberRecord(std::string& out, std::string_view doc, const SeenTimes& seen);
SeenTimes seenAt(const sekisho::sql::Native& row, int first); // two columns of the present row
// The same for a reduced scope: names, reading, login ID, organizations, state and whether there is a photo.
sekisho::Done appendReducedMember(std::string& out, std::string_view doc);
// Appends the document as one line.
void appendRecord(std::string& out, std::string_view doc);

} // namespace sekishod
