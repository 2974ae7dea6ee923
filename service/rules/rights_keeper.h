#pragma once
// What time does for rights that are lent, about every second: activations and holdings end at their time, the sealed
// account opens when its delay is over, its sign-ins are told. When the clock was moved back, what runs ends and what
// is due is due that much sooner. Nothing is written while there is nothing to do. One thread.

#include "service/http/services.h"

#include <optional>

namespace sekishod {

class RightsKeeper {
  public:
    explicit RightsKeeper(Services& services) : services_(services) {}
    // The first fault; the rest is done all the same, and the failed part again the next time.
    sekisho::Done tick();

  private:
    sekisho::Done watchClock(sekisho::Instant now);
    sekisho::Done takeBack(sekisho::DomainId domain, std::chrono::milliseconds lost);
    sekisho::Done keep(sekisho::DomainId domain, sekisho::Instant now);
    sekisho::Result<std::vector<sekisho::DomainId>> tenants() const;

    Services& services_;
    std::optional<sekisho::Instant> latest_; // that the clock has shown
};

} // namespace sekishod
