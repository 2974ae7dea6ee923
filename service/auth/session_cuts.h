#pragma once
// Very many sessions ended at once: the transaction that ends them writes one row, a cut, from whose commit on their
// tokens are refused; that each session says itself when it ended is done in small steps afterwards, so nobody waits
// for the writer meanwhile, and goes on after a restart. Whoever asks for live sessions adds kNotCut.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/domain/session.h"
#include "models/sql/database.h"
#include "service/http/services.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace sekishod {

// SQL condition on the row `s` of table session: no cut has ended it.
inline constexpr std::string_view kNotCut =
    "(NOT EXISTS (SELECT 1 FROM session_cut) OR NOT EXISTS (SELECT 1 FROM session_cut c WHERE c.domain_id = "
    "s.domain_id AND s.rowid <= c.last_row AND instr(c.kinds, ',' || s.kind || ',') > 0))"; // mostly there is none at
                                                                                            // all

// Ends all live sessions of these clients that there are now; the caller's transaction.
sekisho::Done cutSessions(sekisho::sql::Database& db, sekisho::DomainId domain,
                          std::span<const sekisho::ClientKind> clients, sekisho::Instant now);
// One step: at most `most` rows of a cut get their end; 0: there is no cut any more.
sekisho::Result<std::int64_t> writeCut(sekisho::sql::Database& db, int most);
// About a second's worth of such steps, each a transaction of its own. Nothing is written where there is no cut.
sekisho::Done writeCuts(Services& services);

} // namespace sekishod
