#include "models/domain/validation.h"
#include "models/domain/workgroup_name.h"
#include "models/sql/key_file.h"
#include "service/auth/credentials.h"
#include "service/command_output.h"
#include "service/commands.h"
#include "service/data_folder.h"
#include "service/store/certificates.h"
#include "service/store/schema.h"
#include "service/tenant_setup.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Key;

namespace {

constexpr std::int64_t largeSample = 50'000;

struct InitResult {
    TenantMade made;
    DataDir dir;
};

Result<std::string> readWhole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), {});
    if (in.good() || in.eof()) return content;
    return Error(ErrorKind::BadInput, "FILE_NOT_FOUND", "The file cannot be read.").with("file", file.string());
}

Result<std::string> samplePassword(const InitOptions& options) {
    if (options.samplePasswordFile.empty()) {
        const char* given = std::getenv("SEKISHOD_SAMPLE_PASSWORD");
        return std::string(given ? given : "");
    }
    SEKISHO_TRY(content, readWhole(options.samplePasswordFile));
    return content.substr(0, content.find_first_of("\r\n"));
}

Done prepareSample(const InitOptions& options, TenantSetup& setup) {
    if (options.sample < 0 || options.sample > kMostSampleMembers)
        return sekisho::badInput("sample", "OUT_OF_RANGE", "A sample has at most 1,000,000 members.");
    setup.sample.members = options.sample;
    setup.sample.seed = options.seed;
    setup.sample.base = setup.now;
    setup.sample.lends = options.sampleLends;
    if (!options.baseTime.empty()) {
        const auto base = sekisho::parseInstant(options.baseTime);
        if (!base) return sekisho::badInput("base-time", "DATE_FORMAT", "The time is not RFC 3339.");
        setup.sample.base = setup.now = *base;
    }
    if (options.sample == 0) return {};
    SEKISHO_TRY(password, samplePassword(options));
    if (password.empty()) return {};
    SEKISHO_TRY(hash, hashPassword(password));
    setup.sample.passwordHash = hash;
    return {};
}

Done prepareImport(const InitOptions& options, TenantSetup& setup, ImportBatch& faults) {
    if (options.importFile.empty()) return {};
    setup.importFile = options.importFile;
    SEKISHO_TRY(checked, precheckImport(setup));
    faults = std::move(checked);
    if (faults.faultCount == 0) return {};
    return Error(ErrorKind::BadInput, "IMPORT_REFUSED", "The file has faults; nothing was imported.")
        .with("count", fmt::format("{}", faults.faultCount));
}

