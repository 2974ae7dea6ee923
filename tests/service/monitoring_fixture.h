#pragma once
// Monitoring on the sample tenant: policies through their endpoints, events through the intake, detections.

#include "models/api/monitor_wire.h"
#include "models/api/policy_wire.h"
#include "service/logs/event_intake.h"
#include "service/monitoring/monitor.h"
#include "tests/service/endpoint_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace sekishod::test {

namespace json = boost::json;

class MonitoringTest : public EndpointTest {
  protected:
    static constexpr std::string_view kRoot = "/v1.0/admin/monitoring";

    MonitoringTest() : super(signInAs("admin@sakura")), intake(*services) {
        services->examiner = std::make_shared<Monitor>();
        hana = plainMember(0);
        hanaLogin = loginOf(hana);
        taro = plainMember(1);
        taroLogin = loginOf(taro);
        script("DELETE FROM message_content; DELETE FROM event_seen");
    }

    std::string loginOf(const std::string& uid) { return text("SELECT email FROM member WHERE uid = '" + uid + "'"); }
    static std::string at(std::string_view end) { return std::string(kRoot) + std::string(end); }
    Response send(const SignedIn& who, Method method, const std::string& end, const json::value& body = nullptr,
                  std::int64_t version = -1) {
        Headers headers;
        if (version >= 0) headers.emplace_back("If-Match", fmt::format("\"{}\"", version));
        return ask(who.access, method, at(end), body.is_null() ? std::string() : json::serialize(body), headers);
    }
    static json::object wish(std::string_view name, json::object values = {}, bool enabled = true) {
        return {{"name", name}, {"enabled", enabled}, {"values", std::move(values)}};
    }
    json::object made(std::string_view name, json::object values = {}, std::string_view service = "talk") {
        const auto response =
            send(super, Method::Post, fmt::format("/policies?service={}", service), wish(name, std::move(values)));
        EXPECT_EQ(response.status, 201) << response.body;
        return object(response);
    }
    json::object policy(const std::string& id) { return object(send(super, Method::Get, "/policies/" + id)); }

    // An event of the sample's hour, or so many minutes from it.
    json::object event(std::string_view type, json::object data, int minutes = 0) {
        return {{"specversion", "1.0"},
                {"id", fmt::format("e-{}", ++events_)},
                {"source", "/test"},
                {"type", fmt::format("sekisho.{}", type)},
                {"time", sekisho::formatUtc(clock.now() + std::chrono::minutes(minutes))},
                {"data", std::move(data)}};
    }
    json::object message(std::string_view words, std::string_view sender = {}, int minutes = 0) {
        return event("talk.message.sent",
                     {{"sender", sender.empty() ? std::string_view(hanaLogin) : sender},
                      {"receivers", json::array{taroLogin}},
                      {"channelId", "c-1"},
                      {"channelName", "営業部"},
                      {"text", words}},
                     minutes);
    }
    json::object download(std::int64_t bytes, std::string_view member = {}, int minutes = 0) {
        return event("drive.file.downloaded",
                     {{"member", member.empty() ? std::string_view(hanaLogin) : member},
                      {"fileId", "f-1"},
                      {"fileName", "見積.xlsx"},
                      {"size", bytes}},
                     minutes);
    }
    void take(const json::array& events) {
        const std::string body = json::serialize(events);
        const auto answer = intake.take({domain, "request-1", body, clock.now()});
        ASSERT_TRUE(answer) << answer.error().code << answer.error().detail;
        ASSERT_TRUE(answer->refused.empty()) << answer->refused.front().error.code;
    }
    std::int64_t count(const std::string& table, const std::string& more = "1") {
        return number(fmt::format("SELECT count(*) FROM {} WHERE domain_id = {} AND {}", table, domain, more));
    }
    std::int64_t audits(std::string_view action) { return count("audit", fmt::format("action = '{}'", action)); }
    std::string lastChanges(std::string_view action) {
        return text(
            fmt::format("SELECT changes FROM audit WHERE domain_id = {} AND action = '{}' ORDER BY seq DESC LIMIT 1",
                        domain, action));
    }
    std::vector<std::int64_t> listed(const SignedIn& who, const std::string& query = {}) {
        const auto response = send(who, Method::Get, "/detections" + query);
        EXPECT_EQ(response.status, 200) << response.body;
        std::vector<std::int64_t> out;
        const auto page = object(response);
        for (const auto& one : page.at("detections").as_array())
            out.push_back(one.at("detectionId").to_number<std::int64_t>());
        return out;
    }
    void agree(const SignedIn& who) {
        script(fmt::format("INSERT OR REPLACE INTO consent(domain_id, member_uid, edition, purpose, at) SELECT {}, "
                           "member_uid, {}, '調査', 0 FROM session WHERE id = '{}'",
                           domain, sekisho::consentText().edition, who.session.value));
    }
    // Somebody with one role of these menus, everywhere or within one organization.
    SignedIn holder(const std::string& uid, const json::array& grants, const std::string& unit = {}) {
        const std::string role = fmt::format("role-{}", ++roles_);
        json::object scope{{"orgUnits", json::array{}}, {"includeSubOrgUnits", true}};
        if (!unit.empty()) scope["orgUnits"] = json::array{unit};
        script(fmt::format("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('{0}', {1}, '{0}', '{2}', "
                           "1); INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('{0}', '{3}', "
                           "{1}, '{4}')",
                           role, domain, json::serialize(grants), uid, json::serialize(scope)));
        return signIn(uid);
    }
    static json::array menu(std::string_view key, std::string_view access = "operate") {
        return {json::object{{"menu", key}, {"access", access}}};
    }
    // As the transport does it with an answer that is not there yet.
    Response tried(const SignedIn& who, const json::object& body, const std::string& query = "?service=talk") {
        const auto first = send(who, Method::Post, "/trial" + query, body);
        if (!first.deferred) return first;
        std::mutex mutex;
        std::condition_variable woken;
        bool ended = false;
        const auto cancel = first.deferred->start([&] {
            const std::lock_guard lock(mutex);
            ended = true;
            woken.notify_all();
        });
        std::unique_lock lock(mutex);
        EXPECT_TRUE(woken.wait_for(lock, std::chrono::seconds(60), [&] { return ended; }));
        cancel();
        return ask(who.access, Method::Post, at("/trial" + query), json::serialize(body), {}, true);
    }

    SignedIn super;
    EventIntake intake;
    std::string hana, hanaLogin, taro, taroLogin;

  private:
    int events_ = 0, roles_ = 0;
};

} // namespace sekishod::test
