#include "service/rules/device_reader.h"

#include "models/api/policy_wire.h"
#include "models/domain/member.h"
#include "models/policy/schema.h"
#include "service/auth/device_entry.h"
#include "service/rules/bind_values.h"
#include "service/rules/member_records.h"
#include "service/store/policy_rows.h"

#include <algorithm>
#include <chrono>

namespace sekishod {

using sekisho::Device;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace policy = sekisho::policy;

namespace {

constexpr std::chrono::minutes kOnlineFor{2}; // after the last contact of an agent

bool isDeviceOnline(const Device& device, const DeviceView& view) {
    if (!device.agent) return false;
    if (view.hub && view.hub->present(device.id)) return true;
    return device.lastContactAt && view.now - *device.lastContactAt < kOnlineFor;
}

std::optional<sekisho::Instant> deviceInstant(const std::optional<std::int64_t>& millis) {
    return millis ? std::optional(sekisho::fromMillis(*millis)) : std::nullopt;
}

Result<policy::MobilePolicy> mobileRulesOf(Database& db, sekisho::DomainId domain) {
    const auto* schema = policy::schemaOf("mobile");
    if (!schema) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema");
    SEKISHO_TRY(row, policyRow(db, domain, "mobile"));
    return policy::mobilePolicyOf(sekisho::api::storedPolicyValues(*schema, row.value));
}

// 未登録 unless the policy uses LINE WORKS MDM for this member now, whatever the device has said.
sekisho::MdmState mdmNow(const policy::MobilePolicy& rules, const std::string& said, const std::string& member) {
    if (said != sekisho::mdmStateKey(sekisho::MdmState::Enrolled) || rules.mdm != policy::Mdm::LineWorks)
        return sekisho::MdmState::None;
    const bool except = std::ranges::binary_search(rules.mdmExceptions, member);
    return except ? sekisho::MdmState::None : sekisho::MdmState::Enrolled;
}

// `who`: the three columns of names.
std::string deviceColumns(std::string_view who, std::string_view from) {
    return fmt::format("SELECT d.id, d.member_uid, {}, d.kind, d.name, d.model, d.os, d.os_version, "
                       "coalesce(d.vendor_id, ''), d.apps, d.mdm, {}, d.token_hash IS NOT NULL AND d.erased IS NULL, "
                       "coalesce({}, 0), d.blocked, d.erased, d.registered, d.last_access, d.last_contact, d.skew FROM "
                       "{} WHERE ",
                       who, kTrustedCondition, kUpdateNeeded, from);
}

} // namespace

Device bareDevice(std::string id, std::string member, std::string login, std::string lastName, std::string firstName) {
    Device device;
    device.id = sekisho::DeviceId(std::move(id));
    device.user = sekisho::UserId(std::move(member));
    device.loginId = std::move(login);
    sekisho::Member named;
    named.name.lastName = std::move(lastName);
    named.name.firstName = std::move(firstName);
    device.userName = named.displayName();
    return device;
}

Result<DeviceReader> DeviceReader::made(Database& db, const DeviceView& view, const std::string& text,
                                        const DeviceConditions& conditions) {
    SEKISHO_TRY(rules, mobileRulesOf(db, view.domain));
    SEKISHO_TRY(row, db.prepare(text));
    DeviceReader out(db, view, std::move(rules), std::move(row));
    out.bound_ = bindValues(out.row_, conditions.values());
    return out;
}

Result<DeviceReader> DeviceReader::of(Database& db, const DeviceView& view, const DeviceConditions& conditions) {
    static const std::string columns =
        deviceColumns(kNamesOfMember, "device d CROSS JOIN member m ON m.uid = d.member_uid");
    return made(db, view, columns + conditions.text(), conditions);
}

Result<DeviceReader> DeviceReader::within(Database& db, const DeviceView& view, const DeviceConditions& conditions,
                                          const ScopeMembers& part) {
    static const std::string columns = deviceColumns(kNoNames, "device d");
    SEKISHO_TRY(out, made(db, view, columns + conditions.text() + " AND d.rowid = ?", conditions));
    out.part_ = &part;
    return std::move(out);
}

Result<std::optional<Device>> DeviceReader::next() {
    SEKISHO_TRY(there, row_.step());
    return there ? std::optional(device()) : std::nullopt;
}

Result<std::optional<Device>> DeviceReader::at(std::int64_t row) {
    row_.bind(bound_ + 1, row);
    SEKISHO_TRY(found, next());
    if (!found) return std::move(found);
    row_.reset();
    SEKISHO_TRY(owner, memberShown(db_, *part_, found->user.value));
    if (!owner) return std::optional<Device>();
    found->loginId = owner->email;
    found->userName = owner->displayName();
    return std::move(found);
}

Device DeviceReader::device() const {
    Device out = bareDevice(textAt(0), textAt(1), textAt(2), textAt(3), textAt(4));
    out.kind = sekisho::clientKindOf(row_.text(5)).value_or(sekisho::ClientKind::MobileApp);
    out.name = textAt(6);
    out.model = textAt(7);
    out.os = textAt(8);
    out.osVersion = textAt(9);
    out.vendorId = textAt(10);
    out.apps = appsFromText(row_.text(11));
    out.mdm = mdmNow(rules_, textAt(12), out.user.value);
    out.trusted = row_.int64(13) != 0;
    out.agent = row_.int64(14) != 0;
    out.updateNeeded = row_.int64(15) != 0;
    out.blockedAt = deviceInstant(numberAt(16));
    out.erasedAt = deviceInstant(numberAt(17));
    out.registeredAt = sekisho::fromMillis(row_.int64(18));
    out.lastAccessAt = sekisho::fromMillis(row_.int64(19));
    out.lastContactAt = deviceInstant(numberAt(20));
    if (view_.hub) out.lastContactAt = std::max(out.lastContactAt, view_.hub->lastHeard(out.id));
    out.clockSkewSeconds = numberAt(21);
    out.online = isDeviceOnline(out, view_);
    return out;
}

Result<std::vector<Device>> readDevices(Database& db, const DeviceView& view, const DeviceConditions& conditions) {
    SEKISHO_TRY(reader, DeviceReader::of(db, view, conditions));
    std::vector<Device> out;
    for (;;) {
        SEKISHO_TRY(device, reader.next());
        if (!device) return out;
        out.push_back(std::move(*device));
    }
}

} // namespace sekishod
