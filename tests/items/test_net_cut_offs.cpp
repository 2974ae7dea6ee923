// Cut-offs, their queue and the brake on the wire: what is asked, and what the answers become.
#include "models/api/cut_off_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace sekisho::tests::test_net_cut_offs {

using namespace Qt::StringLiterals;
using namespace sekisho::fakes;

namespace {

constexpr auto kCutOffId = "6f1d2a30-0000-4000-8000-000000000001";

CutOffOrder lostPhone() {
    CutOffOrder order;
    order.id = CutOffId(kCutOffId);
    order.user = UserId("u1");
    order.device = DeviceId("d1");
    order.steps = {{StepKind::EndSessions, {}}, {StepKind::WipeAppData, "d1"}};
    order.note = "駅で紛失";
    order.check = {"callback", "内線"};
    order.orderedAt = *parseInstant("2026-11-26T01:00:00Z");
    return order;
}

CutOff doneCutOff() {
    CutOff one;
    one.id = CutOffId(kCutOffId);
    one.user = UserId("u1");
    one.version = 7;
    CutOffStep& step = one.steps.emplace_back();
    step.number = 1;
    step.state = StepState::Verified;
    step.verifiedAt = *parseInstant("2026-11-26T01:00:01Z");
    return one;
}

QByteArray cutOffAsked(const SeenRequest& request) {
    return request.method + ' ' + request.target;
}

QJsonObject bodyOf(const SeenRequest& request) {
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

class TestNetCutOffs : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void proposesForALoss() {
        Signed s;
        QVERIFY(s.ok);
        api::ProposalText proposal;
        proposal.userId = "u1";
        proposal.userName = "佐藤 花子";
        proposal.lost = Lost::Pc;
        proposal.steps = {{StepKind::Block, "d1", "iPhone", true, true, "", 0}};
        proposal.brake = {{BrakeKind::Wipe, {5, 20, 20}, 1, 2, 3, 4}};
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::proposalText(proposal)));
        });
        Outcome<ports::CutOffProposal> call;
        call.handle =
            s.gateway->cutOffs().propose(UserId("u/1"), Lost::Pc, DeviceId("d1"), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((**call.result).userName, std::string("佐藤 花子"));
        QVERIFY((**call.result).steps == proposal.steps);
        QCOMPARE((**call.result).brake.front().budget.perTenant, 20);
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/users/u%2F1/cut-off-proposal?lost=pc&deviceId=d1"));
    }

    // The answer may hold a password: it is not kept for a repetition, and the id of the order makes one harmless.
    void anOrderIsSentOnceMoreUnderItsOwnId() {
        Signed s;
        QVERIFY(s.ok);
        int asked = 0;
        s.answer([&](const SeenRequest&, Conversation& to) {
            if (++asked == 1) return to.close();
            to.answer(201, QByteArray::fromStdString(api::orderedText({doneCutOff(), "Temp-1234"})));
        });
        Outcome<ports::CutOffOrdered> call;
        call.handle = s.gateway->cutOffs().order(lostPhone(), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE(asked, 2);
        QVERIFY((**call.result).cutOff == doneCutOff());
        QCOMPARE((**call.result).temporaryPassword, std::string("Temp-1234"));
        const auto& requests = s.fixture.server.requests;
        QCOMPARE(cutOffAsked(requests.at(1)), QByteArray("POST /v1.0/admin/cut-offs"));
        QVERIFY(requests.at(1).headers.value("idempotency-key").isEmpty());
        QCOMPARE(requests.at(0).body, requests.at(1).body);
        const auto read = api::cutOffOrderFromText(requests.at(1).body.toStdString());
        QVERIFY(read.has_value());
        QVERIFY(*read == lostPhone());
    }

    void listsAndFollows() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest& request, Conversation& to) {
            const bool list = request.path().endsWith("/cut-offs");
            to.answer(200, QByteArray::fromStdString(list ? api::cutOffsText({{doneCutOff()}, "next"})
                                                          : api::cutOffText(doneCutOff())));
        });
        Outcome<ports::CutOffPage> list;
        list.handle = s.gateway->cutOffs().cutOffs("open", UserId("u1"), "c", s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((**list.result).cutOffs.size(), std::size_t{1});
        QCOMPARE((**list.result).nextCursor, std::string("next"));
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/cut-offs?state=open&userId=u1&cursor=c"));
        Outcome<CutOff> one;
        one.handle = s.gateway->cutOffs().cutOff(CutOffId(kCutOffId), s.fixture.loop, one.reply());
        QTRY_VERIFY(one.done());
        QVERIFY(**one.result == doneCutOff());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/cut-offs/") + kCutOffId);
    }

    void completesFindsAgainAndWithdraws() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::cutOffText(doneCutOff())));
        });
        auto& cutOffs = s.gateway->cutOffs();
        const QByteArray root = QByteArray("/v1.0/admin/cut-offs/") + kCutOffId;
        Outcome<CutOff> completed, found, withdrawn;
        completed.handle =
            cutOffs.complete(doneCutOff(), "追記", {"inPerson", "社員証"}, s.fixture.loop, completed.reply());
        QTRY_VERIFY(completed.done());
        QVERIFY2(completed.ok(), completed.code().c_str());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), "PATCH " + root);
        QCOMPARE(s.fixture.server.requests.last().headers.value("if-match"), QByteArray("\"7\""));
        QCOMPARE(bodyOf(s.fixture.server.requests.last())["check"_L1].toObject()["text"_L1].toString(),
                 QStringLiteral("社員証"));
        found.handle = cutOffs.foundAgain(CutOffId(kCutOffId), "見つかった", s.fixture.loop, found.reply());
        QTRY_VERIFY(found.done());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), "POST " + root + "/found-again");
        QCOMPARE(bodyOf(s.fixture.server.requests.last())["note"_L1].toString(), QStringLiteral("見つかった"));
        QVERIFY(!s.fixture.server.requests.last().headers.value("idempotency-key").isEmpty());
        withdrawn.handle = cutOffs.withdraw(CutOffId(kCutOffId), s.fixture.loop, withdrawn.reply());
        QTRY_VERIFY(withdrawn.done());
        QVERIFY(withdrawn.ok());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), "POST " + root + "/withdraw");
    }

    void theReceiptIsTakenAsItWasSigned() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::receiptText({"{\"a\": 1,\n \"b\": \"印\"}", "h.p.s"})));
        });
        Outcome<ports::Receipt> call;
        call.handle = s.gateway->cutOffs().receipt(CutOffId(kCutOffId), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((**call.result).json, std::string("{\"a\": 1,\n \"b\": \"印\"}"));
        QCOMPARE((**call.result).jws, std::string("h.p.s"));
    }

    void theQueueRegistersItsKeyAndSendsWhatWasSigned() {
        Signed s;
        QVERIFY(s.ok);
        int asked = 0;
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "PUT") return to.answer(200, R"({"keyId":"k1"})");
            if (++asked == 1) return to.close();
            to.answer(200, QByteArray::fromStdString(api::orderedText({doneCutOff(), {}})));
        });
        auto& cutOffs = s.gateway->cutOffs();
        Outcome<std::string> key;
        key.handle = cutOffs.registerKey("-----BEGIN PUBLIC KEY-----\nx\n", s.fixture.loop, key.reply());
        QTRY_VERIFY(key.done());
        QCOMPARE(**key.result, std::string("k1"));
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), QByteArray("PUT /v1.0/admin/console-keys"));
        const std::string text = cutOffs.orderText(lostPhone());
        QVERIFY(*cutOffs.orderOf(text) == lostPhone());
        Outcome<ports::CutOffOrdered> call;
        call.handle = cutOffs.sendQueued(text, "c2ln", "k1", s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE(asked, 2);
        const auto& last = s.fixture.server.requests.last();
        QCOMPARE(cutOffAsked(last), QByteArray("POST /v1.0/admin/cut-offs/queued"));
        QCOMPARE(bodyOf(last)["text"_L1].toString().toStdString(), text); // to the byte
        QCOMPARE(bodyOf(last)["signature"_L1].toString(), QStringLiteral("c2ln"));
    }

    void theBrakeIsAskedAndDecided() {
        Signed s;
        QVERIFY(s.ok);
        HeldOrder order;
        order.id = "h1";
        order.cutOff = CutOffId(kCutOffId);
        s.answer([&](const SeenRequest& request, Conversation& to) {
            std::string text = api::decidedText({3, 1});
            if (request.path().endsWith("/brake"))
                text = api::brakeUseText({{BrakeKind::Reset, {3, 10, 20}, 0, 1, 2, 3}});
            if (request.path().endsWith("/orders")) text = api::heldText({{order}, "", 80'000, {}});
            to.answer(200, QByteArray::fromStdString(text));
        });
        auto& cutOffs = s.gateway->cutOffs();
        Outcome<std::vector<BrakeUse>> uses;
        uses.handle = cutOffs.brake(s.fixture.loop, uses.reply());
        QTRY_VERIFY(uses.done());
        QCOMPARE((**uses.result).front().pending, 3);
        Outcome<ports::HeldPage> held;
        held.handle = cutOffs.held({true, UserId("a"), BrakeKind::Wipe, "c"}, s.fixture.loop, held.reply());
        QTRY_VERIFY(held.done());
        QCOMPARE((**held.result).total, std::int64_t{80'000});
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()),
                 QByteArray("GET /v1.0/admin/brake/orders?decided=true&actorId=a&kind=wipe&count=1000&cursor=c"));
        ports::Decision decision;
        decision.orders = {"h1", "h2"};
        decision.reason = "確認済み";
        Outcome<ports::Decided> released, rejected, cancelled;
        released.handle = cutOffs.release(decision, s.fixture.loop, released.reply());
        QTRY_VERIFY(released.done());
        QCOMPARE((**released.result).done, std::int64_t{3});
        QCOMPARE((**released.result).refused, std::int64_t{1});
        QCOMPARE(s.fixture.server.requests.last().body, QByteArray(R"({"orders":["h1","h2"],"reason":"確認済み"})"));
        decision.all = true;
        decision.actor = UserId("a");
        decision.until = *parseInstant("2026-11-26T01:00:00Z");
        rejected.handle = cutOffs.reject(decision, s.fixture.loop, rejected.reply());
        QTRY_VERIFY(rejected.done());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/brake/reject"));
        const QJsonObject all = bodyOf(s.fixture.server.requests.last());
        QVERIFY(all["all"_L1].toBool() && !all.contains("orders"_L1));
        QCOMPARE(all["actorId"_L1].toString(), QStringLiteral("a"));
        QVERIFY(all["until"_L1].toString().startsWith(QStringLiteral("2026-11-26T01:00:00")));
        cancelled.handle = cutOffs.cancelPending("誤操作", s.fixture.loop, cancelled.reply());
        QTRY_VERIFY(cancelled.done());
        QVERIFY(cancelled.ok());
        QCOMPARE(cutOffAsked(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/brake/cancel-pending"));
        QCOMPARE(s.fixture.server.requests.last().body, QByteArray(R"({"all":true,"reason":"誤操作"})"));
    }

    void refusalsKeepTheirCodesAndParameters() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(409, R"({"code":"CUT_OFF_ID_TAKEN","description":"no"})");
        });
        Outcome<ports::CutOffOrdered> call;
        call.handle = s.gateway->cutOffs().order(lostPhone(), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("CUT_OFF_ID_TAKEN"));
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"cutOff":{"kind":"no"}})"); });
        Outcome<ports::CutOffOrdered> broken;
        broken.handle = s.gateway->cutOffs().order(lostPhone(), s.fixture.loop, broken.reply());
        QTRY_VERIFY(broken.done());
        QCOMPARE(broken.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_cut_offs

SEKISHO_QTEST_GUILESS_MAIN(test_net_cut_offs, TestNetCutOffs)
#include "test_net_cut_offs.moc"
