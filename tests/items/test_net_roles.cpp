// Roles, requests and their like on the wire: what is asked, and what the answers become.
#include "models/api/approval_wire.h"
#include "models/api/role_wire.h"
#include "tests/fakes/net_signed.h"
#include "tests/fakes/qt_suite.h"

#include <QTest>

namespace sekisho::tests::test_net_roles {

using namespace sekisho::fakes;

namespace {

RoleSheet keptRole() {
    RoleSheet sheet;
    sheet.role.id = RoleId("role/1");
    sheet.role.name = "支社の人事担当";
    sheet.role.grants = {{"members.members", Access::Operate}};
    sheet.role.version = 5;
    sheet.note = "異動";
    return sheet;
}

RoleHolder keptHolder() {
    RoleHolder holder;
    holder.user = UserId("u1");
    holder.userName = "佐藤 花子";
    holder.role = RoleId("role/1");
    holder.scope = {{OrgUnitId("unit-1")}, false};
    holder.version = 3;
    return holder;
}

ApprovalRequest keptRequest() {
    ApprovalRequest request;
    request.id = "a1";
    request.action = "roleGrant";
    request.version = 8;
    return request;
}

// A service that answers everything with one text.
struct Telling : Signed {
    explicit Telling(std::string text, int status = 200) {
        answer([text = QByteArray::fromStdString(text), status](const SeenRequest&, Conversation& to) {
            to.answer(status, text);
        });
    }
    QByteArray asked() const {
        const SeenRequest& last = fixture.server.requests.last();
        return last.method + ' ' + last.target;
    }
    QByteArray body() const { return fixture.server.requests.last().body; }
    QByteArray ifMatch() const { return fixture.server.requests.last().headers.value("if-match"); }
    bool keyed() const { return fixture.server.requests.last().headers.contains("idempotency-key"); }
};

template<class T>
bool answered(Outcome<T>& call) {
    return QTest::qWaitFor([&] { return call.done(); }, 20000) && call.ok();
}

} // namespace

class TestNetRoles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void listsRoles() {
        Telling s(api::rolesText({keptRole()}));
        Outcome<std::vector<RoleSheet>> call;
        call.handle = s.gateway->roles().roles(false, s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QVERIFY((**call.result).front() == keptRole());
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/roles"));
        Outcome<std::vector<RoleSheet>> deleted;
        deleted.handle = s.gateway->roles().roles(true, s.fixture.loop, deleted.reply());
        QVERIFY(answered(deleted));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/roles?deleted=true"));
    }

    void aNewRoleIsPostedAndAKnownOneReplaced() {
        Telling s(api::roleText(keptRole()));
        RoleSheet fresh = keptRole();
        fresh.role.id = {};
        Outcome<RoleSheet> made;
        made.handle = s.gateway->roles().saveRole(fresh, s.fixture.loop, made.reply());
        QVERIFY(answered(made));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/roles"));
        QVERIFY(s.keyed() && s.ifMatch().isEmpty());
        QCOMPARE(s.body(),
                 QByteArray::fromStdString(api::roleWishText({fresh.role.name, fresh.note, fresh.role.grants})));
        Outcome<RoleSheet> saved;
        saved.handle = s.gateway->roles().saveRole(keptRole(), s.fixture.loop, saved.reply());
        QVERIFY(answered(saved));
        QCOMPARE(s.asked(), QByteArray("PUT /v1.0/admin/roles/role%2F1"));
        QCOMPARE(s.ifMatch(), QByteArray("\"5\""));
    }

    void deletesAndBringsBack() {
        Telling s(api::roleText(keptRole()));
        Outcome<std::monostate> gone;
        gone.handle = s.gateway->roles().deleteRole(RoleId("r"), s.fixture.loop, gone.reply());
        QVERIFY(answered(gone));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/roles/r"));
        Outcome<RoleSheet> back;
        back.handle = s.gateway->roles().undeleteRole(RoleId("r"), s.fixture.loop, back.reply());
        QVERIFY(answered(back));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/roles/r/undelete"));
    }

