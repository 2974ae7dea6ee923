#include "service/store/schema.h"

#include "facts/tables.h"

#include <array>

namespace sekishod {

std::span<const sekisho::sql::Step> schemaSteps() {
    static const std::array<sekisho::sql::Step, 32> steps{{
        {1, sekisho::facts::text("service/0001_tenant.sql")},
        {2, sekisho::facts::text("service/0002_changesets.sql")},
        {3, sekisho::facts::text("service/0003_directory.sql")},
        {4, sekisho::facts::text("service/0004_holdings.sql")},
        {5, sekisho::facts::text("service/0005_policies.sql")},
        {6, sekisho::facts::text("service/0006_access.sql")},
        {7, sekisho::facts::text("service/0007_numbers.sql")},
        {8, sekisho::facts::text("service/0008_devices.sql")},
        {9, sekisho::facts::text("service/0009_delegation.sql")},
        {10, sekisho::facts::text("service/0010_company.sql")},
        {11, sekisho::facts::text("service/0011_logs.sql")},
        {12, sekisho::facts::text("service/0012_enforcement.sql")},
        {13, sekisho::facts::text("service/0013_last_sign_in.sql")},
        {14, sekisho::facts::text("service/0014_beside.sql")},
        {15, sekisho::facts::text("service/0015_scopes.sql")},
        {16, sekisho::facts::text("service/0016_session_sweeps.sql")},
        {17, sekisho::facts::text("service/0017_first_password.sql")},
        {18, sekisho::facts::text("service/0018_rank_members.sql")},
        {19, sekisho::facts::text("service/0019_member_cuts.sql")},
        {20, sekisho::facts::text("service/0020_talk_link.sql")},
        {21, sekisho::facts::text("service/0021_log_sight.sql")},
        {22, sekisho::facts::text("service/0022_invitation_policy.sql")},
        {23, sekisho::facts::text("service/0023_import_invitations.sql")},
        {24, sekisho::facts::text("service/0024_group_photo.sql")},
        {25, sekisho::facts::text("service/0025_file_log.sql")},
        {26, sekisho::facts::text("service/0026_contents_horizon.sql")},
        {27, sekisho::facts::text("service/0027_member_live.sql")},
        {28, sekisho::facts::text("service/0028_workgroup.sql")},
        {29, sekisho::facts::text("service/0029_list_moves.sql")},
        {30, sekisho::facts::text("service/0030_audit_rows.sql")},
        {31, sekisho::facts::text("service/0031_member_words.sql")},
        {32, sekisho::facts::text("service/0032_detection_stamps.sql")},
    }};
    return steps;
}

} // namespace sekishod
