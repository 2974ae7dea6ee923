// Who sees how much of the organization chart: only brought back. Requests of their own restrict and lift.

#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/chart_restrictions.h"

namespace sekishod {

using sekisho::ChartRestriction;
using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

namespace chart_image {
enum Column : std::size_t { VersionOf, Count };
}

// The key of an image is told apart from that of its subject by what follows it (service/store/before_images.cpp).
std::string_view chartSubjectUid(std::string_view key) {
    return key.substr(0, key.rfind('/'));
}

} // namespace

Result<Outcome> restoreChartBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<ChartRestriction> image;
    if (kept.existed) {
        if (kept.columns.size() != chart_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(restriction, chartRestrictionFromRecord(kept.doc));
        restriction.version = kept.columns[chart_image::VersionOf];
        image = std::move(restriction);
    }
    SEKISHO_TRY(subject, chartSubject(work.db, work.tenant.domain, chartSubjectUid(kept.key)));
    SEKISHO_TRY(present, findChartRestriction(work.db, subject.uid));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->version : 0));
    SEKISHO_TRY(after, restoreChartRestriction(work.db, work.tenant, subject, present, image, work.effects));
    return outcomeOf(kept.key, std::move(subject.name), present ? recordText(*present) : std::string(),
                     present ? present->version : 0, after ? recordText(*after) : std::string(),
                     after ? after->version : 0);
}

Result<std::optional<Present>> presentChart(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    const auto subject = chartSubject(db, domain, chartSubjectUid(uid));
    if (!subject && subject.error().kind == ErrorKind::NotFound) return out; // it counts for nobody
    if (!subject) return Error(subject.error());
    SEKISHO_TRY(restriction, findChartRestriction(db, subject->uid));
    if (restriction) out = Present{restriction->version, sekisho::api::recordDigest(recordText(*restriction))};
    return out;
}

} // namespace sekishod
