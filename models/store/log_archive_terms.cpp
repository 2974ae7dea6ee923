#include "models/store/log_archive_terms.h"

#include "models/domain/detail_scan.h"
#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace sekisho::store {

namespace {

// The tokenizer parts at every ASCII sign that is neither letter nor digit: those are moved here. Whole values begin
// with a sign of their own kind.
constexpr char32_t kMovedSigns = 0xE000;
constexpr char32_t kWholeValues = 0xE180;
constexpr std::size_t kLongestValue = 320;
constexpr int kOctets = 4;
constexpr int kOctetBits = 8;

enum class Whole { Log, Actor, Target, Party, Action, Result, Address };

bool isPlainSign(char32_t c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void appendSign(std::string& out, char32_t c) {
    detail::appendUtf8(out, isPlainSign(c) ? c : kMovedSigns + c);
}

std::string wholeTerm(Whole kind, std::string_view value) {
    std::string out;
    detail::appendUtf8(out, kWholeValues + static_cast<char32_t>(kind));
    detail::eachCodePoint(value.substr(0, kLongestValue), [&](char32_t c) {
        appendSign(out, c);
        return true;
    });
    return out;
}

bool isIdeograph(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           c == 0x3005;
}

constexpr unsigned kPointBits = 21;
using Pair = std::uint64_t; // first << 21 | second; a letter alone has no first

// Pairs of neighbours, and letters alone where one letter is a word.
void appendPairs(std::vector<Pair>& out, std::string_view folded) {
    char32_t before = 0;
    detail::eachCodePoint(folded, [&](char32_t c) {
        if (c < 0x20) c = 0; // the border between two texts
        if (before != 0 && c != 0) out.push_back(Pair{before} << kPointBits | c);
        if (isIdeograph(c)) out.push_back(c);
        before = c;
        return true;
    });
}

std::string pairTerm(Pair pair) {
    std::string out;
    if (const auto first = static_cast<char32_t>(pair >> kPointBits); first != 0) appendSign(out, first);
    appendSign(out, static_cast<char32_t>(pair & ((Pair{1} << kPointBits) - 1)));
    return out;
}

void sortOnce(std::vector<Pair>& pairs) {
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

// "10", "10.1", "10.1.2", "10.1.2.3"; nothing of an address of version 6.
std::vector<std::string_view> octetsOf(std::string_view ip) {
    if (const auto mapped = ip.rfind(':'); mapped != std::string_view::npos) ip.remove_prefix(mapped + 1);
    std::vector<std::string_view> out;
    if (std::ranges::count(ip, '.') != kOctets - 1) return out;
    for (std::size_t dot = ip.find('.'); dot != std::string_view::npos; dot = ip.find('.', dot + 1))
        out.push_back(ip.substr(0, dot));
    out.push_back(ip);
    return out;
}

class Terms {
  public:
    void add(const std::string& term) {
        if (!out_.empty()) out_ += ' ';
        out_ += term;
    }
    void whole(Whole kind, std::string_view value) {
        if (!value.empty()) add(wholeTerm(kind, value));
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

class Match {
  public:
    void all(const std::string& term) { add('"' + term + '"'); }
    void whole(Whole kind, std::string_view value) {
        if (!value.empty()) all(wholeTerm(kind, value));
    }
    void any(Whole kind, const std::vector<std::string>& values) {
        std::string list;
        for (const std::string& value : values)
            list += (list.empty() ? "(\"" : " OR \"") + wholeTerm(kind, value) + '"';
        if (!list.empty()) add(list + ')');
    }
    std::string take() { return std::move(out_); }

  private:
    void add(const std::string& part) {
        if (!out_.empty()) out_ += " AND ";
        out_ += part;
    }
    std::string out_;
};

// How many octets of an IPv4 address or range are the same in all that match; 0: nothing to narrow by.
std::string_view sharedOctets(std::string_view range) {
    const std::size_t slash = range.find('/');
    if (range.find(':') != std::string_view::npos) return {};
    const auto octets = octetsOf(range.substr(0, slash));
    int bits = kOctets * kOctetBits;
    if (slash != std::string_view::npos) std::from_chars(range.data() + slash + 1, range.data() + range.size(), bits);
    const int same = bits / kOctetBits;
    if (octets.size() != kOctets || same < 1 || same > kOctets) return {};
    return octets[static_cast<std::size_t>(same - 1)];
}

} // namespace

std::string archiveTermsOf(const AuditRecord& record) {
    Terms terms;
    terms.whole(Whole::Log, record.log);
    if (record.removed) return terms.take();
    terms.whole(Whole::Actor, record.actorId);
    terms.whole(Whole::Target, record.targetId);
    terms.whole(Whole::Party, record.actorId);
    if (record.targetId != record.actorId) terms.whole(Whole::Party, record.targetId);
    detail::eachText(record.changesJson, [&](std::string_view text) {
        if (text.size() <= kLongestValue) terms.whole(Whole::Party, text);
    });
    for (std::size_t dot = record.action.find('.'); dot != std::string::npos; dot = record.action.find('.', dot + 1))
        terms.whole(Whole::Action, std::string_view(record.action).substr(0, dot + 1));
    terms.whole(Whole::Action, record.action);
    terms.whole(Whole::Result, record.result);
    for (const std::string_view part : octetsOf(record.ip))
        terms.whole(Whole::Address, part);
    std::vector<Pair> pairs;
    appendPairs(pairs, foldedTextOf(record));
    sortOnce(pairs);
    for (const Pair pair : pairs)
        terms.add(pairTerm(pair));
    return terms.take();
}

std::string archiveMatchOf(const LogQuery& query) {
    Match match;
    std::vector<Pair> pairs;
    for (const std::string& word : foldedWords(query.text)) {
        std::vector<Pair> ofWord;
        appendPairs(ofWord, word);
        const auto isPair = [](Pair pair) { return pair >> kPointBits != 0; };
        const bool more = std::ranges::any_of(ofWord, isPair); // then its letters alone add nothing
        std::ranges::copy_if(ofWord, std::back_inserter(pairs), [&](Pair pair) { return !more || isPair(pair); });
    }
    sortOnce(pairs);
    for (const Pair pair : pairs)
        match.all(pairTerm(pair));
    match.whole(Whole::Party, query.party);
    match.whole(Whole::Actor, query.actor);
    match.whole(Whole::Target, query.target);
    match.whole(Whole::Action, query.action);
    match.whole(Whole::Address, sharedOctets(query.ip));
    match.whole(Whole::Result, query.result);
    match.any(Whole::Log, query.logs);
    return match.take();
}

} // namespace sekisho::store
