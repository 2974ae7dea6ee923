#pragma once
// Downloads of the public API (lineworks-api.md §4.1, 4.2): an answer that points to an address which works once and
// for ten minutes; one download of a kind at a time in a tenant, and at least a minute between two. In memory;
// thread-safe.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "service/http/message.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

class DownloadDesk : public std::enable_shared_from_this<DownloadDesk> {
  public:
    using Opens = std::function<sekisho::Result<ChunkSource>()>; // when the address is used

    // Seconds until the next one may be asked for; 0: now.
    int secondsToWait(sekisho::DomainId domain, std::string_view kind, sekisho::Instant now);
    // The word of the address. One that was not used yet works no more.
    std::string issue(sekisho::DomainId domain, std::string_view kind, Opens opens, sekisho::Instant now);
    // NOT_FOUND: used, expired, replaced, or never given out.
    sekisho::Result<ChunkSource> take(std::string_view word, sekisho::Instant now);

    // Whether take() would find it; leaves it there. NOT_FOUND like take().
    sekisho::Done look(std::string_view word, sekisho::Instant now);

  private:
    using Place = std::pair<sekisho::DomainId, std::string>;
    struct Turn {
        sekisho::Instant asked{};
        std::string word; // not used yet
        bool running = false;
    };
    struct Issued {
        Place place;
        Opens opens;
        sekisho::Instant expires{};
    };
    void ended(const Place& place);

    std::mutex mutex_;
    std::map<Place, Turn> turns_;
    std::map<std::string, Issued, std::less<>> issued_;
};

} // namespace sekishod
