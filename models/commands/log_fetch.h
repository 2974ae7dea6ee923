#pragma once
// The file of an export on its way to a file of this computer, as a job with progress that can be cancelled and tried
// again. The file appears under its name when it is whole and its digest is right; before that there is none. Lives
// until it is done or its parent goes. Errors: FILE_WRITE_FAILED, DISK_FULL, LOG_EXPORT_DAMAGED, those of the network.
// GUI thread.

#include "models/ports/jobs.h"
#include "models/ports/logs.h"

#include <QObject>
#include <QString>

#include <memory>

class QSaveFile;
class QTimer;

namespace sekisho::commands {

class LogFetch final : public QObject {
    Q_OBJECT
  public:
    struct Services {
        ports::Logs& logs;
        ports::JobRunner& jobs;
        ports::Executor& gui;
    };
    LogFetch(Services services, LogExport ready, QString path, QObject* parent);
    ~LogFetch() override;
    void start();

  Q_SIGNALS:
    void written(const QString& path, qint64 bytes);
    void failed(const sekisho::Error& error); // not when it was cancelled

  private:
    void work();
    void take(const std::string& piece);
    void finish(Done outcome);

    Services services_;
    LogExport ready_;
    QString path_;
    std::shared_ptr<ports::JobControl> control_;
    std::unique_ptr<QSaveFile> file_;
    QTimer* looking_; // whether somebody has cancelled
    qint64 have_ = 0;
    ports::CallHandle call_;
};

} // namespace sekisho::commands
