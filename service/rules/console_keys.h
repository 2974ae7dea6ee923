#pragma once
// Keys with which consoles sign orders that wait while the service is away (★S6). In the caller's transaction.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"

#include <string>
#include <string_view>

namespace sekishod {

// Its id. Registering one's own key again changes nothing. At most 10 a member; the least used gives way.
// SIGNING_KEY_FORMAT; ALREADY_EXIST for a key of somebody else.
sekisho::Result<std::string> registerConsoleKey(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                const sekisho::UserId& member, std::string_view memberName,
                                                std::string_view publicKey, sekisho::Instant now, Effects& effects);
// Whether this member's key of this id has signed the text (`signature`: base64url). CUT_OFF_SIGNATURE.
sekisho::Done checkConsoleSignature(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& member,
                                    std::string_view keyId, std::string_view text, std::string_view signature);
sekisho::Done noteConsoleKeyUse(sekisho::sql::Database& db, std::string_view keyId, sekisho::Instant now);

} // namespace sekishod
