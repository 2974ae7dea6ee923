// The data directory: one writer, readers that see one state, keys, certificates, ids.
#include "models/sql/key_file.h"
#include "models/sql/migration.h"
#include "service/data_folder.h"
#include "service/store/certificates.h"
#include "service/store/schema.h"
#include "service/store/uid.h"
#include "tests/service/http_fixture.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <latch>
#include <set>
#include <thread>

namespace sekishod::test::test_store_tenant {
namespace {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;

constexpr std::string_view insertTenant =
    "INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(:d, :w, 'x', '{}', 0)";

sekisho::Result<std::int64_t> tenantCount(Database& db) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT count(*) FROM tenant"));
    return row ? std::get<0>(*row) : -1;
}
std::int64_t tenants(Database& db) {
    return tenantCount(db).value_or(-1);
}
std::int64_t tenants(TenantStore& store) {
    return store.read(tenantCount).value_or(-1);
}

unsigned modeOf(const std::filesystem::path& file) {
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0 ? facts.st_mode & 07777U : 0;
}

TEST(TenantStoreTest, WritesStandOrFallAsAWhole) {
    const TempFolder folder;
    auto store = emptyStore(folder);
    EXPECT_TRUE(store->write([](Database& db) { return db.exec(insertTenant, 1, "a"); }));
    const auto failed = store->write([](Database& db) -> Done {
        SEKISHO_CHECK(db.exec(insertTenant, 2, "b"));
        return Error(ErrorKind::Conflict, "CONFLICT");
    });
    EXPECT_EQ(failed.error().code, "CONFLICT");
    EXPECT_EQ(tenants(*store), 1);
}

// Copied as it lies there while others commit and their log is moved into the file: each copy is one whole state.
TEST(TenantStoreTest, ACopyToPlanOnIsOneStateHoweverMuchIsWritten) {
    const TempFolder folder;
    auto store = emptyStore(folder);
    ASSERT_TRUE(store->write([](Database& db) {
        return db.script("CREATE TABLE filler(id INTEGER PRIMARY KEY, round INTEGER NOT NULL, text TEXT NOT NULL);"
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
                         "INSERT INTO filler SELECT i, 0, hex(randomblob(400)) FROM n;");
    }));
    std::atomic<bool> over = false;
    std::atomic<int> rounds = 0;
    std::thread writer([&] {
        for (int round = 1; !over; ++round) {
            EXPECT_TRUE(store->write([&](Database& db) {
                return db.exec("UPDATE filler SET round = :round, text = hex(randomblob(400))", round);
            }));
            rounds = round;
        }
    });
    for (int copy = 0; copy < 6; ++copy) {
        const int before = rounds;
        auto scratch = store->scratchCopy();
        ASSERT_TRUE(scratch) << scratch.error().detail;
        Database& db = scratch->database();
        const auto row =
            db.first<std::int64_t, std::int64_t, std::int64_t>("SELECT min(round), max(round), count(*) FROM filler");
        ASSERT_TRUE(row && *row);
        EXPECT_EQ(std::get<0>(**row), std::get<1>(**row));
        EXPECT_GE(std::get<0>(**row), before);
        EXPECT_EQ(std::get<2>(**row), 1500);
        // A page of the file may be half of one state and half of another: then the log has it, and counts.
        EXPECT_EQ(db.first<std::string>("PRAGMA quick_check").value(), std::tuple<std::string>("ok"));
        for (int round = 0; round < 5; ++round) // what is written there stays beside the store, however much it is
            EXPECT_TRUE(db.exec("UPDATE filler SET round = -1, text = hex(randomblob(400))"));
        EXPECT_EQ(db.first<std::string>("PRAGMA quick_check").value(), std::tuple<std::string>("ok"));
    }
    over = true;
    writer.join();
    EXPECT_EQ(store->read([](Database& db) { return db.first<std::int64_t>("SELECT min(round) FROM filler"); })
                  .value()
                  .value(),
              std::tuple<std::int64_t>(rounds));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with("scratch-")) << entry.path();
}

