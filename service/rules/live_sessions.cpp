#include "service/rules/live_sessions.h"

#include "models/domain/text_fold.h"
#include "models/policy/ip_range.h"
#include "service/auth/session_cuts.h"
#include "service/rules/member_records.h"
#include "service/rules/member_rows.h"
#include "service/rules/member_words.h"
#include "service/rules/moving_window.h"
#include "service/rules/scope_members.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::Session;
using sekisho::api::LiveSessionText;
using sekisho::api::PageCursor;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kKnownNames = 10'000; // names of devices repeat
// To look up a member's sessions takes as long as some fifty steps along the index of all.
constexpr std::int64_t kStepsALookUp = 50;

struct LiveRow { // what the index of live sessions holds; texts are valid until the next row
    std::string_view id;
    std::string_view member;
    std::int64_t used = 0;
    std::string_view kind;
    std::string_view ip;
    std::string_view country;
    std::string_view device;
    std::int64_t row = 0; // rowid
};
constexpr std::string_view kLiveColumns =
    "s.id, s.member_uid, s.last_used, s.kind, s.ip, s.country, s.device_name, s.rowid";

LiveRow liveRowOf(const Native& row) {
    return {row.text(0), row.text(1), row.int64(2), row.text(3), row.text(4), row.text(5), row.text(6), row.int64(7)};
}

// Decides about one session after the other.
class LiveFilter {
  public:
    static Result<LiveFilter> make(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question) {
        LiveFilter out;
        out.filter_ = question.filter;
        out.latest_ = question.filter.idleMinutesAtLeast > 0
                          ? sekisho::toMillis(question.now - std::chrono::minutes(question.filter.idleMinutesAtLeast))
                          : std::numeric_limits<std::int64_t>::max();
        for (const ClientKind kind : question.filter.kinds)
            out.kinds_.push_back(clientKindKey(kind));
        if (!question.filter.ip.empty()) {
            auto range = sekisho::policy::ipRangeOf(question.filter.ip);
            if (!range) {
                Error error = range.error();
                error.field = "ip";
                return error;
            }
            out.range_ = *range;
        }
        SEKISHO_CHECK(out.readMembers(db, subjects, question));
        return out;
    }

    const std::vector<std::string>& fewMembers() const { return few_; } // of a small scope
    bool small() const { return small_; }
    const std::vector<ScopeMembersPtr>& within() const { return within_; } // empty: everybody
    // Nothing but whose it is, which is known of all in memory, decides about nearly every row.
    bool asksOnlyWhose() const {
        sekisho::api::LiveSessionFilter of;
        of.orgUnit = filter_.orgUnit;
        return filter_ == of;
    }
    std::int64_t latest() const { return latest_; }

    bool holds(const LiveRow& row) {
        if (row.used > latest_) return false;
        if (!kinds_.empty() && std::ranges::find(kinds_, row.kind) == kinds_.end()) return false;
        if (!filter_.country.empty() && row.country != filter_.country) return false;
        if (row.kind == "api" && accounts_.contains(std::string(row.member))) return false;
        if (!small_ && !std::ranges::all_of(within_, [&row](const auto& in) { return in->holds(row.member); }))
            return false;
        if (range_) {
            const auto address = sekisho::policy::ipAddressOf(row.ip);
            if (!address || !range_->contains(*address)) return false;
        }
        return wanted_.empty() || found_.contains(row.member) || row.ip.find(filter_.text) != std::string_view::npos ||
               named(row.device);
    }

