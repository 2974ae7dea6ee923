#include "tests/fakes/fake_gateway.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::CallState;
using ports::Executor;
using ports::Reply;

namespace {

Error unreachable() {
    return Error(ErrorKind::Unavailable, "CONNECTION_REFUSED", "The service does not answer.")
        .with("host", "sekisho.example:8443");
}

Error loginFailed() {
    return {ErrorKind::Unauthenticated, "LOGIN_FAILED", "The ID or the password is not right."};
}

ports::SignInEnrolSecondFactor enrolment() {
    return {"otpauth://totp/Sekisho:admin@demo?secret=JBSWY3DPEHPK3PXP&issuer=Sekisho", "JBSWY3DPEHPK3PXP"};
}

} // namespace

FakeGateway::FakeGateway(const Clock& clock, DomainId domain, std::string workgroup)
    : tenant(clock, domain, std::move(workgroup)), pipe(clock, admitted()), fieldDesk(tenant, clock, admitted()),
      door(clock, admitted()), leaverChecks(tenant, admitted()), rooming(clock, tenant, admitted()),
      rankDesk(tenant, admitted()), charts(tenant, admitted()), policyDesk(tenant, clock, admitted()),
      templateDesk(tenant, pipe, clock, admitted()), deviceDesk(tenant, clock, admitted()),
      cutOffDesk(
          tenant, deviceDesk, templateDesk, clock,
          [this] {
              const FakeSelf me = self();
              return FakeActor{me.user, me.name};
          },
          admitted()),
      companyDesk(clock, tenant.workgroup(), admitted()), roleDesk(
                                                              tenant, clock, [this] { return self(); }, admitted()),
      approvalDesk(
          tenant, clock, [this] { return self(); }, admitted()),
      explanationDesk(tenant, admitted()), logDesk(clock, domain, admitted()),
      watchDesk(
          tenant, clock, [this] { return self(); }, admitted()),
      queue(cutOffDesk, clock), archive(clock), clock_(clock) {
    door.onChange = [this] { tenant.noteUnseen(); };
    door.onSet = [this] {
        policyDesk.saveAs(
            "invitation", [this](policy::Values& values) { door.writeTo(values); }, "鈴木 次郎");
    };
    policyDesk.besides = [this](const ports::PolicyEdit& edit, const policy::Values& after) {
        return edit.key == "invitation" ? door.saved(edit.confirm, after) : std::nullopt;
    };
    accounts["admin@" + tenant.workgroup()] = {};
    offered = {"sekishod", "0.1.0", {"sessions", "changes", "push", "passwords", "history"}};
    tenant.onChange = [this](std::int64_t seq) {
        if (!pushHeld_ && !offline_) push(seq);
    };
}

FakeGateway::~FakeGateway() = default;

Admit FakeGateway::admitted() {
    return [this](std::string_view name, const std::shared_ptr<CallState>& state,
                  std::function<void(std::optional<Error>)> then) { admit(name, true, state, std::move(then)); };
}

void FakeGateway::signInAs(const std::string& loginId) {
    signedIn_ = kept_ = loginId;
    tellLink();
}

void FakeGateway::endSession(std::string code) {
    signedIn_.clear();
    kept_.clear();
    endedBecause_ = std::move(code);
    tellLink();
}

void FakeGateway::setOffline(bool offline) {
    if (std::exchange(offline_, offline) == offline) return;
    tellLink();
    if (!offline_ && !pushHeld_) push(tenant.lastSeq());
}

void FakeGateway::failNext(std::string call, Error error, int times) {
    failures_.push_back({std::move(call), std::move(error), times});
}

void FakeGateway::release(std::size_t calls) {
    if (calls == SIZE_MAX) held_ = false;
    for (; calls > 0 && !waiting_.empty(); --calls) {
        auto run = std::move(waiting_.front());
        waiting_.pop_front();
        run();
    }
}

