#pragma once
// The console put together: one of each engine that all windows share, and the windows. GUI thread.

#include "app/console_host.h"
#include "app/executors.h"
#include "app/keychain_secrets.h"
#include "app/link_door.h"
#include "app/options.h"
#include "models/domain/clock.h"
#include "ui/shell/main_window.h"

#include <QObject>

#include <memory>
#include <vector>

namespace sekisho::app {

class Application final : public QObject {
    Q_OBJECT
  public:
    explicit Application(Options options);
    ~Application() override;
    void start();

  private:
    ui::MainWindow* openWindow();
    void openLink(const QString& link);

    Options options_;
    SystemClock clock_;
    GuiExecutor gui_;
    WorkerExecutor worker_;
    KeychainSecrets secrets_;
    RecordCodec codec_;
    store::ThreadScheduler scheduler_;
    settings::Settings settings_;
    ConsoleHost host_;
    std::vector<std::unique_ptr<ui::MainWindow>> windows_;
    LinkDoor* door_ = nullptr;
};

} // namespace sekisho::app
