// Which policies are hit: line by line of what the screens promise.

#include "models/domain/text_fold.h"
#include "monitor_samples.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace test_monitor_match {

using namespace sekisho;
using namespace sekisho::policy;
using test::drivePolicy;
using test::DriveSample;
using test::KeptSums;
using test::talkPolicy;
using test::TalkSample;
using Texts = std::vector<std::string>;

std::string word(const char* text) {
    return text;
}

std::vector<Excerpt> excerptsOf(const MonitorPolicy& policy, const TalkSample& sample) {
    std::vector<MonitorHit> hits;
    sample.tell(MonitorSet({policy}, {}), hits);
    return hits.empty() ? std::vector<Excerpt>() : hits[0].excerpts;
}
std::vector<Excerpt> excerptsOf(const MonitorPolicy& policy, const DriveSample& sample) {
    std::vector<MonitorHit> hits;
    KeptSums sums;
    EXPECT_TRUE(sample.tell(MonitorSet({policy}, {}), sums, hits));
    return hits.empty() ? std::vector<Excerpt>() : hits[0].excerpts;
}
// With its marks: "これは[秘密]です".
std::string marked(const Excerpt& excerpt) {
    std::string out = excerpt.text;
    for (auto span = excerpt.hits.rbegin(); span != excerpt.hits.rend(); ++span) {
        out.insert(span->end, "]");
        out.insert(span->begin, "[");
    }
    return excerpt.where + ' ' + out;
}

// --- talk ---

TEST(TalkMatch, OfNoPolicyIsNoHit) {
    EXPECT_TRUE(TalkSample().hitsOf(MonitorSet()).empty());
    EXPECT_TRUE(TalkSample().hitsOf(MonitorSet({}, {})).empty());
    MonitorPolicy off = talkPolicy({});
    EXPECT_TRUE(TalkSample().hits(off)) << "without conditions: every message";
    off.enabled = false;
    EXPECT_FALSE(TalkSample().hits(off));
    EXPECT_FALSE(TalkSample().hits(drivePolicy({{"keyword", word("hello")}})));
}

TEST(TalkMatch, AsksWhetherItGoesToMembersOrOutside) {
    const MonitorPolicy members = talkPolicy({{"targets", Texts{"members"}}});
    const MonitorPolicy external = talkPolicy({{"targets", Texts{"external"}}});
    TalkSample inside;
    EXPECT_TRUE(inside.hits(members));
    EXPECT_FALSE(inside.hits(external));
    TalkSample outside;
    outside.toMembers = false;
    outside.toExternal = true;
    EXPECT_FALSE(outside.hits(members));
    EXPECT_TRUE(outside.hits(external));
    TalkSample mixed;
    mixed.toExternal = true;
    EXPECT_TRUE(mixed.hits(members) && mixed.hits(external));
    EXPECT_FALSE(mixed.hits(talkPolicy({{"targets", Texts()}})));
}

TEST(TalkMatch, AsksForSendersAndReceivers) {
    const Texts a{"a@acme.example"}, b{"b@acme.example", "c@acme.example"};
    TalkSample sample;
    EXPECT_TRUE(sample.hits(talkPolicy({{"senders", a}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"senders", Texts{"A@ACME.example"}}}))) << "a policy of an older form";
    EXPECT_FALSE(sample.hits(talkPolicy({{"senders", b}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"receivers", b}})));
    EXPECT_FALSE(sample.hits(talkPolicy({{"receivers", a}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"senders", a}, {"receivers", b}})));
    EXPECT_FALSE(sample.hits(talkPolicy({{"senders", b}, {"receivers", b}})));
    EXPECT_FALSE(sample.hits(talkPolicy({{"senders", a}, {"receivers", a}})));
    sample.receivers = {"x@x.jp", "c@acme.example", "b@acme.example"};
    EXPECT_EQ(sample.hitsOf(MonitorSet({talkPolicy({{"receivers", b}})}, {})).size(), 1U) << "two receivers, one hit";
    sample.receivers.clear();
    EXPECT_FALSE(sample.hits(talkPolicy({{"receivers", b}})));
}

