#pragma once
// Talk rooms as a script over a FakeTenant: what they hold is set by the test, who reads them follows from the groups
// and organizations of the tenant. Not thread-safe; belongs to the test's thread.

#include "models/domain/clock.h"
#include "models/ports/rooms.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeRooms final : public ports::Rooms {
  public:
    FakeRooms(const Clock& clock, FakeTenant& tenant, Admit admit)
        : clock_(clock), tenant_(tenant), admit_(std::move(admit)) {}

    std::map<std::string, RoomData> held;      // by id of the owner
    std::map<std::string, std::string> photos; // by id of the group
    std::vector<ArchivedRoom> archived;        // newest first
    std::size_t readersPerPage = 100;
    ArchivedRoom& archiveOne(RoomRef owner, std::string name, RoomData data, std::optional<UserId> leader = {});

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
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    Result<Room> roomOf(const RoomRef& ref) const;
    void gather(const RoomRef& ref, std::vector<PathStep> way, std::map<std::string, RoomReader>& into) const;
    Result<ArchivedRoom*> restorable(const std::string& archiveId);

    const Clock& clock_;
    FakeTenant& tenant_;
    Admit admit_;
};

} // namespace sekisho::fakes
