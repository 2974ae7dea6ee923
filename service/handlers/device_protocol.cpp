// What agents of devices speak (docs/device-protocol.md). Their tokens are no bearer tokens: they open nothing but
// this, and outlive the session of the member, so each endpoint looks at them itself.

#include "models/api/device_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/error_response.h"
#include "service/http/rate_limiter.h"
#include "service/http/unit_of_work.h"
#include "service/rules/cut_off_progress.h"
#include "service/rules/devices.h"
#include "service/store/uid.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kDeviceScheme = "Device ";
constexpr std::size_t kLongestDeviceToken = 200;
constexpr int kCallsOfDevice = 240; // a minute
constexpr int kReportsOfDevice = 10;
constexpr int kContradictionsOfDevice = 2;
constexpr std::chrono::seconds kContactIsNews{100}; // so long not heard: something may have become unreachable
constexpr std::chrono::seconds kPollAfter{60};

// One for the service; thread-safe.
struct DeviceDesk {
    explicit DeviceDesk(Services& s) : services(s) {}
    Services& services;
    RateLimiter refused;
    RateLimiter calls;
    RateLimiter reports;
    RateLimiter contradictions;
};

struct Agent {
    AgentRow row;
    std::string token;
};

Error notRegistered() {
    return {ErrorKind::Unauthenticated, "DEVICE_NOT_REGISTERED"};
}

Error tooMany(const RateState& state) {
    return Error(ErrorKind::RateLimited, "TOO_MANY_REQUESTS").with("seconds", std::to_string(state.resetSeconds));
}

UnitOfWork unitOf(const Call& call, const AgentRow& agent) {
    UnitOfWork unit;
    unit.domain = agent.domain;
    unit.actorId = agent.device.value;
    unit.actorName = agent.name;
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    return unit;
}

// Who guesses is slowed down; 256 random bits are not guessed.
Error refusedToken(DeviceDesk& desk, const Call& call) {
    const RateState state = desk.refused.take(call.request.remoteIp, desk.services.settings.rates.signIn, call.now);
    return state.allowed ? notRegistered() : tooMany(state);
}

// The agent behind the token, also one whose device has confirmed its erase.
Result<Agent> agentOf(DeviceDesk& desk, Call& call) {
    std::string_view header = call.request.header("Authorization");
    if (!header.starts_with(kDeviceScheme)) return refusedToken(desk, call);
    header.remove_prefix(kDeviceScheme.size());
    if (header.empty() || header.size() > kLongestDeviceToken) return refusedToken(desk, call);
    Agent agent{{}, std::string(header)};
    SEKISHO_TRY(row, desk.services.store.read([&](Database& db) { return agentOfToken(db, agent.token); }));
    if (!row) return refusedToken(desk, call);
    agent.row = std::move(*row);
    call.caller.domain = agent.row.domain;
    call.caller.name = agent.row.name;
    if (call.request.resumed || desk.services.settings.rates.push == 0) return agent;
    const RateState state = desk.calls.take(agent.row.device.value, kCallsOfDevice, call.now);
    if (!state.allowed) return tooMany(state);
    return agent;
}

// A device that was erased cannot have its token any more: whoever speaks with it shows that it was not.
Error contradicted(DeviceDesk& desk, const Call& call, const AgentRow& agent) {
    // Asked before, and waiting while it erased itself.
    if (call.request.resumed || call.now <= agent.erased) return notRegistered();
    const bool told = !desk.contradictions.take(agent.device.value, kContradictionsOfDevice, call.now).allowed;
    if (told) return notRegistered();
    UnitOfWork unit = unitOf(call, agent);
    const Done done = runUnit(desk.services, unit,
                              [&](Database& db, UnitOfWork& inside) { return deviceHeard(db, inside, agent.device); });
    return done ? notRegistered() : done.error();
}

