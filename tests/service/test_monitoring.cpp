// Monitoring: policies and exceptions, what is found as events come in, who may see it, read it and deal with it.

#include "service/store/journal.h"
#include "tests/service/monitoring_fixture.h"

#include <thread>

namespace sekishod::test::test_monitoring {
namespace {

using sekisho::sql::Database;

TEST_F(MonitoringTest, PoliciesCountUpAndKeepTheirNames) {
    EXPECT_EQ(made("一").at("number"), 1);
    const auto second = made("二");
    EXPECT_EQ(second.at("number"), 2);
    EXPECT_EQ(made("一", {{"keyword", "x"}}, "drive").at("number"), 1) << "each service counts by itself";
    const auto taken = send(super, Method::Post, "/policies?service=talk", wish("一"));
    EXPECT_EQ(taken.status, 409);
    EXPECT_EQ(codeOf(taken), "MONITOR_NAME_TAKEN");
    EXPECT_EQ(headerOf(taken, "X-Error-Field"), "name");
    const std::string id = str(second, "policyId");
    EXPECT_EQ(send(super, Method::Delete, "/policies/" + id, nullptr, 1).status, 204);
    EXPECT_EQ(send(super, Method::Get, "/policies/" + id).status, 404);
    EXPECT_EQ(made("二").at("number"), 3) << "a number is never used again";
    const auto list = object(send(super, Method::Get, "/policies?service=talk")).at("policies").as_array();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[1].at("number"), 3);
    EXPECT_EQ(send(super, Method::Get, "/policies").status, 400);
    EXPECT_EQ(send(super, Method::Get, "/policies?service=mail").status, 400);
    EXPECT_EQ(audits("monitoring.policy.create"), 4);
    EXPECT_EQ(audits("monitoring.policy.delete"), 1);
}

TEST_F(MonitoringTest, WhatCannotBeMonitoredIsRefusedAtItsField) {
    json::array many;
    for (int i = 0; i < 51; ++i)
        many.emplace_back(fmt::format("m{}@example.com", i));
    const auto tooMany = send(super, Method::Post, "/policies?service=talk", wish("多", {{"senders", many}}));
    EXPECT_EQ(tooMany.status, 400) << tooMany.body;
    EXPECT_EQ(headerOf(tooMany, "X-Error-Field").substr(0, 7), "senders");
    const json::array one{"a@example.com"};
    EXPECT_EQ(
        codeOf(send(super, Method::Post, "/policies?service=talk", wish("同", {{"senders", one}, {"receivers", one}}))),
        "MONITOR_SAME_SIDES");
    const auto nobody =
        send(super, Method::Post, "/policies?service=drive",
             wish("人", {{"keyword", "x"}, {"audience", "chosen"}, {"targets", json::array{"nobody"}}}));
    EXPECT_EQ(codeOf(nobody), "USER_NOT_EXIST");
    EXPECT_EQ(headerOf(nobody, "X-Error-Field"), "targets[0]");
    EXPECT_EQ(codeOf(send(super, Method::Post, "/policies?service=talk", wish("知", {{"nothing", 1}}))),
              "POLICY_UNKNOWN_FIELD");
    EXPECT_EQ(count("monitor_policy"), 0);
}

TEST_F(MonitoringTest, TheFiveHundredAndFirstIsRefused) {
    script(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO "
                       "monitor_policy(uid, domain_id, service, number, name, value, enabled, created, creator_uid, "
                       "creator) SELECT 'p-' || i, {}, 'talk', i, 'p' || i, '{{}}', 0, 0, 'x', 'x' FROM n",
                       domain));
    const auto refused = send(super, Method::Post, "/policies?service=talk", wish("五百一"));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), "MONITOR_LIMIT");
    EXPECT_EQ(made("一", {{"keyword", "x"}}, "drive").at("number"), 1);
    EXPECT_EQ(send(super, Method::Delete, "/policies/p-7", nullptr, 1).status, 204);
    EXPECT_EQ(made("五百一").at("number"), 501);
}

