#pragma once
// Makes the files of exports, one after the other, on a thread of its own: in pieces and short transactions, so that
// nobody waits, and from where it was when the service was stopped or killed. A fault of the store ends an export as
// failed; its pieces go, so that nothing looks whole that is not.

#include "service/auth/signing_key.h"
#include "service/http/services.h"
#include "service/logs/log_export_parts.h"

#include <memory>
#include <optional>
#include <thread>

namespace sekishod {

class LogExportWorker {
  public:
    explicit LogExportWorker(Services& services);
    ~LogExportWorker(); // stops
    void start();
    void stop(); // after the piece that is being made

    // One piece of the oldest export that waits; false: none does. Also without start(), on any one thread.
    sekisho::Result<bool> step();

  private:
    struct Job { // what is known of the export that is being made
        ExportWork work;
        std::unique_ptr<sekisho::sql::Database> db;
    };
    sekisho::Result<Job*> jobFor(ExportRow row);
    void stateNow(sekisho::DomainId domain);
    sekisho::Result<ExportPart> makePiece(Job& job);
    sekisho::Result<bool> keepPiece(Job& job, const ExportPart& part);
    sekisho::Done finish(Job& job);
    sekisho::Done fail(const ExportRow& row, const sekisho::Error& error);
    void run(const std::stop_token& stopped);

    Services& services_;
    ServiceSigningKey key_;
    std::optional<Job> job_;
    sekisho::Instant cleanedAt_{};
    std::stop_token stopped_; // of the thread, once it runs
    std::jthread thread_;
};

} // namespace sekishod
