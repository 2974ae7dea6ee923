// Which devices are seen by whom: lists with their filters. Filters are conditions of one statement, so that a page
// costs the page and its total one pass. Within a scope the members are in memory: the list goes along its index past
// the devices of everybody else and reads only those it shows.

#include "models/domain/member.h"
#include "models/domain/text_fold.h"
#include "service/auth/account_rows.h"
#include "service/rules/bind_values.h"
#include "service/rules/device_reader.h"
#include "service/rules/devices.h"
#include "service/rules/member_records.h"
#include "service/rules/moving_window.h"
#include "service/rules/scope_members.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sekishod {

using sekisho::Device;
using sekisho::DeviceFilter;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Value;

namespace {

constexpr std::size_t kLongestSearch = 200;
constexpr std::size_t kIdsAtOnce = 500;

constexpr std::string_view kFullName = "coalesce(json_extract(m.doc, '$.userName.lastName'), '') || "
                                       "coalesce(json_extract(m.doc, '$.userName.firstName'), '')";

std::string withoutBlanks(std::string text) {
    std::erase(text, ' ');
    constexpr std::string_view wide = "\u3000";
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at))
        text.erase(at, wide.size());
    return text;
}

void addSearch(DeviceConditions& out, std::string_view asked, std::string_view ofDevice) {
    const std::string typed(asked.substr(0, kLongestSearch));
    const std::string folded = sekisho::fold(typed);
    if (folded.empty()) return;
    out.text(" AND (instr(").text(ofDevice).text(", ").value(folded).text(") > 0 OR instr(m.email, ");
    out.value(lowerAscii(typed)).text(") > 0 OR instr(m.sort_key, ").value(folded);
    // The order of members knows readings only: the name is looked for as it is written.
    out.text(") > 0 OR instr(lower(").text(kFullName).text("), ").value(withoutBlanks(lowerAscii(typed)));
    out.text(") > 0)");
}

void addFlag(DeviceConditions& out, const std::optional<bool>& wanted, std::string_view condition) {
    if (wanted) out.text(*wanted ? " AND " : " AND NOT ").text(condition);
}

void addKinds(DeviceConditions& out, const std::vector<sekisho::ClientKind>& kinds) {
    if (kinds.empty()) return;
    out.text(" AND d.kind IN (");
    for (std::size_t i = 0; i < kinds.size(); ++i)
        out.text(i == 0 ? "" : ", ").value(std::string(sekisho::clientKindKey(kinds[i])));
    out.text(")");
}

void addApp(DeviceConditions& out, const DeviceFilter& filter) {
    if (filter.app.empty() && filter.appVersionAtMost.empty()) return;
    const auto most = sekisho::versionNumber(filter.appVersionAtMost);
    if (filter.app.empty()) { // the service's own
        out.text(" AND d.app_number > 0 AND d.app_number <= ").value(most);
        return;
    }
    out.text(" AND EXISTS (SELECT 1 FROM json_each(d.apps) a WHERE json_extract(a.value, '$.name') = ")
        .value(filter.app);
    if (!filter.appVersionAtMost.empty())
        out.text(" AND json_extract(a.value, '$.number') > 0 AND json_extract(a.value, '$.number') <= ").value(most);
    out.text(")");
}

DeviceConditions conditionsOf(const DeviceView& view, const DeviceFilter& filter) {
    DeviceConditions out;
    out.text("d.domain_id = ").value(std::int64_t{view.domain});
    if (!view.within) out.text(" AND ").text(view.scope);
    // A removed device is seen where blocks are looked at: there it can be let in again.
    if (filter.blocked != std::optional(true)) out.text(" AND d.removed IS NULL");
    addKinds(out, filter.kinds);
    addSearch(out, filter.text, "d.search");
    if (!filter.os.empty()) out.text(" AND d.os = ").value(filter.os).text(" COLLATE NOCASE");
    if (!filter.osVersionAtMost.empty())
        out.text(" AND d.os_number > 0 AND d.os_number <= ").value(sekisho::versionNumber(filter.osVersionAtMost));
    addApp(out, filter);
    if (filter.seenWithinDays > 0)
        out.text(" AND d.last_access >= ")
            .value(sekisho::toMillis(view.now - std::chrono::days(filter.seenWithinDays)));
    addFlag(out, filter.blocked, "(d.blocked IS NOT NULL)");
    addFlag(out, filter.trusted, kTrustedCondition);
    // NULL where the version is not known: those are not asked to update.
    addFlag(out, filter.updateNeeded, fmt::format("coalesce({}, 0)", kUpdateNeeded));
    return out;
}

