#include "service/logs/event_people.h"

#include "models/api/record.h"
#include "service/store/journal.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// The id of what an address belongs to; an id is its own. Nothing: it is none of the tenant's addresses.
Result<std::optional<std::string>> ownerOf(Database& db, sekisho::DomainId domain, std::string_view text) {
    if (text.find('@') == std::string_view::npos) return std::optional(std::string(text));
    SEKISHO_TRY(owner,
                db.firstOften<std::string>("SELECT owner_uid FROM address WHERE domain_id = :domain AND address = "
                                           ":address",
                                           domain, text));
    return owner ? std::optional(std::move(std::get<0>(*owner))) : std::nullopt;
}

Result<PartySides> sidesOfOwner(Database& db, sekisho::DomainId domain, const std::string& uid) {
    SEKISHO_TRY(kind, (db.firstOften<std::string>(
                          "SELECT 'internal' FROM member WHERE uid = :member AND domain_id = :domain UNION ALL SELECT "
                          "'internal' FROM orgunit WHERE uid = :unit AND domain_id = :its UNION ALL SELECT kind FROM "
                          "grp WHERE uid = :group AND domain_id = :same",
                          uid, domain, uid, domain, uid, domain)));
    if (!kind) return PartySides{};
    return PartySides{true, std::get<0>(*kind) == "external"};
}

} // namespace

Result<PartySides> partySides(Database& db, sekisho::DomainId domain, std::string_view text) {
    SEKISHO_TRY(uid, ownerOf(db, domain, text));
    if (!uid) return PartySides{};
    return sidesOfOwner(db, domain, *uid);
}

Done EventPeople::begin(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(change, lastChange(db, domain));
    if (held_ >= kMostKnown) {
        tenants_.clear();
        held_ = 0;
    }
    Tenant& tenant = tenants_[domain];
    if (tenant.change != change) {
        held_ -= tenant.known.size();
        tenant.known.clear();
    }
    tenant.change = change;
    db_ = &db;
    domain_ = domain;
    known_ = &tenant.known;
    change_ = &tenant.change;
    return {};
}

Result<const TakenParty*> EventPeople::find(std::string_view text) {
    if (const auto found = known_->find(text); found != known_->end()) return &found->second;
    SEKISHO_TRY(party, look(text));
    if (held_ >= kMostKnown) {
        unkept_ = std::move(party);
        return &unkept_;
    }
    ++held_;
    return &known_->emplace(text, std::move(party)).first->second;
}

Result<TakenParty> EventPeople::look(std::string_view text) const {
    TakenParty party{std::string(text), {}, std::string(text)};
    SEKISHO_TRY(uid, ownerOf(*db_, domain_, text));
    if (!uid) return party;
    SEKISHO_TRY(row, (db_->firstOften<std::string, std::string>(
                         "SELECT email, doc FROM member WHERE uid = :uid AND domain_id = :domain", *uid, domain_)));
    if (!row) {
        SEKISHO_TRY(sides, sidesOfOwner(*db_, domain_, *uid));
        party.sides = sides;
        return party;
    }
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(std::get<1>(*row)));
    return TakenParty{std::move(std::get<0>(*row)), std::move(*uid), member.displayName(), {true, false}};
}

} // namespace sekishod
