#include "service/commands.h"
#include "service/serve.h"
#include "service/version.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace {

using namespace sekishod;

struct Commands {
    InitOptions init;
    ClientAddOptions clientAdd;
    ServeOptions serve;
    AuditVerifyOptions auditVerify;
    AuditExportOptions auditExport;
    AuditKeyOptions auditKey;
    VerifyReceiptOptions verifyReceipt;
    std::function<int()> chosen;
};

void addInit(CLI::App& app, Commands& commands) {
    auto& o = commands.init;
    auto* sub = app.add_subcommand("init", "Make the encrypted store, a CA, a server certificate and a tenant");
    sub->add_option("--data", o.data, "Data directory; made when it is missing")->required();
    sub->add_option("--workgroup", o.workgroup, "Workgroup name: what stands right of @ in every ID")->required();
    sub->add_option("--admin", o.admin, "ID of the highest administrator, without @ and workgroup")->required();
    sub->add_option("--name", o.name, "Name of the company; the workgroup name when not given");
    sub->add_option("--sample", o.sample, "Fill the tenant with this many invented members")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
    sub->add_option("--seed", o.seed, "The same seed gives the same invented members")->capture_default_str();
    sub->add_flag("--sample-requests", o.sampleLends,
                  "Invent roles that can be activated for a time and a request that waits for approval as well");
    sub->add_option("--sample-password-file", o.samplePasswordFile,
                    "File whose first line becomes the password of all invented members; without it none can sign in")
        ->check(CLI::ExistingFile);
    sub->add_option("--base-time", o.baseTime, "The present of the sample (RFC 3339); now when not given");
    sub->add_option("--import", o.importFile, "Take members from a sheet (CSV, TSV, XLSX or ODS)")
        ->check(CLI::ExistingFile);
    sub->add_option("--san", o.sans, "Further host name or address in the server certificate; can be repeated");
    sub->add_flag("--json", o.json, "Print one JSON object");
    sub->callback([&commands] { commands.chosen = [&commands] { return runInit(commands.init); }; });
}

