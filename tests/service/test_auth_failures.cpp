// The store fails at each statement in turn: no step of a sign-in is ever half done, and the next attempt works.

#include "service/store/journal.h"
#include "service/store/uid.h"
#include "tests/service/auth_fixture.h"

namespace test_auth_failures {

using namespace sekishod;
using namespace sekishod::test;

namespace {

// Lets `passing` statements through and fails the next one.
class FailingStatement {
  public:
    explicit FailingStatement(int passing) : left_(passing) {
        sekisho::sql::Database::setFault([this]() -> std::optional<sekisho::Error> {
            if (left_-- != 0) return std::nullopt;
            hit_ = true;
            return sekisho::Error(sekisho::ErrorKind::Storage, "STORAGE_FAILED").because("for the test");
        });
    }
    ~FailingStatement() { sekisho::sql::Database::setFault({}); }
    FailingStatement(const FailingStatement&) = delete;
    FailingStatement& operator=(const FailingStatement&) = delete;
    bool hit() const { return hit_; }

  private:
    int left_;
    bool hit_ = false;
};

class AuthFailureTest : public AuthTest {
  protected:
    void expectWhole(int statement) {
        EXPECT_EQ(count("auth_code", "used_session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM token t WHERE "
                                     "t.session_id = used_session AND t.kind = 'refresh')"),
                  0)
            << statement;
        EXPECT_EQ(count("session", "NOT EXISTS (SELECT 1 FROM token t WHERE t.session_id = session.id)"), 0)
            << statement;
        EXPECT_EQ(count("sign_in", "result = 'success'"), count("audit", "action = 'signIn.success'")) << statement;
        EXPECT_EQ(count("credential", "hash = ''"), 0) << statement;
        EXPECT_EQ(count("member", "pending = 1 AND uid IN (SELECT member_uid FROM sign_in WHERE result = 'success')"),
                  0);
        EXPECT_TRUE(store->read([](sekisho::sql::Database& db) { return verifyAudit(db, authDomain); })) << statement;
    }
};

TEST_F(AuthFailureTest, SigningInIsWholeOrNotAtAll) {
    int failed = 0;
    for (int statement = 0; statement < 200; ++statement) {
        bool reached = false;
        {
            const FailingStatement fault(statement);
            const Response step = challenge("hanako@acme", goodPassword);
            if (step.status == 200) {
                const Response tokens = redeem(member(step, "code"));
                EXPECT_TRUE(tokens.status == 200 || tokens.status >= 500) << tokens.status << " " << tokens.body;
                if (tokens.status == 200 && !fault.hit()) reached = true;
            } else {
                EXPECT_GE(step.status, 500) << step.body;
                EXPECT_EQ(step.body.find("for the test"), std::string::npos);
            }
            failed += fault.hit();
        }
        expectWhole(statement);
        if (reached) break;
        ASSERT_LT(statement, 199);
    }
    EXPECT_GT(failed, 15);
    EXPECT_EQ(probeStatus(signIn("hanako@acme").access), 200);
}

TEST_F(AuthFailureTest, TheFirstPasswordIsSetWithEverythingThatBelongsToItOrNotAtAll) {
    int failed = 0;
    for (int statement = 0; statement < 200; ++statement) {
        const std::string uid = "u-n" + std::to_string(statement);
        const std::string login = "new" + std::to_string(statement);
        addMember({.uid = uid, .local = login, .role = "operator", .pending = true, .mustChange = true});
        const Response step = challenge(login + "@acme", goodPassword);
        ASSERT_EQ(member(step, "status"), "newPassword");
        int status = 0;
        bool hit = false;
        {
            const FailingStatement fault(statement);
            status = post("/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/new-password",
                          {{"password", betterPassword}})
                         .status;
            hit = fault.hit();
        }
        failed += hit;
        expectWhole(statement);
        // The old password or the new one, together with everything else.
        const bool done = status == 200;
        EXPECT_EQ(textOf("SELECT pending FROM member WHERE uid = '" + uid + "'"), done ? "0" : "1") << statement;
        EXPECT_EQ(textOf("SELECT must_change FROM credential WHERE member_uid = '" + uid + "'"), done ? "0" : "1")
            << statement;
        EXPECT_EQ(challenge(login + "@acme", done ? betterPassword : goodPassword).status, 200) << statement;
        if (done && !hit) break;
        ASSERT_LT(statement, 199);
    }
    EXPECT_GT(failed, 15);
}

TEST_F(AuthFailureTest, ACutOffThatFailsLeavesTheSessionWhole) {
    const Tokens tokens = signIn("hanako@acme");
    int failed = 0;
    for (int statement = 0; statement < 100; ++statement) {
        int status = 0;
        {
            const FailingStatement fault(statement);
            status = askAs(tokens.access, Method::Post, "/v1.0/admin/me/sign-out").status;
            failed += fault.hit();
        }
        const bool live = count("session", "ended IS NULL") == 1;
        EXPECT_EQ(count("token", "revoked = 0"), live ? 2 : 0) << statement;
        EXPECT_EQ(live, status != 204) << statement;
        EXPECT_EQ(probeStatus(tokens.access), live ? 200 : 401) << statement;
        if (!live) break;
        ASSERT_LT(statement, 99);
    }
    EXPECT_GT(failed, 3);
}

} // namespace
} // namespace test_auth_failures
