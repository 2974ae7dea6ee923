#pragma once
// What became of each row, as a file: the rows as they were, with a verdict, the faults in words, and the changed
// fields behind them. It can be corrected and loaded again.

#include "models/sheet/checker.h"
#include "models/sheet/operations.h"
#include "models/sheet/row_writer.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::sheet {

using ports::RowResult;

// Sentences for people, in the language wanted.
using ErrorSentence = std::function<std::string(const Error&)>;
// What the service said about the operations of a row; nothing: it has not heard of it.
using ServiceResult = std::function<std::optional<RowResult>(std::size_t part, std::size_t row)>;

// Verdict of one row from the check, from what was sent, and from what the service said.
RowResult resultOf(const Checker& checker, const OperationStream* sent, const ServiceResult& service, std::size_t part,
                   std::size_t row);

struct ResultOptions {
    Language language = Language::Japanese;
    ErrorSentence sentence;
    bool onlyFaulty = false;    // rows that were not taken
    bool withPasswords = false; // made passwords in a column of their own: the file is then a secret
};

// Writes all rows of a part. CANCELLED, and what the writer says; finish() is the caller's.
Done writeResults(RowWriter& writer, const Checker& checker, std::size_t part, const OperationStream* sent,
                  const ServiceResult& service, const ResultOptions& options, const Hooks& hooks = {});

} // namespace sekisho::sheet
