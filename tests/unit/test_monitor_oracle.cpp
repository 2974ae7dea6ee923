// The one evaluator against a loop over the policies with plain functions: random policies, people, texts and days.

#include "models/domain/text_fold.h"
#include "monitor_samples.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace test_monitor_oracle {

using namespace sekisho;
using namespace sekisho::policy;
using test::drivePolicy;
using test::DriveSample;
using test::KeptSums;
using test::talkPolicy;
using test::TalkSample;
using Texts = std::vector<std::string>;
using Ids = std::unordered_set<std::string>;

// --- plain functions over the values as they were typed ---

bool flag(const Values& values, const char* key) {
    return std::get<bool>(values.at(key));
}
std::int64_t number(const Values& values, const char* key) {
    return std::get<std::int64_t>(values.at(key));
}
const std::string& text(const Values& values, const char* key) {
    return std::get<std::string>(values.at(key));
}
const Texts& texts(const Values& values, const char* key) {
    return std::get<Texts>(values.at(key));
}
bool has(const Texts& list, const std::string& one) {
    return std::ranges::find(list, one) != list.end();
}

// Words and texts here have no sign that the fold of searches drops, but for blanks, which no word crosses.
bool occurs(const std::string& keyword, const std::string& where) {
    std::size_t from = 0;
    while (from <= where.size()) {
        const std::size_t to = std::min(where.find(' ', from), where.size());
        if (fold(where.substr(from, to - from)).find(fold(keyword)) != std::string::npos) return true;
        from = to + 1;
    }
    return false;
}

Texts plainWords(const std::string& keyword) {
    Texts out;
    std::string word;
    for (const char c : keyword + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(word);
            word.clear();
        }
    }
    return out;
}

bool plainTalk(const MonitorPolicy& policy, const TalkSample& doing, const Ids& exceptions) {
    const Values& values = policy.values;
    if (!policy.enabled || (!doing.senderId.empty() && exceptions.contains(doing.senderId))) return false;
    const Texts &senders = texts(values, "senders"), &receivers = texts(values, "receivers");
    const std::set<std::string> left(senders.begin(), senders.end()), right(receivers.begin(), receivers.end());
    if (!left.empty() && left == right) return false;
    const bool kind = (doing.toMembers && has(texts(values, "targets"), "members")) ||
                      (doing.toExternal && has(texts(values, "targets"), "external"));
    if (!kind) return false;
    if (text(values, "bot") == "exclude" && doing.bot) return false;
    if (text(values, "bot") == "only" && !doing.bot) return false;
    if (!left.empty() && !left.contains(doing.sender)) return false;
    if (!right.empty() && std::ranges::none_of(doing.receivers, [&](const auto& one) { return right.contains(one); }))
        return false;
    if (text(values, "criterion") == "attachment") return !doing.attachments.empty();
    return std::ranges::all_of(plainWords(text(values, "keyword")), [&](const std::string& word) {
        return occurs(word, doing.text) ||
               std::ranges::any_of(doing.attachments, [&](const auto& name) { return occurs(word, name); });
    });
}

// The rule of the United States: from the second Sunday of March to the first of November, at two o'clock.
std::int64_t plainDay(const std::string& zone, Instant at) {
    std::int64_t hours = 9;
    if (zone == "America/New_York") {
        const bool summer = at >= *parseInstant("2026-03-08T07:00:00Z") && at < *parseInstant("2026-11-01T06:00:00Z");
        hours = summer ? -4 : -5;
    }
    return std::chrono::floor<std::chrono::days>(at + std::chrono::hours(hours)).time_since_epoch().count();
}

bool plainPeriod(const Values& values, Instant at) {
    const auto dayOf = [](const std::string& date) {
        return std::chrono::floor<std::chrono::days>(*parseInstant(date + "T00:00:00Z")).time_since_epoch().count();
    };
    const std::int64_t day = plainDay(text(values, "zone"), at);
    if (const auto& start = text(values, "start"); !start.empty() && day < dayOf(start)) return false;
    const auto& end = text(values, "end");
    return flag(values, "endless") || end.empty() || day <= dayOf(end);
}

