#pragma once
// Signals as values on the thread that waits for them; handlers that interrupt other threads are not needed.

#include <csignal>
#include <initializer_list>

namespace sekishod {

enum class Signal { Stop, Reload };

class SignalWatch {
  public:
    SignalWatch();  // blocks SIGTERM, SIGINT and SIGHUP for this thread and all it starts later; ignores SIGPIPE
    ~SignalWatch(); // the mask as it was
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    Signal next(); // waits

  private:
    sigset_t watched_{};
    sigset_t before_{};
};

} // namespace sekishod
