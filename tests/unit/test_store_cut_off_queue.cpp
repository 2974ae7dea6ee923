// The queue of cut-offs beside the local copy: nothing is lost, nothing is done twice.
#include "models/store/cut_off_queue.h"
#include "tests/unit/random_cut_offs.h"
#include "tests/unit/store_fixture.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include <sys/wait.h>
#include <unistd.h>

namespace sekisho::store::testing::test_store_cut_off_queue {
namespace {

constexpr DomainId kQueueDomain = 10'000'001;

// Whether the signature is one of this key over the text.
bool signedBy(const std::string& pem, const std::string& text, std::string signature) {
    for (char& c : signature)
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    signature += "==";
    std::string bytes(signature.size(), '\0');
    const int length =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                        reinterpret_cast<const unsigned char*>(signature.data()), static_cast<int>(signature.size()));
    if (length < 64) return false;
    BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    EVP_PKEY* key = PEM_read_bio_PUBKEY(bio, nullptr, nullptr, nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const bool good = key && EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key) == 1 &&
                      EVP_DigestVerify(context, reinterpret_cast<const unsigned char*>(bytes.data()), 64,
                                       reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    BIO_free(bio);
    return good;
}

std::string queueBytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class StoreCutOffQueue : public ::testing::Test {
  protected:
    ~StoreCutOffQueue() override { sql::Database::setFault(nullptr); }
    StoreCutOffQueue() {
        gateway.signInAs("admin@demo");
        gateway.tenant.fill(20);
        openAll();
    }

    void openAll(const UserId& user = {}) {
        notes = std::make_unique<Notes>();
        ASSERT_TRUE(notes->open(CopyFiles{folder.path}, key).has_value());
        queue = std::make_unique<CutOffQueue>(gateway.cutOffDesk, clock, gui);
        ASSERT_EQ(reason(queue->open(*notes, kQueueDomain, user)), "");
    }
    void reopen(const UserId& user = {}) {
        queue.reset();
        notes.reset();
        openAll(user);
    }
    void registerAs(const UserId& user) {
        handle = queue->registerKey(user, gui, [](const Result<std::monostate>& done) { EXPECT_TRUE(done); });
        gui.run();
    }
    UserId member(std::size_t index) const {
        return UserId(std::next(gateway.tenant.members().begin(), static_cast<std::ptrdiff_t>(index))->first);
    }
    CutOffOrder order(std::size_t index) {
        CutOffOrder made;
        made.id = CutOffId(random.uuid());
        made.user = member(index);
        made.steps = {{StepKind::EndSessions, {}}, {StepKind::RevokeTokens, {}}};
        made.note = "電話で連絡";
        made.orderedAt = clock.now();
        return made;
    }
    CutOffOrder added(std::size_t index) {
        CutOffOrder made = order(index);
        EXPECT_EQ(reason(queue->add(made, "佐藤 花子")), "");
        clock.advance(std::chrono::seconds(1));
        return made;
    }
    std::vector<CutOffId> flush() {
        std::optional<Result<std::vector<CutOffId>>> sent;
        handle = queue->flush(gui, [&](Result<std::vector<CutOffId>> ids) { sent = std::move(ids); });
        gui.run();
        if (!sent || !*sent) {
            ADD_FAILURE() << "no reply";
            return {};
        }
        return **sent;
    }
    std::vector<CutOffId> waitingIds() const {
        std::vector<CutOffId> ids;
        for (const auto& one : queue->waiting())
            ids.push_back(one.order.id);
        return ids;
    }

    Folder folder;
    ManualClock clock{testNow()};
    fakes::ManualExecutor gui;
    sql::Key key = sql::randomKey();
    fakes::FakeGateway gateway{clock};
    test::RandomCutOffs random{77};
    UserId me{"00000000-0000-4000-8000-000000000001"};
    std::unique_ptr<Notes> notes;
    std::unique_ptr<CutOffQueue> queue;
    ports::CallHandle handle;
};

TEST_F(StoreCutOffQueue, TakesNothingBeforeTheServiceKnowsTheKey) {
    EXPECT_FALSE(queue->open());
    EXPECT_EQ(queue->add(order(1), "a").error().code, "CUT_OFF_QUEUE_CLOSED");
    gateway.failNext("registerKey", Error(ErrorKind::Timeout, "TIMEOUT"));
    handle = queue->registerKey(me, gui, [](const Result<std::monostate>& done) { EXPECT_FALSE(done); });
    gui.run();
    EXPECT_FALSE(queue->open());
    registerAs(me);
    EXPECT_TRUE(queue->open());
    EXPECT_EQ(reason(queue->add(order(1), "a")), "");
    queue->close();
    EXPECT_FALSE(queue->open());
    EXPECT_TRUE(queue->waiting().empty());
    EXPECT_EQ(queue->add(order(1), "a").error().code, "CUT_OFF_QUEUE_CLOSED");
    EXPECT_EQ(queue->withdraw(CutOffId("x")).error().code, "CUT_OFF_QUEUE_CLOSED");
}

TEST_F(StoreCutOffQueue, TheKeyStaysTheSame) {
    registerAs(me);
    reopen();
    EXPECT_TRUE(queue->open()); // without signing in
    registerAs(me);
    reopen(me);
    registerAs(me);
    EXPECT_EQ(gateway.cutOffDesk.keys.size(), 1U);
    EXPECT_TRUE(gateway.cutOffDesk.keys.front().starts_with("-----BEGIN PUBLIC KEY-----"));
}

TEST_F(StoreCutOffQueue, WhatIsSentIsWhatWasSigned) {
    registerAs(me);
    const CutOffOrder made = added(1);
    clock.advance(std::chrono::hours(3));
    EXPECT_EQ(flush(), std::vector{made.id});
    ASSERT_EQ(gateway.cutOffDesk.queuedSeen.size(), 1U);
    const fakes::SentOrder& seen = gateway.cutOffDesk.queuedSeen.front();
    EXPECT_EQ(seen.text, gateway.cutOffDesk.orderText(made));
    EXPECT_EQ(seen.keyId, "key-1");
    EXPECT_TRUE(signedBy(gateway.cutOffDesk.keys.front(), seen.text, seen.signature));
    EXPECT_FALSE(signedBy(gateway.cutOffDesk.keys.front(), seen.text + ' ', seen.signature));
    const CutOff& done = gateway.cutOffDesk.all.front();
    EXPECT_TRUE(done.queued);
    EXPECT_EQ(done.orderedAt, made.orderedAt);
    EXPECT_EQ(done.receivedAt, clock.now());
    EXPECT_TRUE(queue->waiting().empty());
    reopen();
    EXPECT_TRUE(queue->waiting().empty());
}

TEST_F(StoreCutOffQueue, GoesOldestFirstAndSaysWhatWaits) {
    registerAs(me);
    std::vector<CutOffId> ids;
    for (std::size_t i = 1; i <= 5; ++i)
        ids.push_back(added(i).id);
    EXPECT_EQ(waitingIds(), ids);
    const auto first = queue->waiting().front();
    EXPECT_EQ(first.userName, "佐藤 花子");
    EXPECT_EQ(first.order.note, "電話で連絡");
    EXPECT_EQ(first.queuedAt, testNow());
    reopen();
    EXPECT_EQ(waitingIds(), ids);
    EXPECT_EQ(flush(), ids);
    std::vector<CutOffId> done;
    for (const CutOff& one : gateway.cutOffDesk.all)
        done.push_back(one.id);
    EXPECT_EQ(done, ids);
    EXPECT_TRUE(flush().empty());
}

TEST_F(StoreCutOffQueue, AnOutageLeavesThemWaiting) {
    registerAs(me);
    const auto first = added(1), second = added(2);
    for (const ErrorKind kind :
         {ErrorKind::Unavailable, ErrorKind::Timeout, ErrorKind::Unauthenticated, ErrorKind::RateLimited,
          ErrorKind::Internal, ErrorKind::Tls, ErrorKind::Cancelled, ErrorKind::DiskFull}) { // of the service
        gateway.failNext("sendQueued", Error(kind, "SOMETHING"));
        EXPECT_TRUE(flush().empty());
        EXPECT_EQ(queue->waiting().size(), 2U);
        EXPECT_FALSE(queue->waiting().front().refused);
    }
    EXPECT_EQ(queue->waiting().front().attempts, 8);
    EXPECT_EQ(queue->waiting().back().attempts, 0); // it would have fared no better
    gateway.setOffline(true);
    EXPECT_TRUE(flush().empty());
    gateway.setOffline(false);
    EXPECT_EQ(flush(), (std::vector{first.id, second.id}));
}

// The service has carried it out, but its answer did not arrive, or could not be read.
TEST_F(StoreCutOffQueue, ALostAnswerDoesNothingTwice) {
    registerAs(me);
    const CutOffOrder made = added(1);
    handle = gateway.cutOffDesk.sendQueued(gateway.cutOffDesk.orderText(made), "c2ln", "key-1", gui,
                                           [](const Result<ports::CutOffOrdered>& done) { EXPECT_TRUE(done); });
    gui.run();
    gateway.failNext("sendQueued", Error(ErrorKind::BadInput, "RESPONSE_MALFORMED"));
    EXPECT_TRUE(flush().empty());
    EXPECT_FALSE(queue->waiting().front().refused);
    EXPECT_EQ(flush(), std::vector{made.id});
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 1U);
}

TEST_F(StoreCutOffQueue, ARefusalStaysUntilItIsLookedAt) {
    registerAs(me);
    const auto first = added(1), second = added(2);
    gateway.failNext(
        "sendQueued",
        Error(ErrorKind::Conflict, "CUT_OFF_NOT_POSSIBLE").with("step", "端末初期化").with("reason", "a=b\n\"c\""));
    EXPECT_EQ(flush(), std::vector{second.id}); // one that is refused keeps nothing back
    ASSERT_EQ(queue->waiting().size(), 1U);
    reopen();
    const auto kept = queue->waiting().front();
    ASSERT_TRUE(kept.refused);
    EXPECT_EQ(kept.refused->code, "CUT_OFF_NOT_POSSIBLE");
    EXPECT_EQ(kept.refused->kind, ErrorKind::Conflict);
    ASSERT_EQ(kept.refused->params.size(), 2U);
    EXPECT_EQ(kept.refused->params[0].name, "reason");
    EXPECT_EQ(kept.refused->params[0].value, "a=b\n\"c\"");
    const auto before = gateway.callsOf("sendQueued");
    EXPECT_TRUE(flush().empty());
    EXPECT_EQ(gateway.callsOf("sendQueued"), before); // not asked again
    EXPECT_EQ(reason(queue->withdraw(first.id)), "");
    reopen();
    EXPECT_TRUE(queue->waiting().empty());
}

TEST_F(StoreCutOffQueue, AForeignKeyOrAnOldOrderIsRefusedAndSaysSo) {
    registerAs(me);
    const auto first = added(1);
    gateway.failNext("sendQueued", Error(ErrorKind::Forbidden, "CUT_OFF_SIGNATURE"));
    EXPECT_TRUE(flush().empty());
    EXPECT_EQ(queue->waiting().front().refused->code, "CUT_OFF_SIGNATURE");
    EXPECT_EQ(reason(queue->withdraw(first.id)), "");
    added(2);
    clock.advance(std::chrono::hours(73));
    EXPECT_TRUE(flush().empty());
    EXPECT_EQ(queue->waiting().front().refused->code, "CUT_OFF_TOO_OLD");
}

TEST_F(StoreCutOffQueue, TheSameOrderIsTakenOnce) {
    registerAs(me);
    CutOffOrder made = added(1);
    EXPECT_EQ(reason(queue->add(made, "佐藤 花子")), "");
    EXPECT_EQ(queue->waiting().size(), 1U);
    made.note = "another";
    EXPECT_EQ(queue->add(made, "佐藤 花子").error().code, "CUT_OFF_ID_TAKEN");
    CutOffOrder empty = order(2);
    empty.steps.clear();
    EXPECT_EQ(queue->add(empty, "x").error().code, "CUT_OFF_NO_STEP"); // now, not when the service is back
    EXPECT_EQ(queue->waiting().size(), 1U);
}

TEST_F(StoreCutOffQueue, WhatIsWithdrawnIsNeverSent) {
    registerAs(me);
    const auto first = added(1), second = added(2);
    EXPECT_EQ(reason(queue->withdraw(first.id)), "");
    EXPECT_EQ(queue->withdraw(first.id).error().code, "CUT_OFF_NOT_EXIST");
    reopen();
    EXPECT_EQ(flush(), std::vector{second.id});
    EXPECT_EQ(gateway.cutOffDesk.queuedSeen.size(), 1U);
    // Once it is on its way the service decides.
    const auto third = added(3);
    gateway.hold();
    std::optional<std::vector<CutOffId>> sent;
    handle = queue->flush(gui, [&](Result<std::vector<CutOffId>> ids) { sent = *ids; });
    gateway.release(1); // the key
    gui.run();
    EXPECT_EQ(queue->withdraw(third.id).error().code, "CUT_OFF_OVER");
    gateway.release();
    gui.run();
    EXPECT_EQ(sent, std::vector{third.id});
}

TEST_F(StoreCutOffQueue, WhoAsksMeanwhileWaitsForTheSameEnd) {
    registerAs(me);
    const auto first = added(1);
    gateway.hold();
    std::vector<std::vector<CutOffId>> replies;
    const auto keep = [&](Result<std::vector<CutOffId>> ids) { replies.push_back(*ids); };
    auto one = queue->flush(gui, keep);
    auto two = queue->flush(gui, keep);
    auto dropped = queue->flush(gui, keep);
    dropped.cancel();
    gateway.release();
    gui.run();
    EXPECT_EQ(replies, (std::vector<std::vector<CutOffId>>{{first.id}, {first.id}}));
    EXPECT_EQ(gateway.callsOf("sendQueued"), 1U);
}

TEST_F(StoreCutOffQueue, ClosingInBetweenLosesNothing) {
    registerAs(me);
    const auto first = added(1);
    gateway.hold();
    bool replied = false;
    handle = queue->flush(gui, [&](const Result<std::vector<CutOffId>>&) { replied = true; });
    gateway.release(1);
    gui.run();
    queue->close(); // the console is locked
    gui.run();
    EXPECT_TRUE(replied);
    gateway.release();
    gui.run();
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain)), "");
    EXPECT_EQ(waitingIds(), std::vector{first.id});
    EXPECT_EQ(flush(), std::vector{first.id});
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 1U);
}