// 同じ送信者と受信者: the source monitors nothing then, and so does a stored policy that nobody would let pass now.
TEST(TalkMatch, MonitorsNothingWithTheSameOnBothSides) {
    const Texts both{"a@acme.example", "b@acme.example"};
    const Texts turned{"b@acme.example", "a@acme.example"};
    EXPECT_FALSE(TalkSample().hits(talkPolicy({{"senders", both}, {"receivers", turned}})));
    EXPECT_FALSE(TalkSample().hits(talkPolicy({{"senders", both}, {"receivers", turned}, {"keyword", word("hello")}})));
}

TEST(TalkMatch, AsksForAllKeywordsInTextOrNamesOfAttachments) {
    TalkSample sample;
    sample.text = "来期のﾘｽﾄﾗ計画です";
    sample.attachments = {"ＰＬＡＮ２０３０.xlsx"};
    EXPECT_TRUE(sample.hits(talkPolicy({{"keyword", word("リストラ")}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"keyword", word("りすとら")}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"keyword", word("plan2030")}})));
    EXPECT_TRUE(sample.hits(talkPolicy({{"keyword", word("リストラ plan")}}))) << "one here, one there";
    EXPECT_FALSE(sample.hits(talkPolicy({{"keyword", word("計画 けいかく")}}))) << "readings are not known";
    EXPECT_TRUE(sample.hits(talkPolicy({{"keyword", word("計画　リストラ 計画 ﾘｽﾄﾗ")}}))) << "the same word twice";
    EXPECT_FALSE(sample.hits(talkPolicy({{"keyword", word("リストラ 人事")}})));
    EXPECT_FALSE(sample.hits(talkPolicy({{"keyword", word("来期のリストラの")}})));
    sample.text = "リストラ リストラ リストラ";
    EXPECT_FALSE(sample.hits(talkPolicy({{"keyword", word("リストラ 計画")}}))) << "often is not all";
    sample.attachments = {"リストラ"};
    EXPECT_FALSE(sample.hits(talkPolicy({{"keyword", word("リストラ 計画")}})));
}

TEST(TalkMatch, AsksForAnyAttachmentInstead) {
    const MonitorPolicy any = talkPolicy({{"criterion", word("attachment")}, {"keyword", word("秘密")}});
    TalkSample sample;
    sample.text = "秘密";
    EXPECT_FALSE(sample.hits(any));
    sample.text = "x";
    sample.attachments = {"y"};
    EXPECT_TRUE(sample.hits(any));
    EXPECT_TRUE(sample.hits(talkPolicy({{"criterion", word("attachment")}, {"senders", Texts{"a@acme.example"}}})));
    EXPECT_FALSE(sample.hits(talkPolicy({{"criterion", word("attachment")}, {"senders", Texts{"b@acme.example"}}})));
}

TEST(TalkMatch, LeavesBotsOutTakesThemInOrTakesThemAlone) {
    TalkSample person, bot;
    bot.bot = true;
    const auto hits = [](const TalkSample& sample, const char* rule) {
        return sample.hits(talkPolicy({{"bot", word(rule)}, {"keyword", word("hello")}}));
    };
    EXPECT_TRUE(hits(person, "exclude"));
    EXPECT_FALSE(hits(bot, "exclude"));
    EXPECT_TRUE(hits(person, "include"));
    EXPECT_TRUE(hits(bot, "include"));
    EXPECT_FALSE(hits(person, "only"));
    EXPECT_TRUE(hits(bot, "only"));
}

TEST(TalkMatch, LeavesExceptionsOutAsSendersOnly) {
    TalkSample sample;
    EXPECT_FALSE(sample.hits(talkPolicy({}), {"a"}));
    EXPECT_TRUE(sample.hits(talkPolicy({}), {"b"})) << "a receiver does not matter";
    sample.senderId.clear();
    EXPECT_TRUE(sample.hits(talkPolicy({}), {"a", ""})) << "who is no member is no exception";
}

