// Groups. They belong to the whole tenant, and so must the right of whoever changes one.

#include "models/api/group_wire.h"
#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/groups.h"
#include "service/rules/outside_links.h"
#include "service/rules/readers.h"
#include "service/rules/restore.h"
#include "service/rules/rooms.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Group;
using sekisho::GroupId;
using sekisho::GroupMemberKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::api::recordText;
using sekisho::api::WriteMode;
using sekisho::sql::Database;

namespace {

namespace group_image {
enum Column : std::size_t { VersionOf, Count };
}

constexpr std::string_view kGroupMenu = "members.groups";
constexpr std::string_view kGroupKind = "group";

// Whoever may delete a member or an organization takes it out of its groups without a right to groups, and may take
// that back. A changeset that needed the right to groups needs it again.
Done checkMayRestoreGroups(Work& work, const Operation& operation) {
    SEKISHO_TRY(body, bodyOf(operation));
    const auto* number = body.get_object().if_contains("image");
    if (!number || !number->is_int64()) return sekisho::badInput("value", "INVALID_PARAMETER", {});
    SEKISHO_TRY(row, work.db.firstOften<std::string>("SELECT menus FROM changeset WHERE id = :image >> 24",
                                                     number->get_int64()));
    const std::string menus = ' ' + (row ? std::get<0>(*row) : std::string()) + ' ';
    if (row && menus.find(' ' + std::string(kGroupMenu) + ' ') == std::string::npos) return {};
    SEKISHO_CHECK(work.enter(kGroupMenu));
    return checkWholeTenant(work.authority());
}

Done enterGroups(Work& work) {
    SEKISHO_CHECK(work.enter(kGroupMenu));
    return checkWholeTenant(work.authority());
}

Result<GroupRow> foundGroup(Work& work, const Operation& operation) {
    SEKISHO_CHECK(enterGroups(work));
    SEKISHO_TRY(id, work.target(operation, kGroupKind));
    SEKISHO_TRY(row, loadGroup(work.db, work.tenant.domain, id));
    SEKISHO_CHECK(work.checkBase(operation, row.group.id.value, row.group.version));
    return row;
}

// Who reads the rooms that a change of one group may touch: its own and those of the groups it stands in. Looked at
// before and after, and only while planning.
class Readership {
  public:
    explicit Readership(Work& work) : work_(work) {}

    Done look(std::int64_t row, const Group& group) {
        if (!work_.planning()) return {};
        SEKISHO_CHECK(add({group.id.value, group.name, {}}, row, group.features.message));
        SEKISHO_TRY(outer, groupsHolding(work_.db, row));
        for (const std::int64_t each : outer) {
            SEKISHO_TRY(holder, loadGroupRow(work_.db, each));
            SEKISHO_CHECK(add({holder.group.id.value, holder.group.name, {}}, each, true));
        }
        return {};
    }

    // What has become of them since: `row` 0, it is gone.
    Done tell(const Group& group, std::int64_t row) {
        if (!work_.planning()) return {};
        Readership after(work_);
        if (row != 0) SEKISHO_CHECK(after.look(row, group));
        for (Room& room : after.rooms_)
            if (std::ranges::find(rooms_, room.uid, &Room::uid) == rooms_.end())
                rooms_.push_back({room.uid, room.name, {}});
        for (const Room& room : rooms_) {
            const auto now = std::ranges::find(after.rooms_, room.uid, &Room::uid);
            SEKISHO_TRY(present, now != after.rooms_.end() ? Result<std::vector<std::int64_t>>(now->readers)
                                                           : stillThere(room.uid));
            compare(room, present);
        }
        return {};
    }

  private:
    struct Room {
        std::string uid;
        std::string name;
        std::vector<std::int64_t> readers;
    };

    Done add(Room room, std::int64_t row, bool talks) {
        if (talks) {
            SEKISHO_TRY(readers, readerRows(work_.db, work_.tenant.domain, {GroupMemberKind::Group, row}));
            room.readers = std::move(readers);
        }
        rooms_.push_back(std::move(room));
        return {};
    }

    // A group that held a deleted one goes on without it.
    Result<std::vector<std::int64_t>> stillThere(const std::string& uid) {
        SEKISHO_TRY(row, findGroup(work_.db, work_.tenant.domain, uid));
        if (!row) return std::vector<std::int64_t>();
        return readerRows(work_.db, work_.tenant.domain, {GroupMemberKind::Group, *row});
    }

