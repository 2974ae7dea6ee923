#include "models/store/member_table.h"

#include "models/store/uuid_text.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <functional>

namespace sekisho::store {
namespace {

constexpr std::string_view asFolded = "\x01"; // stands for a shown text that equals its folded form
constexpr std::size_t believable = 2'000'000; // more is only reserved when it comes

struct Shared {
    ShownField shown;
    SearchField search;
};
// Ids and numbers are the same folded and unfolded as a rule: kept once.
constexpr std::array shared{Shared{ShownField::LoginId, SearchField::LoginId},
                            Shared{ShownField::EmployeeNumber, SearchField::EmployeeNumber},
                            Shared{ShownField::NickName, SearchField::NickName}};

// Days from 1899-12-31 on, so that 0 is no date and 16 bits reach to 2079. Other texts have no day.
std::uint16_t dayOf(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return 0;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    using namespace std::chrono;
    const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 0 || m < 0 || d < 0) return 0;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return 0;
    const auto days = (sys_days{date} - sys_days{year{1899} / 12 / 31}).count();
    return days > 0 && days <= UINT16_MAX ? static_cast<std::uint16_t>(days) : std::uint16_t{0};
}

// The first field; `joined` keeps the rest.
std::string_view cutField(std::string_view& joined) {
    const auto end = std::min(joined.find(fieldEnd), joined.size());
    const auto field = joined.substr(0, end);
    joined.remove_prefix(std::min(end + 1, joined.size()));
    return field;
}

std::uint32_t secondsOf(std::int64_t millis) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(millis / 1'000, 0, UINT32_MAX));
}

std::string_view withoutEmptyEnd(std::string_view joined) { // a field that is not there reads as empty
    while (joined.ends_with(fieldEnd))
        joined.remove_suffix(1);
    return joined;
}

std::size_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 32)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(x ^ (x >> 29));
}

// The row number in 6-bit pieces, each a byte that can only stand inside a character of UTF-8: no text that is looked
// for begins with one, so none is found here.
std::array<char, MemberTable::headBytes> headOf(RowNo row) {
    std::array<char, MemberTable::headBytes> head{};
    for (std::size_t i = 0; i < head.size(); ++i)
        head[i] = static_cast<char>(0x80U | (row >> (6 * i) & 0x3FU));
    return head;
}

} // namespace

MemberTable::MemberTable(Structure& structure, std::size_t expectedRows) : structure_(structure) {
    const std::size_t n = std::min(expectedRows, believable);
    ids_.reserve(n);
    flags_.reserve(n);
    org_.reserve(n);
    for (auto* column : {&position_, &level_, &userType_, &hired_})
        column->reserve(n);
    for (auto* column : {&lastAccess_, &createdAt_, &signedIn_})
        column->reserve(n);
    shownAt_.reserve(n);
    searchAt_.reserve(n);
    std::size_t slots = 64;
    while (slots < n * 3 / 2)
        slots *= 2;
    slots_.assign(slots, 0);
}

RowNo MemberTable::rowAt(const char* head) {
    RowNo row = 0;
    for (std::size_t i = 0; i < headBytes; ++i)
        row |= static_cast<RowNo>(static_cast<unsigned char>(head[i]) & 0x3FU) << (6 * i);
    return row;
}

std::size_t MemberTable::hashOf(std::string_view id, const std::optional<IdBytes>& uuid) {
    if (!uuid) return mixed(std::hash<std::string_view>{}(id));
    std::uint64_t a = 0, b = 0;
    std::memcpy(&a, uuid->data(), 8);
    std::memcpy(&b, uuid->data() + 8, 8);
    return mixed(a * 31 + b);
}

std::size_t MemberTable::hashOf(RowNo row) const {
    if ((flags_[row] & TextId) != 0) return hashOf(idOf(row), std::nullopt);
    return hashOf({}, ids_[row]);
}

void MemberTable::index(RowNo row) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hashOf(row) & mask;
    while (slots_[at] != 0)
        at = (at + 1) & mask;
    slots_[at] = row + 1;
}

// Holes keep their slot, so that a member who comes back gets his row again and no search is cut short.
void MemberTable::growIndex() {
    slots_.assign(slots_.size() * 2, 0);
    for (RowNo row = 0; row < flags_.size(); ++row)
        index(row);
}

bool MemberTable::hasId(RowNo row, std::string_view id, const std::optional<IdBytes>& uuid) const {
    if (uuid) return (flags_[row] & TextId) == 0 && ids_[row] == *uuid;
    return (flags_[row] & TextId) != 0 && idOf(row) == id;
}

