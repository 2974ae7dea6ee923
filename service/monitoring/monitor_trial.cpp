#include "service/monitoring/monitor_trial.h"

#include "service/logs/event_people.h"
#include "service/monitoring/monitor_doings.h"
#include "service/monitoring/monitor_policies.h"

#include <algorithm>
#include <map>

namespace sekishod {

namespace policy = sekisho::policy;
using policy::DaySum;
using policy::MonitorHit;
using sekisho::Detection;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kTrialMembers = 100;
constexpr std::size_t kTrialSamples = 50;
constexpr int kTrialRowsAtOnce = 256;         // between two looks at the clock
constexpr std::chrono::hours kTrialFuture{2}; // an event may be an hour ahead
constexpr std::string_view kTrialRows =
    "SELECT a.seq, a.at, a.action, a.actor_id, a.actor_name, a.target_name, a.changes, c.sender, c.sender_uid, "
    "c.receivers, c.bot, c.text, c.attachments FROM audit a LEFT JOIN message_content c ON c.domain_id = a.domain_id "
    "AND c.seq = a.seq WHERE a.domain_id = ?1 AND a.log = ?2 AND a.at >= ?3 AND a.at < ?4 AND a.removed = 0 AND "
    "a.result = 'success' ORDER BY a.seq";
enum TrialColumn {
    cSeq,
    cAt,
    cAction,
    cActorId,
    cActorName,
    cTarget,
    cChanges,
    cSender,
    cSenderId,
    cReceivers,
    cBot,
    cText,
    cFiles
};

class TrialSums final : public policy::DaySums {
  public:
    Result<DaySum> add(std::size_t, std::string_view member, std::int64_t day, std::int64_t bytes) override {
        DaySum& sum = sums_[{std::string(member), day}];
        const DaySum before = sum;
        sum.bytes += bytes;
        ++sum.files;
        return before;
    }

  private:
    std::map<std::pair<std::string, std::int64_t>, DaySum> sums_;
};

bool keepsSums(const policy::MonitorPolicy& draft) {
    if (draft.service != MonitorService::Drive) return false;
    const auto conditions = policy::driveConditions(draft.values);
    return conditions.operation == policy::DriveOperation::Download &&
           conditions.criterion != policy::DriveCriterion::Content;
}

// The first moment of the day that holds `at` in a zone.
Instant dayBegin(const std::string& zone, Instant at) {
    const std::int64_t day = policy::dayIn(zone, at);
    Instant before = at - std::chrono::hours(26), within = at;
    while (within - before > std::chrono::microseconds(1)) {
        const Instant middle = before + (within - before) / 2;
        (policy::dayIn(zone, middle) < day ? before : within) = middle;
    }
    return within;
}

class Trial {
  public:
    Trial(Database& db, const TrialOrder& order, const std::stop_token& stopped)
        : db_(db), order_(order), stopped_(stopped), units_(db),
          until_(std::chrono::steady_clock::now() + order.longest) {}

    Result<sekisho::api::TrialText> run();

  private:
    struct Found {
        Detection detection;
        std::string who; // id, or what the record calls somebody who is none of the tenant
    };
    Done prepare();
    Instant windowBegin(Instant end) const;
    Result<bool> window(Native& rows, Instant from, Instant end); // false: the time is over
    Done look(const Native& row, std::vector<Found>& found);
    Result<bool> match(const Native& row, std::vector<MonitorHit>& hits);
    Result<PartySides> sidesOf(const std::string& address);
    Result<std::string> memberOf(const Native& row); // who did it; empty: nobody of the tenant
    void keep(std::vector<Found> found);
    bool isOver() const { return std::chrono::steady_clock::now() >= until_; }

    Database& db_;
    const TrialOrder& order_;
    const std::stop_token& stopped_;
    UnitsOfMembers units_;
    std::chrono::steady_clock::time_point until_;
    policy::MonitorSet set_;
    TrialSums sums_;
    bool byDay_ = false;
    std::string zone_;
    std::map<std::string, PartySides> addresses_;
    std::map<std::string, bool> actors_; // members?
    std::map<std::string, sekisho::api::TrialMember> counts_;
    std::int64_t looked_ = 0;
    sekisho::api::TrialText out_;
};

Done Trial::prepare() {
    policy::MonitorPolicy draft = order_.draft;
    draft.enabled = true;
    SEKISHO_TRY(logins, memberLogins(db_, order_.domain, {draft}));
    nameLogins(draft, logins);
    byDay_ = keepsSums(draft);
    if (byDay_) zone_ = policy::driveConditions(draft.values).zone;
    SEKISHO_TRY(excepted, exceptedMembers(db_, order_.domain));
    set_ = policy::MonitorSet({std::move(draft)}, excepted);
    return {};
}

Result<PartySides> Trial::sidesOf(const std::string& address) {
    const auto [at, fresh] = addresses_.try_emplace(address);
    if (fresh) {
        SEKISHO_TRY(sides, partySides(db_, order_.domain, address));
        at->second = sides;
    }
    return at->second;
}

Result<std::string> Trial::memberOf(const Native& row) {
    if (!row.isNull(cSenderId)) return std::string(row.text(cSenderId));
    std::string actor(row.text(cActorId));
    const auto [at, fresh] = actors_.try_emplace(actor, false);
    if (fresh) {
        SEKISHO_TRY(there, db_.firstOften<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain",
                                                        actor, order_.domain));
        at->second = there.has_value();
    }
    return at->second ? std::move(actor) : std::string();
}