  private:
    Done readMembers(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question) {
        SEKISHO_TRY(accounts, db.rows<std::string>("SELECT service_account FROM api_client WHERE domain_id = :domain "
                                                   "AND service_account IS NOT NULL",
                                                   question.domain));
        for (auto& [account] : accounts)
            accounts_.insert(std::move(account));
        wanted_ = sekisho::fold(filter_.text);
        if (!wanted_.empty()) {
            SEKISHO_TRY(found, membersWithText(db, question.domain, filter_.text));
            found_ = std::move(found);
        }
        if (!question.scope.wholeTenant) {
            SEKISHO_TRY(members, membersOfScope(db, question.domain, question.scope));
            within_.push_back(std::move(members));
        }
        if (!filter_.orgUnit.empty()) {
            SEKISHO_TRY(unit, subjects.orgUnit(db, question.domain, filter_.orgUnit.value, question.scope));
            SEKISHO_TRY(below,
                        membersOfScope(db, question.domain, {.wholeTenant = false, .roots = {unit.row}, .exact = {}}));
            within_.push_back(std::move(below));
        }
        if (within_.empty()) return {};
        SEKISHO_TRY(most, mostMembers(db));
        small_ = asksEach(question, most);
        return small_ ? readFew(db) : Done();
    }

    // Whether to ask member by member. A page goes along the index until it has met enough of them, a total to its end;
    // taken that there are about as many sessions as members.
    bool asksEach(const LiveSessionQuestion& question, std::int64_t all) const {
        const auto members = static_cast<std::int64_t>(fewest().size());
        const std::int64_t steps =
            question.counted ? all : std::min(all, all / std::max<std::int64_t>(members, 1) * question.count);
        return members * kStepsALookUp < steps;
    }
    const ScopeMembers& fewest() const {
        return **std::ranges::min_element(within_, {}, [](const auto& in) { return in->size(); });
    }
    Done readFew(Database& db) {
        std::vector<std::int64_t> rows = fewest().rows();
        std::erase_if(rows, [this](std::int64_t row) {
            return !std::ranges::all_of(within_, [row](const auto& in) { return in->holdsRow(row); });
        });
        SEKISHO_TRY(uids, uidsOfMembers(db, rows));
        few_ = std::move(uids);
        return {};
    }

    bool named(std::string_view device) {
        if (names_.size() > kKnownNames) names_.clear();
        const auto [known, fresh] = names_.try_emplace(std::string(device), false);
        if (fresh) known->second = sekisho::fold(device).find(wanted_) != std::string::npos;
        return known->second;
    }

    sekisho::api::LiveSessionFilter filter_;
    std::int64_t latest_ = 0;
    std::vector<std::string_view> kinds_;
    std::optional<sekisho::policy::IpRange> range_;
    std::string wanted_; // folded text
    MemberSet found_;    // who are called so
    std::unordered_map<std::string, bool> names_;
    std::unordered_set<std::string> accounts_; // service accounts are nobody who is signed in
    std::vector<ScopeMembersPtr> within_;      // who is seen is in each of them
    bool small_ = false;
    std::vector<std::string> few_;
};

struct LivePlace {
    std::int64_t used = 0;
    std::string id;
    std::int64_t row = 0;
    bool before(const LivePlace& other) const { return used != other.used ? used > other.used : id > other.id; }
};

using LiveVisit = std::function<bool(const LiveRow&)>; // false: stop

// Along the index, last use first, from behind `after`.
Done eachLive(Database& db, DomainId domain, LiveFilter& filter, const std::optional<PageCursor>& after,
              const LiveVisit& visit) {
    const std::int64_t from = after ? std::min(after->id, filter.latest()) : filter.latest();
    SEKISHO_TRY(read, db.prepare(fmt::format(
                          "SELECT {} FROM session s INDEXED BY session_live WHERE s.domain_id = ? AND s.ended IS NULL "
                          "AND s.last_used <= ?{} AND {} ORDER BY s.last_used DESC, s.id DESC",
                          kLiveColumns, after ? " AND (s.last_used < ? OR s.id < ?)" : "", kNotCut)));
    read.bind(1, std::int64_t{domain}).bind(2, from);
    if (after) read.bind(3, after->id).bind(4, std::string_view(after->key));
    for (;;) {
        SEKISHO_TRY(there, read.step());
        if (!there) return {};
        const LiveRow row = liveRowOf(read);
        if (filter.holds(row) && !visit(row)) return {};
    }
}

