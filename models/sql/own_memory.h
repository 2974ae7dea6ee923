#pragma once
// Private to this folder: the memory that SQLite asks for. A statement that fires triggers keeps what its pages were
// like in pieces of a kilobyte, dozens of them, and gives them back a moment later; the C library has room for seven of
// a size before it begins to merge and to search.

namespace sekisho::sql::detail {

// Pieces of half a kilobyte to a page stay with the thread that gave them back, up to 128 KiB of a size, as long as it
// lives. To be called before anything else of SQLite; refused, and no harm, when the library is in use already.
void useOwnMemory();

} // namespace sekisho::sql::detail
