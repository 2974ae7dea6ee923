#include "service/logs/event_people.h"

#include "models/api/record.h"
#include "service/store/journal.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kBytesOfEntry = 200; // besides its texts

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

void EventPeople::forget(Tenant& tenant) {
    held_ -= tenant.held;
    tenant.held = 0;
    tenant.known.clear();
}

Done EventPeople::begin(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(change, lastChange(db, domain));
    if (full_) {
        tenants_.clear();
        held_ = 0;
        full_ = false;
    }
    Tenant& tenant = tenants_[domain];
    if (tenant.change != change) forget(tenant);
    tenant.change = change;
    db_ = &db;
    domain_ = domain;
    tenant_ = &tenant;
    return {};
}

Result<const TakenParty*> EventPeople::find(std::string_view text) {
    if (const auto found = tenant_->known.find(text); found != tenant_->known.end()) {
        if (!found->second.uid.empty()) return &found->second;
        unkept_ = {std::string(text), {}, std::string(text), found->second.sides};
        return &unkept_;
    }
    SEKISHO_TRY(party, look(text));
    const bool outside = party.uid.empty();
    const std::size_t bytes =
        kBytesOfEntry + text.size() + (outside ? 0 : party.address.size() + party.uid.size() + party.name.size());
    unkept_ = std::move(party);
    if (held_ + bytes > kMostHeld) {
        full_ = true;
        return &unkept_;
    }
    held_ += bytes;
    tenant_->held += bytes;
    if (!outside) return &tenant_->known.emplace(text, std::move(unkept_)).first->second;
    tenant_->known.emplace(text, TakenParty{{}, {}, {}, unkept_.sides});
    return &unkept_;
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
