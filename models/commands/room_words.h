#pragma once
// Sentences about groups and talk rooms: features, what a room holds, through which nesting somebody reads it. GUI
// thread.

#include "models/commands/words.h"
#include "models/domain/room.h"
#include "models/ports/cache.h"

#include <QString>
#include <QStringList>

#include <span>

namespace sekisho::commands {

struct RoomFeature { // one line of the list of features, in the order of the service
    const char* key; // "useMessage" …
    const char* icon;
    bool RoomFeatures::*flag;
    std::int64_t RoomData::*held;
};
std::span<const RoomFeature> roomFeatures();

QString featureText(const RoomFeature& feature);
QString featuresText(const RoomFeatures& features); // those that are on, or "None"
// "120 messages, 3 notes …" of what is more than zero; "Nothing" when all is.
QString roomDataText(const RoomData& data);
QString heldText(const RoomFeature& feature, const RoomData& data); // of one feature
QString readerWayText(const ReaderPath& path);                      // "Sales > Team 1", "Group master", "Directly"
QString groupKindText(GroupKind kind);
QString archivedWhyText(const ArchivedRoom& room);
// Names of members from the copy, those it does not know by their ids.
QString memberNameText(const ports::Cache& cache, const UserId& user);
QString memberNamesText(const ports::Cache& cache, const std::vector<UserId>& users);

} // namespace sekisho::commands
