#pragma once
// sekishod serve: opens the store, listens, and works until SIGTERM or SIGINT. SIGHUP reads the certificate anew.

#include "service/http/services.h"
#include "service/notices/notice_desk.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sekishod {

struct ServeOptions {
    std::filesystem::path data;
    std::string listen = "127.0.0.1:8443"; // HOST:PORT, [IPV6]:PORT; port 0: any free one
    std::filesystem::path certificate;     // both empty: the data directory's own
    std::filesystem::path key;
    std::filesystem::path readyFile; // {url, caFile, pid}; written when the service listens, removed at the end
    std::filesystem::path logFile;   // empty: stderr
    std::string logLevel = "info";   // debug, info, warning, error
    bool accessLog = true;
    std::size_t workers = 4;
    std::size_t ioThreads = 2;
    std::size_t readers = 4;
    std::size_t maxConnections = 4000;
    std::vector<std::string> trustedProxies; // addresses or networks of reverse proxies
    std::filesystem::path proxySocket;       // for a reverse proxy of this host; empty: none
    std::filesystem::path countryData;       // empty: looked for in the data directory and in the usual places
    RateLimits rates;
    NoticeOptions notices;
};

int runServe(const ServeOptions& options);

struct ListenAddress {
    std::string host;
    std::uint16_t port = 0;
};
// BadInput/INVALID_PARAMETER when it is not HOST:PORT.
sekisho::Result<ListenAddress> listenAddress(std::string_view text);

} // namespace sekishod
