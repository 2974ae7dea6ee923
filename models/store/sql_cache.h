#pragma once
// The console's encrypted local copy (ports::Cache) in a folder of its own: cache_v4.db, thrown away and fetched again
// when in doubt, and notes.db, which is not. Owner's (GUI) thread; all that takes time runs on threads of the cache and
// comes back through the executor. Dropping the cache waits for what is under way, for a moment.

#include "models/domain/clock.h"
#include "models/ports/cache.h"
#include "models/store/copy_desk.h"
#include "models/store/local_copy.h"
#include "models/store/member_view.h"
#include "models/store/notes.h"
#include "models/store/watchers.h"

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::store {

class SqlCache final : public ports::Cache, public LocalCopy {
  public:
    // `codec` is used on several threads. Nothing is opened yet.
    SqlCache(std::filesystem::path folder, const sql::Key& key, const ports::RecordCodec& codec, const Clock& clock,
             ports::Executor& gui);
    ~SqlCache() override;

    // Opens what is there; the first page of the list is there on return, the rest comes soon. An unusable copy is
    // removed and status() is Empty. An error means that nothing can be kept here (status() is Failed): CACHE_LOCKED,
    // DISK_FULL, STORAGE_READ_ONLY … The copy is not touched then.
    Done open();
    // A copy of another tenant is thrown away, and shows nothing from here on. Call it when it is known who signed in,
    // before the sync starts. Notes belong to a tenant: those of another one are not seen, and kept.
    void expectDomain(DomainId domain);
    DomainId domain() const { return domain_; } // whose members these are; 0: not known yet
    // The key and all members leave memory. Until unlock() the list is empty and nothing is kept true.
    void lock();
    Done unlock(const sql::Key& key);
    bool locked() const { return !secret_; }
    // How long open() lets its caller paint the first page before the rest is read. On few cores the reader would take
    // the time of whoever paints.
    static constexpr std::chrono::milliseconds toPaint{100};
    void letPaint(std::chrono::milliseconds pause) { pause_ = pause; }

    ports::MemberList& members() override { return view_; }
    const ports::MemberList& members() const override { return view_; }
    ports::CacheStatus status() const override { return status_; }
    std::vector<ports::OrgNode> orgTree() const override;
    std::vector<Rank> ranks(RankKind kind) const override;
    std::map<std::string, std::uint32_t> rankHolders(RankKind kind) const override;
    std::optional<OrgUnit> orgUnit(const OrgUnitId& id) const override;
    ports::GroupLines groups() const override { return view_.data()->groups.lines(); }
    std::optional<Group> group(const GroupId& id) const override;
    std::vector<GroupId> groupsNaming(const std::string& resourceId) const override {
        return view_.data()->groups.naming(resourceId);
    }
    const TenantFields& fields() const override { return view_.data()->fields; }
    ports::CallHandle member(const UserId& id, ports::Executor& on, ports::Reply<Member> reply) override;
    ports::CallHandle members(std::vector<UserId> ids, ports::Executor& on,
                              ports::Reply<std::vector<Member>> reply) override;
    ports::CallHandle watch(ports::Executor& on, std::function<void()> changed) override;
    std::optional<std::string> note(const std::string& key) const override { return notes_.get(noteKey(key)); }
    Done setNote(const std::string& key, const std::string& value) override { return notes_.set(noteKey(key), value); }

    Notes& notes() { return notes_; } // closed while the cache is locked

    bool usable() const override {
        return secret_ && folderLock_ && status_.phase != ports::CacheStatus::Phase::Failed;
    }
    std::optional<std::int64_t> cursor() const override { return cursor_; }
    std::shared_ptr<ports::FeedSink> beginLoad() override;
    void finishLoad(std::function<void(Done)> then) override;
    void abandonLoad() override;
    void apply(ports::ChangePage page, std::function<void(Done)> then) override;
    void confirm() override;
    void report(std::optional<Error> error) override;
    void giveUp(Error error) override;
    void revive() override;
    ports::CallHandle watchReset(std::function<void()> reset) override { return resets_.add(std::move(reset)); }

    bool tick() { return view_.tick(); } // every minute by itself; what changed with the time is told to the watchers

  private:
    using Phase = ports::CacheStatus::Phase;
    // What a desk thread calls with its result, and what then runs `use` on the owner's thread; dropped when the cache
    // is gone or was locked or reset meanwhile. Made on the owner's thread.
    template<class T, class Use>
    std::function<void(T)> forOwner(Use use) {
        return [&gui = gui_, era = std::weak_ptr(era_), use = std::move(use)](T result) {
            gui.post([era, use, result = std::make_shared<T>(std::move(result))]() mutable {
                if (era.lock()) use(std::move(*result));
            });
        };
    }

    Done openFiles();
    Done openCopyOrEmpty();
    void reopen(Error why);
    void fail(Error error);
    void newEra();
    void show(CopyDesk::Opened opened);
    void showRest(Result<std::shared_ptr<ListData>> list);
    void taken(Result<std::vector<Edit>> edits, const CopyMeta& meta, const std::function<void(Done)>& then);
    void placed(Result<LoadSink::Loaded> loaded, const std::function<void(Done)>& then);
    void doubt(const Error& error);
    void lost(std::optional<Error> error);
    void whenStill(std::function<void()> work);
    void keepStill();
    void goOn();
    void compactIfWorthIt();
    void sortAhead();
    void loadProgress(std::int64_t loaded, std::int64_t expected);
    void forgetAll();
    std::string noteKey(const std::string& key) const;
    void tell() { watchers_.tell(); }

    const CopyFiles files_;
    std::chrono::milliseconds pause_{0};
    const ports::RecordCodec& codec_;
    const Clock& clock_;
    ports::Executor& gui_;
    std::shared_ptr<const CopySecret> secret_;
    std::optional<FolderLock> folderLock_;
    Notes notes_;
    MemberView view_;
    ports::CacheStatus status_;
    CopyMeta meta_;
    std::optional<std::int64_t> cursor_;
    DomainId domain_ = 0;
    std::optional<Instant> remembered_;
    std::shared_ptr<LoadSink> load_;
    bool still_ = false;                        // the desk reads the columns: nothing changes them
    std::deque<std::function<void()>> waiting_; // for the end of that
    Watchers watchers_;
    Watchers resets_;
    std::shared_ptr<int> era_;   // renewed at each reset: what was asked before does not arrive any more
    std::shared_ptr<int> alive_; // as long as the cache
    std::unique_ptr<CopyDesk> desk_;
};

} // namespace sekisho::store
