// Lists of an organization by standing, ranks and their holders, against the definition of models/domain/member_order.h
// over the records.

#include "models/domain/member_order.h"
#include "models/domain/text_fold.h"
#include "models/store/member_view.h"
#include "tests/fakes/sample_people.h"
#include "tests/unit/store_fixture.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace sekisho::store::testing::test_store_standing {
namespace {

using ports::MemberQuery;

constexpr DomainId domain = 10'000'001;

class StoreStanding : public ::testing::Test {
  protected:
    StoreStanding() {
        structure = fakes::sampleStructure(members, domain, 9);
        int number = 0;
        for (Rank& rank : structure.ranks) {
            rank.displayOrder = ++number / 2; // two of a kind often stand at one place, kinds overlap
            rank.executive = rank.kind == RankKind::Level && number % 3 == 0;
        }
        auto data = std::make_shared<ListData>(members);
        for (const auto& unit : structure.orgUnits)
            data->add(rowOf(unit, "doc"));
        for (const auto& rank : structure.ranks)
            data->add(rank);
        for (std::size_t i = 0; i < members; ++i) {
            Member member = fakes::sampleMember(i, structure, domain, "demo", clock.now(), 9);
            // Many belong to several organizations, with a position and perhaps as head in each.
            for (auto& organization : member.organizations)
                for (int more = static_cast<int>(random() % 3); more > 0; --more) {
                    OrgUnitMembership post;
                    post.orgUnit = structure.orgUnits[random() % structure.orgUnits.size()].id;
                    post.isManager = random() % 4 == 0;
                    if (random() % 3 != 0) post.position = PositionId(anyRank(RankKind::Position));
                    const auto taken = [&](const OrgUnitMembership& other) { return other.orgUnit == post.orgUnit; };
                    if (std::ranges::none_of(organization.orgUnits, taken)) organization.orgUnits.push_back(post);
                }
            present[member.id.value] = member;
            EXPECT_TRUE(data->add(rowOf(member), toMillis(clock.now())));
        }
        data->finish({}, nullptr);
        view.replace(std::move(data), true);
    }

    std::string anyRank(RankKind kind) {
        for (;;)
            if (const Rank& rank = structure.ranks[random() % structure.ranks.size()]; rank.kind == kind)
                return rank.id;
    }
    const Rank* rankBy(const std::string& id) const {
        const auto found = std::ranges::find(structure.ranks, id, &Rank::id);
        return found == structure.ranks.end() ? nullptr : &*found;
    }
    bool below(std::string unit, const std::string& top) const {
        for (; !unit.empty() && unit != top;) {
            const auto found = std::ranges::find(structure.orgUnits, OrgUnitId(unit), &OrgUnit::id);
            unit = found != structure.orgUnits.end() && found->parent ? found->parent->value : std::string();
        }
        return unit == top;
    }

    MemberPlace placeOf(const Member& member, const OrgUnitId& about, ports::RowNo row) const {
        MemberPlace place;
        const auto* home = member.primaryOrganization();
        if (const Rank* level = home && home->level ? rankBy(home->level->value) : nullptr) {
            place.level = level->displayOrder;
            place.executive = level->executive;
        }
        const OrgUnitMembership* own = nullptr;
        for (const auto& organization : member.organizations)
            for (const auto& post : organization.orgUnits) {
                if (post.orgUnit == about) own = &post;
                const Rank* position = post.position ? rankBy(post.position->value) : nullptr;
                if (!position || !below(post.orgUnit.value, about.value)) continue;
                if (!place.position || position->displayOrder < *place.position)
                    place.position = position->displayOrder;
            }
        if (own) {
            place.head = own->isManager;
            place.position.reset();
            if (const Rank* position = own->position ? rankBy(own->position->value) : nullptr)
                place.position = position->displayOrder;
        }
        place.sortKey = sortKey(member.displayPhonetic(), member.displayName());
        place.row = row;
        return place;
    }

