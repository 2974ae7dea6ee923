// The event intake: who may send, what is kept of an event, that it is kept once, what happens when it cannot be kept,
// and apps that come with a certificate.

#include "models/proof/record_line.h"
#include "service/handlers/housekeeping.h"
#include "service/logs/event_intake.h"
#include "service/store/journal.h"
#include "tests/service/beside_faults.h"
#include "tests/service/endpoint_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <atomic>
#include <thread>

namespace test_events {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;
namespace json = boost::json;

constexpr const char* kEvents = "/v1.0/events";
constexpr std::string_view kCertificate = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

// Remembers what it was shown, and fails when it is told to.
class Watcher final : public EventExaminer {
  public:
    Done examine(Database& db, sekisho::DomainId domain, std::span<const TakenEvent> events,
                 sekisho::Instant now) override {
        if (!db.inTransaction()) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
        for (const TakenEvent& one : events)
            seen.push_back(fmt::format("{} {} {} {}", one.record->seq, one.event->id, one.actor.uid.empty() ? "-" : "+",
                                       one.receivers.size()));
        if (fail) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
        if (!leavesNews) return {};
        SEKISHO_CHECK(appendChange(db, domain, "detection", "1", "put", now));
        return {};
    }
    std::vector<std::string> seen;
    bool fail = false;
    bool leavesNews = false;
};

class EventsTest : public EndpointTest {
  protected:
    EventsTest() : watcher(std::make_shared<Watcher>()), sender(serviceAccount("events")) {
        services->examiner = watcher;
        hana = plainMember(0);
        hanaLogin = text("SELECT email FROM member WHERE uid = '" + hana + "'");
        taro = plainMember(1);
        taroLogin = text("SELECT email FROM member WHERE uid = '" + taro + "'");
        script("DELETE FROM file_event; DELETE FROM message_content; DELETE FROM event_seen");
        before = number(fmt::format("SELECT max(seq) FROM audit WHERE domain_id = {}", domain));
    }

    json::object event(std::string_view id, std::string_view type, json::object data,
                       std::string_view time = "2026-11-22T08:59:00Z") const {
        return {{"specversion", "1.0"}, {"id", id},     {"source", "/test"},
                {"type", type},         {"time", time}, {"data", std::move(data)}};
    }
    json::object message(std::string_view id, std::string_view words = "見積書です") const {
        return event(id, "sekisho.talk.message.sent",
                     {{"sender", hanaLogin},
                      {"receivers", json::array{taro, "gast@example.com"}},
                      {"channelId", "c-1"},
                      {"channelName", "営業部"},
                      {"text", words},
                      {"attachments", json::array{json::object{{"name", "a.pdf"}, {"size", 12}}}},
                      {"client", "mobileApp"},
                      {"ip", "203.0.113.7"}});
    }
    Response post(std::string body, std::string_view token = {},
                  std::string type = "application/cloudevents-batch+json") {
        return ask(token.empty() ? std::string_view(sender.access) : token, Method::Post, kEvents, std::move(body),
                   {{"Content-Type", std::move(type)}});
    }
    json::object sent(const json::array& events) {
        const auto response = post(json::serialize(events));
        EXPECT_EQ(response.status, 200) << response.body;
        return object(response);
    }
    std::string counts(const json::array& events) {
        const auto answer = sent(events);
        return fmt::format("{} {} {}", answer.at("accepted").to_number<int>(), answer.at("duplicates").to_number<int>(),
                           answer.at("refused").as_array().size());
    }
    std::int64_t count(const std::string& table, const std::string& more = "1") {
        return number(fmt::format("SELECT count(*) FROM {} WHERE domain_id = {} AND {}", table, domain, more));
    }
    std::int64_t recorded() { return count("audit", fmt::format("seq > {}", before)); }
    // One text of the newest record.
    std::string newest(const std::string& column) {
        return text(fmt::format("SELECT {} FROM audit WHERE domain_id = {} ORDER BY seq DESC LIMIT 1", column, domain));
    }
    void chainIsWhole() {
        const auto checked = store->read([&](Database& db) { return verifyAudit(db, domain); });
        EXPECT_TRUE(checked) << (checked ? "" : checked.error().detail);
    }

