// Pictures: 紛失対応, from the list and the palette over the response to the proof, in all states, with and without a
// connection, and the receipt.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/every_screen.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/lost_device_pane.h"
#include "ui/panes/lostdevice/response_page.h"
#include "ui/panes/lostdevice/use_list.h"

#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>

namespace sekisho::tests::test_screens_lostdevice {

namespace {
constexpr const char* kLostMenu = "security.lostDevice";
}

class TestScreensLostDevice : public EveryScreen {
    Q_OBJECT

  public:
    TestScreensLostDevice()
        : EveryScreen({"lost-list",           "lost-empty",
                       "lost-search",         "lost-nobody",
                       "lost-palette",        "lost-palette-found",
                       "lost-response",       "lost-response-pc",
                       "lost-response-alike", "lost-response-offline",
                       "lost-response-many",  "lost-ordered",
                       "lost-verified",       "lost-evidence",
                       "lost-unreachable",    "lost-held",
                       "lost-contradicted",   "lost-queued",
                       "lost-found-ask",      "lost-found",
                       "lost-receipt",        "lost-offline",
                       "lost-member"}) {}

  private:
    static std::string picture() {
        QImage image(96, 96, QImage::Format_RGB32);
        image.fill(QColor(120, 150, 170));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(236, 209, 186));
        painter.drawEllipse(QPoint(48, 40), 20, 24);
        painter.setBrush(QColor(60, 70, 110));
        painter.drawEllipse(QPoint(48, 104), 40, 40);
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes.toStdString();
    }
    // The member who calls has two devices and is signed in at three places.
    static UserId fill(ConsoleFixture& f) {
        UserId who;
        for (const auto& [id, member] : f.gateway.tenant.members())
            if (!member.administrator && member.statusAt(f.clock.now()) == MemberStatus::InUse) who = member.id;
        (void)f.gateway.tenant.setPhoto(who, picture());
        const Instant now = f.clock.now();
        Device phone;
        phone.name = "Pixel 9";
        phone.os = "Android";
        phone.osVersion = "16";
        phone.mdm = MdmState::Enrolled;
        phone.agent = phone.online = phone.trusted = true;
        phone.lastAccessAt = now - std::chrono::minutes(4);
        phone.lastContactAt = now;
        const DeviceId lost = f.gateway.deviceDesk.add(who, phone).id;
        Device pc;
        pc.name = "ThinkPad X1";
        pc.kind = ClientKind::PcApp;
        pc.os = "Windows";
        pc.osVersion = "11";
        pc.lastAccessAt = now - std::chrono::hours(20);
        f.gateway.deviceDesk.add(who, pc);
        struct Place {
            ClientKind kind;
            const char* name;
            const char* os;
            const char* ip;
            int minutes;
        };
        for (const Place& place : {Place{ClientKind::MobileApp, "Pixel 9", "Android 16", "203.0.113.24", 4},
                                   Place{ClientKind::PcApp, "ThinkPad X1", "Windows 11", "198.51.100.7", 1'200},
                                   Place{ClientKind::Browser, "", "Windows 11", "198.51.100.7", 90}}) {
            Session session;
            session.user = who;
            session.kind = place.kind;
            session.deviceName = place.name;
            session.os = place.os;
            session.ip = place.ip;
            session.country = "JP";
            if (place.kind == ClientKind::MobileApp) session.device = lost;
            session.startedAt = now - std::chrono::hours(60);
            session.lastUsedAt = now - std::chrono::minutes(place.minutes);
            f.gateway.tenant.addSession(session);
        }
        return who;
    }
    static ui::Pane* pane(ConsoleFixture& f) { return f.window->pane(QLatin1String(kLostMenu)); }
    static void begin(ConsoleFixture& f) {
        f.show();
        f.signInAndLoad();
        f.window->openScreen(QLatin1String(kLostMenu));
    }
    static void respond(ConsoleFixture& f, const UserId& who) {
        pane(f)->showResource(QString::fromStdString(who.value));
        QTRY_VERIFY(f.find<QPushButton>("lost.order")->isEnabled());
        QTest::qWait(30); // the photo
    }
    static CutOffId order(ConsoleFixture& f, const UserId& who) {
        respond(f, who);
        press(f, "lost.order");
        if (!QTest::qWaitFor(
                [&] { return f.find<ui::lostdevice::FollowPage>("lost.follow")->follower().now().has_value(); }))
            qFatal("not ordered");
        return f.gateway.cutOffDesk.all.back().id;
    }
    static int stepOf(ConsoleFixture& f, const CutOffId& id, StepKind kind) {
        for (const CutOffStep& step : f.gateway.cutOffDesk.find(id)->steps)
            if (step.kind == kind) return step.number;
        return 0;
    }
    static void second(ConsoleFixture& f) { f.clock.advance(std::chrono::seconds(1)); }
    static void seen(ConsoleFixture& f) {
        pane(f)->linkChanged();
        QTest::qWait(80);
    }

  private Q_SLOTS:
    void list_data() { looks(); }
    void list() {
        wear();
        ConsoleFixture f(60);
        const UserId who = fill(f);
        begin(f);
        QTest::qWait(50);
        take(*f.window, "lost-empty");
        std::vector<UserId> some;
        for (const auto& [id, member] : f.gateway.tenant.members())
            if (some.size() < 6 && !member.administrator) some.push_back(member.id);
        f.gateway.cutOffDesk.budgets[BrakeKind::CutOff] = {100, 100, 20};
        for (std::size_t i = 0; i < some.size(); ++i) {
            const CutOffId id = order(f, some[i]);
            CutOff& made = *f.gateway.cutOffDesk.find(id);
            made.actorName = i % 2 ? "田中 一郎" : "管理 太郎";
            if (i == 1) made.lost = Lost::Pc;
            if (i == 2) made.lost = Lost::Everything;
            if (i != 5) f.gateway.cutOffDesk.proceed(id);
            if (i == 3) f.gateway.cutOffDesk.setStep(id, 1, StepState::Failed, "agentFailed", "deviceFailed");
            if (i == 4) made.foundAt = f.clock.now();
            f.clock.advance(std::chrono::minutes(37));
        }
        const CutOffId last = order(f, who);
        f.gateway.cutOffDesk.setStep(last, stepOf(f, last, StepKind::WipeAppData), StepState::Held, "heldByBrake",
                                     "heldByBrake");
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        pane(f)->showResource(QString::fromStdString(some[2].value));
        press(f, "lost.order");
        f.clock.advance(std::chrono::minutes(3));
        f.gateway.setOffline(false);
        f.gateway.queue.closed = true;
        QTRY_VERIFY(f.window->session().online());
        pane(f)->giveUpDraft();
        QTRY_COMPARE(f.find<QTableView>("lost.list")->model()->rowCount(), 8);
        f.find<QTableView>("lost.list")->selectRow(0);
        take(*f.window, "lost-list");
        auto* search = f.find<QLineEdit>("lost.search");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("sa"));
        take(*f.window, "lost-search");
        search->setText(QStringLiteral("zzzz"));
        take(*f.window, "lost-nobody");
        noFaults();
    }

