#include "models/sheet/checker_state.h"

#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

constexpr unsigned kMostThreads = 8;
constexpr std::size_t kGroupsAtOnce = 50; // well below a frame of whoever reads them

unsigned usableThreads(unsigned wanted) {
    if (wanted > 0) return std::min(wanted, kMostThreads);
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

} // namespace

std::uint64_t keyHash(KeyKind kind, std::string_view text) {
    return TextHash{}(text)*0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(kind);
}

void Checker::Texts::count(const MemberReader& reader, RowCells cells, std::uint32_t number, int sign) {
    const auto touch = [&](Use& use) {
        use.rows += static_cast<std::uint32_t>(sign);
        if (sign > 0) use.first = std::min(use.first, number);
    };
    if (const std::string_view text = reader.orgText(cells); !text.empty()) {
        auto found = units.find(text);
        if (found == units.end()) found = units.emplace(std::string(text), Use()).first;
        touch(found->second);
        if (found->second.rows == 0) units.erase(found);
    }
    thread_local std::vector<RankText> names;
    reader.rankTexts(cells, names);
    for (RankText& name : names) {
        const auto found = ranks.try_emplace(std::move(name)).first;
        touch(found->second);
        if (found->second.rows == 0) ranks.erase(found);
    }
}

void Checker::Texts::merge(Texts&& other) {
    const auto join = [](auto& into, auto&& from) {
        for (auto& [text, use] : from) {
            Use& mine = into[text];
            mine.rows += use.rows;
            mine.first = std::min(mine.first, use.first);
        }
    };
    join(units, std::move(other.units));
    join(ranks, std::move(other.ranks));
}

Checker::Checker(const Directory& directory, std::vector<Part> parts,
                 std::function<Done(std::string_view, std::string_view)> checkPassword, GroupSource groups)
    : directory_(directory), parts_(std::move(parts)), checkPassword_(std::move(checkPassword)),
      groups_(std::move(groups)) {
    for (std::size_t i = 0; i < parts_.size(); ++i)
        states_.push_back(std::make_unique<PartState>());
}
Checker::~Checker() = default;

void Checker::setMapping(std::size_t part, Mapping mapping) {
    parts_[part].mapping = std::move(mapping);
    checked_ = false;
}

Checker::Built Checker::build() const {
    Built out;
    out.world = std::make_unique<World>(directory_);
    out.world->checkPassword = checkPassword_;
    out.world->addedMember = [this](std::string_view login) { return addedMember(login); };
    out.plans.resize(parts_.size());
    const auto plan = [&](auto wanted, auto make) {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (wanted(parts_[i].mapping.kind)) out.plans[i] = make(parts_[i].table, parts_[i].mapping, *out.world);
    };
    plan([](SheetKind kind) { return kind == SheetKind::OrgUnit; }, planOrgUnits);
    plan(
        [](SheetKind kind) {
            return kind == SheetKind::Position || kind == SheetKind::Level || kind == SheetKind::UserType;
        },
        planRanks);
    resolve(*out.world);
    return out;
}

// Paths of more than one name first, so that a single name may mean an organization of a later row.
void Checker::resolve(World& world) const {
    const bool make = std::ranges::any_of(parts_, [](const Part& p) { return isMember(p) && p.mapping.createPlaces; });
    std::vector<std::pair<std::uint32_t, const std::string*>> order;
    for (const auto& [text, use] : texts_.units)
        order.emplace_back(use.first, &text);
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : *a.second < *b.second;
    });
    if (make)
        for (const auto& [row, text] : order)
            for (const std::string& path : listEntries(*text))
                // A fault is found again below, where the cell is known.
                if (path.find('>') != std::string::npos) static_cast<void>(world.places.findOrMake(path));
    for (const auto& [row, text] : order) {
        OrgCell cell;
        for (const std::string& path : listEntries(*text)) {
            if (path.empty()) continue;
            auto found = make ? world.places.findOrMake(path) : world.places.find(path);
            if (found)
                cell.places.push_back(*found);
            else
                cell.faults.push_back(std::move(found).error());
        }
        world.orgCells.emplace(*text, std::move(cell));
    }
    if (!make) return;
    std::vector<std::pair<std::uint32_t, const RankText*>> names;
    for (const auto& [name, use] : texts_.ranks)
        names.emplace_back(use.first, &name);
    std::ranges::sort(names);
    for (const auto& [row, name] : names)
        static_cast<void>(world.ranks.findOrMake(name->first, name->second)); // its fault is kept there
}

