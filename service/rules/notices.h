#pragma once
// Mail and talk messages to members and administrators: entered in the caller's transaction, sent afterwards by
// service/notices. Templates in both languages are resources/notices.json; the language is that of the receiver.

#include "models/domain/clock.h"
#include "models/sql/database.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

struct NoticeText {
    std::string_view key; // of resources/notices.json
    std::vector<std::pair<std::string, std::string>> params;
    std::string cutOff; // empty: of none
};
// By mail to the private address where there is one, else to the member's own, and by talk to his login.
sekisho::Done tellMember(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view memberUid,
                         const NoticeText& text, sekisho::Instant now);
// Everybody who may operate this menu, but `except`.
sekisho::Done tellAdministrators(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view menu,
                                 std::string_view except, const NoticeText& text, sekisho::Instant now);

} // namespace sekishod
