#include "service/rules/cut_off_facts.h"

#include "models/api/policy_wire.h"
#include "models/policy/schema.h"
#include "service/rules/devices.h"
#include "service/store/policy_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Result;
using sekisho::Session;
using sekisho::sql::Database;

namespace {

// Live ones, newest first; `asking` is marked as the current one. Of very many not all rows are looked at.
Result<std::vector<Session>> liveSessionsOf(Database& db, const LossQuestion& question) {
    using Text = std::string;
    const sekisho::UserId& member = question.member;
    // The plus keeps the planner off the index of all live sessions: a cut-off must not grow with the tenant.
    constexpr std::string_view select =
        "SELECT s.id, s.kind, s.device_id, s.device_name, s.os, s.ip, s.country, s.user_agent, s.started, s.last_used "
        "FROM session s {} WHERE s.member_uid = :member AND +s.domain_id = :domain AND s.ended IS NULL AND {} ORDER BY "
        "s.started DESC, s.id LIMIT :most";
    static const std::string few = fmt::format(select, "", kNotCut);
    static const std::string many = fmt::format(select, "INDEXED BY session_member", kNotCut);
    SEKISHO_TRY(named, chosenSessions(db, question.domain, chosenOfLoss(member, sekisho::Lost::Everything, {}, {}),
                                      question.mostSessions + 1));
    const bool all = named.size() <= static_cast<std::size_t>(question.mostSessions);
    SEKISHO_TRY(
        rows, (db.rowsOften<Text, Text, std::optional<Text>, Text, Text, Text, Text, Text, std::int64_t, std::int64_t>(
                  all ? few : many, member.value, question.domain, question.mostSessions)));
    std::vector<Session> out;
    out.reserve(rows.size());
    for (auto& [id, kind, device, deviceName, os, ip, country, agent, started, used] : rows) {
        Session session;
        session.current = id == question.asking.value;
        session.id = sekisho::SessionId(std::move(id));
        session.user = member;
        session.kind = sekisho::clientKindOf(kind).value_or(sekisho::ClientKind::Browser);
        if (device) session.device = sekisho::DeviceId(std::move(*device));
        session.deviceName = std::move(deviceName);
        session.os = std::move(os);
        session.ip = std::move(ip);
        session.country = std::move(country);
        session.userAgent = std::move(agent);
        session.startedAt = sekisho::fromMillis(started);
        session.lastUsedAt = sekisho::fromMillis(used);
        out.push_back(std::move(session));
    }
    return out;
}

} // namespace

Result<bool> mdmInUse(Database& db, sekisho::DomainId domain) {
    const auto* schema = sekisho::policy::schemaOf("mobile");
    if (!schema) return sekisho::Error(sekisho::ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema");
    SEKISHO_TRY(row, policyRow(db, domain, schema->key));
    const auto values = sekisho::api::storedPolicyValues(*schema, row.value);
    const auto found = values.find("mdm");
    const auto* chosen = found == values.end() ? nullptr : std::get_if<std::string>(&found->second);
    return chosen && *chosen == "lineworks";
}

Result<sekisho::policy::LossFacts> lossFacts(Database& db, const LossQuestion& question) {
    sekisho::policy::LossFacts facts;
    facts.lost = question.lost;
    facts.device = question.device;
    const DeviceView view{.domain = question.domain, .now = question.now, .hub = question.hub};
    SEKISHO_TRY(devices, devicesOfMember(db, view, question.member));
    facts.devices = std::move(devices);
    const bool his = std::ranges::any_of(facts.devices, [&](const auto& one) { return one.id == question.device; });
    if (!question.device.empty() && !his) return sekisho::Error(sekisho::ErrorKind::NotFound, "DEVICE_NOT_EXIST");
    if (question.mostSessions > 0) {
        SEKISHO_TRY(sessions, liveSessionsOf(db, question));
        facts.sessions = std::move(sessions);
    }
    SEKISHO_TRY(mdm, mdmInUse(db, question.domain));
    facts.mdm = mdm;
    facts.highestAdministrator = question.highestAdministrator;
    facts.self = !question.actor.empty() && question.actor == question.member;
    facts.suspended = question.suspended;
    return facts;
}

ChosenSessions chosenOfLoss(const sekisho::UserId& member, sekisho::Lost lost, const sekisho::DeviceId& device,
                            const sekisho::SessionId& asking) {
    ChosenSessions chosen;
    chosen.member = member.value;
    chosen.except = asking;
    if (lost == sekisho::Lost::Everything) return chosen;
    chosen.kinds = sekisho::policy::clientsOf(lost);
    chosen.phoneBrowsers = lost == sekisho::Lost::Phone;
    chosen.device = device.value;
    return chosen;
}

} // namespace sekishod
