#include "models/sheet/structure_cells.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace sekisho::sheet {

namespace json = boost::json;

Error twice(std::int64_t line) {
    return Error(ErrorKind::Conflict, "IMPORT_TWICE", "Another row is about the same.")
        .with("row", fmt::format("{}", line));
}

void putText(json::object& into, std::string_view key, const std::string& before, const std::string& after) {
    if (before != after) into[key] = after.empty() ? json::value(nullptr) : json::value(after);
}

void putKey(json::object& into, std::string_view key, const std::optional<std::string>& before,
            const std::optional<std::string>& after) {
    if (before != after) into[key] = after ? json::value(*after) : json::value(nullptr);
}

void putFlag(json::object& into, std::string_view key, bool before, bool after) {
    if (before != after) into[key] = after;
}

namespace {

struct FlagColumn {
    std::string_view key; // of column and wire
    bool OrgUnit::*field;
};
constexpr FlagColumn flags[] = {{"visible", &OrgUnit::visible},
                                {"useMessage", &OrgUnit::useMessage},
                                {"useNote", &OrgUnit::useNote},
                                {"useCalendar", &OrgUnit::useCalendar},
                                {"useTask", &OrgUnit::useTask},
                                {"useFolder", &OrgUnit::useFolder},
                                {"useServiceNotification", &OrgUnit::useServiceNotification},
                                {"canReceiveExternalMail", &OrgUnit::canReceiveExternalMail}};

// Known only so that it can be refused: whoever fills it in is told, and nothing is cut off unseen.
constexpr std::string_view kTooDeepColumn = "depth16";

json::value idOrNull(const std::optional<OrgUnitId>& id) {
    return id ? json::value(id->value) : json::value(nullptr);
}

// What differs from `before`, as POST and PATCH take it; place and order are not part of it.
json::object fieldsOf(const OrgUnit& before, const OrgUnit& after) {
    json::object out;
    putText(out, "orgUnitName", before.name, after.name);
    putKey(out, "orgUnitExternalKey", before.externalKey, after.externalKey);
    putText(out, "email", before.email, after.email);
    putText(out, "description", before.description, after.description);
    for (const FlagColumn& flag : flags)
        putFlag(out, flag.key, before.*flag.field, after.*flag.field);
    if (before.aliasEmails != after.aliasEmails) {
        json::array aliases;
        for (const std::string& alias : after.aliasEmails)
            aliases.emplace_back(alias);
        out["aliasEmails"] = std::move(aliases);
    }
    return out;
}

std::string makingText(const OrgUnit& unit) {
    json::object out = fieldsOf(OrgUnit(), unit);
    out["domainId"] = unit.domain;
    out["displayOrder"] = unit.displayOrder;
    out["parentOrgUnitId"] = idOrNull(unit.parent);
    return json::serialize(out);
}

// Without an order it comes behind those that are there, also those that others add meanwhile.
std::string movingText(const OrgUnit& unit, bool ordered) {
    json::object out;
    if (ordered) out["displayOrder"] = unit.displayOrder;
    out["parentOrgUnitId"] = idOrNull(unit.parent);
    return json::serialize(out);
}

class OrgUnitRows {
  public:
    OrgUnitRows(const Table& table, const Mapping& mapping, World& world)
        : table_(table), mapping_(mapping), world_(world), places_(world.places) {
        for (int depth = 1; depth <= kDeepestPlace; ++depth)
            depths_.push_back(mapping.columnOf(fmt::format("depth{}", depth)));
        byDepth_ = std::ranges::any_of(depths_, [](int column) { return column >= 0; });
    }

    StructurePlan run() {
        eachRow(table_, mapping_, plan_, row_, [this](StructureCells& at) { take(at); });
        return std::move(plan_);
    }

  private:
    struct Spot { // where the row says the organization is
        int parent = -1;
        std::string name;
        bool parentGiven = false;
        std::string_view key = "orgUnitName"; // the column that names it
    };

