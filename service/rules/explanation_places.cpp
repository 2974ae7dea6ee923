#include "service/rules/explanation_places.h"

#include "models/api/record.h"
#include "service/rules/groups.h"
#include "service/rules/structure.h"
#include "service/rules/subjects.h"

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostNamedUnits = 5; // of a scope, in a sentence

Result<std::string> unitName(Database& db, std::int64_t row) {
    SEKISHO_TRY(found, db.firstOften<std::string>("SELECT name FROM orgunit WHERE id = :id", row));
    return found ? std::get<0>(*found) : std::string();
}

Result<AskedPlace> placeOfUnit(Database& db, SubjectRef unit) {
    AskedPlace place;
    SEKISHO_TRY(line, ancestorsOf(db, unit.row));
    for (const std::int64_t row : line) {
        SEKISHO_TRY(uid, db.firstOften<std::string>("SELECT uid FROM orgunit WHERE id = :id", row));
        if (uid) place.line.insert(std::get<0>(*uid));
    }
    place.direct.insert(unit.uid);
    SEKISHO_TRY(name, unitName(db, unit.row));
    place.object = {"orgUnit", unit.uid, std::move(name)};
    place.ref = std::move(unit);
    return place;
}

// Whoever is told of a part of the tenant is told of no group, as in their list.
Result<AskedPlace> placeOfGroup(Database& db, DomainId domain, const std::string& id, const ScopeFilter& sight) {
    if (!sight.wholeTenant) return Error(ErrorKind::NotFound, "GROUP_NOT_EXIST");
    SEKISHO_TRY(row, loadGroup(db, domain, id));
    AskedPlace place;
    place.object = {"group", row.group.id.value, std::move(row.group.name)};
    return place;
}

} // namespace

bool AskedPlace::within(const sekisho::Scope& scope) const {
    if (scope.wholeTenant()) return true;
    const auto& among = scope.includeSubOrgUnits ? line : direct;
    return std::ranges::any_of(scope.orgUnits,
                               [&](const sekisho::OrgUnitId& unit) { return among.contains(unit.value); });
}

Result<AskedPlace> placeOfMember(Database& db, SubjectRef member) {
    AskedPlace place;
    SEKISHO_TRY(direct, db.rowsOften<std::string>("SELECT o.uid FROM member_orgunit mo JOIN orgunit o ON o.id = "
                                                  "mo.orgunit_id WHERE mo.member_id = :member",
                                                  member.row));
    for (auto& [uid] : direct)
        place.direct.insert(std::move(uid));
    SEKISHO_TRY(line, db.rowsOften<std::string>("SELECT o.uid FROM member_scope s JOIN orgunit o ON o.id = "
                                                "s.orgunit_id WHERE s.member_id = :member",
                                                member.row));
    for (auto& [uid] : line)
        place.line.insert(std::move(uid));
    SEKISHO_TRY(person, personOf(db, member.row));
    place.object = {"member", member.uid, std::move(person.name)};
    place.ref = std::move(member);
    return place;
}

Result<AskedPlace> openPlace(SubjectResolver& subjects, const Call& call, const std::string& kind,
                             const std::string& id, const ScopeFilter& sight) {
    Database& db = *call.db;
    if (kind == "tenant") {
        AskedPlace place;
        place.object.kind = kind;
        return place;
    }
    if (kind == "orgUnit") {
        SEKISHO_TRY(unit, subjects.orgUnit(db, call.caller.domain, id, sight));
        return placeOfUnit(db, std::move(unit));
    }
    if (kind == "group") return placeOfGroup(db, call.caller.domain, id, sight);
    SEKISHO_TRY(member, subjects.member(db, call.caller.domain, id, sight));
    return placeOfMember(db, std::move(member));
}

Result<sekisho::RightPerson> personOf(Database& db, std::int64_t row) {
    SEKISHO_TRY(found, (db.firstOften<std::string, std::string, std::string>(
                           "SELECT uid, email, doc FROM member WHERE id = :id", row)));
    if (!found) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    auto& [uid, email, doc] = *found;
    SEKISHO_TRY(record, sekisho::api::memberFromRecord(doc));
    return sekisho::RightPerson{sekisho::UserId(std::move(uid)), record.displayName(), std::move(email)};
}

Result<ScopeNames::Unit> ScopeNames::unit(const std::string& uid) {
    if (const auto known = units_.find(uid); known != units_.end()) return known->second;
    Unit out;
    SEKISHO_TRY(row, findOrgUnit(db_, domain_, uid));
    if (row) {
        out.there = true;
        SEKISHO_TRY(seen, orgUnitWithin(db_, *row, sight_));
        out.seen = seen;
        SEKISHO_TRY(name, unitName(db_, *row));
        if (seen) out.name = std::move(name);
    }
    return units_.emplace(uid, std::move(out)).first->second;
}

Done ScopeNames::dress(sekisho::RightPath& path, const std::string& object) {
    std::string names;
    std::size_t named = 0;
    bool any = path.scope.wholeTenant();
    std::string opens;
    for (sekisho::OrgUnitId& id : path.scope.orgUnits) {
        SEKISHO_TRY(known, unit(id.value));
        any = any || known.there;
        if (known.there && named < kMostNamedUnits) {
            if (named++ > 0) names += '\n';
            names += known.name;
        } else if (known.there && named++ == kMostNamedUnits) {
            names += "\n…";
        }
        if (!known.seen) id.value.clear();
        if (opens.empty()) opens = id.value;
    }
    for (sekisho::ChainLink& link : path.links) {
        if (link.kind != sekisho::LinkKind::Scope) continue;
        if (!any) link.code = "scope.gone";
        link.params.push_back({"units", names});
        link.params.push_back({"object", object});
        link.refId = opens;
        if (opens.empty()) link.refKind.clear();
    }
    return {};
}

} // namespace sekishod
