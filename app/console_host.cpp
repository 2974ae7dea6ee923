#include "app/console_host.h"

#include <QLatin1String>

#include <array>
#include <utility>

namespace sekisho::app {

namespace {

constexpr std::array<std::pair<ui::Theme, const char*>, 3> kThemes{
    {{ui::Theme::System, "system"}, {ui::Theme::Light, "light"}, {ui::Theme::Dark, "dark"}}};

ui::SignInPage::Place placeOf(const settings::Profile& profile) {
    return {profile.id,
            profile.name.isEmpty() ? profile.address : profile.name,
            profile.address,
            profile.caFile,
            profile.pin,
            profile.loginId,
            profile.clientCertificate};
}

} // namespace

ConsoleHost::ConsoleHost(settings::Settings& settings, std::filesystem::path dataFolder, Shared shared,
                         std::function<void()> newWindow)
    : settings_(settings), dataFolder_(std::move(dataFolder)), shared_(shared), newWindow_(std::move(newWindow)) {}

std::vector<ui::SignInPage::Place> ConsoleHost::places() const {
    std::vector<ui::SignInPage::Place> places;
    for (const settings::Profile& profile : settings_.profiles())
        places.push_back(placeOf(profile));
    return places;
}

QString ConsoleHost::lastPlace() const {
    return settings_.value(settings::Key::LastProfile).toString();
}

Result<QString> ConsoleHost::rememberPlace(const ui::SignInPage::Place& place) {
    settings::Profile profile;
    for (const settings::Profile& known : settings_.profiles())
        if (known.id == place.id) profile = known;
    // A changed address or login is another tenant's account: it gets a profile and a local copy of its own.
    if (profile.address != place.address || profile.loginId != place.loginId) profile = {};
    profile.address = place.address;
    profile.loginId = place.loginId;
    profile.caFile = place.caFile;
    profile.pin = place.pin;
    profile.clientCertificate = place.clientCertificate;
    if (place.name != place.address) profile.name = place.name;
    Result<QString> id = settings_.save(profile);
    if (!id) return id;
    if (Done last = settings_.set(settings::Key::LastProfile, *id); !last) return std::move(last).error();
    return id;
}

Done ConsoleHost::renamePlace(const ui::SignInPage::Place& place) {
    for (settings::Profile profile : settings_.profiles()) {
        if (profile.id != place.id) continue;
        profile.loginId = place.loginId;
        const Result<QString> kept = settings_.save(std::move(profile));
        return kept ? Done() : Done(kept.error());
    }
    return {};
}

ui::Preferences ConsoleHost::preferences() const {
    ui::Preferences preferences;
    preferences.language = settings_.value(settings::Key::Language).toString();
    const QString theme = settings_.value(settings::Key::Theme).toString();
    for (const auto& [value, name] : kThemes)
        if (theme == QLatin1String(name)) preferences.theme = value;
    preferences.lockMinutes = settings_.lockMinutes();
    preferences.shortcuts = settings_.shortcuts();
    return preferences;
}

Done ConsoleHost::setPreferences(const ui::Preferences& preferences) {
    SEKISHO_CHECK(settings_.set(settings::Key::Language, preferences.language));
    for (const auto& [value, name] : kThemes)
        if (preferences.theme == value)
            SEKISHO_CHECK(settings_.set(settings::Key::Theme, QString(QLatin1String(name))));
    SEKISHO_CHECK(settings_.set(settings::Key::LockMinutes, preferences.lockMinutes));
    return settings_.setShortcuts(preferences.shortcuts);
}

Result<std::unique_ptr<ui::TenantLink>> ConsoleHost::open(const ui::SignInPage::Place& place) {
    for (const settings::Profile& profile : settings_.profiles()) {
        if (profile.id != place.id) continue;
        Result<std::unique_ptr<TenantEngines>> engines =
            TenantEngines::create(profile, dataFolder_ / profile.id.toStdString(), shared_);
        if (!engines) return std::move(engines).error();
        return std::unique_ptr<ui::TenantLink>(std::move(*engines));
    }
    return Error(ErrorKind::NotFound, "PROFILE_INVALID");
}

} // namespace sekisho::app
