#pragma once
// A server in front of plain functions by path, without gates.

#include "service/http/error_response.h"
#include "tests/service/http_fixture.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace sekishod::test {

// An application of functions by path, without gates.
class PlainApp final : public Application {
  public:
    using Answerer = std::function<Response(const Request&)>;

    void on(std::string path, Answerer answer, std::size_t bodyLimit = 1 << 20) {
        auto& route = routes_[std::move(path)];
        route.answer = std::move(answer);
        route.endpoint.bodyLimit = bodyLimit;
        route.endpoint.path = "/route";
    }
    Admission admit(const Request& head, bool) override {
        Admission out;
        const auto found = routes_.find(head.path);
        if (found == routes_.end()) {
            out.refusal = errorResponse(sekisho::Error(sekisho::ErrorKind::NotFound, "NOT_FOUND"));
            return out;
        }
        out.endpoint = &found->second.endpoint;
        out.bodyLimit = found->second.endpoint.bodyLimit;
        return out;
    }
    std::optional<Reply> answerAtOnce(Request&, const Admission&) override { return std::nullopt; }
    Reply answer(Request& request, const Admission&) override {
        return {routes_.at(request.path).answer(request), "member"};
    }
    void sent(const AccessEntry& entry) noexcept override {
        const std::lock_guard lock(mutex);
        log.push_back(std::string(entry.method) + " " + std::string(entry.route) + " " + std::to_string(entry.status));
        grown.notify_all();
    }
    // Entries are written after the answer was sent: the client may be ahead of them.
    std::vector<std::string> loggedAtLeast(std::size_t count) {
        std::unique_lock lock(mutex);
        grown.wait_for(lock, std::chrono::seconds(20), [&] { return log.size() >= count; });
        return log;
    }

  private:
    struct Route {
        Endpoint endpoint;
        Answerer answer;
    };
    std::map<std::string, Route> routes_;
    std::mutex mutex;
    std::condition_variable grown;
    std::vector<std::string> log;
};

class Transport : public ::testing::Test {
  protected:
    Transport() {
        app.on("/hello", [](const Request& r) {
            return Response::json(200, "{\"n\":" + std::string(r.queryValue("n").value_or("0")) + "}");
        });
        app.on(
            "/echo", [](const Request& r) { return Response::json(200, r.body); }, 100'000);
        app.on("/ip", [](const Request& r) { return Response::json(200, r.remoteIp); });
        app.on("/none", [](const Request&) { return Response::empty(204); });
    }
    void start(const ServerOptions& options = quickServer()) {
        auto started = HttpServer::start(options, app);
        ASSERT_TRUE(started) << started.error().description << started.error().detail;
        server = std::move(*started);
    }
    TlsClient client() const { return clientOf(*server); }

    PlainApp app;
    std::unique_ptr<HttpServer> server;
};

} // namespace sekishod::test
