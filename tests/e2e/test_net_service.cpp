// The gateway against the real service: every call of the port once, and what the service does with it.
#include "models/api/record.h"
#include "tests/e2e/service_process.h"
#include "tests/fakes/net_fixture.h"
#include "tests/fakes/qt_suite.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

#include <map>

namespace sekisho::tests::test_net_service {

using fakes::Outcome;
using ports::LinkState;

namespace {

struct Copy final : ports::FeedSink {
    ports::SnapshotBegin begun;
    std::map<std::string, Member> members;
    std::size_t orgUnits = 0, ranks = 0;
    Done begin(const ports::SnapshotBegin& b) override {
        begun = b;
        return {};
    }
    Done batch(std::vector<ports::FeedRecord> records) override {
        for (auto& record : records) {
            if (auto* member = std::get_if<Member>(&record.value)) members[member->id.value] = std::move(*member);
            orgUnits += std::holds_alternative<OrgUnit>(record.value);
            ranks += std::holds_alternative<Rank>(record.value);
        }
        return {};
    }
};

} // namespace

class TestNetService : public QObject {
    Q_OBJECT

    tests::ServiceProcess service_;
    fakes::LoopExecutor loop_;
    fakes::MemorySecrets secrets_;
    std::unique_ptr<net::HttpGateway> gateway_;
    std::shared_ptr<Copy> copy_ = std::make_shared<Copy>();
    Member member_;

    // The value of a call, or a failed test.
    template<class T, class Start>
    std::optional<T> value(Start start) {
        Outcome<T> outcome;
        outcome.handle = start(outcome.reply());
        if (!QTest::qWaitFor([&] { return outcome.done(); }, 30000)) return {};
        if (!outcome.ok()) {
            const auto& error = outcome.result->error();
            qWarning("%s: %s (%s)", error.code.c_str(), error.description.c_str(), error.detail.c_str());
            return {};
        }
        return **outcome.result;
    }
    template<class Start>
    bool works(Start start) {
        return value<std::monostate>(start).has_value();
    }
    template<class T, class Start>
    std::string failure(Start start) {
        Outcome<T> outcome;
        outcome.handle = start(outcome.reply());
        if (!QTest::qWaitFor([&] { return outcome.done(); }, 30000)) return "no outcome";
        return outcome.code();
    }
    net::GatewayConfig config() const {
        net::GatewayConfig config;
        config.profileId = "p";
        config.service = service_.url.toStdString();
        config.tls.caFile = service_.caFile.toStdString();
        config.deviceName = "Test";
        config.os = "Debian";
        config.version = "1";
        return config;
    }
    std::optional<Member> fetch() {
        return value<Member>([&](auto reply) { return gateway_->fetchMember(member_.id, loop_, reply); });
    }

  private Q_SLOTS:
    void initTestCase() {
        QVERIFY(service_.init(300));
        QVERIFY(service_.start());
        auto made = net::HttpGateway::create(config(), secrets_);
        QVERIFY(made);
        gateway_ = std::move(*made);
    }

    void wrongPasswordIsRefused() {
        QCOMPARE(failure<ports::SignInStep>([&](auto reply) {
                     return gateway_->signIn({"admin@sakura", "wrong-Pass1"}, loop_, reply);
                 }),
                 std::string("LOGIN_FAILED"));
    }

    void firstSignInAsksForANewPassword() {
        const auto step = value<ports::SignInStep>([&](auto reply) {
            return gateway_->signIn({"admin@sakura", service_.setupPassword.toStdString()}, loop_, reply);
        });
        QVERIFY(step);
        QVERIFY(std::holds_alternative<ports::SignInNewPassword>(*step));
        const auto end = value<ports::SignInStep>(
            [&](auto reply) { return gateway_->sendNewPassword("Kaki-no-ki-2026", loop_, reply); });
        QVERIFY(end);
        const auto* complete = std::get_if<ports::SignInComplete>(&*end);
        QVERIFY(complete);
        QCOMPARE(complete->identity.email, std::string("admin@sakura"));
        QVERIFY(complete->identity.domain > 0);
        QVERIFY(complete->identity.canOperate("members.members", complete->identity.serverTime));
        QVERIFY(!complete->identity.session.empty());
        QTRY_VERIFY(secrets_.kept("p/refresh").has_value());
    }

