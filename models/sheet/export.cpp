#include "models/sheet/export.h"

#include "models/domain/text_fold.h"
#include "models/sheet/cell_text.h"
#include "models/sheet/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kExportBatch = 500;
constexpr std::int64_t kTold = 512;

std::string headingOf(const Column& column, const ExportOptions& options) {
    return std::string(options.machineNames ? column.key : column.heading(options.language));
}

std::vector<std::string> headingsOf(SheetKind kind, std::span<const std::string_view> keys,
                                    const ExportOptions& options) {
    std::vector<std::string> out;
    for (const std::string_view key : keys)
        out.push_back(headingOf(*columnOf(kind, key), options));
    return out;
}

std::string flagWord(bool flag, const ExportOptions& options) {
    return std::string(wordFor("flag", flag ? "true" : "false", options.language));
}

} // namespace

Done exportRows(RowWriter& writer, const std::vector<std::string>& headings, const RowSource& rows, std::int64_t total,
                const Hooks& hooks) {
    SEKISHO_CHECK(writer.row(headings));
    std::vector<std::string> row;
    for (std::int64_t done = 0;; ++done) {
        if (hooks.stop()) return cancelledError();
        if (done % kTold == 0) hooks.tell(done, total);
        row.clear();
        SEKISHO_TRY(more, rows(row));
        if (!more) break;
        SEKISHO_CHECK(writer.row(row));
    }
    hooks.tell(total, total);
    return {};
}

std::vector<std::string> allMemberColumns(const Directory& directory) {
    std::vector<std::string> out;
    for (const Column& column : columnsOf(SheetKind::Member)) {
        const bool onlyIn =
            column.kind == "action" || column.kind == "password" || column.key.starts_with("cellPhone.");
        // When a row was written last is no part of what stands in it: two files of the same tenant are the same bytes,
        // also when what was changed in between was taken back.
        if (!onlyIn && column.key != "updatedAt") out.emplace_back(column.key);
    }
    for (const PropertyRule& property : directory.properties())
        out.push_back(std::string(kPropertyPrefix) + property.name);
    return out;
}

std::vector<std::string> memberHeadings(const std::vector<std::string>& keys, const Directory& directory,
                                        const ExportOptions& options) {
    std::vector<std::string> out;
    for (const std::string& key : keys) {
        if (const Column* column = columnOf(SheetKind::Member, key)) {
            out.push_back(headingOf(*column, options));
            continue;
        }
        // An own column that is called like one of ours would be taken for it when the file comes back.
        const PropertyRule* property =
            directory.property(std::string_view(key).substr(std::min(kPropertyPrefix.size(), key.size())));
        const auto sameName = [&](const PropertyRule& p) {
            return property && fold(p.displayName) == fold(property->displayName);
        };
        const bool clear = property && !options.machineNames && !property->displayName.empty() &&
                           !columnOfHeading(SheetKind::Member, property->displayName) &&
                           std::ranges::count_if(directory.properties(), sameName) == 1;
        out.push_back(clear ? property->displayName : key);
    }
    return out;
}

Done exportMembers(RowWriter& writer, const std::vector<std::string>& keys, std::span<const UserId> ids,
                   const MemberSource& source, const Directory& directory, const ExportOptions& options,
                   const Hooks& hooks) {
    const Places places(directory);
    const Zone zone(directory.tenant.timeZone);
    const Shower shower{directory, places, zone, options.language, options.now};
    std::vector<Member> batch;
    std::size_t at = 0;
    std::size_t fetched = 0;
    const RowSource rows = [&](std::vector<std::string>& row) -> Result<bool> {
        while (at == batch.size()) {
            if (fetched == ids.size()) return false;
            const std::size_t count = std::min(kExportBatch, ids.size() - fetched);
            SEKISHO_TRY(members, source(ids.subspan(fetched, count)));
            batch = std::move(members);
            fetched += count;
            at = 0;
        }
        const Member& member = batch[at++];
        for (const std::string& key : keys) {
            if (const MemberField* field = memberFieldOfSheet(key))
                row.push_back(field->show(member, shower));
            else if (const PropertyRule* property =
                         directory.property(std::string_view(key).substr(std::min(kPropertyPrefix.size(), key.size()))))
                row.push_back(showProperty(member, *property));
            else
                row.emplace_back();
        }
        return true;
    };
    return exportRows(writer, memberHeadings(keys, directory, options), rows, static_cast<std::int64_t>(ids.size()),
                      hooks);
}

