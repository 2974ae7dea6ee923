#pragma once
// A request whose answer is read by one function, usually of models/api. For families with many small requests.

#include "models/net/jobs.h"

#include <QByteArray>

#include <functional>
#include <string_view>
#include <utility>
#include <variant>

namespace sekisho::net {

inline std::string_view textOf(const WireAnswer& answer) {
    return {answer.body.constData(), static_cast<std::size_t>(answer.body.size())};
}

template<class T>
class WireJob final : public Job<T> {
  public:
    using Read = std::function<Result<T>(std::string_view)>;
    using ReadAnswer = std::function<Result<T>(const WireAnswer&)>;
    WireJob(ApiRequest request, Read read) : request_(std::move(request)), read_(std::move(read)) {}
    static WireJob ofAnswer(ApiRequest request, ReadAnswer read) { // when the head of the answer matters too
        WireJob job(std::move(request), Read());
        job.readAnswer_ = std::move(read);
        return job;
    }
    ApiRequest request() const override { return request_; }
    Result<T> read(const WireAnswer& answer) const override {
        return readAnswer_ ? readAnswer_(answer) : read_(textOf(answer));
    }

  private:
    ApiRequest request_;
    Read read_;
    ReadAnswer readAnswer_;
};

// A POST carries an Idempotency-Key.
inline ApiRequest asking(QByteArray verb, QByteArray path, QByteArray pattern) {
    ApiRequest request;
    request.keyed = verb == "POST";
    request.verb = std::move(verb);
    request.path = std::move(path);
    request.pattern = std::move(pattern);
    return request;
}

// Whose answer says only that it was done.
inline WireJob<std::monostate> doing(ApiRequest request) {
    request.answer = ApiRequest::Answer::Nothing;
    return {std::move(request), [](std::string_view) -> Result<std::monostate> { return std::monostate(); }};
}

inline QByteArray etagOf(Version version) {
    return '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
}

} // namespace sekisho::net
