// Pictures: 保留中の指示 from nothing to 80,000 orders of one account, its questions, and the policy of the brake.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/forms/policy_form.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/banner.h"

#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

namespace sekisho::tests::test_screens_brake {

class TestScreensBrake : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensBrake()
        : EveryScreen({"held-none", "held-few", "held-own", "held-flood", "held-flood-one", "held-release",
                       "held-reject", "held-cancel", "held-decided", "held-offline", "held-began", "policy-brake",
                       "policy-brake-draft"}) {}

  private:
    static void openHeld(ConsoleFixture& f) {
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.heldOrders"));
    }
    static std::vector<UserId> members(const ConsoleFixture& f) {
        std::vector<UserId> out;
        for (const auto& [id, member] : f.gateway.tenant.members())
            out.push_back(member.id);
        return out;
    }
    static void hold(ConsoleFixture& f, const UserId& actor, const char* name, std::size_t count, StepKind kind,
                     const char* device) {
        const std::vector<UserId> all = members(f);
        for (std::size_t i = 0; i < count; ++i) {
            HeldOrder& order = f.gateway.cutOffDesk.addHeld(actor, name, all[i % all.size()], kind);
            order.targetName = device;
        }
    }
    // One account is stolen, two others work as always.
    static void fill(ConsoleFixture& f, std::size_t flood) {
        hold(f, UserId("actor-ito"), "伊藤 美咲", 2, StepKind::WipeAppData, "AQUOS sense8");
        f.clock.advance(std::chrono::minutes(3));
        std::vector<CutOffStep> mine(4); // his own use of the budget
        for (std::size_t i = 0; i < mine.size(); ++i) {
            mine[i].number = static_cast<int>(i) + 1;
            mine[i].kind = StepKind::WipeAppData;
            mine[i].user = members(f)[i];
        }
        QVERIFY(f.gateway.cutOffDesk.take(CutOffId("own"), CutOffKind::Devices, mine, {}).has_value());
        hold(f, UserId("actor-yamada"), "山田 太郎", flood, StepKind::WipeAppData, "iPhone 16");
        f.clock.advance(std::chrono::minutes(2));
        hold(f, UserId("actor-mori"), "森 健一", 1, StepKind::ResetDevice, "Pixel 9");
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {5, 20, 20};
        f.gateway.cutOffDesk.budgets[BrakeKind::Reset] = {3, 10, 20};
        f.gateway.cutOffDesk.budgets[BrakeKind::CutOff] = {30, 100, 20};
        f.gateway.tenant.noteUnseen();
    }
    static QTreeWidget* groups(ConsoleFixture& f) { return f.find<QTreeWidget>("brake.groups"); }

  private Q_SLOTS:
    void none_data() { looks(); }
    void none() {
        wear();
        ConsoleFixture f(40);
        openHeld(f);
        QTRY_VERIFY(f.find<QLabel>("brake.use.wipe"));
        take(*f.window, "held-none");
        noFaults();
    }

    void few_data() { looks(); }
    void few() {
        wear();
        ConsoleFixture f(60);
        fill(f, 3);
        openHeld(f);
        QTRY_VERIFY(groups(f)->topLevelItemCount() == 4);
        auto* table = f.find<QTableView>("brake.orders");
        QTRY_COMPARE(table->model()->rowCount(), 6);
        QTRY_VERIFY(f.find<QToolButton>("status.held")->isVisible());
        table->selectRow(2);
        take(*f.window, "held-few");
        press(f, "brake.release");
        take(*f.dialog(), "held-release");
        closeDialog(f);
        press(f, "brake.reject");
        take(*f.dialog(), "held-reject");
        closeDialog(f);
        noFaults();
    }

    void own_data() { looks(); }
    void own() {
        wear();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        fill(f, 0);
        hold(f, f.window->session().identity()->user, "管理 太郎", 4, StepKind::WipeAppData, "Pixel 9");
        f.gateway.tenant.noteUnseen();
        f.window->openScreen(QStringLiteral("security.heldOrders"));
        QTRY_VERIFY(groups(f)->topLevelItemCount() == 4);
        groups(f)->setCurrentItem(groups(f)->topLevelItem(1));
        QTRY_COMPARE(f.find<QTableView>("brake.orders")->model()->rowCount(), 4);
        QTRY_VERIFY(f.find<QToolButton>("status.held")->isVisible());
        take(*f.window, "held-own");
        noFaults();
    }

    void flood_data() { looks(); }
    void flood() {
        wear();
        ConsoleFixture f(120);
        fill(f, 79'980);
        openHeld(f);
        QTRY_VERIFY(groups(f)->topLevelItemCount() == 4);
        QTRY_VERIFY(f.find<QTableView>("brake.orders")->model()->rowCount() > 20);
        QTRY_VERIFY(f.find<QToolButton>("status.held")->isVisible());
        take(*f.window, "held-flood");
        groups(f)->setCurrentItem(groups(f)->topLevelItem(1));
        QTRY_VERIFY(f.find<QTableView>("brake.orders")->model()->rowCount() > 20);
        take(*f.window, "held-flood-one");
        press(f, "brake.cancelPending");
        take(*f.dialog(), "held-cancel");
        closeDialog(f);
        noFaults();
    }

    void decided_data() { looks(); }
    void decided() {
        wear();
        ConsoleFixture f(60);
        fill(f, 9);
        int n = 0;
        for (HeldOrder& order : f.gateway.cutOffDesk.heldOrders) {
            constexpr HeldState kStates[] = {HeldState::Released, HeldState::Rejected, HeldState::Cancelled,
                                             HeldState::Expired};
            order.state = kStates[n++ % 4];
            order.decidedAt = f.clock.now();
            if (order.state == HeldState::Expired) continue;
            order.decidedBy = "管理 太郎";
            order.reason = order.state == HeldState::Rejected ? "本人に確認したところ、端末は手元にあるとのこと。" : "";
        }
        openHeld(f);
        f.find<QTabWidget>("brake.tabs")->setCurrentIndex(1);
        QTRY_VERIFY(f.find<QTableView>("brake.decided")->model()->rowCount() == 12);
        take(*f.window, "held-decided");
        noFaults();
    }

    void offline_data() { looks(); }
    void offline() {
        wear();
        ConsoleFixture f(20);
        f.show();
        f.signInAndLoad();
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        f.window->openScreen(QStringLiteral("security.heldOrders"));
        take(*f.window, "held-offline");
        noFaults();
    }

    void began_data() { looks(); }
    void began() {
        wear();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        fill(f, 79'980);
        QTRY_VERIFY(f.find<QToolButton>("status.held")->isVisible());
        take(*f.window, "held-began");
        noFaults();
    }

    void policy_data() { looks(); }
    void policy() {
        wear();
        ConsoleFixture f(60);
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QStringLiteral("security.brake"));
        QTRY_VERIFY(f.find<QAbstractButton>("policy.edit") && f.find<QAbstractButton>("policy.edit")->isEnabled());
        take(*f.window, "policy-brake");
        press(f, "policy.edit");
        auto* field = f.find<ui::PolicyField>("policyField.wipesPerAdministrator");
        QVERIFY(field && field->editor());
        field->editor()->findChild<QSpinBox*>()->setValue(8);
        QTest::qWait(450);
        QTRY_VERIFY(f.host.link->engine()->resting());
        take(*f.window, "policy-brake-draft");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_brake

SEKISHO_QTEST_MAIN(test_screens_brake, TestScreensBrake)
#include "test_screens_brake.moc"
