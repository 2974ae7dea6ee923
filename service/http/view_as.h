#pragma once
// Looking with the rights of somebody else: the header X-View-As of a reading request names an administrator, whose
// roles then decide in the place of the caller's. Who may look as whom is SubjectResolver::rolesToViewAs().

#include "service/http/call.h"
#include "service/http/subject.h"

namespace sekishod {

bool asksToViewAs(const Request& request);
// Gives the caller those roles for this request; he stays himself in everything else. VIEW_AS_READS_ONLY (400) where
// the endpoint writes, waits, or streams; VIEW_AS_NOT_ALLOWED (403).
sekisho::Done viewAs(Call& call, sekisho::sql::Database& db, SubjectResolver& subjects);

} // namespace sekishod