void addServe(CLI::App& app, Commands& commands) {
    auto& o = commands.serve;
    auto* sub =
        app.add_subcommand("serve", "Answer consoles and API clients until SIGTERM; SIGHUP reads the certificate anew");
    sub->add_option("--data", o.data, "Data directory made by init")->required();
    sub->add_option("--listen", o.listen, "HOST:PORT; port 0 takes any free one")->capture_default_str();
    sub->add_option("--cert", o.certificate, "Certificate chain (PEM) instead of the data directory's own");
    sub->add_option("--key", o.key, "Private key (PEM) of --cert");
    sub->add_option("--ready-file", o.readyFile, "Write {url, caFile, pid} here once the service listens");
    sub->add_option("--log", o.logFile, "Log file; stderr when not given");
    sub->add_option("--log-level", o.logLevel, "debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
        ->capture_default_str();
    sub->add_flag("!--no-access-log", o.accessLog, "Do not log requests, only events and faults");
    sub->add_option("--workers", o.workers, "Threads for handlers")->check(CLI::Range(1, 256))->capture_default_str();
    sub->add_option("--io-threads", o.ioThreads, "Threads for connections")
        ->check(CLI::Range(1, 16))
        ->capture_default_str();
    sub->add_option("--readers", o.readers, "Connections for reading from the store")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    sub->add_option("--max-connections", o.maxConnections, "Open connections; beyond that 503")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    sub->add_option("--trusted-proxy", o.trustedProxies,
                    "Reverse proxy (address or network, for example 10.0.0.0/8) whose Forwarded or X-Forwarded-For "
                    "names the client; can be repeated");
    sub->add_option("--proxy-socket", o.proxySocket,
                    "Also listen, without TLS, at this Unix socket for a reverse proxy of this host, which names the "
                    "client in Forwarded or X-Forwarded-For");
    sub->add_option("--country-db", o.countryData,
                    "Countries of addresses (MaxMind format); country.mmdb in the data directory when not given");
    auto& notices = o.notices;
    sub->add_option("--smtp", notices.mail.url,
                    "Mail server for notices, for example smtps://mail.example.com:465 or smtp://mail.example.com:587");
    sub->add_option("--smtp-from", notices.mail.from, "Mail address that notices come from");
    sub->add_option("--smtp-user", notices.mail.user, "User of the mail server");
    sub->add_option("--smtp-password-file", notices.mail.passwordFile, "File whose first line is that user's password");
    sub->add_option("--smtp-ca", notices.mail.caFile,
                    "CA (PEM) of the mail server's certificate; the system's when not given");
    sub->add_option("--talk-hook", notices.talk.url,
                    "Address that takes messages of a bot; {userId} in it stands for the receiver's ID");
    sub->add_option("--talk-token-file", notices.talk.tokenFile,
                    "File whose first line is the hook's bearer token, read anew for each message");
    sub->add_option("--notice-retry", notices.retrySeconds,
                    "Seconds until a notice that failed is tried again at first")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    const std::string perMinute = " requests a minute for each app and operation; 0 does not limit";
    sub->add_option("--rate-directory", o.rates.directory, "Directory" + perMinute)->capture_default_str();
    sub->add_option("--rate-download", o.rates.download, "Download" + perMinute)->capture_default_str();
    sub->add_option("--rate-sign-in", o.rates.signIn, "Sign-in requests a minute for each address; 0 does not limit")
        ->capture_default_str();
    sub->add_option("--rate-admin", o.rates.admin, "Console" + perMinute)->capture_default_str();
    sub->add_option("--rate-push", o.rates.push, "Push" + perMinute)->capture_default_str();
    sub->add_option("--rate-access", o.rates.access, "Access evaluation" + perMinute)->capture_default_str();
    sub->callback([&commands] { commands.chosen = [&commands] { return runServe(commands.serve); }; });
}

void addClient(CLI::App& app, Commands& commands) {
    auto& o = commands.clientAdd;
    auto* client = app.add_subcommand("client", "API apps");
    client->require_subcommand(1);
    auto* sub = client->add_subcommand("add", "Register an API app with a service account and print its secrets once");
    sub->add_option("--data", o.data, "Data directory made by init")->required();
    sub->add_option("--workgroup", o.workgroup, "Workgroup name of the tenant")->required();
    sub->add_option("--name", o.name, "Name of the app")->required();
    sub->add_option("--scopes", o.scopes, "OAuth scopes, separated by blanks or commas, for example \"directory\"")
        ->required();
    sub->add_option("--redirect-uri", o.redirectUris, "Redirect URI of the authorization code flow; can be repeated");
    sub->add_flag("--rotate-refresh", o.rotateRefresh, "Each refresh gives a new refresh token");
    sub->add_option("--certificate", o.certificate,
                    "Certificate of the app (PEM, self-signed): who shows it in TLS needs no token");
    sub->add_flag("--json", o.json, "Print one JSON object");
    sub->callback([&commands] { commands.chosen = [&commands] { return runClientAdd(commands.clientAdd); }; });
}

void addAuditExport(CLI::App& audit, Commands& commands) {
    auto& o = commands.auditExport;
    auto* sub = audit.add_subcommand("export", "Write records with their proof, for sekisho-verify");
    sub->add_option("--data", o.data, "Data directory made by init")->required();
    sub->add_option("--workgroup", o.workgroup, "Workgroup name of the tenant")->required();
    sub->add_option("--out", o.out, "Evidence file to write")->required();
    sub->add_option("--from", o.from, "Number of the first record; from the front when not given")
        ->check(CLI::PositiveNumber);
    sub->add_option(
           "--to", o.to,
           "Number of the last record; the file goes on up to the next statement. Up to the end when not given")
        ->check(CLI::PositiveNumber);
    sub->callback([&commands] { commands.chosen = [&commands] { return runAuditExport(commands.auditExport); }; });
}

void addAuditKey(CLI::App& audit, Commands& commands) {
    auto& o = commands.auditKey;
    auto* sub = audit.add_subcommand("key", "Print the public key of the service's statements (PEM)");
    sub->add_option("--data", o.data, "Data directory made by init")->required();
    sub->callback([&commands] { commands.chosen = [&commands] { return runAuditKey(commands.auditKey); }; });
}

void addAudit(CLI::App& app, Commands& commands) {
    auto& o = commands.auditVerify;
    auto* audit = app.add_subcommand("audit", "The logs and their proof");
    audit->require_subcommand(1);
    addAuditExport(*audit, commands);
    addAuditKey(*audit, commands);
    auto* sub = audit->add_subcommand("verify", "Check the chain and its statements; exit status 1 when it is broken");
    sub->add_option("--data", o.data, "Data directory made by init")->required();
    auto* workgroup = sub->add_option("--workgroup", o.workgroup, "Only this tenant");
    sub->add_option("--head", o.head, "SEQ:HASH kept from an earlier run; finds a cut tail")->needs(workgroup);
    sub->add_option("--heads", o.heads, "Statements that were kept elsewhere: a copy of heads/WORKGROUP.jsonl")
        ->needs(workgroup)
        ->check(CLI::ExistingFile);
    sub->add_flag("--indexes", o.indexes, "Also whether searches find all that is kept: 15 s for a million records");
    sub->add_flag("--json", o.json, "Print one JSON object");
    sub->callback([&commands] { commands.chosen = [&commands] { return runAuditVerify(commands.auditVerify); }; });
}

void addVerifyReceipt(CLI::App& app, Commands& commands) {
    auto& o = commands.verifyReceipt;
    auto* sub = app.add_subcommand("verify-receipt",
                                   "Check the receipt of a cut-off; exit status 1 when it is not what was signed");
    sub->add_option("--key", o.key, "Public key of the service that issued it (JWK or PEM)")
        ->required()
        ->check(CLI::ExistingFile);
    sub->add_option("file", o.file, "The receipt as it was issued, or the signed part alone")
        ->required()
        ->check(CLI::ExistingFile);
    sub->add_flag("--json", o.json, "Print one JSON object");
    sub->callback([&commands] { commands.chosen = [&commands] { return runVerifyReceipt(commands.verifyReceipt); }; });
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("sekishod, a tenant service for business messaging administration", "sekishod");
    app.set_version_flag("--version", std::string(version));
    app.require_subcommand(1);
    Commands commands;
    addInit(app, commands);
    addServe(app, commands);
    addClient(app, commands);
    addAudit(app, commands);
    addVerifyReceipt(app, commands);
    CLI11_PARSE(app, argc, argv);
    return commands.chosen();
}
