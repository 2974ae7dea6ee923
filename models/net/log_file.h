#pragma once
// GET of the file of an export, in pieces, in order, each byte once: a transfer that is cut goes on where it ended, and
// what came is compared with the digest that was told. Lives on the thread of its channel.

#include "models/net/api_call.h"
#include "models/net/work_thread.h"

#include <QCryptographicHash>
#include <QTimer>

#include <cstddef>
#include <functional>
#include <string>

namespace sekisho::net {

struct LogFileSpec {
    QByteArray path, pattern;
    qint64 bytes = 0;
    QByteArray sha256; // hex, lower case
};
struct LogFileSink {
    std::function<void(std::string)> piece;
    std::function<void(Done)> ended; // once; CANCELLED when the task is deleted before
};

class LogFileTask final : public Task {
  public:
    LogFileTask(const Channel& channel, LogFileSpec spec, LogFileSink sink);
    ~LogFileTask() override;
    void start() override;

  private:
    Done head(const WireAnswer& answer);
    Done take(std::string_view piece);
    void onEnd(Result<WireAnswer> outcome);
    void end(Done outcome);
    void goOn(const Error& why); // after a pause, unless there was no progress for too long

    Channel channel_;
    LogFileSpec spec_;
    LogFileSink sink_;
    ApiCall* call_ = nullptr;
    QCryptographicHash hash_{QCryptographicHash::Sha256};
    qint64 have_ = 0;
    qint64 skip_ = 0;           // the service sent the file from its beginning: so many bytes are here already
    qint64 before_ = 0;         // what was here when this request was sent
    std::size_t idleTries_ = 0; // one after the other that brought nothing
    QTimer pause_;
};

} // namespace sekisho::net
