#include "service/monitoring/detection_sight.h"

#include "service/rules/bind_values.h"
#include "service/rules/list_window.h"
#include "service/rules/member_words.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// To look up a member's detections takes as long as some ten steps along the index of all.
constexpr std::int64_t kStepsALookUpOfDetections = 10;
constexpr std::int64_t kMostCaughtUpWith = 20'000; // newer detections; beyond that a window begins anew
constexpr std::size_t kMostGathered = 20'000;      // below the window, for one list: some 10 ms

using Numbers = std::vector<std::int64_t>;

// Along the detections of one member, or of all and past everybody else: as far as `most` go.
class SightWalk {
  public:
    static Result<SightWalk> along(Database& db, const DetectionQuestion& question, std::string_view index,
                                   std::string_view condition) {
        SEKISHO_TRY(row, db.prepare(fmt::format("SELECT d.id, d.service, d.member_uid FROM detection d {} WHERE "
                                                "d.domain_id = :domain{}{} ORDER BY d.id DESC",
                                                index, question.text, condition)));
        SightWalk out(std::move(row));
        out.bound_ = bindValues(out.row_, question.values);
        return out;
    }
    void of(std::string_view member) { row_.bind(bound_ + 1, member); }
    Done gather(const DetectionSight& sight, std::size_t most, Numbers& to) {
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

    sekisho::sql::Native row_;
    int bound_ = 0;
};

// Along an index of the store, or member by member.
Result<Numbers> throughStore(Database& db, const DetectionQuestion& question, const DetectionSight& sight,
                             const DetectionFilter& filter, std::size_t most) {
    Numbers out;
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

// --- the newest detections of a tenant, in memory ---

constexpr std::string_view kWindowColumns = "d.id, d.service, d.member_uid, d.policy_uid";

WindowRow windowRow(const sekisho::sql::Native& row) {
    const auto service = sekisho::monitorServiceOf(row.text(1)).value_or(MonitorService::Talk);
    return {{row.int64(0), 0}, markOf(row.text(2)), markOf(row.text(3)), static_cast<std::uint32_t>(service)};
}

// What a detection is known by in every store: ids of members and policies are random.
Result<std::string> proofOf(Database& db, DomainId domain, std::int64_t id) {
    SEKISHO_TRY(row,
                (db.firstOften<std::string>("SELECT member_uid || ' ' || policy_uid || ' ' || seq || ' ' || record_seq "
                                            "FROM detection WHERE id = :id AND domain_id = :domain",
                                            id, domain)));
    return row ? std::move(std::get<0>(*row)) : std::string();
}

class DetectionWindow {
  public:
    DetectionWindow(Database& db, DomainId domain) : db_(db), domain_(domain) {}
    // Null: the view is an older one than that of which there is a window.
    Result<ListWindowPtr> upToDate() {
        SEKISHO_TRY(ends, (db_.firstOften<std::optional<std::int64_t>, std::optional<std::int64_t>>(
                              "SELECT (SELECT min(id) FROM detection WHERE domain_id = :domain), (SELECT max(id) FROM "
                              "detection WHERE domain_id = :same)",
                              domain_, domain_)));
        const auto first = ends ? std::get<0>(*ends).value_or(0) : 0, last = ends ? std::get<1>(*ends).value_or(0) : 0;
        SEKISHO_TRY(origin, proofOf(db_, domain_, first));
        SEKISHO_TRY(proof, proofOf(db_, domain_, last));
        name_ = fmt::format("detections {} {} {}", domain_, first, origin);
        const auto former = keptWindow(name_);
        if (former && former->upTo() == last && former->proof() == proof) return former;
        if (former && former->upTo() > last) return ListWindowPtr();
        SEKISHO_TRY(known, former ? proofOf(db_, domain_, former->upTo()) : Result<std::string>(std::string()));
        ListWindowPtr fresh;
        if (former && known == former->proof() && last - former->upTo() <= kMostCaughtUpWith) {
            SEKISHO_TRY(rows, rowsAfter(former->upTo(), last));
            fresh = former->with(std::move(rows), last, std::move(proof));
        } else {
            fresh = ListWindow::empty(last, std::move(proof));
        }
        keepWindow(name_, former, fresh);
        return fresh;
    }
    // The window with what lies below it, as far as a list goes at once.
    Result<ListWindowPtr> deeper(const ListWindowPtr& window) {
        SEKISHO_TRY(row, db_.prepare(fmt::format("SELECT {} FROM detection d INDEXED BY detection_list WHERE "
                                                 "d.domain_id = ? AND d.id < ? AND d.id <= ? ORDER BY d.id DESC",
                                                 kWindowColumns)));
        row.bind(1, std::int64_t{domain_}).bind(2, window->floor().at).bind(3, window->upTo());
        const std::size_t most = std::min(kMostGathered, mostWindowRows() - std::min(mostWindowRows(), window->size()));
        std::vector<WindowRow> rows;
        bool whole = false;
        while (rows.size() < most) {
            SEKISHO_TRY(there, row.step());
            whole = !there;
            if (whole) break;
            rows.push_back(windowRow(row));
        }
        if (rows.empty() && !whole) return window;
        auto out = window->below(rows, whole);
        keepWindow(name_, window, out);
        return out;
    }

  private:
    Result<std::vector<WindowRow>> rowsAfter(std::int64_t id, std::int64_t last) {
        SEKISHO_TRY(row, db_.prepare(fmt::format("SELECT {} FROM detection d INDEXED BY detection_list WHERE "
                                                 "d.domain_id = ? AND d.id > ? AND d.id <= ?",
                                                 kWindowColumns)));
        row.bind(1, std::int64_t{domain_}).bind(2, id).bind(3, last);
        std::vector<WindowRow> out;
        for (;;) {
            SEKISHO_TRY(there, row.step());
            if (!there) return out;
            out.push_back(windowRow(row));
        }
    }

    Database& db_;
    DomainId domain_;
    std::string name_;
};

// The state changes: it is asked of the store.
class StateCheck {
  public:
    static Result<StateCheck> of(Database& db, std::string_view state) {
        SEKISHO_TRY(row, db.prepare("SELECT state FROM detection WHERE id = ?"));
        return StateCheck(std::move(row), state);
    }
    Result<bool> holds(std::int64_t id) {
        row_.bind(1, id);
        SEKISHO_TRY(there, row_.step());
        const bool same = there && row_.text(0) == state_;
        if (there) row_.reset();
        return same;
    }

  private:
    StateCheck(sekisho::sql::Native row, std::string_view state) : row_(std::move(row)), state_(state) {}
    sekisho::sql::Native row_;
    std::string_view state_;
};

// Those of the window that lie below `before`.
Done throughWindow(const ListWindowPtr& window, const DetectionFilter& filter, const DetectionSight& sight,
                   std::int64_t before, std::size_t most, StateCheck* state, Numbers& to) {
    const IdMark policy = markOf(std::string_view(filter.policy));
    const ListPlace from{before, std::numeric_limits<std::int64_t>::min()};
    for (ListWindow::Way way(window, from); way.row() && to.size() < most; way.step()) {
        const WindowRow& row = *way.row();
        const auto service = static_cast<MonitorService>(row.kind);
        if (filter.service && service != *filter.service) continue;
        if (policy != 0 && row.second != policy) continue;
        if (!sight.mayShow(service, row.first)) continue;
        if (state) {
            SEKISHO_TRY(held, state->holds(row.place.at));
            if (!held) continue;
        }
        to.push_back(row.place.at);
    }
    return {};
}

} // namespace

Result<DetectionSight> DetectionSight::of(Database& db, DomainId domain, const DetectionRights& rights) {
    DetectionSight out;
    for (const auto& [service, scope] :
         {std::pair{MonitorService::Talk, &rights.talk}, {MonitorService::Drive, &rights.drive}}) {
        if (!*scope) continue;
        Part& part = out.parts_.emplace_back();
        part.service = service;
        if ((*scope)->wholeTenant) continue;
        SEKISHO_TRY(members, membersOfScope(db, domain, **scope));
        part.members = std::move(members);
    }
    return out;
}

bool DetectionSight::shows(std::string_view service, std::string_view member) const {
    const auto known = sekisho::monitorServiceOf(service);
    return known && shows(*known, member);
}

bool DetectionSight::shows(MonitorService service, std::string_view member) const {
    const auto part = std::ranges::find(parts_, service, &Part::service);
    return part != parts_.end() && (!part->members || part->members->holds(member));
}

bool DetectionSight::mayShow(MonitorService service, IdMark member) const {
    const auto part = std::ranges::find(parts_, service, &Part::service);
    return part != parts_.end() && (!part->members || part->members->marks().contains(member));
}

bool DetectionSight::isLimited() const {
    return std::ranges::any_of(parts_, [](const Part& part) { return part.members != nullptr; });
}

Result<DetectionSight::FewMembers> DetectionSight::fewMembers(Database& db, std::size_t most) const {
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

DetectionQuestion detectionsLike(DomainId domain, const DetectionFilter& filter) {
    DetectionQuestion out;
    out.values.push_back(sekisho::sql::toValue(domain));
    if (filter.service) out.also("d.service = :service", std::string(sekisho::monitorServiceKey(*filter.service)));
    if (!filter.policy.empty()) out.also("d.policy_uid = :policy", filter.policy);
    if (!filter.member.empty()) out.also("d.member_uid = :member", filter.member);
    if (filter.state) out.also("d.state = :state", std::string(sekisho::detectionStateKey(*filter.state)));
    return out;
}

Result<Numbers> detectionsInSight(Database& db, DomainId domain, const DetectionFilter& filter,
                                  const DetectionSight& sight, std::int64_t before, std::size_t most) {
    std::int64_t from = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    Numbers out;
    if (filter.member.empty()) {
        DetectionWindow kept(db, domain);
        SEKISHO_TRY(window, kept.upToDate());
        std::optional<StateCheck> state;
        if (filter.state) {
            SEKISHO_TRY(check, StateCheck::of(db, sekisho::detectionStateKey(*filter.state)));
            state.emplace(std::move(check));
        }
        for (int deeper = 0; window && deeper < 2; ++deeper) {
            SEKISHO_CHECK(throughWindow(window, filter, sight, from, most, state ? &*state : nullptr, out));
            if (out.size() == most || window->isWhole()) return out;
            from = std::min(from, window->floor().at); // nothing below was looked at
            if (deeper > 0) break;
            SEKISHO_TRY(longer, kept.deeper(window));
            window = std::move(longer);
        }
    }
    DetectionQuestion question = detectionsLike(domain, filter);
    question.also("d.id < :before", from);
    SEKISHO_TRY(rest, throughStore(db, question, sight, filter, most - out.size()));
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

} // namespace sekishod
