// Faults of values with their places, the one form that is stored, and what is different.

#include "models/policy/ip_range.h"
#include "models/policy/policy_check.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace test_policy_check {

using namespace sekisho;
using namespace sekisho::policy;
using Texts = std::vector<std::string>;
using Entries = std::vector<AddressEntry>;

namespace {

struct Found { // what a test wants to see of a fault
    std::string code;
    std::string field;
    std::string text; // parameter
    bool operator==(const Found&) const = default;
};
void PrintTo(const Found& found, std::ostream* out) {
    *out << found.code << " at " << found.field << " \"" << found.text << '"';
}

std::string param(const Error& error, std::string_view name) {
    for (const auto& one : error.params)
        if (one.name == name) return one.value;
    return {};
}

std::vector<Found> faultsOf(std::string_view policy, Values values) {
    const Schema& schema = *schemaOf(policy);
    std::vector<Found> out;
    for (const Error& error : check(schema, normalized(schema, std::move(values)))) {
        EXPECT_EQ(error.kind, ErrorKind::BadInput);
        out.push_back({error.code, error.field, param(error, "text")});
    }
    return out;
}

Values allowList(Entries entries) {
    return {{"mode", std::string("allowList")}, {"addresses", std::move(entries)}};
}

Entries entriesOf(const Texts& lines) {
    Entries out;
    for (const std::string& line : lines)
        out.push_back({line, {}});
    return out;
}

std::string lineOf(std::uint32_t number) { // 5,000 different public addresses
    return "60." + std::to_string(number / 10'000) + '.' + std::to_string(number / 100 % 100) + '.' +
           std::to_string(number % 100);
}

TEST(PolicyCheck, NamesTheThreeWrongLinesOfFiveThousand) {
    Texts lines;
    for (std::uint32_t i = 0; i < 5000; ++i)
        lines.push_back(lineOf(i));
    lines[7] = "1.2.3.4/33";
    lines[2500] = "203.0.113.9-203.0.113.1";
    lines[4999] = "192.168.0.1";
    const Schema& network = *schemaOf("network");
    const auto errors = check(network, normalized(network, allowList(entriesOf(lines))));
    ASSERT_EQ(errors.size(), 4U);
    EXPECT_EQ(errors[0].code, "POLICY_TOO_MANY");
    EXPECT_EQ(errors[0].field, "addresses");
    EXPECT_EQ(param(errors[0], "count"), "5000");
    EXPECT_EQ(param(errors[0], "max"), "500");
    EXPECT_EQ(errors[1].code, "ADDRESS_PREFIX");
    EXPECT_EQ(errors[1].field, "addresses[7]");
    EXPECT_EQ(param(errors[1], "text"), "1.2.3.4/33");
    EXPECT_EQ(param(errors[1], "max"), "32");
    EXPECT_EQ(errors[2].code, "ADDRESS_BACKWARDS");
    EXPECT_EQ(errors[2].field, "addresses[2500]");
    EXPECT_EQ(errors[3].code, "ADDRESS_NOT_PUBLIC");
    EXPECT_EQ(errors[3].field, "addresses[4999]");
}

TEST(PolicyCheck, NamesBothSidesOfAnOverlap) {
    const Schema& network = *schemaOf("network");
    const auto errors =
        check(network,
              normalized(network, allowList(entriesOf({"203.0.113.0/24", "198.51.100.7", "203.0.113.200 - 203.0.114.4",
                                                       "198.51.100.7", "203.0.115.1"}))));
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].code, "ADDRESS_OVERLAPS");
    EXPECT_EQ(errors[0].field, "addresses[2]");
    EXPECT_EQ(param(errors[0], "text"), "203.0.113.200-203.0.114.4");
    EXPECT_EQ(param(errors[0], "other"), "203.0.113.0/24");
    EXPECT_EQ(errors[1].field, "addresses[3]");
    EXPECT_EQ(param(errors[1], "other"), "198.51.100.7");
}

