// Requests for approval: what waits, and deciding it.

#include "models/api/approval_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/approval_lists.h"
#include "service/rules/approvals.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::ApprovalRequest;
using sekisho::Result;

namespace {

constexpr std::string_view kApprovals = "/v1.0/admin/approvals";
constexpr std::string_view kOneApproval = "/v1.0/admin/approvals/{approvalId}";

Response told(const ApprovalRequest& request) {
    return resource(200, sekisho::api::approvalText(request), request.version);
}

Result<ApprovalView> viewIn(const Call& call) {
    const std::string_view text = call.query("view").value_or("forMe");
    if (text == "forMe") return ApprovalView::ForMe;
    if (text == "mine") return ApprovalView::Mine;
    if (text == "all") return ApprovalView::All;
    return sekisho::badInput("view", "INVALID_PARAMETER", "view must be forMe, mine or all.");
}

Result<ApprovalQuestion> approvalQuestion(const Call& call, std::string_view list) {
    ApprovalQuestion question;
    SEKISHO_TRY(view, viewIn(call));
    question.view = view;
    const std::string_view open = call.query("open").value_or("true");
    if (open != "true" && open != "false")
        return sekisho::badInput("open", "INVALID_PARAMETER", "open must be true or false.");
    question.open = open == "true";
    SEKISHO_TRY(paging, pagingOf(call, list));
    question.count = paging.count;
    question.after = paging.after;
    question.totals = !paging.after;
    return question;
}

HandlerResult listRequests(Services& services, Call& call) {
    const std::string list =
        listName(call, fmt::format("approvals/{}", call.caller.actorId()),
                 fmt::format("{}/{}", call.query("view").value_or("forMe"), call.query("open").value_or("true")));
    SEKISHO_TRY(question, approvalQuestion(call, list));
    SEKISHO_TRY(found, listApprovals(services, call.caller, question, call.now));
    sekisho::api::ApprovalsText page;
    page.requests = std::move(found.requests);
    if (found.next) page.nextCursor = sekisho::api::cursorText(list, *found.next);
    page.forMe = found.forMe;
    page.mine = found.mine;
    return Response::json(200, sekisho::api::approvalsText(page));
}

HandlerResult oneRequest(Services& services, Call& call) {
    SEKISHO_TRY(request, oneApproval(services, call.caller, call.pathValue("approvalId"), call.now));
    return told(request);
}

HandlerResult approveOne(const Approvals& approvals, Call& call) {
    SEKISHO_TRY(reason, sekisho::api::voteFrom(call.body, false));
    SEKISHO_TRY(request, approvals.approve(call, call.pathValue("approvalId"), call.request.header("If-Match"),
                                           std::move(reason)));
    return told(request);
}

HandlerResult rejectOne(const Approvals& approvals, Call& call) {
    SEKISHO_TRY(reason, sekisho::api::voteFrom(call.body, true));
    SEKISHO_TRY(request, approvals.reject(call, call.pathValue("approvalId"), call.request.header("If-Match"),
                                          std::move(reason)));
    return told(request);
}

HandlerResult withdrawOne(const Approvals& approvals, Call& call) {
    SEKISHO_TRY(request, approvals.withdraw(call, call.pathValue("approvalId")));
    return told(request);
}

HandlerResult executeOne(const Approvals& approvals, Call& call) {
    SEKISHO_TRY(request, approvals.execute(call, call.pathValue("approvalId")));
    return told(request);
}

Endpoint readingRequests(std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out = adminEndpoint(Method::Get, path, summary, "", std::move(handler));
    out.effect = Effect::None; // whether somebody could decide is tried with the writer, for a moment
    out.publicReason = "a request is shown to whoever asked and to whoever could give the same order";
    return out;
}

Endpoint deciding(Services& services, std::string_view path, std::string_view summary,
                  HandlerResult (*handler)(const Approvals&, Call&)) {
    Endpoint out =
        adminEndpoint(Method::Post, path, summary, "",
                      [approvals = Approvals(services), handler](Call& call) { return handler(approvals, call); });
    out.body = BodyKind::JsonOrEmpty;
    out.publicReason = "whether somebody may decide is asked by trying the order as him";
    return out;
}

} // namespace

void addApprovalEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(readingRequests(kApprovals, "Requests for approval",
                                  [&services](Call& call) { return listRequests(services, call); }));
    out.push_back(
        readingRequests(kOneApproval, "One of them", [&services](Call& call) { return oneRequest(services, call); }));
    out.push_back(deciding(services, "/v1.0/admin/approvals/{approvalId}/approval",
                           "Approve a request of somebody else", approveOne));
    out.push_back(deciding(services, "/v1.0/admin/approvals/{approvalId}/rejection",
                           "Reject a request of somebody else", rejectOne));
    out.push_back(deciding(services, "/v1.0/admin/approvals/{approvalId}/withdrawal", "Withdraw a request of one's own",
                           withdrawOne));
    out.push_back(deciding(services, "/v1.0/admin/approvals/{approvalId}/execution",
                           "Carry out what was approved of one's own", executeOne));
}

} // namespace sekishod
