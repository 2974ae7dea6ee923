#include "service/rules/readers.h"

#include "service/rules/outside_links.h"
#include "service/rules/structure.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::GroupMemberKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct GroupWithin { // a group that belongs to the room, with the way to it
    std::vector<PathStep> steps;
};
struct UnitWithin {              // an organization as it was put into a group of the room
    std::vector<PathStep> steps; // including itself, unless it is the room
};

bool shorter(const ReaderPath& a, const ReaderPath& b) {
    return a.steps.size() < b.steps.size();
}

std::vector<PathStep> with(std::vector<PathStep> steps, PathStep step) {
    steps.push_back(std::move(step));
    return steps;
}

class RoomReaders {
  public:
    RoomReaders(Database& db, DomainId domain) : db_(db), domain_(domain) {}

    Done open(const RoomRef& room) {
        if (room.kind == GroupMemberKind::OrgUnit) {
            units_[room.row] = {};
            return {};
        }
        groups_[room.row] = {};
        SEKISHO_TRY(kind, db_.first<std::string>("SELECT kind FROM grp WHERE id = :id", room.row));
        if (kind && std::get<0>(*kind) == groupKindKey(sekisho::GroupKind::External)) {
            SEKISHO_TRY(linked, linkedMembers(db_, domain_));
            may_ = std::move(linked);
        }
        std::deque<std::int64_t> open{room.row};
        while (!open.empty()) { // breadth first: the first way found is the shortest
            const std::int64_t at = open.front();
            open.pop_front();
            SEKISHO_TRY(inner, (db_.rows<std::int64_t, std::string, std::string>(
                                   "SELECT g.id, g.uid, g.name FROM group_member gm JOIN grp g ON g.id = gm.subject "
                                   "WHERE gm.group_id = :id AND gm.kind = 'GROUP' ORDER BY g.id",
                                   at)));
            for (auto& [row, uid, name] : inner) {
                if (groups_.contains(row)) continue;
                groups_[row] = {with(groups_[at].steps, {GroupMemberKind::Group, uid, name})};
                open.push_back(row);
            }
            SEKISHO_TRY(units, (db_.rows<std::int64_t, std::string, std::string>(
                                   "SELECT o.id, o.uid, o.name FROM group_member gm JOIN orgunit o ON o.id = "
                                   "gm.subject WHERE gm.group_id = :id AND gm.kind = 'ORGUNIT' ORDER BY o.id",
                                   at)));
            for (auto& [row, uid, name] : units)
                if (!units_.contains(row))
                    units_[row] = {with(groups_[at].steps, {GroupMemberKind::OrgUnit, uid, name})};
        }
        return {};
    }

    // Ids of members that may read, ascending, the first `count` behind `after`; some of them may turn out not to.
    Result<std::vector<std::int64_t>> candidates(std::int64_t after, int count) {
        std::vector<std::int64_t> out;
        const auto gather = [&](std::string_view sql, const auto& sources) -> Done {
            SEKISHO_TRY(statement, db_.prepare(sql));
            for (const auto& [row, unused] : sources) {
                statement.bind(1, row).bind(2, after).bind(3, std::int64_t{count});
                for (;;) {
                    SEKISHO_TRY(there, statement.step());
                    if (!there) break;
                    out.push_back(statement.int64(0));
                }
            }
            return {};
        };
        SEKISHO_CHECK(gather("SELECT subject FROM group_member WHERE group_id = ? AND kind = 'USER' AND subject > ? "
                             "ORDER BY subject LIMIT ?",
                             groups_));
        SEKISHO_CHECK(gather("SELECT member_id FROM group_master WHERE group_id = ? AND member_id > ? ORDER BY "
                             "member_id LIMIT ?",
                             groups_));
        SEKISHO_CHECK(gather("SELECT member_id FROM member_scope WHERE orgunit_id = ? AND member_id > ? ORDER BY "
                             "member_id LIMIT ?",
                             units_));
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        if (out.size() > static_cast<std::size_t>(count)) out.resize(static_cast<std::size_t>(count));
        return out;
    }

