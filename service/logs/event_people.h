#pragma once
// Who the people of events are: members by login, other address or user id, groups and organizations, or somebody
// outside. What was found once is kept until something of the tenant changes, up to so many bytes for all tenants
// together: whoever sends events names as many strangers as he likes. Of them only the address is kept. One thread at a
// time, in its transaction.

#include "models/domain/ids.h"
#include "models/sql/database.h"
#include "service/logs/event_examiner.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekishod {

// Of an address in small letters, or of the id of a member, a group or an organization.
sekisho::Result<PartySides> partySides(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view text);

class EventPeople {
  public:
    // Before the first question of a transaction.
    sekisho::Done begin(sekisho::sql::Database& db, sekisho::DomainId domain);
    // `text` as api::Event has it, not empty. Nobody of the tenant: uid empty, address and name are the text. Valid
    // until the next find() or begin().
    sekisho::Result<const TakenParty*> find(std::string_view text);
    std::int64_t change() const { return tenant_->change; }         // the last one of the feed at begin()
    static constexpr std::size_t kMostHeld = std::size_t{32} << 20; // a hundred thousand members, roughly
    std::size_t held() const { return held_; }                      // bytes, roughly
    // What came into the feed up to this one concerns no people. After the commit.
    void skip(sekisho::DomainId domain, std::int64_t change) { tenants_[domain].change = change; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Known = std::unordered_map<std::string, TakenParty, Hash, std::equal_to<>>;
    struct Tenant {
        std::int64_t change = -1; // of the feed: what is known holds as long as this is the last one
        Known known;              // without a uid nothing but the sides: the texts are what was asked
        std::size_t held = 0;
    };
    sekisho::Result<TakenParty> look(std::string_view text) const;
    void forget(Tenant& tenant);

    std::unordered_map<sekisho::DomainId, Tenant> tenants_;
    sekisho::sql::Database* db_ = nullptr;
    sekisho::DomainId domain_ = 0;
    Tenant* tenant_ = nullptr;
    std::size_t held_ = 0; // of all tenants
    bool full_ = false;
    TakenParty unkept_;
};

} // namespace sekishod
