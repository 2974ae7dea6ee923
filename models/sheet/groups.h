#pragma once
// The groups as they will be when the sheets have been carried out: what the tenant has, and what the rows make of it.
// New ones are called new:g1 … until the service gives them their ids. Changing is for one thread; looking up is
// thread-safe while nobody changes.

#include "models/sheet/directory.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

class Groups {
  public:
    struct Entry {
        std::string id;
        std::string name;
        GroupKind kind = GroupKind::Internal;
        Version version = 0;    // 0: not known
        bool fresh = false;     // made by a row
        std::vector<int> inner; // those directly in it, as they will be
    };

    explicit Groups(const Directory& directory);

    std::size_t count() const { return entries_.size(); }
    const Entry& at(int group) const { return entries_[static_cast<std::size_t>(group)]; }
    Entry& at(int group) { return entries_[static_cast<std::size_t>(group)]; }

    // Of those that the tenant has: id:…, externalKey:… or the name that it has now. -1: none.
    int known(std::string_view reference) const;
    int named(std::string_view name) const; // by this name only
    // As it will be; also what known() finds.
    int find(std::string_view reference) const;
    int made(std::string_view name) const; // by a row; -1: none
    int make(std::string_view name);       // which no other row makes
    void rename(int group, std::string_view name);
    void keyed(int group, std::string_view externalKey); // it was given one
    std::string reference(int group) const; // the shortest text that find() gives it for: its name, or id:…

    // Calls visit(group) for each of `wanted` and for what is in them: what is in a group comes before it, and the
    // order of `wanted` decides otherwise. loop(circle) is told of groups that are in each other, the outer one first.
    void innerFirst(std::span<const int> wanted, const std::function<void(int group)>& visit,
                    const std::function<void(const std::vector<int>& circle)>& loop) const;

  private:
    std::vector<Entry> entries_; // of the tenant first, in its order
    TextMap<int> known_;         // by id:…, externalKey:… and name:… (folded)
    TextMap<int> later_;         // names and keys that the rows give
    TextMap<int> made_;          // by folded name
};

} // namespace sekisho::sheet
