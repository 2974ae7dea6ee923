// The trial run of an unsaved policy finds exactly what detection finds (★W5), says how far it came, and stops when
// nobody waits any more.

#include "service/monitoring/monitor_policies.h"
#include "service/monitoring/trial_desk.h"
#include "tests/service/monitoring_fixture.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <random>
#include <set>
#include <thread>

namespace sekishod::test::test_monitoring_trial {
namespace {

using sekisho::MonitorService;
using sekisho::policy::MonitorPolicy;
using sekisho::policy::Values;
using sekisho::sql::Database;
using Texts = std::vector<std::string>;

class TrialTest : public MonitoringTest {
  protected:
    sekisho::Result<sekisho::api::TrialText> trial(const MonitorPolicy& draft, TrialOrder order = {}) {
        order.domain = domain;
        order.draft = draft;
        order.now = clock.now();
        if (order.from == sekisho::Instant{}) order.from = clock.now() - kLongestTrial;
        auto reader = store->openReader();
        EXPECT_TRUE(reader);
        return runTrial(*reader, order, {});
    }
    std::set<std::int64_t> foundBy(const MonitorPolicy& draft) {
        std::set<std::int64_t> out;
        TrialOrder order;
        order.found = [&out](std::int64_t seq) { EXPECT_TRUE(out.insert(seq).second) << seq << " twice"; };
        const auto result = trial(draft, std::move(order));
        EXPECT_TRUE(result) << (result ? "" : result.error().code + result.error().detail);
        EXPECT_TRUE(result->complete);
        EXPECT_EQ(result->found, static_cast<std::int64_t>(out.size()));
        return out;
    }
    std::set<std::int64_t> detected(const std::string& policyId) {
        std::set<std::int64_t> out;
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::int64_t>("SELECT seq FROM detection WHERE policy_uid = :policy", policyId);
        });
        EXPECT_TRUE(rows);
        for (const auto& [seq] : *rows)
            EXPECT_TRUE(out.insert(seq).second) << seq << " twice";
        return out;
    }
};

// Policies and events by chance, from a small world in which many of them meet.
class TrialWorld {
  public:
    TrialWorld(unsigned seed, sekisho::Instant now, Texts logins, Texts uids, Texts units)
        : random_(seed), now_(now), logins_(std::move(logins)), uids_(std::move(uids)), units_(std::move(units)) {}

    MonitorPolicy policy(int number) {
        MonitorPolicy out;
        out.service = chance(50) ? MonitorService::Talk : MonitorService::Drive;
        out.name = fmt::format("方針 {}", number);
        out.values = out.service == MonitorService::Talk ? talk() : drive();
        return out;
    }
    json::object doing(int number) {
        const std::string type = chance(50) ? std::string("sekisho.talk.message.sent") : operation();
        const auto ago = std::chrono::minutes(pick(chance(50) ? 60 * 24 * 3 : 60 * 24 * 85));
        return {{"specversion", "1.0"},
                {"id", fmt::format("d-{}", number)},
                {"source", "/random"},
                {"type", type},
                {"time", sekisho::formatUtc(now_ - ago)},
                {"data", type == "sekisho.talk.message.sent" ? said() : done(type)}};
    }
    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return pick(100) < percent; }

  private:
    static constexpr std::array kWords{"ひみつ", "ヒミツ", "ﾋﾐﾂ",  "secret", "ＳＥＣＲＥＴ",
                                       "見積書", "(社外)", "請求", "ふつう"};
    static constexpr std::array kFiles{"見積書.xlsx", "SECRET.zip", "写真.jpg", "ひみつ.txt", "議事録"};

    std::string dayBefore(int days) const {
        return sekisho::formatUtc(now_ - std::chrono::hours(24 * days)).substr(0, 10);
    }
    std::string word() { return kWords[static_cast<std::size_t>(pick(static_cast<int>(kWords.size())))]; }
    std::string file() { return kFiles[static_cast<std::size_t>(pick(static_cast<int>(kFiles.size())))]; }
    template<class T>
    const T& any(const std::vector<T>& of) {
        return of[static_cast<std::size_t>(pick(static_cast<int>(of.size())))];
    }
    std::string address() { return chance(25) ? fmt::format("guest{}@example.com", pick(3)) : any(logins_); }
    std::string operation() {
        static const Texts all{"sekisho.drive.file.downloaded", "sekisho.drive.file.downloaded",
                               "sekisho.drive.file.uploaded", "sekisho.drive.link.created",
                               "sekisho.drive.file.copied"};
        return any(all);
    }
    Texts addresses() {
        Texts out;
        for (int i = pick(3); i > 0; --i)
            if (const auto one = address(); std::ranges::find(out, one) == out.end()) out.push_back(one);
        return out;
    }
    Values talk() {
        Values out;
        static const std::vector<Texts> targets{{"members"}, {"external"}, {"members", "external"}};
        out["targets"] = any(targets);
        if (chance(40)) out["senders"] = addresses();
        if (chance(30)) out["receivers"] = addresses();
        if (chance(20)) out["criterion"] = std::string("attachment");
        out["keyword"] = chance(20) ? std::string() : chance(30) ? word() + " " + word() : word();
        static const Texts bots{"exclude", "include", "only"};
        out["bot"] = any(bots);
        return out;
    }
    Values drive() {
        static const Texts operations{"download", "upload", "link"}, where{"nameAndContent", "name", "content"},
            zones{"Asia/Tokyo", "America/New_York", "UTC", "Asia/Kolkata"};
        Values out;
        out["zone"] = any(zones);
        out["operation"] = any(operations);
        out["keyword"] = word();
        out["where"] = any(where);
        if (chance(60)) {
            out["operation"] = std::string("download");
            out["criterion"] = std::string(chance(50) ? "size" : "count");
            out["sizeMB"] = std::int64_t{1 + pick(40)};
            out["files"] = std::int64_t{1 + pick(6)};
        }
        if (chance(40)) {
            out["audience"] = std::string("chosen");
            out["targets"] = chance(50) ? Texts{any(uids_)} : Texts{any(units_), any(uids_)};
        }
        if (chance(20)) {
            out["endless"] = false;
            out["start"] = dayBefore(50);
            out["end"] = dayBefore(1);
        }
        return out;
    }
    json::object said() {
        json::object out{{"sender", address()}, {"channelId", "c"}, {"text", chance(10) ? "" : word() + "と" + word()}};
        json::array receivers{address()};
        for (int i = pick(3); i > 0; --i)
            receivers.emplace_back(address());
        out["receivers"] = std::move(receivers);
        if (chance(30)) out["attachments"] = json::array{json::object{{"name", file()}, {"size", 1}}};
        if (chance(20)) out["bot"] = chance(80);
        if (chance(5)) out["result"] = "failed";
        return out;
    }
    json::object done(const std::string& type) {
        json::object out{{"member", chance(90) ? any(logins_) : address()},
                         {"fileId", "f"},
                         {"fileName", file()},
                         {"size", std::int64_t{pick(20)} * 1'000'000}};
        const bool whole = type != "sekisho.drive.file.copied"; // which tells less, and is not monitored
        if (whole && chance(30)) out["content"] = word() + word();
        if (whole && chance(20)) out["folder"] = chance(50);
        if (chance(5)) out["result"] = "denied";
        return out;
    }

    std::mt19937 random_;
    sekisho::Instant now_;
    Texts logins_, uids_, units_;
};

