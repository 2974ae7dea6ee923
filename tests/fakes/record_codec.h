#pragma once
// The record texts of models/api as the cache's codec, for tests without the composition root.

#include "models/api/record.h"
#include "models/ports/cache.h"

namespace sekisho::fakes {

class RecordTexts final : public ports::RecordCodec {
  public:
    Result<Member> member(std::string_view record) const override { return api::memberFromRecord(record); }
    Result<OrgUnit> orgUnit(std::string_view record) const override { return api::orgUnitFromRecord(record); }
    Result<Rank> rank(std::string_view record) const override { return api::rankFromRecord(record); }
    Result<TenantSetting> setting(std::string_view kind, std::string_view record) const override {
        return api::settingFromRecord(kind, record);
    }
    Result<Group> group(std::string_view record) const override { return api::groupFromRecord(record); }
};

} // namespace sekisho::fakes
