// What the service wants of a person before it takes a command: asked once, and the same command goes again. An expired
// token is another thing, and both go on together.
#include "models/api/approval_wire.h"
#include "models/api/cut_off_wire.h"
#include "models/api/role_wire.h"
#include "models/ports/command_group.h"
#include "tests/fakes/fake_approvals.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_assent {

using namespace sekisho::fakes;
using Kind = ports::AssentNeed::Kind;

namespace {

constexpr auto kVerification = "/v1.0/admin/me/verification";

RoleSheet wantedRole() {
    RoleSheet sheet;
    sheet.role.name = "支社の人事担当";
    sheet.role.grants = {{"members", Access::View}};
    return sheet;
}

// A service that wants things before it takes a command.
struct Guarded : Signed {
    FakeAssentDesk desk;
    bool wantsConfirmation = false;
    bool wantsReason = false;
    bool wantsSecond = false;
    bool neverContent = false;
    QByteArray password = "Start-1234";
    int refusalStatus = 401; // of a wrong password
    QByteArray refusalCode = "LOGIN_FAILED";
    int taken = 0;
    std::function<bool(const SeenRequest&, Conversation&)> first;

    Guarded() {
        gateway->setAssentDesk(&desk);
        service.before = [this](const SeenRequest& request, Conversation& to) {
            if (first && first(request, to)) return true;
            if (request.path().startsWith("/oauth2") || request.method == "GET") return false;
            if (request.headers.value("authorization") != "Bearer " + service.access) return false;
            if (request.path() == kVerification)
                verify(request, to);
            else
                command(request, to);
            return true;
        };
    }
    void verify(const SeenRequest& request, Conversation& to) {
        if (!request.body.contains("\"password\":\"" + password + '"'))
            return to.answer(refusalStatus, R"({"code":")" + refusalCode + R"(","description":"wrong"})");
        wantsConfirmation = neverContent;
        to.answer(200, "{}");
    }
    void command(const SeenRequest& request, Conversation& to) {
        if (wantsConfirmation)
            return to.answer(401, R"({"code":"STEP_UP_REQUIRED","description":"confirm"})", "application/json",
                             "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\", max_age=\"300\"\r\n"
                             "X-Error-Params: action=roleEdit&seconds=300\r\n");
        if (wantsReason && request.headers.value("x-reason").isEmpty())
            return to.answer(400, R"({"code":"APPROVAL_REASON_REQUIRED","description":"why"})", "application/json",
                             "X-Error-Params: action=roleEdit\r\n");
        ++taken;
        ApprovalRequest held;
        held.id = "approval-1";
        held.action = "roleEdit";
        if (wantsSecond) return to.answer(202, QByteArray::fromStdString(api::approvalText(held)));
        if (request.method == "DELETE") return to.answer(204);
        RoleSheet made = wantedRole();
        made.role.id = RoleId("r1");
        to.answer(201, QByteArray::fromStdString(api::roleText(made)));
    }
    void save(Outcome<RoleSheet>& call) {
        call.handle = gateway->roles().saveRole(wantedRole(), fixture.loop, call.reply());
    }
    QByteArray saveCode() {
        Outcome<RoleSheet> call;
        save(call);
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
    }
    QList<SeenRequest> sent(const QByteArray& path) const {
        QList<SeenRequest> found;
        for (const SeenRequest& request : fixture.server.requests)
            if (request.path() == path) found << request;
        return found;
    }
    int count(const QByteArray& path) const { return static_cast<int>(sent(path).size()); }
};

constexpr auto kRoles = "/v1.0/admin/roles";

} // namespace

