#pragma once
// A data directory with an empty store and a certificate, in a folder of its own that goes with the test.

#include "service/http/server.h"
#include "service/store/certificates.h"
#include "service/store/tenant_store.h"

#include "models/sql/key_file.h"
#include "tests/service/tls_client.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace sekishod::test {

class TempFolder {
  public:
    TempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "sekishod-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// One CA and certificate for all tests of the process: making them takes longer than most tests.
inline const DataDir& certifiedFolder() {
    static const TempFolder folder;
    static const DataDir dir = [] {
        DataDir made{folder.path()};
        const auto now = sekisho::SystemClock().now();
        EXPECT_TRUE(makeAuthority(made, now));
        EXPECT_TRUE(makeServerCertificate(made, {}, now));
        return made;
    }();
    return dir;
}

inline ServerOptions quickServer() {
    ServerOptions options;
    options.port = 0;
    options.certificate = certifiedFolder().certificate();
    options.key = certifiedFolder().certificateKey();
    options.tick = std::chrono::milliseconds(10);
    options.workers = 2;
    return options;
}

inline TlsClient clientOf(const HttpServer& server) {
    TlsClientOptions options;
    options.caFile = certifiedFolder().caCertificate();
    return TlsClient(server.port(), options);
}

inline std::unique_ptr<TenantStore> emptyStore(const TempFolder& folder, int readers = 2) {
    auto store = TenantStore::open(DataDir{folder.path()}, sekisho::sql::Key{1, 2, 3}, readers);
    EXPECT_TRUE(store) << (store ? "" : store.error().code + " " + store.error().detail);
    return store ? std::move(*store) : nullptr;
}

} // namespace sekishod::test
