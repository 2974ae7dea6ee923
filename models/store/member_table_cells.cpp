#include "models/store/member_table.h"
#include "models/store/uuid_text.h"

#include <fmt/format.h>

#include <chrono>
#include <cstring>

namespace sekisho::store {
namespace {

constexpr RowNo idBlock = 256;

std::string_view rest(const char* text) {
    return {text,
            static_cast<std::size_t>(
                static_cast<const char*>(std::memchr(text, MemberTable::rowEnd, ByteArena::segmentBytes)) - text) +
                1};
}

} // namespace

std::string_view MemberTable::idOf(RowNo row) const {
    if ((flags_[row] & TextId) != 0) {
        std::uint32_t place = 0;
        std::memcpy(&place, ids_[row].data(), sizeof place);
        return textIds_[place];
    }
    const std::size_t block = row / idBlock;
    if (idTexts_.size() <= block) idTexts_.resize(block + 1);
    if (!idTexts_[block]) {
        idTexts_[block] = std::make_unique<char[]>(idBlock * uuidLength);
        const RowNo first = row / idBlock * idBlock;
        const auto last = static_cast<RowNo>(std::min<std::size_t>(first + idBlock, flags_.size()));
        for (RowNo at = first; at < last; ++at)
            writeUuid(ids_[at], idTexts_[block].get() + (at - first) * uuidLength);
    }
    return {idTexts_[block].get() + row % idBlock * uuidLength, uuidLength};
}

std::string_view MemberTable::hiredText(std::uint16_t day) const {
    auto& text = hiredTexts_[day];
    if (text.empty()) {
        using namespace std::chrono;
        const year_month_day date{sys_days{year{1899} / 12 / 31} + days{day}};
        text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()));
    }
    return text;
}

ports::MemberCells MemberTable::cells(RowNo row) const {
    ports::MemberCells cells;
    if (!live(row)) return cells;
    cells.id = idOf(row);
    cells.name = shown(row, ShownField::Name);
    cells.reading = shown(row, ShownField::Reading);
    cells.loginId = shown(row, ShownField::LoginId);
    const Place at = place(row);
    cells.orgUnitId = structure_.orgId(at.org);
    cells.orgUnit = structure_.orgName(at.org);
    cells.position = structure_.rankName(at.position);
    cells.level = structure_.rankName(level_[row]);
    cells.userType = structure_.rankName(userType_[row]);
    cells.employeeNumber = shown(row, ShownField::EmployeeNumber);
    cells.telephone = shown(row, ShownField::Telephone);
    cells.cellPhone = shown(row, ShownField::CellPhone);
    cells.nickName = shown(row, ShownField::NickName);
    cells.hiredDate = hired_[row] != 0 ? hiredText(hired_[row]) : shown(row, ShownField::HiredDate);
    cells.externalKey = shown(row, ShownField::ExternalKey);
    cells.lastAccess = lastAccess(row);
    cells.lastSignIn = lastSignIn(row);
    cells.createdAt = createdAt(row);
    cells.status = status(row);
    cells.onLeave = onLeave(row);
    cells.suspendedByFailures = (flags_[row] & ByFailures) != 0;
    cells.administrator = (flags_[row] & Administrator) != 0;
    cells.manager = (flags_[row] & Manager) != 0;
    return cells;
}

std::size_t MemberTable::bytes() const {
    const std::size_t fixed = sizeof(IdBytes) + 2 + sizeof(OrgNo) + 3 * sizeof(RankNo) + 2 + 3 * 4 + 8;
    return flags_.size() * fixed + slots_.size() * sizeof(RowNo) + shownTexts_.used() + searchTexts_.used() +
           several_.size() * sizeof(Several) + severalOrgs_.size() * (sizeof(OrgNo) + sizeof(Post));
}

bool MemberTable::needsCompaction() const {
    constexpr std::size_t worthIt = std::size_t{1} << 20;
    const auto tooMuch = [](std::size_t garbage, std::size_t used) { return garbage > worthIt && garbage * 4 > used; };
    return tooMuch(shownGarbage_, shownTexts_.used()) || tooMuch(searchGarbage_, searchTexts_.used());
}

MemberTable::Arenas MemberTable::compacted() const {
    Arenas fresh;
    fresh.shownAt.resize(flags_.size());
    fresh.searchAt.resize(flags_.size());
    for (RowNo row = 0; row < flags_.size(); ++row) {
        if (!live(row)) continue;
        fresh.shownAt[row] = *fresh.shown.append(rest(shownTexts_.at(shownAt_[row])));
        const char* record = searchTexts_.at(searchAt_[row]);
        std::string copy(record, headBytes);
        copy += search(row);
        copy += rowEnd;
        fresh.searchAt[row] = *fresh.search.append(copy);
    }
    return fresh;
}

void MemberTable::replaceArenas(Arenas arenas) {
    shownTexts_ = std::move(arenas.shown);
    searchTexts_ = std::move(arenas.search);
    shownAt_ = std::move(arenas.shownAt);
    searchAt_ = std::move(arenas.searchAt);
    shownGarbage_ = searchGarbage_ = 0;
    idTexts_.clear();
}

void MemberTable::wipe() {
    shownTexts_.wipe();
    searchTexts_.wipe();
}

} // namespace sekisho::store
