#pragma once

#include "service/http/subject.h"

#include <memory>

namespace sekishod {

std::unique_ptr<SubjectResolver> makeSubjectResolver();
// Whether an organization (by row) is the head of the scope or lies below one.
sekisho::Result<bool> orgUnitWithin(sekisho::sql::Database& db, std::int64_t unit, const ScopeFilter& scope);

} // namespace sekishod
