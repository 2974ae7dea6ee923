// What commands make of members besides calls: merges, drafts as text, rows for spreadsheets.
#include "models/commands/custom_values.h"
#include "models/commands/draft_texts.h"
#include "models/commands/export_rows.h"
#include "models/commands/member_draft.h"
#include "models/commands/member_merge.h"
#include "models/commands/words.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QRegularExpression>
#include <QTest>

namespace sekisho::tests::test_commands_texts {

using namespace sekisho::commands;

namespace {

template<class T>
void comesBack(const char* id, const T& base, const T& edited) {
    const Drafts<T> read = draftsFromText<T>(draftsText<T>({{id, {base, edited}}}));
    QCOMPARE(read.size(), std::size_t{1});
    QVERIFY2(read.begin()->first == id && read.begin()->second.base == base, id);
    QVERIFY2(read.begin()->second.edited == edited, id);
}

} // namespace

class TestCommandTexts : public QObject {
    Q_OBJECT

    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};

  private Q_SLOTS:
    void levelAndBelongingMergeApart() {
        Member base;
        Organization company;
        company.domain = 7;
        company.level = LevelId("l1");
        company.orgUnits.push_back({OrgUnitId("a"), true, {}, false, true, true});
        base.organizations.push_back(company);
        Member mine = base, theirs = base;
        mine.organizations[0].level = LevelId("l2");
        theirs.organizations[0].orgUnits.push_back({OrgUnitId("b"), false, {}, true, true, true});
        MergeResult merged = mergeMembers(base, mine, theirs);
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(merged.merged.organizations[0].level->value, "l2");
        QCOMPARE(merged.merged.organizations[0].orgUnits.size(), 2U);
        theirs.organizations[0].level = LevelId("l3");
        merged = mergeMembers(base, mine, theirs);
        QCOMPARE(merged.conflicts.size(), 1U);
        QVERIFY(merged.conflicts[0].key == "organizations.levelId");
        Member cleared = base;
        cleared.organizations[0].level.reset();
        copyField(mine, cleared, "organizations.levelId");
        QVERIFY(!mine.organizations[0].level);
        Member nowhere;
        copyField(nowhere, base, "organizations.orgUnits");
        QCOMPARE(nowhere.organizations.size(), 1U);
        QCOMPARE(nowhere.organizations[0].domain, 7);
    }

    void timesOnHoverHaveTheirOffset() {
        static const QRegularExpression kShape(QStringLiteral("^2026-11-2\\d \\d\\d:\\d\\d:00 [+-]\\d\\d:\\d\\d$"));
        const QString text = timeTooltip(clock.now());
        QVERIFY2(kShape.match(text).hasMatch(), qPrintable(text)); // also where the offset is none
    }

    void aDiskThatIsFullIsNamed() {
        const Error full(ErrorKind::DiskFull, "DISK_FULL");
        const QString named = errorText(Error(full).with("file", "/srv/copy/notes.db"));
        QVERIFY2(named.startsWith(errorText(full)), qPrintable(named));
        QVERIFY2(named.contains(QStringLiteral("/srv/copy/notes.db")), qPrintable(named));
        const Error other = Error(ErrorKind::NotFound, "USER_NOT_EXIST").with("file", "/srv/copy/notes.db");
        QVERIFY(!errorText(other).contains(QStringLiteral("/srv")));
    }