// False: what it needs is not there any more, so it was not looked at.
Result<bool> Trial::match(const Native& row, std::vector<MonitorHit>& hits) {
    const Instant at(std::chrono::microseconds(row.int64(cAt)));
    if (order_.draft.service == MonitorService::Talk) {
        if (row.isNull(cSender)) return false;
        std::optional<Error> fault;
        const TalkSeen seen(TalkSeen::Stored{row.text(cSender), row.text(cSenderId), row.text(cReceivers),
                                             row.text(cText), row.text(cFiles), row.int64(cBot) != 0},
                            [&](const std::string& address) {
                                auto known = sidesOf(address);
                                if (!known) fault = known.error();
                                return known ? *known : PartySides{};
                            });
        if (fault) return std::move(*fault);
        set_.talk(seen.doing(), hits);
        return true;
    }
    SEKISHO_TRY(member, memberOf(row));
    const DriveSeen seen = DriveSeen::ofRecord(row.text(cAction), member, row.text(cTarget), row.text(cChanges),
                                               row.isNull(cText) ? std::string_view() : row.text(cText), at);
    SEKISHO_TRY(units, units_.of(seen.member));
    SEKISHO_CHECK(set_.drive(seen.doing(units), sums_, hits));
    return true;
}

Done Trial::look(const Native& row, std::vector<Found>& found) {
    if (monitoredBy(row.text(cAction)) != order_.draft.service) return {};
    std::vector<MonitorHit> hits;
    SEKISHO_TRY(seen, match(row, hits));
    if (!seen) return {};
    ++looked_;
    if (hits.empty()) return {};
    Found one;
    Detection& detection = one.detection;
    detection.policyName = order_.draft.name;
    detection.service = order_.draft.service;
    detection.seq = row.int64(cSeq);
    detection.at = Instant(std::chrono::microseconds(row.int64(cAt)));
    detection.found = order_.now;
    SEKISHO_TRY(member, memberOf(row));
    detection.member = sekisho::UserId(std::move(member));
    detection.memberName = row.text(cActorName);
    detection.target = row.text(cTarget);
    if (order_.withExcerpts) detection.excerpts = std::move(hits.front().excerpts);
    one.who = detection.member.empty() ? std::string(row.text(cActorId)) : detection.member.value;
    found.push_back(std::move(one));
    return {};
}

Instant Trial::windowBegin(Instant end) const {
    if (byDay_) return std::max(dayBegin(zone_, end - std::chrono::microseconds(1)), order_.from);
    const Instant hour = std::chrono::floor<std::chrono::hours>(end - std::chrono::microseconds(1));
    return std::max(hour, order_.from);
}

// All or nothing: half a day would tell wrong sums.
Result<bool> Trial::window(Native& rows, Instant from, Instant end) {
    std::vector<Found> found;
    const std::int64_t lookedBefore = looked_;
    rows.bind(1, std::int64_t{order_.domain}).bind(2, monitoredLog(order_.draft.service));
    rows.bind(3, from.time_since_epoch().count()).bind(4, end.time_since_epoch().count());
    for (int row = 0;; ++row) {
        if (row % kTrialRowsAtOnce == 0 && stopped_.stop_requested()) {
            rows.reset();
            return Error(ErrorKind::Cancelled, "CANCELLED");
        }
        if (row % kTrialRowsAtOnce == 0 && isOver()) {
            rows.reset();
            looked_ = lookedBefore;
            return false;
        }
        SEKISHO_TRY(there, rows.step());
        if (!there) break;
        SEKISHO_CHECK(look(rows, found));
    }
    keep(std::move(found));
    return true;
}

void Trial::keep(std::vector<Found> found) {
    std::ranges::reverse(found);
    for (Found& one : found) {
        ++out_.found;
        if (order_.found) order_.found(one.detection.seq);
        auto& member = counts_[one.who];
        if (member.count++ == 0) {
            member.member = one.detection.member;
            member.name = one.detection.memberName.empty() ? one.who : one.detection.memberName;
        }
        if (out_.samples.size() < kTrialSamples) out_.samples.push_back(std::move(one.detection));
    }
}

Result<sekisho::api::TrialText> Trial::run() {
    SEKISHO_CHECK(prepare());
    SEKISHO_TRY(rows, db_.prepare(kTrialRows));
    out_.until = order_.now;
    Instant end = order_.now + kTrialFuture;
    out_.complete = true;
    while (end > order_.from) {
        const Instant begin = windowBegin(end);
        SEKISHO_TRY(whole, window(rows, begin, end));
        if (!whole) {
            out_.complete = false;
            break;
        }
        end = begin;
    }
    out_.from = std::min(end, order_.now);
    out_.looked = looked_;
    out_.memberCount = static_cast<std::int64_t>(counts_.size());
    for (auto& [who, count] : counts_)
        out_.members.push_back(std::move(count));
    std::ranges::stable_sort(out_.members, std::greater{}, &sekisho::api::TrialMember::count);
    if (out_.members.size() > kTrialMembers) out_.members.resize(kTrialMembers);
    return std::move(out_);
}

} // namespace

Result<sekisho::api::TrialText> runTrial(Database& db, const TrialOrder& order, const std::stop_token& stopped) {
    return Trial(db, order, stopped).run();
}

} // namespace sekishod
