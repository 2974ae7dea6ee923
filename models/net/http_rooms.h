#pragma once
// ports::Rooms over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/rooms.h"

namespace sekisho::net {

class HttpRooms final : public ports::Rooms {
  public:
    explicit HttpRooms(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle fetch(const RoomRef& room, ports::Executor& on, ports::Reply<Room> reply) override;
    ports::CallHandle readers(const RoomRef& room, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::ReaderPage> reply) override;
    ports::CallHandle erase(const RoomRef& room, const RoomFeatures& what, bool acceptLoss, ports::Executor& on,
                            ports::Reply<Room> reply) override;
    ports::CallHandle archive(std::string cursor, ports::Executor& on, ports::Reply<ports::ArchivePage> reply) override;
    ports::CallHandle restoreInto(const std::string& archiveId, const OrgUnitId& unit, bool confirmLoss,
                                  ports::Executor& on, ports::Reply<ArchivedRoom> reply) override;
    ports::CallHandle restoreAsGroup(const std::string& archiveId, const ports::NewRoomGroup& group,
                                     ports::Executor& on, ports::Reply<ArchivedRoom> reply) override;
    ports::CallHandle groupPhoto(const GroupId& group, ports::Executor& on, ports::Reply<std::string> reply) override;
    ports::CallHandle setGroupPhoto(const GroupId& group, std::string bytes, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle removeGroupPhoto(const GroupId& group, ports::Executor& on,
                                       ports::Reply<std::monostate> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
