#include "models/store/structure.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sekisho::store {
namespace {

constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();

bool rankBefore(const Rank& a, const Rank& b) {
    if (a.displayOrder != b.displayOrder) return a.displayOrder < b.displayOrder;
    return a.name != b.name ? a.name < b.name : a.id < b.id;
}

} // namespace

OrgNo Structure::orgNumber(std::string_view id) {
    const OrgNo number = orgIds_.number(id);
    if (number >= orgs_.size()) orgs_.resize(number + 1);
    return number;
}

RankNo Structure::rankNumber(std::string_view id) {
    if (rankIds_.size() > std::numeric_limits<RankNo>::max()) return knownRank(id);
    const auto number = static_cast<RankNo>(rankIds_.number(id));
    if (number < ranks_.size()) return number;
    ranks_.resize(number + std::size_t{1});
    ranks_[number].place = ranks_[number].standing = nowhere;
    return number;
}

Structure::Org& Structure::org(OrgNo number) {
    return orgs_[number];
}

void Structure::putOrg(const OrgRow& row) {
    const OrgNo number = orgNumber(row.id);
    const OrgNo parent = orgNumber(row.parent);
    if (number == 0) return;
    Org& unit = org(number);
    shapeChanged_ = shapeChanged_ || !unit.known || unit.parent != parent;
    treeChanged_ = treeChanged_ || shapeChanged_ || unit.displayOrder != row.displayOrder || unit.name != row.name;
    unit.known = true;
    unit.parent = parent;
    unit.displayOrder = row.displayOrder;
    unit.name = row.name;
    unit.document = row.document;
}

void Structure::removeOrg(std::string_view id) {
    const auto number = orgIds_.known(id);
    if (!number || *number == 0 || !orgs_[*number].known) return;
    Org& unit = org(*number);
    unit.known = false;
    unit.parent = 0;
    unit.name.clear();
    unit.document.clear();
    treeChanged_ = shapeChanged_ = true;
}

void Structure::putRank(Rank rank) {
    const RankNo number = rankNumber(rank.id);
    if (number == 0) return;
    ranks_[number].known = true;
    ranks_[number].value = std::move(rank);
    ranksChanged_ = true;
}

void Structure::removeRank(std::string_view id) {
    const auto number = rankIds_.known(id);
    if (!number || *number == 0) return;
    ranks_[*number] = {};
    ranksChanged_ = true;
}

std::vector<Rank> Structure::ranks(RankKind kind) const {
    std::vector<Rank> found;
    for (const auto& entry : ranks_)
        if (entry.known && entry.value.kind == kind) found.push_back(entry.value);
    std::ranges::sort(found, rankBefore);
    return found;
}

std::string_view Structure::orgDocument(std::string_view id) const {
    const auto number = orgIds_.known(id);
    return number && orgs_[*number].known ? std::string_view(orgs_[*number].document) : std::string_view();
}

void Structure::placeRanks() {
    std::vector<RankNo> order;
    for (std::size_t i = 1; i < ranks_.size(); ++i) {
        ranks_[i].place = ranks_[i].standing = nowhere;
        if (ranks_[i].known) order.push_back(static_cast<RankNo>(i));
    }
    std::ranges::sort(order, [&](RankNo a, RankNo b) { return rankBefore(ranks_[a].value, ranks_[b].value); });
    for (std::size_t place = 0; place < order.size(); ++place) {
        RankEntry& entry = ranks_[order[place]];
        entry.place = entry.standing = static_cast<std::uint32_t>(place);
        if (place == 0) continue;
        const RankEntry& above = ranks_[order[place - 1]];
        if (above.value.displayOrder == entry.value.displayOrder) entry.standing = above.standing;
    }
}

