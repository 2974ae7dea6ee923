// Changesets on the wire: what is written is read again as the same, and what strangers send is refused by its line.
#include "models/api/changeset_wire.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace test_api_changeset {

using namespace sekisho;
using namespace sekisho::api;

namespace {

Changeset sampleChangeset() {
    Changeset c;
    c.id = ChangesetId("11111111-2222-4333-8444-555555555555");
    c.title = "四月の異動 \"2027\"";
    c.reason = "line\nbreak";
    c.origin = ChangesetOrigin::Import;
    c.authorId = "u1";
    c.authorName = "佐藤 花子";
    c.state = ChangesetState::RolledBack;
    c.version = 7;
    c.createdAt = *parseInstant("2026-11-22T09:00:00.123456Z");
    c.plannedAt = c.createdAt + std::chrono::seconds(2);
    c.total = 100'000;
    c.counts = {1, 2, 3, 4, 5};
    c.done = 500;
    c.toDo = 1000;
    c.impact.membersAdded = 3;
    c.impact.loggedOut = 2;
    c.impact.roomsChanged = 1;
    c.impact.rooms = {{"orgUnit", "o1", "営業部", 4, 1}};
    c.impact.lost = {{"levelEntries", 12}};
    c.error = Error(ErrorKind::BadInput, "CHANGESET_STALE", "Somebody was faster.").with("rows", "3");
    c.undoOf = ChangesetId("x");
    c.undo = {true, {}, c.createdAt};
    return c;
}

Operation sampleOperation(std::int64_t no) {
    Operation o;
    o.no = no;
    o.kind = "member";
    o.action = "update";
    o.id = "externalKey:Ä-1";
    o.base = 12;
    o.value = R"({"nickName":"花","organizations":[{"primary":true}]})";
    o.sourceRow = 57313;
    return o;
}

std::string codeOfLine(std::string_view text, std::int64_t expectedLine) {
    OperationReader reader(text);
    Operation operation;
    for (;;) {
        auto more = reader.next(operation);
        if (!more) {
            EXPECT_EQ(more.error().params.at(0).value, std::to_string(expectedLine));
            return more.error().code;
        }
        if (!*more) return "read";
    }
}

TEST(ChangesetWire, AChangesetComesBackAsItWas) {
    const Changeset c = sampleChangeset();
    const std::string text = changesetText(c);
    const auto back = changesetFromText(text);
    ASSERT_TRUE(back) << text;
    EXPECT_EQ(changesetText(*back), text);
    EXPECT_EQ(back->title, c.title);
    EXPECT_EQ(back->counts, c.counts);
    EXPECT_EQ(back->impact, c.impact);
    EXPECT_EQ(back->error->params.at(0).value, "3");
    EXPECT_EQ(back->undo.until, c.undo.until);
    const auto page =
        changesetsFromText("{\"changesets\":[" + text + "," + text + R"(],"responseMetaData":{"nextCursor":"n"}})");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->changesets.size(), 2U);
    EXPECT_EQ(page->nextCursor, "n");
    EXPECT_FALSE(changesetFromText(R"({"state":"elsewhere"})"));
}

TEST(ChangesetWire, EveryStateOriginAndVerdictHasItsWord) {
    for (int i = 0; i <= static_cast<int>(ChangesetState::Discarded); ++i) {
        const auto state = static_cast<ChangesetState>(i);
        EXPECT_EQ(changesetStateOf(changesetStateKey(state)), state);
    }
    for (int i = 0; i <= static_cast<int>(ChangesetOrigin::Undo); ++i)
        EXPECT_EQ(changesetOriginOf(changesetOriginKey(static_cast<ChangesetOrigin>(i))),
                  static_cast<ChangesetOrigin>(i));
    for (int i = 0; i <= static_cast<int>(Verdict::Refused); ++i)
        EXPECT_EQ(verdictOf(verdictKey(static_cast<Verdict>(i))), static_cast<Verdict>(i));
    EXPECT_FALSE(changesetStateOf("elsewhere"));
}

TEST(ChangesetWire, ARowComesBackAsItWas) {
    PlannedRow row;
    row.no = 17;
    row.kind = "member";
    row.action = "update";
    row.id = "m1";
    row.name = "García Zoë";
    row.verdict = Verdict::Refused;
    row.changes = {{"nickName", "null", "\"花\""}, {"organizations", "[]", R"([{"primary":true}])"}};
    row.error = badInput("email", "EMAIL_ALREADY_EXIST", "taken").with("max", "3");
    row.sourceRow = 3;
    row.sourceSheet = "社員";
    const std::string text = rowText(row);
    const auto page = rowsFromText("{\"rows\":[" + text + R"(],"responseMetaData":{"nextCursor":null}})");
    ASSERT_TRUE(page) << text;
    ASSERT_EQ(page->rows.size(), 1U);
    EXPECT_TRUE(page->nextCursor.empty());
    EXPECT_EQ(page->rows[0].changes, row.changes);
    EXPECT_EQ(rowText(page->rows[0]), text);
    const auto changes = changesFromText(changesText(row.changes));
    ASSERT_TRUE(changes);
    EXPECT_EQ(*changes, row.changes);
}