    void customValuesAreReadCheckedAndWritten() {
        CustomProperty words;
        words.name = "words";
        words.displayName = "Words";
        words.multiValued = true;
        const std::string json = R"({"words":["a","b"],"count":7,"page":{"text":"Home","link":"https://a"}})";
        QCOMPARE(customValues(json, words).size(), 2U);
        QCOMPARE(customValuesText(words, customValues(json, words)).contains(QStringLiteral("b")), true);
        CustomProperty count = words;
        count.name = "count";
        count.type = PropertyType::Integer;
        count.multiValued = false;
        QCOMPARE(customValues(json, count).front().text, QStringLiteral("7"));
        const std::string eight = withCustomValues(json, count, {{QStringLiteral("8"), {}}});
        QVERIFY(eight.find("\"count\":8") != std::string::npos);
        QVERIFY(eight.find("Home") != std::string::npos);
        QCOMPARE(withCustomValues(eight, count, {{QStringLiteral("7"), {}}}).empty(), false);
        QVERIFY(sameCustoms(withCustomValues(eight, count, {{QStringLiteral("7"), {}}}), json));
        QCOMPARE(withCustomValues(R"({"count":1})", count, {}), std::string());
        const auto code = [](const CustomProperty& property, const CustomValues& values) {
            const auto fault = checkCustomValues(property, values);
            return fault ? QString::fromStdString(fault->code) : QString();
        };
        QCOMPARE(code(count, {{QStringLiteral("-1"), {}}}), QStringLiteral("NUMBER_FORMAT"));
        QCOMPARE(code(count, {{QStringLiteral("x"), {}}}), QStringLiteral("NUMBER_FORMAT"));
        QCOMPARE(code(count, {}), QString());
        count.mandatory = true;
        QCOMPARE(code(count, {}), QStringLiteral("REQUIRED"));
        CustomProperty day = count;
        day.type = PropertyType::Date;
        QCOMPARE(code(day, {{QStringLiteral("2026-02-30"), {}}}), QStringLiteral("DATE_FORMAT"));
        CustomProperty size = count;
        size.type = PropertyType::String;
        size.options = {{"S", "Small", {}}, {"L", "Large", {{"ja_JP", "大"}}}};
        QCOMPARE(code(size, {{QStringLiteral("M"), {}}}), QStringLiteral("UNKNOWN_VALUE"));
        QCOMPARE(code(size, {{QStringLiteral("L"), {}}}), QString());
        QCOMPARE(code(size, {{QStringLiteral("S"), {}}, {QStringLiteral("L"), {}}}), QStringLiteral("TOO_MANY"));
        CustomProperty page = size;
        page.type = PropertyType::Link;
        page.options.clear();
        QCOMPARE(code(page, {{QStringLiteral("Home"), {}}}), QStringLiteral("REQUIRED"));
        QCOMPARE(code(page, {{{}, QString(301, QLatin1Char('x'))}}), QStringLiteral("TOO_LONG"));
    }

    void eachCustomPropertyMergesByItself() {
        Member base;
        base.customPropertiesJson = R"({"a":"1","b":"2"})";
        Member mine = base, theirs = base;
        mine.customPropertiesJson = R"({"b":"2","a":"mine"})"; // the order is no change
        theirs.customPropertiesJson = R"({"a":"1","b":"theirs","c":"new"})";
        MergeResult merged = mergeMembers(base, mine, theirs);
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(merged.mine.size(), 1U);
        QCOMPARE(merged.mine[0].key, std::string("customProperties.a"));
        QVERIFY(sameCustoms(merged.merged.customPropertiesJson, R"({"a":"mine","b":"theirs","c":"new"})"));
        theirs.customPropertiesJson = R"({"a":"other"})";
        merged = mergeMembers(base, mine, theirs);
        QCOMPARE(merged.conflicts.size(), 1U);
        QCOMPARE(merged.conflicts[0].mine, std::string("mine"));
        QCOMPARE(fieldAsText(mine, "customProperties.a"), std::string("mine"));
        copyField(mine, base, "customProperties.a");
        QVERIFY(changesBetween(base, mine).empty());
    }

