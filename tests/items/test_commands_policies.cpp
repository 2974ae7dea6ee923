// Policies in words, two drafts of one policy brought together, and the commands of their screens.
#include "models/commands/pane_command.h"
#include "models/commands/policy_draft.h"
#include "models/commands/policy_merge.h"
#include "models/commands/policy_words.h"
#include "models/commands/registry.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

#include <random>

namespace sekisho::tests::test_commands_policies {

using namespace sekisho::commands;
using policy::Values;

namespace {

const policy::Schema& schema(const char* key) {
    return *policy::schemaOf(key);
}
const policy::Field& field(const char* policyKey, const char* key) {
    return *policy::fieldOf(schema(policyKey), key);
}
QString text(const char* policyKey, const char* key, const policy::Value& value) {
    return policyValueText(field(policyKey, key), value,
                           [](const std::string& id) { return id == "u1" ? QStringLiteral("佐藤 花子") : QString(); });
}
Values with(const char* policyKey, std::initializer_list<std::pair<const char*, policy::Value>> changes) {
    Values values = policy::defaultsOf(schema(policyKey));
    for (const auto& [key, value] : changes)
        values.insert_or_assign(std::string(key), value);
    return values;
}
std::vector<policy::AddressEntry> addresses(std::initializer_list<policy::AddressEntry> list) {
    return list;
}

// Another value that the field can have.
policy::Value another(const policy::Field& field, const policy::Value& value, std::mt19937& random) {
    if (const bool* on = std::get_if<bool>(&value)) return !*on;
    if (std::holds_alternative<std::int64_t>(value)) return static_cast<std::int64_t>(random() % 50);
    if (std::holds_alternative<std::string>(value)) return "text " + std::to_string(random() % 5);
    if (field.widget == policy::Widget::Addresses)
        return addresses({{"203.0.113." + std::to_string(random() % 250), "x"}});
    if (field.widget == policy::Widget::Links)
        return std::vector<policy::LinkEntry>{{"m" + std::to_string(random() % 5), "https://example.com/"}};
    return std::vector<std::string>{"e" + std::to_string(random() % 5)};
}

} // namespace

class TestPolicyCommands : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { setLanguage(Language::English); }

    void everyCommandOfTheRegistryIsOffered_data() {
        QTest::addColumn<QString>("key");
        Registry registry;
        addPolicyCommands(registry);
        QVERIFY(registry.all().size() >= 5);
        for (const Command* command : registry.all())
            QTest::newRow(qPrintable(command->key())) << command->key();
    }
    void everyCommandOfTheRegistryIsOffered() {
        QFETCH(QString, key);
        Registry registry;
        addPolicyCommands(registry);
        auto* command = qobject_cast<PaneCommand*>(registry.find(key));
        QVERIFY(command);
        QVERIFY(!command->text().isEmpty());
        ports::Identity identity;
        Context context;
        context.identity = &identity;
        QVERIFY2(!command->applicability(context).why.isEmpty(), "without a connection");
        context.online = true;
        QVERIFY2(!command->applicability(context).applies, "no screen has offered it");
        int runs = 0;
        {
            QObject screen;
            command->offer(&screen, [&runs] { ++runs; });
            registry.setContextSource([&context] { return context; });
            QVERIFY(registry.trigger(key).applies);
            QCOMPARE(runs, 1);
        }
        QVERIFY2(!registry.trigger(key).applies, "its screen is gone");
        QCOMPARE(runs, 1);
    }

    void valuesAreSaidInWords() {
        QCOMPARE(text("account", "passwordMinLength", std::int64_t{10}), QStringLiteral("10 characters"));
        QCOMPARE(text("account", "twoStep", std::string("required")), QStringLiteral("Required for all members"));
        QCOMPARE(text("account", "keepLogin", true), QStringLiteral("On"));
        QCOMPARE(text("account", "passwordExpiryDays", std::int64_t{0}), QStringLiteral("None"));
        QCOMPARE(text("network", "addresses", addresses({{"203.0.113.0/24", "Head office"}, {"192.0.2.7", ""}})),
                 QStringLiteral("203.0.113.0/24 (Head office), 192.0.2.7"));
        QCOMPARE(text("network", "countries", std::vector<std::string>{"JP", "DE"}), QStringLiteral("Japan, Germany"));
        QCOMPARE(text("network", "exceptions", std::vector<std::string>{"u1", "u2"}),
                 QStringLiteral("佐藤 花子, Member who is not in the directory"));
        QCOMPARE(text("files", "extensions", std::vector<std::string>{}), QStringLiteral("None"));
        QCOMPARE(text("company", "phone", std::string()), QStringLiteral("None"));
        std::vector<std::string> many;
        for (int i = 0; i < 200; ++i)
            many.push_back("e" + std::to_string(i));
        QCOMPARE(text("files", "extensions", many), QStringLiteral("e0, e1, e2, e3, e4 and 195 more"));
        setLanguage(Language::Japanese);
        QCOMPARE(text("network", "countries", std::vector<std::string>{"JP"}), QStringLiteral("日本"));
        QCOMPARE(text("account", "twoStep", std::string("required")), QStringLiteral("すべてのメンバーに必須"));
    }

