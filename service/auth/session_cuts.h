#pragma once
// Very many sessions ended at once: the transaction that ends them writes one row, a cut, from whose commit on their
// tokens are refused; that each session says itself when it ended is done in small steps afterwards, so nobody waits
// for the writer meanwhile, and goes on after a restart. A cut is of everybody or of one member. Whoever asks for live
// sessions adds kNotCut.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/domain/session.h"
#include "models/sql/database.h"
#include "service/http/services.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// SQL condition on the row `s` of table session: no cut has ended it. What no index of live sessions holds is looked up
// only where a cut asks for it.
inline constexpr std::string_view kNotCut =
    "(NOT EXISTS (SELECT 1 FROM session_cut) OR NOT EXISTS (SELECT 1 FROM session_cut c WHERE c.domain_id = "
    "+s.domain_id AND (c.member_uid = '' OR c.member_uid = s.member_uid) AND s.rowid <= c.last_row AND s.id <> c.kept "
    "AND (c.kinds = '' OR instr(c.kinds, ',' || s.kind || ',') > 0 OR c.phones <> 0 AND s.kind = 'browser' AND EXISTS "
    "(SELECT 1 FROM session o WHERE o.rowid = s.rowid AND (o.os GLOB 'iOS*' OR o.os GLOB 'iPadOS*' OR o.os GLOB "
    "'Android*'))) AND (c.device_id = '' OR EXISTS (SELECT 1 FROM session d WHERE d.rowid = s.rowid AND (d.device_id "
    "IS NULL OR d.device_id = c.device_id)))))"; // mostly there is no cut at all

// The same for the live sessions of one member, whose index (schema step 27) has all that a cut asks for: no row is
// read.
inline constexpr std::string_view kHisNotCut =
    "(NOT EXISTS (SELECT 1 FROM session_cut) OR NOT EXISTS (SELECT 1 FROM session_cut c WHERE c.domain_id = "
    "+s.domain_id AND (c.member_uid = '' OR c.member_uid = s.member_uid) AND s.rowid <= c.last_row AND s.id <> c.kept "
    "AND (c.kinds = '' OR instr(c.kinds, ',' || s.kind || ',') > 0 OR c.phones <> 0 AND s.kind = 'browser' AND (s.os "
    "GLOB 'iOS*' OR s.os GLOB 'iPadOS*' OR s.os GLOB 'Android*')) AND (c.device_id = '' OR s.device_id IS NULL OR "
    "s.device_id = c.device_id)))";

// Ends all live sessions of these clients that there are now; the caller's transaction.
sekisho::Done cutSessions(sekisho::sql::Database& db, sekisho::DomainId domain,
                          std::span<const sekisho::ClientKind> clients, sekisho::Instant now);
// One step: at most `most` rows of a cut that belongs to no cut-off get their end; 0: there is no such cut any more.
sekisho::Result<std::int64_t> writeCut(sekisho::sql::Database& db, int most);
// About a second's worth of such steps, each a transaction of its own. Nothing is written where there is no cut.
sekisho::Done writeCuts(Services& services);

// --- of one member ---

// Which of his live sessions; the same choice as sekisho::policy::sessionsOf() makes for a loss.
struct ChosenSessions {
    std::string member;                     // or service account
    std::vector<sekisho::ClientKind> kinds; // empty: all
    bool phoneBrowsers = false;             // besides: browsers on phones
    std::string device;                     // only of this one, or of none that is known; empty: of any
    sekisho::SessionId except;
};
struct CutReason {
    std::string_view endReason; // Session::endReason
    std::string_view cutOff;    // whose step notes each session; empty: none
    int step = 0;
    bool counted = true; // false: it is urgent, and sessionsOfCut() counts them later
};
sekisho::Result<std::vector<sekisho::SessionId>> chosenSessions(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                const ChosenSessions& chosen, std::int64_t most = -1);
sekisho::Result<std::int64_t> countChosen(sekisho::sql::Database& db, sekisho::DomainId domain,
                                          const ChosenSessions& chosen);
// Up to kFewSessions are named and nothing is ended: the caller ends them one by one. More are ended by a cut, and a
// few of them are named for those who are to hear of it.
struct CutOrNamed {
    std::int64_t cut = 0;   // its number; 0: none
    std::int64_t count = 0; // 0 with a cut that was not counted
    std::vector<sekisho::SessionId> named;
};
inline constexpr std::int64_t kFewSessions = 50;
// The choice that these of his live sessions are, when they are all of them, or all of some clients; and how many.
struct CountedChoice {
    ChosenSessions sessions;
    std::int64_t count = 0;
};
sekisho::Result<std::optional<CountedChoice>> choiceOf(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                       const ChosenSessions& all,
                                                       std::span<const sekisho::SessionId> named);
sekisho::Result<CutOrNamed> cutChosen(sekisho::sql::Database& db, sekisho::DomainId domain,
                                      const ChosenSessions& chosen, const CutReason& reason, sekisho::Instant now);

// All of his but `except`, the one way or the other: after the commit sessionEnded() for each that is named, or
// memberWasCut() where there is a cut.
sekisho::Result<CutOrNamed> endOrCut(sekisho::sql::Database& db, sekisho::DomainId domain,
                                     const sekisho::UserId& member, std::string_view reason,
                                     const sekisho::SessionId& except, sekisho::Instant now);

struct SessionCut {
    std::int64_t id = 0;
    sekisho::DomainId domain = 0;
    std::string member;
    std::string endReason;
    std::string cutOff;
    int step = 0;
    sekisho::Instant at{};
    std::int64_t sessions = 0; // that it ended; 0: not counted
};
// The oldest that belongs to a cut-off and has rested a moment: the answer and its proof come before the rows. And
// those of this cut-off.
sekisho::Result<std::optional<SessionCut>> nextCutOfCutOff(sekisho::sql::Database& db, sekisho::Instant now);
sekisho::Result<std::vector<SessionCut>> cutsOf(sekisho::sql::Database& db, std::string_view cutOff);
// Sessions of it whose rows do not say yet that they ended; at most `most`, -1: all.
sekisho::Result<std::vector<sekisho::SessionId>> unwrittenOf(sekisho::sql::Database& db, std::int64_t cut,
                                                             int most = -1);
// How many it ended: those that its step has noted already, and those whose rows do not say so yet; or as counted.
sekisho::Result<std::int64_t> sessionsOfCut(sekisho::sql::Database& db, const SessionCut& cut);
// Devices of his with an agent that a session of it belongs to.
sekisho::Result<std::vector<sekisho::DeviceId>> agentsOf(sekisho::sql::Database& db, std::int64_t cut);
sekisho::Result<bool> isEndedBy(sekisho::sql::Database& db, std::int64_t cut, const sekisho::SessionId& session);
sekisho::Done dropCut(sekisho::sql::Database& db, std::int64_t cut);

// After the commit: his tokens are refused from the next request on, and his streams that it ended are closed. What it
// ended. The other one writes a failure to the log.
sekisho::Result<std::vector<sekisho::SessionId>> memberWasCut(Services& services, const sekisho::UserId& member,
                                                              std::int64_t cut);
void noteMemberWasCut(Services& services, const sekisho::UserId& member, std::int64_t cut);

} // namespace sekishod
