#pragma once
// Brings the operations of an import to the service: makes the changeset on the GUI thread, then takes chunk after
// chunk on the worker's thread, which waits for each answer. A chunk whose answer was lost is sent again, for some
// sixteen seconds: the same lines are harmless. The upload outlives its owner as long as a chunk is on its way.

#include "models/ports/changesets.h"
#include "models/ports/import.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace sekisho::commands {

class ChangesetUpload : public std::enable_shared_from_this<ChangesetUpload> {
  public:
    static std::shared_ptr<ChangesetUpload> make(ports::Changesets& pipe) {
        return std::shared_ptr<ChangesetUpload>(new ChangesetUpload(pipe));
    }
    void into(const ChangesetId& id) { id_ = id; } // before the sink is used
    ports::OperationSink sink();
    void stop(); // any thread: the sink ends with CANCELLED

  private:
    explicit ChangesetUpload(ports::Changesets& pipe) : pipe_(pipe) {}
    Done send(const ports::OperationChunk& chunk);
    Result<std::int64_t> sendOnce(const ports::OperationChunk& chunk);
    void rest(std::chrono::milliseconds time) const;

    ports::Changesets& pipe_;
    ChangesetId id_;
    std::atomic<bool> stopped_{false};
};

} // namespace sekisho::commands
