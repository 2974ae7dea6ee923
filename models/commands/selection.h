#pragma once
// The members a command is about. How many they are and in which states is known at once, also of a million selected
// rows; who they are is read from the list when somebody asks. GUI thread.

#include "models/domain/member.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace sekisho::commands {

struct SelectedMember { // what the list knows about a selected row
    UserId id;
    QString name;
    QString loginId;
    QString orgUnit;
    MemberStatus status = MemberStatus::InUse;
    bool onLeave = false;
    bool administrator = false;
};

// Members of one kind are alike to every command that takes several at once. A number below kMemberKinds.
constexpr unsigned kMemberKinds = 5 * 2 * 2;
constexpr unsigned memberKind(MemberStatus status, bool onLeave, bool administrator) {
    return static_cast<unsigned>(status) * 4 + (onLeave ? 2U : 0U) + (administrator ? 1U : 0U);
}

class Selection {
  public:
    using Visit = std::function<bool(const SelectedMember&)>; // false ends the walk
    using Walk = std::function<void(const Visit&)>;

    Selection() = default;
    Selection(const std::vector<SelectedMember>& members); // pinned
    Selection(std::initializer_list<SelectedMember> members) : Selection(std::vector<SelectedMember>(members)) {}
    // `count` rows of a list: `kinds` holds one of each kind among them, the first of all first; `walk` goes through
    // them in order, as the list is when it is called.
    Selection(std::size_t count, std::vector<SelectedMember> kinds, Walk walk);

    std::size_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    const std::vector<SelectedMember>& kinds() const { return kinds_; } // enough to judge what applies
    const SelectedMember& front() const { return kinds_.front(); }      // not of an empty one
    void each(const Visit& visit) const;
    std::vector<SelectedMember> first(std::size_t most) const;

    // The same members whatever becomes of the list, about 120 bytes each: for whoever asks a person or the service
    // before going on.
    Selection pinned() const;
    Selection where(const std::function<bool(const SelectedMember&)>& fits) const; // pinned
    Selection only(const std::vector<std::size_t>& places) const;                  // of a pinned one; pinned
    SelectedMember at(std::size_t place) const;                                    // of a pinned one

  private:
    class Roll;
    explicit Selection(std::shared_ptr<const Roll> roll);

    std::size_t count_ = 0;
    std::vector<SelectedMember> kinds_;
    Walk walk_;
    std::shared_ptr<const Roll> roll_; // when pinned
};

} // namespace sekisho::commands
