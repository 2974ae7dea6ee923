// Corrections in place: what a changed cell touches is checked again, and nothing else.
#include "models/sheet/checker_state.h"

#include <algorithm>
#include <optional>
#include <set>

namespace sekisho::sheet {

namespace {

// What a text came to, in words that stay true when the world is made anew.
std::string meaning(const World& world, const OrgCell& cell) {
    std::string out;
    for (const int place : cell.places)
        out += world.places.path(place) + (world.places.at(place).fresh ? "+;" : ";");
    for (const Error& error : cell.faults)
        out += '!' + error.code;
    return out;
}

} // namespace

void Checker::mates(const std::vector<RowKey>& keys, Numbers& out) const {
    const auto all = [&](KeyKind kind, std::string_view text) {
        keys_.each(keyHash(kind, text), [&](std::uint32_t number) {
            out.push_back(number);
            return true;
        });
    };
    for (const RowKey& key : keys) {
        if (key.kind == KeyKind::Named) continue; // speaking of somebody touches nobody
        all(key.kind, key.text);
        // Whoever speaks of somebody who is added under it, or no longer is.
        if (key.kind == KeyKind::Address && !key.alias) all(KeyKind::Named, key.text);
        // Whoever wants the address that this row's member has now, or may give up.
        if (key.kind == KeyKind::Target)
            if (const std::uint32_t member = directory_.byId(key.text); member != Directory::kNone)
                all(KeyKind::Address, directory_.member(member).email);
    }
}

void Checker::usersOf(const std::vector<std::string>& units, const std::vector<RankText>& ranks, Numbers& out) const {
    if (units.empty() && ranks.empty()) return;
    const std::set<std::string, std::less<>> wanted(units.begin(), units.end());
    const std::set<RankText> wantedRanks(ranks.begin(), ranks.end());
    std::vector<std::string_view> cells;
    std::vector<RankText> names;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!isMember(parts_[i])) continue;
        const PartState& state = *states_[i];
        for (std::size_t row = 0; row < state.rows.size(); ++row) {
            parts_[i].table.cells(parts_[i].mapping.firstRow + row, cells);
            bool uses = wanted.contains(state.reader->orgText(cells));
            if (!uses && !wantedRanks.empty()) {
                state.reader->rankTexts(cells, names);
                uses = std::ranges::any_of(names, [&](const RankText& name) { return wantedRanks.contains(name); });
            }
            if (uses) out.push_back(state.base + static_cast<std::uint32_t>(row));
        }
    }
}

void Checker::place(std::uint32_t number, int sign) {
    const auto [part, row] = placeOf(number);
    std::vector<CellFault> faults;
    const RowState state = checkRow(part, row, faults);
    summarize(part, faults, sign);
    if (sign > 0) states_[part]->rows[row - parts_[part].mapping.firstRow] = state;
}

Result<std::size_t> Checker::setCell(std::size_t index, std::size_t row, std::size_t column, std::string_view text) {
    Part& part = parts_[index];
    const bool leaning = !isMember(part) || row < part.mapping.firstRow ||
                         std::ranges::any_of(parts_, [](const Part& p) { return p.mapping.kind == SheetKind::Group; });
    if (!checked_ || leaning) {
        part.table.setCell(row, column, text);
        SEKISHO_CHECK(run());
        return part.table.rows() - part.mapping.firstRow;
    }
    const MemberReader& reader = *states_[index]->reader;
    const std::uint32_t number = numberOf(index, row);
    std::vector<std::string_view> cells;
    part.table.cells(row, cells);
    std::vector<std::string_view> after = cells;
    if (after.size() <= column) after.resize(column + 1);
    after[column] = text;

    std::vector<CellFault> ignored;
    const std::vector<RowKey> oldKeys = keysOf(number);
    std::vector<RowKey> newKeys;
    reader.keys(after, reader.head(after, ignored), newKeys);
    Numbers touched{number};
    mates(oldKeys, touched);
    mates(newKeys, touched);

    std::optional<Built> built;
    if (reader.namesPlaces(static_cast<int>(column))) {
        texts_.count(reader, cells, number, -1);
        texts_.count(reader, after, number, 1);
        built = build();
        std::vector<std::string> units;
        for (const auto& [name, cell] : built->world->orgCells) {
            const auto before = world_->orgCells.find(name);
            if (before != world_->orgCells.end() && meaning(*world_, before->second) != meaning(*built->world, cell))
                units.push_back(name);
        }
        usersOf(units, {}, touched);
    }
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const std::uint32_t one : touched)
        place(one, -1);
    for (const RowKey& key : oldKeys)
        keys_.remove(keyHash(key.kind, key.text), number);
    for (const RowKey& key : newKeys)
        keys_.add(keyHash(key.kind, key.text), number);
    part.table.setCell(row, column, std::string(text));
    if (built) adopt(std::move(*built));
    for (const std::uint32_t one : touched)
        place(one, 1);
    return touched.size();
}

Result<std::size_t> Checker::takeSuggestions(std::string_view code, std::size_t many, const Hooks& hooks) {
    struct Better {
        std::size_t part, row, column;
        std::string text;
    };
    std::vector<Better> all;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        for (std::size_t row = 0; row < states_[i]->rows.size(); ++row) {
            if (states_[i]->rows[row].good()) continue;
            const std::size_t at = parts_[i].mapping.firstRow + row;
            for (CellFault& fault : faultsOf(i, at))
                if (!fault.suggestion.empty() && fault.column >= 0 && (code.empty() || fault.error.code == code))
                    all.push_back({i, at, static_cast<std::size_t>(fault.column), std::move(fault.suggestion)});
        }
    for (const Better& better : all) {
        if (all.size() > many)
            parts_[better.part].table.setCell(better.row, better.column, better.text);
        else
            SEKISHO_CHECK(setCell(better.part, better.row, better.column, better.text));
    }
    if (all.size() > many) SEKISHO_CHECK(run(hooks));
    return all.size();
}

std::vector<Part> Checker::takeParts() {
    checked_ = false;
    return std::move(parts_);
}

} // namespace sekisho::sheet
