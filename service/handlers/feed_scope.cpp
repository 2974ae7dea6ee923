#include "service/handlers/feed_scope.h"

#include "models/api/record.h"
#include "models/domain/clock.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sekishod {

namespace {

constexpr std::string_view updatedKey = "\"updatedAt\":";
constexpr std::string_view lastAccessKey = "\"lastAccess\":\"";
constexpr std::string_view lastSignInKey = "\"lastSignIn\":\"";

std::string list(const std::vector<std::int64_t>& rows) {
    return fmt::format("{}", fmt::join(rows, ","));
}

} // namespace

std::string FeedScope::members() const {
    if (filter_.wholeTenant) return "1";
    return fmt::format("(m.id IN (SELECT member_id FROM member_scope WHERE orgunit_id IN ({})) OR "
                       "m.id IN (SELECT member_id FROM member_orgunit WHERE orgunit_id IN ({})))",
                       list(filter_.roots), list(filter_.exact));
}

std::string FeedScope::oneMember() const {
    if (filter_.wholeTenant) return "1";
    return fmt::format("(EXISTS (SELECT 1 FROM member_scope w WHERE w.orgunit_id IN ({}) AND w.member_id = m.id) OR "
                       "EXISTS (SELECT 1 FROM member_orgunit w WHERE w.orgunit_id IN ({}) AND w.member_id = m.id))",
                       list(filter_.roots), list(filter_.exact));
}

std::string FeedScope::orgUnits() const {
    if (filter_.wholeTenant) return "1";
    std::vector<std::int64_t> heads = filter_.roots;
    heads.insert(heads.end(), filter_.exact.begin(), filter_.exact.end());
    return fmt::format(
        "u.id IN (WITH RECURSIVE "
        "down(id) AS (SELECT id FROM orgunit WHERE id IN ({roots}) UNION SELECT o.id FROM down JOIN orgunit o ON "
        "o.domain_id = {domain} AND o.parent_id = down.id), "
        "up(id) AS (SELECT id FROM orgunit WHERE id IN ({heads}) UNION SELECT o.parent_id FROM up JOIN orgunit o ON "
        "o.id = up.id WHERE o.parent_id IS NOT NULL) "
        "SELECT id FROM down UNION SELECT id FROM up)",
        fmt::arg("roots", list(filter_.roots)), fmt::arg("domain", domain_), fmt::arg("heads", list(heads)));
}

std::string FeedScope::covered(bool below) const {
    if (filter_.wholeTenant) return "1";
    const std::string within =
        fmt::format("u.id IN (WITH RECURSIVE down(id) AS (SELECT id FROM orgunit WHERE id IN ({}) UNION SELECT o.id "
                    "FROM down JOIN orgunit o ON o.domain_id = {} AND o.parent_id = down.id) SELECT id FROM down)",
                    list(filter_.roots), domain_);
    return below ? within : fmt::format("({} OR u.id IN ({}))", within, list(filter_.exact));
}

sekisho::Done appendReducedMember(std::string& out, std::string_view doc) {
    SEKISHO_TRY(whole, sekisho::api::memberFromRecord(doc));
    sekisho::Member member;
    member.domain = whole.domain;
    member.id = std::move(whole.id);
    member.email = std::move(whole.email);
    member.name = std::move(whole.name);
    member.i18nNames = std::move(whole.i18nNames);
    for (const sekisho::Organization& organization : whole.organizations) {
        auto& kept = member.organizations.emplace_back();
        kept.domain = organization.domain;
        kept.primary = organization.primary;
        for (const sekisho::OrgUnitMembership& of : organization.orgUnits) {
            auto& place = kept.orgUnits.emplace_back();
            place.orgUnit = of.orgUnit;
            place.primary = of.primary;
        }
    }
    member.activation = whole.activation; // with it and what follows the state is told
    member.administrator = whole.administrator;
    member.pending = whole.pending;
    member.suspended = whole.suspended;
    member.suspendedReason = whole.suspendedReason;
    member.deletedAt = whole.deletedAt;
    member.hasPhoto = whole.hasPhoto;
    member.createdAt = whole.createdAt;
    member.updatedAt = whole.updatedAt;
    member.version = whole.version;
    appendRecord(out, sekisho::api::recordText(member));
    return {};
}

void appendRecord(std::string& out, std::string_view doc) {
    const std::size_t begin = out.size();
    out += doc;
    // Line ends can stand between the values of an object that was stored as it came, never within a JSON text.
    for (const char end : {'\n', '\r'}) // one search each: for a set of characters the library looks byte by byte
        for (std::size_t at = out.find(end, begin); at != std::string::npos; at = out.find(end, at))
            out[at] = ' ';
}

void appendMemberRecord(std::string& out, std::string_view doc, const SeenTimes& seen) {
    // Behind updatedAt come only values that nobody types, so the keys found there are the record's own.
    const std::size_t tail = seen.lastAccess || seen.lastSignIn ? doc.rfind(updatedKey) : std::string_view::npos;
    if (tail == std::string_view::npos || !doc.ends_with('}')) return appendRecord(out, doc);
    std::string rest(doc.substr(tail, doc.size() - 1 - tail));
    const auto set = [&rest](std::string_view key, const std::optional<std::int64_t>& millis) {
        if (!millis) return;
        const std::string time = sekisho::formatUtc(sekisho::fromMillis(*millis));
        const std::size_t at = rest.find(key);
        if (at == std::string::npos) {
            rest += fmt::format(",{}{}\"", key, time);
            return;
        }
        const std::size_t value = at + key.size();
        rest.replace(value, rest.find('"', value) - value, time);
    };
    set(lastAccessKey, seen.lastAccess);
    set(lastSignInKey, seen.lastSignIn);
    appendRecord(out, doc.substr(0, tail));
    appendRecord(out, rest);
    out += '}';
}

SeenTimes seenAt(const sekisho::sql::Native& row, int first) {
    const auto at = [&row](int column) { return row.isNull(column) ? std::nullopt : std::optional(row.int64(column)); };
    return {at(first), at(first + 1)};
}

} // namespace sekishod
