#pragma once
// What time does for cut-offs, about every second: refused requests become evidence, what is in force and not proven is
// asked again (also what a service that was killed has left), devices that were not heard become unreachable, what
// nobody came for lapses. Nothing is written while there is nothing to do. One thread.

#include "service/http/services.h"

namespace sekishod {

class CutOffKeeper {
  public:
    explicit CutOffKeeper(Services& services) : services_(services) {}
    // The first fault; the rest is done all the same, and the failed part again the next time.
    sekisho::Done tick();

  private:
    sekisho::Done watchAgain();
    sekisho::Done takeRefusals();
    sekisho::Done proveRest(sekisho::DomainId domain);
    sekisho::Done keep(sekisho::DomainId domain);

    Services& services_;
    bool watching_ = false;
    std::vector<Authenticator::Refused> refused_; // not written yet
};

} // namespace sekishod
