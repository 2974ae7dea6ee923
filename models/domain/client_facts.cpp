#include "models/domain/client_facts.h"

#include "facts/tables.h"

#include <algorithm>
#include <functional>

namespace sekisho {

namespace {

// Index of the rows by their code, so that a lookup costs a few comparisons only.
std::vector<const ErrorFact*> byCode(const std::vector<ErrorFact>& facts) {
    std::vector<const ErrorFact*> index;
    index.reserve(facts.size());
    for (const auto& fact : facts)
        index.push_back(&fact);
    std::ranges::sort(index, std::less<>{}, &ErrorFact::code);
    return index;
}

} // namespace

const std::vector<ErrorFact>& errorFacts() {
    static const std::vector<ErrorFact> all = [] {
        std::vector<ErrorFact> out;
        for (const auto& row : facts::errors())
            out.push_back({row.code, row.status, row.en, row.ja});
        return out;
    }();
    return all;
}

const ErrorFact* errorFact(std::string_view code) {
    static const std::vector<const ErrorFact*> index = byCode(errorFacts());
    const auto found = std::ranges::lower_bound(index, code, std::less<>{}, &ErrorFact::code);
    return found != index.end() && (*found)->code == code ? *found : nullptr;
}

const std::vector<AuditAction>& auditActions() {
    static const std::vector<AuditAction> all = [] {
        std::vector<AuditAction> out;
        for (const auto& row : facts::actions())
            out.push_back({row.key, row.en, row.ja, row.plan});
        return out;
    }();
    return all;
}

const AuditAction* auditAction(std::string_view key) {
    const auto& all = auditActions();
    const auto found = std::ranges::find(all, key, &AuditAction::key);
    return found != all.end() ? &*found : nullptr;
}

const std::vector<RoleFact>& roleFacts() {
    static const std::vector<RoleFact> all = [] {
        std::vector<RoleFact> out;
        for (const auto& row : facts::roles())
            if (!row.preset) out.push_back({row.key, row.en, row.ja});
        return out;
    }();
    return all;
}

} // namespace sekisho
