#include "service/notices/mail_sender.h"

#include "service/notices/curl_transfer.h"
#include "service/notices/mail_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>

namespace sekishod {

using sekisho::Error;
using sekisho::Result;

namespace {

Error mailOption(std::string sentence) {
    return sekisho::badInput("smtp", "INVALID_PARAMETER", std::move(sentence));
}

struct SlistFree {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct MailBytes {
    std::string_view left;
};

std::size_t readMail(char* to, std::size_t size, std::size_t count, void* from) {
    auto& bytes = *static_cast<MailBytes*>(from);
    const std::size_t length = std::min(size * count, bytes.left.size());
    std::memcpy(to, bytes.left.data(), length);
    bytes.left.remove_prefix(length);
    return length;
}

class MailSender final : public NoticeChannel {
  public:
    MailSender(const MailSettings& settings, std::string password, const sekisho::Clock& clock)
        : settings_(settings), password_(std::move(password)), clock_(clock) {}

    DeliveryResult send(const OutgoingNotice& notice, const std::stop_token& stopped) override {
        if (!isMailAddress(notice.address)) return {Delivery::Refused, "no mail address"};
        const std::string text = mailText(notice, settings_.from, clock_.now());
        MailBytes bytes{text};
        std::unique_ptr<curl_slist, SlistFree> to(
            curl_slist_append(nullptr, fmt::format("<{}>", notice.address).c_str()));
        prepare(stopped);
        CURL* curl = transfer_.handle();
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, readMail);
        curl_easy_setopt(curl, CURLOPT_READDATA, &bytes);
        const CURLcode code = transfer_.run();
        return resultOf(code);
    }

  private:
    void prepare(const std::stop_token& stopped) {
        transfer_.reset(settings_.url, "smtp,smtps", settings_.caFile, stopped);
        CURL* curl = transfer_.handle();
        const bool plain = isLoopbackUrl(settings_.url) && settings_.caFile.empty();
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, fmt::format("<{}>", settings_.from).c_str());
        if (settings_.user.empty()) return;
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, password_.c_str());
    }

    // Only what the server says about this receiver or this mail concerns it alone; everything else stops all mail.
    DeliveryResult resultOf(CURLcode code) const {
        if (code == CURLE_OK) return {Delivery::Sent};
        if (code == CURLE_ABORTED_BY_CALLBACK) return {Delivery::Stopped};
        const long said = transfer_.answer();
        const bool receiver = transfer_.detail().starts_with("RCPT failed");
        const bool content = code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY;
        if ((receiver || content) && said >= 550 && said <= 559) return {Delivery::Refused, transfer_.fault(code)};
        if (receiver && said >= 400) return {Delivery::TryLater, transfer_.fault(code)};
        return {Delivery::Down, transfer_.fault(code)};
    }

    MailSettings settings_;
    std::string password_;
    const sekisho::Clock& clock_;
    CurlTransfer transfer_;
};

} // namespace

Result<std::string> secretLine(const std::filesystem::path& file, std::string_view option) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || !std::getline(in, line))
        return mailOption(fmt::format("The file that {} names cannot be read.", option));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    if (line.empty()) return mailOption(fmt::format("The file that {} names is empty.", option));
    return line;
}

Result<std::unique_ptr<NoticeChannel>> makeMailSender(const MailSettings& settings, const sekisho::Clock& clock) {
    if (!isUrlOf(settings.url, {"smtps", "smtp"}))
        return mailOption("--smtp needs an address such as smtps://mail.example.com:465, without user and password.");
    if (!isMailAddress(settings.from))
        return mailOption("--smtp-from must be the mail address that notices come from.");
    if (settings.user.empty() != settings.passwordFile.empty())
        return mailOption("--smtp-user and --smtp-password-file must be given together.");
    if (!settings.caFile.empty() && !std::ifstream(settings.caFile))
        return mailOption("The file that --smtp-ca names cannot be read.");
    std::string password;
    if (!settings.passwordFile.empty()) {
        SEKISHO_TRY(line, secretLine(settings.passwordFile, "--smtp-password-file"));
        password = std::move(line);
    }
    prepareCurl();
    return std::unique_ptr<NoticeChannel>(std::make_unique<MailSender>(settings, std::move(password), clock));
}

} // namespace sekishod
