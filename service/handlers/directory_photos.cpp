// The photo of a member. Sending and fetching go through short-lived addresses of this host, as the public API does it:
// POST gives an upload address, GET answers 302 to a download address (lineworks-api.md §2.9, §3.1.5).

#include "models/api/request_body.h"
#include "service/handlers/directory_common.h"
#include "service/handlers/directory_upload.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

constexpr std::int64_t kLargestPhoto = 10'485'760;
constexpr std::size_t kMultipartExtra = 64 * 1024;

Error noSuchTicket() {
    return Error(ErrorKind::NotFound, "NOT_FOUND", "This address is not valid or has expired.");
}

AuditEntry photoNote(std::string action, const sekisho::Member& member) {
    return {.action = std::move(action),
            .targetKind = "member",
            .targetId = member.id.value,
            .targetName = member.displayName(),
            .changesJson = {}};
}

// A member without a role changes his photo where 項目管理 has opened it to him.
Done checkOwnPhoto(Call& call) {
    if (!call.self) return {};
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.fields.of("photo").bySelf) return Error(ErrorKind::Forbidden, "FIELD_NOT_OPEN").at("photo");
    return {};
}

HandlerResult askUpload(Directory& directory, Call& call) {
    SEKISHO_CHECK(checkOwnPhoto(call));
    SEKISHO_TRY(file, sekisho::api::fileFromRequest(call.body, kLargestPhoto));
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    if (row.member.deletedAt) return invalidState("A deleted member cannot be changed. Take back the deletion first.");
    Ticket ticket;
    ticket.upload = true;
    ticket.caller = call.caller;
    ticket.user = row.member.id;
    ticket.fileName = file.name;
    ticket.fileSize = file.size;
    const std::string word = directory.tickets.issue(std::move(ticket), call.now);
    return Response::json(200, fmt::format(R"({{"uploadUrl":"{}/v1.0/uploads/{}"}})", call.baseUrl, word));
}

Done storePhoto(Call& call, const Ticket& ticket, Effects& effects) {
    SEKISHO_TRY(bytes, fileInBody(call.request.header("Content-Type"), call.request.body));
    if (static_cast<std::int64_t>(bytes.size()) > kLargestPhoto)
        return sekisho::badInput("fileSize", "PHOTO_TOO_LARGE", {}).with("max", "10 MB");
    if (static_cast<std::int64_t>(bytes.size()) != ticket.fileSize)
        return sekisho::badInput(
            "fileSize", "INVALID_PARAMETER",
            fmt::format("{} bytes were announced and {} were sent.", ticket.fileSize, bytes.size()));
    const std::string_view type = imageTypeOf(bytes);
    if (type.empty()) return Error(ErrorKind::BadInput, "PHOTO_FORMAT");
    SEKISHO_TRY(before, loadMember(*call.db, call.caller.domain, ticket.user.value));
    if (before.member.deletedAt)
        return invalidState("A deleted member cannot be changed. Take back the deletion first.");
    // Bytes are bound as text and cast: the statement takes no other form of them.
    SEKISHO_TRY(write,
                call.db->prepare("INSERT INTO photo(member_uid, mime, bytes, updated) VALUES(?, ?, CAST(? AS BLOB), "
                                 "?) ON CONFLICT(member_uid) DO UPDATE SET mime = excluded.mime, bytes = "
                                 "excluded.bytes, updated = excluded.updated"));
    write.bind(1, std::string_view(before.member.id.value))
        .bind(2, type)
        .bind(3, bytes)
        .bind(4, sekisho::toMillis(call.now));
    SEKISHO_CHECK(write.run());
    sekisho::Member after = before.member;
    after.hasPhoto = true;
    SEKISHO_CHECK(touchMember(*call.db, before, after, call.now, effects));
    effects.audit(photoNote("member.photo.set", after));
    return {};
}

