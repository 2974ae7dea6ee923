// Scopes as the store keeps them: only what was meant to be the whole tenant is.

#include "service/auth/role_rows.h"

#include <gtest/gtest.h>

namespace sekishod::test::test_role_rows {
namespace {

TEST(StoredScope, OnlyAnEmptyOneIsTheWholeTenant) {
    for (const char* whole :
         {"{}", R"({"orgUnits":[]})", R"({"orgUnits":[],"includeSubOrgUnits":false})", R"( { "orgUnits" : [ ] } )"})
        EXPECT_TRUE(storedScope(whole).wholeTenant()) << whole;
    for (const char* damaged : {"", "null", "[]", "{", R"("{}")", R"({"orgUnits":null})", R"({"orgUnits":{}})",
                                R"({"orgUnits":"o1"})", R"({"orgUnits":[1,null]})", R"({"orgUnits":[["o1"]]})",
                                R"({"orgunits":["o1"]})", R"({"includeSubOrgUnits":true})", R"({"orgUnits":[]} x)"}) {
        const auto scope = storedScope(damaged);
        EXPECT_FALSE(scope.wholeTenant()) << damaged;
        ASSERT_EQ(1U, scope.orgUnits.size()) << damaged;
        EXPECT_TRUE(scope.orgUnits.front().empty()) << damaged << ": it heads nothing that exists";
    }
}

TEST(StoredScope, KeepsWhatOfADamagedListCanBeRead) {
    const auto scope = storedScope(R"({"orgUnits":[7,"o1",null,"o2"],"includeSubOrgUnits":false})");
    ASSERT_EQ(2U, scope.orgUnits.size());
    EXPECT_EQ("o1", scope.orgUnits[0].value);
    EXPECT_EQ("o2", scope.orgUnits[1].value);
    EXPECT_FALSE(scope.includeSubOrgUnits);
}

} // namespace
} // namespace sekishod::test::test_role_rows
