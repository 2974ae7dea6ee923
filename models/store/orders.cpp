#include "models/store/orders.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace sekisho::store {
namespace {

using ports::MemberColumn;

constexpr std::size_t smallList = 300'000; // below, every order may stay in memory
constexpr int keptOfLarge = 3;
constexpr std::size_t worthTwo = 20'000;
constexpr auto last = std::numeric_limits<std::uint64_t>::max();
constexpr std::string_view behindAllReadings = "\xF4\x8F\xBF\xBD";

bool isText(MemberColumn column) {
    switch (column) {
    case MemberColumn::Name:
    case MemberColumn::Reading:
    case MemberColumn::LoginId:
    case MemberColumn::EmployeeNumber:
    case MemberColumn::Telephone:
    case MemberColumn::CellPhone:
    case MemberColumn::NickName:
    case MemberColumn::ExternalKey:
        return true;
    case MemberColumn::OrgUnit:
    case MemberColumn::Position:
    case MemberColumn::Level:
    case MemberColumn::UserType:
    case MemberColumn::Status:
    case MemberColumn::HiredDate:
    case MemberColumn::LastAccess:
    case MemberColumn::CreatedAt:
    case MemberColumn::Count:
        break;
    }
    return false;
}

std::uint64_t bytesAsNumber(std::string_view text, std::size_t from) { // compares like the bytes
    unsigned char bytes[8] = {};
    if (from < text.size()) std::memcpy(bytes, text.data() + from, std::min<std::size_t>(8, text.size() - from));
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, 8);
    if constexpr (std::endian::native == std::endian::little) number = __builtin_bswap64(number);
    return number;
}

bool has(const std::vector<std::uint64_t>& bits, RowNo row) {
    return (bits[row / 64] >> (row % 64) & 1U) != 0;
}

template<class Items>
void sortOnTwo(Items& items, TwoThreads* threads) {
    const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
    if (!threads || items.size() < worthTwo) {
        std::sort(items.begin(), items.end());
        return;
    }
    threads->run([&] { std::sort(items.begin(), middle); }, [&] { std::sort(middle, items.end()); });
    // One merges from the front, one from the back, until they meet in the middle of the result.
    Items result(items.size());
    const std::size_t half = items.size() / 2;
    threads->run(
        [&] {
            auto a = items.begin(), b = middle;
            for (std::size_t i = 0; i < half; ++i)
                result[i] = b == items.end() || (a != middle && *a < *b) ? *a++ : *b++;
        },
        [&] {
            auto a = middle, b = items.end();
            for (std::size_t i = items.size(); i > half; --i) {
                const bool fromA = b == middle || (a != items.begin() && *(b - 1) < *(a - 1));
                result[i - 1] = fromA ? *--a : *--b;
            }
        });
    items = std::move(result);
}

} // namespace

// Without a reading the key of Reading is behindAllReadings followed by the name; the view returned is the name then.
std::string_view Orders::textKey(MemberColumn column, RowNo row) const {
    switch (column) {
    case MemberColumn::Name:
        return table_.search(row, SearchField::Name);
    case MemberColumn::Reading: {
        const auto all = table_.search(row);
        const auto reading = fieldOf(all, static_cast<std::size_t>(SearchField::Reading));
        return !reading.empty() ? reading : fieldOf(all, static_cast<std::size_t>(SearchField::Name));
    }
    case MemberColumn::EmployeeNumber:
        return table_.search(row, SearchField::EmployeeNumber);
    case MemberColumn::NickName:
        return table_.search(row, SearchField::NickName);
    case MemberColumn::LoginId:
        return table_.shown(row, ShownField::LoginId);
    case MemberColumn::Telephone:
        return table_.shown(row, ShownField::Telephone);
    case MemberColumn::CellPhone:
        return table_.shown(row, ShownField::CellPhone);
    default:
        return table_.shown(row, ShownField::ExternalKey);
    }
}

std::uint64_t Orders::numberKey(MemberColumn column, RowNo row) const {
    constexpr auto flipSign = std::uint64_t{1} << 63;
    switch (column) {
    case MemberColumn::OrgUnit:
        return structure_.orgPlace(table_.orgUnit(row));
    case MemberColumn::Position:
        return structure_.rankPlace(table_.position(row));
    case MemberColumn::Level:
        return structure_.rankPlace(table_.level(row));
    case MemberColumn::UserType:
        return structure_.rankPlace(table_.userType(row));
    case MemberColumn::Status:
        return static_cast<std::uint64_t>(table_.status(row));
    case MemberColumn::HiredDate:
        return table_.hiredDay(row) == 0 ? last : table_.hiredDay(row);
    case MemberColumn::LastAccess:
        return static_cast<std::uint64_t>(table_.lastAccess(row)) ^ flipSign;
    default:
        return static_cast<std::uint64_t>(table_.createdAt(row)) ^ flipSign;
    }
}

