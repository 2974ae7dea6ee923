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
    std::array<bool, kServices> restricted{}; // whether the ban of extensions holds for the service
    std::vector<std::string> extensions;      // banned ones: lower case, no dot, ascending
    bool downloadLog = false;
    bool bans(std::string_view extension) const; // in any case of letters, with or without the dot; no allocation
};
FilePolicy filePolicyOf(const Values& values);

// Talks with people outside: may they be had, may files be sent in them.
struct ExternalTalkPolicy {
    bool line = false;
    bool works = false;
    bool filesToLine = false;
    bool filesToWorks = false;
    bool operator==(const ExternalTalkPolicy&) const = default;
};
ExternalTalkPolicy externalTalkPolicyOf(const Values& values);
bool talkAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner);
bool filesAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner);

// "exe" of "run.EXE. ": what follows the last dot, without blanks and dots at the end, which file systems ignore. As
// written; empty: it has none. Valid as long as the name.
std::string_view extensionOf(std::string_view fileName);

// May a file with this extension go into `service`? `linked`: the service at the other end, for attaching from Drive
// and saving to Drive: the ban of either end holds, so Drive need not be ticked. What is there already may be taken
// out.
bool fileTypeAllowed(const FilePolicy& policy, Service service, std::optional<Service> linked,
                     std::string_view extension, FileDirection direction);

} // namespace sekisho::policy
