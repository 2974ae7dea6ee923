#include "models/domain/log_facts.h"
#include "models/sql/key_file.h"
#include "service/auth/clients.h"
#include "service/command_output.h"
#include "service/commands.h"
#include "service/http/peer_certificate.h"
#include "service/store/certificates.h"
#include "service/store/journal.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct ClientAdded {
    RegisteredClient client;
    DomainId domain = 0;
    std::filesystem::path keyFile;
};

Result<DomainId> domainOf(Database& db, const std::string& workgroup) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT domain_id FROM tenant WHERE workgroup = :workgroup", workgroup));
    if (row) return static_cast<DomainId>(std::get<0>(*row));
    return Error(ErrorKind::NotFound, "WORKGROUP_UNKNOWN", "There is no tenant of this name.")
        .with("workgroup", workgroup);
}

Done makeKeyFolder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return Error(ErrorKind::Storage, "FOLDER_NOT_WRITABLE", "The folder cannot be made or written.")
        .with("folder", folder.string());
}

// The SHA-256 of the certificate in the file; empty when none was named.
Result<std::string> holderOf(const std::filesystem::path& file, sekisho::Instant now) {
    if (file.empty()) return std::string();
    std::ifstream in(file, std::ios::binary);
    const std::string pem((std::istreambuf_iterator<char>(in)), {});
    if (in.bad() || pem.empty())
        return Error(ErrorKind::BadInput, "FILE_NOT_FOUND", "The file cannot be read.").with("file", file.string());
    SEKISHO_TRY(certificate, certificateOfPem(pem));
    if (now < certificate.from || now >= certificate.until)
        return Error(ErrorKind::BadInput, "CLIENT_CERTIFICATE_EXPIRED");
    return std::move(certificate.sha256);
}

Done recordClient(Database& db, const ClientAdded& added, const ClientAddOptions& options, sekisho::Instant now) {
    sekisho::AuditRecord record;
    record.domain = added.domain;
    record.at = now;
    record.actorId = record.actorName = "system";
    record.action = "client.create";
    record.log = sekisho::logOfAction(record.action);
    record.targetKind = "client";
    record.targetId = added.client.clientId;
    record.targetName = options.name;
    record.result = "success";
    record.changesJson = boost::json::serialize(
        boost::json::object{{"scopes", {{"from", ""}, {"to", joinScopes(splitScopes(options.scopes))}}}});
    SEKISHO_CHECK(appendAudit(db, std::move(record)));
    return {};
}

// The key file is written before the commit: a client without its key would be of no use, a key without a client is.
Result<ClientAdded> addClient(Database& db, const DataDir& dir, const ClientAddOptions& options, sekisho::Instant now) {
    ClientAdded added;
    SEKISHO_TRY(domain, domainOf(db, options.workgroup));
    added.domain = domain;
    NewClient wanted;
    wanted.domain = domain;
    wanted.name = options.name;
    wanted.scopes = splitScopes(options.scopes);
    wanted.redirectUris = options.redirectUris;
    wanted.rotateRefresh = options.rotateRefresh;
    SEKISHO_TRY(certificate, holderOf(options.certificate, now));
    wanted.certificate = std::move(certificate);
    SEKISHO_TRY(client, registerClient(db, wanted, now));
    added.client = std::move(client);
    SEKISHO_CHECK(recordClient(db, added, options, now));
    SEKISHO_CHECK(makeKeyFolder(dir.clientKeys()));
    added.keyFile = dir.clientKeys() / (added.client.clientId + ".key");
    SEKISHO_CHECK(writeFileWhole(added.keyFile, added.client.privateKeyPem, 0600));
    return added;
}

Result<ClientAdded> add(const ClientAddOptions& options) {
    std::error_code ignored;
    const DataDir dir{std::filesystem::absolute(options.data, ignored).lexically_normal()};
    SEKISHO_TRY(key, storeKey(dir));
    auto store = TenantStore::open(dir, key, 1);
    sekisho::sql::wipe(key);
    if (!store) return sekisho::Unexpected(std::move(store).error());
    std::filesystem::path written;
    auto added = (*store)->write([&](Database& db) {
        auto result = addClient(db, dir, options, sekisho::SystemClock().now());
        if (result) written = result->keyFile;
        return result;
    });
    if (!added && !written.empty()) std::filesystem::remove(written, ignored);
    return added;
}

} // namespace

int runClientAdd(const ClientAddOptions& options) {
    const auto added = add(options);
    if (!added) return failCommand(added.error());
    const RegisteredClient& client = added->client;
    if (options.json) {
        const boost::json::object out{{"clientId", client.clientId},
                                      {"clientSecret", client.secret},
                                      {"serviceAccount", client.serviceAccount},
                                      {"privateKeyFile", added->keyFile.string()},
                                      {"domainId", added->domain}};
        fmt::print("{}\n", boost::json::serialize(out));
        return 0;
    }
    fmt::print("The app {} is registered.\n", options.name);
    fmt::print("  client id        {}\n  client secret    {}   (shown only here)\n", client.clientId, client.secret);
    fmt::print("  service account  {}\n  private key      {}\n", client.serviceAccount, added->keyFile.string());
    fmt::print("  domain id        {}\n", added->domain);
    return 0;
}

} // namespace sekishod