TEST_F(MonitoringTest, ChangesSayWhatTheyFoundAndAreRecordedInWords) {
    const auto first = made("名刺", {{"keyword", "名刺"}});
    const std::string id = str(first, "policyId"), path = "/policies/" + id;
    EXPECT_EQ(send(super, Method::Put, path, wish("名刺")).status, 428);
    EXPECT_EQ(send(super, Method::Put, path, wish("名刺"), 9).status, 412);
    const auto same = send(super, Method::Put, path, wish("名刺", {{"keyword", "名刺"}}), 1);
    EXPECT_EQ(same.status, 200) << same.body;
    EXPECT_EQ(audits("monitoring.policy.update"), 0) << "nothing differs";
    const auto off = send(super, Method::Put, path, wish("名刺 2", {{"keyword", "名刺"}, {"bot", "only"}}, false), 1);
    ASSERT_EQ(off.status, 200) << off.body;
    EXPECT_EQ(headerOf(off, "ETag"), "\"2\"");
    const auto changes = json::parse(lastChanges("monitoring.policy.update")).as_object();
    EXPECT_EQ(changes.at("name").at("to"), "名刺 2");
    EXPECT_EQ(changes.at("enabled").at("to"), false);
    EXPECT_EQ(changes.at("bot").at("from"), "除く") << "in the words of the screen";
    EXPECT_EQ(changes.at("bot").at("to"), "のみ");
    EXPECT_EQ(changes.size(), 3U);
    const auto drive = made("人", {{"keyword", "x"}, {"audience", "chosen"}, {"targets", json::array{hana}}}, "drive");
    const auto words = json::parse(lastChanges("monitoring.policy.create")).as_object();
    const std::string target(words.at("targets").at("to").at(0).as_string());
    EXPECT_NE(target.find(hanaLogin), std::string::npos) << target << ": a member is named";
}

TEST_F(MonitoringTest, OfTwoChangesAtOnceOneIsRefused) {
    const std::string id = str(made("同時"), "policyId");
    std::vector<int> statuses(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < statuses.size(); ++i)
            threads.emplace_back([&, i] {
                statuses[i] = send(super, Method::Put, "/policies/" + id, wish(fmt::format("同時 {}", i)), 1).status;
            });
    }
    EXPECT_EQ(std::ranges::count(statuses, 200), 1);
    EXPECT_EQ(std::ranges::count(statuses, 412), 3);
    EXPECT_EQ(policy(id).at("version"), 2);
}

TEST_F(MonitoringTest, WhatIsFoundIsOnTheDiskWithTheEvent) {
    const std::string secret = str(made("秘密", {{"keyword", "ひみつ"}}), "policyId");
    const std::string all = str(made("すべて"), "policyId");
    made("なし", {{"keyword", "ほかの語"}});
    const auto feed = number("SELECT coalesce(max(seq), 0) FROM change");
    take({message("これはﾋﾐﾂです"), message("ふつう"), message("ヒミツ その 2")});
    EXPECT_EQ(policy(secret).at("detections"), 2);
    EXPECT_EQ(policy(all).at("detections"), 3);
    EXPECT_EQ(count("detection"), 5);
    EXPECT_EQ(count("audit", "log = 'detection' AND action = 'monitoring.detected'"), 5);
    EXPECT_EQ(count("audit", "log = 'detection' AND changes LIKE '%ﾋﾐﾂ%'"), 0)
        << "a record of the log is read without the agreement";
    EXPECT_EQ(count("audit", fmt::format("log = 'detection' AND actor_id = '{}'", hana)), 5);
    EXPECT_EQ(count("change", fmt::format("kind = 'detection' AND seq > {}", feed)), 2) << "one a batch and policy";
    EXPECT_EQ(count("detection", "NOT EXISTS (SELECT 1 FROM audit a WHERE a.domain_id = detection.domain_id AND a.seq "
                                 "= detection.record_seq AND a.log = 'detection')"),
              0);
    const auto page = object(send(super, Method::Get, "/detections?policy=" + secret));
    EXPECT_EQ(page.at("open"), 2);
    EXPECT_EQ(page.at("total"), 2);
    const auto& newest = page.at("detections").at(0).as_object();
    EXPECT_EQ(str(newest, "memberId"), hana);
    EXPECT_EQ(str(newest, "target"), "営業部");
    EXPECT_FALSE(newest.contains("excerpts"));
    const auto whole = store->read([&](Database& db) { return verifyAudit(db, domain); });
    EXPECT_TRUE(whole) << (whole ? "" : whole.error().detail);
}