// Against a look at each two.
TEST(PolicyCheck, FindsAnOverlapWheneverThereIsOne) {
    std::mt19937 random(7);
    const auto roll = [&random](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); };
    const Schema& network = *schemaOf("network");
    int with = 0;
    for (int round = 0; round < 2000; ++round) {
        Texts lines;
        for (int i = roll(8); i >= 0; --i) {
            const int first = roll(240);
            const std::string start = "203.0.113." + std::to_string(first);
            lines.push_back(start + "-203.0.113." + std::to_string(first + roll(15)));
        }
        std::vector<bool> wrong(lines.size(), false);
        for (std::size_t a = 0; a < lines.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (ipRangeOf(lines[a])->overlaps(*ipRangeOf(lines[b]))) wrong[a] = true;
        const auto errors = check(network, allowList(entriesOf(lines)));
        const bool any = std::ranges::find(wrong, true) != wrong.end();
        ASSERT_EQ(!errors.empty(), any);
        for (const Error& error : errors) {
            ASSERT_EQ(error.code, "ADDRESS_OVERLAPS");
            const auto index = static_cast<std::size_t>(std::stoi(error.field.substr(10)));
            ASSERT_TRUE(wrong[index]) << error.field;
            ASSERT_TRUE(ipRangeOf(param(error, "text"))->overlaps(*ipRangeOf(param(error, "other"))));
        }
        with += any ? 1 : 0;
    }
    EXPECT_GT(with, 500);
    EXPECT_LT(with, 2000);
}

TEST(PolicyCheck, ReadsLabelsOfAddresses) {
    const std::string longest(100, 'x');
    EXPECT_TRUE(faultsOf("network", allowList({{"203.0.113.1", longest}, {"203.0.113.2", "  本社  "}})).empty());
    const auto found = faultsOf("network", allowList({{"203.0.113.1", longest + "y"}, {"203.0.113.2", "a\nb"}}));
    EXPECT_EQ(found, (std::vector<Found>{{"POLICY_TOO_LONG", "addresses[0]", longest + "…"},
                                         {"INVALID_PARAMETER", "addresses[1]", "a\nb"}}));
    EXPECT_EQ(faultsOf("network", allowList({{"", "empty"}})),
              (std::vector<Found>{{"ADDRESS_BAD", "addresses[0]", ""}}));
}

TEST(PolicyCheck, PutsExtensionsIntoOneForm) {
    const Schema& files = *schemaOf("files");
    const Values values = normalized(
        files, {{"extensions", Texts{".exe ", "EXE", " *.Bat", "js", "", "  ", "..", "tar.gz", "c++", "a b"}}});
    EXPECT_EQ(values.at("extensions"), Value(Texts{"exe", "bat", "js", ".", "tar.gz", "c++", "a b"}));
    EXPECT_EQ(faultsOf("files", values), (std::vector<Found>{{"EXTENSION_BAD", "extensions[3]", "."},
                                                             {"EXTENSION_BAD", "extensions[4]", "tar.gz"},
                                                             {"EXTENSION_BAD", "extensions[6]", "a b"}}));
}

TEST(PolicyCheck, RefusesTheTwoHundredAndFirstExtension) {
    Texts extensions;
    for (int i = 0; i < 200; ++i)
        extensions.push_back("e" + std::to_string(i));
    EXPECT_TRUE(faultsOf("files", {{"extensions", extensions}}).empty());
    extensions.push_back(".E5 "); // one that is there already
    EXPECT_TRUE(faultsOf("files", {{"extensions", extensions}}).empty());
    extensions.push_back("e200");
    const Schema& files = *schemaOf("files");
    const auto errors = check(files, normalized(files, {{"extensions", extensions}}));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].code, "POLICY_TOO_MANY");
    EXPECT_EQ(param(errors[0], "count"), "201");
    EXPECT_EQ(param(errors[0], "max"), "200");
}

TEST(PolicyCheck, KnowsCountries) {
    const Values values{{"countryRestriction", true}, {"countries", Texts{" jp", "US", "xx", "Japan", "JP"}}};
    EXPECT_EQ(faultsOf("network", values), (std::vector<Found>{{"COUNTRY_UNKNOWN", "countries[2]", "XX"},
                                                               {"COUNTRY_UNKNOWN", "countries[3]", "JAPAN"},
                                                               {"POLICY_TWICE", "countries[4]", "JP"}}));
}

