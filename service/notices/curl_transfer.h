#pragma once
// Private to this folder: one curl handle with what all transfers have in common (limits of time, certificates always
// checked, no redirects, no signals) and an end as soon as the service stops. Belongs to one thread.

#include <curl/curl.h>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace sekishod {

void prepareCurl(); // once before any handle, while there is one thread

// "localhost", 127.…, [::1]: nobody else can listen there, so TLS is not asked for.
bool isLoopbackUrl(std::string_view url);
// Scheme, host and perhaps a port and a path; no user and password in it, which everybody could see.
bool isUrlOf(std::string_view url, std::initializer_list<std::string_view> schemes);

class CurlTransfer {
  public:
    CurlTransfer();

    CURL* handle() { return handle_.get(); }
    // Back to the common settings; connections stay open.
    void reset(const std::string& url, const char* protocols, const std::filesystem::path& ca,
               const std::stop_token& stopped);
    CURLcode run();
    long answer() const; // of the server, 0: none came
    std::string fault(CURLcode code) const;
    std::string_view detail() const { return detail_; } // curl's own words, for decisions only

  private:
    struct Close {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    std::unique_ptr<CURL, Close> handle_;
    std::stop_token stopped_;
    char detail_[CURL_ERROR_SIZE] = {};
};

} // namespace sekishod
