#include "models/api/json_reader.h"
#include "models/api/policy_wire.h"
#include "models/api/request_fields.h"
#include "models/domain/text_fold.h"

namespace sekisho::api {

using policy::PolicyPreview;
using policy::PolicyState;
using policy::Schema;

namespace {

constexpr std::size_t kLongestPolicyReason = 1000;

// --- answers ---

void readAuthor(JsonReader& r, od::value v, UserId& id, std::string& name) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "id") return r.id(value, id);
        if (key == "name") return r.text(value, name);
    });
}

void readState(JsonReader& r, std::string_view key, od::value v, PolicyState& to, std::string& values) {
    if (key == "key") return r.text(v, to.key);
    if (key == "revision") return r.number(v, to.revision);
    if (key == "values") return r.object(v, values);
    if (key == "updatedAt") return r.instant(v, to.updatedAt);
    if (key == "updatedBy") return readAuthor(r, v, to.updatedBy, to.updatedByName);
    if (key == "reason") return r.text(v, to.reason);
}

Done takeValues(PolicyState& to, std::string_view values) {
    const Schema* schema = policy::schemaOf(to.key);
    if (!schema) return malformedAnswer("a policy without a known key");
    to.values = storedPolicyValues(*schema, values);
    return {};
}

void readEnded(JsonReader& r, od::value v, policy::EndedByPolicy& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "sessionsEnded") return r.number(value, to.sessions);
        if (key == "tokensEnded") return r.number(value, to.tokens);
    });
}

void readPageEnd(JsonReader& r, od::value v, std::string& cursor) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "nextCursor") r.text(value, cursor);
    });
}

void readChanges(JsonReader& r, const Schema& schema, od::value v, std::vector<policy::ValueChange>& to) {
    std::string text;
    r.arrayText(v, text);
    auto changes = policyChangesFromText(schema, text);
    if (changes)
        to = std::move(*changes);
    else
        r.ok = false;
}

void readRevision(JsonReader& r, const Schema& schema, od::value v, policy::PolicyRevision& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "revision") return r.number(value, to.revision);
        if (key == "at") return r.instant(value, to.at);
        if (key == "by") return readAuthor(r, value, to.by, to.byName);
        if (key == "reason") return r.text(value, to.reason);
        if (key == "changes") return readChanges(r, schema, value, to.changes);
        if (key == "revertedTo") return r.number(value, to.revertedTo);
    });
}

void readTouched(JsonReader& r, od::value v, policy::Touched& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "members") return r.number(value, to.members);
        if (key == "sessions" || key == "events") return r.number(value, to.events);
    });
}

void readCounts(JsonReader& r, od::value v, PolicyPreview& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "loggedOut") return readTouched(r, value, to.loggedOut);
        if (key == "blocked") return readTouched(r, value, to.blocked);
        if (key == "freed") return readTouched(r, value, to.freed);
        if (key == "mustChangePassword") return r.number(value, to.mustChangePassword);
        if (key == "bannedUploads") return readTouched(r, value, to.bannedUploads);
        if (key == "unaffected") return r.number(value, to.unaffected);
    });
}

void readEffects(JsonReader& r, od::value v, PolicyPreview& to) {
    using policy::Ends;
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "apiTokens") return r.flag(value, to.apiTokensEnd);
        if (key != "ends") return;
        const std::string_view ends = r.view(value);
        for (const Ends one : {Ends::Nothing, Ends::MobileApp, Ends::AllButMobileApp, Ends::All})
            if (policy::endsKey(one) == ends) to.ends = one;
    });
}

void readSelf(JsonReader& r, od::value v, PolicyPreview& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "loggedOut") return r.flag(value, to.selfLoggedOut);
        if (key == "blocked") return r.flag(value, to.selfBlocked);
        if (key == "address") return r.text(value, to.selfAddress);
    });
}

void readHighest(JsonReader& r, od::value v, PolicyPreview& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "blocked") r.flag(value, to.highestBlocked);
    });
}

void readEntry(JsonReader& r, od::value v, policy::PreviewEntry& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") return r.id(value, to.user);
        if (key == "name") return r.text(value, to.name);
        if (key == "email") return r.text(value, to.email);
        if (key == "sessions" || key == "events") return r.number(value, to.events);
        if (key == "reasons") return r.texts(value, to.reasons);
        if (key == "last") return r.instant(value, to.last);
    });
}

void readList(JsonReader& r, od::value v, policy::PreviewPage& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "responseMetaData") return readPageEnd(r, value, to.nextCursor);
        if (key == "entries")
            r.list(value, to.entries, [&](od::value item, policy::PreviewEntry& entry) { readEntry(r, item, entry); });
    });
}