bool Structure::settle() {
    if (ranksChanged_) placeRanks();
    ranksChanged_ = false;
    if (!treeChanged_) return false;
    treeChanged_ = false;

    std::vector<std::vector<OrgNo>> children(orgs_.size());
    std::vector<OrgNo> tops;
    for (OrgNo number = 1; number < orgs_.size(); ++number) {
        Org& unit = org(number);
        unit.place = unit.end = nowhere;
        unit.above = 0;
        if (!unit.known) continue;
        const bool hasParent = unit.parent != 0 && unit.parent != number && orgs_[unit.parent].known;
        (hasParent ? children[unit.parent] : tops).push_back(number);
    }
    const auto before = [&](OrgNo a, OrgNo b) {
        const Org &x = orgs_[a], &y = orgs_[b];
        if (x.displayOrder != y.displayOrder) return x.displayOrder < y.displayOrder;
        return x.name != y.name ? x.name < y.name : orgIds_.text(a) < orgIds_.text(b);
    };
    for (auto& siblings : children)
        std::ranges::sort(siblings, before);
    std::ranges::sort(tops, before);

    inOrder_.clear();
    struct Step {
        OrgNo number;
        std::size_t child;
    };
    std::vector<Step> path;
    const auto walk = [&](OrgNo top) {
        if (org(top).place != nowhere) return;
        org(top).place = static_cast<std::uint32_t>(inOrder_.size());
        inOrder_.push_back(top);
        path.push_back({top, 0});
        while (!path.empty()) {
            const OrgNo number = path.back().number;
            if (path.back().child == children[number].size()) {
                org(number).end = static_cast<std::uint32_t>(inOrder_.size());
                path.pop_back();
                continue;
            }
            const OrgNo next = children[number][path.back().child++];
            if (org(next).place != nowhere) continue; // a ring of parents
            org(next).above = number;
            org(next).place = static_cast<std::uint32_t>(inOrder_.size());
            inOrder_.push_back(next);
            path.push_back({next, 0});
        }
    };
    std::ranges::for_each(tops, walk);
    for (OrgNo number = 1; number < orgs_.size(); ++number)
        if (orgs_[number].known) walk(number); // what only rings lead to
    return std::exchange(shapeChanged_, false);
}

std::uint32_t Structure::orgPlace(OrgNo number) const {
    if (number == 0 || number >= orgs_.size() || !orgs_[number].known)
        return static_cast<std::uint32_t>(inOrder_.size());
    return orgs_[number].place;
}

std::uint32_t Structure::rankPlace(RankNo rank) const {
    const auto last = static_cast<std::uint32_t>(ranks_.size());
    return rank == 0 || rank >= ranks_.size() ? last : std::min(ranks_[rank].place, last);
}

std::uint32_t Structure::rankStanding(RankNo rank) const {
    const auto last = static_cast<std::uint32_t>(ranks_.size());
    return rank == 0 || rank >= ranks_.size() ? last : std::min(ranks_[rank].standing, last);
}

std::vector<std::uint8_t> Structure::subtree(OrgNo number, bool directOnly) const {
    std::vector<std::uint8_t> in(orgs_.size(), 0);
    if (number == 0 || number >= orgs_.size()) return in;
    in[number] = 1;
    const Org& unit = orgs_[number];
    if (directOnly || !unit.known) return in;
    for (auto place = unit.place; place < unit.end; ++place)
        in[inOrder_[place]] = 1;
    return in;
}

std::vector<ports::OrgNode> Structure::tree() const {
    std::vector<ports::OrgNode> nodes;
    nodes.reserve(inOrder_.size());
    for (const OrgNo number : inOrder_) {
        const Org& unit = orgs_[number];
        nodes.push_back({OrgUnitId(std::string(orgIds_.text(number))), OrgUnitId(std::string(orgIds_.text(unit.above))),
                         unit.name, unit.displayOrder, unit.direct, unit.all});
    }
    return nodes;
}

void Structure::clearCounts() {
    for (auto& unit : orgs_)
        unit.direct = unit.all = 0;
}

void Structure::count(std::span<const OrgNo> orgs, int change) {
    const auto add = static_cast<std::uint32_t>(change); // wraps to a subtraction for -1
    for (std::size_t i = 0; i < orgs.size(); ++i) {
        if (orgs[i] == 0 || std::ranges::find(orgs.first(i), orgs[i]) != orgs.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
        orgs_[orgs[i]].direct += add;
        for (OrgNo at = orgs[i]; at != 0; at = orgs_[at].above) {
            // A member of two branches counts once where they meet: the walk stops where an earlier one has passed.
            const auto passed = [&](OrgNo earlier) {
                return earlier != 0 && orgs_[earlier].known && orgs_[at].known &&
                       orgs_[at].place <= orgs_[earlier].place && orgs_[earlier].place < orgs_[at].end;
            };
            if (std::ranges::any_of(orgs.first(i), passed)) break;
            orgs_[at].all += add;
        }
    }
}

} // namespace sekisho::store