std::size_t MemberTable::slotOf(std::string_view id, const std::optional<IdBytes>& uuid) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hashOf(id, uuid) & mask;
    while (slots_[at] != 0 && !hasId(slots_[at] - 1, id, uuid))
        at = (at + 1) & mask;
    return at;
}

std::optional<RowNo> MemberTable::find(std::string_view id) const {
    const RowNo place = slots_[slotOf(id, uuidBytes(id))];
    return place != 0 && live(place - 1) ? std::optional(place - 1) : std::nullopt;
}

RowNo MemberTable::addRow(std::string_view id, const std::optional<IdBytes>& uuid, std::size_t slot) {
    const auto row = static_cast<RowNo>(flags_.size());
    IdBytes bytes{};
    if (uuid) {
        bytes = *uuid;
    } else {
        const auto place = static_cast<std::uint32_t>(textIds_.size());
        textIds_.emplace_back(id);
        std::memcpy(bytes.data(), &place, sizeof place);
    }
    ids_.push_back(bytes);
    flags_.push_back(static_cast<std::uint16_t>(Hole | (uuid ? 0 : TextId)));
    org_.push_back(0);
    for (auto* column : {&position_, &level_, &userType_, &hired_})
        column->push_back(0);
    for (auto* column : {&lastAccess_, &createdAt_, &signedIn_})
        column->push_back(0);
    shownAt_.push_back(0);
    searchAt_.push_back(0);
    if (flags_.size() * 3 / 2 > slots_.size())
        growIndex();
    else
        slots_[slot] = row + 1;
    return row;
}

std::optional<RowNo> MemberTable::put(const RowData& data, std::int64_t now) {
    idTexts_.clear();
    const auto uuid = uuidBytes(data.id);
    const std::size_t slot = slotOf(data.id, uuid);
    const bool isNew = slots_[slot] == 0 || !live(slots_[slot] - 1); // a hole was his before
    if (isNew && flags_.size() >= maxRows) return std::nullopt;
    const RowNo row = slots_[slot] != 0 ? slots_[slot] - 1 : addRow(data.id, uuid, slot);
    if (!setShown(row, data) || !setSearch(row, data.search)) return std::nullopt;
    setColumns(row, data, now);
    if (isNew) ++live_;
    return row;
}

bool MemberTable::setShown(RowNo row, const RowData& data) {
    std::string record;
    record.reserve(data.shown.size() + 1);
    hired_[row] = 0;
    std::string_view shown = data.shown, search = data.search;
    std::array<std::string_view, static_cast<std::size_t>(SearchField::Count)> folded;
    for (auto& field : folded)
        field = cutField(search);
    for (std::size_t i = 0; i < static_cast<std::size_t>(ShownField::Count); ++i) {
        std::string_view text = cutField(shown);
        if (i > 0) record += fieldEnd;
        if (static_cast<ShownField>(i) == ShownField::HiredDate) {
            hired_[row] = dayOf(text);
            if (hired_[row] != 0) text = {};
        }
        const auto* same = std::ranges::find(shared, static_cast<ShownField>(i), &Shared::shown);
        const bool once =
            same != shared.end() && text.size() > 1 && text == folded[static_cast<std::size_t>(same->search)];
        record += once ? asFolded : text;
    }
    record.resize(withoutEmptyEnd(record).size());
    record += rowEnd;
    if ((flags_[row] & Hole) == 0) {
        char* old = shownTexts_.at(shownAt_[row]);
        const auto* end = static_cast<const char*>(std::memchr(old, rowEnd, ByteArena::segmentBytes));
        const auto size = static_cast<std::size_t>(end - old) + 1;
        if (record.size() <= size) {
            record.copy(old, record.size());
            shownGarbage_ += size - record.size();
            return true;
        }
        shownGarbage_ += size;
    }
    const auto place = shownTexts_.append(record);
    if (place) shownAt_[row] = *place;
    return place.has_value();
}

bool MemberTable::setSearch(RowNo row, std::string_view search) {
    search = withoutEmptyEnd(search);
    if ((flags_[row] & Hole) == 0) {
        char* old = searchTexts_.at(searchAt_[row]) + headBytes;
        auto* end = static_cast<char*>(std::memchr(old, rowEnd, ByteArena::segmentBytes));
        const auto size = static_cast<std::size_t>(end - old);
        const bool fits = search.size() <= size;
        // Nothing that is looked for holds a zero byte: what is left of the old text is never found again.
        std::memset(old, 0, size);
        if (fits) {
            search.copy(old, search.size());
            return true;
        }
        searchGarbage_ += size + headBytes + 1;
    }
    const auto head = headOf(row);
    std::string record(head.data(), head.size());
    record += search;
    record += rowEnd;
    const auto place = searchTexts_.append(record);
    if (place) searchAt_[row] = *place;
    return place.has_value();
}

