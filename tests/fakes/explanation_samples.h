#pragma once
// Answers as the service gives them, made by the functions that decide: somebody who is refused by his scope, somebody
// who may under conditions, a member whom a template keeps from a service, people who hold a right or reach somebody.

#include "models/domain/explanation.h"

#include <string>
#include <utility>
#include <vector>

namespace sekisho::fakes {

struct SamplePlace final : PlaceOracle { // lies in these organizations
    explicit SamplePlace(std::vector<std::string> units, bool tenant = false)
        : units_(std::move(units)), tenant_(tenant) {}
    bool within(const Scope& scope) const override {
        if (scope.wholeTenant()) return true;
        for (const OrgUnitId& unit : scope.orgUnits)
            for (const std::string& mine : units_)
                if (unit.value == mine) return true;
        return false;
    }
    bool isTenant() const override { return tenant_; }

  private:
    std::vector<std::string> units_;
    bool tenant_;
};

inline RoleHolding sampleHolding(std::string id, std::string name, std::vector<Grant> grants,
                                 std::vector<OrgUnitId> units = {}) {
    RoleHolding holding;
    holding.role.id = RoleId(std::move(id));
    holding.role.name = std::move(name);
    holding.role.grants = std::move(grants);
    holding.scope.orgUnits = std::move(units);
    return holding;
}
inline RoleHolding builtInHolding(const std::string& key) {
    RoleHolding holding;
    for (const Role& role : builtInRoles())
        if (role.builtIn == key) holding.role = role;
    holding.role.id = RoleId(key);
    return holding;
}
inline ChainLink sampleLink(LinkKind kind, bool holds, std::string code, std::vector<ErrorParam> params,
                            std::string refKind = {}, std::string refId = {}) {
    ChainLink link;
    link.kind = kind;
    link.holds = holds;
    link.code = std::move(code);
    link.params = std::move(params);
    link.refKind = std::move(refKind);
    link.refId = std::move(refId);
    return link;
}
inline void dressSample(std::vector<RightPath>& paths, const std::string& units, const std::string& object) {
    for (RightPath& path : paths)
        for (ChainLink& link : path.links)
            if (link.kind == LinkKind::Scope && !path.scope.wholeTenant()) {
                link.params.push_back({"units", units});
                link.params.push_back({"object", object});
            }
}

// 大阪支社の人事担当 asks for a member of another branch; he could activate another role, which does not give it
// either.
inline RightAnswer sampleDenied(const RightPerson& who, const RightObject& object, Instant now) {
    const std::vector<RoleHolding> held{
        sampleHolding("r-hr", "支社の人事担当",
                      {{"members.members", Access::Operate}, {"members.orgUnits", Access::View}}, {OrgUnitId("osaka")}),
        sampleHolding("r-help", "ヘルプデスク", {{"security.lostDevice", Access::Operate}}, {OrgUnitId("osaka")})};
    RightAnswer out;
    out.who = who;
    out.menu = "members.members";
    out.access = Access::Operate;
    out.object = object;
    out.paths = explainRight(held, out.menu, out.access, SamplePlace({"tokyo"}), now);
    dressSample(out.paths, "大阪支社", object.name);
    out.summary = {sampleLink(LinkKind::Menu, false, "answer.lacks",
                              {{"name", who.name}, {"menu", out.menu}, {"access", "operate"}, {"object", object.name}}),
                   sampleLink(LinkKind::Role, true, "answer.grantorsAndHighest",
                              {{"names", "森 健一"}, {"highest", "管理 太郎"}}, "member", "u-mori")};
    out.grantors = {{UserId("u-mori"), "森 健一", "mori@demo"}, {{}, "管理 太郎", {}}};
    return out;
}

// Allowed by two roles; deleting wants a second person, and somebody who holds more keeps his password.
inline RightAnswer sampleAllowed(const RightPerson& who, const RightObject& object, Instant now) {
    RoleHolding custom = sampleHolding("r-hr", "支社の人事担当",
                                       {{"members.members", Access::Operate}, {"members.orgUnits", Access::View}},
                                       {OrgUnitId("osaka"), OrgUnitId("kobe")});
    custom.expiresAt = now + std::chrono::hours(24 * 40);
    const std::vector<RoleHolding> held{
        custom, builtInHolding("deputy"),
        sampleHolding("r-help", "ヘルプデスク", {{"security.lostDevice", Access::Operate}}, {OrgUnitId("osaka")})};
    const SamplePlace place({"osaka"});
    RightAnswer out;
    out.allowed = true;
    out.who = who;
    out.menu = "members.members";
    out.access = Access::Operate;
    out.object = object;
    out.paths = explainRight(held, out.menu, out.access, place, now);
    dressSample(out.paths, "大阪支社\n神戸営業所", object.name);
    out.summary = {
        sampleLink(LinkKind::Role, true, "answer.allowed",
                   {{"name", who.name},
                    {"menu", out.menu},
                    {"access", "operate"},
                    {"object", object.name},
                    {"role", "支社の人事担当"}},
                   "role", "r-hr"),
        sampleLink(LinkKind::Guard, false, "guard.second", {{"action", "memberDelete"}}, "policy", "approvals"),
        sampleLink(LinkKind::Guard, false, "takeOver.more", {{"object", object.name}, {"name", who.name}}, "member",
                   object.id)};
    out.removal = smallestRemoval(held, out.menu, out.access, place, now,
                                  [](const RoleId& role) { return role.value == "r-hr" ? 3 : 0; });
    for (RemovalStep& step : out.removal) {
        step.user = who.user;
        step.userName = who.name;
    }
    return out;
}

inline UseAnswer sampleUse(const RightPerson& who, bool allowed) {
    UseAnswer out;
    out.allowed = allowed;
    out.who = who;
    out.service = "drive";
    out.client = "mobileApp";
    out.links = {
        sampleLink(LinkKind::Account, true, "account.active", {{"name", who.name}}, "member", who.user.value),
        sampleLink(LinkKind::AppStop, true, "appStop.none", {{"client", "mobileApp"}, {"name", who.name}}, "member",
                   who.user.value),
        sampleLink(LinkKind::Address, true, "address.notCovered", {{"client", "mobileApp"}}, "policy", "network"),
        sampleLink(LinkKind::UserType, true, "userType.has", {{"name", who.name}, {"userType", "正社員"}}, "userType",
                   "ut-1"),
        sampleLink(LinkKind::Template, true, "template.userType", {{"template", "標準"}, {"userType", "正社員"}},
                   "template", "t-1"),
        sampleLink(LinkKind::Template, allowed, allowed ? "template.allows" : "template.denies",
                   {{"service", "drive"}, {"client", "mobileApp"}}, "template", "t-1")};
    return out;
}

inline std::vector<RightHolder> sampleHolders(Instant now) {
    const auto one = [now](const char* id, const char* name, const char* login, const RoleHolding& holding) {
        auto paths = explainRight({holding}, "members.members", Access::Operate, SamplePlace({"osaka"}), now);
        dressSample(paths, "大阪支社", "佐藤 花子");
        return RightHolder{{UserId(id), name, login}, std::move(paths.front())};
    };
    return {one("u-chief", "管理 太郎", "admin@demo", builtInHolding("super")),
            one("u-mori", "森 健一", "mori@demo", builtInHolding("deputy")),
            one("u-ito", "伊藤 美咲", "ito@demo",
                sampleHolding("r-hr", "支社の人事担当", {{"members.members", Access::Operate}}, {OrgUnitId("osaka")})),
            one("u-kato", "加藤 恵", "kato@demo",
                sampleHolding("r-office", "総務", {{"members", Access::Operate}}, {OrgUnitId("osaka")}))};
}
inline std::vector<RightHolder> sampleReach(Instant now) {
    std::vector<RightHolder> out = sampleHolders(now);
    for (std::size_t i = 0; i < out.size(); ++i)
        for (ChainLink& link : out[i].path.links)
            if (link.kind == LinkKind::Menu) {
                link.code = i < 2 ? "reach.operates" : i == 2 ? "reach.views" : "reach.other";
                link.holds = i < 3;
            }
    return out;
}

} // namespace sekisho::fakes
