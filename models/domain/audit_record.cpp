#include "models/domain/audit_record.h"

#include <array>
#include <string_view>

namespace sekisho {

namespace {

void append(std::string& out, std::string_view text) {
    out += std::to_string(text.size());
    out += ':';
    out += text;
    out += ',';
}

} // namespace

std::string canonicalText(const AuditRecord& record) {
    std::string out;
    out.reserve(256 + record.changesJson.size());
    append(out, "sekisho.audit.1"); // a later order of fields gets a new name, so that old records stay verifiable
    append(out, std::to_string(record.seq));
    append(out, std::to_string(record.domain));
    append(out, std::to_string(record.at.time_since_epoch().count()));
    const std::array<std::string_view, 10> texts{record.actorId,   record.actorName,  record.action, record.targetKind,
                                                 record.targetId,  record.targetName, record.result, record.ip,
                                                 record.requestId, record.changesJson};
    for (const auto text : texts)
        append(out, text);
    return out;
}

} // namespace sekisho
