// What a preview says is what then happens: random tenants, policies and drafts; the draft is previewed, saved, and
// every live session and recorded sign-in is tried for real against the service as it was and as it is then.
#include "service/auth/credentials.h"
#include "service/auth/password_hash.h"
#include "tests/service/saved_policy_fixture.h"

#include <map>
#include <random>
#include <set>

namespace sekishod::test::test_policy_preview {
namespace {

using sekisho::ClientKind;
using sekisho::sql::Database;

constexpr std::string_view kPassword = "kesa9Tsuru42";
constexpr std::string_view kMdmKey = "key-of-the-mdm-of-the-test";
constexpr std::string_view kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

// The countries as they were recorded, so that a request from an address comes from where it came then.
class RecordedCountries final : public CountryLookup {
  public:
    std::string countryOf(const std::string& ip) const override {
        const auto found = byAddress.find(ip);
        return found == byAddress.end() ? std::string() : found->second;
    }
    sekisho::Instant dataDate() const override { return fixtureBase; }
    std::map<std::string, std::string> byAddress;
};

struct World { // a whole service on a store
    World(const TempFolder& folder, const sekisho::Clock& clock, const CountryLookup& countries)
        : store(emptyStore(folder, 2)), authenticator(makeAuthenticator(*store, clock)),
          subjects(makeSubjectResolver()) {
        ServiceSettings settings;
        settings.rates = {0, 0, 0, 0, 0, 0};
        services.reset(new Services{*store, clock, hub, *authenticator, *subjects, settings});
        services->countries = &countries;
        Router router;
        EXPECT_TRUE(router.add(authEndpoints(*services)));
        EXPECT_TRUE(router.add(adminEndpoints(*services)));
        gates = std::make_unique<Gates>(*services, std::move(router));
    }
    PushHub hub;
    std::unique_ptr<TenantStore> store;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<SubjectResolver> subjects;
    std::unique_ptr<Services> services;
    std::unique_ptr<Gates> gates;
};

struct LiveSession {
    std::string id, user, ip, token;
};
struct PastSignIn {
    std::string user, login, kind, ip;
    std::int64_t managed = 0;
    std::int64_t times = 0;
};
using Counted = std::map<std::string, std::int64_t>; // by member

class PolicyPreviewTest : public SavedPolicyTest {
  protected:
    PolicyPreviewTest() {
        PasswordHasher::shared().setCost({.memoryKiB = 8, .passes = 1, .lanes = 1});
        services->countries = &countries;
    }

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    bool coin() { return below(2) == 0; }
    template<class T>
    T oneOf(std::initializer_list<T> from) {
        return *(from.begin() + below(static_cast<int>(from.size())));
    }
    std::string recorded(std::string_view column) {
        return text(
            fmt::format("SELECT {} FROM session WHERE domain_id = {} AND ip <> '' ORDER BY id LIMIT 1 OFFSET {}",
                        column, domain, below(200)));
    }
    std::string someMembers() {
        std::string out;
        for (int i = below(4); i > 0; --i)
            out += fmt::format("{}\"{}\"", out.empty() ? "" : ",", recorded("member_uid"));
        return out;
    }
    std::string network() {
        std::set<std::string> lines; // of different networks, so that none overlaps another
        for (int i = 1 + below(5); i > 0; --i) {
            std::string ip = recorded("ip");
            const bool v6 = ip.find(':') != std::string::npos;
            lines.insert(v6 ? ip : ip.substr(0, ip.rfind('.')) + ".0/24");
        }
        std::string list;
        for (const std::string& line : lines)
            list += fmt::format("{}{{\"range\":\"{}\"}}", list.empty() ? "" : ",", line);
        return fmt::format(
            R"({{"mode":"{}","addresses":[{}],"exceptions":[{}],"countryRestriction":{},"countries":["{}"],"selfLockOut":"confirm"}})",
            oneOf<std::string>({"all", "allowList"}), list, someMembers(), coin(), oneOf<std::string>({"JP", "US"}));
    }
    std::string account() {
        return fmt::format(
            R"({{"passwordExpiryDays":{},"idleMinutesBrowser":{},"loginByPhone":{},"loginByLine":{},"loginByScreenUnlock":{}}})",
            oneOf({0, 30, 90, 360}), oneOf({0, 30, 1440, 43200}), coin(), coin(), coin());
    }
    std::string files() {
        return fmt::format(R"({{"mobileUpload":{},"restrictedServices":["{}"],"extensions":["{}"]}})", coin(),
                           oneOf<std::string>({"talk", "drive", "board"}), oneOf<std::string>({"exe", "pdf", "zip"}));
    }
    std::string externalTalk() {
        return fmt::format(
            R"({{"line":{},"lineWho":"all","filesToLine":{},"works":{},"worksWho":"all","filesToWorks":{}}})", coin(),
            coin(), coin(), coin());
    }
    std::string draftOf(std::string_view key) {
        if (key == "network") return network();
        if (key == "account") return account();
        if (key == "files") return files();
        if (key == "externalTalk") return externalTalk();
        return fmt::format(R"({{"mdm":"{}"}})", oneOf<std::string>({"none", "thirdParty"}));
    }
    void savedAs(std::string_view key, const std::string& draft) {
        const Response response = ask(super.access, Method::Put, policyPath(key),
                                      fmt::format(R"({{"values":{},"confirm":"admin@sakura"}})", draft),
                                      {{"If-Match", fmt::format("\"{}\"", revisionOf(key))}});
        ASSERT_EQ(response.status, 200) << response.body << headerOf(response, "X-Error-Field") << draft;
        super = signInAs("admin@sakura");
    }

