#pragma once
// What the rows of a tenant's configuration were like before a change: temporary triggers on the writer keep the first
// old image of each row that an operation touches, whatever rule touched it. Nothing of a member's credentials,
// sessions, devices or photo, nothing of the audit log. While it is switched off a trigger costs less than a
// microsecond.
//
//   captureImages(db, {.no = 1}); …change…; storeImages(db, changeset, first); // or dropImages(db)
//
// A new table is one line in the list of before_images.cpp. All in the caller's transaction; one connection, one user.

#include "models/sql/database.h"

#include <cstdint>
#include <string_view>

namespace sekishod {

// Once for each connection, before it is used.
sekisho::Done installImages(sekisho::sql::Database& db);
struct Capture {
    std::int64_t no = 1; // rows are kept as touched by this operation
    bool images = true;  // keep old rows
    bool rooms = false;  // count who comes into an organization and who leaves it (table temp.kept_room)
};
// From now on, until storeImages() or dropImages().
sekisho::Done captureImages(sekisho::sql::Database& db, const Capture& what);
// Moves what was kept to table changeset_image, numbered from `first` within the changeset, with the versions that the
// rows have now, and stops. How many there were.
sekisho::Result<std::int64_t> storeImages(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t first);
// Forgets what was kept and stops.
sekisho::Done dropImages(sekisho::sql::Database& db);

// Rows of changeset_image are found by these: ids of one changeset's first and last possible image.
constexpr std::int64_t firstImageId(std::int64_t changeset) {
    return changeset << 24;
}
constexpr std::int64_t lastImageId(std::int64_t changeset) {
    return (changeset << 24) | 0xFFFFFF;
}

} // namespace sekishod
