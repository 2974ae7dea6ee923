#include "models/net/service_connection.h"

#include "models/net/account.h"
#include "models/net/http_logs.h"
#include "models/net/job_desk.h"
#include "models/net/link_monitor.h"
#include "models/net/wire_job.h"

#include <QUrl>

namespace sekisho::net {

using namespace Qt::StringLiterals;
using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr qint64 kMostDownloadBytes = qint64{1} << 30;
constexpr std::chrono::minutes kDownloadPatience{10};

} // namespace

// A service account has nothing that would be kept: it shows its key anew.
class NothingKept final : public ports::Secrets {
  public:
    CallHandle read(std::string, Executor& on, Reply<std::optional<std::string>> reply) override {
        return answer<std::optional<std::string>>(on, std::move(reply), std::nullopt);
    }
    CallHandle write(std::string, std::string, Executor& on, Reply<std::monostate> reply) override {
        return answer<std::monostate>(on, std::move(reply), {});
    }
    CallHandle remove(std::string, Executor& on, Reply<std::monostate> reply) override {
        return answer<std::monostate>(on, std::move(reply), {});
    }

  private:
    template<class T>
    static CallHandle answer(Executor& on, Reply<T> reply, T value) {
        auto state = std::make_shared<ports::CallState>();
        ports::deliver<T>(state, on, std::move(reply), std::move(value));
        return CallHandle(state);
    }
};

class HttpLogDownloads final : public ports::LogDownloads {
  public:
    explicit HttpLogDownloads(JobDesk& desk) : desk_(desk) {}
    CallHandle download(const std::string& log, Instant from, Instant until, Executor& on,
                        Reply<std::string> reply) override {
        const auto time = [](Instant at) { return segment(formatOffset(at, std::chrono::minutes{})); };
        const QByteArray path = "/v1.0/audits/logs/download";
        ApiRequest request = asking("GET",
                                    path + "?service=" + segment(log) + "&startTime=" + time(from) +
                                        "&endTime=" + time(until) + "&language=en_US",
                                    path);
        request.followOnce = true;
        request.answer = ApiRequest::Answer::Nothing; // CSV: its type is not looked at
        request.limit = kMostDownloadBytes;
        request.timeout = kDownloadPatience;
        return desk_.run<std::string>(
            WireJob<std::string>(std::move(request),
                                 [](std::string_view text) -> Result<std::string> { return std::string(text); }),
            on, std::move(reply));
    }

  private:
    JobDesk& desk_;
};

struct ServiceConnection::Parts {
    GatewayConfig config;
    std::shared_ptr<const TlsPolicy> policy;
    ExchangeLog log;
    NothingKept secrets;
    std::unique_ptr<Account> account; // both live on the thread
    std::unique_ptr<LinkMonitor> link;
    WorkThread thread{u"sekisho-archive"_s};
    Channel channel;
    JobDesk desk{thread, channel};
    HttpLogs logs{desk};
    HttpLogDownloads downloads{desk};

    Parts(GatewayConfig wanted, TlsPolicy tls, ServiceGrant grant)
        : config(std::move(wanted)), policy(std::make_shared<const TlsPolicy>(std::move(tls))) {
        thread.runAndWait([&] {
            account = std::make_unique<Account>(secrets, config.profileId);
            link = std::make_unique<LinkMonitor>(thread.box(), config.timings);
            channel = {new Wire(policy, log, thread.home()), account.get(), link.get(), thread.box(), &config};
            account->setChannel(channel);
            account->setGrant([grant = std::move(grant)] { return tokenRequestFor(grant); });
        });
    }
    ~Parts() {
        thread.stop([this] {
            account.reset();
            link.reset();
        });
    }

    static Result<ApiRequest> tokenRequestFor(const ServiceGrant& grant) {
        SEKISHO_TRY(assertion, grant.assertion());
        ApiRequest request;
        request.verb = "POST";
        request.path = "/oauth2/v2.0/token";
        request.pattern = request.path;
        request.contentType = "application/x-www-form-urlencoded";
        request.auth = ApiRequest::Auth::None;
        request.body = formBody({{"grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"},
                                 {"assertion", QByteArray::fromStdString(assertion)},
                                 {"client_id", QByteArray::fromStdString(grant.clientId)},
                                 {"client_secret", QByteArray::fromStdString(grant.clientSecret)},
                                 {"scope", QByteArray::fromStdString(grant.scope)}});
        return request;
    }
};

ServiceConnection::ServiceConnection(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ServiceConnection::~ServiceConnection() = default;

Result<std::unique_ptr<ServiceConnection>> ServiceConnection::create(GatewayConfig config, ServiceGrant grant) {
    const QUrl service(QString::fromStdString(config.service), QUrl::StrictMode);
    if (!service.isValid() || service.scheme() != "https"_L1 || service.host().isEmpty() ||
        !service.userInfo().isEmpty())
        return Error(ErrorKind::BadInput, "PROFILE_INVALID", "The address must begin with https://.").at("service");
    SEKISHO_TRY(tls, TlsPolicy::make(config.tls));
    return std::unique_ptr<ServiceConnection>(
        new ServiceConnection(std::make_unique<Parts>(std::move(config), std::move(tls), std::move(grant))));
}

ports::Logs& ServiceConnection::logs() {
    return parts_->logs;
}
ports::LogDownloads& ServiceConnection::downloads() {
    return parts_->downloads;
}

} // namespace sekisho::net
