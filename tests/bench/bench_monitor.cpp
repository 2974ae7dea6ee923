// F15: 500 policies of three keywords each over messages of about 40 characters, one in a hundred of which hits, in
// Japanese and Latin; with none, 50 and 500 policies by turns, and by a plain loop over the same policies. Events of
// Drive with names, contents and sums. What a set costs to make. Prints JSON records, one a line.
//
//   bench_monitor [MEMBERS]     any number: messages do not depend on it

#include "models/domain/text_fold.h"
#include "models/policy/monitor_match.h"
#include "tests/bench/allocations.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace sekisho;
using namespace sekisho::policy;

using sekisho::bench::allocations;

namespace {

using Time = std::chrono::steady_clock;
constexpr int kMessages = 200'000;
constexpr int kPolicies = 500;
constexpr int kWordsEach = 3;
constexpr int kRounds = 5;

double secondsSince(Time::time_point begin) {
    return std::chrono::duration<double>(Time::now() - begin).count();
}

// What people write to each other, and what policies look for: words of a business, numbered so that there are many.
class Office {
  public:
    Office() : random_(20261126) {}
    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string keyword(int number) {
        static const std::vector<std::string> stems{"極秘",         "社外秘",   "見積",     "買収",   "人事異動",
                                                    "リストラ",     "顧客名簿", "患者",     "給与",   "内示",
                                                    "confidential", "merger",   "password", "salary", "offer"};
        static const std::vector<std::string> ends{"計画", "資料",   "一覧",     "案件",
                                                   "契約", "-draft", "ファイル", "メモ"};
        const auto at = static_cast<std::size_t>(number);
        return stems[at % stems.size()] + ends[at / stems.size() % ends.size()] +
               std::to_string(at / (stems.size() * ends.size()));
    }
    std::string message() {
        static const std::vector<std::string> pieces{"お疲れさまです。",
                                                     "明日の会議は",
                                                     "10時から",
                                                     "第2会議室で",
                                                     "よろしくお願いします。",
                                                     "資料は",
                                                     "Driveに",
                                                     "置きました。",
                                                     "ご確認ください。",
                                                     "了解しました！",
                                                     "ありがとうございます😀",
                                                     "ｻｰﾊﾞｰの",
                                                     "ＯＫです。",
                                                     "The meeting is at 10, ",
                                                     "see you there. ",
                                                     "契約の",
                                                     "件ですが、",
                                                     "見積の",
                                                     "送付を",
                                                     "リスト",
                                                     "計画どおり",
                                                     "今週中に",
                                                     "Confirmed, ",
                                                     "株式会社あおぞら様",
                                                     "人事の",
                                                     "渡邉さん、"};
        std::string out;
        while (lengthOf(out) < 34)
            out += pieces[below(pieces.size())];
        return out;
    }
    std::vector<MonitorPolicy> policies(int count) {
        std::vector<MonitorPolicy> out;
        for (int i = 0; i < count; ++i) {
            MonitorPolicy policy;
            policy.name = fmt::format("policy {}", i);
            std::string keywords;
            for (int word = 0; word < kWordsEach; ++word)
                keywords += keyword(i * kWordsEach + word) + ' ';
            policy.values = completed(monitorSchema(MonitorService::Talk), {{"keyword", keywords}});
            out.push_back(std::move(policy));
        }
        return out;
    }
    // One in a hundred holds all words of one of the policies; one in ten a single word.
    std::vector<std::string> messages() {
        std::vector<std::string> out;
        for (int i = 0; i < kMessages; ++i) {
            std::string& text = out.emplace_back(message());
            const int policy = static_cast<int>(below(kPolicies));
            if (i % 100 == 7)
                for (int word = 0; word < kWordsEach; ++word)
                    text += keyword(policy * kWordsEach + word);
            else if (i % 10 == 3)
                text += keyword(policy * kWordsEach);
        }
        return out;
    }