void Checker::adopt(Built built) {
    world_ = std::move(built.world);
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        PartState& state = *states_[i];
        const std::size_t first = std::min(parts_[i].mapping.firstRow, parts_[i].table.rows());
        const std::size_t count = parts_[i].table.rows() - first;
        state.reader.reset();
        state.plan = std::move(built.plans[i]);
        if (!isMember(parts_[i])) continue;
        state.reader = std::make_unique<MemberReader>(*world_, parts_[i].mapping);
        state.base = base;
        base += static_cast<std::uint32_t>(count);
        state.rows.resize(count);
    }
}

Done Checker::run(const Hooks& hooks, unsigned threads) {
    checked_ = false;
    threads = usableThreads(threads);
    for (const Part& part : parts_)
        SEKISHO_CHECK(checkMapping(part.mapping));
    texts_ = {};
    summary_.clear();
    for (auto& state : states_)
        state->rows.clear();
    adopt({std::make_unique<World>(directory_), std::vector<StructurePlan>(parts_.size())});
    SEKISHO_CHECK(scan(hooks, threads));
    adopt(build());
    SEKISHO_CHECK(checkMembers(hooks, threads));
    SEKISHO_CHECK(planGroupParts(hooks));
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (isMember(parts_[i])) continue;
        PartState& state = *states_[i];
        state.rows.clear();
        for (const StructureRow& row : state.plan.rows) {
            const auto warnings = std::ranges::count(row.faults, true, &CellFault::warning);
            RowState kept;
            kept.action = row.action;
            kept.warnings = static_cast<std::uint16_t>(warnings);
            kept.faults = static_cast<std::uint16_t>(static_cast<std::ptrdiff_t>(row.faults.size()) - warnings);
            state.rows.push_back(kept);
            summarize(i, row.faults, 1);
        }
    }
    checked_ = true;
    return {};
}

// What must be known of all rows before one can be judged: their keys, and the texts that name places and ranks.
Done Checker::scan(const Hooks& hooks, unsigned threads) {
    std::vector<std::vector<RowKeys::Entry>> found(threads);
    std::vector<Texts> texts(threads);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!isMember(parts_[i])) continue;
        const PartState& state = *states_[i];
        const Part& part = parts_[i];
        const bool whole =
            eachBlock(state.rows.size(), threads, hooks, [&](unsigned thread, std::size_t begin, std::size_t end) {
                std::vector<std::string_view> cells;
                std::vector<CellFault> ignored;
                std::vector<RowKey> keys;
                for (std::size_t row = begin; row < end; ++row) {
                    part.table.cells(part.mapping.firstRow + row, cells);
                    const auto number = state.base + static_cast<std::uint32_t>(row);
                    ignored.clear();
                    state.reader->keys(cells, state.reader->head(cells, ignored), keys);
                    for (const RowKey& key : keys)
                        found[thread].emplace_back(keyHash(key.kind, key.text), number);
                    texts[thread].count(*state.reader, cells, number, 1);
                }
            });
        if (!whole) return cancelledError();
    }
    std::vector<RowKeys::Entry> all;
    for (auto& some : found)
        all.insert(all.end(), some.begin(), some.end());
    keys_.assign(std::move(all));
    for (Texts& some : texts)
        texts_.merge(std::move(some));
    return {};
}

Done Checker::checkMembers(const Hooks& hooks, unsigned threads) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!isMember(parts_[i])) continue;
        PartState& state = *states_[i];
        const std::size_t first = parts_[i].mapping.firstRow;
        std::vector<Summary> summaries(threads);
        const bool whole =
            eachBlock(state.rows.size(), threads, hooks, [&](unsigned thread, std::size_t begin, std::size_t end) {
                std::vector<CellFault> faults;
                for (std::size_t row = begin; row < end; ++row) {
                    faults.clear();
                    state.rows[row] = checkRow(i, first + row, faults);
                    for (const CellFault& fault : faults)
                        count(summaries[thread], parts_[i], fault, row);
                }
            });
        if (!whole) return cancelledError();
        for (const Summary& some : summaries)
            for (const auto& [kind, counted] : some) {
                Counted& all = summary_[kind];
                if (all.count == 0 || counted.row < all.row) all.row = counted.row, all.example = counted.example;
                all.count += counted.count;
            }
    }
    return {};
}

