// Invitations over the network: what is asked, with which version, and that a link is never kept for a repetition.
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_invitations {

using namespace sekisho::fakes;

namespace {

constexpr auto kSettings = R"({"linkAllowed":true,"inviters":"ADMINISTRATORS","autoApproval":true,"waiting":2,)"
                           R"("waitingOperators":1})";

constexpr auto kIssued = R"({"invitationId":"i","role":"MEMBER","expiresAt":"2026-11-29T09:00:00Z","token":"T",)"
                         R"("url":"https://sekisho.example/join/T"})";

struct SignedIn {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway = fixture.gateway(fixture.config());
    bool ok = false;

    SignedIn() {
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        fixture.server.requests.clear();
    }
    void answer(int status, const QByteArray& body = {}, const QByteArray& headers = {}) {
        service.before = [=](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            to.answer(status, body, "application/json", headers);
            return true;
        };
    }
    ports::Invitations& door() { return gateway->invitations(); }
    const SeenRequest& seen() { return fixture.server.requests.last(); }
    template<class T, class Call>
    bool ends(Outcome<T>& outcome, Call call) {
        outcome.handle = call(outcome.reply());
        return QTest::qWaitFor([&] { return outcome.done(); }, 20'000);
    }
};

} // namespace

class TestNetInvitations : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void settingsComeWithTheirVersion() {
        SignedIn s;
        QVERIFY(s.ok);
        s.answer(200, kSettings, "ETag: \"7\"\r\n");
        Outcome<InvitationSettings> read;
        QVERIFY(s.ends(read, [&](auto r) { return s.door().settings(s.fixture.loop, r); }));
        QVERIFY2(read.ok(), read.code().c_str());
        QCOMPARE((**read.result).version, Version{7});
        QCOMPARE((**read.result).waitingOperators, std::int64_t{1});
        QCOMPARE(s.seen().target, QByteArray("/v1.0/admin/invitations/settings"));
    }

    void aLinkIsAskedForWithoutAKeyForRepetitions() {
        SignedIn s;
        QVERIFY(s.ok);
        s.answer(201, kIssued);
        Outcome<ports::IssuedInvitation> issued;
        QVERIFY(s.ends(issued, [&](auto r) { return s.door().issue(false, 7, s.fixture.loop, r); }));
        QVERIFY2(issued.ok(), issued.code().c_str());
        QCOMPARE((**issued.result).url, std::string("https://sekisho.example/join/T"));
        QVERIFY(!s.seen().headers.contains("idempotency-key"));
        QCOMPARE(s.seen().body, QByteArray(R"({"role":"MEMBER","expiresInDays":7})"));
    }

    void listsAndDecisionsAskForTheRightThing() {
        SignedIn s;
        QVERIFY(s.ok);
        s.answer(200, R"({"applicants":[],"total":0,"responseMetaData":{"nextCursor":"c 2"}})");
        Outcome<ports::ApplicantPage> page;
        QVERIFY(s.ends(page, [&](auto r) { return s.door().applicants("c/1", s.fixture.loop, r); }));
        QCOMPARE(s.seen().target, QByteArray("/v1.0/admin/applicants?count=100&cursor=c%2F1"));
        QCOMPARE((**page.result).nextCursor, std::string("c 2"));
        s.answer(201, R"({"userId":"u","email":"x@example"})");
        Outcome<std::monostate> approved;
        QVERIFY(s.ends(approved, [&](auto r) { return s.door().approve(ApplicantId("a 1"), {}, s.fixture.loop, r); }));
        QVERIFY2(approved.ok(), approved.code().c_str());
        QCOMPARE(s.seen().target, QByteArray("/v1.0/admin/applicants/a%201/approve"));
        QVERIFY(s.seen().headers.contains("idempotency-key"));
        QVERIFY(s.seen().body.isEmpty());
        ports::Placing placing;
        placing.edited.userType = UserTypeId("t1");
        placing.edited.customPropertiesJson = R"({"badge":"B-1"})";
        s.answer(201, R"({"userId":"u","email":"x@example"})");
        Outcome<std::monostate> placed;
        QVERIFY(s.ends(placed, [&](auto r) { return s.door().approve(ApplicantId("a"), placing, s.fixture.loop, r); }));
        QCOMPARE(s.seen().body, QByteArray(R"({"userTypeId":"t1","customProperties":{"badge":"B-1"}})"));
        s.answer(204);
        Outcome<std::monostate> rejected;
        QVERIFY(s.ends(rejected, [&](auto r) { return s.door().reject(ApplicantId("a"), "why", s.fixture.loop, r); }));
        QVERIFY2(rejected.ok(), rejected.code().c_str());
        QCOMPARE(s.seen().body, QByteArray(R"({"reason":"why"})"));
        Outcome<std::monostate> invited;
        QVERIFY(s.ends(invited, [&](auto r) { return s.door().inviteByMail(UserId("u 1"), s.fixture.loop, r); }));
        QCOMPARE(s.seen().target, QByteArray("/v1.0/users/u%201/send-invitation-email"));
        QCOMPARE(s.seen().body, QByteArray(R"({"usePrivateEmail":true})"));
        Outcome<std::monostate> ended;
        QVERIFY(s.ends(ended, [&](auto r) { return s.door().revoke(InvitationId("i"), s.fixture.loop, r); }));
        QCOMPARE(s.seen().method, QByteArray("DELETE"));
        QCOMPARE(s.seen().target, QByteArray("/v1.0/admin/invitations/i"));
        s.answer(409, R"({"code":"EMAIL_ALREADY_EXIST","description":"taken"})", "X-Error-Field: email\r\n");
        Outcome<std::monostate> clash;
        QVERIFY(s.ends(clash, [&](auto r) { return s.door().approve(ApplicantId("a"), {}, s.fixture.loop, r); }));
        QCOMPARE(clash.code(), std::string("EMAIL_ALREADY_EXIST"));
    }
};

} // namespace sekisho::tests::test_net_invitations

SEKISHO_QTEST_GUILESS_MAIN(test_net_invitations, TestNetInvitations)
#include "test_net_invitations.moc"
