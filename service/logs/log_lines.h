#pragma once
// Records as lines of the files that leave the service (A3): CSV with the source's columns, CSV for machines, JSON
// lines. CSV as RFC 4180, UTF-8 with a byte order mark; a cell that a spreadsheet would take for a formula gets an
// apostrophe in front.

#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
void appendCsvLine(std::string& out, std::span<const std::string> cells);

class LogLines {
  public:
    // Several logs at once have the columns of the first of resources/logs.json, which all of them can fill. `format`
    // is not Evidence.
    LogLines(sekisho::LogFormat format, bool japanese, std::string zone, const std::vector<std::string>& logs);
    std::string head() const; // empty for JSON lines
    // The source does not know records of which only the place is left: its columns leave them out. False: left out.
    bool append(std::string& out, const sekisho::AuditRecord& record) const;

  private:
    void appendMachine(std::string& out, const sekisho::AuditRecord& record) const;

    sekisho::LogFormat format_;
    bool japanese_;
    std::string zone_;
    const sekisho::LogFact* log_ = nullptr;
};

} // namespace sekishod
