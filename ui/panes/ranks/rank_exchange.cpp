#include "ui/panes/ranks/rank_exchange.h"

#include <utility>

namespace sekisho::ui::ranks {

namespace {

template<class Id>
void exchange(std::optional<Id>& held, const std::string& from, const std::string& to) {
    if (!held || held->value != from) return;
    held = to.empty() ? std::nullopt : std::optional(Id(to));
}

} // namespace

Member withRankExchanged(Member member, RankKind kind, const std::string& from, const std::string& to) {
    if (kind == RankKind::UserType) exchange(member.userType, from, to);
    for (auto& organization : member.organizations) {
        if (kind == RankKind::Level) exchange(organization.level, from, to);
        if (kind != RankKind::Position) continue;
        for (auto& post : organization.orgUnits)
            exchange(post.position, from, to);
    }
    return member;
}

} // namespace sekisho::ui::ranks