// A person may be in so many groups only, those of the tenant among them.
Done Checker::readGroupUsers(const Hooks& hooks) {
    const std::vector<GroupFacts>& known = directory_.groups();
    if (!groups_ || !groupUsers_.of.empty() || known.empty()) return {};
    GroupUsers users;
    users.of.resize(known.size());
    users.counts.resize(directory_.memberCount());
    TextMap<std::size_t> numbers;
    for (std::size_t i = 0; i < known.size(); ++i)
        numbers.emplace(known[i].id, i);
    std::vector<GroupId> ids;
    for (std::size_t first = 0; first < known.size(); first += ids.size()) {
        if (hooks.stop()) return cancelledError();
        ids.clear();
        for (std::size_t i = first; i < std::min(first + kGroupsAtOnce, known.size()); ++i)
            ids.emplace_back(known[i].id);
        SEKISHO_TRY(found, groups_(ids));
        for (const Group& group : found) {
            const auto number = numbers.find(group.id.value);
            if (number == numbers.end()) continue;
            for (const GroupMember& member : group.members) {
                const std::uint32_t who =
                    member.kind == GroupMemberKind::User ? directory_.byId(member.id) : Directory::kNone;
                if (who == Directory::kNone) continue;
                users.of[number->second].push_back(who);
                ++users.counts[who];
            }
        }
    }
    groupUsers_ = std::move(users);
    return {};
}

// Groups come last: their members may be those that other sheets add.
Done Checker::planGroupParts(const Hooks& hooks) {
    const bool any = std::ranges::any_of(parts_, [](const Part& p) { return p.mapping.kind == SheetKind::Group; });
    if (!any) return {};
    SEKISHO_CHECK(readGroupUsers(hooks));
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!isMember(parts_[i])) continue;
        const int email = parts_[i].mapping.columnOf("email");
        for (std::size_t row = 0; row < states_[i]->rows.size(); ++row) {
            const RowState& state = states_[i]->rows[row];
            if (email < 0 || state.action != RowAction::Add || !state.good()) continue;
            const std::size_t at = parts_[i].mapping.firstRow + row;
            const std::string_view cell = trimmedCell(parts_[i].table.cell(at, static_cast<std::size_t>(email)));
            world_->newMembers.emplace(loginOf(cell, directory_.tenant), memberLabel(i, at));
        }
    }
    std::vector<GroupSheet> sheets;
    std::vector<PartState*> states;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (parts_[i].mapping.kind != SheetKind::Group) continue;
        sheets.push_back({parts_[i].table, parts_[i].mapping});
        states.push_back(states_[i].get());
    }
    planGroups(sheets, *world_, groupUsers_);
    for (std::size_t i = 0; i < sheets.size(); ++i)
        states[i]->plan = std::move(sheets[i].plan);
    return {};
}

Member Checker::newMember(std::size_t part, std::size_t row) const {
    const MemberReader& reader = *states_[part]->reader;
    std::vector<std::string_view> cells;
    parts_[part].table.cells(row, cells);
    std::vector<CellFault> none; // the row was found good
    Member member = reader.blank();
    reader.lay(cells, RowAction::Add, true, member, none);
    return normalized(std::move(member));
}

std::string Checker::memberLabel(std::size_t part, std::size_t row) const {
    return fmt::format("new:m{}", numberOf(part, row) + 1);
}

// Rows are judged side by side: whether that row is without a fault is not asked.
std::string Checker::addedMember(std::string_view login) const {
    std::string label;
    keys_.each(keyHash(KeyKind::Address, login), [&](std::uint32_t number) {
        const auto [part, row] = placeOf(number);
        const MemberReader& reader = *states_[part]->reader;
        std::vector<std::string_view> cells;
        parts_[part].table.cells(row, cells);
        std::vector<CellFault> ignored;
        const RowHead head = reader.head(cells, ignored);
        if (head.action != RowAction::Add) return true;
        std::vector<RowKey> keys;
        reader.keys(cells, head, keys);
        const bool his = std::ranges::any_of(
            keys, [&](const RowKey& k) { return k.kind == KeyKind::Address && !k.alias && k.text == login; });
        if (his) label = memberLabel(part, row);
        return !his;
    });
    return label;
}

std::uint32_t Checker::numberOf(std::size_t part, std::size_t row) const {
    return states_[part]->base + static_cast<std::uint32_t>(row - parts_[part].mapping.firstRow);
}