    Result<std::vector<ReaderPath>> pathsOf(std::int64_t member) {
        std::vector<ReaderPath> paths;
        SEKISHO_TRY(own,
                    (db_.rows<std::int64_t, std::int64_t>(
                        "SELECT group_id, 1 FROM group_master WHERE member_id = :master UNION ALL SELECT group_id, "
                        "0 FROM group_member WHERE kind = 'USER' AND subject = :member",
                        member, member)));
        for (const auto& [group, master] : own)
            if (const auto found = groups_.find(group); found != groups_.end())
                paths.push_back({master != 0, found->second.steps});
        SEKISHO_CHECK(addUnitPaths(member, paths));
        std::ranges::stable_sort(paths, shorter);
        return paths;
    }

    // Who may read it at all, as a condition over table member (alias m).
    const std::string& may() const { return may_; }
    std::string groupRows() const { return rowsOf(groups_); }
    std::string unitRows() const { return rowsOf(units_); }

  private:
    template<class Map>
    static std::string rowsOf(const Map& map) {
        std::vector<std::int64_t> rows;
        rows.reserve(map.size());
        for (const auto& [row, unused] : map)
            rows.push_back(row);
        return fmt::format("{}", fmt::join(rows, ","));
    }

    // Through each of his organizations, upwards until one belongs to the room.
    Done addUnitPaths(std::int64_t member, std::vector<ReaderPath>& paths) {
        if (units_.empty()) return {};
        SEKISHO_TRY(own, (db_.rows<std::int64_t, std::string, std::string>(
                             "SELECT o.id, o.uid, o.name FROM member_orgunit mo JOIN orgunit o ON o.id = mo.orgunit_id "
                             "WHERE mo.member_id = :member AND mo.use_team = 1 ORDER BY mo.ord",
                             member)));
        for (const auto& [row, uid, name] : own) {
            SEKISHO_TRY(line, lineOf(row));
            for (const std::int64_t at : line) {
                const auto found = units_.find(at);
                if (found == units_.end()) continue;
                ReaderPath path{false, found->second.steps};
                if (at != row) path.steps.push_back({GroupMemberKind::OrgUnit, uid, name});
                paths.push_back(std::move(path));
            }
        }
        return {};
    }

    Result<std::vector<std::int64_t>> lineOf(std::int64_t unit) { // many members share few organizations
        const auto known = lines_.find(unit);
        if (known != lines_.end()) return known->second;
        SEKISHO_TRY(line, ancestorsOf(db_, unit));
        return lines_.emplace(unit, std::move(line)).first->second;
    }

    Database& db_;
    DomainId domain_;
    std::string may_ = "1";
    std::map<std::int64_t, GroupWithin> groups_;
    std::map<std::int64_t, UnitWithin> units_;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> lines_;
};

// --- rooms of a member ---

class RoomsOfMember {
  public:
    explicit RoomsOfMember(Database& db) : db_(db) {}

    Result<std::vector<RoomOfMember>> run(std::int64_t member) {
        SEKISHO_CHECK(organizations(member));
        SEKISHO_CHECK(groups(member));
        return std::move(out_);
    }

  private:
    struct UnitFacts {
        PathStep step;
        bool talk = false;
    };

    Result<UnitFacts> unitFacts(std::int64_t row) {
        SEKISHO_TRY(found, (db_.first<std::string, std::string, std::int64_t>(
                               "SELECT uid, name, coalesce(json_extract(doc, '$.useMessage'), 0) FROM orgunit WHERE id "
                               "= :id",
                               row)));
        UnitFacts facts;
        if (found)
            facts = {{GroupMemberKind::OrgUnit, std::get<0>(*found), std::get<1>(*found)}, std::get<2>(*found) != 0};
        return facts;
    }

    Done organizations(std::int64_t member) {
        SEKISHO_TRY(own, db_.rows<std::int64_t>("SELECT orgunit_id FROM member_orgunit WHERE member_id = :member AND "
                                                "use_team = 1 ORDER BY ord",
                                                member));
        for (const auto& [row] : own) {
            SEKISHO_TRY(line, ancestorsOf(db_, row));
            SEKISHO_TRY(bottom, unitFacts(row));
            for (const std::int64_t at : line) {
                std::vector<PathStep> steps;
                if (at != row) steps.push_back(bottom.step);
                const auto [place, fresh] = units_.try_emplace(at, steps);
                if (!fresh) continue;
                SEKISHO_TRY(facts, unitFacts(at));
                place->second.insert(place->second.begin(), facts.step); // the way from a group that holds it
                if (facts.talk) out_.push_back({facts.step, {false, std::move(steps)}});
            }
        }
        std::ranges::stable_sort(out_, {}, [](const RoomOfMember& room) { return room.room.name; });
        return {};
    }

