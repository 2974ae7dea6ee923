#include "models/store/row_data.h"

#include "models/domain/text_fold.h"

#include <algorithm>
#include <array>

namespace sekisho::store {
namespace {

constexpr std::size_t shownLimit = 1024; // bytes; the rules of fields are far below, a broken service may not be
constexpr std::size_t searchLimit = 4096;
constexpr std::string_view keyBehindAllReadings = "\xF4\x8F\xBF\xBD";

std::string_view cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    return text.substr(0, limit);
}

template<class... Texts>
std::string joinedShown(const std::string& first, const Texts&... rest) {
    std::string joined;
    joined.reserve(first.size() + (rest.size() + ... + 0U) + sizeof...(rest));
    const auto add = [&](std::string_view text) {
        const std::size_t begin = joined.size();
        joined += cut(text, shownLimit);
        std::replace_if(
            joined.begin() + static_cast<std::ptrdiff_t>(begin), joined.end(),
            [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    };
    add(first);
    ((joined += fieldEnd, add(rest)), ...);
    return joined;
}

std::string customSearch(const std::string& json) {
    std::string joined;
    if (json.empty()) return joined;
    eachCustomText(json, [&joined](std::string_view text) {
        const std::string folded = fold(text);
        if (folded.empty() || joined.size() + folded.size() + 2 > searchLimit) return;
        if (joined.empty()) joined += valueMark;
        joined += folded;
        joined += valueMark;
    });
    return joined;
}

// Only with one of these does the short romaji differ from the full one.
bool mayBeLong(std::string_view foldedReading) {
    constexpr std::array longer{"う", "お", "ぅ", "ぉ", "ー"};
    return std::ranges::any_of(
        longer, [&](std::string_view kana) { return foldedReading.find(kana) != std::string_view::npos; });
}

std::string joinedSearch(const Member& member, const std::string& name, const std::string& reading) {
    std::string joined;
    joined.reserve(160);
    const auto add = [&](std::string_view folded) { joined += cut(folded, searchLimit); };
    add(fold(name));
    const auto next = [&](std::string_view folded) {
        joined += fieldEnd;
        add(folded);
    };
    const std::string folded = fold(reading);
    const std::string full = reading.empty() ? std::string() : romaji(reading);
    const std::string brief = mayBeLong(folded) ? romajiShort(reading) : full;
    next(folded);
    next(full);
    next(brief == full ? std::string_view() : brief);
    next(fold(member.email));
    next(fold(member.employeeNumber));
    next(digitsOf(member.telephone));
    next(digitsOf(member.cellPhone));
    next(fold(member.nickName));
    next(fold(member.privateEmail));
    next(customSearch(member.customPropertiesJson));
    return joined;
}

std::int64_t millisOr(const std::optional<Instant>& t, std::int64_t otherwise) {
    return t ? toMillis(*t) : otherwise;
}

void addPost(RowData& row, const OrgUnitMembership& post) {
    if (!row.orgUnits.empty()) row.orgUnits += fieldEnd, row.posts += fieldEnd;
    row.orgUnits += post.orgUnit.value;
    if (post.isManager) row.posts += headMark;
    if (post.position) row.posts += post.position->value;
}

void addOrganizations(RowData& row, const Member& member) {
    const OrgUnitMembership* primary = member.primaryOrgUnit();
    if (const Organization* home = member.primaryOrganization(); home && home->level) row.level = home->level->value;
    if (primary) {
        addPost(row, *primary);
        if (primary->position) row.position = primary->position->value;
    }
    for (const auto& organization : member.organizations) {
        for (const auto& post : organization.orgUnits) {
            if (post.isManager) row.bits |= RowManager;
            if (&post != primary) addPost(row, post);
        }
    }
    // Nearly everybody has one organization, of which `position` and RowManager say all.
    if (primary && row.orgUnits.find(fieldEnd) == std::string::npos) row.posts.clear();
}

} // namespace

RowData rowOf(const Member& member) {
    RowData row;
    row.id = member.id.value;
    row.version = member.version;
    const std::string name = member.displayName();
    const std::string reading = member.displayPhonetic();
    row.shown = joinedShown(name, reading, member.email, member.employeeNumber, member.telephone, member.cellPhone,
                            member.nickName, member.hiredDate, member.externalKey.value_or(std::string()));
    row.search = joinedSearch(member, name, reading);
    if (member.pending) row.bits |= RowPending;
    if (member.suspended) row.bits |= RowSuspended;
    if (member.suspended && member.suspendedReason == SuspendedReason::LoginFail) row.bits |= RowByFailures;
    if (member.deletedAt) row.bits |= RowDeleted;
    if (member.administrator) row.bits |= RowAdministrator;
    row.createdAt = toMillis(member.createdAt);
    row.lastAccess = millisOr(member.lastAccess, 0);
    row.lastSignIn = millisOr(member.lastSignIn, 0);
    row.times = {millisOr(member.activation, noTime), millisOr(member.leave.start, noTime),
                 millisOr(member.leave.end, noTime)};
    if (member.userType) row.userType = member.userType->value;
    addOrganizations(row, member);
    return row;
}

GroupRow rowOf(const Group& group, std::string document) {
    GroupRow row;
    row.version = group.version;
    row.document = std::move(document);
    ports::GroupLine& line = row.line;
    line.id = group.id;
    line.kind = group.kind;
    line.name = group.name;
    line.email = group.email;
    line.externalKey = group.externalKey.value_or(std::string());
    line.visible = group.visible;
    line.features = group.features;
    line.masters = group.administrators;
    for (const GroupMember& member : group.members)
        ++(member.kind == GroupMemberKind::User      ? line.users
           : member.kind == GroupMemberKind::OrgUnit ? line.orgUnits
                                                     : line.groups);
    line.search = fold(group.name) + fieldEnd + fold(line.email) + fieldEnd + fold(line.externalKey);
    return row;
}

OrgRow rowOf(const OrgUnit& unit, std::string document) {
    return {unit.id.value, unit.parent ? unit.parent->value : std::string(),
            unit.name,     unit.displayOrder,
            unit.version,  std::move(document)};
}

std::string_view fieldOf(std::string_view joined, std::size_t index) {
    for (; index > 0; --index) {
        const auto end = joined.find(fieldEnd);
        if (end == std::string_view::npos) return {};
        joined.remove_prefix(end + 1);
    }
    return joined.substr(0, joined.find(fieldEnd));
}

std::string listKey(std::string_view search) {
    const auto reading = fieldOf(search, static_cast<std::size_t>(SearchField::Reading));
    if (!reading.empty()) return std::string(reading);
    return std::string(keyBehindAllReadings) += fieldOf(search, static_cast<std::size_t>(SearchField::Name));
}

std::string digitsOf(std::string_view phone) {
    const std::string folded = fold(phone);
    std::string digits;
    std::ranges::copy_if(folded, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

} // namespace sekisho::store
