#include "models/domain/client_facts.h"
#include "models/domain/error.h"

#include <gtest/gtest.h>
#include <memory>
#include <set>

namespace test_domain_error {

using namespace sekisho;

namespace {

constexpr ErrorKind kAll[] = {
    ErrorKind::BadInput,    ErrorKind::Unauthenticated, ErrorKind::Forbidden,   ErrorKind::NotFound,
    ErrorKind::Conflict,    ErrorKind::TooLarge,        ErrorKind::RateLimited, ErrorKind::Internal,
    ErrorKind::Unavailable, ErrorKind::Timeout,         ErrorKind::Tls,         ErrorKind::Storage,
    ErrorKind::DiskFull,    ErrorKind::Corrupt,         ErrorKind::NotOffered,  ErrorKind::Cancelled};

Result<int> half(int n) {
    if (n % 2 != 0) return badInput("n", "OUT_OF_RANGE", "odd");
    return n / 2;
}

Result<std::string> quarter(int n) {
    SEKISHO_TRY(once, half(n));
    SEKISHO_TRY(twice, half(once));
    return std::to_string(twice);
}

Done even(int n) {
    SEKISHO_CHECK(half(n));
    return {};
}

TEST(Expected, HoldsAValueOrAnError) {
    const Result<int> good = half(4);
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, 2);
    EXPECT_EQ(good.value_or(9), 2);
    const Result<int> bad = half(3);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, "OUT_OF_RANGE");
    EXPECT_EQ(bad.error().field, "n");
    EXPECT_EQ(bad.value_or(9), 9);
}

TEST(Expected, TryGivesUpAtTheFirstError) {
    EXPECT_EQ(*quarter(8), "2");
    EXPECT_FALSE(quarter(6));
    EXPECT_FALSE(quarter(5));
    EXPECT_TRUE(even(2));
    EXPECT_FALSE(even(3));
    EXPECT_EQ(even(3).error().kind, ErrorKind::BadInput);
}

TEST(Expected, KeepsExactlyOneOfBothWhenAssigned) {
    const auto held = std::make_shared<int>(5);
    const Error wrong = badInput("n", "OUT_OF_RANGE", "Not even.");
    {
        Result<std::shared_ptr<int>> state = held;
        const Result<std::shared_ptr<int>> copy = state;
        EXPECT_EQ(held.use_count(), 3);
        state = wrong;
        EXPECT_EQ(held.use_count(), 2);
        EXPECT_EQ(state.error().code, "OUT_OF_RANGE");
        state = copy;
        EXPECT_EQ(**state, 5);
        const auto& itself = state;
        state = itself;
        EXPECT_EQ(held.use_count(), 3);
        Result<std::shared_ptr<int>> moved = std::move(state);
        EXPECT_EQ(held.use_count(), 3);
        moved = Result<std::shared_ptr<int>>(wrong);
        moved = Result<std::shared_ptr<int>>(Error(ErrorKind::NotFound, "NOT_FOUND"));
        EXPECT_EQ(moved.error().kind, ErrorKind::NotFound);
    }
    EXPECT_EQ(held.use_count(), 1);
}

TEST(Expected, CarriesWhatCannotBeCopied) {
    Result<std::unique_ptr<int>> made = std::make_unique<int>(5);
    std::unique_ptr<int> taken = std::move(made).value();
    EXPECT_EQ(*taken, 5);
}

TEST(Error, IsBuiltStepByStep) {
    const Error error =
        Error(ErrorKind::Conflict, "PRECONDITION_FAILED").at("email").with("max", "90").because("etag 3 != 4");
    EXPECT_EQ(error.field, "email");
    ASSERT_EQ(error.params.size(), 1U);
    EXPECT_EQ(error.params[0].value, "90");
    EXPECT_EQ(error.detail, "etag 3 != 4");
}

TEST(ErrorKind, NamesAreDistinct) {
    std::set<std::string_view> names;
    for (const auto kind : kAll)
        names.insert(kindName(kind));
    EXPECT_EQ(names.size(), std::size(kAll));
    EXPECT_FALSE(names.contains(""));
}