namespace {

// The columns that tell everything but the place of an organization.
constexpr std::string_view kOrgUnitColumns[] = {
    "description",           "visible", "useMessage", "useNote",
    "useCalendar",           "useTask", "useFolder",  "useServiceNotification",
    "canReceiveExternalMail"};

void addOrgUnitCells(const OrgUnit& unit, const ExportOptions& options, std::vector<std::string>& row) {
    row.push_back(unit.description);
    for (const bool flag : {unit.visible, unit.useMessage, unit.useNote, unit.useCalendar, unit.useTask, unit.useFolder,
                            unit.useServiceNotification, unit.canReceiveExternalMail})
        row.push_back(flagWord(flag, options));
}

// hanako@workgroup → hanako: so that another tenant can take it too.
std::string localPart(const std::string& email, const TenantFacts& tenant) {
    const std::string suffix = '@' + tenant.workgroup;
    return email.ends_with(suffix) ? email.substr(0, email.size() - suffix.size()) : email;
}

std::vector<int> inTreeOrder(const Places& places) {
    std::map<int, std::vector<int>> below;
    for (int place = 0; place < static_cast<int>(places.count()); ++place)
        below[places.at(place).parent].push_back(place);
    std::vector<int> out;
    const auto walk = [&](auto& self, int of) -> void {
        std::vector<int>& children = below[of];
        std::ranges::stable_sort(children, {}, [&](int place) { return places.at(place).unit.displayOrder; });
        for (const int place : children) {
            out.push_back(place);
            self(self, place);
        }
    };
    walk(walk, -1);
    return out;
}

} // namespace

Done exportOrgUnits(RowWriter& writer, const Directory& directory, const ExportOptions& options, const Hooks& hooks) {
    std::vector<std::string_view> keys{"orgUnitId", "orgUnitExternalKey", "orgUnitName", "parent", "displayOrder",
                                       "email",     "aliasEmails"};
    keys.insert(keys.end(), std::begin(kOrgUnitColumns), std::end(kOrgUnitColumns));
    const Places places(directory);
    const std::vector<int> order = inTreeOrder(places);
    std::size_t at = 0;
    const RowSource rows = [&](std::vector<std::string>& row) -> Result<bool> {
        if (at == order.size()) return false;
        const Place& place = places.at(order[at++]);
        const OrgUnit& unit = place.unit;
        row = {unit.id.value,
               unit.externalKey.value_or(""),
               unit.name,
               place.parent >= 0 ? places.reference(place.parent) : std::string(),
               fmt::format("{}", unit.displayOrder),
               unit.email,
               listCell(unit.aliasEmails)};
        addOrgUnitCells(unit, options, row);
        return true;
    };
    return exportRows(writer, headingsOf(SheetKind::OrgUnit, keys, options), rows,
                      static_cast<std::int64_t>(order.size()), hooks);
}

Done exportOrgUnitLevels(RowWriter& writer, const Directory& directory, const ExportOptions& options,
                         const Hooks& hooks) {
    const Places places(directory);
    const std::vector<int> order = inTreeOrder(places);
    int deepest = 1;
    for (const int place : order)
        deepest = std::max(deepest, places.at(place).depth);
    std::vector<std::string_view> keys;
    for (int depth = 1; depth <= deepest; ++depth)
        keys.push_back(columnOf(SheetKind::OrgUnit, fmt::format("depth{}", depth))->key);
    keys.push_back("email");
    keys.insert(keys.end(), std::begin(kOrgUnitColumns), std::end(kOrgUnitColumns));
    std::size_t at = 0;
    const RowSource rows = [&](std::vector<std::string>& row) -> Result<bool> {
        if (at == order.size()) return false;
        const int number = order[at++];
        row.assign(static_cast<std::size_t>(deepest), std::string());
        for (int up = number; up >= 0; up = places.at(up).parent)
            row[static_cast<std::size_t>(places.at(up).depth) - 1] = places.at(up).unit.name;
        row.push_back(localPart(places.at(number).unit.email, directory.tenant));
        addOrgUnitCells(places.at(number).unit, options, row);
        return true;
    };
    return exportRows(writer, headingsOf(SheetKind::OrgUnit, keys, options), rows,
                      static_cast<std::int64_t>(order.size()), hooks);
}

Done exportRanks(RowWriter& writer, RankKind kind, const Directory& directory, const ExportOptions& options) {
    const SheetKind sheet = *sheetOfKey(rankKey(kind));
    std::vector<std::string_view> keys{"id", "externalKey", "name", "displayOrder"};
    if (kind == RankKind::Level) keys.push_back("executive");
    if (kind == RankKind::UserType) keys.push_back("code");
    std::vector<const Rank*> ranks;
    for (const Rank& rank : directory.ranks())
        if (rank.kind == kind) ranks.push_back(&rank);
    std::ranges::stable_sort(ranks, {}, &Rank::displayOrder);
    std::size_t at = 0;
    const RowSource rows = [&](std::vector<std::string>& row) -> Result<bool> {
        if (at == ranks.size()) return false;
        const Rank& rank = *ranks[at++];
        row = {rank.id, rank.externalKey.value_or(""), rank.name, fmt::format("{}", rank.displayOrder)};
        if (kind == RankKind::Level) row.push_back(flagWord(rank.executive, options));
        if (kind == RankKind::UserType) row.push_back(rank.code);
        return true;
    };
    return exportRows(writer, headingsOf(sheet, keys, options), rows, static_cast<std::int64_t>(ranks.size()));
}

