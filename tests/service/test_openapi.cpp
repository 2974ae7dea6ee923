// Every endpoint of the program stands in docs/openapi.yaml with what it declares, and nothing else stands there.

#include "service/auth/endpoints.h"
#include "service/handlers/admin_endpoints.h"
#include "service/handlers/changeset_endpoints.h"
#include "service/handlers/directory_endpoints.h"
#include "service/rules/subjects.h"
#include "tests/service/http_fixture.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace sekishod::test::test_openapi {
namespace {

using Facts = std::map<std::string, std::string>; // summary, x-sekisho
using Operations = std::map<std::string, Facts>;  // "get /v1.0/users"

// docs/openapi.yaml keeps to one style (see its head), so that lines and their indentation are enough to read it.
Operations documented(const std::string& file) {
    Operations out;
    std::ifstream in(file);
    bool inPaths = false;
    std::string path;
    Facts* operation = nullptr;
    for (std::string line; std::getline(in, line);) {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == std::string::npos || line[indent] == '#') continue;
        if (indent == 0) inPaths = line == "paths:";
        if (!inPaths) continue;
        if (indent == 2 && line.ends_with(':')) {
            path = line.substr(2, line.size() - 3);
        } else if (indent == 4 && line.ends_with(':')) {
            const std::string key = line.substr(4, line.size() - 5) + " " + path;
            EXPECT_FALSE(out.contains(key)) << key << " stands twice";
            operation = &out[key];
        } else if (indent == 6 && operation) {
            const std::size_t colon = line.find(": ");
            if (colon == std::string::npos) continue;
            std::string value = line.substr(colon + 2);
            if (value.size() > 1 && value.front() == value.back() && (value.front() == '\'' || value.front() == '"'))
                value = value.substr(1, value.size() - 2);
            (*operation)[line.substr(6, colon - 6)] = value;
        }
    }
    return out;
}

std::string_view wordOf(AuthNeed need) {
    switch (need) {
    case AuthNeed::None:
        return "none";
    case AuthNeed::User:
        return "user";
    case AuthNeed::Any:
        return "any";
    }
    return {};
}

std::string_view wordOf(BodyKind kind) {
    switch (kind) {
    case BodyKind::None:
        return "none";
    case BodyKind::Json:
        return "json";
    case BodyKind::JsonOrEmpty:
        return "jsonOrEmpty";
    case BodyKind::Form:
        return "form";
    case BodyKind::Raw:
        return "raw";
    }
    return {};
}

std::string_view wordOf(Effect effect) {
    switch (effect) {
    case Effect::Read:
        return "read";
    case Effect::Write:
        return "write";
    case Effect::None:
        return "none";
    }
    return {};
}

std::string_view wordOf(RateClass rate) {
    switch (rate) {
    case RateClass::Directory:
        return "directory";
    case RateClass::Download:
        return "download";
    case RateClass::SignIn:
        return "signIn";
    case RateClass::Admin:
        return "admin";
    case RateClass::Push:
        return "push";
    case RateClass::Access:
        return "access";
    }
    return {};
}

std::string accessLine(const Endpoint& endpoint) {
    std::string out = fmt::format("{{auth: {}", wordOf(endpoint.auth));
    if (!endpoint.scopes.empty()) out += fmt::format(", scopes: [{}]", fmt::join(endpoint.scopes, ", "));
    if (!endpoint.permission.menu.empty())
        out += fmt::format(", menu: {}, access: {}", endpoint.permission.menu,
                           endpoint.permission.access == sekisho::Access::Operate ? "operate" : "view");
    if (!endpoint.orPermission.menu.empty())
        out += fmt::format(", orMenu: {}, orAccess: {}", endpoint.orPermission.menu,
                           endpoint.orPermission.access == sekisho::Access::Operate ? "operate" : "view");
    if (endpoint.selfAllowed) out += ", self: true";
    if (endpoint.subject != Subject::None)
        out += fmt::format(", subject: {}", endpoint.subject == Subject::Member ? "member" : "orgUnit");
    out += fmt::format(", body: {}", wordOf(endpoint.body));
    if (endpoint.body != BodyKind::None) out += fmt::format(", limit: {}", endpoint.bodyLimit);
    out += fmt::format(", effect: {}, rate: {}}}", wordOf(endpoint.effect), wordOf(endpoint.rate));
    return out;
}

std::string keyOf(const Endpoint& endpoint) {
    std::string method(methodName(endpoint.method));
    std::ranges::transform(method, method.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return fmt::format("{} {}", method, endpoint.path);
}

class OpenApi : public ::testing::Test {
  protected:
    OpenApi()
        : store(emptyStore(folder, 1)), authenticator(makeAuthenticator(*store, clock)),
          subjects(makeSubjectResolver()), services{*store, clock, hub, *authenticator, *subjects} {
        for (auto part : {authEndpoints(services), directoryEndpoints(services), adminEndpoints(services),
                          changesetEndpoints(changesets)})
            for (auto& endpoint : part)
                declared.push_back(std::move(endpoint));
    }

    TempFolder folder;
    sekisho::SystemClock clock;
    PushHub hub;
    std::unique_ptr<TenantStore> store;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<SubjectResolver> subjects;
    Services services;
    Changesets changesets{services};
    std::vector<Endpoint> declared;
    Operations written = documented(SEKISHO_SOURCE_DIR "/docs/openapi.yaml");
};

TEST_F(OpenApi, EveryEndpointIsDescribedAsItIsDeclared) {
    ASSERT_FALSE(declared.empty());
    for (const Endpoint& endpoint : declared) {
        const std::string key = keyOf(endpoint);
        const auto found = written.find(key);
        if (found == written.end()) {
            ADD_FAILURE() << key
                          << " is missing in docs/openapi.yaml; it needs the line x-sekisho: " << accessLine(endpoint);
            continue;
        }
        EXPECT_EQ(found->second["x-sekisho"], accessLine(endpoint)) << key;
        EXPECT_EQ(found->second["summary"], endpoint.summary) << key;
    }
}

TEST_F(OpenApi, NothingIsDescribedThatTheProgramDoesNotOffer) {
    ASSERT_FALSE(written.empty());
    std::map<std::string, int> offered;
    for (const Endpoint& endpoint : declared)
        ++offered[keyOf(endpoint)];
    for (const auto& [key, facts] : written)
        EXPECT_EQ(offered[key], 1) << key;
}

} // namespace
} // namespace sekishod::test::test_openapi
