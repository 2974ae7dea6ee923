#include "models/net/log_file.h"

#include <algorithm>
#include <utility>

namespace sekisho::net {

namespace {

constexpr std::size_t kMostIdleTries = 4;

Error logFileDamaged(const char* how) {
    return Error(ErrorKind::Corrupt, "LOG_EXPORT_DAMAGED").because(how);
}

bool mayGoOn(const Error& error) {
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout;
}

} // namespace

LogFileTask::LogFileTask(const Channel& channel, LogFileSpec spec, LogFileSink sink)
    : channel_(channel), spec_(std::move(spec)), sink_(std::move(sink)) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, [this] { start(); });
}

LogFileTask::~LogFileTask() {
    if (sink_.ended) sink_.ended(Error(ErrorKind::Cancelled, "CANCELLED"));
}

void LogFileTask::start() {
    if (have_ > 0 && have_ == spec_.bytes) return onEnd(WireAnswer());
    ApiRequest request;
    request.path = spec_.path;
    request.pattern = spec_.pattern;
    request.answer = ApiRequest::Answer::Stream;
    if (have_ > 0) request.range = "bytes=" + QByteArray::number(have_) + '-';
    request.onHead = [this](const WireAnswer& answer) { return head(answer); };
    request.onPiece = [this](std::string_view piece) { return take(piece); };
    before_ = have_;
    call_ = new ApiCall(
        channel_, std::move(request), [this](Result<WireAnswer> outcome) { onEnd(std::move(outcome)); }, this);
    call_->start();
}

// A service that does not know Range answers with 200 and the whole file.
Done LogFileTask::head(const WireAnswer& answer) {
    skip_ = answer.status == 206 ? 0 : have_;
    if (answer.status != 206) return {};
    const QByteArray expected = "bytes " + QByteArray::number(have_) + '-';
    if (answer.contentRange.startsWith(expected)) return {};
    return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED").because("another range than the one that was asked for");
}

Done LogFileTask::take(std::string_view piece) {
    const auto known = static_cast<std::size_t>(std::min<qint64>(skip_, static_cast<qint64>(piece.size())));
    skip_ -= static_cast<qint64>(known);
    piece.remove_prefix(known);
    if (piece.empty()) return {};
    have_ += static_cast<qint64>(piece.size());
    if (have_ > spec_.bytes) return logFileDamaged("longer than told");
    hash_.addData(QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size())));
    sink_.piece(std::string(piece));
    return {};
}

void LogFileTask::onEnd(Result<WireAnswer> outcome) {
    if (call_) call_->deleteLater();
    call_ = nullptr;
    if (!outcome) {
        if (mayGoOn(outcome.error())) return goOn(outcome.error());
        return end(std::move(outcome).error());
    }
    if (have_ < spec_.bytes) return goOn(Error(ErrorKind::Unavailable, "CONNECTION_LOST").because("cut short"));
    if (hash_.result().toHex() != spec_.sha256.toLower()) return end(logFileDamaged("another digest than told"));
    end({});
}

void LogFileTask::goOn(const Error& why) {
    idleTries_ = have_ > before_ ? 0 : idleTries_ + 1;
    const auto& pauses = channel_.config->timings.retryPauses;
    if (idleTries_ >= kMostIdleTries || pauses.empty()) return end(why);
    pause_.start(pauses[std::min(idleTries_, pauses.size() - 1)]);
}

void LogFileTask::end(Done outcome) {
    if (!sink_.ended) return;
    std::exchange(sink_.ended, {})(std::move(outcome));
}

} // namespace sekisho::net
