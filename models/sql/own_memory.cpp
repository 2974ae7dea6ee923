#include "models/sql/own_memory.h"

#include <malloc.h>
#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace sekisho::sql::detail {

namespace {

constexpr std::size_t kStep = 64; // sizes are multiples of it
constexpr std::size_t kSmallest = 512;
constexpr std::size_t kLargest = 4'608; // a page, with what the cache keeps beside it
constexpr std::size_t kKeptBytes = 128 * 1024;

class Shelves { // of one thread, one for each size
  public:
    Shelves() = default;
    Shelves(const Shelves&) = delete;
    Shelves& operator=(const Shelves&) = delete;
    ~Shelves() {
        for (Shelf& shelf : shelves_)
            while (void* piece = shelf.take())
                std::free(piece);
    }

    void* take(std::size_t size) { return shelves_[size / kStep].take(); }
    bool keep(void* piece, std::size_t size) {
        Shelf& shelf = shelves_[size / kStep];
        if ((shelf.count + 1) * size > kKeptBytes) return false;
        shelf.first = new (piece) Piece{shelf.first};
        ++shelf.count;
        return true;
    }

  private:
    struct Piece {
        Piece* next;
    };
    struct Shelf {
        Piece* first = nullptr;
        std::size_t count = 0;
        void* take() {
            if (!first) return nullptr;
            Piece* const piece = first;
            first = piece->next;
            --count;
            return piece;
        }
    };
    std::array<Shelf, kLargest / kStep + 1> shelves_;
};

// Null when the thread ends: what is given back then goes to the C library.
Shelves* ofThisThread() {
    thread_local Shelves* present = nullptr;
    thread_local bool over = false;
    if (present || over) return present;
    struct Owner {
        Shelves shelves;
        ~Owner() {
            present = nullptr;
            over = true;
        }
    };
    thread_local Owner owner;
    present = &owner.shelves;
    return present;
}

void* allocate(int bytes) {
    const auto size = static_cast<std::size_t>(bytes);
    if (size < kSmallest || size > kLargest) return std::malloc(size);
    const std::size_t whole = (size + kStep - 1) / kStep * kStep;
    Shelves* const shelves = ofThisThread();
    void* const piece = shelves ? shelves->take(whole) : nullptr;
    return piece ? piece : std::malloc(whole);
}

void giveBack(void* piece) {
    const std::size_t whole = malloc_usable_size(piece) / kStep * kStep; // at least as large as it was asked for
    if (whole >= kSmallest && whole <= kLargest)
        if (Shelves* const shelves = ofThisThread(); shelves && shelves->keep(piece, whole)) return;
    std::free(piece);
}

void* resize(void* piece, int bytes) {
    return std::realloc(piece, static_cast<std::size_t>(bytes));
}

int sizeOf(void* piece) {
    return piece ? static_cast<int>(malloc_usable_size(piece)) : 0;
}

int roundUp(int bytes) {
    return (bytes + 7) & ~7;
}

} // namespace

void useOwnMemory() {
    static constexpr sqlite3_mem_methods methods{
        allocate, giveBack, resize, sizeOf, roundUp, [](void*) { return SQLITE_OK; }, [](void*) {}, nullptr};
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}

} // namespace sekisho::sql::detail
