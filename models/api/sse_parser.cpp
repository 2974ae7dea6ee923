#include "models/api/sse_parser.h"

#include <charconv>

namespace sekisho::api {

namespace {
Error tooLong() {
    return {ErrorKind::BadInput, "RESPONSE_TOO_LARGE", "An event of the stream is too long."};
}
} // namespace

Done SseParser::feed(std::string_view piece, const EventSink& sink) {
    while (!piece.empty()) {
        if (afterCr_) { // the LF of a CRLF belongs to the line end already seen
            afterCr_ = false;
            if (piece.front() == '\n') {
                piece.remove_prefix(1);
                continue;
            }
        }
        const auto end = piece.find_first_of("\r\n");
        const auto part = piece.substr(0, end);
        if (line_.size() + part.size() > longest) return tooLong();
        line_.append(part);
        if (end == std::string_view::npos) return {};
        afterCr_ = piece[end] == '\r';
        piece.remove_prefix(end + 1);
        SEKISHO_CHECK(endLine(sink));
    }
    return {};
}

Done SseParser::endLine(const EventSink& sink) {
    std::string_view line = line_;
    if (firstLine_ && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    firstLine_ = false;
    Done done;
    if (line.empty()) {
        dispatch(sink);
    } else if (const auto colon = line.find(':'); colon == std::string_view::npos) {
        done = field(line, {});
    } else if (colon > 0) { // a line that begins with a colon is a comment
        auto value = line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        done = field(line.substr(0, colon), value);
    }
    line_.clear();
    return done;
}

Done SseParser::field(std::string_view name, std::string_view value) {
    if (name == "data") {
        if (data_.size() + value.size() + 1 > longest) return tooLong();
        if (hasData_) data_ += '\n';
        data_ += value;
        hasData_ = true;
    } else if (name == "event") {
        type_ = value;
    } else if (name == "id") {
        if (value.find('\0') == std::string_view::npos) lastId_ = value;
    } else if (name == "retry") {
        int pause = 0;
        const auto [stop, fault] = std::from_chars(value.data(), value.data() + value.size(), pause);
        if (fault == std::errc() && stop == value.data() + value.size() && pause >= 0)
            retry_ = std::chrono::milliseconds(pause);
    }
    return {};
}

void SseParser::dispatch(const EventSink& sink) {
    if (hasData_) sink({type_.empty() ? "message" : type_, data_, lastId_});
    type_.clear();
    data_.clear();
    hasData_ = false;
}

} // namespace sekisho::api
