#include "models/api/ndjson.h"

namespace sekisho::api {

Done LineSplitter::emit(std::string_view line, const LineSink& sink) const {
    if (line.size() > longest_)
        return Error(ErrorKind::BadInput, "RESPONSE_TOO_LARGE", "A line of the answer is too long.");
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) return {};
    return sink(line);
}

Done LineSplitter::feed(std::string_view piece, const LineSink& sink) {
    if (!rest_.empty()) {
        const auto end = piece.find('\n');
        const auto head = piece.substr(0, end);
        if (rest_.size() + head.size() > longest_ + 1)
            return Error(ErrorKind::BadInput, "RESPONSE_TOO_LARGE", "A line of the answer is too long.");
        rest_.append(head);
        if (end == std::string_view::npos) return {};
        const std::string line = std::exchange(rest_, {});
        SEKISHO_CHECK(emit(line, sink));
        piece.remove_prefix(end + 1);
    }
    for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
        SEKISHO_CHECK(emit(piece.substr(0, end), sink));
        piece.remove_prefix(end + 1);
    }
    if (piece.size() > longest_ + 1)
        return Error(ErrorKind::BadInput, "RESPONSE_TOO_LARGE", "A line of the answer is too long.");
    rest_.assign(piece);
    return {};
}

} // namespace sekisho::api