// --- requests ---

void readAgreement(const Fields& fields, PolicyRequest& to) {
    fields.text("reason", to.reason);
    fields.text("confirm", to.confirm);
    if (lengthOf(to.reason) > kLongestPolicyReason)
        fields.keep(badInput("reason", "TOO_LONG", "reason is longer than 1,000 characters.")
                        .with("field", "reason")
                        .with("max", std::to_string(kLongestPolicyReason)));
}

} // namespace

Result<PolicyState> policyStateFromText(std::string_view text) {
    std::string values;
    auto state = parsed<PolicyState>(text, [&](JsonReader& r, std::string_view key, od::value v, PolicyState& to) {
        readState(r, key, v, to, values);
    });
    if (state) SEKISHO_CHECK(takeValues(*state, values));
    return state;
}

Result<policy::PolicySaved> policySavedFromText(std::string_view text) {
    using policy::PolicySaved;
    std::string values;
    auto saved = parsed<PolicySaved>(text, [&](JsonReader& r, std::string_view key, od::value v, PolicySaved& to) {
        if (key == "effects") return readEnded(r, v, to.ended);
        if (key == "leftOut") return r.texts(v, to.leftOut);
        readState(r, key, v, to.state, values);
    });
    if (saved) SEKISHO_CHECK(takeValues(saved->state, values));
    return saved;
}

Result<policy::RevisionPage> policyRevisionsFromText(const Schema& schema, std::string_view text) {
    using policy::RevisionPage;
    bool there = false;
    auto page = parsed<RevisionPage>(text, [&](JsonReader& r, std::string_view key, od::value v, RevisionPage& to) {
        if (key == "responseMetaData") return readPageEnd(r, v, to.nextCursor);
        if (key != "revisions") return;
        there = true;
        r.list(v, to.revisions,
               [&](od::value item, policy::PolicyRevision& one) { readRevision(r, schema, item, one); });
    });
    if (page && !there) return malformedAnswer("an answer without revisions");
    return page;
}

Result<policy::Values> revisionValuesFromText(const Schema& schema, std::string_view text) {
    bool there = false;
    auto values = parsed<std::string>(text, [&](JsonReader& r, std::string_view key, od::value v, std::string& to) {
        if (key != "values") return;
        there = true;
        r.object(v, to);
    });
    if (!values) return Unexpected(std::move(values).error());
    if (!there) return malformedAnswer("a revision without values");
    return storedPolicyValues(schema, *values);
}

Result<PolicyPreview> policyPreviewFromText(std::string_view text) {
    bool there = false;
    auto preview =
        parsed<PolicyPreview>(text, [&](JsonReader& r, std::string_view key, od::value v, PolicyPreview& to) {
            if (key == "revision") return r.number(v, to.revision);
            if (key == "effects") return readEffects(r, v, to);
            if (key == "self") return readSelf(r, v, to);
            if (key == "highestAdministrator") return readHighest(r, v, to);
            if (key == "days") return r.number(v, to.days);
            if (key != "counts") return;
            there = true;
            readCounts(r, v, to);
        });
    if (preview && !there) return malformedAnswer("a preview without counts");
    return preview;
}

Result<policy::PreviewPage> previewPageFromText(std::string_view text) {
    using policy::PreviewPage;
    bool there = false;
    auto page = parsed<PreviewPage>(text, [&](JsonReader& r, std::string_view key, od::value v, PreviewPage& to) {
        if (key != "list") return;
        there = true;
        readList(r, v, to);
    });
    if (page && !there) return malformedAnswer("a preview without its list");
    return page;
}

Result<PolicyRequest> policyRequestFrom(const Schema& schema, const boost::json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    PolicyRequest request;
    fields.need("values");
    if (const auto* values = fields.find("values")) {
        SEKISHO_TRY(read, policyValuesFromRequest(schema, *values));
        request.values = std::move(read);
    }
    readAgreement(fields, request);
    if (fault) return Unexpected(std::move(*fault));
    return request;
}

Result<PolicyRequest> policyRevertFrom(const boost::json::value& body) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    PolicyRequest request;
    fields.need("revision");
    if (const auto* revision = fields.find("revision")) {
        const auto number = wholeNumber(*revision);
        if (number && *number >= 0)
            request.revision = *number;
        else
            fields.wrongKind("revision", "the number of a revision");
    }
    readAgreement(fields, request);
    if (fault) return Unexpected(std::move(*fault));
    return request;
}

} // namespace sekisho::api
