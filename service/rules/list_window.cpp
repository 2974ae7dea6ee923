#include "service/rules/list_window.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <list>
#include <mutex>
#include <utility>

namespace sekishod {

namespace {

constexpr std::size_t kMostRows = 1'000'000;
std::atomic<std::size_t> mostRows = kMostRows;
constexpr std::size_t kRowsOfChunk = 2'048; // what a row in the middle costs to be put there

bool isNewer(const WindowRow& a, const WindowRow& b) {
    return a.place > b.place;
}

class WindowShelf {
  public:
    ListWindowPtr find(const std::string& list) {
        const std::lock_guard lock(mutex_);
        const auto at = std::ranges::find(kept_, list, &Kept::first);
        if (at == kept_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, at);
        return kept_.front().second;
    }
    void keep(const std::string& list, const ListWindowPtr& former, ListWindowPtr window) {
        const std::lock_guard lock(mutex_);
        const auto at = std::ranges::find(kept_, list, &Kept::first);
        if ((at == kept_.end() ? nullptr : at->second) != former) return;
        if (at != kept_.end()) kept_.erase(at);
        kept_.emplace_front(list, std::move(window));
        std::size_t rows = 0;
        for (auto one = kept_.begin(); one != kept_.end();) {
            rows += one->second->size();
            one = rows > mostWindowRows() ? kept_.erase(one) : std::next(one);
        }
    }
    void forget() {
        const std::lock_guard lock(mutex_);
        kept_.clear();
    }

  private:
    using Kept = std::pair<std::string, ListWindowPtr>;
    std::mutex mutex_;
    std::list<Kept> kept_; // looked at last comes first
};

WindowShelf& windowShelf() {
    static WindowShelf shelf;
    return shelf;
}

} // namespace

ListWindowPtr ListWindow::empty(std::int64_t upTo, std::string proof) {
    auto out = std::make_shared<ListWindow>();
    out->upTo_ = upTo;
    out->proof_ = std::move(proof);
    return out;
}

// In pieces of about the same size: of one that grew by a row, none is left that has one.
void ListWindow::append(const std::vector<WindowRow>& rows) {
    size_ += rows.size();
    const std::size_t pieces = rows.size() <= 2 * kRowsOfChunk ? 1 : rows.size() / kRowsOfChunk;
    const auto place = [&](std::size_t piece) {
        return rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * piece / pieces);
    };
    for (std::size_t piece = 0; piece < pieces && !rows.empty(); ++piece)
        chunks_.push_back(std::make_shared<const std::vector<WindowRow>>(place(piece), place(piece + 1)));
}

void ListWindow::cut() {
    while (size_ > mostWindowRows()) {
        size_ -= chunks_.back()->size();
        chunks_.pop_back();
        floor_ = chunks_.empty() ? ListWindow().floor_ : chunks_.back()->back().place;
        whole_ = false;
    }
}

ListWindowPtr ListWindow::with(std::vector<WindowRow> rows, std::int64_t upTo, std::string proof) const {
    auto out = std::make_shared<ListWindow>();
    out->floor_ = floor_;
    out->whole_ = whole_;
    out->upTo_ = upTo;
    out->proof_ = std::move(proof);
    if (!whole_) std::erase_if(rows, [this](const WindowRow& row) { return row.place < floor_; });
    std::ranges::sort(rows, isNewer);
    auto next = rows.begin();
    for (std::size_t i = 0; i < chunks_.size(); ++i) { // each new row goes before the first chunk that ends below it
        const bool last = i + 1 == chunks_.size();
        const auto end = last ? rows.end() : std::find_if(next, rows.end(), [&](const WindowRow& row) {
            return row.place < chunks_[i]->back().place;
        });
        if (next == end) {
            out->chunks_.push_back(chunks_[i]);
            out->size_ += chunks_[i]->size();
            continue;
        }
        std::vector<WindowRow> both;
        both.reserve(chunks_[i]->size() + static_cast<std::size_t>(end - next));
        std::merge(chunks_[i]->begin(), chunks_[i]->end(), next, end, std::back_inserter(both), isNewer);
        out->append(both);
        next = end;
    }
    if (chunks_.empty()) out->append(rows);
    if (out->size_ > 0) out->floor_ = std::min(floor_, out->chunks_.back()->back().place);
    out->cut();
    return out;
}

ListWindowPtr ListWindow::below(const std::vector<WindowRow>& rows, bool whole) const {
    auto out = std::make_shared<ListWindow>(*this);
    std::vector<WindowRow> last;
    if (!chunks_.empty() && chunks_.back()->size() < kRowsOfChunk) { // many short pages make no short chunks
        last = *chunks_.back();
        out->chunks_.pop_back();
        out->size_ -= last.size();
    }
    last.insert(last.end(), rows.begin(), rows.end());
    out->append(last);
    out->whole_ = whole;
    if (!rows.empty()) out->floor_ = rows.back().place;
    out->cut();
    return out;
}

ListWindow::Way::Way(ListWindowPtr window, const ListPlace& from) : window_(std::move(window)) {
    const auto& chunks = window_->chunks_;
    const auto chunk = std::ranges::find_if(chunks, [&](const Chunk& one) { return one->back().place < from; });
    if (chunk == chunks.end()) return;
    chunk_ = static_cast<std::size_t>(chunk - chunks.begin());
    const auto& rows = **chunk;
    const auto row = std::ranges::partition_point(rows, [&](const WindowRow& one) { return one.place >= from; });
    now_ = rows.data() + (row - rows.begin());
    end_ = rows.data() + rows.size();
}

void ListWindow::Way::nextChunk() {
    now_ = nullptr;
    if (++chunk_ == window_->chunks_.size()) return;
    const auto& rows = *window_->chunks_[chunk_];
    now_ = rows.data();
    end_ = rows.data() + rows.size();
}

std::size_t mostWindowRows() {
    return mostRows;
}

void limitWindows(std::optional<std::size_t> rows) {
    mostRows = rows.value_or(kMostRows);
    windowShelf().forget();
}

ListWindowPtr keptWindow(const std::string& list) {
    return windowShelf().find(list);
}

void keepWindow(const std::string& list, const ListWindowPtr& former, ListWindowPtr window) {
    windowShelf().keep(list, former, std::move(window));
}

} // namespace sekishod