void addPlace(DeviceConditions& out, const std::optional<DevicePlace>& after, std::string_view time,
              std::string_view id) {
    if (!after) return; // the first bound is the index's: what was shown before is not gone through again
    out.text(" AND ").text(time).text(" <= ").value(after->lastAccess);
    out.text(" AND (").text(time).text(" < ").value(after->lastAccess);
    out.text(" OR ").text(id).text(" > ").value(after->id).text(")");
}

Result<std::int64_t> countDeviceRows(Database& db, std::string_view from, const DeviceConditions& conditions) {
    std::int64_t count = 0;
    SEKISHO_CHECK(db.eachRow<std::int64_t>(fmt::format("SELECT count(*) FROM {} WHERE {}", from, conditions.text()),
                                           conditions.values(), [&count](std::int64_t n) {
                                               count = n;
                                               return false;
                                           }));
    return count;
}

constexpr std::string_view kDevicesOfMembers = "device d CROSS JOIN member m ON m.uid = d.member_uid";
constexpr std::string_view kTrustedOfMembers = "trusted_device d CROSS JOIN member m ON m.uid = d.member_uid";

DeviceConditions trustedConditions(const DeviceView& view, std::string_view text) {
    DeviceConditions out;
    out.text("d.domain_id = ").value(std::int64_t{view.domain});
    if (!view.within) out.text(" AND ").text(view.scope);
    addSearch(out, text, "lower(d.name)");
    return out;
}

// Of a list within a scope: what it shows, and how many there are when that is asked for.
struct DevicesWithin {
    std::vector<std::string> ids;
    std::vector<std::int64_t> rows; // of the same
    std::vector<Device> devices;    // the same, if they were read on the way
    std::int64_t total = 0;
};
struct DeviceWalk {
    std::string_view from;
    std::string_view time, id; // the order: last first, then by id
    MovingList list = MovingList::Devices;
    std::size_t most = 0;
    bool counted = false;
    bool inMemory = false; // whose they are decides about nearly every row
};

// Through what is in memory; false: it does not reach.
Result<bool> walkInMemory(Database& db, const DeviceView& view, const std::optional<DevicePlace>& after,
                          const DeviceWalk& how, const ScopeMembersPtr& members, const StandsThere& stands,
                          DevicesWithin& out) {
    MovingQuestion moving{how.list, view.domain, {&members, 1}, std::nullopt, how.most};
    if (after) moving.after = MovedRow{after->lastAccess, after->id, 0};
    SEKISHO_TRY(found, throughMovingWindow(db, moving, stands));
    if (!found) return false;
    for (MovedRow& row : *found) {
        out.ids.push_back(std::move(row.id));
        out.rows.push_back(row.row);
    }
    return true;
}

// A row that is looked at is read as a whole: nearly all are shown.
Result<bool> devicesInMemory(Database& db, const DeviceView& view, const DeviceConditions& conditions,
                             const std::optional<DevicePlace>& after, const DeviceWalk& how,
                             const ScopeMembersPtr& members, DevicesWithin& out) {
    SEKISHO_TRY(reader, DeviceReader::within(db, view, conditions, *members));
    std::unordered_map<std::string, Device> read;
    const auto stands = [&](std::int64_t row, std::int64_t at) -> Result<std::optional<std::string>> {
        SEKISHO_TRY(device, reader.at(row));
        if (!device || sekisho::toMillis(device->lastAccessAt) != at || !members->holds(device->user.value))
            return std::optional<std::string>();
        std::string id = device->id.value;
        read.insert_or_assign(id, std::move(*device));
        return std::optional(std::move(id));
    };
    SEKISHO_TRY(reached, walkInMemory(db, view, after, how, members, stands, out));
    if (reached)
        for (const std::string& id : out.ids)
            out.devices.push_back(std::move(read.at(id)));
    return reached;
}

Result<bool> trustedInMemory(Database& db, const DeviceView& view, const DeviceConditions& conditions,
                             const std::optional<DevicePlace>& after, const DeviceWalk& how,
                             const ScopeMembersPtr& members, DevicesWithin& out) {
    SEKISHO_TRY(one, db.prepare(fmt::format("SELECT d.id, d.member_uid, d.last_used FROM {} WHERE {} AND d.rowid = ?",
                                            how.from, conditions.text())));
    const int last = bindValues(one, conditions.values()) + 1;
    const auto stands = [&](std::int64_t row, std::int64_t at) -> Result<std::optional<std::string>> {
        one.bind(last, row);
        SEKISHO_TRY(there, one.step());
        if (!there) return std::optional<std::string>();
        std::optional<std::string> id;
        if (one.int64(2) == at && members->holds(one.text(1))) id = one.text(0);
        one.reset();
        return id;
    };
    return walkInMemory(db, view, after, how, members, stands, out);
}

