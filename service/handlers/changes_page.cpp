#include "service/handlers/changes_page.h"

#include "service/handlers/settings_records.h"

#include "service/http/json_text.h"
#include "service/rules/left_notes.h"
#include "service/rules/scope_sight.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Error tooOld() {
    return Error(ErrorKind::NotFound, "CURSOR_TOO_OLD"); // 410
}

constexpr int kMostFoundAtOnce = 5'000;
constexpr int kMostErasedAbove = 32; // one above the other

class PageBuilder {
  public:
    PageBuilder(Database& db, DomainId domain, const FeedScope& scope)
        : db_(db), domain_(domain), scope_(scope), sight_(db, domain, scope.filter()) {}

    Result<std::string> build(const std::vector<Change>& changes, std::int64_t next, bool more) {
        out_ = "{\"changes\":[";
        for (const Change& change : newestOf(changes))
            SEKISHO_CHECK(add(change));
        fmt::format_to(std::back_inserter(out_), "],\"nextCursor\":{},\"more\":{}}}", next, more);
        return std::move(out_);
    }

  private:
    static bool forReduced(std::string_view kind) {
        return kind == "member" || kind == "orgUnit" || kind == "cutOff" || kind == "device" || kind == "brake";
    }
    // The last line of each resource, in the order of the feed.
    static std::vector<Change> newestOf(const std::vector<Change>& changes) {
        std::unordered_map<std::string, std::int64_t> last;
        for (const Change& change : changes)
            last[change.kind + "/" + change.uid] = change.seq;
        std::vector<Change> out;
        std::ranges::copy_if(changes, std::back_inserter(out),
                             [&](const Change& c) { return last[c.kind + "/" + c.uid] == c.seq; });
        return out;
    }

    Done add(const Change& change) {
        if (change.op == "reset") return tooOld();
        if (change.kind == "invitation") return {}; // it only wakes whoever looks at them
        if (change.kind == "scope") return checkScope(change);
        if (change.kind == kLeftKind) return addLeft(change);
        if (change.kind == "holding") return change.uid == scope_.holder().value ? Done(tooOld()) : Done();
        if (change.kind == "approval") return addApproval(change);
        if (!scope_.tells(change.kind) || (scope_.reduced() && !forReduced(change.kind))) return {};
        if (change.kind == "member") return addMember(change);
        if (change.kind == "orgUnit") return addOrgUnit(change);
        if (change.kind == "session") return addSession(change);
        if (change.kind == "group") return addGroup(change);
        if (change.kind == "customProperty" || change.kind == "profileStatus" || change.kind == "fieldSettings")
            return addSettings(change);
        if (change.kind == "level" || change.kind == "position" || change.kind == "userType") return addRank(change);
        if (change.kind == "detection") return addDetection(change);
        if (change.kind == "cutOff" || change.kind == "device") {
            SEKISHO_TRY(outside, isOutside(change));
            if (outside) return {};
        }
        // Tenant and roles have no record; that they changed is what the console needs to know.
        change.op == "delete" ? gone(change) : put(change, "{}");
        return {};
    }

    Done addMember(const Change& change) {
        SEKISHO_TRY(within, sight_.holds(change.uid));
        if (!within) return {}; // that he is not there any more is told by a line of its own: see addLeft()
        SEKISHO_TRY(row, (db_.firstOften<std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>(
                             "SELECT doc, last_access, last_sign_in FROM member WHERE uid = :uid AND domain_id = "
                             ":domain",
                             change.uid, domain_)));
        if (row) return putMember(change, std::get<0>(*row), {std::get<1>(*row), std::get<2>(*row)});
        if (scope_.wholeTenant()) gone(change);
        return {};
    }

    Done addOrgUnit(const Change& change) {
        SEKISHO_TRY(row,
                    db_.first<std::string>(
                        fmt::format("SELECT u.doc FROM orgunit u WHERE u.uid = :uid AND u.domain_id = :domain AND {}",
                                    scope_.orgUnits()),
                        change.uid, domain_));
        if (row) {
            std::string room;
            SEKISHO_TRY(told, unitRecordTold(sight_, std::get<0>(*row), room));
            put(change, told);
        } else if (scope_.wholeTenant()) {
            gone(change);
        }
        return {};
    }