TEST_F(MonitoringTest, APolicyHoldsFromTheMomentItIsSaved) {
    take({message("語")});
    const auto first = made("語", {{"keyword", "語"}});
    const std::string path = "/policies/" + str(first, "policyId");
    take({message("語")});
    EXPECT_EQ(count("detection"), 1);
    EXPECT_EQ(send(super, Method::Put, path, wish("語", {{"keyword", "語"}}, false), 1).status, 200);
    take({message("語")});
    EXPECT_EQ(count("detection"), 1) << "it is off";
    EXPECT_EQ(send(super, Method::Put, path, wish("語", {{"keyword", "別"}}), 2).status, 200);
    take({message("別の語")});
    EXPECT_EQ(count("detection"), 2);
    EXPECT_EQ(send(super, Method::Delete, path, nullptr, 3).status, 204);
    take({message("別の語")});
    EXPECT_EQ(listed(super).size(), 2U) << "what was found stays readable";
    EXPECT_EQ(object(send(super, Method::Get, "/detections")).at("detections").at(0).at("policyName"), "語");
}

TEST_F(MonitoringTest, APolicyMayNameAMemberByAnyAddress) {
    const auto aliasOf = [&](const std::string& owner) {
        script(fmt::format("INSERT OR REPLACE INTO address(domain_id, address, kind, owner_uid) VALUES({}, "
                           "'hana.alias@sakura', 'alias', '{}')",
                           domain, owner));
        EXPECT_TRUE(
            store->write([&](Database& db) { return appendChange(db, domain, "member", owner, "put", clock.now()); }));
    };
    aliasOf(hana);
    const auto same =
        send(super, Method::Post, "/policies?service=talk",
             wish("同じ", {{"senders", json::array{"hana.alias@sakura"}}, {"receivers", json::array{hanaLogin}}}));
    EXPECT_EQ(codeOf(same), "MONITOR_SAME_SIDES") << same.body;
    const json::object values{{"senders", json::array{"Hana.Alias@sakura"}}};
    made("差出人", values);
    take({message("一"), message("二", "hana.alias@sakura"), message("三", taroLogin)});
    EXPECT_EQ(count("detection", fmt::format("member_uid = '{}'", hana)), 2);
    EXPECT_EQ(count("detection"), 2);
    EXPECT_EQ(object(tried(super, wish("", values))).at("found"), 2) << "the trial knows him as well";
    aliasOf(taro);
    take({message("四"), message("五", taroLogin)});
    EXPECT_EQ(count("detection", fmt::format("member_uid = '{}'", taro)), 1) << "it has come to somebody else";
    EXPECT_EQ(count("detection"), 3);
}

TEST_F(MonitoringTest, GroupsAndOrganizationsAreNobodyFromOutside) {
    script(fmt::format("INSERT INTO grp(domain_id, uid, name, name_key, kind, doc, version) VALUES({0}, 'g-in', 'in', "
                       "'in', 'internal', '{{}}', 1), ({0}, 'g-out', 'out', 'out', 'external', '{{}}', 1); INSERT INTO "
                       "address(domain_id, address, kind, owner_uid) VALUES({0}, 'in@sakura', 'group', 'g-in')",
                       domain));
    const std::string unit = text(fmt::format("SELECT uid FROM orgunit WHERE domain_id = {} LIMIT 1", domain));
    made("社外", {{"targets", json::array{"external"}}});
    made("社内", {{"targets", json::array{"members"}}});
    const auto found = [&](std::string_view receiver) {
        script("DELETE FROM detection; DELETE FROM message_content");
        take(
            {event("talk.message.sent",
                   {{"sender", hanaLogin}, {"receivers", json::array{receiver}}, {"channelId", "c"}, {"text", "語"}})});
        const auto tryOn = [&](std::string_view target) {
            return object(tried(super, wish("", {{"targets", json::array{target}}}))).at("found").to_number<int>();
        };
        const auto names =
            text("SELECT coalesce(group_concat(name, ' '), '') FROM (SELECT p.name FROM detection d JOIN "
                 "monitor_policy p ON p.uid = d.policy_uid ORDER BY p.number)");
        return fmt::format("{} / {} {}", names, tryOn("external"), tryOn("members"));
    };
    EXPECT_EQ(found("g-in"), "社内 / 0 1");
    EXPECT_EQ(found("In@sakura"), "社内 / 0 1");
    EXPECT_EQ(found(unit), "社内 / 0 1");
    EXPECT_EQ(found("g-out"), "社外 社内 / 1 1") << "there are people from outside in it";
    EXPECT_EQ(found("gast@example.com"), "社外 / 1 0");
    EXPECT_EQ(found(taro), "社内 / 0 1");
}