    Done groups(std::int64_t member) {
        std::map<std::int64_t, ReaderPath> found;
        std::set<std::pair<std::size_t, std::int64_t>> open; // the shortest way first
        const auto reach = [&](std::int64_t group, ReaderPath path) {
            const auto known = found.find(group);
            if (known != found.end() && !shorter(path, known->second)) return;
            open.emplace(path.steps.size(), group);
            found[group] = std::move(path);
        };
        SEKISHO_TRY(direct, (db_.rows<std::int64_t, std::int64_t>(
                                "SELECT group_id, 0 FROM group_member WHERE kind = 'USER' AND subject = :member UNION "
                                "ALL SELECT group_id, 1 FROM group_master WHERE member_id = :master",
                                member, member)));
        for (const auto& [group, master] : direct)
            reach(group, {master != 0, {}});
        for (const auto& [unit, steps] : units_) {
            SEKISHO_TRY(holders, db_.rows<std::int64_t>("SELECT group_id FROM group_member WHERE kind = 'ORGUNIT' AND "
                                                        "subject = :unit",
                                                        unit));
            for (const auto& [group] : holders)
                reach(group, {false, steps});
        }
        std::vector<RoomOfMember> rooms;
        while (!open.empty()) {
            const auto [length, at] = *open.begin();
            open.erase(open.begin());
            if (found[at].steps.size() != length) continue; // a shorter way was found meanwhile
            SEKISHO_TRY(facts, (db_.first<std::string, std::string, std::int64_t, std::string, std::int64_t>(
                                   "SELECT uid, name, coalesce(json_extract(doc, '$.useMessage'), 0), kind, domain_id "
                                   "FROM grp WHERE id = :id",
                                   at)));
            if (!facts) continue;
            if (std::get<3>(*facts) == groupKindKey(sekisho::GroupKind::External)) {
                SEKISHO_TRY(may, isLinked(member, static_cast<DomainId>(std::get<4>(*facts))));
                if (!may) continue;
            }
            const PathStep step{GroupMemberKind::Group, std::get<0>(*facts), std::get<1>(*facts)};
            const ReaderPath& path = found[at];
            if (std::get<2>(*facts) != 0) rooms.push_back({step, path});
            SEKISHO_TRY(outer, db_.rows<std::int64_t>("SELECT group_id FROM group_member WHERE kind = 'GROUP' AND "
                                                      "subject = :group",
                                                      at));
            for (const auto& [group] : outer) {
                ReaderPath longer = path;
                longer.steps.insert(longer.steps.begin(), step);
                reach(group, std::move(longer));
            }
        }
        std::ranges::stable_sort(rooms, {}, [](const RoomOfMember& room) { return room.room.name; });
        std::ranges::move(rooms, std::back_inserter(out_));
        return {};
    }

    Result<bool> isLinked(std::int64_t member, DomainId domain) {
        if (linked_) return *linked_;
        SEKISHO_TRY(condition, linkedMembers(db_, domain));
        SEKISHO_TRY(row, db_.first<std::int64_t>(
                             fmt::format("SELECT 1 FROM member m WHERE m.id = :member AND {}", condition), member));
        linked_ = row.has_value();
        return *linked_;
    }

    Database& db_;
    std::optional<bool> linked_;                          // may he talk with LINE WORKS users of other companies
    std::map<std::int64_t, std::vector<PathStep>> units_; // that he belongs to, from there down to his own
    std::vector<RoomOfMember> out_;
};

} // namespace

