#pragma once
// A list of any number of members that costs almost nothing: names by number, filter by a number's ending, both orders.
// For models and views that must hold with a million rows. Not thread-safe.

#include "models/ports/member_list.h"

#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class SyntheticMembers final : public ports::MemberList {
  public:
    explicit SyntheticMembers(std::size_t count) : count_(count) {}

    std::size_t count() const override { return count_; }
    bool complete() const override { return true; }
    std::uint64_t revision() const override { return revision_; }
    ports::MemberCells cells(ports::RowNo row) const override {
        auto& text = texts_[turn_++ % texts_.size()]; // enough for all the cells that are looked at together
        text = {fmt::format("m{:07}", row + shift_), fmt::format("Member {:07}", row + shift_)};
        ports::MemberCells cells;
        cells.id = text.id;
        cells.name = cells.reading = text.name;
        cells.loginId = text.id;
        cells.status = state(row).status;
        return cells;
    }
    ports::MemberState state(ports::RowNo row) const override {
        return {row % 10 == 3 ? MemberStatus::Suspended : MemberStatus::InUse, false, false};
    }
    std::size_t cellsMade() const { return turn_; } // how often somebody looked at a whole row
    std::optional<ports::RowNo> find(std::string_view id) const override {
        if (id.size() != 8 || id[0] != 'm') return std::nullopt;
        const auto number = static_cast<std::size_t>(std::stoul(std::string(id.substr(1))));
        if (number < shift_ || number - shift_ >= count_) return std::nullopt;
        return static_cast<ports::RowNo>(number - shift_);
    }
    // The text is the number of rows to leave out at the beginning.
    ports::RowSet query(const ports::MemberQuery& query) override {
        const std::size_t from = query.text.empty() ? 0 : std::min<std::size_t>(std::stoul(query.text), count_);
        auto rows = std::make_shared<std::vector<ports::RowNo>>();
        rows->reserve(count_ - from);
        for (std::size_t i = from; i < count_; ++i)
            rows->push_back(static_cast<ports::RowNo>(query.descending ? count_ - 1 - (i - from) : i));
        return rows;
    }
    std::optional<ports::MatchSpan> matchIn(std::string_view, std::string_view) const override { return std::nullopt; }
    ports::CallHandle watch(std::function<void()> changed) override {
        changed_ = std::move(changed);
        return {};
    }
    ports::CallHandle watchExchange(std::function<void()> leaving) override {
        leaving_ = std::move(leaving);
        return {};
    }

    void resize(std::size_t count) { // rows come or go at the end
        count_ = count;
        ++revision_;
        if (changed_) changed_();
    }
    void exchange(std::size_t count, std::size_t shift) { // all row numbers mean others
        if (leaving_) leaving_();
        shift_ = shift;
        resize(count);
    }

  private:
    struct Text {
        std::string id;
        std::string name;
    };
    std::size_t count_;
    std::size_t shift_ = 0;
    std::uint64_t revision_ = 0;
    mutable std::vector<Text> texts_ = std::vector<Text>(64);
    mutable std::size_t turn_ = 0;
    std::function<void()> changed_;
    std::function<void()> leaving_;
};

} // namespace sekisho::fakes