    std::shared_ptr<Watcher> watcher;
    SignedIn sender;
    std::string hana, hanaLogin, taro, taroLogin;
    std::int64_t before = 0;
};

TEST_F(EventsTest, AMessageIsARecordWithItsContentBeside) {
    EXPECT_EQ(counts({message("m-1")}), "1 0 0");
    ASSERT_EQ(recorded(), 1);
    EXPECT_EQ(newest("log"), "message");
    EXPECT_EQ(newest("action"), "talk.message.sent");
    EXPECT_EQ(newest("actor_id"), hana);
    EXPECT_EQ(newest("target_kind || ' ' || target_id || ' ' || target_name"), "channel c-1 営業部");
    EXPECT_EQ(newest("result || ' ' || client || ' ' || ip || ' ' || request_id"),
              "success mobileApp 203.0.113.7 request-1");
    EXPECT_EQ(number(fmt::format("SELECT at FROM audit WHERE domain_id = {} ORDER BY seq DESC LIMIT 1", domain)),
              sekisho::parseInstant("2026-11-22T08:59:00Z")->time_since_epoch().count());
    EXPECT_EQ(number(fmt::format("SELECT recorded FROM audit WHERE domain_id = {} ORDER BY seq DESC LIMIT 1", domain)),
              clock.now().time_since_epoch().count());
    const auto details = json::parse(newest("changes")).as_object();
    EXPECT_EQ(str(details, "sender"), hanaLogin);
    EXPECT_EQ(json::serialize(details.at("receivers")), "[\"" + taroLogin + "\",\"gast@example.com\"]");
    EXPECT_EQ(json::serialize(details.at("attachments")), R"([{"name":"a.pdf","size":12}])");
    EXPECT_FALSE(details.contains("text") || details.contains("client") || details.contains("ip"));
    EXPECT_EQ(details.at("contentCharacters").to_number<int>(), 5);
    const std::string salt = text("SELECT salt FROM message_content"), words = text("SELECT text FROM message_content");
    EXPECT_EQ(words, "見積書です");
    EXPECT_EQ(str(details, "contentDigest"), sekisho::proof::contentDigest(salt, words));
    EXPECT_GE(salt.size(), 20U);
    EXPECT_EQ(text("SELECT sender || ' ' || sender_uid || ' ' || channel || ' ' || bot FROM message_content"),
              hanaLogin + " " + hana + " c-1 0");
    EXPECT_EQ(newest("CAST(seq AS TEXT)"), text("SELECT CAST(seq AS TEXT) FROM message_content"));
    for (const std::string& party : {hana, taro, std::string("gast@example.com")})
        EXPECT_EQ(count("audit_party", fmt::format("party = '{}' AND seq > {}", party, before)), 1) << party;
    EXPECT_EQ(watcher->seen, std::vector<std::string>{fmt::format("{} m-1 + 2", before + 1)});
    chainIsWhole();
}

TEST_F(EventsTest, ATextThatIsNotTheOneThatWasTakenIsNamed) {
    const auto faults = [this] { return besideFaults(*store, domain); };
    EXPECT_EQ(counts({message("m-1"), message("m-2")}), "2 0 0");
    EXPECT_TRUE(faults().empty());
    script(fmt::format("UPDATE message_content SET text = '何も書いていません' WHERE seq = {}", before + 2));
    ASSERT_EQ(faults().size(), 1U);
    EXPECT_EQ(faults()[0].seq, before + 2);
    EXPECT_EQ(faults()[0].kind, sekisho::proof::FaultKind::Altered);
    script(fmt::format("UPDATE message_content SET salt = '', text = '' WHERE seq = {}", before + 2));
    EXPECT_EQ(faults().size(), 1U) << "an empty one is another one";
    script(fmt::format("DELETE FROM message_content WHERE seq = {}", before + 2));
    EXPECT_TRUE(faults().empty()) << "it may have gone before its record";
    script(fmt::format("UPDATE message_content SET seq = {} WHERE seq = {}", before + 1000, before + 1));
    ASSERT_EQ(faults().size(), 1U);
    EXPECT_EQ(faults()[0].seq, before + 1000);
}

TEST_F(EventsTest, AMessageWithoutTextIsAMessageToo) {
    auto one = message("m-1");
    one["data"].as_object().erase("text");
    EXPECT_EQ(counts({one}), "1 0 0");
    EXPECT_EQ(text("SELECT text || '|' || salt || '|' || attachments FROM message_content"),
              R"(||[{"name":"a.pdf","size":12}])");
    EXPECT_FALSE(json::parse(newest("changes")).as_object().contains("contentDigest"));
}

TEST_F(EventsTest, PeopleAreFoundByEveryNameTheyHave) {
    script(fmt::format("INSERT INTO address(domain_id, address, kind, owner_uid) VALUES({}, 'hana.alias@sakura', "
                       "'alias', '{}')",
                       domain, hana));
    std::string capitals = hanaLogin;
    capitals[0] = static_cast<char>(std::toupper(capitals[0]));
    const std::string otherTenant = text("SELECT email FROM member WHERE email = 'deputy1@ume'");
    const auto actorOf = [&](const std::string& who) {
        static int number = 0;
        EXPECT_EQ(counts({event(fmt::format("p-{}", ++number), "sekisho.task.done",
                                {{"member", who}, {"taskId", "t"}, {"subject", "報告"}})}),
                  "1 0 0");
        return newest("actor_id");
    };
    EXPECT_EQ(actorOf(hana), hana);
    EXPECT_EQ(actorOf(capitals), hana);
    EXPECT_EQ(actorOf("hana.alias@sakura"), hana);
    EXPECT_EQ(newest("json_extract(changes, '$.member')"), hanaLogin);
    EXPECT_EQ(actorOf("Stranger@Example.com"), "stranger@example.com");
    EXPECT_EQ(newest("actor_name"), "stranger@example.com");
    EXPECT_EQ(actorOf(otherTenant), otherTenant); // another tenant's people are strangers
    EXPECT_EQ(actorOf(uidOf("deputy1@ume")), uidOf("deputy1@ume"));
    EXPECT_EQ(newest("actor_name"), uidOf("deputy1@ume"));
}

// A stranger costs what his address has, and all of them together no more than there is room for.
TEST_F(EventsTest, StrangersDoNotFillTheMemory) {
    EventPeople people;
    const auto named = [](int number) { return fmt::format("{:06}@{}", number, std::string(240, 'x')); };
    const auto read = store->read([&](Database& db) -> Done {
        SEKISHO_CHECK(people.begin(db, domain));
        for (int i = 0; i < 80'000; ++i) {
            SEKISHO_TRY(found, people.find(named(i)));
            if (found->address != named(i) || !found->uid.empty()) ADD_FAILURE() << found->address;
        }
        EXPECT_LE(people.held(), EventPeople::kMostHeld);
        EXPECT_GT(people.held(), EventPeople::kMostHeld / 2) << "what is known is not asked for again";
        SEKISHO_TRY(again, people.find(named(1)));
        EXPECT_EQ(again->address, named(1));
        EXPECT_EQ(again->name, named(1));
        EXPECT_TRUE(again->sides.external);
        SEKISHO_TRY(member, people.find(hanaLogin));
        EXPECT_EQ(member->uid, hana) << "there is no room left for him, and yet he is found";
        SEKISHO_CHECK(people.begin(db, domain));
        EXPECT_EQ(people.held(), 0U) << "whoever is left has room again";
        return {};
    });
    ASSERT_TRUE(read) << read.error().detail;
}

TEST_F(EventsTest, ANewNameCountsFromTheNextEventOn) {
    EXPECT_EQ(counts({message("m-1")}), "1 0 0");
    const std::string old = newest("actor_name");
    const auto admin = signInAs("admin@sakura");
    const auto changed =
        ask(admin.access, Method::Patch, "/v1.0/users/" + hana, R"({"userName":{"lastName":"改姓","firstName":"花"}})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(counts({message("m-2")}), "1 0 0");
    EXPECT_NE(newest("actor_name"), old);
    EXPECT_EQ(newest("actor_name"), text("SELECT json_extract(doc, '$.userName.lastName') || ' ' || json_extract(doc, "
                                         "'$.userName.firstName') FROM member WHERE uid = '" +
                                         hana + "'"));
}

TEST_F(EventsTest, WhatIsKnownIsTakenOnce) {
    EXPECT_EQ(counts({message("m-1"), message("m-2"), message("m-1", "別の内容")}), "2 1 0");
    EXPECT_EQ(counts({message("m-2"), message("m-3")}), "1 1 0");
    auto elsewhere = message("m-1");
    elsewhere["source"] = "/other";
    EXPECT_EQ(counts({elsewhere}), "1 0 0"); // ids belong to their source
    EXPECT_EQ(recorded(), 4);
    EXPECT_EQ(count("event_seen"), 4);
    EXPECT_EQ(watcher->seen.size(), 4U);
    const auto other = counts({});
    EXPECT_EQ(other, "0 0 0");
    chainIsWhole();
}

TEST_F(EventsTest, TheRestOfABatchIsTaken) {
    auto broken = message("m-2");
    broken["data"].as_object()["bot"] = 7;
    auto later = message("m-3");
    later["time"] = "2026-11-22T10:01:01Z"; // an hour and a second from now
    const auto answer = sent({message("m-1"), broken, later, event("m-4", "sekisho.nothing", {}), 7, message("m-5")});
    EXPECT_EQ(answer.at("accepted").to_number<int>(), 2);
    std::string told;
    for (const auto& one : answer.at("refused").as_array())
        told += fmt::format("{} {} {}; ", one.at("index").to_number<int>(), str(one.as_object(), "id"),
                            str(one.as_object(), "code"));
    EXPECT_EQ(told, "1 m-2 EVENT_FIELD; 2 m-3 EVENT_TIME; 3 m-4 EVENT_TYPE_UNKNOWN; 4  EVENT_FORMAT; ");
    EXPECT_EQ(recorded(), 2);
    EXPECT_EQ(count("event_seen"), 2); // what was refused may come again, mended
}

TEST_F(EventsTest, LateEventsStandWhereTheyHappened) {
    EXPECT_EQ(counts({event("l-1", "sekisho.task.done", {{"member", hana}, {"taskId", "t"}, {"subject", "x"}},
                            "2026-11-20T08:00:00+09:00")}),
              "1 0 0");
    EXPECT_EQ(counts({event("l-2", "sekisho.task.done", {{"member", hana}, {"taskId", "t"}, {"subject", "x"}},
                            "2026-11-19T08:00:00+09:00")}),
              "1 0 0");
    EXPECT_EQ(number(fmt::format("SELECT at FROM audit WHERE domain_id = {} ORDER BY seq DESC LIMIT 1", domain)),
              sekisho::parseInstant("2026-11-18T23:00:00Z")->time_since_epoch().count());
    chainIsWhole();
}

TEST_F(EventsTest, AnEventIsTakenWhenItIsWritten) {
    EventIntake intake(*services);
    const std::string body = json::serialize(json::array{message("m-1")});
    ASSERT_TRUE(intake.take({domain, "request-1", body, clock.now() - std::chrono::minutes(5)}));
    EXPECT_EQ(newest("CAST(recorded AS TEXT)"), std::to_string(clock.now().time_since_epoch().count()))
        << "a report until now would not have it, nor would the next one";
}

TEST_F(EventsTest, FilesOfMembersCountForThePreviews) {
    const auto file = [&](std::string_view id, std::string_view type, std::string_view who, std::string_view name,
                          std::string_view result = "success") {
        return event(id, type,
                     {{"member", who}, {"fileId", "f"}, {"fileName", name}, {"result", result}, {"client", "pcApp"}});
    };
    const std::string up = "sekisho.drive.file.uploaded", down = "sekisho.drive.file.downloaded";
    EXPECT_EQ(counts({file("f-1", up, hana, "図面.PDF"), file("f-2", down, hana, "a.tar.gz", "denied"),
                      file("f-3", down, "stranger@example.com", "a.pdf"), file("f-4", down, hana, "README"),
                      file("f-5", "sekisho.drive.file.copied", hana, "a.pdf")}),
              "5 0 0");
    EXPECT_EQ(count("file_event"), 2);
    EXPECT_EQ(
        text("SELECT group_concat(action || ' ' || service || ' ' || kind || ' ' || extension || ' ' || decision, "
             "'; ') FROM (SELECT * FROM file_event ORDER BY id)"),
        "upload drive pcApp pdf 1; download drive pcApp gz 0");
}

TEST_F(EventsTest, TheFileLogIsKeptWhenItIsTurnedOn) {
    const auto viewed = [&](std::string_view id) {
        return event(id, "sekisho.file.viewed",
                     {{"member", hana}, {"fileId", "f"}, {"fileName", "a.pdf"}, {"service", "drive"}});
    };
    EXPECT_EQ(counts({viewed("v-1")}), "1 0 0");
    EXPECT_EQ(recorded(), 0);
    const auto save = [&](std::string_view key, std::string_view value) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, '{}', '{}', 1)", domain, key,
                           value));
    };
    save("logs", R"({"fileLog":true})"); // shown there, changed in ファイル管理
    EXPECT_EQ(counts({viewed("v-off")}), "1 0 0");
    EXPECT_EQ(recorded(), 0);
    save("files", R"({"downloadLog":true})");
    EXPECT_EQ(counts({viewed("v-2")}), "1 0 0");
    EXPECT_EQ(recorded(), 1);
    EXPECT_EQ(newest("log"), "file-download");
}

