#pragma once
// 権限テンプレート (admin-screens.md §7.3): finding, changing, whom they fit. Same conventions as members.h. A target
// (member or user type) is in one template at most: who is put into another leaves the one before.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/policy/service_template.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/policy_sessions.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::size_t kLongestTemplateName = 100; // characters

// The default one first, then by name; user types and members by name. Those who are gone are left out.
sekisho::Result<std::vector<sekisho::policy::ServiceTemplate>> loadTemplates(sekisho::sql::Database& db,
                                                                             sekisho::DomainId domain);
sekisho::Result<std::optional<sekisho::policy::ServiceTemplate>>
findTemplate(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view uid);
// TEMPLATE_NOT_EXIST (404).
sekisho::Result<sekisho::policy::ServiceTemplate> loadTemplate(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                               std::string_view uid);
// By name, without regard to case; the empty one is the default one's.
sekisho::Result<std::optional<std::string>> templateByName(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           std::string_view name);
// Flat: name, one switch a key ("talk.browser"), userTypes, members.
std::string recordText(const sekisho::policy::ServiceTemplate& which);

// What a change of a template did besides; its sessions were ended in the same transaction.
struct TemplateSaved {
    sekisho::policy::ServiceTemplate now;
    EndedSessions ended;
};
// TEMPLATE_NAME_TAKEN (409), REQUIRED or TOO_LONG at name, TEMPLATE_NO_CLIENT at the service. User types and members
// are taken over as well. LIMIT_EXCEEDED.
sekisho::Result<TemplateSaved> createTemplate(sekisho::sql::Database& db, const Tenant& tenant,
                                              sekisho::policy::ServiceTemplate fresh, sekisho::Instant now,
                                              Effects& effects);
// Name and matrix; the name of the default one stays empty.
sekisho::Result<TemplateSaved> updateTemplate(sekisho::sql::Database& db, const Tenant& tenant,
                                              const sekisho::policy::ServiceTemplate& before,
                                              sekisho::policy::ServiceTemplate after, sekisho::Instant now,
                                              Effects& effects);
// Whole lists. TEMPLATE_IS_DEFAULT (409), USER_NOT_EXIST and USER_TYPE_NOT_EXIST (404) at members[i] or userTypes[i].
sekisho::Result<TemplateSaved> assignTemplate(sekisho::sql::Database& db, const Tenant& tenant,
                                              const sekisho::policy::ServiceTemplate& before,
                                              std::vector<std::string> userTypes, std::vector<sekisho::UserId> members,
                                              sekisho::Instant now, Effects& effects);
// TEMPLATE_IS_DEFAULT (409).
sekisho::Result<EndedSessions> deleteTemplate(sekisho::sql::Database& db, const Tenant& tenant,
                                              const sekisho::policy::ServiceTemplate& before, sekisho::Instant now,
                                              Effects& effects);
// As restore.h does it; no `image`: it did not exist and goes. Targets that are gone stay away.
sekisho::Result<std::optional<sekisho::policy::ServiceTemplate>>
restoreTemplate(sekisho::sql::Database& db, const Tenant& tenant,
                const std::optional<sekisho::policy::ServiceTemplate>& present,
                const std::optional<sekisho::policy::ServiceTemplate>& image, sekisho::Instant now, Effects& effects,
                EndedSessions& ended);
// Of a before-image: name, off, isDefault, userTypes, members.
sekisho::Result<sekisho::policy::ServiceTemplate> templateOfImage(std::string uid, std::string_view doc);

// With one query. USER_NOT_EXIST (404).
sekisho::Result<sekisho::policy::EffectiveTemplate>
effectiveTemplate(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view memberUid);

} // namespace sekishod
