// Policies and templates on the wire: what one side writes the other reads back, and what nobody wrote is refused.

#include "models/api/policy_wire.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace test_policy_wire {

using namespace sekisho;
using namespace sekisho::api;
using namespace sekisho::policy;
using Texts = std::vector<std::string>;
using Entries = std::vector<AddressEntry>;

namespace {

const Schema& network() {
    return *schemaOf("network");
}

Values sampleValues() {
    Values values = defaultsOf(network());
    values["mode"] = std::string("allowList");
    values["addresses"] = Entries{{"203.0.113.0/24", "本社 \"A\"\n"}, {"2001:db8::1", ""}};
    values["exceptions"] = Texts{"0f8b3a52-6d3e-4a53-a1c5-3c9f7b1d2e4f"};
    values["countryRestriction"] = true;
    values["countries"] = Texts{};
    return values;
}

PolicyState sampleState() {
    PolicyState state;
    state.key = "network";
    state.revision = 7;
    state.values = sampleValues();
    state.updatedAt = fromMillis(1'800'000'000'000);
    state.updatedBy = UserId("u-1");
    state.updatedByName = "佐藤 花子";
    state.reason = "audit";
    return state;
}

void expectSame(const PolicyState& a, const PolicyState& b) {
    EXPECT_EQ(a.key, b.key);
    EXPECT_EQ(a.revision, b.revision);
    EXPECT_EQ(a.values, b.values);
    EXPECT_EQ(a.updatedAt, b.updatedAt);
    EXPECT_EQ(a.updatedBy, b.updatedBy);
    EXPECT_EQ(a.updatedByName, b.updatedByName);
    EXPECT_EQ(a.reason, b.reason);
}

boost::json::value json(std::string_view text) {
    return boost::json::parse(text);
}

// "CODE at field" of a refused request, else "fine".
template<class T>
std::string said(const Result<T>& result) {
    return result ? "fine" : result.error().code + " at " + result.error().field;
}

std::string saidOf(const char* policy, std::string_view values) {
    return said(policyValuesFromRequest(*schemaOf(policy), json(values)));
}

TEST(PolicyWire, TakesValuesThereAndBack) {
    for (const Schema& schema : schemas()) {
        const Values values = defaultsOf(schema);
        const std::string text = policyValuesText(values);
        const auto back = policyValuesFromRequest(schema, json(text));
        ASSERT_TRUE(back) << schema.key;
        EXPECT_EQ(*back, values) << schema.key;
        EXPECT_EQ(storedPolicyValues(schema, text), values) << schema.key;
        EXPECT_TRUE(unknownPolicyFields(schema, text).empty());
    }
    const auto back = policyValuesFromRequest(network(), json(policyValuesText(sampleValues())));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, sampleValues());
}

TEST(PolicyWire, TakesAPartAndWhatMeansTheSame) {
    const auto part = policyValuesFromRequest(network(), json(R"({"mode":null,"addresses":["203.0.113.1",
        {"range":"203.0.113.2","label":null}]})"));
    ASSERT_TRUE(part);
    EXPECT_EQ(part->size(), 2U);
    EXPECT_EQ(part->at("mode"), Value(std::string("all"))) << "null is the default";
    EXPECT_EQ(part->at("addresses"), Value(Entries{{"203.0.113.1", ""}, {"203.0.113.2", ""}}));
    const auto number = policyValuesFromRequest(*schemaOf("account"), json(R"({"passwordMinLength":1.2e1})"));
    ASSERT_TRUE(number);
    EXPECT_EQ(number->at("passwordMinLength"), Value(std::int64_t{12}));
}