    void everyMergeableFieldIsCopiedAndCompared() {
        fakes::FakeGateway gateway(clock);
        gateway.tenant.fill(40);
        std::vector<const Member*> all;
        for (const auto& [id, member] : gateway.tenant.members())
            all.push_back(&member);
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            Member copy = *all[i];
            for (const std::string_view key : mergeableFields())
                copyField(copy, *all[i + 1], key);
            QVERIFY(changesBetween(copy, *all[i + 1]).empty());
        }
    }

    void aDraftSurvivesAsText() {
        fakes::FakeGateway gateway(clock);
        gateway.tenant.fill(60);
        for (const auto& [id, member] : gateway.tenant.members()) {
            Member edited = member;
            edited.nickName = "\"引用\" と\n改行";
            edited.i18nNames = {{"en_US", "Sato", "Hanako"}};
            edited.messenger = Messenger{"CUSTOM", "Signal", "hana"};
            edited.relations = {{UserId("u1"), "上司"}};
            edited.aliasEmails = {"a@x.example", "b@x.example"};
            edited.activation = clock.now();
            edited.customFields = {{"c1", "v", "https://x.example"}};
            edited.version = 9'007'199'254'740'993; // more than a double holds
            const auto read = draftFromText(draftText({member, edited}));
            QVERIFY(read.has_value());
            QVERIFY(changesBetween(read->edited, edited).empty());
            QVERIFY(changesBetween(read->base, member).empty());
            QCOMPARE(read->edited.version, edited.version);
            QVERIFY(read->edited.customFields == edited.customFields);
            QVERIFY(read->edited.id == member.id);
        }
        for (const char* broken : {"", "{", "[1]", "{\"form\":99}", "{\"form\":\"1\"}"})
            QVERIFY2(!draftFromText(broken), broken);
    }

    void draftsOfOtherThingsSurviveAsText() {
        constexpr Version version = 9'007'199'254'740'993; // more than a double holds
        Group group{7, GroupId("g"), GroupKind::External, "K-1", "\"引用\"", "と\n改行", false, true, false, {}, {},
                    {}};
        group.features = {true, false, true, false, true};
        group.administrators = {UserId("u1")};
        group.members = {{GroupMemberKind::OrgUnit, "o1"}, {GroupMemberKind::Group, "g2"}};
        group.useMail = group.canReceiveExternalMail = group.hasPhoto = true;
        group.email = "press@x.example";
        group.aliasEmails = {"a@x.example", "b@x.example"};
        group.externalEmails = {"c@y.example"};
        group.emailRecipients = {UserId("u2")};
        group.emailSenders = {UserId("u3")};
        group.version = version;
        comesBack("", Group{}, group);
        OrgUnit unit{7, OrgUnitId("o"), "K", "営業部", {{"en_US", "Sales"}}, "s@x.example", "text", false};
        unit.parent = OrgUnitId("top");
        unit.displayOrder = 5;
        unit.aliasEmails = {"d@x.example"};
        unit.canReceiveExternalMail = unit.useMessage = unit.useCalendar = unit.useServiceNotification = true;
        unit.emailRecipients = {UserId("u4")};
        unit.emailSenders = {UserId("u5")};
        unit.version = version;
        comesBack("o", OrgUnit{}, unit);
        unit.useMessage = unit.useCalendar = false;
        unit.useNote = unit.useTask = unit.useFolder = true;
        comesBack("o", unit, OrgUnit{});
        comesBack("r", Rank{},
                  Rank{RankKind::UserType, 7, "r", -3, "係長", "K", {{"ko_KR", "과장"}}, true, "C", version});
        RoleSheet sheet;
        sheet.role = {RoleId("x"), "名簿", "", {{"members.members", Access::Operate}, {"logs", Access::View}}, version};
        sheet.preset = "staff";
        sheet.note = "note";
        sheet.holders = 3;
        sheet.eligible = 2;
        comesBack("x", RoleSheet{}, sheet);
        comesBack("", FieldSettings{}, FieldSettings{7, {{"task", true, false, true}}, {true, "A-", 6}, version});
        comesBack("u", CutOffRecord{}, CutOffRecord{"電話", {"callback", "03-"}});
        comesBack("", SheetDraft{},
                  SheetDraft{"/x/名簿.csv", 7, version, {{false, 1, 2, 3, "03-"}, {true, 0, 0, 0, ""}}});
        policy::ServiceTemplate one;
        one.id = policy::TemplateId("t");
        one.name = "Sales";
        one.isDefault = true;
        one.matrix.mobileApp = false;
        one.matrix.set(policy::Service::Drive, policy::Right::PcApp, false);
        one.userTypes = {"r"};
        one.members = {UserId("u6")};
        one.version = version;
        const auto read = draftsFromText<policy::ServiceTemplate>(
            draftsText<policy::ServiceTemplate>({{"t", {policy::ServiceTemplate{}, one}}}));
        QCOMPARE(read.size(), std::size_t{1});
        const policy::ServiceTemplate& back = read.at("t").edited;
        QVERIFY(back.matrix == one.matrix && back.matrix != policy::Matrix::everything());
        QVERIFY(read.at("t").base.matrix == policy::Matrix::everything());
        QVERIFY(back.id == one.id && back.name == one.name && back.isDefault && back.userTypes == one.userTypes);
        QVERIFY(back.members == one.members && back.version == version);
        QVERIFY(draftsText<Rank>({}).empty());
        for (const char* broken : {"", "{", "[1]", "{\"form\":99}", "{\"form\":1,\"drafts\":7}"})
            QVERIFY2(draftsFromText<Rank>(broken).empty(), broken);
    }

    void whatIsCopiedKeepsItsCells() {
        QCOMPARE(tsv({{QStringLiteral("a\tb"), QStringLiteral("c\nd")}}), QStringLiteral("a b\tc d\n"));
    }
};

} // namespace sekisho::tests::test_commands_texts

SEKISHO_QTEST_GUILESS_MAIN(test_commands_texts, TestCommandTexts)
#include "test_commands_texts.moc"
