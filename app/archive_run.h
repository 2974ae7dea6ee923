#pragma once
// sekisho --archive: fetches the logs of a tenant into an archive, as a service account and without a display, and
// verifies it. What happened goes to the standard output a line each, what went wrong to the standard error; neither
// holds a secret. One thread of its own event loop.

#include "app/executors.h"
#include "app/options.h"
#include "models/domain/clock.h"
#include "models/net/service_connection.h"
#include "models/store/log_archive_engine.h"
#include "models/store/scheduler.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace sekisho::app {

class ArchiveRun final : public QObject {
    Q_OBJECT
  public:
    // Of the program: everything well; it cannot work here (folder, key, archive, client file); the fetch did not come
    // to its end, and goes on next time; the archive has faults.
    enum Exit { Well = 0, CannotWork = 1, NotFetched = 3, Faulty = 4 };
    explicit ArchiveRun(ArchiveOptions options, QObject* parent = nullptr);
    ~ArchiveRun() override;
    void start();

  Q_SIGNALS:
    void ended(int exitCode);

  private:
    struct Client {
        std::string id, secret, account, keyPem;
        DomainId domain = 0;
    };
    Result<Client> readClient() const;
    Result<sql::Key> readKey() const;
    Done connectTo(const Client& client);
    std::unique_ptr<store::ArchiveFetch> makeFetch(store::ArchiveDesk& desk);
    void opened(const Done& done);
    void fetched(const Done& done);
    void told(const ports::ArchiveState& state);
    Result<std::filesystem::path> file(DomainId domain) const;
    void next(); // what else was asked for, one after the other
    void verify();
    void find();
    void evidence();
    void verified(const Result<ports::ArchiveReport>& report);
    void leave(int code);
    void say(const QString& line) const;
    void complain(const Error& error) const;

    ArchiveOptions options_;
    SystemClock clock_;
    GuiExecutor here_;
    store::ThreadScheduler scheduler_;
    std::unique_ptr<net::ServiceConnection> connection_;
    std::unique_ptr<store::ArchiveEngine> engine_;
    ports::CallHandle call_, watch_;
    std::string setAside_;
    bool wasRunning_ = false, keyTold_ = false;
    std::int64_t marked_ = 0;
    int code_ = Well;
    std::vector<void (ArchiveRun::*)()> steps_; // the last one is next
};

} // namespace sekisho::app