bool plainContent(const Values& values, const DriveSample& doing) {
    const std::string &where = text(values, "where"), &keyword = text(values, "keyword");
    if (keyword.empty()) return false;
    if (where == "extension") {
        const std::size_t dot = doing.fileName.rfind('.');
        return !doing.folder && dot != std::string::npos && fold(doing.fileName.substr(dot + 1)) == fold(keyword);
    }
    if (where != "content" && occurs(keyword, doing.fileName)) return true;
    return where != "name" && !doing.folder && occurs(keyword, doing.content);
}

// Keeps the sums of one policy.
class PlainDrive {
  public:
    explicit PlainDrive(const MonitorPolicy& policy) : policy_(policy) {}
    bool hits(const DriveSample& doing, const Ids& exceptions) {
        const Values& values = policy_.values;
        if (!policy_.enabled || (!doing.member.empty() && exceptions.contains(doing.member))) return false;
        const std::pair<std::string_view, DriveOperation> operations[] = {
            {"download", DriveOperation::Download}, {"upload", DriveOperation::Upload}, {"link", DriveOperation::Link}};
        if (std::ranges::find(operations, std::string_view(text(values, "operation")), [](const auto& o) {
                return o.first;
            })->second != doing.operation)
            return false;
        if (!plainPeriod(values, doing.at)) return false;
        const Texts& targets = texts(values, "targets");
        const bool meant =
            text(values, "audience") == "all" || has(targets, doing.member) ||
            std::ranges::any_of(doing.units, [&](const std::string& unit) { return has(targets, unit); });
        return meant && amount(values, doing);
    }

  private:
    bool amount(const Values& values, const DriveSample& doing) {
        const std::string& criterion = text(values, "criterion");
        if (criterion == "content") return plainContent(values, doing);
        const std::int64_t limit = criterion == "size" ? number(values, "sizeMB") * 1'048'576 : number(values, "files");
        if (doing.operation == DriveOperation::Link) return criterion == "size" && doing.bytes >= limit;
        if (doing.operation != DriveOperation::Download || doing.member.empty()) return false;
        std::int64_t& sum = sums_[{doing.member, plainDay(text(values, "zone"), doing.at)}];
        const std::int64_t before = sum;
        sum += criterion == "size" ? doing.bytes : 1;
        return before < limit && sum >= limit;
    }
    MonitorPolicy policy_;
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> sums_;
};

// --- random ones ---

class MonitorWorld {
  public:
    explicit MonitorWorld(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t limit) { return random_() % limit; }
    bool oneIn(std::size_t many) { return below(many) == 0; }
    template<class T>
    const T& of(const std::vector<T>& all) {
        return all[below(all.size())];
    }
    Texts someOf(const Texts& all, std::size_t most) {
        Texts out;
        for (std::size_t i = 0, count = below(most + 1); i < count; ++i)
            if (const std::string& one = of(all); !has(out, one)) out.push_back(one);
        return out;
    }
    std::string writing(std::size_t most) {
        std::string out;
        for (std::size_t i = 0, count = below(most + 1); i < count; ++i)
            out += of(kPieces);
        return out;
    }

