// The whole job with the real console window against the real service: sign in over TLS, see all members, find one
// while typing, suspend, force a log-out that the cut session feels on its next request; then the service goes away and
// comes back. Keyboard and mouse only, as a person would.
#include "app/application.h"
#include "tests/e2e/member_phone.h"
#include "tests/e2e/service_process.h"
#include "tests/ui/screenshots.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sekisho;

namespace {

const QString kMemberPassword = QStringLiteral("Member-4711x");
const QString kAdminPassword = QStringLiteral("Sakura-2026-ok");

class MemorySecrets final : public ports::Secrets { // a keychain that works, without a desktop
  public:
    ports::CallHandle read(std::string name, ports::Executor& on,
                           ports::Reply<std::optional<std::string>> reply) override {
        std::lock_guard lock(mutex_);
        const auto it = kept_.find(name);
        return answer<std::optional<std::string>>(on, std::move(reply),
                                                  it == kept_.end() ? std::nullopt : std::optional(it->second));
    }
    ports::CallHandle write(std::string name, std::string secret, ports::Executor& on,
                            ports::Reply<std::monostate> reply) override {
        std::lock_guard lock(mutex_);
        kept_[name] = std::move(secret);
        return answer<std::monostate>(on, std::move(reply), std::monostate{});
    }
    ports::CallHandle remove(std::string name, ports::Executor& on, ports::Reply<std::monostate> reply) override {
        std::lock_guard lock(mutex_);
        kept_.erase(name);
        return answer<std::monostate>(on, std::move(reply), std::monostate{});
    }

  private:
    template<class T>
    static ports::CallHandle answer(ports::Executor& on, ports::Reply<T> reply, T value) {
        auto state = std::make_shared<ports::CallState>();
        ports::deliver<T>(state, on, std::move(reply), std::move(value));
        return ports::CallHandle(state);
    }
    std::mutex mutex_;
    std::map<std::string, std::string> kept_;
};

template<class Widget>
Widget* named(QWidget& in, const char* name) {
    return in.findChild<Widget*>(QLatin1String(name));
}

} // namespace

class TestConsoleJob : public QObject {
    Q_OBJECT

    tests::ServiceProcess service_;
    QTemporaryDir home_;
    SystemClock clock_;
    app::GuiExecutor gui_;
    app::WorkerExecutor worker_;
    MemorySecrets secrets_;
    app::RecordCodec codec_;
    store::ThreadScheduler scheduler_;
    std::unique_ptr<settings::Settings> settings_;
    std::unique_ptr<app::ConsoleHost> host_;
    std::unique_ptr<ui::MainWindow> window_;

    ui::SignInPage::Place place() const {
        ui::SignInPage::Place place;
        place.address = service_.url;
        place.caFile = service_.caFile;
        place.loginId = QStringLiteral("admin@sakura");
        return place;
    }
    ports::MemberList& members() { return window_->session().tenant()->cache()->members(); }
    QTableView* table() { return window_->pane(QStringLiteral("members.members"))->findChild<QTableView*>(); }
    bool online() { return window_->session().online(); }

