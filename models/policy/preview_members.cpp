#include "models/policy/preview_members.h"

#include <functional>
#include <string_view>

namespace sekisho::policy {

namespace {

std::size_t hashOfId(std::string_view id) {
    return std::hash<std::string_view>{}(id);
}
std::uint16_t tagOf(std::size_t hash) { // not the bits that choose the slot
    return static_cast<std::uint16_t>(hash >> 48);
}

} // namespace

std::uint32_t PreviewMembers::add(std::string_view id, std::string_view sortKey) {
    if ((places_.size() + 1) * 2 > slots_.size()) grow();
    const std::size_t hash = hashOfId(id);
    Slot& slot = slots_[slotOf(id, hash)];
    if (slot.member != kNone) return kNone;
    slot = {size(), tagOf(hash)};
    places_.push_back(
        {texts_.size(), static_cast<std::uint32_t>(id.size()), static_cast<std::uint32_t>(sortKey.size())});
    texts_.append(id).append(sortKey);
    return size() - 1;
}

std::uint32_t PreviewMembers::find(std::string_view id) const {
    return slots_.empty() ? kNone : slots_[slotOf(id, hashOfId(id))].member;
}

std::string_view PreviewMembers::id(std::uint32_t member) const {
    const Place& place = places_[member];
    return std::string_view(texts_).substr(place.at, place.idSize);
}

std::string_view PreviewMembers::sortKey(std::uint32_t member) const {
    const Place& place = places_[member];
    return std::string_view(texts_).substr(place.at + place.idSize, place.keySize);
}

bool PreviewMembers::before(std::uint32_t a, std::uint32_t b) const {
    const int order = sortKey(a).compare(sortKey(b));
    return order != 0 ? order < 0 : id(a) < id(b);
}

std::size_t PreviewMembers::slotOf(std::string_view id, std::size_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t place = hash & mask;; place = (place + 1) & mask) {
        const Slot& slot = slots_[place];
        if (slot.member == kNone || (slot.tag == tagOf(hash) && this->id(slot.member) == id)) return place;
    }
}

void PreviewMembers::grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, Slot{});
    for (std::uint32_t member = 0; member < size(); ++member) {
        const std::size_t hash = hashOfId(id(member));
        slots_[slotOf(id(member), hash)] = {member, tagOf(hash)};
    }
}

} // namespace sekisho::policy
