#pragma once
// Takes a snapshot: the gateway's thread folds and hands over batches, a thread of its own writes them into a file
// apart and fills the list besides, so that nothing is read again. Writing takes longest: it is left alone with that.
// Whatever fails, the present copy is untouched.

#include "models/domain/clock.h"
#include "models/ports/gateway.h"
#include "models/store/copy_files.h"
#include "models/store/list_data.h"
#include "models/store/member_rows.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace sekisho::store {

struct CopySecret { // the key, wiped when nobody needs it any more
    sql::Key key{};
    explicit CopySecret(const sql::Key& k) : key(k) {}
    CopySecret(const CopySecret&) = delete;
    CopySecret& operator=(const CopySecret&) = delete;
    ~CopySecret();
};

class LoadSink final : public ports::FeedSink {
  public:
    using Progress = std::function<void(std::int64_t loaded, std::int64_t expected)>; // on the sink's thread

    // `domain` is noted in the copy; 0: not known.
    LoadSink(std::filesystem::path file, std::shared_ptr<const CopySecret> secret, DomainId domain, const Clock& clock,
             Progress progress);
    ~LoadSink() override;

    Done begin(const ports::SnapshotBegin& begin) override;
    Done batch(std::vector<ports::FeedRecord> records) override; // waits while too much is under way

    struct Loaded {
        std::shared_ptr<ListData> list;
        CopyMeta meta;
    };
    // After the last batch: waits for what is under way, makes indexes and orders, closes the file, which is whole
    // then. Any thread but the sink's.
    Result<Loaded> finish();
    const std::filesystem::path& file() const { return file_; }
    void abandon(); // any thread; everything ends soon with Cancelled. The file is removed when the sink goes.

  private:
    struct FoldedMember {
        RowData row;
        std::string document;
    };
    using Item = std::variant<FoldedMember, ports::FeedRecord>;
    void write(const std::stop_token& stop);
    Done handOver();
    Done writeOut();
    Done take(const Item& item);
    Done takeRecord(const ports::FeedRecord& record);
    Done takeMember(const RowData& row, const std::string& document);
    Done takeAgain(RowNo row, const RowData& data, const std::string& document);
    Done takeGone(const ports::Tombstone& gone);
    Result<CopyMeta> complete();
    void fail(Error error);
    std::optional<Error> failure() const; // with mutex_ held

    const std::filesystem::path file_;
    std::shared_ptr<const CopySecret> secret_; // until begin() has used it
    const DomainId domain_;
    const Clock& clock_;
    const Progress progress_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::vector<Item>> waiting_;
    std::vector<std::vector<Item>> spent_; // written, to be filled anew: texts are freed by the thread that made them
    std::vector<Item> items_;              // the sink's thread's, until finish(): the first `gathered_` are new
    std::size_t gathered_ = 0;
    bool writing_ = false;
    bool begun_ = false;
    std::optional<Error> error_;
    std::atomic<bool> abandoned_{false};
    std::optional<sql::Database> db_; // made by begin(); then the writing thread's, at last finish()'s
    std::optional<MemberWriter> members_;
    std::shared_ptr<ListData> list_;
    ports::SnapshotBegin start_;
    std::int64_t now_ = 0;
    std::int64_t loaded_ = 0;
    std::jthread thread_;
};

} // namespace sekisho::store
