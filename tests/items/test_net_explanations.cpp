// Reasons on the wire: what is asked, that a question may be asked twice but changes nothing, and what the answers
// become.
#include "models/api/explanation_wire.h"
#include "tests/fakes/explanation_samples.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_explanations {

using namespace sekisho::fakes;

namespace {

const Instant kAskedAt = *parseInstant("2026-11-26T00:00:00Z");
const RightPerson kSato{UserId("u1"), "佐藤 花子", "sato@demo"};

// A service that answers everything with one text.
struct Explaining : Signed {
    explicit Explaining(std::string text) {
        answer(
            [text = QByteArray::fromStdString(text)](const SeenRequest&, Conversation& to) { to.answer(200, text); });
    }
    QByteArray asked() const {
        const SeenRequest& last = fixture.server.requests.last();
        return last.method + ' ' + last.target;
    }
    QByteArray body() const { return fixture.server.requests.last().body; }
    bool keyed() const { return fixture.server.requests.last().headers.contains("idempotency-key"); }
    ports::Explanations& explanations() { return gateway->explanations(); }
};

template<class T>
bool answered(Outcome<T>& call) {
    return QTest::qWaitFor([&] { return call.done(); }, 20000) && call.ok();
}

ports::RightQuestion rightQuestion() {
    ports::RightQuestion out;
    out.who = UserId("u1");
    out.menu = "members.members";
    out.access = Access::Operate;
    out.object = {"member", "m/2", {}};
    return out;
}

} // namespace

class TestNetExplanations : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aRightIsExplained() {
        const RightAnswer kept = sampleAllowed(kSato, {"member", "m/2", "森 健一"}, kAskedAt);
        Explaining s(api::rightAnswerText(kept, true));
        Outcome<RightAnswer> call;
        call.handle = s.explanations().right(rightQuestion(), s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QVERIFY(**call.result == kept);
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/explanations/right"));
        QCOMPARE(s.body(), QByteArray::fromStdString(
                               api::rightQuestionText({"u1", "members.members", Access::Operate, "member", "m/2"})));
        QVERIFY(!s.keyed()); // nothing is changed: no answer has to be kept
    }

    void aUseIsExplained() {
        const UseAnswer kept = sampleUse(kSato, false);
        Explaining s(api::useAnswerText(kept, false));
        Outcome<UseAnswer> call;
        call.handle = s.explanations().use({UserId("u1"), "drive", "mobileApp", "203.0.113.7", "JP"}, s.fixture.loop,
                                           call.reply());
        QVERIFY(answered(call));
        QVERIFY(**call.result == kept);
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/explanations/use"));
        QCOMPARE(s.body(),
                 QByteArray::fromStdString(api::useQuestionText({"u1", "drive", "mobileApp", "203.0.113.7", "JP"})));
    }

    void holdersComeByPagesAndThoseOutsideAsANumber() {
        const auto kept = sampleHolders(kAskedAt);
        Explaining s(api::rightHoldersText({kept, "next", 9, 2}, true));
        Outcome<ports::HolderAnswer> call;
        call.handle = s.explanations().holders(rightQuestion(), "a b", s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        const ports::HolderAnswer& page = **call.result;
        QVERIFY(page.holders == kept);
        QCOMPARE(page.nextCursor, std::string("next"));
        QCOMPARE(page.total, std::int64_t{9});
        QCOMPARE(page.outside, std::int64_t{2});
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/explanations/holders?cursor=a%20b"));
        QVERIFY(!s.body().contains("u1")); // who asks for everybody asks for nobody
    }

    void whoReachesAMember() {
        const auto kept = sampleReach(kAskedAt);
        Explaining s(api::rightHoldersText({kept, {}, 4, 1}, true));
        Outcome<ports::HolderAnswer> call;
        call.handle = s.explanations().reaches(UserId("m/2"), {}, s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QVERIFY((**call.result).holders == kept);
        QCOMPARE((**call.result).outside, std::int64_t{1});
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/users/m%2F2/reached-by"));
        Outcome<ports::HolderAnswer> more;
        more.handle = s.explanations().reaches(UserId("u"), "c/1", s.fixture.loop, more.reply());
        QVERIFY(answered(more));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/users/u/reached-by?cursor=c%2F1"));
    }

    void aRefusalKeepsTheRightThatIsMissing() {
        Explaining s("{}");
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(403, R"({"code":"FORBIDDEN","description":"no"})", "application/json",
                      "X-Error-Params: menu=security.explain&access=operate\r\n");
        });
        Outcome<RightAnswer> call;
        call.handle = s.explanations().right(rightQuestion(), s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QCOMPARE(call.code(), std::string("FORBIDDEN"));
        const auto& params = call.result->error().params;
        QVERIFY(std::ranges::find(params, ErrorParam{"menu", "security.explain"}) != params.end());
    }

    void anAnswerThatCannotBeReadIsNone() {
        Explaining s("{}");
        Outcome<RightAnswer> right;
        right.handle = s.explanations().right(rightQuestion(), s.fixture.loop, right.reply());
        QTRY_VERIFY(right.done());
        QCOMPARE(right.code(), std::string("RESPONSE_MALFORMED"));
        Outcome<UseAnswer> use;
        use.handle = s.explanations().use({}, s.fixture.loop, use.reply());
        QTRY_VERIFY(use.done());
        QCOMPARE(use.code(), std::string("RESPONSE_MALFORMED"));
        Outcome<ports::HolderAnswer> holders;
        holders.handle = s.explanations().holders(rightQuestion(), {}, s.fixture.loop, holders.reply());
        QTRY_VERIFY(holders.done());
        QCOMPARE(holders.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_explanations

SEKISHO_QTEST_GUILESS_MAIN(test_net_explanations, TestNetExplanations)
#include "test_net_explanations.moc"
