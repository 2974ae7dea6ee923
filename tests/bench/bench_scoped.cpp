// F11 over every list: what a page costs a deputy of a branch against the highest administrator, through all gates and
// without a network, page after page, by turns. Two branches: the largest, and one of about a hundredth of the tenant.
// Times are those of the thread's own processor, so that other work on the machine does not count; `ratio_first` is the
// ratio when the deputy goes through his list for the first time, before anything of it is in memory; `ahead_ms` is
// what a page of his costs besides, on another thread, while nobody waits for it.
//
//   bench_scoped MEMBERS     prints JSON records

#include "models/domain/log_facts.h"
#include "service/store/journal.h"
#include "tests/bench/gate_bench.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

using namespace sekishod;
using sekisho::Result;
using sekisho::bench::giveUp;
using sekisho::bench::need;
using sekisho::sql::Database;
using Bench = sekisho::bench::GateBench;

namespace {

constexpr int kTurns = 120;      // pages of each, of which a tenth warms up
constexpr int kFirstTurns = 40;  // of the first time through
constexpr int kRecords = 60'000; // of the logs
constexpr int kOthers = 30'000;  // detections, trusted devices, changes

struct List {
    std::string_view what;
    std::string path; // with a question mark
    bool paged = true;
};

std::string cursorOf(const std::string& body) {
    constexpr std::string_view key = "\"nextCursor\":";
    const auto at = body.rfind(key);
    if (at == std::string::npos || body[at + key.size()] != '"') return {};
    const auto from = at + key.size() + 1;
    std::string out;
    for (const char c : body.substr(from, body.find('"', from) - from))
        out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c)
                                                                : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

// One who goes through a list, and begins again at its end.
class Reader {
  public:
    Reader(Bench& bench, std::string token, const List& list) : bench_(bench), token_(std::move(token)), list_(list) {}
    double next() {
        std::string body;
        const auto took =
            bench_.took(token_, Method::Get, list_.path + (cursor_.empty() ? "" : "&cursor=" + cursor_), {}, &body);
        cursor_ = list_.paged ? cursorOf(body) : "";
        return took.processor;
    }
    void beginAgain() { cursor_.clear(); }

