// F9: changesets on the service, without the network: planning and applying new members and changes of members, in a
// tenant of the given size. What a small PATCH costs with and without the changeset that it leaves. How long a writer
// waits while a large one is applied, and what that one gets done beside him. Prints JSON records, one a line.
//
//   bench_changesets [MEMBERS [OPERATIONS]]     100,000 and as many operations when nothing is said

#include "models/api/changeset_wire.h"
#include "service/auth/endpoints.h"
#include "service/changesets/changesets.h"
#include "service/rules/members.h"
#include "service/rules/subjects.h"
#include "service/store/before_images.h"
#include "service/store/uid.h"
#include "service/tenant_setup.h"
#include "tests/bench/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace sekishod;
using sekisho::ChangesetState;
using sekisho::Operation;
using sekisho::Result;
using sekisho::bench::giveUp;
using sekisho::bench::need;
using sekisho::sql::Database;

namespace {

using Time = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kOften{5}, kNowAndThen{37}; // between somebody else's commits

double secondsSince(Time::time_point begin) {
    return std::chrono::duration<double>(Time::now() - begin).count();
}

double at(std::vector<double>& times, double share) {
    std::ranges::sort(times);
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

class Bench {
  public:
    Bench(const std::filesystem::path& folder, int members) : members_(members) {
        store_ = need(TenantStore::open(DataDir{folder}, sekisho::sql::Key{1, 2, 3}, 2), "store");
        TenantSetup setup;
        setup.workgroup = setup.name = "bench";
        setup.admin = "admin";
        setup.now = setup.sample.base = clock_.now();
        setup.sample.members = members;
        ImportBatch faults;
        const auto made = need(store_->write([&](Database& db) { return makeTenant(db, setup, faults); }), "tenant");
        domain_ = made.tenant.domain;
        authenticator_ = makeAuthenticator(*store_, clock_);
        subjects_ = makeSubjectResolver();
        services_.reset(new Services{*store_, clock_, hub_, *authenticator_, *subjects_});
        changesets_ = std::make_unique<Changesets>(*services_);
        admin_ = one("SELECT uid FROM member WHERE super = 1");
        units_ = column("SELECT uid FROM orgunit ORDER BY id");
        uids_ =
            column("SELECT uid FROM member WHERE super = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                   "role_holding) ORDER BY id");
    }

    std::vector<Operation> creates(int count, int from = 0) const {
        std::vector<Operation> out;
        for (int i = from; i < from + count; ++i) {
            Operation o = numbered(i - from, "create");
            o.value = fmt::format(
                R"({{"domainId":{0},"email":"new{1}","privateEmail":"new{1}@example.com","userExternalKey":"N{1}","userName":)"
                R"({{"lastName":"佐藤{2}","firstName":"花子","phoneticLastName":"サトウ","phoneticFirstName":"ハナコ"}},"telephone":)"
                R"("03-5555-{3:04}","employeeNumber":"{1}","organizations":[{{"domainId":{0},"primary":true,"orgUnits":)"
                R"([{{"orgUnitId":"{4}","primary":true}}]}}]}})",
                domain_, i, i % 97, i % 10000, units_[static_cast<std::size_t>(i) % units_.size()]);
            out.push_back(std::move(o));
        }
        return out;
    }
    std::vector<Operation> updates(int count, int from = 0) const {
        std::vector<Operation> out;
        for (int i = 0; i < count; ++i) {
            Operation o = numbered(i, "update");
            o.id = uids_[static_cast<std::size_t>(i) % uids_.size()];
            o.value = fmt::format(R"({{"task":"担当{}","telephone":"03-5555-{:04}"}})", from + i, i % 10000);
            out.push_back(std::move(o));
        }
        return out;
    }

    // Who goes leaves his groups and his organizations' rooms.
    std::vector<Operation> deletes(int count) const {
        std::vector<Operation> out;
        for (int i = 0; i < std::min<int>(count, static_cast<int>(uids_.size())); ++i) {
            Operation o = numbered(i, "delete");
            o.id = uids_[static_cast<std::size_t>(i)];
            out.push_back(std::move(o));
        }
        return out;
    }

    // `pause`: somebody else writes meanwhile and rests so long each time; a long one finds the work as it goes on
    // alone. None: nobody does.
    void run(const char* what, const std::vector<Operation>& operations, std::chrono::milliseconds pause = {}) {
        const bool besides = pause.count() > 0;
        const auto count = static_cast<double>(operations.size());
        auto begin = Time::now();
        const std::int64_t row = taken(operations);
        const double taking = secondsSince(begin);
        begin = Time::now();
        changesets_->planOnce();
        const double planning = secondsSince(begin);
        expect(row, ChangesetState::Planned);
        set(row, "state = 'applying', done = 0, to_do = total");
        std::vector<double> waits;
        std::atomic<bool> over = !besides;
        std::thread other([&] { waits = waitFor(over, pause); });
        begin = Time::now();
        while (changesets_->applyOnce()) {
        }
        const double applying = secondsSince(begin);
        over = true;
        other.join();
        expect(row, ChangesetState::Applied);
        if (!besides) record(fmt::format("{}: taken in", what), count / taking, taking);
        if (!besides) record(fmt::format("{}: planned", what), count / planning, planning);
        const char* who = pause == kOften ? "another" : "a lone";
        record(fmt::format("{}: applied{}", what, besides ? fmt::format(" beside {} writer", who) : ""),
               count / applying, applying);
        if (besides) recordWaits(who, what, waits);
    }

    // What the store does for one small change, by turns with and without keeping what was before.
    void patches(int rounds) {
        std::vector<double> plain, kept;
        for (int i = 0; i < 2 * rounds; ++i) {
            const bool keeps = i % 2 == 1;
            const auto begin = Time::now();
            need(store_->write([&](Database& db) -> Result<std::int64_t> { return patch(db, i, keeps); }), "patch");
            (keeps ? kept : plain).push_back(1000 * secondsSince(begin));
        }
        const double without = at(plain, 0.5), with = at(kept, 0.5);
        fmt::print(
            "{{\"id\":\"F9\",\"what\":\"small change, store alone, with its before-image\",\"size\":{},\"unit\":\"ms\","
            "\"p50\":{:.3f},\"without\":{:.3f},\"ratio\":{:.2f},\"n\":{}}}\n",
            members_, with, without, with / without, rounds);
        std::fflush(stdout);
    }

  private:
    static Operation numbered(int i, const char* action) {
        Operation o;
        o.no = i + 1;
        o.kind = "member";
        o.action = action;
        return o;
    }
    std::vector<std::string> column(const std::string& sqlText) {
        std::vector<std::string> out;
        for (auto& [value] : need(store_->read([&](Database& db) { return db.rows<std::string>(sqlText); }), "rows"))
            out.push_back(value);
        return out;
    }
    std::string one(const std::string& sqlText) { return column(sqlText).at(0); }

    std::int64_t taken(const std::vector<Operation>& operations) {
        std::string text;
        for (const auto& operation : operations)
            sekisho::api::appendOperation(text, operation);
        ChangesetHead head;
        head.domain = domain_;
        head.client = "sekisho-console";
        head.set.id = sekisho::ChangesetId(newUid());
        head.set.title = "bench";
        head.set.authorId = admin_;
        head.set.authorName = "admin";
        head.set.createdAt = clock_.now();
        head.menus = {"members.members"};
        need(store_->write([&](Database& db) { return insertChangeset(db, head); }), "changeset");
        Request request;
        request.body = std::move(text);
        const Endpoint endpoint;
        Call call{request, endpoint};
        call.caller.domain = domain_;
        call.caller.user = sekisho::UserId(admin_);
        call.now = clock_.now();
        need(changesets_->receive(call, head.set.id.value, 1, request.body), "operations");
        set(head.row, "state = 'planning', to_do = total");
        return head.row;
    }
    void set(std::int64_t row, std::string_view what) {
        need(store_->write([&](Database& db) {
            return db.exec(fmt::format("UPDATE changeset SET {} WHERE id = :id", what), row);
        }),
             "state");
    }
    void expect(std::int64_t row, ChangesetState state) {
        const auto head = need(store_->read([&](Database& db) { return loadChangesetRow(db, row); }), "changeset");
        if (!head || head->set.state != state || head->set.count(sekisho::Verdict::Refused) > 0)
            giveUp(head && head->set.error ? head->set.error->code : "the changeset is not where it should be");
    }
    // Small commits of somebody else.
    std::vector<double> waitFor(const std::atomic<bool>& over, std::chrono::milliseconds pause) {
        std::vector<double> waits;
        while (!over) {
            const auto begin = Time::now();
            need(
                store_->write([](Database& db) { return db.exec("UPDATE meta SET value = value WHERE key = 'none'"); }),
                "write");
            waits.push_back(1000 * secondsSince(begin));
            std::this_thread::sleep_for(pause);
        }
        return waits;
    }
    Result<std::int64_t> patch(Database& db, int i, bool keeps) {
        if (keeps) SEKISHO_CHECK(captureImages(db, {}));
        SEKISHO_TRY(tenant, loadTenant(db, domain_));
        SEKISHO_TRY(before, loadMember(db, domain_, uids_[static_cast<std::size_t>(i * 7919) % uids_.size()]));
        sekisho::Member after = before.member;
        after.nickName = fmt::format("n{}", i);
        UnitOfWork unit;
        unit.domain = domain_;
        unit.now = clock_.now();
        Effects effects;
        SEKISHO_CHECK(updateMember(db, tenant, before, std::move(after), unit.now, effects));
        effects.moveTo(unit);
        SEKISHO_TRY(seq, appendJournal(db, unit));
        if (!keeps) return seq;
        SEKISHO_CHECK(db.execOften(
            "INSERT INTO changeset(uid, domain_id, title, origin, action, author_id, author_name, client_id, menus, "
            "state, "
            "created, applied, images) VALUES(:uid, :domain, 'x', 'edit', 'member.update', :author, 'x', 'x', "
            "'members.members', 'applied', :created, :applied, 1)",
            orderedUid(unit.now), domain_, admin_, sekisho::toMillis(unit.now), sekisho::toMillis(unit.now)));
        SEKISHO_CHECK(storeImages(db, db.lastInsertId(), 0));
        return seq;
    }
    void record(const std::string& what, double rate, double seconds) const {
        fmt::print("{{\"id\":\"F9\",\"what\":\"{}\",\"size\":{},\"rows per s\":{:.0f},\"seconds\":{:.2f}}}\n", what,
                   members_, rate, seconds);
        std::fflush(stdout);
    }

    void recordWaits(const char* who, const char* what, std::vector<double>& waits) const {
        fmt::print("{{\"id\":\"F10\",\"what\":\"{} writer while {} are "
                   "applied\",\"size\":{},\"unit\":\"ms\",\"p50\":{:.2f},"
                   "\"p99\":{:.2f},\"max\":{:.2f},\"n\":{}}}\n",
                   who, what, members_, at(waits, 0.5), at(waits, 0.99), at(waits, 1), waits.size());
        std::fflush(stdout);
    }

    int members_;
    sekisho::SystemClock clock_;
    PushHub hub_;
    std::unique_ptr<TenantStore> store_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<SubjectResolver> subjects_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<Changesets> changesets_;
    sekisho::DomainId domain_ = 0;
    std::string admin_;
    std::vector<std::string> units_;
    std::vector<std::string> uids_;
};

} // namespace

int main(int argc, char** argv) {
    const int members = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int operations = argc > 2 ? std::atoi(argv[2]) : members;
    std::string pattern = (std::filesystem::temp_directory_path() / "bench-changesets-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    {
        Bench bench(folder, members);
        bench.patches(1'000);
        bench.run("changed members", bench.updates(operations));
        bench.run("new members", bench.creates(operations));
        bench.run("changed members", bench.updates(operations / 4, operations), kOften);
        bench.run("new members", bench.creates(operations / 4, operations), kOften);
        bench.run("changed members", bench.updates(operations / 2, 2 * operations), kNowAndThen);
        bench.run("removed members", bench.deletes(operations / 4));
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