    void confirmPlan() {
        QDialog* dialog = nullptr;
        QVERIFY(
            QTest::qWaitFor([&] { return (dialog = window_->findChild<QDialog*>()) && dialog->isVisible(); }, 5'000));
        QPushButton* go = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault()) go = button;
        QVERIFY(go);
        QTest::mouseClick(go, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !window_->findChild<QDialog*>(); }, 5'000));
    }

    void selectOnly(const QString& typed) {
        auto* field = window_->pane(QStringLiteral("members.members"))->findChild<ui::SearchField*>();
        QVERIFY(field);
        field->clear();
        QTest::keyClicks(field, typed);
        QVERIFY(QTest::qWaitFor([&] { return table()->model()->rowCount() == 1; }, 5'000));
        table()->setFocus();
        table()->selectRow(0);
    }

  private Q_SLOTS:
    void initTestCase() {
        ui::applyTheme(ui::Theme::Light);
        ui::applyLanguage(QStringLiteral("en"));
        QVERIFY(service_.init(200, kMemberPassword));
        QVERIFY(service_.start());
        settings_ = std::make_unique<settings::Settings>(home_.filePath(QStringLiteral("sekisho.ini")));
        host_ =
            std::make_unique<app::ConsoleHost>(*settings_, home_.filePath(QStringLiteral("tenants")).toStdString(),
                                               app::Shared{clock_, gui_, worker_, secrets_, codec_, scheduler_}, [] {});
        window_ = std::make_unique<ui::MainWindow>(*host_, clock_);
        window_->resize(1280, 800);
        window_->show();
        const ui::SignInPage::Place wanted = place();
        window_->start(&wanted);
    }
    void cleanupTestCase() {
        window_.reset();
        service_.stop();
    }

    void aWrongPasswordIsASentence() {
        QSignalSpy failed(&window_->session(), &ui::SessionController::signInFailed);
        QTest::keyClicks(named<QLineEdit>(*window_, "signIn.password"), QStringLiteral("not-this-one-1"));
        QTest::keyClick(named<QLineEdit>(*window_, "signIn.password"), Qt::Key_Return);
        QVERIFY(failed.wait(10'000));
        QCOMPARE(QString::fromStdString(failed.first().first().value<Error>().code), QStringLiteral("LOGIN_FAILED"));
    }

    void signsInWithTheSetupPasswordAndSetsItsOwn() {
        auto* password = named<QLineEdit>(*window_, "signIn.password");
        password->clear();
        QTest::keyClicks(password, service_.setupPassword);
        QTest::keyClick(password, Qt::Key_Return);
        auto* fresh = named<QLineEdit>(*window_, "signIn.newPassword");
        QVERIFY(QTest::qWaitFor([&] { return fresh->isVisible(); }, 10'000));
        QTest::keyClicks(fresh, kAdminPassword);
        QTest::keyClicks(named<QLineEdit>(*window_, "signIn.again"), kAdminPassword);
        QTest::keyClick(fresh, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return window_->session().state() == ui::SessionController::State::Working; },
                                15'000));
    }

    void seesAllMembersFromTheLocalCopy() {
        QVERIFY(QTest::qWaitFor([&] { return members().complete() && members().count() >= 200; }, 20'000));
        QVERIFY(QTest::qWaitFor([&] { return table()->model()->rowCount() > 150; }, 5'000));
        QVERIFY(online());
        tests::pictures(*window_, QStringLiteral("window-members"));
    }

    void findsOneWhileTyping() {
        const ports::MemberCells first = members().cells((*members().query({}))[0]);
        const QString login = QString::fromUtf8(first.loginId.data(), static_cast<qsizetype>(first.loginId.size()));
        selectOnly(login);
        QCOMPARE(window_->registry().context().selection.size(), std::size_t(1));
        QCOMPARE(window_->registry().context().selection.front().loginId, login);
    }

    void suspendsAndReleases() {
        ports::MemberQuery inUse;
        inUse.show = ports::ShowInUse;
        std::string login;
        for (const ports::RowNo row : *members().query(inUse))
            if (const auto cells = members().cells(row); !cells.administrator) {
                login = cells.loginId;
                break;
            }
        selectOnly(QString::fromStdString(login));
        const UserId id = window_->registry().context().selection.front().id;
        window_->registry().trigger(QStringLiteral("member.suspend"));
        confirmPlan();
        const auto status = [&] { return members().cells(*members().find(id.value)).status; };
        QVERIFY2(QTest::qWaitFor([&] { return status() == MemberStatus::Suspended; }, 10'000),
                 "the change comes back into the copy by itself");
        QVERIFY(!window_->banner().sentence().isEmpty());
        selectOnly(QString::fromStdString(login));
        window_->registry().trigger(QStringLiteral("member.unsuspend"));
        confirmPlan();
        QVERIFY(QTest::qWaitFor([&] { return status() == MemberStatus::InUse; }, 10'000));
    }

    void aForcedLogOutIsFeltOnTheNextRequest() {
        ports::MemberQuery inUse;
        inUse.show = ports::ShowInUse;
        QString login;
        for (const ports::RowNo row : *members().query(inUse))
            if (const auto cells = members().cells(row); !cells.administrator)
                login = QString::fromUtf8(cells.loginId.data(), static_cast<qsizetype>(cells.loginId.size()));
        tests::MemberPhone phone(service_.url, service_.caFile), bystander(service_.url, service_.caFile);
        QVERIFY(phone.signIn(login, kMemberPassword));
        QCOMPARE(phone.ask(), 200);
        selectOnly(login);
        QSignalSpy done(window_->registry().find(QStringLiteral("member.forceLogout")), &commands::Command::done);
        window_->registry().trigger(QStringLiteral("member.forceLogout"));
        confirmPlan();
        QVERIFY(!done.isEmpty() || done.wait(10'000));
        QCOMPARE(phone.ask(), 401);
        QVERIFY2(phone.refresh() >= 400, "the refresh token ended too");
        QVERIFY(online());
    }

    void lockAndUnlock() {
        window_->registry().trigger(QStringLiteral("session.lock"));
        QCOMPARE(window_->session().state(), ui::SessionController::State::Locked);
        QVERIFY2(!window_->session().tenant()->cache(), "nothing of the tenant is readable while locked");
        auto* password = named<QLineEdit>(*window_, "lock.password");
        QSignalSpy refused(&window_->session(), &ui::SessionController::unlockFailed);
        QTest::keyClicks(password, QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(refused.wait(5'000));
        QTest::keyClicks(password, kAdminPassword);
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return window_->session().state() == ui::SessionController::State::Working; },
                                5'000));
        QVERIFY(QTest::qWaitFor([&] { return members().complete() && members().count() >= 200; }, 10'000));
    }

    void withoutTheServiceTheCopyCanBeReadAndNothingWritten() {
        service_.killHard();
        window_->registry().trigger(QStringLiteral("view.refresh"));
        QVERIFY(QTest::qWaitFor([&] { return !online(); }, 30'000));
        QVERIFY(table()->model()->rowCount() > 0);
        table()->selectRow(0);
        const commands::Applicability verdict =
            window_->registry().find(QStringLiteral("member.suspend"))->applicability(window_->registry().context());
        QVERIFY(!verdict.applies);
        QVERIFY(!verdict.why.isEmpty());
        tests::pictures(*window_, QStringLiteral("window-offline"));
        QVERIFY(service_.start());
        QVERIFY2(QTest::qWaitFor([&] { return online(); }, 60'000), "the connection comes back by itself");
    }

    void signsOut() {
        window_->registry().trigger(QStringLiteral("session.signOut"));
        QCOMPARE(window_->session().state(), ui::SessionController::State::SignedOut);
        QVERIFY(named<QLineEdit>(*window_, "signIn.password")->text().isEmpty());
    }
};

QTEST_MAIN(TestConsoleJob)
#include "test_console_job.moc"
