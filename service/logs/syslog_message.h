#pragma once
// A record as a syslog message (RFC 5424) in the frame of syslog over TLS (RFC 5425: length, blank, message). The
// message is
// {"tenant","hash","record"} with the record's own line, so that what arrives can be proven against the chain. What is
// longer than receivers should take leaves out what was changed and says "shortened":true. Pure.

#include "models/domain/audit_record.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::size_t kLongestSyslog = 8'000; // bytes; receivers should take 8,192

struct SyslogOrigin {
    std::string host; // printable ASCII without blanks, at most 255; "-": not known
    std::string process;
    std::string version;
    std::string tenant; // workgroup
};
// Appends one frame. Facility 13 (log audit); severity 4 for what was denied or failed, 5 for detections, else 6; MSGID
// is the log. Records whose content is gone are told by their place.
void appendSyslogFrame(std::string& out, const SyslogOrigin& origin, const sekisho::AuditRecord& record);

} // namespace sekishod
