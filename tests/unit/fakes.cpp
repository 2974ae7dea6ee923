// The fakes that the console's tests share are part of this program too.
#include "tests/fakes/april_sheets.cpp"    // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_changesets.cpp" // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_fields.cpp"     // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_gateway.cpp"    // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_ranks.cpp"      // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_rooms.cpp"      // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/fake_tenant.cpp"     // NOLINT(bugprone-suspicious-include)
#include "tests/fakes/sample_people.cpp"   // NOLINT(bugprone-suspicious-include)