TEST(PolicyWire, RefusesValuesOfOtherTypesAtTheirField) {
    EXPECT_EQ(saidOf("network", R"([])"), "INVALID_PARAMETER at values");
    EXPECT_EQ(saidOf("network", R"({"mod":"all"})"), "POLICY_UNKNOWN_FIELD at mod");
    EXPECT_EQ(saidOf("network", R"({"mode":true})"), "INVALID_PARAMETER at mode");
    EXPECT_EQ(saidOf("network", R"({"countryRestriction":"true"})"), "INVALID_PARAMETER at countryRestriction");
    EXPECT_EQ(saidOf("network", R"({"countryRestriction":1})"), "INVALID_PARAMETER at countryRestriction");
    EXPECT_EQ(saidOf("network", R"({"countries":"JP"})"), "INVALID_PARAMETER at countries");
    EXPECT_EQ(saidOf("network", R"({"countries":["JP",1]})"), "INVALID_PARAMETER at countries[1]");
    EXPECT_EQ(saidOf("network", R"({"addresses":{"range":"1.2.3.4"}})"), "INVALID_PARAMETER at addresses");
    EXPECT_EQ(saidOf("network", R"({"addresses":[{"range":"1.2.3.4"},{"label":"x"}]})"),
              "INVALID_PARAMETER at addresses[1]");
    EXPECT_EQ(saidOf("network", R"({"addresses":[{"range":"1.2.3.4","note":"x"}]})"),
              "INVALID_PARAMETER at addresses[0]");
    EXPECT_EQ(saidOf("network", R"({"addresses":[{"range":null}]})"), "INVALID_PARAMETER at addresses[0]");
    EXPECT_EQ(saidOf("account", R"({"passwordMinLength":8.5})"), "INVALID_PARAMETER at passwordMinLength");
    EXPECT_EQ(saidOf("account", R"({"passwordMinLength":"8"})"), "INVALID_PARAMETER at passwordMinLength");
    EXPECT_EQ(saidOf("account", R"({"passwordMinLength":18446744073709551615})"),
              "INVALID_PARAMETER at passwordMinLength");
}

TEST(PolicyWire, ReadsWhatWasStoredUnderAnotherSchema) {
    const char* stored = R"({"mode":"allowList","addresses":"none","gone":[1],"later":{"a":1}})";
    const Values values = storedPolicyValues(network(), stored);
    EXPECT_EQ(values.size(), network().fields.size());
    EXPECT_EQ(values.at("mode"), Value(std::string("allowList")));
    EXPECT_EQ(values.at("addresses"), Value(Entries{}));
    EXPECT_EQ(unknownPolicyFields(network(), stored), (Texts{"gone", "later"}));
    for (const char* damaged : {"", "{", "[]", "null", "{\"mode\":", "\xFF"})
        EXPECT_EQ(storedPolicyValues(network(), damaged), defaultsOf(network())) << damaged;
}

TEST(PolicyWire, TakesChangesThereAndBackAlsoOfFieldsThatAreGone) {
    const std::vector<ValueChange> changes{
        {"mode", std::string("all"), std::string("allowList")},
        {"addresses", Entries{}, Entries{{"203.0.113.1", "x"}}},
        {"countries", Texts{"JP"}, Texts{}},
        {"goneFlag", true, false},
        {"goneNumber", std::int64_t{3}, Value()},
        {"goneList", Texts{"a"}, Entries{{"203.0.113.1", ""}}},
    };
    const auto back = policyChangesFromText(network(), policyChangesText(changes));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, changes);
    for (const char* bad : {"", "{}", "[1]", R"([{"from":1}])", R"([{"key":2}])"})
        EXPECT_FALSE(policyChangesFromText(network(), bad)) << bad;
    const auto odd = policyChangesFromText(network(), R"([{"key":"mode","from":[[1]],"to":{"a":1}}])");
    ASSERT_TRUE(odd);
    EXPECT_EQ(odd->front().from, Value());
}

TEST(PolicyWire, TakesStatesThereAndBack) {
    const auto back = policyStateFromText(policyStateText(sampleState()));
    ASSERT_TRUE(back);
    expectSame(*back, sampleState());
    PolicyState fresh;
    fresh.key = "files";
    fresh.values = defaultsOf(*schemaOf("files"));
    const std::string text = policyStateText(fresh);
    EXPECT_NE(text.find(R"("updatedAt":null,"updatedBy":null)"), std::string::npos) << text;
    const auto read = policyStateFromText(text);
    ASSERT_TRUE(read);
    expectSame(*read, fresh);
}

TEST(PolicyWire, TakesWhatASaveDidThereAndBack) {
    PolicySaved saved{sampleState(), {12, 3}, {"gone"}};
    const auto back = policySavedFromText(policySavedText(saved));
    ASSERT_TRUE(back);
    expectSame(back->state, saved.state);
    EXPECT_EQ(back->ended.sessions, 12);
    EXPECT_EQ(back->ended.tokens, 3);
    EXPECT_EQ(back->leftOut, saved.leftOut);
}