    void everyFieldOfEverySchemaHasWordsInBothLanguages() {
        for (const Language in : {Language::Japanese, Language::English}) {
            setLanguage(in);
            for (const policy::Schema& one : policy::schemas())
                for (const policy::Field& each : one.fields) {
                    QVERIFY2(!factText(each.label).isEmpty(), each.key.data());
                    QVERIFY2(!policyValueText(each, policy::defaultOf(each), {}).isEmpty(), each.key.data());
                }
        }
    }

    void changesOfListsNameWhatCameAndWhatWent() {
        const Values before =
            with("network", {{"addresses", addresses({{"203.0.113.0/24", "Old"}, {"192.0.2.7", ""}})}});
        const Values after = with("network", {{"mode", std::string("allowList")},
                                              {"addresses", addresses({{"192.0.2.7", ""}, {"198.51.100.9", "New"}})}});
        const auto changes = policy::changesBetween(schema("network"), before, after);
        const auto texts = policyChangeTexts(schema("network"), changes, {});
        QCOMPARE(texts.size(), std::size_t{2});
        QVERIFY(!texts[0].list);
        QCOMPARE(texts[1].added, QStringList{QStringLiteral("198.51.100.9 (New)")});
        QCOMPARE(texts[1].removed, QStringList{QStringLiteral("203.0.113.0/24 (Old)")});
        const QString line = policyChangeLine(texts[1]);
        QVERIFY2(line.endsWith(QStringLiteral("added 198.51.100.9 (New); removed 203.0.113.0/24 (Old)")),
                 qPrintable(line));
        QVERIFY(policyChangeLine(texts[0]).contains(QStringLiteral(" → ")));
        const auto old = policyChangeTexts(schema("network"), {{"gone", true, false}}, {});
        QCOMPARE(old.at(0).label, QStringLiteral("gone")); // of an older schema
    }

    void saysWhatSavingDoesOnlyWhenItDoesIt() {
        const Values open = with("network", {});
        const Values shut =
            with("network", {{"mode", std::string("allowList")}, {"addresses", addresses({{"203.0.113.0/24", ""}})}});
        const QString sentence = factText(field("network", "mode").consequence);
        QVERIFY(!sentence.isEmpty());
        QVERIFY(policyConsequences(schema("network"), open, shut).contains(sentence));
        QVERIFY(!policyConsequences(schema("network"), shut, open).contains(sentence));
        const QString password = factText(field("account", "passwordMinLength").consequence);
        const QStringList both =
            policyConsequences(schema("account"), with("account", {}),
                               with("account", {{"passwordMinLength", std::int64_t{12}},
                                                {"passwordFormat", std::string("alphanumericSpecial")}}));
        QCOMPARE(both.count(password), 1); // both fields say the same: once
    }

    void namesByWhatDataIsLost() {
        const auto talk = [](std::int64_t days) { return with("talk", {{"talkRetention", days}}); };
        QCOMPARE(policyLosses(schema("talk"), talk(1095), talk(90)),
                 QStringList{factText(field("talk", "talkRetention").label)});
        QVERIFY(policyLosses(schema("talk"), talk(90), talk(1095)).isEmpty());
        const auto trash = [](std::int64_t days) { return with("board", {{"trashDays", days}}); };
        QVERIFY2(!policyLosses(schema("board"), trash(0), trash(30)).isEmpty(), "0 is without limit");
        QVERIFY(policyLosses(schema("board"), trash(30), trash(0)).isEmpty());
        const auto tags = [](bool on) { return with("contacts", {{"myTags", on}}); };
        QVERIFY(!policyLosses(schema("contacts"), tags(true), tags(false)).isEmpty());
        QVERIFY(policyLosses(schema("contacts"), tags(false), tags(true)).isEmpty());
    }

    void reasonsAreShortAndUnknownOnesAreTold() {
        QCOMPARE(refusalText("ACCESS_ADDRESS"), QStringLiteral("IP address not allowed"));
        QVERIFY(!refusalText("CODE_OF_TOMORROW").isEmpty());
        for (const auto list :
             {policy::PreviewList::LoggedOut, policy::PreviewList::Blocked, policy::PreviewList::Freed,
              policy::PreviewList::MustChangePassword, policy::PreviewList::BannedUploads})
            QVERIFY(!previewListText(list).isEmpty());
    }