Result<TenantSetup> prepare(const InitOptions& options, ImportBatch& faults) {
    TenantSetup setup;
    setup.now = sekisho::SystemClock().now();
    setup.workgroup = options.workgroup;
    setup.name = options.name.empty() ? options.workgroup : options.name;
    setup.admin = options.admin;
    std::ranges::transform(setup.admin, setup.admin.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    SEKISHO_CHECK(sekisho::checkWorkgroup(setup.workgroup));
    SEKISHO_CHECK(sekisho::checkLocalPart(setup.admin));
    SEKISHO_CHECK(sekisho::checkDisplayName(setup.name, "name", 100));
    SEKISHO_CHECK(prepareSample(options, setup));
    SEKISHO_CHECK(prepareImport(options, setup, faults));
    if (setup.sample.members >= largeSample && !options.json)
        setup.sample.progress = [](std::int64_t done) { fmt::print(stderr, "{} members\n", done); };
    return setup;
}

Result<Key> newStoreKey(const DataDir& dir) {
    const char* given = std::getenv("SEKISHOD_KEY");
    if (given && *given) return sekisho::sql::keyFromHex(given);
    const Key key = sekisho::sql::randomKey();
    SEKISHO_CHECK(sekisho::sql::writeKeyFile(dir.keyFile(), key));
    return key;
}

// In a folder that is thrown away on failure neither a rollback journal nor waiting for the disk earns anything.
Result<TenantMade> fillNewStore(const DataDir& dir, const Key& key, TenantSetup setup, ImportBatch& faults) {
    setup.sample.freshStore = true;
    sekisho::sql::OpenOptions open;
    open.durable = false;
    open.cacheKiB = setup.sample.members >= largeSample ? 768 * 1024 : 64 * 1024;
    SEKISHO_TRY(db, Database::open(dir.database(), key, open));
    SEKISHO_CHECK(sekisho::sql::migrate(db, schemaSteps()));
    SEKISHO_CHECK(db.script("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"));
    SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
    SEKISHO_TRY(made, makeTenant(db, setup, faults));
    SEKISHO_CHECK(transaction.commit());
    return std::move(made);
}

Result<InitResult> initNew(const InitOptions& options, const TenantSetup& setup, ImportBatch& faults) {
    SEKISHO_TRY(folder, DataFolder::begin(options.data));
    const DataDir making = folder.making();
    SEKISHO_CHECK(makeAuthority(making, sekisho::SystemClock().now()));
    SEKISHO_CHECK(makeServerCertificate(making, options.sans, sekisho::SystemClock().now()));
    SEKISHO_TRY(key, newStoreKey(making));
    auto made = fillNewStore(making, key, setup, faults);
    sekisho::sql::wipe(key);
    if (!made) return sekisho::Unexpected(std::move(made).error());
    SEKISHO_CHECK(folder.commit());
    return InitResult{std::move(*made), folder.finished()};
}

Result<InitResult> addTenant(const DataDir& dir, const TenantSetup& setup, ImportBatch& faults) {
    SEKISHO_TRY(key, storeKey(dir));
    auto store = TenantStore::open(dir, key, 1);
    sekisho::sql::wipe(key);
    if (!store) return sekisho::Unexpected(std::move(store).error());
    SEKISHO_TRY(made, (*store)->write([&](Database& db) { return makeTenant(db, setup, faults); }));
    return InitResult{std::move(made), dir};
}

Result<InitResult> init(const InitOptions& options, ImportBatch& faults) {
    SEKISHO_TRY(setup, prepare(options, faults));
    std::error_code ignored;
    const DataDir dir{std::filesystem::absolute(options.data, ignored).lexically_normal()};
    return dir.initialized() ? addTenant(dir, setup, faults) : initNew(options, setup, faults);
}

void printJson(const InitResult& result) {
    const boost::json::object out{{"domainId", result.made.tenant.domain},
                                  {"workgroup", result.made.tenant.workgroup},
                                  {"adminId", result.made.adminLogin},
                                  {"setupPassword", result.made.setupPassword},
                                  {"caFile", result.dir.caCertificate().string()}};
    fmt::print("{}\n", boost::json::serialize(out));
}

void printText(const InitResult& result) {
    const TenantMade& made = result.made;
    fmt::print("The tenant {} is ready.\n", made.tenant.name);
    fmt::print("  workgroup       {}\n  domain id       {}\n", made.tenant.workgroup, made.tenant.domain);
    fmt::print("  administrator   {}\n", made.adminLogin);
    fmt::print("  setup password  {}   (shown only here; it is changed at the first sign-in)\n", made.setupPassword);
    fmt::print("  CA certificate  {}\n", result.dir.caCertificate().string());
    if (made.sample.members > 0)
        fmt::print("  sample          {} members in {} organizations, {} sessions, {} sign-ins\n", made.sample.members,
                   made.sample.orgUnits, made.sample.sessions, made.sample.signIns);
    if (!made.import.rows.empty()) fmt::print("  imported        {} members\n", made.import.rows.size());
    fmt::print("Start the service with: sekishod serve --data {}\n", result.dir.root.string());
}

} // namespace

int runInit(const InitOptions& options) {
    ImportBatch faults;
    const auto result = init(options, faults);
    if (!result) {
        fmt::print(stderr, "{}", importFaultText(faults));
        return failCommand(result.error());
    }
    if (options.json)
        printJson(*result);
    else
        printText(*result);
    return 0;
}

} // namespace sekishod
