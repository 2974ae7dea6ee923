#include "tests/fakes/fake_leavers.h"

#include "models/api/leaver_wire.h"

#include <algorithm>

namespace sekisho::fakes {

ports::CallHandle FakeLeavers::check(const UserId& id, ports::Executor& on, ports::Reply<LeaverCheck> reply) {
    auto state = std::make_shared<ports::CallState>();
    admit_("leaverCheck", state,
           [this, id, state, &on, reply = std::move(reply)](std::optional<Error> refusal) mutable {
               ports::deliver<LeaverCheck>(state, on, std::move(reply),
                                           refusal ? Result<LeaverCheck>(std::move(*refusal)) : find(id));
           });
    return ports::CallHandle(state);
}

Result<LeaverCheck> FakeLeavers::find(const UserId& id) const {
    const Member* member = tenant_.member(id);
    if (!member) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    const auto said = extra.find(id.value);
    LeaverCheck check = said != extra.end() ? said->second : LeaverCheck();
    check.user = id;
    check.name = member->displayName();
    check.highest = member->administrator;
    check.photo = member->hasPhoto;
    check.aliases = static_cast<std::int64_t>(member->aliasEmails.size());
    check.orgUnitsHeaded.clear();
    check.orgUnitMemberships = 0;
    for (const Organization& organization : member->organizations)
        for (const OrgUnitMembership& post : organization.orgUnits) {
            ++check.orgUnitMemberships;
            if (post.isManager)
                check.orgUnitsHeaded.push_back({post.orgUnit.value, tenant_.orgUnits().at(post.orgUnit.value).name});
        }
    check.soleMasterCount = std::max(check.soleMasterCount, static_cast<std::int64_t>(check.soleMasterOf.size()));
    check.liveSessions = std::ranges::count_if(
        tenant_.sessions(), [&](const Session& session) { return session.user == id && session.live(); });
    check.ready = !check.highest && check.roles.empty() && check.orgUnitsHeaded.empty() && check.soleMasterOf.empty();
    return check;
}

std::string FakeLeavers::mastersValue(const std::vector<UserId>& masters) const {
    return api::mastersText(masters);
}

} // namespace sekisho::fakes
