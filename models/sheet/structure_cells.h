#pragma once
// Private to this folder: what the sheets of organizations, ranks and groups share while a row is read.

#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"
#include "models/sheet/columns.h"
#include "models/sheet/row_marks.h"
#include "models/sheet/structure_rows.h"

#include <boost/json/object.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekisho::sheet {

class StructureCells {
  public:
    StructureCells(const Mapping& mapping, const std::vector<std::string_view>& cells, StructureRow& row)
        : mapping_(mapping), cells_(cells), row_(row) {}

    int column(std::string_view key) const { return mapping_.columnOf(key); }
    std::string_view cell(std::string_view key) const { return at(column(key)); }
    std::string_view at(int column) const {
        const auto index = static_cast<std::size_t>(column);
        return column >= 0 && index < cells_.size() ? trimmedCell(cells_[index]) : std::string_view();
    }
    bool given(std::string_view key) const { return !cell(key).empty(); }
    // An empty cell says something only where it is to empty the field of something that is there.
    bool changes(std::string_view key, bool there) const {
        return column(key) >= 0 && (given(key) || (there && mapping_.empty == EmptyCell::Clear));
    }

    void fault(std::string_view key, Error error, std::string suggestion = {}) {
        row_.faults.push_back({column(key), false, std::move(error), std::move(suggestion)});
    }
    void fault(std::string_view key, std::string_view code) {
        const Column* known = sheet::columnOf(mapping_.kind, key);
        const std::string field(known ? known->field : key);
        fault(key, badInput(field, std::string(code), {}).with("field", field));
    }
    bool good() const {
        return std::ranges::none_of(row_.faults, [](const CellFault& f) { return !f.warning; });
    }

    // Nothing: the row says nothing that can be done (a fault is noted).
    std::optional<RowAction> action(bool there) {
        if (!given("action")) {
            const bool adds = mapping_.mode == RowMode::Add || (mapping_.mode == RowMode::Both && !there);
            return adds ? RowAction::Add : RowAction::Update;
        }
        const auto found = rowAction(cell("action"));
        if (found && (*found == RowAction::Add || *found == RowAction::Update || *found == RowAction::Delete ||
                      *found == RowAction::Skip))
            return found;
        fault("action", "IMPORT_ACTION_UNKNOWN");
        return std::nullopt;
    }

    void text(std::string_view key, bool there, std::string& to) const {
        if (changes(key, there)) to = cell(key);
    }
    void key(std::string_view column, bool there, std::optional<std::string>& to) const {
        if (!changes(column, there)) return;
        to.reset();
        if (given(column)) to = cell(column);
    }
    void flag(std::string_view key, bool& to) {
        if (!given(key)) return;
        if (const auto value = wordValue("flag", cell(key)))
            to = *value == "true";
        else
            fault(key, "UNKNOWN_VALUE");
    }
    void number(std::string_view key, int& to) {
        if (!given(key)) return;
        const std::string_view text = cell(key);
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size())
            to = value;
        else
            fault(key, "NUMBER_FORMAT");
    }
    // The column of a fault of the shared rules.
    std::string_view keyOfField(std::string_view field) const {
        for (const std::string& key : mapping_.columns)
            if (const Column* known = sheet::columnOf(mapping_.kind, key); known && known->field == field)
                return known->key;
        return {};
    }
    void judge(const Done& done) {
        if (!done) fault(keyOfField(done.error().field), done.error());
    }

  private:
    const Mapping& mapping_;
    const std::vector<std::string_view>& cells_;
    StructureRow& row_;
};

// Calls take(cells) for each row of data, which `row` names meanwhile. A row that the file itself spoils is left alone.
template<class Take>
void eachRow(const Table& table, const Mapping& mapping, StructurePlan& plan, std::size_t& row, Take&& take) {
    std::vector<std::string_view> cells;
    for (row = mapping.firstRow; row < table.rows(); ++row) {
        table.cells(row, cells);
        StructureRow& to = plan.rows.emplace_back();
        noteMarks(table, mapping, row, cells, to.faults);
        StructureCells at(mapping, cells, to);
        if (at.good()) take(at);
    }
}

Error twice(std::int64_t line); // the same as the row of that line

// Only what differs; a text that is empty becomes null.
void putText(boost::json::object& into, std::string_view key, const std::string& before, const std::string& after);
void putKey(boost::json::object& into, std::string_view key, const std::optional<std::string>& before,
            const std::optional<std::string>& after);
void putFlag(boost::json::object& into, std::string_view key, bool before, bool after);

} // namespace sekisho::sheet
