#pragma once
// What a rule leaves to be recorded with its change: lines for the audit log and for the change feed. The caller (a
// handler through its Call, a job through its UnitOfWork, the command line through the journal) writes them in the same
// transaction.

#include "service/http/call.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace sekishod {

struct Effects {
    std::vector<AuditEntry> audits;
    std::vector<ChangeNote> changes;

    void audit(AuditEntry entry) { audits.push_back(std::move(entry)); }
    // op "reset" (kind "tenant"): too much changed to list, clients take a new snapshot.
    void changed(std::string kind, std::string uid, std::string op = "put") {
        changes.push_back({std::move(kind), std::move(uid), std::move(op)});
    }
    // To a Call or a UnitOfWork.
    template<class Target>
    void moveTo(Target& target) {
        std::ranges::move(audits, std::back_inserter(target.audits));
        std::ranges::move(changes, std::back_inserter(target.changes));
        audits.clear();
        changes.clear();
    }
};

// More touched resources than this are told with one reset instead of one line each.
inline constexpr std::size_t kMostFeedNotes = 10'000;

} // namespace sekishod
