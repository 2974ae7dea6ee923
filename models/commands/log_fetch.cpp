#include "models/commands/log_fetch.h"

#include "models/commands/words.h"

#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QStorageInfo>
#include <QTimer>

#include <utility>

namespace sekisho::commands {

namespace {

constexpr int kLookForCancelMillis = 100;

Error cannotWrite(const QSaveFile& file) {
    const bool full = QStorageInfo(QFileInfo(file.fileName()).absolutePath()).bytesAvailable() == 0;
    Error error = full ? Error(ErrorKind::DiskFull, "DISK_FULL") : Error(ErrorKind::Storage, "FILE_WRITE_FAILED");
    return std::move(error).with("file", toUtf8(file.fileName())).because(toUtf8(file.errorString()));
}

Error fetchCancelled() {
    return {ErrorKind::Cancelled, "CANCELLED"};
}

} // namespace

LogFetch::LogFetch(Services services, LogExport ready, QString path, QObject* parent)
    : QObject(parent), services_(services), ready_(std::move(ready)), path_(std::move(path)),
      looking_(new QTimer(this)) {
    looking_->setInterval(kLookForCancelMillis);
    connect(looking_, &QTimer::timeout, this, [this] {
        if (control_ && control_->cancelled()) finish(fetchCancelled());
    });
}

LogFetch::~LogFetch() {
    if (control_) control_->finish(fetchCancelled());
}

void LogFetch::start() {
    ports::JobSpec job;
    job.title = toUtf8(tr("Fetching the log export %1").arg(QFileInfo(path_).fileName()));
    job.canCancel = true;
    job.canRetry = true;
    job.work = [self = QPointer(this)](std::shared_ptr<ports::JobControl> control) {
        if (!self) return control->finish(fetchCancelled()); // the screen that it belonged to is closed
        self->control_ = std::move(control);
        QTimer::singleShot(0, self, &LogFetch::work);
    };
    services_.jobs.start(std::move(job));
}

void LogFetch::work() {
    if (!control_) return;
    have_ = 0;
    looking_->start();
    file_ = std::make_unique<QSaveFile>(path_);
    if (!file_->open(QIODevice::WriteOnly)) return finish(cannotWrite(*file_));
    control_->progress(0, ready_.bytes);
    call_ = services_.logs.fetchExport(
        ready_, services_.gui, [this](const std::string& piece) { take(piece); },
        [this](Result<std::monostate> outcome) {
            if (!outcome) return finish(std::move(outcome).error());
            finish(file_->commit() ? Done() : Done(cannotWrite(*file_)));
        });
}

void LogFetch::take(const std::string& piece) {
    if (!file_ || !control_) return;
    const auto size = static_cast<qint64>(piece.size());
    if (file_->write(piece.data(), size) != size) return finish(cannotWrite(*file_));
    have_ += size;
    control_->progress(have_, ready_.bytes);
}

void LogFetch::finish(Done outcome) {
    if (!control_) return;
    looking_->stop();
    call_.cancel();
    file_.reset(); // what is not committed is gone
    const std::optional<Error> error = outcome ? std::nullopt : std::optional<Error>(outcome.error());
    std::exchange(control_, {})->finish(std::move(outcome));
    if (!error) {
        Q_EMIT written(path_, have_);
        return deleteLater();
    }
    if (error->kind != ErrorKind::Cancelled) Q_EMIT failed(*error); // stays for another try
}

} // namespace sekisho::commands

#include "moc_log_fetch.cpp"