    void palette_data() { looks(); }
    void palette() {
        wear();
        ConsoleFixture f(60);
        fill(f);
        f.show();
        f.signInAndLoad();
        press(f, "top.lostDevice");
        take(*f.window, "lost-palette");
        f.find<QFrame>("palette")->findChild<QLineEdit*>()->setText(QStringLiteral("sa"));
        take(*f.window, "lost-palette-found");
        noFaults();
    }

    void response_data() { looks(); }
    void response() {
        wear();
        ConsoleFixture f(60);
        const UserId who = fill(f);
        Member twin = *f.gateway.tenant.member(who);
        twin.id = {};
        twin.email = "twin.of.them@demo";
        twin.externalKey.reset();
        twin.organizations.clear();
        begin(f);
        respond(f, who);
        take(*f.window, "lost-response");
        f.find<QAbstractButton>("lost.kind.pc")->click();
        QTRY_VERIFY(f.find<QPushButton>("lost.order")->isEnabled());
        f.find<QPlainTextEdit>("lost.note")
            ->setPlainText(inJapanese()
                               ? QStringLiteral("9:40 山手線で PC の入ったかばんを紛失。本人から電話。")
                               : QStringLiteral("9:40 bag with the PC lost on the Yamanote line. The member called."));
        auto* check = f.find<QComboBox>("lost.check");
        check->setCurrentIndex(1);
        take(*f.window, "lost-response-pc");
        f.gateway.tenant.addMember(twin);
        f.settle();
        order(f, who);
        f.gateway.cutOffDesk.all.back().actorName = "田中 一郎";
        respond(f, who);
        for (QCheckBox* box : pane(f)->findChildren<QCheckBox*>())
            if (box->property("stepKind") == QStringLiteral("suspend")) box->click();
        QTest::qWait(50);
        take(*f.window, "lost-response-alike");
        for (int i = 0; i < 120; ++i) {
            Session session;
            session.user = who;
            session.kind = i % 3 ? ClientKind::Browser : ClientKind::PcApp;
            session.os = "Windows 11";
            session.ip = "203.0.113." + std::to_string(i);
            session.country = "JP";
            session.startedAt = f.clock.now() - std::chrono::hours(60);
            session.lastUsedAt = f.clock.now() - std::chrono::minutes(i);
            f.gateway.tenant.addSession(session);
        }
        respond(f, who);
        take(*f.window, "lost-response-many"); // what is written during the call stays in sight
        const auto* use = f.find<ui::lostdevice::UseList>("lost.use");
        const int folded = use->height();
        use->findChild<QToolButton*>(QStringLiteral("lost.use.more"))->click();
        QTRY_VERIFY(use->height() > 3 * folded);
        noFaults();
    }

