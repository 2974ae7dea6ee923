// Loaded before a program of a test (LD_PRELOAD): its wall clock stands SEKISHO_CLOCK_SHIFT seconds beside the right
// one, so that last spring can happen now. Steady clocks are left alone.

#include <ctime>

#include <cstdlib>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

long shiftedBy() {
    static const long seconds = [] {
        const char* text = std::getenv("SEKISHO_CLOCK_SHIFT");
        return text ? std::strtol(text, nullptr, 10) : 0;
    }();
    return seconds;
}

} // namespace

extern "C" {
#pragma GCC visibility push(default) // the rest of the project hides what it does not hand out

int clock_gettime(clockid_t which, timespec* at) {
    const long failed = ::syscall(SYS_clock_gettime, which, at);
    if (failed == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) at->tv_sec += shiftedBy();
    return static_cast<int>(failed);
}

int gettimeofday(timeval* at, void*) {
    timespec now{};
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t* at) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}

#pragma GCC visibility pop
}
