#pragma once
// The sealed account (docs/decisions/0012): an ordinary member without roles whose code opens the built-in role
// "rescue" for a time, after a delay within which every administrator may refuse. Every step is told to all
// administrators and recorded. Works in the caller's transaction; same conventions as members.h. Codes are hashed by
// the caller, outside of it: a hash takes a tenth of a second.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/activations.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

inline constexpr int kMostWrongCodes = 5; // in a row
inline constexpr std::chrono::hours kSealLockedFor{1};

struct SealRules { // policy "approvals" as it is now
    std::chrono::minutes delay{}, open{};
    std::chrono::hours idle{}; // 0: without this condition
    std::chrono::days drill{};
};
sekisho::Result<SealRules> sealRules(sekisho::sql::Database& db, sekisho::DomainId domain);

struct SealRow {
    sekisho::UserId user;
    std::string codeHash;
    sekisho::BreakGlassState state = sekisho::BreakGlassState::None;
    std::optional<sekisho::Instant> sealed, opens, opened, until, lastDrill, lastUsed;
    std::string reason, refusedBy;
    int wrong = 0;
    std::optional<sekisho::Instant> wrongAt;
    sekisho::Version version = 0;
};
sekisho::Result<std::optional<SealRow>> sealRow(sekisho::sql::Database& db, sekisho::DomainId domain);
// As it is shown; state None without a row.
sekisho::Result<sekisho::BreakGlass> breakGlassOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                  sekisho::Instant now);

// 160 random bits as eight groups of four letters and digits that cannot be mistaken for each other.
std::string newSealCode();
// What was typed, as it is hashed: without blanks and dashes, look-alikes read as what they stand for.
std::string sealCodeOf(std::string_view typed);

// For the first time, for another member, or anew with another code. SEAL_BUSY (409) while it is opening or open,
// SEAL_MEMBER_UNFIT (409) unless he is in use and neither holds nor may activate a role. Who it is; ending his sessions
// is the caller's part.
sekisho::Result<sekisho::UserId> sealAccount(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             std::string_view memberId, std::string_view codeHash, sekisho::Instant now,
                                             RightEffects& effects);
// There is no sealed account any more. SEAL_MISSING (404), SEAL_BUSY.
sekisho::Done unsealAccount(sekisho::sql::Database& db, sekisho::DomainId domain, RightEffects& effects);

// Whether this session may show a code at all: SEAL_NOT_YOURS (403), SEAL_LOCKED (403), SEAL_USED, SEAL_BUSY (409).
sekisho::Result<SealRow> sealToOpen(sekisho::sql::Database& db, const Caller& who, sekisho::Instant now);
// The code was wrong: counted, recorded, and told when it locks. SEAL_CODE_WRONG or SEAL_LOCKED; what was written is to
// be kept all the same.
sekisho::Error wrongSealCode(sekisho::sql::Database& db, const Caller& who, const SealRow& seal, sekisho::Instant now,
                             RightEffects& effects);
// The code was right. Opening asks for SEAL_NOT_IDLE (403) first.
sekisho::Done askToOpen(sekisho::sql::Database& db, const Caller& who, const SealRow& seal, std::string reason,
                        sekisho::Instant now, RightEffects& effects);
sekisho::Done drillSeal(sekisho::sql::Database& db, const Caller& who, sekisho::Instant now, RightEffects& effects);
// By an administrator, before it is open. SEAL_MISSING, SEAL_NOT_OPENING (409).
sekisho::Done refuseOpening(sekisho::sql::Database& db, const Caller& who, std::string_view reason,
                            sekisho::Instant now, RightEffects& effects);
// By its member or an administrator. SEAL_MISSING, SEAL_NOT_OPEN (409).
sekisho::Done closeSeal(sekisho::sql::Database& db, const Caller& who, sekisho::Instant now, RightEffects& effects);

// --- what time does ---

// Opens what is due, tells of sign-ins of the sealed account, and uses up a seal whose rights are gone. How much was
// done.
sekisho::Result<int> keepSeal(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now,
                              RightEffects& effects);
// Cheap: whether keepSeal() would do anything.
sekisho::Result<bool> sealNeedsKeeping(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);
// For endActivation(): the code is void until it is sealed anew.
sekisho::Done sealWasUsed(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::Activation& activation,
                          sekisho::ActivationEnd end, std::string_view by, sekisho::Instant now, RightEffects& effects);

} // namespace sekishod
