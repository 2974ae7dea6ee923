// Pictures: 申請 in all its states, the two questions before a command, 自分の権限, the sealed account, what the window
// tells of all that, and the approval rules.
#include "models/items/approval_list_model.h"
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/policy_form.h"
#include "ui/shell/my_rights_page.h"
#include "ui/shell/sealed_box.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QToolButton>

namespace sekisho::tests::test_screens_requests {

class TestScreensRequests : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensRequests()
        : EveryScreen({"requests-none",    "requests-for-me",       "requests-changed", "requests-failed",
                       "requests-mine",    "requests-ended",        "requests-offline", "requests-approve",
                       "requests-reject",  "request-news",          "request-waits",    "assent-step-up",
                       "assent-wrong",     "assent-code",           "assent-reason",    "rights-nothing",
                       "rights-eligible",  "rights-activate",       "rights-all",       "activation-soon",
                       "sealed-account",   "sealed-opening",        "sealed-alarm",     "account-menu",
                       "policy-approvals", "policy-approvals-draft"}) {}

  private:
    static constexpr std::chrono::hours kDay{24};

    static PlannedChange change(const char* action, const char* kind, const char* name, const char* fields) {
        return {action, kind, std::string("id-") + name, name, fields};
    }
    const char* policyRole() const { return inJapanese() ? "ポリシー担当" : "Policy officer"; }
    static fakes::FakeSelf me() { return {UserId("00000000-0000-4000-8000-000000000001"), "管理 太郎"}; }
    static fakes::FakeSelf sato() { return {UserId("u-sato"), "佐藤 花子"}; }
    static fakes::FakeSelf mori() { return {UserId("u-mori"), "森 健一"}; }