Result<ReaderPage> readersOf(Database& db, DomainId domain, const RoomRef& room, std::string_view within,
                             std::int64_t after, int count) {
    RoomReaders readers(db, domain);
    SEKISHO_CHECK(readers.open(room));
    SEKISHO_TRY(read, db.prepare(fmt::format("SELECT m.uid, m.doc FROM member m WHERE m.id = ? AND m.domain_id = ? AND "
                                             "m.deleted IS NULL AND {} AND {}",
                                             readers.may(), within)));
    ReaderPage page;
    for (;;) {
        SEKISHO_TRY(rows, readers.candidates(after, count + 1));
        for (const std::int64_t row : rows) {
            SEKISHO_TRY(paths, readers.pathsOf(row));
            after = row;
            if (paths.empty()) continue;
            read.bind(1, row).bind(2, std::int64_t{domain});
            SEKISHO_TRY(there, read.step());
            if (!there) continue;
            if (page.readers.size() == static_cast<std::size_t>(count)) {
                page.next = page.readers.back().row;
                return page;
            }
            if (paths.size() > kMostReaderPaths) paths.resize(kMostReaderPaths);
            page.readers.push_back({row, std::string(read.text(0)), std::string(read.text(1)), std::move(paths)});
            read.reset();
        }
        if (rows.size() <= static_cast<std::size_t>(count)) return page;
    }
}

namespace {

// Everybody within the groups and organizations of the room, as a condition of one statement.
std::string allReaders(std::string_view what, std::string_view order, DomainId domain, const RoomReaders& readers) {
    return fmt::format("WITH RECURSIVE sub(id) AS (SELECT id FROM orgunit WHERE id IN ({units}) UNION SELECT o.id "
                       "FROM sub JOIN orgunit o ON o.domain_id = {domain} AND o.parent_id = sub.id) "
                       "SELECT {what} FROM (SELECT subject AS id FROM group_member WHERE group_id IN ({groups}) AND "
                       "kind = 'USER' UNION SELECT member_id FROM group_master WHERE group_id IN ({groups}) UNION "
                       "SELECT mo.member_id FROM member_orgunit mo WHERE mo.use_team = 1 AND mo.orgunit_id IN (SELECT "
                       "id FROM sub)) r JOIN member m ON m.id = r.id WHERE m.deleted IS NULL AND {may}{order}",
                       fmt::arg("units", readers.unitRows()), fmt::arg("domain", domain),
                       fmt::arg("groups", readers.groupRows()), fmt::arg("what", what), fmt::arg("may", readers.may()),
                       fmt::arg("order", order));
}

} // namespace

Result<std::int64_t> countReaders(Database& db, DomainId domain, const RoomRef& room) {
    RoomReaders readers(db, domain);
    SEKISHO_CHECK(readers.open(room));
    SEKISHO_TRY(row, db.first<std::int64_t>(allReaders("count(*)", "", domain, readers)));
    return row ? std::get<0>(*row) : 0;
}

Result<std::vector<std::int64_t>> readerRows(Database& db, DomainId domain, const RoomRef& room) {
    RoomReaders readers(db, domain);
    SEKISHO_CHECK(readers.open(room));
    SEKISHO_TRY(rows, db.rows<std::int64_t>(allReaders("m.id", " ORDER BY m.id", domain, readers)));
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    out.reserve(rows.size());
    for (const auto& [row] : rows)
        out.push_back(row);
    return out;
}

Result<std::vector<std::int64_t>> groupsHolding(Database& db, std::int64_t group) {
    SEKISHO_TRY(rows, db.rows<std::int64_t>(
                          "WITH RECURSIVE over(id) AS (SELECT group_id FROM group_member WHERE kind = 'GROUP' AND "
                          "subject = :group UNION SELECT gm.group_id FROM over JOIN group_member gm ON gm.kind = "
                          "'GROUP' AND gm.subject = over.id) SELECT g.id FROM over JOIN grp g ON g.id = over.id WHERE "
                          "coalesce(json_extract(g.doc, '$.useMessage'), 0) <> 0 ORDER BY g.id",
                          group));
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    for (const auto& [row] : rows)
        out.push_back(row);
    return out;
}

Result<std::vector<RoomOfMember>> roomsOfMember(Database& db, std::int64_t member) {
    return RoomsOfMember(db).run(member);
}

} // namespace sekishod