    MonitorPolicy talk() {
        std::string keyword;
        for (std::size_t i = 0, count = oneIn(5) ? 0 : 1 + below(3); i < count; ++i)
            keyword += of(kWords) + (oneIn(2) ? " " : "  ");
        MonitorPolicy policy =
            talkPolicy({{"targets", oneIn(3) ? someOf({"members", "external"}, 2) : Texts{"members", "external"}},
                        {"senders", oneIn(2) ? Texts() : someOf(kPeople, 4)},
                        {"receivers", oneIn(2) ? Texts() : someOf(kPeople, 4)},
                        {"criterion", std::string(oneIn(5) ? "attachment" : "content")},
                        {"keyword", keyword},
                        {"bot", of(Texts{"exclude", "include", "only"})}});
        if (oneIn(12)) policy.values["receivers"] = policy.values["senders"];
        policy.enabled = !oneIn(10);
        return policy;
    }
    TalkSample message() {
        TalkSample out;
        out.sender = of(kPeople);
        out.senderId = oneIn(4) ? std::string() : "id-" + out.sender;
        out.receivers = someOf(kPeople, 4);
        out.toMembers = !oneIn(4);
        out.toExternal = oneIn(3);
        out.text = writing(8);
        for (std::size_t i = oneIn(3) ? below(3) : 0; i > 0; --i)
            out.attachments.push_back(writing(3));
        out.bot = oneIn(5);
        return out;
    }

    std::string date() { return (oneIn(2) ? "2026-03-0" : "2026-11-0") + std::to_string(1 + below(9)); }
    MonitorPolicy drive() {
        MonitorPolicy policy = drivePolicy({{"operation", of(Texts{"download", "download", "upload", "link"})},
                                            {"criterion", of(Texts{"content", "size", "count"})},
                                            {"where", of(Texts{"nameAndContent", "name", "content", "extension"})},
                                            {"keyword", oneIn(12) ? std::string() : of(kWords)},
                                            {"sizeMB", static_cast<std::int64_t>(1 + below(4))},
                                            {"files", static_cast<std::int64_t>(1 + below(4))},
                                            {"audience", std::string(oneIn(2) ? "all" : "chosen")},
                                            {"targets", someOf({"m1", "m2", "sales", "legal", "acme"}, 3)},
                                            {"start", oneIn(2) ? std::string() : date()},
                                            {"endless", oneIn(2)},
                                            {"end", oneIn(3) ? std::string() : date()},
                                            {"zone", std::string(oneIn(2) ? "Asia/Tokyo" : "America/New_York")}});
        policy.enabled = !oneIn(10);
        return policy;
    }
    DriveSample doing() {
        DriveSample out;
        out.operation = of(std::vector{DriveOperation::Download, DriveOperation::Download, DriveOperation::Upload,
                                       DriveOperation::Link});
        out.member = of(Texts{"m1", "m2", "m3", ""});
        out.units = out.member == "m1" ? Texts{"sales", "acme"} : out.member == "m2" ? Texts{"legal", "acme"} : Texts();
        out.fileName = writing(3) + (oneIn(2) ? "." + of(kWords) : "");
        out.content = oneIn(2) ? writing(6) : std::string();
        out.bytes = static_cast<std::int64_t>(below(3 * 1'048'576));
        out.folder = out.operation == DriveOperation::Link && oneIn(3);
        // A few minutes around midnight of either zone, on days on which clocks change and others.
        const Texts near{"2026-03-08T05:00:00Z", "2026-03-08T15:00:00Z", "2026-03-09T04:00:00Z", "2026-03-02T05:00:00Z",
                         "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-11-01T15:00:00Z"};
        out.at = *parseInstant(of(near)) + std::chrono::seconds(static_cast<int>(below(240)) - 120);
        return out;
    }
    Ids exceptions() {
        Ids out;
        if (oneIn(2)) out = {"id-" + of(kPeople), "m3"};
        if (oneIn(3)) out.insert("m1");
        return out;
    }

    const Texts kPeople{"a@acme.example", "b@acme.example", "c@x.jp", "d@x.jp", "bot@acme.example"};
    const Texts kWords{"秘密", "ひみつ", "か", "が", "秘", "plan", "ＰＬＡＮ", "a", "aa", "株式会社", "渡辺", "cafe"};
    const Texts kPieces{"秘密", "秘", "ヒミツ", "ﾋﾐﾂ",  "ｶﾞ",   "か", "カ", "plan", "Plan", "ｐｌａｎ",
                        "a",    "A",  "㍿",     "渡邉", "café", " ",  "x",  "の",   "2030", "です"};

