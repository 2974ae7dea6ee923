#include "service/serve.h"

#include "models/domain/client_facts.h"
#include "service/auth/endpoints.h"
#include "service/auth/session_cuts.h"
#include "service/changesets/changesets.h"
#include "service/command_output.h"
#include "service/handlers/admin_endpoints.h"
#include "service/handlers/changeset_endpoints.h"
#include "service/handlers/directory_endpoints.h"
#include "service/handlers/housekeeping.h"
#include "service/http/error_response.h"
#include "service/http/gates.h"
#include "service/http/json_text.h"
#include "service/http/read_ahead.h"
#include "service/http/server.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/log_export_worker.h"
#include "service/logs/log_forwarder.h"
#include "service/monitoring/monitor.h"
#include "service/monitoring/monitor_keeper.h"
#include "service/rules/command_guard.h"
#include "service/rules/cut_off_keeper.h"
#include "service/rules/devices.h"
#include "service/rules/rights_keeper.h"
#include "service/rules/role_presets.h"
#include "service/rules/subjects.h"
#include "service/rules/workgroup.h"
#include "service/signals.h"
#include "service/store/certificates.h"
#include "service/version.h"

#include <fmt/format.h>

#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <optional>
#include <thread>

#include <unistd.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::chrono::minutes housekeepingInterval{5};
constexpr std::chrono::seconds sessionInterval{30}; // last use of sessions, sessions that lapsed
constexpr std::chrono::seconds keeperInterval{1};   // cut-offs, and rights that are lent

LogLevel levelOf(std::string_view name) {
    if (name == "debug") return LogLevel::Debug;
    if (name == "warning") return LogLevel::Warning;
    if (name == "error") return LogLevel::Error;
    return LogLevel::Info;
}

// Everything a running service consists of, in the order in which it is built up and, backwards, taken down.
class Running {
  public:
    static Result<std::unique_ptr<Running>> start(const ServeOptions& options);
    ~Running();

    void sayStarted(const std::string& url);
    ServiceLog& log() { return *log_; }
    HttpServer& server() { return *server_; }

  private:
    Running() = default;
    Done open(const ServeOptions& options);
    Done openCountries(const ServeOptions& options);
    Done listen(const ServeOptions& options);
    void keepHouse(const std::stop_token& stopped);
    void renewCertificate();
    void keepSessions();
    void keepEachSecond(const std::stop_token& stopped);
    void keepDevices();
    void stateChains();

    DataDir dir_;
    bool ownCertificate_ = true;
    std::unique_ptr<ServiceLog> log_;
    std::unique_ptr<CountryLookup> countries_;
    std::optional<Error> countryFault_; // of a file in the usual places
    sekisho::SystemClock clock_;
    PushHub hub_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<NoticeDesk> notices_;
    std::unique_ptr<Changesets> changesets_;
    std::unique_ptr<Gates> gates_;
    std::unique_ptr<HttpServer> server_;
    std::unique_ptr<CutOffKeeper> cutOffs_;
    std::unique_ptr<RightsKeeper> rights_;
    std::unique_ptr<ChainKeeper> chains_;
    std::unique_ptr<MonitorKeeper> monitoring_;
    std::unique_ptr<LogExportWorker> logExports_;
    std::jthread housekeeper_;
    std::jthread keeper_;
    std::jthread forwarder_;
};

Result<std::unique_ptr<Running>> Running::start(const ServeOptions& options) {
    std::unique_ptr<Running> out(new Running);
    SEKISHO_CHECK(out->open(options));
    SEKISHO_CHECK(out->listen(options));
    return out;
}

Running::~Running() {
    forwarder_ = {};
    keeper_ = {};
    housekeeper_ = {};
    if (services_) keepDevices(); // while agents are present
    if (notices_) notices_->stop();
    if (changesets_) changesets_->stop();
    if (logExports_) logExports_->stop();
    if (server_) server_->stop();
    hub_.closeAll();
    if (!services_) return;
    services_->devices->closeAll();
    keepSessions(); // what was in memory only
    stateChains();  // nothing is recorded any more
}

Done Running::open(const ServeOptions& options) {
    SEKISHO_TRY(log, ServiceLog::open(options.logFile, levelOf(options.logLevel), options.accessLog));
    log_ = std::move(log);
    dir_ = DataDir{options.data};
    SEKISHO_TRY(key, storeKey(dir_));
    SEKISHO_TRY(store, TenantStore::open(dir_, key, static_cast<int>(options.readers)));
    store_ = std::move(store);
    authenticator_ = makeAuthenticator(*store_, clock_);
    subjects_ = makeSubjectResolver();
    ServiceSettings settings;
    settings.version = version;
    settings.rates = options.rates;
    SEKISHO_CHECK(openCountries(options));
    services_.reset(
        new Services{*store_, clock_, hub_, *authenticator_, *subjects_, settings, log_.get(), countries_.get()});
    services_->examiner = std::make_shared<Monitor>();
    services_->ahead = std::make_shared<ReadAhead>(*store_);
    SEKISHO_CHECK(addMissingRoles(*store_, clock_.now()));
    SEKISHO_TRY(notices, NoticeDesk::open(*services_, options.notices));
    notices_ = std::move(notices);
    Router router;
    SEKISHO_CHECK(router.add(authEndpoints(*services_)));
    SEKISHO_CHECK(router.add(directoryEndpoints(*services_)));
    SEKISHO_CHECK(router.add(adminEndpoints(*services_)));
    changesets_ = std::make_unique<Changesets>(*services_);
    SEKISHO_CHECK(router.add(changesetEndpoints(*changesets_)));
    services_->guard = makeCommandGuard(*services_);
    gates_ = std::make_unique<Gates>(*services_, std::move(router));
    return {};
}

