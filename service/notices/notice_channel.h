#pragma once
// One way to reach people. Sending may take long and is done on a thread of its own.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace sekishod {

struct OutgoingNotice {
    std::int64_t id = 0;
    sekisho::DomainId domain = 0;
    std::string address; // mail address, or login ID
    std::string toName;
    std::string fromName; // of the tenant
    std::string language; // ja, en
    std::string subject;
    std::string body; // UTF-8, lines end with \n
    sekisho::Instant created{};
};

enum class Delivery {
    Sent,
    Refused,  // for good: this receiver does not take it
    TryLater, // this receiver does not take it now
    Down,     // nothing can be sent now, whoever it is for
    Stopped,  // the service ends; it was not sent
};
struct DeliveryResult {
    Delivery what = Delivery::Down;
    std::string fault{}; // for the log and the row: no address, no secret
};

class NoticeChannel {
  public:
    virtual ~NoticeChannel() = default;
    virtual DeliveryResult send(const OutgoingNotice& notice, const std::stop_token& stopped) = 0;
};

} // namespace sekishod
