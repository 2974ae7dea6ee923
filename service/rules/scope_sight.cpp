#include "service/rules/scope_sight.h"

#include "models/api/names.h"
#include "models/api/record.h"
#include "service/rules/subjects.h"
#include "service/rules/uid_scope.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::OrgUnit;
using sekisho::Relation;
using sekisho::Result;
using sekisho::UserId;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr int kLookedUp = 48; // before the set is taken, which has to be read anew after somebody has joined or left

// Behind which a record has the id of somebody. A key like it within a value that is kept as it came costs a closer
// look.
constexpr std::string_view kRelated = "\"relationUserId\":\"";
constexpr std::string_view kOfMail = "\"userId\":\""; // the record's own id stands under another key

const UserId& namedBy(const Relation& relation) {
    return relation.user;
}
const UserId& namedBy(const UserId& user) {
    return user;
}

template<class T>
Done hideIn(ScopeSight& sight, std::vector<T>& people) {
    std::vector<T> told;
    for (T& one : people) {
        SEKISHO_TRY(within, sight.holds(namedBy(one).value));
        if (within) told.push_back(std::move(one));
    }
    people = std::move(told);
    return {};
}

template<class T>
Done keepIn(ScopeSight& sight, const std::vector<T>& before, std::vector<T>& after, std::string_view field) {
    if (after == before) return {};
    std::vector<T> out;
    for (T& one : after) {
        SEKISHO_TRY(within, sight.holds(namedBy(one).value));
        if (within)
            out.push_back(std::move(one));
        else if (std::ranges::none_of(before, [&](const T& known) { return namedBy(known) == namedBy(one); }))
            return Error(ErrorKind::NotFound, "USER_NOT_EXIST").at(std::string(field));
    }
    for (std::size_t place = 0; place < before.size(); ++place) {
        SEKISHO_TRY(within, sight.holds(namedBy(before[place]).value));
        if (within) continue;
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(std::min(place, out.size())), before[place]);
    }
    after = std::move(out);
    return {};
}

Result<bool> namesOutsiders(ScopeSight& sight, std::string_view doc, std::string_view key) {
    for (std::size_t at = doc.find(key); at != std::string_view::npos; at = doc.find(key, at)) {
        at += key.size();
        SEKISHO_TRY(within, sight.holds(doc.substr(at, std::min(doc.find('"', at), doc.size()) - at)));
        if (!within) return true;
    }
    return false;
}

template<class Record>
Result<std::string_view> recordTold(ScopeSight& sight, std::string_view doc, std::string& room, std::string_view key,
                                    Result<Record> (*read)(std::string_view)) {
    if (sight.wholeTenant()) return doc;
    SEKISHO_TRY(names, namesOutsiders(sight, doc, key));
    if (!names) return doc;
    SEKISHO_TRY(record, read(doc));
    SEKISHO_CHECK(hideOutsiders(sight, record));
    room = sekisho::api::recordText(record);
    return std::string_view(room);
}

// Fields of a record that name people besides, with the key under which each of them stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNaming{
    {{"relations", "relationUserId"}, {sekisho::api::kRecipients, "userId"}, {sekisho::api::kSenders, "userId"}}};

bool namesSomebody(std::string_view changes) {
    return std::ranges::any_of(kNaming, [changes](const auto& one) {
        return changes.find(fmt::format("\"{}\":", one.first)) != std::string_view::npos;
    });
}

// One side of a change. What has another form than the service writes is taken out.
Result<bool> hideOnSide(const WithinAsked& within, json::value& side, std::string_view key) {
    if (side.is_null()) return false;
    json::array told;
    bool hidden = !side.is_array();
    for (json::value& one : hidden ? told : side.get_array()) {
        const auto* object = one.if_object();
        const auto* id = object ? object->if_contains(key) : nullptr;
        bool shown = id && id->is_string();
        if (shown) {
            SEKISHO_TRY(inside, within(std::string_view(id->get_string())));
            shown = inside;
        }
        if (shown)
            told.push_back(std::move(one));
        else
            hidden = true;
    }
    side = told.empty() && hidden ? json::value(nullptr) : json::value(std::move(told));
    return hidden;
}

} // namespace

