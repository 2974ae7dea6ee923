#include "service/notices/talk_hook.h"

#include "service/notices/curl_transfer.h"
#include "service/notices/mail_sender.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Result;
namespace json = boost::json;

namespace {

constexpr std::string_view kReceiver = "{userId}";
constexpr std::size_t kMostText = 2'000; // bytes, below what a message may hold in characters

struct HeadersFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::string messageText(const OutgoingNotice& notice) {
    std::string text = notice.subject + "\n\n" + notice.body;
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    if (text.size() <= kMostText) return text;
    std::size_t end = kMostText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

class TalkHook final : public NoticeChannel {
  public:
    explicit TalkHook(const TalkSettings& settings) : settings_(settings) {}

    DeliveryResult send(const OutgoingNotice& notice, const std::stop_token& stopped) override {
        std::string authorization;
        if (!settings_.tokenFile.empty()) {
            const auto token = secretLine(settings_.tokenFile, "--talk-token-file");
            const auto visible = [](char c) { return c > 0x20 && c < 0x7F; };
            if (!token || !std::ranges::all_of(*token, visible)) return {Delivery::Down, "the token cannot be read"};
            authorization = "Authorization: Bearer " + *token;
        }
        json::object message{{"content", {{"type", "text"}, {"text", messageText(notice)}}}};
        const std::string url = addressOf(notice, message);
        const std::string body = json::serialize(message);
        transfer_.reset(url, "https,http", {}, stopped);
        CURL* curl = transfer_.handle();
        std::unique_ptr<curl_slist, HeadersFree> headers(
            curl_slist_append(nullptr, "Content-Type: application/json; charset=UTF-8"));
        curl_slist_append(headers.get(), "Expect:");
        if (!authorization.empty()) curl_slist_append(headers.get(), authorization.c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
        return resultOf(transfer_.run());
    }

  private:
    std::string addressOf(const OutgoingNotice& notice, json::object& message) {
        std::string url = settings_.url;
        const std::size_t at = url.find(kReceiver);
        if (at == std::string::npos) {
            message["userId"] = notice.address;
            return url;
        }
        char* escaped =
            curl_easy_escape(transfer_.handle(), notice.address.data(), static_cast<int>(notice.address.size()));
        url.replace(at, kReceiver.size(), escaped ? escaped : "");
        curl_free(escaped);
        return url;
    }

    DeliveryResult resultOf(CURLcode code) const {
        if (code == CURLE_ABORTED_BY_CALLBACK) return {Delivery::Stopped};
        if (code != CURLE_OK) return {Delivery::Down, transfer_.fault(code)};
        const long said = transfer_.answer();
        if (said >= 200 && said < 300) return {Delivery::Sent};
        const std::string fault = fmt::format("the hook answered {}", said);
        // Of the token, the address or the load; what else is refused concerns this message.
        const bool common = said < 400 || said >= 500 || said == 401 || said == 403 || said == 408 || said == 429;
        return {common ? Delivery::Down : Delivery::Refused, fault};
    }

    TalkSettings settings_;
    CurlTransfer transfer_;
};

} // namespace

Result<std::unique_ptr<NoticeChannel>> makeTalkHook(const TalkSettings& settings) {
    const auto refused = [](std::string sentence) {
        return sekisho::badInput("talk-hook", "INVALID_PARAMETER", std::move(sentence));
    };
    const bool local = isUrlOf(settings.url, {"http"}) && isLoopbackUrl(settings.url);
    if (!isUrlOf(settings.url, {"https"}) && !local)
        return refused("--talk-hook needs an address that begins with https://.");
    if (!settings.tokenFile.empty()) SEKISHO_CHECK(secretLine(settings.tokenFile, "--talk-token-file"));
    prepareCurl();
    return std::unique_ptr<NoticeChannel>(std::make_unique<TalkHook>(settings));
}

} // namespace sekishod
