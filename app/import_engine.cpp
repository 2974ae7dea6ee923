#include "app/import_engine.h"

#include "models/policy/password_rules.h"
#include "models/sheet/desk.h"
#include "models/sheet/export_desk.h"

#include <string>
#include <utility>

namespace sekisho::app {

namespace {

Error notReady() {
    return Error(ErrorKind::Unavailable, "IMPORT_COPY_NOT_READY", "Nobody has signed in yet.");
}

} // namespace

std::shared_ptr<sheet::CacheDirectory> ImportEngine::Shared::present() {
    const std::lock_guard lock(mutex);
    return directory;
}

ImportEngine::ImportEngine(ports::Cache& cache, ports::Executor& gui)
    : cache_(cache), gui_(gui), shared_(std::make_shared<Shared>()) {
    sheet::DeskServices services;
    services.directory = [shared = shared_]() -> Result<std::shared_ptr<const sheet::Directory>> {
        const auto directory = shared->present();
        return directory ? directory->read() : Result<std::shared_ptr<const sheet::Directory>>(notReady());
    };
    services.members = [shared = shared_](std::span<const UserId> ids) -> Result<std::vector<Member>> {
        const auto directory = shared->present();
        return directory ? directory->members(ids) : Result<std::vector<Member>>(notReady());
    };
    services.recall = [shared = shared_](const std::string& key) -> std::optional<std::string> {
        const auto directory = shared->present();
        return directory ? directory->mapping(key) : std::nullopt;
    };
    services.remember = [shared = shared_](const std::string& key, const std::string& mapping) {
        if (const auto directory = shared->present()) directory->keepMapping(key, mapping);
    };
    // What the tenant's own policy asks beyond this is the service's to say.
    services.checkPassword = [](std::string_view login, std::string_view password) -> Done {
        auto faults = policy::checkPassword(policy::AccountPolicy(), password, login);
        if (!faults.empty()) return std::move(faults.front());
        return {};
    };
    services.groups = [shared = shared_](std::span<const GroupId> ids) -> Result<std::vector<Group>> {
        const auto directory = shared->present();
        return directory ? directory->groups(ids) : Result<std::vector<Group>>(notReady());
    };
    exports_ = sheet::makeExportDesk(writer_, {services.directory, services.members, services.groups});
    desk_ = sheet::makeImportDesk(worker_, std::move(services));
}

ImportEngine::~ImportEngine() {
    if (const auto directory = shared_->present()) directory->stop();
    desk_.reset();
    exports_.reset();
}

void ImportEngine::know(const ports::Identity& identity) {
    sheet::TenantFacts facts;
    facts.domain = identity.domain;
    facts.workgroup = identity.workgroup;
    if (!identity.locale.empty()) facts.locale = identity.locale;
    if (!identity.timeZone.empty()) facts.timeZone = identity.timeZone;
    facts.usePosition = identity.usePosition;
    facts.useLevel = identity.useLevel;
    facts.useUserType = identity.useUserType;
    auto directory = std::make_shared<sheet::CacheDirectory>(cache_, gui_, std::move(facts));
    const std::lock_guard lock(shared_->mutex);
    if (shared_->directory) shared_->directory->stop();
    shared_->directory = std::move(directory);
}

} // namespace sekisho::app
