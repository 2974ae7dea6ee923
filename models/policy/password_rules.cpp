#include "models/policy/password_rules.h"

#include <zxcvbn.h>

#include <algorithm>
#include <array>

namespace sekisho::policy {

namespace {

constexpr std::size_t kShortestTellingId = 3; // "ab" within a password says nothing
constexpr std::size_t kLongestJudged = 64;    // the estimate grows with the square of the length

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isVisibleAscii(char c) {
    return c > 0x20 && c < 0x7F;
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

int characters(std::string_view utf8) {
    return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view localPartOf(std::string_view loginId) {
    return loginId.substr(0, loginId.find('@'));
}

bool matchesFormat(PasswordFormat format, std::string_view password) {
    const bool letters = std::any_of(password.begin(), password.end(), isLetter);
    const bool digits = std::any_of(password.begin(), password.end(), isDigit);
    const bool others =
        std::any_of(password.begin(), password.end(), [](char c) { return !isLetter(c) && !isDigit(c); });
    return letters && digits && (others || format == PasswordFormat::Alphanumeric);
}

bool containsId(std::string_view password, std::string_view loginId) {
    const std::string id = lowered(localPartOf(loginId));
    return id.size() >= kShortestTellingId && lowered(password).find(id) != std::string::npos;
}

Error fault(std::string_view code) {
    return badInput("password", std::string(code), {});
}

} // namespace

int passwordStrength(std::string_view password, std::string_view loginId, const std::vector<std::string>& words) {
    const std::string judged(password.substr(0, kLongestJudged));
    std::vector<std::string> known;
    known.emplace_back(lowered(localPartOf(loginId)));
    if (const auto at = loginId.find('@'); at != std::string_view::npos)
        known.emplace_back(lowered(loginId.substr(at + 1)));
    for (const auto& word : words)
        known.push_back(lowered(word));
    std::erase(known, std::string{});
    std::vector<const char*> pointers;
    pointers.reserve(known.size() + 1);
    for (const auto& word : known)
        pointers.push_back(word.c_str());
    pointers.push_back(nullptr);
    const double bits = ZxcvbnMatch(judged.c_str(), pointers.data(), nullptr);
    // 10^3, 10^6, 10^8 and 10^10 guesses, as the inventors of the estimate draw the lines.
    constexpr std::array limits{9.966, 19.932, 26.575, 33.219};
    return static_cast<int>(
        std::count_if(limits.begin(), limits.end(), [bits](double limit) { return bits >= limit; }));
}

std::vector<Error> checkPassword(const AccountPolicy& policy, std::string_view password, std::string_view loginId,
                                 const std::vector<std::string>& words, const UsedBefore& usedBefore) {
    std::vector<Error> faults;
    const int length = characters(password);
    if (length < policy.passwordMinLength)
        faults.push_back(fault("PASSWORD_TOO_SHORT").with("min", std::to_string(policy.passwordMinLength)));
    if (length > policy.passwordMaxLength)
        faults.push_back(fault("PASSWORD_TOO_LONG").with("max", std::to_string(policy.passwordMaxLength)));
    if (!std::all_of(password.begin(), password.end(), isVisibleAscii)) faults.push_back(fault("PASSWORD_CHARS"));
    if (!matchesFormat(policy.passwordFormat, password))
        faults.push_back(
            fault("PASSWORD_FORMAT").with("format", std::string(passwordFormatKey(policy.passwordFormat))));
    if (containsId(password, loginId)) faults.push_back(fault("PASSWORD_CONTAINS_ID"));
    if (passwordStrength(password, loginId, words) < policy.passwordMinStrength)
        faults.push_back(fault("PASSWORD_WEAK"));
    if (faults.empty() && policy.passwordReuse > 0 && usedBefore && usedBefore(password))
        faults.push_back(fault("PASSWORD_REUSED").with("count", std::to_string(policy.passwordReuse)));
    return faults;
}

} // namespace sekisho::policy
