#pragma once
// Policies through their endpoints on the sample tenants: short ways to ask, save, and look at what it did.

#include "models/api/policy_wire.h"
#include "tests/service/changeset_fixture.h"

#include <boost/json/serialize.hpp>

#include <string>
#include <string_view>

namespace sekishod::test {

namespace json = boost::json;

inline constexpr std::string_view kHome = "192.0.2.9"; // where requests of these tests come from
inline constexpr std::string_view kElsewhere = "198.51.100.20";

class SavedPolicyTest : public ChangesetTest {
  protected:
    SavedPolicyTest() : super(signInAs("admin@sakura")) {}

    static std::string policyPath(std::string_view key, std::string_view end = {}) {
        return fmt::format("/v1.0/admin/policies/{}{}", key, end);
    }
    // Of any caller and from any address.
    Response askFrom(std::string_view address, const SignedIn& who, Method method, const std::string& target,
                     std::string body = {}, Headers headers = {}) {
        Request request = requestOf(who.access, method, target, std::move(body), std::move(headers), false);
        request.remoteIp = address;
        const Admission admission = gates->admit(request, true);
        if (admission.refusal) return *admission.refusal;
        return gates->answer(request, admission).response;
    }
    std::int64_t revisionOf(std::string_view key) {
        return object(get(super, policyPath(key))).at("revision").as_int64();
    }
    Response saveBy(const SignedIn& who, std::string_view key, const std::string& values, std::int64_t revision,
                    const std::string& more = {}) {
        return ask(who.access, Method::Put, policyPath(key), fmt::format(R"({{"values":{}{}}})", values, more),
                   {{"If-Match", fmt::format("\"{}\"", revision)}});
    }
    Response save(std::string_view key, const std::string& values, const std::string& more = {}) {
        return saveBy(super, key, values, revisionOf(key), more);
    }
    void saved(std::string_view key, const std::string& values) {
        const Response response = save(key, values);
        ASSERT_EQ(response.status, 200) << response.body;
    }
    Response revert(std::string_view key, std::int64_t to, const std::string& more = {}) {
        return ask(super.access, Method::Post, policyPath(key, "/revert"),
                   fmt::format(R"({{"revision":{}{}}})", to, more),
                   {{"If-Match", fmt::format("\"{}\"", revisionOf(key))}});
    }
    json::object values(std::string_view key) { return object(get(super, policyPath(key))).at("values").as_object(); }
    json::object preview(const SignedIn& who, std::string_view key, const std::string& draft,
                         const std::string& query = {}) {
        const Response response = ask(who.access, Method::Post, policyPath(key, "/preview" + query),
                                      fmt::format(R"({{"values":{}}})", draft));
        EXPECT_EQ(response.status, 200) << response.body;
        return response.status == 200 ? object(response) : json::object{};
    }
    std::int64_t live(const std::string& condition = "1") {
        return number(fmt::format("SELECT count(*) FROM session WHERE domain_id = {} AND ended IS NULL AND {}", domain,
                                  condition));
    }
    std::int64_t audits(std::string_view action) {
        return number(fmt::format("SELECT count(*) FROM audit WHERE domain_id = {} AND action = '{}'", domain, action));
    }
    json::object lastAudit(std::string_view action) {
        const std::string changes = text(
            fmt::format("SELECT changes FROM audit WHERE domain_id = {} AND action = '{}' ORDER BY seq DESC LIMIT 1",
                        domain, action));
        return changes.empty() ? json::object{} : json::parse(changes).as_object();
    }
    static std::string onlyFrom(std::string_view range) {
        return fmt::format(R"({{"mode":"allowList","addresses":[{{"range":"{}","label":"office"}}]}})", range);
    }
    void applied(const std::string& id) {
        const Response response = post(super, "/" + id + "/apply", "{}");
        ASSERT_EQ(response.status, 200) << response.body;
    }
    sekisho::Changeset undone(const std::string& id) {
        const Response response = post(super, "/" + id + "/undo");
        EXPECT_EQ(response.status, 201) << response.body;
        return setOf(response);
    }

    SignedIn super;
};

} // namespace sekishod::test
