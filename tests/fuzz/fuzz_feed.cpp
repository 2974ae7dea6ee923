// The snapshot as the console reads it: lines cut by the input itself, envelopes, records.
#include "models/api/feed_wire.h"
#include "models/api/ndjson.h"
#include "models/api/record.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

sekisho::Done readRecord(const sekisho::api::FeedLine& line) {
    if (line.record == "member") {
        if (auto member = sekisho::api::memberFromRecord(line.data); !member) return std::move(member).error();
    } else if (line.record == "orgUnit") {
        if (auto unit = sekisho::api::orgUnitFromRecord(line.data); !unit) return std::move(unit).error();
    } else if (auto rank = sekisho::api::rankFromRecord(line.data); !rank) {
        return std::move(rank).error();
    }
    return {};
}

std::string read(std::string_view text, std::size_t step) {
    sekisho::api::LineSplitter splitter(1 << 16);
    sekisho::api::FeedReader reader;
    std::string seen;
    for (std::size_t at = 0; at < text.size(); at += step) {
        const auto fed = splitter.feed(text.substr(at, step), [&](std::string_view line) -> sekisho::Done {
            seen += line;
            seen += '\n';
            SEKISHO_TRY(found, reader.line(line));
            if (found.kind != sekisho::api::FeedLine::Kind::Record) return {};
            return readRecord(found);
        });
        if (!fed) return seen + fed.error().code;
    }
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (read(text, text.size() + 1) != read(text, 1U + data[0])) std::abort();
    sekisho::api::FeedReader reader;
    (void)reader.changes(text);
    return 0;
}
