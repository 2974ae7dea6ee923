#include "models/items/org_name_filter.h"

#include "models/domain/text_fold.h"

#include <unordered_map>
#include <utility>

namespace sekisho::items {

OrgNameFilter::OrgNameFilter(std::vector<ports::OrgNode> nodes) : nodes_(std::move(nodes)) {
    std::unordered_map<std::string_view, int> places;
    for (const ports::OrgNode& node : nodes_) {
        const auto parent = places.find(node.parent.value);
        parents_.push_back(parent == places.end() ? -1 : parent->second);
        places.emplace(node.id.value, static_cast<int>(folded_.size()));
        folded_.push_back(fold(node.name));
    }
}

std::vector<ports::OrgNode> OrgNameFilter::matching(std::string_view typed) const {
    const std::string wanted = fold(typed);
    if (wanted.empty()) return nodes_;
    std::vector<bool> kept(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (folded_[i].find(wanted) == std::string::npos) continue;
        for (int at = static_cast<int>(i); at >= 0 && !kept[static_cast<std::size_t>(at)];
             at = parents_[static_cast<std::size_t>(at)])
            kept[static_cast<std::size_t>(at)] = true;
    }
    std::vector<ports::OrgNode> out;
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (kept[i]) out.push_back(nodes_[i]);
    return out;
}

} // namespace sekisho::items