void FakeGateway::push(std::int64_t seq) {
    std::erase_if(listeners_, [](const Listener& l) { return l.state->cancelled(); });
    for (const auto& l : listeners_)
        l.on->post([state = l.state, changed = l.changed, seq] {
            if (!state->cancelled()) changed(seq);
        });
}

std::size_t FakeGateway::callsOf(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::count(calls_, name));
}

std::optional<Error> FakeGateway::refusal(std::string_view name, bool needsSignIn) {
    for (auto& failure : failures_) {
        if (failure.times == 0 || (failure.call != name && failure.call != "*")) continue;
        --failure.times;
        return failure.error;
    }
    if (offline_) return unreachable();
    if (needsSignIn && signedIn_.empty()) return Error(ErrorKind::Unauthenticated, endedBecause_, "Sign in first.");
    return std::nullopt;
}

void FakeGateway::whenReleased(std::function<void()> run) {
    if (held_)
        waiting_.push_back(std::move(run));
    else
        run();
}

void FakeGateway::admit(std::string_view name, bool needsSignIn, const std::shared_ptr<CallState>& state,
                        std::function<void(std::optional<Error>)> then) {
    calls_.emplace_back(name);
    whenReleased([this, state, name = std::string(name), needsSignIn, then = std::move(then)] {
        if (!state->cancelled()) then(refusal(name, needsSignIn));
    });
}

template<class T>
CallHandle FakeGateway::answer(std::string_view name, bool needsSignIn, Executor& on, Reply<T> reply,
                               std::function<Result<T>()> work) {
    auto state = std::make_shared<CallState>();
    admit(name, needsSignIn, state,
          [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refused) {
              if (refused)
                  ports::deliver<T>(state, on, reply, std::move(*refused));
              else
                  ports::deliver<T>(state, on, reply, work());
          });
    return CallHandle(state);
}

CallHandle FakeGateway::act(std::string_view name, Executor& on, Reply<std::monostate> reply,
                            std::function<Done()> work) {
    return answer<std::monostate>(name, true, on, std::move(reply),
                                  [work = std::move(work)]() -> Result<std::monostate> {
                                      SEKISHO_CHECK(work());
                                      return std::monostate{};
                                  });
}

ports::Identity FakeGateway::identity() const {
    const FakeAccount& account = accounts.at(signedIn_);
    ports::Identity me;
    me.usePosition = rankDesk.inUse(RankKind::Position);
    me.useLevel = rankDesk.inUse(RankKind::Level);
    me.useUserType = rankDesk.inUse(RankKind::UserType);
    me.user = account.user.empty() ? UserId("00000000-0000-4000-8000-000000000001") : account.user;
    me.name = account.name;
    me.email = signedIn_;
    me.domain = tenant.domain();
    me.workgroup = tenant.workgroup();
    me.tenantName = "株式会社デモ";
    for (const auto& role : builtInRoles())
        if (role.builtIn == account.builtInRole) me.roles.push_back({role, account.scope, {}});
    me.session = SessionId("00000000-0000-4000-8000-0000000000ff");
    me.locale = "ja_JP";
    me.timeZone = "Asia/Tokyo";
    me.serverTime = clock_.now();
    return me;
}

FakeSelf FakeGateway::self() const {
    if (signedIn_.empty()) return {};
    const ports::Identity me = identity();
    return {me.user, me.name};
}

Result<ports::SignInStep> FakeGateway::signedInAs(const std::string& loginId) {
    signInAs(loginId);
    return ports::SignInStep(ports::SignInComplete{identity()});
}

CallHandle FakeGateway::signIn(ports::SignInRequest request, Executor& on, Reply<ports::SignInStep> reply) {
    return answer<ports::SignInStep>("signIn", false, on, std::move(reply),
                                     [this, request = std::move(request)]() -> Result<ports::SignInStep> {
                                         const auto found = accounts.find(request.loginId);
                                         if (found == accounts.end() || found->second.password != request.password)
                                             return loginFailed();
                                         signingIn_ = request.loginId;
                                         if (!found->second.secondFactor.empty())
                                             return ports::SignInStep(ports::SignInSecondFactor{{"totp"}});
                                         if (!found->second.enrolmentCode.empty())
                                             return ports::SignInStep(enrolment());
                                         if (found->second.newPassword)
                                             return ports::SignInStep(ports::SignInNewPassword{});
                                         return signedInAs(signingIn_);
                                     });
}

