// Every command of the members job is executed here: the test walks the registry and fails for one that it does not
// know. Beside that: reasons why not, plans, way back, many rows as one job, saving.
#include "models/commands/job_list.h"
#include "models/commands/member_commands.h"
#include "models/commands/member_merge.h"
#include "models/commands/member_session_commands.h"
#include "models/commands/pane_command.h"
#include "models/commands/registry.h"
#include "models/commands/words.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <map>

namespace sekisho::tests::test_commands_members {

using namespace sekisho::commands;

namespace {

class CountingSync final : public ports::Sync {
  public:
    void start() override {}
    void stop() override {}
    void refreshNow() override { ++refreshed; }
    void rebuild() override {}
    int refreshed = 0;
};

struct Bench {
    Bench() {
        setLanguage(Language::English);
        gateway.signInAs("admin@demo");
        addMemberCommands(registry);
        QObject::connect(&registry, &Registry::planReady, &registry,
                         [this](Command* command, const Plan& plan, const Context& context) {
                             plans.push_back(plan);
                             if (plan.check) refusal = plan.check(arguments);
                             if (refusal.isEmpty()) command->run(context, arguments);
                         });
        for (Command* command : registry.all()) {
            QObject::connect(command, &Command::done, command,
                             [this](const QString& sentence, const QString& undo, const auto&) {
                                 sentences << sentence;
                                 ways << undo;
                             });
            QObject::connect(command, &Command::failed, command,
                             [this](const Error& error, const QString&) { errors.push_back(error); });
        }
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) { identity = *who; });
        registry.setContextSource([this] {
            Context context;
            context.gateway = &gateway;
            context.sync = &sync;
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = online;
            context.selection = selection;
            return context;
        });
    }
    UserId member(const char* name, const std::function<void(Member&)>& change = {}) {
        Member made;
        made.name.lastName = name;
        if (change) change(made);
        const UserId id = gateway.tenant.addMember(made);
        choose({id});
        return id;
    }
    void choose(const std::vector<UserId>& ids) {
        selection.clear();
        for (const UserId& id : ids) {
            const Member& m = *gateway.tenant.member(id);
            selection.push_back({id,
                                 fromUtf8(m.displayName()),
                                 fromUtf8(m.email),
                                 {},
                                 m.statusAt(clock.now()),
                                 m.leave.activeAt(clock.now()),
                                 m.administrator});
        }
    }
    const Member& of(const UserId& id) { return *gateway.tenant.member(id); }
    Applicability run(const char* key) { return registry.trigger(QLatin1String(key)); }

    ManualClock clock{*parseInstant("2026-11-22T09:00:00Z")};
    fakes::FakeGateway gateway{clock};
    ports::InlineExecutor gui;
    CountingSync sync;
    JobList jobs{clock};
    Registry registry;
    std::optional<ports::Identity> identity;
    bool online = true;
    std::vector<SelectedMember> selection;
    QVariantMap arguments;
    std::vector<Plan> plans;
    QString refusal;
    QStringList sentences;
    QStringList ways;
    std::vector<Error> errors;
};

std::vector<Member> people(Bench& b, int count) {
    std::vector<UserId> ids;
    std::vector<Member> made;
    for (int i = 0; i < count; ++i)
        ids.push_back(b.member(("人" + std::to_string(i)).c_str()));
    b.choose(ids);
    for (const UserId& id : ids)
        made.push_back(b.of(id));
    return made;
}

using Trial = std::function<void(Bench&)>;

void paneCommand(Bench& b, const char* key) {
    b.member("佐藤");
    const Applicability closed = b.run(key);
    QVERIFY(!closed.applies && !closed.why.isEmpty());
    int worked = 0;
    {
        QObject pane;
        qobject_cast<PaneCommand*>(b.registry.find(QLatin1String(key)))->offer(&pane, [&] { ++worked; });
        QVERIFY(b.run(key).applies);
        QCOMPARE(worked, 1);
    }
    QVERIFY2(!b.run(key).applies, "an offer ends with its pane");
    QCOMPARE(worked, 1);
}

