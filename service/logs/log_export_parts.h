#pragma once
// What an export's file holds, part by part: each part is a function of where the one before ended, so that the work
// goes on where a stop or a kill has left it. Private to this folder.

#include "service/logs/log_exports.h"
#include "service/logs/log_settings.h"

#include <string>
#include <string_view>

namespace sekishod {

struct ExportWork {
    ExportRow row;
    sekisho::LogQuery query; // narrowed to what the owner may see
    std::int64_t upTo = 0;   // records that came after it was asked for are not in it
    LogScope scope;
    std::vector<ScopeFilter> senders; // of an export of what members wrote, instead of `query` and `scope`
    LogSettings settings;
    std::string keyJwk; // of the statements; for evidence
};
sekisho::Result<ExportWork> exportWorkOf(sekisho::sql::Database& db, ExportRow row);

struct ExportPart {
    std::string text;
    std::int64_t records = 0;
    std::string place; // after it
    bool last = false;
    std::vector<std::string> about; // whose messages are in it, each once
};
void keepEachOnce(std::vector<std::string>& ids);
// `place` is empty for the first part. In one transaction of a reader.
sekisho::Result<ExportPart> nextExportPart(sekisho::sql::Database& db, ExportWork& work, std::string_view place);
// Of LogFormat::Evidence: the chain from the first to the last record of the period and up to the next statement.
sekisho::Result<ExportPart> nextEvidencePart(sekisho::sql::Database& db, ExportWork& work, std::string_view place);

} // namespace sekishod
