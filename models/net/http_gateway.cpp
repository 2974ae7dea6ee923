#include "models/net/http_gateway.h"

#include "models/net/account.h"
#include "models/net/assent.h"
#include "models/net/http_approvals.h"
#include "models/net/http_changesets.h"
#include "models/net/http_company.h"
#include "models/net/http_cut_offs.h"
#include "models/net/http_devices.h"
#include "models/net/http_explanations.h"
#include "models/net/http_fields.h"
#include "models/net/http_invitations.h"
#include "models/net/http_leavers.h"
#include "models/net/http_logs.h"
#include "models/net/http_monitoring.h"
#include "models/net/http_policies.h"
#include "models/net/http_ranks.h"
#include "models/net/http_roles.h"
#include "models/net/http_rooms.h"
#include "models/net/http_templates.h"
#include "models/net/job_desk.h"
#include "models/net/jobs.h"
#include "models/net/link_monitor.h"
#include "models/net/sign_in_flow.h"
#include "models/net/streams.h"

#include <algorithm>

namespace sekisho::net {

using namespace Qt::StringLiterals;
using ports::CallHandle;
using ports::Executor;
using ports::Reply;

struct HttpGateway::Parts {
    GatewayConfig config;
    std::shared_ptr<const TlsPolicy> policy;
    ExchangeLog log;
    std::unique_ptr<Account> account; // the three live on the thread of the calls
    std::unique_ptr<LinkMonitor> link;
    ApiCall* probe = nullptr;
    DeskPlace deskPlace; // on the thread that makes the gateway
    std::unique_ptr<AssentBroker> assent;
    WorkThread callThread{u"sekisho-calls"_s};
    WorkThread bulkThread{u"sekisho-bulk"_s};
    Channel calls, snapshots, pushes;
    JobDesk desk{callThread, calls};
    HttpChangesets changesets{desk};
    HttpFields fields{desk};
    HttpInvitations invitations{desk};
    HttpLeavers leavers{desk};
    HttpRooms rooms{desk};
    HttpRanks ranks{desk};
    HttpChartRestrictions chartRestrictions{desk};
    HttpPolicies policies{desk};
    HttpTemplates templates{desk};
    HttpCompany company{desk};
    HttpDevices devices{desk};
    HttpCutOffs cutOffs{desk};
    HttpRoles roles{desk};
    HttpApprovals approvals{desk};
    HttpExplanations explanations{desk};
    HttpLogs logs{desk};
    HttpMonitoring monitoring{desk};

    Parts(GatewayConfig wanted, TlsPolicy tls, ports::Secrets& secrets);
    ~Parts();
    Channel channelOn(WorkThread& thread);
    void askWhetherThere();

