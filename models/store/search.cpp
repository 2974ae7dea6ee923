#include "models/store/search.h"

#include "models/domain/text_fold.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>

namespace sekisho::store {
namespace {

constexpr std::size_t mostWords = 16;
constexpr std::size_t longestWord = 256;  // bytes; more is longer than any field
constexpr std::size_t fewHits = 16;       // below one in so many, looking at each former hit beats a scan
constexpr std::size_t searchWorthTwo = 2; // segments
constexpr std::size_t mostOptions = 8;    // each is another scan

std::vector<std::string_view> partsOf(std::string_view typed) {
    constexpr std::string_view wide = "\xE3\x80\x80"; // U+3000
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= typed.size();) {
        const bool end = at == typed.size();
        const bool blank = !end && static_cast<unsigned char>(typed[at]) <= 0x20;
        const bool wideBlank = !end && typed.substr(at).starts_with(wide);
        if (end || blank || wideBlank) {
            if (at > begin) parts.push_back(typed.substr(begin, at - begin));
            begin = at + (wideBlank ? wide.size() : 1);
            at = begin;
        } else {
            ++at;
        }
    }
    return parts;
}

bool looksLikePhone(std::string_view folded) {
    return folded.find_first_of("0123456789") != std::string_view::npos &&
           folded.find_first_of("-()+.") != std::string_view::npos &&
           folded.find_first_not_of("0123456789-()+.") == std::string_view::npos;
}

bool covers(const SearchWord& now, const SearchWord& before) {
    return std::ranges::all_of(now.any, [&](const Needle& longer) {
        return std::ranges::any_of(
            before.any, [&](const Needle& part) { return longer.text().find(part.text()) != std::string::npos; });
    });
}

const char* endOfRow(const char* from, const char* end) {
    return static_cast<const char*>(std::memchr(from, MemberTable::rowEnd, static_cast<std::size_t>(end - from)));
}

// A member's record has the name under which an option is kept; people look for what they read.
void addOptions(SearchWord& word, const std::string& folded, const TenantFields& fields, ScanWay way) {
    std::vector<std::string> found;
    const auto reads = [&](const std::string& text) { return fold(text).find(folded) != std::string::npos; };
    for (const CustomProperty& property : fields.properties)
        for (const PropertyOption& option : property.options) {
            const std::string name = fold(option.name);
            if (name.empty() || name.find(folded) != std::string::npos) continue; // found as it stands
            if (!reads(option.displayName) && std::ranges::none_of(option.i18nDisplayNames, reads, &I18nText::name))
                continue;
            if (found.size() == mostOptions) return;
            found.push_back(valueMark + name + valueMark);
        }
    for (const std::string& text : found)
        word.any.emplace_back(text, way);
}

std::size_t weight(const SearchWord& word) { // how much is won by looking for this one first
    std::size_t shortest = SIZE_MAX;
    for (const auto& needle : word.any)
        shortest = std::min(shortest, needle.text().size());
    return word.any.size() == 1 ? shortest * 2 : shortest;
}

} // namespace

std::vector<SearchWord> wordsOf(std::string_view typed, ScanWay way, const TenantFields* fields) {
    std::vector<SearchWord> words;
    for (const auto part : partsOf(typed)) {
        if (words.size() == mostWords) break;
        const std::string folded = fold(part.substr(0, 2 * longestWord));
        if (folded.empty()) continue;
        SearchWord word;
        word.any.emplace_back(folded, way);
        if (looksLikePhone(folded)) word.any.emplace_back(digitsOf(folded), way);
        if (fields) addOptions(word, folded, *fields, way);
        words.push_back(std::move(word));
    }
    return words;
}

bool narrows(const std::vector<SearchWord>& before, const std::vector<SearchWord>& now) {
    return !before.empty() && std::ranges::all_of(before, [&](const SearchWord& old) {
        return std::ranges::any_of(now, [&](const SearchWord& word) { return covers(word, old); });
    });
}

std::size_t RowBits::count() const {
    std::size_t sum = 0;
    for (const auto word : bits_)
        sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

void RowBits::add(const RowBits& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i)
        bits_[i] |= other.bits_[i];
}

void TextSearch::forget() {
    there_ = false;
    typed_.clear();
    words_.clear();
    hits_ = {};
}

bool TextSearch::fits(const char* begin, const char* end, std::size_t exceptWord) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (i == exceptWord) continue;
        const auto there = [&](const Needle& needle) { return needle.find(begin, end) != nullptr; };
        if (!std::ranges::any_of(words_[i].any, there)) return false;
    }
    return true;
}

const RowBits* TextSearch::run(std::string_view typed, const MemberTable& table, std::uint64_t revision,
                               TwoThreads* threads, const TenantFields* fields) {
    const bool same = there_ && revision == revision_;
    if (same && typed == typed_) return words_.empty() ? nullptr : &hits_;
    auto words = wordsOf(typed, way_, fields);
    const bool among = same && narrows(words_, words) && count_ * fewHits < table.rows();
    words_ = std::move(words);
    typed_ = typed;
    revision_ = revision;
    there_ = true;
    if (words_.empty()) return nullptr;
    if (among) {
        RowBits left;
        left.reset(table.rows());
        hits_.each([&](RowNo row) {
            const auto text = table.search(row);
            if (fits(text.data(), text.data() + text.size(), SIZE_MAX)) left.set(row);
        });
        hits_ = std::move(left);
    } else {
        scan(table, threads);
    }
    count_ = hits_.count();
    return &hits_;
}

void TextSearch::scan(const MemberTable& table, TwoThreads* threads) {
    hits_.reset(table.rows());
    RowBits more;
    const auto first = static_cast<std::size_t>(std::ranges::max_element(words_, {}, weight) - words_.begin());
    const ByteArena& texts = table.searchTexts();
    std::atomic<std::size_t> next{0};
    const auto work = [&](RowBits& hits) {
        for (std::size_t i = next++; i < texts.segments(); i = next++) {
            const auto segment = texts.segment(i);
            const char* const begin = segment.data();
            const char* const end = begin + segment.size();
            for (const Needle& needle : words_[first].any) {
                const char* behind = begin; // head of the row behind the last one found
                for (const char* at = begin; (at = needle.find(at, end)) != nullptr;) {
                    const char* head = behind;
                    const char* rowEnd = endOfRow(head + MemberTable::headBytes, end);
                    if (rowEnd < at) { // one letter stands in row after row: then there is nothing to look back for
                        head = static_cast<const char*>(
                                   ::memrchr(begin, MemberTable::rowEnd, static_cast<std::size_t>(at - begin))) +
                               1;
                        rowEnd = endOfRow(at, end);
                    }
                    if (fits(head + MemberTable::headBytes, rowEnd, first)) hits.set(MemberTable::rowAt(head));
                    at = rowEnd;
                    behind = rowEnd + 1;
                }
            }
        }
    };
    if (threads && texts.segments() >= searchWorthTwo) {
        more.reset(table.rows());
        threads->run([&] { work(more); }, [&] { work(hits_); });
        hits_.add(more);
    } else {
        work(hits_);
    }
}

} // namespace sekisho::store
