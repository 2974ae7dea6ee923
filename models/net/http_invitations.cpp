#include "models/net/http_invitations.h"

#include "models/api/invitation_wire.h"
#include "models/api/user_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto invitationRoot = "/v1.0/admin/invitations";
constexpr auto invitationSettings = "/v1.0/admin/invitations/settings";
constexpr auto applicantRoot = "/v1.0/admin/applicants";

ApiRequest pageOf(const char* root, const std::string& cursor) {
    ApiRequest request = asking("GET", QByteArray(root) + "?count=100", root);
    if (!cursor.empty()) request.path += "&cursor=" + segment(cursor);
    return request;
}

// The version stands in the head of the answer.
Result<InvitationSettings> settingsOf(const WireAnswer& answer) {
    SEKISHO_TRY(settings, api::invitationSettingsFromText(textOf(answer)));
    SEKISHO_TRY(version, versionOf(answer));
    settings.version = version;
    return settings;
}

WireJob<std::monostate> decision(ApiRequest request, ApiRequest::Answer answer) {
    request.answer = answer;
    return {std::move(request), [](std::string_view) -> Result<std::monostate> { return std::monostate(); }};
}

ApiRequest aboutApplicant(const ApplicantId& id, const QByteArray& what) {
    return asking("POST", QByteArray(applicantRoot) + '/' + segment(id.value) + what,
                  QByteArray(applicantRoot) + "/{applicantId}" + what);
}

} // namespace

CallHandle HttpInvitations::settings(Executor& on, Reply<InvitationSettings> reply) {
    return desk_.run<InvitationSettings>(
        WireJob<InvitationSettings>::ofAnswer(asking("GET", invitationSettings, invitationSettings), settingsOf), on,
        std::move(reply));
}

CallHandle HttpInvitations::links(std::string cursor, Executor& on, Reply<ports::InvitationPage> reply) {
    const auto read = [](std::string_view text) -> Result<ports::InvitationPage> {
        SEKISHO_TRY(page, api::invitationsFromText(text));
        return ports::InvitationPage{std::move(page.links), std::move(page.nextCursor)};
    };
    return desk_.run<ports::InvitationPage>(WireJob<ports::InvitationPage>(pageOf(invitationRoot, cursor), read), on,
                                            std::move(reply));
}

CallHandle HttpInvitations::issue(bool asOperator, int days, Executor& on, Reply<ports::IssuedInvitation> reply) {
    ApiRequest request = asking("POST", invitationRoot, invitationRoot);
    request.keyed = false; // the service would keep the answer for a repetition, and with it the link
    request.body = QByteArray::fromStdString(api::issueInvitationText(asOperator, days));
    const auto read = [](std::string_view text) -> Result<ports::IssuedInvitation> {
        SEKISHO_TRY(issued, api::issuedInvitationFromText(text));
        return ports::IssuedInvitation{std::move(issued.first), std::move(issued.second)};
    };
    return desk_.run<ports::IssuedInvitation>(WireJob<ports::IssuedInvitation>(std::move(request), read), on,
                                              std::move(reply));
}

CallHandle HttpInvitations::revoke(const InvitationId& id, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = asking("DELETE", QByteArray(invitationRoot) + '/' + segment(id.value),
                                QByteArray(invitationRoot) + "/{invitationId}");
    return desk_.run<std::monostate>(decision(std::move(request), ApiRequest::Answer::Nothing), on, std::move(reply));
}

CallHandle HttpInvitations::applicants(std::string cursor, Executor& on, Reply<ports::ApplicantPage> reply) {
    const auto read = [](std::string_view text) -> Result<ports::ApplicantPage> {
        SEKISHO_TRY(page, api::applicantsFromText(text));
        return ports::ApplicantPage{std::move(page.applicants), std::move(page.nextCursor)};
    };
    return desk_.run<ports::ApplicantPage>(WireJob<ports::ApplicantPage>(pageOf(applicantRoot, cursor), read), on,
                                           std::move(reply));
}

CallHandle HttpInvitations::approve(const ApplicantId& id, const ports::Placing& placing, Executor& on,
                                    Reply<std::monostate> reply) {
    ApiRequest request = aboutApplicant(id, "/approve");
    const std::string given = api::patchText(placing.base, placing.edited);
    if (given != "{}") request.body = QByteArray::fromStdString(given);
    return desk_.run<std::monostate>(decision(std::move(request), ApiRequest::Answer::Json), on, std::move(reply));
}

CallHandle HttpInvitations::inviteByMail(const UserId& member, Executor& on, Reply<std::monostate> reply) {
    ApiRequest request = asking("POST", "/v1.0/users/" + segment(member.value) + "/send-invitation-email",
                                "/v1.0/users/{userId}/send-invitation-email");
    request.body = R"({"usePrivateEmail":true})";
    return desk_.run<std::monostate>(decision(std::move(request), ApiRequest::Answer::Nothing), on, std::move(reply));
}

CallHandle HttpInvitations::reject(const ApplicantId& id, std::string reason, Executor& on,
                                   Reply<std::monostate> reply) {
    ApiRequest request = aboutApplicant(id, "/reject");
    request.body = QByteArray::fromStdString(api::rejectApplicantText(reason));
    return desk_.run<std::monostate>(decision(std::move(request), ApiRequest::Answer::Nothing), on, std::move(reply));
}

} // namespace sekisho::net