TEST(TalkMatch, CountsInEveryPolicyInTheirOrder) {
    std::vector<MonitorPolicy> policies{talkPolicy({{"keyword", word("秘密")}}),
                                        talkPolicy({}),
                                        talkPolicy({{"keyword", word("極秘")}}),
                                        talkPolicy({{"criterion", word("attachment")}}),
                                        drivePolicy({{"keyword", word("秘密")}}),
                                        talkPolicy({{"keyword", word("秘密")}, {"receivers", Texts{"b@acme.example"}}}),
                                        talkPolicy({{"senders", Texts{"a@acme.example"}}})};
    TalkSample sample;
    sample.text = "秘密";
    sample.attachments = {"x"};
    const MonitorSet set(policies, {});
    EXPECT_EQ(sample.hitsOf(set), (std::vector<std::size_t>{0, 1, 3, 5, 6}));
    policies[1].enabled = false;
    EXPECT_EQ(sample.hitsOf(MonitorSet(policies, {})), (std::vector<std::size_t>{0, 3, 5, 6}));
    const MonitorSet copy = set;
    EXPECT_EQ(sample.hitsOf(copy).size(), 5U);
    EXPECT_EQ(copy.policies().size(), policies.size());
}

// --- excerpts ---

TEST(MonitorExcerpts, MarkTheHitsOfTheirPolicyAlone) {
    TalkSample sample;
    sample.text = "これは秘密で、秘書の極秘です。";
    sample.attachments = {"予定.xlsx", "秘密.pdf"};
    const MonitorPolicy policy = talkPolicy({{"keyword", word("秘密 極秘")}});
    std::vector<MonitorHit> hits;
    sample.tell(MonitorSet({talkPolicy({{"keyword", word("秘書")}}), policy}, {}), hits);
    ASSERT_EQ(hits.size(), 2U);
    ASSERT_EQ(hits[1].excerpts.size(), 2U);
    EXPECT_EQ(marked(hits[0].excerpts[0]), "text これは秘密で、[秘書]の極秘です。");
    EXPECT_EQ(marked(hits[1].excerpts[0]), "text これは[秘密]で、秘書の[極秘]です。");
    EXPECT_EQ(marked(hits[1].excerpts[1]), "attachment [秘密].pdf");
}

TEST(MonitorExcerpts, AreCutAroundTheHits) {
    std::string filler;
    for (int i = 0; i < 500; ++i)
        filler += i % 2 ? "あ" : "x";
    TalkSample sample;
    sample.text = filler + "秘密" + filler;
    const auto excerpts = excerptsOf(talkPolicy({{"keyword", word("秘密")}}), sample);
    ASSERT_EQ(excerpts.size(), 1U);
    EXPECT_EQ(lengthOf(excerpts[0].text), 202U) << "200 and two signs that it goes on";
    EXPECT_TRUE(excerpts[0].text.starts_with("…") && excerpts[0].text.ends_with("…"));
    ASSERT_EQ(excerpts[0].hits.size(), 1U);
    const MatchSpan hit = excerpts[0].hits[0];
    EXPECT_EQ(excerpts[0].text.substr(hit.begin, hit.end - hit.begin), "秘密");
    EXPECT_EQ(lengthOf(excerpts[0].text.substr(0, hit.begin)), 100U) << "in the middle";

    sample.text = filler + "秘密";
    const auto atEnd = excerptsOf(talkPolicy({{"keyword", word("秘密")}}), sample);
    EXPECT_EQ(lengthOf(atEnd[0].text), 201U);
    EXPECT_TRUE(atEnd[0].text.ends_with("秘密"));
    sample.text = "秘密" + filler;
    EXPECT_TRUE(excerptsOf(talkPolicy({{"keyword", word("秘密")}}), sample)[0].text.starts_with("秘密"));
}

TEST(MonitorExcerpts, AreSeveralWhenTheHitsAreFarApart) {
    const std::string filler(1000, 'x');
    TalkSample sample;
    sample.text = "秘密" + filler + "極秘 社外秘" + filler;
    const auto excerpts = excerptsOf(talkPolicy({{"keyword", word("秘密 極秘 社外秘")}}), sample);
    ASSERT_EQ(excerpts.size(), 2U);
    EXPECT_EQ(excerpts[0].hits.size(), 1U);
    EXPECT_EQ(excerpts[1].hits.size(), 2U);
    std::string many, keyword;
    for (int i = 0; i < 30; ++i) {
        keyword += "秘" + std::to_string(i) + "番 ";
        many += "秘" + std::to_string(i) + "番" + filler;
    }
    sample.text = many;
    EXPECT_EQ(excerptsOf(talkPolicy({{"keyword", keyword}}), sample).size(), 10U) << "enough to judge";
}