int Orders::compareKeys(MemberColumn column, RowNo a, RowNo b) const {
    if (!isText(column)) {
        const auto x = numberKey(column, a), y = numberKey(column, b);
        return x < y ? -1 : x > y ? 1 : 0;
    }
    const auto x = textKey(column, a), y = textKey(column, b);
    if (column == MemberColumn::Reading) {
        const bool xBehind = table_.search(a, SearchField::Reading).empty();
        const bool yBehind = table_.search(b, SearchField::Reading).empty();
        if (xBehind != yBehind) return xBehind ? 1 : -1;
    } else if (x.empty() != y.empty()) {
        return x.empty() ? 1 : -1;
    }
    return x.compare(y);
}

bool Orders::before(MemberColumn column, RowNo a, RowNo b) const {
    if (const int order = compareKeys(column, a, b); order != 0) return order < 0;
    if (column != MemberColumn::Reading)
        if (const int order = compareKeys(MemberColumn::Reading, a, b); order != 0) return order < 0;
    return a < b;
}

Orders::Item Orders::itemOf(MemberColumn column, RowNo row, std::uint32_t place) const {
    if (!isText(column)) return {numberKey(column, row), 0, place * 2};
    const auto text = textKey(column, row);
    if (column == MemberColumn::Reading && table_.search(row, SearchField::Reading).empty()) {
        const std::string key = std::string(behindAllReadings) + std::string(text.substr(0, 16));
        return {bytesAsNumber(key, 0), bytesAsNumber(key, 8), place * 2 + (text.size() > 12 ? 1U : 0U)};
    }
    if (text.empty()) return {last, last, place * 2};
    return {bytesAsNumber(text, 0), bytesAsNumber(text, 8), place * 2 + (text.size() > 16 ? 1U : 0U)};
}

void Orders::sortLongKeys(MemberColumn column, std::vector<Item>& items, const std::vector<RowNo>& base) const {
    const auto sameKey = [](const Item& a, const Item& b) { return a.high == b.high && a.low == b.low; };
    for (auto at = items.begin(); at != items.end();) {
        auto end = at + 1;
        bool longer = (at->place & 1U) != 0;
        for (; end != items.end() && sameKey(*at, *end); ++end)
            longer = longer || (end->place & 1U) != 0;
        if (longer && end - at > 1)
            std::sort(at, end, [&](const Item& a, const Item& b) {
                const int order = compareKeys(column, base[a.place / 2], base[b.place / 2]);
                return order != 0 ? order < 0 : a.place < b.place;
            });
        at = end;
    }
}

