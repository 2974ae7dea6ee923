#pragma once
// Filter as you type. A query is folded and parted into words; a row fits when it holds every word somewhere in its
// search text. A word that looks like a telephone number also fits by its digits alone. Typing on only looks among the
// former hits. Not thread-safe; may use a helper thread.

#include "models/domain/tenant_fields.h"
#include "models/store/member_table.h"
#include "models/store/text_scan.h"
#include "models/store/two_threads.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::store {

struct SearchWord {
    std::vector<Needle> any; // one of them must be there
};

// The words of a query as typed: at most 16, none empty. Blanks are those of ASCII and U+3000. With `fields` a word
// also fits whoever holds an option of a pick list that people read so, unless very many options are read so.
std::vector<SearchWord> wordsOf(std::string_view typed, ScanWay way = ScanWay::Best,
                                const TenantFields* fields = nullptr);
// Whether every row that fits `now` also fits `before`.
bool narrows(const std::vector<SearchWord>& before, const std::vector<SearchWord>& now);

class RowBits {
  public:
    void reset(std::size_t rows) { bits_.assign((rows + 63) / 64, 0); }
    void set(RowNo row) { bits_[row / 64] |= std::uint64_t{1} << (row % 64); }
    bool has(RowNo row) const { return (bits_[row / 64] >> (row % 64) & 1U) != 0; }
    std::size_t count() const;
    void add(const RowBits& other);
    template<class Visit>
    void each(Visit&& visit) const { // in order of row number
        for (std::size_t i = 0; i < bits_.size(); ++i)
            for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1)
                visit(static_cast<RowNo>(i * 64 + static_cast<std::size_t>(__builtin_ctzll(rest))));
    }

  private:
    std::vector<std::uint64_t> bits_;
};

class TextSearch {
  public:
    explicit TextSearch(ScanWay way = ScanWay::Best) : way_(way) {}
    // The rows that fit; null: the query has no words, every row does. Valid until the next call. `revision` tells
    // whether the table has changed since.
    const RowBits* run(std::string_view typed, const MemberTable& table, std::uint64_t revision, TwoThreads* threads,
                       const TenantFields* fields = nullptr);
    std::size_t count() const { return count_; } // of the rows that fit
    void forget();

  private:
    void scan(const MemberTable& table, TwoThreads* threads);
    bool fits(const char* begin, const char* end, std::size_t exceptWord) const;

    ScanWay way_;
    std::string typed_;
    std::vector<SearchWord> words_;
    std::uint64_t revision_ = 0;
    bool there_ = false;
    RowBits hits_;
    std::size_t count_ = 0;
};

} // namespace sekisho::store