void MemberTable::setColumns(RowNo row, const RowData& data, std::int64_t now) {
    const auto bit = [&](RowBit from, Flag to) { return (data.bits & from) != 0 ? to : 0; };
    const std::uint16_t before = flags_[row];
    if ((before & Timed) != 0) times_.erase(row);
    flags_[row] = static_cast<std::uint16_t>(
        (before & TextId) | bit(RowPending, Pending) | bit(RowSuspended, Suspended) | bit(RowByFailures, ByFailures) |
        bit(RowDeleted, Deleted) | bit(RowAdministrator, Administrator) | bit(RowManager, Manager));
    lastAccess_[row] = secondsOf(data.lastAccess);
    signedIn_[row] = secondsOf(data.lastSignIn);
    createdAt_[row] = secondsOf(data.createdAt);
    position_[row] = structure_.rankNumber(data.position);
    level_[row] = structure_.rankNumber(data.level);
    userType_[row] = structure_.rankNumber(data.userType);
    setOrgs(row, data.orgUnits, data.posts, (before & SeveralOrgs) != 0);
    const auto& t = data.times;
    const bool awaited = t.activation != noTime && t.activation > now;
    const bool leave = t.leaveFrom != noTime && t.leaveTo != noTime && t.leaveTo >= now;
    if (awaited || leave) {
        times_[row] = t;
        flags_[row] |= Timed;
    }
    refreshStatus(row, now);
}

void MemberTable::setOrgs(RowNo row, std::string_view orgUnits, std::string_view posts, bool hadSeveral) {
    if (orgUnits.find(fieldEnd) == std::string_view::npos) { // nearly everybody
        org_[row] = structure_.orgNumber(orgUnits);
        return;
    }
    std::vector<OrgNo> orgs;
    std::vector<Post> held;
    while (!orgUnits.empty()) {
        std::string_view position = cutField(posts);
        const bool head = position.starts_with(headMark);
        if (head) position.remove_prefix(1);
        const OrgNo org = structure_.orgNumber(cutField(orgUnits));
        if (org == 0) continue;
        orgs.push_back(org);
        held.push_back({structure_.rankNumber(position), head});
    }
    if (orgs.size() > 1) return setSeveral(row, orgs, held, hadSeveral);
    org_[row] = orgs.empty() ? 0 : orgs.front();
}

void MemberTable::setSeveral(RowNo row, std::span<const OrgNo> orgs, std::span<const Post> posts, bool hadSeveral) {
    flags_[row] |= SeveralOrgs;
    if (!hadSeveral) {
        org_[row] = static_cast<OrgNo>(several_.size());
        several_.emplace_back();
    }
    Several& all = several_[org_[row]];
    if (all.count < orgs.size()) {
        all.from = static_cast<std::uint32_t>(severalOrgs_.size());
        severalOrgs_.resize(severalOrgs_.size() + orgs.size());
        severalPosts_.resize(severalOrgs_.size());
    }
    all.count = static_cast<std::uint32_t>(orgs.size());
    std::ranges::copy(orgs, severalOrgs_.begin() + all.from);
    std::ranges::copy(posts, severalPosts_.begin() + all.from);
}

std::span<const OrgNo> MemberTable::orgUnits(RowNo row) const {
    if ((flags_[row] & SeveralOrgs) != 0) return orgsOf(several_[org_[row]]);
    return {&org_[row], org_[row] != 0 ? std::size_t{1} : std::size_t{0}};
}

MemberTable::Place MemberTable::place(RowNo row) const {
    if ((flags_[row] & SeveralOrgs) == 0) return {org_[row], position_[row]};
    const auto orgs = orgsOf(several_[org_[row]]);
    if (structure_.orgName(orgs.front()).empty())
        for (std::size_t at = 0; at < orgs.size(); ++at)
            if (!structure_.orgName(orgs[at]).empty()) return {orgs[at], post(row, at).position};
    return {orgs.front(), position_[row]};
}

Post MemberTable::post(RowNo row, std::size_t at) const {
    if ((flags_[row] & SeveralOrgs) != 0) return postsOf(several_[org_[row]])[at];
    return {position_[row], (flags_[row] & Manager) != 0};
}

bool MemberTable::holds(RowNo row, RankNo rank) const {
    if (rank == 0) return false;
    if (level_[row] == rank || userType_[row] == rank || position_[row] == rank) return true;
    if ((flags_[row] & SeveralOrgs) == 0) return false;
    const auto posts = postsOf(several_[org_[row]]);
    return std::ranges::find(posts, rank, &Post::position) != posts.end();
}

