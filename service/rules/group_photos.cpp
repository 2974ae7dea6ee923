// The picture of a group (代表写真), see groups.h.

#include "service/rules/group_rows.h"

#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;

namespace {

// The record says only whether there is one; its new version tells everybody to fetch it again.
Done noted(Database& db, const GroupRow& before, bool has, std::string_view action, Effects& effects) {
    GroupRow after = before;
    after.group.hasPhoto = has;
    SEKISHO_TRY(stored, storeGroupRow(db, std::move(after)));
    effects.audit({.action = std::string(action),
                   .targetKind = "group",
                   .targetId = stored.group.id.value,
                   .targetName = stored.group.name,
                   .changesJson = {}});
    effects.changed("group", stored.group.id.value);
    return {};
}

} // namespace

Done setGroupPhoto(Database& db, const GroupRow& before, std::string_view mime, std::string_view bytes,
                   sekisho::Instant now, Effects& effects) {
    if (bytes.size() > sekisho::kLargestGroupPhoto)
        return sekisho::badInput("body", "PHOTO_TOO_LARGE", {}).with("max", "10 MB");
    if (mime.empty()) return Error(ErrorKind::BadInput, "PHOTO_FORMAT");
    // Bytes are bound as text and cast: the statement takes no other form of them.
    SEKISHO_TRY(write, db.prepare("INSERT INTO group_photo(group_uid, mime, bytes, updated) VALUES(?, ?, CAST(? AS "
                                  "BLOB), ?) ON CONFLICT(group_uid) DO UPDATE SET mime = excluded.mime, bytes = "
                                  "excluded.bytes, updated = excluded.updated"));
    write.bind(1, std::string_view(before.group.id.value)).bind(2, mime).bind(3, bytes).bind(4, sekisho::toMillis(now));
    SEKISHO_CHECK(write.run());
    return noted(db, before, true, "group.photo.set", effects);
}

Done removeGroupPhoto(Database& db, const GroupRow& before, Effects& effects) {
    SEKISHO_TRY(gone, db.exec("DELETE FROM group_photo WHERE group_uid = :uid", before.group.id.value));
    if (gone == 0) return Error(ErrorKind::NotFound, "PHOTO_NOT_EXIST");
    return noted(db, before, false, "group.photo.delete", effects);
}

} // namespace sekishod
