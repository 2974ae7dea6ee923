// The configuration as a file: written, planned against the tenant, and everything that is wrong with one.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/configuration_desk.h"
#include "ui/widgets/language.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace sekisho::tests::test_configuration {

namespace {

struct Desk {
    auto& service() { return console.gateway.templateDesk; }
    Desk() {
        ui::applyLanguage(QStringLiteral("en"));
        console.show();
        console.signInAndLoad();
        PlannedRow row;
        row.no = 1;
        row.kind = "policy";
        row.action = "update";
        row.id = "network";
        row.name = "Network management";
        row.verdict = Verdict::Changed;
        service().differing = {row};
    }
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    QString faults() const { // what is listed; empty: no list is shown
        const QDialog* dialog = console.dialog();
        const auto* lines = dialog ? dialog->findChild<QPlainTextEdit*>(QStringLiteral("faultList.lines")) : nullptr;
        return lines ? lines->toPlainText() : QString();
    }
    bool write(const char* name, const char* text) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) > 0;
    }

    QTemporaryDir folder;
    ConsoleFixture console{8};
    ui::ConfigurationDesk desk{[this]() -> std::optional<ui::ConfigurationServices> {
                                   return ui::ConfigurationServices{console.gateway, console.gui};
                               },
                               console.window.get()};
    QSignalSpy told{&desk, &ui::ConfigurationDesk::told};
    QSignalSpy planned{&desk, &ui::ConfigurationDesk::planned};
};

} // namespace

class TestConfiguration : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itIsWrittenAndPlanned() {
        Desk d;
        d.desk.writeTo(d.path("configuration.json"));
        QTRY_COMPARE(d.told.count(), 1);
        QFile file(d.path("configuration.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), d.service().configuration);
        d.desk.readFrom(d.path("configuration.json"));
        QTRY_COMPARE(d.planned.count(), 1);
        QVERIFY(!d.console.dialog());
        for (const char* key : {"configuration.export", "configuration.import"}) {
            const commands::Registry& registry = d.console.window->registry();
            const commands::Command* command = registry.find(QLatin1String(key));
            QVERIFY2(command && command->applicability(registry.context()).applies, key);
        }
    }

    void everythingThatIsWrongIsListed() {
        Desk d;
        QVERIFY(d.write("configuration.json", d.service().configuration.c_str()));
        d.service().fileFaults = {Error(ErrorKind::BadInput, "POLICY_RANGE")
                                      .at("policies.account.passwordReuse")
                                      .with("min", "0")
                                      .with("max", "5"),
                                  Error(ErrorKind::NotFound, "USER_NOT_EXIST").at("templates[1].members[0]")};
        d.desk.readFrom(d.path("configuration.json"));
        QTRY_COMPARE(d.planned.count(), 1); // the rest can be applied
        QTRY_VERIFY(!d.faults().isEmpty());
        QCOMPARE(d.console.dialog()->objectName(), QStringLiteral("faultList"));
        QCOMPARE(d.console.dialog()->windowTitle(), QStringLiteral("2 faults in the file"));
        const QString listed = d.faults();
        const QStringList lines = listed.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(QStringLiteral("policies.account.passwordReuse: ")) &&
                     lines[0].contains(QLatin1String("from 0 to 5")),
                 qPrintable(lines[0]));
        QVERIFY(lines[1].startsWith(QStringLiteral("templates[1].members[0]: ")));
        d.console.dialog()->findChild<QPushButton*>(QStringLiteral("faultList.copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), listed);
        d.console.dialog()->reject();
        QTRY_VERIFY(!d.console.dialog());
        d.service().unreadable = Error(ErrorKind::BadInput, "CONFIGURATION_FORMAT").at("policies.weather");
        d.service().unreadable->all = {*d.service().unreadable};
        d.desk.readFrom(d.path("configuration.json"));
        QTRY_VERIFY(d.faults().startsWith(QLatin1String("policies.weather: ")));
        d.console.dialog()->reject();
        QTRY_VERIFY(!d.console.dialog());
        QCOMPARE(d.planned.count(), 1);
    }

    void whatCannotBeReadOrWrittenIsTold() {
        Desk d;
        for (const auto& [text, code] :
             {std::pair{"[]", "INVALID_JSON"}, {"{\"formatVersion\": 2}", "CONFIGURATION_VERSION"}}) {
            d.told.clear();
            QVERIFY(d.write("bad.json", text));
            d.desk.readFrom(d.path("bad.json"));
            QTRY_COMPARE(d.told.count(), 1);
            QVERIFY2(d.told.front().at(0).value<ui::Banner::Kind>() == ui::Banner::Kind::Error, code);
        }
        d.told.clear();
        d.desk.readFrom(d.folder.path()); // a folder is no file
        QCOMPARE(d.told.count(), 1);
        d.desk.readFrom(d.path("missing.json"));
        QCOMPARE(d.told.count(), 2);
        d.desk.writeTo(d.path("no/such/folder.json"));
        QTRY_COMPARE(d.told.count(), 3);
        QCOMPARE(d.planned.count(), 0);
    }
};

} // namespace sekisho::tests::test_configuration

SEKISHO_QTEST_MAIN(test_configuration, TestConfiguration)
#include "test_configuration.moc"