TEST(PolicyCheck, HoldsNumbersTextsAndChoicesAgainstTheSchema) {
    const Schema& account = *schemaOf("account");
    const auto errors = check(account, {{"passwordMinLength", std::int64_t{21}}});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].code, "POLICY_RANGE");
    EXPECT_EQ(param(errors[0], "min"), "8");
    EXPECT_EQ(param(errors[0], "max"), "20");
    EXPECT_EQ(faultsOf("account", {{"passwordMaxLength", std::int64_t{21}},
                                   {"passwordExpiryDays", std::int64_t{45}},
                                   {"twoStep", std::string("sometimes")},
                                   {"keepLogin", std::string("true")},
                                   {"loginByLine", Value()},
                                   {"invented", true}}),
              (std::vector<Found>{{"POLICY_FIXED", "passwordMaxLength", ""},
                                  {"INVALID_PARAMETER", "passwordExpiryDays", ""},
                                  {"INVALID_PARAMETER", "twoStep", ""},
                                  {"INVALID_PARAMETER", "keepLogin", ""},
                                  {"INVALID_PARAMETER", "loginByLine", ""},
                                  {"POLICY_UNKNOWN_FIELD", "invented", "invented"}}));
    EXPECT_EQ(faultsOf("company", {{"companyName", std::string("  ")}, {"phone", std::string(101, '1')}}),
              (std::vector<Found>{{"POLICY_TOO_SHORT", "companyName", ""}, {"POLICY_TOO_LONG", "phone", ""}}));
    EXPECT_EQ(faultsOf("company", {{"companyName", std::string("a\tb")}}),
              (std::vector<Found>{{"INVALID_PARAMETER", "companyName", ""}}));
    EXPECT_EQ(faultsOf("files", {{"restrictedServices", Texts{"talk", "fax", "talk"}}}),
              (std::vector<Found>{{"INVALID_PARAMETER", "restrictedServices[1]", "fax"},
                                  {"POLICY_TWICE", "restrictedServices[2]", "talk"}}));
}

TEST(PolicyCheck, HoldsOneRetentionBelowTheOther) {
    const Schema& talk = *schemaOf("talk");
    const auto errors = check(talk, {{"talkRetention", std::int64_t{180}}, {"fileRetention", std::int64_t{365}}});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].code, "POLICY_ABOVE");
    EXPECT_EQ(errors[0].field, "fileRetention");
    EXPECT_EQ(param(errors[0], "other"), "talkRetention");
    EXPECT_EQ(param(errors[0], "most"), "180");
    EXPECT_TRUE(check(talk, {{"talkRetention", std::int64_t{180}}, {"fileRetention", std::int64_t{180}}}).empty());
    EXPECT_TRUE(check(talk, {{"fileRetention", std::int64_t{365}}}).empty()) << "the default of the other is longer";
}

TEST(PolicyCheck, LooksOnlyAtTheTypeOfWhatDoesNotCount) {
    Values values{{"mode", std::string("all")}, {"addresses", entriesOf({"office"})}};
    EXPECT_TRUE(faultsOf("network", values).empty());
    values["mode"] = std::string("allowList");
    EXPECT_EQ(faultsOf("network", values), (std::vector<Found>{{"ADDRESS_BAD", "addresses[0]", "office"}}));
    EXPECT_EQ(faultsOf("network", {{"mode", std::string("all")}, {"addresses", Texts{"203.0.113.1"}}}),
              (std::vector<Found>{{"INVALID_PARAMETER", "addresses", ""}}));
}