    // What others ask for, oldest first.
    static void fill(ConsoleFixture& f) {
        auto& desk = f.gateway.approvalDesk;
        desk.add("memberDelete", sato(), "山田 太郎", "11 月 30 日付けで退職。本人と人事の確認済み。",
                 {change("member.delete", "member", "山田 太郎", "")});
        f.clock.advance(std::chrono::minutes(50));
        desk.add("roleGrant", mori(), "伊藤 美咲", "大阪支社の担当交代",
                 {change("role.grant", "member", "伊藤 美咲",
                         R"({"role":{"from":"","to":"支社の人事担当"},"scope":{"from":"","to":"大阪支社"}})")});
        f.clock.advance(std::chrono::minutes(7));
        auto& many =
            desk.add("templateSave", sato(), "標準", "Drive を社外秘にするため",
                     {change("template.update", "template", "標準", R"({"name":{"from":"標準","to":"標準（2026）"}})"),
                      change("member.update", "member", "加藤 恵", R"({"location":{"from":"東京","to":"大阪"}})")});
        many.quorum = 2;
        many.planned = 412;
        f.gateway.tenant.noteUnseen();
    }
    static QTableView* list(ConsoleFixture& f) { return f.find<QTableView>("requests.table"); }
    static void openRequests(ConsoleFixture& f, int tab, int rows) {
        f.window->openScreen(QStringLiteral("security.requests"));
        f.find<QTabBar>("requests.tabs")->setCurrentIndex(tab);
        QTRY_COMPARE(list(f)->model()->rowCount(), rows);
    }
    static void lookAt(ConsoleFixture& f, int row) {
        list(f)->selectRow(row);
        QTRY_VERIFY(f.find<QLabel>("requests.title")->isVisible());
        QTest::qWait(30);
    }
    static void agree(QDialog& asked) { // Enter does not decide: its button is no default one
        const auto* box = asked.findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : box->buttons()) {
            QVERIFY(!qobject_cast<QPushButton*>(button)->isDefault());
            if (box->buttonRole(button) == QDialogButtonBox::AcceptRole) return button->click();
        }
    }
    static void ask(ConsoleFixture& f, ports::AssentNeed need) {
        f.gateway.assentDesk->ask(need, [](std::optional<ports::Assent>) {});
        QTRY_VERIFY(f.dialog());
    }
    static void start(ConsoleFixture& f) {
        f.show();
        f.signInAndLoad();
    }
    static void calm(ConsoleFixture& f) { // what was told at the beginning has been read
        QTest::qWait(600);
        f.window->banner().dismiss();
    }

  private Q_SLOTS:
    void none_data() { looks(); }
    void none() {
        wear();
        ConsoleFixture f(40);
        start(f);
        openRequests(f, 0, 0);
        QTest::qWait(50);
        take(*f.window, "requests-none");
        noFaults();
    }

    void forMe_data() { looks(); }
    void forMe() {
        wear();
        ConsoleFixture f(40);
        fill(f);
        start(f);
        calm(f);
        openRequests(f, 0, 3);
        lookAt(f, 2);
        take(*f.window, "requests-for-me");
        lookAt(f, 1);
        press(f, "requests.approval.approve");
        take(*f.dialog(), "requests-approve");
        closeDialog(f);
        press(f, "requests.approval.reject");
        take(*f.dialog(), "requests-reject");
        closeDialog(f);
        noFaults();
    }

    void changed_data() { looks(); }
    void changed() {
        wear();
        ConsoleFixture f(40);
        fill(f);
        start(f);
        calm(f);
        const std::string id = f.gateway.approvalDesk.all[2].id;
        f.gateway.approvalDesk.plannedAnew[id] = {
            change("template.update", "template", "標準", R"({"name":{"from":"標準","to":"標準（2027）"}})"),
            change("member.update", "member", "小林 翔", R"({"location":{"from":"東京","to":"名古屋"}})")};
        openRequests(f, 0, 3);
        lookAt(f, 2);
        press(f, "requests.approval.approve");
        agree(*f.dialog());
        QTRY_VERIFY(f.find<QLabel>("requests.changed")->isVisible());
        take(*f.window, "requests-changed");
        noFaults();
    }

    void failed_data() { looks(); }
    void failed() {
        wear();
        ConsoleFixture f(40);
        fill(f);
        start(f);
        calm(f);
        f.gateway.approvalDesk.failsWith.emplace(f.gateway.approvalDesk.all[0].id,
                                                 Error(ErrorKind::NotFound, "USER_NOT_EXIST"));
        openRequests(f, 0, 3);
        lookAt(f, 0);
        press(f, "requests.approval.approve");
        agree(*f.dialog());
        QTRY_COMPARE(f.gateway.approvalDesk.all[0].state, ApprovalState::Failed);
        QTest::qWait(600);
        take(*f.window, "requests-failed");
        noFaults();
    }

    void mine_data() { looks(); }
    void mine() {
        wear();
        ConsoleFixture f(40);
        start(f);
        auto& desk = f.gateway.approvalDesk;
        desk.add("memberDelete", me(), "高橋 一郎", "契約満了", {change("member.delete", "member", "高橋 一郎", "")});
        auto& approved = desk.add("policySave", me(), "ネットワーク管理", "拠点の移転",
                                  {{"policy.update", "policy", "network", "ネットワーク管理",
                                    R"({"mode":{"from":"all","to":"allowList"}})"}});
        approved.state = ApprovalState::Approved;
        approved.executeBy = f.clock.now() + kDay;
        approved.votes.push_back({UserId("u-sato"), "佐藤 花子", true, f.clock.now(), "確認しました。"});
        f.gateway.tenant.noteUnseen();
        calm(f);
        openRequests(f, 1, 2);
        lookAt(f, 1);
        take(*f.window, "requests-mine");
        noFaults();
    }

    void ended_data() { looks(); }
    void ended() {
        wear();
        ConsoleFixture f(40);
        fill(f);
        start(f);
        constexpr ApprovalState kEnds[] = {ApprovalState::Applied, ApprovalState::Rejected, ApprovalState::Expired};
        int n = 0;
        for (ApprovalRequest& request : f.gateway.approvalDesk.all) {
            request.state = kEnds[n++ % 3];
            request.endedAt = f.clock.now();
            if (request.state != ApprovalState::Expired)
                request.votes.push_back({UserId("u-ito"), "伊藤 美咲", request.state == ApprovalState::Applied,
                                         f.clock.now(),
                                         request.state == ApprovalState::Applied ? "" : "時期が早すぎます。"});
        }
        f.gateway.tenant.noteUnseen();
        calm(f);
        openRequests(f, 3, 3);
        lookAt(f, 1);
        take(*f.window, "requests-ended");
        noFaults();
    }

    void offline_data() { looks(); }
    void offline() {
        wear();
        ConsoleFixture f(20);
        start(f);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        f.window->openScreen(QStringLiteral("security.requests"));
        take(*f.window, "requests-offline");
        noFaults();
    }

    void news_data() { looks(); }
    void news() {
        wear();
        ConsoleFixture f(40);
        start(f);
        fill(f);
        QTRY_VERIFY(f.find<QToolButton>("status.requests")->isVisible());
        take(*f.window, "request-news");
        f.choose(4);
        f.gateway.failNext("forceLogout", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        f.window->registry().trigger(QStringLiteral("member.forceLogout"));
        QTRY_VERIFY(f.dialog());
        for (QPushButton* button : f.dialog()->findChildren<QPushButton*>())
            if (button->isDefault()) button->click();
        QTRY_VERIFY(!f.dialog());
        QTest::qWait(60);
        f.window->openScreen(QStringLiteral("activity"));
        take(*f.window, "request-waits");
        noFaults();
    }

    void assent_data() { looks(); }
    void assent() {
        wear();
        ConsoleFixture f(20);
        start(f);
        using Kind = ports::AssentNeed::Kind;
        ask(f, {Kind::StepUp, "roleGrant", {}});
        take(*f.dialog(), "assent-step-up");
        closeDialog(f);
        ask(f, {Kind::StepUp, "roleGrant", Error(ErrorKind::Unauthenticated, "LOGIN_FAILED")});
        take(*f.dialog(), "assent-wrong");
        closeDialog(f);
        ask(f, {Kind::StepUp, "breakGlassSeal", Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG")});
        take(*f.dialog(), "assent-code");
        closeDialog(f);
        ask(f, {Kind::Reason, "memberDelete", {}});
        f.find<QPlainTextEdit>("assent.reason")->setPlainText(QStringLiteral("11 月 30 日付けで退職のため。"));
        take(*f.dialog(), "assent-reason");
        closeDialog(f);
        noFaults();
    }

    void rights_data() { looks(); }
    void rights() {
        wear();
        ConsoleFixture f(20);
        f.gateway.accounts["admin@demo"].builtInRole.clear();
        f.show();
        f.signIn();
        QTRY_VERIFY(f.window->findChild<ui::MyRightsPage*>());
        QTest::qWait(60);
        take(*f.window, "rights-nothing");
        const UserId self = me().user;
        auto& helpdesk = f.gateway.roleDesk.addRole("ヘルプデスク", {{"security.lostDevice", Access::Operate}});
        RoleHolder& one = f.gateway.roleDesk.addHolder(self, helpdesk.role.id);
        one.eligible = true;
        one.maxMinutes = 60;
        auto& policy = f.gateway.roleDesk.addRole("ポリシー担当", {{"services", Access::Operate}});
        RoleHolder& two = f.gateway.roleDesk.addHolder(self, policy.role.id);
        two.eligible = true;
        two.maxMinutes = 240;
        two.needsApproval = true;
        f.window->session().lock();
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(f.find<QPushButton>("rights.activateOne"));
        QTest::qWait(60);
        take(*f.window, "rights-eligible");
        press(f, "rights.activateOne");
        take(*f.dialog(), "rights-activate");
        closeDialog(f);
        noFaults();
    }

    void everyRight_data() { looks(); }
    void everyRight() {
        wear();
        ConsoleFixture f(40);
        f.show();
        f.signInAndLoad();
        const UserId self = me().user;
        auto& policy = f.gateway.roleDesk.addRole(policyRole(), {{"services", Access::Operate}});
        f.gateway.roleDesk.addHolder(self, RoleId("super"));
        f.gateway.roleDesk.run(self, policy.role.id, 45, "会議室の設定変更");
        auto& helpdesk = f.gateway.roleDesk.addRole("ヘルプデスク", {{"security.lostDevice", Access::Operate}});
        RoleHolder& one = f.gateway.roleDesk.addHolder(self, helpdesk.role.id);
        one.eligible = true;
        one.maxMinutes = 60;
        Delegation offer;
        offer.id = "d1";
        offer.from = UserId("chief");
        offer.fromName = "最高 一郎";
        offer.to = self;
        offer.toName = me().name;
        offer.createdAt = f.clock.now();
        offer.expiresAt = f.clock.now() + 14 * kDay;
        f.gateway.roleDesk.handOver = offer;
        f.window->session().lock();
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        f.window->openScreen(QStringLiteral("rights"));
        QTRY_VERIFY(f.find<QToolButton>("status.activation")->isVisible());
        QTRY_VERIFY(f.find<QPushButton>("rights.accept")->isVisible());
        take(*f.window, "rights-all");
        takeMenu(f.find<QToolButton>("top.account")->menu(), f.find<QToolButton>("top.account"), "account-menu");
        f.window->openScreen(QStringLiteral("members.members"));
        f.clock.advance(std::chrono::minutes(41));
        QTRY_VERIFY(f.window->banner().sentence().contains(QString::fromUtf8(policyRole())));
        take(*f.window, "activation-soon");
        noFaults();
    }

    void sealed_data() { looks(); }
    void sealed() {
        wear();
        ConsoleFixture f(40);
        BreakGlass& account = f.gateway.roleDesk.account;
        account.state = BreakGlassState::Sealed;
        account.user = UserId("00000000-0000-4000-8000-000000000001");
        account.userName = "緊急用アカウント";
        account.sealedAt = f.clock.now() - 40 * kDay;
        account.delayMinutes = 30;
        f.gateway.accounts["admin@demo"].builtInRole.clear();
        f.show();
        f.signIn();
        QTRY_VERIFY(f.find<QLineEdit>("envelope.code") && f.find<QLineEdit>("envelope.code")->isVisible());
        QTest::qWait(30);
        take(*f.window, "sealed-account");
        account.state = BreakGlassState::Opening;
        account.reason = "管理者が全員不在のため、紛失した端末を切断できない。";
        account.opensAt = f.clock.now() + std::chrono::minutes(30);
        f.window->session().lock();
        f.window->session().unlock(QString::fromLatin1(kAdminPassword));
        QTRY_VERIFY(!f.find<QPushButton>("envelope.open")->isVisible());
        take(*f.window, "sealed-opening");
        noFaults();
    }

    void alarm_data() { looks(); }
    void alarm() {
        wear();
        ConsoleFixture f(40);
        BreakGlass& account = f.gateway.roleDesk.account;
        account.state = BreakGlassState::Opening;
        account.user = UserId("sealed");
        account.userName = "緊急用アカウント";
        account.loginId = "emergency@demo";
        account.reason = "管理者が全員不在のため、紛失した端末を切断できない。";
        account.opensAt = f.clock.now() + std::chrono::minutes(30);
        account.delayMinutes = 30;
        start(f);
        QTRY_VERIFY(f.find<ui::Banner>("alarm")->isVisible());
        take(*f.window, "sealed-alarm");
        noFaults();
    }

    void policy_data() { looks(); }
    void policy() {
        wear();
        ConsoleFixture f(40);
        start(f);
        f.window->openScreen(QStringLiteral("security.approvals"));
        QTRY_VERIFY(f.find<QAbstractButton>("policy.edit") && f.find<QAbstractButton>("policy.edit")->isEnabled());
        take(*f.window, "policy-approvals");
        press(f, "policy.edit");
        auto* field = f.find<ui::PolicyField>("policyField.memberDelete");
        QVERIFY(field && field->editor());
        const QList<QRadioButton*> ways = field->editor()->findChildren<QRadioButton*>();
        QCOMPARE(ways.size(), 4);
        ways.at(2)->click();
        QTest::qWait(450);
        QTRY_VERIFY(f.host.link->engine()->resting());
        take(*f.window, "policy-approvals-draft");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_requests

SEKISHO_QTEST_MAIN(test_screens_requests, TestScreensRequests)
#include "test_screens_requests.moc"
