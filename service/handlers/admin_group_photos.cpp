// The picture of a group (代表写真): sent and fetched as it is, as the company's logo is. The public API has none.

#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/directory_upload.h"

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::string_view kGroupPhotoPath = "/v1.0/admin/groups/{groupId}/photo";
constexpr std::string_view kGroupsMenu = "members.groups";

Result<GroupRow> groupWithPhoto(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    return loadGroup(*call.db, call.caller.domain, call.pathValue("groupId"));
}

HandlerResult getGroupPhoto(Call& call) {
    SEKISHO_TRY(row, groupWithPhoto(call));
    SEKISHO_TRY(read, call.db->prepare("SELECT mime, bytes FROM group_photo WHERE group_uid = ?"));
    read.bind(1, std::string_view(row.group.id.value));
    SEKISHO_TRY(there, read.step());
    if (!there) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    Response response;
    response.contentType = std::string(read.text(0));
    response.body = std::string(read.text(1));
    return std::move(response).with("Cache-Control", "private, no-store").with("X-Content-Type-Options", "nosniff");
}

HandlerResult putGroupPhoto(Call& call) {
    SEKISHO_TRY(before, groupWithPhoto(call));
    const std::string& bytes = call.request.body;
    Effects effects;
    SEKISHO_CHECK(setGroupPhoto(*call.db, before, imageTypeOf(bytes), bytes, call.now, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult deleteGroupPhoto(Call& call) {
    SEKISHO_TRY(before, groupWithPhoto(call));
    Effects effects;
    SEKISHO_CHECK(removeGroupPhoto(*call.db, before, effects));
    return done(call, effects, Response::empty(204));
}

} // namespace

void addGroupPhotoEndpoints(std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, kGroupPhotoPath, "The photo of a group", kGroupsMenu, getGroupPhoto));
    Endpoint take = adminEndpoint(Method::Put, kGroupPhotoPath, "Set the photo of a group", kGroupsMenu, putGroupPhoto);
    take.body = BodyKind::Raw;
    take.bodyLimit = sekisho::kLargestGroupPhoto + 1; // one byte too many is told by its own error
    out.push_back(std::move(take));
    out.push_back(
        adminEndpoint(Method::Delete, kGroupPhotoPath, "Delete the photo of a group", kGroupsMenu, deleteGroupPhoto));
}

} // namespace sekishod
