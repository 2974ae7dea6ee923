#include "models/sheet/groups.h"

#include "models/domain/text_fold.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekisho::sheet {

namespace {

constexpr std::string_view kIdPrefix = "id:";
constexpr std::string_view kKeyPrefix = "externalKey:";
constexpr std::string_view kNamePrefix = "name:"; // of the maps only

std::string nameKey(std::string_view name) {
    return std::string(kNamePrefix) + fold(name);
}

// Under which of the keys a reference is looked up.
std::string keyOf(std::string_view reference) {
    if (reference.starts_with(kIdPrefix) || reference.starts_with(kKeyPrefix)) return std::string(reference);
    return nameKey(reference);
}

int in(const TextMap<int>& map, std::string_view key) {
    const auto found = map.find(key);
    return found != map.end() ? found->second : -1;
}

} // namespace

Groups::Groups(const Directory& directory) {
    for (const GroupFacts& group : directory.groups()) {
        const int number = static_cast<int>(entries_.size());
        entries_.push_back({group.id, group.name, group.kind, group.version, false, {}});
        known_.emplace(std::string(kIdPrefix) + group.id, number);
        if (!group.externalKey.empty()) known_.emplace(std::string(kKeyPrefix) + group.externalKey, number);
        known_.emplace(nameKey(group.name), number);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i)
        for (const std::string& id : directory.groups()[i].groups)
            if (const int inner = known(std::string(kIdPrefix) + id); inner >= 0) entries_[i].inner.push_back(inner);
}

int Groups::known(std::string_view reference) const {
    return in(known_, keyOf(reference));
}

int Groups::named(std::string_view name) const {
    return in(known_, nameKey(name));
}

int Groups::find(std::string_view reference) const {
    const std::string key = keyOf(reference);
    const int before = in(known_, key);
    const bool stays = before >= 0 && (!key.starts_with(kNamePrefix) || nameKey(at(before).name) == key);
    const int later = stays ? -1 : in(later_, key);
    return later >= 0 ? later : before;
}

int Groups::made(std::string_view name) const {
    return in(made_, fold(name));
}

int Groups::make(std::string_view name) {
    const int number = static_cast<int>(entries_.size());
    made_.emplace(fold(name), number);
    entries_.push_back({fmt::format("new:g{}", made_.size()), std::string(name), GroupKind::Internal, 0, true, {}});
    later_.emplace(nameKey(name), number);
    return number;
}

void Groups::rename(int group, std::string_view name) {
    at(group).name = name;
    later_.insert_or_assign(nameKey(name), group);
}

void Groups::keyed(int group, std::string_view externalKey) {
    later_.insert_or_assign(std::string(kKeyPrefix) + std::string(externalKey), group);
}

std::string Groups::reference(int group) const {
    return find(at(group).name) == group ? at(group).name : std::string(kIdPrefix) + at(group).id;
}

void Groups::innerFirst(std::span<const int> wanted, const std::function<void(int group)>& visit,
                        const std::function<void(const std::vector<int>& circle)>& loop) const {
    enum class State : char { New, Open, Done };
    std::vector<State> states(entries_.size(), State::New);
    // Not by recursion: a hundred thousand groups may be in one another.
    std::vector<int> path;
    std::vector<std::size_t> nexts;
    const auto open = [&](int group) {
        states[static_cast<std::size_t>(group)] = State::Open;
        path.push_back(group);
        nexts.push_back(0);
    };
    for (const int root : wanted) {
        if (states[static_cast<std::size_t>(root)] == State::New) open(root);
        while (!path.empty()) {
            const std::vector<int>& inner = at(path.back()).inner;
            if (nexts.back() == inner.size()) {
                states[static_cast<std::size_t>(path.back())] = State::Done;
                visit(path.back());
                path.pop_back();
                nexts.pop_back();
                continue;
            }
            const int next = inner[nexts.back()++];
            if (states[static_cast<std::size_t>(next)] == State::New)
                open(next);
            else if (states[static_cast<std::size_t>(next)] == State::Open)
                loop({std::ranges::find(path, next), path.end()});
        }
    }
}

} // namespace sekisho::sheet