Result<DevicesWithin> walkWithin(Database& db, const DeviceView& view, DeviceConditions conditions,
                                 const std::optional<DevicePlace>& after, const DeviceWalk& how) {
    SEKISHO_TRY(members, membersOfScope(db, view.domain, *view.within));
    DevicesWithin out;
    if (how.inMemory && !how.counted) {
        const auto through = how.list == MovingList::Devices ? devicesInMemory : trustedInMemory;
        SEKISHO_TRY(reached, through(db, view, conditions, after, how, members, out));
        if (reached) return out;
    }
    addPlace(conditions, after, how.time, how.id);
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT d.id, d.member_uid, d.rowid FROM {} WHERE {} ORDER BY {} DESC, {}",
                                            how.from, conditions.text(), how.time, how.id)));
    bindValues(row, conditions.values());
    while (how.counted || out.ids.size() < how.most) {
        SEKISHO_TRY(there, row.step());
        if (!there) break;
        if (!members->holds(row.text(1))) continue;
        if (out.ids.size() < how.most) {
            out.ids.emplace_back(row.text(0));
            out.rows.push_back(row.int64(2));
        }
        ++out.total;
    }
    return out;
}

// These rows, in whatever order.
DeviceConditions theseDevices(const DeviceView& view, const std::vector<std::int64_t>& rows) {
    DeviceConditions out; // the plus keeps the planner off the list of all devices
    out.text("+d.domain_id = ").value(std::int64_t{view.domain});
    out.text(fmt::format(" AND d.rowid IN ({})", fmt::join(rows, ",")));
    return out;
}

// In the order of the ids that were found.
template<class Row>
void putInOrder(std::vector<Row>& rows, const std::vector<std::string>& ids, std::string_view (*idOf)(const Row&)) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i)
        places.emplace(ids[i], i);
    std::ranges::sort(rows, {}, [&](const Row& row) { return places.at(idOf(row)); });
}

std::string_view fromFor(std::string_view alone, std::string_view withMembers, std::string_view search) {
    return sekisho::fold(search.substr(0, kLongestSearch)).empty() ? alone : withMembers;
}

// A device always has its member: to count those of all of them nobody looks for him (a million times).
std::string_view countedFrom(const DeviceView& view, std::string_view alone, std::string_view withMembers,
                             std::string_view search) {
    return view.scope == "1" ? fromFor(alone, withMembers, search) : withMembers;
}

} // namespace

Result<DeviceListPage> listDevices(Database& db, const DeviceView& view, const DeviceFilter& filter,
                                   const std::optional<DevicePlace>& after, int count) {
    DeviceListPage page;
    DeviceConditions conditions = conditionsOf(view, filter);
    if (view.within) {
        SEKISHO_TRY(found, walkWithin(db, view, conditions, after,
                                      {.from = fromFor("device d", kDevicesOfMembers, filter.text),
                                       .time = "d.last_access",
                                       .id = "d.id",
                                       .list = MovingList::Devices,
                                       .most = static_cast<std::size_t>(std::max(count, 1)) + 1,
                                       .counted = !after,
                                       .inMemory = filter == DeviceFilter()}));
        if (!after) page.total = found.total;
        if (found.devices.size() != found.rows.size()) {
            SEKISHO_TRY(devices, readDevices(db, view, theseDevices(view, found.rows)));
            putInOrder<Device>(devices, found.ids, [](const Device& d) { return std::string_view(d.id.value); });
            found.devices = std::move(devices);
        }
        page.devices = std::move(found.devices);
    } else {
        if (!after) {
            SEKISHO_TRY(total,
                        countDeviceRows(db, countedFrom(view, "device d", kDevicesOfMembers, filter.text), conditions));
            page.total = total;
        }
        addPlace(conditions, after, "d.last_access", "d.id");
        conditions.text(" ORDER BY d.last_access DESC, d.id LIMIT ").value(std::int64_t{std::max(count, 1)} + 1);
        SEKISHO_TRY(devices, readDevices(db, view, conditions));
        page.devices = std::move(devices);
    }
    if (static_cast<int>(page.devices.size()) > count) {
        page.devices.pop_back();
        const Device& last = page.devices.back();
        page.next = DevicePlace{sekisho::toMillis(last.lastAccessAt), last.id.value};
    }
    return page;
}

Result<std::vector<Device>> devicesOfMember(Database& db, const DeviceView& view, const sekisho::UserId& member) {
    DeviceConditions conditions;
    // The plus keeps the planner off the list of all devices: a cut-off must not grow with the tenant.
    conditions.text("d.member_uid = ")
        .value(member.value)
        .text(" AND +d.domain_id = ")
        .value(std::int64_t{view.domain});
    conditions.text(" AND ").text(view.scope).text(" AND d.removed IS NULL ORDER BY d.last_access DESC, d.id");
    return readDevices(db, view, conditions);
}

