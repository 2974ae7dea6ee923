#include "service/monitoring/detections.h"

#include "models/domain/reason.h"
#include "service/rules/member_words.h"
#include "service/rules/scope_members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <type_traits>
#include <variant>

namespace sekishod {

namespace json = boost::json;
using sekisho::Detection;
using sekisho::DetectionState;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Value;

namespace {

// To look up a member's detections takes as long as some ten steps along the index of all.
constexpr std::int64_t kStepsALookUpOfDetections = 10;

constexpr std::string_view kDetectionColumns =
    "SELECT d.id, d.policy_uid, coalesce((SELECT p.name FROM monitor_policy p WHERE p.uid = d.policy_uid), ''), "
    "d.service, d.seq, d.record_seq, d.at, d.found, d.member_uid, d.member_name, d.target, d.excerpt, d.state, d.note, "
    "d.changed, d.changed_by, d.version FROM detection d WHERE d.domain_id = :domain";

// Conditions of a list with what is bound to them, in their order.
struct DetectionQuestion {
    std::string text;
    std::vector<Value> values;

    void also(std::string_view condition, Value value) {
        text += fmt::format(" AND {}", condition);
        values.push_back(std::move(value));
    }
};

DetectionQuestion detectionsLike(DomainId domain, const DetectionFilter& filter) {
    DetectionQuestion out;
    out.values.push_back(sekisho::sql::toValue(domain));
    if (filter.service) out.also("d.service = :service", std::string(sekisho::monitorServiceKey(*filter.service)));
    if (!filter.policy.empty()) out.also("d.policy_uid = :policy", filter.policy);
    if (!filter.member.empty()) out.also("d.member_uid = :member", filter.member);
    if (filter.state) out.also("d.state = :state", std::string(sekisho::detectionStateKey(*filter.state)));
    return out;
}

DetectionQuestion detectionQuestion(DomainId domain, const DetectionFilter& filter, const DetectionRights& rights) {
    DetectionQuestion out = detectionsLike(domain, filter);
    out.text += " AND " + rights.condition();
    return out;
}

// Whose detections a list shows, with the members of a scope in memory: the list goes along its index past the others.
class DetectionSight {
  public:
    static Result<DetectionSight> of(Database& db, DomainId domain, const DetectionRights& rights) {
        DetectionSight out;
        for (const auto& [service, scope] : {std::pair{sekisho::MonitorService::Talk, &rights.talk},
                                             {sekisho::MonitorService::Drive, &rights.drive}}) {
            if (!*scope) continue;
            Part& part = out.parts_.emplace_back();
            part.service = sekisho::monitorServiceKey(service);
            if ((*scope)->wholeTenant) continue;
            SEKISHO_TRY(members, membersOfScope(db, domain, **scope));
            part.members = std::move(members);
        }
        return out;
    }
    bool shows(std::string_view service, std::string_view member) const {
        const auto part = std::ranges::find(parts_, service, &Part::service);
        return part != parts_.end() && (!part->members || part->members->holds(member));
    }
    bool isLimited() const {
        return std::ranges::any_of(parts_, [](const Part& part) { return part.members != nullptr; });
    }
    // Of so few members that asking each is cheaper than to go past the others for `most` detections, taken that all
    // members have equally many: their ids. Nothing: there are too many, or no limit.
    using FewMembers = std::optional<std::vector<std::string>>;
    Result<FewMembers> fewMembers(Database& db, std::size_t most) const {
        std::size_t largest = 0;
        for (const Part& part : parts_) {
            if (!part.members) return FewMembers();
            largest = std::max(largest, part.members->size());
        }
        SEKISHO_TRY(all, mostMembers(db));
        SEKISHO_TRY(last, db.firstOften<std::optional<std::int64_t>>("SELECT max(id) FROM detection"));
        const std::int64_t found = last ? std::get<0>(*last).value_or(0) : 0;
        const auto few = static_cast<std::int64_t>(largest);
        const std::int64_t steps = all / std::max<std::int64_t>(few, 1) * static_cast<std::int64_t>(most);
        if (few * kStepsALookUpOfDetections > std::min(found, steps)) return FewMembers();
        std::vector<std::int64_t> rows;
        for (const Part& part : parts_)
            rows.insert(rows.end(), part.members->rows().begin(), part.members->rows().end());
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        SEKISHO_TRY(uids, uidsOfMembers(db, rows));
        return FewMembers(std::move(uids));
    }