    void capabilitiesAreTold() {
        const auto told = value<ports::Capabilities>([&](auto reply) { return gateway_->capabilities(loop_, reply); });
        QVERIFY(told && !told->features.empty() && !told->version.empty());
    }

    void snapshotHoldsEverybody() {
        const auto count = value<std::int64_t>([&](auto reply) { return gateway_->snapshot(copy_, loop_, reply); });
        QVERIFY(count);
        QCOMPARE(static_cast<std::int64_t>(copy_->members.size()), copy_->begun.members);
        QVERIFY(copy_->members.size() >= 300);
        QCOMPARE(static_cast<std::int64_t>(copy_->orgUnits), copy_->begun.orgUnits);
        QVERIFY(copy_->ranks > 0);
        for (const auto& [id, member] : copy_->members)
            if (!member.administrator && member.statusAt(SystemClock().now()) == MemberStatus::InUse &&
                !member.leave.start)
                member_ = member;
        QVERIFY(!member_.id.empty());
    }

    void changeIsSavedPushedAndFed() {
        std::vector<std::int64_t> heard;
        auto push = gateway_->listen(copy_->begun.cursor, loop_, [&](std::int64_t seq) { heard.push_back(seq); });
        auto edited = member_;
        edited.nickName = "ハナ";
        const auto saved =
            value<Member>([&](auto reply) { return gateway_->updateMember(member_, edited, loop_, reply); });
        QVERIFY(saved);
        QCOMPARE(saved->nickName, std::string("ハナ"));
        QCOMPARE(saved->version, member_.version + 1);
        QTRY_VERIFY_WITH_TIMEOUT(!heard.empty(), 15000);
        const auto page =
            value<ports::ChangePage>([&](auto reply) { return gateway_->changes(copy_->begun.cursor, loop_, reply); });
        QVERIFY(page && !page->records.empty() && page->nextCursor >= heard.back());
        const auto fed = std::find_if(page->records.begin(), page->records.end(), [&](const ports::FeedRecord& r) {
            const auto* m = std::get_if<Member>(&r.value);
            return m && m->id == member_.id;
        });
        QVERIFY(fed != page->records.end());
        QCOMPARE(std::get<Member>(fed->value).nickName, std::string("ハナ"));
        const auto fetched = fetch();
        QVERIFY(fetched && *fetched == std::get<Member>(fed->value));
        // What the public answer gives back is the same member as the record.
        auto expected = *fetched;
        expected.updatedAt = saved->updatedAt;
        QCOMPARE(QByteArray::fromStdString(api::recordText(*saved)),
                 QByteArray::fromStdString(api::recordText(expected)));
        QVERIFY(*saved == expected);

        edited = member_; // still the old version
        edited.nickName = "other";
        QCOMPARE(failure<Member>([&](auto reply) { return gateway_->updateMember(member_, edited, loop_, reply); }),
                 std::string("PRECONDITION_FAILED"));
        member_ = *fetched;
    }

    void refusalNamesTheField() {
        auto edited = member_;
        edited.name.lastName = std::string(81, 'x');
        Outcome<Member> outcome;
        outcome.handle = gateway_->updateMember(member_, edited, loop_, outcome.reply());
        QTRY_VERIFY(outcome.done() && !outcome.ok());
        const auto& error = outcome.result->error();
        QCOMPARE(QByteArray::fromStdString(error.code), QByteArray("NAME_TOO_LONG"));
        QVERIFY(error.kind == ErrorKind::BadInput);
        QVERIFY(!error.field.empty() && !error.requestId.empty());
    }

