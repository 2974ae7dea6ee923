#include "models/net/http_cut_offs.h"

#include "models/api/cut_off_wire.h"
#include "models/net/wire_job.h"

#include <chrono>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto cutOffsRoot = "/v1.0/admin/cut-offs";
constexpr auto brakeRoot = "/v1.0/admin/brake";
constexpr std::chrono::minutes longestDecision{5}; // the service decides about 80,000 orders piece by piece

ApiRequest aboutCutOff(QByteArray verb, const CutOffId& id, const QByteArray& rest = {}) {
    return asking(std::move(verb), QByteArray(cutOffsRoot) + '/' + segment(id.value) + rest,
                  QByteArray(cutOffsRoot) + "/{cutOffId}" + rest);
}

WireJob<CutOff> cutOffJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::cutOffFromText(text); }};
}

// The id of the order keeps a second one from doing anything; a kept answer would keep a temporary password.
WireJob<ports::CutOffOrdered> orderJob(const QByteArray& path, const std::string& body) {
    ApiRequest request = asking("POST", path, path);
    request.keyed = false;
    request.repeatable = true;
    request.body = QByteArray::fromStdString(body);
    return {std::move(request), [](std::string_view text) -> Result<ports::CutOffOrdered> {
                SEKISHO_TRY(ordered, api::orderedFromText(text));
                return ports::CutOffOrdered{std::move(ordered.cutOff), std::move(ordered.temporaryPassword)};
            }};
}

WireJob<ports::Decided> decideJob(const char* verdict, const ports::Decision& decision) {
    const QByteArray path = QByteArray(brakeRoot) + verdict;
    ApiRequest request = asking("POST", path, path);
    request.timeout = longestDecision;
    request.body = QByteArray::fromStdString(api::decisionText(
        {decision.orders, decision.all, decision.actor.value, decision.kind, decision.until, decision.reason}));
    return {std::move(request), [](std::string_view text) -> Result<ports::Decided> {
                SEKISHO_TRY(decided, api::decidedFromText(text));
                return ports::Decided{decided.done, decided.refused};
            }};
}

void addParameter(QByteArray& path, const char* name, std::string_view value) {
    if (!value.empty()) path += (path.contains('?') ? '&' : '?') + QByteArray(name) + '=' + segment(value);
}

ports::CutOffProposal proposalOf(api::ProposalText&& read) {
    ports::CutOffProposal proposal;
    proposal.user = UserId(std::move(read.userId));
    proposal.userName = std::move(read.userName);
    proposal.loginId = std::move(read.loginId);
    proposal.orgUnit = std::move(read.orgUnit);
    proposal.lost = read.lost;
    proposal.device = DeviceId(std::move(read.deviceId));
    proposal.devices = std::move(read.devices);
    proposal.sessions = std::move(read.sessions);
    proposal.sessionCount = read.sessionCount;
    proposal.steps = std::move(read.steps);
    proposal.brake = std::move(read.brake);
    return proposal;
}

} // namespace

CallHandle HttpCutOffs::propose(const UserId& member, Lost lost, const DeviceId& device, Executor& on,
                                Reply<ports::CutOffProposal> reply) {
    QByteArray path = "/v1.0/admin/users/" + segment(member.value) + "/cut-off-proposal";
    addParameter(path, "lost", lostKey(lost));
    addParameter(path, "deviceId", device.value);
    return desk_.run<ports::CutOffProposal>(
        WireJob<ports::CutOffProposal>(asking("GET", path, "/v1.0/admin/users/{userId}/cut-off-proposal"),
                                       [](std::string_view text) -> Result<ports::CutOffProposal> {
                                           SEKISHO_TRY(read, api::proposalFromText(text));
                                           return proposalOf(std::move(read));
                                       }),
        on, std::move(reply));
}

CallHandle HttpCutOffs::order(const CutOffOrder& order, Executor& on, Reply<ports::CutOffOrdered> reply) {
    return desk_.run<ports::CutOffOrdered>(orderJob(cutOffsRoot, api::cutOffOrderText(order)), on, std::move(reply));
}

CallHandle HttpCutOffs::cutOff(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    return desk_.run<CutOff>(cutOffJob(aboutCutOff("GET", id)), on, std::move(reply));
}

