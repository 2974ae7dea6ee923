#pragma once
// What saving a policy does by itself (admin-screens.md §1.3): whose sessions end and whether API tokens die. What only
// counts from the next request, sign-in or password change on is no effect of saving. Pure.

#include "models/domain/session.h"
#include "models/policy/values.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

enum class Ends { Nothing, MobileApp, AllButMobileApp, All }; // sessions of which clients, of all members
std::string_view endsKey(Ends ends);                          // "nothing", "mobileApp", "allButMobileApp", "all"

struct EffectCause {
    std::string_view effect; // of effectKeys()
    std::string_view field;  // of the policy's schema: its `consequence` is the sentence in both languages
    bool operator==(const EffectCause&) const = default;
};
struct Effects {
    Ends ends = Ends::Nothing;
    bool apiTokens = false; // access and refresh tokens of API clients; sessions of kind Api end with them
    std::vector<EffectCause> causes;
    bool operator==(const Effects&) const = default;
};
// All that a schema may name: "allowListOn", "allowedRangeGone", "countryRestrictionOn", "thirdPartyMdmOn".
std::span<const std::string_view> effectKeys();

// `before` and `after` hold every field of the policy `key`. Adding a range ends nothing, nor does writing the same
// addresses in another way.
Effects effectsOf(std::string_view key, const Values& before, const Values& after);
bool endsSession(const Effects& effects, ClientKind client);
// What is stored when `after` is saved: linking a third-party MDM erases the exceptions of the own one.
Values savedValues(std::string_view key, const Values& before, Values after);

} // namespace sekisho::policy