    void compare(const Room& before, const std::vector<std::int64_t>& after) {
        std::vector<std::int64_t> joining, leaving;
        std::ranges::set_difference(after, before.readers, std::back_inserter(joining));
        std::ranges::set_difference(before.readers, after, std::back_inserter(leaving));
        if (joining.empty() && leaving.empty()) return;
        work_.movesReaders({std::string(kGroupKind), before.uid, before.name, static_cast<std::int64_t>(joining.size()),
                            static_cast<std::int64_t>(leaving.size())});
    }

    Work& work_;
    std::vector<Room> rooms_;
};

} // namespace

Result<Outcome> createGroupBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(enterGroups(work));
    SEKISHO_TRY(body, bodyOf(operation));
    Group fresh;
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(group, sekisho::api::groupFromRequest(body, WriteMode::Create, fresh, work.ids));
    SEKISHO_CHECK(sekisho::api::takeGroupType(body, group));
    SEKISHO_CHECK(checkOutsideLinks(work.db, work.tenant, Group(), group));
    group.id = GroupId(work.newUid());
    SEKISHO_TRY(row, createGroup(work.db, work.tenant, std::move(group), work.effects));
    SEKISHO_CHECK(Readership(work).tell(row.group, row.row));
    return outcomeOf(row.group.id.value, row.group.name, {}, 0, recordText(row.group), row.group.version);
}

Result<Outcome> updateGroupBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundGroup(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(group, sekisho::api::groupFromRequest(body, WriteMode::Patch, before.group, work.ids));
    SEKISHO_CHECK(sekisho::api::takeGroupType(body, group));
    SEKISHO_CHECK(checkOutsideLinks(work.db, work.tenant, before.group, group));
    SEKISHO_CHECK(work.losesOfRoom(before.group.id.value, before.group.features, settled(group.features)));
    Readership readers(work);
    SEKISHO_CHECK(readers.look(before.row, before.group));
    SEKISHO_TRY(after, updateGroup(work.db, work.tenant, before, std::move(group), work.now, work.effects));
    SEKISHO_CHECK(readers.tell(after.group, after.row));
    return outcomeOf(after.group.id.value, after.group.name, recordText(before.group), before.group.version,
                     recordText(after.group), after.group.version);
}

Result<Outcome> deleteGroupBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundGroup(work, operation));
    SEKISHO_CHECK(work.losesOfRoom(before.group.id.value, before.group.features, {}));
    if (before.group.kind == sekisho::GroupKind::External) work.loses("external.groups", 1);
    Readership readers(work);
    SEKISHO_CHECK(readers.look(before.row, before.group));
    SEKISHO_CHECK(deleteGroup(work.db, work.tenant, before, work.now, work.effects));
    SEKISHO_CHECK(readers.tell(before.group, 0));
    return outcomeOf(before.group.id.value, before.group.name, recordText(before.group), before.group.version, {}, 0);
}

Result<Outcome> restoreGroupBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkMayRestoreGroups(work, operation));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<GroupRow> image;
    if (kept.existed) {
        if (kept.columns.size() != group_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(group, sekisho::api::groupFromRecord(kept.doc));
        group.version = kept.columns[group_image::VersionOf];
        image = GroupRow{0, std::move(group)};
    }
    std::optional<GroupRow> present;
    SEKISHO_TRY(there, findGroup(work.db, work.tenant.domain, kept.key));
    if (there) {
        SEKISHO_TRY(row, loadGroupRow(work.db, *there));
        present = std::move(row);
    }
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->group.version : 0));
    SEKISHO_TRY(after, restoreGroup(work.db, work.tenant, present, image, work.now, work.effects));
    const Group named = after ? after->group : present ? present->group : image ? image->group : Group();
    return outcomeOf(kept.key, named.name, present ? recordText(present->group) : std::string(),
                     present ? present->group.version : 0, after ? recordText(after->group) : std::string(),
                     after ? after->group.version : 0);
}

Result<std::optional<Present>> presentGroup(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT version, doc FROM grp WHERE uid = :uid AND domain_id = :domain", uid, domain)));
    if (row) out = Present{std::get<0>(*row), sekisho::api::recordDigest(std::get<1>(*row))};
    return out;
}

} // namespace sekishod
