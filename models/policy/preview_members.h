#pragma once
// Ids and sort keys of a preview's members in one text each other after the other, found by id: a large tenant is read
// anew for each preview, and a node and two strings for each member would be most of its memory.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

class PreviewMembers {
  public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    // Number of the member, from 0 in the order of adding; kNone if the id was there before.
    std::uint32_t add(std::string_view id, std::string_view sortKey);
    std::uint32_t find(std::string_view id) const; // kNone: was not added
    std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
    std::string_view id(std::uint32_t member) const; // valid until the next add()
    std::string_view sortKey(std::uint32_t member) const;
    bool before(std::uint32_t a, std::uint32_t b) const; // by sort key, then id

  private:
    struct Place {
        std::size_t at;
        std::uint32_t idSize;
        std::uint32_t keySize;
    };
    // Tags tell most strangers apart without a look at their texts, each of which is a line of memory not at hand.
    struct Slot {
        std::uint32_t member = kNone; // kNone: free
        std::uint16_t tag = 0;
    };
    // Where it stands, or the free one where it would.
    std::size_t slotOf(std::string_view id, std::size_t hash) const;
    void grow();

    std::string texts_;
    std::vector<Place> places_;
    std::vector<Slot> slots_; // a power of two, at most half full
};

} // namespace sekisho::policy
