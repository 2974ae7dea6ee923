// Addresses and ranges against the system's own reader and against arithmetic with numbers of 128 bits.

#include "models/policy/ip_range.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <random>

namespace test_ip_range {

using namespace sekisho;
using namespace sekisho::policy;

namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr Wide kV4Block = Wide{0xFFFF} << 32U; // ::ffff:0:0

Wide wideOf(const IpAddress& address) {
    Wide out = 0;
    for (const std::uint8_t byte : address.bytes)
        out = out << 8U | byte;
    return out;
}

IpAddress addressOf(Wide value) {
    IpAddress out;
    for (std::size_t i = out.bytes.size(); i-- > 0; value >>= 8U)
        out.bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
    return out;
}

class Dice {
  public:
    std::uint64_t roll(std::uint64_t sides) {
        return std::uniform_int_distribution<std::uint64_t>(0, sides - 1)(random_);
    }
    Wide wide() { return Wide{random_()} << 64U | random_(); }
    // IPv4, or IPv6 of which many groups are 0.
    Wide address() {
        if (roll(2) == 0) return kV4Block | (random_() & 0xFFFFFFFFU);
        Wide out = wide();
        for (unsigned group = 0; group < 8; ++group)
            if (roll(2) == 0) out &= ~(Wide{0xFFFF} << (16U * group));
        return out;
    }

