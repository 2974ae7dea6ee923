#pragma once
// A tenant with a signed-in administrator, and short words for asking.

#include "tests/service/tenant_fixture.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace sekishod::test {

class AskingTest : public TenantTest {
  protected:
    AskingTest() : admin(signInAs("admin@sakura")) {}

    Response get(std::string_view target) { return ask(admin.access, Method::Get, target); }
    Response post(std::string_view target, const std::string& body = {}) {
        return ask(admin.access, Method::Post, target, body);
    }
    Response put(std::string_view target, const std::string& body) {
        return ask(admin.access, Method::Put, target, body);
    }
    Response patch(std::string_view target, const std::string& body) {
        return ask(admin.access, Method::Patch, target, body);
    }
    Response remove(std::string_view target) { return ask(admin.access, Method::Delete, target); }

    // "409 GROUP_ALREADY_EXIST groupName": status, code, field.
    static std::string refusal(const Response& response) {
        std::string out = std::to_string(response.status);
        if (response.status < 400) return out;
        out += " " + codeOf(response);
        if (const std::string field = headerOf(response, "X-Error-Field"); !field.empty()) out += " " + field;
        return out;
    }
    // Members in use without a role, in order of creation.
    std::string person(int number) {
        return text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) ORDER BY id LIMIT 1 OFFSET " +
                    std::to_string(number));
    }
    std::string unit(int number) {
        return text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                    " ORDER BY id LIMIT 1 OFFSET " + std::to_string(number));
    }
    static std::string userEntry(const std::string& uid) { return R"({"id":")" + uid + R"(","type":"USER"})"; }
    std::string groupBody(const std::string& name, const std::string& master, const std::string& members,
                          const std::string& more = R"(,"useMessage":true,"useNote":true)") {
        return fmt::format(
            R"({{"domainId":{},"groupName":"{}","administrators":[{{"userId":"{}"}}],"members":[{}]{}}})", domain, name,
            master, members, more);
    }
    std::string addGroup(const std::string& name, const std::string& master, const std::string& members,
                         const std::string& more = R"(,"useMessage":true,"useNote":true)") {
        const auto made = post("/v1.0/groups", groupBody(name, master, members, more));
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "groupId");
    }
    std::int64_t audits(const std::string& action) {
        return number("SELECT count(*) FROM audit WHERE action = '" + action +
                      "' AND domain_id = " + std::to_string(domain));
    }
    // By value: what it is taken from is often gone at once.
    static boost::json::array list(const boost::json::object& of, std::string_view key) {
        const auto* value = of.if_contains(key);
        EXPECT_TRUE(value && value->is_array()) << key;
        return value && value->is_array() ? value->get_array() : boost::json::array();
    }

    SignedIn admin;
};

} // namespace sekishod::test