TEST_F(EventsTest, TheExaminerIsPartOfTheTransaction) {
    watcher->fail = true;
    EXPECT_EQ(post(json::serialize(json::array{message("m-1")})).status, 500);
    EXPECT_EQ(recorded() + count("event_seen") + count("message_content"), 0);
    watcher->fail = false;
    watcher->leavesNews = true;
    const std::int64_t news = count("change");
    EXPECT_EQ(counts({message("m-1")}), "1 0 0");
    EXPECT_EQ(count("change"), news + 1);
}

TEST_F(EventsTest, AFullDiskTakesNothing) {
    const auto full = [](const char* at) {
        Database::setFault([at, left = std::make_shared<std::atomic<int>>(std::atoi(at))]() -> std::optional<Error> {
            if (left->fetch_sub(1) > 0) return std::nullopt;
            return Error(ErrorKind::DiskFull, "STORAGE_FULL");
        });
    };
    for (const char* at : {"0", "3", "6", "9", "12"}) {
        full(at);
        const auto response = post(json::serialize(json::array{message("m-1"), message("m-2")}));
        Database::setFault(nullptr);
        EXPECT_NE(response.status, 200) << at;
        EXPECT_EQ(recorded() + count("event_seen") + count("message_content"), 0) << at;
    }
    EXPECT_EQ(counts({message("m-1"), message("m-2")}), "2 0 0");
    chainIsWhole();
}

