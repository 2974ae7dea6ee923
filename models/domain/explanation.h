#pragma once
// Why a right is there or not, as a chain of links, each with its sentence in resources/explanations.json (★R5). The
// service makes them with the functions that decide; a link names what it speaks of, so that it can be opened.

#include "models/domain/error.h"
#include "models/domain/rights.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline bool operator==(const ErrorParam& a, const ErrorParam& b) {
    return a.name == b.name && a.value == b.value;
}

// In the order in which a chain is told.
enum class LinkKind {
    Account,
    Role,
    Expiry,
    Menu,
    Scope,
    Guard,
    AppStop,
    Address,
    Country,
    UserType,
    Template,
    Policy,
    Exception
};
std::string_view linkKindKey(LinkKind kind); // "account", "role", …
std::optional<LinkKind> linkKindOf(std::string_view key);

struct ChainLink {
    LinkKind kind = LinkKind::Role;
    bool holds = true;                // speaks for it
    std::string code;                 // of resources/explanations.json
    std::vector<ErrorParam> params{}; // its places
    std::string refKind{},
        refId{}; // "role", "member", "orgUnit", "policy", "template", "userType"; empty: nothing to open
    bool operator==(const ChainLink&) const = default;
};
struct ExplanationWord {
    std::string_view code;
    std::string_view en, ja; // with {places}
};
const ExplanationWord* explanationWord(std::string_view code);
// The sentence with its places filled; the code itself when it is unknown. Keys become words (menu, access, client,
// service, country, action, and role where "builtIn" names it), lists of names have a line each, "until" is an instant
// (a text that is none is shown as it is, so that a console can put its own form of the time in).
std::string explanationText(const ChainLink& link, bool japanese);
std::string builtInRoleName(std::string_view builtIn, bool japanese); // the key itself when it is none

// --- administrator × action × object ---

struct RightObject {
    std::string kind; // "member", "orgUnit", "group", "tenant"
    std::string id;   // empty with tenant
    std::string name; // told in answers
    bool operator==(const RightObject&) const = default;
};
struct RightPath { // one holding of a role
    RoleId role;
    std::string roleName, builtIn;
    Scope scope;
    bool holds = false;
    std::vector<ChainLink> links;
    bool operator==(const RightPath&) const = default;
};
// One of several ways to take it away; all steps of a way are needed.
struct RemovalStep {
    enum class Kind { TakeRole, NarrowScope, LowerGrant } kind = Kind::TakeRole;
    RoleId role;
    std::string roleName;
    UserId user; // TakeRole, NarrowScope
    std::string userName;
    std::string builtIn;     // of the role
    std::string menu;        // LowerGrant: of the grant
    std::int64_t others = 0; // LowerGrant: other people who hold the role
    bool operator==(const RemovalStep&) const = default;
};
struct RightPerson {
    UserId user;
    std::string name, loginId;
    bool operator==(const RightPerson&) const = default;
};
struct RightAnswer {
    bool allowed = false;
    RightPerson who;
    std::string menu;
    Access access = Access::View;
    RightObject object;
    std::vector<ChainLink> summary;    // the answer in one or two sentences
    std::vector<RightPath> paths;      // every live or expired holding; those that hold first
    std::vector<RightPerson> grantors; // not allowed: who could give it, at most 10
    std::vector<RemovalStep> removal;  // allowed: the smallest change that would remove it; empty: there is none
    bool operator==(const RightAnswer&) const = default;
};
struct RightHolder { // reverse: who can do this to that
    RightPerson who;
    RightPath path; // the one that holds
    bool operator==(const RightHolder&) const = default;
};

// What these holdings say, ignoring the account behind them. `within(scope)`: whether the object lies in a scope. Pure.
struct PlaceOracle {
    virtual ~PlaceOracle() = default;
    virtual bool within(const Scope& scope) const = 0;
    virtual bool isTenant() const { return false; } // the object is the whole tenant, or belongs to all of it
};
// In the order of the holdings. The places "units" and "object" of the links of kind Scope are the caller's to fill.
std::vector<RightPath> explainRight(const std::vector<RoleHolding>& holdings, std::string_view menu, Access access,
                                    const PlaceOracle& place, Instant now);
// The fewest steps after which none of these holdings gives it any more, then the fewest other people who hold what is
// changed, then what takes the least from himself (a grant, a part of the scope, the role). `others(role)`: how many
// others hold the role. Empty: none gives it, or one is that of the highest administrator, which is only handed over.
// User, names and `others` of a step that nobody else feels are left as they are. Pure.
std::vector<RemovalStep> smallestRemoval(const std::vector<RoleHolding>& holdings, std::string_view menu, Access access,
                                         const PlaceOracle& place, Instant now,
                                         const std::function<std::int64_t(const RoleId&)>& others);
ChainLink removalSentence(const RemovalStep& step, const std::string& object); // for explanationText()

// --- member × service × client ---

struct UseAnswer {
    bool allowed = false;
    bool stepUp = false; // only with a second factor
    RightPerson who;
    std::string service, client;  // wire keys
    std::vector<ChainLink> links; // in the order of the gates
    bool operator==(const UseAnswer&) const = default;
};

} // namespace sekisho
