// 紛失対応 after the order: followed to the proof, out of reach, held, contradicted; the temporary password that is
// seen once; what waits without a connection; the ways back, the record and the receipt.
#include "tests/fakes/qt_suite.h"
#include "tests/ui/lost_device_fixture.h"
#include "ui/panes/lostdevice/receipt_document.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

namespace sekisho::tests::test_lost_device_follow {

using Pane = LostDeviceFixture;
using ui::lostdevice::StateBand;

class TestLostDeviceFollow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    // --- how far it is ---

    void followsToTheProof() {
        Pane f;
        const CutOffId id = f.order().id;
        QVERIFY(!f.lines().empty());
        const QString before = f.band();
        f.gateway.cutOffDesk.proceed(id);
        f.gateway.cutOffDesk.proceed(id);
        QTRY_VERIFY(f.band().startsWith(QStringLiteral("Cut off. Everything has been verified")));
        QVERIFY(f.band() != before);
        auto* line = f.lines().front();
        auto* toggle = line->findChild<QToolButton*>(QStringLiteral("step.toggle"));
        auto* evidence = line->findChild<QLabel*>(QStringLiteral("step.evidence"));
        QVERIFY(!evidence->isVisible());
        toggle->click();
        QVERIFY(evidence->isVisible() && !evidence->text().isEmpty());
        f.part<QPushButton>("lost.follow.close")->click();
        auto* list = f.part<QTableView>("lost.list");
        QTRY_VERIFY(list->isVisible() && list->model()->rowCount() == 1);
    }

    void aPhoneOutOfReachIsSaidTruthfully() {
        Pane f;
        const CutOffId id = f.order().id;
        f.gateway.cutOffDesk.proceed(id);
        f.gateway.cutOffDesk.loseDevices(id);
        QTRY_VERIFY(f.band().contains(QStringLiteral("not been in contact since")));
        QVERIFY(f.band().contains(QStringLiteral("On the service everything is cut off")));
    }

    void whatContradictsItselfIsRedAndSaysWhatToDo() {
        Pane f;
        const CutOff& made = f.order();
        f.gateway.cutOffDesk.setStep(made.id, stepOf(made, StepKind::WipeAppData), StepState::Contradicted,
                                     "usedAfterErase", "deviceContradicted");
        QTRY_VERIFY(f.band().contains(QStringLiteral("Do not take it for erased")));
        const auto lines = f.lines();
        const bool told = std::ranges::any_of(lines, [](const ui::lostdevice::StepLine* line) {
            const auto* advice = line->findChild<QLabel*>(QStringLiteral("step.advice"));
            return advice->isVisible() && advice->text().contains(QStringLiteral("report it"));
        });
        QVERIFY(told);
    }

