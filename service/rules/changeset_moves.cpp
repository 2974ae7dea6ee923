#include "service/rules/changeset_moves.h"

#include "models/domain/changeset.h"
#include "service/rules/structure.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <map>
#include <string>
#include <vector>

// Why a row by itself is enough. Take whoever lies within a role when all rows are done, and the line of organizations
// from there up to the one that the role names. Its uppermost part is of now; the row that has hung the rest below it
// brings that rest into the role, so it was refused, unless it lay within the role before. Then the same holds one
// step further down. What is made by the changeset itself has no line of now and is followed to where it will hang.

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

using Line = std::vector<std::string>;

struct PlannedMove {
    std::string uid;
    json::value from, to;
};

std::string idOf(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : std::string();
}

const json::value& memberOf(const json::value& object, std::string_view key) {
    static const json::value none;
    const auto* fields = object.if_object();
    const auto* found = fields ? fields->if_contains(key) : nullptr;
    return found ? *found : none;
}

class MovesOfChangeset {
  public:
    MovesOfChangeset(const Authority& who, std::int64_t changeset) : who_(who), changeset_(changeset) {}

    Done check();

  private:
    // Rows of this kind that change this field; those of what comes into being only when asked for.
    Result<std::vector<PlannedMove>> rowsOf(std::string_view kind, std::string_view field, bool fresh) const;
    Done readFreshUnits();
    Result<Line> lineOf(const std::string& uid);
    Result<Standpoint> standpointOf(const json::value& organizations);

    const Authority& who_;
    std::int64_t changeset_;
    std::map<std::string, std::string> fresh_; // parents of organizations that the changeset makes or brings back
    std::map<std::string, Line> lines_;
};

Result<std::vector<PlannedMove>> MovesOfChangeset::rowsOf(std::string_view kind, std::string_view field,
                                                          bool fresh) const {
    std::vector<PlannedMove> out;
    SEKISHO_TRY(rows, (who_.db.rows<std::string, std::string>(
                          "SELECT r.uid, r.changes FROM changeset_operation o JOIN changeset_row r ON r.id = o.id "
                          "WHERE o.id BETWEEN :first AND :last AND o.kind = :kind AND r.verdict <> :refused AND "
                          "(r.version_before = 0) = :fresh AND (:fresh OR instr(r.changes, :field) > 0)",
                          changeset_ << 20, (changeset_ << 20) | 0xFFFFF, kind,
                          static_cast<std::int64_t>(sekisho::Verdict::Refused), fresh ? 1 : 0,
                          '"' + std::string(field) + '"')));
    for (auto& [uid, changes] : rows) {
        boost::system::error_code failed;
        const json::value parsed = json::parse(changes, failed);
        if (failed) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a planned row");
        const json::value& change = memberOf(parsed, field);
        if (fresh || change.is_object())
            out.push_back({std::move(uid), memberOf(change, "from"), memberOf(change, "to")});
    }
    return out;
}

Done MovesOfChangeset::readFreshUnits() {
    SEKISHO_TRY(rows, rowsOf("orgUnit", "parentOrgUnitId", true));
    for (PlannedMove& row : rows)
        fresh_[std::move(row.uid)] = idOf(row.to);
    return {};
}

// Itself first; empty: there is no such organization, neither now nor afterwards.
Result<Line> MovesOfChangeset::lineOf(const std::string& uid) {
    Line out;
    std::string at = uid;
    for (auto found = fresh_.find(at); found != fresh_.end() && out.size() < kDeepestOrgUnit; found = fresh_.find(at)) {
        out.push_back(at);
        at = found->second;
    }
    if (at.empty()) return out;
    auto known = lines_.find(at);
    if (known == lines_.end()) {
        Line above;
        SEKISHO_TRY(row, findOrgUnit(who_.db, who_.caller.domain, at));
        if (row) {
            SEKISHO_TRY(line, uidsUpwards(who_.db, *row));
            above = std::move(line);
        }
        known = lines_.emplace(at, std::move(above)).first;
    }
    out.insert(out.end(), known->second.begin(), known->second.end());
    return out;
}

Result<Standpoint> MovesOfChangeset::standpointOf(const json::value& organizations) {
    Standpoint out;
    const auto* list = organizations.if_array();
    for (const json::value& organization : list ? *list : json::array()) {
        const auto* units = memberOf(organization, "orgUnits").if_array();
        for (const json::value& unit : units ? *units : json::array()) {
            SEKISHO_TRY(line, lineOf(idOf(memberOf(unit, "orgUnitId"))));
            if (line.empty()) continue;
            out.direct.push_back(line.front());
            out.line.insert(out.line.end(), line.begin(), line.end());
        }
    }
    return out;
}

Done MovesOfChangeset::check() {
    SEKISHO_CHECK(readFreshUnits());
    SEKISHO_TRY(units, rowsOf("orgUnit", "parentOrgUnitId", false));
    for (const PlannedMove& row : units) {
        SEKISHO_TRY(was, lineOf(row.uid));
        if (was.empty()) continue;
        SEKISHO_TRY(above, lineOf(idOf(row.to)));
        Line is{was.front()};
        is.insert(is.end(), above.begin(), above.end());
        SEKISHO_CHECK(checkBranchGainsNothing(who_, was, is));
    }
    SEKISHO_TRY(people, rowsOf("member", "organizations", false));
    for (const PlannedMove& row : people) {
        SEKISHO_TRY(was, standpointOf(row.from));
        SEKISHO_TRY(is, standpointOf(row.to));
        SEKISHO_CHECK(checkGainsNothing(who_, was, is));
    }
    return {};
}

} // namespace

Done checkGainsByChangeset(const Authority& who, std::string_view changesetId) {
    if (!holdsInAPart(who)) return {};
    SEKISHO_TRY(row,
                who.db.firstOften<std::int64_t>("SELECT id FROM changeset WHERE uid = :uid AND domain_id = :domain",
                                                changesetId, who.caller.domain));
    if (!row) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
    return MovesOfChangeset(who, std::get<0>(*row)).check();
}

} // namespace sekishod