    // What was in an organization and is not any more is told as deleted to those who saw it there and do not see it
    // now; nobody else hears its id.
    Done addLeft(const Change& change) {
        const auto left = leftOf(change.uid);
        if (scope_.wholeTenant() || !left || (left->kind == "device" && !scope_.tells(left->kind))) return {};
        SEKISHO_TRY(here, isVisible(*left));
        if (here) return {};
        if (left->kind == "orgUnit" && scope_.names(left->uid)) return tooOld(); // all of it, and what lies above
        SEKISHO_TRY(seen, wasSeen(*left));
        if (!seen) return tooOld(); // nobody can tell any more where that was
        if (*seen && !told_.contains(left->uid)) gone({change.seq, left->kind, left->uid, "delete"});
        return {};
    }

    // Where its organization was erased meanwhile, by the one above it, of which another such line tells.
    Result<std::optional<bool>> wasSeen(Left left) {
        for (int height = 0; height < kMostErasedAbove; ++height) {
            if (left.orgUnit.empty()) return std::optional(false); // whoever's scope it was has met that line
            SEKISHO_TRY(row, db_.first<std::int64_t>(
                                 fmt::format("SELECT {} FROM orgunit u WHERE u.uid = :uid AND u.domain_id = :domain",
                                             scope_.covered(left.below)),
                                 left.orgUnit, domain_));
            if (row) return std::optional(std::get<0>(*row) != 0);
            const std::string begin = fmt::format("orgUnit/{}/", left.orgUnit);
            SEKISHO_TRY(line, db_.first<std::string>("SELECT uid FROM change WHERE domain_id = :domain AND kind = "
                                                     ":kind AND substr(uid, 1, length(:begin)) = :same ORDER BY seq "
                                                     "DESC LIMIT 1",
                                                     domain_, kLeftKind, begin, begin));
            const auto erased = line ? leftOf(std::get<0>(*line)) : std::nullopt;
            if (!erased) break;
            left.orgUnit = erased->orgUnit;
            left.below = true;
        }
        return std::optional<bool>();
    }

    Result<bool> isVisible(const Left& left) {
        if (left.kind == "device") return false; // its row is gone
        const bool member = left.kind == "member";
        SEKISHO_TRY(row, db_.first<std::int64_t>(
                             member ? fmt::format("SELECT 1 FROM member m WHERE m.uid = :uid AND m.domain_id = :domain "
                                                  "AND {}",
                                                  scope_.oneMember())
                                    : fmt::format("SELECT 1 FROM orgunit u WHERE u.uid = :uid AND u.domain_id = "
                                                  ":domain AND {}",
                                                  scope_.orgUnits()),
                             left.uid, domain_));
        return row.has_value();
    }

    // A line stands for all that a policy found at once, and names the last: told is the last that the caller may see.
    Done addDetection(const Change& change) {
        SEKISHO_TRY(row, db_.first<std::string>(
                             fmt::format("SELECT CAST(d.id AS TEXT) FROM detection last JOIN detection d ON "
                                         "d.domain_id = last.domain_id AND d.policy_uid = last.policy_uid AND d.found "
                                         "= last.found AND d.id BETWEEN last.id - {} AND last.id WHERE last.id = CAST("
                                         ":id AS INTEGER) AND last.domain_id = :domain AND {} ORDER BY d.id DESC LIMIT "
                                         "1",
                                         kMostFoundAtOnce, scope_.detections()),
                             change.uid, domain_));
        if (row) put({change.seq, change.kind, std::get<0>(*row), change.op}, "{}");
        return {};
    }

    // An organization moved, or one left or joined this one. What the caller can see now, or what nobody can see any
    // more, may have been part of his scope then; the rest cannot.
    Done checkScope(const Change& change) {
        if (scope_.wholeTenant()) return {};
        SEKISHO_TRY(row, db_.first<std::int64_t>(
                             fmt::format("SELECT {} FROM orgunit u WHERE u.uid = :uid AND u.domain_id = :domain",
                                         scope_.orgUnits()),
                             change.uid, domain_));
        const bool elsewhere = row && std::get<0>(*row) == 0;
        return elsewhere ? Done() : Done(tooOld());
    }

    Done addSession(const Change& change) {
        if (!scope_.wholeTenant()) {
            SEKISHO_TRY(whose, db_.firstOften<std::string>(
                                   "SELECT member_uid FROM session WHERE id = :id AND domain_id = :domain", change.uid,
                                   domain_));
            if (!whose) return {};
            SEKISHO_TRY(within, sight_.holds(std::get<0>(*whose)));
            if (!within) return {};
        }
        change.op == "delete" ? gone(change) : put(change, "{}");
        return {};
    }

