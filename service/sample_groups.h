#pragma once
// Groups of an invented tenant, some within others, what its rooms hold, and a few custom properties.

#include "models/sql/database.h"
#include "service/rules/tenant.h"
#include "service/sample.h"
#include "service/sample_structure.h"

namespace sekishod {

// To be called before the members are made: some of them hold values.
sekisho::Done addSampleProperties(sekisho::sql::Database& db, const Tenant& tenant, const SampleOptions& options);
// The customProperties of the member of this number; empty for most.
std::string samplePropertyValues(const Tenant& tenant, const SampleOptions& options, std::int64_t index);
// To be called when the members are there.
sekisho::Done addSampleGroups(sekisho::sql::Database& db, const Tenant& tenant, const SampleOptions& options,
                              const SampleStructure& structure);

} // namespace sekishod