// A file that was named must be there; those in the usual places may be missing or damaged.
Done Running::openCountries(const ServeOptions& options) {
    const bool named = !options.countryData.empty();
    std::vector<std::filesystem::path> places{options.countryData};
    if (!named)
        places = {dir_.countryData(), "/usr/local/share/sekisho/country.mmdb", "/usr/share/sekisho/country.mmdb"};
    for (const auto& place : places) {
        auto opened = openCountryData(place);
        if (opened) {
            countries_ = std::move(*opened);
            return {};
        }
        if (named) return opened.error();
        if (opened.error().kind != ErrorKind::NotFound) countryFault_ = opened.error();
    }
    return {};
}

void Running::sayStarted(const std::string& url) {
    log_->event(LogLevel::Info, "started", {{"url", url}, {"version", version}});
    if (countries_)
        log_->event(LogLevel::Info, "countryData", {{"date", sekisho::formatUtc(countries_->dataDate())}});
    else
        log_->event(LogLevel::Warning, "countryDataMissing",
                    {{"detail", countryFault_ ? errorSentence(*countryFault_)
                                              : "Sessions show no country. packaging/setup fetches the data, "
                                                "--country-db names another file."}});
    log_->flush();
}

Done Running::listen(const ServeOptions& options) {
    SEKISHO_TRY(address, listenAddress(options.listen));
    SEKISHO_TRY(proxies, TrustedProxies::of(options.trustedProxies));
    ownCertificate_ = options.certificate.empty();
    // Before the first handshake: a service that was off for a year must not come up with an expired certificate.
    if (ownCertificate_) SEKISHO_CHECK(renewServerCertificate(dir_, clock_.now()));
    ServerOptions transport;
    transport.host = address.host;
    transport.port = address.port;
    transport.certificate = ownCertificate_ ? dir_.certificate() : options.certificate;
    transport.key = ownCertificate_ ? dir_.certificateKey() : options.key;
    transport.trustedProxies = std::move(proxies);
    transport.proxySocket = options.proxySocket;
    transport.workers = options.workers;
    transport.ioThreads = options.ioThreads;
    transport.maxConnections = options.maxConnections;
    SEKISHO_TRY(server, HttpServer::start(transport, *gates_));
    server_ = std::move(server);
    changesets_->start();
    logExports_ = std::make_unique<LogExportWorker>(*services_);
    logExports_->start();
    notices_->start();
    housekeeper_ = std::jthread([this](const std::stop_token& stopped) { keepHouse(stopped); });
    cutOffs_ = std::make_unique<CutOffKeeper>(*services_);
    rights_ = std::make_unique<RightsKeeper>(*services_);
    chains_ = std::make_unique<ChainKeeper>(*services_);
    monitoring_ = std::make_unique<MonitorKeeper>(*services_);
    keeper_ = std::jthread([this](const std::stop_token& stopped) { keepEachSecond(stopped); });
    forwarder_ = std::jthread([this](const std::stop_token& stopped) { LogForwarder(*services_).run(stopped); });
    return {};
}

void Running::keepHouse(const std::stop_token& stopped) {
    std::mutex mutex;
    std::condition_variable_any due;
    std::unique_lock lock(mutex);
    std::chrono::steady_clock::time_point next{};
    while (!stopped.stop_requested()) {
        if (const auto now = std::chrono::steady_clock::now(); now >= next) {
            housekeeping(*services_);
            changesets_->keepHouse();
            renewCertificate();
            next = now + housekeepingInterval;
        }
        keepSessions();
        keepDevices();
        log_->flush();
        due.wait_for(lock, stopped, sessionInterval, [] { return false; });
    }
}

void Running::keepSessions() {
    if (const Done done = authHousekeeping(*services_); !done)
        log_->event(LogLevel::Error, "housekeeping",
                    {{"what", "sessions"}, {"code", done.error().code}, {"detail", done.error().detail}});
}

void Running::keepDevices() {
    if (const Done done = writeDeviceContacts(*services_); !done)
        log_->event(LogLevel::Error, "housekeeping",
                    {{"what", "devices"}, {"code", done.error().code}, {"detail", done.error().detail}});
}

void Running::stateChains() {
    if (!chains_) return;
    if (const Done done = chains_->stateAll(); !done)
        log_->event(LogLevel::Error, "housekeeping",
                    {{"what", "statements"}, {"code", done.error().code}, {"detail", done.error().detail}});
}

