#pragma once
// What a preview is held against: members as they are, live sessions, sign-ins and file events of the last 90 days.
// Read row by row in the caller's view of the store; nothing is kept but what the preview keeps.

#include "models/domain/clock.h"
#include "models/policy/policy_preview.h"
#include "models/sql/database.h"
#include "service/auth/policy_snapshot.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekishod {

inline constexpr int kPreviewDays = 90;

class PolicyFacts {
  public:
    // `snapshot`: templates and stopped apps as they are; it must outlive the preview that is fed.
    PolicyFacts(sekisho::sql::Database& db, sekisho::DomainId domain, const PolicySnapshot& snapshot,
                sekisho::Instant now)
        : db_(db), domain_(domain), snapshot_(snapshot), now_(now) {}

    sekisho::Done addMembers(sekisho::policy::Preview& to); // and service accounts; before everything else
    sekisho::Done addSessions(sekisho::policy::Preview& to);
    sekisho::Done addSignIns(sekisho::policy::Preview& to);
    sekisho::Done addFiles(sekisho::policy::Preview& to);
    // Of one person or service account: he himself, his sessions and sign-ins. Nothing is added for somebody else's id.
    sekisho::Done addPerson(sekisho::policy::Preview& to, std::string_view uid);
    sekisho::Done addHistory(sekisho::policy::Preview& to, std::string_view uid);
    // Calls `visit` once when there is such a member or service account; it is valid within the call.
    sekisho::Done withPerson(std::string_view uid,
                             const std::function<void(const sekisho::policy::PreviewMember&)>& visit);

  private:
    using Visit = std::function<void(const sekisho::policy::PreviewMember&)>;
    sekisho::Done readUserTypes();
    sekisho::Done readCredentials(std::string_view uid);
    sekisho::Done eachMember(std::string_view uid, const Visit& visit); // empty: all
    sekisho::Done eachServiceAccount(std::string_view uid, const Visit& visit);
    sekisho::Done sessionsWhere(sekisho::policy::Preview& to, std::string_view uid);
    sekisho::Done signInsWhere(sekisho::policy::Preview& to, std::string_view uid);
    sekisho::Done askedSignIns(sekisho::policy::Preview& to);
    std::int64_t oldest() const;

    sekisho::sql::Database& db_;
    sekisho::DomainId domain_;
    const PolicySnapshot& snapshot_;
    sekisho::Instant now_;
    bool userTypesRead_ = false;
    std::unordered_map<std::int64_t, std::string> userTypes_; // by row of the member; of types that have a template
    struct Credential {
        std::string member;
        sekisho::policy::AccountFacts facts; // what the credential says
    };
    std::vector<Credential> credentials_; // ascending by member
};

} // namespace sekishod
