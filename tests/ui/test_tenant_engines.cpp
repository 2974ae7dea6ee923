// The engines of a tenant as the program puts them together, against a small service: what is ordered while it is away
// waits, and is what it hears of first when it is back.
#include "app/record_codec.h"
#include "app/tenant_engines.h"
#include "models/api/cut_off_wire.h"
#include "models/store/scheduler.h"
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_tenant_engines {

using namespace sekisho::fakes;

namespace {

constexpr auto kQueuedPath = "/v1.0/admin/cut-offs/queued";

struct Engines {
    Engines() {
        service.before = [this](const SeenRequest& request, Conversation& to) { return answered(request, to); };
        settings::Profile profile;
        profile.id = QStringLiteral("p1");
        profile.address = QString::fromUtf8(net.server.url());
        profile.caFile = QString::fromStdString(net.config().tls.caFile);
        auto made = app::TenantEngines::create(profile, net.folder.filePath(QStringLiteral("p1")).toStdString(),
                                               {clock, net.loop, worker, net.secrets, codec, scheduler});
        if (made) engines = std::move(*made);
    }
    bool answered(const SeenRequest& request, Conversation& to) {
        if (request.path() == "/v1.0/admin/capabilities") {
            to.answer(200, offersCutOffs ? R"({"service":"sekishod","version":"1","features":["cutOffs"]})"
                                         : R"({"service":"sekishod","version":"1","features":[]})");
            return true;
        }
        if (request.path() == "/v1.0/admin/console-keys") {
            to.answer(200, R"({"keyId":"k1"})");
            return true;
        }
        if (request.path() != kQueuedPath) return false;
        CutOff cutOff;
        cutOff.id = order.id;
        to.answer(201, QByteArray::fromStdString(api::orderedText({cutOff, {}})));
        return true;
    }
    void signIn() {
        Outcome<ports::SignInStep> step;
        step.handle = engines->gateway().signIn({"admin@example", "pw"}, net.loop, step.reply());
        QTRY_VERIFY(step.ok());
        Outcome<std::monostate> opened;
        opened.handle = engines->openCopy("pw", opened.reply());
        QTRY_VERIFY_WITH_TIMEOUT(opened.ok(), 20'000);
        engines->signedIn(std::get<ports::SignInComplete>(**step.result).identity);
        engines->sync()->start();
        QTRY_VERIFY(asked("/v1.0/admin/capabilities") >= 0);
    }
    int asked(const QByteArray& path) const { // the place of the first such request
        for (int i = 0; i < net.server.requests.size(); ++i)
            if (net.server.requests.at(i).path() == path) return i;
        return -1;
    }
    ports::CutOffQueue& queue() const { return engines->cutOffQueue(); }

    NetFixture net;
    SmallService service{net.server};
    SystemClock clock;
    ports::InlineExecutor worker;
    app::RecordCodec codec;
    store::ThreadScheduler scheduler;
    bool offersCutOffs = true;
    CutOffOrder order = [] {
        CutOffOrder made;
        made.id = CutOffId("6f1d2a30-0000-4000-8000-000000000001");
        made.user = UserId("u1");
        made.steps = {{StepKind::EndSessions, {}}};
        return made;
    }();
    std::unique_ptr<app::TenantEngines> engines;
};

} // namespace

class TestTenantEngines : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatWasOrderedOfflineIsSentBeforeAnythingElse() {
        Engines f;
        QVERIFY(f.engines);
        QVERIFY(!f.queue().open());
        f.signIn();
        QTRY_VERIFY(f.queue().open());
        QTRY_VERIFY_WITH_TIMEOUT(f.asked("/v1.0/admin/changes") >= 0, 30'000); // what was under way before is not after
        f.net.server.stop();
        const Done added = f.queue().add(f.order, "佐藤 花子");
        QVERIFY2(added.has_value(), added ? "" : added.error().code.c_str());
        QVERIFY(f.queue().waiting().front().queuedAt > Instant{});
        f.net.server.requests.clear();
        QVERIFY(f.net.server.start());
        QTRY_VERIFY_WITH_TIMEOUT(f.queue().waiting().empty(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(f.asked("/v1.0/admin/changes") >= 0, 30'000);
        QVERIFY(f.asked(kQueuedPath) >= 0);
        QVERIFY(f.asked(kQueuedPath) < f.asked("/v1.0/admin/changes"));
    }

    void withoutTheSignInTheLastKeySigns() {
        Engines f;
        QVERIFY(f.engines);
        f.signIn();
        QTRY_VERIFY(f.queue().open());
        f.net.server.stop();
        f.engines->lockCopy();
        QVERIFY(!f.queue().open());
        QCOMPARE(f.queue().add(f.order, "x").error().code, std::string("CUT_OFF_QUEUE_CLOSED"));
        Outcome<std::monostate> opened;
        opened.handle = f.engines->unlockCopy("pw", opened.reply());
        QTRY_VERIFY_WITH_TIMEOUT(opened.ok(), 20'000);
        QVERIFY(f.queue().open());
        QVERIFY(f.queue().add(f.order, "x").has_value());
        f.engines->lockCopy();
        QVERIFY(f.queue().waiting().empty()); // nobody sees them
        opened = {};
        opened.handle = f.engines->unlockCopy("pw", opened.reply());
        QTRY_VERIFY_WITH_TIMEOUT(opened.ok(), 20'000);
        QCOMPARE(f.queue().waiting().size(), std::size_t{1});
    }

    void theArchiveIsOpenAsLongAsTheConsole() {
        Engines f;
        QVERIFY(f.engines);
        std::optional<ports::ArchiveState> seen;
        const auto watch = f.engines->archive().watch(f.net.loop, [&](const ports::ArchiveState& now) { seen = now; });
        QTRY_VERIFY(seen && seen->closed);
        f.signIn();
        QTRY_VERIFY(!seen->closed);
        QVERIFY(!seen->settings.enabled);
        Outcome<std::monostate> set;
        set.handle = f.engines->archive().setSettings({true, 60}, f.net.loop, set.reply());
        QTRY_VERIFY(set.ok());
        f.engines->lockCopy();
        QTRY_VERIFY(seen->closed);
        Outcome<std::monostate> opened;
        opened.handle = f.engines->unlockCopy("pw", opened.reply());
        QTRY_VERIFY_WITH_TIMEOUT(opened.ok(), 20'000);
        QTRY_VERIFY(!seen->closed && seen->settings.enabled); // with the same key
    }

    void aLockedConsoleStillSendsWhatWasOrdered() {
        Engines f;
        QVERIFY(f.engines);
        f.signIn();
        QTRY_VERIFY(f.queue().open());
        f.net.server.stop();
        QVERIFY(f.queue().add(f.order, "x").has_value());
        f.engines->lockCopy();
        f.net.server.requests.clear();
        QVERIFY(f.net.server.start());
        QTRY_VERIFY_WITH_TIMEOUT(f.asked(kQueuedPath) >= 0, 30'000);
        QVERIFY(f.asked("/v1.0/admin/changes") < 0);
        Outcome<std::monostate> opened;
        opened.handle = f.engines->unlockCopy("pw", opened.reply());
        QTRY_VERIFY_WITH_TIMEOUT(opened.ok(), 20'000);
        f.engines->sync()->start(); // what was on its way just now is sent once more
        QTRY_VERIFY_WITH_TIMEOUT(f.queue().waiting().empty(), 20'000);
    }

    void aServiceThatTakesNoneIsGivenNoKey() {
        Engines f;
        QVERIFY(f.engines);
        f.offersCutOffs = false;
        f.signIn();
        QTRY_VERIFY(f.asked("/v1.0/admin/changes") >= 0 || f.asked("/v1.0/admin/snapshot") >= 0);
        QTest::qWait(200);
        QVERIFY(f.asked("/v1.0/admin/console-keys") < 0);
        QVERIFY(!f.queue().open());
    }
};

} // namespace sekisho::tests::test_tenant_engines

SEKISHO_QTEST_GUILESS_MAIN(test_tenant_engines, TestTenantEngines)
#include "test_tenant_engines.moc"
