#pragma once
// A week of a small tenant in its logs: sign-ins, also failed ones, what administrators changed, messages, files.

#include "tests/ui/pane_fixture.h"

#include <iterator>
#include <string>

namespace sekisho::tests {

template<class F>
const Member& loggedMember(F& f, int i) {
    const auto& members = f.gateway.tenant.members();
    return std::next(members.begin(), static_cast<std::ptrdiff_t>(static_cast<std::size_t>(i) % members.size()))
        ->second;
}

template<class F>
AuditRecord recordOf(F& f, const char* log, const char* action, int who, int minutesAgo) {
    const Member& member = loggedMember(f, who);
    AuditRecord one;
    one.log = log;
    one.action = action;
    one.at = f.clock.now() - std::chrono::minutes(minutesAgo);
    one.recorded = one.at + std::chrono::seconds(2);
    one.actorId = member.id.value;
    one.actorName = member.displayName();
    one.ip = "203.0.113." + std::to_string(10 + who % 40);
    one.client = who % 3 == 0 ? "mobileApp" : "pcApp";
    one.requestId = "3f2504e0-4f89-11d3-9a0c-0305e82c" + std::to_string(1'000 + minutesAgo % 9'000);
    return one;
}

template<class F>
void fillLogs(F& f) {
    fakes::FakeLogs& logs = f.gateway.logDesk;
    for (int i = 0; i < 120; ++i) {
        AuditRecord signIn = recordOf(f, "auth", i % 9 == 4 ? "signIn.failure" : "signIn.success", i % 20, 3 + i * 97);
        if (i % 9 == 4) {
            signIn.result = "failed";
            signIn.reason = "LOGIN_FAILED";
            signIn.ip = "198.51.100.77";
        }
        if (i % 31 == 5) {
            signIn.result = "denied";
            signIn.reason = "IP_NOT_ALLOWED";
        }
        signIn.changesJson = R"({"method":"password"})";
        logs.add(signIn);
        if (i % 4 == 0) {
            const Member& whom = loggedMember(f, i + 3);
            AuditRecord change = recordOf(f, "admin", i % 8 == 0 ? "member.update" : "member.suspend", 0, 40 + i * 83);
            change.targetKind = "member";
            change.targetId = whom.id.value;
            change.targetName = whom.displayName();
            change.client = "console";
            if (i % 8 == 0)
                change.changesJson = R"({"cellPhone":{"from":"090-1234-5678","to":"080-8765-4321"},)"
                                     R"("nickName":{"from":null,"to":"はなちゃん"}})";
            logs.add(change);
        }
        if (i % 3 != 0) continue;
        const Member& to = loggedMember(f, i + 1);
        AuditRecord message = recordOf(f, "message", "talk.message.sent", i % 12, 11 + i * 61);
        message.targetKind = "channel";
        message.targetId = "channel-" + std::to_string(i % 5);
        message.targetName = i % 2 ? "営業部" : "新製品プロジェクト";
        message.changesJson = R"({"sender":")" + loggedMember(f, i % 12).email + R"(","receivers":[")" + to.email +
                              R"("],"channelId":"channel-)" + std::to_string(i % 5) + R"(","bot":)" +
                              (i % 6 == 0 ? "true" : "false") + "}";
        logs.add(message);
    }
}

} // namespace sekisho::tests
