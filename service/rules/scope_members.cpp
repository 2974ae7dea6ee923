#include "service/rules/scope_members.h"

#include "service/rules/member_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostMembersKept = 1'500'000; // of all scopes together, some 120 bytes each
constexpr std::size_t kMostScopesKept = 2'000;
constexpr std::int64_t kMembersABlock = 64; // as in 0015_scopes.sql

struct KeptScope {
    std::string heads;
    std::vector<std::int64_t> stamps; // of the heads, in their order
    ScopeMembersPtr members;
};

// The scopes that were asked for last. A stamp is random: what is found under equal ones is right for every store.
class ScopeShelf {
  public:
    std::optional<KeptScope> find(const std::string& heads) {
        const std::lock_guard lock(mutex_);
        const auto found = places_.find(heads);
        if (found == places_.end()) return std::nullopt;
        kept_.splice(kept_.begin(), kept_, found->second);
        return *found->second;
    }
    void keep(KeptScope scope) {
        const std::lock_guard lock(mutex_);
        if (const auto old = places_.find(scope.heads); old != places_.end()) remove(old->second);
        members_ += scope.members->size();
        kept_.push_front(std::move(scope));
        places_[kept_.front().heads] = kept_.begin();
        while (kept_.size() > 1 && (members_ > kMostMembersKept || kept_.size() > kMostScopesKept))
            remove(std::prev(kept_.end()));
    }

  private:
    using Place = std::list<KeptScope>::iterator;
    void remove(Place place) {
        members_ -= place->members->size();
        places_.erase(place->heads);
        kept_.erase(place);
    }

    std::mutex mutex_;
    std::list<KeptScope> kept_; // asked for last comes first
    std::unordered_map<std::string, Place> places_;
    std::size_t members_ = 0;
};

ScopeShelf& scopeShelf() {
    static ScopeShelf shelf;
    return shelf;
}

// Nothing: one of the heads has no stamp, so that nothing may be kept.
Result<std::optional<std::vector<std::int64_t>>> stampsOf(Database& db, const ScopeFilter& scope) {
    std::optional<std::vector<std::int64_t>> out(std::in_place);
    const auto gather = [&](std::string_view text, const std::vector<std::int64_t>& units) -> Done {
        for (const std::int64_t unit : units) {
            SEKISHO_TRY(row, db.firstOften<std::int64_t>(text, unit));
            if (!row) {
                out.reset();
                return {};
            }
            if (out) out->push_back(std::get<0>(*row));
        }
        return {};
    };
    SEKISHO_CHECK(gather("SELECT below FROM scope_stamp WHERE orgunit_id = :unit", scope.roots));
    if (out) SEKISHO_CHECK(gather("SELECT direct FROM scope_stamp WHERE orgunit_id = :unit", scope.exact));
    return out;
}

} // namespace

class ScopeReading {
  public:
    ScopeReading(Database& db, DomainId domain) : db_(db), domain_(domain) {}

    // Ids of members in blocks that are as they were come from `before`.
    Result<ScopeMembersPtr> read(const ScopeFilter& scope, const ScopeMembers* before) {
        auto out = std::make_shared<ScopeMembers>();
        SEKISHO_TRY(rows, memberRowsWithin(db_, scope));
        out->rows_ = std::move(rows);
        out->keys_.resize(out->rows_.size());
        out->marks_.reserve(out->rows_.size());
        out->rowMarks_.reserve(out->rows_.size());
        for (const std::int64_t row : out->rows_)
            out->rowMarks_.add(static_cast<IdMark>(row));
        for (std::size_t from = 0; from < out->rows_.size();) {
            const std::int64_t block = out->rows_[from] / kMembersABlock;
            std::size_t to = from;
            while (to < out->rows_.size() && out->rows_[to] / kMembersABlock == block)
                ++to;
            SEKISHO_CHECK(readBlock(*out, block, from, to, before));
            from = to;
        }
        out->numbers_.resize(out->marks_.places());
        for (std::size_t i = 0; i < out->keys_.size(); ++i)
            if (const std::size_t place = out->marks_.placeOf(markOf(out->keys_[i])); place < out->numbers_.size())
                out->numbers_[place] = static_cast<std::uint32_t>(i);
        return ScopeMembersPtr(std::move(out));
    }

  private:
    Done readBlock(ScopeMembers& out, std::int64_t block, std::size_t from, std::size_t to,
                   const ScopeMembers* before) {
        SEKISHO_TRY(stamp, db_.firstOften<std::int64_t>("SELECT stamp FROM member_stamp WHERE block = :block", block));
        if (stamp) out.blocks_.emplace_back(block, std::get<0>(*stamp));
        const bool same = stamp && before && std::ranges::binary_search(before->blocks_, out.blocks_.back());
        for (std::size_t i = from; i < to; ++i) {
            const auto known = same ? keyIn(*before, out.rows_[i]) : MemberKey{};
            if (known != MemberKey{}) {
                out.keys_[i] = known;
                out.uids_.add(known);
                out.marks_.add(markOf(known));
                continue;
            }
            SEKISHO_TRY(uid, db_.firstOften<std::string>("SELECT uid FROM member_words WHERE domain_id = :domain AND "
                                                         "member_id = :row",
                                                         domain_, out.rows_[i]));
            if (!uid) continue;
            out.uids_.add(std::get<0>(*uid));
            out.marks_.add(markOf(std::string_view(std::get<0>(*uid))));
            out.keys_[i] = MemberKey::of(std::get<0>(*uid)).value_or(MemberKey{});
        }
        return {};
    }
    static MemberKey keyIn(const ScopeMembers& before, std::int64_t row) {
        const auto at = std::ranges::lower_bound(before.rows_, row);
        return at != before.rows_.end() && *at == row
                   ? before.keys_[static_cast<std::size_t>(at - before.rows_.begin())]
                   : MemberKey{};
    }

    Database& db_;
    DomainId domain_;
};

Result<ScopeMembersPtr> membersOfScope(Database& db, DomainId domain, const ScopeFilter& scope) {
    SEKISHO_TRY(stamps, stampsOf(db, scope));
    if (!stamps) return ScopeReading(db, domain).read(scope, nullptr);
    std::string heads = fmt::format("{} {} {}", domain, fmt::join(scope.roots, ","), fmt::join(scope.exact, ","));
    const auto kept = scopeShelf().find(heads);
    if (kept && kept->stamps == *stamps) return kept->members;
    SEKISHO_TRY(members, ScopeReading(db, domain).read(scope, kept ? kept->members.get() : nullptr));
    scopeShelf().keep({std::move(heads), std::move(*stamps), members});
    return members;
}

Result<std::int64_t> mostMembers(Database& db) {
    SEKISHO_TRY(last, db.firstOften<std::optional<std::int64_t>>("SELECT max(id) FROM member"));
    return last ? std::get<0>(*last).value_or(0) : 0;
}

} // namespace sekishod