TEST_F(EventsTest, OnlyWhoMayBringsThem) {
    const std::string body = json::serialize(json::array{message("m-1")});
    EXPECT_EQ(post(body, serviceAccount("directory").access).status, 403);
    EXPECT_EQ(post(body, "wrong").status, 401);
    EXPECT_EQ(post(body, signInAs("admin@sakura").access).status, 403); // the console has no such scope
    EXPECT_EQ(post(body, signIn(plainMember(3), {"events"}).access).status, 403);
    EXPECT_EQ(recorded(), 0);
    EXPECT_EQ(post(body, signIn(uidOf("admin@sakura"), {"events"}).access).status, 403); // no member, whoever he is
    EXPECT_EQ(recorded(), 0);
}

TEST_F(EventsTest, BodiesThatAreNone) {
    EXPECT_EQ(post("[]", {}, "application/json").status, 415);
    EXPECT_EQ(post("[]", {}, "text/plain").status, 415);
    EXPECT_EQ(post(json::serialize(message("m-1")), {}, "application/cloudevents+json; charset=UTF-8").status, 200);
    EXPECT_EQ(codeOf(post("[{")), "INVALID_JSON");
    EXPECT_EQ(codeOf(post(" ")), "INVALID_JSON");
    json::array many(5001, json::value(7));
    const auto response = post(json::serialize(many));
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(codeOf(response), "EVENT_BATCH_SIZE");
    const auto admission = gates->admit(requestOf(sender.access, Method::Post, kEvents, "x", {}, false), true);
    EXPECT_EQ(admission.bodyLimit, std::size_t{10} << 20);
}