TEST(TenantStoreTest, ALeaseSeesOneState) {
    const TempFolder folder;
    auto store = emptyStore(folder, 2);
    TenantStore::Lease lease(*store);
    EXPECT_EQ(tenants(lease.database()), 0);
    EXPECT_TRUE(store->write([](Database& db) { return db.exec(insertTenant, 1, "a"); }));
    EXPECT_EQ(tenants(lease.database()), 0) << "a lease is one consistent view";
    EXPECT_EQ(tenants(*store), 1) << "the next one sees the last commit";
}

TEST(TenantStoreTest, WithoutAViewNothingIsRead) {
    const TempFolder folder;
    auto store = emptyStore(folder, 1);
    bool ran = false;
    Database::setFault([]() -> std::optional<Error> { return Error(ErrorKind::Storage, "STORAGE_FAILED"); });
    const auto refused = store->read([&ran](Database&) -> Done {
        ran = true;
        return {};
    });
    Database::setFault({});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "STORAGE_FAILED");
    EXPECT_FALSE(ran) << "statements without a common view could see two states";
    EXPECT_EQ(tenants(*store), 0) << "the reader went back";
}

// A commit does not move the log into the store; somebody else does, and does not let it grow for ever.
TEST(TenantStoreTest, TheLogIsMovedMeanwhile) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    auto store = emptyStore(folder, 2);
    const auto sizeOf = [&](const char* suffix) {
        return std::filesystem::file_size(dir.database().native() + suffix);
    };
    const auto put = [&](int n) {
        const std::string text(1'000'000, static_cast<char>('a' + n % 26));
        return store->write([&](Database& db) {
            return db.exec("INSERT INTO meta(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value = "
                           "excluded.value",
                           "k" + std::to_string(n % 20), text);
        });
    };
    for (int n = 0; n < 20; ++n)
        ASSERT_TRUE(put(n));
    for (int i = 0; i < 1'000 && sizeOf("") < 15'000'000; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_GT(sizeOf(""), 15'000'000U) << "while the store is open";
    {
        TenantStore::Lease lease(*store); // what it sees stays in the log
        for (int n = 20; n < 60; ++n)
            ASSERT_TRUE(put(n));
        const auto seen = lease.database().first<std::int64_t>("SELECT count(*) FROM meta WHERE value LIKE 'a%'");
        ASSERT_TRUE(seen);
        EXPECT_EQ(std::get<0>(**seen), 1);
    }
    for (int n = 60; n < 240; ++n)
        ASSERT_TRUE(put(n));
    EXPECT_LT(sizeOf("-wal"), 150'000'000U) << "240 MB were written";
    EXPECT_EQ(
        store->read([](Database& db) { return db.first<std::string>("SELECT value FROM meta WHERE key = 'k19'"); })
            .value()
            .value(),
        std::tuple(std::string(1'000'000, static_cast<char>('a' + 239 % 26))));
    store.reset();
    const auto again = TenantStore::open(dir, sekisho::sql::Key{1, 2, 3}, 1);
    ASSERT_TRUE(again) << "the key of emptyStore()";
    TenantStore::Writer writer(**again);
    EXPECT_TRUE(writer.database().integrityCheck());
}

TEST(TenantStoreTest, ReadersCannotWrite) {
    const TempFolder folder;
    auto store = emptyStore(folder, 1);
    EXPECT_FALSE(store->read([](Database& db) { return db.exec(insertTenant, 1, "a"); }));
}

TEST(TenantStoreTest, ReadersWaitForAFreeConnection) {
    const TempFolder folder;
    auto store = emptyStore(folder, 1);
    std::atomic<int> inside{0}, most{0}, done{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const auto counted = store->read([&](Database& db) {
                    most = std::max(most.load(), ++inside);
                    auto count = tenantCount(db);
                    --inside;
                    return count;
                });
                EXPECT_EQ(counted.value_or(-1), 0);
                ++done;
            }
        });
    threads.clear();
    EXPECT_EQ(most, 1);
    EXPECT_EQ(done, 200);
}

