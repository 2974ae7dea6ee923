#include "models/policy/file_policy.h"

#include "models/policy/value_reading.h"

#include <algorithm>

namespace sekisho::policy {

namespace {

char lowerLetter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view withoutDot(std::string_view extension) {
    if (extension.starts_with('.')) extension.remove_prefix(1);
    return extension;
}

// Of a banned one (lower case) and one that is asked about (any case).
bool comesBefore(std::string_view banned, std::string_view asked) {
    return std::ranges::lexicographical_compare(banned, asked, {}, {}, lowerLetter);
}

ExternalLink linkOf(const Values& values, std::string_view link, std::string_view who, std::string_view members,
                    std::string_view files) {
    ExternalLink out{flagIn(values, link, false), textIn(values, who, {}) == "all", textsIn(values, members),
                     flagIn(values, files, false)};
    std::ranges::sort(out.members);
    return out;
}

const ExternalLink& linkWith(const ExternalTalkPolicy& policy, ExternalPartner partner) {
    return partner == ExternalPartner::Line ? policy.line : policy.works;
}

} // namespace

std::string_view externalPartnerKey(ExternalPartner partner) {
    switch (partner) {
    case ExternalPartner::None:
        return "none";
    case ExternalPartner::Line:
        return "line";
    case ExternalPartner::Works:
        return "works";
    }
    return "none";
}

std::optional<ExternalPartner> externalPartnerOf(std::string_view key) {
    for (const auto partner : {ExternalPartner::None, ExternalPartner::Line, ExternalPartner::Works})
        if (key == externalPartnerKey(partner)) return partner;
    return std::nullopt;
}

bool FilePolicy::bans(std::string_view extension) const {
    const std::string_view asked = withoutDot(extension);
    const auto found = std::ranges::partition_point(
        bannedExtensions, [asked](const std::string& banned) { return comesBefore(banned, asked); });
    return found != bannedExtensions.end() && std::ranges::equal(*found, asked, {}, {}, lowerLetter);
}

FilePolicy filePolicyOf(const Values& given) {
    const Values values = completedFor("files", given);
    FilePolicy policy;
    policy.mobileUpload = flagIn(values, "mobileUpload", true);
    policy.watermark = flagIn(values, "watermark", false);
    for (const auto& key : textsIn(values, "restrictedServices"))
        if (const auto service = serviceOf(key)) policy.bannedServices[static_cast<std::size_t>(*service)] = true;
    for (const auto& extension : textsIn(values, "extensions")) {
        std::string plain(withoutDot(extension));
        std::ranges::transform(plain, plain.begin(), lowerLetter);
        if (!plain.empty()) policy.bannedExtensions.push_back(std::move(plain));
    }
    std::ranges::sort(policy.bannedExtensions);
    policy.downloadLog = flagIn(values, "downloadLog", false);
    return policy;
}

ExternalTalkPolicy externalTalkPolicyOf(const Values& given) {
    const Values values = completedFor("externalTalk", given);
    return {linkOf(values, "line", "lineWho", "lineMembers", "filesToLine"),
            linkOf(values, "works", "worksWho", "worksMembers", "filesToWorks")};
}

bool talkAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner, std::string_view user) {
    if (partner == ExternalPartner::None) return true;
    const auto& link = linkWith(policy, partner);
    if (!link.allowed || link.everyone) return link.allowed;
    return std::ranges::binary_search(link.members, user, std::less<>());
}

bool filesAllowed(const ExternalTalkPolicy& policy, ExternalPartner partner) {
    if (partner == ExternalPartner::None) return true;
    const auto& link = linkWith(policy, partner);
    return link.allowed && link.files;
}

std::string_view extensionOf(std::string_view fileName) {
    const auto last = fileName.find_last_not_of(". ");
    if (last == std::string_view::npos) return {};
    fileName = fileName.substr(0, last + 1);
    const auto dot = fileName.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : fileName.substr(dot + 1);
}

bool fileTypeAllowed(const FilePolicy& policy, Service service, std::optional<Service> linked,
                     std::string_view extension) {
    const auto banned = [&policy](Service s) { return policy.bannedServices[static_cast<std::size_t>(s)]; };
    if (!banned(service) && !(linked && banned(*linked))) return true;
    return !policy.bans(extension);
}

} // namespace sekisho::policy