    void differentFieldsAreMergedAndTheSameOneClashes() {
        const policy::Schema& account = schema("account");
        const Values base = with("account", {});
        const Values mine = with("account", {{"passwordMinLength", std::int64_t{12}}, {"keepLogin", false}});
        const Values theirs =
            with("account", {{"passwordMinLength", std::int64_t{10}}, {"passwordReuse", std::int64_t{3}}});
        const auto merge = mergePolicies(account, base, mine, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        QCOMPARE(merge.conflicts[0].key, std::string("passwordMinLength"));
        const Values kept = resolvedPolicy(merge, mine, {"passwordMinLength"});
        QVERIFY(kept == with("account", {{"passwordMinLength", std::int64_t{12}},
                                         {"keepLogin", false},
                                         {"passwordReuse", std::int64_t{3}}}));
        const Values yielded = resolvedPolicy(merge, mine, {});
        QVERIFY(std::get<std::int64_t>(yielded.at("passwordMinLength")) == 10);
    }

    void stableTextsTellAllValuesApart() {
        const std::vector<policy::Value> all{
            {},
            true,
            false,
            std::int64_t{1},
            std::string("1"),
            std::string("true"),
            std::vector<std::string>{},
            std::vector<std::string>{"a", "b"},
            std::vector<std::string>{"ab"},
            addresses({}),
            addresses({{"192.0.2.1", "x"}}),
            addresses({{"192.0.2.1", ""}, {"x", ""}}),
        };
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < all.size(); ++j)
                QCOMPARE(stableText(all[i]) == stableText(all[j]), i == j);
    }

    void draftsComeBackFromTheirText() {
        std::mt19937 random(4);
        for (const policy::Schema& one : policy::schemas()) {
            PolicyDraft draft{7, policy::defaultsOf(one), policy::defaultsOf(one)};
            for (const policy::Field& each : one.fields)
                draft.draft[std::string(each.key)] = another(each, draft.base.at(std::string(each.key)), random);
            const auto back = policyDraftFromText(one, policyDraftText(draft));
            QVERIFY(back);
            QCOMPARE(back->revision, std::int64_t{7});
            QVERIFY(back->base == draft.base);
            QVERIFY(back->draft == draft.draft);
        }
        for (const char* wrong : {"", "{", "[]", R"({"revision":1})", R"({"base":1,"draft":{}})"})
            QVERIFY(!policyDraftFromText(schema("network"), wrong));
        const auto odd =
            policyDraftFromText(schema("network"), R"({"base":{"gone":1},"draft":{"mode":7,"addresses":[3]}})");
        QVERIFY(odd && odd->base == policy::defaultsOf(schema("network")));
        QVERIFY(odd->draft.at("mode") == policy::Value(std::string("all"))); // of another type: the default
    }

    void draftsOfMonitoringComeBackFromTheirText() {
        for (const MonitorService service : {MonitorService::Talk, MonitorService::Drive}) {
            const policy::Schema& one = policy::monitorSchema(service);
            std::mt19937 random(5);
            MonitorDraft draft;
            draft.base.service = service;
            draft.base.id = "m-1";
            draft.base.version = 7;
            draft.base.number = 12;
            draft.base.name = "持ち出し";
            draft.base.creatorName = "佐藤";
            draft.base.values = policy::defaultsOf(one);
            draft.draft = draft.base;
            draft.draft.name = "持ち出し 2";
            draft.draft.enabled = false;
            for (const policy::Field& each : one.fields)
                draft.draft.values[std::string(each.key)] =
                    another(each, draft.base.values.at(std::string(each.key)), random);
            draft.copied = true;
            const auto back = monitorDraftFromText(service, monitorDraftText(draft));
            QVERIFY(back);
            QVERIFY(back->base == draft.base);
            QVERIFY(back->draft == draft.draft);
            QVERIFY(back->copied);
            for (const char* wrong : {"", "{", R"({"base":1,"draft":{}})"})
                QVERIFY(!monitorDraftFromText(service, wrong));
        }
    }

    // Any three states of any policy: what only one of the two changed holds, what both changed alike holds, and every
    // clash is named.
    void nothingIsLostWhateverTwoPeopleDid() {
        std::mt19937 random(20261125);
        for (const policy::Schema& one : policy::schemas())
            for (int round = 0; round < 40; ++round) {
                const Values base = policy::defaultsOf(one);
                Values mine = base, theirs = base;
                for (const policy::Field& each : one.fields) {
                    const std::string key(each.key);
                    if (random() % 3 == 0) mine[key] = another(each, base.at(key), random);
                    if (random() % 3 == 0) theirs[key] = another(each, base.at(key), random);
                }
                const auto merge = mergePolicies(one, base, mine, theirs);
                for (const auto& [key, was] : base) {
                    const bool clash =
                        std::ranges::find(merge.conflicts, key, &MergeConflict::key) != merge.conflicts.end();
                    const bool iDid = mine.at(key) != was, theyDid = theirs.at(key) != was;
                    QCOMPARE(clash, iDid && theyDid && mine.at(key) != theirs.at(key));
                    if (clash) continue;
                    QVERIFY(merge.merged.at(key) == (iDid ? mine.at(key) : theirs.at(key)));
                }
            }
    }
};

} // namespace sekisho::tests::test_commands_policies

SEKISHO_QTEST_GUILESS_MAIN(test_commands_policies, TestPolicyCommands)
#include "test_commands_policies.moc"
