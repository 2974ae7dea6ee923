#include "service/rules/moving_window.h"

#include "service/rules/list_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kMostMoves = 50'000;         // that the store keeps, as in 0029_list_moves.sql
constexpr std::int64_t kMostMovesFollowed = 20'000; // beyond that a window begins anew
constexpr std::size_t kMostRowsGathered = 20'000;   // below the window, for one page: some 10 ms
constexpr std::int64_t kLastPlace = std::numeric_limits<std::int64_t>::max();

struct MovingFact {
    std::string_view table, time, index, live;
    bool greaterIdFirst;
};
constexpr std::array<MovingFact, 3> kMovingLists{{
    {"session", "last_used", "session_live", " AND ended IS NULL", true},
    {"device", "last_access", "device_list", "", false},
    {"trusted_device", "last_used", "trusted_device_list", "", false},
}};

const MovingFact& factOf(MovingList list) {
    return kMovingLists[static_cast<std::size_t>(list)];
}

class MovingWindow {
  public:
    MovingWindow(Database& db, MovingList list, DomainId domain) : db_(db), list_(list), domain_(domain) {}

    // Null: the view is an older one than that of which there is a window.
    Result<ListWindowPtr> upToDate() {
        SEKISHO_TRY(head, (db_.firstOften<std::int64_t, std::int64_t>("SELECT seq, stamp FROM list_move ORDER BY seq "
                                                                      "DESC LIMIT 1")));
        if (!head) return ListWindowPtr();
        const auto [last, stamp] = *head;
        // With its number of moves a window's name changes: so many places at most are in it that nobody stands at.
        name_ = fmt::format("moves {} {} {}", static_cast<int>(list_), domain_, last / kMostMoves);
        std::string proof = std::to_string(stamp);
        const auto former = keptWindow(name_);
        if (former && former->upTo() == last && former->proof() == proof) return former;
        if (former && former->upTo() > last) return ListWindowPtr();
        SEKISHO_TRY(proven, former ? isProven(*former) : Result<bool>(false));
        ListWindowPtr fresh;
        if (proven && last - former->upTo() <= kMostMovesFollowed) {
            SEKISHO_TRY(rows, movesAfter(former->upTo(), last));
            fresh = former->with(std::move(rows), last, std::move(proof));
        } else {
            fresh = ListWindow::empty(last, std::move(proof));
        }
        keepWindow(name_, former, fresh);
        return fresh;
    }
    // The window with what lies below it, as far as a page goes at once; all that stand at one time, or none.
    Result<ListWindowPtr> deeper(const ListWindowPtr& window) {
        const MovingFact& fact = factOf(list_);
        SEKISHO_TRY(row, db_.prepare(fmt::format("SELECT rowid, {0}, member_uid FROM {1} INDEXED BY {2} WHERE "
                                                 "domain_id = ? AND {0} <= ?{3} ORDER BY {0} DESC",
                                                 fact.time, fact.table, fact.index, fact.live)));
        const ListPlace floor = window->floor();
        row.bind(1, std::int64_t{domain_}).bind(2, floor.at);
        const std::size_t most =
            std::min(kMostRowsGathered, mostWindowRows() - std::min(mostWindowRows(), window->size()));
        if (most == 0) return window;
        std::vector<WindowRow> rows;
        bool whole = false;
        for (;;) {
            SEKISHO_TRY(there, row.step());
            whole = !there;
            if (whole) break;
            const ListPlace place{row.int64(1), row.int64(0)};
            if (rows.size() >= most && place.at != rows.back().place.at) break;
            if (place < floor) rows.push_back({place, markOf(row.text(2)), 0, 0});
        }
        std::ranges::sort(rows, std::greater(), &WindowRow::place);
        auto out = window->below(rows, whole);
        keepWindow(name_, window, out);
        return out;
    }

  private:
    Result<bool> isProven(const ListWindow& window) {
        SEKISHO_TRY(stamp, db_.firstOften<std::int64_t>("SELECT stamp FROM list_move WHERE seq = :seq", window.upTo()));
        return stamp && std::to_string(std::get<0>(*stamp)) == window.proof();
    }
    Result<std::vector<WindowRow>> movesAfter(std::int64_t seq, std::int64_t last) {
        SEKISHO_TRY(row, db_.often("SELECT at, row, member_uid, list, domain_id FROM list_move WHERE seq > ? AND seq "
                                   "<= ?",
                                   2, 5));
        row->bind(1, seq).bind(2, last);
        std::vector<WindowRow> out;
        for (;;) {
            SEKISHO_TRY(there, row->step());
            if (!there) return out;
            if (row->int64(3) == static_cast<std::int64_t>(list_) && row->int64(4) == domain_)
                out.push_back({{row->int64(0), row->int64(1)}, markOf(row->text(2)), 0, 0});
        }
    }

    Database& db_;
    MovingList list_;
    DomainId domain_;
    std::string name_;
};

class MovingPage {
  public:
    MovingPage(const MovingQuestion& question, const StandsThere& stands)
        : question_(question), stands_(stands), greaterFirst_(factOf(question.list).greaterIdFirst) {}

    // True: the page is whole. Else the window has ended before.
    Result<bool> gather(const ListWindowPtr& window, const ListPlace& from) {
        for (ListWindow::Way way(window, from); way.row(); way.step()) {
            const WindowRow& row = *way.row();
            // Those of one time stand by their ids: all of them or none are gathered.
            if (rows_.size() >= question_.most && row.place.at != rows_.back().at) return true;
            const bool seen = std::ranges::all_of(
                question_.within, [&row](const auto& part) { return part->marks().contains(row.first); });
            if (!seen || row.place == last_) continue;
            last_ = row.place; // it may have left this place and come back
            SEKISHO_TRY(id, stands_(row.place.seq, row.place.at));
            if (id && isBehind(row.place.at, *id)) rows_.push_back({row.place.at, std::move(*id), row.place.seq});
        }
        return window->isWhole();
    }
    std::vector<MovedRow> take() {
        std::ranges::sort(rows_, [this](const MovedRow& a, const MovedRow& b) { return isBefore(a, b); });
        if (rows_.size() > question_.most) rows_.resize(question_.most);
        return std::move(rows_);
    }

  private:
    bool isBefore(const MovedRow& a, const MovedRow& b) const {
        if (a.at != b.at) return a.at > b.at;
        return greaterFirst_ ? a.id > b.id : a.id < b.id;
    }
    bool isBehind(std::int64_t at, const std::string& id) const {
        return !question_.after || isBefore(*question_.after, {at, id, 0});
    }

    const MovingQuestion& question_;
    const StandsThere& stands_;
    bool greaterFirst_;
    ListPlace last_{kLastPlace, kLastPlace};
    std::vector<MovedRow> rows_;
};

} // namespace

Result<std::optional<std::vector<MovedRow>>> throughMovingWindow(Database& db, const MovingQuestion& question,
                                                                 const StandsThere& stands) {
    using Found = std::optional<std::vector<MovedRow>>;
    MovingWindow kept(db, question.list, question.domain);
    SEKISHO_TRY(window, kept.upToDate());
    if (!window) return Found();
    MovingPage page(question, stands);
    ListPlace from{question.after ? question.after->at : kLastPlace, kLastPlace};
    SEKISHO_TRY(whole, page.gather(window, from));
    if (!whole) {
        from = std::min(from, window->floor());
        SEKISHO_TRY(longer, kept.deeper(window));
        SEKISHO_TRY(now, page.gather(longer, from));
        if (!now) return Found();
    }
    return Found(page.take());
}

} // namespace sekishod