TEST(TenantStoreTest, WritersComeOneAfterTheOther) {
    const TempFolder folder;
    auto store = emptyStore(folder);
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&store, t] {
            for (int i = 0; i < 25; ++i)
                EXPECT_TRUE(store->write([&](Database& db) {
                    return db.exec(insertTenant, 1 + t * 100 + i, "w" + std::to_string(t * 100 + i));
                }));
        });
    threads.clear();
    EXPECT_EQ(tenants(*store), 100);
}

TEST(TenantStoreTest, OpensWithItsKeyOnlyAndRefusesANewerSchema) {
    const TempFolder folder;
    emptyStore(folder).reset();
    const auto wrong = TenantStore::open(DataDir{folder.path()}, sekisho::sql::Key{9});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Corrupt);
    {
        auto store = emptyStore(folder);
        TenantStore::Writer writer(*store);
        ASSERT_TRUE(writer.database().script("PRAGMA user_version = 999"));
    }
    const auto newer = TenantStore::open(DataDir{folder.path()}, sekisho::sql::Key{1, 2, 3});
    ASSERT_FALSE(newer);
    EXPECT_EQ(newer.error().code, "STORAGE_NEWER");
}

TEST(TenantStoreTest, WhatStoodInTheSettingsOfAnOlderStoreIsTheFirstRevisionOfItsPolicy) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    {
        auto old = Database::open(dir.database(), sekisho::sql::Key{1, 2, 3});
        ASSERT_TRUE(old);
        ASSERT_TRUE(sekisho::sql::migrate(*old, schemaSteps().first(4)));
        ASSERT_TRUE(
            old->exec("INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(1, 'a', 'A', "
                      "'{\"account\":{\"twoStep\":\"required\",\"passwordReuse\":3},\"locale\":\"ja_JP\"}', 5)"));
        ASSERT_TRUE(old->exec("INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(2, 'b', 'B', "
                              "'{\"timeZone\":\"Asia/Tokyo\"}', 5)"));
    }
    auto store = emptyStore(folder);
    const auto texts = store->read([](Database& db) {
        return db.rows<std::string>(
            "SELECT key || revision || value FROM policy UNION ALL SELECT key || revision || actor_id "
            "|| at || value FROM policy_revision UNION ALL SELECT settings FROM tenant ORDER BY 1");
    });
    ASSERT_TRUE(texts);
    const std::string value = R"({"twoStep":"required","passwordReuse":3})";
    ASSERT_EQ(texts->size(), 4U);
    EXPECT_EQ(std::get<0>((*texts)[0]), "account1system5" + value);
    EXPECT_EQ(std::get<0>((*texts)[1]), "account1" + value);
    EXPECT_EQ(std::get<0>((*texts)[2]), R"({"locale":"ja_JP"})");
    EXPECT_EQ(std::get<0>((*texts)[3]), R"({"timeZone":"Asia/Tokyo"})") << "nothing else was touched";
    const auto templates = store->read([](Database& db) {
        return db.first<std::int64_t>("SELECT count(*) FROM template WHERE is_default = 1 AND off = '[]'");
    });
    EXPECT_EQ(std::get<0>(**templates), 2) << "each tenant has its default template";
}

TEST(TenantStoreTest, HowAnOlderStoreInvitedIsAPolicyWithTheNumberThatItHad) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    {
        auto old = Database::open(dir.database(), sekisho::sql::Key{1, 2, 3});
        ASSERT_TRUE(old);
        ASSERT_TRUE(sekisho::sql::migrate(*old, schemaSteps().first(21)));
        ASSERT_TRUE(old->script(
            "INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(1, 'a', 'A', '{}', 5), "
            "(2, 'b', 'B', '{}', 5), (3, 'c', 'C', '{}', 5);"
            "INSERT INTO setting(domain_id, key, doc, version) VALUES(1, 'invitation', "
            "'{\"linkAllowed\":true,\"everybodyInvites\":true,\"autoApproval\":false}', 7), (2, 'invitation', 'x', 2), "
            "(1, 'employeeNumber', '{}', 1)"));
    }
    auto store = emptyStore(folder);
    const auto texts = store->read([](Database& db) {
        return db.rows<std::string>("SELECT domain_id || key || revision || value FROM policy UNION ALL SELECT key || "
                                    "revision || actor_id || at FROM policy_revision UNION ALL SELECT 'left ' || key "
                                    "FROM setting ORDER BY 1");
    });
    ASSERT_TRUE(texts);
    std::string all;
    for (const auto& [line] : *texts)
        all += line + "\n";
    EXPECT_EQ(all, "1invitation7{\"autoApproval\":false,\"inviters\":\"ALL_MEMBERS\",\"linkAllowed\":true}\n"
                   "2invitation2{\"autoApproval\":false,\"inviters\":\"ADMINISTRATORS\",\"linkAllowed\":false}\n"
                   "invitation2system5\ninvitation7system5\nleft employeeNumber\n");
}