// Most contacts stay in memory until they are written for all. What was not heard for long, and has something to do, is
// told to its cut-off at once.
Done heardFrom(DeviceDesk& desk, const Call& call, const AgentRow& agent) {
    DeviceHub& hub = *desk.services.devices;
    const auto before = std::max(agent.lastContact, hub.lastHeard(agent.device));
    hub.heard(agent.device, call.now);
    if (before && call.now - *before < kContactIsNews) return {};
    SEKISHO_TRY(open, desk.services.store.read([&](Database& db) { return openCommands(db, agent.device); }));
    if (open.empty()) return {};
    UnitOfWork unit = unitOf(call, agent);
    return runUnit(desk.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_CHECK(noteContact(db, agent.device, call.now, {}));
        return deviceHeard(db, inside, agent.device);
    });
}

Result<Agent> liveAgent(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(agent, agentOf(desk, call));
    if (agent.row.erased) return contradicted(desk, call, agent.row);
    SEKISHO_CHECK(heardFrom(desk, call, agent.row));
    return agent;
}

// --- registration and reports ---

Done checkReports(DeviceDesk& desk, const Call& call, const std::string& reporter) {
    if (desk.services.settings.rates.push == 0) return {};
    const RateState state = desk.reports.take(reporter, kReportsOfDevice, call.now);
    return state.allowed ? Done() : Done(tooMany(state));
}

HandlerResult registration(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(report, sekisho::api::deviceReportFrom(call.body));
    SEKISHO_CHECK(checkReports(desk, call, call.caller.session.value));
    RegisteringDevice who{call.caller.domain, call.caller.user, call.caller.name, call.caller.session,
                          call.caller.kind};
    UnitOfWork unit;
    unit.domain = who.domain;
    unit.actorId = call.caller.actorId();
    unit.actorName = call.caller.name;
    unit.client = sekisho::clientKindKey(call.caller.kind);
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    RegisteredDevice out;
    SEKISHO_CHECK(runUnit(desk.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        Effects effects;
        SEKISHO_TRY(registered, registerDevice(db, who, report, call.now, effects));
        out = std::move(registered);
        effects.moveTo(inside);
        for (const auto& id : out.ended)
            inside.after.push_back([&services = desk.services, id] { sessionEnded(services, id); });
        return {};
    }));
    if (out.blocked) return Error(ErrorKind::Forbidden, "DEVICE_BLOCKED");
    desk.services.devices->drop(out.id); // whoever holds the connection has the token of before
    desk.services.devices->heard(out.id, call.now);
    return Response::json(201, json::serialize(json::object{{"deviceId", out.id.value},
                                                            {"deviceToken", out.token},
                                                            {"pollSeconds", kPollAfter.count()}}))
        .with("Cache-Control", "no-store");
}

HandlerResult report(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(agent, liveAgent(desk, call));
    SEKISHO_TRY(said, sekisho::api::deviceReportFrom(call.body));
    SEKISHO_CHECK(checkReports(desk, call, agent.row.device.value));
    UnitOfWork unit = unitOf(call, agent.row);
    SEKISHO_CHECK(runUnit(desk.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        Effects effects;
        SEKISHO_CHECK(reportDevice(db, agent.row, said, call.now, effects));
        effects.moveTo(inside);
        return {};
    }));
    return Response::empty(204);
}

// --- commands ---

Result<std::chrono::seconds> waitOf(const DeviceDesk& desk, const Call& call) {
    const auto text = call.query("wait");
    if (!text) return std::chrono::seconds(0);
    std::int64_t seconds = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (fault != std::errc{} || end != text->data() + text->size() || seconds < 0)
        return sekisho::badInput("wait", "INVALID_PARAMETER", "wait must be a whole number of seconds.");
    const auto longest = std::chrono::duration_cast<std::chrono::seconds>(desk.services.settings.longPollMax);
    return std::min(std::chrono::seconds(std::min<std::int64_t>(seconds, 3600)), longest);
}

Done noteDelivered(DeviceDesk& desk, const std::vector<DeviceCommand>& open, sekisho::Instant now) {
    if (std::ranges::all_of(open, [](const DeviceCommand& command) { return command.delivered.has_value(); }))
        return {};
    return desk.services.store.write([&](Database& db) { return markDelivered(db, open, now); });
}

