#include "service/rules/chart_restrictions.h"

#include "service/rules/diff.h"
#include "service/rules/members.h"
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

AuditEntry noteOf(std::string action, const ChartSubjectRef& subject, std::string changes) {
    return {.action = std::move(action),
            .targetKind = std::string(chartSubjectKey(subject.kind)),
            .targetId = subject.uid,
            .targetName = subject.name,
            .changesJson = std::move(changes)};
}

std::vector<ChartUnit> unitsOf(const json::value& list) {
    std::vector<ChartUnit> out;
    if (!list.is_array()) return out;
    for (const auto& item : list.get_array()) {
        const auto* object = item.if_object();
        const auto* id = object ? object->if_contains("orgUnitId") : nullptr;
        const auto* below = object ? object->if_contains("includeSubOrgUnits") : nullptr;
        if (!id || !id->is_string()) continue;
        out.push_back(
            {sekisho::OrgUnitId(std::string(id->get_string())), below && below->is_bool() && below->get_bool()});
    }
    return out;
}

Result<std::vector<ChartUnit>> readUnits(Database& db, const std::string& text) {
    std::vector<ChartUnit> out;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed) return out;
    for (ChartUnit& unit : unitsOf(value)) {
        SEKISHO_TRY(there, db.first<std::int64_t>("SELECT 1 FROM orgunit WHERE uid = :uid", unit.orgUnit.value));
        if (there) out.push_back(std::move(unit));
    }
    return out;
}

Done insertRestriction(Database& db, const Tenant& tenant, const ChartSubjectRef& subject,
                       const ChartRestriction& restriction) {
    SEKISHO_CHECK(db.exec("INSERT INTO chart_restriction(subject_uid, domain_id, kind, restrict_type, units, version) "
                          "VALUES(:uid, :domain, :kind, :type, :units, :version)",
                          subject.uid, tenant.domain, chartSubjectKey(subject.kind), chartAccessKey(restriction.access),
                          unitsText(restriction), restriction.version));
    return {};
}

Done changeRestriction(Database& db, const ChartSubjectRef& subject, const ChartRestriction& restriction) {
    SEKISHO_CHECK(
        db.exec("UPDATE chart_restriction SET restrict_type = :type, units = :units, version = :version WHERE "
                "subject_uid = :uid",
                chartAccessKey(restriction.access), unitsText(restriction), restriction.version, subject.uid));
    return {};
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
    SEKISHO_CHECK(insertRestriction(db, tenant, subject, restriction));
    effects.audit(noteOf("chartRestriction.create", subject, changesBetween({}, recordText(restriction))));
    return restriction;
}

Result<ChartRestriction> replaceChartRestriction(Database& db, const ChartSubjectRef& subject,
                                                 ChartRestriction restriction, Effects& effects) {
    SEKISHO_TRY(before, loadChartRestriction(db, subject.uid));
    restriction.version = before.version;
    if (restriction == before) return before;
    ++restriction.version;
    SEKISHO_CHECK(changeRestriction(db, subject, restriction));
    effects.audit(
        noteOf("chartRestriction.update", subject, changesBetween(recordText(before), recordText(restriction))));
    return restriction;
}

Done deleteChartRestriction(Database& db, const ChartSubjectRef& subject, Effects& effects) {
    SEKISHO_TRY(before, loadChartRestriction(db, subject.uid));
    SEKISHO_CHECK(dropChartRestriction(db, subject.uid));
    effects.audit(noteOf("chartRestriction.delete", subject, changesBetween(recordText(before), {})));
    return {};
}

Done dropChartRestriction(Database& db, std::string_view subjectUid) {
    SEKISHO_CHECK(db.exec("DELETE FROM chart_restriction WHERE subject_uid = :uid", subjectUid));
    return {};
}

std::string recordText(const ChartRestriction& restriction) {
    json::object record{{"accessRestrictType", chartAccessKey(restriction.access)}};
    boost::system::error_code failed;
    record["specifiedOrgUnits"] = json::parse(unitsText(restriction), failed);
    return json::serialize(record);
}

Result<ChartRestriction> chartRestrictionFromRecord(std::string_view text) {
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    const auto* record = failed ? nullptr : value.if_object();
    const auto* type = record ? record->if_contains("accessRestrictType") : nullptr;
    const auto access =
        type && type->is_string()
            ? sekisho::chartAccessOf(std::string_view(type->get_string().data(), type->get_string().size()))
            : std::nullopt;
    if (!access) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a restriction of the organization chart");
    ChartRestriction out;
    out.access = *access;
    if (const auto* units = record->if_contains("specifiedOrgUnits")) out.units = unitsOf(*units);
    return out;
}

Result<ChartSubjectRef> chartSubject(Database& db, sekisho::DomainId domain, std::string_view uid) {
    SEKISHO_TRY(person, findMember(db, domain, uid));
    if (person) {
        SEKISHO_TRY(member, loadMemberRow(db, *person));
        return ChartSubjectRef{ChartSubject::Member, member.member.id.value, member.member.displayName()};
    }
    SEKISHO_TRY(place, findOrgUnit(db, domain, uid));
    if (place) {
        SEKISHO_TRY(unit, loadOrgUnitRow(db, *place));
        return ChartSubjectRef{ChartSubject::OrgUnit, unit.unit.id.value, unit.unit.name};
    }
    SEKISHO_TRY(type, findRank(db, domain, sekisho::RankKind::UserType, uid));
    if (!type) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(name, db.first<std::string>("SELECT name FROM rank WHERE id = :id", *type));
    return ChartSubjectRef{ChartSubject::UserType, std::string(uid), name ? std::get<0>(*name) : std::string()};
}

Result<std::optional<ChartRestriction>> restoreChartRestriction(Database& db, const Tenant& tenant,
                                                                const ChartSubjectRef& subject,
                                                                const std::optional<ChartRestriction>& present,
                                                                const std::optional<ChartRestriction>& image,
                                                                Effects& effects) {
    if (!present && !image) return present;
    if (present && image && present->access == image->access && present->units == image->units) return present;
    if (image) {
        ChartRestriction back = *image;
        back.version = (present ? present->version : image->version) + 1;
        SEKISHO_CHECK(present ? changeRestriction(db, subject, back) : insertRestriction(db, tenant, subject, back));
    } else {
        SEKISHO_CHECK(dropChartRestriction(db, subject.uid));
    }
    SEKISHO_TRY(after, findChartRestriction(db, subject.uid));
    effects.audit(noteOf(
        "chartRestriction.restore", subject,
        changesBetween(present ? recordText(*present) : std::string(), after ? recordText(*after) : std::string())));
    return after;
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
