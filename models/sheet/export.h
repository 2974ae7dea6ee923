#pragma once
// Lists into files: any columns of any rows, members with all their columns, and the structure. What is exported with
// its ID or External Key can be imported again and changes nothing.

#include "models/domain/group.h"
#include "models/sheet/member_cells.h"
#include "models/sheet/operations.h"
#include "models/sheet/row_writer.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace sekisho::sheet {

// Fills `row`; false: that was all.
using RowSource = std::function<Result<bool>(std::vector<std::string>& row)>;
// CANCELLED, what the source says, or what the writer says. finish() is the caller's.
Done exportRows(RowWriter& writer, const std::vector<std::string>& headings, const RowSource& rows, std::int64_t total,
                const Hooks& hooks = {});

struct ExportOptions {
    Language language = Language::Japanese;
    bool machineNames = false; // keys as headings
    Instant now{};
};

// All columns of a member, without those that only an import has (action, password, the parts of a mobile number) and
// without the time at which the row was written last.
std::vector<std::string> allMemberColumns(const Directory& directory);
// Headings that detectMapping() understands.
std::vector<std::string> memberHeadings(const std::vector<std::string>& keys, const Directory& directory,
                                        const ExportOptions& options);
// Members in the order of `ids`, fetched by and by; the names of organizations and ranks come from the directory.
Done exportMembers(RowWriter& writer, const std::vector<std::string>& keys, std::span<const UserId> ids,
                   const MemberSource& source, const Directory& directory, const ExportOptions& options,
                   const Hooks& hooks = {});
// Parents before children, with the path of the parent.
Done exportOrgUnits(RowWriter& writer, const Directory& directory, const ExportOptions& options,
                    const Hooks& hooks = {});
// A column for each level, in the order of the tree, without IDs: what adding in bulk reads.
Done exportOrgUnitLevels(RowWriter& writer, const Directory& directory, const ExportOptions& options,
                         const Hooks& hooks = {});
Done exportRanks(RowWriter& writer, RankKind kind, const Directory& directory, const ExportOptions& options);
// Groups of the tenant in the order of `ids`, fetched by and by.
Done exportGroups(RowWriter& writer, std::span<const GroupId> ids, const GroupSource& source,
                  const Directory& directory, const ExportOptions& options, const Hooks& hooks = {});

} // namespace sekisho::sheet
