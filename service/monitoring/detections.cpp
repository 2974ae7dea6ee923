#include "service/monitoring/detections.h"

#include "models/domain/reason.h"
#include "service/monitoring/detection_sight.h"
#include "service/rules/bind_values.h"
#include "service/rules/stamp_shelf.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

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
using sekisho::sql::Native;

namespace {

constexpr std::string_view kPolicyName =
    "coalesce((SELECT p.name FROM monitor_policy p WHERE p.uid = d.policy_uid), '')";

// The third column is the policy's name.
std::string detectionColumns(std::string_view name) {
    return fmt::format("SELECT d.id, d.policy_uid, {}, d.service, d.seq, d.record_seq, d.at, d.found, d.member_uid, "
                       "d.member_name, d.target, d.excerpt, d.state, d.note, d.changed, d.changed_by, d.version FROM "
                       "detection d WHERE d.domain_id = :domain",
                       name);
}

DetectionQuestion detectionQuestion(DomainId domain, const DetectionFilter& filter, const DetectionRights& rights) {
    DetectionQuestion out = detectionsLike(domain, filter);
    out.text += " AND " + rights.condition();
    return out;
}

Detection detectionOf(const Native& row) {
    Detection one;
    one.id = row.int64(0);
    one.policy = row.text(1);
    one.policyName = row.text(2);
    one.service = sekisho::monitorServiceOf(row.text(3)).value_or(sekisho::MonitorService::Talk);
    one.seq = row.int64(4);
    one.recordSeq = row.int64(5);
    one.at = sekisho::Instant(std::chrono::microseconds(row.int64(6)));
    one.found = sekisho::fromMillis(row.int64(7));
    one.member = sekisho::UserId(std::string(row.text(8)));
    one.memberName = row.text(9);
    one.target = row.text(10);
    one.state = sekisho::detectionStateOf(row.text(12)).value_or(DetectionState::Open);
    one.note = row.text(13);
    if (!row.isNull(14)) one.changedAt = sekisho::fromMillis(row.int64(14));
    one.changedBy = row.text(15);
    one.version = row.int64(16);
    return one;
}

Result<std::vector<Detection>> detectionRows(Database& db, const DetectionQuestion& question, bool withExcerpts) {
    SEKISHO_TRY(row, db.prepare(detectionColumns(kPolicyName) + question.text));
    bindValues(row, question.values);
    std::vector<Detection> out;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return out;
        out.push_back(detectionOf(row));
        if (!withExcerpts) continue;
        SEKISHO_TRY(excerpts, sekisho::api::excerptsFromText(row.text(11)));
        out.back().excerpts = std::move(excerpts);
    }
}

// --- those that a part of the tenant was shown lately: they stand apart in the file ---

constexpr std::size_t kMostDetectionBytes = 16U << 20;

struct ShownDetection {
    std::int64_t number = 0; // its id
    std::int64_t stamp = 0;  // of its block when it was read
    DomainId domain = 0;
    Detection detection; // without its policy's name, which changes by itself
    std::size_t bytes() const {
        std::size_t out = sizeof(ShownDetection);
        for (const std::string* text : {&detection.policy, &detection.member.value, &detection.memberName,
                                        &detection.target, &detection.note, &detection.changedBy})
            out += text->capacity();
        return out;
    }
};
using DetectionShelf = StampShelf<ShownDetection>;

DetectionShelf& detectionShelf() {
    static DetectionShelf shelf(kMostDetectionBytes);
    return shelf;
}

// Null: there is none of the tenant, or of a service that is not known.
Result<DetectionShelf::EntryPtr> shownDetection(Database& db, DomainId domain, std::int64_t id, std::int64_t stamp) {
    if (auto known = detectionShelf().find(id, stamp))
        return known->domain == domain ? std::move(known) : DetectionShelf::EntryPtr();
    static const std::string text = detectionColumns("''") + " AND d.id = :id";
    SEKISHO_TRY(row, db.often(text, 2, 17));
    row->bind(1, std::int64_t{domain}).bind(2, id);
    SEKISHO_TRY(there, row->step());
    if (!there) return DetectionShelf::EntryPtr();
    DetectionShelf::EntryPtr out;
    if (sekisho::monitorServiceOf(row->text(3)))
        out = std::make_shared<ShownDetection>(ShownDetection{id, stamp, domain, detectionOf(*row)});
    row->reset();
    if (out) detectionShelf().keep(out);
    return out;
}

class PolicyNames {
  public:
    explicit PolicyNames(Database& db) : db_(db) {}
    Result<std::string> of(const std::string& policy) {
        if (const auto known = names_.find(policy); known != names_.end()) return known->second;
        SEKISHO_TRY(row, db_.firstOften<std::string>("SELECT name FROM monitor_policy WHERE uid = :uid", policy));
        return names_.emplace(policy, row ? std::get<0>(*row) : std::string()).first->second;
    }

  private:
    Database& db_;
    std::map<std::string, std::string> names_;
};

// Found by their marks: each is asked about once more.
Result<std::vector<Detection>> detectionsSeen(Database& db, DomainId domain, const std::vector<std::int64_t>& ids,
                                              const DetectionSight& sight) {
    BlockStamps stamps(db, "SELECT stamp FROM detection_stamp WHERE block = :block");
    PolicyNames names(db);
    std::vector<Detection> out;
    out.reserve(ids.size());
    for (const std::int64_t id : ids) {
        SEKISHO_TRY(stamp, stamps.of(id));
        if (!stamp) continue;
        SEKISHO_TRY(shown, shownDetection(db, domain, id, *stamp));
        if (!shown || !sight.shows(shown->detection.service, shown->detection.member.value)) continue;
        SEKISHO_TRY(name, names.of(shown->detection.policy));
        out.push_back(shown->detection);
        out.back().policyName = std::move(name);
    }
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
    DetectionList out;
    if (sight.isLimited()) {
        SEKISHO_TRY(ids, detectionsInSight(db, domain, filter, sight, before, static_cast<std::size_t>(count) + 1));
        SEKISHO_TRY(rows, detectionsSeen(db, domain, ids, sight));
        out.detections = std::move(rows);
    } else {
        DetectionQuestion question = detectionQuestion(domain, filter, rights);
        if (before > 0) question.also("d.id < :before", before);
        question.text += " ORDER BY d.id DESC LIMIT :count";
        question.values.emplace_back(std::int64_t{count} + 1);
        SEKISHO_TRY(rows, detectionRows(db, question, false));
        out.detections = std::move(rows);
    }
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