TEST_F(MonitoringTest, SumsOfADayCountEachMember) {
    made("多い", {{"criterion", "count"}, {"files", 3}}, "drive");
    made("大きい", {{"criterion", "size"}, {"sizeMB", 10}}, "drive");
    constexpr std::int64_t megabyte = 1'048'576;
    take({download(4 * megabyte), download(4 * megabyte, taroLogin)});
    take({download(4 * megabyte), download(1, taroLogin)});
    EXPECT_EQ(count("detection"), 0);
    take({download(4 * megabyte), download(1)});
    EXPECT_EQ(count("detection", fmt::format("member_uid = '{}'", hana)), 2) << "each limit once";
    EXPECT_EQ(count("detection"), 2);
    clock.advance(std::chrono::hours(24));
    take({download(11 * megabyte)});
    EXPECT_EQ(count("detection"), 3) << "another day begins anew";
}

TEST_F(MonitoringTest, DriveTargetsFollowTheOrganization) {
    const std::string unit = text(fmt::format(
        "SELECT o.uid FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id JOIN member m ON m.id = s.member_id "
        "WHERE m.uid = '{}' AND o.id NOT IN (SELECT s2.orgunit_id FROM member_scope s2 JOIN member m2 ON m2.id = "
        "s2.member_id WHERE m2.uid = '{}') LIMIT 1",
        hana, taro));
    ASSERT_FALSE(unit.empty());
    made("部署", {{"where", "name"}, {"keyword", "見積"}, {"audience", "chosen"}, {"targets", json::array{unit}}},
         "drive");
    take({download(1), download(1, taroLogin)});
    EXPECT_EQ(count("detection"), 1);
    // Out of the organization, and no policy was touched.
    script(fmt::format("DELETE FROM member_scope WHERE member_id = (SELECT id FROM member WHERE uid = '{}')", hana));
    take({download(1)});
    EXPECT_EQ(count("detection"), 1);
}

TEST_F(MonitoringTest, ExceptionsCountAtOnceAndAreLimited) {
    made("すべて");
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{hana}}}).status, 204);
    take({message("一"), message("二", taroLogin)});
    EXPECT_EQ(count("detection"), 1);
    const auto list = object(send(super, Method::Get, "/exceptions")).at("exceptions").as_array();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("loginId"), json::string(hanaLogin));
    EXPECT_EQ(send(super, Method::Delete, "/exceptions/" + hana).status, 204);
    EXPECT_EQ(codeOf(send(super, Method::Delete, "/exceptions/" + hana)), "MONITOR_EXCEPTION_NOT_EXIST");
    take({message("三")});
    EXPECT_EQ(count("detection"), 2);
    EXPECT_EQ(audits("monitoring.exception.add"), 1);
    EXPECT_EQ(audits("monitoring.exception.remove"), 1);
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{}}}).status, 400);
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{"nobody"}}}).status, 404);
}

