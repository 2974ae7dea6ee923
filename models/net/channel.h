#pragma once
// What a call needs of its surroundings: the wire of its thread, and the account and the link, which are shared.

#include "models/net/exchange.h"
#include "models/net/gateway_config.h"
#include "models/net/work_thread.h"

#include <memory>

namespace sekisho::net {

class Account;
class AssentBroker;
class LinkMonitor;

struct Channel {
    Wire* wire = nullptr;
    Account* account = nullptr;
    LinkMonitor* link = nullptr;
    std::shared_ptr<Mailbox> here;
    const GatewayConfig* config = nullptr;
    AssentBroker* assent = nullptr; // null: nobody is asked, a command that needs more fails
};

} // namespace sekisho::net
