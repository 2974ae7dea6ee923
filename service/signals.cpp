#include "service/signals.h"

#include <pthread.h>

namespace sekishod {

SignalWatch::SignalWatch() {
    std::signal(SIGPIPE, SIG_IGN);
    sigemptyset(&watched_);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&watched_, number);
    pthread_sigmask(SIG_BLOCK, &watched_, &before_);
}

SignalWatch::~SignalWatch() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Signal SignalWatch::next() {
    for (;;) {
        int number = 0;
        if (sigwait(&watched_, &number) != 0) continue;
        return number == SIGHUP ? Signal::Reload : Signal::Stop;
    }
}

} // namespace sekishod
