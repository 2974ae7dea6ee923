#include "models/sheet/table.h"

#include "models/sheet/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kBlock = std::size_t{4} << 20;

// Lengths are written in seven bits a byte, the last byte without the top bit.
std::size_t sizeOfLength(std::size_t length) {
    std::size_t size = 1;
    for (; length >= 0x80; length >>= 7)
        ++size;
    return size;
}

char* writeLength(char* to, std::size_t length) {
    for (; length >= 0x80; length >>= 7)
        *to++ = static_cast<char>(0x80 | (length & 0x7F));
    *to++ = static_cast<char>(length);
    return to;
}

std::size_t readLength(const char*& from) {
    std::size_t length = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        length |= static_cast<std::size_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return length;
    }
}

} // namespace

char* Table::room(std::size_t size) {
    if (size > left_) {
        const std::size_t block = std::max(size, kBlock);
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
        next_ = blocks_.back().get();
        left_ = block;
    }
    char* const at = next_;
    next_ += size;
    left_ -= size;
    return at;
}

const char* Table::pack(std::span<const std::string_view> cells) {
    std::size_t size = sizeOfLength(cells.size());
    for (const std::string_view cell : cells)
        size += sizeOfLength(cell.size()) + cell.size();
    char* const begin = room(size);
    char* to = writeLength(begin, cells.size());
    for (const std::string_view cell : cells) {
        to = writeLength(to, cell.size());
        if (!cell.empty()) std::memcpy(to, cell.data(), cell.size());
        to += cell.size();
        text_ += cell.size();
    }
    return begin;
}

Done Table::add(const RowView& row) {
    if (rows_.size() == kMostRows)
        return Error(ErrorKind::TooLarge, "SHEET_TOO_MANY_ROWS", "The sheet has too many rows.")
            .with("max", fmt::format("{}", kMostRows));
    const char* const at = pack(row.cells);
    if (text_ > kMostText)
        return Error(ErrorKind::TooLarge, "SHEET_TOO_MUCH_TEXT", "The sheet holds too much text.")
            .with("max", fmt::format("{} MB", kMostText >> 20));
    for (const CellMark& mark : row.marks)
        marks_.push_back({static_cast<std::uint32_t>(rows_.size()), mark});
    rows_.push_back({at, row.line});
    columns_ = std::max(columns_, row.cells.size());
    return {};
}

void Table::markMerged(const std::vector<MergedArea>& areas) {
    std::size_t many = 0;
    for (const MergedArea& area : areas) {
        auto row = std::ranges::lower_bound(rows_, area.firstLine, {}, &Row::line);
        for (; row != rows_.end() && row->line <= area.lastLine; ++row)
            for (std::size_t column = area.firstColumn; column <= area.lastColumn && column < columns_; ++column) {
                if (many++ == kMostMerged) return sortMarks();
                marks_.push_back({static_cast<std::uint32_t>(row - rows_.begin()),
                                  {static_cast<std::uint32_t>(column), Mark::Merged}});
            }
    }
    sortMarks();
}

void Table::sortMarks() {
    std::ranges::stable_sort(
        marks_, {}, [](const MarkedCell& marked) { return std::pair(marked.row, marked.mark.mark != Mark::Merged); });
}

void Table::cells(std::size_t row, std::vector<std::string_view>& out) const {
    const char* at = rows_[row].at;
    const std::size_t count = readLength(at);
    out.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length = readLength(at);
        out.emplace_back(at, length);
        at += length;
    }
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
    const char* at = rows_[row].at;
    const std::size_t count = readLength(at);
    if (column >= count) return {};
    for (std::size_t i = 0; i < column; ++i) {
        const std::size_t length = readLength(at);
        at += length;
    }
    const std::size_t length = readLength(at);
    return {at, length};
}

void Table::setCell(std::size_t row, std::size_t column, std::string_view text) {
    std::vector<std::string_view> all;
    cells(row, all);
    if (all.size() <= column) all.resize(column + 1);
    all[column] = text;
    rows_[row].at = pack(all);
    columns_ = std::max(columns_, all.size());
    std::erase_if(marks_, [&](const MarkedCell& m) { return m.row == row && m.mark.column == column; });
}

std::optional<Mark> Table::mark(std::size_t row, std::size_t column) const {
    auto found = std::ranges::lower_bound(marks_, row, {}, [](const MarkedCell& m) { return std::size_t{m.row}; });
    for (; found != marks_.end() && found->row == row; ++found)
        if (found->mark.column == column) return found->mark.mark;
    return std::nullopt;
}

Result<Table> loadTable(const ByteSource& source, const FileFacts& facts, std::size_t sheet, const Hooks& hooks) {
    Table table;
    std::vector<MergedArea> merged;
    SEKISHO_CHECK(readRows(
        source, facts, sheet, [&table](const RowView& row) { return table.add(row); }, hooks, &merged));
    table.markMerged(merged);
    if (table.rows() == 0) return Error(ErrorKind::BadInput, "SHEET_EMPTY", "The sheet has no text.");
    return table;
}

} // namespace sekisho::sheet