HandlerResult commands(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(wait, waitOf(desk, call));
    const std::uint64_t seen = desk.services.devices->wakes(); // before the store: what comes between is not missed
    SEKISHO_TRY(agent, liveAgent(desk, call));
    SEKISHO_TRY(open, desk.services.store.read([&](Database& db) { return openCommands(db, agent.row.device); }));
    const bool news =
        std::ranges::any_of(open, [](const DeviceCommand& command) { return !command.acknowledged.has_value(); });
    if (!news && wait.count() > 0 && !call.request.resumed) {
        Response response;
        response.deferred =
            Deferral{[hub = desk.services.devices, device = agent.row.device, seen](std::function<void()> wake) {
                         return hub->wait(device, seen, std::move(wake));
                     },
                     wait};
        return response;
    }
    SEKISHO_CHECK(noteDelivered(desk, open, call.now));
    json::array list;
    for (const DeviceCommand& command : open)
        list.push_back(json::object{{"commandId", command.id},
                                    {"kind", command.kind},
                                    {"nonce", command.nonce},
                                    {"createdAt", sekisho::formatUtc(command.created)}});
    return Response::json(200, json::serialize(json::object{{"commands", std::move(list)},
                                                            {"serverTime", sekisho::formatUtc(call.now)}}))
        .with("Cache-Control", "no-store");
}

HandlerResult devicePush(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(agent, liveAgent(desk, call));
    Response response;
    response.contentType = "text/event-stream";
    response.events = [hub = desk.services.devices, device = agent.row.device](const std::shared_ptr<EventSink>& sink) {
        hub->subscribe(device, sink);
    };
    return response;
}

// --- what became of a command ---

struct Answered { // one command, shown by its device
    Agent agent;
    DeviceCommand command;
    sekisho::api::CommandResult said;
};

bool proves(const Answered& answered) {
    const DeviceCommand& command = answered.command;
    const std::string right = commandProof(answered.agent.token, command.id, command.nonce, answered.said.outcome);
    const bool nonce = equalConstantTime(command.nonce, answered.said.nonce);
    return equalConstantTime(right, answered.said.proof) && nonce;
}

Result<Answered> answeredCommand(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(agent, agentOf(desk, call));
    Answered out{std::move(agent), {}, {}};
    auto said = sekisho::api::commandResultFrom(call.body);
    SEKISHO_TRY(command, desk.services.store.read([&](Database& db) {
        return commandOf(db, out.agent.row.device, call.pathValue("commandId"));
    }));
    const bool erased = out.agent.row.erased.has_value();
    if (said && command) {
        out.said = std::move(*said);
        out.command = std::move(*command);
        const bool again = out.command.finished && out.command.outcome == out.said.outcome;
        // The answer to the confirmation of an erase may be lost: saying it again shows nothing.
        if (proves(out) && (!erased || again)) return out;
    }
    if (erased) return contradicted(desk, call, out.agent.row);
    if (!said) return std::move(said).error();
    if (!command) return Error(ErrorKind::NotFound, "COMMAND_NOT_EXIST");
    return Error(ErrorKind::Forbidden, "DEVICE_PROOF");
}

// Told to no cut-off: the record is made here.
void auditCommand(UnitOfWork& unit, const Answered& answered, std::string_view action) {
    if (!answered.command.cutOff.empty() && !unit.audits.empty()) return;
    unit.audits.push_back(
        {std::string(action), "device", answered.agent.row.device.value, answered.agent.row.name,
         json::serialize(json::object{{"command", json::object{{"from", nullptr}, {"to", answered.command.kind}}}})});
}