TEST_F(MonitoringTest, TheTwoHundredAndFirstExceptionIsRefused) {
    script(
        fmt::format("INSERT INTO member(domain_id, uid, email, sort_key, created, updated, version, doc) WITH "
                    "RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT {0}, 'x-' || i, "
                    "'x' || i || '@sakura', '', 0, 0, 1, (SELECT doc FROM member WHERE uid = '{1}') FROM n; INSERT "
                    "INTO monitor_exception(domain_id, member_uid, added, added_by) SELECT {0}, uid, 0, 'x' FROM "
                    "member WHERE uid LIKE 'x-%' LIMIT 199",
                    domain, hana));
    const auto both = send(super, Method::Post, "/exceptions", json::object{{"members", json::array{hana, taro}}});
    EXPECT_EQ(both.status, 409) << both.body;
    EXPECT_EQ(codeOf(both), "MONITOR_EXCEPTION_LIMIT");
    EXPECT_EQ(count("monitor_exception"), 199) << "all of them or none";
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{hana}}}).status, 204);
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{hana}}}).status, 204);
    EXPECT_EQ(send(super, Method::Post, "/exceptions", json::object{{"members", json::array{taro}}}).status, 409);
}

TEST_F(MonitoringTest, ReadingNeedsTheAgreementAndIsRecorded) {
    made("秘密", {{"keyword", "秘密"}});
    take({message("これは秘密です")});
    const std::string path = fmt::format("/detections/{}", listed(super).front());
    const auto refused = send(super, Method::Get, path);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "CONSENT_REQUIRED");
    EXPECT_EQ(audits("monitoring.detection.read"), 0);
    agree(super);
    const auto read = send(super, Method::Get, path);
    ASSERT_EQ(read.status, 200) << read.body;
    const auto excerpts = object(read).at("excerpts").as_array();
    ASSERT_EQ(excerpts.size(), 1U);
    EXPECT_EQ(excerpts[0].at("where"), "text");
    EXPECT_EQ(excerpts[0].at("text"), "これは秘密です");
    EXPECT_EQ(audits("monitoring.detection.read"), 1);
    EXPECT_EQ(count("audit_party", fmt::format("party = '{}' AND seq = (SELECT max(seq) FROM audit WHERE domain_id = "
                                               "{} AND action = 'monitoring.detection.read')",
                                               hana, domain)),
              1)
        << "it stands in the timeline of whose message was read";
    EXPECT_EQ(send(super, Method::Get, "/detections/999999").status, 404);
    EXPECT_EQ(send(super, Method::Get, "/detections/x").status, 404);
    // A program has nobody who could agree.
    const SignedIn app{serviceAccount("admin").access, {}}, reader{serviceAccount("admin monitoring.read").access, {}};
    EXPECT_EQ(send(app, Method::Get, path).status, 403);
    EXPECT_EQ(send(reader, Method::Get, path).status, 200);
    EXPECT_EQ(listed(app).size(), 1U);
}

