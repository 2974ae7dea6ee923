// Pictures: the screens of policies, read and drafted, with the impact of a draft, its list, the question before saving
// and the revisions.
#include "models/policy/schema.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/policy_form.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableWidget>

namespace sekisho::tests::test_screens_policies {

using ui::PolicyField;
using ui::PolicyForm;

namespace {

const char* const kOthers[] = {"security.account", "security.mobile",   "security.files", "security.externalTalk",
                               "services.talk",    "services.contacts", "services.drive", "services.calendar",
                               "services.board",   "basic.company",     "basic.locale",   "basic.menus"};

} // namespace

class TestScreensPolicies : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensPolicies()
        : EveryScreen({"policy-account",
                       "policy-account-edit",
                       "policy-account-fault",
                       "policy-mobile",
                       "policy-mobile-edit",
                       "policy-files",
                       "policy-files-edit",
                       "policy-externalTalk",
                       "policy-externalTalk-edit",
                       "policy-talk",
                       "policy-talk-edit",
                       "policy-contacts",
                       "policy-contacts-edit",
                       "policy-drive",
                       "policy-drive-edit",
                       "policy-calendar",
                       "policy-calendar-edit",
                       "policy-board",
                       "policy-board-edit",
                       "policy-company",
                       "policy-company-edit",
                       "policy-locale",
                       "policy-locale-edit",
                       "policy-menus",
                       "policy-menus-edit",
                       "policy-network",
                       "policy-network-edit",
                       "policy-network-impact",
                       "policy-network-safe",
                       "policy-network-narrow",
                       "policy-network-list",
                       "policy-network-save",
                       "policy-network-saved",
                       "policy-network-history",
                       "policy-network-return",
                       "policy-network-confirm",
                       "policy-network-merge",
                       "policy-network-offline",
                       "policy-logs",
                       "policy-logs-behind",
                       "policy-logs-failed",
                       "policy-logs-untold"}) {}