  private:
    std::mt19937_64 random_{20260401};
};

bool isV4(Wide value) {
    return value >> 32U == 0xFFFF;
}

std::string systemText(Wide value) {
    const IpAddress address = addressOf(value);
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool v4 = isV4(value);
    inet_ntop(v4 ? AF_INET : AF_INET6, address.bytes.data() + (v4 ? 12 : 0), text.data(), text.size());
    return text.data();
}

bool systemReads(const std::string& text) {
    std::array<std::uint8_t, 16> bytes{};
    return inet_pton(text.find(':') == std::string::npos ? AF_INET : AF_INET6, text.c_str(), bytes.data()) == 1;
}

std::string codeOf(std::string_view text) {
    const auto range = ipRangeOf(text);
    return range ? std::string() : range.error().code;
}

std::string canonical(std::string_view text) {
    const auto range = ipRangeOf(text);
    return range ? ipRangeText(*range) : range.error().code;
}

bool isPublicText(std::string_view text) {
    const auto range = ipRangeOf(text);
    return range && isPublic(*range);
}

std::string paramOf(const Error& error, std::string_view name) {
    for (const auto& param : error.params)
        if (param.name == name) return param.value;
    return "none";
}

TEST(IpAddresses, AreWrittenAsTheSystemWritesThem) {
    Dice dice;
    for (int i = 0; i < 20'000; ++i) {
        const Wide value = dice.address();
        const std::string text = ipText(addressOf(value));
        const auto back = ipAddressOf(text);
        ASSERT_TRUE(back) << text;
        ASSERT_TRUE(wideOf(*back) == value) << text;
        ASSERT_EQ(back->isV4(), isV4(value)) << text;
        if (value >> 32U != 0) { // the system writes ::a.b.c.d in a form that nobody uses any more
            ASSERT_EQ(text, systemText(value));
        }
    }
    EXPECT_EQ(ipText(IpAddress{}), "::");
    EXPECT_EQ(ipText(addressOf(1)), "::1");
    EXPECT_EQ(ipText(*ipAddressOf("2001:DB8:0:0:1:0:0:1")), "2001:db8::1:0:0:1");
    EXPECT_EQ(ipText(*ipAddressOf("2001:db8:0:1:1:1:1:1")), "2001:db8:0:1:1:1:1:1") << "one group alone stays";
    EXPECT_EQ(ipText(*ipAddressOf("::ffff:203.0.113.7")), "203.0.113.7") << "a mapped address is the IPv4 one";
}

TEST(IpAddresses, AreReadWhenTheSystemReadsThem) {
    Dice dice;
    constexpr std::string_view letters = "0123456789abfF:.: -/%g";
    int good = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::string text = dice.roll(4) == 0 ? std::string() : systemText(dice.address());
        for (std::uint64_t edits = dice.roll(3); edits > 0 || text.empty(); edits -= edits > 0 ? 1 : 0) {
            const std::size_t at = dice.roll(text.size() + 1);
            if (dice.roll(2) == 0 && at < text.size())
                text.erase(at, 1);
            else
                text.insert(at, 1, letters[dice.roll(letters.size())]);
        }
        const bool read = ipAddressOf(text).has_value();
        ASSERT_EQ(read, systemReads(text)) << text;
        good += read ? 1 : 0;
    }
    EXPECT_GT(good, 10'000);
    EXPECT_LT(good, 90'000);
}

TEST(IpRanges, OfNetworksHoldWhatTheirPrefixSays) {
    Dice dice;
    for (int i = 0; i < 20'000; ++i) {
        const Wide value = dice.address();
        const unsigned bits = isV4(value) ? 32 : 128;
        const unsigned prefix = static_cast<unsigned>(dice.roll(bits + 1));
        const Wide rest = prefix == 0 && bits == 128 ? ~Wide{0} : (Wide{1} << (bits - prefix)) - 1;
        const std::string text = ipText(addressOf(value)) + '/' + std::to_string(prefix);
        const auto range = ipRangeOf(text);
        ASSERT_TRUE(range) << text;
        ASSERT_TRUE(wideOf(range->first) == (value & ~rest)) << text;
        ASSERT_TRUE(wideOf(range->last) == (value | rest)) << text;
        ASSERT_EQ(*ipRangeOf(ipRangeText(*range)), *range) << text;
    }
}

TEST(IpRanges, HaveOneTextEach) {
    Dice dice;
    int networks = 0;
    for (int i = 0; i < 40'000; ++i) {
        Wide first = dice.address();
        Wide last = first;
        if (dice.roll(2) == 0) {
            last = dice.address();
        } else {
            const unsigned bits = static_cast<unsigned>(dice.roll(30));
            first &= ~((Wide{1} << bits) - 1);
            last = first + (Wide{1} << bits) - 1 + (dice.roll(4) == 0 ? 1 : 0);
        }
        if (last < first) std::swap(first, last);
        if (isV4(first) != isV4(last)) continue;
        const IpRange range{addressOf(first), addressOf(last)};
        const std::string text = ipRangeText(range);
        const auto back = ipRangeOf(text);
        ASSERT_TRUE(back) << text;
        ASSERT_EQ(*back, range) << text;
        const Wide size = last - first + 1; // 0: all of them
        const bool network = size == 0 || ((size & (size - 1)) == 0 && (first & (size - 1)) == 0);
        ASSERT_EQ(text.find('-') != std::string::npos, !network) << text;
        ASSERT_EQ(text.find('/') != std::string::npos, network && size != 1) << text;
        networks += network ? 1 : 0;
    }
    EXPECT_GT(networks, 10'000);
}

TEST(IpRanges, AreReadAsPeopleWriteThem) {
    EXPECT_EQ(canonical("203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(canonical("  203.0.113.7\t"), "203.0.113.7");
    EXPECT_EQ(canonical("203.0.113.7/32"), "203.0.113.7");
    EXPECT_EQ(canonical("203.0.113.7/24"), "203.0.113.0/24");
    EXPECT_EQ(canonical("203.0.113.0 - 203.0.113.255"), "203.0.113.0/24");
    EXPECT_EQ(canonical("203.0.113.1-203.0.113.9"), "203.0.113.1-203.0.113.9");
    EXPECT_EQ(canonical("203.0.113.1 -203.0.113.1"), "203.0.113.1");
    EXPECT_EQ(canonical("0.0.0.0/0"), "0.0.0.0/0");
    EXPECT_EQ(canonical("::/0"), "::/0");
    EXPECT_EQ(canonical("2001:DB8:0::/48"), "2001:db8::/48");
    EXPECT_EQ(canonical("::ffff:203.0.113.0/120"), "203.0.113.0/24");
    EXPECT_EQ(canonical("2001:db8::1-2001:db8::ffff"), "2001:db8::1-2001:db8::ffff");
}

TEST(IpRanges, SayWhatIsWrongWithAText) {
    for (const char* text : {"",
                             " ",
                             "1.2.3",
                             "1.2.3.4.5",
                             "1.2.3.256",
                             "01.2.3.4",
                             "1.2.3.4/",
                             "1.2.3.4/ 8",
                             "1.2.3.4/-1",
                             "1.2.3.4/08",
                             "1.2.3.4/8/8",
                             "/8",
                             "-",
                             "1.2.3.4-",
                             "-1.2.3.4",
                             "1.2.3.4-5",
                             "1.2.3.4:80",
                             "[2001:db8::1]",
                             "fe80::1%eth0",
                             "2001:db8::1::2",
                             "1.2.3.4-2001:db8::1",
                             "office",
                             "1.2.3.4,5.6.7.8",
                             "1.2.3.4/255.255.255.0",
                             "１.２.３.４"})
        EXPECT_EQ(codeOf(text), "ADDRESS_BAD") << text;
    EXPECT_EQ(codeOf("1.2.3.9-1.2.3.4"), "ADDRESS_BACKWARDS");
    EXPECT_EQ(codeOf("2001:db8::2-2001:db8::1"), "ADDRESS_BACKWARDS");
    const auto prefix = ipRangeOf(" 1.2.3.4/33 ");
    ASSERT_FALSE(prefix);
    EXPECT_EQ(prefix.error().code, "ADDRESS_PREFIX");
    EXPECT_EQ(paramOf(prefix.error(), "text"), "1.2.3.4/33");
    EXPECT_EQ(paramOf(prefix.error(), "max"), "32");
    EXPECT_EQ(codeOf("1.2.3.4/99999999999999999999"), "ADDRESS_PREFIX");
    const auto six = ipRangeOf("2001:db8::/129");
    ASSERT_FALSE(six);
    EXPECT_EQ(paramOf(six.error(), "max"), "128");
}

TEST(IpRanges, TellBackOnlyTheStartOfALongText) {
    std::string text = "ａ"; // three bytes each: 100 lies within one
    while (text.size() < 5000)
        text += "ａ";
    const auto range = ipRangeOf(text);
    ASSERT_FALSE(range);
    const std::string told = paramOf(range.error(), "text");
    EXPECT_LT(told.size(), 110U);
    EXPECT_EQ(told, text.substr(0, 99) + "…");
}

TEST(IpRanges, ArePublicOrNot) {
    for (const char* text :
         {"203.0.113.0/24", "198.51.100.7", "8.8.8.8", "1.0.0.0/8", "100.63.255.255", "100.128.0.0", "172.15.255.255",
          "172.32.0.0", "192.167.0.0/16", "2001:db8::/32", "2400:4050::/32", "3fff:ffff::", "2001:200::"})
        EXPECT_TRUE(isPublicText(text)) << text;
    for (const char* text : {"10.0.0.1",
                             "10.0.0.0/8",
                             "0.0.0.0/0",
                             "9.255.255.255-10.0.0.0",
                             "100.64.0.1",
                             "127.0.0.1",
                             "169.254.1.1",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.0/24",
                             "192.0.0.1",
                             "198.18.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::/0",
                             "fe80::1",
                             "fc00::/7",
                             "ff02::1",
                             "::ffff:10.0.0.1",
                             "2001::1",
                             "4000::",
                             "1fff::",
                             "64:ff9b::1"})
        EXPECT_FALSE(isPublicText(text)) << text;
}

TEST(IpSets, FindWhatALookAtEachRangeFinds) {
    Dice dice;
    for (int round = 0; round < 300; ++round) {
        std::vector<IpRange> ranges;
        const Wide base = round % 2 == 0 ? kV4Block | 0xCB007100U : Wide{0x20010DB8U} << 96U;
        for (std::uint64_t i = dice.roll(30); i > 0; --i) {
            const Wide first = base + dice.roll(600);
            ranges.push_back({addressOf(first), addressOf(first + dice.roll(20))});
        }
        const IpSet set(ranges);
        EXPECT_EQ(set.empty(), ranges.empty());
        for (Wide at = base - 2; at < base + 640; ++at) {
            const IpAddress address = addressOf(at);
            const bool held = std::any_of(ranges.begin(), ranges.end(),
                                          [&](const IpRange& range) { return range.contains(address); });
            ASSERT_EQ(set.contains(address), held) << ipText(address);
        }
    }
}

TEST(IpSets, ReachToTheVeryEnds) {
    const IpSet all({*ipRangeOf("::/1"), *ipRangeOf("8000::/1")});
    EXPECT_TRUE(all.contains(IpAddress{}));
    EXPECT_TRUE(all.contains(*ipAddressOf("255.255.255.255")));
    EXPECT_TRUE(all.contains(*ipAddressOf("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")));
    EXPECT_FALSE(IpSet().contains(IpAddress{}));
}

} // namespace
} // namespace test_ip_range