Result<bool> hideOutsiders(const WithinAsked& within, std::string& changes) {
    if (!namesSomebody(changes)) return false;
    json::error_code failed;
    json::value all = json::parse(changes, failed);
    if (failed || !all.is_object()) {
        changes = "{}";
        return true;
    }
    json::object& fields = all.get_object();
    bool hidden = false;
    for (const auto& [field, key] : kNaming) {
        auto* change = fields.if_contains(field);
        if (!change || !change->is_object()) continue;
        json::object& sides = change->get_object();
        bool any = false;
        for (const std::string_view side : {"from", "to"})
            if (auto* people = sides.if_contains(side)) {
                SEKISHO_TRY(some, hideOnSide(within, *people, key));
                any = any || some;
            }
        hidden = hidden || any;
        if (any && sides["from"] == sides["to"]) fields.erase(field);
    }
    if (hidden) changes = json::serialize(all);
    return hidden;
}

Result<bool> ScopeSight::holds(std::string_view uid) {
    if (scope_.wholeTenant) return true;
    if (!members_ && ++asked_ > kLookedUp) {
        SEKISHO_TRY(members, membersOfScope(db_, domain_, scope_));
        members_ = std::move(members);
        look_.reset();
    }
    if (members_) return members_->holds(uid);
    if (!look_) {
        SEKISHO_TRY(
            look, db_.prepare(fmt::format("SELECT {} FROM (SELECT ? AS uid) asked", uidInScope(scope_, "asked.uid"))));
        look_.emplace(std::move(look));
    }
    look_->bind(1, uid);
    SEKISHO_TRY(there, look_->step());
    const bool within = there && look_->int64(0) != 0;
    look_->reset();
    return within;
}

// The shared resolver has no state.
Result<ScopeSight> sightOf(Database& db, const Caller& caller, sekisho::Instant now) {
    static const auto resolver = makeSubjectResolver();
    const auto scopes = sekisho::scopesOf(caller.roles, {"members.members", sekisho::Access::View}, now);
    ScopeFilter filter{.wholeTenant = caller.isServiceAccount(), .roots = {}, .exact = {}};
    if (scopes) {
        SEKISHO_TRY(held, resolver->filterOf(db, caller.domain, *scopes));
        filter = std::move(held);
    }
    return ScopeSight(db, caller.domain, std::move(filter));
}

Done hideOutsiders(ScopeSight& sight, Member& member) {
    return sight.wholeTenant() ? Done() : hideIn(sight, member.relations);
}

Done hideOutsiders(ScopeSight& sight, OrgUnit& unit) {
    if (sight.wholeTenant()) return {};
    SEKISHO_CHECK(hideIn(sight, unit.emailRecipients));
    return hideIn(sight, unit.emailSenders);
}

Result<std::string_view> memberRecordTold(ScopeSight& sight, std::string_view doc, std::string& room) {
    return recordTold(sight, doc, room, kRelated, &sekisho::api::memberFromRecord);
}

Result<std::string_view> unitRecordTold(ScopeSight& sight, std::string_view doc, std::string& room) {
    return recordTold(sight, doc, room, kOfMail, &sekisho::api::orgUnitFromRecord);
}

Done keepOutsiders(ScopeSight& sight, const Member& before, Member& after) {
    return sight.wholeTenant() ? Done() : keepIn(sight, before.relations, after.relations, "relations.relationUserId");
}

Done keepOutsiders(ScopeSight& sight, const OrgUnit& before, OrgUnit& after) {
    if (sight.wholeTenant()) return {};
    SEKISHO_CHECK(keepIn(sight, before.emailRecipients, after.emailRecipients,
                         fmt::format("{}.userId", sekisho::api::kRecipients)));
    return keepIn(sight, before.emailSenders, after.emailSenders, fmt::format("{}.userId", sekisho::api::kSenders));
}

} // namespace sekishod
