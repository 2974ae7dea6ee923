#include "models/policy/policy_preview.h"

#include "models/policy/preview_members.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace test_policy_preview {

using namespace sekisho;
using namespace sekisho::policy;
using std::chrono::days;
using std::chrono::minutes;
using Codes = std::vector<std::string>;

namespace {

const Instant kNow = fromMillis(1'800'000'000'000);
constexpr std::array kLists{PreviewList::LoggedOut, PreviewList::Blocked, PreviewList::Freed,
                            PreviewList::MustChangePassword, PreviewList::BannedUploads};

PolicyValues onlyOffice() {
    return {{"network",
             {{"mode", std::string("allowList")}, {"addresses", std::vector<AddressEntry>{{"203.0.113.0/28", ""}}}}}};
}
PolicyValues onlyJapan(std::vector<std::string> countries = {"JP"}) {
    return {{"network", {{"countryRestriction", true}, {"countries", std::move(countries)}}}};
}

Effects savingEffects(const PolicyValues& before, const PolicyValues& after, const std::string& key) {
    const auto of = [&key](const PolicyValues& values) {
        const auto found = values.find(key);
        return found == values.end() ? Values{} : found->second;
    };
    return effectsOf(key, of(before), of(after));
}

// The policies before and after a save of one of them, and the preview of that save.
struct Desk {
    Desk(const PolicyValues& before, const PolicyValues& after, const std::string& key = "network")
        : present(policySetOf(before)), draft(policySetOf(after)), effects(savingEffects(before, after, key)),
          preview(present, draft, effects, kNow) {}

    void member(std::string_view id, AccountFacts account = {}, AccessSubject subject = {}) {
        subject.user = id;
        preview.add(PreviewMember{subject, id, account});
    }
    void session(std::string_view user, ClientKind client, std::string_view address, std::string_view country = "JP",
                 Instant lastUsed = kNow) {
        preview.add(PreviewSession{"session of " + std::string(user), user, client, address, country, lastUsed});
    }
    void signIn(std::string_view user, ClientKind client, std::string_view address, std::string_view country = "JP",
                Instant at = kNow) {
        preview.add(PreviewSignIn{user, client, address, country, LoginMethod::Password, at});
    }
    std::string members(PreviewList list, std::size_t count = 100, std::string_view cursor = {}) {
        std::string out;
        for (const auto& entry : preview.page(list, count, cursor).entries)
            out += entry.user.value + " ";
        return out;
    }

