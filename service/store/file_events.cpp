#include "service/store/file_events.h"

#include "service/store/tenant_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::sql::Database;

bool FileEvents::add(FileEvent event) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kMost) return true; // the store refuses; memory has an end
    waiting_.push_back(std::move(event));
    // Once for each so many, not for every event while the first flush is still at work.
    return waiting_.size() % kDue == 0;
}

Done FileEvents::flush(TenantStore& store) {
    std::vector<FileEvent> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(waiting_);
    }
    if (taken.empty()) return {};
    Done written = store.write([&taken](Database& db) -> Done {
        for (const FileEvent& event : taken)
            SEKISHO_CHECK(storeFileEvent(db, event));
        return {};
    });
    if (written) return written;
    const std::lock_guard lock(mutex_);
    std::ranges::move(waiting_, std::back_inserter(taken));
    if (taken.size() > kMost) taken.erase(taken.begin(), taken.end() - static_cast<std::ptrdiff_t>(kMost));
    waiting_ = std::move(taken);
    return written;
}

std::size_t FileEvents::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

namespace {

Done storeAskedSignIn(Database& db, const FileEvent& event) {
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO asked_sign_in(domain_id, member_uid, at, kind, ip, country, method, managed, decision, reason) "
        "VALUES(:domain, :member, :at, :kind, :ip, :country, :method, :managed, :decision, :reason)",
        event.domain, event.member, sekisho::toMillis(event.at), event.kind, event.ip, event.country, event.method,
        event.managed, event.decision, event.reason));
    return {};
}

} // namespace

Done storeFileEvent(Database& db, const FileEvent& event) {
    if (event.action == "signIn") return storeAskedSignIn(db, event);
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO file_event(domain_id, member_uid, at, action, service, kind, ip, country, extension, linked, "
        "external, decision, reason) VALUES(:domain, :member, :at, :action, :service, :kind, :ip, :country, "
        ":extension, :linked, :external, :decision, :reason)",
        event.domain, event.member, sekisho::toMillis(event.at), event.action, event.service, event.kind, event.ip,
        event.country, event.extension, event.linked, event.external, event.decision, event.reason));
    return {};
}

} // namespace sekishod