TEST(ChangesetWire, OperationsComeBackLineByLine) {
    std::string text;
    for (int no = 1; no <= 300; ++no)
        appendOperation(text, sampleOperation(no));
    text.insert(0, "\r\n\n");
    text.pop_back(); // the last line may lack its end
    OperationReader reader(text);
    Operation operation;
    for (int no = 1; no <= 300; ++no) {
        const auto more = reader.next(operation);
        ASSERT_TRUE(more && *more) << no;
        EXPECT_EQ(operation, sampleOperation(no));
        EXPECT_EQ(reader.line(), no + 2);
    }
    const auto more = reader.next(operation);
    EXPECT_TRUE(more && !*more);
}

TEST(ChangesetWire, ALineThatIsNoOperationIsNamed) {
    std::string good;
    appendOperation(good, sampleOperation(1));
    for (const std::string& bad : std::vector<std::string>{
             "{", "[]", "7", "{}", R"({"no":1,"kind":"member"})", R"({"no":0,"kind":"member","action":"update"})",
             R"({"no":1.5,"kind":"member","action":"update"})", R"({"no":"1","kind":"member","action":"update"})",
             R"({"no":1,"kind":7,"action":"update"})", R"({"no":1,"kind":"member","action":"update","value":[]})",
             R"({"no":1,"kind":"member","action":"update","value":"x"})",
             R"({"no":1,"kind":"member","action":"update"} {})", R"({"no":1,"kind":"member","action":"update"}x)",
             "{\"no\":1,\"kind\":\"member\",\"action\":\"update\",\"id\":\"\xE8\x8A\"}",
             "{\"no\":1,\"kind\":\"member\",\"action\":\"update\",\"value\":{\"nickName\":\"\xE8\x8A\"}}"})
        EXPECT_EQ(codeOfLine(good + bad, 2), "OPERATION_MALFORMED") << bad;
    const std::string huge = R"({"no":1,"kind":"member","action":"update","value":{"nickName":")" +
                             std::string(kLongestOperation, 'x') + "\"}}";
    EXPECT_EQ(codeOfLine(good + huge, 2), "OPERATION_TOO_LONG");
    EXPECT_EQ(codeOfLine("", 0), "read");
    EXPECT_EQ(codeOfLine("\n\r\n", 0), "read");
}

TEST(ChangesetWire, TheRequestThatCreatesOneIsChecked) {
    const auto read = [](std::string_view text) { return newChangesetFromRequest(boost::json::parse(text)); };
    NewChangeset wanted;
    wanted.title = "異動";
    wanted.reason = "人事より";
    wanted.origin = ChangesetOrigin::Move;
    wanted.plan = true;
    wanted.operations = {sampleOperation(1), sampleOperation(2)};
    const auto back = read(createText(wanted));
    ASSERT_TRUE(back) << back.error().code;
    EXPECT_EQ(back->operations, wanted.operations);
    EXPECT_EQ(back->origin, ChangesetOrigin::Move);
    EXPECT_TRUE(back->plan);
    EXPECT_EQ(read("[]").error().code, "INVALID_JSON");
    EXPECT_EQ(read("{}").error().code, "MISSING_PARAMETER");
    EXPECT_EQ(read(R"({"title":7})").error().field, "title");
    EXPECT_EQ(read(R"({"title":"x","origin":"undo"})").error().field, "origin");
    EXPECT_EQ(read(R"({"title":"x","plan":1})").error().field, "plan");
    EXPECT_EQ(read(R"({"title":"x","operations":{}})").error().field, "operations");
    EXPECT_EQ(read(R"({"title":"x","operations":[{"no":1}]})").error().code, "OPERATION_MALFORMED");
    EXPECT_EQ(read("{\"title\":\"" + std::string(201, 'x') + "\"}").error().code, "TOO_LONG");
    wanted.operations.assign(kMostOperationsAtOnce + 1, sampleOperation(1));
    EXPECT_EQ(read(createText(wanted)).error().code, "CHANGESET_TOO_LARGE");
}

} // namespace
} // namespace test_api_changeset