TEST(HttpStatus, CodeRefinesWithinItsKindOnly) {
    EXPECT_EQ(httpStatus(Error(ErrorKind::Conflict, "PRECONDITION_FAILED")), 412);
    EXPECT_EQ(httpStatus(Error(ErrorKind::Conflict, "CONFLICT")), 409);
    EXPECT_EQ(httpStatus(Error(ErrorKind::BadInput, "METHOD_NOT_ALLOWED")), 405);
    EXPECT_EQ(httpStatus(Error(ErrorKind::TooLarge, "HEADER_TOO_LARGE")), 431);
    EXPECT_EQ(httpStatus(Error(ErrorKind::TooLarge, "PAYLOAD_TOO_LARGE")), 413);
    EXPECT_EQ(httpStatus(Error(ErrorKind::Timeout, "REQUEST_TIMEOUT")), 408);
    EXPECT_EQ(httpStatus(Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED")), 403);
    EXPECT_EQ(httpStatus(Error(ErrorKind::BadInput, "LIMIT_EXCEEDED")), 400);
    EXPECT_EQ(httpStatus(Error(ErrorKind::BadInput, "NO_SUCH_CODE")), 400);
    EXPECT_EQ(httpStatus(Error(ErrorKind::Internal, "")), 500);
}

TEST(HttpStatus, KindsOfTheApiComeBack) {
    for (const auto kind : {ErrorKind::BadInput, ErrorKind::Unauthenticated, ErrorKind::Forbidden, ErrorKind::NotFound,
                            ErrorKind::Conflict, ErrorKind::TooLarge, ErrorKind::RateLimited, ErrorKind::Internal,
                            ErrorKind::Unavailable, ErrorKind::Timeout, ErrorKind::DiskFull, ErrorKind::NotOffered})
        EXPECT_EQ(kindOfStatus(httpStatus(Error(kind, ""))), kind) << kindName(kind);
    for (const auto kind : kAll) {
        const int status = httpStatus(Error(kind, ""));
        EXPECT_TRUE(status >= 400 && status < 600) << kindName(kind);
    }
    EXPECT_EQ(kindOfStatus(418), ErrorKind::BadInput);
    EXPECT_EQ(kindOfStatus(599), ErrorKind::Internal);
    EXPECT_EQ(kindOfStatus(200), ErrorKind::Internal);
}

TEST(ErrorFacts, EveryStatusFitsAKindThatAnswersWithIt) {
    for (const auto& fact : errorFacts()) {
        if (fact.status == 0) continue;
        EXPECT_EQ(httpStatus(Error(kindOfStatus(fact.status), std::string(fact.code))), fact.status) << fact.code;
    }
}

TEST(ErrorFacts, AreFoundByCode) {
    for (const auto& fact : errorFacts())
        EXPECT_EQ(errorFact(fact.code), &fact);
    EXPECT_EQ(errorFact("NO_SUCH_CODE"), nullptr);
    EXPECT_EQ(errorFact(""), nullptr);
}

TEST(ErrorFacts, HoldEveryCodeOfTheApiWithItsStatus) {
    const std::pair<const char*, int> expected[] = {
        {"BAD_REQUEST", 400},        {"INVALID_PARAMETER", 400}, {"MISSING_PARAMETER", 400},
        {"LIMIT_EXCEEDED", 400},     {"OUT_OF_RANGE", 400},      {"UNAUTHORIZED", 401},
        {"FORBIDDEN", 403},          {"ACCESS_DENIED", 403},     {"NOT_FOUND", 404},
        {"USER_NOT_EXIST", 404},     {"CONFLICT", 409},          {"ALREADY_EXIST", 409},
        {"USER_ALREADY_EXIST", 409}, {"TOO_MANY_REQUESTS", 429}, {"INTERNAL_SERVER_ERROR", 500},
        {"SERVICE_UNAVAILABLE", 503}};
    for (const auto& [code, status] : expected) {
        ASSERT_NE(errorFact(code), nullptr) << code;
        EXPECT_EQ(errorFact(code)->status, status) << code;
    }
}

TEST(ErrorFacts, SignInNeverTellsWhichPartWasWrong) {
    const ErrorFact* fact = errorFact("LOGIN_FAILED");
    ASSERT_NE(fact, nullptr);
    EXPECT_NE(fact->en.find("ID or the password"), std::string_view::npos);
    EXPECT_NE(fact->ja.find("ID またはパスワード"), std::string_view::npos);
}

TEST(ErrorFacts, EveryTlsRefusalHasItsOwnSentence) {
    std::set<std::string_view> en;
    std::set<std::string_view> ja;
    std::size_t count = 0;
    for (const auto& fact : errorFacts()) {
        if (!fact.code.starts_with("TLS_")) continue;
        ++count;
        en.insert(fact.en);
        ja.insert(fact.ja);
        EXPECT_EQ(fact.status, 0) << fact.code;
    }
    EXPECT_GE(count, 10U);
    EXPECT_EQ(en.size(), count);
    EXPECT_EQ(ja.size(), count);
}

TEST(AuditActions, HaveUniqueKeysAndNames) {
    std::set<std::string_view> keys;
    for (const auto& action : auditActions()) {
        EXPECT_TRUE(keys.insert(action.key).second) << action.key;
        EXPECT_FALSE(action.en.empty() || action.ja.empty()) << action.key;
        EXPECT_EQ(auditAction(action.key), &action);
    }
    for (const char* key : {"member.create", "member.suspend", "member.forceLogout", "session.end", "signIn.failure",
                            "orgUnit.move", "level.disable", "role.grant", "client.create", "import"})
        EXPECT_TRUE(keys.contains(key)) << key;
    EXPECT_EQ(auditAction("member.dance"), nullptr);
}

} // namespace
} // namespace test_domain_error