CallHandle FakeGateway::sendSecondFactor(std::string code, Executor& on, Reply<ports::SignInStep> reply) {
    return answer<ports::SignInStep>(
        "sendSecondFactor", false, on, std::move(reply), [this, code = std::move(code)]() -> Result<ports::SignInStep> {
            const auto found = accounts.find(signingIn_);
            if (found == accounts.end()) return Error(ErrorKind::Unauthenticated, "CHALLENGE_EXPIRED", "Start again.");
            if (found->second.secondFactor != code)
                return Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG", "The code is not right.");
            if (found->second.newPassword) return ports::SignInStep(ports::SignInNewPassword{});
            return signedInAs(signingIn_);
        });
}

CallHandle FakeGateway::enrolSecondFactor(std::string code, Executor& on, Reply<ports::SignInStep> reply) {
    return answer<ports::SignInStep>(
        "enrolSecondFactor", false, on, std::move(reply),
        [this, code = std::move(code)]() -> Result<ports::SignInStep> {
            const auto found = accounts.find(signingIn_);
            if (found == accounts.end()) return Error(ErrorKind::Unauthenticated, "CHALLENGE_EXPIRED", "Start again.");
            if (found->second.enrolmentCode != code)
                return Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG", "The code is not right.");
            found->second.secondFactor = std::exchange(found->second.enrolmentCode, {});
            if (found->second.newPassword) return ports::SignInStep(ports::SignInNewPassword{});
            return signedInAs(signingIn_);
        });
}

CallHandle FakeGateway::sendNewPassword(std::string password, Executor& on, Reply<ports::SignInStep> reply) {
    return answer<ports::SignInStep>(
        "sendNewPassword", false, on, std::move(reply),
        [this, password = std::move(password)]() -> Result<ports::SignInStep> {
            const auto found = accounts.find(signingIn_);
            if (found == accounts.end()) return Error(ErrorKind::Unauthenticated, "CHALLENGE_EXPIRED", "Start again.");
            if (password.size() < 8)
                return Error(ErrorKind::BadInput, "PASSWORD_TOO_SHORT", "Too short.").at("password").with("min", "8");
            if (password == found->second.password)
                return Error(ErrorKind::BadInput, "PASSWORD_SAME", "The same as before.").at("password");
            found->second.password = password;
            found->second.newPassword = false;
            return signedInAs(signingIn_);
        });
}

CallHandle FakeGateway::resume(Executor& on, Reply<ports::Identity> reply) {
    return answer<ports::Identity>("resume", false, on, std::move(reply), [this]() -> Result<ports::Identity> {
        if (kept_.empty()) return Error(ErrorKind::Unauthenticated, endedBecause_, "Sign in first.");
        signInAs(kept_);
        return identity();
    });
}

CallHandle FakeGateway::signOut(Executor& on, Reply<std::monostate> reply) {
    return act("signOut", on, std::move(reply), [this]() -> Done {
        endSession("UNAUTHORIZED");
        return {};
    });
}

CallHandle FakeGateway::whoAmI(Executor& on, Reply<ports::Identity> reply) {
    return answer<ports::Identity>("whoAmI", true, on, std::move(reply),
                                   [this] { return Result<ports::Identity>(identity()); });
}

CallHandle FakeGateway::capabilities(Executor& on, Reply<ports::Capabilities> reply) {
    return answer<ports::Capabilities>("capabilities", true, on, std::move(reply),
                                       [this] { return Result<ports::Capabilities>(offered); });
}