HandlerResult takeUpload(Directory& directory, Call& call) {
    const std::string& word = call.pathValue("ticket");
    auto ticket = directory.tickets.take(word, true, call.now);
    if (!ticket) return noSuchTicket();
    call.caller = ticket->caller;
    Effects effects;
    if (auto stored = storePhoto(call, *ticket, effects); !stored) {
        directory.tickets.restore(word, std::move(*ticket)); // to be sent once more, correctly
        return std::move(stored).error();
    }
    return done(call, effects, Response::json(200, fmt::format(R"({{"fileSize":{}}})", ticket->fileSize)));
}

HandlerResult getPhoto(Directory& directory, Call& call) {
    if (call.self) { // what the tenant has hidden is not on the profile that a member sees
        SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
        if (!tenant.fields.of("photo").visible) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    }
    SEKISHO_TRY(there, call.db->first<std::int64_t>("SELECT 1 FROM photo WHERE member_uid = :uid", call.subject.uid));
    if (!there) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    Ticket ticket;
    ticket.caller.domain = call.caller.domain;
    ticket.user = sekisho::UserId(call.subject.uid);
    const std::string word = directory.tickets.issue(std::move(ticket), call.now);
    return Response::empty(302).with("Location", fmt::format("{}/v1.0/downloads/{}", call.baseUrl, word));
}

HandlerResult sendDownload(Directory& directory, Call& call) {
    const auto ticket = directory.tickets.take(call.pathValue("ticket"), false, call.now);
    if (!ticket) return noSuchTicket();
    SEKISHO_TRY(read, call.db->prepare("SELECT mime, bytes FROM photo WHERE member_uid = ?"));
    read.bind(1, std::string_view(ticket->user.value));
    SEKISHO_TRY(there, read.step());
    if (!there) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    Response response;
    response.contentType = std::string(read.text(0));
    response.body = std::string(read.text(1));
    return std::move(response).with("Cache-Control", "private, no-store").with("X-Content-Type-Options", "nosniff");
}

HandlerResult deletePhoto(Directory&, Call& call) {
    SEKISHO_CHECK(checkOwnPhoto(call));
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(removed, call.db->exec("DELETE FROM photo WHERE member_uid = :uid", before.member.id.value));
    if (removed == 0) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    sekisho::Member after = before.member;
    after.hasPhoto = false;
    Effects effects;
    SEKISHO_CHECK(touchMember(*call.db, before, after, call.now, effects));
    effects.audit(photoNote("member.photo.delete", after));
    return done(call, effects, Response::empty(204));
}

Endpoint upload(Method method, const DirectoryPtr& directory) {
    return {.method = method,
            .path = "/v1.0/uploads/{ticket}",
            .summary = "Send the file that was announced",
            .handler = bound(directory, takeUpload),
            .auth = AuthNeed::None,
            .body = BodyKind::Raw,
            .bodyLimit = static_cast<std::size_t>(kLargestPhoto) + kMultipartExtra,
            .effect = Effect::Write,
            .publicReason =
                "The one-time word in the address is the permission; clients send it with and without a token."};
}

} // namespace

void addPhotoEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/{userId}/photo",
                  .summary = "Ask for an address to send a photo to",
                  .handler = bound(directory, askUpload),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .selfAllowed = true,
                  .subject = Subject::Member,
                  .body = BodyKind::Json});
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/users/{userId}/photo",
                  .summary = "Go to the photo of a member",
                  .handler = bound(directory, getPhoto),
                  .scopes = kReadUsers,
                  .permission = kSeeMembers,
                  .orPermission = {"security.lostDevice", sekisho::Access::View}, // to know a caller by
                  .selfAllowed = true,
                  .subject = Subject::Member});
    to.push_back({.method = Method::Delete,
                  .path = "/v1.0/users/{userId}/photo",
                  .summary = "Delete the photo of a member",
                  .handler = bound(directory, deletePhoto),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .selfAllowed = true,
                  .subject = Subject::Member,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
    to.push_back(upload(Method::Put, directory));
    to.push_back(upload(Method::Post, directory));
    to.push_back(
        {.method = Method::Get,
         .path = "/v1.0/downloads/{ticket}",
         .summary = "Fetch a file",
         .handler = bound(directory, sendDownload),
         .auth = AuthNeed::None,
         .publicReason = "The unguessable word in the address, given to a caller with the right, is the permission."});
}

} // namespace sekishod