// A fault is said once, not each second.
void Running::keepEachSecond(const std::stop_token& stopped) {
    std::mutex mutex;
    std::condition_variable_any due;
    std::unique_lock lock(mutex);
    std::string said[6];
    const auto tell = [this](std::string_view what, const Done& done, std::string& last) {
        const std::string code = done ? std::string() : done.error().code;
        if (!code.empty() && code != last)
            log_->event(LogLevel::Error, "housekeeping",
                        {{"what", what}, {"code", code}, {"detail", done.error().detail}});
        last = code;
    };
    while (!stopped.stop_requested()) {
        tell("rights", rights_->tick(), said[0]);
        tell("cutOffs", cutOffs_->tick(), said[1]);
        tell("monitoring", monitoring_->tick(), said[2]);
        tell("statements", chains_->tick(), said[3]);
        tell("sessionCuts", writeCuts(*services_), said[4]);
        tell("workgroups", tellWorkgroups(*services_), said[5]);
        due.wait_for(lock, stopped, keeperInterval, [] { return false; });
    }
}

void Running::renewCertificate() {
    if (!ownCertificate_) return;
    const auto renewed = renewServerCertificate(dir_, clock_.now());
    if (renewed && !*renewed) return;
    const Done done = renewed ? server_->reloadCertificate() : Done(renewed.error());
    if (done)
        log_->event(LogLevel::Info, "certificateRenewed");
    else
        log_->event(LogLevel::Error, "certificateNotRenewed", {{"detail", errorSentence(done.error())}});
}

std::string urlOf(const ListenAddress& address, std::uint16_t port) {
    std::string host = address.host;
    if (host == "0.0.0.0") host = "127.0.0.1";
    if (host == "::") host = "::1";
    if (host.find(':') != std::string::npos) host = "[" + host + "]";
    return fmt::format("https://{}:{}", host, port);
}

Done writeReadyFile(const std::filesystem::path& file, const std::string& url, const std::filesystem::path& ca) {
    const std::string text =
        fmt::format("{{\"url\":{},\"caFile\":{},\"pid\":{}}}\n", jsonString(url), jsonString(ca.string()), getpid());
    return writeFileWhole(file, text, 0600);
}

// One sentence. Of a fault that says something of its own (which option, which address) that as well as, or in English
// instead of, the one for operators.
int fail(const Error& error) {
    const bool ofStore = error.kind == sekisho::ErrorKind::Corrupt || error.kind == sekisho::ErrorKind::Storage;
    if (ofStore || error.description.empty())
        failCommand(error);
    else if (operatorReadsJapanese() && sekisho::errorFact(error.code))
        fmt::print(stderr, "sekishod: {} ({})\n", operatorSentence(error), error.description);
    else
        fmt::print(stderr, "sekishod: {}\n", error.description);
    return 1;
}

void work(Running& running, SignalWatch& signals) {
    for (;;) {
        switch (signals.next()) {
        case Signal::Stop:
            return;
        case Signal::Reload: {
            const Done done = running.server().reloadCertificate();
            if (done)
                running.log().event(LogLevel::Info, "certificateReloaded");
            else
                running.log().event(LogLevel::Error, "certificateKept", {{"detail", errorSentence(done.error())}});
        }
        }
    }
}

} // namespace

Result<ListenAddress> listenAddress(std::string_view text) {
    const auto refused = [] {
        return sekisho::badInput("listen", "INVALID_PARAMETER",
                                 "--listen needs HOST:PORT, for example 127.0.0.1:8443.");
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return refused();
    ListenAddress out;
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos)
        return refused();
    out.host = host;
    const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), out.port);
    if (port.empty() || fault != std::errc{} || end != port.data() + port.size()) return refused();
    return out;
}

int runServe(const ServeOptions& options) {
    if (options.certificate.empty() != options.key.empty())
        return fail(sekisho::badInput("cert", "INVALID_PARAMETER", "--cert and --key must be given together."));
    const auto address = listenAddress(options.listen);
    if (!address) return fail(address.error());
    SignalWatch signals; // before any thread: they all inherit its mask
    auto running = Running::start(options);
    if (!running) return fail(running.error());
    const std::string url = urlOf(*address, (*running)->server().port());
    // A certificate of the operator's own is its own anchor; the file may hold the chain up to its CA.
    const auto ca = std::filesystem::absolute(options.certificate.empty() ? DataDir{options.data}.caCertificate()
                                                                          : options.certificate);
    if (!options.readyFile.empty()) {
        if (const Done done = writeReadyFile(options.readyFile, url, ca); !done) return fail(done.error());
    }
    (*running)->sayStarted(url);
    work(**running, signals);
    (*running)->log().event(LogLevel::Info, "stopping");
    (*running)->server().stop();
    (*running)->log().event(LogLevel::Info, "stopped");
    if (!options.readyFile.empty()) {
        std::error_code ignored;
        std::filesystem::remove(options.readyFile, ignored);
    }
    return 0;
}

} // namespace sekishod
