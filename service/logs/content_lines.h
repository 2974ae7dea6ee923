#pragma once
// What members wrote as lines of the files that leave the service (W6): CSV with the columns of the source's download,
// CSV for machines (contentColumns()), JSON lines. CSV as log_lines.h writes it, with the same guard against formulas.

#include "models/domain/log_query.h"
#include "models/domain/monitoring.h"

#include <string>

namespace sekishod {

class ContentLines {
  public:
    // `format` is not Evidence; `zone` is an IANA name.
    ContentLines(sekisho::LogFormat format, bool japanese, std::string zone);
    std::string head() const; // empty for JSON lines
    void append(std::string& out, const sekisho::MessageContent& message) const;

  private:
    sekisho::LogFormat format_;
    bool japanese_;
    std::string zone_;
};

} // namespace sekishod
