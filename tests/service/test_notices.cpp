// Notices: what rules enter, in whose language, and what becomes of it when servers are slow, away or refuse it.

#include "service/notices/notice_desk.h"
#include "service/notices/notice_text.h"
#include "service/rules/notices.h"
#include "tests/service/directory_fixture.h"

#include <atomic>
#include <functional>
#include <thread>

namespace sekishod::test::test_notices {
namespace {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kCutOffId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

NoticeText orderedNotice(std::string actor = "管理者") {
    return {.key = "cutOff.ordered.member",
            .params = {{"actor", std::move(actor)}},
            .cutOff = std::string(kCutOffId),
            .words = {{"lost", "lost.phone"}}};
}

class NoticeTest : public DirectoryTest {
  protected:
    NoticeTest() : person(makeUser("lost.phone")) { setDoc(person, "privateEmail", "private@example.org"); }

    void setDoc(const std::string& uid, const std::string& key, const std::string& value) {
        script(fmt::format("UPDATE member SET doc = json_set(doc, '$.{}', '{}') WHERE uid = '{}'", key, value, uid));
    }
    Done tell(const std::string& uid, const NoticeText& notice) {
        return store->write([&](Database& db) { return tellMember(db, domain, uid, notice, clock.now()); });
    }
    std::int64_t notices(const std::string& where = "1") {
        return number("SELECT count(*) FROM notice WHERE " + where);
    }
    NoticeWords wordsOf(const std::string& where) {
        const auto words = noticeWords(text("SELECT template FROM notice WHERE " + where),
                                       text("SELECT language FROM notice WHERE " + where),
                                       text("SELECT params FROM notice WHERE " + where));
        EXPECT_TRUE(words);
        return words ? *words : NoticeWords{};
    }

