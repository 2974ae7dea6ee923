#include "models/domain/error.h"

#include "models/domain/client_facts.h"

namespace sekisho {

namespace {

int statusOfKind(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::BadInput:
        return 400;
    case ErrorKind::Unauthenticated:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::TooLarge:
        return 413;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::NotOffered:
        return 501;
    case ErrorKind::Unavailable:
    case ErrorKind::Cancelled:
        return 503;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::DiskFull:
        return 507;
    case ErrorKind::Internal:
    case ErrorKind::Tls:
    case ErrorKind::Storage:
    case ErrorKind::Corrupt:
        return 500;
    }
    return 500;
}

} // namespace

std::string_view kindName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::BadInput:
        return "badInput";
    case ErrorKind::Unauthenticated:
        return "unauthenticated";
    case ErrorKind::Forbidden:
        return "forbidden";
    case ErrorKind::NotFound:
        return "notFound";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::TooLarge:
        return "tooLarge";
    case ErrorKind::RateLimited:
        return "rateLimited";
    case ErrorKind::Internal:
        return "internal";
    case ErrorKind::Unavailable:
        return "unavailable";
    case ErrorKind::Timeout:
        return "timeout";
    case ErrorKind::Tls:
        return "tls";
    case ErrorKind::Storage:
        return "storage";
    case ErrorKind::DiskFull:
        return "diskFull";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::NotOffered:
        return "notOffered";
    case ErrorKind::Cancelled:
        return "cancelled";
    }
    return {};
}

int httpStatus(const Error& error) {
    // A code may refine the status within its kind (412 within Conflict); it never turns one kind into another, for
    // codes such as LIMIT_EXCEEDED belong to more than one status.
    const ErrorFact* fact = errorFact(error.code);
    if (fact && fact->status != 0 && kindOfStatus(fact->status) == error.kind) return fact->status;
    return statusOfKind(error.kind);
}

ErrorKind kindOfStatus(int status) {
    switch (status) {
    case 401:
        return ErrorKind::Unauthenticated;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
    case 412:
    case 423:
        return ErrorKind::Conflict;
    case 413:
    case 414:
    case 431:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::RateLimited;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 501:
        return ErrorKind::NotOffered;
    case 502:
    case 503:
        return ErrorKind::Unavailable;
    case 507:
        return ErrorKind::DiskFull;
    default:
        return status >= 400 && status < 500 ? ErrorKind::BadInput : ErrorKind::Internal;
    }
}

Error badInput(std::string field, std::string code, std::string description) {
    return Error(ErrorKind::BadInput, std::move(code), std::move(description)).at(std::move(field));
}

} // namespace sekisho