TEST(MonitorExcerpts, AreTextWhateverWasWritten) {
    TalkSample sample;
    sample.text = "\xFF秘密\xE7\xA7";
    const auto excerpts = excerptsOf(talkPolicy({{"keyword", word("秘密")}}), sample);
    ASSERT_EQ(excerpts.size(), 1U);
    EXPECT_EQ(marked(excerpts[0]), "text \uFFFD[秘密]\uFFFD");
    std::string hidden = "秘";
    for (int i = 0; i < 1000; ++i)
        hidden += "\u200B";
    sample.text = hidden + "密";
    const auto slipped = excerptsOf(talkPolicy({{"keyword", word("秘密")}}), sample);
    ASSERT_EQ(slipped.size(), 1U) << "invisible signs hide nothing";
    ASSERT_EQ(slipped[0].hits.size(), 1U);
    EXPECT_EQ(slipped[0].hits[0].begin, 0U);
}

TEST(MonitorExcerpts, SayWhatWasFoundWithoutAKeyword) {
    TalkSample sample;
    sample.attachments = {"a.zip", "b.zip"};
    auto excerpts = excerptsOf(talkPolicy({}), sample);
    ASSERT_EQ(excerpts.size(), 1U);
    EXPECT_EQ(excerpts[0], (Excerpt{"any", "hello", {}}));
    excerpts = excerptsOf(talkPolicy({{"criterion", word("attachment")}}), sample);
    ASSERT_EQ(excerpts.size(), 2U);
    EXPECT_EQ(excerpts[1], (Excerpt{"attachmentAny", "b.zip", {}}));
}

// --- Drive ---

TEST(DriveMatch, AsksForTheOperation) {
    DriveSample sample;
    for (const auto& [key, operation] :
         {std::pair{"download", DriveOperation::Download}, std::pair{"upload", DriveOperation::Upload},
          std::pair{"link", DriveOperation::Link}}) {
        sample.operation = operation;
        for (const char* asked : {"download", "upload", "link"})
            EXPECT_EQ(sample.hits(drivePolicy({{"operation", word(asked)}, {"keyword", word("plan")}})),
                      asked == std::string_view(key));
    }
}

TEST(DriveMatch, LooksInNamesAndContents) {
    DriveSample sample;
    sample.fileName = "見積書.PDF";
    sample.content = "社外秘の資料";
    const auto hits = [&sample](const char* where, const char* keyword) {
        return sample.hits(drivePolicy({{"where", word(where)}, {"keyword", word(keyword)}}));
    };
    EXPECT_TRUE(hits("nameAndContent", "見積"));
    EXPECT_TRUE(hits("nameAndContent", "社外秘"));
    EXPECT_TRUE(hits("name", "見積"));
    EXPECT_FALSE(hits("name", "社外秘"));
    EXPECT_FALSE(hits("content", "見積"));
    EXPECT_TRUE(hits("content", "社外秘"));
    EXPECT_TRUE(hits("name", "pdf"));
    EXPECT_FALSE(hits("nameAndContent", "見積書社外秘")) << "not over the border of the two";
    EXPECT_FALSE(sample.hits(drivePolicy({}))) << "without a keyword nothing is looked for";
}

TEST(DriveMatch, TakesTheLastExtensionAlone) {
    DriveSample sample;
    const auto hits = [&sample](const char* name, const char* keyword) {
        sample.fileName = name;
        return sample.hits(drivePolicy({{"where", word("extension")}, {"keyword", word(keyword)}}));
    };
    EXPECT_TRUE(hits("plan.pdf", "pdf"));
    EXPECT_TRUE(hits("plan.PDF", ".pdf"));
    EXPECT_TRUE(hits("plan.ｐｄｆ", "PDF"));
    EXPECT_FALSE(hits("plan.pdf.exe", "pdf"));
    EXPECT_TRUE(hits("plan.pdf.exe", "exe"));
    EXPECT_FALSE(hits("plan.pdfx", "pdf"));
    EXPECT_FALSE(hits("plan.xpdf", "pdf"));
    EXPECT_FALSE(hits("pdf", "pdf"));
    EXPECT_TRUE(hits("plan.pdf. ", "pdf")) << "what file systems ignore at the end";
    sample.content = "pdf";
    EXPECT_FALSE(hits("plan.doc", "pdf"));
}

