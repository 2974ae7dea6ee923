#pragma once
// Counts what a benchmark takes from the heap. In one file of a program only: it replaces operator new.

#include <cstddef>
#include <cstdlib>
#include <new>

namespace sekisho::bench {
inline std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
    ++sekisho::bench::allocations;
    if (void* got = std::malloc(size)) return got;
    throw std::bad_alloc();
}
void operator delete(void* gone) noexcept {
    std::free(gone);
}
void operator delete(void* gone, std::size_t) noexcept {
    std::free(gone);
}