TEST(TenantStoreTest, WhereAnOlderStoreKeptTheLogOfFilesItGoesOn) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    {
        auto old = Database::open(dir.database(), sekisho::sql::Key{1, 2, 3});
        ASSERT_TRUE(old);
        ASSERT_TRUE(sekisho::sql::migrate(*old, schemaSteps().first(24)));
        ASSERT_TRUE(old->script(
            "INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(1, 'a', 'A', '{}', 5), "
            "(2, 'b', 'B', '{}', 5), (3, 'c', 'C', '{}', 5);"
            "INSERT INTO policy(domain_id, key, value, revision) VALUES(1, 'logs', '{\"fileLog\":true}', 2), "
            "(1, 'files', '{\"watermark\":true}', 3), (2, 'logs', '{\"fileLog\":true}', 1), "
            "(3, 'logs', '{\"fileLog\":false}', 1);"
            "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, value) VALUES(1, "
            "'files', 3, 77, 'u', 'U', '[]', '{\"watermark\":true}')"));
    }
    auto store = emptyStore(folder);
    const auto texts = store->read([](Database& db) {
        return db.rows<std::string>(
            "SELECT p.domain_id || ' ' || p.revision || ' ' || r.at || ' ' || p.value FROM policy p JOIN "
            "policy_revision r USING(domain_id, key, revision) WHERE key = 'files' AND p.value = r.value ORDER BY 1");
    });
    ASSERT_TRUE(texts);
    ASSERT_EQ(texts->size(), 2U) << "where it was off nothing was touched";
    EXPECT_EQ(std::get<0>((*texts)[0]), R"(1 4 77 {"watermark":true,"downloadLog":true})");
    EXPECT_EQ(std::get<0>((*texts)[1]), R"(2 1 5 {"downloadLog":true})");
}

TEST(TenantStoreTest, TheKeyComesFromTheEnvironmentOrTheFile) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    EXPECT_EQ(storeKey(dir).error().code, "STORE_MISSING");
    emptyStore(folder).reset();
    EXPECT_EQ(storeKey(dir).error().code, "KEY_FILE_UNREADABLE");
    const sekisho::sql::Key key = sekisho::sql::randomKey();
    ASSERT_TRUE(sekisho::sql::writeKeyFile(dir.keyFile(), key));
    EXPECT_EQ(*storeKey(dir), key);
    ::setenv("SEKISHOD_KEY", std::string(64, 'a').c_str(), 1);
    EXPECT_EQ(sekisho::sql::keyToHex(*storeKey(dir)), std::string(64, 'a'));
    ::setenv("SEKISHOD_KEY", "short", 1);
    EXPECT_EQ(storeKey(dir).error().code, "KEY_INVALID");
    ::unsetenv("SEKISHOD_KEY");
    ::chmod(dir.keyFile().c_str(), 0644);
    EXPECT_EQ(storeKey(dir).error().code, "KEY_FILE_MODE");
}

