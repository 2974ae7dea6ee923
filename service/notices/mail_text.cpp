#include "service/notices/mail_text.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>

namespace sekishod {

namespace {

constexpr std::size_t kWordBytes = 39; // 52 characters of base64, 64 with their frame: a line of 76 holds it
constexpr std::size_t kLineBytes = 57; // 76 characters
constexpr std::size_t kPlainHeader = 60;

std::string base64Of(std::string_view bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The longest beginning of at most `most` bytes that ends between two characters.
std::size_t wholeCharacters(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text.size();
    std::size_t end = most;
    while (end > most - 4 && continues(text[end]))
        --end;
    return end;
}

bool plainHeader(std::string_view text) {
    if (text.size() > kPlainHeader || text.find("=?") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

// The name before an address: a phrase, in which many signs mean something.
std::string phrase(std::string_view name) {
    const auto harmless = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
    };
    if (name.size() <= kPlainHeader && std::ranges::all_of(name, harmless)) return std::string(name);
    std::string out = headerText(name);
    // Plain ASCII with signs of its own is put into encoded words as well.
    return out.starts_with("=?") ? out : fmt::format("=?UTF-8?B?{}?=", base64Of(name.substr(0, kWordBytes)));
}

std::string mailbox(std::string_view name, std::string_view address) {
    return name.empty() ? std::string(address) : fmt::format("{}\r\n <{}>", phrase(name), address);
}

std::string bodyText(std::string_view body) {
    std::string lines;
    for (const char c : body) {
        if (c == '\n') lines += '\r';
        if (c != '\r') lines += c;
    }
    std::string out;
    for (std::size_t at = 0; at < lines.size(); at += kLineBytes)
        out += base64Of(std::string_view(lines).substr(at, kLineBytes)) + "\r\n";
    return out;
}

} // namespace

bool isMailAddress(std::string_view text) {
    const auto allowed = [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
    };
    const std::size_t at = text.find('@');
    return text.size() <= 254 && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.rfind('@') == at && std::ranges::all_of(text, allowed);
}

std::string headerText(std::string_view text) {
    if (plainHeader(text)) return std::string(text);
    std::string out;
    while (!text.empty()) {
        const std::size_t length = wholeCharacters(text, kWordBytes);
        if (!out.empty()) out += "\r\n ";
        out += fmt::format("=?UTF-8?B?{}?=", base64Of(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return out;
}

std::string mailDate(sekisho::Instant at) {
    constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string mailText(const OutgoingNotice& notice, std::string_view from, sekisho::Instant now) {
    const std::string_view host = from.substr(std::min(from.find('@') + 1, from.size()));
    return fmt::format("Date: {}\r\n"
                       "Message-ID: <notice-{}.{}.{}@{}>\r\n"
                       "From: {}\r\n"
                       "To: {}\r\n"
                       "Subject: {}\r\n"
                       "Auto-Submitted: auto-generated\r\n"
                       "MIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=UTF-8\r\n"
                       "Content-Language: {}\r\n"
                       "Content-Transfer-Encoding: base64\r\n"
                       "\r\n"
                       "{}",
                       mailDate(now), notice.domain, notice.id, sekisho::toMillis(notice.created), host,
                       mailbox(notice.fromName, from), mailbox(notice.toName, notice.address),
                       headerText(notice.subject), notice.language == "ja" ? "ja" : "en", bodyText(notice.body));
}

} // namespace sekishod