// Of few members: all of them are read and sorted.
Done eachLiveOfFew(Database& db, DomainId domain, LiveFilter& filter, const std::optional<PageCursor>& after,
                   const LiveVisit& visit) {
    SEKISHO_TRY(read, db.prepare(fmt::format("SELECT {} FROM session s WHERE s.member_uid = ? AND +s.domain_id = ? AND "
                                             "s.ended IS NULL AND {}",
                                             kLiveColumns, kNotCut)));
    struct Kept {
        LivePlace place;
        std::string member;
    };
    std::vector<Kept> kept;
    for (const std::string& member : filter.fewMembers()) {
        read.bind(1, std::string_view(member)).bind(2, std::int64_t{domain});
        for (;;) {
            SEKISHO_TRY(there, read.step());
            if (!there) break;
            const LiveRow row = liveRowOf(read);
            if (filter.holds(row)) kept.push_back({{row.used, std::string(row.id), row.row}, member});
        }
    }
    std::ranges::sort(kept, [](const Kept& a, const Kept& b) { return a.place.before(b.place); });
    const LivePlace last = after ? LivePlace{after->id, after->key, 0} : LivePlace{};
    for (const Kept& one : kept) {
        if (after && !last.before(one.place)) continue;
        LiveRow row;
        row.id = one.place.id;
        row.member = one.member;
        row.used = one.place.used;
        row.row = one.place.row;
        if (!visit(row)) return {};
    }
    return {};
}

Done eachMatching(Database& db, const LiveSessionQuestion& question, LiveFilter& filter, const LiveVisit& visit) {
    return filter.small() ? eachLiveOfFew(db, question.domain, filter, question.after, visit)
                          : eachLive(db, question.domain, filter, question.after, visit);
}

// A page without its number, through what is in memory. Nothing: it does not reach, or is no way to this page.
Result<std::optional<std::vector<LivePlace>>> pageInMemory(Database& db, const LiveSessionQuestion& question,
                                                           LiveFilter& filter, std::size_t most) {
    using Found = std::optional<std::vector<LivePlace>>;
    if (question.counted || filter.within().empty() || !filter.asksOnlyWhose()) return Found();
    SEKISHO_TRY(one, db.prepare(fmt::format("SELECT {} FROM session s WHERE s.rowid = ? AND +s.domain_id = ? AND "
                                            "s.ended IS NULL AND {}",
                                            kLiveColumns, kNotCut)));
    const auto stands = [&](std::int64_t rowId, std::int64_t used) -> Result<std::optional<std::string>> {
        one.bind(1, rowId).bind(2, std::int64_t{question.domain});
        SEKISHO_TRY(there, one.step());
        if (!there) return std::optional<std::string>();
        const LiveRow row = liveRowOf(one);
        std::optional<std::string> id;
        if (row.used == used && filter.holds(row)) id = row.id;
        one.reset();
        return id;
    };
    MovingQuestion moving{MovingList::Sessions, question.domain, filter.within(), std::nullopt, most};
    if (question.after) moving.after = MovedRow{question.after->id, question.after->key, 0};
    SEKISHO_TRY(found, throughMovingWindow(db, moving, stands));
    if (!found) return Found();
    Found out(std::in_place);
    for (MovedRow& row : *found)
        out->push_back({row.at, std::move(row.id), row.row});
    return out;
}

constexpr std::string_view kSessionColumns =
    "SELECT id, member_uid, kind, device_id, device_name, os, ip, country, user_agent, started, last_used, ended, "
    "end_reason FROM session WHERE ";

