#include "models/policy/service_template.h"

#include <algorithm>
#include <optional>

namespace sekisho::policy {

namespace {

constexpr std::array<std::string_view, kServices> kServiceKeys{"board", "talk",  "calendar", "contacts",
                                                               "drive", "tasks", "forms",    "mail"};
constexpr std::array<std::string_view, kRights> kRightKeys{"mobileApp",   "browser",       "pcApp", "mobileDownload",
                                                           "calDav",      "driveExplorer", "imap",  "pop",
                                                           "autoForward", "externalMail"};

constexpr std::array kBoard{Right::MobileApp, Right::Browser, Right::MobileDownload};
constexpr std::array kTalk{Right::MobileApp, Right::Browser, Right::PcApp, Right::MobileDownload};
constexpr std::array kCalendar{Right::MobileApp, Right::Browser, Right::MobileDownload, Right::CalDav};
constexpr std::array kContacts{Right::MobileDownload};
constexpr std::array kDrive{Right::MobileApp, Right::Browser, Right::PcApp, Right::MobileDownload,
                            Right::DriveExplorer};
constexpr std::array kTasks{Right::MobileApp, Right::Browser};
constexpr std::array kForms{Right::Browser, Right::MobileDownload};
constexpr std::array kMail{Right::MobileApp, Right::Browser, Right::PcApp,       Right::MobileDownload,
                           Right::Imap,      Right::Pop,     Right::AutoForward, Right::ExternalMail};

std::size_t rowOf(Service service) {
    return static_cast<std::size_t>(service);
}
std::size_t columnOf(Right right) {
    return static_cast<std::size_t>(right);
}

bool isEnvironment(Right right) {
    return right == Right::MobileApp || right == Right::Browser || right == Right::PcApp;
}

std::optional<Right> environmentOf(ClientKind client) {
    switch (client) {
    case ClientKind::MobileApp:
        return Right::MobileApp;
    case ClientKind::Browser:
        return Right::Browser;
    case ClientKind::PcApp:
        return Right::PcApp;
    case ClientKind::DriveExplorer:
        return Right::DriveExplorer;
    case ClientKind::Api:
    case ClientKind::Console:
        return std::nullopt;
    }
    return std::nullopt;
}

using Fitting = std::vector<std::pair<std::string, std::size_t>>;

const std::size_t* fitting(const Fitting& sorted, std::string_view who) {
    const auto found =
        std::ranges::lower_bound(sorted, who, {}, [](const auto& entry) -> std::string_view { return entry.first; });
    return found != sorted.end() && found->first == who ? &found->second : nullptr;
}

} // namespace

std::string_view serviceKey(Service service) {
    return kServiceKeys[rowOf(service)];
}

std::optional<Service> serviceOf(std::string_view key) {
    const auto* found = std::ranges::find(kServiceKeys, key);
    if (found == kServiceKeys.end()) return std::nullopt;
    return static_cast<Service>(found - kServiceKeys.begin());
}

std::string_view rightKey(Right right) {
    return kRightKeys[columnOf(right)];
}

std::optional<Right> rightOf(std::string_view key) {
    const auto* found = std::ranges::find(kRightKeys, key);
    if (found == kRightKeys.end()) return std::nullopt;
    return static_cast<Right>(found - kRightKeys.begin());
}

std::span<const Right> rightsOf(Service service) {
    switch (service) {
    case Service::Board:
        return kBoard;
    case Service::Talk:
        return kTalk;
    case Service::Calendar:
        return kCalendar;
    case Service::Contacts:
        return kContacts;
    case Service::Drive:
        return kDrive;
    case Service::Tasks:
        return kTasks;
    case Service::Forms:
        return kForms;
    case Service::Mail:
        return kMail;
    }
    return {};
}

bool offers(Service service, Right right) {
    const auto rights = rightsOf(service);
    return std::ranges::find(rights, right) != rights.end();
}

Right switchOf(Service service, Right right) {
    return service == Service::Forms && isEnvironment(right) ? Right::Browser : right;
}

Matrix Matrix::everything() {
    Matrix matrix;
    for (std::size_t row = 0; row < kServices; ++row)
        for (const Right right : rightsOf(static_cast<Service>(row)))
            matrix.on[row][columnOf(right)] = true;
    return matrix;
}

bool Matrix::has(Service service, Right right) const {
    const Right asked = switchOf(service, right);
    return offers(service, asked) && on[rowOf(service)][columnOf(asked)];
}

void Matrix::set(Service service, Right right, bool value) {
    const Right meant = switchOf(service, right);
    if (offers(service, meant)) on[rowOf(service)][columnOf(meant)] = value;
}

Matrix settled(Matrix matrix) {
    Matrix out;
    out.mobileApp = matrix.mobileApp;
    for (std::size_t row = 0; row < kServices; ++row)
        for (const Right right : rightsOf(static_cast<Service>(row)))
            out.on[row][columnOf(right)] = matrix.on[row][columnOf(right)];
    if (out.mobileApp) out.set(Service::Talk, Right::MobileApp, true);
    return out;
}

bool clientUsable(const Matrix& matrix, ClientKind client) {
    if (client == ClientKind::MobileApp) return matrix.mobileApp;
    if (client == ClientKind::DriveExplorer) return matrix.has(Service::Drive, Right::DriveExplorer);
    return true;
}

bool usable(const Matrix& matrix, Service service, ClientKind client) {
    if (!clientUsable(matrix, client)) return false;
    const auto environment = environmentOf(client);
    if (!environment) return true;
    if (service == Service::Talk && client == ClientKind::MobileApp) return true; // forced by the mobile app
    return !offers(service, switchOf(service, *environment)) || matrix.has(service, *environment);
}

bool mobileDownloadAllowed(const Matrix& matrix, Service service) {
    return !offers(service, Right::MobileDownload) || matrix.has(service, Right::MobileDownload);
}

std::vector<Error> check(const Matrix& matrix) {
    std::vector<Error> faults;
    for (const Service service : {Service::Talk, Service::Calendar, Service::Tasks}) {
        const bool somewhere = std::ranges::any_of(rightsOf(service), [&](Right right) {
            if (right == Right::MobileApp) return usable(matrix, service, ClientKind::MobileApp);
            return isEnvironment(right) && matrix.has(service, right);
        });
        if (somewhere) continue;
        faults.push_back(Error(ErrorKind::BadInput, "TEMPLATE_NO_CLIENT")
                             .at("services." + std::string(serviceKey(service)))
                             .with("service", std::string(serviceKey(service))));
    }
    return faults;
}

std::string_view templateSourceKey(TemplateSource source) {
    switch (source) {
    case TemplateSource::Member:
        return "member";
    case TemplateSource::UserType:
        return "userType";
    case TemplateSource::Default:
        return "default";
    }
    return "default";
}

EffectiveTemplate effectiveOf(const ServiceTemplate* ofMember, const ServiceTemplate* ofUserType,
                              const ServiceTemplate& ofDefault) {
    const auto fits = [](const ServiceTemplate& found, TemplateSource source) {
        return EffectiveTemplate{found.id, found.name, source, settled(found.matrix)};
    };
    if (ofMember) return fits(*ofMember, TemplateSource::Member);
    if (ofUserType) return fits(*ofUserType, TemplateSource::UserType);
    return fits(ofDefault, TemplateSource::Default);
}

TemplateIndex::TemplateIndex(std::vector<ServiceTemplate> templates) : templates_(std::move(templates)) {
    for (std::size_t i = 0; i < templates_.size(); ++i) {
        const auto& one = templates_[i];
        if (one.isDefault) default_ = one;
        for (const auto& member : one.members)
            byMember_.emplace_back(member.value, i);
        for (const auto& type : one.userTypes)
            byUserType_.emplace_back(type, i);
    }
    std::ranges::sort(byMember_);
    std::ranges::sort(byUserType_);
}

std::pair<const ServiceTemplate*, const ServiceTemplate*> TemplateIndex::candidates(std::string_view member,
                                                                                    std::string_view userType) const {
    const auto* direct = fitting(byMember_, member);
    const auto* byType = userType.empty() ? nullptr : fitting(byUserType_, userType);
    return {direct ? &templates_[*direct] : nullptr, byType ? &templates_[*byType] : nullptr};
}

const ServiceTemplate& TemplateIndex::of(std::string_view member, std::string_view userType) const {
    const auto [direct, byType] = candidates(member, userType);
    if (direct) return *direct;
    return byType ? *byType : default_;
}

EffectiveTemplate TemplateIndex::effective(std::string_view member, std::string_view userType) const {
    const auto [direct, byType] = candidates(member, userType);
    return effectiveOf(direct, byType, default_);
}

} // namespace sekisho::policy
