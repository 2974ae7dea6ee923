#include "models/net/http_leavers.h"

#include "models/api/leaver_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

ports::CallHandle HttpLeavers::check(const UserId& id, ports::Executor& on, ports::Reply<LeaverCheck> reply) {
    ApiRequest request = asking("GET", "/v1.0/admin/users/" + segment(id.value) + "/leaver-check",
                                "/v1.0/admin/users/{userId}/leaver-check");
    return desk_.run<LeaverCheck>(
        WireJob<LeaverCheck>(std::move(request), [](std::string_view text) { return api::leaverCheckFromText(text); }),
        on, std::move(reply));
}

std::string HttpLeavers::mastersValue(const std::vector<UserId>& masters) const {
    return api::mastersText(masters);
}

} // namespace sekisho::net
