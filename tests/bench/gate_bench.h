#pragma once
// A tenant of the sample's members in a store of its own, and the service's gates and handlers before it, without a
// network: for benchmarks of what the service itself does.

#include "service/auth/clients.h"
#include "service/auth/endpoints.h"
#include "service/auth/sessions.h"
#include "service/auth/tokens.h"
#include "service/handlers/admin_endpoints.h"
#include "service/handlers/directory_endpoints.h"
#include "service/http/gates.h"
#include "service/http/read_ahead.h"
#include "service/http/request_text.h"
#include "service/rules/subjects.h"
#include "service/tenant_setup.h"
#include "tests/bench/need.h"

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sekisho::bench {

using namespace sekishod;
using sekisho::sql::Database;

// With SEKISHO_BENCH_DATA the tenant is one that is there already (sekishod init --sample): it is changed, take a copy.
class GateBench {
  public:
    GateBench(const std::filesystem::path& folder, std::int64_t members)
        : store_(opened(folder)), authenticator_(makeAuthenticator(*store_, clock_)),
          subjects_(makeSubjectResolver()), services_{*store_, clock_, hub_, *authenticator_, *subjects_} {
        services_.settings.rates = {0, 0, 0, 0, 0, 0};
        services_.ahead = std::make_shared<ReadAhead>(*store_);
        tenant_ = madeBefore() ? found() : made(members);
        Router router;
        for (auto endpoints : {directoryEndpoints(services_), adminEndpoints(services_)})
            if (!router.add(std::move(endpoints))) giveUp("two endpoints at one place");
        gates_ = std::make_unique<Gates>(services_, std::move(router));
    }

    void script(const std::string& text) {
        TenantStore::Writer writer(*store_);
        if (const auto done = writer.database().script(text); !done) giveUp(done.error().detail);
    }
    std::string text(const std::string& sqlText) {
        const auto row = need(store_->read([&](Database& db) { return db.first<std::string>(sqlText); }));
        if (!row) giveUp("nothing of " + sqlText);
        return std::get<0>(*row);
    }
    std::string signIn(const std::string& uid) {
        return need(store_->write([&](Database& db) -> Result<std::string> {
            SEKISHO_TRY(client, findClient(db, "sekisho-console"));
            SEKISHO_TRY(session, startSession(db, tenant_.domain, uid, "sekisho-console",
                                              {sekisho::ClientKind::Console, "Desk", "Linux", "1", "192.0.2.9", ""},
                                              clock_.now()));
            SEKISHO_TRY(tokens, issueTokens(db, tenant_.domain, *client, session, {"admin", "directory"},
                                            WithRefresh::No, clock_.now()));
            return tokens.access;
        }));
    }
    // Milliseconds of one request through all gates, by the clock and of this thread's processor.
    struct Took {
        double wall = 0, processor = 0;
    };
    Took took(const std::string& token, Method method, const std::string& target, const std::string& body = {},
              std::string* answer = nullptr) {
        Request request;
        request.method = method;
        if (!readTarget(target, request)) giveUp(target);
        request.headers = {{"Host", "127.0.0.1:8443"}, {"Authorization", "Bearer " + token}};
        if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
        request.body = body;
        request.remoteIp = "192.0.2.9";
        request.id = "bench";
        const double busy = processorMillis();
        const auto begin = std::chrono::steady_clock::now();
        const Admission admission = gates_->admit(request, true);
        if (admission.refusal) giveUp(target + " " + admission.refusal->body);
        const Reply reply = gates_->answer(request, admission);
        const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
        const Took out{wall.count(), processorMillis() - busy};
        if (reply.response.status != 200) giveUp(target + " " + reply.response.body);
        if (answer) *answer = reply.response.body;
        return out;
    }
    double ask(const std::string& token, Method method, const std::string& target, const std::string& body = {},
               std::string* answer = nullptr) {
        return took(token, method, target, body, answer).wall;
    }
    const Tenant& tenant() const { return tenant_; }
    TenantStore& store() { return *store_; }
    Authenticator& authenticator() { return *authenticator_; }

    // Of this thread, or of the process.
    static double processorMillis(clockid_t whose = CLOCK_THREAD_CPUTIME_ID) {
        timespec now{};
        ::clock_gettime(whose, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

  private:
    static const char* madeBefore() { return std::getenv("SEKISHO_BENCH_DATA"); }
    static std::unique_ptr<TenantStore> opened(const std::filesystem::path& folder) {
        const DataDir dir{madeBefore() ? std::filesystem::path(madeBefore()) : folder};
        return need(TenantStore::open(dir, madeBefore() ? need(storeKey(dir)) : sekisho::sql::Key{1, 2, 3}, 2));
    }
    Tenant found() {
        return need(store_->read([](Database& db) -> Result<Tenant> {
            SEKISHO_TRY(row, db.first<std::int64_t>("SELECT domain_id FROM tenant"));
            if (!row) giveUp("no tenant");
            return loadTenant(db, static_cast<sekisho::DomainId>(std::get<0>(*row)));
        }));
    }
    Tenant made(std::int64_t members) {
        TenantSetup setup;
        setup.workgroup = setup.name = "bench";
        setup.admin = "admin";
        setup.now = setup.sample.base = clock_.now();
        setup.sample.members = members;
        setup.sample.freshStore = true;
        ImportBatch faults;
        return need(store_->write([&](Database& db) { return makeTenant(db, setup, faults); })).tenant;
    }

    sekisho::SystemClock clock_;
    PushHub hub_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    Services services_;
    Tenant tenant_;
    std::unique_ptr<Gates> gates_;
};

} // namespace sekisho::bench
