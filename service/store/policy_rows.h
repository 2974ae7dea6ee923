#pragma once
// Policies and permission templates as they are stored, for everything that reads them. Functions work in the caller's
// transaction or on a reader.

#include "models/domain/ids.h"
#include "models/policy/service_template.h"
#include "models/sql/database.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

struct PolicyRow {
    std::int64_t revision = 0; // 0: never saved
    std::string value = "{}";  // JSON object; fields that are not in it have their defaults
};
sekisho::Result<PolicyRow> policyRow(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view key);
// By key; those that were ever saved.
sekisho::Result<std::vector<std::pair<std::string, PolicyRow>>> policyRows(sekisho::sql::Database& db,
                                                                           sekisho::DomainId domain);

// Of column template.off, and back: what a template takes away. What it does not name is allowed.
sekisho::policy::Matrix matrixOf(std::string_view off);
std::string offText(const sekisho::policy::Matrix& matrix);

struct TemplateRow {
    std::string uid;
    std::string name; // empty: of the default one
    bool isDefault = false;
    sekisho::policy::Matrix matrix;
    sekisho::Version version = 0;
};
// The default one first, then by name.
sekisho::Result<std::vector<TemplateRow>> templateRows(sekisho::sql::Database& db, sekisho::DomainId domain);

// What fits a member (alias m of table member, joined by the caller): member, then user type, then the default one.
// SQL expression of the template's uid.
inline constexpr std::string_view kTemplateOfMember =
    "coalesce((SELECT a.template_uid FROM template_assignment a WHERE a.target_uid = m.uid), "
    "(SELECT a.template_uid FROM template_assignment a CROSS JOIN rank r ON r.uid = a.target_uid CROSS JOIN "
    "member_rank "
    "mr ON mr.rank_id = r.id AND mr.member_id = m.id WHERE a.domain_id = m.domain_id AND a.target_kind = 'userType'), "
    "'default:' || m.domain_id)";

} // namespace sekishod