    // People with passwords, second factors, stopped apps and templates; a history that can be tried in a short time.
    void populate() {
        const auto hash = hashPassword(kPassword);
        ASSERT_TRUE(hash);
        const std::string here = fmt::format("domain_id = {}", domain);
        script(fmt::format(
            "UPDATE credential SET hash = '{0}', must_change = 0, requested = 0, totp_secret = NULL WHERE {1}; "
            "UPDATE credential SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE {1} AND (rowid % 3 = 0 OR member_uid = "
            "'{2}'); DELETE FROM sign_in WHERE {1} AND (id % 4 <> 0 OR result NOT IN ('success')); "
            "UPDATE session SET ended = NULL, end_reason = '' WHERE {1} AND rowid % 5 = 0 AND end_reason = 'signOut'; "
            "DELETE FROM app_stop; INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) SELECT uid, domain_id, "
            "id % 2, id % 3 = 0, 0 FROM member WHERE {1} AND id % 11 = {3}",
            *hash, here, uidOf("admin@sakura"), below(11)));
        if (coin()) script(fmt::format("UPDATE template SET off = '[\"mobileApp\"]' WHERE uid = 'default:{}'", domain));
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::string, std::string>(
                "SELECT ip, country FROM session UNION SELECT ip, country FROM sign_in");
        });
        ASSERT_TRUE(rows);
        for (const auto& [ip, country] : *rows)
            countries.byAddress[ip] = country;
        countries.byAddress[std::string(kHome)] = "JP";
        populateAsked();
    }
    // Phones with and without the key of an MDM; and what gateways of other systems have asked about: sign-ins of every
    // method, and files, some of them without an extension.
    void populateAsked() {
        script(fmt::format(
            "UPDATE sign_in SET managed = id % 3 = 0; DELETE FROM file_event; DELETE FROM asked_sign_in; "
            "INSERT INTO mdm_key(domain_id, value, issued) VALUES({0}, '{1}', 0) ON CONFLICT(domain_id) DO NOTHING; "
            "INSERT INTO asked_sign_in(domain_id, member_uid, at, kind, ip, country, method, managed, decision) SELECT "
            "domain_id, member_uid, at, kind, ip, country, CASE (id / 3 + {2}) % 4 WHEN 0 THEN 'phone' WHEN 1 THEN "
            "'line' WHEN 2 THEN 'screenUnlock' ELSE 'password' END, id % 3 = 0, 1 FROM sign_in WHERE domain_id = {0} "
            "AND (id / 4) % 3 "
            "= 0; "
            "INSERT INTO file_event(domain_id, member_uid, at, action, service, kind, ip, extension, linked, external, "
            "decision) SELECT domain_id, member_uid, at, CASE WHEN id % 5 = 0 THEN 'download' ELSE 'upload' END, CASE "
            "(id / 2 + {2}) % 3 WHEN 0 THEN 'talk' WHEN 1 THEN 'drive' ELSE 'board' END, CASE WHEN id % 8 = 0 THEN "
            "'mobileApp' ELSE 'browser' END, ip, CASE (id / 8) % 4 WHEN 0 THEN 'exe' WHEN 1 THEN 'pdf' WHEN 2 THEN "
            "'zip' ELSE '' END, CASE WHEN id % 3 = 0 THEN 'talk' ELSE '' END, CASE WHEN id % 7 = 0 THEN 'line' WHEN id "
            "% 11 = 0 THEN 'works' ELSE '' END, 1 FROM sign_in WHERE domain_id = {0} AND (id / 4) % 3 <> 0",
            domain, kMdmKey, below(12)));
    }
    // What the evaluation endpoint says of a recorded question in this world: the codes of its reasons.
    static std::set<std::string> evaluated(World& world, const std::string& token, const json::object& question) {
        Request request = requestOf(token, Method::Post, "/access/v1/evaluation", json::serialize(question), {}, false);
        const Response response = sendIn(world, std::move(request));
        EXPECT_EQ(response.status, 200) << response.body;
        std::set<std::string> codes;
        const auto answer = object(response);
        if (response.status != 200 || answer.at("decision").as_bool()) return codes;
        const auto& context = answer.at("context").as_object();
        if (context.contains("stepUp")) return codes; // after the second factor, which he has
        for (const auto& reason : context.at("reasons").as_array())
            codes.insert(str(reason.as_object(), "code"));
        return codes;
    }
    struct Question {
        std::string user;
        json::object body;
    };
    std::vector<Question> questions(const std::string& columns, const std::string& from) {
        std::vector<Question> out;
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::string, std::string>(
                fmt::format(
                    "SELECT f.member_uid, json_object({}) FROM {} f JOIN member m ON m.uid = f.member_uid WHERE "
                    "f.domain_id = :domain AND m.deleted IS NULL",
                    columns, from),
                domain);
        });
        EXPECT_TRUE(rows);
        for (const auto& [user, text] : *rows) {
            json::object body = json::parse(text).as_object();
            body["subject"] = {{"type", "user"}, {"id", user}};
            out.push_back({user, std::move(body)});
        }
        return out;
    }
    std::vector<LiveSession> liveSessions() {
        std::vector<LiveSession> out;
        const auto done = store->write([&](Database& db) -> sekisho::Done {
            SEKISHO_TRY(client, findClient(db, "sekisho-console"));
            SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::string>(
                                  "SELECT id, member_uid, ip FROM session WHERE domain_id = :domain AND ended IS NULL",
                                  domain)));
            for (const auto& [id, user, ip] : rows) {
                SEKISHO_TRY(tokens, issueTokens(db, domain, *client, sekisho::SessionId(id), {"user.read"},
                                                WithRefresh::No, clock.now()));
                out.push_back({id, user, ip, tokens.access});
            }
            return {};
        });
        EXPECT_TRUE(done);
        return out;
    }
    std::vector<PastSignIn> pastSignIns() {
        std::vector<PastSignIn> out;
        const auto rows = store->read([&](Database& db) {
            return db.rows<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
                "SELECT s.member_uid, m.email, s.kind, s.ip, s.managed, count(*) FROM sign_in s JOIN member m ON m.uid "
                "= s.member_uid WHERE s.domain_id = :domain AND m.deleted IS NULL AND m.suspended = 0 GROUP BY "
                "s.member_uid, s.kind, s.ip, s.managed",
                domain);
        });
        EXPECT_TRUE(rows);
        for (const auto& [user, login, kind, ip, managed, times] : *rows)
            out.push_back({user, login, kind, ip, managed, times});
        return out;
    }

    static Response sendIn(World& world, Request request) {
        const Admission admission = world.gates->admit(request, true);
        if (admission.refusal) return *admission.refusal;
        return world.gates->answer(request, admission).response;
    }
    static bool works(World& world, const LiveSession& session) {
        Request request = requestOf(session.token, Method::Get, "/oauth2/v2.0/userinfo", {}, {}, false);
        request.remoteIp = session.ip;
        return sendIn(world, std::move(request)).status == 200;
    }
    // The code of the policy that refuses; empty: none does.
    static Response signInAgain(World& world, const PastSignIn& past) {
        json::object client{{"kind", past.kind}, {"deviceName", "d"}, {"os", "o"}, {"version", "1"}};
        if (past.managed != 0) client["mdmKey"] = kMdmKey;
        const json::object body{{"loginId", past.login},
                                {"password", kPassword},
                                {"clientId", "sekisho-console"},
                                {"codeChallenge", kChallenge},
                                {"client", std::move(client)}};
        Request request =
            requestOf({}, Method::Post, "/oauth2/v2.0/console/challenge", json::serialize(body), {}, false);
        request.remoteIp = past.ip;
        return sendIn(world, std::move(request));
    }
    static bool refusedByPolicy(const Response& response) {
        if (response.status == 200) return false;
        const std::set<std::string> codes{"APP_STOPPED",         "ACCESS_ADDRESS",     "COUNTRY_STEP_UP",
                                          "SERVICE_NOT_ALLOWED", "CLIENT_NOT_ALLOWED", "LOGIN_METHOD_OFF",
                                          "MDM_KEY_MISSING"};
        EXPECT_TRUE(codes.contains(codeOf(response))) << response.body;
        return true;
    }

    std::set<std::string> listed(std::string_view key, const std::string& draft, std::string_view list,
                                 Counted& counts) {
        std::set<std::string> out;
        for (std::string cursor;;) {
            const auto page = preview(
                super, key, draft, fmt::format("?list={}&count=37{}", list, cursor.empty() ? "" : "&cursor=" + cursor));
            const auto& part = page.at("list").as_object();
            for (const auto& item : part.at("entries").as_array()) {
                const auto& entry = item.as_object();
                EXPECT_TRUE(out.insert(str(entry, "userId")).second) << "named twice";
                EXPECT_FALSE(str(entry, "name").empty());
                for (const char* what : {"sessions", "events"})
                    if (const auto* count = entry.if_contains(what)) counts[str(entry, "userId")] = count->as_int64();
            }
            const auto& next = part.at("responseMetaData").as_object().at("nextCursor");
            if (next.is_null()) return out;
            cursor = next.as_string();
        }
    }
    static std::int64_t sum(const Counted& counts) {
        std::int64_t out = 0;
        for (const auto& [user, count] : counts)
            out += count;
        return out;
    }

    void round(std::string_view key);

    RecordedCountries countries;
    std::mt19937 random_{20261125};
};

