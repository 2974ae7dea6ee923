#include "service/logs/event_people.h"

#include "models/api/record.h"
#include "service/store/journal.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

Done EventPeople::begin(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(change, lastChange(db, domain));
    if (tenants_.size() >= kMostTenants && !tenants_.contains(domain)) tenants_.clear();
    Tenant& tenant = tenants_[domain];
    if (tenant.change != change || tenant.known.size() >= kMostKnown) tenant.known.clear();
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
    return &known_->emplace(text, std::move(party)).first->second;
}

Result<TakenParty> EventPeople::look(std::string_view text) const {
    TakenParty party{std::string(text), {}, std::string(text)};
    std::string uid(text);
    if (text.find('@') != std::string_view::npos) {
        SEKISHO_TRY(owner, db_->firstOften<std::string>("SELECT owner_uid FROM address WHERE domain_id = :domain AND "
                                                        "address = :address AND kind IN ('member', 'alias')",
                                                        domain_, text));
        if (!owner) return party;
        uid = std::move(std::get<0>(*owner));
    }
    SEKISHO_TRY(row, (db_->firstOften<std::string, std::string>(
                         "SELECT email, doc FROM member WHERE uid = :uid AND domain_id = :domain", uid, domain_)));
    if (!row) return party;
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(std::get<1>(*row)));
    return TakenParty{std::move(std::get<0>(*row)), std::move(uid), member.displayName()};
}

} // namespace sekishod
