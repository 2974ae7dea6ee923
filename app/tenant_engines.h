#pragma once
// The engines of one tenant, put together: gateway, keys, local copy, sync. Lives as long as its window shows the
// tenant. GUI thread.

#include "app/import_engine.h"
#include "app/key_ring.h"
#include "app/record_codec.h"
#include "models/net/http_gateway.h"
#include "models/settings/settings.h"
#include "models/store/cut_off_queue.h"
#include "models/store/log_archive_engine.h"
#include "models/store/scheduler.h"
#include "models/store/sql_cache.h"
#include "models/store/sync_engine.h"
#include "ui/shell/tenant_link.h"

#include <memory>

namespace sekisho::app {

struct Shared { // one of each for all windows; outlives the engines
    const Clock& clock;
    ports::Executor& gui;
    ports::Executor& worker;
    ports::Secrets& secrets;
    const ports::RecordCodec& codec;
    store::Scheduler& scheduler;
};

class TenantEngines final : public ui::TenantLink {
  public:
    static Result<std::unique_ptr<TenantEngines>> create(const settings::Profile& profile,
                                                         const std::filesystem::path& folder, Shared shared);
    ~TenantEngines() override;

    ports::Gateway& gateway() override { return *gateway_; }
    ports::Executor& gui() override { return shared_.gui; }
    const Clock& clock() override { return shared_.clock; }
    ports::Cache* cache() override { return cache_ && !cache_->locked() ? cache_.get() : nullptr; }
    ports::Sync* sync() override { return sync_.get(); }
    DomainId copyDomain() const override { return cache_ ? cache_->domain() : 0; }
    void signedIn(const ports::Identity& identity) override;
    ports::ImportDesk* importDesk() override { return imports_ ? &imports_->desk() : nullptr; }
    ports::ExportDesk* exportDesk() override { return imports_ ? &imports_->exports() : nullptr; }
    ports::CutOffQueue& cutOffQueue() override { return queue_; }
    ports::Archive& archive() override { return archive_; }
    bool hasCopy() const override;
    QStringList serviceLog() const override;
    ports::CallHandle openCopy(std::string password, ports::Reply<std::monostate> reply) override;
    ports::CallHandle resumeCopy(ports::Reply<std::monostate> reply) override;
    ports::CallHandle unlockCopy(std::string password, ports::Reply<std::monostate> reply) override;
    void lockCopy() override;

  private:
    TenantEngines(std::filesystem::path folder, std::unique_ptr<net::HttpGateway> gateway, std::string profileId,
                  Shared shared);
    store::ArchiveEngine::Parts archiveParts();
    ports::Reply<KeyRing::Opened> use(ports::Reply<std::monostate> reply);
    Done take(KeyRing::Opened opened);
    void openQueue();
    void openArchive();
    void sendLocked();
    void registerKey(const ports::Identity& identity);

    std::filesystem::path folder_;
    Shared shared_;
    std::unique_ptr<net::HttpGateway> gateway_;
    KeyRing keys_;
    store::CutOffQueue queue_;
    std::unique_ptr<store::SqlCache> cache_;
    std::unique_ptr<store::SyncEngine> sync_;
    std::unique_ptr<ImportEngine> imports_;
    store::ArchiveEngine archive_;
    sql::Key archiveKey_{}; // while the copy is open
    UserId me_;             // empty: nobody has signed in yet
    ports::CallHandle queueWatch_;
    ports::CallHandle lockedWatch_; // the link, while the copy is locked
    ports::CallHandle lockedFlush_;
    ports::CallHandle offered_;
    ports::CallHandle registering_;
};

} // namespace sekisho::app