TEST_F(TrialTest, FindsWhatDetectionFinds) {
    std::int64_t all = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        script(
            "DELETE FROM monitor_policy; DELETE FROM monitor_exception; DELETE FROM meta WHERE key LIKE 'monitor:%'");
        // Only what this round takes in: the trial looks at all that is recorded.
        clock.advance(kLongestTrial + std::chrono::hours(24 * 90));
        Texts uids, logins, units;
        for (int i = 0; i < 5; ++i) {
            uids.push_back(plainMember(i));
            logins.push_back(loginOf(uids.back()));
            units.push_back(text(fmt::format("SELECT o.uid FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id "
                                             "JOIN member m ON m.id = s.member_id WHERE m.uid = '{}' ORDER BY o.depth "
                                             "DESC LIMIT 1",
                                             uids.back())));
        }
        TrialWorld world(seed, clock.now(), logins, uids, units);
        Tenant tenant;
        std::vector<MonitorPolicy> drafts, saved;
        for (int i = 0; drafts.size() < 25 && i < 200; ++i) {
            MonitorPolicy draft = world.policy(i);
            draft.values = sekisho::policy::completed(sekisho::policy::monitorSchema(draft.service), draft.values);
            if (!sekisho::policy::monitorFaults(draft).empty()) continue; // the same addresses on both sides
            const auto stored = store->write([&](Database& db) -> sekisho::Result<MonitorPolicy> {
                Effects effects;
                SEKISHO_TRY(of, loadTenant(db, domain));
                return createMonitorPolicy(db, of, draft, {"x", "x", clock.now()}, effects);
            });
            ASSERT_TRUE(stored) << stored.error().code << " at " << stored.error().field;
            drafts.push_back(draft);
            saved.push_back(*stored);
        }
        ASSERT_EQ(drafts.size(), 25U);
        EXPECT_EQ(
            send(signInAs("admin@sakura"), Method::Post, "/exceptions", json::object{{"members", json::array{uids[4]}}})
                .status,
            204);
        int number = static_cast<int>(seed) * 10'000;
        for (int batch = 0; batch < 12; ++batch) {
            json::array events;
            for (int i = 0; i < 25; ++i)
                events.push_back(world.doing(number++));
            take(events);
        }
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            const auto found = detected(saved[i].id);
            all += static_cast<std::int64_t>(found.size());
            EXPECT_EQ(foundBy(drafts[i]), found)
                << "seed " << seed << ", " << sekisho::api::policyValuesText(drafts[i].values);
        }
    }
    EXPECT_GT(all, 1000) << "hardly anything was found, so hardly anything was compared";
}

