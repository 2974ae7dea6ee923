#include "tests/fakes/april_sheets.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>

namespace sekisho::fakes {

namespace {

constexpr DomainId kDomain = 10'000'001;
constexpr const char* kWorkgroup = "demo";

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string lineOf(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& cell : cells)
        out += (out.empty() ? "" : ",") + quoted(cell);
    return out + "\r\n";
}

std::string asCp932(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("ibm-943_P15A-2003", &error);
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    std::string out(text.size() + 16, '\0');
    const auto size = ucnv_fromUChars(converter, out.data(), static_cast<std::int32_t>(out.size()), unicode.getBuffer(),
                                      unicode.length(), &error);
    ucnv_close(converter);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

bool fitsCp932(const std::string& text) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("ibm-943_P15A-2003", &error);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    const icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    std::string out(text.size() * 2 + 16, '\0');
    ucnv_fromUChars(converter, out.data(), static_cast<std::int32_t>(out.size()), unicode.getBuffer(), unicode.length(),
                    &error);
    ucnv_close(converter);
    return U_SUCCESS(error);
}

// The tree while it is being changed: by ID, with paths.
class Tree {
  public:
    explicit Tree(const std::vector<OrgUnit>& units) {
        for (const OrgUnit& unit : units)
            nodes_[unit.id.value] = {unit.name, unit.parent ? unit.parent->value : std::string()};
    }
    struct Node {
        std::string name;
        std::string parent;
    };
    std::map<std::string, Node>& nodes() { return nodes_; }
    std::string path(const std::string& id) const {
        const Node& node = nodes_.at(id);
        return node.parent.empty() ? node.name : path(node.parent) + ">" + node.name;
    }
    bool isLeaf(const std::string& id) const {
        return std::ranges::none_of(nodes_, [&](const auto& node) { return node.second.parent == id; });
    }
    // As a person would write it: the path, and the ID only where two organizations share their path.
    const std::string& reference(const std::string& id) {
        auto& known = references_[id]; // asked when the tree is settled
        if (known.empty()) known = madeReference(id);
        return known;
    }

  private:
    std::string madeReference(const std::string& id) const {
        const std::string own = path(id);
        const auto same = std::ranges::count_if(nodes_, [&](const auto& node) { return path(node.first) == own; });
        return same == 1 ? own : "id:" + id;
    }

    std::map<std::string, Node> nodes_;
    std::map<std::string, std::string> references_;
};

std::string positionName(const SampleStructure& structure, const std::optional<PositionId>& id) {
    if (!id) return {};
    const auto found = std::ranges::find(structure.ranks, id->value, &Rank::id);
    return found != structure.ranks.end() ? found->name : std::string();
}

class April {
  public:
    April(std::size_t members, std::size_t faults, std::uint32_t seed)
        : faults_(faults), tree_((out_.structure = sampleStructure(members, kDomain, seed)).orgUnits) {
        const Instant march = *parseInstant("2026-03-20T00:00:00Z");
        for (std::size_t i = 0; i < members; ++i) {
            out_.members.push_back(sampleMember(i, out_.structure, kDomain, kWorkgroup, march, seed));
            Member& member = out_.members.back();
            member.privateEmail = fmt::format("p{}@mail.example.com", i);
            member.suspended = false;
            if (!fitsCp932(member.displayName() + member.displayPhonetic())) // the sheet is one of Japanese Excel
                member.name = {"高橋", fmt::format("花子{}", i), "タカハシ", "ハナコ"};
            member.deletedAt.reset();
        }
    }

    AprilSheets make() {
        changeTree();
        writeTree();
        writeMembers();
        return std::move(out_);
    }

  private:
    std::vector<std::string> leaves() const {
        std::vector<std::string> out;
        for (const OrgUnit& unit : out_.structure.orgUnits)
            if (unit.parent && tree_.isLeaf(unit.id.value)) out.push_back(unit.id.value);
        return out;
    }

    void changeTree() {
        tree_.nodes()["new1"] = {"DX推進本部", ""};
        for (int i = 2; i <= 4; ++i)
            tree_.nodes()["new" + std::to_string(i)] = {fmt::format("DX推進第{}部", i - 1), "new1"};
        out_.newUnits = 4;
        const auto free = leaves();
        const std::size_t many = std::min<std::size_t>(8, free.size() / 4);
        for (std::size_t i = 0; i < many; ++i) { // moved below the new departments
            tree_.nodes()[free[i]].parent = "new" + std::to_string(2 + i % 3);
            tree_.nodes()[free[i]].name += fmt::format(" {}", i + 1);
            moved_.insert(free[i]);
        }
        out_.movedUnits = many;
        for (std::size_t i = many; i < many + 3; ++i) {
            tree_.nodes()[free[i]].name = fmt::format("新{}課", i);
            renamed_.insert(free[i]);
        }
        out_.renamedUnits = 3 + many;
        for (std::size_t i = many + 3; i < many + 5; ++i)
            closed_.insert(free[i]);
        out_.closedUnits = closed_.size();
    }