void PolicyPreviewTest::round(std::string_view key) {
    populate();
    for (const std::string_view present : {"network", "account", "mobile", "files", "externalTalk"})
        if (coin()) savedAs(present, draftOf(present));
    // Sessions that the present policies have just ended live again: an older draft must not take all from the next
    // one.
    script(fmt::format(
        "UPDATE session SET ended = NULL, end_reason = '' WHERE domain_id = {} AND end_reason = 'policy'", domain));
    authenticator->forgetAll();
    const std::string draft = draftOf(key);
    const auto sessions = liveSessions();
    const auto signIns = pastSignIns();
    const TempFolder folderBefore;
    {
        TenantStore::Writer writer(*store);
        ASSERT_TRUE(writer.database().copyTo(DataDir{folderBefore.path()}.database()));
    }
    const auto said = preview(super, key, draft);
    const std::string gateway = super.access;
    const auto askedSignIns = questions(
        "'action', json_object('name', 'signIn'), 'resource', json_object('type', 'service', 'id', 'all'), 'context', "
        "json_object('client', f.kind, 'ip', f.ip, 'country', f.country, 'method', f.method, 'mdmKey', CASE WHEN "
        "f.managed THEN '" +
            std::string(kMdmKey) + "' ELSE '' END)",
        "asked_sign_in");
    const auto askedFiles = questions(
        "'action', json_object('name', f.action), 'resource', json_object('type', 'service', 'id', f.service), "
        "'context', json_object('client', f.kind, 'extension', f.extension, 'linked', f.linked, 'external', "
        "f.external)",
        "file_event");
    Counted loggedOut, blocked, freed, mustChange, banned;
    listed(key, draft, "bannedUploads", banned);
    listed(key, draft, "loggedOut", loggedOut);
    listed(key, draft, "blocked", blocked);
    listed(key, draft, "freed", freed);
    const auto changing = listed(key, draft, "mustChangePassword", mustChange);
    const std::string own = super.session.value;
    const bool keeps = !said.at("self").as_object().at("loggedOut").as_bool();
    savedAs(key, draft);

    World before(folderBefore, clock, countries);
    const TempFolder folderAfter;
    {
        TenantStore::Writer writer(*store);
        ASSERT_TRUE(writer.database().copyTo(DataDir{folderAfter.path()}.database()));
    }
    World after(folderAfter, clock, countries);
    Counted reallyOut, reallyBlocked, reallyFreed;
    for (const LiveSession& session : sessions) {
        const bool ended =
            number(fmt::format("SELECT count(*) FROM session WHERE id = '{}' AND ended IS NOT NULL", session.id)) > 0;
        const bool worked = works(before, session);
        EXPECT_TRUE(!ended || !works(after, session));
        if (ended || (worked && !works(after, session))) ++reallyOut[session.user];
        if (session.id == own) {
            EXPECT_EQ(ended, !keeps);
        }
    }
    std::set<std::string> reallyChanging;
    for (const PastSignIn& past : signIns) {
        const Response was = signInAgain(before, past), is = signInAgain(after, past);
        const bool refusedThen = refusedByPolicy(was), refusedNow = refusedByPolicy(is);
        if (!refusedThen && refusedNow) reallyBlocked[past.user] += past.times;
        if (refusedThen && !refusedNow) reallyFreed[past.user] += past.times;
        if (!refusedThen && !refusedNow && str(object(is), "status") == "newPassword" &&
            str(object(was), "status") != "newPassword")
            reallyChanging.insert(past.user);
    }
    for (const Question& question : askedSignIns) {
        const bool refusedThen = !evaluated(before, gateway, question.body).empty();
        const bool refusedNow = !evaluated(after, super.access, question.body).empty();
        if (!refusedThen && refusedNow) ++reallyBlocked[question.user];
        if (refusedThen && !refusedNow) ++reallyFreed[question.user];
    }
    Counted reallyBanned;
    for (const Question& question : askedFiles) {
        const auto ofFile = [](const std::set<std::string>& codes) {
            return std::ranges::any_of(codes, [](const std::string& code) {
                return code == "FILE_TYPE_BANNED" || code == "MOBILE_UPLOAD_OFF" || code == "MOBILE_DOWNLOAD_OFF" ||
                       code == "EXTERNAL_TALK_OFF" || code == "EXTERNAL_FILES_OFF";
            });
        };
        if (!ofFile(evaluated(before, gateway, question.body)) && ofFile(evaluated(after, super.access, question.body)))
            ++reallyBanned[question.user];
    }
    EXPECT_EQ(banned, reallyBanned) << key << draft;
    EXPECT_EQ(loggedOut, reallyOut) << key << draft;
    EXPECT_EQ(blocked, reallyBlocked) << key << draft;
    EXPECT_EQ(freed, reallyFreed) << key << draft;
    for (const std::string& user : reallyChanging)
        EXPECT_TRUE(changing.contains(user)) << user;
    const auto& counts = said.at("counts").as_object();
    EXPECT_EQ(counts.at("loggedOut").as_object().at("sessions").as_int64(), sum(reallyOut));
    EXPECT_EQ(counts.at("loggedOut").as_object().at("members").as_int64(), static_cast<std::int64_t>(reallyOut.size()));
    EXPECT_EQ(counts.at("blocked").as_object().at("events").as_int64(), sum(reallyBlocked));
    EXPECT_EQ(counts.at("freed").as_object().at("events").as_int64(), sum(reallyFreed));
    EXPECT_EQ(counts.at("mustChangePassword").as_int64(), static_cast<std::int64_t>(changing.size()));
}

