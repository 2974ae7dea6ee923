#include "models/commands/changeset_upload.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <future>
#include <thread>
#include <utility>

namespace sekisho::commands {

namespace {

constexpr std::chrono::milliseconds kLook{200};
// A service that is started anew is back within this.
constexpr std::array<std::chrono::milliseconds, 6> kPauses{
    {std::chrono::milliseconds(200), std::chrono::milliseconds(600), std::chrono::seconds(1), std::chrono::seconds(2),
     std::chrono::seconds(4), std::chrono::seconds(8)}};

// Replies run where the answer arrives: the waiting thread must not be the one that is waited for.
ports::InlineExecutor& atOnce() {
    static ports::InlineExecutor executor;
    return executor;
}

bool lost(const Error& error) {
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Unavailable;
}

} // namespace

ports::OperationSink ChangesetUpload::sink() {
    return [self = shared_from_this()](const ports::OperationChunk& chunk) { return self->send(chunk); };
}

void ChangesetUpload::stop() {
    stopped_ = true;
}

Result<std::int64_t> ChangesetUpload::sendOnce(const ports::OperationChunk& chunk) {
    auto promise = std::make_shared<std::promise<Result<std::int64_t>>>();
    std::future<Result<std::int64_t>> answer = promise->get_future();
    const ports::CallHandle call =
        pipe_.send(id_, chunk.first, chunk.lines, atOnce(),
                   [promise](Result<std::int64_t> received) { promise->set_value(std::move(received)); });
    while (answer.wait_for(kLook) != std::future_status::ready)
        if (stopped_) return Error(ErrorKind::Cancelled, "CANCELLED");
    return answer.get();
}

Done ChangesetUpload::send(const ports::OperationChunk& chunk) {
    for (std::size_t tries = 0;; ++tries) {
        if (stopped_) return Error(ErrorKind::Cancelled, "CANCELLED");
        Result<std::int64_t> received = sendOnce(chunk);
        if (received) return {};
        if (!lost(received.error()) || tries == kPauses.size()) return std::move(received).error();
        rest(kPauses[tries]);
    }
}

void ChangesetUpload::rest(std::chrono::milliseconds time) const {
    for (auto left = time; left.count() > 0 && !stopped_; left -= kLook)
        std::this_thread::sleep_for(std::min(left, kLook));
}

} // namespace sekisho::commands