    void writeTree() {
        std::string csv = "\xEF\xBB\xBF" + lineOf({"処理", "リソース ID", "組織名", "上位組織"});
        for (const char* id : {"new1", "new2", "new3", "new4"}) {
            const auto& node = tree_.nodes()[id];
            csv += lineOf({"", "", node.name, node.parent.empty() ? std::string() : tree_.path(node.parent)});
        }
        for (const OrgUnit& unit : out_.structure.orgUnits) {
            const auto& node = tree_.nodes()[unit.id.value];
            const bool closes = closed_.contains(unit.id.value);
            // What is above keeps its name, so its path of March is the one of April.
            csv += lineOf({closes ? "廃止" : "", unit.id.value, node.name,
                           node.parent.empty() ? std::string() : tree_.reference(node.parent)});
        }
        out_.orgUnitCsv = std::move(csv);
    }

    void writeMembers() {
        std::string csv = lineOf({"処理", "社員番号", "ID", "姓", "名", "姓(フリガナ)", "名(フリガナ)", "個人メール",
                                  "組織名", "役職", "入社日"});
        for (std::size_t i = 0; i < out_.members.size(); ++i)
            csv += rowOf(i);
        const std::size_t joiners = out_.members.size() / 33;
        for (std::size_t i = 0; i < joiners; ++i)
            csv += lineOf({"追加", fmt::format("{:07}", 2'000'000 + i), fmt::format("new{:05}", i), "新入",
                           fmt::format("社員{}", i), "シンニュウ", "シャイン", fmt::format("n{}@mail.example.com", i),
                           tree_.reference(fmt::format("new{}", 2 + i % 3)), "", "2026/4/1"});
        out_.joiners = joiners;
        out_.memberCsv = asCp932(csv);
    }

    std::string rowOf(std::size_t index) {
        const Member& member = out_.members[index];
        std::vector<std::string> units;
        std::vector<std::string> positions;
        const Organization& organization = member.organizations.front();
        bool changes = false;
        for (const bool primary : {true, false})
            for (const OrgUnitMembership& post : organization.orgUnits) {
                if (post.primary != primary) continue;
                std::string unit = post.orgUnit.value;
                // Whoever is in an organization that closes goes to a new department, and a tenth moves anyway.
                if (closed_.contains(unit) || (post.primary && index % 10 == 3)) {
                    unit = fmt::format("new{}", 2 + index % 3);
                    changes = true;
                }
                if (std::ranges::find(units, tree_.reference(unit)) != units.end()) continue;
                units.push_back(tree_.reference(unit));
                positions.push_back(positionName(out_.structure, post.position));
            }
        if (units.empty() && index % 10 == 3) {
            units.push_back(tree_.reference("new2"));
            changes = true;
        }
        std::string action;
        if (index % 50 == 7) {
            action = "退職";
            ++out_.leavers;
        } else if (index % 200 == 11) {
            action = "一時停止";
            ++out_.suspended;
        } else
            ++(changes ? out_.changed : out_.unchanged);
        std::string login = member.email.substr(0, member.email.find('@'));
        std::string reading = member.name.phoneticLastName;
        std::string hired = member.hiredDate;
        spoil(index, action, login, reading, hired, units);
        return lineOf({action, member.employeeNumber, login, member.name.lastName, member.name.firstName, reading,
                       member.name.phoneticFirstName, member.privateEmail, join(units), join(positions), hired});
    }

    static std::string join(const std::vector<std::string>& entries) {
        std::string out;
        for (std::size_t i = 0; i < entries.size(); ++i)
            out += (i ? ";" : "") + entries[i];
        return out;
    }

    void spoil(std::size_t index, std::string& action, std::string& login, std::string& reading, std::string& hired,
               std::vector<std::string>& units) {
        if (spoiled_ == faults_ || !action.empty() || index % 7 != 2) return;
        switch (spoiled_++ % 5) {
        case 0:
            reading = "さとう";
            break;
        case 1:
            hired = "令和2年4月1日";
            break;
        case 2:
            login = "ａｂｃ" + std::to_string(index);
            break;
        case 3:
            hired = "来年";
            break;
        default:
            units.assign(1, "id:nowhere");
        }
    }

    AprilSheets out_;
    std::size_t faults_;
    std::size_t spoiled_ = 0;
    Tree tree_;
    std::set<std::string> moved_, renamed_, closed_;
};

} // namespace

AprilSheets aprilSheets(std::size_t members, std::size_t faults, std::uint32_t seed) {
    return April(members, faults, seed).make();
}

sheet::Directory directoryOf(const SampleStructure& structure, const std::vector<Member>& members, DomainId domain,
                             const std::string& workgroup) {
    sheet::Directory directory;
    directory.tenant.domain = domain;
    directory.tenant.workgroup = workgroup;
    for (const OrgUnit& unit : structure.orgUnits)
        directory.addOrgUnit(unit);
    for (const Rank& rank : structure.ranks)
        directory.addRank(rank);
    for (const Member& member : members)
        directory.addMember(member);
    return directory;
}

} // namespace sekisho::fakes