std::vector<RowNo> Orders::sorted(MemberColumn column, const std::vector<RowNo>& base, TwoThreads* threads) const {
    // Reading the texts row by row is much faster than in the order of `base`, which jumps about in memory.
    std::vector<std::uint32_t> placeOf(table_.rows(), 0);
    for (std::size_t place = 0; place < base.size(); ++place)
        placeOf[base[place]] = static_cast<std::uint32_t>(place) + 1;
    std::vector<Item> items(base.size());
    const auto fill = [&](RowNo from, RowNo to) {
        for (RowNo row = from; row < to; ++row)
            if (const auto place = placeOf[row]; place != 0) items[place - 1] = itemOf(column, row, place - 1);
    };
    const auto rows = static_cast<RowNo>(table_.rows());
    if (threads && rows >= worthTwo)
        threads->run([&] { fill(0, rows / 2); }, [&] { fill(rows / 2, rows); });
    else
        fill(0, rows);
    sortOnTwo(items, threads);
    if (isText(column)) sortLongKeys(column, items, base);
    std::vector<RowNo> order(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        order[i] = base[items[i].place / 2];
    return order;
}

// Few different keys: counted, not compared.
std::vector<RowNo> Orders::counted(MemberColumn column, const std::vector<RowNo>& base, std::uint32_t keys) const {
    std::vector<std::size_t> start(keys + std::size_t{1}, 0);
    for (const RowNo row : base)
        ++start[numberKey(column, row) + 1];
    for (std::size_t key = 0; key < keys; ++key)
        start[key + 1] += start[key];
    std::vector<RowNo> order(base.size());
    for (const RowNo row : base)
        order[start[numberKey(column, row)]++] = row;
    return order;
}

void Orders::setDefault(std::vector<RowNo> order) {
    kept_ = {};
    kept_[static_cast<std::size_t>(MemberColumn::Reading)] =
        std::make_shared<const std::vector<RowNo>>(std::move(order));
}

void Orders::sortDefault(TwoThreads* threads) {
    std::vector<RowNo> base;
    base.reserve(table_.count());
    for (RowNo row = 0; row < table_.rows(); ++row)
        if (table_.live(row)) base.push_back(row);
    setDefault(sorted(MemberColumn::Reading, base, threads));
}

Orders::Order Orders::get(MemberColumn column, TwoThreads* threads) {
    auto& byReading = kept_[static_cast<std::size_t>(MemberColumn::Reading)];
    if (!byReading) sortDefault(threads);
    auto& order = kept_[static_cast<std::size_t>(column)];
    lastUse_[static_cast<std::size_t>(column)] = ++uses_;
    if (order) return order;
    std::vector<RowNo> rows;
    switch (column) {
    case MemberColumn::OrgUnit:
        rows = counted(column, *byReading, structure_.orgPlaces());
        break;
    case MemberColumn::Position:
    case MemberColumn::Level:
    case MemberColumn::UserType:
        rows = counted(column, *byReading, structure_.rankPlaces());
        break;
    case MemberColumn::Status:
        rows = counted(column, *byReading, static_cast<std::uint32_t>(MemberStatus::Deleted) + 1);
        break;
    default:
        rows = sorted(column, *byReading, threads);
        break;
    }
    order = std::make_shared<const std::vector<RowNo>>(std::move(rows));
    limitMemory(column);
    return order;
}

void Orders::limitMemory(MemberColumn keep) {
    if (table_.rows() < smallList) return;
    for (;;) {
        int kept = 0;
        std::size_t oldest = columns;
        for (std::size_t i = 0; i < columns; ++i) {
            if (!kept_[i] || i == static_cast<std::size_t>(MemberColumn::Reading) ||
                i == static_cast<std::size_t>(keep))
                continue;
            ++kept;
            if (oldest == columns || lastUse_[i] < lastUse_[oldest]) oldest = i;
        }
        if (kept < keptOfLarge) return;
        kept_[oldest].reset();
    }
}

void Orders::forget(MemberColumn column) {
    if (column != MemberColumn::Reading) kept_[static_cast<std::size_t>(column)].reset();
}

std::vector<RowNo> Orders::merged(MemberColumn column, const std::vector<RowNo>& old,
                                  const std::vector<std::uint64_t>& out, std::vector<RowNo> in) const {
    std::ranges::sort(in, [&](RowNo a, RowNo b) { return before(column, a, b); });
    std::vector<RowNo> kept;
    kept.reserve(old.size() + in.size());
    for (const RowNo row : old)
        if (!has(out, row)) kept.push_back(row);
    std::vector<std::size_t> places(in.size());
    auto from = kept.begin();
    for (std::size_t i = 0; i < in.size(); ++i) {
        from = std::lower_bound(from, kept.end(), in[i], [&](RowNo a, RowNo b) { return before(column, a, b); });
        places[i] = static_cast<std::size_t>(from - kept.begin());
    }
    // From the back, so that each row moves once.
    std::size_t end = kept.size();
    kept.resize(kept.size() + in.size());
    for (std::size_t i = in.size(); i > 0; --i) {
        const std::size_t place = places[i - 1];
        std::copy_backward(kept.begin() + static_cast<std::ptrdiff_t>(place),
                           kept.begin() + static_cast<std::ptrdiff_t>(end),
                           kept.begin() + static_cast<std::ptrdiff_t>(end + i));
        kept[place + i - 1] = in[i - 1];
        end = place;
    }
    return kept;
}

void Orders::update(std::span<const RowNo> changed) {
    std::vector<std::uint64_t> out((table_.rows() + 63) / 64 + 1, 0);
    std::vector<RowNo> in;
    for (const RowNo row : changed) {
        if (has(out, row)) continue;
        out[row / 64] |= std::uint64_t{1} << (row % 64);
        if (table_.live(row)) in.push_back(row);
    }
    for (std::size_t i = 0; i < columns; ++i)
        if (kept_[i])
            kept_[i] =
                std::make_shared<const std::vector<RowNo>>(merged(static_cast<MemberColumn>(i), *kept_[i], out, in));
}

} // namespace sekisho::store
