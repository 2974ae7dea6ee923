#pragma once
// 組織図の閲覧制限 of members, organizations and user types. Same conventions as structure.h.

#include "models/domain/chart_restriction.h"
#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct ChartSubjectRef {
    sekisho::ChartSubject kind = sekisho::ChartSubject::Member;
    std::string uid;
    std::string name;
};

// Organizations that are gone are left out. Nothing: there is none.
sekisho::Result<std::optional<sekisho::ChartRestriction>> findChartRestriction(sekisho::sql::Database& db,
                                                                               std::string_view subjectUid);
// CHART_RESTRICTION_NOT_EXIST (404).
sekisho::Result<sekisho::ChartRestriction> loadChartRestriction(sekisho::sql::Database& db,
                                                                std::string_view subjectUid);
// CHART_RESTRICTION_ALREADY_EXIST (409).
sekisho::Result<sekisho::ChartRestriction> createChartRestriction(sekisho::sql::Database& db, const Tenant& tenant,
                                                                  const ChartSubjectRef& subject,
                                                                  sekisho::ChartRestriction restriction,
                                                                  Effects& effects);
sekisho::Result<sekisho::ChartRestriction> replaceChartRestriction(sekisho::sql::Database& db,
                                                                   const ChartSubjectRef& subject,
                                                                   sekisho::ChartRestriction restriction,
                                                                   Effects& effects);
sekisho::Done deleteChartRestriction(sekisho::sql::Database& db, const ChartSubjectRef& subject, Effects& effects);
// Without a record of its own. An organization or rank that is deleted leaves its own behind, so that an undo brings it
// back with it; nobody else finds it, and it is swept away when undos are over.
sekisho::Done dropChartRestriction(sekisho::sql::Database& db, std::string_view subjectUid);

// Of one that is known to be there now.
std::string recordText(const sekisho::ChartRestriction& restriction);
// As recordText() writes them, but for the version.
sekisho::Result<sekisho::ChartRestriction> chartRestrictionFromRecord(std::string_view text);
// Who it is about, by his resource id. USER_NOT_EXIST (404) when he is nobody of this tenant any more.
sekisho::Result<ChartSubjectRef> chartSubject(sekisho::sql::Database& db, sekisho::DomainId domain,
                                              std::string_view uid);
// Back to what it was (restore.h).
sekisho::Result<std::optional<sekisho::ChartRestriction>>
restoreChartRestriction(sekisho::sql::Database& db, const Tenant& tenant, const ChartSubjectRef& subject,
                        const std::optional<sekisho::ChartRestriction>& present,
                        const std::optional<sekisho::ChartRestriction>& image, Effects& effects);

// The one that counts for a member: his own, that of his user type, that of his primary organization. Nothing: he sees
// everything.
sekisho::Result<std::optional<sekisho::EffectiveRestriction>>
effectiveRestriction(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::Member& member);

} // namespace sekishod
