#pragma once
// The company's logo, the key of its own MDM, and the closing of the tenant. Same conventions as ports::Gateway.

#include "models/domain/company.h"
#include "models/ports/call.h"

#include <string>
#include <variant>

namespace sekisho::ports {

class Company {
  public:
    virtual ~Company() = default;
    virtual CallHandle logo(Executor& on, Reply<CompanyLogo> reply) = 0; // an empty one when there is none
    // PHOTO_FORMAT, PHOTO_TOO_LARGE.
    virtual CallHandle setLogo(CompanyLogo logo, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle removeLogo(Executor& on, Reply<std::monostate> reply) = 0;

    virtual CallHandle mdmKey(Executor& on, Reply<MdmKey> reply) = 0; // an empty one when none was issued
    // Ends the sessions of the mobile app while the link is in force: they showed the key before.
    virtual CallHandle issueMdmKey(Executor& on, Reply<MdmKey> reply) = 0;

    virtual CallHandle closing(Executor& on, Reply<Closing> reply) = 0;
    // `workgroup` as the person has typed it. CLOSING_BLOCKED, CLOSING_NAME, CLOSING_DONE.
    virtual CallHandle close(std::string reason, std::string note, std::string workgroup, Executor& on,
                             Reply<Closing> reply) = 0;
    virtual CallHandle withdrawClosing(Executor& on, Reply<Closing> reply) = 0; // while the data is there
};

} // namespace sekisho::ports