template<class Key>
Result<std::optional<Session>> sessionBy(Database& db, const LiveSessionQuestion& question, std::string_view text,
                                         const Key& key) {
    SEKISHO_TRY(read, db.often(text, 2, 13));
    read->bind(1, key).bind(2, std::int64_t{question.domain});
    SEKISHO_TRY(there, read->step());
    std::optional<Session> out;
    if (!there) return out;
    Session& session = out.emplace();
    session.id = sekisho::SessionId(std::string(read->text(0)));
    session.user = sekisho::UserId(std::string(read->text(1)));
    session.kind = sekisho::clientKindOf(read->text(2)).value_or(ClientKind::Browser);
    if (!read->isNull(3)) session.device = sekisho::DeviceId(std::string(read->text(3)));
    session.deviceName = read->text(4);
    session.os = read->text(5);
    session.ip = read->text(6);
    session.country = read->text(7);
    session.userAgent = read->text(8);
    session.startedAt = sekisho::fromMillis(read->int64(9));
    session.lastUsedAt = sekisho::fromMillis(read->int64(10));
    if (!read->isNull(11)) session.endedAt = sekisho::fromMillis(read->int64(11));
    session.endReason = read->text(12);
    session.current = session.id == question.asking;
    read->reset();
    return out;
}

Result<std::optional<Session>> sessionById(Database& db, const LiveSessionQuestion& question, const std::string& id) {
    static const std::string text = fmt::format("{}id = :id AND domain_id = :domain", kSessionColumns);
    return sessionBy(db, question, text, std::string_view(id));
}

Result<std::optional<Session>> sessionAt(Database& db, const LiveSessionQuestion& question, std::int64_t row) {
    static const std::string text = fmt::format("{}rowid = :row AND domain_id = :domain", kSessionColumns);
    return sessionBy(db, question, text, row);
}

// Whose a session is. Of a part from what is in memory.
Result<std::optional<sekisho::Member>> ownerOf(Database& db, const LiveFilter& filter, std::string_view user) {
    if (!filter.within().empty()) return memberShown(db, *filter.within().front(), user);
    static const std::string text = fmt::format("SELECT {} FROM member m WHERE m.uid = ?", kMemberColumns);
    SEKISHO_TRY(read, db.often(text, 1, kMemberColumnCount));
    read->bind(1, user);
    SEKISHO_TRY(there, read->step());
    if (!there) return std::optional<sekisho::Member>();
    auto found = memberOfRow(*read);
    read->reset();
    if (!found) return std::move(found).error();
    return std::optional(std::move(found->member));
}

Result<std::vector<LiveSessionText>> withNames(Database& db, const LiveSessionQuestion& question,
                                               const LiveFilter& filter, const std::vector<LivePlace>& page) {
    std::vector<LiveSessionText> out;
    for (const LivePlace& place : page) {
        SEKISHO_TRY(session, sessionAt(db, question, place.row));
        if (!session) continue;
        LiveSessionText text;
        SEKISHO_TRY(owner, ownerOf(db, filter, session->user.value));
        if (owner) {
            text.userName = owner->displayName();
            text.loginId = owner->email;
        }
        text.session = std::move(*session);
        out.push_back(std::move(text));
    }
    return out;
}

} // namespace

Result<LiveSessionAnswer> listLiveSessions(Database& db, SubjectResolver& subjects,
                                           const LiveSessionQuestion& question) {
    SEKISHO_TRY(filter, LiveFilter::make(db, subjects, question));
    LiveSessionAnswer out;
    std::vector<LivePlace> page;
    MemberCount members;
    std::int64_t total = 0;
    const auto size = static_cast<std::size_t>(question.count);
    SEKISHO_TRY(known, pageInMemory(db, question, filter, size + 1));
    if (known)
        page = std::move(*known);
    else
        SEKISHO_CHECK(eachMatching(db, question, filter, [&](const LiveRow& row) {
            if (page.size() <= size) page.push_back({row.used, std::string(row.id), row.row});
            if (!question.counted) return page.size() <= size;
            ++total;
            members.add(row.member);
            return true;
        }));
    if (page.size() > size) {
        page.pop_back();
        out.next = PageCursor{page.back().used, page.back().id};
    }
    SEKISHO_TRY(sessions, withNames(db, question, filter, page));
    out.sessions = std::move(sessions);
    if (question.counted) {
        out.total = total;
        out.members = static_cast<std::int64_t>(members.different());
    }
    return out;
}

