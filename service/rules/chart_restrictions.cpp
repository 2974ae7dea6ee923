#include "service/rules/chart_restrictions.h"

#include "service/rules/diff.h"
#include "service/rules/structure.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

using sekisho::ChartAccess;
using sekisho::ChartRestriction;
using sekisho::ChartSubject;
using sekisho::ChartUnit;
using sekisho::Done;
using sekisho::EffectiveRestriction;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

std::string unitsText(const ChartRestriction& restriction) {
    json::array units;
    for (const ChartUnit& unit : restriction.units)
        units.push_back(
            json::object{{"orgUnitId", unit.orgUnit.value}, {"includeSubOrgUnits", unit.includeSubOrgUnits}});
    return json::serialize(units);
}

std::string restrictionRecord(const ChartRestriction& restriction) {
    json::object record{{"accessRestrictType", chartAccessKey(restriction.access)}};
    boost::system::error_code failed;
    record["specifiedOrgUnits"] = json::parse(unitsText(restriction), failed);
    return json::serialize(record);
}

AuditEntry noteOf(std::string action, const ChartSubjectRef& subject, std::string changes) {
    return {.action = std::move(action),
            .targetKind = std::string(chartSubjectKey(subject.kind)),
            .targetId = subject.uid,
            .targetName = subject.name,
            .changesJson = std::move(changes)};
}

Result<std::vector<ChartUnit>> readUnits(Database& db, const std::string& text) {
    std::vector<ChartUnit> out;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed || !value.is_array()) return out;
    for (const auto& item : value.get_array()) {
        const auto* object = item.if_object();
        const auto* id = object ? object->if_contains("orgUnitId") : nullptr;
        const auto* below = object ? object->if_contains("includeSubOrgUnits") : nullptr;
        if (!id || !id->is_string()) continue;
        const std::string uid(id->get_string());
        SEKISHO_TRY(there, db.first<std::int64_t>("SELECT 1 FROM orgunit WHERE uid = :uid", uid));
        if (there) out.push_back({sekisho::OrgUnitId(uid), below && below->is_bool() && below->get_bool()});
    }
    return out;
}

Error noRestriction() {
    return Error(ErrorKind::NotFound, "CHART_RESTRICTION_NOT_EXIST");
}

Result<std::optional<EffectiveRestriction>> asEffective(Database& db, ChartSubjectRef source) {
    SEKISHO_TRY(found, findChartRestriction(db, source.uid));
    if (!found) return std::optional<EffectiveRestriction>{};
    return std::optional(
        EffectiveRestriction{std::move(*found), source.kind, std::move(source.uid), std::move(source.name)});
}

} // namespace

Result<std::optional<ChartRestriction>> findChartRestriction(Database& db, std::string_view subjectUid) {
    SEKISHO_TRY(
        row, (db.first<std::string, std::string, std::int64_t>(
                 "SELECT restrict_type, units, version FROM chart_restriction WHERE subject_uid = :uid", subjectUid)));
    if (!row) return std::optional<ChartRestriction>{};
    ChartRestriction out;
    out.access = sekisho::chartAccessOf(std::get<0>(*row)).value_or(ChartAccess::OnlyMe);
    SEKISHO_TRY(units, readUnits(db, std::get<1>(*row)));
    out.units = std::move(units);
    out.version = std::get<2>(*row);
    return std::optional(std::move(out));
}

Result<ChartRestriction> loadChartRestriction(Database& db, std::string_view subjectUid) {
    SEKISHO_TRY(found, findChartRestriction(db, subjectUid));
    if (!found) return noRestriction();
    return std::move(*found);
}

Result<ChartRestriction> createChartRestriction(Database& db, const Tenant& tenant, const ChartSubjectRef& subject,
                                                ChartRestriction restriction, Effects& effects) {
    SEKISHO_TRY(found, findChartRestriction(db, subject.uid));
    if (found) return Error(ErrorKind::Conflict, "CHART_RESTRICTION_ALREADY_EXIST");
    restriction.version = 1;
    SEKISHO_CHECK(db.exec("INSERT INTO chart_restriction(subject_uid, domain_id, kind, restrict_type, units, version) "
                          "VALUES(:uid, :domain, :kind, :type, :units, 1)",
                          subject.uid, tenant.domain, chartSubjectKey(subject.kind), chartAccessKey(restriction.access),
                          unitsText(restriction)));
    effects.audit(noteOf("chartRestriction.create", subject, changesBetween({}, restrictionRecord(restriction))));
    return restriction;
}

Result<ChartRestriction> replaceChartRestriction(Database& db, const ChartSubjectRef& subject,
                                                 ChartRestriction restriction, Effects& effects) {
    SEKISHO_TRY(before, loadChartRestriction(db, subject.uid));
    restriction.version = before.version;
    if (restriction == before) return before;
    ++restriction.version;
    SEKISHO_CHECK(
        db.exec("UPDATE chart_restriction SET restrict_type = :type, units = :units, version = :version WHERE "
                "subject_uid = :uid",
                chartAccessKey(restriction.access), unitsText(restriction), restriction.version, subject.uid));
    effects.audit(noteOf("chartRestriction.update", subject,
                         changesBetween(restrictionRecord(before), restrictionRecord(restriction))));
    return restriction;
}

Done deleteChartRestriction(Database& db, const ChartSubjectRef& subject, Effects& effects) {
    SEKISHO_TRY(before, loadChartRestriction(db, subject.uid));
    SEKISHO_CHECK(dropChartRestriction(db, subject.uid));
    effects.audit(noteOf("chartRestriction.delete", subject, changesBetween(restrictionRecord(before), {})));
    return {};
}

Done dropChartRestriction(Database& db, std::string_view subjectUid) {
    SEKISHO_CHECK(db.exec("DELETE FROM chart_restriction WHERE subject_uid = :uid", subjectUid));
    return {};
}

Result<std::optional<EffectiveRestriction>> effectiveRestriction(Database& db, const Tenant& tenant,
                                                                 const sekisho::Member& member) {
    SEKISHO_TRY(own, asEffective(db, {ChartSubject::Member, member.id.value, member.displayName()}));
    if (own) return own;
    if (member.userType) {
        SEKISHO_TRY(row, findRank(db, tenant.domain, sekisho::RankKind::UserType, member.userType->value));
        if (row) {
            SEKISHO_TRY(name, db.first<std::string>("SELECT name FROM rank WHERE id = :id", *row));
            SEKISHO_TRY(found, asEffective(db, {ChartSubject::UserType, member.userType->value,
                                                name ? std::get<0>(*name) : std::string()}));
            if (found) return found;
        }
    }
    const auto* primary = member.primaryOrgUnit();
    if (!primary) return std::optional<EffectiveRestriction>{};
    SEKISHO_TRY(name, db.first<std::string>("SELECT name FROM orgunit WHERE uid = :uid", primary->orgUnit.value));
    return asEffective(db, {ChartSubject::OrgUnit, primary->orgUnit.value, name ? std::get<0>(*name) : std::string()});
}

} // namespace sekishod
