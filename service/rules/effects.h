#pragma once
// What a rule leaves to be recorded with its change: lines for the audit log and for the change feed. The caller (a
// handler through its Call, the command line through the journal) writes them in the same transaction.

#include <string>
#include <utility>
#include <vector>

namespace sekishod {

struct AuditNote {
    std::string action; // key of resources/audit_actions.json
    std::string targetKind;
    std::string targetId;
    std::string targetName;
    std::string changesJson; // {"field":{"from":…,"to":…}}; never a secret
};

struct FeedNote {
    std::string kind; // member, orgUnit, level, position, userType, tenant
    std::string uid;
    std::string op = "put"; // put, delete; reset (kind tenant): too much changed to list, take a new snapshot
};

struct Effects {
    std::vector<AuditNote> audits;
    std::vector<FeedNote> changes;

    void audit(AuditNote note) { audits.push_back(std::move(note)); }
    void changed(std::string kind, std::string uid, std::string op = "put") {
        changes.push_back({std::move(kind), std::move(uid), std::move(op)});
    }
};

// More touched resources than this are told with one reset instead of one line each.
inline constexpr std::size_t kMostFeedNotes = 10'000;

} // namespace sekishod