TEST(DriveMatch, LooksAtAFolderItselfAlone) {
    DriveSample sample;
    sample.operation = DriveOperation::Link;
    sample.fileName = "計画.pdf";
    sample.content = "秘密";
    sample.folder = true;
    const auto hits = [&sample](const char* where, const char* keyword) {
        return sample.hits(
            drivePolicy({{"operation", word("link")}, {"where", word(where)}, {"keyword", word(keyword)}}));
    };
    EXPECT_TRUE(hits("nameAndContent", "計画"));
    EXPECT_TRUE(hits("name", "計画"));
    EXPECT_FALSE(hits("nameAndContent", "秘密"));
    EXPECT_FALSE(hits("content", "秘密"));
    EXPECT_FALSE(hits("extension", "pdf"));
    sample.folder = false;
    EXPECT_TRUE(hits("content", "秘密") && hits("extension", "pdf"));
}

TEST(DriveMatch, SumsTheSizeOfADay) {
    const MonitorSet set({drivePolicy({{"criterion", word("size")}, {"sizeMB", std::int64_t{2}}})}, {});
    KeptSums sums;
    DriveSample sample;
    sample.bytes = 1'048'576;
    EXPECT_TRUE(sample.hitsOf(set, sums).empty());
    std::vector<MonitorHit> hits;
    ASSERT_TRUE(sample.tell(set, sums, hits));
    ASSERT_EQ(hits.size(), 1U) << "exactly the limit";
    EXPECT_EQ(hits[0].excerpts, (std::vector<Excerpt>{{"size", "2097152", {}}}));
    EXPECT_TRUE(sample.hitsOf(set, sums).empty()) << "once a day";
    sample.member = "b";
    EXPECT_TRUE(sample.hitsOf(set, sums).empty()) << "everybody for himself";
    sample.bytes *= 5;
    EXPECT_EQ(sample.hitsOf(set, sums).size(), 1U);
    sample.member = "a";
    sample.at += std::chrono::days(1);
    EXPECT_EQ(sample.hitsOf(set, sums).size(), 1U) << "the next day begins anew";
    EXPECT_EQ(sums.asked, 6);
}

TEST(DriveMatch, CountsTheFilesOfADayInItsZone) {
    const auto counting = [](const char* zone) {
        return drivePolicy({{"criterion", word("count")}, {"files", std::int64_t{2}}, {"zone", word(zone)}});
    };
    const MonitorSet set({counting("Asia/Tokyo"), counting("America/New_York")}, {});
    KeptSums sums;
    DriveSample sample;
    sample.at = *parseInstant("2026-04-01T14:59:59.999999Z");
    EXPECT_EQ(sample.hitsOf(set, sums), std::vector<std::size_t>());
    sample.at = *parseInstant("2026-04-01T15:00:00Z"); // the next day in Tokyo
    EXPECT_EQ(sample.hitsOf(set, sums), std::vector<std::size_t>{1});
    EXPECT_EQ(sample.hitsOf(set, sums), std::vector<std::size_t>{0});
    EXPECT_EQ(sample.hitsOf(set, sums), std::vector<std::size_t>());
}

TEST(DriveMatch, TakesTheSizeOfAFileWhenALinkIsMade) {
    const MonitorPolicy big =
        drivePolicy({{"operation", word("link")}, {"criterion", word("size")}, {"sizeMB", std::int64_t{1}}});
    DriveSample sample;
    sample.operation = DriveOperation::Link;
    sample.bytes = 1'048'575;
    EXPECT_FALSE(sample.hits(big));
    sample.bytes = 1'048'576;
    EXPECT_TRUE(sample.hits(big));
    KeptSums sums;
    EXPECT_EQ(sample.hitsOf(MonitorSet({big}, {}), sums).size(), 1U);
    EXPECT_EQ(sums.asked, 0) << "links have no sum";
    for (const auto& [operation, criterion] :
         {std::pair{"upload", "size"}, std::pair{"upload", "count"}, std::pair{"link", "count"}}) {
        sample.operation = operation == std::string_view("link") ? DriveOperation::Link : DriveOperation::Upload;
        EXPECT_FALSE(sample.hits(drivePolicy({{"operation", word(operation)},
                                              {"criterion", word(criterion)},
                                              {"sizeMB", std::int64_t{1}},
                                              {"files", std::int64_t{1}}})))
            << "a criterion that does not fit";
    }
}