ports::LinkStatus FakeGateway::link() const {
    if (offline_) return {ports::LinkState::Offline, unreachable()};
    if (!signedIn_.empty()) return {ports::LinkState::Online, {}};
    return {ports::LinkState::SignedOut, endedBecause_ == "UNAUTHORIZED"
                                             ? std::optional<Error>()
                                             : Error(ErrorKind::Unauthenticated, endedBecause_, "Signed out.")};
}

void FakeGateway::tellLink() {
    std::erase_if(links_, [](const LinkWatcher& w) { return w.state->cancelled(); });
    for (const auto& w : links_)
        w.on->post([state = w.state, listener = w.listener, now = link()] {
            if (!state->cancelled()) listener(now);
        });
}

CallHandle FakeGateway::watchLink(Executor& on, std::function<void(ports::LinkStatus)> listener) {
    auto state = std::make_shared<CallState>();
    links_.push_back({state, &on, listener});
    on.post([state, listener = std::move(listener), now = link()] {
        if (!state->cancelled()) listener(now);
    });
    return CallHandle(state);
}

void FakeGateway::stream(const std::shared_ptr<ports::FeedSink>& sink, const std::shared_ptr<CallState>& state,
                         Executor& on, const Reply<std::int64_t>& reply) {
    auto run = [sink, state, &on, reply, begin = tenant.begin(), all = tenant.everything(), step = snapshotBatch,
                stop = snapshotStopsAfter]() mutable {
        if (auto done = sink->begin(begin); !done)
            return ports::deliver<std::int64_t>(state, on, reply, std::move(done).error());
        const auto total = all.size();
        for (std::size_t at = 0; at < total && !state->cancelled(); at += step) {
            if (at >= stop)
                return ports::deliver<std::int64_t>(
                    state, on, reply, Error(ErrorKind::Unavailable, "CONNECTION_LOST", "The stream broke."));
            const auto end = std::min(at + step, total);
            std::vector<ports::FeedRecord> batch(
                std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(at)),
                std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
            if (auto done = sink->batch(std::move(batch)); !done)
                return ports::deliver<std::int64_t>(state, on, reply, std::move(done).error());
        }
        ports::deliver<std::int64_t>(state, on, reply, static_cast<std::int64_t>(total));
    };
    if (bulkInline)
        run();
    else
        bulk_.emplace_back(std::move(run));
}

CallHandle FakeGateway::snapshot(std::shared_ptr<ports::FeedSink> sink, Executor& on, Reply<std::int64_t> reply) {
    calls_.emplace_back("snapshot");
    auto state = std::make_shared<CallState>();
    whenReleased([this, sink = std::move(sink), state, &on, reply = std::move(reply)] {
        if (state->cancelled()) return;
        if (auto error = refusal("snapshot", true))
            ports::deliver<std::int64_t>(state, on, reply, std::move(*error));
        else
            stream(sink, state, on, reply);
    });
    return CallHandle(state);
}

CallHandle FakeGateway::changes(std::int64_t cursor, Executor& on, Reply<ports::ChangePage> reply) {
    return answer<ports::ChangePage>("changes", true, on, std::move(reply),
                                     [this, cursor]() -> Result<ports::ChangePage> {
                                         SEKISHO_TRY(page, tenant.changesSince(cursor));
                                         if (mixUpPages) {
                                             const auto doubles = page.records;
                                             page.records.insert(page.records.end(), doubles.begin(), doubles.end());
                                             std::ranges::reverse(page.records);
                                         }
                                         return std::move(page);
                                     });
}

CallHandle FakeGateway::listen(std::int64_t cursor, Executor& on, std::function<void(std::int64_t)> changed) {
    calls_.emplace_back("listen");
    auto state = std::make_shared<CallState>();
    listeners_.push_back({state, &on, std::move(changed)});
    if (!offline_ && !pushHeld_ && cursor < tenant.lastSeq()) push(tenant.lastSeq());
    return CallHandle(state);
}

CallHandle FakeGateway::fetchMember(const UserId& id, Executor& on, Reply<Member> reply) {
    return answer<Member>("fetchMember", true, on, std::move(reply), [this, id] { return tenant.fetch(id); });
}