// Somebody orders, goes away and the console locks itself: the order goes out all the same.
TEST_F(StoreCutOffQueue, ALockedConsoleStillSendsWhatWasSigned) {
    registerAs(me);
    const auto first = added(1), second = added(2), third = added(3);
    queue->seal();
    notes->close();
    EXPECT_FALSE(queue->open());
    EXPECT_TRUE(queue->waiting().empty());
    EXPECT_EQ(queue->add(order(4), "x").error().code, "CUT_OFF_QUEUE_CLOSED");
    EXPECT_EQ(queue->withdraw(first.id).error().code, "CUT_OFF_QUEUE_CLOSED");
    gateway.failNext("sendQueued", Error(ErrorKind::Conflict, "CUT_OFF_TOO_OLD"));
    EXPECT_EQ(flush(), (std::vector{second.id, third.id}));
    EXPECT_TRUE(signedBy(gateway.cutOffDesk.keys.front(), gateway.cutOffDesk.queuedSeen.back().text,
                         gateway.cutOffDesk.queuedSeen.back().signature));
    ASSERT_TRUE(notes->open(CopyFiles{folder.path}, key).has_value());
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain)), "");
    EXPECT_EQ(waitingIds(), std::vector{first.id}); // and why it is still there is known
    EXPECT_EQ(queue->waiting().front().refused->code, "CUT_OFF_TOO_OLD");
    reopen();
    EXPECT_EQ(waitingIds(), std::vector{first.id});
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 2U);
    // One that is on its way while the lock falls is told of too.
    added(5);
    gateway.hold();
    handle = queue->flush(gui, [](const Result<std::vector<CutOffId>>&) {});
    gateway.release(1);
    gui.run();
    queue->seal();
    gateway.release();
    gui.run();
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 3U);
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain)), "");
    EXPECT_EQ(waitingIds(), std::vector{first.id});
}