TEST(PolicyWire, TakesRevisionsThereAndBack) {
    PolicyRevision revision{9, fromMillis(1'800'000'000'000), UserId("u-2"), "鈴木", "wider", {}, 4};
    revision.changes = {{"addresses", Entries{}, Entries{{"203.0.113.1", "x"}}}};
    PolicyRevision first{1, fromMillis(1'700'000'000'000), UserId(), "", "", {}, 0};
    const RevisionPage page{{revision, first}, "next"};
    const std::string text = policyRevisionsText(page);
    const auto back = policyRevisionsFromText(network(), text);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->revisions.size(), 2U);
    EXPECT_EQ(policyRevisionsText(*back), text);
    EXPECT_EQ(back->revisions[0].changes, revision.changes);
    EXPECT_EQ(back->revisions[0].revertedTo, 4);
    EXPECT_TRUE(back->revisions[1].by.empty());
    EXPECT_EQ(back->nextCursor, "next");
    const auto values = revisionValuesFromText(network(), policyRevisionText(revision, sampleValues()));
    ASSERT_TRUE(values);
    EXPECT_EQ(*values, sampleValues());
    const auto last = policyRevisionsFromText(network(), policyRevisionsText({{first}, ""}));
    ASSERT_TRUE(last);
    EXPECT_TRUE(last->nextCursor.empty());
}

