#pragma once
// The data directory of a service: store.db (SQLCipher), key file, CA, certificate. One writer, several readers.
// Writes are serialized by write(); readers see the last commit (WAL). Thread-safe.

#include "models/domain/clock.h"
#include "models/sql/database.h"
#include "service/store/log_keeper.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace sekishod {

struct DataDir {
    std::filesystem::path root;
    std::filesystem::path database() const { return root / "store.db"; }
    std::filesystem::path keyFile() const { return root / "store.key"; }
    std::filesystem::path caCertificate() const { return root / "ca.pem"; }
    std::filesystem::path caKey() const { return root / "ca.key"; }
    std::filesystem::path certificate() const { return root / "server.pem"; }
    std::filesystem::path certificateKey() const { return root / "server.key"; }
    std::filesystem::path countryData() const { return root / "country.mmdb"; } // the operator's own
    std::filesystem::path clientKeys() const { return root / "clients"; }
    std::filesystem::path heads() const { return root / "heads"; }            // statements about logs
    std::filesystem::path signingKey() const { return root / "signing.key"; } // of receipts and statements
    bool initialized() const;                                                 // holds a finished store
};

// The store key from the environment (SEKISHOD_KEY, 64 hex characters) or from the key file. A directory that was never
// initialized gives NotFound, code STORE_MISSING.
sekisho::Result<sekisho::sql::Key> storeKey(const DataDir& dir);

class TenantStore {
    // The writer's lock for as long as this lives.
    class Turn {
      public:
        explicit Turn(TenantStore& s) : store_(s) {
            ++store_.waiting_;
            lock_ = std::unique_lock(store_.writerMutex_);
            --store_.waiting_;
        }
        ~Turn() { ++store_.revision_; }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

      private:
        TenantStore& store_;
        std::unique_lock<std::mutex> lock_;
    };

  public:
    // Makes the file when it is missing and brings its schema up to date.
    static sekisho::Result<std::unique_ptr<TenantStore>> open(const DataDir& dir, const sekisho::sql::Key& key,
                                                              int readers = 3);
    ~TenantStore();
    const DataDir& dir() const { return dir_; }

    // Runs `work` on a reader; waits for a free one. The whole lease is one deferred transaction, begun here: all reads
    // in it see one state. Do not begin another inside. `work` is not run when the view cannot be opened.
    template<class F>
    auto read(F&& work) -> decltype(work(std::declval<sekisho::sql::Database&>())) {
        Lease lease(*this);
        if (!lease.opened()) return sekisho::Unexpected(sekisho::Error(lease.opened().error()));
        return work(lease.database());
    }
    // Runs `work` on the writer inside BEGIN IMMEDIATE; commits when it returns a success, else rolls back.
    template<class F>
    auto write(F&& work) -> decltype(work(std::declval<sekisho::sql::Database&>())) {
        const Turn turn(*this);
        auto tx = sekisho::sql::Transaction::begin(*writer_);
        if (!tx) return sekisho::Unexpected(std::move(tx).error());
        auto result = work(*writer_);
        if (!result) return result;
        if (auto done = tx->commit(); !done) return sekisho::Unexpected(std::move(done).error());
        return result;
    }
    // The writer itself, locked, for callers that decide about the transaction themselves (the gates, bulk loads).
    class Writer {
      public:
        explicit Writer(TenantStore& s) : turn_(s), db_(*s.writer_) {}
        sekisho::sql::Database& database() { return db_; }

      private:
        Turn turn_;
        sekisho::sql::Database& db_;
    };
    // Another number after each turn of this process's writer: what was read under the same number is still so. Ask for
    // it before reading. Another process that writes does not change it.
    std::uint64_t revision() const { return revision_.load(); }
    // A copy of the whole store as of now, to be changed at will: what is planned there disturbs nobody. Encrypted like
    // the store, with before-images installed; the file goes with the object, and when the service is started.
    class Scratch {
      public:
        Scratch(Scratch&& other) noexcept : file_(std::exchange(other.file_, {})), db_(std::move(other.db_)) {}
        Scratch& operator=(Scratch&&) = delete;
        ~Scratch();
        sekisho::sql::Database& database() { return *db_; }

      private:
        friend class TenantStore;
        Scratch() = default;
        std::filesystem::path file_;
        std::unique_ptr<sekisho::sql::Database> db_;
    };
    sekisho::Result<Scratch> scratchCopy();
    void removeScratches() const; // what a service that was stopped hard has left; before any is made
    // Somebody waits for the writer.
    bool isWanted() const { return waiting_ > 0; }
    // For work in many short steps: returns when nobody is waiting for the writer, or after a moment.
    void letOthersWrite() const;
    // A connection of one's own for long reads (snapshots): the common readers stay free. Costs about a millisecond.
    sekisho::Result<sekisho::sql::Database> openReader() const;
    // A reader, held as long as the lease lives (streams); one consistent view like read(). Without that view, which
    // opened() tells, it must not be read: two statements might see two states.
    class Lease {
      public:
        explicit Lease(TenantStore& s) : store_(s), db_(s.acquire()), opened_(db_->begin(false)) {}
        ~Lease() { store_.release(std::move(db_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        const sekisho::Done& opened() const { return opened_; }
        sekisho::sql::Database& database() { return *db_; }

      private:
        TenantStore& store_;
        std::unique_ptr<sekisho::sql::Database> db_;
        sekisho::Done opened_;
    };

  private:
    TenantStore() = default;
    sekisho::Done keepLog();
    sekisho::Done lendTo(const std::filesystem::path& file);
    std::unique_ptr<sekisho::sql::Database> acquire();
    void release(std::unique_ptr<sekisho::sql::Database> db);

    std::mutex writerMutex_;
    std::atomic<std::uint64_t> revision_{0};
    std::atomic<int> waiting_{0};
    std::atomic<int> scratches_{0};
    std::unique_ptr<sekisho::sql::Database> writer_;
    std::unique_ptr<LogKeeper> log_; // of what the writer commits; taken away before it
    std::mutex readersMutex_;
    std::condition_variable readerFree_;
    std::vector<std::unique_ptr<sekisho::sql::Database>> readers_;
    DataDir dir_;
    sekisho::sql::Key key_{};
};

} // namespace sekishod