class RandomPolicyPreviewTest : public PolicyPreviewTest, public ::testing::WithParamInterface<int> {};

TEST_P(RandomPolicyPreviewTest, WhatItSaysIsWhatHappens) {
    random_.seed(static_cast<unsigned>(GetParam()));
    constexpr std::array<std::string_view, 6> keys{"network", "account", "network", "files", "mobile", "externalTalk"};
    round(keys[static_cast<std::size_t>(GetParam()) % keys.size()]);
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomPolicyPreviewTest, ::testing::Range(1, 13));

TEST_F(PolicyPreviewTest, FilesWithoutAnExtensionAreAmongThoseThatPhonesMayNotSendAnyMore) {
    populate();
    const auto said = preview(super, "files", R"({"mobileUpload":false})");
    EXPECT_EQ(
        said.at("counts").as_object().at("bannedUploads").as_object().at("events").as_int64(),
        number(fmt::format("SELECT count(*) FROM file_event f JOIN member m ON m.uid = f.member_uid AND m.deleted "
                           "IS NULL WHERE f.domain_id = {} AND f.kind = 'mobileApp' AND f.action = 'upload' AND "
                           "f.external = ''",
                           domain)));
    EXPECT_GT(number("SELECT count(*) FROM file_event WHERE extension = '' AND kind = 'mobileApp'"), 0);
}