    std::optional<Spot> spotByDepth(StructureCells& at) {
        if (at.given(kTooDeepColumn)) {
            at.fault(kTooDeepColumn, placeTooDeep());
            return std::nullopt;
        }
        std::vector<int> used;
        for (const int column : depths_) {
            if (at.at(column).empty()) continue;
            const auto place = static_cast<std::size_t>(std::ranges::find(depths_, column) - depths_.begin());
            if (place != used.size()) {
                at.fault(mapping_.columns[static_cast<std::size_t>(column)], "IMPORT_PARENT_MISSING");
                return std::nullopt;
            }
            used.push_back(column);
        }
        if (used.empty()) {
            at.fault("depth1", "REQUIRED");
            return std::nullopt;
        }
        Spot spot;
        spot.parentGiven = true;
        for (const int column : used) {
            const std::string_view key = mapping_.columns[static_cast<std::size_t>(column)];
            spot.name = at.at(column);
            spot.key = key;
            if (column == used.back()) break;
            const int next = places_.child(spot.parent, spot.name);
            if (next < 0) {
                at.fault(key, Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").with("name", spot.name));
                return std::nullopt;
            }
            spot.parent = next;
        }
        return spot;
    }

    std::optional<Spot> spotFlat(StructureCells& at) {
        Spot spot;
        spot.name = at.cell("orgUnitName");
        spot.parentGiven = at.changes("parent", true);
        if (!at.given("parent")) return spot;
        auto parent = places_.find(at.cell("parent"));
        if (parent) {
            spot.parent = *parent;
            return spot;
        }
        at.fault("parent", parent.error(), places_.guess(at.cell("parent")));
        return std::nullopt;
    }

    int target(const StructureCells& at, const Spot& spot) const {
        if (mapping_.key == "orgUnitId" && at.given("orgUnitId")) return places_.byId(at.cell("orgUnitId"));
        if (mapping_.key == "orgUnitExternalKey" && at.given("orgUnitExternalKey"))
            return places_.byExternalKey(at.cell("orgUnitExternalKey"));
        return mapping_.key == "path" ? places_.child(spot.parent, spot.name) : -1;
    }

    void take(StructureCells& at) {
        const auto spot = byDepth_ ? spotByDepth(at) : spotFlat(at);
        if (!spot) return;
        const int place = target(at, *spot);
        const bool there = place >= 0 && !places_.at(place).removed;
        const auto action = at.action(there);
        if (!action) return;
        plan_.rows.back().action = *action;
        if (*action == RowAction::Skip) return;
        if (there && !once(at, place, *spot)) return;
        if (*action == RowAction::Add) return there ? at.fault(spot->key, "ORGUNIT_ALREADY_EXIST") : add(at, *spot);
        if (!there) return at.fault(mapping_.key == "path" ? spot->key : mapping_.key, "ORGUNIT_NOT_EXIST");
        if (*action == RowAction::Delete)
            remove(place);
        else
            change(at, place, *spot);
    }

    bool once(StructureCells& at, int place, const Spot& spot) {
        const auto [found, fresh] = seen_.emplace(place, table_.line(row_));
        if (!fresh) at.fault(spot.key, twice(found->second));
        return fresh;
    }

    // The name stands in one of several columns: the one that the row ends with.
    static void judge(StructureCells& at, const Spot& spot, const Done& done) {
        if (!done && done.error().field == "orgUnitName")
            at.fault(spot.key, done.error());
        else
            at.judge(done);
    }

    void takeFields(StructureCells& at, bool there, const Spot& spot, OrgUnit& unit) {
        at.key("orgUnitExternalKey", there, unit.externalKey);
        at.text("description", there, unit.description);
        if (at.given("email")) unit.email = loginOf(at.cell("email"), world_.directory.tenant);
        if (at.changes("aliasEmails", there)) {
            unit.aliasEmails.clear();
            for (const std::string& alias : listEntries(at.cell("aliasEmails")))
                unit.aliasEmails.push_back(loginOf(alias, world_.directory.tenant));
        }
        for (const FlagColumn& flag : flags)
            at.flag(flag.key, unit.*flag.field);
        at.number("displayOrder", unit.displayOrder);
        judge(at, spot, checkOrgUnit(unit));
    }

    void checkFree(StructureCells& at, const OrgUnit& before, const OrgUnit& after) {
        if (after.externalKey && after.externalKey != before.externalKey) {
            const int owner = places_.byExternalKey(*after.externalKey);
            if (owner >= 0 && places_.at(owner).unit.id != after.id)
                at.fault("orgUnitExternalKey", "EXTERNAL_KEY_ALREADY_EXIST");
        }
        if (after.email != before.email && world_.directory.addressOwner(after.email))
            at.fault("email", "EMAIL_ALREADY_EXIST");
    }

    void add(StructureCells& at, const Spot& spot) {
        OrgUnit wanted; // its name and place are judged when it is made
        wanted.name = spot.name.empty() ? std::string("x") : spot.name;
        wanted.useMessage = wanted.useNote = wanted.useCalendar = wanted.useTask = wanted.useFolder = true;
        takeFields(at, false, spot, wanted);
        checkFree(at, {}, wanted);
        if (spot.name.empty()) at.fault(spot.key, "REQUIRED");
        if (!at.good()) return;
        auto made = places_.make(spot.parent, spot.name, false);
        if (!made) return at.fault(spot.key, made.error());
        Place& place = places_.at(*made);
        wanted.domain = place.unit.domain;
        wanted.id = place.unit.id;
        wanted.parent = place.unit.parent;
        if (!at.given("displayOrder")) wanted.displayOrder = place.unit.displayOrder;
        place.unit = std::move(wanted);
        places_.keyed(*made);
        seen_.emplace(*made, table_.line(row_));
        done("create", place.unit, std::nullopt, makingText(place.unit));
    }

    void change(StructureCells& at, int place, const Spot& spot) {
        const OrgUnit before = places_.at(place).unit;
        OrgUnit after = before;
        if (!spot.name.empty()) after.name = spot.name;
        takeFields(at, true, spot, after);
        checkFree(at, before, after);
        if (!at.good()) return;
        const bool moves = spot.parentGiven && spot.parent != places_.at(place).parent;
        if (moves)
            if (Done moved = places_.move(place, spot.parent); !moved) return at.fault("parent", moved.error());
        if (after.name != before.name) places_.rename(place, after.name);
        after.parent = places_.at(place).unit.parent;
        const bool ordered = at.given("displayOrder") || !moves;
        if (!ordered) after.displayOrder = places_.at(place).unit.displayOrder;
        places_.at(place).unit = after;
        places_.keyed(place);
        // A version counts for the first change only: the second one meets what the first has left.
        std::optional<Version> base = before.version > 0 ? std::optional(before.version) : std::nullopt;
        if (const json::object fields = fieldsOf(before, after); !fields.empty())
            done("update", after, std::exchange(base, std::nullopt), json::serialize(fields));
        if (moves || after.displayOrder != before.displayOrder) done("move", after, base, movingText(after, ordered));
    }

    void remove(int place) {
        const Place& gone = places_.at(place);
        plan_.rows.back().changed = true;
        plan_.removals.push_back({row_,
                                  "orgUnit",
                                  "delete",
                                  gone.unit.id.value,
                                  gone.unit.version > 0 ? std::optional(gone.unit.version) : std::nullopt,
                                  {},
                                  gone.depth});
        places_.remove(place);
    }

    void done(const char* action, const OrgUnit& unit, std::optional<Version> base, std::string value) {
        plan_.rows.back().changed = true;
        plan_.operations.push_back({row_, "orgUnit", action, unit.id.value, base, std::move(value), 0});
    }

    const Table& table_;
    const Mapping& mapping_;
    World& world_;
    Places& places_;
    std::vector<int> depths_;
    bool byDepth_ = false;
    std::size_t row_ = 0;
    std::unordered_map<int, std::int64_t> seen_; // line of the row that was about a place
    StructurePlan plan_;
};

} // namespace

StructurePlan planOrgUnits(const Table& table, const Mapping& mapping, World& world) {
    return OrgUnitRows(table, mapping, world).run();
}

StructureOperation makingOf(const Place& place) {
    return {0, "orgUnit", "create", place.unit.id.value, std::nullopt, makingText(place.unit), 0};
}

} // namespace sekisho::sheet