CallHandle FakeGateway::createMember(const Member& member, const ports::InitialPassword& password, Executor& on,
                                     Reply<ports::CreatedMember> reply) {
    return answer<ports::CreatedMember>("createMember", true, on, std::move(reply),
                                        [this, member, password] { return tenant.create(member, password); });
}

CallHandle FakeGateway::updateMember(const Member& base, const Member& edited, Executor& on, Reply<Member> reply) {
    return answer<Member>("updateMember", true, on, std::move(reply),
                          [this, base, edited] { return tenant.update(base, edited); });
}

CallHandle FakeGateway::suspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("suspendMember", on, std::move(reply), [this, id] { return tenant.suspend(id); });
}

CallHandle FakeGateway::unsuspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("unsuspendMember", on, std::move(reply), [this, id] { return tenant.unsuspend(id); });
}

CallHandle FakeGateway::setLeave(const UserId& id, const LeaveOfAbsence& leave, Executor& on,
                                 Reply<std::monostate> reply) {
    return act("setLeave", on, std::move(reply), [this, id, leave] { return tenant.setLeave(id, leave); });
}

CallHandle FakeGateway::clearLeave(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("clearLeave", on, std::move(reply), [this, id] { return tenant.setLeave(id, {}); });
}

CallHandle FakeGateway::deleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("deleteMember", on, std::move(reply), [this, id] { return tenant.remove(id); });
}

CallHandle FakeGateway::undeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("undeleteMember", on, std::move(reply), [this, id] { return tenant.undelete(id); });
}

CallHandle FakeGateway::forceDeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("forceDeleteMember", on, std::move(reply), [this, id] { return tenant.forceDelete(id); });
}

CallHandle FakeGateway::forceLogout(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("forceLogout", on, std::move(reply), [this, id] { return tenant.forceLogout(id); });
}

CallHandle FakeGateway::forcePassword(const UserId& id, std::string password, bool changeAtNextLogin, Executor& on,
                                      Reply<std::monostate> reply) {
    return act("forcePassword", on, std::move(reply), [this, id, password = std::move(password), changeAtNextLogin] {
        return tenant.forcePassword(id, password, changeAtNextLogin);
    });
}

CallHandle FakeGateway::requestPasswordChange(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("requestPasswordChange", on, std::move(reply), [this, id] { return tenant.requestPasswordChange(id); });
}

CallHandle FakeGateway::sessions(const UserId& id, std::string cursor, Executor& on, Reply<ports::SessionPage> reply) {
    return answer<ports::SessionPage>("sessions", true, on, std::move(reply),
                                      [this, id, cursor = std::move(cursor)] { return tenant.sessionsOf(id, cursor); });
}

CallHandle FakeGateway::endSession(const UserId& id, const SessionId& session, Executor& on,
                                   Reply<std::monostate> reply) {
    return act("endSession", on, std::move(reply), [this, id, session] { return tenant.endSession(id, session); });
}

CallHandle FakeGateway::memberHistory(const UserId& id, std::string cursor, Executor& on,
                                      Reply<ports::AuditPage> reply) {
    return answer<ports::AuditPage>("memberHistory", true, on, std::move(reply),
                                    [this, id, cursor = std::move(cursor)] { return tenant.historyOf(id, cursor); });
}

CallHandle FakeGateway::photo(const UserId& id, Executor& on, Reply<std::string> reply) {
    return answer<std::string>("photo", true, on, std::move(reply), [this, id] { return tenant.photo(id); });
}

CallHandle FakeGateway::setPhoto(const UserId& id, std::string, std::string bytes, Executor& on,
                                 Reply<std::monostate> reply) {
    return act("setPhoto", on, std::move(reply),
               [this, id, bytes = std::move(bytes)] { return tenant.setPhoto(id, bytes); });
}

CallHandle FakeGateway::deletePhoto(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return act("deletePhoto", on, std::move(reply), [this, id] { return tenant.deletePhoto(id); });
}

} // namespace sekisho::fakes
