#pragma once
// What the transport asks of the program behind it.

#include "service/http/endpoint.h"
#include "service/http/log.h"
#include "service/http/message.h"
#include "service/http/router.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace sekishod {

// The decision on a request whose header has arrived and whose body has not.
struct Admission {
    const Endpoint* endpoint = nullptr;
    PathValues path;
    std::size_t bodyLimit = 0;
    bool onIoThread = false;
    std::optional<Response> refusal; // set: answer this, read no body
};

struct Reply {
    Response response;
    std::string_view caller = "none"; // for the log: member, serviceAccount, none
};

class Application {
  public:
    virtual ~Application() = default;

    // On an I/O thread: must not block. `methodKnown` is false for a method this program has no name for.
    virtual Admission admit(const Request& head, bool methodKnown) = 0;
    // On an I/O thread, for onIoThread only; nothing when it would have to block: answer() follows on a worker.
    virtual std::optional<Reply> answerAtOnce(Request& request, const Admission& admission) = 0;
    // On a worker.
    virtual Reply answer(Request& request, const Admission& admission) = 0;
    // After the answer was sent or given up.
    virtual void sent(const AccessEntry& entry) noexcept = 0;
};

} // namespace sekishod
