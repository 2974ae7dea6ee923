// What rights cost, through the gates and without a network: F13, a right explained and the list of who holds it with
// 1,000 administrators; F11, pages of members for a deputy of one branch by turns with the highest administrator; and
// what deciding about a request takes, in tenants of 10, 1,000 and 10,000 organizations below the scope and for people
// with 1, 10 and 100 roles (those do not grow with the members, so they are measured once).
//
//   bench_rights MEMBERS     prints JSON records

#include "service/rules/bulk.h"
#include "service/store/uid.h"
#include "tests/bench/gate_bench.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

using namespace sekishod;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::bench::need;
using sekisho::sql::Database;
using Bench = sekisho::bench::GateBench;

namespace {

constexpr int kMeasuredAt = 100'000;
constexpr int kAdministrators = 1'000;
constexpr int kQuestions = 300;
constexpr int kPages = 400;
constexpr int kDecisions = 5'000;

void report(const char* id, std::string_view what, long size, std::vector<double> times, std::string_view unit = "ms") {
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    };
    fmt::print(R"({{"id":"{}","what":"{}","size":{},"unit":"{}","p50":{:.3f},"p99":{:.3f},"max":{:.3f},"n":{}}})"
               "\n",
               id, what, size, unit, at(0.5), at(0.99), times.back(), times.size());
    std::fflush(stdout);
}

void holders(Bench& bench, const std::string& branch) {
    const auto domain = bench.tenant().domain;
    bench.script(fmt::format(
        "INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('bench', {0}, '', '支社', "
        "'[{{\"menu\":\"members.members\",\"access\":\"operate\"}},{{\"menu\":\"audit\",\"access\":\"view\"}}]', 1)",
        domain));
    // Each over the organization where he works.
    bench.script(
        fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) SELECT 'bench', m.uid, {0}, "
                    "'{{\"orgUnits\":[\"' || o.uid || '\"],\"includeSubOrgUnits\":true}}' FROM member m JOIN "
                    "member_orgunit mo ON mo.member_id = m.id AND mo.is_primary = 1 JOIN orgunit o ON o.id = "
                    "mo.orgunit_id WHERE m.domain_id = {0} AND m.deleted IS NULL AND m.suspended = 0 AND "
                    "m.pending = 0 LIMIT {1}",
                    domain, kAdministrators));
    // And every fifth over the branch that is asked about.
    bench.script(fmt::format("UPDATE role_holding SET scope = '{{\"orgUnits\":[\"{0}\"],\"includeSubOrgUnits\":true}}' "
                             "WHERE role_uid = 'bench' AND member_uid IN (SELECT member_uid FROM role_holding WHERE "
                             "role_uid = 'bench' LIMIT {1})",
                             branch, kAdministrators / 5));
}

// F13 and F11 on the sample.
void onSample(Bench& bench, long size) {
    const std::string here = " WHERE domain_id = " + std::to_string(bench.tenant().domain);
    const std::string branch = bench.text(
        "SELECT o.uid FROM orgunit o" + here +
        " AND parent_id IS NOT NULL ORDER BY (SELECT count(*) FROM member_scope s WHERE s.orgunit_id = o.id) "
        "DESC LIMIT 1");
    holders(bench, branch);
    const std::string deputy = bench.text("SELECT uid FROM member" + here + " AND email LIKE 'operator1@%'");
    bench.script(fmt::format("DELETE FROM role_holding WHERE member_uid = '{0}'; INSERT INTO role_holding(role_uid, "
                             "member_uid, domain_id, scope) VALUES('deputy:{1}', '{0}', {1}, '{{\"orgUnits\":[\"{2}\"],"
                             "\"includeSubOrgUnits\":true}}')",
                             deputy, bench.tenant().domain, branch));
    const std::string highest = bench.text("SELECT uid FROM member" + here + " AND super = 1");
    const std::string someone =
        bench.text("SELECT m.uid FROM member m JOIN member_scope s ON s.member_id = m.id JOIN orgunit o ON o.id = "
                   "s.orgunit_id WHERE o.uid = '" +
                   branch + "' AND m.deleted IS NULL ORDER BY m.id DESC LIMIT 1");
    const std::string mine = bench.signIn(deputy), all = bench.signIn(highest);
    const auto asked = [&](std::string_view menu, std::string_view access) {
        return fmt::format(R"({{"menu":"{}","access":"{}","object":{{"kind":"member","id":"{}"}}}})", menu, access,
                           someone);
    };
    const auto times = [&](const std::string& token, const std::string& path, const std::string& body) {
        std::vector<double> out;
        for (int i = 0; i < kQuestions + 20; ++i)
            if (const double took = bench.ask(token, Method::Post, path, body); i >= 20) out.push_back(took);
        return out;
    };
    const std::string right = "/v1.0/admin/explanations/right";
    report("F13", "a right that is lacking explained, with who could grant it", size,
           times(mine, right, asked("security.roles", "operate")));
    report("F13", "a right that is held explained, with its smallest removal", size,
           times(mine, right, asked("members.members", "operate")));
    report("F13", "who can do this to that, 1,000 administrators", size,
           times(all, "/v1.0/admin/explanations/holders", asked("members.members", "operate")));
    std::vector<double> ofDeputy, ofHighest;
    std::string after[2];
    for (int i = 0; i < kPages + 20; ++i)
        for (const bool scoped : {true, false}) { // by turns
            std::string& cursor = after[scoped ? 0 : 1];
            std::string answer;
            const double took =
                bench.ask(scoped ? mine : all, Method::Get,
                          "/v1.0/users?count=100" + (cursor.empty() ? "" : "&cursor=" + cursor), {}, &answer);
            const auto page = boost::json::parse(answer);
            const auto& next = page.at("responseMetaData").at("nextCursor");
            cursor = next.is_null() ? "" : std::string(next.as_string());
            const bool full = page.at("users").as_array().size() == 100;
            if (i >= 20 && full) (scoped ? ofDeputy : ofHighest).push_back(took);
        }
    if (!ofDeputy.empty()) report("F11", "page of 100 members without a network, deputy of a branch", size, ofDeputy);
    report("F11", "page of 100 members without a network, highest administrator", size, ofHighest);
}

