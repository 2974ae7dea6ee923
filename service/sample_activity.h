#pragma once
// What invented members did: credentials, devices, sessions, sign-ins and events of files of 90
// days; private to the sample.

#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/sample.h"
#include "service/sample_random.h"

#include <memory>

namespace sekishod {

class SampleActivity {
  public:
    static sekisho::Result<SampleActivity> open(sekisho::sql::Database& db, const Tenant& tenant,
                                                const SampleOptions& options);
    SampleActivity(SampleActivity&&) noexcept;
    ~SampleActivity();

    // After the member's row. `index` names the stream of chance.
    sekisho::Done add(const sekisho::Member& member, std::int64_t index);
    std::int64_t sessions() const;
    std::int64_t signIns() const;
    std::int64_t files() const;

  private:
    struct Impl;
    explicit SampleActivity(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace sekishod
