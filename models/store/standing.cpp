#include "models/store/standing.h"

#include <algorithm>
#include <utility>

namespace sekisho::store {
namespace {

struct Standing {
    std::uint32_t high = 0; // executive, head and position in one
    std::uint32_t level = 0;
    RowNo row = 0;
};

Post postOf(const MemberTable& table, const Structure& structure, RowNo row, OrgNo about,
            std::span<const std::uint8_t> shown) {
    Post best;
    const auto orgs = table.orgUnits(row);
    for (std::size_t i = 0; i < orgs.size(); ++i) {
        if (orgs[i] == about) return table.post(row, i);
        if (orgs[i] >= shown.size() || shown[orgs[i]] == 0) continue;
        const RankNo position = table.post(row, i).position;
        if (structure.rankStanding(position) < structure.rankStanding(best.position)) best.position = position;
    }
    return best;
}

// Few different keys: counted, not compared.
template<class KeyOf>
void sortCounting(std::vector<Standing>& items, std::vector<Standing>& spare, std::uint32_t keys, const KeyOf& keyOf) {
    std::vector<std::size_t> start(keys + std::size_t{1}, 0);
    for (const Standing& item : items)
        ++start[keyOf(item) + 1];
    for (std::size_t key = 0; key < keys; ++key)
        start[key + 1] += start[key];
    spare.resize(items.size());
    for (const Standing& item : items)
        spare[start[keyOf(item)]++] = item;
    items.swap(spare);
}

} // namespace

void sortByStanding(std::vector<RowNo>& rows, const MemberTable& table, const Structure& structure, OrgNo about,
                    std::span<const std::uint8_t> shown) {
    const std::uint32_t places = structure.rankPlaces();
    std::vector<Standing> items;
    items.reserve(rows.size());
    for (const RowNo row : rows) {
        const Post post = postOf(table, structure, row, about, shown);
        const RankNo level = table.level(row);
        const std::uint32_t before = (structure.executive(level) ? 0U : 2U) + (post.head ? 0U : 1U);
        items.push_back({before * places + structure.rankStanding(post.position), structure.rankStanding(level), row});
    }
    std::vector<Standing> spare;
    sortCounting(items, spare, places, [](const Standing& item) { return item.level; });
    sortCounting(items, spare, 4 * places, [](const Standing& item) { return item.high; });
    std::ranges::transform(items, rows.begin(), &Standing::row);
}

} // namespace sekisho::store
