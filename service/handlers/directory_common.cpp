#include "service/handlers/directory_common.h"

#include "models/api/record.h"
#include "service/rules/subjects.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnitId;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::UserId;
using sekisho::api::NamedRef;
using sekisho::api::Names;
using sekisho::api::PageCursor;
using sekisho::sql::Database;

namespace {

constexpr int kMostPerPage = 100;

Result<std::string> uidOf(Database& db, std::string_view table, std::int64_t row) {
    SEKISHO_TRY(found, db.first<std::string>(fmt::format("SELECT uid FROM {} WHERE id = :id", table), row));
    return found ? std::get<0>(*found) : std::string();
}

template<class T, class Find>
std::function<Result<T>(const std::string&)> resolvedBy(Call& call, std::string_view table, std::string code,
                                                        Find find) {
    Database* db = call.db;
    const sekisho::DomainId domain = call.caller.domain;
    return [=](const std::string& idText) -> Result<T> {
        Result<std::optional<std::int64_t>> row = find(*db, domain, idText);
        if (!row) return sekisho::Unexpected(std::move(row).error());
        if (!*row) return Error(ErrorKind::NotFound, code);
        SEKISHO_TRY(uid, uidOf(*db, table, **row));
        return T(std::move(uid));
    };
}

template<class T>
std::function<Result<T>(const std::string&)> rankBy(Call& call, RankKind kind) {
    return resolvedBy<T>(call, "rank", rankNotThere(kind).code,
                         [kind](Database& db, sekisho::DomainId domain, const std::string& idText) {
                             return findRank(db, domain, kind, idText);
                         });
}

const sekisho::OrgUnitMembership* membershipIn(const Member* member, const OrgUnitId& unit) {
    if (!member) return nullptr;
    for (const auto& organization : member->organizations)
        for (const auto& of : organization.orgUnits)
            if (of.orgUnit == unit) return &of;
    return nullptr;
}

Error outOfScope(std::string field) {
    return Error(ErrorKind::Forbidden, "OUT_OF_SCOPE").at(std::move(field));
}

Result<bool> withinScope(Call& call, const OrgUnitId& unit) {
    SEKISHO_TRY(row, findOrgUnit(*call.db, call.caller.domain, unit.value));
    if (!row) return false;
    return orgUnitWithin(*call.db, *row, call.scope);
}

} // namespace

Result<Paging> pagingOf(const Call& call, std::string_view list, bool overIsEmpty) {
    Paging paging;
    if (const auto text = call.query("count")) {
        int count = 0;
        const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), count);
        if (fault != std::errc() || end != text->data() + text->size() || count < 1)
            return sekisho::badInput("count", "INVALID_PARAMETER", "count must be a number from 1 to 100.");
        paging.tooMany = count > kMostPerPage;
        if (paging.tooMany && !overIsEmpty)
            return sekisho::badInput("count", "INVALID_PARAMETER", "count must be a number from 1 to 100.");
        paging.count = std::min(count, kMostPerPage);
    }
    if (const auto text = call.query("cursor"); text && !text->empty()) {
        paging.after = sekisho::api::cursorFromText(list, *text);
        if (!paging.after)
            return sekisho::badInput("cursor", "INVALID_PARAMETER", "cursor is not one that this list has given out.");
    }
    return paging;
}

std::string listName(const Call& call, std::string_view list, std::string_view order) {
    return fmt::format("{}:{}:{}", list, call.caller.domain, order);
}

Response listResponse(std::string_view key, std::span<const std::string> items, std::string_view list,
                      const std::optional<PageCursor>& next) {
    std::string body;
    std::size_t size = 128;
    for (const auto& item : items)
        size += item.size() + 1;
    body.reserve(size);
    body += fmt::format(R"({{"{}":[)", key);
    for (const auto& item : items) {
        if (&item != items.data()) body += ',';
        body += item;
    }
    body += R"(],"responseMetaData":{"nextCursor":)";
    body += next ? fmt::format(R"("{}")", sekisho::api::cursorText(list, *next)) : std::string("null");
    body += "}}";
    return Response::json(200, std::move(body));
}

std::string etagOf(sekisho::Version version) {
    return fmt::format("\"{}\"", version);
}

Done checkIfMatch(const Call& call, sekisho::Version version) {
    std::string_view wanted = call.request.header("If-Match");
    if (wanted.empty()) return {};
    const std::string present = etagOf(version);
    while (!wanted.empty()) {
        const std::size_t comma = std::min(wanted.find(','), wanted.size());
        std::string_view tag = wanted.substr(0, comma);
        wanted.remove_prefix(std::min(comma + 1, wanted.size()));
        while (tag.starts_with(' '))
            tag.remove_prefix(1);
        while (tag.ends_with(' '))
            tag.remove_suffix(1);
        if (tag.starts_with("W/")) tag.remove_prefix(2); // proxies weaken tags
        if (tag == "*" || tag == present) return {};
    }
    return Error(ErrorKind::Conflict, "PRECONDITION_FAILED").with("etag", present);
}

