// What a changeset says of policies and permission templates: the words of their screens, not keys of the wire.
#include "models/commands/change_texts.h"
#include "models/commands/template_words.h"
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/synthetic_cache.h"

#include <QTest>

#include <algorithm>

namespace sekisho::tests::test_change_texts {

using namespace sekisho::commands;

namespace {

PlannedRow changedRow(const char* kind, const char* id, std::vector<FieldChange> changes) {
    PlannedRow row;
    row.kind = kind;
    row.action = "update";
    row.id = id;
    row.verdict = Verdict::Changed;
    row.changes = std::move(changes);
    return row;
}

} // namespace

class TestChangeTexts : public QObject {
    Q_OBJECT

    fakes::SyntheticCache cache{3};

  private Q_SLOTS:
    void policiesSpeakTheWordsOfTheirSchema() {
        setLanguage(Language::English);
        const auto texts =
            changeTexts(changedRow("policy", "network",
                                   {{"mode", "\"all\"", "\"allowList\""},
                                    {"addresses", "[]", R"([{"range":"203.0.113.0/24","label":"Office"}])"},
                                    {"gone", "1", "2"}}),
                        cache);
        QCOMPARE(texts.size(), std::size_t{3});
        const policy::Schema& network = *policy::schemaOf("network");
        QCOMPARE(texts[0].field, fromUtf8(policy::fieldOf(network, "mode")->label.en));
        QVERIFY(texts[0].to != QStringLiteral("allowList")); // words, no keys
        QVERIFY(texts[0].from != texts[0].to);
        QVERIFY(texts[1].to.contains(QStringLiteral("203.0.113.0/24")));
        QVERIFY(texts[1].to.contains(QStringLiteral("Office")));
        QCOMPARE(texts[2].to, QStringLiteral("2")); // a field that the schema does not have any more
        const QString line = changeTextLine(texts[0]);
        QVERIFY(line.contains(texts[0].field) && line.contains(texts[0].to));
    }

    void templatesAreNamedSwitchBySwitch() {
        const auto texts =
            changeTexts(changedRow("template", "t1",
                                   {{"services", R"({"talk":{"browser":true,"pcApp":true},"mail":{"pop":true}})",
                                     R"({"talk":{"browser":true,"pcApp":false},"mail":{"pop":true,"imap":false}})"},
                                    {"mobileApp", "true", "false"},
                                    {"userTypes", "[]", "[\"x\"]"},
                                    {"name", "\"A\"", "\"B\""}}),
                        cache);
        QStringList fields;
        for (const ChangeText& text : texts)
            fields << text.field;
        QCOMPARE(texts.size(), std::size_t{5});
        QCOMPARE(fields[0], switchText(policy::Service::Talk, policy::Right::PcApp));
        QCOMPARE(texts[0].from, allowedText(true));
        QCOMPARE(texts[0].to, allowedText(false));
        QCOMPARE(fields[1], switchText(policy::Service::Mail, policy::Right::Imap));
        QCOMPARE(texts[1].from, QStringLiteral("–")); // was not said
        QVERIFY(!fields.contains(QStringLiteral("mobileApp")));
        QVERIFY(!fields.contains(QStringLiteral("userTypes")));
    }

    void everythingElseIsAsBefore() {
        const auto texts = changeTexts(changedRow("orgUnit", "o1", {{"orgUnitName", "\"A\"", "\"B\""}}), cache);
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(texts[0].from, QStringLiteral("A"));
        QCOMPARE(texts[0].field, changeFieldText("orgUnit", "orgUnitName"));
        const auto group = changeTexts(changedRow("group", "g1", {{"groupType", "null", "\"external\""}}), cache);
        QCOMPARE(group.at(0).from, QStringLiteral("–"));
        QCOMPARE(group.at(0).to, QStringLiteral("Group with external users"));
    }

    void wordsOfTemplatesAreWhole() {
        policy::Matrix matrix = policy::Matrix::everything();
        QVERIFY(notAllowed(matrix).isEmpty());
        matrix.set(policy::Service::Forms, policy::Right::Browser, false);
        matrix.set(policy::Service::Drive, policy::Right::DriveExplorer, false);
        QCOMPARE(notAllowed(matrix).size(), 2);
        matrix.mobileApp = false;
        const QStringList lines = notAllowed(matrix);
        QCOMPARE(lines.size(), 3); // the mobile app is said once, not for each service
        QVERIFY(!inEffect(matrix, policy::Service::Talk, policy::Right::MobileApp));
        matrix.mobileApp = true;
        matrix.set(policy::Service::Talk, policy::Right::MobileApp, false);
        QVERIFY(inEffect(matrix, policy::Service::Talk, policy::Right::MobileApp)); // forced
        QVERIFY(!whySwitchIsFixed(matrix, policy::Service::Talk, policy::Right::MobileApp).isEmpty());
        QVERIFY(whySwitchIsFixed(matrix, policy::Service::Talk, policy::Right::Browser).isEmpty());
        for (std::size_t i = 0; i < policy::kServices; ++i)
            QVERIFY(!serviceText(static_cast<policy::Service>(i)).isEmpty());
        for (std::size_t i = 0; i < policy::kRights; ++i)
            QVERIFY(!rightText(static_cast<policy::Right>(i)).isEmpty());
        Error fault = Error(ErrorKind::BadInput, "TEMPLATE_NO_CLIENT").with("service", "talk");
        QVERIFY(templateErrorText(fault).startsWith(serviceText(policy::Service::Talk)));
        for (const auto source :
             {policy::TemplateSource::Member, policy::TemplateSource::UserType, policy::TemplateSource::Default}) {
            policy::EffectiveTemplate effective;
            effective.name = "A";
            effective.source = source;
            QVERIFY(!effectiveReason(effective, {}).isEmpty());
            QVERIFY(!templateName(effective).isEmpty());
        }
    }
};

} // namespace sekisho::tests::test_change_texts

SEKISHO_QTEST_GUILESS_MAIN(test_change_texts, TestChangeTexts)
#include "test_change_texts.moc"