TEST(UidTest, IdsAreVersion4AndSecretsAreBase64Url) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string uid = newUid();
        ASSERT_EQ(uid.size(), 36U);
        EXPECT_EQ(uid[14], '4');
        EXPECT_NE(std::string("89ab").find(uid[19]), std::string::npos);
        for (const std::size_t at : {8U, 13U, 18U, 23U})
            EXPECT_EQ(uid[at], '-');
        EXPECT_TRUE(seen.insert(uid).second);
    }
    EXPECT_EQ(newSecret(32).size(), 43U);
    EXPECT_EQ(newSecret(1).size(), 2U);
    EXPECT_EQ(newSecret(2).size(), 3U);
    EXPECT_EQ(newSecret(3).size(), 4U);
    EXPECT_EQ(newSecret().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_NE(newSecret(), newSecret());
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_TRUE(equalConstantTime("abc", "abc"));
    EXPECT_FALSE(equalConstantTime("abc", "abd"));
    EXPECT_FALSE(equalConstantTime("abc", "ab"));
    EXPECT_TRUE(equalConstantTime("", ""));
}

struct FreeCert {
    void operator()(X509* c) const noexcept { X509_free(c); }
};
using Cert = std::unique_ptr<X509, FreeCert>;

Cert certificateIn(const std::filesystem::path& file) {
    BIO* bio = BIO_new_file(file.c_str(), "rb");
    Cert cert(bio ? PEM_read_bio_X509(bio, nullptr, nullptr, nullptr) : nullptr);
    BIO_free(bio);
    return cert;
}

std::string publicKeyOf(X509* cert) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(X509_get0_pubkey(cert), &der);
    std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return out;
}

int daysLeft(X509* cert, sekisho::Instant now) {
    int days = 0, seconds = 0;
    const auto at = static_cast<time_t>(sekisho::toSeconds(now));
    ASN1_TIME* from = ASN1_TIME_set(nullptr, at);
    ASN1_TIME_diff(&days, &seconds, from, X509_get0_notAfter(cert));
    ASN1_TIME_free(from);
    return days;
}

TEST(CertificateTest, TheServerCertificateIsWhatAClientAsksFor) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    const auto now = sekisho::SystemClock().now();
    ASSERT_TRUE(makeAuthority(dir, now));
    ASSERT_TRUE(makeServerCertificate(dir, {"sekisho.example.test", "192.0.2.7"}, now));
    EXPECT_EQ(modeOf(dir.caKey()), 0600U);
    EXPECT_EQ(modeOf(dir.certificateKey()), 0600U);
    const Cert ca = certificateIn(dir.caCertificate()), cert = certificateIn(dir.certificate());
    ASSERT_TRUE(ca && cert);
    EXPECT_EQ(X509_verify(cert.get(), X509_get0_pubkey(ca.get())), 1);
    EXPECT_EQ(X509_check_ca(ca.get()), 1);
    EXPECT_EQ(X509_check_ca(cert.get()), 0);
    EXPECT_EQ(X509_get_pathlen(ca.get()), 0);
    for (const char* host : {"localhost", "sekisho.example.test"})
        EXPECT_EQ(X509_check_host(cert.get(), host, 0, 0, nullptr), 1) << host;
    for (const char* address : {"127.0.0.1", "::1", "192.0.2.7"})
        EXPECT_EQ(X509_check_ip_asc(cert.get(), address, 0), 1) << address;
    EXPECT_EQ(X509_check_host(cert.get(), "example.test", 0, 0, nullptr), 0);
    EXPECT_EQ(X509_check_purpose(cert.get(), X509_PURPOSE_SSL_SERVER, 0), 1);
    EXPECT_NE(X509_check_purpose(cert.get(), X509_PURPOSE_SSL_CLIENT, 0), 1);
    EXPECT_EQ(X509_get_key_usage(cert.get()), static_cast<std::uint32_t>(KU_DIGITAL_SIGNATURE));
    EXPECT_EQ(X509_get_key_usage(ca.get()), static_cast<std::uint32_t>(KU_KEY_CERT_SIGN | KU_CRL_SIGN));
    EXPECT_LE(daysLeft(cert.get(), now), 397);
    EXPECT_GT(daysLeft(cert.get(), now), 390);
    EXPECT_GT(daysLeft(ca.get(), now), 3640);
}