    void expectByStanding(const OrgUnitId& about, bool directOnly) {
        MemberQuery query;
        query.orgUnit = about;
        query.directOnly = directOnly;
        const auto rows = view.query(query);
        std::vector<MemberPlace> places;
        for (const auto row : *rows)
            places.push_back(placeOf(present.at(std::string(view.cells(row).id)), about, row));
        for (std::size_t i = 1; i < places.size(); ++i)
            ASSERT_FALSE(places[i] < places[i - 1]) << about.value << " at " << i;
        checked += places.size();
    }
    void expectAllByStanding() {
        checked = 0;
        for (const auto& unit : structure.orgUnits)
            for (const bool directOnly : {true, false})
                expectByStanding(unit.id, directOnly);
        EXPECT_GT(checked, members);
    }

    static constexpr std::size_t members = 900;
    fakes::SampleStructure structure;
    ManualClock clock{testNow()};
    fakes::ManualExecutor gui;
    MemberView view{clock, gui};
    std::map<std::string, Member> present;
    std::mt19937 random{3};
    std::size_t checked = 0;
};

TEST_F(StoreStanding, organizationsAreListedByIt) {
    expectAllByStanding();
}

TEST_F(StoreStanding, anotherOrderOfRanksIsFollowed) {
    std::vector<Edit> edits;
    for (Rank& rank : structure.ranks) {
        rank.displayOrder = -rank.displayOrder;
        rank.executive = rank.kind == RankKind::Level && !rank.executive;
        edits.emplace_back(rank);
    }
    view.apply(edits);
    expectAllByStanding();
    const std::string gone = anyRank(RankKind::Position);
    std::erase_if(structure.ranks, [&](const Rank& rank) { return rank.id == gone; });
    view.apply(std::vector<Edit>{Gone{"position", gone}});
    expectAllByStanding();
}

TEST_F(StoreStanding, aMemberWhoMovesStandsInHisNewPlace) {
    std::vector<Edit> edits;
    for (auto& [id, member] : present) {
        if (random() % 4 != 0 || member.organizations.empty()) continue;
        for (auto& post : member.organizations.front().orgUnits) {
            post.isManager = !post.isManager;
            post.position = PositionId(anyRank(RankKind::Position));
        }
        edits.emplace_back(rowOf(member));
    }
    view.apply(edits);
    expectAllByStanding();
}

TEST_F(StoreStanding, theWholeTenantAndAColumnKeepTheirOrders) {
    MemberQuery usual, byReading;
    byReading.sortBy = ports::MemberColumn::Reading;
    EXPECT_EQ(*view.query(usual), *view.query(byReading));
    usual.descending = true; // has no other direction
    EXPECT_EQ(*view.query(usual), *view.query(byReading));
    byReading.orgUnit = structure.orgUnits.front().id;
    const auto rows = view.query(byReading);
    for (std::size_t i = 1; i < rows->size(); ++i)
        ASSERT_TRUE(view.data()->orders.before(ports::MemberColumn::Reading, (*rows)[i - 1], (*rows)[i]));
}

TEST_F(StoreStanding, holdersAreCountedAndFound) {
    for (const RankKind kind : {RankKind::Level, RankKind::Position, RankKind::UserType}) {
        std::map<std::string, std::set<std::string>> holders;
        for (const auto& [id, member] : present) {
            if (kind == RankKind::UserType && member.userType) holders[member.userType->value].insert(id);
            for (const auto& organization : member.organizations) {
                if (kind == RankKind::Level && organization.level) holders[organization.level->value].insert(id);
                for (const auto& post : organization.orgUnits)
                    if (kind == RankKind::Position && post.position) holders[post.position->value].insert(id);
            }
        }
        const auto counts = view.data()->table.holders(kind);
        ASSERT_FALSE(holders.empty());
        for (const auto& [rank, ids] : holders) {
            EXPECT_EQ(counts[view.data()->structure.knownRank(rank)], ids.size());
            MemberQuery query;
            query.rank = rank;
            std::set<std::string> found;
            for (const auto row : *view.query(query))
                found.emplace(view.cells(row).id);
            EXPECT_EQ(found, ids);
        }
    }
    MemberQuery nobody;
    nobody.rank = "not a rank";
    EXPECT_TRUE(view.query(nobody)->empty());
}

} // namespace
} // namespace sekisho::store::testing::test_store_standing