TEST_F(PolicyPreviewTest, APreviewChangesNothingAndNeedsTheRightToSave) {
    const auto content = [this] {
        return text("SELECT (SELECT count(*) FROM policy) || '/' || (SELECT count(*) FROM audit) || '/' || (SELECT "
                    "count(*) FROM change) "
                    "|| '/' || (SELECT count(*) FROM session WHERE ended IS NULL)");
    };
    const std::string before = content();
    const auto said = preview(super, "network", onlyFrom("203.0.113.0/24"));
    EXPECT_EQ(said.at("revision").as_int64(), 0);
    EXPECT_EQ(said.at("effects").as_object().at("ends").as_string(), "allButMobileApp");
    EXPECT_TRUE(said.at("effects").as_object().at("apiTokens").as_bool());
    EXPECT_TRUE(said.at("self").as_object().at("loggedOut").as_bool());
    EXPECT_FALSE(said.at("self").as_object().at("blocked").as_bool())
        << "the highest administrator comes from anywhere";
    EXPECT_EQ(said.at("self").as_object().at("address").as_string(), kHome);
    EXPECT_EQ(content(), before);
    const auto deputy = preview(signInAs("deputy1@sakura"), "network", onlyFrom("203.0.113.0/24"));
    EXPECT_TRUE(deputy.at("self").as_object().at("blocked").as_bool());
    EXPECT_EQ(
        ask(signInAs("operator1@sakura").access, Method::Post, policyPath("network", "/preview"), R"({"values":{}})")
            .status,
        403);
    const Response wrong =
        ask(super.access, Method::Post, policyPath("network", "/preview"), R"({"values":{"mode":"sometimes"}})");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(headerOf(wrong, "X-Error-Field"), "mode");
    EXPECT_EQ(
        ask(super.access, Method::Post, policyPath("network", "/preview?list=everybody"), R"({"values":{}})").status,
        400);
}