TEST_F(StoreCutOffQueue, TheOrdersOfAnotherPersonWaitForThatPerson) {
    registerAs(me);
    const auto first = added(1);
    const UserId other("00000000-0000-4000-8000-0000000000aa");
    reopen(other);
    EXPECT_FALSE(queue->open());
    registerAs(other);
    EXPECT_EQ(gateway.cutOffDesk.keys.size(), 2U);
    EXPECT_EQ(waitingIds(), std::vector{first.id});     // it can be seen
    EXPECT_EQ(queue->waiting().front().order.note, ""); // but not what was said
    EXPECT_EQ(queue->withdraw(first.id).error().code, "FORBIDDEN");
    EXPECT_TRUE(flush().empty());
    EXPECT_TRUE(gateway.cutOffDesk.queuedSeen.empty());
    reopen(me);
    EXPECT_EQ(flush(), std::vector{first.id});
    EXPECT_EQ(gateway.cutOffDesk.queuedSeen.front().keyId, "key-1");
}

// It comes with the answer of the service, and is for whoever ordered: once, and not for whoever finds the console
// locked.
TEST_F(StoreCutOffQueue, TheTemporaryPasswordIsTakenOnceByItsAuthor) {
    registerAs(me);
    const auto withPassword = [&](std::size_t index) {
        CutOffOrder made = order(index);
        made.steps.push_back({StepKind::Password, {}});
        EXPECT_EQ(reason(queue->add(made, "佐藤 花子")), "");
        return made.id;
    };
    const CutOffId first = withPassword(1);
    EXPECT_EQ(queue->takePassword(first), "");
    EXPECT_EQ(flush(), std::vector{first});
    EXPECT_NE(queue->takePassword(first), "");
    EXPECT_EQ(queue->takePassword(first), "");
    const CutOffId second = withPassword(2);
    EXPECT_EQ(flush(), std::vector{second});
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain, me)), ""); // the sign-in of the same person
    EXPECT_NE(queue->takePassword(second), "");
    const CutOffId third = withPassword(3);
    EXPECT_EQ(flush(), std::vector{third});
    queue->seal();
    EXPECT_EQ(queue->takePassword(third), "");
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain, me)), "");
    registerAs(me);
    const CutOffId fourth = withPassword(4);
    EXPECT_EQ(flush(), std::vector{fourth});
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain, UserId("00000000-0000-4000-8000-0000000000aa"))), "");
    EXPECT_EQ(queue->takePassword(fourth), "") << "nor for the next one at this desk";
}

