#include "models/store/structure.h"

#include <gtest/gtest.h>

namespace sekisho::store::test_store_structure {
namespace {

OrgRow unit(const std::string& id, const std::string& parent, int order = 1) {
    return {id, parent, "name of " + id, order, 1, "doc of " + id};
}

std::string shape(const Structure& structure) {
    std::string text;
    for (const auto& node : structure.tree())
        text += node.id.value + "<" + node.parent.value + " ";
    return text;
}

TEST(StoreStructure, parentsComeBeforeChildrenAndSiblingsInTheirOrder) {
    Structure s;
    s.putOrg(unit("b", "top", 2));
    s.putOrg(unit("a1", "a"));
    s.putOrg(unit("a", "top", 1));
    s.putOrg(unit("top", ""));
    EXPECT_TRUE(s.settle());
    EXPECT_EQ(shape(s), "top< a<top a1<a b<top ");
    EXPECT_FALSE(s.settle());
    s.putOrg(unit("b", "top", 0));
    EXPECT_FALSE(s.settle()) << "another order is no other shape";
    EXPECT_EQ(shape(s), "top< b<top a<top a1<a ");
    EXPECT_EQ(s.orgDocument("a"), "doc of a");
    EXPECT_EQ(s.orgDocument("nobody"), "");
}

TEST(StoreStructure, missingParentsAndRingsLoseNothing) {
    Structure s;
    s.putOrg(unit("child", "unseen"));
    s.putOrg(unit("x", "y"));
    s.putOrg(unit("y", "z"));
    s.putOrg(unit("z", "x"));
    s.putOrg(unit("own", "own"));
    s.settle();
    EXPECT_EQ(s.tree().size(), 5U);
    const std::vector<OrgNo> member{*s.knownOrg("z")};
    s.count(member, 1);
    std::uint32_t all = 0;
    for (const auto& node : s.tree())
        all = std::max(all, node.allMembers);
    EXPECT_EQ(all, 1U);
}

TEST(StoreStructure, aMemberOfTwoBranchesCountsOnceWhereTheyMeet) {
    Structure s;
    for (const auto& row : {unit("top", ""), unit("a", "top"), unit("a1", "a"), unit("b", "top")})
        s.putOrg(row);
    s.settle();
    const std::vector<OrgNo> both{*s.knownOrg("a1"), *s.knownOrg("b"), *s.knownOrg("a1")};
    s.count(both, 1);
    const auto numbers = [&] {
        std::string text;
        for (const auto& node : s.tree())
            text += node.id.value + std::to_string(node.directMembers) + std::to_string(node.allMembers) + " ";
        return text;
    };
    EXPECT_EQ(numbers(), "top01 a01 a111 b11 ");
    const std::vector<OrgNo> upAndDown{*s.knownOrg("top"), *s.knownOrg("a1")};
    s.count(upAndDown, 1);
    EXPECT_EQ(numbers(), "top12 a02 a122 b11 ");
    s.count(both, -1);
    s.count(upAndDown, -1);
    EXPECT_EQ(numbers(), "top00 a00 a100 b00 ");
}

TEST(StoreStructure, ranksAreOrderedAndForgotten) {
    Structure s;
    Rank chief{RankKind::Position, 1, "p1", 2, "部長", {}, {}, false, {}, 1};
    Rank clerk{RankKind::Position, 1, "p2", 1, "係長", {}, {}, false, {}, 1};
    s.putRank(chief);
    s.putRank(clerk);
    s.settle();
    ASSERT_EQ(s.ranks(RankKind::Position).size(), 2U);
    EXPECT_EQ(s.ranks(RankKind::Position).front().name, "係長");
    EXPECT_TRUE(s.ranks(RankKind::Level).empty());
    EXPECT_LT(s.rankPlace(s.rankNumber("p2")), s.rankPlace(s.rankNumber("p1")));
    s.removeRank("p2");
    s.settle();
    EXPECT_EQ(s.ranks(RankKind::Position).size(), 1U);
    EXPECT_GT(s.rankPlace(s.rankNumber("p2")), s.rankPlace(s.rankNumber("p1")));
    EXPECT_GT(s.rankPlace(s.rankNumber("unknown")), s.rankPlace(s.rankNumber("p1")));
}

} // namespace
} // namespace sekisho::store::test_store_structure