  private:
    // The screen that is open: panes of several policies are there at once.
    template<class T>
    static T* here(ConsoleFixture& f, const char* name) {
        for (T* one : f.window->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        return nullptr;
    }
    static void pressHere(ConsoleFixture& f, const char* name) {
        auto* found = here<QAbstractButton>(f, name);
        QVERIFY2(found, name);
        QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
        found->click();
    }
    static PolicyForm* formOf(ConsoleFixture& f) { return here<PolicyForm>(f, "policy.form"); }
    static void fill(ConsoleFixture& f, bool japanese) {
        fakes::FakePolicies& desk = f.gateway.policyDesk;
        desk.fill(430, 57);
        int number = 0;
        for (fakes::FakeVisitor& one : desk.visitors) {
            const char* const ja[] = {"佐藤 花子", "鈴木 一郎", "高橋 美咲", "田中 健太", "伊藤 さくら"};
            const char* const en[] = {"Anna Weber", "James Cole", "Maria Silva", "Peter Novak", "Lena Holm"};
            one.name = (japanese ? ja : en)[number++ % 5];
        }
        const std::string who = japanese ? "田中 一郎" : "Ian Tanner";
        const auto entry = [&](const char* range, const char* inJa, const char* inEn) {
            return policy::AddressEntry{range, japanese ? inJa : inEn};
        };
        desk.saveAs(
            "network",
            [&](policy::Values& v) {
                v["addresses"] = std::vector{entry("203.0.113.0/24", "本社", "Head office"),
                                             entry("192.0.2.16/28", "大阪支社", "Osaka branch"),
                                             entry("2001:db8:40::/44", "データセンター", "Data centre")};
            },
            who, japanese ? "拠点の IP アドレスを登録" : "Addresses of our sites");
        desk.saveAs(
            "network", [](policy::Values& v) { v["countryRestriction"] = true; }, japanese ? "山田 恵" : "Megan York",
            japanese ? "海外からのログインに 2 段階認証を求める" : "A second factor for logins from abroad");
        f.clock.advance(std::chrono::hours(26));
        desk.saveAs(
            "network",
            [](policy::Values& v) {
                v["countries"] = std::vector<std::string>{"JP", "KR"};
            },
            who, japanese ? "韓国支社の開設" : "The Korean branch opens");
        desk.saveAs(
            "account",
            [](policy::Values& v) {
                v["passwordMinLength"] = std::int64_t{12};
                v["passwordReuse"] = std::int64_t{3};
            },
            who, japanese ? "医療情報システムの安全管理ガイドライン 6.0 版に合わせる" : "MHLW guideline 6.0");
        desk.saveAs(
            "externalTalk",
            [](policy::Values& v) {
                v["line"] = true;
                v["filesToLine"] = true;
                v["greeting"] = std::string("お問い合わせありがとうございます。");
            },
            who);
    }
    void openPolicy(ConsoleFixture& f, const char* menu) {
        f.window->openScreen(QLatin1String(menu));
        QTRY_VERIFY(here<QAbstractButton>(f, "policy.edit") && here<QAbstractButton>(f, "policy.edit")->isEnabled());
    }
    static void type(ConsoleFixture& f, const char* field, const char* text) {
        auto* line = here<QLineEdit>(f, field);
        QVERIFY2(line, field);
        line->clear();
        QTest::keyClicks(line, QString::fromUtf8(text));
    }
    void draftOffice(ConsoleFixture& f) {
        openPolicy(f, "security.network");
        pressHere(f, "policy.edit");
        pressHere(f, "value.allowList");
    }

  private Q_SLOTS:
    void everyPolicy_data() { looks(); }
    void everyPolicy() {
        wear();
        ConsoleFixture f(120);
        fill(f, inJapanese());
        f.show();
        f.signInAndLoad();
        for (const char* menu : kOthers) {
            openPolicy(f, menu);
            const std::string name = "policy-" + std::string(formOf(f)->schema().key);
            take(*f.window, name.c_str());
            pressHere(f, "policy.edit");
            if (auto* order = here<QListWidget>(f, "order.list")) {
                order->setCurrentRow(2);
                QTest::keyClick(order, Qt::Key_Up, Qt::AltModifier);
                pressHere(f, "links.add");
                QTRY_VERIFY(here<QLineEdit>(f, "links.label")); // laid out
                here<QLineEdit>(f, "links.label")
                    ->insert(QString::fromUtf8(inJapanese() ? "社内ポータル" : "Intranet"));
                type(f, "links.url", "https://portal.example.co.jp/");
            }
            // The first switch of the screen: something is changed.
            for (PolicyField* row : formOf(f)->findChildren<PolicyField*>())
                if (row->editor())
                    if (auto* box = row->editor()->findChild<QAbstractButton*>(QStringLiteral("value.switch"));
                        box && box->isEnabled()) {
                        box->click();
                        break;
                    }
            QTest::qWait(450);
            QTRY_VERIFY(f.host.link->engine()->resting());
            take(*f.window, (name + "-edit").c_str());
        }
        takeFault(f);
        noFaults();
    }

    void howForwardingStands_data() { looks(); }
    void howForwardingStands() {
        wear();
        ConsoleFixture f(120);
        fill(f, inJapanese());
        ports::ForwardingState& state = f.gateway.logDesk.forwardingState;
        f.show();
        f.signInAndLoad();
        const auto seen = [&](const char* screen, const char* holds) {
            openPolicy(f, "basic.company"); // it is asked for when it is seen
            openPolicy(f, "audit.settings");
            const auto text = [&] {
                const auto* label = here<QLabel>(f, "policy.forwardingText");
                return label ? label->text() : QString();
            };
            if (*holds != 0)
                QTRY_VERIFY2(text().contains(QLatin1String(holds)), screen);
            else
                QTRY_VERIFY2(!text().isEmpty() && !text().contains(QLatin1String("siem")), screen);
            take(*f.window, screen);
        };
        state = {true, "siem.example.co.jp", 3, testNow() - std::chrono::seconds(4), {}, {}};
        seen("policy-logs", "siem.example.co.jp");
        state.waiting = 128'400;
        seen("policy-logs-behind", "128,400");
        state.fault = "FORWARD_UNREACHABLE";
        state.faultSince = testNow() - std::chrono::hours(3);
        seen("policy-logs-failed", "siem.example.co.jp");
        f.gateway.failNext("forwarding", Error(ErrorKind::Timeout, "TIMEOUT"));
        seen("policy-logs-untold", "");
        noFaults();
    }

    void theStoryOfTheAddresses_data() { looks(); }
    void theStoryOfTheAddresses() {
        wear();
        ConsoleFixture f(120);
        fill(f, inJapanese());
        f.show();
        f.signInAndLoad();
        openPolicy(f, "security.network");
        take(*f.window, "policy-network");
        pressHere(f, "policy.edit");
        take(*f.window, "policy-network-edit");
        pressHere(f, "value.allowList");
        QTRY_VERIFY(here<QAbstractButton>(f, "policy.list.loggedOut"));
        take(*f.window, "policy-network-impact");
        pressHere(f, "policy.list.loggedOut");
        QTRY_VERIFY(here<QTableWidget>(f, "policy.touchedList") &&
                    here<QTableWidget>(f, "policy.touchedList")->rowCount() > 0);
        take(*f.window, "policy-network-list");
        pressHere(f, "policy.touched.back");
        pressHere(f, "policy.addAddress");
        QTRY_VERIFY(here<QAbstractButton>(f, "policy.list.loggedOut") &&
                    !here<QAbstractButton>(f, "policy.addAddress"));
        take(*f.window, "policy-network-safe");
        f.window->resize(980, 800);
        take(*f.window, "policy-network-narrow");
        f.window->resize(1280, 800);
        pressHere(f, "policy.save");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "policy-network-save");
        f.dialog()->findChild<QAbstractButton*>(QStringLiteral("policy.go"))->click();
        QTRY_VERIFY(here<QAbstractButton>(f, "policy.edit"));
        take(*f.window, "policy-network-saved");
        pressHere(f, "policy.historyButton");
        QTRY_VERIFY(here<QTableWidget>(f, "policy.revisions") &&
                    here<QTableWidget>(f, "policy.revisions")->rowCount() > 2);
        here<QTableWidget>(f, "policy.revisions")->selectRow(1);
        take(*f.window, "policy-network-history");
        pressHere(f, "policy.return");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "policy-network-return");
        closeDialog(f);
        noFaults();
    }

    void trouble_data() { looks(); }
    void trouble() {
        wear();
        ConsoleFixture f(120);
        fill(f, inJapanese());
        f.gateway.policyDesk.saveAs(
            "network", [](policy::Values& v) { v["selfLockOut"] = std::string("confirm"); }, "x");
        f.show();
        f.signInAndLoad();
        draftOffice(f);
        QTRY_VERIFY(here<QAbstractButton>(f, "policy.list.loggedOut"));
        pressHere(f, "policy.save");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "policy-network-confirm");
        closeDialog(f);
        pressHere(f, "policy.addAddress");
        f.gateway.policyDesk.saveAs(
            "network",
            [](policy::Values& v) {
                v["addresses"] = std::vector<policy::AddressEntry>{{"192.0.2.99", ""}};
                v["selfLockOut"] = std::string("refuse");
            },
            inJapanese() ? "山田 恵" : "Megan York");
        QTRY_VERIFY(!here<QAbstractButton>(f, "policy.addAddress"));
        pressHere(f, "policy.save");
        QTRY_VERIFY(f.dialog());
        f.dialog()->findChild<QAbstractButton*>(QStringLiteral("policy.go"))->click();
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QStringLiteral("diff.merge"));
        take(*f.dialog(), "policy-network-merge");
        closeDialog(f);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "policy-network-offline");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }

  private:
    // Values that cannot be, with their sentences.
    void takeFault(ConsoleFixture& f) {
        f.window->openScreen(QStringLiteral("security.account"));
        PolicyForm* form = formOf(f);
        QVERIFY(form && form->drafting());
        auto* spin = form->findChild<PolicyField*>(QStringLiteral("policyField.passwordMinLength"))
                         ->editor()
                         ->findChild<QSpinBox*>();
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("35"));
        take(*f.window, "policy-account-fault");
    }
};

} // namespace sekisho::tests::test_screens_policies

SEKISHO_QTEST_MAIN(test_screens_policies, TestScreensPolicies)
#include "test_screens_policies.moc"