TEST_F(StoreCutOffQueue, AnotherTenantSeesNothingOfIt) {
    registerAs(me);
    added(1);
    ASSERT_EQ(reason(queue->open(*notes, kQueueDomain + 1)), "");
    EXPECT_FALSE(queue->open());
    EXPECT_TRUE(queue->waiting().empty());
    ASSERT_EQ(reason(queue->open(*notes, 0)), ""); // nobody knows yet: the one that the key belongs to
    EXPECT_EQ(queue->waiting().size(), 1U);
}

TEST_F(StoreCutOffQueue, NothingOfItIsReadableOnTheDisk) {
    registerAs(me);
    const CutOffOrder made = added(1);
    queue.reset();
    notes.reset();
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
        const std::string bytes = queueBytesOf(entry.path());
        for (const std::string& part : {made.id.value, made.user.value, std::string("電話で連絡"), std::string("佐藤")})
            EXPECT_EQ(bytes.find(part), std::string::npos) << entry.path();
    }
    // With another key nothing is read; what is there is set aside and not destroyed.
    Notes foreign;
    ASSERT_TRUE(foreign.open(CopyFiles{folder.path}, sql::randomKey()).has_value());
    CutOffQueue blind(gateway.cutOffDesk, clock, gui);
    ASSERT_EQ(reason(blind.open(foreign, kQueueDomain)), "");
    EXPECT_TRUE(blind.waiting().empty());
    EXPECT_FALSE(blind.open());
    EXPECT_TRUE(std::filesystem::exists(folder.path / "notes.db.unreadable"));
}