    void stateIsChangedAndChangedBack() {
        const auto id = member_.id;
        QVERIFY(works([&](auto r) { return gateway_->suspendMember(id, loop_, r); }));
        QVERIFY(fetch()->suspended);
        QVERIFY(works([&](auto r) { return gateway_->unsuspendMember(id, loop_, r); }));
        QVERIFY(!fetch()->suspended);
        const auto now = SystemClock().now();
        const LeaveOfAbsence leave{now, now + std::chrono::hours(48)};
        QVERIFY(works([&](auto r) { return gateway_->setLeave(id, leave, loop_, r); }));
        QVERIFY(fetch()->leave.start.has_value());
        QVERIFY(works([&](auto r) { return gateway_->clearLeave(id, loop_, r); }));
        QVERIFY(!fetch()->leave.start.has_value());
        QVERIFY(works([&](auto r) { return gateway_->forcePassword(id, "Ume-boshi-2026", true, loop_, r); }));
        QVERIFY(works([&](auto r) { return gateway_->requestPasswordChange(id, loop_, r); }));
        QVERIFY(fetch()->passwordChangeRequested);
        QVERIFY(works([&](auto r) { return gateway_->forceLogout(id, loop_, r); }));
        QVERIFY(works([&](auto r) { return gateway_->deleteMember(id, loop_, r); }));
        QVERIFY(fetch()->deletedAt.has_value());
        QVERIFY(works([&](auto r) { return gateway_->undeleteMember(id, loop_, r); }));
        QVERIFY(!fetch()->deletedAt.has_value());
    }

    void historyTellsWhatWasDone() {
        const auto page =
            value<ports::AuditPage>([&](auto r) { return gateway_->memberHistory(member_.id, "", loop_, r); });
        QVERIFY(page && page->records.size() >= 5);
        QVERIFY(std::any_of(page->records.begin(), page->records.end(),
                            [](const AuditRecord& record) { return record.action == "member.suspend"; }));
        QVERIFY(page->records.front().at >= page->records.back().at);
    }

    void sessionsAreListedAndEnded() {
        const auto me = value<ports::Identity>([&](auto r) { return gateway_->whoAmI(loop_, r); });
        QVERIFY(me);
        const auto page = value<ports::SessionPage>([&](auto r) { return gateway_->sessions(me->user, "", loop_, r); });
        QVERIFY(page && !page->sessions.empty());
        const auto own = std::find_if(page->sessions.begin(), page->sessions.end(),
                                      [](const Session& session) { return session.current; });
        QVERIFY(own != page->sessions.end());
        QVERIFY(own->kind == ClientKind::Console);
        QCOMPARE(own->deviceName, std::string("Test"));
        QCOMPARE(own->id.value, me->session.value);
        QCOMPARE(failure<std::monostate>(
                     [&](auto r) { return gateway_->endSession(me->user, SessionId("no-such-session"), loop_, r); }),
                 std::string("SESSION_NOT_EXIST"));
    }

    void photoGoesThereAndBack() {
        const std::string jpeg = QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffdb004300"
                                                     "080606070605080707070909080a0c140d0c0b0b0c1912130f"
                                                     "ffd9")
                                     .toStdString();
        QVERIFY(works([&](auto r) { return gateway_->setPhoto(member_.id, "me.jpg", jpeg, loop_, r); }));
        const auto back = value<std::string>([&](auto r) { return gateway_->photo(member_.id, loop_, r); });
        QVERIFY(back && *back == jpeg);
        QVERIFY(works([&](auto r) { return gateway_->deletePhoto(member_.id, loop_, r); }));
        QVERIFY(!failure<std::string>([&](auto r) { return gateway_->photo(member_.id, loop_, r); }).empty());
    }

