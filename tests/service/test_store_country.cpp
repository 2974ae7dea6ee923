// The country of an address: what the file says, and what sessions and sign-ins keep of it.
#include "service/store/country_lookup.h"
#include "tests/service/auth_fixture.h"
#include "tests/service/country_file.h"

#include <boost/json/serialize.hpp>

#include <fstream>

namespace test_store_country {

using namespace sekishod;
using namespace sekishod::test;

namespace {

constexpr std::uint32_t builtAt = 1'780'000'000;

std::unique_ptr<CountryLookup> smallData(const TempFolder& folder) {
    const auto file = folder.path() / "country.mmdb";
    CountryFileMaker()
        .add("198.51.100.0", 24, "JP")
        .add("203.0.113.128", 25, "FR", CountryFileMaker::Form::Nested)
        .add("2001:db8:1::", 48, "DE")
        .add("2001:db8:2::", 48, "jp")
        .add("2001:db8:3::", 48, "JPN")
        .write(file, builtAt);
    auto opened = openCountryData(file);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().detail);
    return opened ? std::move(*opened) : nullptr;
}

class CountryOfSessions : public AuthTest {
  protected:
    CountryOfSessions() : data(smallData(folder)) { services.countries = data.get(); }
    std::unique_ptr<CountryLookup> data;
};

TEST(CountryData, AddressesOfBothKindsAreFound) {
    const TempFolder folder;
    const auto data = smallData(folder);
    ASSERT_TRUE(data);
    EXPECT_EQ(data->countryOf("198.51.100.7"), "JP");
    EXPECT_EQ(data->countryOf("::ffff:198.51.100.7"), "") << "the service names such an address as IPv4";
    EXPECT_EQ(data->countryOf("203.0.113.200"), "FR");
    EXPECT_EQ(data->countryOf("2001:db8:1::7"), "DE");
    EXPECT_EQ(sekisho::toSeconds(data->dataDate()), builtAt);
}

TEST(CountryData, WhatIsNotKnownIsEmpty) {
    const TempFolder folder;
    const auto data = smallData(folder);
    ASSERT_TRUE(data);
    for (const char* address : {"203.0.113.7", "127.0.0.1", "10.0.0.1", "::1", "2001:db8:9::1", "", "no address",
                                "198.51.100.7:80", "2001:db8:2::1", "2001:db8:3::1"})
        EXPECT_EQ(data->countryOf(address), "") << address;
}

TEST(CountryData, AFileThatIsNoneIsNamed) {
    const TempFolder folder;
    const auto missing = openCountryData(folder.path() / "none");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, "COUNTRY_DATA_MISSING");
    const auto file = folder.path() / "bad.mmdb";
    for (const std::string& content : {std::string(), std::string("nothing"), std::string(100'000, 'x')}) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
        const auto bad = openCountryData(file);
        ASSERT_FALSE(bad) << content.size();
        EXPECT_EQ(bad.error().code, "COUNTRY_DATA_BAD");
    }
    smallData(folder);
    std::filesystem::resize_file(folder.path() / "country.mmdb", 500);
    EXPECT_FALSE(openCountryData(folder.path() / "country.mmdb")) << "cut off";
}

TEST_F(CountryOfSessions, IsKeptWithTheSignInAndTheSession) {
    ip = "198.51.100.7";
    signIn("hanako@acme");
    EXPECT_EQ(textOf("SELECT country FROM session WHERE member_uid = 'u-deputy'"), "JP");
    EXPECT_EQ(textOf("SELECT country FROM sign_in WHERE member_uid = 'u-deputy'"), "JP");
    ip = "2001:db8:1::7";
    EXPECT_EQ(challenge("taro@acme", "wrong1Password").status, 401);
    EXPECT_EQ(textOf("SELECT country FROM sign_in WHERE member_uid = 'u-plain'"), "DE") << "failed ones most of all";
    ip = "10.0.0.1";
    signIn("root@acme");
    EXPECT_EQ(textOf("SELECT country FROM session WHERE member_uid = 'u-super'"), "");
}

TEST_F(CountryOfSessions, StaysEmptyWithoutData) {
    services.countries = nullptr;
    ip = "198.51.100.7";
    signIn("hanako@acme");
    EXPECT_EQ(textOf("SELECT country FROM session WHERE member_uid = 'u-deputy'"), "");
}

} // namespace
} // namespace test_store_country
