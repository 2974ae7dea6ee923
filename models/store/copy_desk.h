#pragma once
// The connections of the local copy and the two threads they belong to: one writes and reads in bulk, one looks up
// single records. Nothing here knows of the GUI: results are given to callbacks on the desk's own threads.

#include "models/ports/cache.h"
#include "models/store/copy_files.h"
#include "models/store/copy_reader.h"
#include "models/store/copy_writer.h"
#include "models/store/load_sink.h"
#include "models/store/worker.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sekisho::store {

class CopyDesk {
  public:
    CopyDesk(CopyFiles files, const ports::RecordCodec& codec, const Clock& clock, std::chrono::milliseconds pause,
             std::function<void()> idle);
    ~CopyDesk();

    struct Opened {
        FirstPage first;
        CopyMeta meta;
    };
    // On the caller's thread, before anything else. No copy: success without a value. Corrupt ones are removed.
    Result<std::optional<Opened>> open(std::shared_ptr<const CopySecret> secret);
    // Drops what has not begun, waits for what has and closes the files. The secret is not held any more.
    void close();
    bool isOpen() const { return isOpen_; } // any thread

    // The rest runs on the desk's threads, in the order asked.
    // Waits for `pause` before it begins.
    void readRest(FirstPage first, std::chrono::milliseconds pause,
                  std::function<void(Result<std::shared_ptr<ListData>>)> then);
    void apply(ports::ChangePage page, DomainId domain, std::function<void(Result<std::vector<Edit>>)> then);
    void putInPlace(std::shared_ptr<LoadSink> load, std::function<void(Result<LoadSink::Loaded>)> then);
    void remember(const CopyMeta& meta);
    void discard(std::function<void()> then);
    void compact(std::shared_ptr<ListData> list, std::function<void(MemberTable::Arenas)> then);
    // Orders of these columns. As for compact(), nothing may change the rows until `then`.
    using Sorted = std::vector<std::pair<ports::MemberColumn, std::vector<RowNo>>>;
    void sortAhead(std::shared_ptr<ListData> list, Orders::Order byDefault, std::vector<ports::MemberColumn> columns,
                   std::function<void(Sorted)> then);
    // Several at once in the order asked; those that are not there are left out. `stopped` is asked in between.
    void documents(std::vector<UserId> ids, std::function<bool()> stopped,
                   std::function<void(Result<std::vector<Member>>)> then);

  private:
    Result<Opened> openCopyFile();
    Done openWriter();
    void closeFiles();
    void tidyLater();
    void giveBackMemory();
    Result<LoadSink::Loaded> swapIn(LoadSink& load);
    Result<std::vector<Member>> readDocuments(const std::vector<UserId>& ids, std::size_t from, std::size_t to);
    void documentsFrom(std::shared_ptr<std::vector<UserId>> ids, std::size_t from,
                       std::shared_ptr<std::vector<Member>> found, std::function<bool()> stopped,
                       std::function<void(Result<std::vector<Member>>)> then);

    const CopyFiles files_;
    const ports::RecordCodec& codec_;
    const Clock& clock_;
    std::shared_ptr<const CopySecret> secret_; // both threads read it; changes only while they rest
    std::atomic<bool> stop_{false};
    std::atomic<bool> isOpen_{false};
    std::optional<sql::Database> db_;     // bulk thread
    std::optional<CopyWriter> writer_;    // bulk thread
    bool tidying_ = false;                // bulk thread
    std::optional<sql::Database> lookup_; // lookup thread
    Worker lookups_;
    Worker bulk_;
};

} // namespace sekisho::store
