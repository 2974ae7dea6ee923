#pragma once
// For tests that walk all endpoints of the program: their paths filled in, and callers of every kind.

#include "service/auth/clients.h"
#include "tests/service/tenant_fixture.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace sekishod::test {

class EndpointTest : public TenantTest {
  protected:
    using Places = std::map<std::string, std::string>;

    static std::string targetOf(std::string_view path, const Places& places) {
        std::string out;
        for (std::size_t at = 0; at < path.size();) {
            if (path[at] != '{') {
                out += path[at++];
                continue;
            }
            const std::size_t end = path.find('}', at);
            const auto found = places.find(std::string(path.substr(at + 1, end - at - 1)));
            out += found == places.end() ? "none" : found->second;
            at = end + 1;
        }
        return out;
    }
    static std::set<std::string> placesIn(std::string_view path) {
        std::set<std::string> out;
        for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
            out.insert(std::string(path.substr(at + 1, path.find('}', at) - at - 1)));
        return out;
    }
    std::string plainMember(int number, const std::string& more = "1") {
        return text("SELECT uid FROM member m WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) AND " +
                    more + " ORDER BY id LIMIT 1 OFFSET " + std::to_string(number));
    }
    SignedIn serviceAccount(const std::string& scopes) {
        const auto made = store->write([&](sekisho::sql::Database& db) -> sekisho::Result<SignedIn> {
            NewClient wanted;
            wanted.domain = domain;
            wanted.name = "App";
            wanted.scopes = splitScopes(scopes);
            SEKISHO_TRY(client, registerClient(db, wanted, clock.now()));
            SEKISHO_TRY(known, findClient(db, client.clientId));
            SEKISHO_TRY(session, startSession(db, domain, client.serviceAccount, client.clientId,
                                              {sekisho::ClientKind::Api, "", "", "", "192.0.2.9", ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *known, session, wanted.scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().code + made.error().detail);
        return *made;
    }
};

} // namespace sekishod::test