class TestNetAssent : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void confirmsOnceAndSendsTheSameAgain() {
        Guarded s;
        QVERIFY(s.ok);
        s.wantsConfirmation = true;
        s.desk.answers = {{"Start-1234", "123456", {}}};
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QVERIFY(s.desk.asked[0].kind == Kind::StepUp);
        QCOMPARE(s.desk.asked[0].action, std::string("roleEdit"));
        QVERIFY(!s.desk.asked[0].last);
        const auto sent = s.sent(kRoles);
        QCOMPARE(sent.size(), 2);
        QVERIFY(!sent[0].headers.value("idempotency-key").isEmpty());
        QCOMPARE(sent[0].headers.value("idempotency-key"), sent[1].headers.value("idempotency-key"));
        QCOMPARE(sent[0].body, sent[1].body);
        const auto proofs = s.sent(kVerification);
        QCOMPARE(proofs.size(), 1);
        QCOMPARE(proofs[0].body, QByteArray(R"({"password":"Start-1234","code":"123456"})"));
        QVERIFY(!proofs[0].headers.contains("idempotency-key")); // no answer to it is kept
        QCOMPARE(s.service.renewals, 0);
    }

    void aWrongPasswordIsAskedForAgainAndTheSessionStays_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("401") << 401 << QByteArray("LOGIN_FAILED");
        QTest::newRow("403") << 403 << QByteArray("VERIFICATION_FAILED");
        QTest::newRow("400") << 400 << QByteArray("SECOND_FACTOR_WRONG");
        QTest::newRow("429") << 429 << QByteArray("TOO_MANY_REQUESTS");
    }
    void aWrongPasswordIsAskedForAgainAndTheSessionStays() {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        Guarded s;
        s.wantsConfirmation = true;
        s.refusalStatus = status;
        s.refusalCode = code;
        s.desk.answers = {{"wrong", {}, {}}, {"wrong too", {}, {}}, {"Start-1234", {}, {}}};
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.desk.asked.size(), std::size_t{3});
        QVERIFY(s.desk.asked[1].last && s.desk.asked[2].last);
        QCOMPARE(QByteArray::fromStdString(s.desk.asked[1].last->code), code);
        QCOMPARE(s.service.renewals, 0);
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
    }

    void givingUpIsNoFailure() {
        Guarded s;
        s.wantsConfirmation = true;
        QCOMPARE(s.saveCode(), QByteArray("CANCELLED")); // the desk has no answer
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QCOMPARE(s.count(kVerification), 0);
        QCOMPARE(s.count(kRoles), 1);
        s.wantsConfirmation = false;
        s.wantsReason = true;
        QCOMPARE(s.saveCode(), QByteArray("CANCELLED"));
        QCOMPARE(s.taken, 0);
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
    }

    void withoutADeskTheRefusalIsTheOutcome() {
        Guarded s;
        s.gateway->setAssentDesk(nullptr);
        s.wantsConfirmation = true;
        QCOMPARE(s.saveCode(), QByteArray("STEP_UP_REQUIRED"));
        QCOMPARE(s.service.renewals, 0);
        QCOMPARE(s.fetchCode(), QByteArray("ok")); // the session goes on
        s.wantsConfirmation = false;
        s.wantsReason = true;
        QCOMPARE(s.saveCode(), QByteArray("APPROVAL_REASON_REQUIRED"));
    }

    void aServiceThatIsNeverContentEndsIt() {
        Guarded s;
        s.wantsConfirmation = s.neverContent = true;
        s.desk.answers = {{"Start-1234", {}, {}}, {"Start-1234", {}, {}}};
        QCOMPARE(s.saveCode(), QByteArray("STEP_UP_REQUIRED"));
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QCOMPARE(s.count(kRoles), 2);
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
    }

    void anExpiredTokenIsNoQuestion() {
        Guarded s;
        s.service.access = "access-2";
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.service.renewals, 1);
        QVERIFY(s.desk.asked.empty());
    }

    void theTokenMayExpireWhileThePersonThinks() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.waits = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        s.service.access = "access-2"; // expired already before the question
        Outcome<RoleSheet> call;
        s.save(call);
        QTRY_COMPARE(s.desk.waiting(), std::size_t{1});
        QCOMPARE(s.service.renewals, 1);
        s.service.access = "access-3"; // and again while the dialog is open
        s.desk.answerNow();
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE(s.service.renewals, 2);
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QCOMPARE(s.taken, 1);
    }

    void theTokenMayExpireBetweenConfirmationAndCommand() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        s.first = [&](const SeenRequest& request, Conversation& to) {
            if (request.path() != kVerification) return false;
            s.wantsConfirmation = false;
            s.service.access = "access-2";
            to.answer(200, "{}");
            return true;
        };
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.service.renewals, 1);
        QCOMPARE(s.taken, 1);
    }

    void severalCommandsShareOneQuestion() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.waits = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        std::array<Outcome<RoleSheet>, 4> calls;
        for (auto& call : calls)
            s.save(call);
        QTRY_COMPARE(s.count(kRoles), 4);
        QTRY_COMPARE(s.desk.waiting(), std::size_t{1});
        s.desk.answerNow();
        for (auto& call : calls)
            QTRY_VERIFY(call.ok());
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QCOMPARE(s.count(kVerification), 1);
        QCOMPARE(s.taken, 4);
    }

    void whatWasRefusedBeforeTheConfirmationIsOnlySentAgain() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        QPointer<Conversation> late;
        s.first = [&](const SeenRequest& request, Conversation& to) {
            if (request.method != "DELETE" || late) return false;
            late = &to; // its refusal comes after the other one was confirmed
            return true;
        };
        Outcome<std::monostate> slow;
        slow.handle = s.gateway->roles().deleteRole(RoleId("r9"), s.fixture.loop, slow.reply());
        QTRY_VERIFY(late);
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        late->answer(401, R"({"code":"STEP_UP_REQUIRED"})", "application/json",
                     "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\"\r\n");
        QTRY_VERIFY(slow.done());
        QVERIFY2(slow.ok(), slow.code().c_str());
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
    }

    void aReasonGoesWithTheSameCommand() {
        Guarded s;
        s.wantsConfirmation = s.wantsReason = true;
        s.desk.answers = {{"Start-1234", {}, {}}, {{}, {}, "退職者です"}};
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.desk.asked.size(), std::size_t{2});
        QVERIFY(s.desk.asked[0].kind == Kind::StepUp && s.desk.asked[1].kind == Kind::Reason);
        const auto sent = s.sent(kRoles);
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent[2].headers.value("x-reason"), QByteArray("退職者です").toPercentEncoding());
        QVERIFY(sent[2].headers.value("x-reason").startsWith("%E9"));
        for (const SeenRequest& request : sent)
            QCOMPARE(request.headers.value("idempotency-key"), sent[0].headers.value("idempotency-key"));
    }

    void oneReasonHoldsForAWholeCommandAndNotForTheNext() {
        Guarded s;
        s.wantsReason = true;
        s.desk.answers = {{{}, {}, "組織の統合"}, {{}, {}, "別の理由"}};
        {
            const ports::CommandGroup group;
            const ports::CommandGroup::Use use(group);
            for (int i = 0; i < 3; ++i)
                QCOMPARE(s.saveCode(), QByteArray("ok"));
            QCOMPARE(s.desk.asked.size(), std::size_t{1});
        }
        QCOMPARE(s.saveCode(), QByteArray("ok"));
        QCOMPARE(s.desk.asked.size(), std::size_t{2});
        QCOMPARE(s.sent(kRoles).last().headers.value("x-reason"), QByteArray("別の理由").toPercentEncoding());
    }

    void givingUpHoldsForAWholeCommand() {
        Guarded s;
        s.wantsReason = true;
        {
            const ports::CommandGroup group;
            const ports::CommandGroup::Use use(group);
            for (int i = 0; i < 3; ++i)
                QCOMPARE(s.saveCode(), QByteArray("CANCELLED"));
        }
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        s.desk.answers = {{{}, {}, "理由"}};
        QCOMPARE(s.saveCode(), QByteArray("ok"));
    }

    void whatWaitsForASecondPersonIsToldAsThat() {
        Guarded s;
        s.wantsSecond = true;
        Outcome<RoleSheet> call;
        s.save(call);
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("APPROVAL_WAITING"));
        const Error& error = call.result->error();
        QVERIFY(error.kind == ErrorKind::Conflict);
        QVERIFY(ports::waitsForApproval(error));
        QCOMPARE(error.params[0].name, std::string("approvalId"));
        QCOMPARE(error.params[0].value, std::string("approval-1"));
        QCOMPARE(error.params[1].name, std::string("action"));
        QCOMPARE(error.params[1].value, std::string("roleEdit"));
        // Also where nothing but success was expected.
        Outcome<std::monostate> deletion;
        deletion.handle = s.gateway->deleteMember(UserId("u1"), s.fixture.loop, deletion.reply());
        QTRY_VERIFY(deletion.done());
        QCOMPARE(deletion.code(), std::string("APPROVAL_WAITING"));
        // And where a changeset was to be applied.
        Outcome<Changeset> apply;
        apply.handle = s.gateway->changesets().apply(ChangesetId("c1"), 4, false, s.fixture.loop, apply.reply());
        QTRY_VERIFY(apply.done());
        QCOMPARE(apply.code(), std::string("APPROVAL_WAITING"));
        QCOMPARE(s.fixture.server.requests.last().headers.value("if-match"), QByteArray("\"4\""));
        QVERIFY(s.desk.asked.empty());
    }

    void whatTheBrakeHoldsIsToldAsThat() {
        Guarded s;
        s.first = [](const SeenRequest& request, Conversation& to) {
            if (!request.path().endsWith("/force-logout")) return false;
            CutOff held;
            held.id = CutOffId("0f0e0d0c-0000-4000-8000-000000000001");
            held.kind = CutOffKind::Members;
            held.steps.resize(1);
            held.steps.front().state = StepState::Held;
            to.answer(202, QByteArray::fromStdString(api::orderedText({held, {}})));
            return true;
        };
        Outcome<std::monostate> call;
        call.handle = s.gateway->forceLogout(UserId("u1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("BRAKE_HELD"));
        QVERIFY(ports::heldByBrake(call.result->error()) && ports::waitsForApproval(call.result->error()));
        QCOMPARE(call.result->error().params[0].value, std::string("0f0e0d0c-0000-4000-8000-000000000001"));
    }

    void otherAnswersWith202AreTheirOwn() {
        Guarded s;
        s.first = [](const SeenRequest& request, Conversation& to) {
            if (!request.path().endsWith("/force-logout")) return false;
            to.answer(202);
            return true;
        };
        Outcome<std::monostate> call;
        call.handle = s.gateway->forceLogout(UserId("u1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
    }

    void whoeverDoesNotWaitAnyMoreIsNotConfirmedFor() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.waits = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        Outcome<RoleSheet> call;
        s.save(call);
        QTRY_COMPARE(s.desk.waiting(), std::size_t{1});
        call.handle.cancel();
        QCOMPARE(s.fetchCode(), QByteArray("ok")); // the cancellation has arrived by then
        s.desk.answerNow();
        QCOMPARE(s.fetchCode(), QByteArray("ok"));
        QCOMPARE(s.count(kVerification), 0);
        QCOMPARE(call.replies, 0);
        s.desk.waits = false;
        s.desk.answers = {{"Start-1234", {}, {}}};
        QCOMPARE(s.saveCode(), QByteArray("ok")); // and the next one is asked as ever
        QCOMPARE(s.desk.asked.size(), std::size_t{2});
    }

    void signingOutEndsTheQuestion() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.waits = true;
        Outcome<RoleSheet> call;
        s.save(call);
        QTRY_COMPARE(s.desk.waiting(), std::size_t{1});
        Outcome<std::monostate> out;
        out.handle = s.gateway->signOut(s.fixture.loop, out.reply());
        QTRY_VERIFY(out.done() && call.done());
        QCOMPARE(call.code(), std::string("CANCELLED"));
        s.desk.answers = {{"Start-1234", {}, {}}};
        s.desk.answerNow(); // whoever was asked answers late
        QTest::qWait(50);
        QCOMPARE(s.count(kVerification), 0);
        QCOMPARE(s.count(kRoles), 1);
        QCOMPARE(call.replies, 1);
    }

    void theGatewayMayGoWhileSomebodyIsAsked() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.waits = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        Outcome<RoleSheet> call;
        s.save(call);
        QTRY_COMPARE(s.desk.waiting(), std::size_t{1});
        s.gateway.reset();
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("CANCELLED"));
        s.desk.answerNow();
        QTest::qWait(20);
        QCOMPARE(s.count(kVerification), 0);
        QCOMPARE(call.replies, 1);
    }

    void whoeverIsLockedOutIsNotAskedAgain() {
        Guarded s;
        s.wantsConfirmation = true;
        s.refusalStatus = 403;
        s.refusalCode = "ACCOUNT_LOCKED";
        s.desk.answers = {{"wrong", {}, {}}, {"Start-1234", {}, {}}};
        QCOMPARE(s.saveCode(), QByteArray("ACCOUNT_LOCKED"));
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        QCOMPARE(s.taken, 0);
    }

    void aConfirmationThatDoesNotArriveIsTheOutcome() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        s.first = [](const SeenRequest& request, Conversation& to) {
            if (request.path() != kVerification) return false;
            to.answer(500, R"({"code":"INTERNAL_SERVER_ERROR"})");
            return true;
        };
        QCOMPARE(s.saveCode(), QByteArray("INTERNAL_SERVER_ERROR"));
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
        s.first = {};
        s.desk.answers = {{"Start-1234", {}, {}}};
        QCOMPARE(s.saveCode(), QByteArray("ok"));
    }

    void theSessionMayEndWhileItIsConfirmed() {
        Guarded s;
        s.wantsConfirmation = true;
        s.desk.answers = {{"Start-1234", {}, {}}};
        s.first = [](const SeenRequest& request, Conversation& to) {
            if (request.path() != kVerification) return false;
            to.answer(401, R"({"code":"SESSION_FORCED_OUT"})");
            return true;
        };
        std::optional<ports::LinkStatus> link;
        auto watch = s.gateway->watchLink(s.fixture.loop, [&](const ports::LinkStatus& status) { link = status; });
        QCOMPARE(s.saveCode(), QByteArray("SESSION_FORCED_OUT"));
        QTRY_VERIFY(link && link->state == ports::LinkState::SignedOut && link->reason);
        QCOMPARE(link->reason->code, std::string("SESSION_FORCED_OUT"));
        QCOMPARE(s.desk.asked.size(), std::size_t{1});
    }

    void aReadingCallIsNeverAskedFor() {
        Guarded s;
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(401, R"({"code":"STEP_UP_REQUIRED"})", "application/json",
                      "WWW-Authenticate: Bearer error=\"insufficient_user_authentication\"\r\n");
        });
        QCOMPARE(s.fetchCode(), QByteArray("STEP_UP_REQUIRED"));
        QVERIFY(s.desk.asked.empty());
        QCOMPARE(s.service.renewals, 0);
    }
};

} // namespace sekisho::tests::test_net_assent

SEKISHO_QTEST_GUILESS_MAIN(test_net_assent, TestNetAssent)
#include "test_net_assent.moc"