// While the writer is busy a few wait for it and are committed together; whoever comes then is told to come again.
TEST_F(EventsTest, AFloodIsToldToComeAgain) {
    std::atomic<int> done{0}, refused{0};
    std::vector<std::jthread> threads;
    {
        TenantStore::Writer busy(*store);
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                const auto response = post(json::serialize(json::array{message(fmt::format("m-{}", i))}));
                if (response.status == 429) {
                    EXPECT_EQ(codeOf(response), "EVENT_BACKPRESSURE");
                    EXPECT_EQ(headerOf(response, "Retry-After"), "1");
                    ++refused;
                }
                if (response.status == 200) ++done;
            });
        for (int i = 0; i < 1000 && refused < 8 - EventIntake::kMostInside; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        EXPECT_EQ(refused, 8 - EventIntake::kMostInside);
        EXPECT_EQ(done, 0);
    }
    threads.clear();
    EXPECT_EQ(done, EventIntake::kMostInside);
    EXPECT_EQ(recorded(), EventIntake::kMostInside);
    EXPECT_EQ(counts({message("later")}), "1 0 0");
    chainIsWhole();
}

TEST_F(EventsTest, ManySendersAtOnceLoseNothing) {
    std::atomic<int> accepted{0};
    {
        std::vector<std::jthread> threads;
        for (int sender = 0; sender < 6; ++sender)
            threads.emplace_back([&, sender] {
                for (int i = 0; i < 20;) {
                    const auto response = post(json::serialize(
                        json::array{message(fmt::format("s{}-{}", sender, i)), message(fmt::format("shared-{}", i))}));
                    if (response.status == 429) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                        continue;
                    }
                    EXPECT_EQ(response.status, 200) << response.body;
                    accepted += object(response).at("accepted").to_number<int>();
                    ++i;
                }
            });
    }
    EXPECT_EQ(accepted, 6 * 20 + 20);
    EXPECT_EQ(recorded(), 6 * 20 + 20);
    chainIsWhole();
}