TEST_F(StoreCutOffQueue, WatchersAreToldAndAFailedDiskSaysSo) {
    registerAs(me);
    int told = 0;
    auto watch = queue->watch(gui, [&] { ++told; });
    const auto first = added(1);
    gui.run();
    EXPECT_EQ(told, 1);
    EXPECT_TRUE(queue->somethingNew());
    sql::Database::setFault([] { return Error(ErrorKind::DiskFull, "DISK_FULL"); });
    EXPECT_EQ(queue->add(order(2), "b").error().code, "DISK_FULL");
    EXPECT_EQ(queue->withdraw(first.id).error().code, "DISK_FULL");
    EXPECT_EQ(waitingIds(), std::vector{first.id}); // nothing is shown that would not be there tomorrow
    EXPECT_EQ(flush(), std::vector{first.id});      // but it is sent
    sql::Database::setFault(nullptr);
    EXPECT_FALSE(queue->somethingNew());
    EXPECT_GT(told, 1);
}

// A process that is killed right after an order was acknowledged.
TEST_F(StoreCutOffQueue, AKilledConsoleHasLostNothing) {
    registerAs(me);
    queue.reset();
    notes.reset();
    const CutOffOrder made = order(1);
    const pid_t child = ::fork();
    if (child == 0) {
        Notes own;
        CutOffQueue mine(gateway.cutOffDesk, clock, gui);
        const bool taken = own.open(CopyFiles{folder.path}, key).has_value() &&
                           mine.open(own, kQueueDomain).has_value() && mine.add(made, "佐藤 花子").has_value();
        if (taken) ::raise(SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    openAll();
    EXPECT_EQ(waitingIds(), std::vector{made.id});
    EXPECT_EQ(flush(), std::vector{made.id});
    EXPECT_EQ(gateway.cutOffDesk.all.size(), 1U);
}

} // namespace
} // namespace sekisho::store::testing::test_store_cut_off_queue
