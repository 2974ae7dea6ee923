#include "models/commands/selection.h"

#include "models/commands/words.h"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sekisho::commands {

// Many members in one piece of text: a million of them as values with strings of their own would take three times the
// room and five million allocations.
class Selection::Roll {
  public:
    void add(const SelectedMember& member) {
        const std::string name = toUtf8(member.name), login = toUtf8(member.loginId);
        const unsigned kind = memberKind(member.status, member.onLeave, member.administrator);
        entries_.push_back({text_.size(), static_cast<std::uint32_t>(member.id.value.size()),
                            static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(login.size()), kind});
        text_.append(member.id.value).append(name).append(login).append(toUtf8(member.orgUnit));
        if (!seen_.test(kind)) kinds_.push_back(member);
        seen_.set(kind);
    }
    std::size_t size() const { return entries_.size(); }
    const std::vector<SelectedMember>& kinds() const { return kinds_; }
    SelectedMember at(std::size_t place) const {
        const Entry& entry = entries_[place];
        const std::size_t end = place + 1 < entries_.size() ? entries_[place + 1].begin : text_.size();
        std::string_view rest(text_.data() + entry.begin, end - entry.begin);
        const auto take = [&rest](std::size_t length) {
            const std::string_view taken = rest.substr(0, length);
            rest.remove_prefix(length);
            return taken;
        };
        SelectedMember member;
        member.id = UserId(std::string(take(entry.id)));
        member.name = fromUtf8(take(entry.name));
        member.loginId = fromUtf8(take(entry.login));
        member.orgUnit = fromUtf8(rest);
        member.status = static_cast<MemberStatus>(entry.kind / 4);
        member.onLeave = (entry.kind & 2U) != 0;
        member.administrator = (entry.kind & 1U) != 0;
        return member;
    }

  private:
    struct Entry { // lengths in bytes; what is left after the login is the organization
        std::size_t begin;
        std::uint32_t id, name, login, kind;
    };
    std::string text_;
    std::vector<Entry> entries_;
    std::vector<SelectedMember> kinds_;
    std::bitset<kMemberKinds> seen_;
};

Selection::Selection(std::shared_ptr<const Roll> roll)
    : count_(roll->size()), kinds_(roll->kinds()), roll_(std::move(roll)) {}

Selection::Selection(const std::vector<SelectedMember>& members) {
    auto roll = std::make_shared<Roll>();
    for (const SelectedMember& member : members)
        roll->add(member);
    *this = Selection(std::shared_ptr<const Roll>(std::move(roll)));
}

Selection::Selection(std::size_t count, std::vector<SelectedMember> kinds, Walk walk)
    : count_(count), kinds_(std::move(kinds)), walk_(std::move(walk)) {}

void Selection::each(const Visit& visit) const {
    if (walk_) return walk_(visit);
    for (std::size_t place = 0; place < count_; ++place)
        if (!visit(roll_->at(place))) return;
}

std::vector<SelectedMember> Selection::first(std::size_t most) const {
    std::vector<SelectedMember> found;
    if (most == 0) return found;
    each([&](const SelectedMember& member) {
        found.push_back(member);
        return found.size() < most;
    });
    return found;
}

Selection Selection::pinned() const {
    return roll_ || empty() ? *this : where([](const SelectedMember&) { return true; });
}

Selection Selection::where(const std::function<bool(const SelectedMember&)>& fits) const {
    auto roll = std::make_shared<Roll>();
    each([&](const SelectedMember& member) {
        if (fits(member)) roll->add(member);
        return true;
    });
    return Selection(std::shared_ptr<const Roll>(std::move(roll)));
}

Selection Selection::only(const std::vector<std::size_t>& places) const {
    auto roll = std::make_shared<Roll>();
    for (const std::size_t place : places)
        roll->add(at(place));
    return Selection(std::shared_ptr<const Roll>(std::move(roll)));
}

SelectedMember Selection::at(std::size_t place) const {
    return roll_->at(place);
}

} // namespace sekisho::commands
