#include "models/api/invitation_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"

namespace sekisho::api {

namespace {

constexpr std::string_view kEverybody = "ALL_MEMBERS";
constexpr std::string_view kOperatorWord = "OPERATOR";

void readLink(JsonReader& r, std::string_view key, od::value v, InvitationLink& to) {
    switch (keyHash(key)) {
    case "invitationId"_key:
        return r.id(v, to.id);
    case "role"_key:
        to.asOperator = r.view(v) == kOperatorWord;
        return;
    case "inviterId"_key:
        return r.id(v, to.inviter);
    case "inviterName"_key:
        return r.text(v, to.inviterName);
    case "createdAt"_key:
        return r.instant(v, to.created);
    case "expiresAt"_key:
        return r.instant(v, to.expires);
    case "revokedAt"_key:
        return r.instant(v, to.revoked);
    case "waiting"_key:
        return r.number(v, to.waiting);
    case "makerThere"_key:
        return r.flag(v, to.makerThere);
    default:
        return;
    }
}

void readApplicant(JsonReader& r, std::string_view key, od::value v, Applicant& to) {
    switch (keyHash(key)) {
    case "applicantId"_key:
        return r.id(v, to.id);
    case "invitationId"_key:
        return r.id(v, to.invitation);
    case "invitedAt"_key:
        return r.instant(v, to.invited);
    case "inviterName"_key:
        return r.text(v, to.inviterName);
    case "role"_key:
        to.asOperator = r.view(v) == kOperatorWord;
        return;
    case "name"_key:
        return r.text(v, to.name);
    case "reading"_key:
        return r.text(v, to.reading);
    case "email"_key:
        return r.text(v, to.email);
    case "privateEmail"_key:
        return r.text(v, to.privateEmail);
    case "cellPhone"_key:
        return r.text(v, to.cellPhone);
    case "appliedAt"_key:
        return r.instant(v, to.applied);
    case "expiresAt"_key:
        return r.instant(v, to.expires);
    case "missing"_key:
        return r.list(v, to.missing, [&r](od::value item, std::string& key) { r.text(item, key); });
    default:
        return;
    }
}

void readNextCursor(JsonReader& r, od::value v, std::string& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "nextCursor") r.text(value, to);
    });
}

// A thing without its id could be neither shown again nor acted upon.
template<class T>
Result<T> withIds(Result<T> page, bool whole) {
    if (page && !whole) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no id.");
    return page;
}

} // namespace

Result<InvitationSettings> invitationSettingsFromText(std::string_view json) {
    return parsed<InvitationSettings>(json,
                                      [](JsonReader& r, std::string_view key, od::value v, InvitationSettings& to) {
                                          if (key == "linkAllowed")
                                              r.flag(v, to.linkAllowed);
                                          else if (key == "inviters")
                                              to.everybodyInvites = r.view(v) == kEverybody;
                                          else if (key == "autoApproval")
                                              r.flag(v, to.autoApproval);
                                          else if (key == "waiting")
                                              r.number(v, to.waiting);
                                          else if (key == "waitingOperators")
                                              r.number(v, to.waitingOperators);
                                      });
}

Result<std::pair<InvitationLink, std::string>> issuedInvitationFromText(std::string_view json) {
    using Issued = std::pair<InvitationLink, std::string>;
    auto issued = parsed<Issued>(json, [](JsonReader& r, std::string_view key, od::value v, Issued& to) {
        key == "url" ? r.text(v, to.second) : readLink(r, key, v, to.first);
    });
    const bool whole = issued && !issued->first.id.empty() && !issued->second.empty();
    return withIds(std::move(issued), whole);
}

std::string issueInvitationText(bool asOperator, int days) {
    JsonText out;
    out.begin().key("role").text(asOperator ? kOperatorWord : std::string_view("MEMBER"));
    out.key("expiresInDays").number(days).end();
    return out.take();
}

Result<InvitationPage> invitationsFromText(std::string_view json) {
    bool whole = true;
    auto page =
        parsed<InvitationPage>(json, [&whole](JsonReader& r, std::string_view key, od::value v, InvitationPage& to) {
            if (key == "responseMetaData") readNextCursor(r, v, to.nextCursor);
            if (key != "invitations") return;
            r.list(v, to.links, [&](od::value item, InvitationLink& link) {
                r.fields(item, [&](std::string_view name, od::value value) { readLink(r, name, value, link); });
                whole = whole && !link.id.empty();
            });
        });
    return withIds(std::move(page), whole);
}

Result<ApplicantPage> applicantsFromText(std::string_view json) {
    bool whole = true;
    auto page =
        parsed<ApplicantPage>(json, [&whole](JsonReader& r, std::string_view key, od::value v, ApplicantPage& to) {
            if (key == "responseMetaData") readNextCursor(r, v, to.nextCursor);
            if (key != "applicants") return;
            r.list(v, to.applicants, [&](od::value item, Applicant& one) {
                r.fields(item, [&](std::string_view name, od::value value) { readApplicant(r, name, value, one); });
                whole = whole && !one.id.empty();
            });
        });
    return withIds(std::move(page), whole);
}

std::string rejectApplicantText(std::string_view reason) {
    JsonText out;
    out.begin();
    out.some("reason", reason);
    out.end();
    return out.take();
}

} // namespace sekisho::api
