#pragma once
// Why may he, and who may (★R5). Same conventions as ports::Gateway.

#include "models/domain/explanation.h"
#include "models/ports/call.h"

#include <string>
#include <vector>

namespace sekisho::ports {

struct RightQuestion {
    UserId who; // empty: the caller himself
    std::string menu;
    Access access = Access::View;
    RightObject object; // kind and id
};
struct UseQuestion {
    UserId user;
    std::string service, client; // wire keys of Service and ClientKind; service empty: the client as such
    std::string ip, country;     // empty: not asked for
};
struct HolderAnswer {
    std::vector<RightHolder> holders;
    std::string nextCursor;
    std::int64_t total = -1;
    std::int64_t outside = 0; // further ones that lie outside of one's own organizations: not named
};

class Explanations {
  public:
    virtual ~Explanations() = default;
    virtual CallHandle right(const RightQuestion& question, Executor& on, Reply<RightAnswer> reply) = 0;
    virtual CallHandle holders(const RightQuestion& question, std::string cursor, Executor& on,
                               Reply<HolderAnswer> reply) = 0; // `who` is ignored
    virtual CallHandle use(const UseQuestion& question, Executor& on, Reply<UseAnswer> reply) = 0;
    // Administrators whose scope holds this member, with what they could do to him at most.
    virtual CallHandle reaches(const UserId& member, std::string cursor, Executor& on, Reply<HolderAnswer> reply) = 0;
};

} // namespace sekisho::ports
