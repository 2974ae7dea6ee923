// What the service takes for the preview of a drag in the tree of organizations: one move, planned with everything that
// hangs below it, in tenants of 10, 1,000 and 10,000 organizations with three members each. It does not grow with the
// members elsewhere, so it is measured once.
//
//   bench_moves MEMBERS     prints JSON records when MEMBERS is 100000

#include "service/auth/endpoints.h"
#include "service/auth/role_rows.h"
#include "service/changesets/changesets.h"
#include "service/rules/bulk.h"
#include "service/rules/subjects.h"
#include "service/store/uid.h"
#include "service/tenant_setup.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace sekishod;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::OrgUnit;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::bench::giveUp;
using sekisho::bench::need;
using sekisho::sql::Database;

namespace {

constexpr int kMeasuredAt = 100'000;
constexpr int kRounds = 20;
constexpr int kMembersOfUnit = 3;
constexpr int kBranches = 10; // at each place of the tree

OrgUnit unitOf(const Tenant& tenant, const std::vector<OrgUnit>& above, int i) {
    OrgUnit unit;
    unit.domain = tenant.domain;
    unit.id = OrgUnitId(newUid());
    if (i >= kBranches) unit.parent = above[static_cast<std::size_t>(i / kBranches - 1)].id;
    unit.displayOrder = i % kBranches + 1;
    unit.name = fmt::format("第{}部", i);
    unit.email = fmt::format("org{}@{}", i, tenant.workgroup);
    unit.useMessage = true;
    unit.version = 1;
    return unit;
}

sekisho::Member memberOf(const Tenant& tenant, const OrgUnit& unit, int number, sekisho::Instant now) {
    sekisho::Member member;
    member.domain = tenant.domain;
    member.id = sekisho::UserId(newUid());
    member.email = fmt::format("m{}@{}", number, tenant.workgroup);
    member.name.lastName = "佐藤";
    member.name.firstName = fmt::format("{}", number);
    member.createdAt = member.updatedAt = now;
    member.version = 1;
    auto& organization = member.organizations.emplace_back();
    organization.domain = tenant.domain;
    organization.primary = true;
    organization.email = member.email;
    auto& of = organization.orgUnits.emplace_back();
    of.orgUnit = unit.id;
    of.primary = true;
    return member;
}

Result<std::vector<OrgUnit>> fill(Database& db, const Tenant& tenant, int count, sekisho::Instant now) {
    SEKISHO_TRY(load, BulkLoad::open(db, tenant));
    std::vector<OrgUnit> units;
    for (int i = 0; i < count; ++i) {
        units.push_back(unitOf(tenant, units, i));
        SEKISHO_CHECK(load.insertOrgUnit(units.back()));
        for (int m = 0; m < kMembersOfUnit; ++m)
            SEKISHO_CHECK(load.insertMember(memberOf(tenant, units.back(), i * kMembersOfUnit + m, now)));
    }
    SEKISHO_CHECK(load.finish());
    return units;
}

class Preview {
  public:
    Preview(const std::filesystem::path& folder, int units)
        : store_(need(TenantStore::open(DataDir{folder}, sekisho::sql::Key{1, 2, 3}, 1))),
          authenticator_(makeAuthenticator(*store_, clock_)),
          subjects_(makeSubjectResolver()), services_{*store_, clock_, hub_, *authenticator_, *subjects_},
          changesets_(services_) {
        TenantSetup setup;
        setup.workgroup = setup.name = "bench";
        setup.admin = "admin";
        setup.now = clock_.now();
        ImportBatch faults;
        const auto made = need(store_->write([&](Database& db) { return makeTenant(db, setup, faults); }));
        domain_ = made.tenant.domain;
        units_ = need(store_->write([&](Database& db) { return fill(db, made.tenant, units, clock_.now()); }));
    }

    // The first branch, with all that is below it, comes under the last one. Milliseconds; nothing is kept.
    double once() {
        sekisho::NewChangeset wanted;
        wanted.title = "bench";
        wanted.origin = sekisho::ChangesetOrigin::Move;
        wanted.plan = true;
        sekisho::Operation& move = wanted.operations.emplace_back();
        move.no = 1;
        move.kind = "orgUnit";
        move.action = "move";
        move.id = units_.front().id.value;
        move.value = fmt::format(R"({{"parentOrgUnitId":"{}"}})", units_[kBranches - 1].id.value);
        double took = 0;
        const Done done = store_->write([&](Database& db) -> Done {
            SEKISHO_TRY(admin, db.first<std::string>("SELECT uid FROM member WHERE super = 1"));
            const Request request;
            const Endpoint endpoint;
            Call call{request, endpoint};
            call.caller.domain = domain_;
            call.caller.user = sekisho::UserId(std::get<0>(*admin));
            SEKISHO_TRY(roles, rolesOf(db, domain_, call.caller.user));
            call.caller.roles = std::move(roles);
            call.db = &db;
            call.now = clock_.now();
            const auto begin = std::chrono::steady_clock::now();
            SEKISHO_TRY(head, changesets_.create(call, wanted));
            took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
            if (head.set.count(sekisho::Verdict::Changed) != 1) return Error(ErrorKind::Internal, "REFUSED");
            return Error(ErrorKind::Cancelled, "CANCELLED"); // rolled back
        });
        if (done.error().code != "CANCELLED") giveUp(done.error());
        return took;
    }

  private:
    sekisho::SystemClock clock_;
    PushHub hub_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    Services services_;
    Changesets changesets_;
    sekisho::DomainId domain_ = 0;
    std::vector<OrgUnit> units_;
};

void measure(const std::filesystem::path& folder, int units) {
    std::filesystem::create_directories(folder);
    Preview preview(folder, units);
    preview.once(); // warms up
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round)
        times.push_back(preview.once());
    std::ranges::sort(times);
    fmt::print("{{\"id\":\"F9\",\"what\":\"tree of {} organizations: preview of a move, on the service\",\"size\":{},"
               "\"unit\":\"ms\",\"p50\":{:.2f},\"p95\":{:.2f},\"max\":{:.2f},\"n\":{}}}\n",
               fmt::group_digits(units), kMeasuredAt, times[kRounds / 2], times[kRounds * 95 / 100], times.back(),
               kRounds);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || std::atoi(argv[1]) != kMeasuredAt) return 0;
    std::string pattern = (std::filesystem::temp_directory_path() / "bench-moves-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    for (const int units : {10, 1'000, 10'000})
        measure(folder / fmt::format("{}", units), units);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