  private:
    std::mt19937_64 random_;
};

struct Run {
    double seconds = 0;
    std::size_t hits = 0, allocations = 0;
};

template<class Match>
Run measured(Match match) {
    Run best;
    for (int round = 0; round <= kRounds; ++round) { // the first one warms up
        Run run;
        const std::size_t before = allocations;
        const auto begin = Time::now();
        run.hits = match();
        run.seconds = secondsSince(begin);
        run.allocations = allocations - before;
        if (round == 1 || (round > 1 && run.seconds < best.seconds)) best = run;
    }
    return best;
}

void record(const char* what, std::size_t doings, const Run& run, double ratio) {
    fmt::print("{{\"id\":\"F15\",\"what\":\"{}\",\"size\":{},\"unit\":\"/s\",\"value\":{:.0f},\"hits\":{},"
               "\"allocations\":{},\"ratio\":{:.2f}}}\n",
               what, doings, static_cast<double>(doings) / run.seconds, run.hits, run.allocations, ratio);
    std::fflush(stdout);
}

std::size_t talkOver(const MonitorSet& set, const std::vector<std::string>& messages) {
    static const std::vector<std::string_view> receivers{"b@acme.example", "c@acme.example"};
    std::vector<MonitorHit> hits;
    std::size_t found = 0;
    TalkDoing doing;
    doing.sender = "a@acme.example";
    doing.senderId = "00000000-0000-4000-8000-000000000001";
    doing.receivers = receivers;
    doing.toMembers = true;
    for (const std::string& text : messages) {
        doing.text = text;
        set.talk(doing, hits);
        found += hits.size();
    }
    return found;
}

// The same by a loop: fold the message once and look for each word of each policy.
std::size_t loopOver(const std::vector<std::vector<std::string>>& words, const std::vector<std::string>& messages) {
    std::size_t found = 0;
    for (const std::string& text : messages) {
        const std::string folded = fold(text);
        for (const auto& all : words)
            found += std::ranges::all_of(
                all, [&folded](const std::string& word) { return folded.find(word) != std::string::npos; });
    }
    return found;
}

void benchTalk(Office& office) {
    const std::vector<std::string> messages = office.messages();
    std::size_t characters = 0;
    for (const std::string& text : messages)
        characters += lengthOf(text);
    const std::string of = fmt::format("messages of {} characters", characters / messages.size());
    double few = 0; // a loop over the policies would take ten times as long with ten times as many
    for (const int count : {50, kPolicies, 0}) {
        const MonitorSet set(office.policies(count), {});
        const Run run = measured([&] { return talkOver(set, messages); });
        if (few == 0) few = run.seconds;
        record(fmt::format("{}, {} policies", of, count).c_str(), messages.size(), run, run.seconds / few);
    }
    const MonitorSet set(office.policies(kPolicies), {});
    std::vector<std::string> unheard;
    for (const std::string& text : messages)
        if (talkOver(set, {text}) == 0) unheard.push_back(text);
    const Run run = measured([&] { return talkOver(set, unheard); });
    record(fmt::format("the same without hits, {} policies", kPolicies).c_str(), unheard.size(), run, 1);

    const std::vector<std::string> part(messages.begin(), messages.begin() + kMessages / 20);
    std::vector<std::vector<std::string>> words;
    for (int i = 0; i < kPolicies; ++i)
        for (int word = 0; word < kWordsEach; ++word) {
            if (word == 0) words.emplace_back();
            words.back().push_back(fold(office.keyword(i * kWordsEach + word)));
        }
    const Run together = measured([&] { return talkOver(set, part); });
    const Run loop = measured([&] { return loopOver(words, part); });
    record(fmt::format("a plain loop over {} policies", kPolicies).c_str(), part.size(), loop,
           loop.seconds / together.seconds);
}

class BenchSums final : public DaySums {
  public:
    Result<DaySum> add(std::size_t policy, std::string_view, std::int64_t, std::int64_t bytes) override {
        DaySum& sum = sums_[policy];
        const DaySum before = sum;
        sum.bytes += bytes;
        ++sum.files;
        return before;
    }

  private:
    std::vector<DaySum> sums_{kPolicies};
};

std::vector<MonitorPolicy> drivePolicies(Office& office) {
    std::vector<MonitorPolicy> out;
    for (int i = 0; i < kPolicies; ++i) {
        MonitorPolicy policy;
        policy.service = MonitorService::Drive;
        const bool amount = i % 5 == 0;
        policy.values = completed(monitorSchema(MonitorService::Drive),
                                  {{"criterion", std::string(!amount ? "content"
                                                             : i % 2 ? "size"
                                                                     : "count")},
                                   {"keyword", office.keyword(i)},
                                   {"files", std::int64_t{500'000}},
                                   {"sizeMB", std::int64_t{1'000'000}},
                                   {"audience", std::string(amount ? "chosen" : "all")},
                                   {"targets", std::vector<std::string>{fmt::format("unit-{}", i % 50)}}});
        out.push_back(std::move(policy));
    }
    return out;
}

void benchDrive(Office& office) {
    const MonitorSet set(drivePolicies(office), {});
    std::vector<std::string> names, contents;
    for (int i = 0; i < 2000; ++i) {
        names.push_back(
            fmt::format("{}_{}.xlsx", office.below(100) == 0 ? office.keyword(i % kPolicies) : "予定表", i));
        std::string& content = contents.emplace_back();
        for (int line = 0; line < 25; ++line)
            content += office.message();
    }
    const std::vector<std::string_view> units{"unit-7", "unit-1007", "company"};
    const auto over = [&](bool withContent) {
        return [&, withContent] {
            BenchSums sums;
            std::vector<MonitorHit> hits;
            std::size_t found = 0;
            DriveDoing doing;
            doing.member = "00000000-0000-4000-8000-000000000001";
            doing.units = units;
            doing.bytes = 100'000;
            for (std::size_t i = 0; i < 20'000; ++i) {
                doing.fileName = names[i % names.size()];
                doing.content = withContent ? std::string_view(contents[i % contents.size()]) : std::string_view();
                doing.at = fromMillis(1'790'000'000'000 + static_cast<std::int64_t>(i) * 1000);
                if (set.drive(doing, sums, hits)) found += hits.size();
            }
            return found;
        };
    };
    const Run named = measured(over(false));
    record("events of Drive with their names, 500 policies", 20'000, named, 1);
    const Run full = measured(over(true));
    record("events of Drive with a content of 1,000 characters, 500 policies", 20'000, full,
           full.seconds / named.seconds);
}

void benchMaking(Office& office) {
    const std::vector<MonitorPolicy> policies = office.policies(kPolicies);
    std::vector<double> times;
    for (int round = 0; round < 20; ++round) {
        const auto begin = Time::now();
        const MonitorSet set(policies, {});
        times.push_back(secondsSince(begin) * 1000);
    }
    std::ranges::sort(times);
    fmt::print("{{\"id\":\"F15\",\"what\":\"a set of 500 policies made\",\"size\":{},\"unit\":\"ms\",\"p50\":{:.3f},"
               "\"max\":{:.3f},\"n\":{}}}\n",
               kPolicies, times[times.size() / 2], times.back(), times.size());
}

} // namespace

int main() {
    Office office;
    benchTalk(office);
    benchDrive(office);
    benchMaking(office);
    return 0;
}
