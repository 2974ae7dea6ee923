#pragma once
// The company's logo, the key of its own MDM, its workgroup name, and the closing of the tenant. Same conventions as
// ports::Gateway.

#include "models/domain/company.h"
#include "models/ports/call.h"

#include <string>
#include <variant>

namespace sekisho {
struct Workgroup; // models/domain/workgroup_name.h
struct WorkgroupWish;
} // namespace sekisho

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

    virtual CallHandle workgroup(Executor& on, Reply<Workgroup> reply) = 0;
    // Ends everybody's sessions, the own one too. WORKGROUP_PRESENT, WORKGROUP_FORMAT, WORKGROUP_RESERVED,
    // WORKGROUP_SAME, WORKGROUP_LOCKED, WORKGROUP_TAKEN.
    virtual CallHandle changeWorkgroup(WorkgroupWish wish, Executor& on, Reply<Workgroup> reply) = 0;

    virtual CallHandle closing(Executor& on, Reply<Closing> reply) = 0;
    // `workgroup` as the person has typed it. CLOSING_BLOCKED, CLOSING_NAME, CLOSING_DONE.
    virtual CallHandle close(std::string reason, std::string note, std::string workgroup, Executor& on,
                             Reply<Closing> reply) = 0;
    virtual CallHandle withdrawClosing(Executor& on, Reply<Closing> reply) = 0; // while the data is there
};

} // namespace sekisho::ports
