// The preview against enforcement itself: each recorded fact decided one by one, before and after the save.

#include "models/policy/policy_preview.h"

#include "random_policies.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace test_policy_preview_replay {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;
using std::chrono::days;
using std::chrono::minutes;

namespace {

const Instant kNow = fromMillis(1'800'000'000'000);
constexpr std::array kLists{PreviewList::LoggedOut, PreviewList::Blocked, PreviewList::Freed,
                            PreviewList::MustChangePassword, PreviewList::BannedUploads};

class Replay {
  public:
    Replay(const PolicySet& present, const PolicySet& draft, const Effects& effects)
        : present_(present), draft_(draft), effects_(effects) {}

    void member(const AccessSubject& subject, const AccountFacts& account) {
        AccessSubject judged = subject;
        judged.standing = standingOf(account, kNow);
        subjects_[std::string(subject.user)] = judged;
        const bool before = passwordChangeDue(present_.account, account, kNow) != ChangeReason::None;
        const bool after = passwordChangeDue(draft_.account, account, kNow) != ChangeReason::None;
        if (judged.standing == Standing::Good && after && !before)
            lists_[PreviewList::MustChangePassword][std::string(subject.user)] = {0, {"PASSWORD_EXPIRED"}, {}};
    }
    void session(const PreviewSession& fact) {
        AccessRequest request;
        request.client = fact.client;
        const auto [before, after] = both(fact.user, request, fact.address, fact.country);
        seen_.insert(std::string(fact.user));
        std::set<std::string> reasons;
        if (endsSession(effects_, fact.client)) reasons.insert("SESSION_ENDED_BY_POLICY");
        if (before.allowed && !idle(present_, fact)) {
            for (const auto& reason : after.reasons)
                reasons.insert(reason.code);
            if (idle(draft_, fact)) reasons.insert("SESSION_ENDED");
        }
        if (!reasons.empty()) put(PreviewList::LoggedOut, fact.user, reasons, fact.lastUsed);
    }
    void signIn(const PreviewSignIn& fact) {
        AccessRequest request;
        request.action = AccessAction::SignIn;
        request.client = fact.client;
        request.method = fact.method;
        request.managed = fact.managed;
        const auto [before, after] = both(fact.user, request, fact.address, fact.country);
        seen_.insert(std::string(fact.user));
        if (before.allowed && !after.allowed) put(PreviewList::Blocked, fact.user, codes(after), fact.at);
        if (!before.allowed && after.allowed) put(PreviewList::Freed, fact.user, codes(before), fact.at);
    }
    void file(const PreviewFile& fact) {
        AccessRequest request;
        request.action = fact.direction == FileDirection::Upload ? AccessAction::Upload : AccessAction::Download;
        request.client = fact.client;
        request.service = fact.service;
        request.linked = fact.linked;
        request.extension = fact.extension;
        request.partner = fact.partner;
        const auto [before, after] = both(fact.user, request, "", "");
        const auto then = ofFiles(before), now = ofFiles(after);
        if (then.empty() && !now.empty()) put(PreviewList::BannedUploads, fact.user, now, fact.at);
    }

    struct Entry {
        std::int64_t events = 0;
        std::set<std::string> reasons;
        std::optional<Instant> last;
    };
    const std::map<std::string, Entry>& list(PreviewList which) { return lists_[which]; }
    Touched sum(PreviewList which) {
        Touched out;
        for (const auto& [user, entry] : lists_[which]) {
            ++out.members;
            out.events += entry.events;
        }
        return out;
    }
    std::int64_t unaffected() {
        std::int64_t count = 0;
        for (const auto& user : seen_) {
            bool touched = false;
            for (const auto which : kLists)
                touched = touched || lists_[which].contains(user);
            count += touched ? 0 : 1;
        }
        return count;
    }

  private:
    struct Decisions {
        AccessDecision before;
        AccessDecision after;
    };
    Decisions both(std::string_view user, AccessRequest request, std::string_view address, std::string_view country) {
        request.address = ipAddressOf(address);
        request.country = country;
        AccessSubject subject = subjects_.at(std::string(user));
        subject.user = user;
        return {decideAccess(present_, subject, request), decideAccess(draft_, subject, request)};
    }
    static bool idle(const PolicySet& policies, const PreviewSession& fact) {
        const auto limit = idleLimit(policies.account, fact.client);
        return limit && fact.lastUsed + *limit < kNow;
    }
    static std::set<std::string> codes(const AccessDecision& decision) {
        std::set<std::string> out;
        for (const auto& reason : decision.reasons)
            out.insert(reason.code);
        return out;
    }
    static std::set<std::string> ofFiles(const AccessDecision& decision) {
        static const std::set<std::string> speaking{"EXTERNAL_TALK_OFF", "FILE_TYPE_BANNED", "MOBILE_UPLOAD_OFF",
                                                    "MOBILE_DOWNLOAD_OFF", "EXTERNAL_FILES_OFF"};
        std::set<std::string> out;
        for (const auto& code : codes(decision))
            if (speaking.contains(code)) out.insert(code);
        return out;
    }
    void put(PreviewList which, std::string_view user, const std::set<std::string>& reasons, Instant at) {
        auto& entry = lists_[which][std::string(user)];
        ++entry.events;
        entry.reasons.insert(reasons.begin(), reasons.end());
        if (!entry.last || *entry.last < at) entry.last = at;
    }

