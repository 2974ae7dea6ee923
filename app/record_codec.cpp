#include "app/record_codec.h"

#include "models/api/record.h"

namespace sekisho::app {

Result<Member> RecordCodec::member(std::string_view record) const {
    return api::memberFromRecord(record);
}
Result<OrgUnit> RecordCodec::orgUnit(std::string_view record) const {
    return api::orgUnitFromRecord(record);
}
Result<Rank> RecordCodec::rank(std::string_view record) const {
    return api::rankFromRecord(record);
}
Result<TenantSetting> RecordCodec::setting(std::string_view kind, std::string_view record) const {
    return api::settingFromRecord(kind, record);
}

Result<Group> RecordCodec::group(std::string_view record) const {
    return api::groupFromRecord(record);
}

} // namespace sekisho::app
