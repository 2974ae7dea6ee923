#include "models/domain/member.h"

#include <algorithm>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace sekisho {

namespace {

// Names written in these scripts put the family first.
bool familyFirst(std::string_view text) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c < 0x1100) continue;
        UErrorCode status = U_ZERO_ERROR;
        switch (uscript_getScript(c, &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_HANGUL:
            return true;
        default:
            break;
        }
    }
    return false;
}

std::string joined(const std::string& a, const std::string& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return a + ' ' + b;
}

} // namespace

std::string Member::displayName() const {
    if (familyFirst(name.lastName) || familyFirst(name.firstName)) return joined(name.lastName, name.firstName);
    return joined(name.firstName, name.lastName);
}

std::string Member::displayPhonetic() const {
    return joined(name.phoneticLastName, name.phoneticFirstName);
}

MemberStatus Member::statusAt(Instant t) const {
    if (deletedAt) return MemberStatus::Deleted;
    if (suspended) return MemberStatus::Suspended;
    if (activation && t < *activation) return MemberStatus::Awaiting;
    return pending ? MemberStatus::Pending : MemberStatus::InUse;
}

const Organization* Member::primaryOrganization() const {
    if (organizations.empty()) return nullptr;
    const auto found = std::ranges::find(organizations, true, &Organization::primary);
    return found != organizations.end() ? &*found : &organizations.front();
}

const OrgUnitMembership* Member::primaryOrgUnit() const {
    const Organization* organization = primaryOrganization();
    if (!organization || organization->orgUnits.empty()) return nullptr;
    const auto& units = organization->orgUnits;
    const auto found = std::ranges::find(units, true, &OrgUnitMembership::primary);
    return found != units.end() ? &*found : &units.front();
}

std::string_view statusKey(MemberStatus status) {
    switch (status) {
    case MemberStatus::Awaiting:
        return "awaiting";
    case MemberStatus::Pending:
        return "pending";
    case MemberStatus::InUse:
        return "inUse";
    case MemberStatus::Suspended:
        return "suspended";
    case MemberStatus::Deleted:
        return "deleted";
    }
    return {};
}

} // namespace sekisho
