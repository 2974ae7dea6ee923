// The tables of all policies, as they were made of resources/policies.

#include "models/policy/policy_check.h"
#include "models/policy/policy_effects.h"
#include "models/policy/schema.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace test_policy_schema {

using namespace sekisho;
using namespace sekisho::policy;

namespace {

const Schema& schema(std::string_view key) {
    const Schema* found = schemaOf(key);
    EXPECT_NE(found, nullptr) << key;
    return *found;
}
const Field& field(std::string_view policy, std::string_view key) {
    const Field* found = fieldOf(schema(policy), key);
    EXPECT_NE(found, nullptr) << policy << '.' << key;
    return *found;
}

TEST(PolicySchemas, AreThoseOfTheDecision) {
    std::vector<std::string_view> keys;
    for (const Schema& one : schemas())
        keys.push_back(one.key);
    const std::vector<std::string_view> wanted{
        "account", "approvals",  "board",  "brake", "calendar", "company", "contacts", "drive", "externalTalk",
        "files",   "invitation", "locale", "logs",  "menus",    "mobile",  "network",  "talk",  "theme"};
    EXPECT_EQ(keys, wanted);
    EXPECT_EQ(schemaOf("nothing"), nullptr);
    EXPECT_EQ(schemaOfMenu("nothing"), nullptr);
    for (const Schema& one : schemas()) {
        EXPECT_EQ(schemaOf(one.key), &one);
        EXPECT_EQ(schemaOfMenu(one.menu), &one);
    }
    EXPECT_EQ(fieldOf(schema("talk"), "nothing"), nullptr);
}

TEST(PolicySchemas, HaveTheirFieldsInTheOrderOfTheScreen) {
    for (const Schema& one : schemas()) {
        std::size_t group = 0;
        for (const Field& each : one.fields) {
            while (group < one.groups.size() && one.groups[group].key != each.group)
                ++group;
            ASSERT_LT(group, one.groups.size()) << one.key << '.' << each.key;
        }
    }
    EXPECT_EQ(schema("account").fields.front().key, "passwordFormat");
    EXPECT_EQ(schema("account").fields.back().key, "loginByScreenUnlock");
}

TEST(PolicySchemas, HaveDefaultsThatAreFaultless) {
    for (const Schema& one : schemas()) {
        const Values values = defaultsOf(one);
        EXPECT_EQ(values.size(), one.fields.size());
        EXPECT_TRUE(check(one, values).empty()) << one.key;
        EXPECT_EQ(normalized(one, values), values) << one.key << ": a default in another form than the stored one";
        for (const Field& each : one.fields) {
            EXPECT_TRUE(hasTypeOf(each, values.at(std::string(each.key)))) << each.key;
            EXPECT_FALSE(hasTypeOf(each, Value())) << each.key;
        }
    }
}

TEST(PolicySchemas, SayEverythingInBothLanguages) {
    const auto both = [](const Bilingual& words) { return !words.en.empty() && !words.ja.empty(); };
    const auto same = [](const Bilingual& words) { return words.en.empty() == words.ja.empty(); };
    for (const Schema& one : schemas()) {
        EXPECT_TRUE(both(one.label));
        for (const FieldGroup& group : one.groups)
            EXPECT_TRUE(both(group.label));
        for (const Field& each : one.fields) {
            EXPECT_TRUE(both(each.label) && same(each.help) && same(each.unit) && same(each.consequence)) << each.key;
            EXPECT_EQ(both(each.needs.why), !each.needs.key.empty()) << each.key;
            for (const Choice& choice : each.choices)
                EXPECT_TRUE(both(choice.words)) << each.key << ' ' << choice.value;
        }
    }
}

// An effect that nothing knows would be a promise that saving does not keep.
TEST(PolicySchemas, NameOnlyEffectsThatExistAndAllOfThem) {
    std::vector<std::string_view> named;
    for (const Schema& one : schemas())
        for (const Field& each : one.fields)
            if (!each.effect.empty()) {
                named.push_back(each.effect);
                EXPECT_FALSE(each.consequence.en.empty()) << each.key << " ends sessions and does not say so";
            }
    std::vector<std::string_view> known(effectKeys().begin(), effectKeys().end());
    std::ranges::sort(named);
    std::ranges::sort(known);
    EXPECT_EQ(named, known);
}

TEST(PolicyValues, AreCompletedToExactlyTheFields) {
    const Schema& files = schema("files");
    Values values{{"watermark", true}, {"extensions", std::string("exe")}, {"gone", true}};
    values["downloadLog"] = Value();
    const Values all = completed(files, values);
    EXPECT_EQ(all.size(), files.fields.size());
    EXPECT_EQ(all.at("watermark"), Value(true));
    EXPECT_EQ(all.at("extensions"), Value(std::vector<std::string>())) << "of another type";
    EXPECT_EQ(all.at("downloadLog"), Value(false));
    EXPECT_FALSE(all.contains("gone"));
    EXPECT_EQ(completed(files, all), all);
}

TEST(PolicyValues, HaveTheWordsOfTheirChoice) {
    const Field& expiry = field("account", "passwordExpiryDays");
    ASSERT_NE(choiceOf(expiry, std::int64_t{90}), nullptr);
    EXPECT_EQ(choiceOf(expiry, std::int64_t{90})->words.ja, "90 日");
    EXPECT_EQ(choiceOf(expiry, std::int64_t{91}), nullptr);
    EXPECT_EQ(choiceOf(expiry, Value()), nullptr);
    EXPECT_EQ(choiceOf(field("network", "mode"), std::string("allowList"))->words.en,
              "Allow access from the given IP addresses only");
    EXPECT_EQ(choiceOf(field("network", "countries"), std::vector<std::string>{"JP"}), nullptr);
}

TEST(PolicyValues, CountOnlyWhileWhatTheyNeedCounts) {
    const Schema& network = schema("network");
    Values values = defaultsOf(network);
    const Field& addresses = field("network", "addresses");
    const Field& countries = field("network", "countries");
    EXPECT_FALSE(counts(network, addresses, values));
    EXPECT_FALSE(counts(network, countries, values));
    values["countryRestriction"] = true;
    EXPECT_TRUE(counts(network, countries, values));
    values["mode"] = std::string("allowList");
    EXPECT_TRUE(counts(network, addresses, values));
    EXPECT_FALSE(counts(network, countries, values)) << "the restriction is on, but does not count itself";
    values["mode"] = std::int64_t{3};
    EXPECT_FALSE(counts(network, addresses, values)) << "a value of another type is the default";
    EXPECT_TRUE(counts(network, field("network", "mode"), {}));
}

TEST(PolicyValues, ThatMirrorCountWhereTheyComeFrom) {
    const Field& shown = field("talk", "filesToLine");
    EXPECT_EQ(shown.mirror, "externalTalk.filesToLine");
    EXPECT_FALSE(counts(schema("talk"), shown, defaultsOf(schema("talk"))));
    for (const Schema& one : schemas())
        for (const Field& each : one.fields) {
            if (each.mirror.empty()) continue;
            const std::size_t dot = each.mirror.find('.');
            const Field& source = field(each.mirror.substr(0, dot), each.mirror.substr(dot + 1));
            EXPECT_EQ(defaultOf(source), defaultOf(each)) << each.key;
            EXPECT_EQ(source.choices.size(), each.choices.size()) << each.key;
        }
}

} // namespace
} // namespace test_policy_schema
