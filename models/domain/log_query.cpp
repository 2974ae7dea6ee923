#include "models/domain/log_query.h"

#include "models/domain/detail_scan.h"
#include "models/domain/key_table.h"
#include "models/domain/log_facts.h"
#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <unicode/uchar.h>

namespace sekisho {

namespace {

constexpr std::size_t kLongestText = 100; // characters
constexpr std::size_t kLongestId = 320;   // bytes of an id, an address or an action
constexpr int kAddressBits = 128;
constexpr int kV4Bits = 96; // that an IPv4 address has in front as ::ffff:a.b.c.d

constexpr std::array<KeyRow<LogFormat>, 4> kLogFormats{{{LogFormat::SourceCsv, "sourceCsv"},
                                                        {LogFormat::Csv, "csv"},
                                                        {LogFormat::JsonLines, "jsonLines"},
                                                        {LogFormat::Evidence, "evidence"}}};
constexpr std::array<KeyRow<LogExportState>, 5> kLogExportStates{{{LogExportState::Waiting, "waiting"},
                                                                  {LogExportState::Running, "running"},
                                                                  {LogExportState::Ready, "ready"},
                                                                  {LogExportState::Failed, "failed"},
                                                                  {LogExportState::Cancelled, "cancelled"}}};

struct LogNetwork {
    std::uint8_t bytes[16] = {};
    int prefix = 0;
};

// One address, as IPv6.
bool readLogAddress(std::string_view text, std::uint8_t* to, bool& v4) {
    std::array<char, INET6_ADDRSTRLEN + 1> buffer{};
    if (text.empty() || text.size() >= buffer.size()) return false;
    std::ranges::copy(text, buffer.begin());
    v4 = text.find(':') == std::string_view::npos;
    if (!v4) return inet_pton(AF_INET6, buffer.data(), to) == 1;
    std::memset(to, 0, 10);
    to[10] = to[11] = 0xFF;
    return inet_pton(AF_INET, buffer.data(), to + 12) == 1;
}

std::optional<LogNetwork> logNetworkOf(std::string_view text) {
    const std::size_t slash = text.find('/');
    LogNetwork out;
    bool v4 = false;
    if (!readLogAddress(text.substr(0, slash), out.bytes, v4)) return std::nullopt;
    out.prefix = kAddressBits;
    if (slash == std::string_view::npos) return out;
    const std::string_view bits = text.substr(slash + 1);
    int value = -1;
    const auto read = std::from_chars(bits.data(), bits.data() + bits.size(), value);
    if (bits.empty() || read.ec != std::errc() || read.ptr != bits.data() + bits.size()) return std::nullopt;
    if (value < 0 || value > (v4 ? kAddressBits - kV4Bits : kAddressBits)) return std::nullopt;
    out.prefix = v4 ? value + kV4Bits : value;
    return out;
}

bool sameBits(const std::uint8_t* a, const std::uint8_t* b, int bits) {
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (std::memcmp(a, b, whole) != 0) return false;
    if (bits % 8 == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xFFU << static_cast<unsigned>(8 - bits % 8));
    return ((a[whole] ^ b[whole]) & mask) == 0;
}

bool matchesAction(std::string_view wanted, std::string_view action) {
    return wanted.ends_with('.') ? action.starts_with(wanted) : action == wanted;
}

bool sameAddress(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

// Without an index of parties (an archive, one record) what the record itself names counts.
bool namesParty(const AuditRecord& record, std::string_view party) {
    if (record.actorId == party || record.targetId == party) return true;
    bool found = false;
    if (record.changesJson.size() > party.size())
        detail::eachString(record.changesJson,
                           [&](std::string_view text) { found = found || sameAddress(text, party); });
    return found;
}

Error badMember(std::string_view name, std::string sentence) {
    return badInput(std::string(name), "INVALID_PARAMETER", std::move(sentence));
}

Done checkText(std::string_view name, const std::string& text) {
    if (text.size() > kLongestId) return badMember(name, std::string(name) + " is too long.");
    if (!isValidUtf8(text)) return badMember(name, std::string(name) + " is not UTF-8.");
    return {};
}

} // namespace

std::vector<std::string> foldedWords(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    const auto end = [&] {
        if (std::string folded = fold(word); !folded.empty()) out.push_back(std::move(folded));
        word.clear();
    };
    detail::eachCodePoint(text, [&](char32_t c) {
        if (u_isUWhiteSpace(static_cast<UChar32>(c)))
            end();
        else
            detail::appendUtf8(word, c);
        return true;
    });
    end();
    return out;
}

Done checkQuery(const LogQuery& query) {
    for (const std::string& log : query.logs)
        if (!logFact(log)) return badMember("logs", "There is no such log.");
    if (query.from && query.until && *query.until <= *query.from)
        return badMember("until", "The period must end after it begins.");
    constexpr std::array<std::string_view, 4> results{"", "success", "denied", "failed"};
    if (std::ranges::find(results, query.result) == results.end())
        return badMember("result", "result must be success, denied or failed.");
    if (!query.ip.empty() && !logNetworkOf(query.ip))
        return badMember("ip", "ip must be an address or a range like 203.0.113.0/24.");
    SEKISHO_CHECK(checkText("party", query.party));
    SEKISHO_CHECK(checkText("actor", query.actor));
    SEKISHO_CHECK(checkText("action", query.action));
    SEKISHO_CHECK(checkText("target", query.target));
    if (!isValidUtf8(query.text)) return badMember("text", "text is not UTF-8.");
    if (lengthOf(query.text) > kLongestText) return badMember("text", "text must have at most 100 characters.");
    return {};
}

Result<LogFilter> LogFilter::of(const LogQuery& query) {
    SEKISHO_CHECK(checkQuery(query));
    LogFilter out;
    out.query_ = query;
    out.words_ = foldedWords(query.text);
    if (const auto network = query.ip.empty() ? std::nullopt : logNetworkOf(query.ip)) {
        std::ranges::copy(network->bytes, out.network_);
        out.prefix_ = network->prefix;
    }
    return out;
}

bool LogFilter::needsContent() const {
    return !query_.party.empty() || !query_.actor.empty() || !query_.action.empty() || !query_.target.empty() ||
           prefix_ >= 0 || !query_.result.empty() || !words_.empty() || query_.bot.has_value();
}

bool LogFilter::matches(const AuditRecord& record) const {
    if (query_.from && record.at < *query_.from) return false;
    if (query_.until && record.at >= *query_.until) return false;
    if (!query_.logs.empty() && std::ranges::find(query_.logs, record.log) == query_.logs.end()) return false;
    if (!needsContent()) return true;
    if (record.removed) return false;
    if (!query_.actor.empty() && record.actorId != query_.actor) return false;
    if (!query_.target.empty() && record.targetId != query_.target) return false;
    if (!query_.result.empty() && record.result != query_.result) return false;
    if (!query_.action.empty() && !matchesAction(query_.action, record.action)) return false;
    if (prefix_ >= 0) {
        std::uint8_t address[16] = {};
        bool v4 = false;
        if (!readLogAddress(record.ip, address, v4) || !sameBits(network_, address, prefix_)) return false;
    }
    if (query_.bot && (detail::memberOf(record.changesJson, "bot") == "true") != *query_.bot) return false;
    if (!query_.party.empty() && !namesParty(record, query_.party)) return false;
    if (words_.empty()) return true;
    const std::string text = foldedTextOf(record);
    return std::ranges::all_of(words_, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

// A line end between two texts: no word matches across them.
std::string foldedTextOf(const AuditRecord& record) {
    std::string out;
    out.reserve(256 + record.changesJson.size());
    const auto add = [&out](std::string_view text) {
        if (text.empty()) return;
        out += fold(text);
        out += '\n';
    };
    for (const std::string* text : {&record.actorName, &record.targetName, &record.action, &record.actorId,
                                    &record.targetId, &record.reason, &record.ip, &record.requestId})
        add(*text);
    detail::eachText(record.changesJson, add);
    return out;
}

std::string_view logFormatKey(LogFormat format) {
    return keyIn(kLogFormats, format);
}
std::optional<LogFormat> logFormatOf(std::string_view key) {
    return valueIn(kLogFormats, key);
}
std::string_view logExportStateKey(LogExportState state) {
    return keyIn(kLogExportStates, state);
}
std::optional<LogExportState> logExportStateOf(std::string_view key) {
    return valueIn(kLogExportStates, key);
}

const std::vector<std::string_view>& machineColumns() {
    static const std::vector<std::string_view> columns{
        "seq",      "time",       "recordedTime", "log",    "action", "actorId", "actorName", "targetKind",
        "targetId", "targetName", "result",       "reason", "ip",     "client",  "requestId", "details"};
    return columns;
}

const std::vector<std::string_view>& contentColumns() {
    static const std::vector<std::string_view> columns{"seq",        "time",      "senderId",   "sender",
                                                       "senderName", "receivers", "channelId",  "channelName",
                                                       "bot",        "text",      "attachments"};
    return columns;
}

} // namespace sekisho
