#include "service/handlers/settings_records.h"

#include "models/api/record.h"
#include "service/rules/custom_properties.h"
#include "service/rules/statuses.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::recordText;
using sekisho::sql::Database;

namespace {

// The record, or nothing when it was not found; other faults stay faults.
template<class T, class Text>
Result<std::optional<std::string>> recordOr(Result<T> found, Text text) {
    if (found) return std::optional(text(*found));
    if (found.error().kind == ErrorKind::NotFound) return std::optional<std::string>();
    return sekisho::Unexpected(std::move(found).error());
}

} // namespace

Result<std::vector<std::pair<std::string_view, std::string>>> settingsRecords(Database& db, DomainId domain) {
    std::vector<std::pair<std::string_view, std::string>> out;
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    for (const auto& property : tenant.properties)
        out.emplace_back("customProperty", recordText(property));
    SEKISHO_TRY(statuses, profileStatuses(db, domain));
    for (const auto& status : statuses)
        out.emplace_back("profileStatus", recordText(status));
    out.emplace_back("fieldSettings", recordText(tenant.fields));
    return out;
}

Result<std::optional<std::string>> settingsRecord(Database& db, DomainId domain, std::string_view kind,
                                                  std::string_view uid) {
    if (kind == "customProperty")
        return recordOr(loadCustomProperty(db, domain, uid),
                        [](const CustomPropertyRow& row) { return recordText(row.property); });
    if (kind == "profileStatus")
        return recordOr(loadProfileStatus(db, domain, uid),
                        [](const sekisho::ProfileStatus& status) { return recordText(status); });
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    return std::optional(recordText(tenant.fields));
}

} // namespace sekishod
