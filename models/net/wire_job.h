#pragma once
// Requests whose answers are read by one function of models/api, for the parts of the gateway.

#include "models/net/jobs.h"

#include <QByteArray>

#include <functional>
#include <string_view>
#include <utility>
#include <variant>

namespace sekisho::net {

template<class T>
class WireJob final : public Job<T> {
  public:
    using Read = std::function<Result<T>(std::string_view)>;
    WireJob(ApiRequest request, Read read) : request_(std::move(request)), read_(std::move(read)) {}
    ApiRequest request() const override { return request_; }
    Result<T> read(const WireAnswer& answer) const override {
        return read_({answer.body.constData(), static_cast<std::size_t>(answer.body.size())});
    }

  private:
    ApiRequest request_;
    Read read_;
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