  private:
    Bench& bench_;
    std::string token_;
    const List& list_;
    std::string cursor_;
};

double medianOf(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

// Of the other threads' processors: what is read ahead (service/http/read_ahead.h) is done for the deputy alone.
double besides() {
    return Bench::processorMillis(CLOCK_PROCESS_CPUTIME_ID) - Bench::processorMillis();
}

void compare(Bench& bench, const std::string& highest, const std::string& deputy, const List& list,
             std::string_view branch, long size) {
    Reader all(bench, highest, list), part(bench, deputy, list);
    std::vector<double> ofAll, ofPart, firstOfAll, firstOfPart;
    const double began = besides();
    const int turns = list.paged || size <= 100'000 ? kTurns : kFirstTurns + 6; // a number of all takes a second
    for (int turn = 0; turn < turns; ++turn) {
        const double one = part.next(), other = all.next();
        (turn < kFirstTurns ? firstOfPart : ofPart).push_back(one);
        (turn < kFirstTurns ? firstOfAll : ofAll).push_back(other);
    }
    const double ahead = (besides() - began) / turns;
    if (list.paged) { // through the same pages once more
        part.beginAgain();
        ofPart.clear();
        for (int turn = 0; turn < kFirstTurns; ++turn)
            ofPart.push_back(part.next());
    }
    const double mine = medianOf(ofPart), whole = medianOf(ofAll);
    fmt::print(R"({{"id":"F11","what":"{}: deputy of {} against the highest administrator","size":{},"unit":"ms",)"
               R"("highest_ms":{:.3f},"deputy_ms":{:.3f},"ratio":{:.2f},"ratio_first":{:.2f},"ahead_ms":{:.3f}}})"
               "\n",
               list.what, branch, size, whole, mine, mine / whole, medianOf(firstOfPart) / medianOf(firstOfAll), ahead);
    std::fflush(stdout);
}

// What the sample has none of: records of logs, detections, trusted devices and changes, of members at random.
void fill(Bench& bench) {
    const auto domain = bench.tenant().domain;
    const std::string some = fmt::format("FROM member WHERE domain_id = {} AND deleted IS NULL", domain);
    const auto uids = need(bench.store().read([&](Database& db) {
        return db.rows<std::string>(fmt::format("SELECT uid {} ORDER BY random() LIMIT {}", some, kOthers));
    }));
    std::mt19937 random(1);
    const auto& logs = sekisho::logFacts();
    for (int done = 0; done < kRecords;) {
        std::vector<sekisho::AuditRecord> records;
        for (int i = 0; i < 5'000; ++i, ++done) {
            sekisho::AuditRecord& record = records.emplace_back();
            record.domain = domain;
            record.log = logs[random() % logs.size()].key;
            record.at = record.recorded = sekisho::fromMillis(1'700'000'000'000 + done * 1'000LL);
            record.actorId = std::get<0>(uids[random() % uids.size()]);
            record.actorName = "佐藤 花子";
            record.action = "talk.message.sent";
            record.targetKind = "channel";
            record.targetId = fmt::format("room-{}", random() % 2'000);
            record.targetName = "営業部の部屋";
            record.result = "success";
            record.ip = "203.0.113.7";
            record.client = "mobileApp";
            record.requestId = "bench";
            record.changesJson = R"({"channelId":"c-1"})";
        }
        need(bench.store().write([&](Database& db) { return appendAudits(db, records); }));
    }
    const std::string shuffled = fmt::format("{} ORDER BY random() LIMIT {}", some, kOthers);
    bench.script(fmt::format(
        "INSERT INTO detection(domain_id, policy_uid, service, seq, record_seq, at, found, member_uid, member_name, "
        "target, excerpt) SELECT {0}, 'p', 'talk', 1, 1, 1, 1, uid, '佐藤 花子', '営業部の部屋', '[]' {1};"
        "INSERT INTO trusted_device(id, domain_id, member_uid, token_hash, name, os, trusted, last_used) SELECT uid, "
        "{0}, "
        "uid, uid, 'Phone', 'iOS', 1, abs(random()) % 1000000 {1};"
        "INSERT INTO change(domain_id, kind, uid, op, at) SELECT {0}, 'member', uid, 'put', 1 {1};",
        domain, shuffled));
}

std::string deputyOver(Bench& bench, std::string_view login, std::int64_t unit) {
    const auto domain = bench.tenant().domain;
    const std::string who =
        bench.text(fmt::format("SELECT uid FROM member WHERE domain_id = {} AND email LIKE '{}@%'", domain, login));
    std::string grants;
    for (const std::string_view menu : {"members", "audit", "monitoring", "security.sessions", "security.usage",
                                        "security.trustedDevices", "security.lostDevice"})
        grants += fmt::format(R"({}{{"menu":"{}","access":"view"}})", grants.empty() ? "" : ",", menu);
    bench.script(fmt::format(
        "INSERT OR IGNORE INTO role(uid, domain_id, built_in, name, grants, version) VALUES('lists', {0}, '', '支社', "
        "'[{1}]', 1); DELETE FROM role_holding WHERE member_uid = '{2}'; INSERT INTO role_holding(role_uid, "
        "member_uid, "
        "domain_id, scope) SELECT 'lists', '{2}', {0}, '{{\"orgUnits\":[\"' || uid || "
        "'\"],\"includeSubOrgUnits\":true}}' FROM orgunit WHERE id = {3}",
        domain, grants, who, unit));
    return bench.signIn(who);
}

struct BranchFound {
    std::int64_t unit = 0;
    std::int64_t members = 0;
};
// The organization below a top whose members are nearest to this share of the tenant.
BranchFound branchOf(Bench& bench, double share) {
    const auto found = need(bench.store().read([&](Database& db) {
        return db.first<std::int64_t, std::int64_t>(fmt::format(
            "SELECT o.id, count(*) AS n FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id WHERE o.domain_id = "
            "{0} AND o.parent_id IS NOT NULL GROUP BY o.id ORDER BY abs(n - {1} * (SELECT count(*) FROM member WHERE "
            "domain_id = {0})) LIMIT 1",
            bench.tenant().domain, share));
    }));
    if (!found) giveUp("no organization");
    return {std::get<0>(*found), std::get<1>(*found)};
}

} // namespace

int main(int argc, char** argv) {
    const long size = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 100'000;
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("sekisho-scoped-{}", ::getpid());
    std::filesystem::create_directories(folder);
    {
        Bench bench(folder, size);
        fill(bench);
        const auto domain = bench.tenant().domain;
        const std::string highest =
            bench.signIn(bench.text(fmt::format("SELECT uid FROM member WHERE super = 1 AND domain_id = {}", domain)));
        const std::string before = bench.text(
            fmt::format("SELECT max(max(seq) - {}, 1) || '' FROM change WHERE domain_id = {}", kOthers / 2, domain));
        const std::vector<List> lists{
            {"page of 100 members", "/v1.0/users?count=100"},
            {"page of 100 members by name", "/v1.0/users?count=100&orderBy=NAME"},
            {"page of 100 organizations", "/v1.0/orgunits?count=100"},
            {"page of 100 sessions", "/v1.0/admin/sessions?count=100"},
            {"first page of sessions with their number", "/v1.0/admin/sessions?count=100", false},
            {"page of 100 devices", "/v1.0/admin/devices?count=100"},
            {"first page of devices with their number", "/v1.0/admin/devices?count=100", false},
            {"page of 100 trusted devices", "/v1.0/admin/trusted-devices?count=100"},
            {"page of 100 records of the logs", "/v1.0/admin/logs/records?count=100"},
            {"page of 100 detections", "/v1.0/admin/monitoring/detections?count=100"},
            {"500 changes of the feed", "/v1.0/admin/changes?count=500&cursor=" + before, false},
        };
        struct Sized {
            std::string_view login, name;
            double share;
        };
        for (const Sized& branch : {Sized{"operator1", "a branch", 0.15}, {"viewer1", "a small branch", 0.01}}) {
            const BranchFound found = branchOf(bench, branch.share);
            const std::string deputy = deputyOver(bench, branch.login, found.unit);
            const auto name = fmt::format("{} ({:.1f} %)", branch.name,
                                          100.0 * static_cast<double>(found.members) / static_cast<double>(size));
            for (const List& list : lists)
                compare(bench, highest, deputy, list, name, size);
        }
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
