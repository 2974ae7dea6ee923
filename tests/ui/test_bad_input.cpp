// What people read when something is wrong, in both languages: a full disk, a name that is too long, an ID with two
// dots, an organization that was deleted meanwhile, a sheet that cannot be read. Nothing is lost by any of them.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/console_fixture.h"
#include "tests/ui/full_member.h"
#include "tests/ui/policy_fixture.h"
#include "ui/forms/form_field.h"
#include "ui/forms/member_form.h"
#include "ui/panes/imports/import_pane.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_page.h"

#include <QFile>

namespace sekisho::tests::test_bad_input {

class TestBadInput : public QObject {
    Q_OBJECT

    bool japanese_ = false;

    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void speak() {
        QFETCH(QString, language);
        japanese_ = language == QLatin1String("ja");
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(language);
    }
    QString words(const char16_t* japanese, const char16_t* english) const {
        return QString::fromUtf16(japanese_ ? japanese : english);
    }
    static void type(ui::MemberForm& form, const char* key, const QString& text) {
        auto* line = form.field(key)->findChild<QLineEdit*>();
        QVERIFY2(line, key);
        line->selectAll();
        line->insert(text);
    }
    static ui::MemberForm& adding(ConsoleFixture& f) { return f.find<ui::members::AddPage>("members.addPage")->form(); }
    static QString write(const ConsoleFixture& f, const QByteArray& text) {
        QFile file(f.folder.filePath(QStringLiteral("sheet.csv")));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

  private Q_SLOTS:
    void cleanup() { sql::Database::setFault(nullptr); }

    void aFullDiskIsToldAndTheCopyIsFetchedWhenThereIsRoomAgain_data() { languages(); }
    void aFullDiskIsToldAndTheCopyIsFetchedWhenThereIsRoomAgain() {
        speak();
        ConsoleFixture f(300);
        f.show();
        // The disk is full as soon as the members come.
        connect(&f.window->session(), &ui::SessionController::stateChanged, this, [] {
            sql::Database::setFault(
                []() -> std::optional<Error> { return Error(ErrorKind::DiskFull, "DISK_FULL").because("injected"); });
        });
        f.signIn();
        auto* state = f.find<ui::StatePage>("members.state");
        QTRY_COMPARE(state->look(), ui::StatePage::Look::Failed);
        QVERIFY(state->isVisible());
        QCOMPARE(state->accessibleDescription(),
                 words(u"ディスクがいっぱいです。何も書き込んでおらず、失われたものもありません。空きを作って、もう一度"
                       u"お試しください。",
                       u"The disk is full. Nothing was written and nothing was lost. Free some space and try again."));
        QPushButton* again = nullptr;
        for (auto* button : state->findChildren<QPushButton*>())
            if (button->isVisible()) again = button;
        QVERIFY(again);
        sql::Database::setFault(nullptr);
        again->click();
        QTRY_COMPARE(f.model()->rowCount(), 295); // without those that are deleted
        QVERIFY(!state->isVisible());
    }

    void aCopyThatFailedLaterIsFetchedAgainFromTheMenu_data() { languages(); }
    void aCopyThatFailedLaterIsFetchedAgainFromTheMenu() {
        speak();
        ConsoleFixture f(300);
        f.show();
        f.signInAndLoad();
        // What a new copy would replace is no file any more: it can neither be put in place nor opened.
        const auto copy = f.folder.path().toStdString() + "/cache_v4.db";
        std::filesystem::remove(copy);
        std::filesystem::create_directory(copy);
        auto& registry = f.window->registry();
        QVERIFY(registry.trigger(QStringLiteral("view.rebuild")).applies);
        QTRY_COMPARE(f.host.link->copy()->status().phase, ports::CacheStatus::Phase::Failed);
        auto* state = f.find<ui::StatePage>("members.state");
        QTRY_COMPARE(state->look(), ui::StatePage::Look::Failed);
        QVERIFY(state->accessibleDescription().endsWith(words(u"。", u".")));
        QVERIFY(registry.trigger(QStringLiteral("view.rebuild")).applies);
        QTRY_COMPARE(f.host.link->copy()->status().phase, ports::CacheStatus::Phase::Ready);
        QTRY_COMPARE(f.model()->rowCount(), 295);
    }

    void namesAndIdsThatAreTooLongOrOdd_data() { languages(); }
    void namesAndIdsThatAreTooLongOrOdd() {
        speak();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        QVERIFY(f.window->registry().trigger(QStringLiteral("member.add")).applies);
        ui::MemberForm& form = adding(f);
        type(form, "userName.lastName", QString(81, QLatin1Char('x')));
        QCOMPARE(form.field("userName.lastName")->error(),
                 commands::errorText(Error(ErrorKind::BadInput, "NAME_TOO_LONG").with("max", "80")));
        QVERIFY2(form.field("userName.lastName")->error().contains(words(u"80 文字", u"80 characters")),
                 qPrintable(form.field("userName.lastName")->error()));
        type(form, "email", QStringLiteral("taro..yamada"));
        QVERIFY2(form.field("email")->error().contains(words(u"ドットを 2 つ続ける", u"two dots in a row")),
                 qPrintable(form.field("email")->error()));
        auto* save = f.find<QAbstractButton>("add.save");
        save->click();
        QCOMPARE(f.gateway.callsOf("createMember"), 0U);
        QVERIFY(!f.find<ui::members::AddPage>("members.addPage")->findChild<ui::Banner*>()->sentence().isEmpty());
        QCOMPARE(form.field("email")->findChild<QLineEdit*>()->text(), QStringLiteral("taro..yamada"));
    }

    void aDraftThatCannotBeKeptIsToldAndKeptWhenThereIsRoomAgain_data() { languages(); }
    void aDraftThatCannotBeKeptIsToldAndKeptWhenThereIsRoomAgain() {
        speak();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        const UserId id = fullMember(f);
        openMember(f, id);
        f.window->registry().trigger(QStringLiteral("member.edit"));
        auto* detail = f.find<ui::members::MemberDetail>("members.detail");
        QTRY_VERIFY(detail->editing());
        sql::Database::setFault([]() -> std::optional<Error> { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
        type(detail->editPage().form(), "nickName", QStringLiteral("Kept"));
        auto* banner = f.find<ui::Banner>("members.draftBanner");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->sentence().contains(words(u"ディスクがいっぱいです。", u"The disk is full.")),
                 qPrintable(banner->sentence()));
        const auto kept = [&] {
            return f.host.link->copy()->note("draft.members.members").value_or(std::string()).find("Kept") !=
                   std::string::npos;
        };
        QVERIFY(!kept());
        sql::Database::setFault(nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10'000);
        QTRY_VERIFY(!banner->isVisible());
        QVERIFY(detail->editing());
    }

    void aDraftOfAPolicyThatCannotBeKeptIsToldAsWell_data() { languages(); }
    void aDraftOfAPolicyThatCannotBeKeptIsToldAsWell() {
        PolicyScene s;
        QVERIFY(s.ready());
        speak();
        s.edit();
        sql::Database::setFault([]() -> std::optional<Error> { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
        s.typeNumber("passwordMinLength", 12);
        const QString full = words(u"ディスクがいっぱいです。", u"The disk is full.");
        const auto told = [&] { return s.find<QLabel>("policy.note")->text().startsWith(full); };
        QTRY_VERIFY(told());
        QVERIFY(s.find<QLabel>("policy.note")->isVisible());
        const auto kept = [&] {
            return ui::PolicyPane::keptDraft(*s.fixture.cache, QStringLiteral("security.account"));
        };
        QVERIFY(!kept());
        sql::Database::setFault(nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(kept(), 10'000);
        QTRY_VERIFY(!told());
        QVERIFY(s.form().draft().at("passwordMinLength") == policy::Value(std::int64_t{12}));
    }

    void anOrganizationThatWasDeletedMeanwhile_data() { languages(); }
    void anOrganizationThatWasDeletedMeanwhile() {
        speak();
        ConsoleFixture f(200);
        f.show();
        f.signInAndLoad();
        const UserId id = fullMember(f);
        openMember(f, id);
        f.window->registry().trigger(QStringLiteral("member.edit"));
        auto* detail = f.find<ui::members::MemberDetail>("members.detail");
        QTRY_VERIFY(detail->editing());
        type(detail->editPage().form(), "nickName", QStringLiteral("Kept"));
        f.gateway.failNext("updateMember",
                           Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST").at("organizations.orgUnits"));
        f.find<QAbstractButton>("edit.save")->click();
        QTRY_VERIFY(f.dialog());
        f.dialog()->findChild<QPushButton*>(QStringLiteral("diff.save"))->click();
        auto* field = detail->editPage().form().field("organizations.orgUnits");
        QTRY_VERIFY(!field->error().isEmpty());
        QCOMPARE(field->error(), commands::errorText(Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST")));
        QVERIFY2(field->error().contains(words(u"組織", u"organization")), qPrintable(field->error()));
        QVERIFY2(detail->editing(), "what was typed is still there");
        QCOMPARE(detail->editPage().form().field("nickName")->findChild<QLineEdit*>()->text(), QStringLiteral("Kept"));
    }

    void aLineOfASheetThatCannotBeRead_data() { languages(); }
    void aLineOfASheetThatCannotBeRead() {
        speak();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("members.import"));
        auto* pane = f.find<ui::ImportPane>("import.pane");
        pane->openFile(write(f, "ID,姓,名\r\ntaro,山田,太郎\r\nhanako,\"佐藤,花子\r\njiro,鈴木,次郎\r\n"));
        auto* banner = f.find<ui::Banner>("import.banner");
        QTRY_VERIFY(!banner->sentence().isEmpty());
        QCOMPARE(banner->kind(), ui::Banner::Kind::Error);
        QVERIFY2(
            banner->sentence().startsWith(words(u"ファイルの 3 行目を読めません。引用符が閉じられていません。",
                                                u"Line 3 of the file cannot be read: a quotation mark is not closed.")),
            qPrintable(banner->sentence()));
        QVERIFY2(!pane->hasDraft(), "nothing of the file was taken over");
    }
};

} // namespace sekisho::tests::test_bad_input

SEKISHO_QTEST_MAIN(test_bad_input, TestBadInput)
#include "test_bad_input.moc"
