#include "models/api/rank_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"

namespace sekisho::api {

namespace {

struct Effective {
    std::optional<ChartRestriction> restriction;
    EffectiveRestriction whose;
};

void readRestriction(JsonReader& reader, std::string_view key, od::value value, ChartRestriction& to) {
    switch (keyHash(key)) {
    case "accessRestrictType"_key: {
        const auto access = chartAccessOf(reader.view(value));
        reader.ok = reader.ok && access;
        to.access = access.value_or(ChartAccess::OnlyMe);
        break;
    }
    case "specifiedOrgUnits"_key:
        reader.list(value, to.units, [&](od::value item, ChartUnit& unit) {
            reader.fields(item, [&](std::string_view name, od::value part) {
                if (name == "orgUnitId") reader.id(part, unit.orgUnit);
                if (name == "includeSubOrgUnits") reader.flag(part, unit.includeSubOrgUnits);
            });
        });
        break;
    default:
        break;
    }
}

void readSource(JsonReader& reader, std::string_view key, od::value value, EffectiveRestriction& to) {
    if (key == "id") reader.text(value, to.sourceId);
    if (key == "name") reader.text(value, to.sourceName);
    if (key != "kind") return;
    const auto kind = chartSubjectOf(reader.view(value));
    reader.ok = reader.ok && kind;
    to.source = kind.value_or(ChartSubject::Member);
}

} // namespace

Result<RankImpact> rankImpactFromText(std::string_view json) {
    return parsed<RankImpact>(json, [](JsonReader& reader, std::string_view key, od::value value, RankImpact& to) {
        if (key == "enabled") reader.flag(value, to.enabled);
        if (key == "entries") reader.number(value, to.entries);
        if (key == "members") reader.number(value, to.members);
        if (key == "assignments") reader.number(value, to.assignments);
        if (key == "restrictions") reader.number(value, to.restrictions);
    });
}

Result<ChartRestriction> chartRestrictionFromText(std::string_view json) {
    return parsed<ChartRestriction>(json, readRestriction);
}

Result<std::optional<EffectiveRestriction>> effectiveRestrictionFromText(std::string_view json) {
    const auto read = [](JsonReader& reader, std::string_view key, od::value value, Effective& to) {
        if (key == "restriction" && !reader.isNull(value)) {
            to.restriction.emplace();
            reader.fields(value, [&](std::string_view name, od::value part) {
                readRestriction(reader, name, part, *to.restriction);
            });
        }
        if (key == "source")
            reader.fields(value,
                          [&](std::string_view name, od::value part) { readSource(reader, name, part, to.whose); });
    };
    SEKISHO_TRY(found, parsed<Effective>(json, read));
    if (!found.restriction) return std::optional<EffectiveRestriction>();
    found.whose.restriction = std::move(*found.restriction);
    return std::optional(std::move(found.whose));
}

std::string requestText(const ChartRestriction& wanted) {
    JsonText json(256);
    json.begin();
    json.key("accessRestrictType").text(chartAccessKey(wanted.access));
    json.key("specifiedOrgUnits").beginArray();
    for (const ChartUnit& unit : wanted.units) {
        json.begin();
        json.key("orgUnitId").text(unit.orgUnit.value);
        json.key("includeSubOrgUnits").flag(unit.includeSubOrgUnits);
        json.end();
    }
    json.endArray();
    json.end();
    return json.take();
}

} // namespace sekisho::api
