#pragma once
// What tests of the network need: an executor on the test's own event loop, secrets in memory, a gateway with short
// pauses, and a service that plays the console's API in small.

#include "models/net/http_gateway.h"
#include "models/ports/secrets.h"
#include "tests/fakes/tls_servers.h"

#include <QObject>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class LoopExecutor final : public ports::Executor { // the thread that made it
  public:
    void post(std::function<void()> work) override {
        QMetaObject::invokeMethod(&home_, std::move(work), Qt::QueuedConnection);
    }

  private:
    QObject home_;
};

class HoldingExecutor final : public ports::Executor { // runs nothing until it is told to
  public:
    void post(std::function<void()> work) override {
        const std::lock_guard lock(mutex_);
        held_.push_back(std::move(work));
    }
    std::size_t held() const {
        const std::lock_guard lock(mutex_);
        return held_.size();
    }
    void run() {
        std::vector<std::function<void()>> work;
        {
            const std::lock_guard lock(mutex_);
            work.swap(held_);
        }
        for (auto& one : work)
            one();
    }

  private:
    mutable std::mutex mutex_;
    std::vector<std::function<void()>> held_;
};

class MemorySecrets final : public ports::Secrets {
  public:
    ports::CallHandle read(std::string name, ports::Executor& on,
                           ports::Reply<std::optional<std::string>> reply) override;
    ports::CallHandle write(std::string name, std::string secret, ports::Executor& on,
                            ports::Reply<std::monostate> reply) override;
    ports::CallHandle remove(std::string name, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    std::optional<std::string> kept(const std::string& name) const;
    void keep(const std::string& name, const std::string& secret);
    bool broken = false;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, std::string> entries_;
};

// Keeps the handle and the one outcome of a call.
template<class T>
struct Outcome {
    ports::CallHandle handle;
    std::optional<Result<T>> result;
    int replies = 0;
    ports::Reply<T> reply() {
        return [this](Result<T> r) {
            ++replies;
            result = std::move(r);
        };
    }
    bool done() const { return result.has_value(); }
    bool ok() const { return result && result->has_value(); }
    std::string code() const { return result && !*result ? result->error().code : std::string(); }
};

// An https service on 127.0.0.1 with a certificate of its own authority, and what a profile for it says.
class NetFixture {
  public:
    NetFixture();
    net::GatewayConfig config(const QByteArray& url = {}) const;
    std::unique_ptr<net::HttpGateway> gateway(const QByteArray& url = {});
    std::unique_ptr<net::HttpGateway> gateway(const net::GatewayConfig& config);
    std::string file(const QByteArray& name, const QByteArray& bytes) const;

    QTemporaryDir folder;
    Cert ca;
    Cert leaf;
    MemorySecrets secrets;
    LoopExecutor loop;
    TlsServer server;
};

// Answers sign-in, tokens, who am I, a small snapshot, changes and member calls the way the service does. The token
// that is good now is `access`; any other gives 401.
class SmallService {
  public:
    explicit SmallService(TlsServer& server);
    QByteArray access = "access-1";
    QByteArray refresh = "refresh-1";
    bool refreshWorks = true;
    int renewals = 0;
    // Asked first; true: it has taken care of the request.
    std::function<bool(const SeenRequest&, Conversation&)> before;

  private:
    void handle(const SeenRequest& request, Conversation& to);
    bool answerSignIn(const SeenRequest& request, Conversation& to);
    void answerCall(const SeenRequest& request, Conversation& to);
};

QByteArray memberRecord(const QByteArray& id, int version);
QByteArray memberUser(const QByteArray& id);
Member someMember(const std::string& id, Version version);

} // namespace sekisho::fakes
