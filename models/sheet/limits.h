#pragma once
// How much a file may hold. What is above is refused with a code, before it fills the memory.

#include <cstddef>
#include <cstdint>

namespace sekisho::sheet {

inline constexpr std::uint64_t kLargestFile = std::uint64_t{512} << 20;   // bytes on the disk
inline constexpr std::uint64_t kMostText = std::uint64_t{512} << 20;      // bytes of all cells of one sheet
inline constexpr std::uint64_t kMostUnpacked = std::uint64_t{4096} << 20; // bytes of one part of a workbook, unpacked
// Rows with text in them: as many as a changeset takes, and their heads.
inline constexpr std::size_t kMostRows = 1'000'001;
inline constexpr std::size_t kMostColumns = 256;       // with text in them
inline constexpr std::size_t kWidestRow = 16'384;      // cells, counting the empty ones at the end of a line
inline constexpr std::size_t kLongestCell = 64 * 1024; // bytes
inline constexpr std::size_t kMostSheets = 100;
inline constexpr std::size_t kMostMerged = 10'000;          // areas and cells of a sheet that are looked at
inline constexpr std::size_t kChunk = std::size_t{8} << 20; // bytes of one piece of operations
inline constexpr std::size_t kMostInCell = 100;             // entries of a cell that holds a list

} // namespace sekisho::sheet
