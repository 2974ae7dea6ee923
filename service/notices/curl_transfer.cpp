#include "service/notices/curl_transfer.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace sekishod {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kWholeSeconds = 90;
constexpr long kSilentSeconds = 30;

int stopWhenAsked(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stopped)->stop_requested() ? 1 : 0;
}

std::size_t swallow(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

std::string_view authorityOf(std::string_view url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    url.remove_prefix(begin + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

} // namespace

void prepareCurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

bool isLoopbackUrl(std::string_view url) {
    std::string_view host = authorityOf(url);
    if (host.starts_with('['))
        host = host.substr(0, std::min(host.find(']') + 1, host.size()));
    else
        host = host.substr(0, host.find(':'));
    const bool four = host.starts_with("127.") &&
                      std::ranges::all_of(host, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return four || host == "localhost" || host == "[::1]";
}

bool isUrlOf(std::string_view url, std::initializer_list<std::string_view> schemes) {
    const std::string_view scheme = url.substr(0, std::min(url.find("://"), url.size()));
    const std::string_view authority = authorityOf(url);
    return std::ranges::find(schemes, scheme) != schemes.end() && !authority.empty() &&
           authority.find('@') == std::string_view::npos &&
           std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F; });
}

CurlTransfer::CurlTransfer() : handle_(curl_easy_init()) {}

void CurlTransfer::reset(const std::string& url, const char* protocols, const std::filesystem::path& ca,
                         const std::stop_token& stopped) {
    CURL* curl = handle_.get();
    stopped_ = stopped;
    detail_[0] = '\0';
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // what the environment names is not what the operator named
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, kSilentSeconds);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!ca.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, ca.c_str());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail_);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, swallow);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stopWhenAsked);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopped_);
}

CURLcode CurlTransfer::run() {
    return handle_ ? curl_easy_perform(handle_.get()) : CURLE_FAILED_INIT;
}

long CurlTransfer::answer() const {
    long code = 0;
    if (handle_) curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
}

std::string CurlTransfer::fault(CURLcode code) const {
    const long said = answer();
    return said > 0 ? fmt::format("{} ({})", curl_easy_strerror(code), said) : curl_easy_strerror(code);
}

} // namespace sekishod
