#include "models/domain/role_admin.h"

#include "facts/tables.h"
#include "models/domain/key_table.h"

namespace sekisho {

namespace {

constexpr std::array kActivationEnds{
    KeyRow<ActivationEnd>{ActivationEnd::None, "none"},
    KeyRow<ActivationEnd>{ActivationEnd::Time, "time"},
    KeyRow<ActivationEnd>{ActivationEnd::Self, "self"},
    KeyRow<ActivationEnd>{ActivationEnd::Administrator, "administrator"},
    KeyRow<ActivationEnd>{ActivationEnd::Role, "role"},
    KeyRow<ActivationEnd>{ActivationEnd::Account, "account"},
};
constexpr std::array kDelegationStates{
    KeyRow<DelegationState>{DelegationState::Waiting, "waiting"},
    KeyRow<DelegationState>{DelegationState::Accepted, "accepted"},
    KeyRow<DelegationState>{DelegationState::Declined, "declined"},
    KeyRow<DelegationState>{DelegationState::Cancelled, "cancelled"},
    KeyRow<DelegationState>{DelegationState::Expired, "expired"},
};
constexpr std::array kBreakGlassStates{
    KeyRow<BreakGlassState>{BreakGlassState::None, "none"},
    KeyRow<BreakGlassState>{BreakGlassState::Sealed, "sealed"},
    KeyRow<BreakGlassState>{BreakGlassState::Opening, "opening"},
    KeyRow<BreakGlassState>{BreakGlassState::Open, "open"},
    KeyRow<BreakGlassState>{BreakGlassState::Used, "used"},
};

} // namespace

const RoleFact* roleFact(std::string_view key) {
    static const std::vector<RoleFact> all = [] {
        std::vector<RoleFact> out;
        for (const auto& row : facts::roles())
            out.push_back({row.key, row.en, row.ja});
        return out;
    }();
    for (const RoleFact& fact : all)
        if (fact.key == key) return &fact;
    return nullptr;
}

const std::vector<Role>& rolePresets() {
    static const std::vector<Role> all = [] {
        std::vector<Role> out;
        for (const auto& row : facts::roles()) {
            if (!row.preset) continue;
            Role& role = out.emplace_back();
            role.id = RoleId{std::string(row.key)};
            for (const auto& grant : row.grants)
                role.grants.push_back({std::string(grant.menu), static_cast<Access>(grant.access)});
        }
        return out;
    }();
    return all;
}

std::string_view activationEndKey(ActivationEnd end) {
    return keyIn(kActivationEnds, end);
}
std::optional<ActivationEnd> activationEndOf(std::string_view key) {
    return valueIn(kActivationEnds, key);
}

std::string_view delegationStateKey(DelegationState state) {
    return keyIn(kDelegationStates, state);
}
std::optional<DelegationState> delegationStateOf(std::string_view key) {
    return valueIn(kDelegationStates, key);
}

std::string_view breakGlassStateKey(BreakGlassState state) {
    return keyIn(kBreakGlassStates, state);
}
std::optional<BreakGlassState> breakGlassStateOf(std::string_view key) {
    return valueIn(kBreakGlassStates, key);
}

} // namespace sekisho
