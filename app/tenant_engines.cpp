#include "app/tenant_engines.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <algorithm>
#include <random>

namespace sekisho::app {

Result<std::unique_ptr<TenantEngines>> TenantEngines::create(const settings::Profile& profile,
                                                             const std::filesystem::path& folder, Shared shared) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    if (failed) {
        const bool full = failed == std::errc::no_space_on_device;
        return Error(full ? ErrorKind::DiskFull : ErrorKind::Storage, full ? "DISK_FULL" : "STORAGE_READ_ONLY")
            .with("file", folder.string())
            .because(failed.message());
    }

    net::GatewayConfig config;
    config.profileId = profile.id.toStdString();
    config.service = profile.address.toStdString();
    config.tls.caFile = profile.caFile.toStdString();
    config.tls.pin = profile.pin.toStdString();
    config.tls.clientCertificate = profile.clientCertificate.toStdString();
    config.deviceName = QSysInfo::machineHostName().toStdString();
    config.os = QSysInfo::prettyProductName().toStdString();
    config.version = QCoreApplication::applicationVersion().toStdString();
    Result<std::unique_ptr<net::HttpGateway>> gateway = net::HttpGateway::create(std::move(config), shared.secrets);
    if (!gateway) return std::move(gateway).error();
    return std::unique_ptr<TenantEngines>(
        new TenantEngines(folder, std::move(*gateway), profile.id.toStdString(), shared));
}

TenantEngines::TenantEngines(std::filesystem::path folder, std::unique_ptr<net::HttpGateway> gateway,
                             std::string profileId, Shared shared)
    : folder_(std::move(folder)), shared_(shared), gateway_(std::move(gateway)),
      keys_(folder_, std::move(profileId), shared.secrets, shared.gui, shared.worker),
      queue_(gateway_->cutOffs(), shared.clock, shared.gui), archive_(archiveParts()) {}

store::ArchiveEngine::Parts TenantEngines::archiveParts() {
    return {[this](store::ArchiveDesk& desk) -> std::unique_ptr<store::ArchiveFetch> {
                return std::make_unique<store::ChainFetch>(store::ChainFetch::Parts{
                    gateway_->logs(), desk, shared_.scheduler, shared_.gui, std::random_device()()});
            },
            [this](ports::Executor& on, std::function<void(ports::LinkStatus)> told) {
                return gateway_->watchLink(on, std::move(told));
            },
            shared_.clock,
            shared_.scheduler,
            shared_.gui,
            store::ArchiveSource::Service};
}

TenantEngines::~TenantEngines() {
    queue_.close(); // before the notes that it is kept in
    sql::wipe(archiveKey_);
}

void TenantEngines::signedIn(const ports::Identity& identity) {
    if (!cache_) return;
    cache_->expectDomain(identity.domain);
    imports_->know(identity);
    me_ = identity.user;
    openQueue();
    openArchive();
    registerKey(identity);
}

// Somebody who ordered a cut-off and went away has not taken it back: it goes out although the console is locked.
void TenantEngines::sendLocked() {
    lockedWatch_ = gateway_->watchLink(shared_.gui, [this](const ports::LinkStatus& link) {
        if (link.state == ports::LinkState::Online && queue_.sealed())
            lockedFlush_ = queue_.flush(shared_.gui, [](const Result<std::vector<CutOffId>>&) {});
    });
}

// A queue that cannot be read is closed: orders are refused there, everything else works.
void TenantEngines::openQueue() {
    lockedWatch_.cancel();
    if (const Done opened = queue_.open(cache_->notes(), cache_->domain(), me_); !opened) queue_.close();
}

// One for each tenant of the profile: whose it is is known from the copy, or when somebody has signed in.
void TenantEngines::openArchive() {
    if (const DomainId domain = cache_->domain(); domain != 0)
        archive_.open({folder_ / ("archive_" + std::to_string(domain) + ".db"), archiveKey_});
}

// Only now is it known that the service could take a queued order from this person.
void TenantEngines::registerKey(const ports::Identity& identity) {
    if (!identity.canOperate("security.lostDevice", shared_.clock.now())) return;
    offered_ = gateway_->capabilities(shared_.gui, [this, me = identity.user](Result<ports::Capabilities> offered) {
        if (!offered || std::ranges::find(offered->features, "cutOffs") == offered->features.end()) return;
        registering_ = queue_.registerKey(me, shared_.gui, [](const Result<std::monostate>&) {}); // else next time
    });
}

bool TenantEngines::hasCopy() const {
    return keys_.hasWrapped() && store::CopyFiles{folder_}.hasCopy();
}

QStringList TenantEngines::serviceLog() const {
    QStringList lines;
    for (const net::ExchangeNote& note : gateway_->recentExchanges()) {
        const std::string outcome =
            note.code.empty() ? std::to_string(note.status) : std::to_string(note.status) + ' ' + note.code;
        lines << QStringLiteral("%1  %2 %3  %4  %5 ms  %6")
                     .arg(QString::fromStdString(formatUtc(note.at)), QString::fromStdString(note.method),
                          QString::fromStdString(note.path), QString::fromStdString(outcome))
                     .arg(note.took.count())
                     .arg(QString::fromStdString(note.requestId));
    }
    return lines;
}

Done TenantEngines::take(KeyRing::Opened opened) {
    Done done;
    if (cache_) {
        if (cache_->locked()) done = cache_->unlock(opened.key);
    } else {
        cache_ = std::make_unique<store::SqlCache>(folder_, opened.key, shared_.codec, shared_.clock, shared_.gui);
        cache_->letPaint(store::SqlCache::toPaint);
        done = cache_->open();
        if (done) {
            sync_ = std::make_unique<store::SyncEngine>(*gateway_, *cache_, shared_.scheduler, shared_.gui);
            imports_ = std::make_unique<ImportEngine>(*cache_, shared_.gui);
            sync_->doFirst([this](std::function<void()> then) {
                return queue_.flush(shared_.gui,
                                    [then = std::move(then)](const Result<std::vector<CutOffId>>&) { then(); });
            });
            queueWatch_ = queue_.watch(shared_.gui, [this] { // what was just ordered is tried at once
                if (queue_.somethingNew()) sync_->refreshNow();
            });
        } else
            cache_.reset();
    }
    if (done) {
        archiveKey_ = opened.key;
        openArchive();
    }
    sql::wipe(opened.key);
    if (done) openQueue();
    return done;
}

ports::Reply<KeyRing::Opened> TenantEngines::use(ports::Reply<std::monostate> reply) {
    return [this, reply = std::move(reply)](Result<KeyRing::Opened> opened) {
        if (!opened) return reply(std::move(opened).error());
        if (Done done = take(*opened); !done) return reply(std::move(done).error());
        reply(std::monostate{});
    };
}

ports::CallHandle TenantEngines::openCopy(std::string password, ports::Reply<std::monostate> reply) {
    return keys_.open(std::move(password), use(std::move(reply)));
}
ports::CallHandle TenantEngines::resumeCopy(ports::Reply<std::monostate> reply) {
    return keys_.resume(use(std::move(reply)));
}
ports::CallHandle TenantEngines::unlockCopy(std::string password, ports::Reply<std::monostate> reply) {
    return keys_.unlock(std::move(password), use(std::move(reply)));
}

void TenantEngines::lockCopy() {
    if (sync_) sync_->stop();
    queue_.seal();
    archive_.close();
    sql::wipe(archiveKey_);
    if (cache_) cache_->lock();
    if (queue_.sealed()) sendLocked();
}

} // namespace sekisho::app
