#include "service/monitoring/detections.h"

#include "models/domain/reason.h"
#include "service/monitoring/detection_sight.h"

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

constexpr std::string_view kDetectionColumns =
    "SELECT d.id, d.policy_uid, coalesce((SELECT p.name FROM monitor_policy p WHERE p.uid = d.policy_uid), ''), "
    "d.service, d.seq, d.record_seq, d.at, d.found, d.member_uid, d.member_name, d.target, d.excerpt, d.state, d.note, "
    "d.changed, d.changed_by, d.version FROM detection d WHERE d.domain_id = :domain";

DetectionQuestion detectionQuestion(DomainId domain, const DetectionFilter& filter, const DetectionRights& rights) {
    DetectionQuestion out = detectionsLike(domain, filter);
    out.text += " AND " + rights.condition();
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
    DetectionQuestion question;
    if (sight.isLimited()) {
        SEKISHO_TRY(ids, detectionsInSight(db, domain, filter, sight, before, static_cast<std::size_t>(count) + 1));
        question = detectionsLike(domain, {});
        question.text += fmt::format(" AND d.id IN ({})", fmt::join(ids, ","));
    } else {
        question = detectionQuestion(domain, filter, rights);
        if (before > 0) question.also("d.id < :before", before);
    }
    question.text += " ORDER BY d.id DESC LIMIT :count";
    question.values.emplace_back(std::int64_t{count} + 1);
    DetectionList out;
    SEKISHO_TRY(rows, detectionRows(db, question, false));
    if (sight.isLimited()) // found by their marks
        std::erase_if(rows, [&sight](const Detection& one) { return !sight.shows(one.service, one.member.value); });
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
            SEKISHO_TRY(ids, detectionsInSight(db, domain, which, sight, 0,
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