    PolicySet present;
    PolicySet draft;
    Effects effects;
    Preview preview;
};

TEST(PolicyPreview, OnlyTheOfficeLogsOutAllButPhonesAndBlocksWhoCameFromOutside) {
    Desk desk({}, onlyOffice());
    for (const char* id : {"ann", "bob", "eve", "zoe"})
        desk.member(id);
    desk.session("ann", ClientKind::Browser, "203.0.113.7");
    desk.session("bob", ClientKind::MobileApp, "198.51.100.1");
    desk.signIn("ann", ClientKind::Browser, "203.0.113.7");
    desk.signIn("bob", ClientKind::MobileApp, "198.51.100.1");
    desk.signIn("eve", ClientKind::PcApp, "198.51.100.1", "JP", kNow - days(3));
    desk.signIn("eve", ClientKind::Browser, "unknown", "JP", kNow - days(2));
    const auto result = desk.preview.result();
    EXPECT_EQ(result.loggedOut, (Touched{1, 1}));
    EXPECT_EQ(result.blocked, (Touched{1, 2}));
    EXPECT_EQ(result.freed, Touched{});
    EXPECT_EQ(result.unaffected, 1) << "bob; nothing is known of zoe";
    EXPECT_TRUE(result.apiTokensEnd);
    EXPECT_EQ(result.days, 90);

    const auto loggedOut = desk.preview.page(PreviewList::LoggedOut, 10, {});
    ASSERT_EQ(loggedOut.entries.size(), 1U);
    EXPECT_EQ(loggedOut.entries[0].user.value, "ann");
    EXPECT_EQ(loggedOut.entries[0].reasons, Codes{"SESSION_ENDED_BY_POLICY"});
    const auto blocked = desk.preview.page(PreviewList::Blocked, 10, {});
    ASSERT_EQ(blocked.entries.size(), 1U);
    EXPECT_EQ(blocked.entries[0].events, 2);
    EXPECT_EQ(blocked.entries[0].last, kNow - days(2));
    EXPECT_EQ(blocked.entries[0].reasons, Codes{"ACCESS_ADDRESS"}) << "once, though for two sign-ins";
}

TEST(PolicyPreview, WhoWasShutOutIsFreed) {
    Desk desk(onlyOffice(), {});
    desk.member("ann");
    desk.signIn("ann", ClientKind::Browser, "198.51.100.1");
    EXPECT_EQ(desk.preview.result().freed, (Touched{1, 1}));
    EXPECT_EQ(desk.preview.page(PreviewList::Freed, 1, {}).entries[0].reasons, Codes{"ACCESS_ADDRESS"});
    EXPECT_EQ(desk.preview.result().unaffected, 0);
}

TEST(PolicyPreview, AnExceptionThatIsTakenAwayEndsNothingButRefusesTheNextRequest) {
    PolicyValues before = onlyOffice();
    before["network"]["exceptions"] = std::vector<std::string>{"ann", "bob"};
    PolicyValues after = onlyOffice();
    after["network"]["exceptions"] = std::vector<std::string>{"bob"};
    Desk desk(before, after);
    desk.member("ann");
    desk.member("bob");
    for (const char* id : {"ann", "bob"})
        desk.session(id, ClientKind::PcApp, "198.51.100.1");
    EXPECT_EQ(desk.effects, Effects{});
    EXPECT_EQ(desk.preview.result().loggedOut, (Touched{1, 1}));
    EXPECT_EQ(desk.preview.page(PreviewList::LoggedOut, 10, {}).entries[0].reasons, Codes{"ACCESS_ADDRESS"});
}

TEST(PolicyPreview, AShorterRestEndsSessionsThatLieIdle) {
    Desk desk({}, {{"account", {{"idleMinutesBrowser", std::int64_t{30}}}}}, "account");
    desk.member("ann");
    desk.member("bob");
    desk.session("ann", ClientKind::Browser, "", "", kNow - minutes(30));
    desk.session("bob", ClientKind::Browser, "", "", kNow - minutes(30) - std::chrono::microseconds(1));
    EXPECT_EQ(desk.members(PreviewList::LoggedOut), "bob ");
    EXPECT_EQ(desk.preview.page(PreviewList::LoggedOut, 10, {}).entries[0].reasons, Codes{"SESSION_ENDED"});
}

TEST(PolicyPreview, WhatAPhoneWasPromisedAtSignInHolds) {
    Desk desk({}, {{"account", {{"idleDaysMobileApp", std::int64_t{30}}}}}, "account");
    PreviewSession phone;
    phone.client = ClientKind::MobileApp;
    phone.lastUsed = kNow - days(31);
    for (const char* who : {"promised", "not"}) {
        desk.member(who);
        phone.id = phone.user = who;
        phone.mayRest = std::string_view(who) == "promised" ? std::optional<minutes>(days(180)) : std::nullopt;
        desk.preview.add(phone);
    }
    EXPECT_EQ(desk.members(PreviewList::LoggedOut), "not ");
}

TEST(PolicyPreview, AShorterExpiryMakesOldPasswordsChange) {
    Desk desk({{"account", {{"passwordExpiryDays", std::int64_t{90}}}}},
              {{"account", {{"passwordExpiryDays", std::int64_t{30}}}}}, "account");
    const auto changed = [](int ago) {
        AccountFacts facts;
        facts.passwordChanged = kNow - days(ago);
        return facts;
    };
    desk.member("fresh", changed(29));
    desk.member("old", changed(30));
    desk.member("older", changed(89));
    desk.member("due already", changed(90));
    desk.member("no password");
    AccountFacts asked = changed(40);
    asked.requested = true;
    desk.member("asked already", asked);
    AccountFacts suspended = changed(40);
    suspended.suspended = true;
    desk.member("suspended", suspended);
    EXPECT_EQ(desk.preview.result().mustChangePassword, 2);
    EXPECT_EQ(desk.members(PreviewList::MustChangePassword), "old older ");
    EXPECT_EQ(desk.preview.page(PreviewList::MustChangePassword, 1, {}).entries[0].reasons, Codes{"PASSWORD_EXPIRED"});
}

TEST(PolicyPreview, UploadsThatWouldBeBannedAreThoseOfTheFileRulesAlone) {
    PolicyValues after = onlyOffice();
    after["files"] = {{"restrictedServices", std::vector<std::string>{"talk"}},
                      {"extensions", std::vector<std::string>{"exe"}}};
    Desk desk({}, after, "files");
    desk.member("ann");
    desk.member("bob");
    PreviewFile file;
    file.user = "ann";
    file.extension = "EXE";
    file.at = kNow;
    desk.preview.add(file);
    file.user = "bob";
    file.extension = "pdf"; // from wherever it came
    desk.preview.add(file);
    file.extension = "exe";
    file.direction = FileDirection::Download;
    desk.preview.add(file);
    EXPECT_EQ(desk.preview.result().bannedUploads, (Touched{1, 1}));
    EXPECT_EQ(desk.members(PreviewList::BannedUploads), "ann ");
    EXPECT_EQ(desk.preview.page(PreviewList::BannedUploads, 1, {}).entries[0].reasons, Codes{"FILE_TYPE_BANNED"});
}

TEST(PolicyPreview, TheEditorSeesHimselfAmongThem) {
    Desk outside({}, onlyOffice());
    outside.member("ann");
    outside.preview.setSelf({"ann", "session of ann", ClientKind::Console, "198.51.100.1", "JP"});
    const auto lost = outside.preview.result();
    EXPECT_TRUE(lost.selfLoggedOut);
    EXPECT_TRUE(lost.selfBlocked);
    EXPECT_EQ(lost.selfAddress, "198.51.100.1");

    Desk inside({}, onlyOffice());
    inside.member("ann");
    inside.preview.setSelf({"ann", "session of ann", ClientKind::Console, "203.0.113.7", "JP"});
    EXPECT_TRUE(inside.preview.result().selfLoggedOut);
    EXPECT_FALSE(inside.preview.result().selfBlocked);
}

TEST(PolicyPreview, TheEditorsOwnSessionIsJudgedByWhereHeIsNow) {
    PolicyValues before = onlyOffice(), after = onlyOffice();
    before["network"]["exceptions"] = std::vector<std::string>{"ann"};
    Desk desk(before, after);
    desk.member("ann");
    desk.preview.setSelf({"ann", "session of ann", ClientKind::Console, "203.0.113.7", "JP"});
    desk.session("ann", ClientKind::Console, "198.51.100.1"); // where he was when it was last written down
    EXPECT_EQ(desk.preview.result().loggedOut, Touched{});
}

TEST(PolicyPreview, AnEditorWithoutSecondFactorWouldNotGetInAgainFromElsewhere) {
    for (const bool factor : {false, true}) {
        Desk desk({}, onlyJapan());
        AccessSubject subject;
        subject.hasSecondFactor = factor;
        desk.member("ann", {}, subject);
        desk.preview.setSelf({"ann", "", ClientKind::Console, "", "DE"});
        EXPECT_TRUE(desk.preview.result().selfLoggedOut);
        EXPECT_EQ(desk.preview.result().selfBlocked, !factor);
    }
}

TEST(PolicyPreview, WhatThePresentPoliciesRefuseAlreadyIsNotTheDraftsDoing) {
    Desk desk(onlyJapan(), onlyJapan({"JP", "US"}));
    desk.member("ann");
    desk.preview.setSelf({"ann", "", ClientKind::Console, "", "DE"});
    EXPECT_FALSE(desk.preview.result().selfBlocked);
}

TEST(PolicyPreview, TheHighestAdministratorIsBlockedWhenNoKnownPlaceIsLeft) {
    AccessSubject highest;
    highest.isHighest = true;
    const auto blocked = [&](const PolicyValues& after, std::vector<std::string> cameFrom, bool factor) {
        highest.hasSecondFactor = factor;
        Desk desk({}, after);
        desk.member("root", {}, highest);
        desk.member("ann");
        desk.signIn("ann", ClientKind::Browser, "198.51.100.1", "JP");
        for (const auto& country : cameFrom)
            desk.signIn("root", ClientKind::MobileApp, "198.51.100.1", country);
        return desk.preview.result().highestBlocked;
    };
    EXPECT_FALSE(blocked(onlyOffice(), {"JP"}, false)) << "exempt from the list of addresses";
    EXPECT_FALSE(blocked(onlyJapan(), {"DE", "JP"}, false));
    EXPECT_TRUE(blocked(onlyJapan(), {"DE", "US"}, false));
    EXPECT_FALSE(blocked(onlyJapan(), {"DE", "US"}, true));
    EXPECT_FALSE(blocked(onlyJapan(), {}, false)) << "nothing is known of him, he may well be in Japan";
    EXPECT_TRUE(blocked(onlyJapan({}), {}, false)) << "every country is elsewhere";
}

TEST(PolicyPreview, ListsAreSortedAndReadPageByPage) {
    Desk desk({}, onlyOffice());
    std::vector<std::string> names;
    for (int i = 0; i < 57; ++i)
        names.push_back(fmt::format("m{:02}", (i * 31) % 57)); // out of order
    for (const auto& name : names) {
        AccessSubject subject;
        subject.user = name;
        desk.preview.add(PreviewMember{subject,
                                       name == "m00"   ? "z"
                                       : name == "m01" ? "m02"
                                                       : std::string_view(name),
                                       {}});
        desk.session(name, ClientKind::Browser, "");
    }
    std::string all;
    std::string cursor;
    int pages = 0;
    do {
        const auto page = desk.preview.page(PreviewList::LoggedOut, 10, cursor);
        EXPECT_LE(page.entries.size(), 10U);
        for (const auto& entry : page.entries)
            all += entry.user.value + " ";
        cursor = page.nextCursor;
        ++pages;
    } while (!cursor.empty());
    EXPECT_EQ(pages, 6);
    EXPECT_TRUE(all.starts_with("m01 m02 m03 ")) << "equal keys by id";
    EXPECT_TRUE(all.ends_with("m55 m56 m00 "));
    EXPECT_EQ(all.size(), 57U * 4);
    EXPECT_EQ(desk.members(PreviewList::LoggedOut, 2, "nobody"), "m01 m02 ") << "a cursor that is none";
    EXPECT_EQ(desk.members(PreviewList::LoggedOut, 10, "m00"), "");
    EXPECT_TRUE(desk.preview.page(PreviewList::LoggedOut, 0, {}).nextCursor.empty());
}

TEST(PolicyPreview, FactsOfNobodyArePassedOver) {
    Desk desk({}, onlyOffice());
    desk.session("ghost", ClientKind::Browser, "");
    desk.signIn("ghost", ClientKind::Browser, "");
    PreviewFile file;
    file.user = "ghost";
    desk.preview.add(file);
    desk.preview.setSelf({"ghost", "", ClientKind::Console, "198.51.100.1", ""});
    const auto result = desk.preview.result();
    EXPECT_EQ(result.loggedOut, Touched{});
    EXPECT_EQ(result.blocked, Touched{});
    EXPECT_EQ(result.unaffected, 0);
    EXPECT_FALSE(result.selfBlocked);
    EXPECT_FALSE(result.highestBlocked);
}

TEST(PolicyPreview, ListsMatchTheirKeysBothWays) {
    for (const auto list : kLists)
        EXPECT_EQ(previewListOf(previewListKey(list)), list);
    EXPECT_FALSE(previewListOf("unaffected"));
}

TEST(PreviewMembers, ManyAreFoundAgainAndNoneTwice) {
    PreviewMembers members;
    EXPECT_EQ(members.find("m1"), PreviewMembers::kNone);
    for (std::uint32_t i = 0; i < 5000; ++i)
        ASSERT_EQ(members.add(fmt::format("m{}", i), fmt::format("k{}", i % 7)), i);
    EXPECT_EQ(members.add("m17", "again"), PreviewMembers::kNone);
    EXPECT_EQ(members.size(), 5000U);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        ASSERT_EQ(members.find(fmt::format("m{}", i)), i);
        ASSERT_EQ(members.id(i), fmt::format("m{}", i));
        ASSERT_EQ(members.sortKey(i), fmt::format("k{}", i % 7));
    }
    EXPECT_EQ(members.find("m5000"), PreviewMembers::kNone);
    EXPECT_EQ(members.find(""), PreviewMembers::kNone);
}

// Two ids whose hashes agree in the bits that a small table goes by are still two members.
TEST(PreviewMembers, IdsThatLookAlikeToTheTableAreToldApart) {
    std::vector<std::pair<std::size_t, int>> looks;
    for (int i = 0; i < 30'000; ++i) {
        const auto hash = std::hash<std::string>{}(std::to_string(i));
        looks.emplace_back(hash >> 48 << 6 | (hash & 63U), i);
    }
    std::ranges::sort(looks);
    const auto twins = std::ranges::adjacent_find(looks, {}, [](const auto& look) { return look.first; });
    ASSERT_NE(twins, looks.end());
    PreviewMembers members;
    EXPECT_EQ(members.add(std::to_string(twins->second), ""), 0U);
    EXPECT_EQ(members.find(std::to_string(std::next(twins)->second)), PreviewMembers::kNone);
    EXPECT_EQ(members.add(std::to_string(std::next(twins)->second), ""), 1U);
}

} // namespace
} // namespace test_policy_preview
