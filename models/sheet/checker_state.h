#pragma once
// Private to this folder: what the checker keeps of a part.

#include "models/sheet/checker.h"

#include <atomic>
#include <thread>

namespace sekisho::sheet {

struct Checker::PartState {
    std::unique_ptr<MemberReader> reader; // null: a sheet of another kind
    StructurePlan plan;
    std::vector<RowState> rows; // from the first row of data
    std::uint32_t base = 0;     // members: number of its first row among those of all parts
};

inline constexpr std::size_t kRowBlock = 512;

// Calls work(thread, begin, end) for blocks of rows on several threads; false when it was cancelled in between.
template<class Work>
bool eachBlock(std::size_t count, unsigned threads, const Hooks& hooks, Work&& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto run = [&](unsigned thread) {
        for (;;) {
            const std::size_t begin = next.fetch_add(kRowBlock);
            if (begin >= count || stopped.load(std::memory_order_relaxed)) return;
            // Hooks are called on the caller's thread alone.
            if (thread == 0) {
                if (hooks.stop()) stopped = true;
                hooks.tell(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(count));
            }
            work(thread, begin, std::min(begin + kRowBlock, count));
        }
    };
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads && thread * kRowBlock < count; ++thread)
        others.emplace_back(run, thread);
    run(0);
    others.clear();
    return !stopped;
}

inline bool isMember(const Part& part) {
    return part.mapping.kind == SheetKind::Member;
}
std::uint64_t keyHash(KeyKind kind, std::string_view text);

} // namespace sekisho::sheet