// `units` organizations in ten levels below one head, a member in the last of them.
struct Branch {
    OrgUnitId head;
    std::string member;
};
Branch branchOf(Bench& bench, int units) {
    return need(bench.store().write([&](Database& db) -> Result<Branch> {
        const Tenant& tenant = bench.tenant();
        SEKISHO_TRY(load, BulkLoad::open(db, tenant));
        std::vector<sekisho::OrgUnit> all;
        for (int i = 0; i < units; ++i) {
            sekisho::OrgUnit unit;
            unit.domain = tenant.domain;
            unit.id = OrgUnitId(newUid());
            if (i > 0) unit.parent = all[static_cast<std::size_t>((i - 1) / 10)].id;
            unit.displayOrder = i % 10 + 1;
            unit.name = fmt::format("第{}課", i);
            unit.email = fmt::format("branch{}-{}@{}", units, i, tenant.workgroup);
            unit.version = 1;
            SEKISHO_CHECK(load.insertOrgUnit(unit));
            all.push_back(std::move(unit));
        }
        sekisho::Member member;
        member.domain = tenant.domain;
        member.id = sekisho::UserId(newUid());
        member.email = fmt::format("last{}@{}", units, tenant.workgroup);
        member.name.lastName = "佐藤";
        member.version = 1;
        auto& organization = member.organizations.emplace_back();
        organization.domain = tenant.domain;
        organization.primary = true;
        organization.email = member.email;
        auto& of = organization.orgUnits.emplace_back();
        of.orgUnit = all.back().id;
        of.primary = true;
        const std::string uid = member.id.value;
        SEKISHO_CHECK(load.insertMember(member));
        SEKISHO_CHECK(load.finish());
        return Branch{all.front().id, uid};
    }));
}

// A request for one member that costs little besides being decided: his roles are in memory, his scope is not.
void deciding(Bench& bench, const Branch& branch, int roles, std::string_view what) {
    const auto domain = bench.tenant().domain;
    const std::string who =
        bench.text("SELECT uid FROM member WHERE super = 0 AND domain_id = " + std::to_string(domain) +
                   " AND uid <> '" + branch.member + "' AND email LIKE 'viewer1@%'");
    bench.script("DELETE FROM role_holding WHERE member_uid = '" + who + "'");
    for (int i = 0; i < roles; ++i) {
        std::string grants;
        for (const auto& item : sekisho::menuTree())
            if (item.parent == "members" && item.key != "members.members")
                grants += fmt::format(R"({}{{"menu":"{}","access":"view"}})", grants.empty() ? "" : ",", item.key);
        if (i == roles - 1) grants += R"(,{"menu":"members.members","access":"operate"})"; // the last one that is tried
        bench.script(
            fmt::format("INSERT OR REPLACE INTO role(uid, domain_id, built_in, name, grants, version) VALUES('d{1}"
                        "', {0}, '', 'd{1}', '[{2}]', 1); INSERT INTO role_holding(role_uid, member_uid, "
                        "domain_id, scope) VALUES('d{1}', '{3}', {0}, '{{\"orgUnits\":[\"{4}\"],"
                        "\"includeSubOrgUnits\":true}}')",
                        domain, i, grants, who, branch.head.value));
    }
    bench.authenticator().forgetAll();
    const std::string mine = bench.signIn(who);
    const std::string all =
        bench.signIn(bench.text("SELECT uid FROM member WHERE super = 1 AND domain_id = " + std::to_string(domain)));
    const std::string target = "/v1.0/admin/users/" + branch.member + "/app-stop";
    std::vector<double> scoped, whole;
    for (int i = 0; i < kDecisions + 200; ++i) {
        const double one = bench.ask(mine, Method::Get, target) * 1'000;
        const double other = bench.ask(all, Method::Get, target) * 1'000;
        if (i < 200) continue;
        scoped.push_back(one);
        whole.push_back(other);
    }
    report("R1", fmt::format("a small request decided, {}", what), 0, std::move(scoped), "us");
    report("R1", fmt::format("the same by the highest administrator ({})", what), 0, std::move(whole), "us");
}

} // namespace

int main(int argc, char** argv) {
    const long size = argc > 1 ? std::strtol(argv[1], nullptr, 10) : kMeasuredAt;
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("sekisho-rights-{}", ::getpid());
    std::filesystem::create_directories(folder);
    {
        Bench bench(folder, size);
        onSample(bench, size);
        if (size == kMeasuredAt) {
            for (const int units : {10, 1'000, 10'000})
                deciding(bench, branchOf(bench, units), 1, fmt::format("1 role over {} organizations", units));
            const Branch branch = branchOf(bench, 12);
            for (const int roles : {10, 100})
                deciding(bench, branch, roles, fmt::format("{} roles", roles));
        }
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
