#include "service/sample_structure.h"

#include "service/sample_random.h"
#include "service/sample_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace sekishod {

using sekisho::OrgUnit;
using sekisho::Rank;
using sekisho::RankKind;

namespace {

constexpr std::int64_t membersPerUnit = 25;
constexpr std::int64_t mostUnits = 10'000;
constexpr std::int64_t fewestUnits = 8;

int depthFor(std::int64_t members) {
    if (members < 2'000) return 4;
    return members < 50'000 ? 5 : 6;
}

// How many units stand on each level: a growing row that sums up to about `total`.
std::vector<std::size_t> levelSizes(std::size_t total, int depth, std::size_t mostAtTop) {
    const auto top =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(std::pow(double(total), 0.28))), 2, mostAtTop);
    double low = 1.0, high = 30.0;
    for (int round = 0; round < 60; ++round) {
        const double ratio = (low + high) / 2;
        double sum = 0, part = double(top);
        for (int level = 0; level < depth; ++level, part *= ratio)
            sum += part;
        (sum < double(total) ? low : high) = ratio;
    }
    std::vector<std::size_t> sizes;
    std::size_t used = 0;
    double part = double(top);
    for (int level = 0; level < depth; ++level, part *= low) {
        const std::size_t left = total - used;
        const bool last = level + 1 == depth;
        sizes.push_back(last ? std::max<std::size_t>(left, 1) : std::clamp<std::size_t>(std::size_t(part), 1, left));
        used += sizes.back();
    }
    return sizes;
}

class Builder {
  public:
    Builder(const Tenant& tenant, std::uint64_t seed) : tenant_(tenant), seed_(seed) {}

    void addLevel(int depth, std::size_t count) {
        const std::size_t begin = levelBegin_, end = out_.units.size();
        levelBegin_ = end;
        for (std::size_t i = 0; i < count; ++i) {
            SampleRandom random(seed_, tenant_.workgroup + "/orgUnit", out_.units.size());
            // Each parent gets one before chance decides, so that the tree is as deep on every side as it can be.
            const std::size_t parent = depth == 1 ? end + i : begin + (i < end - begin ? i : random.below(end - begin));
            addUnit(depth, parent, random);
        }
    }

    void addRanks() {
        const SampleWords& words = sampleWords();
        out_.levels = ranks(RankKind::Level, words.levels);
        out_.positions = ranks(RankKind::Position, words.positions);
        out_.userTypes = ranks(RankKind::UserType, words.userTypes);
    }

    SampleStructure finish(int depth) {
        out_.depth = depth;
        return std::move(out_);
    }

  private:
    void addUnit(int depth, std::size_t parent, SampleRandom& random) {
        const std::size_t place = out_.units.size();
        const bool top = depth == 1;
        const std::size_t order = top ? place : children_[parent];
        SampleOrgUnit made;
        made.depth = depth;
        made.parent = top ? place : parent;
        made.division = top ? place % sampleWords().divisions.size() : out_.units[parent].division;
        const SampleWord name = nameOf(depth, made.division, parent, order);
        OrgUnit& unit = made.unit;
        unit.domain = tenant_.domain;
        unit.id = sekisho::OrgUnitId(random.uid());
        unit.name = name.ja;
        unit.i18nNames = {{"en_US", name.en}};
        unit.email = fmt::format("org-{:05}@{}", place + 1, tenant_.workgroup);
        unit.displayOrder = static_cast<int>(order) + 1;
        unit.useMessage = true;
        unit.useNote = unit.useCalendar = unit.useTask = unit.useFolder = random.percent(90);
        unit.visible = !random.percent(2);
        unit.useServiceNotification = random.percent(20);
        if (random.percent(40)) unit.externalKey = fmt::format("org-{:05}", place + 1);
        if (top || random.percent(10)) unit.description = fmt::format("{}の連絡と資料", name.ja);
        unit.version = 1;
        if (!top) {
            unit.parent = out_.units[parent].unit.id;
            out_.units[parent].leaf = false;
            ++children_[parent];
        }
        out_.units.push_back(std::move(made));
        children_.resize(out_.units.size() + 1, 0);
    }

    SampleWord nameOf(int depth, std::size_t division, std::size_t parent, std::size_t order) const {
        const SampleWords& words = sampleWords();
        if (depth == 1) return numbered(words.divisions, order, [](const SampleDivision& d) { return d.name; });
        const auto plain = [](const SampleWord& w) { return w; };
        if (depth == 2) return suffixed(numbered(words.divisions[division].areas, order, plain), words.department);
        if (depth == 3) {
            const SampleWord theme = numbered(words.themes, order, plain);
            const SampleWord area = stem(out_.units[parent].unit);
            return suffixed({area.ja + theme.ja, area.en + " " + theme.en, {}, false}, words.section);
        }
        const auto& list = depth == 4 ? words.subsections : depth == 5 ? words.teams : words.groups;
        return numbered(list, order, plain);
    }

    // A name of the list; once the list is used up the same names come again as 第 2, 第 3 …
    template<class List, class Name>
    static SampleWord numbered(const List& list, std::size_t order, Name nameFor) {
        SampleWord word = nameFor(list[order % list.size()]);
        if (const std::size_t round = order / list.size(); round > 0) {
            word.ja = fmt::format("第 {} {}", round + 1, word.ja);
            word.en = fmt::format("{} {}", word.en, round + 1);
        }
        return word;
    }

    static SampleWord suffixed(SampleWord word, const SampleWord& suffix) {
        word.ja += suffix.ja;
        word.en += " " + suffix.en;
        return word;
    }

    // 人事部 → 人事
    static SampleWord stem(const OrgUnit& department) {
        const SampleWord& suffix = sampleWords().department;
        SampleWord word{department.name, department.i18nNames.front().name, {}, false};
        if (word.ja.ends_with(suffix.ja)) word.ja.resize(word.ja.size() - suffix.ja.size());
        if (word.en.ends_with(" " + suffix.en)) word.en.resize(word.en.size() - suffix.en.size() - 1);
        return word;
    }

    std::vector<Rank> ranks(RankKind kind, const std::vector<SampleWord>& words) const {
        std::vector<Rank> out;
        for (const SampleWord& word : words) {
            SampleRandom random(seed_, fmt::format("{}/{}", tenant_.workgroup, rankKey(kind)), out.size());
            Rank rank;
            rank.kind = kind;
            rank.domain = tenant_.domain;
            rank.id = random.uid();
            rank.displayOrder = static_cast<int>(out.size()) + 1;
            rank.name = word.ja;
            rank.i18nNames = {{"en_US", word.en}};
            rank.executive = word.executive;
            rank.code = word.code;
            rank.version = 1;
            out.push_back(std::move(rank));
        }
        return out;
    }

    const Tenant& tenant_;
    std::uint64_t seed_;
    SampleStructure out_;
    std::size_t levelBegin_ = 0;
    std::vector<std::size_t> children_ = {0};
};

} // namespace

SampleStructure sampleStructure(const Tenant& tenant, std::int64_t members, std::uint64_t seed) {
    const auto total = static_cast<std::size_t>(std::clamp(members / membersPerUnit, fewestUnits, mostUnits));
    const int depth = depthFor(members);
    const auto sizes = levelSizes(total, depth, sampleWords().divisions.size());
    Builder builder(tenant, seed);
    for (int level = 0; level < depth; ++level)
        builder.addLevel(level + 1, sizes[static_cast<std::size_t>(level)]);
    builder.addRanks();
    return builder.finish(depth);
}

} // namespace sekishod