  private:
    struct Part {
        std::string_view service;
        ScopeMembersPtr members; // null: the whole tenant
    };
    std::vector<Part> parts_;
};

// Along the detections of one member, or of all and past everybody else: as far as `most` go.
class SightWalk {
  public:
    static Result<SightWalk> along(Database& db, const DetectionQuestion& question, std::string_view index,
                                   std::string_view condition) {
        SEKISHO_TRY(row, db.prepare(fmt::format("SELECT d.id, d.service, d.member_uid FROM detection d {} WHERE "
                                                "d.domain_id = :domain{}{} ORDER BY d.id DESC",
                                                index, question.text, condition)));
        SightWalk out(std::move(row));
        for (const Value& value : question.values)
            std::visit([&out](const auto& one) { out.bind(one); }, value);
        return out;
    }
    void of(std::string_view member) { row_.bind(bound_ + 1, member); }
    Done gather(const DetectionSight& sight, std::size_t most, std::vector<std::int64_t>& to) {
        for (std::size_t found = 0; found < most;) {
            SEKISHO_TRY(there, row_.step());
            if (!there) return {};
            if (!sight.shows(row_.text(1), row_.text(2))) continue;
            to.push_back(row_.int64(0));
            ++found;
        }
        row_.reset();
        return {};
    }

  private:
    explicit SightWalk(sekisho::sql::Native row) : row_(std::move(row)) {}
    template<class T>
    void bind(const T& value) {
        if constexpr (std::is_null_pointer_v<T>)
            row_.bindNull(++bound_);
        else
            row_.bind(++bound_, value);
    }

