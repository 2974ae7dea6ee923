#pragma once
// Mail and talk messages to members and administrators: entered in the caller's transaction, sent afterwards by
// service/notices. Templates in both languages are resources/notices.json; the language is that of the receiver (his
// locale, else the tenant's). A rollback takes them back with the change.
//
//   cutOff.ordered.member     actor; word lost         cutOff.contradicted.admin   member, device
//   cutOff.ordered.admin      actor, member; word lost brake.held.admin            actor; word kind ("brake.wipe")
//   cutOff.listed.member      actor, device; word step cutOff.listed.admin   actor, count; word kind
//   cutOff.foundAgain.member  actor                    brake.decided.author        by, count, reason; word state
//   device.updateNotice.member device                                              ("heldState.released")
//   role.activated.admin      actor, minutes, reason; role, or word role           breakGlass.drill.admin,
//   .locked.admin breakGlass.signedIn.admin actor, address, device  breakGlass.asked.admin, .opened.admin    actor,
//   minutes, reason breakGlass.refused.admin  actor, by, reason       breakGlass.closed.admin      actor, by   (both:
//   actor) password.temporary.member actor delegation.asked.member, delegation.cancelled, delegation.expired   actor,
//   days delegation.asked.admin, delegation.declined, delegation.accepted    actor, member, days; role, or word role
//                                                                       ("role.deputy"); without: who keeps nothing
//
// approval.asked.admin: actor, subject, reason; word action ("guarded.roleGrant"). approval.changed.admin: actor,
// subject; word action. approval.*.author: by, reason, subject; word action.
//
// member.invited: login, link, days, and name for whoever is no member by this address. member.invitedAll: count, left.
//
// workgroup.changed.member: former, workgroup, login. workgroup.changed.admin: actor, former, workgroup.
//
// monitor.detected: policy, count, from, until, link. monitor.report: from, until, total; lists talk and drive.
//
// {name} (the receiver), {tenant} and {at} (now) are known anyway. A line whose place is empty is left out; one with
// the place of a list stands there once for each of its entries.

#include "models/domain/clock.h"
#include "models/domain/cut_off.h"
#include "models/domain/rights.h"
#include "models/sql/database.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

struct NoticeText {
    std::string_view key; // of resources/notices.json
    std::vector<std::pair<std::string, std::string>> params{};
    std::string cutOff{}; // empty: of none
    // Places filled with a word of resources/cut_off.json, or a built-in role, in the receiver's language: {"lost",
    // "lost.phone"}.
    std::vector<std::pair<std::string, std::string>> words{};
    std::string about{}; // uid of the member whom it is about: told only to administrators whose scope holds him
    std::vector<std::pair<std::string, std::vector<std::string>>> lists{};
};
// By mail to the private address where there is one, else to the member's own, and by talk to his login. Nothing
// happens when there is no such member any more. Errors: Internal for an unknown key or a place without a value.
sekisho::Done tellMember(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view memberUid,
                         const NoticeText& text, sekisho::Instant now);
// Likewise, by mail alone.
sekisho::Done tellByMail(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view memberUid,
                         const NoticeText& text, sekisho::Instant now);
// To an address that an administrator has entered: to a member in his language and with his name, to anybody else in
// the tenant's. By talk only to members; a member who is deleted is told nothing.
struct NoticeWays {
    bool mail = true, talk = true;
};
sekisho::Done tellAddress(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view address,
                          const NoticeWays& ways, const NoticeText& text, sekisho::Instant now);
// Everybody who may operate this menu, but `except`.
sekisho::Done tellAdministrators(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view menu,
                                 std::string_view except, const NoticeText& text, sekisho::Instant now);
// Everybody who has this right anywhere, but `except`. With an empty menu all administrators.
sekisho::Done tellHolders(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::Permission& needed,
                          std::string_view except, const NoticeText& text, sekisho::Instant now);
// What the person cut off was told about it, oldest first.
sekisho::Result<std::vector<sekisho::CutOffNotice>> noticesOf(sekisho::sql::Database& db, std::string_view cutOffId);

} // namespace sekishod