    template<class T, class J>
    CallHandle run(J job, Executor& on, Reply<T> reply) {
        return desk.run<T>(std::move(job), on, std::move(reply));
    }
    CallHandle act(MemberAction action, Executor& on, Reply<std::monostate> reply) {
        return run<std::monostate>(std::move(action), on, std::move(reply));
    }
};

HttpGateway::Parts::Parts(GatewayConfig wanted, TlsPolicy tls, ports::Secrets& secrets)
    : config(std::move(wanted)), policy(std::make_shared<const TlsPolicy>(std::move(tls))) {
    callThread.runAndWait([&] {
        account = std::make_unique<Account>(secrets, config.profileId);
        link = std::make_unique<LinkMonitor>(callThread.box(), config.timings);
        assent = std::make_unique<AssentBroker>(deskPlace);
        calls = channelOn(callThread);
        calls.assent = assent.get();
        assent->setChannel(calls);
        account->setChannel(calls);
        link->setProbe([this] { askWhetherThere(); });
    });
    bulkThread.runAndWait([&] {
        snapshots = channelOn(bulkThread);
        pushes = channelOn(bulkThread); // of its own: a stream would take one of the six connections
    });
}

HttpGateway::Parts::~Parts() {
    bulkThread.stop();
    callThread.stop([this] {
        assent.reset();
        account.reset();
        link.reset();
    });
}

Channel HttpGateway::Parts::channelOn(WorkThread& thread) {
    return {new Wire(policy, log, thread.home()), account.get(), link.get(), thread.box(), &config};
}

void HttpGateway::Parts::askWhetherThere() {
    if (probe) return;
    auto request = AskCapabilities().request();
    request.retries = 0;
    probe = new ApiCall(
        calls, std::move(request),
        [this](const Result<WireAnswer>&) { // the call itself has told the link
            probe->deleteLater();
            probe = nullptr;
        },
        account.get());
    probe->start();
}

Result<std::unique_ptr<HttpGateway>> HttpGateway::create(GatewayConfig config, ports::Secrets& secrets) {
    const QUrl service(QString::fromStdString(config.service), QUrl::StrictMode);
    if (!service.isValid() || service.scheme() != "https"_L1 || service.host().isEmpty() ||
        !service.userInfo().isEmpty())
        return Error(ErrorKind::BadInput, "PROFILE_INVALID", "The address must begin with https://.").at("service");
    SEKISHO_TRY(tls, TlsPolicy::make(config.tls));
    return std::unique_ptr<HttpGateway>(
        new HttpGateway(std::make_unique<Parts>(std::move(config), std::move(tls), secrets)));
}

HttpGateway::HttpGateway(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpGateway::~HttpGateway() = default;

std::vector<ExchangeNote> HttpGateway::recentExchanges() const {
    return parts_->log.notes();
}

CallHandle HttpGateway::signIn(ports::SignInRequest request, Executor& on, Reply<ports::SignInStep> reply) {
    return parts_->callThread.launch<ports::SignInStep>(on, std::move(reply), [this, request](auto finish) {
        return SignInFlow::password(parts_->calls, request, std::move(finish));
    });
}

CallHandle HttpGateway::sendSecondFactor(std::string code, Executor& on, Reply<ports::SignInStep> reply) {
    return parts_->callThread.launch<ports::SignInStep>(on, std::move(reply), [this, code](auto finish) {
        return SignInFlow::secondFactor(parts_->calls, code, std::move(finish));
    });
}

CallHandle HttpGateway::enrolSecondFactor(std::string code, Executor& on, Reply<ports::SignInStep> reply) {
    return parts_->callThread.launch<ports::SignInStep>(on, std::move(reply), [this, code](auto finish) {
        return SignInFlow::enrolSecondFactor(parts_->calls, code, std::move(finish));
    });
}

CallHandle HttpGateway::sendNewPassword(std::string password, Executor& on, Reply<ports::SignInStep> reply) {
    return parts_->callThread.launch<ports::SignInStep>(on, std::move(reply), [this, password](auto finish) {
        return SignInFlow::newPassword(parts_->calls, password, std::move(finish));
    });
}

CallHandle HttpGateway::resume(Executor& on, Reply<ports::Identity> reply) {
    return parts_->callThread.launch<ports::Identity>(on, std::move(reply), [this](auto finish) -> Task* {
        return new ResumeFlow(parts_->calls, std::move(finish));
    });
}

CallHandle HttpGateway::signOut(Executor& on, Reply<std::monostate> reply) {
    return parts_->callThread.launch<std::monostate>(on, std::move(reply), [this](auto finish) -> Task* {
        return new SignOutFlow(parts_->calls, std::move(finish));
    });
}

CallHandle HttpGateway::whoAmI(Executor& on, Reply<ports::Identity> reply) {
    return parts_->run<ports::Identity>(WhoAmI(), on, std::move(reply));
}

CallHandle HttpGateway::capabilities(Executor& on, Reply<ports::Capabilities> reply) {
    return parts_->run<ports::Capabilities>(AskCapabilities(), on, std::move(reply));
}

CallHandle HttpGateway::watchLink(Executor& on, std::function<void(ports::LinkStatus)> listener) {
    auto state = std::make_shared<ports::CallState>();
    auto box = parts_->callThread.box();
    auto* link = parts_->link.get();
    state->onCancel = [box, link, weak = std::weak_ptr(state)] {
        box->post([link, weak] {
            if (const auto gone = weak.lock()) link->unwatch(gone);
        });
    };
    box->post([link, state, &on, listener = std::move(listener)] { link->watch(state, on, listener); });
    return CallHandle(std::move(state));
}

CallHandle HttpGateway::snapshot(std::shared_ptr<ports::FeedSink> sink, Executor& on, Reply<std::int64_t> reply) {
    return parts_->bulkThread.launch<std::int64_t>(on, std::move(reply), [this, sink](auto finish) -> Task* {
        return new SnapshotTask(parts_->snapshots, sink, std::move(finish));
    });
}

CallHandle HttpGateway::changes(std::int64_t cursor, Executor& on, Reply<ports::ChangePage> reply) {
    return parts_->run<ports::ChangePage>(FetchChanges(cursor), on, std::move(reply));
}

CallHandle HttpGateway::listen(std::int64_t cursor, Executor& on, std::function<void(std::int64_t)> changed) {
    auto state = std::make_shared<ports::CallState>();
    std::weak_ptr<ports::CallState> weak = state;
    auto tell = [weak, &on, changed = std::move(changed)](std::int64_t seq) {
        on.post([weak, changed, seq] {
            const auto alive = weak.lock();
            if (alive && !alive->cancelled()) changed(seq);
        });
    };
    return parts_->bulkThread.launchEndless(state, [this, cursor, tell = std::move(tell)]() -> Task* {
        return new PushTask(parts_->pushes, cursor, tell);
    });
}

CallHandle HttpGateway::fetchMember(const UserId& id, Executor& on, Reply<Member> reply) {
    return parts_->run<Member>(FetchMember(id), on, std::move(reply));
}

CallHandle HttpGateway::createMember(const Member& member, const ports::InitialPassword& password, Executor& on,
                                     Reply<ports::CreatedMember> reply) {
    return parts_->run<ports::CreatedMember>(CreateMember(member, password), on, std::move(reply));
}

CallHandle HttpGateway::updateMember(const Member& base, const Member& edited, Executor& on, Reply<Member> reply) {
    UpdateMember update(base, edited);
    if (update.changesNothing()) return fetchMember(base.id, on, std::move(reply));
    return parts_->run<Member>(std::move(update), on, std::move(reply));
}

CallHandle HttpGateway::suspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"POST", id, "/suspend"}, on, std::move(reply));
}

