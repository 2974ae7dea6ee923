#include "service/rules/notices.h"

#include "facts/tables.h"
#include "service/auth/role_rows.h"
#include "service/rules/members.h"
#include "service/rules/subjects.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace facts = sekisho::facts;
namespace json = boost::json;

namespace {

constexpr std::int64_t kMostNoticesShown = 200;

struct NoticeTenant {
    std::string name;
    std::string locale;
    std::string timeZone;
};

Result<NoticeTenant> noticeTenant(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string, std::string>(
                         "SELECT name, ifnull(json_extract(settings, '$.locale'), 'ja_JP'), "
                         "ifnull(json_extract(settings, '$.timeZone'), 'Asia/Tokyo') FROM tenant WHERE domain_id = ?",
                         std::int64_t{domain})));
    if (!row) return Error(ErrorKind::NotFound, "NOT_FOUND");
    auto& [name, locale, zone] = *row;
    return NoticeTenant{std::move(name), std::move(locale), std::move(zone)};
}

// Zones whose distance from UTC never changes; everybody else reads UTC, which is said.
std::string noticeTime(Instant at, std::string_view zone) {
    constexpr std::pair<std::string_view, int> fixed[] = {
        {"Asia/Tokyo", 9}, {"Asia/Seoul", 9}, {"Asia/Shanghai", 8}, {"Asia/Taipei", 8}, {"Asia/Singapore", 8}};
    const auto* found = std::ranges::find(fixed, zone, &std::pair<std::string_view, int>::first);
    const bool known = found != std::end(fixed);
    const std::string text = sekisho::formatOffset(at, std::chrono::hours(known ? found->second : 0));
    return fmt::format("{} {} (UTC{})", text.substr(0, 10), text.substr(11, 5), known ? text.substr(19) : "");
}

const facts::NoticeRow* noticeRow(std::string_view key) {
    const auto rows = facts::notices();
    const auto found = std::ranges::find(rows, key, &facts::NoticeRow::key);
    return found != rows.end() ? &*found : nullptr;
}

bool placesFilled(std::string_view text, const json::object& values) {
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos || !values.contains(text.substr(at + 1, end - at - 1))) return false;
    }
    return true;
}

struct NoticeReceiver {
    std::string uid;
    std::string name;
    std::string mail;
    std::string login;
    std::string_view language;
};

Result<std::optional<NoticeReceiver>> noticeReceiver(Database& db, DomainId domain, const NoticeTenant& tenant,
                                                     std::string_view uid) {
    std::optional<NoticeReceiver> out;
    SEKISHO_TRY(row, findMember(db, domain, uid));
    if (!row) return out;
    SEKISHO_TRY(found, loadMemberRow(db, *row));
    const sekisho::Member& member = found.member;
    if (member.deletedAt) return out;
    const std::string& locale = member.locale.empty() ? tenant.locale : member.locale;
    out = NoticeReceiver{member.id.value, member.displayName(),
                         member.privateEmail.empty() ? member.email : member.privateEmail, member.email,
                         locale.starts_with("ja") ? "ja" : "en"};
    return out;
}

Done enterNotice(Database& db, DomainId domain, const NoticeReceiver& to, std::string_view channel,
                 const std::string& address, const NoticeText& text, const std::string& params, Instant now) {
    if (address.empty()) return {};
    const std::optional<std::string> cutOff = text.cutOff.empty() ? std::nullopt : std::optional(text.cutOff);
    const std::int64_t at = sekisho::toMillis(now);
    SEKISHO_CHECK(db.exec("INSERT INTO notice(domain_id, channel, member_uid, to_name, address, template, language, "
                          "params, cut_off_id, created, due, state) VALUES(:domain, :channel, :uid, :name, :address, "
                          ":template, :language, :params, :cutOff, :created, :due, 'waiting')",
                          domain, channel, to.uid, to.name, address, text.key, to.language, params, cutOff, at, at));
    return {};
}

// What goes into the places, as it is stored; Internal for an unknown key or a place without a value.
Result<std::string> noticeParams(const NoticeTenant& tenant, const NoticeReceiver& to, const NoticeText& text,
                                 Instant now) {
    const auto fault = [&text](std::string_view why) {
        return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(fmt::format("notice {}: {}", text.key, why));
    };
    const facts::NoticeRow* row = noticeRow(text.key);
    if (!row) return fault("there is no such template");
    json::object values{{"name", to.name}, {"tenant", tenant.name}, {"at", noticeTime(now, tenant.timeZone)}};
    for (const auto& [name, value] : text.params)
        values[name] = value;
    for (const auto& [name, word] : text.words)
        values[name] = json::object{{"word", word}};
    for (const auto& [name, entries] : text.lists)
        values[name] = json::array(entries.begin(), entries.end());
    for (const std::string_view part : {row->subjectEn, row->en})
        if (!placesFilled(part, values)) return fault("a place has no value");
    return json::serialize(values);
}

