#include "models/store/group_shelf.h"

#include <algorithm>
#include <utility>

namespace sekisho::store {

void GroupShelf::put(GroupRow row) {
    lines_.reset();
    std::string id = row.line.id.value;
    rows_.insert_or_assign(std::move(id), std::move(row));
}

void GroupShelf::remove(std::string_view id) {
    const auto found = rows_.find(id);
    if (found == rows_.end()) return;
    lines_.reset();
    rows_.erase(found);
}

ports::GroupLines GroupShelf::lines() const {
    if (lines_) return lines_;
    auto made = std::make_shared<std::vector<ports::GroupLine>>();
    made->reserve(rows_.size());
    for (const auto& [id, row] : rows_)
        made->push_back(row.line);
    std::ranges::stable_sort(*made, {}, &ports::GroupLine::search); // which begins with the folded name
    lines_ = std::move(made);
    return lines_;
}

std::string_view GroupShelf::document(std::string_view id) const {
    const auto found = rows_.find(id);
    return found == rows_.end() ? std::string_view() : std::string_view(found->second.document);
}

// Resource ids are random and long: where one stands in a record, the record names it.
std::vector<GroupId> GroupShelf::naming(const std::string& resourceId) const {
    const std::string quoted = '"' + resourceId + '"';
    std::vector<GroupId> out;
    for (const auto& [id, row] : rows_)
        if (id != resourceId && row.document.find(quoted) != std::string::npos) out.emplace_back(id);
    return out;
}

} // namespace sekisho::store
