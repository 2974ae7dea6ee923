// Every command for roles, activations, the delegation, the sealed account and requests: what it refuses and why, what
// it asks, what it does, and that what waits for a second person is told as that.
#include "models/commands/approval_commands.h"
#include "models/commands/approval_words.h"
#include "models/commands/job_list.h"
#include "models/commands/member_batch.h"
#include "models/commands/pane_command.h"
#include "models/commands/role_commands.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/ports/command_group.h"
#include "tests/fakes/fake_gateway.h"
#include "tests/fakes/qt_suite.h"
#include "tests/fakes/synthetic_cache.h"

#include <QSignalSpy>
#include <QTest>

namespace sekisho::tests::test_commands_roles {

using namespace sekisho::commands;

namespace {

struct RightsBench {
    RightsBench() {
        setLanguage(Language::English);
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(20);
        gateway.roleDesk.fill();
        gateway.approvalDesk.fill();
        addRoleCommands(registry);
        addApprovalCommands(registry);
        QObject::connect(&registry, &Registry::planReady, &registry,
                         [this](Command* command, const Plan& plan, const Context& context) {
                             plans.push_back(plan);
                             if (plan.check) fault = plan.check(arguments);
                             if (!plan.check || fault.isEmpty()) command->run(context, arguments);
                         });
        for (Command* command : registry.all()) {
            QObject::connect(command, &Command::done, command,
                             [this](const QString& sentence, const QString& undo, const auto&) {
                                 sentences << sentence;
                                 undos << undo;
                             });
            QObject::connect(command, &Command::failed, command,
                             [this](const Error& error, const QString&) { errors.push_back(error); });
        }
        auto call = gateway.whoAmI(gui, [this](Result<ports::Identity> who) { identity = *who; });
        registry.setContextSource([this] {
            Context context;
            context.gateway = &gateway;
            context.jobs = &jobs;
            context.gui = &gui;
            context.clock = &clock;
            context.identity = identity ? &*identity : nullptr;
            context.online = true;
            return context;
        });
        offerRoles(registry, &owner, [this] { return roles; });
        offerHolders(registry, &owner, [this] { return holders; });
        offerEligible(registry, &owner, [this] { return eligible; });
        offerActivations(registry, &owner, [this] { return activations; });
        offerRequests(registry, &owner, [this] { return requests; });
    }
    RoleSheet custom() const { return gateway.roleDesk.sheets.back(); }
    template<class C>
    C* find(const char* key) {
        return qobject_cast<C*>(registry.find(QLatin1String(key)));
    }
    QString why(const char* key) {
        const Command* command = registry.find(QLatin1String(key));
        return command ? command->applicability(registry.context()).why : QStringLiteral("no such command");
    }
    bool trigger(const char* key) {
        fault.clear();
        return registry.trigger(QLatin1String(key)).applies;
    }
    ApprovalRequest request(ApprovalState state, bool own) {
        for (const ApprovalRequest& one : gateway.approvalDesk.all)
            if (one.state == state && (one.requester == identity->user) == own) {
                ApprovalRequest seen = one;
                seen.own = own;
                return seen;
            }
        return {};
    }

