#include "service/logs/download_desk.h"

#include "service/store/uid.h"

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;

namespace {

constexpr std::chrono::seconds kBetweenDownloads{60};
constexpr std::chrono::minutes kAddressLife{10};
constexpr int kLookAgain = 60; // seconds, while one is running

Error noAddress() {
    return Error(ErrorKind::NotFound, "NOT_FOUND", "This address is not valid, was used, or has expired.");
}

} // namespace

int DownloadDesk::secondsToWait(DomainId domain, std::string_view kind, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = turns_.find({domain, std::string(kind)});
    if (found == turns_.end()) return 0;
    if (found->second.running) return kLookAgain;
    const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.asked + kBetweenDownloads - now);
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, kBetweenDownloads.count()));
}

std::string DownloadDesk::issue(DomainId domain, std::string_view kind, Opens opens, Instant now) {
    const std::lock_guard lock(mutex_);
    const Place place{domain, std::string(kind)};
    std::erase_if(issued_, [now](const auto& one) { return one.second.expires <= now; });
    Turn& turn = turns_[place];
    issued_.erase(turn.word);
    turn.asked = now;
    turn.word = newSecret();
    issued_.emplace(turn.word, Issued{place, std::move(opens), now + kAddressLife});
    return turn.word;
}

Done DownloadDesk::look(std::string_view word, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = issued_.find(word);
    if (found == issued_.end() || found->second.expires <= now) return noAddress();
    return {};
}

Result<ChunkSource> DownloadDesk::take(std::string_view word, Instant now) {
    std::optional<Issued> issued;
    {
        const std::lock_guard lock(mutex_);
        const auto found = issued_.find(word);
        if (found == issued_.end() || found->second.expires <= now) return noAddress();
        issued = std::move(found->second);
        issued_.erase(found);
        Turn& turn = turns_[issued->place];
        turn.word.clear();
        turn.running = true;
    }
    // The turn ends with the file, or when the receiver went away.
    std::shared_ptr<void> turn(nullptr,
                               [desk = shared_from_this(), place = issued->place](void*) { desk->ended(place); });
    SEKISHO_TRY(source, issued->opens());
    return ChunkSource([source = std::move(source), turn = std::move(turn)]() mutable {
        auto chunk = source();
        if (!chunk) turn.reset();
        return chunk;
    });
}

void DownloadDesk::ended(const Place& place) {
    const std::lock_guard lock(mutex_);
    turns_[place].running = false;
}

} // namespace sekishod
