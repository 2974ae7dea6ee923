#pragma once
// Cut-offs that were ordered while the service was away (★S6): signed at once, kept encrypted beside the local copy,
// sent before anything else when the service is back. GUI thread; nothing blocks.

#include "models/domain/cut_off.h"
#include "models/domain/error.h"
#include "models/ports/call.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::ports {

struct QueuedCutOff {
    CutOffOrder order;
    std::string userName; // as the copy knew him
    Instant queuedAt{};
    int attempts = 0;
    std::optional<Error> refused; // by the service: it stays until it is looked at and withdrawn
};

class CutOffQueue {
  public:
    virtual ~CutOffQueue() = default;
    // Refused with CUT_OFF_QUEUE_CLOSED while the copy is locked or no signing key was registered yet.
    virtual Done add(const CutOffOrder& order, std::string userName) = 0;
    virtual std::vector<QueuedCutOff> waiting() const = 0; // oldest first
    virtual Done withdraw(const CutOffId& id) = 0;
    virtual bool open() const = 0; // an order would be taken
    // Sends what waits, oldest first; others wait for the reply, which comes at once when nothing waits.
    virtual CallHandle flush(Executor& on, Reply<std::vector<CutOffId>> reply) = 0;
    // The temporary password that came back for an order of this queue, once; empty: none, it was taken, or the console
    // was locked meanwhile. In memory only.
    virtual std::string takePassword(const CutOffId& id) = 0;
    virtual CallHandle watch(Executor& on, std::function<void()> changed) = 0; // until the handle is dropped
};

} // namespace sekisho::ports