    sekisho::sql::Native row_;
    int bound_ = 0;
};

// Their numbers, newest first.
Result<std::vector<std::int64_t>> detectionsInSight(Database& db, const DetectionQuestion& question,
                                                    const DetectionSight& sight, const DetectionFilter& filter,
                                                    std::size_t most) {
    std::vector<std::int64_t> out;
    DetectionSight::FewMembers few;
    if (filter.member.empty()) {
        SEKISHO_TRY(asked, sight.fewMembers(db, most));
        few = std::move(asked);
    }
    if (!few) {
        // The list's index has everything that decides; that of one state, which is as long, has not.
        const bool all = filter.policy.empty() && filter.member.empty();
        SEKISHO_TRY(walk, SightWalk::along(db, question, all ? "INDEXED BY detection_list" : "", ""));
        SEKISHO_CHECK(walk.gather(sight, most, out));
        return out;
    }
    SEKISHO_TRY(walk, SightWalk::along(db, question, "INDEXED BY detection_member", " AND d.member_uid = :one"));
    for (const std::string& member : *few) {
        walk.of(member);
        SEKISHO_CHECK(walk.gather(sight, most, out));
    }
    std::ranges::sort(out, std::greater());
    if (out.size() > most) out.resize(most);
    return out;
}

Result<std::vector<Detection>> detectionRows(Database& db, const DetectionQuestion& question, bool withExcerpts) {
    using Text = std::string;
    using Int = std::int64_t;
    std::vector<Detection> out;
    std::optional<Error> fault;
    SEKISHO_CHECK(
        (db.eachRow<Int, Text, Text, Text, Int, Int, Int, Int, Text, Text, Text, Text, Text, Text, std::optional<Int>,
                    Text, Int>(fmt::format("{}{}", kDetectionColumns, question.text), question.values,
                               [&](Int id, Text policy, Text name, const Text& service, Int seq, Int record, Int at,
                                   Int found, Text member, Text memberName, Text target, const Text& excerpt,
                                   const Text& state, Text note, std::optional<Int> changed, Text by, Int version) {
                                   Detection one;
                                   one.id = id;
                                   one.policy = std::move(policy);
                                   one.policyName = std::move(name);
                                   one.service =
                                       sekisho::monitorServiceOf(service).value_or(sekisho::MonitorService::Talk);
                                   one.seq = seq;
                                   one.recordSeq = record;
                                   one.at = sekisho::Instant(std::chrono::microseconds(at));
                                   one.found = sekisho::fromMillis(found);
                                   one.member = sekisho::UserId(std::move(member));
                                   one.memberName = std::move(memberName);
                                   one.target = std::move(target);
                                   one.state = sekisho::detectionStateOf(state).value_or(DetectionState::Open);
                                   one.note = std::move(note);
                                   if (changed) one.changedAt = sekisho::fromMillis(*changed);
                                   one.changedBy = std::move(by);
                                   one.version = version;
                                   if (withExcerpts) {
                                       auto excerpts = sekisho::api::excerptsFromText(excerpt);
                                       if (!excerpts) fault = excerpts.error();
                                       if (excerpts) one.excerpts = std::move(*excerpts);
                                   }
                                   out.push_back(std::move(one));
                                   return !fault;
                               })));
    if (fault) return std::move(*fault);
    return out;
}

Error noDetection(std::int64_t id) {
    return Error(ErrorKind::NotFound, "DETECTION_NOT_EXIST").with("id", fmt::format("{}", id));
}

Result<std::vector<Detection>> detectionsToMove(Database& db, DomainId domain, const sekisho::api::DetectionWish& wish,
                                                const DetectionRights& rights) {
    std::vector<Detection> out;
    std::vector<std::int64_t> ids = wish.ids;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const std::int64_t id : ids) {
        DetectionQuestion one = detectionQuestion(domain, {}, rights);
        one.also("d.id = :id", id);
        SEKISHO_TRY(rows, detectionRows(db, one, false));
        if (rows.empty()) return noDetection(id);
        if (rows.front().state == wish.state) continue;
        if (rows.front().state == DetectionState::Handled && wish.state == DetectionState::Seen)
            return Error(ErrorKind::Conflict, "MONITOR_STATE").with("id", fmt::format("{}", id));
        out.push_back(std::move(rows.front()));
    }
    return out;
}

std::string_view detectionAct(DetectionState state) {
    if (state == DetectionState::Open) return "monitoring.detection.reopened";
    return state == DetectionState::Seen ? "monitoring.detection.seen" : "monitoring.detection.handled";
}

AuditEntry detectionsMoved(const std::vector<Detection>& moved, const sekisho::api::DetectionWish& wish) {
    json::array ids;
    std::vector<std::string> policies;
    for (const Detection& one : moved) {
        ids.emplace_back(one.id);
        if (std::ranges::find(policies, one.policyName) == policies.end()) policies.push_back(one.policyName);
    }
    json::object changes;
    changes["detections"] = json::object{{"from", nullptr}, {"to", std::move(ids)}};
    changes["policies"] = json::object{{"from", nullptr}, {"to", json::array(policies.begin(), policies.end())}};
    if (!wish.note.empty()) changes["note"] = json::object{{"from", nullptr}, {"to", wish.note}};
    AuditEntry out{.action = std::string(detectionAct(wish.state)),
                   .targetKind = "detection",
                   .targetId = fmt::format("{}", moved.front().id),
                   .targetName = moved.front().policyName,
                   .changesJson = json::serialize(changes)};
    return out;
}

} // namespace

Result<DetectionList> listDetections(Database& db, DomainId domain, const DetectionFilter& filter,
                                     const DetectionRights& rights, std::int64_t before, int count) {
    SEKISHO_TRY(sight, DetectionSight::of(db, domain, rights));
    DetectionQuestion question =
        sight.isLimited() ? detectionsLike(domain, filter) : detectionQuestion(domain, filter, rights);
    if (before > 0) question.also("d.id < :before", before);
    if (sight.isLimited()) {
        SEKISHO_TRY(ids, detectionsInSight(db, question, sight, filter, static_cast<std::size_t>(count) + 1));
        question = detectionsLike(domain, {});
        question.text += fmt::format(" AND d.id IN ({})", fmt::join(ids, ","));
    }
    question.text += " ORDER BY d.id DESC LIMIT :count";
    question.values.emplace_back(std::int64_t{count} + 1);
    DetectionList out;
    SEKISHO_TRY(rows, detectionRows(db, question, false));
    out.detections = std::move(rows);
    if (out.detections.size() > static_cast<std::size_t>(count)) {
        out.detections.pop_back();
        out.next = out.detections.back().id;
    }
    return out;
}

