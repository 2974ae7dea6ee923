// What commands make of members besides calls: merges, drafts as text, rows for spreadsheets.
#include "models/commands/export_rows.h"
#include "models/commands/member_draft.h"
#include "models/commands/member_merge.h"
#include "tests/fakes/fake_gateway.h"

#include <QTest>

using namespace sekisho;
using namespace sekisho::commands;

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

    void exportedCellsAreNeverFormulas() {
        QCOMPARE(harmless(QStringLiteral("=1+1")), QStringLiteral("'=1+1"));
        QCOMPARE(harmless(QStringLiteral("@x")), QStringLiteral("'@x"));
        QCOMPARE(harmless(QStringLiteral("佐藤")), QStringLiteral("佐藤"));
        QCOMPARE(csv({{QStringLiteral("a,b"), QStringLiteral("\"c\"")}}),
                 QByteArray("\xEF\xBB\xBF\"a,b\",\"\"\"c\"\"\"\r\n"));
        QCOMPARE(tsv({{QStringLiteral("a\tb"), QStringLiteral("c\nd")}}), QStringLiteral("a b\tc d\n"));
    }
};

QTEST_GUILESS_MAIN(TestCommandTexts)
#include "test_commands_texts.moc"
