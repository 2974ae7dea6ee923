#pragma once
// The writing side of the local copy, as the sync needs it. Owner's (GUI) thread; what takes time runs elsewhere and
// `then` runs on the owner's executor.

#include "models/ports/cache.h"
#include "models/ports/gateway.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace sekisho::store {

class LocalCopy {
  public:
    virtual ~LocalCopy() = default;
    virtual bool usable() const = 0;                        // open and not locked
    virtual std::optional<std::int64_t> cursor() const = 0; // up to where it is true; nothing: take a snapshot

    // A snapshot into a new copy beside the present one. After the stream: finishLoad puts it in place, abandonLoad
    // (or a newer beginLoad) throws it away.
    virtual std::shared_ptr<ports::FeedSink> beginLoad() = 0;
    virtual void finishLoad(std::function<void(Done)> then) = 0;
    virtual void abandonLoad() = 0;

    virtual void apply(ports::ChangePage page, std::function<void(Done)> then) = 0;
    virtual void confirm() = 0;                          // equals the service at this moment
    virtual void report(std::optional<Error> error) = 0; // what keeps the copy from being true; none: all is well
    virtual void giveUp(Error error) = 0; // the same, and nothing more is tried before somebody asks for it
    // Opens anew what could not be opened; a copy that still cannot be opened is thrown away, for it is fetched again.
    // When even that fails, it stays unusable and its status says why. Does nothing to a usable or a locked one.
    virtual void revive() = 0;
    // Runs when the copy was thrown away or became usable again, until the handle is dropped.
    virtual ports::CallHandle watchReset(std::function<void()> reset) = 0;
};

} // namespace sekisho::store
