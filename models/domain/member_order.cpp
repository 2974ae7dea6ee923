#include "models/domain/member_order.h"

#include <limits>

namespace sekisho {

namespace {

std::int64_t placeOf(const std::optional<std::int32_t>& order) {
    return order ? std::int64_t{*order} : std::numeric_limits<std::int64_t>::max();
}

} // namespace

std::tuple<int, int, std::int64_t, std::int64_t> MemberPlace::rank() const {
    return {executive ? 0 : 1, head ? 0 : 1, placeOf(position), placeOf(level)};
}

bool operator<(const MemberPlace& a, const MemberPlace& b) {
    const auto first = a.rank();
    const auto second = b.rank();
    if (first != second) return first < second;
    if (a.sortKey != b.sortKey) return a.sortKey < b.sortKey;
    return a.row < b.row;
}

} // namespace sekisho
