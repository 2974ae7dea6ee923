#include "models/api/policy_json.h"
#include "models/api/policy_wire.h"

namespace sekisho::api {

using policy::PolicyPreview;
using policy::PreviewList;

namespace {

void writeAuthor(JsonText& json, std::string_view key, const UserId& id, const std::string& name) {
    json.key(key);
    if (id.empty())
        json.null();
    else
        json.begin().key("id").text(id.value).key("name").text(name).end();
}

void writeState(JsonText& json, const policy::PolicyState& state) {
    json.key("key").text(state.key);
    json.key("revision").number(state.revision);
    writePolicyValues(json.key("values"), state.values);
    json.key("updatedAt");
    state.updatedAt ? json.instant(*state.updatedAt) : json.null();
    writeAuthor(json, "updatedBy", state.updatedBy, state.updatedByName);
    json.key("reason").text(state.reason);
}

void writeRevision(JsonText& json, const policy::PolicyRevision& revision) {
    json.key("revision").number(revision.revision);
    json.key("at").instant(revision.at);
    writeAuthor(json, "by", revision.by, revision.byName);
    json.key("reason").text(revision.reason);
    writePolicyChanges(json.key("changes"), revision.changes);
    if (revision.revertedTo != 0) json.key("revertedTo").number(revision.revertedTo);
}

void writeNextPage(JsonText& json, std::string_view cursor) {
    json.key("responseMetaData").begin();
    json.nullable("nextCursor", cursor);
    json.end();
}

void writeTouched(JsonText& json, std::string_view key, const policy::Touched& touched, std::string_view what) {
    json.key(key).begin().key("members").number(touched.members).key(what).number(touched.events).end();
}

std::string_view countedIn(PreviewList list) {
    return list == PreviewList::LoggedOut ? "sessions" : "events";
}

void writePreview(JsonText& json, const PolicyPreview& preview) {
    json.key("revision").number(preview.revision);
    json.key("effects").begin();
    json.key("ends").text(policy::endsKey(preview.ends)).key("apiTokens").flag(preview.apiTokensEnd).end();
    json.key("counts").begin();
    writeTouched(json, "loggedOut", preview.loggedOut, countedIn(PreviewList::LoggedOut));
    writeTouched(json, "blocked", preview.blocked, countedIn(PreviewList::Blocked));
    writeTouched(json, "freed", preview.freed, countedIn(PreviewList::Freed));
    json.key("mustChangePassword").number(preview.mustChangePassword);
    writeTouched(json, "bannedUploads", preview.bannedUploads, countedIn(PreviewList::BannedUploads));
    json.key("unaffected").number(preview.unaffected).end();
    json.key("self").begin();
    json.key("loggedOut").flag(preview.selfLoggedOut).key("blocked").flag(preview.selfBlocked);
    json.nullable("address", preview.selfAddress);
    json.end();
    json.key("highestAdministrator").begin().key("blocked").flag(preview.highestBlocked).end();
    json.key("days").number(preview.days);
}

void writeEntry(JsonText& json, const policy::PreviewEntry& entry, PreviewList list) {
    json.begin();
    json.key("userId").text(entry.user.value).key("name").text(entry.name).key("email").text(entry.email);
    if (list != PreviewList::MustChangePassword) json.key(countedIn(list)).number(entry.events);
    json.key("reasons").beginArray();
    for (const std::string& reason : entry.reasons)
        json.text(reason);
    json.endArray();
    json.some("last", entry.last);
    json.end();
}

void writeAgreement(JsonText& json, std::string_view reason, std::string_view confirm) {
    json.some("reason", reason);
    json.some("confirm", confirm);
}

} // namespace

std::string policyStateText(const policy::PolicyState& state) {
    JsonText json;
    json.begin();
    writeState(json, state);
    json.end();
    return json.take();
}

std::string policySavedText(const policy::PolicySaved& saved) {
    JsonText json;
    json.begin();
    writeState(json, saved.state);
    json.key("effects").begin();
    json.key("sessionsEnded").number(saved.ended.sessions).key("tokensEnded").number(saved.ended.tokens).end();
    json.key("leftOut").beginArray();
    for (const std::string& field : saved.leftOut)
        json.text(field);
    json.endArray().end();
    return json.take();
}

std::string policyRevisionsText(const policy::RevisionPage& page) {
    JsonText json(4096);
    json.begin().key("revisions").beginArray();
    for (const auto& revision : page.revisions) {
        json.begin();
        writeRevision(json, revision);
        json.end();
    }
    json.endArray();
    writeNextPage(json, page.nextCursor);
    json.end();
    return json.take();
}

std::string policyRevisionText(const policy::PolicyRevision& revision, const policy::Values& values) {
    JsonText json;
    json.begin();
    writeRevision(json, revision);
    writePolicyValues(json.key("values"), values);
    json.end();
    return json.take();
}

std::string policyPreviewText(const PolicyPreview& preview) {
    JsonText json;
    json.begin();
    writePreview(json, preview);
    json.end();
    return json.take();
}

std::string policyPreviewText(const PolicyPreview& preview, PreviewList list, const policy::PreviewPage& page) {
    JsonText json(8192);
    json.begin();
    writePreview(json, preview);
    json.key("list").begin().key("name").text(previewListKey(list));
    json.key("entries").beginArray();
    for (const auto& entry : page.entries)
        writeEntry(json, entry, list);
    json.endArray();
    writeNextPage(json, page.nextCursor);
    json.end().end();
    return json.take();
}

std::string policySaveInput(const policy::Values& values, std::string_view reason, std::string_view confirm) {
    JsonText json;
    json.begin();
    writePolicyValues(json.key("values"), values);
    writeAgreement(json, reason, confirm);
    json.end();
    return json.take();
}

std::string policyPreviewInput(const policy::Values& draft) {
    return policySaveInput(draft, {}, {});
}

std::string policyRevertInput(std::int64_t toRevision, std::string_view reason, std::string_view confirm) {
    JsonText json(256);
    json.begin().key("revision").number(toRevision);
    writeAgreement(json, reason, confirm);
    json.end();
    return json.take();
}

} // namespace sekisho::api
