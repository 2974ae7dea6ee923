#pragma once
// Facts that console and service both state: error sentences by code and names of audit actions.

#include <string_view>
#include <vector>

namespace sekisho {

struct ErrorFact { // one line of resources/errors.json
    std::string_view code;
    int status;
    std::string_view en; // sentence with {param} places: what happened, what it means, what to do
    std::string_view ja;
};

struct AuditAction { // one line of resources/audit_actions.json
    std::string_view key;
    std::string_view en; // as done: "Changed a member"
    std::string_view ja;
    std::string_view plan; // English, as planned: "Change a member"; empty where nothing of the kind is planned
};

struct RoleFact {         // name of a role, one entry of resources/roles.json
    std::string_view key; // "super", "deputy", "operator", "rescue"; of a preset "helpdesk" …
    std::string_view en;
    std::string_view ja;
};

const std::vector<ErrorFact>& errorFacts();
const ErrorFact* errorFact(std::string_view code); // null: no such code
const std::vector<AuditAction>& auditActions();
const AuditAction* auditAction(std::string_view key); // null: no such action
const std::vector<RoleFact>& roleFacts();             // of the built-in ones

} // namespace sekisho