TEST_F(MonitoringTest, DetectionsAreDealtWithStepByStep) {
    made("すべて");
    take({message("一"), message("二"), message("三")});
    const auto ids = listed(super);
    ASSERT_EQ(ids.size(), 3U);
    const auto move = [&](json::array which, std::string_view state, std::string_view note = "") {
        return send(super, Method::Post, "/detections/state",
                    json::object{{"detectionIds", std::move(which)}, {"state", state}, {"note", note}});
    };
    EXPECT_EQ(move({ids[0], ids[1]}, "seen").status, 204);
    EXPECT_EQ(codeOf(move({ids[0]}, "handled")), "MONITOR_NOTE_REQUIRED");
    EXPECT_EQ(codeOf(move({ids[0]}, "handled", " 　")), "MONITOR_NOTE_REQUIRED");
    EXPECT_EQ(move({ids[0], ids[2]}, "handled", "本人に確認").status, 204);
    EXPECT_EQ(codeOf(move({ids[1], ids[0]}, "seen")), "MONITOR_STATE") << "one of them is handled";
    EXPECT_EQ(codeOf(move({ids[0], 999'999}, "open", "x")), "DETECTION_NOT_EXIST");
    EXPECT_EQ(codeOf(move({ids[0]}, "open")), "MONITOR_NOTE_REQUIRED");
    EXPECT_EQ(move({ids[0]}, "open", "誤って対応済みにした").status, 204);
    EXPECT_EQ(move({ids[0]}, "open", "もう一度").status, 204) << "nothing to do";
    EXPECT_EQ(move({}, "seen").status, 400);
    EXPECT_EQ(audits("monitoring.detection.seen"), 1);
    EXPECT_EQ(audits("monitoring.detection.handled"), 1);
    EXPECT_EQ(audits("monitoring.detection.reopened"), 1);
    const auto handled = json::parse(lastChanges("monitoring.detection.handled")).as_object();
    EXPECT_EQ(handled.at("note").at("to"), "本人に確認");
    EXPECT_EQ(handled.at("detections").at("to").as_array().size(), 2U);
    EXPECT_EQ(listed(super, "?state=handled"), std::vector{ids[2]});
    EXPECT_EQ(listed(super, "?state=seen"), std::vector{ids[1]});
    const auto counts = object(send(super, Method::Get, "/detections?count=1"));
    EXPECT_EQ(counts.at("open"), 1);
    EXPECT_EQ(counts.at("total"), 3);
    const std::string next(counts.at("responseMetaData").at("nextCursor").as_string());
    const auto rest = object(send(super, Method::Get, "/detections?count=100&cursor=" + next));
    EXPECT_EQ(rest.at("detections").as_array().size(), 2U);
    EXPECT_FALSE(rest.contains("total"));
}

TEST_F(MonitoringTest, EachServiceHasItsMenu) {
    const std::string talk = str(made("話"), "policyId");
    const std::string drive = str(made("物", {{"where", "name"}, {"keyword", "見積"}}, "drive"), "policyId");
    take({message("一"), download(1)});
    const SignedIn files = holder(plainMember(2), menu("monitoring.drive"));
    EXPECT_EQ(send(files, Method::Get, "/policies?service=drive").status, 200);
    const auto other = send(files, Method::Get, "/policies?service=talk");
    EXPECT_EQ(other.status, 403);
    EXPECT_NE(other.body.find("monitoring.talk"), std::string::npos) << other.body;
    EXPECT_EQ(send(files, Method::Get, "/policies/" + talk).status, 403);
    EXPECT_EQ(send(files, Method::Put, "/policies/" + talk, wish("話"), 1).status, 403);
    EXPECT_EQ(send(files, Method::Delete, "/policies/" + talk, nullptr, 1).status, 403);
    EXPECT_EQ(tried(files, wish("試")).status, 403);
    EXPECT_EQ(send(files, Method::Put, "/policies/" + drive, wish("物 2", {{"keyword", "x"}}), 1).status, 200);
    EXPECT_EQ(listed(files).size(), 1U) << "only that of Drive";
    EXPECT_EQ(send(files, Method::Get, "/detections?service=talk").status, 403);
    EXPECT_EQ(send(files, Method::Get, "/exceptions").status, 403);
    const auto ofTalk = listed(super, "?service=talk");
    agree(files);
    EXPECT_EQ(send(files, Method::Get, fmt::format("/detections/{}", ofTalk.front())).status, 404);
    const SignedIn looks = holder(plainMember(2), menu("monitoring.talk", "view"));
    EXPECT_EQ(send(looks, Method::Get, "/policies?service=talk").status, 200);
    EXPECT_EQ(send(looks, Method::Post, "/policies?service=talk", wish("新")).status, 403);
    EXPECT_EQ(tried(looks, wish("試")).status, 403);
    EXPECT_EQ(send(looks, Method::Post, "/detections/state",
                   json::object{{"detectionIds", json::array{ofTalk.front()}}, {"state", "seen"}})
                  .status,
              403);
    const SignedIn nobody = signIn(plainMember(2));
    for (const char* path : {"/policies?service=talk", "/detections", "/exceptions"})
        EXPECT_EQ(send(nobody, Method::Get, path).status, 403) << path;
}

TEST_F(MonitoringTest, AScopeShowsItsMembersOnly) {
    const std::string unit = text(fmt::format(
        "SELECT o.uid FROM orgunit o JOIN member_scope s ON s.orgunit_id = o.id JOIN member m ON m.id = s.member_id "
        "WHERE m.uid = '{}' AND o.id NOT IN (SELECT s2.orgunit_id FROM member_scope s2 JOIN member m2 ON m2.id = "
        "s2.member_id WHERE m2.uid = '{}') LIMIT 1",
        hana, taro));
    ASSERT_FALSE(unit.empty());
    const std::string id = str(made("すべて"), "policyId");
    take({message("一"), message("二", taroLogin), message("三", "gast@example.com")});
    json::array grants = menu("monitoring.talk");
    grants.push_back(json::object{{"menu", "monitoring.exceptions"}, {"access", "operate"}});
    const SignedIn deputy = holder(plainMember(2), grants, unit);
    const auto own = listed(deputy);
    ASSERT_EQ(own.size(), 1U);
    const auto all = listed(super);
    ASSERT_EQ(all.size(), 3U);
    agree(deputy);
    EXPECT_EQ(send(deputy, Method::Get, fmt::format("/detections/{}", own[0])).status, 200);
    for (const std::int64_t one : all) {
        if (one == own[0]) continue;
        EXPECT_EQ(send(deputy, Method::Get, fmt::format("/detections/{}", one)).status, 404);
        EXPECT_EQ(send(deputy, Method::Post, "/detections/state",
                       json::object{{"detectionIds", json::array{one}}, {"state", "seen"}})
                      .status,
                  404);
    }
    EXPECT_EQ(object(send(deputy, Method::Get, "/detections")).at("total"), 1);
    EXPECT_EQ(send(deputy, Method::Post, "/detections/state",
                   json::object{{"detectionIds", json::array{own[0]}}, {"state", "seen"}})
                  .status,
              204);
    // Policies are the whole tenant's.
    EXPECT_EQ(send(deputy, Method::Get, "/policies/" + id).status, 200);
    EXPECT_EQ(codeOf(send(deputy, Method::Put, "/policies/" + id, wish("別"), 1)), "OUT_OF_SCOPE");
    EXPECT_EQ(tried(deputy, wish("試")).status, 403);
    EXPECT_EQ(send(deputy, Method::Post, "/exceptions", json::object{{"members", json::array{taro}}}).status, 404);
    EXPECT_EQ(send(deputy, Method::Post, "/exceptions", json::object{{"members", json::array{hana}}}).status, 204);
}

TEST_F(MonitoringTest, AnotherTenantFindsNothing) {
    const std::string id = str(made("すべて"), "policyId");
    take({message("一")});
    const std::string detection = fmt::format("/detections/{}", listed(super).front());
    const SignedIn stranger = signInAs("admin@ume");
    agree(super);
    script(fmt::format("INSERT INTO consent(domain_id, member_uid, edition, purpose, at) VALUES({}, '{}', {}, 'x', 0)",
                       otherDomain, uidOf("admin@ume"), sekisho::consentText().edition));
    EXPECT_EQ(send(stranger, Method::Get, "/policies/" + id).status, 404);
    EXPECT_EQ(send(stranger, Method::Put, "/policies/" + id, wish("x"), 1).status, 404);
    EXPECT_EQ(send(stranger, Method::Delete, "/policies/" + id, nullptr, 1).status, 404);
    EXPECT_EQ(send(stranger, Method::Get, detection).status, 404);
    EXPECT_TRUE(listed(stranger).empty());
    EXPECT_TRUE(object(send(stranger, Method::Get, "/policies?service=talk")).at("policies").as_array().empty());
    EXPECT_EQ(count("monitor_policy", "version = 1 AND deleted IS NULL"), 1);
}

TEST_F(MonitoringTest, TheFeedWakesOnlyWhoMayLook) {
    const auto before = store->read([&](Database& db) { return lastChange(db, domain); });
    ASSERT_TRUE(before);
    made("すべて");
    take({message("一")});
    const auto told = [&](const SignedIn& who) {
        std::string kinds;
        const auto response = get(who, fmt::format("/v1.0/admin/changes?cursor={}", *before));
        EXPECT_EQ(response.status, 200) << response.body;
        const auto page = object(response);
        for (const auto& one : page.at("changes").as_array())
            kinds += std::string(one.at("kind").as_string()) + " ";
        return kinds;
    };
    EXPECT_EQ(told(super), "monitor detection ");
    EXPECT_EQ(told(holder(plainMember(2), menu("members.members"))), "");
}

} // namespace
} // namespace sekishod::test::test_monitoring
