// Who holds which administrator right: only brought back. Requests of their own grant and revoke.

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

} // namespace

Result<Outcome> restoreHoldingBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<Holding> image;
    if (kept.existed) {
        if (kept.columns.size() != holding_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(holding, holdingFromRecord(kept.doc));
        holding.version = kept.columns[holding_image::VersionOf];
        image = std::move(holding);
    }
    SEKISHO_TRY(present, findHolding(work.db, work.tenant.domain, kept.key));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->version : 0));
    SEKISHO_TRY(name, nameOf(work.db, work.tenant.domain, kept.key));
    SEKISHO_TRY(after, restoreHolding(work.db, work.tenant, work.author, present, image, work.now, work.effects));
    return outcomeOf(kept.key, std::move(name), present ? recordText(*present) : std::string(),
                     present ? present->version : 0, after ? recordText(*after) : std::string(),
                     after ? after->version : 0);
}

Result<std::optional<Present>> presentHolding(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(holding, findHolding(db, domain, uid));
    if (holding) out = Present{holding->version, sekisho::api::recordDigest(recordText(*holding))};
    return out;
}

} // namespace sekishod
