#pragma once
// Cuts a byte stream into lines, whatever the sizes of its pieces: newline-delimited JSON and server-sent events.
// A line ends with LF or CRLF; the ends are not part of it. Not thread-safe; one object a stream.

#include "models/domain/error.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sekisho::api {

class LineSplitter {
  public:
    // Lines longer than this are refused, so that a stream without line ends cannot fill the memory.
    explicit LineSplitter(std::size_t longestLine = std::size_t{4} << 20) : longest_(longestLine) {}

    using LineSink = std::function<Done(std::string_view line)>; // the view lives during the call only

    // Hands out every line that is complete now; empty lines are left out. The sink's error ends it and is returned;
    // a line over the limit is BadInput RESPONSE_TOO_LARGE. After an error the stream is not to be fed again.
    Done feed(std::string_view piece, const LineSink& sink);
    // True when bytes without a line end are left: the stream was cut.
    bool unfinished() const { return !rest_.empty(); }

  private:
    Done emit(std::string_view line, const LineSink& sink) const;

    std::size_t longest_;
    std::string rest_;
};

} // namespace sekisho::api