// One entry for each command: does it, and looks at the service whether it was done.
const std::map<QString, Trial>& trials() {
    static const std::map<QString, Trial> all = {
        {QStringLiteral("member.save"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             auto* save = qobject_cast<SaveMember*>(b.registry.find(QStringLiteral("member.save")));
             Member edited = b.of(id);
             edited.nickName = "Hana";
             std::optional<SaveOutcome> outcome;
             auto call =
                 save->save(b.registry.context(), b.of(id), edited, [&](SaveOutcome o) { outcome = std::move(o); });
             QVERIFY(outcome && outcome->saved);
             QCOMPARE(b.of(id).nickName, "Hana");
             QCOMPARE(b.sync.refreshed, 1);
             Member fresh;
             fresh.name.lastName = "新井";
             fresh.email = "arai@demo";
             call = save->create(b.registry.context(), fresh, {}, [&](SaveOutcome o) { outcome = std::move(o); });
             QVERIFY(outcome->saved && !outcome->temporaryPassword.empty());
             call = save->create(b.registry.context(), fresh, {}, [&](SaveOutcome o) { outcome = std::move(o); });
             QCOMPARE(outcome->error->code, "EMAIL_ALREADY_EXIST");
         }},
        {QStringLiteral("member.suspend"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.run("member.suspend").applies);
             QVERIFY(b.of(id).suspended);
             QCOMPARE(b.ways.back(), QStringLiteral("member.unsuspend"));
         }},
        {QStringLiteral("member.unsuspend"),
         [](Bench& b) {
             const UserId id = b.member("佐藤", [](Member& m) { m.suspended = true; });
             QVERIFY(b.run("member.unsuspend").applies);
             QVERIFY(!b.of(id).suspended);
         }},
        {QStringLiteral("member.forceLogout"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             Session session;
             session.user = id;
             b.gateway.tenant.addSession(session);
             QVERIFY(b.run("member.forceLogout").applies);
             QVERIFY(!b.gateway.tenant.sessions().front().live());
         }},
        {QStringLiteral("member.password.force"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.run("member.password.force").applies);
             QVERIFY2(!b.refusal.isEmpty(), "an empty password is refused before it is sent");
             b.refusal.clear();
             b.arguments = {{QStringLiteral("password"), QStringLiteral("Kaede-4711")},
                            {QStringLiteral("changeAtNextLogin"), true}};
             QVERIFY(b.run("member.password.force").applies);
             QCOMPARE(b.gateway.tenant.passwordOf(id), "Kaede-4711");
             for (const auto& job : b.jobs.jobs())
                 QVERIFY(job.title.find("Kaede") == std::string::npos);
             for (const QString& sentence : b.sentences)
                 QVERIFY(!sentence.contains(QStringLiteral("Kaede")));
         }},
        {QStringLiteral("member.password.request"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.run("member.password.request").applies);
             QVERIFY(b.of(id).passwordChangeRequested);
         }},
        {QStringLiteral("member.invite"),
         [](Bench& b) {
             b.member("佐藤");
             QVERIFY(b.run("member.invite").why.contains(QStringLiteral("not signed in yet")));
             const UserId id = b.member("新入", [](Member& m) { m.pending = true; });
             QVERIFY(b.run("member.invite").applies);
             QCOMPARE(b.gateway.door.invitedByMail, std::vector<UserId>{id});
         }},
        {QStringLiteral("member.changeId"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             b.arguments = {{QStringLiteral("loginId"), QStringLiteral("two..dots@demo")}};
             QVERIFY(b.run("member.changeId").applies);
             QVERIFY2(!b.refusal.isEmpty(), "two dots are refused before anything is sent");
             b.refusal.clear();
             b.arguments = {{QStringLiteral("loginId"), QStringLiteral(" Hanako.Sato@demo ")}};
             QVERIFY(b.run("member.changeId").applies);
             QCOMPARE(b.of(id).email, "hanako.sato@demo");
         }},
        {QStringLiteral("member.leave.set"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             const QDateTime from = QDateTime::fromMSecsSinceEpoch(toMillis(b.clock.now()));
             b.arguments = {{QStringLiteral("range"), QVariantList{from, from.addDays(-1)}}};
             QVERIFY(b.run("member.leave.set").applies);
             QVERIFY2(!b.refusal.isEmpty(), "the end must be later than the beginning");
             b.refusal.clear();
             b.arguments = {{QStringLiteral("range"), QVariantList{from, from.addMonths(1)}}};
             QVERIFY(b.run("member.leave.set").applies);
             QVERIFY(b.of(id).leave.activeAt(b.clock.now()));
         }},
        {QStringLiteral("member.leave.clear"),
         [](Bench& b) {
             const UserId id = b.member("佐藤", [&](Member& m) {
                 m.leave = {b.clock.now() - std::chrono::hours(1), b.clock.now() + std::chrono::hours(1)};
             });
             QVERIFY(b.run("member.leave.clear").applies);
             QVERIFY(!b.of(id).leave.start);
         }},
        {QStringLiteral("member.delete"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.run("member.delete").applies);
             QVERIFY(b.of(id).deletedAt);
             QCOMPARE(b.ways.back(), QStringLiteral("member.undelete"));
         }},
        {QStringLiteral("member.undelete"),
         [](Bench& b) {
             const UserId id = b.member("佐藤", [&](Member& m) { m.deletedAt = b.clock.now(); });
             QVERIFY(b.run("member.undelete").applies);
             QVERIFY(!b.of(id).deletedAt);
         }},
        {QStringLiteral("member.forceDelete"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.run("member.forceDelete").applies);
             QVERIFY(!b.gateway.tenant.member(id));
             QVERIFY2(!b.plans.back().typedWord.isEmpty(), "what cannot be taken back wants a typed word");
         }},
        {QStringLiteral("member.session.end"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             for (int i = 0; i < 2; ++i) {
                 Session session;
                 session.user = id;
                 b.gateway.tenant.addSession(session);
             }
             const Applicability none = b.run("member.session.end");
             QVERIFY(!none.applies && !none.why.isEmpty());
             auto* command = qobject_cast<EndSession*>(b.registry.find(QStringLiteral("member.session.end")));
             command->aim(id, b.gateway.tenant.sessions()[1].id, QStringLiteral("iPhone"));
             QVERIFY(b.run("member.session.end").applies);
             QVERIFY(b.plans.back().sentence.contains(QStringLiteral("iPhone")));
             QVERIFY(b.gateway.tenant.sessions()[0].live());
             QVERIFY(!b.gateway.tenant.sessions()[1].live());
             b.member("別人");
             QVERIFY2(!b.run("member.session.end").applies, "a session of somebody else is not meant");
         }},
        {QStringLiteral("member.photo.set"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(!b.run("member.photo.set").applies);
             auto* command = qobject_cast<SetPhoto*>(b.registry.find(QStringLiteral("member.photo.set")));
             command->aim(id, "face.png", std::string(static_cast<std::size_t>(SetPhoto::kMostBytes) + 1, 'x'));
             QVERIFY(b.run("member.photo.set").why.contains(QStringLiteral("10 MB")));
             command->aim(id, "face.png", "picture");
             QVERIFY(b.run("member.photo.set").applies);
             QVERIFY(b.of(id).hasPhoto);
         }},
        {QStringLiteral("member.photo.delete"),
         [](Bench& b) {
             const UserId id = b.member("佐藤");
             QVERIFY(b.gateway.tenant.setPhoto(id, "picture").has_value());
             QVERIFY(b.run("member.photo.delete").applies);
             QVERIFY(!b.of(id).hasPhoto);
         }},
        {QStringLiteral("member.add"), [](Bench& b) { paneCommand(b, "member.add"); }},
        {QStringLiteral("member.edit"), [](Bench& b) { paneCommand(b, "member.edit"); }},
        {QStringLiteral("member.copy"), [](Bench& b) { paneCommand(b, "member.copy"); }},
        {QStringLiteral("member.export"), [](Bench& b) { paneCommand(b, "member.export"); }},
        {QStringLiteral("member.leaver"), [](Bench& b) { paneCommand(b, "member.leaver"); }},
        {QStringLiteral("members.view.choose"), [](Bench& b) { paneCommand(b, "members.view.choose"); }},
        {QStringLiteral("members.view.save"), [](Bench& b) { paneCommand(b, "members.view.save"); }},
        {QStringLiteral("members.view.usual"), [](Bench& b) { paneCommand(b, "members.view.usual"); }},
        {QStringLiteral("members.view.dormant"), [](Bench& b) { paneCommand(b, "members.view.dormant"); }},
        {QStringLiteral("members.view.suspended"), [](Bench& b) { paneCommand(b, "members.view.suspended"); }},
        {QStringLiteral("members.view.never"), [](Bench& b) { paneCommand(b, "members.view.never"); }},
        {QStringLiteral("members.view.deleted"), [](Bench& b) { paneCommand(b, "members.view.deleted"); }},
    };
    return all;
}

} // namespace

