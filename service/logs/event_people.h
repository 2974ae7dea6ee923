#pragma once
// Who the people of events are: members by login, other address or user id, or somebody outside. What was found once is
// kept until something of the tenant changes. One thread at a time, in its transaction.

#include "models/domain/ids.h"
#include "models/sql/database.h"
#include "service/logs/event_examiner.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekishod {

class EventPeople {
  public:
    // Before the first question of a transaction.
    sekisho::Done begin(sekisho::sql::Database& db, sekisho::DomainId domain);
    // `text` as api::Event has it, not empty. Nobody of the tenant: uid empty, address and name are the text. Valid
    // until the next begin().
    sekisho::Result<const TakenParty*> find(std::string_view text);
    std::int64_t change() const { return *change_; } // the last one of the feed at begin()
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
        Known known;
    };
    sekisho::Result<TakenParty> look(std::string_view text) const;

    static constexpr std::size_t kMostKnown = 100'000; // a tenant
    static constexpr std::size_t kMostTenants = 64;
    std::unordered_map<sekisho::DomainId, Tenant> tenants_;
    sekisho::sql::Database* db_ = nullptr;
    sekisho::DomainId domain_ = 0;
    Known* known_ = nullptr;
    const std::int64_t* change_ = nullptr;
};

} // namespace sekishod