HandlerResult acknowledgement(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(answered, answeredCommand(desk, call));
    if (!answered.said.outcome.empty())
        return sekisho::badInput("outcome", "INVALID_PARAMETER", "An acknowledgement has no outcome.");
    if (answered.command.acknowledged) return Response::empty(204);
    const AgentRow& agent = answered.agent.row;
    desk.services.devices->heard(agent.device, call.now);
    bool gone = false;
    UnitOfWork unit = unitOf(call, agent);
    SEKISHO_CHECK(runUnit(desk.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(present, commandOf(db, agent.device, answered.command.id)); // it may have been withdrawn meanwhile
        gone = !present || (present->finished && !present->acknowledged);
        if (gone || present->acknowledged) return {};
        SEKISHO_CHECK(noteContact(db, agent.device, call.now, answered.said.deviceTime));
        SEKISHO_CHECK(deviceHeard(db, inside, agent.device));
        SEKISHO_CHECK(markAcknowledged(db, *present, call.now));
        SEKISHO_CHECK(commandAcknowledged(db, inside, *present));
        auditCommand(inside, answered, "device.acknowledge");
        return {};
    }));
    if (gone) return Error(ErrorKind::NotFound, "COMMAND_NOT_EXIST");
    return Response::empty(204);
}

bool isErase(const DeviceCommand& command) {
    return command.kind == "wipeAppData" || command.kind == "resetDevice";
}

// A device that was reset has no app data either. One whose app data alone is gone keeps its token while it is to be
// reset still: it has to hear that.
Done deviceErased(DeviceDesk& desk, const Call& call, UnitOfWork& unit, Database& db, const AgentRow& agent,
                  const DeviceCommand& command) {
    bool over = true;
    SEKISHO_TRY(open, openCommands(db, agent.device));
    for (DeviceCommand& other : open) {
        if (!isErase(other) || other.id == command.id) continue;
        over = over && command.kind == "resetDevice";
        if (!over) continue;
        SEKISHO_CHECK(markFinished(db, other, "done", command.kind, call.now));
        SEKISHO_CHECK(commandFinished(db, unit, other));
    }
    Effects effects;
    SEKISHO_TRY(ended, over ? markErased(db, agent, call.now, effects)
                            : endSessionsOfDevice(db, agent.domain, agent.device, "deviceErased", call.now));
    effects.moveTo(unit);
    for (const auto& id : ended) {
        if (!over) unit.changes.push_back({"session", id.value, "delete"});
        unit.after.push_back([&services = desk.services, id] { sessionEnded(services, id); });
    }
    if (over) unit.after.push_back([hub = desk.services.devices, device = agent.device] { hub->drop(device); });
    return {};
}

// Of a device that has erased its app data before, nothing is left that its token was kept for.
Done resetRefused(DeviceDesk& desk, const Call& call, UnitOfWork& unit, Database& db, const AgentRow& agent,
                  const DeviceCommand& command) {
    SEKISHO_TRY(retired, retireErased(db, agent.device, command.id, call.now));
    if (!retired) return {};
    unit.changes.push_back({"device", agent.device.value, "put"});
    unit.after.push_back([hub = desk.services.devices, device = agent.device] { hub->drop(device); });
    return {};
}

Done finishCommand(DeviceDesk& desk, Call& call, UnitOfWork& unit, Database& db, const Answered& answered,
                   DeviceCommand& command) {
    const AgentRow& agent = answered.agent.row;
    SEKISHO_CHECK(noteContact(db, agent.device, call.now, answered.said.deviceTime));
    SEKISHO_CHECK(deviceHeard(db, unit, agent.device));
    SEKISHO_CHECK(markFinished(db, command, answered.said.outcome, answered.said.detail, call.now));
    if (isErase(command) && answered.said.outcome == "done")
        SEKISHO_CHECK(deviceErased(desk, call, unit, db, agent, command));
    else if (command.kind == "resetDevice")
        SEKISHO_CHECK(resetRefused(desk, call, unit, db, agent, command));
    SEKISHO_CHECK(commandFinished(db, unit, command));
    auditCommand(unit, answered, answered.said.outcome == "done" ? "device.confirm" : "device.fail");
    return {};
}

// It had begun before the withdrawal reached it: what is gone is gone, and is told.
bool erasedAnyway(const DeviceCommand& command, const Answered& answered) {
    return isErase(command) && answered.said.outcome == "done" &&
           (command.outcome == "withdrawn" || command.outcome == "expired");
}

