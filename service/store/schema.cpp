#include "service/store/schema.h"

#include "facts/tables.h"

#include <array>

namespace sekishod {

std::span<const sekisho::sql::Step> schemaSteps() {
    static const std::array<sekisho::sql::Step, 1> steps{{
        {1, sekisho::facts::text("service/0001_tenant.sql")},
    }};
    return steps;
}

} // namespace sekishod