TEST_F(PolicyPreviewTest, FilesThatWereSentAndWouldBeBannedAreCounted) {
    const std::string uid = uidOf("deputy1@sakura");
    const std::int64_t now = sekisho::toMillis(clock.now());
    script("DELETE FROM file_event"); // those of the sample tenant
    for (int i = 0; i < 5; ++i)
        script(
            fmt::format("INSERT INTO file_event(domain_id, member_uid, at, action, service, kind, extension, decision) "
                        "VALUES({}, '{}', {}, '{}', 'talk', 'browser', '{}', 1)",
                        domain, uid, now - (i == 4 ? 91LL * 86'400'000 : i), i == 3 ? "download" : "upload",
                        i == 2 ? "pdf" : "exe"));
    script(fmt::format("INSERT INTO file_event(domain_id, member_uid, at, action, service, kind, extension, linked, "
                       "decision) VALUES({}, '{}', {}, 'upload', 'drive', 'browser', 'exe', 'talk', 1)",
                       domain, uid, now));
    const auto said =
        preview(super, "files", R"({"extensions":["exe"],"restrictedServices":["talk"]})", "?list=bannedUploads");
    EXPECT_EQ(said.at("counts").as_object().at("bannedUploads").as_object().at("events").as_int64(), 3)
        << "saved to Drive from a talk, too";
    const auto& entries = said.at("list").as_object().at("entries").as_array();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(str(entries[0].as_object(), "email"), "deputy1@sakura");
}

} // namespace
} // namespace sekishod::test::test_policy_preview
