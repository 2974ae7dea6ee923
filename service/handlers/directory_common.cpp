#include "service/handlers/directory_common.h"

#include "models/api/record.h"
#include "service/rules/id_resolver.h"
#include "service/rules/scope_sight.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::UserId;
using sekisho::api::NamedRef;
using sekisho::api::Names;
using sekisho::api::PageCursor;

namespace {

constexpr int kMostPerPage = 100;

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
    return idResolver(*call.db, call.caller.domain);
}

Result<std::string> userJson(Directory& directory, Call& call, const Member& member) {
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    const auto names = namesOf(structure, *call.db, call.now);
    if (call.self || call.scope.wholeTenant || member.relations.empty())
        return sekisho::api::userText(member, names, call.now);
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    Member told = member;
    SEKISHO_CHECK(hideOutsiders(sight, told));
    return sekisho::api::userText(told, names, call.now);
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
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    SEKISHO_CHECK(hideOutsiders(sight, unit));
    unit.visible = unit.visible && !row.underHidden;
    return sekisho::api::orgUnitText(unit, names, row.depth);
}

Result<std::vector<std::string>> orgUnitsJson(Call& call, const std::shared_ptr<const Structure>& structure,
                                              std::span<const UnitEntry* const> units) {
    const Names names = namesOf(structure, *call.db, call.now);
    SEKISHO_TRY(read, call.db->prepare("SELECT doc FROM orgunit WHERE id = ?"));
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    std::vector<std::string> out;
    for (const UnitEntry* entry : units) {
        read.bind(1, entry->row);
        SEKISHO_TRY(there, read.step());
        if (!there) continue;
        SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(read.text(0)));
        read.reset();
        SEKISHO_CHECK(hideOutsiders(sight, unit));
        unit.visible = !entry->hidden;
        out.push_back(sekisho::api::orgUnitText(unit, names, entry->depth));
    }
    return out;
}

bool holdsForAll(const Call& call, const sekisho::Permission& needed) {
    if (call.caller.isServiceAccount()) return true;
    const auto scopes = sekisho::scopesOf(call.caller.roles, needed, call.now);
    return scopes && std::ranges::any_of(*scopes, &sekisho::Scope::wholeTenant);
}

} // namespace sekishod
