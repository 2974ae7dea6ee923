#pragma once
// Who waits for changes: open event streams and long polls, by tenant and session. Ids only travel here; the waiting
// client fetches what changed by itself. Thread-safe; no call blocks. Callbacks run on the thread of publish(),
// endSession() or closeAll(), never under the hub's lock.

#include "models/domain/ids.h"
#include "service/push/event_sink.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sekishod {

class PushHub {
  public:
    using Cancel = std::function<void()>; // harmless when called late or twice

    // `cursor` is what the client has; `known` the last change that its handler saw in the store. The stream gets an
    // event at once when either the store or a publication in between is ahead of the cursor.
    void subscribe(sekisho::DomainId domain, const sekisho::SessionId& session, const std::shared_ptr<EventSink>& sink,
                   std::int64_t cursor, std::int64_t known);
    // Calls `wake` exactly once: at a change after `cursor`, when the session ends, or at closeAll(); not after Cancel.
    Cancel wait(sekisho::DomainId domain, const sekisho::SessionId& session, std::int64_t cursor,
                std::function<void()> wake);

    void publish(sekisho::DomainId domain, std::int64_t seq);     // after the commit
    void endSession(const sekisho::SessionId& session);           // event "signedOut", then the streams are closed
    void endSessions(const std::unordered_set<std::string>& ids); // the same for many
    std::vector<sekisho::SessionId> sessions(sekisho::DomainId domain) const; // that have a stream or wait, each once
    void closeAll();
    std::size_t streams() const; // open event streams
    std::size_t waiters() const;

  private:
    struct Stream {
        sekisho::SessionId session;
        std::shared_ptr<EventSink> sink;
    };
    struct Waiter {
        sekisho::DomainId domain = 0;
        sekisho::SessionId session;
        std::int64_t cursor = 0;
        std::function<void()> wake;
    };

    template<class Match>
    void endWhere(Match match);

    mutable std::mutex mutex_;
    std::unordered_map<sekisho::DomainId, std::int64_t> last_;
    std::unordered_map<sekisho::DomainId, std::vector<Stream>> streams_;
    std::map<std::uint64_t, Waiter> waiters_;
    std::uint64_t nextWaiter_ = 1;
};

} // namespace sekishod