CallHandle HttpCutOffs::progress(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    ApiRequest request = aboutCutOff("GET", id);
    addParameter(request.path, "steps", "100");
    return desk_.run<CutOff>(cutOffJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpCutOffs::cutOffs(std::string state, const UserId& member, std::string cursor, Executor& on,
                                Reply<ports::CutOffPage> reply) {
    QByteArray path = cutOffsRoot;
    addParameter(path, "state", state);
    addParameter(path, "userId", member.value);
    addParameter(path, "cursor", cursor);
    return desk_.run<ports::CutOffPage>(
        WireJob<ports::CutOffPage>(asking("GET", path, cutOffsRoot),
                                   [](std::string_view text) -> Result<ports::CutOffPage> {
                                       SEKISHO_TRY(page, api::cutOffsFromText(text));
                                       return ports::CutOffPage{std::move(page.cutOffs), std::move(page.nextCursor)};
                                   }),
        on, std::move(reply));
}

CallHandle HttpCutOffs::complete(const CutOff& base, std::string note, IdentityCheck check, Executor& on,
                                 Reply<CutOff> reply) {
    ApiRequest request = aboutCutOff("PATCH", base.id);
    request.ifMatch = etagOf(base.version);
    request.body = QByteArray::fromStdString(api::completionText({std::move(note), std::move(check)}));
    return desk_.run<CutOff>(cutOffJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpCutOffs::foundAgain(const CutOffId& id, std::string note, Executor& on, Reply<CutOff> reply) {
    ApiRequest request = aboutCutOff("POST", id, "/found-again");
    request.body = QByteArray::fromStdString(api::cutOffNoteText(note));
    return desk_.run<CutOff>(cutOffJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpCutOffs::withdraw(const CutOffId& id, Executor& on, Reply<CutOff> reply) {
    return desk_.run<CutOff>(cutOffJob(aboutCutOff("POST", id, "/withdraw")), on, std::move(reply));
}

CallHandle HttpCutOffs::receipt(const CutOffId& id, Executor& on, Reply<ports::Receipt> reply) {
    return desk_.run<ports::Receipt>(
        WireJob<ports::Receipt>(aboutCutOff("GET", id, "/receipt"),
                                [](std::string_view text) -> Result<ports::Receipt> {
                                    SEKISHO_TRY(read, api::receiptFromText(text));
                                    return ports::Receipt{std::move(read.json), std::move(read.jws)};
                                }),
        on, std::move(reply));
}

std::string HttpCutOffs::orderText(const CutOffOrder& order) const {
    return api::cutOffOrderText(order);
}

Result<CutOffOrder> HttpCutOffs::orderOf(std::string_view text) const {
    return api::cutOffOrderFromText(text);
}

CallHandle HttpCutOffs::registerKey(std::string publicKeyPem, Executor& on, Reply<std::string> reply) {
    constexpr auto path = "/v1.0/admin/console-keys";
    ApiRequest request = asking("PUT", path, path);
    request.repeatable = true;
    request.body = QByteArray::fromStdString(api::consoleKeyText(publicKeyPem));
    return desk_.run<std::string>(
        WireJob<std::string>(std::move(request), [](std::string_view text) { return api::consoleKeyIdFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpCutOffs::sendQueued(std::string text, std::string signature, std::string keyId, Executor& on,
                                   Reply<ports::CutOffOrdered> reply) {
    const QByteArray path = QByteArray(cutOffsRoot) + "/queued";
    return desk_.run<ports::CutOffOrdered>(
        orderJob(path, api::queuedOrderText({std::move(text), std::move(signature), std::move(keyId)})), on,
        std::move(reply));
}

CallHandle HttpCutOffs::brake(Executor& on, Reply<std::vector<BrakeUse>> reply) {
    using Uses = std::vector<BrakeUse>;
    return desk_.run<Uses>(WireJob<Uses>(asking("GET", brakeRoot, brakeRoot),
                                         [](std::string_view text) { return api::brakeUseFromText(text); }),
                           on, std::move(reply));
}

CallHandle HttpCutOffs::held(const ports::HeldQuery& query, Executor& on, Reply<ports::HeldPage> reply) {
    const QByteArray root = QByteArray(brakeRoot) + "/orders";
    QByteArray path = root;
    if (query.decided) addParameter(path, "decided", "true");
    addParameter(path, "actorId", query.actor.value);
    if (query.kind) addParameter(path, "kind", brakeKindKey(*query.kind));
    if (!query.cursor.empty()) addParameter(path, "count", "1000"); // whoever goes on wants much
    addParameter(path, "cursor", query.cursor);
    return desk_.run<ports::HeldPage>(
        WireJob<ports::HeldPage>(asking("GET", path, root),
                                 [](std::string_view text) -> Result<ports::HeldPage> {
                                     SEKISHO_TRY(page, api::heldFromText(text));
                                     return ports::HeldPage{std::move(page.orders), std::move(page.nextCursor),
                                                            page.total, std::move(page.groups)};
                                 }),
        on, std::move(reply));
}

CallHandle HttpCutOffs::release(const ports::Decision& decision, Executor& on, Reply<ports::Decided> reply) {
    return desk_.run<ports::Decided>(decideJob("/release", decision), on, std::move(reply));
}

CallHandle HttpCutOffs::reject(const ports::Decision& decision, Executor& on, Reply<ports::Decided> reply) {
    return desk_.run<ports::Decided>(decideJob("/reject", decision), on, std::move(reply));
}

CallHandle HttpCutOffs::cancelPending(std::string reason, Executor& on, Reply<ports::Decided> reply) {
    ports::Decision everything;
    everything.all = true;
    everything.reason = std::move(reason);
    return desk_.run<ports::Decided>(decideJob("/cancel-pending", everything), on, std::move(reply));
}

} // namespace sekisho::net