TEST_F(TrialTest, ThroughItsEndpointItSaysWhoAndShowsSamples) {
    take({message("秘密です"), message("ふつう"), message("秘密", taroLogin, -60 * 24 * 8), message("ヒミツと秘密")});
    const auto answer = tried(super, wish("", {{"keyword", "秘密"}}));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto week = object(answer);
    EXPECT_EQ(week.at("found"), 2);
    EXPECT_EQ(week.at("looked"), 3);
    EXPECT_EQ(week.at("complete"), true);
    EXPECT_EQ(week.at("samples").as_array().size(), 2U);
    EXPECT_FALSE(week.at("samples").at(0).as_object().contains("excerpts")) << "without the agreement";
    agree(super);
    const auto month =
        object(tried(super, wish("試", {{"keyword", "秘密"}}), "?service=talk&from=2026-10-25T00:00:00Z"));
    EXPECT_EQ(month.at("found"), 3);
    EXPECT_EQ(month.at("memberCount"), 2);
    EXPECT_EQ(month.at("members").at(0).at("count"), 2);
    EXPECT_EQ(month.at("members").at(0).at("userId"), json::string(hana));
    EXPECT_EQ(month.at("samples").at(0).at("excerpts").at(0).at("text"), "ヒミツと秘密");
    EXPECT_EQ(count("detection"), 0);
    EXPECT_EQ(count("monitor_policy"), 0);
    EXPECT_EQ(audits("monitoring.trial"), 2) << "each run has read what members wrote";
    EXPECT_NE(lastChanges("monitoring.trial").find("excerptsRead"), std::string::npos);
}

TEST_F(TrialTest, WhatCannotBeTriedIsRefused) {
    EXPECT_EQ(tried(super, wish("試"), "?service=mail").status, 400);
    EXPECT_EQ(tried(super, wish("試"), "?service=talk&from=soon").status, 400);
    EXPECT_EQ(tried(super, wish("試"), "?service=talk&from=2030-01-01T00:00:00Z").status, 400);
    EXPECT_EQ(codeOf(tried(super, wish("試", {{"targets", json::array{}}}))), "MONITOR_NOBODY");
    EXPECT_EQ(audits("monitoring.trial"), 0);
    // Longer ago than ninety days: those are what is looked at.
    const auto longest = object(tried(super, wish("試"), "?service=talk&from=2020-01-01T00:00:00Z"));
    EXPECT_EQ(str(longest, "from").substr(0, 10), sekisho::formatUtc(clock.now() - kLongestTrial).substr(0, 10));
}

TEST_F(TrialTest, WhenTimeIsOverTheNewestPartIsTold) {
    for (int day = 0; day < 30; ++day)
        take({message("語", hanaLogin, -60 * 24 * day)});
    MonitorPolicy draft;
    draft.name = "語";
    TrialOrder none;
    none.longest = std::chrono::milliseconds(0);
    const auto nothing = trial(draft, none);
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(nothing->complete);
    EXPECT_EQ(nothing->looked, 0);
    EXPECT_EQ(nothing->from, clock.now()) << "nothing was looked at";
    const auto whole = trial(draft);
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->complete);
    EXPECT_EQ(whole->found, 30);
    EXPECT_EQ(whole->from, clock.now() - kLongestTrial);
    // Half of the time: as many as lie in the part that it tells.
    TrialOrder some;
    std::int64_t told = 0;
    some.longest = std::chrono::milliseconds(20);
    some.found = [&told](std::int64_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
        ++told;
    };
    const auto part = trial(draft, some);
    ASSERT_TRUE(part);
    EXPECT_FALSE(part->complete);
    EXPECT_LT(part->found, 30);
    EXPECT_EQ(part->found, count("message_content", fmt::format("at >= {}", part->from.time_since_epoch().count())));
    EXPECT_EQ(part->found, told);
}

TEST_F(TrialTest, ARunEndsWhenNobodyWaits) {
    for (int batch = 0; batch < 40; ++batch) {
        json::array events;
        for (int i = 0; i < 50; ++i)
            events.push_back(message("語", hanaLogin, -batch));
        take(events);
    }
    TrialOrder order;
    order.domain = domain;
    order.draft.name = "語";
    order.now = clock.now();
    order.from = clock.now() - kLongestTrial;
    std::atomic<bool> begun = false;
    order.found = [&begun](std::int64_t) {
        begun = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    TrialDesk desk(*store);
    std::atomic<int> woken = 0;
    ASSERT_TRUE(desk.start("a", order));
    ASSERT_TRUE(desk.start("b", order));
    const auto third = desk.start("c", order);
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().code, "MONITOR_TRIAL_BUSY");
    const auto cancelA = desk.wait("a", [&woken] { ++woken; });
    const auto cancelB = desk.wait("b", [&woken] { ++woken; });
    EXPECT_FALSE(desk.take("a"));
    while (!begun)
        std::this_thread::yield();
    cancelA();
    for (int i = 0; i < 20'000 && woken == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto ended = desk.take("a");
    ASSERT_TRUE(ended);
    ASSERT_FALSE(*ended);
    EXPECT_EQ(ended->error().kind, sekisho::ErrorKind::Cancelled);
    EXPECT_FALSE(desk.take("a")) << "a result is taken once";
    cancelB();
}

} // namespace
} // namespace sekishod::test::test_monitoring_trial