std::vector<std::uint32_t> MemberTable::holders(RankKind kind) const {
    std::vector<std::uint32_t> counts(structure_.rankPlaces(), 0);
    for (RowNo row = 0; row < rows(); ++row) {
        if (!live(row)) continue;
        if (kind != RankKind::Position || (flags_[row] & SeveralOrgs) == 0) {
            ++counts[kind == RankKind::Level      ? level_[row]
                     : kind == RankKind::UserType ? userType_[row]
                                                  : position_[row]];
            continue;
        }
        const auto posts = postsOf(several_[org_[row]]);
        for (auto post = posts.begin(); post != posts.end(); ++post)
            if (std::find_if(posts.begin(), post, [&](const Post& p) { return p.position == post->position; }) == post)
                ++counts[post->position];
    }
    return counts;
}

bool MemberTable::refreshStatus(RowNo row, std::int64_t now) {
    const std::uint16_t before = flags_[row];
    std::uint16_t flags = before & static_cast<std::uint16_t>(~(StatusMask | OnLeave));
    const RowTimes times = (flags & Timed) != 0 ? times_.at(row) : RowTimes{};
    auto status = (flags & Pending) != 0 ? MemberStatus::Pending : MemberStatus::InUse;
    if (times.activation != noTime && now < times.activation) status = MemberStatus::Awaiting;
    if ((flags & Suspended) != 0) status = MemberStatus::Suspended;
    if ((flags & Deleted) != 0) status = MemberStatus::Deleted;
    flags |= static_cast<std::uint16_t>(status);
    const bool hasLeave = times.leaveFrom != noTime && times.leaveTo != noTime;
    if (hasLeave && times.leaveFrom <= now && now <= times.leaveTo) flags |= OnLeave;
    flags_[row] = flags;

    auto next = INT64_MAX;
    if (times.activation != noTime && times.activation > now) next = times.activation;
    if (hasLeave && times.leaveFrom > now) next = std::min(next, times.leaveFrom);
    if (hasLeave && times.leaveTo >= now && times.leaveTo < INT64_MAX) next = std::min(next, times.leaveTo + 1);
    if (next != INT64_MAX) {
        coming_.emplace_back(next, row);
        std::ranges::push_heap(coming_, std::greater{});
    }
    return flags != before;
}

std::vector<RowNo> MemberTable::tick(std::int64_t now) {
    std::vector<RowNo> changed;
    while (!coming_.empty() && coming_.front().first <= now) {
        const RowNo row = coming_.front().second;
        std::ranges::pop_heap(coming_, std::greater{});
        coming_.pop_back();
        if (live(row) && refreshStatus(row, now)) changed.push_back(row);
    }
    return changed;
}

std::optional<RowNo> MemberTable::remove(std::string_view id) {
    const auto row = find(id);
    if (!row) return std::nullopt;
    idTexts_.clear();
    char* text = searchTexts_.at(searchAt_[*row]) + headBytes;
    const auto size =
        static_cast<std::size_t>(static_cast<char*>(std::memchr(text, rowEnd, ByteArena::segmentBytes)) - text);
    std::memset(text, 0, size);
    searchGarbage_ += size + headBytes + 1;
    const char* record = shownTexts_.at(shownAt_[*row]);
    shownGarbage_ += static_cast<std::size_t>(
                         static_cast<const char*>(std::memchr(record, rowEnd, ByteArena::segmentBytes)) - record) +
                     1;
    flags_[*row] = static_cast<std::uint16_t>((flags_[*row] & TextId) | Hole);
    times_.erase(*row);
    --live_;
    return row;
}

std::string_view MemberTable::search(RowNo row) const {
    const char* text = searchTexts_.at(searchAt_[row]) + headBytes;
    auto size =
        static_cast<std::size_t>(static_cast<const char*>(std::memchr(text, rowEnd, ByteArena::segmentBytes)) - text);
    while (size > 0 && text[size - 1] == 0)
        --size;
    return {text, size};
}

std::string_view MemberTable::shown(RowNo row, ShownField field) const {
    const char* text = shownTexts_.at(shownAt_[row]);
    const auto size =
        static_cast<std::size_t>(static_cast<const char*>(std::memchr(text, rowEnd, ByteArena::segmentBytes)) - text);
    const auto found = fieldOf({text, size}, static_cast<std::size_t>(field));
    if (found == asFolded) return search(row, std::ranges::find(shared, field, &Shared::shown)->search);
    return found;
}

} // namespace sekisho::store