class TestMemberCommands : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyCommandIsTried_data() {
        QTest::addColumn<QString>("key");
        Bench b;
        for (const Command* command : b.registry.all())
            QTest::newRow(qPrintable(command->key())) << command->key();
    }
    void everyCommandIsTried() {
        QFETCH(QString, key);
        const auto trial = trials().find(key);
        QVERIFY2(trial != trials().end(), "this command has no test: add one above");
        Bench b;
        trial->second(b);
        QCOMPARE(b.errors.size(), 0U);
        for (const auto& job : b.jobs.jobs())
            QCOMPARE(job.phase, ports::JobPhase::Succeeded);
    }

    void everyCommandHasWordsAndReasons() {
        Bench b;
        std::map<QString, QString> keys;
        for (const Command* command : b.registry.all()) {
            QVERIFY2(!command->text().isEmpty(), qPrintable(command->key()));
            if (const QString shortcut = command->defaultShortcut(); !shortcut.isEmpty()) {
                QVERIFY2(!keys.count(shortcut), qPrintable(shortcut));
                keys[shortcut] = command->key();
            }
            // Not signed in, without the right, without a connection, without a selection: each refused in words.
            Context context = b.registry.context();
            context.identity = nullptr;
            if (!command->permission().menu.empty())
                QVERIFY2(!command->applicability(context).why.isEmpty(), qPrintable(command->key()));
            ports::Identity weak = *b.identity;
            weak.roles.clear();
            context.identity = &weak;
            if (!command->permission().menu.empty())
                QVERIFY2(command->applicability(context).why.contains(QStringLiteral("role")),
                         qPrintable(command->key()));
            context.identity = &*b.identity;
            context.online = false;
            if (command->needsOnline())
                QVERIFY2(command->applicability(context).why.contains(QStringLiteral("local copy")),
                         qPrintable(command->key()));
            context.online = true;
            if (command->leastSelected() > 0)
                QVERIFY2(command->applicability(context).why.contains(QStringLiteral("Select")),
                         qPrintable(command->key()));
            if (!command->inverse().isEmpty()) QVERIFY(b.registry.find(command->inverse()));
        }
    }

    void statesThatDoNotFitAreRefusedInWords() {
        Bench b;
        b.member("佐藤", [](Member& m) { m.administrator = true; });
        for (const char* key : {"member.suspend", "member.delete", "member.forceDelete"})
            QVERIFY2(b.run(key).why.contains(QStringLiteral("highest administrator")), key);
        b.member("鈴木", [&](Member& m) { m.deletedAt = b.clock.now(); });
        for (const char* key : {"member.delete", "member.password.force", "member.password.request", "member.changeId",
                                "member.leave.set", "member.suspend", "member.unsuspend", "member.leave.clear"})
            QVERIFY2(!b.run(key).applies && !b.run(key).why.isEmpty(), key);
        b.member("高橋");
        for (const char* key : {"member.unsuspend", "member.undelete", "member.leave.clear"})
            QVERIFY2(!b.run(key).why.isEmpty(), key);
        b.choose({b.member("甲"), b.member("乙")});
        for (const char* key : {"member.changeId", "member.password.force", "member.session.end", "member.edit"})
            QVERIFY2(b.run(key).why.contains(QStringLiteral("one member")), key);
    }

    void manyRowsAreOneJobWithAResultForEach() {
        Bench b;
        const auto made = people(b, 12);
        b.gateway.tenant.edit(made[4].id, [](Member& m) { m.administrator = true; });
        b.gateway.failNext("suspendMember", Error(ErrorKind::Timeout, "TIMEOUT"));
        QVERIFY(b.run("member.suspend").applies);
        QCOMPARE(b.jobs.jobs().size(), 1U);
        const auto& job = b.jobs.jobs().front();
        QCOMPARE(job.phase, ports::JobPhase::PartlyFailed);
        QCOMPARE(job.done, 12);
        QCOMPARE(job.lines.size(), 12U);
        QCOMPARE(std::count_if(job.lines.begin(), job.lines.end(), [](const auto& l) { return l.error.has_value(); }),
                 2);
        QCOMPARE(b.sentences.size(), 1);
        QVERIFY(b.sentences.front().contains(QStringLiteral("10")));
        QCOMPARE(b.errors.size(), 1U);
        QVERIFY(b.plans.front().subjects.size() == 12);
        const auto more = people(b, 25);
        QVERIFY(b.run("member.delete").applies);
        QCOMPARE(b.plans.back().subjects.size(), 21); // twenty names and a count
        QCOMPARE(b.plans.back().typedWord, QStringLiteral("25"));
    }

    void aCancelStopsWhatHasNotBegun() {
        Bench b;
        const auto made = people(b, 30);
        b.gateway.hold();
        QVERIFY(b.run("member.suspend").applies);
        QCOMPARE(b.gateway.waiting(), 4U); // never more at once
        b.jobs.cancel(b.jobs.jobs().front().id);
        b.gateway.release();
        QCOMPARE(b.jobs.jobs().front().phase, ports::JobPhase::Cancelled);
        int suspended = 0;
        for (const Member& member : made)
            suspended += b.of(member.id).suspended;
        QCOMPARE(suspended, 4);
    }

    void saveTellsOfAConflictWithWhatIsThereNow() {
        Bench b;
        const UserId id = b.member("佐藤");
        const Member base = b.of(id);
        b.gateway.tenant.edit(id, [](Member& m) { m.task = "Sales"; });
        Member mine = base;
        mine.nickName = "Hana";
        auto* save = qobject_cast<SaveMember*>(b.registry.find(QStringLiteral("member.save")));
        std::optional<SaveOutcome> outcome;
        auto call = save->save(b.registry.context(), base, mine, [&](SaveOutcome o) { outcome = std::move(o); });
        QVERIFY(outcome && !outcome->saved && outcome->theirs);
        QCOMPARE(outcome->theirs->task, "Sales");
        QCOMPARE(b.of(id).nickName, "");
        const MergeResult merged = mergeMembers(base, mine, *outcome->theirs);
        QVERIFY(merged.conflicts.empty());
        call = save->save(b.registry.context(), *outcome->theirs, merged.merged,
                          [&](SaveOutcome o) { outcome = std::move(o); });
        QVERIFY(outcome->saved);
        QCOMPARE(b.of(id).nickName, "Hana");
        QCOMPARE(b.of(id).task, "Sales");
    }

    void aSaveWhoseAnswerWasLostIsASave() {
        Bench b;
        const UserId id = b.member("佐藤");
        const Member base = b.of(id);
        Member mine = base;
        mine.nickName = "Hana";
        auto* save = qobject_cast<SaveMember*>(b.registry.find(QStringLiteral("member.save")));
        std::optional<SaveOutcome> outcome;
        const auto again = [&] {
            outcome.reset();
            auto call = save->save(b.registry.context(), base, mine, [&](SaveOutcome o) { outcome = std::move(o); });
            QVERIFY(outcome.has_value());
        };
        b.gateway.tenant.edit(id, [](Member& m) { m.nickName = "Hana"; });
        again();
        QVERIFY(outcome->saved && !outcome->error && !outcome->theirs);
        QCOMPARE(outcome->saved->version, b.of(id).version);
        QCOMPARE(b.sync.refreshed, 1);
        // With anything else besides, somebody has to look.
        b.gateway.tenant.edit(id, [](Member& m) { m.task = "Sales"; });
        again();
        QVERIFY(!outcome->saved && outcome->theirs);
    }
};

} // namespace sekisho::tests::test_commands_members

SEKISHO_QTEST_GUILESS_MAIN(test_commands_members, TestMemberCommands)
#include "test_commands_members.moc"
