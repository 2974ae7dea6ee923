#pragma once
// Links by which people outside make a member their contact for talks (lineworks-api.md §3.1). What a link ends with is
// made from the member's ID and a key of the store, so that reading one writes nothing; it becomes another one when the
// ID changes (admin-screens.md §1.3) and with each reset. Functions work in the caller's transaction or on a reader.

#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"

#include <string>
#include <string_view>

namespace sekishod {

// TALK_LINK_OFF (403) for whoever may talk with nobody outside, by the policy externalTalk or because he is deleted.
sekisho::Result<std::string> talkLinkWord(sekisho::sql::Database& db, const sekisho::Member& member);
// The next one; the present one leads nowhere from then on. Errors as above.
sekisho::Result<std::string> resetTalkLink(sekisho::sql::Database& db, const sekisho::Member& member, Effects& effects);
// TALK_LINK_NOT_EXIST (404) for a word that is nobody's now.
sekisho::Result<MemberRow> talkLinkMember(sekisho::sql::Database& db, std::string_view word);

} // namespace sekishod
