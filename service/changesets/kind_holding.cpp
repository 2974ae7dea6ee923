// Who holds which administrator right and who may activate one: only brought back. Requests of their own give and take.

#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/holdings.h"
#include "service/rules/members.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

namespace holding_image {
enum Column : std::size_t { VersionOf, Count };
}

Result<std::string> nameOf(Database& db, DomainId domain, std::string_view key) {
    SEKISHO_TRY(row, findMember(db, domain, std::string(key.substr(0, key.find('/')))));
    if (!row) return std::string();
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    return member.member.displayName();
}

// Both kinds lie in a record of the same form and are given and taken by the same right.
template<class Given, class Read, class Find, class Restore>
Result<Outcome> restoreGiven(Work& work, const Operation& operation, Read read, Find find, Restore restore) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<Given> image;
    if (kept.existed) {
        if (kept.columns.size() != holding_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(given, read(kept.doc));
        given.version = kept.columns[holding_image::VersionOf];
        image = std::move(given);
    }
    SEKISHO_TRY(present, find(work.db, work.tenant.domain, kept.key));
    if (!present && !image) { // it went with its role, and there is nothing to take away
        Outcome nothing;
        nothing.uid = kept.key;
        return nothing;
    }
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->version : 0));
    SEKISHO_TRY(name, nameOf(work.db, work.tenant.domain, kept.key));
    SEKISHO_TRY(after, restore(work.db, work.tenant, work.author, present, image, work.now, work.effects));
    return outcomeOf(kept.key, std::move(name), present ? recordText(*present) : std::string(),
                     present ? present->version : 0, after ? recordText(*after) : std::string(),
                     after ? after->version : 0);
}

} // namespace

Result<Outcome> restoreHoldingBy(Work& work, const Operation& operation) {
    return restoreGiven<Holding>(work, operation, holdingFromRecord, findHolding, restoreHolding);
}

Result<std::optional<Present>> presentHolding(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(holding, findHolding(db, domain, uid));
    if (holding) out = Present{holding->version, sekisho::api::recordDigest(recordText(*holding))};
    return out;
}

Result<Outcome> restoreEligibilityBy(Work& work, const Operation& operation) {
    return restoreGiven<EligibleRow>(work, operation, eligibleRowFromRecord, findEligibleRow, restoreEligibility);
}

Result<std::optional<Present>> presentEligibility(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(eligible, findEligibleRow(db, domain, uid));
    if (eligible) out = Present{eligible->version, sekisho::api::recordDigest(recordText(*eligible))};
    return out;
}

} // namespace sekishod
