// Policies on the wire: what is asked, under which revision, and what the answers become.
#include "models/api/policy_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_policies {

using namespace sekisho::fakes;

namespace {

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

policy::PolicyState networkState() {
    policy::PolicyState state;
    state.key = "network";
    state.revision = 14;
    state.values = policy::defaultsOf(*policy::schemaOf("network"));
    state.values["mode"] = std::string("allowList");
    state.values["addresses"] = std::vector<policy::AddressEntry>{{"203.0.113.0/24", "本社"}};
    state.updatedAt = *parseInstant("2026-10-03T01:00:00Z");
    state.updatedBy = UserId("u9");
    state.updatedByName = "田中 一郎";
    state.reason = "本社だけにする";
    return state;
}

QByteArray lineOf(const SeenRequest& request) {
    return request.method + ' ' + request.target + ' ' + request.headers.value("if-match");
}

} // namespace

class TestNetPolicies : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsAPolicy() {
        Signed s;
        QVERIFY(s.ok);
        s.answer(
            [](const SeenRequest&, Conversation& to) { to.answer(200, bytes(api::policyStateText(networkState()))); });
        Outcome<policy::PolicyState> call;
        call.handle = s.gateway->policies().fetch("network", s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const policy::PolicyState& state = **call.result;
        QCOMPARE(state.revision, std::int64_t{14});
        QVERIFY(state.values == networkState().values);
        QCOMPARE(state.updatedByName, std::string("田中 一郎"));
        QCOMPARE(state.reason, std::string("本社だけにする"));
        QCOMPARE(lineOf(s.fixture.server.requests.last()), QByteArray("GET /v1.0/admin/policies/network "));
    }

    void savesUnderTheRevisionThatWasSeen() {
        Signed s;
        QVERIFY(s.ok);
        policy::PolicySaved answer;
        answer.state = networkState();
        answer.state.revision = 15;
        answer.ended = {412, 2};
        s.answer([&](const SeenRequest&, Conversation& to) { to.answer(200, bytes(api::policySavedText(answer))); });
        ports::PolicyEdit edit{"network", networkState().values, 14, "why", "admin@example"};
        Outcome<policy::PolicySaved> call;
        call.handle = s.gateway->policies().save(edit, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QCOMPARE((*call.result)->state.revision, std::int64_t{15});
        QCOMPARE((*call.result)->ended.sessions, std::int64_t{412});
        QCOMPARE((*call.result)->ended.tokens, std::int64_t{2});
        const SeenRequest& request = s.fixture.server.requests.last();
        QCOMPARE(lineOf(request), QByteArray("PUT /v1.0/admin/policies/network \"14\""));
        QCOMPARE(request.body, bytes(api::policySaveInput(edit.values, "why", "admin@example")));
    }

    void whatTheServiceRefusesKeepsItsCodeAndPlace() {
        Signed s;
        QVERIFY(s.ok);
        using Row = std::tuple<int, QByteArray, QByteArray, std::string>;
        for (const auto& [status, code, headers, field] :
             {Row{412, "PRECONDITION_FAILED", "ETag: \"15\"\r\n", ""}, Row{409, "POLICY_LOCKS_OUT", "", ""},
              Row{400, "ADDRESS_PREFIX", "X-Error-Field: addresses[3]\r\n", "addresses[3]"}}) {
            s.answer([status = status, code = code, headers = headers](const SeenRequest&, Conversation& to) {
                to.answer(status, R"({"code":")" + code + R"(","description":"x"})", "application/json", headers);
            });
            Outcome<policy::PolicySaved> call;
            call.handle =
                s.gateway->policies().save({"network", networkState().values, 3, {}, {}}, s.fixture.loop, call.reply());
            QTRY_VERIFY(call.done());
            QCOMPARE(call.code(), code.toStdString());
            QCOMPARE(call.result->error().field, field);
        }
    }

    void asksWhomADraftTouches() {
        Signed s;
        QVERIFY(s.ok);
        policy::PolicyPreview preview;
        preview.revision = 14;
        preview.loggedOut = {412, 803};
        preview.blocked = {57, 91};
        preview.unaffected = 1020;
        preview.selfBlocked = true;
        preview.selfAddress = "198.51.100.7";
        preview.apiTokensEnd = true;
        s.answer([&](const SeenRequest&, Conversation& to) { to.answer(200, bytes(api::policyPreviewText(preview))); });
        Outcome<policy::PolicyPreview> call;
        call.handle = s.gateway->policies().preview("network", networkState().values, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        QVERIFY((*call.result)->loggedOut == preview.loggedOut);
        QVERIFY((*call.result)->blocked == preview.blocked);
        QVERIFY((*call.result)->selfBlocked && (*call.result)->apiTokensEnd);
        QCOMPARE((*call.result)->selfAddress, std::string("198.51.100.7"));
        QCOMPARE(lineOf(s.fixture.server.requests.last()), QByteArray("POST /v1.0/admin/policies/network/preview "));

        policy::PreviewPage page;
        page.entries = {{UserId("u1"), "佐藤 花子", "sato@demo", 3, {"ACCESS_ADDRESS"}, {}}};
        page.nextCursor = "next 2";
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, bytes(api::policyPreviewText(preview, policy::PreviewList::LoggedOut, page)));
        });
        Outcome<policy::PreviewPage> list;
        list.handle = s.gateway->policies().previewList(
            "network", networkState().values, policy::PreviewList::LoggedOut, "a b", s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((*list.result)->entries.size(), std::size_t{1});
        QCOMPARE((*list.result)->entries[0].reasons, std::vector<std::string>{"ACCESS_ADDRESS"});
        QCOMPARE((*list.result)->nextCursor, std::string("next 2"));
        QCOMPARE(s.fixture.server.requests.last().target,
                 QByteArray("/v1.0/admin/policies/network/preview?list=loggedOut&count=100&cursor=a%20b"));
    }

