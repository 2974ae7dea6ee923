#include "models/net/http_approvals.h"

#include "models/api/approval_wire.h"
#include "models/net/wire_job.h"

#include <chrono>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto approvalsRoot = "/v1.0/admin/approvals";
constexpr std::chrono::minutes longestExecution{5}; // the last vote carries the command out

ApiRequest aboutApproval(QByteArray verb, const std::string& id, const QByteArray& rest = {}) {
    ApiRequest request = asking(std::move(verb), QByteArray(approvalsRoot) + '/' + segment(id) + rest,
                                QByteArray(approvalsRoot) + "/{approvalId}" + rest);
    if (request.verb == "POST") request.timeout = longestExecution;
    return request;
}

WireJob<ApprovalRequest> approvalJob(ApiRequest request) {
    return {std::move(request), [](std::string_view text) { return api::approvalFromText(text); }};
}

// The version of what was seen goes along: nobody agrees to a plan that he did not see.
WireJob<ApprovalRequest> voteJob(const ApprovalRequest& seen, const QByteArray& verdict, const std::string& reason) {
    ApiRequest request = aboutApproval("POST", seen.id, verdict);
    request.ifMatch = etagOf(seen.version);
    request.body = QByteArray::fromStdString(api::voteText(reason));
    return approvalJob(std::move(request));
}

const char* viewKey(ports::ApprovalQuery::View view) {
    switch (view) {
    case ports::ApprovalQuery::View::ForMe:
        return "forMe";
    case ports::ApprovalQuery::View::Mine:
        return "mine";
    case ports::ApprovalQuery::View::All:
        break;
    }
    return "all";
}

} // namespace

CallHandle HttpApprovals::requests(const ports::ApprovalQuery& query, Executor& on, Reply<ports::ApprovalPage> reply) {
    QByteArray path = QByteArray(approvalsRoot) + "?view=" + viewKey(query.view);
    path += query.open ? "&open=true" : "&open=false";
    if (!query.cursor.empty()) path += "&cursor=" + segment(query.cursor);
    return desk_.run<ports::ApprovalPage>(
        WireJob<ports::ApprovalPage>(
            asking("GET", path, approvalsRoot),
            [](std::string_view text) -> Result<ports::ApprovalPage> {
                SEKISHO_TRY(page, api::approvalsFromText(text));
                return ports::ApprovalPage{std::move(page.requests), std::move(page.nextCursor), page.forMe, page.mine};
            }),
        on, std::move(reply));
}

CallHandle HttpApprovals::request(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return desk_.run<ApprovalRequest>(approvalJob(aboutApproval("GET", id)), on, std::move(reply));
}

CallHandle HttpApprovals::approve(const ApprovalRequest& seen, std::string reason, Executor& on,
                                  Reply<ApprovalRequest> reply) {
    return desk_.run<ApprovalRequest>(voteJob(seen, "/approval", reason), on, std::move(reply));
}

CallHandle HttpApprovals::reject(const ApprovalRequest& seen, std::string reason, Executor& on,
                                 Reply<ApprovalRequest> reply) {
    return desk_.run<ApprovalRequest>(voteJob(seen, "/rejection", reason), on, std::move(reply));
}

CallHandle HttpApprovals::withdraw(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return desk_.run<ApprovalRequest>(approvalJob(aboutApproval("POST", id, "/withdrawal")), on, std::move(reply));
}

CallHandle HttpApprovals::execute(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) {
    return desk_.run<ApprovalRequest>(approvalJob(aboutApproval("POST", id, "/execution")), on, std::move(reply));
}

} // namespace sekisho::net
