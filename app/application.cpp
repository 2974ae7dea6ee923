#include "app/application.h"

#include "app/screenshot.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/language.h"

#include <QApplication>
#include <QStandardPaths>

#include <algorithm>

namespace sekisho::app {

namespace {

QString configFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/sekisho/sekisho.ini");
}

std::filesystem::path dataFolder() {
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/sekisho/tenants"))
        .toStdString();
}

ui::Theme themeOf(const QString& name, ui::Theme fallback) {
    if (name == QLatin1String("light")) return ui::Theme::Light;
    if (name == QLatin1String("dark")) return ui::Theme::Dark;
    if (name == QLatin1String("system")) return ui::Theme::System;
    return fallback;
}

} // namespace

Application::Application(Options options)
    : options_(std::move(options)), secrets_(QStringLiteral("sekisho")), settings_(configFile()),
      host_(settings_, dataFolder(), Shared{clock_, gui_, worker_, secrets_, codec_, scheduler_},
            [this] { openWindow()->start(nullptr); }) {}

Application::~Application() = default;

void Application::start() {
    QApplication::setWindowIcon(ui::applicationIcon());
    const ui::Preferences preferences = host_.preferences();
    ui::applyTheme(themeOf(options_.theme, preferences.theme));
    ui::applyLanguage(options_.language.isEmpty() ? preferences.language : options_.language);
    const ui::SignInPage::Place* place = options_.place ? &*options_.place : nullptr;
    ui::MainWindow* window = openWindow();
    if (options_.screenshot.isEmpty()) {
        window->start(place);
        if (!options_.link.isEmpty()) openLink(options_.link);
        door_ = new LinkDoor(
            linkDoorPath(), [this](const QString& link) { openLink(link); }, this);
        return;
    }
    auto* picture = new Screenshot(*window, options_, this);
    connect(
        picture, &Screenshot::ended, this, [](int code) { QApplication::exit(code); }, Qt::QueuedConnection);
    picture->start();
}

// In the window of its workgroup, or in the first one, which says that it is another's.
void Application::openLink(const QString& text) {
    const std::optional<ui::ScreenLink> link = ui::screenLinkOf(text);
    if (!link || windows_.empty()) return;
    const auto own = std::ranges::find_if(windows_, [&](const auto& window) { return window->isAtHome(*link); });
    ui::MainWindow& window = own == windows_.end() ? *windows_.front() : **own;
    window.openLink(*link);
    window.show();
    window.raise();
    window.activateWindow();
}

ui::MainWindow* Application::openWindow() {
    auto window = std::make_unique<ui::MainWindow>(host_, clock_);
    connect(window.get(), &ui::MainWindow::languageWanted, this,
            [](const QString& language) { ui::applyLanguage(language); });
    connect(window.get(), &ui::MainWindow::themeWanted, this, [](ui::Theme theme) { ui::applyTheme(theme); });
    window->show();
    windows_.push_back(std::move(window));
    return windows_.back().get();
}

} // namespace sekisho::app

#include "moc_application.cpp"