std::pair<std::size_t, std::size_t> Checker::placeOf(std::uint32_t number) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!isMember(parts_[i]) || number < states_[i]->base || number - states_[i]->base >= states_[i]->rows.size())
            continue;
        return {i, parts_[i].mapping.firstRow + (number - states_[i]->base)};
    }
    return {0, 0};
}

std::vector<RowKey> Checker::keysOf(std::uint32_t number) const {
    const auto [part, row] = placeOf(number);
    std::vector<std::string_view> cells;
    parts_[part].table.cells(row, cells);
    std::vector<CellFault> ignored;
    std::vector<RowKey> keys;
    states_[part]->reader->keys(cells, states_[part]->reader->head(cells, ignored), keys);
    return keys;
}

// --- answers ---

void Checker::count(Summary& summary, const Part& part, const CellFault& fault, std::size_t row) {
    std::string column =
        fault.column < 0 ? std::string() : part.mapping.columns[static_cast<std::size_t>(fault.column)];
    Counted& counted = summary[{fault.error.code, std::move(column), fault.warning}];
    if (counted.count++ == 0) counted.row = row, counted.example = fault.error;
}

void Checker::summarize(std::size_t part, const std::vector<CellFault>& faults, std::int64_t sign) {
    for (const CellFault& fault : faults) {
        if (sign > 0) {
            count(summary_, parts_[part], fault, 0);
            continue;
        }
        const std::string column =
            fault.column < 0 ? std::string() : parts_[part].mapping.columns[static_cast<std::size_t>(fault.column)];
        const auto found = summary_.find({fault.error.code, column, fault.warning});
        if (found != summary_.end() && --found->second.count == 0) summary_.erase(found);
    }
}

const RowState& Checker::state(std::size_t part, std::size_t row) const {
    return states_[part]->rows[row - parts_[part].mapping.firstRow];
}

CheckCounts Checker::counts() const {
    CheckCounts out;
    for (const auto& part : states_)
        for (const RowState& row : part->rows) {
            ++out.rows;
            out.faults += row.faults;
            out.warnings += row.warnings;
            if (!row.good()) {
                ++out.faultyRows;
                continue;
            }
            std::int64_t& count = row.action == RowAction::Add      ? out.added
                                  : row.action == RowAction::Update ? out.changed
                                  : row.action == RowAction::Delete ? out.removed
                                  : row.action == RowAction::Skip   ? out.skipped
                                                                    : out.other;
            ++count;
        }
    if (!world_) return out;
    for (std::size_t i = 0; i < world_->places.count(); ++i)
        out.newOrgUnits += world_->places.at(static_cast<int>(i)).fresh ? 1 : 0;
    for (const auto& entry : world_->ranks.all())
        out.newRanks += entry->fresh ? 1 : 0;
    return out;
}

std::vector<FaultKind> Checker::summary() const {
    std::vector<FaultKind> out;
    for (const auto& [kind, counted] : summary_)
        out.push_back({std::get<0>(kind), std::get<1>(kind), std::get<2>(kind), counted.count, counted.example});
    std::ranges::stable_sort(out, std::ranges::greater(), &FaultKind::count);
    return out;
}

std::vector<CellFault> Checker::faultsOf(std::size_t part, std::size_t row) const {
    const PartState& state = *states_[part];
    const std::size_t first = parts_[part].mapping.firstRow;
    if (row < first || row - first >= state.rows.size()) return {};
    if (!state.reader) return state.plan.rows[row - first].faults;
    std::vector<CellFault> faults;
    checkRow(part, row, faults);
    return faults;
}

std::vector<std::size_t> Checker::faultyRows(std::size_t part, std::size_t first, std::size_t count,
                                             bool withWarnings) const {
    std::vector<std::size_t> out;
    const PartState& state = *states_[part];
    std::size_t before = 0;
    for (std::size_t i = 0; i < state.rows.size() && out.size() < count; ++i) {
        const bool faulty = !state.rows[i].good() || (withWarnings && state.rows[i].warnings > 0);
        if (faulty && before++ >= first) out.push_back(parts_[part].mapping.firstRow + i);
    }
    return out;
}

const StructurePlan* Checker::structure(std::size_t part) const {
    return isMember(parts_[part]) ? nullptr : &states_[part]->plan;
}

const MemberReader* Checker::reader(std::size_t part) const {
    return states_[part]->reader.get();
}

} // namespace sekisho::sheet
