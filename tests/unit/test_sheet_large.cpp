// Files of hundreds of megabytes and more: refused or read with bounded memory, and characters that lie across the
// borders of the pieces in which they are read.
#include "models/sheet/limits.h"
#include "models/sheet/table.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace test_sheet_large {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;
constexpr std::size_t kPiece = 256 * 1024; // of eachPiece()

std::uint64_t residentBytes() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t whole = 0, resident = 0;
    in >> whole >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

// The same row again and again, made when it is asked for.
class EndlessRows final : public ByteSource {
  public:
    EndlessRows(std::string row, std::uint64_t size) : row_(std::move(row)), size_(size / row_.size() * row_.size()) {}
    std::uint64_t size() const override { return size_; }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) const override {
        const auto count =
            static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), size_ - std::min(offset, size_)));
        for (std::size_t done = 0; done < count;) {
            const std::size_t at = (offset + done) % row_.size();
            const std::size_t part = std::min(row_.size() - at, count - done);
            std::memcpy(into.data() + done, row_.data() + at, part);
            done += part;
        }
        return count;
    }
    std::uint64_t rows() const { return size_ / row_.size(); }

  private:
    std::string row_;
    std::uint64_t size_;
};

class Grown { // how far the memory grew at most
  public:
    void look() { most_ = std::max(most_, residentBytes()); }
    std::uint64_t bytes() const { return most_ > begin_ ? most_ - begin_ : 0; }

  private:
    std::uint64_t begin_ = residentBytes();
    std::uint64_t most_ = begin_;
};

// Every cell, with bars between cells and rows.
std::string allOf(const ByteSource& source) {
    const auto facts = inspectFile(source);
    EXPECT_TRUE(facts);
    std::string out;
    const auto visit = [&out](const RowView& row) -> Done {
        for (const auto& cell : row.cells)
            out += std::string(cell) + "|";
        out += "\n";
        return {};
    };
    EXPECT_TRUE(readRows(source, *facts, 0, visit));
    return out;
}

TEST(SheetLarge, AFileOfTwoGigabytesIsRefusedUnread) {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("sekisho-large-{}.csv", ::getpid());
    std::ofstream(path) << "ID\n";
    std::filesystem::resize_file(path, 2048 * kMegabyte); // takes no room on the disk
    Grown grown;
    const auto source = openFile(path);
    grown.look();
    std::filesystem::remove(path);
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, "SHEET_FILE_TOO_LARGE");
    EXPECT_FALSE(source.error().params.empty()) << "how large it may be is told";
    EXPECT_LT(grown.bytes(), 4 * kMegabyte);
}

TEST(SheetLarge, HundredsOfMegabytesAreReadInBoundedMemory) {
    const EndlessRows source("hanako@sakura,佐藤,花子,\"=1+1\",03-5555-0000," + std::string(300, 'x') + "\r\n",
                             200 * kMegabyte);
    const auto facts = inspectFile(source);
    ASSERT_TRUE(facts) << facts.error().code;
    Grown grown;
    std::uint64_t rows = 0;
    const auto visit = [&](const RowView& row) -> Done {
        if (++rows % 10'000 == 0) grown.look();
        if (row.cells.size() != 6 || row.cells[3] != "=1+1") return Error(ErrorKind::Internal, "CELLS");
        return {};
    };
    const Done done = readRows(source, *facts, 0, visit);
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(rows, source.rows());
    EXPECT_LT(grown.bytes(), 16 * kMegabyte);
}

TEST(SheetLarge, TooManyRowsEndBeforeTheMemoryIsFull) {
    const EndlessRows source("a,b\n", 300 * kMegabyte);
    const auto facts = inspectFile(source);
    ASSERT_TRUE(facts);
    Grown grown;
    const auto table = loadTable(source, *facts, 0);
    grown.look();
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, "SHEET_TOO_MANY_ROWS");
    EXPECT_LT(grown.bytes(), 160 * kMegabyte);
}

TEST(SheetLarge, CharactersAcrossTheBordersOfPieces) {
    // 髙 has three bytes, 𠮷 four; in CP932 two. Each place of theirs comes to lie on a border once.
    const std::string text = "髙𠮷ア,";
    for (std::size_t shift = 0; shift < text.size(); ++shift) {
        std::string line;
        while (line.size() + text.size() < 2'000)
            line += text;
        std::string file = "\xEF\xBB\xBF" + std::string(shift, 'x') + ",髙\n";
        while (file.size() < 2 * kPiece + 5'000)
            file += line + "\n";
        const MemorySource source(file);
        const std::string read = allOf(source);
        EXPECT_EQ(read.find("\xEF\xBF\xBD"), std::string::npos) << "shifted by " << shift;
        std::string expected = std::string(shift, 'x') + "|髙|\n";
        std::string row;
        for (std::size_t i = 0; i < line.size() / text.size(); ++i)
            row += "髙𠮷ア|";
        for (std::size_t i = 0; i < (file.size() - 3 - shift - 5) / (line.size() + 1); ++i)
            expected += row + "\n";
        EXPECT_EQ(read, expected) << "shifted by " << shift;
    }
    const std::string cell = "\x8D\x82\x8B\xB4\x83\x41"; // 高橋ア
    for (std::size_t shift = 0; shift < 2; ++shift) {
        std::string file = std::string(shift + 1, 'x') + "," + cell + "\n";
        while (file.size() < kPiece + 5'000)
            file += cell + cell + cell + "," + cell + "\n";
        const std::string read = allOf(MemorySource(file));
        EXPECT_EQ(read.find("\xEF\xBF\xBD"), std::string::npos) << "shifted by " << shift;
        EXPECT_EQ(read.substr(read.size() - std::string("高橋ア高橋ア高橋ア|高橋ア|\n").size()),
                  "高橋ア高橋ア高橋ア|高橋ア|\n");
    }
}

TEST(SheetLarge, HalfACharacterAtTheEndIsNamedAtItsCell) {
    SmallTenant tenant;
    const std::string half("\xE9\xAB"); // of 髙
    EXPECT_EQ(tenant.faults("ID,姓,名\nnew1,佐藤,花子\nnew2,鈴木," + half), "3:名 TEXT_ENCODING");
}

} // namespace

} // namespace test_sheet_large
