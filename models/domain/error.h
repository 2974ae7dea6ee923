#pragma once
// The one error type of the house. `code` is a key of resources/errors.json: the same word stands in the service's
// answer, in the console's sentence (both languages) and in the tests. Sentences for people are formed from
// models/commands upwards from code + params; `detail` is for the log and must hold no secret.
// A cancelled call is reported with ErrorKind::Cancelled and is never shown as a failure.

#include "models/domain/expected.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho {

enum class ErrorKind {
    BadInput,        // the caller can mend it: 400
    Unauthenticated, // who are you: 401
    Forbidden,       // known, not allowed: 403
    NotFound,        // not there, or not for you: 404
    Conflict,        // exists already, or changed by somebody else: 409, 412
    TooLarge,        // 413
    RateLimited,     // 429
    Internal,        // 500
    Unavailable,     // 503, or no connection
    Timeout,         // no answer in time
    Tls,             // certificate or protocol refused by us
    Storage,         // local database or file
    DiskFull,        // nothing was lost, but nothing was written either
    Corrupt,         // local copy unusable: rebuild
    NotOffered,      // this service does not have it
    Cancelled,
};

struct ErrorParam {
    std::string name;
    std::string value;
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string code;        // key in resources/errors.json, e.g. "INVALID_PARAMETER"
    std::string description; // English sentence of the service, used when the code is not known here
    std::string field;       // wire name of the field at fault, if one is
    std::vector<ErrorParam> params;
    std::string detail; // log only
    std::string requestId;
    std::vector<Error> all; // where more than one thing is at fault: all of it, this first one too

    Error() = default;
    Error(ErrorKind k, std::string c, std::string text = {})
        : kind(k), code(std::move(c)), description(std::move(text)) {}

    Error&& at(std::string wireField) && {
        field = std::move(wireField);
        return std::move(*this);
    }
    Error&& with(std::string name, std::string value) && {
        params.push_back({std::move(name), std::move(value)});
        return std::move(*this);
    }
    Error&& because(std::string logDetail) && {
        detail = std::move(logDetail);
        return std::move(*this);
    }
};

template<class T>
using Result = Expected<T, Error>;
using Done = Expected<void, Error>; // success without a value

std::string_view kindName(ErrorKind kind);
int httpStatus(const Error& error); // status the service answers with
ErrorKind kindOfStatus(int status); // the inverse, for the client
Error badInput(std::string field, std::string code, std::string description);

} // namespace sekisho