    void readsRevisionsAndReturnsToOne() {
        Signed s;
        QVERIFY(s.ok);
        policy::RevisionPage page;
        policy::PolicyRevision revision;
        revision.revision = 13;
        revision.at = *parseInstant("2026-10-01T00:00:00Z");
        revision.byName = "山田";
        revision.reason = "確認のため";
        revision.revertedTo = 9;
        revision.changes = {{"mode", std::string("all"), std::string("allowList")}};
        page.revisions = {revision};
        page.nextCursor = "12";
        s.answer([&](const SeenRequest&, Conversation& to) { to.answer(200, bytes(api::policyRevisionsText(page))); });
        Outcome<policy::RevisionPage> list;
        list.handle = s.gateway->policies().revisions("network", {}, s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QVERIFY2(list.ok(), list.code().c_str());
        QCOMPARE((*list.result)->revisions.at(0).revertedTo, std::int64_t{9});
        QVERIFY((*list.result)->revisions.at(0).changes == revision.changes);
        QCOMPARE((*list.result)->nextCursor, std::string("12"));
        QCOMPARE(s.fixture.server.requests.last().target,
                 QByteArray("/v1.0/admin/policies/network/revisions?count=50"));

        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, bytes(api::policyRevisionText(revision, networkState().values)));
        });
        Outcome<policy::Values> values;
        values.handle = s.gateway->policies().revisionValues("network", 13, s.fixture.loop, values.reply());
        QTRY_VERIFY(values.done());
        QVERIFY2(values.ok(), values.code().c_str());
        QVERIFY(**values.result == networkState().values);
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/admin/policies/network/revisions/13"));

        policy::PolicySaved answer;
        answer.state = networkState();
        answer.leftOut = {"old"};
        s.answer([&](const SeenRequest&, Conversation& to) { to.answer(200, bytes(api::policySavedText(answer))); });
        Outcome<policy::PolicySaved> back;
        back.handle = s.gateway->policies().revert({"network", {}, 14, "back", {}}, 13, s.fixture.loop, back.reply());
        QTRY_VERIFY(back.done());
        QVERIFY2(back.ok(), back.code().c_str());
        QCOMPARE((*back.result)->leftOut, std::vector<std::string>{"old"});
        QCOMPARE(lineOf(s.fixture.server.requests.last()),
                 QByteArray("POST /v1.0/admin/policies/network/revert \"14\""));
        QCOMPARE(s.fixture.server.requests.last().body, bytes(api::policyRevertInput(13, "back", {})));
    }

    void aPolicyThatTheConsoleDoesNotKnowIsNoRevisionsOfIt() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"revisions":[]})"); });
        Outcome<policy::RevisionPage> list;
        list.handle = s.gateway->policies().revisions("of/tomorrow", {}, s.fixture.loop, list.reply());
        QTRY_VERIFY(list.done());
        QCOMPARE(list.code(), std::string("NOT_FOUND"));
    }
};

} // namespace sekisho::tests::test_net_policies

SEKISHO_QTEST_GUILESS_MAIN(test_net_policies, TestNetPolicies)
#include "test_net_policies.moc"
