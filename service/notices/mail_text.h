#pragma once
// A mail as it goes over the wire (RFC 5322, 2045, 2047, 3834): nothing that a name, an address or a text holds can
// become a header of its own.

#include "service/notices/notice_channel.h"

#include <string>
#include <string_view>

namespace sekishod {

// What may stand between < and > of an envelope: one @, visible ASCII, none of the signs that end an address.
bool isMailAddress(std::string_view text);
// A text of a header: as it is when it is short plain ASCII, else in encoded words of at most 76 characters a line.
std::string headerText(std::string_view text);
std::string mailDate(sekisho::Instant at); // Thu, 26 Nov 2026 01:51:06 +0000
// The whole mail with CRLF. The same notice always has the same Message-ID, so that a doubled one is known as such.
std::string mailText(const OutgoingNotice& notice, std::string_view from, sekisho::Instant now);

} // namespace sekishod