    std::string person;
};

// --- What is entered ---

TEST_F(NoticeTest, OneMailAndOneTalkMessageForEach) {
    ASSERT_TRUE(tell(person, orderedNotice()));
    EXPECT_EQ(2, notices());
    EXPECT_EQ("private@example.org", text("SELECT address FROM notice WHERE channel = 'mail'"));
    EXPECT_EQ("lost.phone@sakura", text("SELECT address FROM notice WHERE channel = 'talk'"));
    EXPECT_EQ(2, notices("state = 'waiting' AND attempts = 0 AND cut_off_id = '" + std::string(kCutOffId) + "'"));
}

TEST_F(NoticeTest, TheMembersOwnAddressWithoutAPrivateOne) {
    setDoc(person, "privateEmail", "");
    ASSERT_TRUE(tell(person, orderedNotice()));
    EXPECT_EQ("lost.phone@sakura", text("SELECT address FROM notice WHERE channel = 'mail'"));
}

TEST_F(NoticeTest, ARollbackTakesTheNoticeBack) {
    const auto failed = store->write([&](Database& db) -> Done {
        SEKISHO_CHECK(tellMember(db, domain, person, orderedNotice(), clock.now()));
        return Error(ErrorKind::Conflict, "CONFLICT");
    });
    EXPECT_FALSE(failed);
    EXPECT_EQ(0, notices());
}

TEST_F(NoticeTest, NobodyIsToldWhoIsGone) {
    ASSERT_TRUE(tell("nobody", orderedNotice()));
    script("UPDATE member SET deleted = 1 WHERE uid = '" + person + "'");
    ASSERT_TRUE(tell(person, orderedNotice()));
    EXPECT_EQ(0, notices());
}

TEST_F(NoticeTest, AFaultOfTheProgramIsNotSent) {
    NoticeText unknown = orderedNotice();
    unknown.key = "cutOff.other";
    EXPECT_EQ(ErrorKind::Internal, tell(person, unknown).error().kind);
    NoticeText incomplete = orderedNotice();
    incomplete.words.clear();
    EXPECT_EQ(ErrorKind::Internal, tell(person, incomplete).error().kind);
    EXPECT_EQ(0, notices());
}

TEST_F(NoticeTest, LanguageIsTheReceivers) {
    const struct {
        const char* member;
        const char* tenant;
        const char* expected;
    } cases[] = {{"ja_JP", "en_US", "ja"},
                 {"en_US", "ja_JP", "en"},
                 {"ko_KR", "ja_JP", "en"},
                 {"", "ja_JP", "ja"},
                 {"", "en_US", "en"}};
    for (const auto& one : cases) {
        script("DELETE FROM notice");
        setDoc(person, "locale", one.member);
        script(fmt::format("UPDATE tenant SET settings = json_set(settings, '$.locale', '{}')", one.tenant));
        ASSERT_TRUE(tell(person, orderedNotice()));
        EXPECT_EQ(2, notices(fmt::format("language = '{}'", one.expected))) << one.member << " in " << one.tenant;
    }
}

TEST_F(NoticeTest, EveryTemplateReadsWellInBothLanguages) {
    const std::vector<std::pair<std::string, std::string>> every{
        {"actor", "佐藤"}, {"member", "伊藤"}, {"device", "Pixel"}, {"by", "鈴木"}, {"count", "3"}, {"reason", "訓練"}};
    for (const char* key :
         {"cutOff.ordered.member", "cutOff.ordered.admin", "cutOff.foundAgain.member", "cutOff.contradicted.admin",
          "brake.held.admin", "brake.decided.author", "device.updateNotice.member", "password.temporary.member"})
        for (const char* locale : {"ja_JP", "en_US"}) {
            script("DELETE FROM notice");
            setDoc(person, "locale", locale);
            ASSERT_TRUE(
                tell(person, {.key = key,
                              .params = every,
                              .words = {{"lost", "lost.pc"}, {"kind", "brake.wipe"}, {"state", "heldState.released"}}}))
                << key;
            const auto words = wordsOf("channel = 'mail'");
            EXPECT_FALSE(words.subject.empty()) << key;
            EXPECT_NE(std::string::npos, words.body.find("伊藤 健")) << "the receiver is greeted: " << words.body;
            for (const std::string& shown : {words.subject, words.body})
                EXPECT_EQ(std::string::npos, shown.find_first_of("{}")) << key << ": " << shown;
        }
}

TEST_F(NoticeTest, WordsAreThoseOfTheScreens) {
    setDoc(person, "locale", "ja_JP");
    ASSERT_TRUE(tell(person, orderedNotice()));
    EXPECT_EQ("端末からの利用を停止しました (スマートフォン)", wordsOf("channel = 'mail'").subject);
    EXPECT_NE(std::string::npos, wordsOf("channel = 'mail'").body.find("2026-11-22 18:01 (UTC+09:00)"));
    script("DELETE FROM notice; UPDATE tenant SET settings = json_set(settings, '$.timeZone', 'Europe/Paris')");
    setDoc(person, "locale", "en_US");
    ASSERT_TRUE(tell(person, orderedNotice()));
    EXPECT_EQ("Access from your device has been stopped (Phone)", wordsOf("channel = 'mail'").subject);
    EXPECT_NE(std::string::npos, wordsOf("channel = 'mail'").body.find("2026-11-22 09:01 (UTC)"));
}

TEST_F(NoticeTest, ASentenceWithoutItsValueIsLeftOut) {
    NoticeText decided{.key = "brake.decided.author",
                       .params = {{"by", "鈴木"}, {"count", "3"}, {"reason", ""}},
                       .words = {{"state", "heldState.rejected"}}};
    ASSERT_TRUE(tell(person, decided));
    EXPECT_EQ(std::string::npos, wordsOf("channel = 'talk'").body.find("理由"));
    decided.params[2].second = "訓練です";
    script("DELETE FROM notice");
    ASSERT_TRUE(tell(person, decided));
    EXPECT_NE(std::string::npos, wordsOf("channel = 'talk'").body.find("理由は「訓練です」です。"));
}

TEST_F(NoticeTest, AdministratorsOfThatMenuAndOfThatPlace) {
    const std::string mine = makeUnit("Mine"), below = makeUnit("Below", mine), other = makeUnit("Other");
    const std::string inside = makeUser("in.side", {below}), outside = makeUser("out.side", {other});
    const std::string helper = makeUser("helper");
    giveRole(helper, "helpdesk", {mine});
    const std::string late = makeUser("late");
    giveRole(late, "helpdesk");
    script("UPDATE role_holding SET expires = 1 WHERE member_uid = '" + late + "'");
    const auto tellAll = [&](const std::string& about, const std::string& except) {
        script("DELETE FROM notice");
        const NoticeText notice{.key = "cutOff.ordered.admin",
                                .params = {{"actor", "佐藤"}, {"member", "伊藤"}},
                                .words = {{"lost", "lost.pc"}},
                                .about = about};
        const auto done = store->write([&](Database& db) {
            return tellAdministrators(db, domain, "security.lostDevice", except, notice, clock.now());
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().detail);
    };
    const auto told = [this](const std::string& uid) { return notices("member_uid = '" + uid + "'") == 2; };
    tellAll(inside, "");
    EXPECT_TRUE(told(uidOf("admin@sakura")) && told(uidOf("deputy1@sakura")) && told(helper));
    EXPECT_FALSE(told(uidOf("operator1@sakura")) || told(uidOf("viewer1@sakura")) || told(inside) || told(late));
    tellAll(outside, uidOf("admin@sakura"));
    EXPECT_TRUE(told(uidOf("deputy1@sakura")));
    EXPECT_FALSE(told(helper)) << "he cannot see whom it is about";
    EXPECT_FALSE(told(uidOf("admin@sakura"))) << "he was left out";
}

// --- What becomes of it ---

class FakeChannel final : public NoticeChannel {
  public:
    DeliveryResult send(const OutgoingNotice& notice, const std::stop_token& stopped) override {
        ++asked;
        if (whileSending) whileSending();
        while (slow && !stopped.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (slow) return {Delivery::Stopped};
        if (answer.what == Delivery::Sent) sent.push_back(notice);
        return answer;
    }
    DeliveryResult answer{Delivery::Sent};
    std::vector<OutgoingNotice> sent;
    std::function<void()> whileSending;
    std::atomic<int> asked{0};
    std::atomic<bool> slow{false};
};

class DeskTest : public NoticeTest {
  protected:
    DeskTest() {
        auto made = std::make_unique<FakeChannel>();
        channel = made.get();
        desk = std::make_unique<ChannelDesk>(*services, "mail", std::move(made), NoticePauses{});
        EXPECT_TRUE(tell(person, orderedNotice()));
    }
    int sendDue() {
        const auto ended = desk->sendDue({});
        EXPECT_TRUE(ended) << (ended ? "" : ended.error().detail);
        return ended ? *ended : -1;
    }
    std::string state() { return text("SELECT state FROM notice WHERE channel = 'mail'"); }

    FakeChannel* channel = nullptr;
    std::unique_ptr<ChannelDesk> desk;
};

TEST_F(DeskTest, SendsOnceAndForgetsTheAddress) {
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ(0, sendDue());
    ASSERT_EQ(1U, channel->sent.size());
    EXPECT_EQ("private@example.org", channel->sent[0].address);
    EXPECT_EQ("sakura", channel->sent[0].fromName);
    EXPECT_EQ("sent", state());
    EXPECT_EQ("", text("SELECT address FROM notice WHERE channel = 'mail'"));
    EXPECT_EQ(sekisho::toMillis(clock.now()), number("SELECT sent FROM notice WHERE channel = 'mail'"));
    EXPECT_EQ("waiting", text("SELECT state FROM notice WHERE channel = 'talk'")) << "that is another channel";
    EXPECT_EQ(1, feedNotes("cutOff", std::string(kCutOffId))) << "whoever looks at the cut-off sees it";
}

TEST_F(DeskTest, IsPutOffBeforeItIsSent) {
    std::int64_t due = 0;
    channel->whileSending = [&] { due = number("SELECT due FROM notice WHERE channel = 'mail'"); };
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ(sekisho::toMillis(clock.now() + minutes(1)), due) << "if it cannot be recorded as sent, it waits";
}

TEST_F(DeskTest, WithoutAServerItSaysSo) {
    ChannelDesk none(*services, "mail", nullptr, {});
    EXPECT_EQ(1, none.sendDue({}).value_or(-1));
    EXPECT_EQ("notConfigured", state());
    EXPECT_EQ(0, number("SELECT attempts FROM notice WHERE channel = 'mail'"));
}

TEST_F(DeskTest, AServerThatIsAwayIsAskedLessAndLess) {
    channel->answer = {Delivery::Down, "away"};
    std::vector<std::int64_t> pauses;
    for (int i = 0; i < 6; ++i) {
        EXPECT_EQ(0, sendDue());
        const int asked = channel->asked;
        EXPECT_EQ(0, sendDue());
        EXPECT_EQ(asked, channel->asked) << "the channel rests";
        const auto due = sekisho::fromMillis(number("SELECT due FROM notice WHERE channel = 'mail'"));
        pauses.push_back(std::chrono::duration_cast<minutes>(due - clock.now()).count());
        clock.set(due + seconds(1));
    }
    EXPECT_EQ((std::vector<std::int64_t>{1, 2, 4, 8, 15, 15}), pauses);
    channel->answer = {Delivery::Sent};
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ("sent", state());
}

TEST_F(DeskTest, OneReceiverThatCannotTakeItDelaysNobodyElse) {
    const std::string other = makeUser("other.person");
    channel->answer = {Delivery::TryLater, "full"};
    EXPECT_EQ(0, sendDue());
    ASSERT_TRUE(tell(other, orderedNotice()));
    channel->answer = {Delivery::Sent};
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ("sent", text("SELECT state FROM notice WHERE channel = 'mail' AND member_uid = '" + other + "'"));
    EXPECT_EQ(1, notices("channel = 'mail' AND state = 'waiting' AND fault = 'full'"));
    clock.advance(minutes(2));
    EXPECT_EQ(1, sendDue());
}

TEST_F(DeskTest, PausesOfOneReceiverGrowToSixHours) {
    channel->answer = {Delivery::TryLater, "full"};
    std::vector<std::int64_t> pauses;
    for (int i = 0; i < 7; ++i) {
        EXPECT_EQ(0, sendDue());
        const auto due = sekisho::fromMillis(number("SELECT due FROM notice WHERE channel = 'mail'"));
        pauses.push_back(std::chrono::duration_cast<minutes>(due - clock.now()).count());
        clock.set(due);
    }
    EXPECT_EQ((std::vector<std::int64_t>{1, 5, 15, 60, 180, 360, 360}), pauses);
}

TEST_F(DeskTest, AfterADayItHasFailed) {
    channel->answer = {Delivery::TryLater, "full"};
    clock.advance(hours(23));
    EXPECT_EQ(0, sendDue());
    clock.advance(hours(1));
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ("failed", state());
    EXPECT_EQ("", text("SELECT address FROM notice WHERE channel = 'mail'"));
}

TEST_F(DeskTest, AfterADayAllThatWaitedForAServerHaveFailed) {
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(tell(person, orderedNotice()));
    channel->answer = {Delivery::Down, "away"};
    clock.advance(hours(25));
    sendDue();
    EXPECT_EQ(6, notices("channel = 'mail' AND state = 'failed' AND fault = 'away'"));
    EXPECT_EQ(1, channel->asked);
    EXPECT_EQ(6, notices("channel = 'talk' AND state = 'waiting'"));
}

TEST_F(DeskTest, ARefusedReceiverIsNotAskedAgain) {
    channel->answer = {Delivery::Refused, "no such mailbox"};
    EXPECT_EQ(1, sendDue());
    EXPECT_EQ("failed", state());
    clock.advance(hours(1));
    EXPECT_EQ(0, sendDue());
    EXPECT_EQ(1, channel->asked);
}

TEST_F(DeskTest, ASlowServerHoldsNothingOfTheStore) {
    channel->slow = true;
    std::jthread thread([this](const std::stop_token& stopped) { desk->run(stopped); });
    while (channel->asked == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    for (int i = 0; i < 20; ++i) { // more than there are readers, and the one writer
        EXPECT_EQ(2, notices("1"));
        script("UPDATE notice SET fault = fault");
    }
    const auto begin = std::chrono::steady_clock::now();
    thread.request_stop();
    thread.join();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(2));
    EXPECT_EQ("waiting", state()) << "it was not sent and is not lost";
}

TEST_F(DeskTest, TheCutOffTellsWhoWasTold) {
    const std::string other = makeUser("other.person");
    script(fmt::format("INSERT INTO cut_off(id, seq, domain_id, fingerprint, kind, lost, member_uid, actor_id, "
                       "actor_name, ordered, received, state, version) VALUES('{}', 1, {}, 'x', 'lostDevice', 'phone', "
                       "'{}', 'a', 'a', 1, 1, 'open', 1)",
                       kCutOffId, domain, person));
    ASSERT_TRUE(tell(other, orderedNotice()));
    EXPECT_EQ(2, sendDue());
    const auto told = store->read([](Database& db) { return noticesOf(db, kCutOffId); });
    ASSERT_TRUE(told);
    ASSERT_EQ(2U, told->size()) << "only what the person himself was told";
    EXPECT_EQ("mail", (*told)[0].channel);
    EXPECT_EQ("sent", (*told)[0].state);
    EXPECT_EQ("伊藤 健", (*told)[0].to);
    EXPECT_EQ(clock.now(), (*told)[0].sentAt);
    EXPECT_EQ("talk", (*told)[1].channel);
    EXPECT_EQ("waiting", (*told)[1].state);
    EXPECT_FALSE((*told)[1].sentAt);
}

} // namespace
} // namespace sekishod::test::test_notices