    ManualClock clock{Instant{std::chrono::seconds(1'795'000'000)}};
    fakes::FakeGateway gateway{clock};
    ports::InlineExecutor gui;
    JobList jobs{clock};
    Registry registry;
    QObject owner;
    std::optional<ports::Identity> identity;
    std::vector<RoleSheet> roles;
    std::vector<RoleHolder> holders, eligible;
    std::vector<Activation> activations;
    std::vector<ApprovalRequest> requests;
    QVariantMap arguments;
    QString fault;
    std::vector<Plan> plans;
    QStringList sentences, undos;
    std::vector<Error> errors;
};

// What the service records of changes of rights.
constexpr auto kGrantOfMenu = "{\"grants.members.groups\":{\"from\":null,\"to\":\"operate\"}}";
constexpr auto kRoleByKey =
    "{\"roleId\":{\"from\":null,\"to\":\"helpdesk:10000001\"},\"userId\":{\"from\":null,\"to\":\"u\"}}";
constexpr auto kScopeAsText =
    "{\"scope\":{\"from\":null,\"to\":\"{\\\"orgUnits\\\":[\\\"a\\\"],\\\"includeSubOrgUnits\\\":true}\"}}";
constexpr auto kScopeOfAll = "{\"scope\":{\"from\":null,\"to\":\"{}\"}}";
constexpr auto kScopeOfNothing = "{\"scope\":{\"from\":\"\",\"to\":\"{\\\"includeSubOrgUnits\\\":true}\"}}";
constexpr auto kMinutes = "{\"minutes\":{\"from\":null,\"to\":90}}";

} // namespace

class TestCommandsRoles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aRoleIsDeletedAndBroughtBack() {
        RightsBench bench;
        QVERIFY(!bench.why("role.delete").isEmpty());
        bench.roles = {bench.gateway.roleDesk.sheets.front()};
        QVERIFY(bench.why("role.delete").contains(QStringLiteral("built-in")));
        const RoleSheet role = bench.custom();
        bench.roles = {role};
        QCOMPARE(bench.why("role.delete"), QString());
        QVERIFY(!bench.why("role.undelete").isEmpty());
        QVERIFY(bench.trigger("role.delete"));
        QVERIFY(bench.plans.back().effects.join(QLatin1Char(' ')).contains(QLatin1Char('1'))); // who loses it
        QVERIFY(!bench.gateway.roleDesk.sheet(role.role.id));
        QCOMPARE(bench.undos.back(), QStringLiteral("role.undelete"));
        bench.roles.clear();
        QVERIFY(bench.trigger("role.undelete")); // what was deleted last
        QVERIFY(bench.gateway.roleDesk.sheet(role.role.id));
        QCOMPARE(bench.gateway.roleDesk.sheet(role.role.id)->holders, std::int64_t{1});
        QVERIFY(!bench.trigger("role.undelete"));
        bench.roles = {bench.gateway.roleDesk.deletedOnes.front()}; // one of the list
        QVERIFY(bench.trigger("role.undelete"));
        QVERIFY(bench.gateway.roleDesk.deletedOnes.empty());
        QVERIFY(bench.errors.empty());
    }

    void rolesAreTakenAwayAsOneJob() {
        RightsBench bench;
        QVERIFY(!bench.why("role.take").isEmpty());
        for (const RoleHolder& one : bench.gateway.roleDesk.holdings)
            if (one.builtIn != "super") bench.holders.push_back(one);
        const std::size_t count = bench.holders.size();
        bench.holders.push_back(bench.gateway.roleDesk.holdings.front()); // the highest administrator's own
        QVERIFY(bench.why("role.take").contains(QStringLiteral("delegation")));
        bench.holders.pop_back();
        bench.gateway.failNext("takeRole", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        QVERIFY(bench.trigger("role.take"));
        QCOMPARE(bench.plans.back().subjects.size(), static_cast<qsizetype>(count));
        const ports::JobState& job = bench.jobs.jobs().back();
        QCOMPARE(job.lines.size(), count);
        QCOMPARE(job.done, static_cast<std::int64_t>(count));
        QVERIFY(!job.canRetry);
        QCOMPARE(bench.errors.size(), std::size_t{1});
        QVERIFY(isNews(bench.errors.front()));
        QCOMPARE(bench.sentences.size(), 1);
        QCOMPARE(bench.gateway.callsOf("takeRole"), count);
    }

    void whatCouldNotBeDoneIsToldBeforeWhatWaits() {
        RightsBench bench;
        bench.holders = {bench.gateway.roleDesk.holdings[2], bench.gateway.roleDesk.holdings[3],
                         bench.gateway.roleDesk.holdings[4]};
        bench.gateway.failNext("takeRole", Error(ErrorKind::Conflict, "APPROVAL_WAITING"));
        bench.gateway.failNext("takeRole", Error(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN"));
        QVERIFY(bench.trigger("role.take"));
        QCOMPARE(bench.errors.size(), std::size_t{1});
        QCOMPARE(bench.errors.front().code, std::string("ROLE_EXCEEDS_OWN"));
    }

    void aRoleIsActivatedWithAReasonForNoLongerThanAllowed() {
        RightsBench bench;
        QVERIFY(!bench.why("role.activate").isEmpty());
        for (const RoleHolder& one : bench.gateway.roleDesk.holdings)
            if (one.eligible && one.user == bench.identity->user) bench.eligible = {one};
        QCOMPARE(bench.eligible.size(), std::size_t{1});
        QVERIFY(bench.trigger("role.activate"));
        QVERIFY(!bench.fault.isEmpty()); // without a reason
        QCOMPARE(bench.gateway.callsOf("activate"), std::size_t{0});
        const Plan& plan = bench.plans.back();
        QCOMPARE(plan.asks[0].choices.back(), minutesText(120)); // what is allowed at most
        QCOMPARE(plan.asks[0].value.toString(), minutesText(60));
        bench.arguments = {{QStringLiteral("reason"), QStringLiteral("点検")},
                           {QStringLiteral("time"), minutesText(120)}};
        QSignalSpy activated(bench.find<ActivateRole>("role.activate"), &ActivateRole::activated);
        QVERIFY(bench.trigger("role.activate"));
        QCOMPARE(activated.size(), 1);
        const Activation& run = bench.gateway.roleDesk.activationList.back();
        QVERIFY(run.until - run.startedAt == std::chrono::minutes(120));
        QCOMPARE(run.reason, std::string("点検"));
        bench.eligible.front().needsApproval = true;
        for (RoleHolder& one : bench.gateway.roleDesk.holdings)
            if (one.user == bench.identity->user && one.eligible) one.needsApproval = true;
        QVERIFY(bench.trigger("role.activate"));
        QVERIFY(isNews(bench.errors.back()));
        bench.eligible.front().expiresAt = bench.clock.now();
        QVERIFY(!bench.trigger("role.activate"));
    }

    void anActivationIsEndedByItsHolderOrWhoeverGivesRoles() {
        RightsBench bench;
        Activation run = bench.gateway.roleDesk.run(bench.identity->user, bench.custom().role.id, 30, "点検");
        bench.activations = {run};
        QVERIFY(bench.trigger("role.endActivation"));
        QVERIFY(bench.gateway.roleDesk.activationList.back().end == ActivationEnd::Self);
        bench.activations = {bench.gateway.roleDesk.activationList.back()};
        QVERIFY(!bench.trigger("role.endActivation")); // it has ended
        run = bench.gateway.roleDesk.run(UserId("somebody"), bench.custom().role.id, 30, "点検");
        bench.activations = {run};
        QVERIFY(bench.trigger("role.endActivation")); // the highest administrator may
        for (RoleHolding& holding : bench.identity->roles)
            holding.role.builtIn = "operator";
        bench.identity->roles.front().role.grants = {{"members", Access::Operate}};
        bench.activations.front().endedAt.reset();
        bench.activations.front().id = "another";
        QVERIFY(!bench.trigger("role.endActivation"));
        bench.activations.front().user = bench.identity->user;
        QCOMPARE(bench.why("role.endActivation"), QString());
    }

    void aDelegationIsAnsweredByWhoeverWasAskedOnly() {
        RightsBench bench;
        QVERIFY(!bench.why("delegation.accept").isEmpty());
        Delegation delegation;
        delegation.id = "d1";
        delegation.from = UserId("somebody");
        delegation.fromName = "佐藤 花子";
        delegation.to = bench.identity->user;
        delegation.toName = "管理 太郎";
        delegation.expiresAt = bench.clock.now() + std::chrono::days(14);
        bench.gateway.roleDesk.handOver = delegation;
        knowDelegation(bench.registry, delegation);
        QVERIFY(!bench.why("delegation.cancel").isEmpty()); // not his to take back
        QSignalSpy answered(bench.find<DelegationCommand>("delegation.accept"), &DelegationCommand::answered);
        QVERIFY(bench.trigger("delegation.accept"));
        QCOMPARE(answered.size(), 1);
        QVERIFY(bench.gateway.roleDesk.handOver->state == DelegationState::Accepted);
        QVERIFY(bench.plans.back().effects.join(QLatin1Char(' ')).contains(QStringLiteral("佐藤 花子")));
        delegation.from = bench.identity->user;
        delegation.to = UserId("somebody");
        bench.gateway.roleDesk.handOver = delegation;
        knowDelegation(bench.registry, delegation);
        QVERIFY(!bench.why("delegation.decline").isEmpty());
        QVERIFY(bench.trigger("delegation.cancel"));
        QVERIFY(bench.gateway.roleDesk.handOver->state == DelegationState::Cancelled);
        bench.clock.advance(std::chrono::days(14));
        QVERIFY(!bench.trigger("delegation.cancel")); // it has lapsed
        knowDelegation(bench.registry, std::nullopt);
        QVERIFY(!bench.trigger("delegation.cancel"));
    }

    void theSealedAccountIsRefusedAndClosed() {
        RightsBench bench;
        auto& account = bench.gateway.roleDesk.account;
        knowSealed(bench.registry, account);
        QVERIFY(!bench.why("sealed.refuse").isEmpty() && !bench.why("sealed.close").isEmpty());
        account.state = BreakGlassState::Opening;
        account.reason = "全員がログインできないため";
        account.opensAt = bench.clock.now() + std::chrono::minutes(30);
        knowSealed(bench.registry, account);
        QVERIFY(bench.trigger("sealed.refuse"));
        QVERIFY(!bench.fault.isEmpty());
        bench.arguments = {{QStringLiteral("reason"), QStringLiteral("聞いていない")}};
        QVERIFY(bench.trigger("sealed.refuse"));
        QVERIFY(account.state == BreakGlassState::Used);
        QVERIFY(!bench.trigger("sealed.refuse")); // the command knows what has become of it
        account.state = BreakGlassState::Open;
        account.until = bench.clock.now() + std::chrono::hours(1);
        knowSealed(bench.registry, account);
        QVERIFY(bench.trigger("sealed.close"));
        QVERIFY(account.state == BreakGlassState::Used);
    }

    void aRequestIsDecidedByOthersAndWithdrawnByItsAuthor() {
        RightsBench bench;
        QVERIFY(!bench.why("approval.approve").isEmpty());
        bench.requests = {bench.request(ApprovalState::Waiting, false)};
        QVERIFY(!bench.requests.front().id.empty());
        QVERIFY(!bench.why("approval.withdraw").isEmpty());
        QSignalSpy answered(bench.find<ApprovalCommand>("approval.approve"), &ApprovalCommand::answered);
        QVERIFY(bench.trigger("approval.approve"));
        QCOMPARE(answered.size(), 1);
        QVERIFY(bench.gateway.approvalDesk.find(bench.requests.front().id)->state == ApprovalState::Applied);
        QVERIFY(!bench.plans.back().subjects.isEmpty()); // exactly what is planned
        bench.requests = {bench.request(ApprovalState::Waiting, true)};
        bench.requests.front().whyNotMine = "APPROVAL_OWN";
        QVERIFY(!bench.trigger("approval.approve"));
        QVERIFY(bench.trigger("approval.withdraw"));
        QVERIFY(bench.gateway.approvalDesk.find(bench.requests.front().id)->state == ApprovalState::Withdrawn);
        QVERIFY(bench.errors.empty());
    }

    void aRejectionSaysWhy() {
        RightsBench bench;
        bench.requests = {bench.request(ApprovalState::Waiting, false)};
        QVERIFY(bench.trigger("approval.reject"));
        QVERIFY(!bench.fault.isEmpty());
        QCOMPARE(bench.gateway.callsOf("rejectApproval"), std::size_t{0});
        bench.arguments = {{QStringLiteral("reason"), QString(1'001, QLatin1Char('x'))}};
        QVERIFY(bench.trigger("approval.reject"));
        QVERIFY(!bench.fault.isEmpty());
        bench.arguments = {{QStringLiteral("reason"), QStringLiteral("契約の範囲外")}};
        QVERIFY(bench.trigger("approval.reject"));
        QVERIFY(bench.gateway.approvalDesk.find(bench.requests.front().id)->state == ApprovalState::Rejected);
    }

    void aPlanThatIsAnotherNowIsToldAndNotCarriedOut() {
        RightsBench bench;
        bench.requests = {bench.request(ApprovalState::Waiting, false)};
        const std::string id = bench.requests.front().id;
        bench.gateway.approvalDesk.plannedAnew[id] = {{"role.grant", "member", "u2", "別の人", {}}};
        QVERIFY(bench.trigger("approval.approve"));
        QVERIFY(bench.gateway.approvalDesk.find(id)->state == ApprovalState::Changed);
        QVERIFY(bench.sentences.back().contains(QStringLiteral("nothing was carried out")));
        QVERIFY(bench.trigger("approval.approve")); // of what was seen before: an old version
        QCOMPARE(bench.errors.back().code, std::string("APPROVAL_CHANGED"));
    }

    void whatWasApprovedIsCarriedOutByItsAuthorOrFails() {
        RightsBench bench;
        bench.requests = {bench.request(ApprovalState::Waiting, true)};
        QVERIFY(!bench.trigger("approval.execute"));
        bench.requests = {bench.request(ApprovalState::Approved, true)};
        const std::string id = bench.requests.front().id;
        bench.gateway.approvalDesk.failsWith[id] = Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
        QVERIFY(bench.trigger("approval.execute"));
        QCOMPARE(bench.errors.back().code, std::string("ORGUNIT_NOT_EXIST"));
        QVERIFY(bench.sentences.isEmpty());
        bench.requests.front().executeBy = bench.clock.now();
        QVERIFY(!bench.trigger("approval.execute")); // it has lapsed
    }

    void everyCommandIsOneOfThese() {
        RightsBench bench;
        const QStringList known =
            QStringLiteral("role.new role.edit role.copy role.compare role.delete role.undelete role.give "
                           "role.change role.take member.rights member.viewAs role.activate role.endActivation "
                           "delegation.start delegation.cancel delegation.accept delegation.decline sealed.seal "
                           "sealed.remove sealed.open sealed.drill sealed.refuse sealed.close approval.approve "
                           "approval.reject approval.withdraw approval.execute")
                .split(QLatin1Char(' '));
        for (const Command* command : bench.registry.all()) {
            QVERIFY2(known.contains(command->key()), qPrintable(command->key()));
            QVERIFY2(!command->text().isEmpty() && command->needsOnline(), qPrintable(command->key()));
            if (!qobject_cast<const PaneCommand*>(command))
                QVERIFY2(!command->help().isEmpty(), qPrintable(command->key()));
        }
        QCOMPARE(static_cast<qsizetype>(bench.registry.all().size()), known.size());
    }

    void scopesAndTimesInWords() {
        setLanguage(Language::English);
        QCOMPARE(scopeText({}, {}), QStringLiteral("The whole tenant"));
        const Scope scope{{OrgUnitId("a"), OrgUnitId("b")}, true};
        const QString named = scopeText(scope, {{OrgUnitId("a"), "本社", false}, {OrgUnitId("b"), "旧支社", true}});
        QVERIFY(named.contains(QStringLiteral("本社")) && named.contains(QStringLiteral("旧支社 (deleted)")));
        QVERIFY(named != scopeText({scope.orgUnits, false}, {{OrgUnitId("a"), "本社", false}}));
        QVERIFY(scopeText(scope, {}).contains(QLatin1Char('2')));
        const Instant now{std::chrono::seconds(1'795'000'000)};
        QCOMPARE(clockText(now + std::chrono::seconds(3'909), now), QStringLiteral("1:05:09"));
        QCOMPARE(clockText(now + std::chrono::seconds(65), now), QStringLiteral("1:05"));
        QCOMPARE(clockText(now - std::chrono::seconds(5), now), QStringLiteral("0:00"));
        QCOMPARE(menuPathText(*menuItem("security.lostDevice")), QStringLiteral("Security > Lost devices"));
        QCOMPARE(roleNameText("deputy", "x"), QStringLiteral("Deputy administrator"));
        QCOMPARE(roleNameText({}, "x"), QStringLiteral("x"));
    }

    void plannedChangesOfRightsInWords() {
        setLanguage(Language::English);
        const fakes::SyntheticCache cache(0);
        const auto lines = [&](const char* action, const char* changes) {
            QStringList out;
            for (const ChangeText& one : plannedChangeTexts({action, "member", "u1", "佐藤", changes}, cache))
                out << changeTextLine(one);
            return out.join(QLatin1Char('\n'));
        };
        QCOMPARE(lines("role.update", kGrantOfMenu), QStringLiteral("Members > Groups: None → Operate"));
        QCOMPARE(lines("role.grant", kRoleByKey), QStringLiteral("Role: – → Helpdesk"));
        QVERIFY(lines("role.grant", kScopeAsText).contains(QStringLiteral("1 organization")));
        QVERIFY(lines("role.grant", kScopeOfAll).endsWith(QStringLiteral("The whole tenant")));
        QVERIFY(lines("role.grant", kScopeOfNothing).endsWith(QStringLiteral("– → –"))); // never the whole tenant
        QCOMPARE(lines("role.activate", kMinutes), QStringLiteral("Time: – → ") + minutesText(90));
        QCOMPARE(plannedChangeTitle({"role.grant", "member", "u1", "佐藤", {}}), QStringLiteral("Grant a role: 佐藤"));
        QVERIFY(lines("role.grant", "not JSON").isEmpty());
    }

    // What a person is asked besides, he is asked once for all members, and again when he tries anew.
    void aJobOverManyIsOneCommand() {
        RightsBench bench;
        std::vector<SelectedMember> members(9);
        Context context = bench.registry.context();
        context.selection = Selection(members);
        std::vector<ports::CommandGroup::Id> groups;
        const auto work = [&](std::shared_ptr<ports::JobControl> control) {
            const MemberCommand::Call call = [&](ports::Gateway& gateway, const SelectedMember&, const QVariantMap&,
                                                 ports::Executor& on, ports::Reply<std::monostate> reply) {
                groups.push_back(ports::CommandGroup::current());
                return gateway.deleteMember(UserId("nobody"), on, std::move(reply));
            };
            MemberBatch::start(context, call, {}, std::move(control), [](auto&&...) {});
        };
        bench.jobs.start({.title = "delete", .canCancel = true, .canRetry = true, .work = work});
        QCOMPARE(groups.size(), members.size());
        QVERIFY(groups.front());
        QCOMPARE(std::ranges::count(groups, groups.front()), static_cast<std::ptrdiff_t>(members.size()));
        QVERIFY(!ports::CommandGroup::current());
        bench.jobs.retry(bench.jobs.jobs().back().id);
        QCOMPARE(groups.size(), 2 * members.size());
        QVERIFY(groups.back() != groups.front());
    }

    void givingUpEndsTheWholeJobAndIsNoFailure() {
        RightsBench bench;
        bench.holders = {bench.gateway.roleDesk.holdings[2], bench.gateway.roleDesk.holdings[3],
                         bench.gateway.roleDesk.holdings[4]};
        const Error gaveUp(ErrorKind::Cancelled, "CANCELLED");
        bench.gateway.failNext("takeRole", gaveUp);
        QVERIFY(bench.trigger("role.take"));
        QVERIFY(bench.jobs.jobs().back().phase == ports::JobPhase::Cancelled);
        QCOMPARE(bench.gateway.callsOf("takeRole"), std::size_t{1});
        QVERIFY(bench.errors.empty() && bench.sentences.isEmpty());
        Context context = bench.registry.context();
        context.selection = Selection(std::vector<SelectedMember>(9));
        bench.gateway.failNext("deleteMember", gaveUp, 9);
        int ended = 0;
        const auto work = [&](std::shared_ptr<ports::JobControl> control) {
            const MemberCommand::Call call = [](ports::Gateway& gateway, const SelectedMember&, const QVariantMap&,
                                                ports::Executor& on, ports::Reply<std::monostate> reply) {
                return gateway.deleteMember(UserId("nobody"), on, std::move(reply));
            };
            MemberBatch::start(context, call, {}, std::move(control), [&](auto&&...) { ++ended; });
        };
        bench.jobs.start({.title = "delete", .canCancel = true, .canRetry = true, .work = work});
        QVERIFY(bench.jobs.jobs().back().phase == ports::JobPhase::Cancelled);
        QVERIFY(bench.jobs.jobs().back().lines.empty());
        QCOMPARE(ended, 1);
        QVERIFY(bench.gateway.callsOf("deleteMember") <= 4); // no new one is begun
    }

    void whatOnlyWaitsIsNotTriedAgain() {
        RightsBench bench;
        const auto outcome = [&](std::vector<const char*> codes) {
            const auto work = [&](const std::shared_ptr<ports::JobControl>& control) {
                for (const char* code : codes)
                    control->line({"佐藤", *code ? std::optional(Error(ErrorKind::Conflict, code)) : std::nullopt});
                control->finish({});
            };
            bench.jobs.start({.title = "delete", .canCancel = true, .canRetry = true, .work = work});
            return bench.jobs.jobs().back().canRetry;
        };
        QVERIFY(!outcome({"", "APPROVAL_WAITING"}));
        QVERIFY(!outcome({"APPROVAL_WAITING", "APPROVAL_WAITING"}));
        QVERIFY(outcome({"APPROVAL_WAITING", "PRECONDITION_FAILED"}));
        QVERIFY(!outcome({""}));
    }

    void newsNamesItsRequest() {
        setLanguage(Language::English);
        const Error error =
            Error(ErrorKind::Conflict, "APPROVAL_WAITING").with("approvalId", "a1").with("action", "roleGrant");
        QVERIFY(isNews(error));
        QVERIFY(!isNews(Error(ErrorKind::Conflict, "PRECONDITION_FAILED")));
        QCOMPARE(waitingRequest(error), std::string("a1"));
        QVERIFY(waitingText(error).contains(QStringLiteral("Give an administrator role")));
        QCOMPARE(waitingRequest(Error(ErrorKind::Conflict, "APPROVAL_WAITING")), std::string());
    }
};

} // namespace sekisho::tests::test_commands_roles

SEKISHO_QTEST_GUILESS_MAIN(test_commands_roles, TestCommandsRoles)
#include "test_commands_roles.moc"