    void memberIsCreatedAndErased() {
        Member wanted;
        wanted.domain = member_.domain;
        wanted.email = "shinjin@sakura";
        wanted.name = {"新人", "一郎", "シンジン", "イチロウ"};
        wanted.organizations = {{wanted.domain, true, {}, {}, {}}};
        const auto made =
            value<ports::CreatedMember>([&](auto r) { return gateway_->createMember(wanted, {}, loop_, r); });
        QVERIFY(made);
        QVERIFY(made->member.version > 0 && !made->member.id.empty());
        QCOMPARE(made->temporaryPassword.size(), std::size_t{20});
        const auto twice =
            failure<ports::CreatedMember>([&](auto r) { return gateway_->createMember(wanted, {}, loop_, r); });
        QCOMPARE(QByteArray::fromStdString(twice), QByteArray("EMAIL_ALREADY_EXIST"));
        QVERIFY(works([&](auto r) { return gateway_->forceDeleteMember(made->member.id, loop_, r); }));
        QVERIFY(!failure<Member>([&](auto r) { return gateway_->fetchMember(made->member.id, loop_, r); }).empty());
    }

    void serviceDiesAndComesBack() {
        std::optional<ports::LinkStatus> link;
        auto watch = gateway_->watchLink(loop_, [&](const ports::LinkStatus& status) { link = status; });
        QTRY_VERIFY(link && link->state == LinkState::Online);
        service_.killHard();
        QVERIFY(!failure<Member>([&](auto r) { return gateway_->fetchMember(member_.id, loop_, r); }).empty());
        QTRY_VERIFY(link->state == LinkState::Offline);
        QVERIFY(service_.start());
        QTRY_VERIFY_WITH_TIMEOUT(link->state == LinkState::Online, 20000);
        QVERIFY(fetch());
    }

    void anotherStartGoesOnWithTheKeptToken() {
        auto second = net::HttpGateway::create(config(), secrets_);
        QVERIFY(second);
        const auto me = value<ports::Identity>([&](auto r) { return (*second)->resume(loop_, r); });
        QVERIFY(me);
        QCOMPARE(me->email, std::string("admin@sakura"));
    }

    void cutSessionIsFelt() {
        const auto me = value<ports::Identity>([&](auto r) { return gateway_->whoAmI(loop_, r); });
        QVERIFY(me);
        net::GatewayConfig other = config();
        other.profileId = "q";
        auto made = net::HttpGateway::create(other, secrets_);
        QVERIFY(made);
        auto& second = **made;
        std::optional<ports::LinkStatus> link;
        auto watch = second.watchLink(loop_, [&](const ports::LinkStatus& status) { link = status; });
        QVERIFY(value<ports::SignInStep>([&](auto r) {
            return second.signIn({"admin@sakura", "Kaki-no-ki-2026"}, loop_, r);
        }));
        const auto victim = value<ports::Identity>([&](auto r) { return second.whoAmI(loop_, r); });
        QVERIFY(victim);
        auto push = second.listen(0, loop_, [](std::int64_t) {});
        QVERIFY(works([&](auto r) { return gateway_->endSession(me->user, victim->session, loop_, r); }));
        const auto code = failure<ports::Identity>([&](auto r) { return second.whoAmI(loop_, r); });
        QVERIFY2(code == "SESSION_ENDED" || code == "SESSION_FORCED_OUT" || code == "UNAUTHORIZED", code.c_str());
        QTRY_VERIFY(link && link->state == LinkState::SignedOut);
        QTRY_VERIFY(!secrets_.kept("q/refresh"));
    }

    void signOutEndsTheSessionOfTheService() {
        const auto kept = secrets_.kept("p/refresh");
        QVERIFY(kept);
        QVERIFY(works([&](auto r) { return gateway_->signOut(loop_, r); }));
        QTRY_VERIFY(!secrets_.kept("p/refresh"));
        secrets_.keep("p/refresh", *kept); // somebody kept a copy: it opens nothing
        QCOMPARE(failure<ports::Identity>([&](auto r) { return gateway_->resume(loop_, r); }),
                 std::string("SESSION_ENDED"));
    }
};

} // namespace sekisho::tests::test_net_service

SEKISHO_QTEST_GUILESS_MAIN(test_net_service, TestNetService)
#include "test_net_service.moc"
