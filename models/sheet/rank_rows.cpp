#include "models/sheet/structure_cells.h"

#include <boost/json/serialize.hpp>

namespace sekisho::sheet {

namespace json = boost::json;

namespace {

RankKind rankKindOf(SheetKind kind) {
    return kind == SheetKind::Level      ? RankKind::Level
           : kind == SheetKind::Position ? RankKind::Position
                                         : RankKind::UserType;
}

json::object fieldsOf(const Rank& before, const Rank& after) {
    const std::string prefix(rankKey(after.kind));
    json::object out;
    putText(out, prefix + "Name", before.name, after.name);
    putKey(out, prefix + "ExternalKey", before.externalKey, after.externalKey);
    if (before.displayOrder != after.displayOrder) out["displayOrder"] = after.displayOrder;
    if (after.kind == RankKind::Level) putFlag(out, "executive", before.executive, after.executive);
    if (after.kind == RankKind::UserType) putText(out, "userTypeCode", before.code, after.code);
    return out;
}

std::string makingText(const Rank& rank, DomainId domain) {
    json::object out = fieldsOf(Rank(), rank);
    out["domainId"] = domain;
    out["displayOrder"] = rank.displayOrder;
    if (rank.kind == RankKind::Level) out["executive"] = rank.executive;
    return json::serialize(out);
}

class RankRows {
  public:
    RankRows(const Table& table, const Mapping& mapping, World& world)
        : table_(table), mapping_(mapping), world_(world), kind_(rankKindOf(mapping.kind)) {}

    StructurePlan run() {
        eachRow(table_, mapping_, plan_, row_, [this](StructureCells& at) { take(at); });
        return std::move(plan_);
    }

  private:
    Ranks::Entry* target(const StructureCells& at) {
        if (!at.given(mapping_.key)) return nullptr;
        const std::string_view text = at.cell(mapping_.key);
        const std::string reference = mapping_.key == "id"            ? "id:" + std::string(text)
                                      : mapping_.key == "externalKey" ? "externalKey:" + std::string(text)
                                                                      : std::string(text);
        auto found = world_.ranks.find(kind_, reference);
        return found ? world_.ranks.edit(kind_, (*found)->rank.id) : nullptr;
    }

    void take(StructureCells& at) {
        Ranks::Entry* entry = target(at);
        const auto action = at.action(entry != nullptr);
        if (!action) return;
        plan_.rows.back().action = *action;
        if (*action == RowAction::Skip) return;
        if (entry) {
            const auto [found, fresh] = seen_.emplace(entry, table_.line(row_));
            if (!fresh) return at.fault(mapping_.key, twice(found->second));
        }
        if (*action == RowAction::Add) return add(at);
        if (!entry) return at.fault(mapping_.key, rankMissingCode(kind_));
        if (*action == RowAction::Delete) {
            plan_.rows.back().changed = true;
            plan_.removals.push_back(operation("delete", *entry, entry->rank.version, {}));
            entry->removed = true;
        } else
            change(at, *entry);
    }

    void takeFields(StructureCells& at, bool there, Rank& rank) {
        if (at.given("name")) rank.name = at.cell("name");
        at.key("externalKey", there, rank.externalKey);
        at.number("displayOrder", rank.displayOrder);
        if (kind_ == RankKind::Level) at.flag("executive", rank.executive);
        if (kind_ == RankKind::UserType) at.text("code", there, rank.code);
        at.judge(checkRank(rank));
        auto same = world_.ranks.find(kind_, rank.name);
        if (same && (*same)->rank.id != rank.id) at.fault("name", std::string(takenCode()));
    }
    std::string_view takenCode() const {
        return kind_ == RankKind::Level      ? "LEVEL_ALREADY_EXIST"
               : kind_ == RankKind::Position ? "POSITION_ALREADY_EXIST"
                                             : "USER_TYPE_ALREADY_EXIST";
    }

    void add(StructureCells& at) {
        Rank rank;
        rank.kind = kind_;
        rank.domain = world_.directory.tenant.domain;
        if (!at.given("displayOrder")) rank.displayOrder = world_.ranks.orderBehind(kind_);
        takeFields(at, false, rank);
        if (!at.good()) return;
        auto made = world_.ranks.make(std::move(rank), false);
        if (!made) return at.fault("name", made.error());
        seen_.emplace(*made, table_.line(row_));
        plan_.rows.back().changed = true;
        plan_.operations.push_back(
            operation("create", **made, 0, makingText((*made)->rank, world_.directory.tenant.domain)));
    }

    void change(StructureCells& at, Ranks::Entry& entry) {
        const Rank before = entry.rank;
        Rank after = before;
        takeFields(at, true, after);
        if (!at.good()) return;
        entry.rank = after;
        world_.ranks.changed(entry, before);
        const json::object fields = fieldsOf(before, after);
        if (fields.empty()) return;
        plan_.rows.back().changed = true;
        plan_.operations.push_back(operation("update", entry, before.version, json::serialize(fields)));
    }

    StructureOperation operation(const char* action, const Ranks::Entry& entry, Version version, std::string value) {
        return {row_,
                std::string(rankKey(kind_)),
                action,
                entry.rank.id,
                version > 0 ? std::optional(version) : std::nullopt,
                std::move(value),
                0};
    }

    const Table& table_;
    const Mapping& mapping_;
    World& world_;
    RankKind kind_;
    std::size_t row_ = 0;
    std::unordered_map<const Ranks::Entry*, std::int64_t> seen_;
    StructurePlan plan_;
};

} // namespace

StructurePlan planRanks(const Table& table, const Mapping& mapping, World& world) {
    return RankRows(table, mapping, world).run();
}

StructureOperation makingOf(const Ranks::Entry& entry) {
    return {0,
            std::string(rankKey(entry.rank.kind)),
            "create",
            entry.rank.id,
            std::nullopt,
            makingText(entry.rank, entry.rank.domain),
            0};
}

} // namespace sekisho::sheet