Done finishAnyway(DeviceDesk& desk, Call& call, UnitOfWork& unit, Database& db, const Answered& answered,
                  DeviceCommand& command) {
    const AgentRow& agent = answered.agent.row;
    SEKISHO_CHECK(noteContact(db, agent.device, call.now, answered.said.deviceTime));
    SEKISHO_CHECK(deviceHeard(db, unit, agent.device));
    SEKISHO_CHECK(reopen(db, command));
    SEKISHO_CHECK(markFinished(db, command, answered.said.outcome, answered.said.detail, call.now));
    SEKISHO_CHECK(deviceErased(desk, call, unit, db, agent, command));
    SEKISHO_CHECK(commandCarriedOutAnyway(db, unit, command));
    auditCommand(unit, answered, "device.confirm");
    return {};
}

HandlerResult commandResult(DeviceDesk& desk, Call& call) {
    SEKISHO_TRY(answered, answeredCommand(desk, call));
    if (answered.said.outcome.empty())
        return sekisho::badInput("outcome", "MISSING_PARAMETER", "outcome must be done, failed or unsupported.");
    const AgentRow& agent = answered.agent.row;
    if (!agent.erased) desk.services.devices->heard(agent.device, call.now);
    bool gone = false;
    UnitOfWork unit = unitOf(call, agent);
    SEKISHO_CHECK(runUnit(desk.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(present, commandOf(db, agent.device, answered.command.id));
        const bool repeated = present && present->finished && present->outcome == answered.said.outcome;
        if (present && present->finished && erasedAnyway(*present, answered))
            return finishAnyway(desk, call, inside, db, answered, *present);
        gone = !present || (present->finished && !repeated);
        if (gone || repeated) return {};
        return finishCommand(desk, call, inside, db, answered, *present);
    }));
    if (gone) return Error(ErrorKind::NotFound, "COMMAND_NOT_EXIST");
    return Response::empty(204);
}

// --- endpoints ---

using DeskHandler = HandlerResult (*)(DeviceDesk&, Call&);

// A refusal for want of a token says which kind is meant (RFC 9110, 11.6.1).
Handler deskHandler(std::shared_ptr<DeviceDesk> desk, DeskHandler handler) {
    return [desk = std::move(desk), handler](Call& call) -> HandlerResult {
        auto result = handler(*desk, call);
        if (result || result.error().kind != ErrorKind::Unauthenticated) return result;
        return errorResponse(result.error()).with("WWW-Authenticate", "Device");
    };
}

Endpoint deviceEndpoint(Method method, std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out{.method = method, .path = path, .summary = summary, .handler = std::move(handler)};
    out.auth = AuthNeed::None;
    out.effect = Effect::None; // the handlers open their own units: most calls write nothing
    out.rate = RateClass::Access;
    out.publicReason = "the agent of a device shows its device token, which outlives the session of the member";
    if (method == Method::Post) {
        out.body = BodyKind::Json;
        out.bodyLimit = 16'384;
    }
    return out;
}

} // namespace

void addDeviceProtocolEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto desk = std::make_shared<DeviceDesk>(services);
    Endpoint registering =
        deviceEndpoint(Method::Post, "/v1.0/device/registration", "A member's app registers the agent of its device",
                       [desk](Call& call) { return registration(*desk, call); });
    registering.auth = AuthNeed::User;
    registering.scopes = {"user.read"};
    registering.publicReason = "a member registers the device that he has signed in with, and no other";
    out.push_back(std::move(registering));
    out.push_back(
        deviceEndpoint(Method::Post, "/v1.0/device/report", "What a device says of itself", deskHandler(desk, report)));
    out.push_back(
        deviceEndpoint(Method::Get, "/v1.0/device/commands", "What a device has to do", deskHandler(desk, commands)));
    out.push_back(deviceEndpoint(Method::Get, "/v1.0/device/push", "Server-sent events: there is something to do",
                                 deskHandler(desk, devicePush)));
    out.push_back(deviceEndpoint(Method::Post, "/v1.0/device/commands/{commandId}/acknowledgement",
                                 "A device has received a command", deskHandler(desk, acknowledgement)));
    out.push_back(deviceEndpoint(Method::Post, "/v1.0/device/commands/{commandId}/result", "What became of a command",
                                 deskHandler(desk, commandResult)));
}

} // namespace sekishod
