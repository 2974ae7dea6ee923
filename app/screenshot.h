#pragma once
// Signs in without a person, waits until the list of the window is complete, and writes its picture. For packaging/run
// on a machine without a display and for documentation. GUI thread.

#include "app/options.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QTimer>

namespace sekisho::app {

class Screenshot final : public QObject {
    Q_OBJECT
  public:
    Screenshot(ui::MainWindow& window, const Options& options, QObject* parent);
    void start();

  Q_SIGNALS:
    void ended(int exitCode); // 0: the picture is written; 1: the reason is on the standard error

  private:
    void fail(const QString& why);
    void look();
    void write();
    bool keepNewPassword();

    ui::MainWindow& window_;
    Options options_;
    QString password_, fresh_;
    QTimer poll_;
    QTimer deadline_;
    int still_ = 0;
    bool over_ = false;
};

} // namespace sekisho::app
