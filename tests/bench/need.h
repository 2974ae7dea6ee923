#pragma once
// How a benchmark ends when something is not as it must be: a line to stderr, exit status 1.

#include "models/domain/error.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace sekisho::bench {

[[noreturn]] inline void giveUp(const std::string& why) {
    std::fprintf(stderr, "%s: %s\n", program_invocation_short_name, why.c_str());
    std::exit(1);
}
[[noreturn]] inline void giveUp(const Error& error, const std::string& what = {}) {
    giveUp((what.empty() ? what : what + ": ") + error.code + " " + error.detail);
}

template<class T>
T need(Result<T> result, const char* what = "") {
    if (!result) giveUp(result.error(), what);
    return std::move(*result);
}
inline void need(const Done& done, const char* what = "") {
    if (!done) giveUp(done.error(), what);
}

} // namespace sekisho::bench