    void holdersComeByPagesWithTheirNumber() {
        Telling s(api::holdersText({{keptHolder()}, "next", 41}));
        Outcome<ports::HolderPage> call;
        call.handle = s.gateway->roles().holders(RoleId("r"), "a b", s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QVERIFY((**call.result).holders.front() == keptHolder());
        QCOMPARE((**call.result).nextCursor, std::string("next"));
        QCOMPARE((**call.result).total, std::int64_t{41});
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/roles/r/holders?count=100&cursor=a%20b"));
    }

    void rolesOfOnePerson() {
        Telling s(api::holdersText({{keptHolder()}, {}, -1}, "roles"));
        Outcome<std::vector<RoleHolder>> call;
        call.handle = s.gateway->roles().rolesOf(UserId("u1"), s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QVERIFY((**call.result).front() == keptHolder());
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/users/u1/roles"));
    }

    void givesAndTakes() {
        Telling s(api::holderText(keptHolder()));
        HoldingWish wish;
        wish.user = UserId("u1");
        wish.role = RoleId("role/1");
        wish.scope = {{OrgUnitId("unit-1")}, false};
        wish.eligible = true;
        wish.base = 3;
        Outcome<RoleHolder> given;
        given.handle = s.gateway->roles().give(wish, s.fixture.loop, given.reply());
        QVERIFY(answered(given));
        QCOMPARE(s.asked(), QByteArray("PUT /v1.0/admin/users/u1/roles/role%2F1"));
        QCOMPARE(s.ifMatch(), QByteArray("\"3\""));
        QCOMPARE(s.body(), QByteArray::fromStdString(api::holdingWishText(wish)));
        wish.base = 0;
        Outcome<RoleHolder> fresh;
        fresh.handle = s.gateway->roles().give(wish, s.fixture.loop, fresh.reply());
        QVERIFY(answered(fresh));
        QVERIFY(s.ifMatch().isEmpty());
        Outcome<std::monostate> taken;
        taken.handle = s.gateway->roles().take(keptHolder(), s.fixture.loop, taken.reply());
        QVERIFY(answered(taken));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/users/u1/roles/role%2F1"));
        QCOMPARE(s.ifMatch(), QByteArray("\"3\""));
    }

    void theHistoryOfARole() {
        Telling s(
            R"({"records":[{"seq":4,"action":"role.update","actorName":"管理 太郎","at":"2026-11-26T00:00:00Z"}],)"
            R"("responseMetaData":{"nextCursor":"n"}})");
        Outcome<ports::RoleHistory> call;
        call.handle = s.gateway->roles().history(RoleId("r"), {}, s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QCOMPARE((**call.result).records.front().action, std::string("role.update"));
        QCOMPARE((**call.result).nextCursor, std::string("n"));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/roles/r/history?count=100"));
    }

    void whatAnAdministratorSees() {
        api::ViewAsText seen;
        RoleHolder custom = keptHolder(), builtIn = keptHolder();
        builtIn.builtIn = "operator";
        seen.roles = {custom, builtIn};
        seen.menus = {{"members.members", Access::View}};
        seen.members = 12;
        Telling s(api::viewAsText(seen));
        Outcome<ports::ViewAs> call;
        call.handle = s.gateway->roles().viewAs(UserId("u1"), s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        const ports::ViewAs& view = **call.result;
        QCOMPARE(view.members, std::int64_t{12});
        QVERIFY(view.roles[0].role.grants == seen.menus);
        QVERIFY(view.roles[1].role.grants.size() > 1); // as built in
        QVERIFY(view.roles[0].scope == custom.scope);
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/users/u1/view"));
    }

    void activatesAndEnds() {
        Activation running;
        running.id = "act-1";
        Telling s(api::activationText(running));
        Outcome<Activation> call;
        call.handle = s.gateway->roles().activate(RoleId("r"), 60, "点検", s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/me/activations"));
        QCOMPARE(s.body(), QByteArray::fromStdString(api::activationWishText({RoleId("r"), 60, "点検"})));
        Outcome<std::monostate> ended;
        ended.handle = s.gateway->roles().endActivation("act/1", s.fixture.loop, ended.reply());
        QVERIFY(answered(ended));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/activations/act%2F1"));
    }

    void ownRightsAndAllActivations() {
        Activation running;
        running.id = "act-1";
        Telling s(api::myRightsText({{keptHolder()}, {}, {running}}));
        Outcome<ports::MyRights> mine;
        mine.handle = s.gateway->roles().mine(s.fixture.loop, mine.reply());
        QVERIFY(answered(mine));
        QVERIFY((**mine.result).held.front() == keptHolder());
        QCOMPARE((**mine.result).active.front().id, std::string("act-1"));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/me/rights"));
        s.answer([&](const SeenRequest&, Conversation& to) {
            to.answer(200, QByteArray::fromStdString(api::activationsText({{running}, "n"})));
        });
        Outcome<std::pair<std::vector<Activation>, std::string>> all;
        all.handle = s.gateway->roles().activations({}, s.fixture.loop, all.reply());
        QVERIFY(answered(all));
        QCOMPARE((**all.result).second, std::string("n"));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/activations?count=100"));
    }

    void aDelegationFromItsBeginningToItsEnd() {
        Delegation waiting;
        waiting.id = "d1";
        waiting.to = UserId("u2");
        Telling s(api::delegationText(waiting));
        Outcome<std::optional<Delegation>> known;
        known.handle = s.gateway->roles().delegation(s.fixture.loop, known.reply());
        QVERIFY(answered(known));
        QVERIFY(**known.result == waiting);
        Outcome<Delegation> made;
        made.handle = s.gateway->roles().delegate(UserId("u2"), RoleId("deputy"), s.fixture.loop, made.reply());
        QVERIFY(answered(made));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/delegation"));
        QCOMPARE(s.body(), QByteArray(R"({"userId":"u2","formerRoleId":"deputy"})"));
        Outcome<Delegation> accepted;
        accepted.handle = s.gateway->roles().answerDelegation(true, s.fixture.loop, accepted.reply());
        QVERIFY(answered(accepted));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/delegation/acceptance"));
        QCOMPARE(s.body(), QByteArray(R"({"accept":true})"));
        Outcome<std::monostate> back;
        back.handle = s.gateway->roles().cancelDelegation(s.fixture.loop, back.reply());
        QVERIFY(answered(back));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/delegation"));
        s.answer([](const SeenRequest&, Conversation& to) { to.answer(200, R"({"delegation":null})"); });
        Outcome<std::optional<Delegation>> none;
        none.handle = s.gateway->roles().delegation(s.fixture.loop, none.reply());
        QVERIFY(answered(none));
        QVERIFY(!(**none.result));
        Outcome<Delegation> odd; // an answer to a decision names the delegation
        odd.handle = s.gateway->roles().answerDelegation(false, s.fixture.loop, odd.reply());
        QTRY_VERIFY(odd.done());
        QCOMPARE(odd.code(), std::string("RESPONSE_MALFORMED"));
    }

    void theSealedAccountFromItsSealToItsEnd() {
        BreakGlass account;
        account.state = BreakGlassState::Sealed;
        Telling s(api::breakGlassText({account, "AB-12"}));
        Outcome<ports::SealedCode> sealed;
        sealed.handle = s.gateway->roles().seal(UserId("u9"), s.fixture.loop, sealed.reply());
        QVERIFY(answered(sealed));
        QCOMPARE((**sealed.result).code, std::string("AB-12"));
        QCOMPARE(s.asked(), QByteArray("PUT /v1.0/admin/break-glass"));
        QCOMPARE(s.body(), QByteArray(R"({"userId":"u9"})"));
        QVERIFY(!s.keyed()); // an answer that is kept would keep the code
        Outcome<BreakGlass> opened, tried, refused, closed, now;
        opened.handle = s.gateway->roles().openSealed("AB-12", "全員不在", s.fixture.loop, opened.reply());
        QVERIFY(answered(opened));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/break-glass/opening"));
        QCOMPARE(s.body(), QByteArray::fromStdString(api::openingWishText({"AB-12", "全員不在"})));
        tried.handle = s.gateway->roles().drill("AB-12", s.fixture.loop, tried.reply());
        QVERIFY(answered(tried));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/break-glass/drill"));
        refused.handle = s.gateway->roles().refuseOpening("知らない", s.fixture.loop, refused.reply());
        QVERIFY(answered(refused));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/break-glass/opening"));
        QCOMPARE(s.body(), QByteArray::fromStdString(api::voteText("知らない")));
        closed.handle = s.gateway->roles().closeSealed(s.fixture.loop, closed.reply());
        QVERIFY(answered(closed));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/break-glass/closing"));
        now.handle = s.gateway->roles().breakGlass(s.fixture.loop, now.reply());
        QVERIFY(answered(now));
        QVERIFY((**now.result).state == BreakGlassState::Sealed);
        Outcome<std::monostate> gone;
        gone.handle = s.gateway->roles().unsealForGood(s.fixture.loop, gone.reply());
        QVERIFY(answered(gone));
        QCOMPARE(s.asked(), QByteArray("DELETE /v1.0/admin/break-glass"));
    }

    void requestsAreListedByView_data() {
        QTest::addColumn<int>("view");
        QTest::addColumn<bool>("open");
        QTest::addColumn<QByteArray>("asked");
        using View = ports::ApprovalQuery::View;
        QTest::newRow("for me") << static_cast<int>(View::ForMe) << true << QByteArray("view=forMe&open=true");
        QTest::newRow("mine") << static_cast<int>(View::Mine) << false << QByteArray("view=mine&open=false");
        QTest::newRow("all") << static_cast<int>(View::All) << true << QByteArray("view=all&open=true");
    }
    void requestsAreListedByView() {
        QFETCH(int, view);
        QFETCH(bool, open);
        QFETCH(QByteArray, asked);
        Telling s(api::approvalsText({{keptRequest()}, "n", 3, 1}));
        Outcome<ports::ApprovalPage> call;
        call.handle = s.gateway->approvals().requests({static_cast<ports::ApprovalQuery::View>(view), open, "c"},
                                                      s.fixture.loop, call.reply());
        QVERIFY(answered(call));
        QCOMPARE((**call.result).forMe, std::int64_t{3});
        QCOMPARE((**call.result).mine, std::int64_t{1});
        QCOMPARE((**call.result).requests.front().id, std::string("a1"));
        QCOMPARE(s.asked(), "GET /v1.0/admin/approvals?" + asked + "&cursor=c");
    }

    void aVoteIsOfWhatWasSeen() {
        Telling s(api::approvalText(keptRequest()));
        Outcome<ApprovalRequest> yes, no, withdrawn, carried, one;
        yes.handle = s.gateway->approvals().approve(keptRequest(), "よし", s.fixture.loop, yes.reply());
        QVERIFY(answered(yes));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/approvals/a1/approval"));
        QCOMPARE(s.ifMatch(), QByteArray("\"8\""));
        QCOMPARE(s.body(), QByteArray::fromStdString(api::voteText("よし")));
        QVERIFY(s.keyed());
        no.handle = s.gateway->approvals().reject(keptRequest(), "だめ", s.fixture.loop, no.reply());
        QVERIFY(answered(no));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/approvals/a1/rejection"));
        withdrawn.handle = s.gateway->approvals().withdraw("a1", s.fixture.loop, withdrawn.reply());
        QVERIFY(answered(withdrawn));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/approvals/a1/withdrawal"));
        carried.handle = s.gateway->approvals().execute("a1", s.fixture.loop, carried.reply());
        QVERIFY(answered(carried));
        QCOMPARE(s.asked(), QByteArray("POST /v1.0/admin/approvals/a1/execution"));
        one.handle = s.gateway->approvals().request("a/1", s.fixture.loop, one.reply());
        QVERIFY(answered(one));
        QCOMPARE(s.asked(), QByteArray("GET /v1.0/admin/approvals/a%2F1"));
    }

    void anAnswerThatCannotBeReadIsNoRole() {
        Telling s("{}");
        Outcome<RoleSheet> role;
        role.handle = s.gateway->roles().undeleteRole(RoleId("r"), s.fixture.loop, role.reply());
        QTRY_VERIFY(role.done());
        QCOMPARE(role.code(), std::string("RESPONSE_MALFORMED"));
        Outcome<ApprovalRequest> request;
        request.handle = s.gateway->approvals().request("a", s.fixture.loop, request.reply());
        QTRY_VERIFY(request.done());
        QCOMPARE(request.code(), std::string("RESPONSE_MALFORMED"));
    }
};

} // namespace sekisho::tests::test_net_roles

SEKISHO_QTEST_GUILESS_MAIN(test_net_roles, TestNetRoles)
#include "test_net_roles.moc"
