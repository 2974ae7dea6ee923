#pragma once
// The service's own schema steps (resources/service/*.sql), in order.

#include "models/sql/migration.h"

namespace sekishod {
std::span<const sekisho::sql::Step> schemaSteps();
}
