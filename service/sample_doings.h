#pragma once
// What invented members did in the last 30 days, for the logs: messages, files, mail, calendars; private to the sample.

#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/sample.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sekishod {

class SampleDoings {
  public:
    SampleDoings(const Tenant& tenant, const SampleOptions& options);

    // Each member once, in their order. Of a large tenant only some are remembered.
    void meet(const sekisho::Member& member, std::int64_t index);
    // After all rows of members: about five records for each of them, 20,000 at most, in the order in which they
    // happened. How many.
    sekisho::Result<std::int64_t> write(sekisho::sql::Database& db);

  private:
    const Tenant& tenant_;
    const SampleOptions& options_;
    std::int64_t each_ = 1;          // of so many members one is remembered
    std::vector<std::string> doers_; // logins
};

} // namespace sekishod