    void whatTheBrakeHoldsIsSaid() {
        Pane f;
        f.gateway.cutOffDesk.budgets[BrakeKind::Wipe] = {0, 100, 20};
        f.order(); // the first never waits
        f.respond();
        QTRY_VERIFY(f.part<QLabel>("lost.brake")->isVisible());
        f.orderButton()->click();
        QTRY_VERIFY(f.band().contains(QStringLiteral("held until another administrator decides")));
        auto* held = f.part<QPushButton>("lost.follow.held");
        QVERIFY(held->isVisible());
        QSignalSpy wanted(f.pane.get(), &ui::Pane::openWanted);
        held->click();
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("security.heldOrders"));
    }

    void theTemporaryPasswordIsSeenOnce() {
        Pane f;
        const CutOffId id = f.order().id;
        auto* secret = f.part<QLineEdit>("lost.password");
        QVERIFY(secret->isVisible());
        const QString password = secret->text();
        QVERIFY(!password.isEmpty());
        f.part<QPushButton>("lost.password.copy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), password);
        f.part<QPushButton>("lost.follow.close")->click();
        QVERIFY(secret->text().isEmpty() && !secret->isVisible());
        QVERIFY(QGuiApplication::clipboard()->text() != password);
        f.pane->showResource(QStringLiteral("cutOff:") + QString::fromStdString(id.value));
        QTRY_VERIFY(!f.lines().empty());
        QVERIFY(secret->text().isEmpty() && !secret->isVisible());
        for (const QWidget* widget : f.pane->findChildren<QWidget*>())
            QVERIFY(!widget->accessibleName().contains(password) && !widget->toolTip().contains(password));
        QGuiApplication::clipboard()->clear();
    }

    void aHeldStepShowsItsPasswordOnlyWhenItIsDone() {
        Pane f;
        const CutOffId id = f.order().id;
        const int number = stepOf(f.gateway.cutOffDesk.all.back(), StepKind::Password);
        auto* page = f.part<ui::lostdevice::FollowPage>("lost.follow");
        auto* secret = f.part<QLineEdit>("lost.password");
        auto* note = f.part<QLabel>("lost.passwordNote");
        for (const bool released : {true, false}) {
            f.gateway.cutOffDesk.setStep(id, number, StepState::Held, "heldByBrake", "heldByBrake");
            page->follow(f.gateway.cutOffDesk.all.back(), QStringLiteral("Temporary-77"));
            QVERIFY(!secret->isVisible() && secret->text().isEmpty());
            QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("not been changed yet")));
            f.gateway.cutOffDesk.setStep(id, number, released ? StepState::Acknowledged : StepState::Rejected, "", "");
            QTRY_VERIFY(!note->isVisible());
            QCOMPARE(secret->text(), released ? QStringLiteral("Temporary-77") : QString());
            QCOMPARE(secret->isVisible(), released);
        }
    }

    // --- without the service ---

    void withoutTheServiceItWaitsAndIsSentLater() {
        Pane f;
        f.setOnline(false);
        f.pane->showResource(QString::fromStdString(f.who.value));
        QVERIFY(f.part<StateBand>("lost.offline")->isVisible());
        QVERIFY(f.orderButton()->text().startsWith(QStringLiteral("Let it wait")));
        QTRY_VERIFY(f.orderButton()->hasFocus());
        QTest::keyClick(f.orderButton(), Qt::Key_Return);
        QCOMPARE(f.gateway.queue.entries.size(), 1U);
        QVERIFY(f.band().contains(QStringLiteral("Nothing is cut off yet")));
        QVERIFY(!f.lines().empty());
        f.clock.advance(std::chrono::minutes(3));
        QTRY_VERIFY_WITH_TIMEOUT(f.band().contains(QStringLiteral("3 minutes ago")), 3'000);
        f.setOnline(true);
        auto call = f.gateway.queue.flush(f.gui, [](const Result<std::vector<CutOffId>>&) {});
        QTRY_COMPARE(f.gateway.cutOffDesk.all.size(), 1U);
        QTRY_VERIFY(f.part<ui::lostdevice::FollowPage>("lost.follow")->follower().now().has_value());
        QVERIFY(f.part<QLabel>("lost.facts")->text().contains(QStringLiteral("arrived")));
        // The temporary password came with the answer, and is seen by whoever ordered: once.
        auto* secret = f.part<QLineEdit>("lost.password");
        QTRY_VERIFY(secret->isVisible() && !secret->text().isEmpty());
        QVERIFY(!f.part<QLabel>("lost.passwordNote")->isVisible());
        const QString id = QString::fromStdString(f.gateway.cutOffDesk.all.back().id.value);
        f.part<QPushButton>("lost.follow.close")->click();
        f.pane->showResource(QStringLiteral("cutOff:") + id);
        QTRY_VERIFY(f.part<QLabel>("lost.passwordNote")->isVisible());
        QVERIFY(!secret->isVisible() && secret->text().isEmpty());
    }

    void whatWaitsStandsOnTopAndIsWithdrawn() {
        Pane f;
        f.order();
        f.setOnline(false);
        f.pane->showResource(QString::fromStdString(f.who.value));
        f.orderButton()->click();
        f.part<QPushButton>("lost.follow.close")->click();
        auto* list = f.part<QTableView>("lost.list");
        QTRY_VERIFY(list->isVisible());
        list->selectRow(0);
        auto* withdraw = f.part<QPushButton>("lost.withdraw");
        QVERIFY(withdraw->isVisible());
        withdraw->click();
        QCOMPARE(f.gateway.queue.entries.size(), 1U); // it asks first
        f.agree();
        QVERIFY(f.gateway.queue.entries.empty());
        QTRY_VERIFY(!withdraw->isVisible());
        QVERIFY(f.part<ui::Banner>("lost.pane.banner")->sentence().contains(QStringLiteral("not cut off")));
    }

    // What was agreed to was that nothing is sent; by then it was.
    void whatWasSentMeanwhileIsNotWithdrawn() {
        Pane f;
        f.setOnline(false);
        f.pane->showResource(QString::fromStdString(f.who.value));
        f.orderButton()->click();
        f.part<QPushButton>("lost.follow.withdraw")->click();
        QTRY_VERIFY(f.dialog());
        f.setOnline(true);
        auto call = f.gateway.queue.flush(f.gui, [](const Result<std::vector<CutOffId>>&) {});
        QTRY_VERIFY(f.part<ui::lostdevice::FollowPage>("lost.follow")->follower().now().has_value());
        f.agree();
        QTest::qWait(20);
        QCOMPARE(f.gateway.callsOf("withdrawCutOff"), 0U);
        QVERIFY(f.part<ui::Banner>("lost.follow.banner")->sentence().contains(QStringLiteral("sent meanwhile")));
    }

    // The first answer, which had the temporary password, was lost: the person hears that there is none.
    void aPasswordThatNeverArrivedIsTold() {
        Pane f;
        CutOff made = f.order();
        made.queued = false;
        for (CutOffStep& step : made.steps)
            if (step.kind == StepKind::Password) step.state = StepState::Verified;
        auto* follow = f.part<ui::lostdevice::FollowPage>("lost.follow");
        follow->follow(made, QStringLiteral("secret"));
        QVERIFY(!f.part<QLabel>("lost.passwordNote")->isVisible());
        follow->follow(made, {});
        QVERIFY(f.part<QLabel>("lost.passwordNote")->isVisible());
    }

    // Two clerks for one call: the second hears that the first one's password stays, and whose it is.
    void thePasswordOfTheOtherClerkIsHis() {
        Pane f;
        CutOff made = f.order();
        for (CutOffStep& step : made.steps)
            if (step.kind == StepKind::Password) {
                step.state = StepState::Verified;
                step.reason = "justDone";
                step.evidence = {{"readBack", f.clock.now(), "田中 一郎"}};
            }
        auto* follow = f.part<ui::lostdevice::FollowPage>("lost.follow");
        follow->follow(made, {});
        QVERIFY(!f.part<QLabel>("lost.passwordNote")->isVisible());
        const auto lines = f.lines();
        QVERIFY(std::ranges::any_of(lines, [](const ui::lostdevice::StepLine* line) {
            const auto* advice = line->findChild<QLabel*>(QStringLiteral("step.advice"));
            return advice->isVisible() && advice->text().contains(QStringLiteral("田中 一郎"));
        }));
    }

    void nothingOfThePersonBeforeIsShown() {
        Pane f;
        f.order();
        QVERIFY(!f.lines().empty() && f.part<QLabel>("lost.follow.name")->isVisible());
        f.gateway.hold();
        f.pane->showResource(QStringLiteral("cutOff:another"));
        QVERIFY(f.lines().empty() && !f.part<QLabel>("lost.follow.name")->isVisible());
        f.gateway.release();
    }

    void whatWasRefusedStaysUntilItIsLookedAt() {
        Pane f;
        f.setOnline(false);
        f.pane->showResource(QString::fromStdString(f.who.value));
        f.orderButton()->click();
        f.clock.advance(std::chrono::hours(80));
        f.setOnline(true);
        auto call = f.gateway.queue.flush(f.gui, [](const Result<std::vector<CutOffId>>&) {});
        QTRY_VERIFY(f.band().contains(QStringLiteral("did not take the order")));
        QVERIFY(f.gateway.cutOffDesk.all.empty());
        f.part<QPushButton>("lost.follow.withdraw")->click();
        f.agree();
        QTRY_VERIFY(f.gateway.queue.entries.empty());
        QTRY_VERIFY(!f.part<QWidget>("lost.follow")->isVisible());
    }

    // --- afterwards ---

    void noteAndCheckAreCompleted() {
        Pane f;
        const CutOffId id = f.order().id;
        auto* follow = f.part<ui::lostdevice::FollowPage>("lost.follow");
        auto* note = follow->findChild<QPlainTextEdit*>(QStringLiteral("lost.follow.note"));
        auto* check = follow->findChild<QComboBox*>(QStringLiteral("lost.follow.check"));
        auto* save = f.part<QPushButton>("lost.follow.saveRecord");
        QVERIFY(!save->isEnabled());
        note->setPlainText(QStringLiteral("on the Yamanote line"));
        check->setCurrentIndex(check->findData(QStringLiteral("supervisor")));
        QVERIFY(save->isEnabled() && f.pane->hasDraft());
        f.gateway.tenant.noteUnseen(); // what is being typed survives the next look at the service
        QTest::qWait(50);
        QCOMPARE(note->toPlainText(), QStringLiteral("on the Yamanote line"));
        save->click();
        QTRY_COMPARE(f.gateway.cutOffDesk.find(id)->check.method, std::string("supervisor"));
        QTRY_VERIFY(!f.pane->hasDraft());
    }

    void foundAgainAndWithdrawnAreAskedOnce() {
        Pane f;
        const CutOffId id = f.order().id;
        auto* withdraw = f.part<QPushButton>("lost.follow.withdraw");
        auto* found = f.part<QPushButton>("lost.follow.found");
        QVERIFY(withdraw->isEnabled() && found->isEnabled());
        withdraw->click();
        f.agree();
        QTRY_VERIFY(!withdraw->isEnabled());
        found->click();
        QTRY_VERIFY(f.dialog());
        QStringList words;
        for (const QLabel* label : f.dialog()->findChildren<QLabel*>())
            words << label->text();
        QVERIFY(words.join(QLatin1Char(' ')).contains(QStringLiteral("Lifted")));
        QVERIFY(words.join(QLatin1Char(' ')).contains(QStringLiteral("Stays as it is")));
        f.agree();
        QTRY_VERIFY(f.gateway.cutOffDesk.find(id)->foundAt.has_value());
        QTRY_VERIFY(f.band().startsWith(QStringLiteral("Found again")));
        QVERIFY(!found->isEnabled() && !found->toolTip().isEmpty());
    }

    void theReceiptIsReadAndKept() {
        Pane f;
        const CutOff made = f.order();
        f.part<QPushButton>("lost.follow.receipt")->click();
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QLatin1String("lost.receipt"));
        const QString text = f.dialog()->findChild<QTextBrowser*>()->toPlainText();
        QVERIFY(text.contains(QString::fromStdString(made.id.value)));
        QVERIFY(text.contains(QString::fromStdString(made.userName)));
        QVERIFY(text.contains(QStringLiteral("SHA-256")));
        f.dialog()->findChild<QPushButton*>(QStringLiteral("lost.receipt.print"))->click();
        auto* printing = f.dialog()->findChild<QDialog*>(QStringLiteral("lost.receipt.printer"));
        if (!printing)
            for (QWidget* window : QApplication::topLevelWidgets())
                if (window->objectName() == QLatin1String("lost.receipt.printer"))
                    printing = qobject_cast<QDialog*>(window);
        QVERIFY(printing && printing->isVisible());
        printing->close();
        QTRY_VERIFY(f.dialog() && f.dialog()->objectName() == QLatin1String("lost.receipt"));
        f.dialog()->close();

        QTemporaryDir folder;
        CutOff large = made; // a note as long as it may be, and many steps
        large.note = std::string(2'000, 'n');
        large.userName = "<b>佐藤</b>";
        for (int i = 0; i < 300; ++i)
            large.steps.push_back(made.steps.front());
        const ports::Receipt receipt{"{}", "a.b.c"};
        for (const CutOff* one : std::initializer_list<const CutOff*>{&made, &large}) {
            const QString path = folder.filePath(QStringLiteral("receipt.pdf"));
            QVERIFY(ui::lostdevice::writeReceiptPdf(*one, receipt, path).has_value());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString pdf = QString::fromLatin1(file.readAll());
            QVERIFY(pdf.startsWith(QStringLiteral("%PDF")));
            QCOMPARE(pdf.count(QRegularExpression(QStringLiteral("/Type\\s*/Page[^s]"))), 1);
        }
        QVERIFY(ui::lostdevice::receiptHtml(large, receipt).contains(QStringLiteral("&lt;b&gt;")));
        const Done refused = ui::lostdevice::writeReceiptFile("x", folder.filePath(QStringLiteral("no/where.json")));
        QCOMPARE(refused.error().code, std::string("FILE_WRITE_FAILED"));
        QVERIFY(ui::lostdevice::writeReceiptFile("a.b.c", folder.filePath(QStringLiteral("r.jws"))).has_value());
    }
};

} // namespace sekisho::tests::test_lost_device_follow

SEKISHO_QTEST_MAIN(test_lost_device_follow, TestLostDeviceFollow)
#include "test_lost_device_follow.moc"