namespace {

// The columns of a group, as reading them back expects them.
constexpr std::string_view kGroupColumns[] = {"groupId",           "groupExternalKey", "groupName",
                                              "description",       "administrators",   "members",
                                              "memberOrgUnits",    "memberGroups",     "visible",
                                              "useMessage",        "useNote",          "useCalendar",
                                              "useTask",           "useFolder",        "useServiceNotification",
                                              "serviceManageable", "groupType",        "useMail",
                                              "groupEmail",        "aliasEmails",      "canReceiveExternalMail",
                                              "toExternalEmails",  "mailRecipients",   "mailSenders"};

class GroupCells {
  public:
    GroupCells(const Directory& directory, const ExportOptions& options)
        : directory_(directory), options_(options), places_(directory), groups_(directory) {}

    std::vector<std::string> of(const Group& group) const {
        std::vector<std::string> row{group.id.value, group.externalKey.value_or(""), group.name, group.description,
                                     people(group.administrators)};
        for (const GroupMemberKind kind : {GroupMemberKind::User, GroupMemberKind::OrgUnit, GroupMemberKind::Group})
            row.push_back(membersOf(group, kind));
        const RoomFeatures& has = group.features;
        for (const bool flag : {group.visible, has.message, has.note, has.calendar, has.task, has.folder,
                                group.useServiceNotification, group.serviceManageable})
            row.push_back(flagWord(flag, options_));
        row.emplace_back(wordFor("groupType", groupKindKey(group.kind), options_.language));
        addMail(group, row);
        return row;
    }

  private:
    void addMail(const Group& group, std::vector<std::string>& row) const {
        row.push_back(flagWord(group.useMail, options_));
        row.push_back(localPart(group.email, directory_.tenant));
        row.push_back(listCell(group.aliasEmails));
        row.push_back(flagWord(group.canReceiveExternalMail, options_));
        row.push_back(listCell(group.externalEmails));
        row.push_back(people(group.emailRecipients));
        row.push_back(people(group.emailSenders));
    }
    std::string people(const std::vector<UserId>& users) const {
        std::vector<std::string> out;
        out.reserve(users.size());
        for (const UserId& user : users)
            out.push_back(person(user.value));
        return listCell(out);
    }
    std::string membersOf(const Group& group, GroupMemberKind kind) const {
        std::vector<std::string> out;
        for (const GroupMember& member : group.members)
            if (member.kind == kind) out.push_back(entry(member));
        return listCell(out);
    }
    std::string entry(const GroupMember& member) const {
        if (member.kind == GroupMemberKind::User) return person(member.id);
        if (member.kind == GroupMemberKind::OrgUnit) {
            const int place = places_.byId(member.id);
            return place >= 0 ? places_.reference(place) : "id:" + member.id;
        }
        const int group = groups_.known("id:" + member.id);
        return group >= 0 ? groups_.reference(group) : "id:" + member.id;
    }
    std::string person(const std::string& id) const {
        const std::uint32_t number = directory_.byId(id);
        if (number == Directory::kNone) return "id:" + id;
        return localPart(std::string(directory_.member(number).email), directory_.tenant);
    }

    const Directory& directory_;
    const ExportOptions& options_;
    Places places_;
    Groups groups_;
};

} // namespace

Done exportGroups(RowWriter& writer, std::span<const GroupId> ids, const GroupSource& source,
                  const Directory& directory, const ExportOptions& options, const Hooks& hooks) {
    const GroupCells cells(directory, options);
    std::vector<Group> batch;
    std::size_t at = 0;
    std::size_t fetched = 0;
    const RowSource rows = [&](std::vector<std::string>& row) -> Result<bool> {
        for (;;) {
            if (at < batch.size()) break;
            if (fetched == ids.size()) return false;
            const std::size_t count = std::min(kExportBatch, ids.size() - fetched);
            SEKISHO_TRY(groups, source(ids.subspan(fetched, count)));
            batch = std::move(groups);
            fetched += count;
            at = 0;
        }
        row = cells.of(batch[at++]);
        return true;
    };
    return exportRows(writer, headingsOf(SheetKind::Group, kGroupColumns, options), rows,
                      static_cast<std::int64_t>(ids.size()), hooks);
}

} // namespace sekisho::sheet