TEST_F(EventsTest, KnownEventsAreForgottenAfterAMonth) {
    EXPECT_EQ(counts({message("m-1")}), "1 0 0");
    clock.advance(std::chrono::hours(24 * 30));
    housekeeping(*services);
    EXPECT_EQ(count("event_seen"), 1);
    clock.advance(std::chrono::hours(24 * 2));
    housekeeping(*services);
    EXPECT_EQ(count("event_seen"), 0);
}

// --- certificates ---

class HoldersTest : public EventsTest {
  protected:
    HoldersTest() {
        script(fmt::format("INSERT INTO api_client(client_id, domain_id, name, secret_hash, service_account, scopes, "
                           "created, certificate) VALUES('holder', {}, 'Gateway', 'x', 'gw.serviceaccount@sakura', "
                           "'events', 0, '{}')",
                           domain, kCertificate));
    }
    Response come(std::string_view certificate, Headers headers = {}, std::string_view target = kEvents) {
        headers.emplace_back("Content-Type", "application/cloudevents+json");
        Request request = requestOf({}, target == kEvents ? Method::Post : Method::Get, target,
                                    json::serialize(message("m-1")), std::move(headers), false);
        request.certificate = certificate;
        return gates->answer(request, gates->admit(request, true)).response;
    }
};

TEST_F(HoldersTest, ACertificateStandsForItsServiceAccount) {
    EXPECT_EQ(come(kCertificate).status, 200);
    EXPECT_EQ(come(kCertificate).status, 200); // from memory
    EXPECT_EQ(recorded(), 1);
    EXPECT_EQ(come(kCertificate, {}, "/v1.0/users").status, 403); // within its scopes
}

TEST_F(HoldersTest, OthersAreNobody) {
    EXPECT_EQ(come("").status, 401);
    const auto unknown = come(std::string(64, '0'));
    EXPECT_EQ(unknown.status, 401);
    EXPECT_NE(headerOf(unknown, "WWW-Authenticate").find("invalid_token"), std::string::npos);
    EXPECT_EQ(come(kCertificate, {{"Origin", "https://evil.example"}}).status, 401); // a page in a browser
    EXPECT_EQ(come(kCertificate, {{"Authorization", "Bearer wrong"}}).status, 401);  // a token is what counts then
    EXPECT_EQ(recorded(), 0);
}

TEST_F(HoldersTest, WithdrawnAppsAreForgotten) {
    EXPECT_EQ(come(kCertificate).status, 200);
    script("DELETE FROM api_client WHERE client_id = 'holder'");
    clock.advance(std::chrono::seconds(61)); // by another process: within a minute
    EXPECT_EQ(come(kCertificate).status, 401);
}

TEST_F(HoldersTest, OneCertificateBelongsToOneApp) {
    NewClient wanted;
    wanted.domain = domain;
    wanted.name = "Second";
    wanted.scopes = {"events"};
    wanted.certificate = kCertificate;
    const auto made = store->write([&](Database& db) { return registerClient(db, wanted, clock.now()); });
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "CLIENT_CERTIFICATE_TAKEN");
}

} // namespace test_events
