#pragma once
// A member with a phone and a PC, and short words for ordering cut-offs against them.

#include "models/api/cut_off_wire.h"
#include "service/http/unit_of_work.h"
#include "service/rules/cut_off_keeper.h"
#include "service/rules/cut_off_progress.h"
#include "service/store/uid.h"
#include "tests/service/asking_fixture.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace sekishod::test {

namespace json = boost::json;
using sekisho::ClientKind;
using sekisho::CutOffOrder;
using sekisho::Lost;
using sekisho::StepKind;

class CutOffTest : public AskingTest {
  protected:
    CutOffTest() : member(person(0)) {
        policy("mobile", R"({"mdm":"lineworks"})");
        script("DELETE FROM token WHERE session_id IN (SELECT id FROM session WHERE member_uid = '" + member +
               "'); DELETE FROM session WHERE member_uid = '" + member + "'; DELETE FROM device WHERE member_uid = '" +
               member + "'; DELETE FROM trusted_device WHERE member_uid = '" + member + "'");
    }

    void policy(const std::string& key, const std::string& values) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, '{}', '{}', 1) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1",
                           domain, key, values));
    }
    std::int64_t millis() const { return sekisho::toMillis(clock.now()); }

    // A device with an agent under LINE WORKS MDM that was heard just now; `more` sets further columns.
    std::string device(const std::string& uid, const std::string& name, std::string_view kind = "mobileApp",
                       const std::string& more = "mdm = 'enrolled'") {
        const std::string id = newUid();
        script(
            fmt::format("INSERT INTO device(id, domain_id, member_uid, kind, name, os, app, last_access, registered, "
                        "token_hash, last_contact) VALUES('{0}', {1}, '{2}', '{3}', '{4}', 'iOS', '5', {5}, {5}, "
                        "'{6}', {5}); UPDATE device SET {7} WHERE id = '{0}'",
                        id, domain, uid, kind, name, millis(), sha256Hex(id), more));
        return id;
    }
    SignedIn on(const std::string& uid, const std::string& deviceId, ClientKind kind) {
        const SignedIn session = signIn(uid, {"user.read"}, kind);
        if (!deviceId.empty())
            script("UPDATE session SET device_id = '" + deviceId + "' WHERE id = '" + session.session.value +
                   "'; DELETE FROM device WHERE name = 'Desk' AND member_uid = '" + uid + "'");
        return session;
    }
    void trusts(const std::string& uid, const std::string& name) {
        script(fmt::format("INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, "
                           "last_used) VALUES('{}', {}, '{}', '{}', '{}', 'iOS', 1, 1)",
                           newUid(), domain, uid, newSecret(), name));
    }

    CutOffOrder orderFor(const std::string& uid, Lost lost, std::initializer_list<StepKind> steps) {
        CutOffOrder order;
        order.id = sekisho::CutOffId(newUid());
        order.user = sekisho::UserId(uid);
        order.lost = lost;
        for (const StepKind kind : steps)
            order.steps.push_back({kind, {}});
        order.orderedAt = clock.now();
        return order;
    }
    Response send(const SignedIn& who, const CutOffOrder& order) {
        return ask(who.access, Method::Post, "/v1.0/admin/cut-offs", sekisho::api::cutOffOrderText(order));
    }
    // The cut-off after an order that must be taken.
    sekisho::CutOff ordered(const CutOffOrder& order) {
        const Response response = send(admin, order);
        EXPECT_EQ(response.status, 201) << response.body;
        return seen(order.id);
    }
    sekisho::CutOff seen(const sekisho::CutOffId& id) {
        const Response response = get("/v1.0/admin/cut-offs/" + id.value);
        EXPECT_EQ(response.status, 200) << response.body;
        auto cutOff = sekisho::api::cutOffFromText(response.body);
        EXPECT_TRUE(cutOff) << response.body;
        return cutOff ? *cutOff : sekisho::CutOff{};
    }
    static sekisho::CutOffState stateOf(const sekisho::CutOff& cutOff) { return sekisho::stateOf(cutOff); }
    // "verified", "failed noAgent": state and reason of the first step of this kind.
    static std::string stateOf(const sekisho::CutOff& cutOff, StepKind kind) {
        for (const auto& step : cutOff.steps)
            if (step.kind == kind)
                return std::string(stepStateKey(step.state)) + (step.reason.empty() ? "" : " " + step.reason);
        return "none";
    }
    static const sekisho::CutOffStep* stepOf(const sekisho::CutOff& cutOff, StepKind kind) {
        for (const auto& step : cutOff.steps)
            if (step.kind == kind) return &step;
        return nullptr;
    }
    static bool proves(const sekisho::CutOffStep& step, std::string_view what, std::string_view detail = {}) {
        for (const auto& one : step.evidence)
            if (one.what == what && (detail.empty() || one.detail == detail)) return true;
        return false;
    }
    int me(const SignedIn& who) { return ask(who.access, Method::Get, "/oauth2/v2.0/userinfo").status; }
    Response act(const sekisho::CutOffId& id, std::string_view what, const std::string& body = {}) {
        return post("/v1.0/admin/cut-offs/" + id.value + "/" + std::string(what), body);
    }
    // A role for one member, in the whole tenant or below one organization.
    SignedIn holder(const std::string& uid, const std::string& grants, const std::string& unitUid = {}) {
        const std::string role = "role-" + newUid();
        const std::string scope =
            unitUid.empty() ? "{}" : R"({"orgUnits":[")" + unitUid + R"("],"includeSubOrgUnits":true})";
        script(fmt::format("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('{0}', {1}, 'R', '{2}', 1); "
                           "INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('{0}', '{3}', {1}, "
                           "'{4}')",
                           role, domain, grants, uid, scope));
        return signIn(uid);
    }

    // What the device protocol, the brake and the clock do.
    sekisho::Done unit(const std::function<sekisho::Done(sekisho::sql::Database&, UnitOfWork&)>& work) {
        UnitOfWork unit;
        unit.domain = domain;
        unit.now = clock.now();
        return runUnit(*services, unit, work);
    }
    DeviceCommand command(const std::string& deviceId, const std::string& kind) {
        DeviceCommand command;
        command.domain = domain;
        command.device = sekisho::DeviceId(deviceId);
        command.kind = kind;
        command.cutOff = text("SELECT cut_off_id FROM device_command WHERE device_id = '" + deviceId +
                              "' AND kind = '" + kind + "'");
        return command;
    }
    void acknowledges(const std::string& deviceId, const std::string& kind) {
        const auto done =
            unit([&](auto& db, auto& inside) { return commandAcknowledged(db, inside, command(deviceId, kind)); });
        ASSERT_TRUE(done) << done.error().code << done.error().detail;
    }
    void finishes(const std::string& deviceId, const std::string& kind, const std::string& outcome,
                  const std::string& detail = {}) {
        auto finished = command(deviceId, kind);
        finished.outcome = outcome;
        finished.detail = detail;
        const auto done = unit([&](auto& db, auto& inside) { return commandFinished(db, inside, finished); });
        ASSERT_TRUE(done) << done.error().code << done.error().detail;
    }
    void heard(const std::string& deviceId) {
        script(fmt::format("UPDATE device SET last_contact = {} WHERE id = '{}'", millis(), deviceId));
        const auto done =
            unit([&](auto& db, auto& inside) { return deviceHeard(db, inside, sekisho::DeviceId(deviceId)); });
        ASSERT_TRUE(done) << done.error().code << done.error().detail;
    }
    void tick() {
        const auto done = keeper().tick();
        ASSERT_TRUE(done) << done.error().code << " " << done.error().detail;
    }
    CutOffKeeper& keeper() {
        if (!keeper_) keeper_ = std::make_unique<CutOffKeeper>(*services);
        return *keeper_;
    }

    std::string member;

  private:
    std::unique_ptr<CutOffKeeper> keeper_;
};

// The budget is used up: what is ordered next is held.
class HeldCutOffTest : public CutOffTest {
  protected:
    HeldCutOffTest() {
        policy("brake", R"({"cutOffsPerAdministrator":1,"wipesPerAdministrator":1})");
        ordered(orderFor(person(1), Lost::Phone, {StepKind::EndSessions}));
    }
    sekisho::Done release(const sekisho::CutOffId& id, int step) {
        return unit([&](auto& db, auto& inside) -> sekisho::Done {
            inside.audits.push_back({"brake.release", "cutOff", id.value, "", "{}"});
            return releaseStep(*services, db, inside, id.value, step, "Second");
        });
    }
};

} // namespace sekishod::test
