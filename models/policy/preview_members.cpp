#include "models/policy/preview_members.h"

#include <functional>

namespace sekisho::policy {

std::uint32_t PreviewMembers::add(std::string_view id, std::string_view sortKey) {
    if ((places_.size() + 1) * 2 > slots_.size()) grow();
    const std::size_t slot = slotOf(id);
    if (slots_[slot] != kNone) return kNone;
    slots_[slot] = size();
    places_.push_back(
        {texts_.size(), static_cast<std::uint32_t>(id.size()), static_cast<std::uint32_t>(sortKey.size())});
    texts_.append(id).append(sortKey);
    return size() - 1;
}

std::uint32_t PreviewMembers::find(std::string_view id) const {
    return slots_.empty() ? kNone : slots_[slotOf(id)];
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

std::size_t PreviewMembers::slotOf(std::string_view id) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(id)&mask;
    while (slots_[slot] != kNone && this->id(slots_[slot]) != id)
        slot = (slot + 1) & mask;
    return slot;
}

void PreviewMembers::grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kNone);
    for (std::uint32_t member = 0; member < size(); ++member)
        slots_[slotOf(id(member))] = member;
}

} // namespace sekisho::policy
