#pragma once
// ファイル管理 (admin-screens.md §7.7; resources/policies/files.json) and the file switches of talks with people
// outside (externalTalk.json): which files may go where. Downloads to phones are a matter of the permission template.
// Pure.

#include "models/domain/session.h"
#include "models/policy/service_template.h"
#include "models/policy/values.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

enum class FileDirection { Upload, Download }; // upload: also sending, attaching, saving
enum class ExternalPartner { None, Line, Works };
std::string_view externalPartnerKey(ExternalPartner partner); // "none", "line", "works"
std::optional<ExternalPartner> externalPartnerOf(std::string_view key);

struct FilePolicy {
    bool mobileUpload = true;
    bool watermark = false;
    std::array<bool, kServices> bannedServices{}; // restrictedServices
    std::vector<std::string> bannedExtensions;    // extensions: lower case, no dot, ascending
    bool downloadLog = false;
    bool bans(std::string_view extension) const; // in any case of letters, with or without the dot; no allocation
};
FilePolicy filePolicyOf(const Values& values);

// Talks with people of one kind outside: may this member have them, may files be sent in them.
struct ExternalLink {
    bool allowed = false;
    bool everyone = false;            // else the members below
    std::vector<std::string> members; // ascending
    bool files = false;
    bool operator==(const ExternalLink&) const = default;
};
struct ExternalTalkPolicy {
    ExternalLink line;
    ExternalLink works;
    bool operator==(const ExternalTalkPolicy&) const = default;
};
ExternalTalkPolicy externalTalkPolicyOf(const Values& values);
bool talkAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner, std::string_view user);
bool filesAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner); // no: neither where talks are off

// "exe" of "run.EXE. ": what follows the last dot, without blanks and dots at the end, which file systems ignore. As
// written; empty: it has none. Valid as long as the name.
std::string_view extensionOf(std::string_view fileName);

// May a file with this extension be sent or received in `service`? `linked`: the service at the other end, for
// attaching from Drive and saving to Drive: the ban of either end holds, so Drive need not be ticked.
bool fileTypeAllowed(const FilePolicy& policy, Service service, std::optional<Service> linked,
                     std::string_view extension);

} // namespace sekisho::policy