TEST(PolicyWire, TakesPreviewsThereAndBack) {
    PolicyPreview preview{.revision = 3,
                          .loggedOut = {100, 120},
                          .blocked = {5, 6},
                          .freed = {7, 8},
                          .mustChangePassword = 9,
                          .bannedUploads = {10, 11},
                          .unaffected = 12,
                          .ends = Ends::AllButMobileApp,
                          .apiTokensEnd = true,
                          .selfLoggedOut = true,
                          .selfBlocked = true,
                          .selfAddress = "203.0.113.1",
                          .highestBlocked = true,
                          .days = 90};
    const std::string text = policyPreviewText(preview);
    const auto back = policyPreviewFromText(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(policyPreviewText(*back), text);
    EXPECT_EQ(back->ends, Ends::AllButMobileApp);
    EXPECT_EQ(back->bannedUploads, preview.bannedUploads);
    EXPECT_TRUE(back->highestBlocked && back->selfBlocked && back->selfLoggedOut && back->apiTokensEnd);
    EXPECT_FALSE(previewPageFromText(text)) << "no list was asked for";
}

TEST(PolicyWire, TakesListsOfPreviewsThereAndBack) {
    for (const auto list : {PreviewList::LoggedOut, PreviewList::Blocked, PreviewList::Freed,
                            PreviewList::MustChangePassword, PreviewList::BannedUploads}) {
        EXPECT_EQ(previewListOf(previewListKey(list)), list);
        PreviewPage page;
        page.entries.push_back({UserId("u-1"), "佐藤", "sato@example.com", 4, {"ACCESS_ADDRESS"}, fromMillis(1'000)});
        page.entries.push_back({UserId("u-2"), "鈴木", "suzuki@example.com", 0, {}, std::nullopt});
        page.nextCursor = "c";
        const std::string text = policyPreviewText({}, list, page);
        EXPECT_EQ(text.find("\"sessions\":4") != std::string::npos, list == PreviewList::LoggedOut);
        const auto back = previewPageFromText(text);
        ASSERT_TRUE(back);
        ASSERT_EQ(back->entries.size(), 2U);
        EXPECT_EQ(policyPreviewText({}, list, *back), text);
        EXPECT_EQ(back->entries[0].reasons, Texts{"ACCESS_ADDRESS"});
        EXPECT_EQ(back->entries[0].last, fromMillis(1'000));
        EXPECT_EQ(back->nextCursor, "c");
    }
    EXPECT_FALSE(previewListOf("everybody"));
}

TEST(PolicyWire, ReadsWhatIsAsked) {
    const auto save = policyRequestFrom(network(), json(policySaveInput(sampleValues(), "why", "a@b")));
    ASSERT_TRUE(save);
    EXPECT_EQ(save->values, sampleValues());
    EXPECT_EQ(save->reason, "why");
    EXPECT_EQ(save->confirm, "a@b");
    const auto preview = policyRequestFrom(network(), json(policyPreviewInput(sampleValues())));
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->values, sampleValues());
    EXPECT_TRUE(preview->reason.empty() && preview->confirm.empty());
    const auto revert = policyRevertFrom(json(policyRevertInput(0, "back", "")));
    ASSERT_TRUE(revert);
    EXPECT_EQ(revert->revision, 0);
    EXPECT_EQ(revert->reason, "back");
}

TEST(PolicyWire, RefusesWhatCannotBeAsked) {
    const auto save = [](const std::string& body) { return said(policyRequestFrom(network(), json(body))); };
    EXPECT_EQ(save("[]"), "BAD_REQUEST at ");
    EXPECT_EQ(save("{}"), "MISSING_PARAMETER at values");
    EXPECT_EQ(save(R"({"values":{"addresses":[1]}})"), "INVALID_PARAMETER at addresses[0]");
    EXPECT_EQ(save(R"({"values":{},"reason":1})"), "INVALID_PARAMETER at reason");
    EXPECT_EQ(save(R"({"values":{},"confirm":[]})"), "INVALID_PARAMETER at confirm");
    EXPECT_EQ(save(R"({"values":{},"reason":")" + std::string(1000, 'r') + "\"}"), "fine");
    EXPECT_EQ(save(R"({"values":{},"reason":")" + std::string(1001, 'r') + "\"}"), "TOO_LONG at reason");
    const auto revert = [](std::string_view body) { return said(policyRevertFrom(json(body))); };
    EXPECT_EQ(revert("{}"), "MISSING_PARAMETER at revision");
    EXPECT_EQ(revert(R"({"revision":"4"})"), "INVALID_PARAMETER at revision");
    EXPECT_EQ(revert(R"({"revision":-1})"), "INVALID_PARAMETER at revision");
    EXPECT_EQ(revert(R"({"revision":0})"), "fine");
}

TEST(PolicyWire, RefusesAnswersThatNobodyWrote) {
    const std::vector<std::string> hostile{"",
                                           "x",
                                           "null",
                                           "[]",
                                           "{",
                                           "{}",
                                           R"({"key":3})",
                                           R"({"key":"nothing","values":{}})",
                                           R"({"key":"network","values":[]})",
                                           R"({"key":"network","revision":"1","values":{}})",
                                           R"({"key":"network","values":{},"updatedAt":"yesterday"})",
                                           std::string(100'000, '['),
                                           "\xC3\x28",
                                           R"({"key":"network","values":{"mode":)" + std::string(5'000, '[') + "}"};
    for (const std::string& text : hostile) {
        const auto state = policyStateFromText(text);
        ASSERT_FALSE(state) << text.substr(0, 60);
        EXPECT_EQ(state.error().code, "RESPONSE_MALFORMED");
        EXPECT_FALSE(policySavedFromText(text));
    }
    for (const char* text : {"{}", R"({"revisions":{}})", R"({"revisions":[1]})", R"({"revisions":[{"changes":{}}]})",
                             R"({"revisions":[{"at":"x"}]})"})
        EXPECT_FALSE(policyRevisionsFromText(network(), text)) << text;
    for (const char* text : {"{}", R"({"counts":[]})", R"({"counts":{"loggedOut":5}})", R"({"counts":{},"days":1e99})"})
        EXPECT_FALSE(policyPreviewFromText(text)) << text;
    EXPECT_FALSE(revisionValuesFromText(network(), "{}"));
    EXPECT_FALSE(previewPageFromText(R"({"list":{"entries":[{"events":"x"}]}})"));
}

ServiceTemplate sampleTemplate() {
    ServiceTemplate one;
    one.id = TemplateId("t-1");
    one.name = "現場 \"A\"";
    one.matrix.set(Service::Mail, Right::Imap, false);
    one.matrix.set(Service::Forms, Right::Browser, false);
    one.matrix.mobileApp = false;
    one.userTypes = {"type-1", "type-2"};
    one.members = {UserId("u-1")};
    one.version = 5;
    return one;
}

TEST(TemplateWire, TakesTemplatesThereAndBack) {
    const ServiceTemplate one = sampleTemplate();
    const auto back = templateFromText(templateText(one));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->id, one.id);
    EXPECT_EQ(back->name, one.name);
    EXPECT_EQ(back->matrix, one.matrix);
    EXPECT_EQ(back->userTypes, one.userTypes);
    EXPECT_EQ(back->members, one.members);
    EXPECT_EQ(back->version, 5);
    EXPECT_FALSE(back->isDefault);
    const auto list = templatesFromText(templatesText({one, one}));
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(templateText(list->back()), templateText(one));
    for (const char* bad : {"", "{}", R"({"templateId":"a","services":[]})", R"({"templateId":"a","members":[1]})"})
        EXPECT_FALSE(templateFromText(bad)) << bad;
    EXPECT_FALSE(templatesFromText("{}"));
    const auto later = templateFromText(R"({"templateId":"a","services":{"fax":{"browser":true},"talk":{"tv":true}}})");
    ASSERT_TRUE(later) << "what a later service has is left out";
}

TEST(TemplateWire, TakesTheEffectiveOneThereAndBack) {
    for (const auto source : {TemplateSource::Member, TemplateSource::UserType, TemplateSource::Default}) {
        const EffectiveTemplate effective{TemplateId("t-1"), "現場", source, sampleTemplate().matrix};
        const auto back = effectiveTemplateFromText(effectiveTemplateText(effective));
        ASSERT_TRUE(back);
        EXPECT_EQ(back->id, effective.id);
        EXPECT_EQ(back->name, effective.name);
        EXPECT_EQ(back->source, source);
        EXPECT_EQ(back->matrix, effective.matrix);
    }
    EXPECT_FALSE(effectiveTemplateFromText(R"({"templateId":"t","source":"luck"})"));
    EXPECT_FALSE(effectiveTemplateFromText("{}"));
}

TEST(TemplateWire, LaysWhatIsAskedOverWhatIsThere) {
    ServiceTemplate base;
    base.id = TemplateId("t-1");
    base.name = "old";
    base.members = {UserId("u-9")};
    const auto whole = templateFromRequest(json(templateInput(sampleTemplate())), base);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->name, sampleTemplate().name);
    EXPECT_EQ(whole->matrix, sampleTemplate().matrix);
    EXPECT_EQ(whole->members, base.members) << "assigned on their own";
    const auto part = templateFromRequest(json(R"({"services":{"talk":{"pcApp":false}}})"), base);
    ASSERT_TRUE(part);
    EXPECT_EQ(part->name, "old");
    EXPECT_FALSE(part->matrix.has(Service::Talk, Right::PcApp));
    EXPECT_TRUE(part->matrix.has(Service::Talk, Right::Browser));
    const auto given = assignmentsFromRequest(json(assignmentsInput(sampleTemplate())), base);
    ASSERT_TRUE(given);
    EXPECT_EQ(given->userTypes, sampleTemplate().userTypes);
    EXPECT_EQ(given->members, sampleTemplate().members);
    EXPECT_EQ(given->name, "old");
}

TEST(TemplateWire, RefusesWhatTheMatrixDoesNotHave) {
    const auto matrix = [](std::string_view body) { return said(templateFromRequest(json(body), {})); };
    EXPECT_EQ(matrix("3"), "BAD_REQUEST at ");
    EXPECT_EQ(matrix(R"({"name":3})"), "INVALID_PARAMETER at name");
    EXPECT_EQ(matrix(R"({"mobileApp":"on"})"), "INVALID_PARAMETER at mobileApp");
    EXPECT_EQ(matrix(R"({"services":[]})"), "INVALID_PARAMETER at services");
    EXPECT_EQ(matrix(R"({"services":{"fax":{}}})"), "POLICY_UNKNOWN_FIELD at services.fax");
    EXPECT_EQ(matrix(R"({"services":{"talk":true}})"), "INVALID_PARAMETER at services.talk");
    EXPECT_EQ(matrix(R"({"services":{"talk":{"calDav":true}}})"), "POLICY_UNKNOWN_FIELD at services.talk.calDav");
    EXPECT_EQ(matrix(R"({"services":{"talk":{"browser":1}}})"), "INVALID_PARAMETER at services.talk.browser");
    const auto lists = [](std::string_view body) { return said(assignmentsFromRequest(json(body), {})); };
    EXPECT_EQ(lists(R"({"userTypes":[]})"), "MISSING_PARAMETER at members");
    EXPECT_EQ(lists(R"({"userTypes":[],"members":["a",2]})"), "INVALID_PARAMETER at members");
    EXPECT_EQ(lists(R"({"userTypes":["a","b","a"],"members":[]})"), "DUPLICATE_ENTRY at userTypes");
    EXPECT_EQ(lists(R"({"userTypes":["a"],"members":[]})"), "fine");
}

TEST(TemplateWire, TakesAppStopsThereAndBack) {
    for (const AppStop stop : {AppStop{true, false}, AppStop{false, true}}) {
        const auto back = appStopFromText(appStopText(stop));
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, stop);
        const auto asked = appStopFromRequest(json(appStopText(stop)), {});
        ASSERT_TRUE(asked);
        EXPECT_EQ(*asked, stop);
    }
    const auto part = appStopFromRequest(json(R"({"pc":true})"), {true, false});
    ASSERT_TRUE(part);
    EXPECT_EQ(*part, (AppStop{true, true}));
    EXPECT_EQ(said(appStopFromRequest(json(R"({"pc":"no"})"), {})), "INVALID_PARAMETER at pc");
}

} // namespace
} // namespace test_policy_wire