Done tell(Database& db, DomainId domain, std::string_view uid, const NoticeText& text, Instant now) {
    SEKISHO_TRY(tenant, noticeTenant(db, domain));
    SEKISHO_TRY(to, noticeReceiver(db, domain, tenant, uid));
    SEKISHO_TRY(params, noticeParams(tenant, to.value_or(NoticeReceiver{}), text, now));
    if (!to) return {};
    SEKISHO_CHECK(enterNotice(db, domain, *to, "mail", to->mail, text, params, now));
    return enterNotice(db, domain, *to, "talk", to->login, text, params, now);
}

// Whether these roles let their holder operate the menu where the notice is about.
Result<bool> mayKnow(Database& db, DomainId domain, const std::vector<sekisho::RoleHolding>& roles,
                     const sekisho::Permission& needed, const std::string& about, Instant now) {
    if (!sekisho::allows(roles, needed, now)) return false;
    const auto scopes = sekisho::scopesOf(roles, needed, now);
    if (!scopes) return false;
    if (about.empty() || std::ranges::any_of(*scopes, &sekisho::Scope::wholeTenant)) return true;
    const auto subjects = makeSubjectResolver();
    SEKISHO_TRY(scope, subjects->filterOf(db, domain, *scopes));
    scope.wholeTenant = false;
    const auto found = subjects->member(db, domain, about, scope);
    if (!found && found.error().kind != ErrorKind::NotFound) return found.error();
    return found.has_value();
}

} // namespace

Done tellMember(Database& db, DomainId domain, std::string_view memberUid, const NoticeText& text, Instant now) {
    return tell(db, domain, memberUid, text, now);
}

Done tellByMail(Database& db, DomainId domain, std::string_view memberUid, const NoticeText& text, Instant now) {
    SEKISHO_TRY(tenant, noticeTenant(db, domain));
    SEKISHO_TRY(to, noticeReceiver(db, domain, tenant, memberUid));
    SEKISHO_TRY(params, noticeParams(tenant, to.value_or(NoticeReceiver{}), text, now));
    return to ? enterNotice(db, domain, *to, "mail", to->mail, text, params, now) : Done();
}

Done tellAddress(Database& db, DomainId domain, std::string_view address, const NoticeWays& ways,
                 const NoticeText& text, Instant now) {
    SEKISHO_TRY(tenant, noticeTenant(db, domain));
    SEKISHO_TRY(owner, db.firstOften<std::string>("SELECT owner_uid FROM address WHERE domain_id = :domain AND address "
                                                  "= :address AND kind IN ('member', 'alias')",
                                                  domain, address));
    NoticeReceiver to{{}, {}, {}, {}, tenant.locale.starts_with("ja") ? "ja" : "en"};
    if (owner) {
        SEKISHO_TRY(member, noticeReceiver(db, domain, tenant, std::get<0>(*owner)));
        if (!member) return {};
        to = std::move(*member);
    }
    to.mail = address;
    SEKISHO_TRY(params, noticeParams(tenant, to, text, now));
    if (ways.mail) SEKISHO_CHECK(enterNotice(db, domain, to, "mail", to.mail, text, params, now));
    if (ways.talk) SEKISHO_CHECK(enterNotice(db, domain, to, "talk", to.login, text, params, now));
    return {};
}

Done tellAdministrators(Database& db, DomainId domain, std::string_view menu, std::string_view except,
                        const NoticeText& text, Instant now) {
    return tellHolders(db, domain, {menu, sekisho::Access::Operate}, except, text, now);
}

Done tellHolders(Database& db, DomainId domain, const sekisho::Permission& needed, std::string_view except,
                 const NoticeText& text, Instant now) {
    SEKISHO_TRY(holders, db.rows<std::string>("SELECT DISTINCT member_uid FROM role_holding WHERE domain_id = :domain "
                                              "ORDER BY member_uid",
                                              domain));
    for (const auto& [uid] : holders) {
        if (uid == except) continue;
        SEKISHO_TRY(roles, rolesOf(db, domain, sekisho::UserId(uid)));
        SEKISHO_TRY(may, mayKnow(db, domain, roles, needed, text.about, now));
        if (may) SEKISHO_CHECK(tell(db, domain, uid, text, now));
    }
    return {};
}

Result<std::vector<sekisho::CutOffNotice>> noticesOf(Database& db, std::string_view cutOffId) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::string, std::optional<std::int64_t>>(
                          "SELECT n.channel, n.to_name, n.state, n.sent FROM notice n WHERE n.cut_off_id = :id AND "
                          "EXISTS(SELECT 1 FROM cut_off c WHERE c.id = n.cut_off_id AND (c.member_uid = n.member_uid "
                          "OR (c.member_uid = '' AND EXISTS(SELECT 1 FROM cut_off_step s WHERE s.cut_off_id = c.id "
                          "AND s.member_uid = n.member_uid)))) ORDER BY n.id LIMIT :most",
                          cutOffId, kMostNoticesShown)));
    std::vector<sekisho::CutOffNotice> out;
    for (auto& [channel, name, state, sent] : rows) {
        sekisho::CutOffNotice notice{std::move(channel), std::move(name), std::move(state), std::nullopt};
        if (sent) notice.sentAt = sekisho::fromMillis(*sent);
        out.push_back(std::move(notice));
    }
    return out;
}

} // namespace sekishod
