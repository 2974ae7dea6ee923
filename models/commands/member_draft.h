#pragma once
// A draft of a member as text, kept beside the local copy so that it survives a restart: what the member was when the
// draft was begun, and what was made of it. Holds no secret. Pure.

#include "models/domain/member.h"

#include <optional>
#include <string>
#include <string_view>

namespace sekisho::commands {

struct MemberDraft {
    Member base;   // version and fields as they were read
    Member edited; // with the changes of the person
    bool operator==(const MemberDraft&) const = default;
};

std::string draftText(const MemberDraft& draft);
// A text that is not a draft, or of another form, gives nothing.
std::optional<MemberDraft> draftFromText(std::string_view text);

} // namespace sekisho::commands
