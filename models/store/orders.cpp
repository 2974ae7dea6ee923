#include "models/store/orders.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace sekisho::store {
namespace {

using ports::MemberColumn;

constexpr int mostKept = 3; // beside the default order: each costs memory, and time at each change
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
    case MemberColumn::LastSignIn:
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
    case MemberColumn::LastSignIn:
        return static_cast<std::uint64_t>(table_.lastSignIn(row));
    default:
        return static_cast<std::uint64_t>(table_.createdAt(row)) ^ flipSign;
    }
}

Orders::Key Orders::keyOf(MemberColumn column, RowNo row) const {
    if (!isText(column)) return {false, numberKey(column, row), {}};
    if (column != MemberColumn::Reading) {
        const auto text = textKey(column, row);
        return {text.empty(), 0, text};
    }
    const auto all = table_.search(row);
    const auto reading = fieldOf(all, static_cast<std::size_t>(SearchField::Reading));
    if (!reading.empty()) return {false, 0, reading};
    return {true, 0, fieldOf(all, static_cast<std::size_t>(SearchField::Name))};
}

int Orders::compare(const Key& a, const Key& b) {
    if (a.behind != b.behind) return a.behind ? 1 : -1;
    if (a.number != b.number) return a.number < b.number ? -1 : 1;
    return a.text.compare(b.text);
}

bool Orders::before(MemberColumn column, RowNo a, RowNo b) const {
    return before(column, keyOf(column, a), a, keyOf(column, b), b);
}

bool Orders::before(MemberColumn column, const Key& keyA, RowNo a, const Key& keyB, RowNo b) const {
    if (const int order = compare(keyA, keyB); order != 0) return order < 0;
    if (column != MemberColumn::Reading)
        if (const int order = compare(keyOf(MemberColumn::Reading, a), keyOf(MemberColumn::Reading, b)); order != 0)
            return order < 0;
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

// Rows whose first 16 bytes are the same and which have more: by the whole text, read once for each.
void Orders::sortLongKeys(MemberColumn column, std::span<Item> items, const std::vector<RowNo>& base) const {
    std::vector<std::pair<std::string_view, Item>> texts;
    for (auto at = items.begin(); at != items.end();) {
        auto end = at + 1;
        bool longer = (at->place & 1U) != 0;
        for (; end != items.end() && sameKey(*at, *end); ++end)
            longer = longer || (end->place & 1U) != 0;
        if (longer && end - at > 1) {
            texts.clear();
            for (auto item = at; item != end; ++item)
                texts.emplace_back(textKey(column, base[item->place / 2]), *item);
            std::ranges::sort(texts, [](const auto& a, const auto& b) {
                const int order = a.first.compare(b.first);
                return order != 0 ? order < 0 : a.second.place < b.second.place;
            });
            std::ranges::transform(texts, at, [](const auto& text) { return text.second; });
        }
        at = end;
    }
}

void Orders::sortLongKeysOnTwo(MemberColumn column, std::vector<Item>& items, const std::vector<RowNo>& base,
                               TwoThreads* threads) const {
    std::size_t middle = items.size() / 2;
    while (middle > 0 && middle < items.size() && sameKey(items[middle - 1], items[middle]))
        ++middle;
    const std::span all(items);
    if (threads && items.size() >= worthTwo)
        threads->run([&] { sortLongKeys(column, all.first(middle), base); },
                     [&] { sortLongKeys(column, all.subspan(middle), base); });
    else
        sortLongKeys(column, all, base);
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
    if (isText(column)) sortLongKeysOnTwo(column, items, base, threads);
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

void Orders::give(MemberColumn column, std::vector<RowNo> order) {
    auto& kept = kept_[static_cast<std::size_t>(column)];
    if (kept) return;
    kept = std::make_shared<const std::vector<RowNo>>(std::move(order));
    lastUse_[static_cast<std::size_t>(column)] = ++uses_;
    limitMemory(column);
}

void Orders::limitMemory(MemberColumn keep) {
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
        if (kept < mostKept) return;
        kept_[oldest].reset();
    }
}

void Orders::forget(MemberColumn column) {
    if (column != MemberColumn::Reading) kept_[static_cast<std::size_t>(column)].reset();
}

std::vector<RowNo> Orders::merged(MemberColumn column, const std::vector<RowNo>& old,
                                  const std::vector<std::uint64_t>& out, const std::vector<RowNo>& rows) const {
    std::vector<std::pair<Key, RowNo>> in; // each key is read once: it lies anywhere in memory
    in.reserve(rows.size());
    for (const RowNo row : rows)
        in.emplace_back(keyOf(column, row), row);
    std::ranges::sort(
        in, [&](const auto& a, const auto& b) { return before(column, a.first, a.second, b.first, b.second); });
    std::vector<RowNo> kept(old.size() + in.size() + 1);
    std::size_t count = 0;
    for (const RowNo row : old) { // without a branch: few go, nobody can guess which
        kept[count] = row;
        count += has(out, row) ? 0U : 1U;
    }
    kept.resize(count);
    std::vector<std::size_t> places(in.size());
    auto from = kept.begin();
    for (std::size_t i = 0; i < in.size(); ++i) {
        from = std::lower_bound(from, kept.end(), in[i], [&](RowNo a, const std::pair<Key, RowNo>& b) {
            return before(column, keyOf(column, a), a, b.first, b.second);
        });
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
        kept[place + i - 1] = in[i - 1].second;
        end = place;
    }
    return kept;
}

void Orders::note(RowNo row) {
    std::vector<NotedKey>& keys = noted_[row];
    for (std::size_t i = 0; i < columns; ++i) {
        if (!kept_[i]) continue;
        const auto column = static_cast<MemberColumn>(i);
        const Key key = keyOf(column, row);
        keys.push_back({column, key.behind, key.number, std::string(key.text)});
    }
}

bool Orders::keepsPlace(MemberColumn column, RowNo row) const {
    const auto noted = noted_.find(row);
    if (noted == noted_.end() || !table_.live(row)) return false;
    const auto same = [&](MemberColumn one) {
        const auto was = std::ranges::find(noted->second, one, &NotedKey::column);
        if (was == noted->second.end()) return false;
        const Key is = keyOf(one, row);
        return was->behind == is.behind && was->number == is.number && was->text == is.text;
    };
    return same(column) && same(MemberColumn::Reading); // which equal keys follow
}

void Orders::update(std::span<const RowNo> changed) {
    std::vector<std::uint64_t> out;
    std::vector<RowNo> in;
    for (std::size_t i = 0; i < columns; ++i) {
        if (!kept_[i]) continue;
        const auto column = static_cast<MemberColumn>(i);
        out.assign((table_.rows() + 63) / 64 + 1, 0);
        in.clear();
        bool any = false;
        for (const RowNo row : changed) {
            if (has(out, row) || keepsPlace(column, row)) continue;
            any = true;
            out[row / 64] |= std::uint64_t{1} << (row % 64);
            if (table_.live(row)) in.push_back(row);
        }
        if (any) kept_[i] = std::make_shared<const std::vector<RowNo>>(merged(column, *kept_[i], out, in));
    }
    noted_.clear();
}

} // namespace sekisho::store
