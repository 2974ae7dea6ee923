#include "models/net/http_rooms.h"

#include "models/api/room_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto archiveRoot = "/v1.0/admin/room-archive";

// `rest` follows the owner: "/room", "/readers" …
ApiRequest aboutRoom(QByteArray verb, const RoomRef& room, const QByteArray& rest) {
    const bool group = room.kind == RoomKind::Group;
    const QByteArray root = group ? "/v1.0/admin/groups/" : "/v1.0/admin/orgunits/";
    return asking(std::move(verb), root + segment(room.id) + rest, root + (group ? "{groupId}" : "{orgUnitId}") + rest);
}

void addPage(ApiRequest& request, const std::string& cursor) {
    request.path += "?count=100";
    if (!cursor.empty()) request.path += "&cursor=" + segment(cursor);
}

WireJob<Room> roomJob(ApiRequest request) {
    return WireJob<Room>::ofAnswer(std::move(request), [](const WireAnswer& answer) -> Result<Room> {
        SEKISHO_TRY(room, api::roomFromText(textOf(answer)));
        SEKISHO_TRY(version, versionOf(answer));
        room.version = version;
        return room;
    });
}

WireJob<ArchivedRoom> restoreJob(const std::string& archiveId, const std::string& body) {
    ApiRequest request = asking("POST", QByteArray(archiveRoot) + '/' + segment(archiveId) + "/restore",
                                QByteArray(archiveRoot) + "/{archiveId}/restore");
    request.body = QByteArray::fromStdString(body);
    return {std::move(request), [](std::string_view text) { return api::archivedRoomFromText(text); }};
}

ApiRequest aboutPhoto(QByteArray verb, const GroupId& group) {
    return aboutRoom(std::move(verb), {RoomKind::Group, group.value}, "/photo");
}

} // namespace

CallHandle HttpRooms::fetch(const RoomRef& room, Executor& on, Reply<Room> reply) {
    return desk_.run<Room>(roomJob(aboutRoom("GET", room, "/room")), on, std::move(reply));
}

CallHandle HttpRooms::readers(const RoomRef& room, std::string cursor, Executor& on, Reply<ports::ReaderPage> reply) {
    ApiRequest request = aboutRoom("GET", room, "/readers");
    addPage(request, cursor);
    const auto read = [](std::string_view text) -> Result<ports::ReaderPage> {
        SEKISHO_TRY(page, api::readersFromText(text));
        return ports::ReaderPage{page.talk, page.total, std::move(page.readers), std::move(page.nextCursor)};
    };
    return desk_.run<ports::ReaderPage>(WireJob<ports::ReaderPage>(std::move(request), read), on, std::move(reply));
}

CallHandle HttpRooms::erase(const RoomRef& room, const RoomFeatures& what, bool acceptLoss, Executor& on,
                            Reply<Room> reply) {
    ApiRequest request = aboutRoom("POST", room, "/room/erase");
    request.body = QByteArray::fromStdString(api::eraseText(what, acceptLoss));
    return desk_.run<Room>(roomJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpRooms::archive(std::string cursor, Executor& on, Reply<ports::ArchivePage> reply) {
    ApiRequest request = asking("GET", archiveRoot, archiveRoot);
    addPage(request, cursor);
    const auto read = [](std::string_view text) -> Result<ports::ArchivePage> {
        SEKISHO_TRY(page, api::archivedRoomsFromText(text));
        return ports::ArchivePage{std::move(page.rooms), std::move(page.nextCursor)};
    };
    return desk_.run<ports::ArchivePage>(WireJob<ports::ArchivePage>(std::move(request), read), on, std::move(reply));
}

CallHandle HttpRooms::restoreInto(const std::string& archiveId, const OrgUnitId& unit, bool confirmLoss, Executor& on,
                                  Reply<ArchivedRoom> reply) {
    return desk_.run<ArchivedRoom>(restoreJob(archiveId, api::restoreText(unit, confirmLoss)), on, std::move(reply));
}

CallHandle HttpRooms::restoreAsGroup(const std::string& archiveId, const ports::NewRoomGroup& group, Executor& on,
                                     Reply<ArchivedRoom> reply) {
    return desk_.run<ArchivedRoom>(restoreJob(archiveId, api::restoreText(group.name, group.masters)), on,
                                   std::move(reply));
}

CallHandle HttpRooms::groupPhoto(const GroupId& group, Executor& on, Reply<std::string> reply) {
    ApiRequest request = aboutPhoto("GET", group);
    request.answer = ApiRequest::Answer::Image;
    request.limit = static_cast<qint64>(kLargestGroupPhoto);
    auto job = WireJob<std::string>::ofAnswer(
        std::move(request), [](const WireAnswer& answer) -> Result<std::string> { return answer.body.toStdString(); });
    return desk_.run<std::string>(std::move(job), on, std::move(reply));
}

CallHandle HttpRooms::setGroupPhoto(const GroupId& group, std::string bytes, Executor& on,
                                    Reply<std::monostate> reply) {
    ApiRequest request = aboutPhoto("PUT", group);
    request.body = QByteArray::fromStdString(bytes);
    request.contentType = "application/octet-stream";
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpRooms::removeGroupPhoto(const GroupId& group, Executor& on, Reply<std::monostate> reply) {
    return desk_.run<std::monostate>(doing(aboutPhoto("DELETE", group)), on, std::move(reply));
}

} // namespace sekisho::net