TEST(CertificateTest, IsRenewedInTimeWithItsNamesAndItsKey) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    const auto now = sekisho::SystemClock().now();
    EXPECT_FALSE(*renewServerCertificate(dir, now)) << "a certificate of the operator's own is left alone";
    ASSERT_TRUE(makeAuthority(dir, now));
    EXPECT_EQ(makeAuthority(dir, now).error().code, "ALREADY_EXIST");
    ASSERT_TRUE(makeServerCertificate(dir, {"sekisho.example.test", "2001:db8::5"}, now));
    const std::string key = publicKeyOf(certificateIn(dir.certificate()).get());
    EXPECT_FALSE(*renewServerCertificate(dir, now + std::chrono::days(300)));
    const auto later = now + std::chrono::days(370);
    EXPECT_TRUE(*renewServerCertificate(dir, later));
    const Cert renewed = certificateIn(dir.certificate());
    EXPECT_GT(daysLeft(renewed.get(), later), 390);
    EXPECT_EQ(X509_check_host(renewed.get(), "sekisho.example.test", 0, 0, nullptr), 1);
    EXPECT_EQ(X509_check_ip_asc(renewed.get(), "2001:db8::5", 0), 1);
    EXPECT_EQ(publicKeyOf(renewed.get()), key) << "a pinned key must stay";
}

TEST(CertificateTest, RefusesWhatIsNoName) {
    const TempFolder folder;
    const DataDir dir{folder.path()};
    const auto now = sekisho::SystemClock().now();
    ASSERT_TRUE(makeAuthority(dir, now));
    for (const char* wrong : {"", "a b", "x,IP:10.0.0.1", "-a", ".a", "a.", "http://a"}) {
        EXPECT_EQ(makeServerCertificate(dir, {wrong}, now).error().code, "CERTIFICATE_NAME") << wrong;
        EXPECT_FALSE(std::filesystem::exists(dir.certificate()));
    }
}

TEST(DataFolderTest, LeavesNothingWhenItIsNotFinished) {
    const TempFolder folder;
    const auto root = folder.path() / "a" / "b" / "data";
    {
        auto making = DataFolder::begin(root);
        ASSERT_TRUE(making);
        EXPECT_EQ(modeOf(root), 0700U);
        ASSERT_TRUE(writeFileWhole(making->making().keyFile(), "x", 0600));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "folders made on the way go too";
    std::filesystem::create_directory(folder.path() / "data");
    { ASSERT_TRUE(DataFolder::begin(folder.path() / "data")); }
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "data")) << "a folder that was there stays";
}

TEST(DataFolderTest, FinishesWithTheStoreLastAndClearsWhatAKillLeft) {
    const TempFolder folder;
    const auto root = folder.path() / "data";
    std::filesystem::create_directories(root / ".making");
    std::ofstream(root / ".making" / "store.db") << "half";
    auto making = DataFolder::begin(root);
    ASSERT_TRUE(making);
    EXPECT_TRUE(std::filesystem::is_empty(making->making().root));
    ASSERT_TRUE(writeFileWhole(making->making().database(), "store", 0600));
    ASSERT_TRUE(writeFileWhole(making->making().keyFile(), "key", 0600));
    ASSERT_TRUE(making->commit());
    EXPECT_TRUE(DataDir{root}.initialized());
    EXPECT_TRUE(std::filesystem::exists(root / "store.key"));
    EXPECT_FALSE(std::filesystem::exists(root / ".making"));
    EXPECT_EQ(DataFolder::begin(root).error().code, "FOLDER_NOT_EMPTY");
    EXPECT_TRUE(DataDir{root}.initialized()) << "refusing must not clear";
}

TEST(DataFolderTest, SaysWhatIsInTheWay) {
    const TempFolder folder;
    std::ofstream(folder.path() / "note.txt") << "mine";
    const auto refused = DataFolder::begin(folder.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "FOLDER_NOT_EMPTY");
    EXPECT_EQ(DataFolder::begin(folder.path() / "note.txt").error().code, "FOLDER_NOT_WRITABLE");
    EXPECT_EQ(DataFolder::begin(folder.path() / "note.txt" / "data").error().code, "FOLDER_NOT_WRITABLE");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "note.txt"));
}

} // namespace
} // namespace sekishod::test::test_store_tenant
