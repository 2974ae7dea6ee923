#include "models/commands/room_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <climits>

namespace sekisho::commands {

namespace {

struct RoomWords {
    Q_DECLARE_TR_FUNCTIONS(RoomWords)
};

constexpr std::array<RoomFeature, 5> kRoomFeatures{{
    {"useMessage", "view-conversation-balloon", &RoomFeatures::message, &RoomData::talk},
    {"useNote", "view-pim-notes", &RoomFeatures::note, &RoomData::notes},
    {"useCalendar", "view-calendar", &RoomFeatures::calendar, &RoomData::events},
    {"useTask", "view-task", &RoomFeatures::task, &RoomData::tasks},
    {"useFolder", "document-open-folder", &RoomFeatures::folder, &RoomData::files},
}};

QString joined(const QStringList& parts) {
    return parts.join(RoomWords::tr(", ", "list"));
}

QString counted(std::int64_t number, QString (*sentence)(int)) {
    const int n = static_cast<int>(std::min<std::int64_t>(number, INT_MAX));
    return sentence(n).arg(locale().toString(static_cast<qlonglong>(number)));
}

} // namespace

std::span<const RoomFeature> roomFeatures() {
    return kRoomFeatures;
}

QString featureText(const RoomFeature& feature) {
    if (feature.flag == &RoomFeatures::message) return RoomWords::tr("Talk");
    if (feature.flag == &RoomFeatures::note) return RoomWords::tr("Note");
    if (feature.flag == &RoomFeatures::calendar) return RoomWords::tr("Events");
    if (feature.flag == &RoomFeatures::task) return RoomWords::tr("Tasks");
    return RoomWords::tr("Folder");
}

QString featuresText(const RoomFeatures& features) {
    QStringList on;
    for (const RoomFeature& feature : kRoomFeatures)
        if (features.*feature.flag) on << featureText(feature);
    return on.isEmpty() ? RoomWords::tr("None") : joined(on);
}

QString heldText(const RoomFeature& feature, const RoomData& data) {
    const std::int64_t number = data.*feature.held;
    if (number == 0) return RoomWords::tr("Nothing");
    if (feature.flag == &RoomFeatures::message)
        return counted(number, [](int n) { return RoomWords::tr("%1 message(s)", nullptr, n); });
    if (feature.flag == &RoomFeatures::note)
        return counted(number, [](int n) { return RoomWords::tr("%1 note(s)", nullptr, n); });
    if (feature.flag == &RoomFeatures::calendar)
        return counted(number, [](int n) { return RoomWords::tr("%1 event(s)", nullptr, n); });
    if (feature.flag == &RoomFeatures::task)
        return counted(number, [](int n) { return RoomWords::tr("%1 task(s)", nullptr, n); });
    const QString files = counted(number, [](int n) { return RoomWords::tr("%1 file(s)", nullptr, n); });
    return data.bytes == 0 ? files : RoomWords::tr("%1 (%2)").arg(files, locale().formattedDataSize(data.bytes, 1));
}

QString roomDataText(const RoomData& data) {
    QStringList parts;
    for (const RoomFeature& feature : kRoomFeatures)
        if (data.*feature.held > 0) parts << heldText(feature, data);
    return parts.isEmpty() ? RoomWords::tr("Nothing") : joined(parts);
}

QString readerWayText(const ReaderPath& path) {
    if (path.steps.empty()) return path.master ? RoomWords::tr("Group master") : RoomWords::tr("Directly");
    QStringList names;
    for (const PathStep& step : path.steps)
        names << fromUtf8(step.name);
    const QString way = names.join(QStringLiteral(" > "));
    return path.master ? RoomWords::tr("%1, as its group master").arg(way) : way;
}

QString groupKindText(GroupKind kind) {
    return kind == GroupKind::External ? RoomWords::tr("Group with external users") : RoomWords::tr("Group");
}

QString archivedWhyText(const ArchivedRoom& room) {
    const bool group = room.owner.kind == RoomKind::Group;
    if (room.reason == ArchiveReason::TalkOff)
        return group ? RoomWords::tr("Group, talk turned off") : RoomWords::tr("Organization, talk turned off");
    return group ? RoomWords::tr("Group, deleted") : RoomWords::tr("Organization, deleted");
}

QString memberNameText(const ports::Cache& cache, const UserId& user) {
    const ports::MemberList& list = cache.members();
    const auto row = list.find(user.value);
    return row ? fromUtf8(list.cells(*row).name) : fromUtf8(user.value);
}

QString memberNamesText(const ports::Cache& cache, const std::vector<UserId>& users) {
    QStringList names;
    for (const UserId& user : users)
        names << memberNameText(cache, user);
    return joined(names);
}

} // namespace sekisho::commands