Result<DetectionCounts> countDetections(Database& db, DomainId domain, const DetectionFilter& filter,
                                        const DetectionRights& rights) {
    SEKISHO_TRY(sight, DetectionSight::of(db, domain, rights));
    const auto counted = [&](const DetectionFilter& which) -> Result<std::int64_t> {
        if (sight.isLimited()) {
            SEKISHO_TRY(ids, detectionsInSight(db, detectionsLike(domain, which), sight, which,
                                               static_cast<std::size_t>(sekisho::kMostDetectionsShown) + 1));
            return static_cast<std::int64_t>(ids.size());
        }
        DetectionQuestion question = detectionQuestion(domain, which, rights);
        question.values.emplace_back(sekisho::kMostDetectionsShown + 1);
        std::int64_t count = 0;
        SEKISHO_CHECK((db.eachRow<std::int64_t>(
            fmt::format("SELECT count(*) FROM (SELECT 1 FROM detection d WHERE d.domain_id = :domain{} LIMIT :most)",
                        question.text),
            question.values, [&count](std::int64_t found) {
                count = found;
                return false;
            })));
        return count;
    };
    DetectionCounts out;
    SEKISHO_TRY(total, counted(filter));
    out.total = total;
    if (filter.state && *filter.state != DetectionState::Open) return out;
    DetectionFilter open = filter;
    open.state = DetectionState::Open;
    SEKISHO_TRY(left, counted(open));
    out.open = left;
    return out;
}

Result<Detection> loadDetection(Database& db, DomainId domain, std::int64_t id, const DetectionRights& rights) {
    DetectionQuestion question = detectionQuestion(domain, {}, rights);
    question.also("d.id = :id", id);
    SEKISHO_TRY(rows, detectionRows(db, question, true));
    if (rows.empty()) return noDetection(id);
    return std::move(rows.front());
}

Done moveDetections(Database& db, DomainId domain, const sekisho::api::DetectionWish& wish,
                    const DetectionRights& rights, const MonitorAct& act, Effects& effects) {
    if (wish.state != DetectionState::Seen && sekisho::isBlankReason(wish.note))
        return Error(ErrorKind::BadInput, "MONITOR_NOTE_REQUIRED").at("note");
    SEKISHO_CHECK(sekisho::checkReasonText(wish.note, "note"));
    SEKISHO_TRY(moved, detectionsToMove(db, domain, wish, rights));
    if (moved.empty()) return {};
    for (const Detection& one : moved)
        SEKISHO_CHECK(db.execOften("UPDATE detection SET state = :state, note = CASE WHEN :note = '' THEN note ELSE "
                                   ":text END, changed = :at, changed_by = :by, version = version + 1 WHERE id = :id",
                                   sekisho::detectionStateKey(wish.state), wish.note, wish.note,
                                   sekisho::toMillis(act.now), act.actorName, one.id));
    effects.audit(detectionsMoved(moved, wish));
    std::vector<std::string> told;
    for (const Detection& one : moved) {
        if (std::ranges::find(told, one.policy) != told.end()) continue;
        told.push_back(one.policy);
        effects.changed("detection", fmt::format("{}", one.id));
    }
    return {};
}

AuditEntry detectionRead(const Detection& detection) {
    json::object changes;
    changes["event"] = json::object{{"from", nullptr}, {"to", detection.seq}};
    changes["member"] = json::object{{"from", nullptr}, {"to", detection.memberName}};
    AuditEntry out{.action = "monitoring.detection.read",
                   .targetKind = "detection",
                   .targetId = fmt::format("{}", detection.id),
                   .targetName = detection.policyName,
                   .changesJson = json::serialize(changes)};
    if (!detection.member.empty()) out.about.push_back(detection.member.value);
    return out;
}

} // namespace sekishod
