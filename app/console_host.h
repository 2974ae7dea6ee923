#pragma once
// ui::ShellHost: profiles and preferences from the settings, engines for a profile, more windows. GUI thread.

#include "app/tenant_engines.h"
#include "models/settings/settings.h"
#include "ui/shell/tenant_link.h"

#include <functional>

namespace sekisho::app {

class ConsoleHost final : public ui::ShellHost {
  public:
    ConsoleHost(settings::Settings& settings, std::filesystem::path dataFolder, Shared shared,
                std::function<void()> newWindow);

    std::vector<ui::SignInPage::Place> places() const override;
    QString lastPlace() const override;
    Result<QString> rememberPlace(const ui::SignInPage::Place& place) override;
    Done renamePlace(const ui::SignInPage::Place& place) override;
    ui::Preferences preferences() const override;
    Done setPreferences(const ui::Preferences& preferences) override;
    Result<std::unique_ptr<ui::TenantLink>> open(const ui::SignInPage::Place& place) override;
    void openAnotherWindow() override { newWindow_(); }

  private:
    settings::Settings& settings_;
    std::filesystem::path dataFolder_;
    Shared shared_;
    std::function<void()> newWindow_;
};

} // namespace sekisho::app