    const PolicySet& present_;
    const PolicySet& draft_;
    const Effects& effects_;
    std::map<std::string, AccessSubject> subjects_;
    std::map<PreviewList, std::map<std::string, Entry>> lists_;
    std::set<std::string> seen_;
};

void feedAtRandom(RandomPolicies& random, const std::vector<Matrix>& matrices, Preview& preview, Replay& replay) {
    for (int m = 0; m < RandomPolicies::kMembers; ++m) {
        const std::string id = "member-" + std::to_string(m);
        AccountFacts account;
        account.suspended = random.below(8) == 0;
        account.requested = random.below(8) == 0;
        if (random.below(4) != 0) account.passwordChanged = kNow - days(random.below(400));
        auto subject = random.subject(id, random.below(4) == 0 ? nullptr : &random.oneOf(matrices));
        subject.standing = Standing::Deleted; // the account's own facts say it
        preview.add(PreviewMember{subject, id, account});
        replay.member(subject, account);
    }
    for (int i = 0; i < 150; ++i) {
        const auto user = random.member(), address = random.address(), country = random.country(),
                   extension = random.extension();
        const Instant at = kNow - minutes(random.below(90 * 24 * 60));
        const PreviewSession session{"id", user, random.client(), address, country, at};
        const PreviewSignIn signIn{user, random.client(), address, country, random.key<LoginMethod>(4),
                                   at,   random.coin()};
        PreviewFile file{user,
                         random.client(),
                         random.key<FileDirection>(2),
                         random.key<Service>(static_cast<int>(kServices)),
                         {},
                         extension,
                         random.coin() ? ExternalPartner::None : random.key<ExternalPartner>(3),
                         at};
        if (random.below(3) == 0) file.linked = random.key<Service>(static_cast<int>(kServices));
        preview.add(session);
        preview.add(signIn);
        preview.add(file);
        replay.session(session);
        replay.signIn(signIn);
        replay.file(file);
    }
}

TEST(PolicyPreview, SaysWhatEnforcementThenDoes) {
    RandomPolicies random(90);
    std::map<PreviewList, std::int64_t> met;
    std::int64_t unaffected = 0;
    for (int round = 0; round < 250; ++round) {
        const std::string key =
            random.oneOf<std::string>({"network", "network", "files", "account", "account", "externalTalk", "mobile"});
        const auto before = random.all();
        auto after = before;
        after[key] = random.all().at(key);
        const auto present = policySetOf(before), draft = policySetOf(after);
        const auto effects = effectsOf(key, before.at(key), after.at(key));
        const std::vector<Matrix> matrices{random.matrix(), random.matrix(), random.matrix()};
        Preview preview(present, draft, effects, kNow);
        Replay replay(present, draft, effects);
        feedAtRandom(random, matrices, preview, replay);

        const auto result = preview.result();
        ASSERT_EQ(result.loggedOut, replay.sum(PreviewList::LoggedOut)) << key << " round " << round;
        ASSERT_EQ(result.blocked, replay.sum(PreviewList::Blocked)) << key << " round " << round;
        ASSERT_EQ(result.freed, replay.sum(PreviewList::Freed)) << key << " round " << round;
        ASSERT_EQ(result.bannedUploads, replay.sum(PreviewList::BannedUploads)) << key << " round " << round;
        ASSERT_EQ(result.mustChangePassword, replay.sum(PreviewList::MustChangePassword).members) << round;
        ASSERT_EQ(result.unaffected, replay.unaffected()) << key << " round " << round;
        unaffected += result.unaffected;
        for (const auto list : kLists) {
            const auto page = preview.page(list, 1000, {});
            ASSERT_EQ(page.entries.size(), replay.list(list).size());
            auto expected = replay.list(list).begin();
            for (const auto& entry : page.entries) {
                ASSERT_EQ(entry.user.value, expected->first);
                ASSERT_EQ(entry.events, expected->second.events);
                ASSERT_EQ(std::set<std::string>(entry.reasons.begin(), entry.reasons.end()), expected->second.reasons);
                ASSERT_EQ(entry.reasons.size(), expected->second.reasons.size()) << "each code once";
                ASSERT_EQ(entry.last, expected->second.last);
                ++expected;
            }
            met[list] += static_cast<std::int64_t>(page.entries.size());
        }
    }
    for (const auto list : kLists)
        EXPECT_GT(met[list], 40) << previewListKey(list) << " must have been met";
    EXPECT_GT(unaffected, 40);
}

} // namespace
} // namespace test_policy_preview_replay