CallHandle HttpGateway::unsuspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"POST", id, "/unsuspend"}, on, std::move(reply));
}

CallHandle HttpGateway::setLeave(const UserId& id, const LeaveOfAbsence& leave, Executor& on,
                                 Reply<std::monostate> reply) {
    return parts_->act(setLeaveAction(id, leave), on, std::move(reply));
}

CallHandle HttpGateway::clearLeave(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"POST", id, "/clear-leave-of-absence"}, on, std::move(reply));
}

CallHandle HttpGateway::deleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"DELETE", id, ""}, on, std::move(reply));
}

CallHandle HttpGateway::undeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"POST", id, "/undelete"}, on, std::move(reply));
}

CallHandle HttpGateway::forceDeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"DELETE", id, "/forcedelete"}, on, std::move(reply));
}

CallHandle HttpGateway::forceLogout(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"POST", id, "/force-logout"}, on, std::move(reply));
}

CallHandle HttpGateway::forcePassword(const UserId& id, std::string password, bool changeAtNextLogin, Executor& on,
                                      Reply<std::monostate> reply) {
    return parts_->act(forcePasswordAction(id, password, changeAtNextLogin), on, std::move(reply));
}

CallHandle HttpGateway::requestPasswordChange(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act(requestPasswordAction(id), on, std::move(reply));
}

CallHandle HttpGateway::sessions(const UserId& id, std::string cursor, Executor& on, Reply<ports::SessionPage> reply) {
    return parts_->run<ports::SessionPage>(ListSessions(id, std::move(cursor)), on, std::move(reply));
}

CallHandle HttpGateway::endSession(const UserId& id, const SessionId& session, Executor& on,
                                   Reply<std::monostate> reply) {
    return parts_->act(endSessionAction(id, session), on, std::move(reply));
}

CallHandle HttpGateway::memberHistory(const UserId& id, std::string cursor, Executor& on,
                                      Reply<ports::AuditPage> reply) {
    return parts_->run<ports::AuditPage>(ListHistory(id, std::move(cursor)), on, std::move(reply));
}

CallHandle HttpGateway::photo(const UserId& id, Executor& on, Reply<std::string> reply) {
    return parts_->run<std::string>(FetchPhoto(id), on, std::move(reply));
}

CallHandle HttpGateway::setPhoto(const UserId& id, std::string fileName, std::string bytes, Executor& on,
                                 Reply<std::monostate> reply) {
    return parts_->callThread.launch<std::monostate>(
        on, std::move(reply),
        [this, id, fileName = std::move(fileName), bytes = std::move(bytes)](auto finish) -> Task* {
            return new UploadPhoto(parts_->calls, id, fileName, bytes, std::move(finish));
        });
}

CallHandle HttpGateway::deletePhoto(const UserId& id, Executor& on, Reply<std::monostate> reply) {
    return parts_->act({"DELETE", id, "/photo"}, on, std::move(reply));
}

ports::Ranks& HttpGateway::ranks() {
    return parts_->ranks;
}

ports::ChartRestrictions& HttpGateway::chartRestrictions() {
    return parts_->chartRestrictions;
}

ports::Policies& HttpGateway::policies() {
    return parts_->policies;
}

ports::Templates& HttpGateway::templates() {
    return parts_->templates;
}

ports::Company& HttpGateway::company() {
    return parts_->company;
}

ports::Devices& HttpGateway::devices() {
    return parts_->devices;
}

ports::CutOffs& HttpGateway::cutOffs() {
    return parts_->cutOffs;
}

ports::Roles& HttpGateway::roles() {
    return parts_->roles;
}

ports::Approvals& HttpGateway::approvals() {
    return parts_->approvals;
}

ports::Logs& HttpGateway::logs() {
    return parts_->logs;
}

ports::Monitoring& HttpGateway::monitoring() {
    return parts_->monitoring;
}

ports::Explanations& HttpGateway::explanations() {
    return parts_->explanations;
}

void HttpGateway::setAssentDesk(ports::AssentDesk* desk) {
    parts_->deskPlace.set(desk);
}

ports::Changesets& HttpGateway::changesets() {
    return parts_->changesets;
}

ports::Fields& HttpGateway::fields() {
    return parts_->fields;
}

ports::Invitations& HttpGateway::invitations() {
    return parts_->invitations;
}

ports::Leavers& HttpGateway::leavers() {
    return parts_->leavers;
}

ports::Rooms& HttpGateway::rooms() {
    return parts_->rooms;
}

} // namespace sekisho::net
