#pragma once
// Cut-offs as rows: reading, writing, and the words their evidence is kept in. Everything in the caller's transaction;
// private to the rules of cut-offs.

#include "models/domain/cut_off.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct StepRow {
    std::string cutOff;
    sekisho::DomainId domain = 0;
    sekisho::CutOffStep step;
    // While it is held: what carrying it out needs ("device", "sessions", "hash"). Afterwards: what "found again"
    // brings back; empty when it changed nothing.
    boost::json::object undo;
};

struct CutOffHead { // a cut-off without its steps and notices
    sekisho::CutOff cutOff;
    sekisho::DomainId domain = 0;
    std::string fingerprint;
};

sekisho::Done insertHead(sekisho::sql::Database& db, const CutOffHead& head);
sekisho::Result<std::optional<CutOffHead>> headOf(sekisho::sql::Database& db, std::string_view id);
sekisho::Done insertStep(sekisho::sql::Database& db, const StepRow& row);
sekisho::Done storeStep(sekisho::sql::Database& db, const StepRow& row);
sekisho::Result<std::optional<StepRow>> stepOf(sekisho::sql::Database& db, std::string_view cutOff, int number);
// Those of members within the scope, in order; of more than `most` those that decide about the state first.
sekisho::Result<std::vector<StepRow>> stepsOf(sekisho::sql::Database& db, std::string_view cutOff,
                                              const ScopeFilter& scope = {}, int most = -1);
// Steps by another condition over cut_off_step s, with its values in order; `condition` stands in the program.
sekisho::Result<std::vector<StepRow>> stepsWhere(sekisho::sql::Database& db, std::string_view condition,
                                                 const std::vector<sekisho::sql::Value>& values);
// After its steps changed: the state of the cut-off. Its version is that of the record that people complete; progress
// does not count, else whoever writes the note would be refused by a device that answers.
sekisho::Done refreshHead(sekisho::sql::Database& db, std::string_view cutOff);

// Oldest first.
void addEvidence(sekisho::CutOffStep& step, std::string_view what, sekisho::Instant at, std::string detail = {});
std::string stepName(const sekisho::CutOffStep& step); // "wipeAppData Taro's phone", for the audit log
// {"step 3 wipeAppData":{"from":"requested","to":"acknowledged"}}
std::string stepChange(const sekisho::CutOffStep& step, sekisho::StepState before);

} // namespace sekishod