    // Of a device that is gone those who saw it are told by a line of its own.
    Result<bool> isOutside(const Change& change) {
        if (scope_.wholeTenant()) return false;
        if (change.kind == "cutOff") {
            SEKISHO_TRY(step,
                        db_.firstOften<std::int64_t>(
                            fmt::format("SELECT 1 FROM cut_off_step s JOIN member m ON m.uid = s.member_uid WHERE "
                                        "s.cut_off_id = :id AND s.domain_id = :domain AND {} LIMIT 1",
                                        scope_.oneMember()),
                            change.uid, domain_));
            return !step.has_value();
        }
        SEKISHO_TRY(whose,
                    db_.firstOften<std::string>("SELECT member_uid FROM device WHERE id = :id AND domain_id = :domain",
                                                change.uid, domain_));
        if (!whose) return true;
        SEKISHO_TRY(within, sight_.holds(std::get<0>(*whose)));
        return !within;
    }

    // Its id only, to whoever it concerns; the request itself is asked for.
    Done addApproval(const Change& change) {
        SEKISHO_TRY(hears, scope_.hearsOf(db_, change.uid));
        if (hears) put(change, "{}");
        return {};
    }

    Done addRank(const Change& change) {
        SEKISHO_TRY(row, db_.first<std::string>(
                             "SELECT doc FROM rank WHERE uid = :uid AND domain_id = :domain AND kind = :kind",
                             change.uid, domain_, change.kind));
        row ? put(change, std::get<0>(*row)) : gone(change);
        return {};
    }

    // Not even that there is such a group is told to those who may not see groups.
    Done addGroup(const Change& change) {
        if (!scope_.groups()) return {};
        SEKISHO_TRY(row, db_.first<std::string>("SELECT doc FROM grp WHERE uid = :uid AND domain_id = :domain",
                                                change.uid, domain_));
        row ? put(change, std::get<0>(*row)) : gone(change);
        return {};
    }

    Done addSettings(const Change& change) {
        SEKISHO_TRY(record, settingsRecord(db_, domain_, change.kind, change.uid));
        record ? put(change, *record) : gone(change);
        return {};
    }

    void head(std::int64_t seq, std::string_view kind, std::string_view uid, std::string_view op) {
        if (out_.back() != '[') out_ += ',';
        fmt::format_to(std::back_inserter(out_), "{{\"seq\":{},\"kind\":", seq);
        appendJson(out_, kind);
        out_ += ",\"id\":";
        appendJson(out_, uid);
        fmt::format_to(std::back_inserter(out_), ",\"op\":\"{}\"", op);
    }
    void gone(const Change& change) {
        told_.insert(change.uid);
        head(change.seq, change.kind, change.uid, "delete");
        out_ += '}';
    }
    void put(const Change& change, std::string_view doc) {
        head(change.seq, change.kind, change.uid, "put");
        out_ += ",\"data\":";
        appendRecord(out_, doc);
        out_ += '}';
    }
    Done putMember(const Change& change, std::string_view doc, const SeenTimes& seen) {
        head(change.seq, "member", change.uid, "put");
        out_ += ",\"data\":";
        if (scope_.reduced()) {
            SEKISHO_CHECK(appendReducedMember(out_, doc));
        } else {
            std::string room;
            SEKISHO_TRY(told, memberRecordTold(sight_, doc, room));
            appendMemberRecord(out_, told, seen);
        }
        out_ += '}';
        return {};
    }

    Database& db_;
    DomainId domain_;
    const FeedScope& scope_;
    ScopeSight sight_;
    std::set<std::string> told_; // as deleted
    std::string out_;
};

} // namespace

Result<ChangesPage> changesPage(Database& db, DomainId domain, const FeedScope& scope, std::int64_t cursor, int count) {
    SEKISHO_TRY(floor, feedFloor(db, domain));
    SEKISHO_TRY(last, lastChange(db, domain));
    // A cursor ahead of the feed comes from a store that was restored from an older backup.
    if (cursor < floor || cursor > last) return tooOld();
    SEKISHO_TRY(changes, changesSince(db, domain, cursor, count));
    ChangesPage page;
    page.nextCursor = changes.empty() ? cursor : changes.back().seq;
    SEKISHO_TRY(body, PageBuilder(db, domain, scope).build(changes, page.nextCursor, page.nextCursor < last));
    page.body = std::move(body);
    return page;
}

} // namespace sekishod
