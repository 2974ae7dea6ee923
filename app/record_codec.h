#pragma once
// ports::RecordCodec over the record texts of models/api. Pure; thread-safe.

#include "models/ports/cache.h"

namespace sekisho::app {

class RecordCodec final : public ports::RecordCodec {
  public:
    Result<Member> member(std::string_view record) const override;
    Result<OrgUnit> orgUnit(std::string_view record) const override;
    Result<Rank> rank(std::string_view record) const override;
    Result<TenantSetting> setting(std::string_view kind, std::string_view record) const override;
    Result<Group> group(std::string_view record) const override;
};

} // namespace sekisho::app