  private:
    std::mt19937 random_;
};

TEST(MonitorOracle, TalkIsWhatALoopOverThePoliciesFinds) {
    std::size_t found = 0;
    for (unsigned seed = 1; seed <= 1000 && !testing::Test::HasFailure(); ++seed) {
        MonitorWorld world(seed);
        std::vector<MonitorPolicy> policies;
        for (std::size_t i = 0, count = world.below(25); i < count; ++i)
            policies.push_back(world.talk());
        const Ids exceptions = world.exceptions();
        const MonitorSet set(policies, exceptions);
        for (int i = 0; i < 60; ++i) {
            const TalkSample message = world.message();
            std::vector<std::size_t> wanted;
            for (std::size_t one = 0; one < policies.size(); ++one)
                if (plainTalk(policies[one], message, exceptions)) wanted.push_back(one);
            found += wanted.size();
            ASSERT_EQ(message.hitsOf(set), wanted) << "seed " << seed << ": " << message.text;
        }
    }
    EXPECT_GT(found, 25'000U) << "the policies hit hardly anything";
}

TEST(MonitorOracle, DriveIsWhatALoopOverThePoliciesFinds) {
    std::size_t found = 0;
    for (unsigned seed = 1; seed <= 1000 && !testing::Test::HasFailure(); ++seed) {
        MonitorWorld world(seed);
        std::vector<MonitorPolicy> policies;
        std::vector<PlainDrive> plain;
        for (std::size_t i = 0, count = world.below(25); i < count; ++i)
            plain.emplace_back(policies.emplace_back(world.drive()));
        const Ids exceptions = world.exceptions();
        const MonitorSet set(policies, exceptions);
        KeptSums sums;
        for (int i = 0; i < 60; ++i) {
            const DriveSample doing = world.doing();
            std::vector<std::size_t> wanted;
            for (std::size_t one = 0; one < policies.size(); ++one)
                if (plain[one].hits(doing, exceptions)) wanted.push_back(one);
            found += wanted.size();
            ASSERT_EQ(doing.hitsOf(set, sums), wanted)
                << "seed " << seed << ": " << doing.fileName << ' ' << formatUtc(doing.at);
        }
    }
    EXPECT_GT(found, 10'000U) << "the policies hit hardly anything";
}

// What detection finds with all policies is what the trial run of one of them finds alone (★W5).
TEST(MonitorOracle, APolicyAloneFindsWhatItFindsAmongOthers) {
    for (unsigned seed = 2001; seed <= 2100 && !testing::Test::HasFailure(); ++seed) {
        MonitorWorld world(seed);
        std::vector<MonitorPolicy> policies;
        for (int i = 0; i < 8; ++i)
            policies.push_back(i % 2 ? world.talk() : world.drive());
        const Ids exceptions = world.exceptions();
        const MonitorSet all(policies, exceptions);
        const std::size_t one = world.below(policies.size());
        const MonitorSet alone({policies[one]}, exceptions);
        KeptSums sums, sumsAlone;
        for (int i = 0; i < 60; ++i) {
            const TalkSample message = world.message();
            const DriveSample doing = world.doing();
            std::vector<MonitorHit> among, own;
            const auto compare = [&] {
                std::erase_if(among, [one](const MonitorHit& hit) { return hit.policy != one; });
                ASSERT_EQ(among.size(), own.size()) << seed;
                for (std::size_t hit = 0; hit < own.size(); ++hit)
                    EXPECT_EQ(among[hit].excerpts, own[hit].excerpts) << seed;
            };
            message.tell(all, among);
            message.tell(alone, own);
            compare();
            ASSERT_TRUE(doing.tell(all, sums, among) && doing.tell(alone, sumsAlone, own));
            compare();
        }
    }
}

} // namespace test_monitor_oracle
