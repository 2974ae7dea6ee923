// The models of invitations hold to Qt's rules, keep what is chosen over a refresh, and a selection is decided as a
// job.
#include "models/commands/applicant_batch.h"
#include "models/commands/job_list.h"
#include "models/items/applicant_model.h"
#include "models/items/invitation_link_model.h"
#include "models/items/roles.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/qt_suite.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_invitations {

using Tester = QAbstractItemModelTester;
using items::ApplicantModel;
using items::InvitationLinkModel;

namespace {

ApplicantModel::Words applicantWords() {
    return {[](ApplicantModel::Column column) { return QString::number(column); },
            [](const Applicant& one) { return one.asOperator ? QStringLiteral("op") : QStringLiteral("member"); },
            [](const Applicant& one) { return QString::fromStdString(one.inviterName); },
            [](Instant) { return QStringLiteral("then"); },
            [](Instant) { return QStringLiteral("exactly"); },
            [](Instant) { return QStringLiteral("left"); }};
}

Applicant applicant(const char* id) {
    Applicant one;
    one.id = ApplicantId(id);
    one.name = id;
    one.email = std::string(id) + "@demo";
    return one;
}

} // namespace

class TestInvitations : public QObject {
    Q_OBJECT

    ManualClock clock_{*parseInstant("2026-11-22T09:00:00Z")};
    ports::InlineExecutor gui_;

  private Q_SLOTS:
    void whoIsChosenStaysSoWhenOthersComeAndGo() {
        ApplicantModel model(applicantWords());
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setApplicants({applicant("a"), applicant("b"), applicant("c")});
        const QPersistentModelIndex chosen = model.index(1, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setApplicants({applicant("b"), applicant("c"), applicant("d")});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.row(), 0);
        QCOMPARE(model.data(chosen, items::IdRole).toString(), QStringLiteral("b"));
        QCOMPARE(model.rowOf(ApplicantId("d")), 2);
        QCOMPARE(model.rowOf(ApplicantId("a")), -1);
        model.setApplicants({applicant("d"), applicant("b")}); // another order: all anew
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowOf(ApplicantId("b")), 1);
        model.setApplicants({});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatStrangersWroteIsNoMarkup() {
        ApplicantModel model(applicantWords());
        Applicant evil = applicant("x");
        evil.name = "<img src=x>";
        model.setApplicants({evil});
        const QModelIndex name = model.index(0, ApplicantModel::NameColumn);
        QCOMPARE(model.data(name, Qt::DisplayRole).toString(), QStringLiteral("<img src=x>"));
        QVERIFY(!model.data(name, Qt::ToolTipRole).toString().contains(QLatin1Char('<')));
        evil.privateEmail.clear();
        evil.cellPhone = "090-1";
        model.setApplicants({evil});
        QCOMPARE(model.data(model.index(0, ApplicantModel::ContactColumn), Qt::DisplayRole).toString(),
                 QStringLiteral("090-1"));
    }

    void linksAreShownPageByPage() {
        InvitationLinkModel model(
            {[](InvitationLinkModel::Column column) { return QString::number(column); },
             [this](const InvitationLink& link) {
                 return link.openAt(clock_.now()) ? QStringLiteral("open") : QStringLiteral("over");
             },
             [](const InvitationLink&) { return QStringLiteral("member"); },
             [](Instant) { return QStringLiteral("then"); }, [](Instant) { return QStringLiteral("exactly"); }});
        Tester tester(&model, Tester::FailureReportingMode::QtTest);
        InvitationLink open, over;
        open.id = InvitationId("open");
        open.expires = clock_.now() + std::chrono::hours(1);
        open.waiting = 4;
        over.id = InvitationId("over");
        over.expires = open.expires;
        over.revoked = clock_.now();
        model.setLinks({open});
        model.append({open, over}); // what is known already comes once
        QCOMPARE(model.rowCount(), 2);
        const auto shown = [&](int row, int column) { return model.data(model.index(row, column), Qt::DisplayRole); };
        QCOMPARE(shown(0, InvitationLinkModel::StateColumn).toString(), QStringLiteral("open"));
        QCOMPARE(shown(1, InvitationLinkModel::StateColumn).toString(), QStringLiteral("over"));
        QCOMPARE(shown(0, InvitationLinkModel::WaitingColumn).toInt(), 4);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        open.waiting = 5;
        model.setLinks({open, over});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(shown(0, InvitationLinkModel::WaitingColumn).toInt(), 5);
    }

    void aSelectionIsDecidedOneAfterTheOther() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        gateway.door.addLink("佐藤 花子");
        std::vector<Applicant> all;
        for (const char* id : {"one", "two", "three"})
            all.push_back(gateway.door.apply(id, id));
        gateway.door.refused.emplace(all[1].id.value, Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST"));
        commands::JobList jobs(clock_);
        std::optional<commands::ApplicantBatch::Outcome> outcome;
        const auto approve = [&](const Applicant& one, ports::Reply<std::monostate> reply) {
            return gateway.invitations().approve(one.id, {}, gui_, std::move(reply));
        };
        const auto take = [&](const commands::ApplicantBatch::Outcome& came) { outcome = came; };
        commands::ApplicantBatch::start(jobs, QStringLiteral("Approve"), all, approve, take);
        QVERIFY(outcome);
        QCOMPARE(outcome->done.size(), std::size_t{2});
        QCOMPARE(outcome->refused, std::size_t{1});
        QCOMPARE(outcome->firstSubject, QStringLiteral("two"));
        QCOMPARE(gateway.door.members, (std::vector<std::string>{"one@demo", "three@demo"}));
        const ports::JobState& job = jobs.jobs().back();
        QCOMPARE(job.phase, ports::JobPhase::PartlyFailed);
        QCOMPARE(job.lines.size(), std::size_t{3});
        QCOMPARE(job.lines[1].error->code, std::string("EMAIL_ALREADY_EXIST"));
    }

    void aCancelledJobStartsNoMore() {
        fakes::FakeGateway gateway(clock_);
        gateway.signInAs("admin@demo");
        std::vector<Applicant> all{gateway.door.apply("one", "one"), gateway.door.apply("two", "two")};
        commands::JobList jobs(clock_);
        std::optional<commands::ApplicantBatch::Outcome> outcome;
        gateway.hold();
        const auto reject = [&](const Applicant& one, ports::Reply<std::monostate> reply) {
            return gateway.invitations().reject(one.id, "no", gui_, std::move(reply));
        };
        const auto take = [&](const commands::ApplicantBatch::Outcome& came) { outcome = came; };
        const auto id = commands::ApplicantBatch::start(jobs, QStringLiteral("Reject"), all, reject, take);
        jobs.cancel(id);
        gateway.release();
        QVERIFY(outcome);
        QCOMPARE(gateway.door.rejected.size(), std::size_t{1});
        QCOMPARE(gateway.door.waiting.size(), std::size_t{1});
        QCOMPARE(jobs.jobs().back().phase, ports::JobPhase::Cancelled);
    }
};

} // namespace sekisho::tests::test_invitations

SEKISHO_QTEST_GUILESS_MAIN(test_invitations, TestInvitations)
#include "test_invitations.moc"
