#pragma once
// The file of an archive and the threads that work on it: one writes, one searches, one verifies. What they find comes
// back to the owner's thread, unless the archive was closed meanwhile. Owner's thread.

#include "models/ports/executor.h"
#include "models/store/log_archive.h"
#include "models/store/log_archive_intake.h"
#include "models/store/log_archive_search.h"
#include "models/store/log_archive_verify.h"
#include "models/store/worker.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace sekisho::store {

Error archiveClosed(); // Unavailable, ARCHIVE_CLOSED

class ArchiveDesk {
  public:
    struct Writing { // belongs to the thread that writes
        std::optional<LogArchive> archive;
        std::optional<ArchiveIntake> intake;
    };
    struct Reading { // to the one that searches
        std::optional<sql::Database> db;
        std::optional<ArchiveSearch> search;
    };

    ArchiveDesk(const Clock& clock, ports::Executor& owner) : clock_(clock), owner_(owner) {}
    ~ArchiveDesk() { close(); }

    // `then` gets the error, if any; the file is closed again after one. After ARCHIVE_IN_USE it can be read, unless
    // files.archive is empty, and becomes writable with tryAgain() once the other program has let it go.
    void open(ArchivePlace place, ArchiveSource source, std::function<void(Done)> then);
    void tryAgain(ArchiveSource source, std::function<void(Done)> then);
    void close(); // waits for what is under way; what did not begin is dropped; the key leaves memory
    bool isOpen() const { return place_.has_value(); }

    template<class T>
    void write(std::function<Result<T>(Writing&)> work, std::function<void(Result<T>)> then) {
        run<T, Writing>(writer_, writing_, std::move(work), std::move(then));
    }
    template<class T>
    void read(std::function<Result<T>(Reading&)> work, std::function<void(Result<T>)> then) {
        std::function<Result<T>(Reading&)> opened = [place = place_, work = std::move(work)](Reading& reading) {
            if (!place) return Result<T>(archiveClosed());
            if (Done done = openReading(*place, reading); !done) return Result<T>(std::move(done).error());
            return work(reading);
        };
        run<T, Reading>(reader_, reading_, std::move(opened), std::move(then));
    }
    void verify(std::shared_ptr<std::atomic<bool>> stop, ArchiveProgress progress,
                std::function<void(Result<ports::ArchiveReport>)> then);

  private:
    static Result<std::monostate> openWriting(const ArchivePlace& place, ArchiveSource source, const Clock& clock,
                                              Writing& files);
    static Done openReading(const ArchivePlace& place, Reading& reading);

    template<class T, class Files>
    void run(Worker& worker, Files& files, std::function<Result<T>(Files&)> work, std::function<void(Result<T>)> then) {
        worker.post(
            [&files, &owner = owner_, era = std::weak_ptr(era_), work = std::move(work), then = std::move(then)] {
                auto outcome = std::make_shared<Result<T>>(work(files));
                owner.post([era, then, outcome] {
                    if (!era.expired()) then(std::move(*outcome));
                });
            });
    }

    const Clock& clock_;
    ports::Executor& owner_;
    std::optional<ArchivePlace> place_;
    std::shared_ptr<int> era_ = std::make_shared<int>(0); // renewed by close()
    std::shared_ptr<std::atomic<bool>> stopped_ = std::make_shared<std::atomic<bool>>(false);
    Writing writing_;
    Reading reading_;
    Worker writer_, reader_, checker_;
};

} // namespace sekisho::store
