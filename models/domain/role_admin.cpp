#include "models/domain/role_admin.h"

#include "facts/tables.h"

#include <array>
#include <utility>

namespace sekisho {

namespace {

template<class T>
using RoleKeys = std::pair<T, std::string_view>;

constexpr std::array kActivationEnds{
    RoleKeys<ActivationEnd>{ActivationEnd::None, "none"},
    RoleKeys<ActivationEnd>{ActivationEnd::Time, "time"},
    RoleKeys<ActivationEnd>{ActivationEnd::Self, "self"},
    RoleKeys<ActivationEnd>{ActivationEnd::Administrator, "administrator"},
    RoleKeys<ActivationEnd>{ActivationEnd::Role, "role"},
    RoleKeys<ActivationEnd>{ActivationEnd::Account, "account"},
};
constexpr std::array kDelegationStates{
    RoleKeys<DelegationState>{DelegationState::Waiting, "waiting"},
    RoleKeys<DelegationState>{DelegationState::Accepted, "accepted"},
    RoleKeys<DelegationState>{DelegationState::Declined, "declined"},
    RoleKeys<DelegationState>{DelegationState::Cancelled, "cancelled"},
    RoleKeys<DelegationState>{DelegationState::Expired, "expired"},
};
constexpr std::array kBreakGlassStates{
    RoleKeys<BreakGlassState>{BreakGlassState::None, "none"},
    RoleKeys<BreakGlassState>{BreakGlassState::Sealed, "sealed"},
    RoleKeys<BreakGlassState>{BreakGlassState::Opening, "opening"},
    RoleKeys<BreakGlassState>{BreakGlassState::Open, "open"},
    RoleKeys<BreakGlassState>{BreakGlassState::Used, "used"},
};

template<class T, std::size_t N>
std::string_view roleKey(const std::array<RoleKeys<T>, N>& keys, T value) {
    for (const auto& [one, key] : keys)
        if (one == value) return key;
    return {};
}

template<class T, std::size_t N>
std::optional<T> roleValueOf(const std::array<RoleKeys<T>, N>& keys, std::string_view key) {
    for (const auto& [one, name] : keys)
        if (name == key) return one;
    return std::nullopt;
}

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
    return roleKey(kActivationEnds, end);
}
std::optional<ActivationEnd> activationEndOf(std::string_view key) {
    return roleValueOf(kActivationEnds, key);
}

std::string_view delegationStateKey(DelegationState state) {
    return roleKey(kDelegationStates, state);
}
std::optional<DelegationState> delegationStateOf(std::string_view key) {
    return roleValueOf(kDelegationStates, key);
}

std::string_view breakGlassStateKey(BreakGlassState state) {
    return roleKey(kBreakGlassStates, state);
}
std::optional<BreakGlassState> breakGlassStateOf(std::string_view key) {
    return roleValueOf(kBreakGlassStates, key);
}

} // namespace sekisho