Result<std::vector<Session>> matchingSessions(Database& db, SubjectResolver& subjects,
                                              const LiveSessionQuestion& question, std::size_t most) {
    LiveSessionQuestion all = question;
    all.counted = true; // to the end
    SEKISHO_TRY(filter, LiveFilter::make(db, subjects, all));
    std::vector<std::string> ids;
    SEKISHO_CHECK(eachMatching(db, question, filter, [&](const LiveRow& row) {
        if (row.id != question.asking.value) ids.emplace_back(row.id);
        return ids.size() <= most;
    }));
    if (ids.size() > most)
        return sekisho::badInput("filter", "TOO_MANY", "Too many sessions match; narrow the filter.")
            .with("max", std::to_string(most));
    std::vector<Session> out;
    for (const std::string& id : ids) {
        SEKISHO_TRY(session, sessionById(db, question, id));
        if (session) out.push_back(std::move(*session));
    }
    return out;
}

Result<MatchingByMember> matchingByMember(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question,
                                          std::string_view after, std::size_t most) {
    SEKISHO_TRY(filter, LiveFilter::make(db, subjects, question));
    MatchingByMember out;
    std::map<std::string, std::vector<std::string>, std::less<>> kept; // the first members, all their sessions
    std::size_t count = 0;
    SEKISHO_CHECK(eachMatching(db, question, filter, [&](const LiveRow& row) {
        if (row.id == question.asking.value || row.member <= after) return true;
        ++out.total;
        if (out.more && kept.rbegin()->first < row.member) return true;
        kept[std::string(row.member)].emplace_back(row.id);
        ++count;
        while (count > most && kept.size() > 1) {
            count -= kept.rbegin()->second.size();
            kept.erase(std::prev(kept.end()));
            out.more = true;
        }
        return true;
    }));
    for (auto& [member, ids] : kept)
        for (std::string& id : ids) {
            Session& session = out.sessions.emplace_back();
            session.id = sekisho::SessionId(std::move(id));
            session.user = sekisho::UserId(member);
        }
    return out;
}

namespace {

using KnownMembers = std::unordered_map<std::string, bool>; // within the scope

Result<bool> isWithin(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question,
                      const sekisho::UserId& user, KnownMembers& known) {
    if (const auto found = known.find(user.value); found != known.end()) return found->second;
    const auto member = subjects.member(db, question.domain, user.value, question.scope);
    if (!member && member.error().kind != ErrorKind::NotFound) return member.error();
    return known[user.value] = member.has_value();
}

} // namespace

Result<MatchingByMember> namedByMember(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question,
                                       const std::vector<std::string>& ids, std::string_view after) {
    MatchingByMember out;
    KnownMembers known;
    for (const std::string& id : ids) {
        SEKISHO_TRY(session, sessionById(db, question, id));
        if (!session || session->user.value <= after || session->id == question.asking) continue;
        SEKISHO_TRY(within, isWithin(db, subjects, question, session->user, known));
        if (within) out.sessions.push_back(std::move(*session));
    }
    std::ranges::stable_sort(out.sessions, {}, [](const Session& session) { return session.user; });
    out.total = static_cast<std::int64_t>(out.sessions.size());
    return out;
}

Result<std::vector<Session>> namedSessions(Database& db, SubjectResolver& subjects, const LiveSessionQuestion& question,
                                           const std::vector<std::string>& ids) {
    const Error unknown(ErrorKind::NotFound, "SESSION_NOT_EXIST", "This session does not exist.");
    std::vector<Session> out;
    KnownMembers known;
    for (const std::string& id : ids) {
        SEKISHO_TRY(session, sessionById(db, question, id));
        if (!session) return unknown;
        SEKISHO_TRY(within, isWithin(db, subjects, question, session->user, known));
        if (!within) return unknown;
        out.push_back(std::move(*session));
    }
    return out;
}

} // namespace sekishod
