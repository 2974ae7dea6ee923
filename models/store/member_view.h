#pragma once
// The list as the panes see it: ports::MemberList over the ListData of the moment. Owner's (GUI) thread.

#include "models/domain/clock.h"
#include "models/ports/member_list.h"
#include "models/store/list_data.h"
#include "models/store/search.h"
#include "models/store/watchers.h"

#include <memory>
#include <span>

namespace sekisho::store {

class MemberView final : public ports::MemberList {
  public:
    MemberView(const Clock& clock, ports::Executor& gui);
    ~MemberView() override;

    std::size_t count() const override { return data_->table.count(); }
    bool complete() const override { return complete_; }
    std::uint64_t revision() const override { return revision_; }
    ports::MemberCells cells(RowNo row) const override { return data_->table.cells(row); }
    ports::MemberState state(RowNo row) const override { return data_->table.state(row); }
    std::optional<RowNo> find(std::string_view userId) const override { return data_->table.find(userId); }
    ports::RowSet query(const ports::MemberQuery& query) override;
    std::optional<ports::MatchSpan> matchIn(std::string_view shown, std::string_view queryText) const override;
    ports::CallHandle watch(std::function<void()> changed) override { return watchers_.add(std::move(changed)); }
    ports::CallHandle watchExchange(std::function<void()> leaving) override { return leavers_.add(std::move(leaving)); }

    // For the cache. Each tells the watchers once.
    void replace(std::shared_ptr<ListData> data, bool complete);
    ListChange apply(std::span<const Edit> edits);
    void compact(MemberTable::Arenas arenas);
    bool tick();                                   // true: something changed with the time
    void freeze(bool frozen) { frozen_ = frozen; } // the clock changes nothing while another thread reads the columns
    void wipe();                                   // nothing of the members stays in memory
    void clear();                                  // shows nobody; what another thread still reads stays as it is
    const std::shared_ptr<ListData>& data() const { return data_; }

  private:
    struct Filters { // the part of a query that is not the text
        std::optional<OrgUnitId> orgUnit;
        bool directOnly = false;
        std::uint32_t show = ports::ShowAllStatuses;
        std::optional<Instant> notSeenSince;
        bool neverSeen = false;
        std::optional<std::string> rank;
        bool operator==(const Filters&) const = default;
    };
    bool followClock();
    const RowBits* filtered(const ports::MemberQuery& query); // null: every row
    RowBits rowsOf(const Filters& filters) const;
    std::vector<std::uint8_t> subtreeOf(const Filters& filters) const;
    ports::RowSet byStanding(std::vector<RowNo> rows, const Filters& filters) const;
    void changed();

    const Clock& clock_;
    ports::Executor& gui_;
    std::shared_ptr<ListData> data_;
    bool complete_ = false;
    bool frozen_ = false;
    std::uint64_t revision_ = 1;
    std::unique_ptr<TwoThreads> threads_;
    TextSearch search_;
    Filters filters_;
    RowBits filterBits_;
    std::uint64_t filterRevision_ = 0;
    ports::MemberQuery lastQuery_;
    ports::RowSet lastRows_;
    std::uint64_t lastRevision_ = 0;
    Watchers watchers_;
    Watchers leavers_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace sekisho::store