TEST(DriveMatch, AsksForMembersAndOrganizations) {
    for (const char* criterion : {"content", "count"}) {
        const auto hits = [criterion](const DriveSample& sample, Texts targets) {
            return sample.hits(drivePolicy({{"criterion", word(criterion)},
                                            {"files", std::int64_t{1}},
                                            {"keyword", word("plan")},
                                            {"audience", word("chosen")},
                                            {"targets", std::move(targets)}}));
        };
        DriveSample sample;
        EXPECT_TRUE(hits(sample, {"a"}));
        EXPECT_TRUE(hits(sample, {"x", "sales"}));
        EXPECT_TRUE(hits(sample, {"acme"})) << "an organization with all below it";
        EXPECT_TRUE(hits(sample, {"acme", "sales", "a"})) << "once";
        EXPECT_FALSE(hits(sample, {"b", "legal"}));
        EXPECT_FALSE(hits(sample, {}));
    }
}

TEST(DriveMatch, LeavesExceptionsOutAndSumsOfNobody) {
    const MonitorPolicy each = drivePolicy({{"criterion", word("count")}, {"files", std::int64_t{1}}});
    DriveSample sample;
    EXPECT_TRUE(sample.hits(each));
    EXPECT_FALSE(sample.hits(each, {"a"}));
    EXPECT_FALSE(sample.hits(drivePolicy({{"keyword", word("plan")}}), {"a"}));
    sample.member.clear();
    sample.units.clear();
    EXPECT_FALSE(sample.hits(each)) << "people outside have no day of their own";
    EXPECT_TRUE(sample.hits(drivePolicy({{"keyword", word("plan")}})));
}

TEST(DriveMatch, HoldsWithinItsPeriod) {
    const MonitorPolicy april = drivePolicy(
        {{"keyword", word("plan")}, {"start", word("2026-04-01")}, {"endless", false}, {"end", word("2026-04-30")}});
    const auto hits = [&april](std::string_view at) {
        DriveSample sample;
        sample.at = *parseInstant(at);
        return sample.hits(april);
    };
    EXPECT_FALSE(hits("2026-03-31T23:59:59.999999+09:00"));
    EXPECT_TRUE(hits("2026-04-01T00:00:00+09:00"));
    EXPECT_TRUE(hits("2026-04-30T23:59:59.999999+09:00")) << "the last day counts";
    EXPECT_FALSE(hits("2026-05-01T00:00:00+09:00"));
}

TEST(DriveMatch, TellsWhenASumCannotBeKept) {
    const MonitorSet set({drivePolicy({{"criterion", word("count")}})}, {});
    KeptSums sums;
    sums.failing = true;
    std::vector<MonitorHit> hits(3);
    const Done done = DriveSample().tell(set, sums, hits);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Storage);
    EXPECT_TRUE(hits.empty());
}

TEST(DriveMatch, ShowsWhereItWasFound) {
    DriveSample sample;
    sample.fileName = "社外秘.PDF";
    sample.content = "これは社外秘です";
    const auto excerpts = excerptsOf(drivePolicy({{"keyword", word("社外秘")}}), sample);
    ASSERT_EQ(excerpts.size(), 2U);
    EXPECT_EQ(marked(excerpts[0]), "fileName [社外秘].PDF");
    EXPECT_EQ(marked(excerpts[1]), "content これは[社外秘]です");
    const MonitorPolicy extension = drivePolicy({{"where", word("extension")}, {"keyword", word("pdf")}});
    EXPECT_EQ(marked(excerptsOf(extension, sample).at(0)), "extension 社外秘.[PDF]");
    sample.fileName = std::string(900, 'x') + ".pdf";
    const Excerpt cut = excerptsOf(extension, sample).at(0);
    EXPECT_EQ(cut.text.substr(cut.hits.at(0).begin, cut.hits[0].end - cut.hits[0].begin), "pdf");
    EXPECT_EQ(lengthOf(cut.text), 201U);
}

} // namespace test_monitor_match
