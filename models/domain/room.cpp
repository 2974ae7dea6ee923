#include "models/domain/room.h"

namespace sekisho {

std::string_view roomKindKey(RoomKind kind) {
    return kind == RoomKind::Group ? "group" : "orgUnit";
}

std::optional<RoomKind> roomKindOf(std::string_view key) {
    for (const RoomKind kind : {RoomKind::OrgUnit, RoomKind::Group})
        if (roomKindKey(kind) == key) return kind;
    return std::nullopt;
}

RoomData lostBy(const RoomFeatures& before, const RoomFeatures& after, const RoomData& data) {
    RoomData lost;
    if (before.message && !after.message) return data;
    if (before.note && !after.note) lost.notes = data.notes;
    if (before.calendar && !after.calendar) lost.events = data.events;
    if (before.task && !after.task) lost.tasks = data.tasks;
    if (before.folder && !after.folder) {
        lost.files = data.files;
        lost.bytes = data.bytes;
    }
    return lost;
}

RoomFeatures settled(RoomFeatures features) {
    return features.message ? features : RoomFeatures{};
}

RoomFeatures featuresOf(const OrgUnit& unit) {
    return {unit.useMessage, unit.useNote, unit.useCalendar, unit.useTask, unit.useFolder};
}

void setFeatures(OrgUnit& unit, const RoomFeatures& features) {
    unit.useMessage = features.message;
    unit.useNote = features.note;
    unit.useCalendar = features.calendar;
    unit.useTask = features.task;
    unit.useFolder = features.folder;
}

} // namespace sekisho
