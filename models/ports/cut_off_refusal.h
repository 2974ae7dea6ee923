#pragma once
// Whether the service has spoken about an order itself. Pure; thread-safe.

#include "models/domain/error.h"

namespace sekisho::ports {

// False: the order may have been carried out all the same, and is tried again under its id, which makes a second one
// harmless, also when the first one's answer did not arrive or could not be read.
inline bool refusesCutOff(const Error& error) {
    switch (error.kind) {
    case ErrorKind::BadInput:
        return error.code != "RESPONSE_MALFORMED";
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::TooLarge:
    case ErrorKind::NotOffered:
        return true;
    default:
        return false;
    }
}

} // namespace sekisho::ports
