#pragma once
// Changesets on the wire, both directions (docs/decisions/0006-changesets.md): the service writes changesets and rows
// and reads operations, the console the other way round. Unknown keys are ignored. Pure; thread-safe, but for
// OperationReader.

#include "models/domain/changeset.h"

#include <boost/json/value.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

// --- what the service says ---

std::string changesetText(const Changeset& changeset);
std::string rowText(const PlannedRow& row);
std::string changesText(const std::vector<FieldChange>& changes); // {"field":{"from":…,"to":…}}
std::string impactText(const Impact& impact);
std::string rowErrorText(const Error& error); // {"code","field","description","params"}

// The other way. Errors: BadInput RESPONSE_MALFORMED.
Result<Changeset> changesetFromText(std::string_view json);
Result<PlannedRow> rowFromText(std::string_view json);
Result<std::vector<FieldChange>> changesFromText(std::string_view json);
Result<Impact> impactFromText(std::string_view json);
Result<Error> rowErrorFromText(std::string_view json);

struct ChangesetPage {
    std::vector<Changeset> changesets; // newest first
    std::string nextCursor;            // empty: the last page
};
struct RowPage {
    std::vector<PlannedRow> rows; // in the order of `no`
    std::string nextCursor;
};
Result<ChangesetPage> changesetsFromText(std::string_view json);
Result<RowPage> rowsFromText(std::string_view json);
Result<std::int64_t> receivedFromText(std::string_view json); // {"received"}: operations the service has

// --- what is asked of it ---

std::string createText(const NewChangeset& wanted);
// BadInput at title, reason, origin or operations; OPERATION_MALFORMED with parameter `line` (counted from 1).
Result<NewChangeset> newChangesetFromRequest(const boost::json::value& body);

// One line of NDJSON with its line end.
void appendOperation(std::string& out, const Operation& operation);

// Reads operations from NDJSON, some hundred thousand lines a second. The text must live as long. Empty lines are left
// out. A line that is no operation, is not UTF-8 or is longer than kLongestOperation: BadInput OPERATION_MALFORMED or
// OPERATION_TOO_LONG with parameter `line`; the reader is not to be asked again then.
class OperationReader {
  public:
    explicit OperationReader(std::string_view ndjson);
    ~OperationReader();
    OperationReader(const OperationReader&) = delete;
    OperationReader& operator=(const OperationReader&) = delete;

    Result<bool> next(Operation& to); // false: no more lines
    std::int64_t line() const;        // number of the last line read, from 1

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace sekisho::api