Response resource(int status, std::string json, sekisho::Version version) {
    return Response::json(status, std::move(json)).with("ETag", etagOf(version));
}

Response done(Call& call, Effects& effects, Response response) {
    effects.moveTo(call);
    return response;
}

sekisho::api::IdResolver resolverOf(Call& call) {
    sekisho::api::IdResolver ids;
    ids.orgUnit = resolvedBy<OrgUnitId>(call, "orgunit", "ORGUNIT_NOT_EXIST", findOrgUnit);
    ids.user = resolvedBy<UserId>(call, "member", "USER_NOT_EXIST", findMember);
    ids.level = rankBy<sekisho::LevelId>(call, RankKind::Level);
    ids.position = rankBy<sekisho::PositionId>(call, RankKind::Position);
    ids.userType = rankBy<sekisho::UserTypeId>(call, RankKind::UserType);
    return ids;
}

Result<std::string> userJson(Directory& directory, Call& call, const Member& member) {
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    return sekisho::api::userText(member, namesOf(structure, *call.db, call.now), call.now);
}

Result<std::string> orgUnitJson(Call& call, const OrgUnitRow& row) {
    NamedRef parent;
    parent.externalKey = row.parentExternalKey;
    Names names;
    names.orgUnit = [&parent](const OrgUnitId&) { return &parent; };
    names.userExternalKey = [&call](const UserId& id) -> std::optional<std::string> {
        const auto key =
            call.db->first<std::optional<std::string>>("SELECT external_key FROM member WHERE uid = :uid", id.value);
        return key && *key ? std::get<0>(**key) : std::nullopt;
    };
    sekisho::OrgUnit unit = row.unit;
    unit.visible = unit.visible && !row.underHidden;
    return sekisho::api::orgUnitText(unit, names, row.depth);
}

Result<std::vector<std::string>> orgUnitsJson(Call& call, const std::shared_ptr<const Structure>& structure,
                                              std::span<const std::int64_t> rows) {
    const Names names = namesOf(structure, *call.db, call.now);
    SEKISHO_TRY(read, call.db->prepare("SELECT doc FROM orgunit WHERE id = ?"));
    std::vector<std::string> out;
    for (const std::int64_t row : rows) {
        read.bind(1, row);
        SEKISHO_TRY(there, read.step());
        if (!there) continue;
        SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(read.text(0)));
        read.reset();
        const auto entry = structure->unitsByRow.find(row);
        if (entry == structure->unitsByRow.end()) continue;
        unit.visible = !entry->second->hidden;
        out.push_back(sekisho::api::orgUnitText(unit, names, entry->second->depth));
    }
    return out;
}

Done checkMembershipScope(Call& call, const Member* before, const Member& after) {
    if (call.scope.wholeTenant) return {};
    const std::string field = "organizations.orgUnits.orgUnitId";
    bool any = false;
    for (const auto& organization : after.organizations) {
        for (const auto& of : organization.orgUnits) {
            const auto* old = membershipIn(before, of.orgUnit);
            SEKISHO_TRY(within, withinScope(call, of.orgUnit));
            any = any || within;
            if (!within && (!old || *old != of)) return outOfScope(field);
        }
    }
    for (const auto& organization : before ? before->organizations : std::vector<sekisho::Organization>()) {
        for (const auto& of : organization.orgUnits) {
            if (membershipIn(&after, of.orgUnit)) continue;
            SEKISHO_TRY(within, withinScope(call, of.orgUnit));
            if (!within) return outOfScope(field);
        }
    }
    if (!any) return outOfScope(field);
    return {};
}

Done checkPlaceScope(Call& call, const std::optional<OrgUnitId>& parent) {
    if (call.scope.wholeTenant) return {};
    if (!parent) return outOfScope("parentOrgUnitId");
    ScopeFilter below = call.scope;
    below.exact.clear(); // such a scope ends with the organization itself
    SEKISHO_TRY(row, findOrgUnit(*call.db, call.caller.domain, parent->value));
    if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("parentOrgUnitId");
    SEKISHO_TRY(within, orgUnitWithin(*call.db, *row, below));
    if (!within) return outOfScope("parentOrgUnitId");
    return {};
}

Done checkWholeTenant(const Call& call) {
    if (call.scope.wholeTenant) return {};
    return Error(ErrorKind::Forbidden, "OUT_OF_SCOPE",
                 "This concerns the whole tenant, and your administrator rights cover only a part of it.");
}

} // namespace sekishod
