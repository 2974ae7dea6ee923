// The scan, the words of a query and the marks, against plain searching: whatever is typed and whatever stands in the
// rows. The input is parted at line ends: the first line is typed, the others are names.
#include "models/domain/text_fold.h"
#include "models/store/list_data.h"
#include "models/store/match_span.h"
#include "models/store/search.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace sekisho;
using namespace sekisho::store;

namespace {

constexpr std::size_t mostRows = 64;

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (lines.size() <= mostRows) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

void must(bool holds) {
    if (!holds) std::abort();
}

bool fits(const std::vector<SearchWord>& words, std::string_view search) {
    for (const auto& word : words) {
        bool there = false;
        for (const auto& needle : word.any)
            there = there || search.find(needle.text()) != std::string_view::npos;
        if (!there) return false;
    }
    return true;
}

void scanAgrees(const std::string& text, const std::string& wanted) {
    if (wanted.empty()) return;
    const std::string room = text + std::string(ByteArena::slack, '\0');
    const auto at = text.find(wanted);
    for (const auto way : std::array{ScanWay::Avx2, ScanWay::Sse2, ScanWay::Plain}) {
        if (!scanWayThere(way)) continue;
        const char* found = Needle(wanted, way).find(room.data(), room.data() + text.size());
        must(at == std::string::npos ? found == nullptr : found == room.data() + at);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = linesOf({reinterpret_cast<const char*>(data), size});
    const std::string& typed = lines.front();
    ListData list;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        Member member;
        member.id = UserId(std::to_string(i));
        member.name.lastName = lines[i];
        member.telephone = lines[i];
        list.add(rowOf(member), 0);
        scanAgrees(lines[i], typed);
    }
    list.finish({}, nullptr);

    const auto words = wordsOf(typed);
    TextSearch search;
    const RowBits* hits = search.run(typed, list.table, 1, nullptr);
    must((hits == nullptr) == words.empty());
    for (RowNo row = 0; row < list.table.rows(); ++row)
        if (hits) must(hits->has(row) == fits(words, list.table.search(row)));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto span = matchSpan(lines[i], typed);
        if (span) must(span->length > 0 && span->begin + span->length <= lines[i].size());
    }
    return 0;
}