Result<std::optional<Device>> deviceById(Database& db, const DeviceView& view, const sekisho::DeviceId& id) {
    DeviceConditions conditions;
    conditions.text("d.id = ").value(id.value).text(" AND d.domain_id = ").value(std::int64_t{view.domain});
    conditions.text(" AND ").text(view.scope);
    SEKISHO_TRY(devices, readDevices(db, view, conditions));
    if (devices.empty()) return std::optional<Device>();
    return std::optional(std::move(devices.front()));
}

Result<std::vector<Device>> devicesByIds(Database& db, const DeviceView& view, const std::vector<std::string>& ids) {
    std::unordered_map<std::string, Device> found;
    for (std::size_t from = 0; from < ids.size(); from += kIdsAtOnce) {
        DeviceConditions conditions;
        conditions.text("d.domain_id = ").value(std::int64_t{view.domain}).text(" AND ").text(view.scope);
        conditions.text(" AND d.id IN (");
        for (std::size_t i = from; i < std::min(ids.size(), from + kIdsAtOnce); ++i)
            conditions.text(i == from ? "" : ", ").value(ids[i]);
        conditions.text(")");
        SEKISHO_TRY(part, readDevices(db, view, conditions));
        for (Device& device : part) {
            std::string key = device.id.value;
            found.emplace(std::move(key), std::move(device));
        }
    }
    std::vector<Device> out;
    std::unordered_set<std::string> seen;
    for (const std::string& id : ids) {
        if (!seen.insert(id).second) continue;
        const auto device = found.find(id);
        if (device == found.end()) return Error(ErrorKind::NotFound, "DEVICE_NOT_EXIST");
        out.push_back(std::move(device->second));
    }
    return out;
}

namespace {

// Who is within the scope is a member that is there.
Done nameFromMemory(Database& db, const DeviceView& view, std::vector<sekisho::TrustedDevice>& devices) {
    SEKISHO_TRY(part, membersOfScope(db, view.domain, *view.within));
    for (sekisho::TrustedDevice& device : devices) {
        SEKISHO_TRY(owner, memberShown(db, *part, device.user.value));
        if (!owner) continue;
        device.loginId = owner->email;
        device.userName = owner->displayName();
    }
    return {};
}

} // namespace

Result<TrustedListPage> listTrustedDevices(Database& db, const DeviceView& view, std::string_view text,
                                           const std::optional<DevicePlace>& after, int count) {
    TrustedListPage page;
    DeviceConditions conditions = trustedConditions(view, text);
    if (!after && !view.within) {
        SEKISHO_TRY(total,
                    countDeviceRows(db, countedFrom(view, "trusted_device d", kTrustedOfMembers, text), conditions));
        page.total = total;
    }
    if (view.within) {
        SEKISHO_TRY(found, walkWithin(db, view, conditions, after,
                                      {.from = fromFor("trusted_device d", kTrustedOfMembers, text),
                                       .time = "d.last_used",
                                       .id = "d.id",
                                       .list = MovingList::TrustedDevices,
                                       .most = static_cast<std::size_t>(std::max(count, 1)) + 1,
                                       .counted = !after,
                                       .inMemory = text.empty()}));
        if (!after) page.total = found.total;
        conditions = theseDevices(view, found.rows);
    } else {
        addPlace(conditions, after, "d.last_used", "d.id");
    }
    conditions.text(" ORDER BY d.last_used DESC, d.id LIMIT ").value(std::int64_t{std::max(count, 1)} + 1);
    const std::string sql =
        fmt::format("SELECT d.id, d.member_uid, {}, d.name, d.os, d.trusted, d.last_used FROM {} WHERE {}",
                    view.within ? kNoNames : kNamesOfMember, view.within ? "trusted_device d" : kTrustedOfMembers,
                    conditions.text());
    using Text = std::string;
    SEKISHO_CHECK((db.eachRow<Text, Text, Text, Text, Text, Text, Text, std::int64_t, std::int64_t>(
        sql, conditions.values(),
        [&](Text id, Text member, Text login, Text lastName, Text firstName, Text name, Text os, std::int64_t trusted,
            std::int64_t used) {
            Device of = bareDevice(id, std::move(member), std::move(login), std::move(lastName), std::move(firstName));
            page.devices.push_back({std::move(id), std::move(of.user), std::move(of.userName), std::move(of.loginId),
                                    std::move(name), std::move(os), sekisho::fromMillis(trusted),
                                    sekisho::fromMillis(used)});
            return true;
        })));
    if (view.within) SEKISHO_CHECK(nameFromMemory(db, view, page.devices));
    if (static_cast<int>(page.devices.size()) > count) {
        page.devices.pop_back();
        const auto& last = page.devices.back();
        page.next = DevicePlace{sekisho::toMillis(last.lastUsedAt), last.id};
    }
    return page;
}

} // namespace sekishod
