#include "models/domain/client_facts.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace test_domain_validation {

using namespace sekisho;

namespace {

std::string codeOf(const Done& done) {
    return done ? "" : done.error().code;
}

std::string times(std::string_view text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

UserName named(std::string last, std::string first = {}) {
    return {std::move(last), std::move(first), {}, {}};
}

Member goodMember() {
    Member member;
    member.email = "hanako.mori@sakuratrade";
    member.name = {"森", "花子", "モリ", "ハナコ"};
    member.organizations.emplace_back();
    member.organizations[0].orgUnits.push_back({OrgUnitId{"o1"}, true, {}, false, true, true});
    return member;
}

std::vector<std::string> faultsOf(const Member& member) {
    std::vector<std::string> out;
    for (const auto& error : checkMember(member))
        out.push_back(error.field + " " + error.code);
    return out;
}

template<class Change>
std::vector<std::string> faultsAfter(Change change) {
    Member member = goodMember();
    change(member);
    return faultsOf(member);
}

using Faults = std::vector<std::string>;

TEST(LocalPart, Limits) {
    for (const char* good : {"ab", "a1", "1a", "hanako.mori", "a-b_c.d", "a_", "a-"})
        EXPECT_EQ(codeOf(checkLocalPart(good)), "") << good;
    EXPECT_EQ(codeOf(checkLocalPart(times("a", 40))), "");
    for (const std::string& bad : {std::string(), std::string("a"), times("a", 41)})
        EXPECT_EQ(codeOf(checkLocalPart(bad)), "LOCAL_PART_LENGTH") << bad;
    for (const char* bad : {"Ab", "a b", "ab!", "あい", "-ab", "_ab", "ab\n", "a@b"})
        EXPECT_EQ(codeOf(checkLocalPart(bad)), "LOCAL_PART_CHARS") << bad;
    for (const char* bad : {".ab", "ab.", "a..b"})
        EXPECT_EQ(codeOf(checkLocalPart(bad)), "LOCAL_PART_DOTS") << bad;
}

TEST(Login, IsLocalPartAndGroup) {
    EXPECT_EQ(codeOf(checkLogin("hanako.mori@sakuratrade")), "");
    EXPECT_EQ(codeOf(checkLogin("hanako@example.co.jp")), "");
    EXPECT_EQ(codeOf(checkLogin("ab@" + times("x", 43) + "." + times("y", 43))), "");
    EXPECT_EQ(codeOf(checkLogin("ab@" + times("x", 43) + "." + times("y", 44))), "LOGIN_TOO_LONG");
    for (const char* bad : {"", "hanako", "hanako@", "hanako@@x", "hanako@x..y", "hanako@.x", "hanako@Sakura", "ab@-x",
                            "ab@x-", "ab@a_b"})
        EXPECT_EQ(codeOf(checkLogin(bad)), "MAIL_FORMAT") << bad;
    EXPECT_EQ(codeOf(checkLogin("a..b@x")), "LOCAL_PART_DOTS");
    EXPECT_EQ(checkLogin("a..b@x").error().field, "email");
}

TEST(MailAddress, Limits) {
    for (const char* good :
         {"", "a@b", "hanako@example.org", "x+tag@example.co.jp", "a..b.@docomo.example", "O'Neil@EXAMPLE.org"})
        EXPECT_EQ(codeOf(checkMailAddress(good, "privateEmail")), "") << good;
    for (const char* bad :
         {"hanako", "@x", "a@", "a@b..c", "a b@c", "花@example.org", "a@b@c", "a@-b", "a\n@b", "\"a\"@b", "a@b c"})
        EXPECT_EQ(codeOf(checkMailAddress(bad, "privateEmail")), "MAIL_FORMAT") << bad;
    EXPECT_EQ(codeOf(checkMailAddress(times("a", 64) + "@b", "privateEmail")), "");
    EXPECT_EQ(codeOf(checkMailAddress(times("a", 65) + "@b", "privateEmail")), "MAIL_TOO_LONG");
    const std::string domain = times("a.", 125) + "bcd"; // 253
    EXPECT_EQ(codeOf(checkMailAddress("ab@" + domain, "privateEmail")), "");
    EXPECT_EQ(codeOf(checkMailAddress("abcd@" + domain, "privateEmail")), "MAIL_TOO_LONG");
    EXPECT_EQ(checkMailAddress("x", "aliasEmails").error().field, "aliasEmails");
}

TEST(PersonName, Limits) {
    EXPECT_EQ(codeOf(checkPersonName(named("森", "花子"))), "");
    EXPECT_EQ(codeOf(checkPersonName(named("森"))), "");
    EXPECT_EQ(codeOf(checkPersonName(named("", "花子"))), "");
    EXPECT_EQ(codeOf(checkPersonName(named("", ""))), "NAME_REQUIRED");
    EXPECT_EQ(codeOf(checkPersonName(named(" \u3000", ""))), "NAME_REQUIRED");
    EXPECT_EQ(codeOf(checkPersonName(named(times("森", 40), times("花", 40)))), "");
    EXPECT_EQ(codeOf(checkPersonName(named(times("森", 40), times("花", 41)))), "NAME_TOO_LONG");
    EXPECT_EQ(codeOf(checkPersonName(named(times("𠮷", 80)))), "");
    EXPECT_EQ(codeOf(checkPersonName(named(times("a", 81)))), "NAME_TOO_LONG");
    EXPECT_EQ(checkPersonName(named(times("a", 81))).error().params.back().value, "80");
}

TEST(PersonName, SymbolsAndInvisibleCharacters) {
    EXPECT_EQ(codeOf(checkPersonName(named("!@&()-_+[]{},./#'`^~", "O'Brien-Smith Jr."))), "");
    for (const char* bad : {"a<b", "a>b", "a\"b", "a\\b", "a*b", "a:b", "a;b", "a=b", "a?b", "a|b", "a$b", "a%b"})
        EXPECT_EQ(codeOf(checkPersonName(named(bad))), "NAME_SYMBOL") << bad;
    for (const char* bad : {"a\tb", "a\nb", "a\x7f", "a\u202Eb", "a\u200Bb", "a\uFEFFb", "a\uE000", "a\u2028b"})
        EXPECT_EQ(codeOf(checkPersonName(named(bad))), "TEXT_CHARS") << bad;
    EXPECT_EQ(codeOf(checkPersonName(named("a\xFF"))), "TEXT_ENCODING");
    for (const char* good : {"Đặng", "Müller", "김", "Άννα", "佐々木", "𠮷野", "辻\U000E0100", "नेहा", "・ー"})
        EXPECT_EQ(codeOf(checkPersonName(named(good))), "") << good;
}

TEST(PersonName, ReadingsAreKatakana) {
    const auto reading = [](std::string text) {
        UserName name = named("森");
        name.phoneticFirstName = std::move(text);
        return checkPersonName(name);
    };
    for (const char* good :
         {"", "ハナコ", "ジャン・リュック", "サトー", "アン マリー", "アン\u3000マリー", "ヴェラ", "ヵヶ", "ヽヾ"})
        EXPECT_EQ(codeOf(reading(good)), "") << good;
    for (const char* bad : {"はなこ", "ﾊﾅｺ", "花子", "Hanako", "ハナコ1", "ハナコ-", "ハナコ々"})
        EXPECT_EQ(codeOf(reading(bad)), "READING_NOT_KATAKANA") << bad;
    EXPECT_EQ(codeOf(reading(times("ア", 100))), "");
    EXPECT_EQ(codeOf(reading(times("ア", 101))), "TOO_LONG");
    EXPECT_EQ(reading("x").error().field, "userName.phoneticFirstName");
}

TEST(Phone, Limits) {
    for (const char* good : {"", "03-5555-0101", "+81 90 5555 0117", "(03)5555", "1", "#P*T1pt", "03\u30005555"})
        EXPECT_EQ(codeOf(checkPhone(good, "telephone")), "") << good;
    for (const char* bad : {"-", "+()", "０３", "03x", "内線1", "03/5555"})
        EXPECT_EQ(codeOf(checkPhone(bad, "telephone")), "PHONE_FORMAT") << bad;
    EXPECT_EQ(codeOf(checkPhone(times("1", 100), "cellPhone")), "");
    EXPECT_EQ(codeOf(checkPhone(times("1", 101), "cellPhone")), "TOO_LONG");
}

TEST(ExternalKey, Limits) {
    for (const char* good : {"", "EMP-000117", "社員1", "a b", "a:b@c"})
        EXPECT_EQ(codeOf(checkExternalKey(good, "userExternalKey")), "") << good;
    for (const char* bad : {"a%b", "a\\b", "a#b", "a/b", "a?b", "a\nb", "a\xFF"})
        EXPECT_EQ(codeOf(checkExternalKey(bad, "userExternalKey")), "EXTERNAL_KEY_CHARS") << bad;
    EXPECT_EQ(codeOf(checkExternalKey(times("鍵", 100), "userExternalKey")), "");
    EXPECT_EQ(codeOf(checkExternalKey(times("鍵", 101), "userExternalKey")), "EXTERNAL_KEY_TOO_LONG");
}

TEST(DateField, MayBeEmptyButMustExist) {
    EXPECT_EQ(codeOf(checkDate("", "birthday")), "");
    EXPECT_EQ(codeOf(checkDate("1991-04-09", "birthday")), "");
    EXPECT_EQ(codeOf(checkDate("1991-02-30", "birthday")), "DATE_FORMAT");
    EXPECT_EQ(codeOf(checkDate("1991-4-9", "birthday")), "DATE_FORMAT");
}

TEST(OrgUnitRules, NameAddressAndNumbers) {
    OrgUnit unit;
    const auto with = [](auto change) {
        OrgUnit u;
        u.name = "営業一課";
        u.email = "sales1@sakuratrade";
        change(u);
        return codeOf(checkOrgUnit(u));
    };
    EXPECT_EQ(codeOf(checkOrgUnit(unit)), "NAME_REQUIRED");
    EXPECT_EQ(with([](OrgUnit&) {}), "");
    EXPECT_EQ(with([](OrgUnit& u) { u.name = "R&D (Tokyo) [1]/2, a.b+c!@_-{}"; }), "");
    EXPECT_EQ(with([](OrgUnit& u) { u.name = "R#D"; }), "NAME_SYMBOL");
    EXPECT_EQ(with([](OrgUnit& u) { u.name = "O'Hara"; }), "NAME_SYMBOL");
    EXPECT_EQ(with([](OrgUnit& u) { u.name = times("課", 101); }), "NAME_TOO_LONG");
    EXPECT_EQ(with([](OrgUnit& u) { u.email.clear(); }), "");
    EXPECT_EQ(with([](OrgUnit& u) { u.email = "s!a#1@sakuratrade"; }), "");
    EXPECT_EQ(with([](OrgUnit& u) { u.email = "s@sakuratrade"; }), "LOCAL_PART_LENGTH");
    EXPECT_EQ(with([](OrgUnit& u) { u.email = "sales"; }), "MAIL_FORMAT");
    EXPECT_EQ(with([](OrgUnit& u) { u.email = times("a", 60) + "@" + times("b", 30); }), "LOGIN_TOO_LONG");
    EXPECT_EQ(with([](OrgUnit& u) { u.description = times("あ", 160); }), "");
    EXPECT_EQ(with([](OrgUnit& u) { u.description = times("あ", 161); }), "TOO_LONG");
    EXPECT_EQ(with([](OrgUnit& u) { u.displayOrder = 0; }), "OUT_OF_RANGE");
    EXPECT_EQ(with([](OrgUnit& u) { u.externalKey = "a/b"; }), "EXTERNAL_KEY_CHARS");
    EXPECT_EQ(with([](OrgUnit& u) { u.aliasEmails.assign(21, "a@b"); }), "TOO_MANY");
    EXPECT_EQ(with([](OrgUnit& u) { u.aliasEmails = {""}; }), "MAIL_FORMAT");
    EXPECT_EQ(with([](OrgUnit& u) { u.i18nNames = {{"fr_FR", "Ventes"}}; }), "UNKNOWN_VALUE");
    EXPECT_EQ(with([](OrgUnit& u) { u.i18nNames = {{"en_US", ""}}; }), "NAME_REQUIRED");
    EXPECT_EQ(with([](OrgUnit& u) { u.i18nNames = {{"en_US", "A"}, {"en_US", "B"}}; }), "DUPLICATE_ENTRY");
    EXPECT_EQ(with([](OrgUnit& u) {
                  u.id = OrgUnitId{"o"};
                  u.parent = OrgUnitId{"o"};
              }),
              "ORGUNIT_LOOP");
}

TEST(RankRules, NameKeyAndCode) {
    Rank rank;
    rank.kind = RankKind::UserType;
    EXPECT_EQ(checkRank(rank).error().field, "userTypeName");
    rank.name = "正社員";
    rank.displayOrder = -5;
    EXPECT_EQ(codeOf(checkRank(rank)), "");
    for (const char* good : {"REGULAR", "a", "A_1"}) {
        rank.code = good;
        EXPECT_EQ(codeOf(checkRank(rank)), "") << good;
    }
    for (const std::string& bad :
         {std::string("1A"), std::string("_A"), std::string("A-B"), std::string("正"), times("A", 51)}) {
        rank.code = bad;
        EXPECT_EQ(codeOf(checkRank(rank)), "USER_TYPE_CODE_FORMAT") << bad;
    }
    rank.code.clear();
    rank.kind = RankKind::Level;
    rank.externalKey = "a?";
    EXPECT_EQ(checkRank(rank).error().field, "levelExternalKey");
}

TEST(MemberRules, AGoodMemberHasNoFault) {
    EXPECT_EQ(faultsOf(goodMember()), Faults{});
}

TEST(MemberRules, TellsAllFaultsInTheOrderOfTheForm) {
    const auto faults = faultsAfter([](Member& m) {
        m.externalKey = "a/b";
        m.hiredDate = "2026-02-30";
        m.telephone = "x";
        m.email = "a..b@x";
        m.name = {};
        m.nickName = "a<b";
    });
    EXPECT_EQ(faults,
              (Faults{"userName.lastName NAME_REQUIRED", "nickName NAME_SYMBOL", "email LOCAL_PART_DOTS",
                      "telephone PHONE_FORMAT", "hiredDate DATE_FORMAT", "userExternalKey EXTERNAL_KEY_CHARS"}));
}

TEST(MemberRules, EachField) {
    const auto one = [](auto change) { return faultsAfter(change); };
    EXPECT_EQ(one([](Member& m) { m.nickName = times("n", 101); }), Faults{"nickName TOO_LONG"});
    EXPECT_EQ(one([](Member& m) { m.i18nNames = {{"xx_XX", "a", "b"}}; }), Faults{"i18nNames UNKNOWN_VALUE"});
    EXPECT_EQ(one([](Member& m) {
                  m.i18nNames = {{"en_US", "Mori", times("h", 101)}};
              }),
              Faults{"i18nNames.firstName TOO_LONG"});
    EXPECT_EQ(one([](Member& m) {
                  m.i18nNames.assign(2, {"en_US", "Mori", "Hanako"});
              }),
              Faults{"i18nNames DUPLICATE_ENTRY"});
    EXPECT_EQ(one([](Member& m) { m.aliasEmails = {"a@b", "a@b"}; }), Faults{"aliasEmails DUPLICATE_ENTRY"});
    EXPECT_EQ(one([](Member& m) { m.aliasEmails = {m.email}; }), Faults{"aliasEmails DUPLICATE_ENTRY"});
    EXPECT_EQ(one([](Member& m) { m.aliasEmails = {""}; }), Faults{"aliasEmails MAIL_FORMAT"});
    EXPECT_EQ(one([](Member& m) {
                  for (char c = 'a'; c < 'l'; ++c)
                      m.aliasEmails.push_back(std::string(1, c) + "@b");
              }),
              Faults{"aliasEmails TOO_MANY"});
    EXPECT_EQ(one([](Member& m) { m.privateEmail = "nobody"; }), Faults{"privateEmail MAIL_FORMAT"});
    EXPECT_EQ(one([](Member& m) { m.organizations.push_back(m.organizations[0]); }),
              Faults{"organizations DUPLICATE_ENTRY"});
    EXPECT_EQ(one([](Member& m) { m.organizations[0].orgUnits[0].orgUnit = {}; }),
              Faults{"organizations.orgUnits REQUIRED"});
    EXPECT_EQ(one([](Member& m) {
                  for (int i = 0; i < 30; ++i)
                      m.organizations[0].orgUnits.push_back(
                          {OrgUnitId{"x" + std::to_string(i)}, false, {}, false, true, true});
              }),
              Faults{"organizations.orgUnits TOO_MANY"});
    EXPECT_EQ(one([](Member& m) { m.cellPhone = "内線"; }), Faults{"cellPhone PHONE_FORMAT"});
    EXPECT_EQ(one([](Member& m) { m.location = times("東", 101); }), Faults{"location TOO_LONG"});
    EXPECT_EQ(one([](Member& m) { m.task = "a\nb"; }), Faults{"task TEXT_CHARS"});
    EXPECT_EQ(one([](Member& m) {
                  m.messenger = Messenger{"ICQ", "", "1"};
              }),
              Faults{"messenger.protocol UNKNOWN_VALUE"});
    EXPECT_EQ(one([](Member& m) {
                  m.messenger = Messenger{"LINE", "", ""};
              }),
              Faults{"messenger.messengerId REQUIRED"});
    EXPECT_EQ(one([](Member& m) { m.messenger = Messenger{"", "", "1"}; }), Faults{"messenger.protocol REQUIRED"});
    EXPECT_EQ(one([](Member& m) { m.relations.assign(11, {UserId{"u"}, "上司"}); }), Faults{"relations TOO_MANY"});
    EXPECT_EQ(one([](Member& m) {
                  m.relations = {{UserId{"u"}, times("上", 51)}};
              }),
              Faults{"relations.relationName TOO_LONG"});
    EXPECT_EQ(one([](Member& m) { m.birthdayCalendarType = "JULIAN"; }), Faults{"birthdayCalendarType UNKNOWN_VALUE"});
    EXPECT_EQ(one([](Member& m) { m.locale = "ja"; }), Faults{"locale UNKNOWN_VALUE"});
    EXPECT_EQ(one([](Member& m) { m.timeZone = "Asia/Tokio"; }), Faults{"timeZone TIME_ZONE_UNKNOWN"});
    EXPECT_EQ(one([](Member& m) { m.timeZone = "Asia/Tokyo"; }), Faults{});
    EXPECT_EQ(one([](Member& m) { m.employeeNumber = times("1", 21); }), Faults{"employeeNumber TOO_LONG"});
    EXPECT_EQ(one([](Member& m) { m.customFields.assign(51, {"c", "v", ""}); }), Faults{"customFields TOO_MANY"});
    EXPECT_EQ(one([](Member& m) { m.customFields.assign(11, {"c", "v", ""}); }), Faults{"customFields TOO_MANY"});
    EXPECT_EQ(one([](Member& m) { m.customFields.assign(10, {"c", "v", ""}); }), Faults{});
    EXPECT_EQ(one([](Member& m) {
                  m.customFields = {{"c", "v", times("l", 301)}};
              }),
              Faults{"customFields.link TOO_LONG"});
    EXPECT_EQ(one([](Member& m) {
                  m.leave.start = Instant{} + std::chrono::hours(2);
                  m.leave.end = Instant{} + std::chrono::hours(1);
              }),
              Faults{"leaveOfAbsence DATE_ORDER"});
}

TEST(MemberRules, EveryErrorIsAKnownSentenceWithItsParameters) {
    std::mt19937 random(5);
    const std::vector<std::string> samples{"",    "a",          "A..b@", "<>", "\n", "\xFF", times("あ", 301),
                                           "ﾊﾅｺ", "2026-99-99", "x@y"};
    const auto pick = [&] { return samples[random() % samples.size()]; };
    for (int i = 0; i < 3000; ++i) {
        Member member;
        member.email = pick();
        member.name = {pick(), pick(), pick(), pick()};
        member.nickName = pick();
        member.privateEmail = pick();
        member.aliasEmails = {pick(), pick()};
        member.telephone = pick();
        member.location = pick();
        member.messenger = Messenger{pick(), pick(), pick()};
        member.birthday = pick();
        member.timeZone = pick();
        member.externalKey = pick();
        member.i18nNames = {{pick(), pick(), pick()}};
        for (const auto& error : checkMember(member)) {
            const ErrorFact* fact = errorFact(error.code);
            ASSERT_NE(fact, nullptr) << error.code;
            ASSERT_EQ(error.kind, ErrorKind::BadInput);
            ASSERT_FALSE(error.field.empty());
            for (std::size_t at = fact->en.find('{'); at != std::string_view::npos; at = fact->en.find('{', at + 1)) {
                const std::string_view name = fact->en.substr(at + 1, fact->en.find('}', at) - at - 1);
                ASSERT_NE(std::ranges::find(error.params, name, &ErrorParam::name), error.params.end())
                    << error.code << " " << name;
            }
        }
    }
}

TEST(Normalized, FoldsTheLoginAndTrims) {
    Member member = goodMember();
    member.email = " Hanako.MORI@SakuraTrade ";
    member.name.lastName = "\u3000森 ";
    member.name.firstName = "花 子";
    member.aliasEmails = {" A@B "};
    member.externalKey = "  ";
    member.location = "\n";
    const Member out = normalized(member);
    EXPECT_EQ(out.email, "hanako.mori@sakuratrade");
    EXPECT_EQ(out.name.lastName, "森");
    EXPECT_EQ(out.name.firstName, "花 子");
    EXPECT_EQ(out.aliasEmails, std::vector<std::string>{"a@b"});
    EXPECT_FALSE(out.externalKey);
    EXPECT_EQ(out.location, "");
    EXPECT_EQ(normalized(out), out);
}

TEST(Normalized, LeavesExactlyOnePrimary) {
    std::mt19937 random(3);
    for (int i = 0; i < 500; ++i) {
        Member member = goodMember();
        member.organizations.assign(random() % 4, Organization{});
        for (auto& organization : member.organizations) {
            organization.primary = random() % 2;
            organization.orgUnits.assign(random() % 4, OrgUnitMembership{});
            for (auto& unit : organization.orgUnits)
                unit.primary = random() % 2;
        }
        const Member out = normalized(member);
        const auto primaries = std::ranges::count(out.organizations, true, &Organization::primary);
        ASSERT_EQ(primaries, out.organizations.empty() ? 0 : 1);
        for (std::size_t n = 0; n < out.organizations.size(); ++n) {
            const auto& units = out.organizations[n].orgUnits;
            ASSERT_EQ(std::ranges::count(units, true, &OrgUnitMembership::primary), units.empty() ? 0 : 1);
            const auto& before = member.organizations[n].orgUnits;
            const auto first = std::ranges::find(before, true, &OrgUnitMembership::primary);
            ASSERT_TRUE(first == before.end() || units[static_cast<std::size_t>(first - before.begin())].primary);
        }
        ASSERT_EQ(normalized(out), out);
    }
}

TEST(Normalized, KeepsBytesThatAreNotText) {
    Member member = goodMember();
    member.nickName = " \xFF ";
    EXPECT_EQ(normalized(member).nickName, " \xFF ");
}

TEST(MemberFields, CarryExactLabelsAndLimits) {
    const std::tuple<const char*, const char*, int> expected[] = {{"userName.lastName", "姓", 80},
                                                                  {"nickName", "ニックネーム", 100},
                                                                  {"email", "ID", 90},
                                                                  {"privateEmail", "個人メールアドレス", 256},
                                                                  {"location", "勤務先", 100},
                                                                  {"task", "担当業務", 100},
                                                                  {"employeeNumber", "社員番号", 20},
                                                                  {"relations", "関係者連絡先", 10},
                                                                  {"telephone", "電話番号", 100},
                                                                  {"cellPhone", "携帯番号", 100},
                                                                  {"hiredDate", "入社日", 10},
                                                                  {"organizations.orgUnits", "組織", 30}};
    for (const auto& [key, ja, max] : expected) {
        const FieldRule* rule = memberField(key);
        ASSERT_NE(rule, nullptr) << key;
        EXPECT_EQ(rule->ja, ja);
        EXPECT_EQ(rule->maxLength, max) << key;
    }
    EXPECT_EQ(memberField("shoeSize"), nullptr);
}

} // namespace
} // namespace test_domain_validation
