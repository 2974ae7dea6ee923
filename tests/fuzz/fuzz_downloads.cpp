// Downloads of the public API that strangers make up, and what an archive is searched by: rows are taken whole or not
// at all, the record of each can be written as a line and read again, and a record is found by its own words.
#include "models/proof/record_line.h"
#include "models/store/log_archive_csv.h"
#include "models/store/log_archive_terms.h"

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekisho;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto rows = store::rowsOfDownload("auth", text, std::chrono::minutes(540));
    if (!rows) return 0;
    std::int64_t seq = 0;
    for (const store::DownloadedRow& row : *rows) {
        AuditRecord record = row.record;
        record.seq = ++seq;
        if (!proof::recordOfLine(proof::recordLine(record))) std::abort();
        const std::string terms = ' ' + store::archiveTermsOf(record) + ' ';
        LogQuery query;
        query.logs = {record.log};
        const std::string match = store::archiveMatchOf(query); // ("term")
        if (terms.find(' ' + match.substr(2, match.size() - 4) + ' ') == std::string::npos) std::abort();
    }
    return 0;
}
