// Ranks as a whole and restrictions of the organization chart: what is sent, and what the answers become.
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_ranks {

using namespace sekisho::fakes;

namespace {

struct Signed { // a signed-in gateway
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway = fixture.gateway(fixture.config());
    bool ok = false;

    Signed() {
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        fixture.server.requests.clear();
    }
    // Every request from now on is answered so.
    void answer(std::function<void(const SeenRequest&, Conversation&)> how) {
        service.before = [how](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            how(request, to);
            return true;
        };
    }
};

} // namespace

class TestNetRanks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void asksWhatTurningRanksOffErases() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, R"({"enabled":true,"entries":4,"members":31,"assignments":40,"restrictions":2})");
        });
        Outcome<RankImpact> call;
        call.handle = s.gateway->ranks().impact(RankKind::UserType, s.fixture.loop, call.reply());
        QTRY_VERIFY(call.done());
        QVERIFY2(call.ok(), call.code().c_str());
        const RankImpact impact = **call.result;
        QVERIFY(impact.enabled && impact.entries == 4 && impact.members == 31 && impact.assignments == 40 &&
                impact.restrictions == 2);
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/admin/directory/user-types/impact"));
    }

    void restrictsTheViewOfTheChart() {
        Signed s;
        QVERIFY(s.ok);
        const ports::ChartTarget type{ChartSubject::UserType, "t/1"};
        QByteArray etag = "ETag: \"6\"\r\n";
        s.answer([&](const SeenRequest& request, Conversation& to) {
            if (request.method == "DELETE") return to.answer(204);
            to.answer(request.method == "POST" ? 201 : 200,
                      R"({"accessRestrictType":"ONLY_MY_AND_SPECIFIED_ORGUNIT","specifiedOrgUnits":[)"
                      R"({"orgUnitId":"o1","includeSubOrgUnits":true,"orgUnitExternalKey":null}]})",
                      "application/json", etag);
        });
        auto& charts = s.gateway->chartRestrictions();
        Outcome<std::optional<ChartRestriction>> now;
        now.handle = charts.fetch(type, s.fixture.loop, now.reply());
        QTRY_VERIFY(now.done());
        QVERIFY2(now.ok(), now.code().c_str());
        const std::optional<ChartRestriction> found = **now.result;
        QVERIFY(found && found->version == 6 && found->units.size() == 1 && found->units.front().includeSubOrgUnits);
        QCOMPARE(s.fixture.server.requests.last().target,
                 QByteArray("/v1.0/directory/user-types/t%2F1/orgunit-access-restrict"));
        for (const bool fresh : {true, false}) {
            Outcome<ChartRestriction> stored;
            stored.handle = charts.restrict(type, fresh ? std::nullopt : found, *found, s.fixture.loop, stored.reply());
            QTRY_VERIFY(stored.done());
            QVERIFY2(stored.ok(), stored.code().c_str());
            const SeenRequest& sent = s.fixture.server.requests.last();
            QCOMPARE(sent.method, fresh ? QByteArray("POST") : QByteArray("PUT"));
            QCOMPARE(sent.headers.value("if-match"), fresh ? QByteArray() : QByteArray("\"6\""));
            QVERIFY(sent.body.contains(R"("orgUnitId":"o1")"));
        }
        Outcome<std::monostate> lifted;
        lifted.handle = charts.lift({ChartSubject::OrgUnit, "o1"}, 6, s.fixture.loop, lifted.reply());
        QTRY_VERIFY(lifted.done());
        QVERIFY2(lifted.ok(), lifted.code().c_str());
        QCOMPARE(s.fixture.server.requests.last().target, QByteArray("/v1.0/orgunits/o1/orgunit-access-restrict"));
    }

    void noRestrictionIsAnAnswerAndNoFault() {
        Signed s;
        QVERIFY(s.ok);
        s.answer([](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/v1.0/admin"))
                return to.answer(200, R"({"restriction":{"accessRestrictType":"ONLY_ME","specifiedOrgUnits":[]},)"
                                      R"("source":{"kind":"orgUnit","id":"o1","name":"本社"}})");
            to.answer(404, R"({"code":"CHART_RESTRICTION_NOT_EXIST","description":"none"})");
        });
        auto& charts = s.gateway->chartRestrictions();
        Outcome<std::optional<ChartRestriction>> own;
        own.handle = charts.fetch({ChartSubject::Member, "u1"}, s.fixture.loop, own.reply());
        QTRY_VERIFY(own.done());
        QVERIFY(own.ok() && !(**own.result));
        Outcome<std::optional<EffectiveRestriction>> counts;
        counts.handle = charts.effective(UserId("u1"), s.fixture.loop, counts.reply());
        QTRY_VERIFY(counts.done());
        QVERIFY2(counts.ok(), counts.code().c_str());
        const std::optional<EffectiveRestriction> found = **counts.result;
        QVERIFY(found && found->source == ChartSubject::OrgUnit && found->sourceName == "本社");
        QVERIFY(found->restriction.access == ChartAccess::OnlyMe);
        s.answer([](const SeenRequest&, Conversation& to) {
            to.answer(200, R"({"restriction":{"accessRestrictType":"ONLY_YOU"},"source":{"kind":"member"}})");
        });
        Outcome<std::optional<EffectiveRestriction>> odd;
        odd.handle = charts.effective(UserId("u1"), s.fixture.loop, odd.reply());
        QTRY_VERIFY(odd.done());
        QCOMPARE(odd.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_ranks

SEKISHO_QTEST_MAIN(test_net_ranks, TestNetRanks)
#include "test_net_ranks.moc"