    void offline_data() { looks(); }
    void offline() {
        wear();
        ConsoleFixture f(60);
        const UserId who = fill(f);
        begin(f);
        f.gateway.setOffline(true);
        QTRY_VERIFY(!f.window->session().online());
        take(*f.window, "lost-offline");
        respond(f, who);
        take(*f.window, "lost-response-offline");
        press(f, "lost.order");
        f.clock.advance(std::chrono::minutes(3));
        QTest::qWait(1'100);
        take(*f.window, "lost-queued");
        noFaults();
    }

    void follow_data() { looks(); }
    void follow() {
        wear();
        ConsoleFixture f(60);
        const UserId who = fill(f);
        begin(f);
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {1, 100, 20};
        const CutOffId id = order(f, who);
        second(f);
        take(*f.window, "lost-ordered");
        f.gateway.cutOffDesk.proceed(id);
        second(f);
        f.gateway.cutOffDesk.loseDevices(id);
        seen(f);
        take(*f.window, "lost-unreachable");
        f.clock.advance(std::chrono::minutes(12));
        const int wipe = stepOf(f, id, StepKind::WipeAppData);
        f.gateway.cutOffDesk.setStep(id, wipe, StepState::Acknowledged, {}, "deviceAcknowledged");
        second(f);
        f.gateway.cutOffDesk.setStep(id, wipe, StepState::Verified, {}, "deviceConfirmed");
        f.gateway.cutOffDesk.find(id)->notices = {{"mail", "佐藤 花子", "sent", f.clock.now()},
                                                  {"talk", "情報システム部", "notConfigured", {}}};
        seen(f);
        take(*f.window, "lost-verified");
        for (QToolButton* toggle : pane(f)->findChildren<QToolButton*>(QStringLiteral("step.toggle")))
            toggle->click();
        take(*f.window, "lost-evidence");
        for (QToolButton* toggle : pane(f)->findChildren<QToolButton*>(QStringLiteral("step.toggle")))
            toggle->click();
        press(f, "lost.follow.receipt");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "lost-receipt");
        closeDialog(f);
        f.gateway.cutOffDesk.setStep(id, wipe, StepState::Contradicted, "usedAfterErase", "deviceContradicted");
        f.gateway.cutOffDesk.find(id)->steps[static_cast<std::size_t>(wipe) - 1].verifiedAt = f.clock.now();
        seen(f);
        take(*f.window, "lost-contradicted");
        press(f, "lost.follow.found");
        QTRY_VERIFY(f.dialog());
        take(*f.dialog(), "lost-found-ask");
        for (QPushButton* go : f.dialog()->findChildren<QPushButton*>())
            if (go->isDefault()) go->click();
        QTRY_VERIFY(f.gateway.cutOffDesk.find(id)->foundAt.has_value());
        f.gateway.cutOffDesk.setStep(id, wipe, StepState::Verified, {}, {});
        seen(f);
        take(*f.window, "lost-found");
        noFaults();
    }

    void held_data() { looks(); }
    void held() {
        wear();
        ConsoleFixture f(60);
        const UserId who = fill(f);
        begin(f);
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {0, 100, 20};
        order(f, who);
        const CutOffId id = order(f, who);
        f.gateway.cutOffDesk.proceed(id);
        seen(f);
        take(*f.window, "lost-held");
        f.window->openScreen(QStringLiteral("members.members"));
        f.choose(f.rowWhere([&](const ports::MemberCells& cells) { return cells.id == who.value; }));
        QTest::qWait(400);
        take(*f.window, "lost-member");
        noFaults();
    }

    void noScreenIsMissing() { nothingIsMissing(); }
};

} // namespace sekisho::tests::test_screens_lostdevice

SEKISHO_QTEST_MAIN(test_screens_lostdevice, TestScreensLostDevice)
#include "test_screens_lostdevice.moc"