TEST(PolicyCheck, NormalizesOnceAndForAll) {
    std::mt19937 random(11);
    const auto roll = [&random](int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); };
    const Texts pieces{" ", ".", "*", "exe", "EXE", "203.0.113.", "7", "/24", "-", "2001:DB8::", "　", "jp", "é", ":"};
    const auto text = [&] {
        std::string out;
        for (int i = roll(6); i > 0; --i)
            out += pieces[static_cast<std::size_t>(roll(static_cast<int>(pieces.size())))];
        return out;
    };
    for (int round = 0; round < 3000; ++round) {
        for (const Schema& schema : schemas()) {
            Values values;
            for (const Field& field : schema.fields) {
                if (field.widget == Widget::Addresses)
                    values[std::string(field.key)] = Entries{{text(), text()}, {text(), text()}};
                else if (field.widget == Widget::Links)
                    values[std::string(field.key)] = std::vector<LinkEntry>{{text(), text()}, {text(), text()}};
                else if (std::holds_alternative<Texts>(defaultOf(field)))
                    values[std::string(field.key)] = Texts{text(), text(), text()};
                else if (field.widget == Widget::Text)
                    values[std::string(field.key)] = text();
            }
            const Values once = normalized(schema, values);
            ASSERT_EQ(normalized(schema, once), once) << schema.key;
        }
    }
}

TEST(PolicyCheck, AnOrderHoldsEachOfItsChoicesOnce) {
    const Schema& schema = *schemaOf("menus");
    const Texts usual = std::get<Texts>(defaultsOf(schema).at("order"));
    EXPECT_EQ(usual.size(), fieldOf(schema, "order")->choices.size());
    const Values part = normalized(schema, {{"order", Texts{"drive", " drive ", "board"}}});
    const auto& whole = std::get<Texts>(part.at("order"));
    EXPECT_EQ(whole.size(), usual.size());
    EXPECT_EQ((Texts{whole[0], whole[1], whole[2]}), (Texts{"drive", "board", "talk"}));
    EXPECT_TRUE(faultsOf("menus", {{"order", Texts{}}}).empty());
    EXPECT_EQ(faultsOf("menus", {{"order", Texts{"elsewhere"}}}).front(),
              (Found{"INVALID_PARAMETER", "order[0]", "elsewhere"}));
}

TEST(PolicyCheck, LinksLeadToPagesBehindTls) {
    using Links = std::vector<LinkEntry>;
    const auto faults = [](const std::string& url, const std::string& label = "x") {
        return faultsOf("menus", {{"links", Links{{label, url}}}});
    };
    for (const char* good : {"https://portal.example", "https://portal.example/", "https://[2001:db8::1]:8443/a?b=c#d",
                             "https://xn--fiq228c.example/", "https://portal.example/?q=a@b"})
        EXPECT_TRUE(faults(good).empty()) << good;
    for (const char* bad :
         {"", "portal.example", "http://portal.example", "HTTPS://portal.example", "https://", "https:///path",
          "https://:8443/", "https://社内.example/", "https://user@portal.example/", "javascript:alert(1)",
          "https://portal.example/a b", "https://portal.example/\"", "file:///etc/passwd"})
        EXPECT_EQ(faults(bad).front().code, "MENU_ADDRESS") << bad;
    EXPECT_EQ(faults("https://a.example/" + std::string(500, 'a')).front().code, "MENU_ADDRESS");
    EXPECT_EQ(faults("https://a.example/", "").front().code, "POLICY_TOO_SHORT");
    EXPECT_EQ(faults("https://a.example/", std::string(31, 'a')).front().code, "POLICY_TOO_LONG");
    EXPECT_EQ(faults("https://a.example/", "a\nb").front().code, "INVALID_PARAMETER");
}

TEST(PolicyChanges, AreThoseOfTheFieldsInTheirOrder) {
    const Schema& network = *schemaOf("network");
    Values before = defaultsOf(network);
    Values after = before;
    after["selfLockOut"] = std::string("confirm");
    after["mode"] = std::string("allowList");
    after["addresses"] = entriesOf({"203.0.113.1"});
    const auto changes = changesBetween(network, before, after);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0], (ValueChange{"mode", std::string("all"), std::string("allowList")}));
    EXPECT_EQ(changes[1], (ValueChange{"addresses", Entries{}, entriesOf({"203.0.113.1"})}));
    EXPECT_EQ(changes[2].key, "selfLockOut");
    EXPECT_TRUE(changesBetween(network, {}, before).empty()) << "what is not there is the default";
    EXPECT_TRUE(changesBetween(*schemaOf("talk"), {{"filesToLine", false}}, {{"filesToLine", true}}).empty())
        << "changed in the policy that it mirrors";
}

} // namespace
} // namespace test_policy_check
