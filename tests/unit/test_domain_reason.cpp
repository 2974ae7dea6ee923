#include "models/domain/reason.h"

#include <gtest/gtest.h>
#include <string>

namespace test_domain_reason {

using namespace sekisho;

TEST(Reason, BlanksOfNoScriptSayWhy) {
    for (const char* text : {"", " ", "\t\r\n", "\u3000", "\u00A0", "\u2000\u2005\u200A", "\u2028",
                             "\u200B\u2060\uFEFF", "\u3164", "\u2800", "\u3000 \u00AD"})
        EXPECT_TRUE(isBlankReason(text)) << text;
    for (const char* text : {"x", "\u3000障害対応\u3000", "-", "。", "\u00A01", "🙂"})
        EXPECT_FALSE(isBlankReason(text)) << text;
}

TEST(Reason, NothingBreaksOrTurnsTheTextAroundIt) {
    for (const char* text : {"\u2028", "\u2029", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                             "\u2068", "\u2069"}) {
        const auto done = checkReasonText(std::string("なぜ") + text + "なら", "X-Reason");
        ASSERT_FALSE(done) << text;
        EXPECT_EQ(done.error().code, "INVALID_PARAMETER");
        EXPECT_EQ(done.error().field, "X-Reason");
    }
    EXPECT_FALSE(checkReasonText("\xE3\x80", "reason"));
    for (const char* text :
         {"", "夜間の障害対応のため", "two\nlines", "\u2027\u202F\u2065\u206A", "שלום", "🧑\u200D🚒"})
        EXPECT_TRUE(checkReasonText(text, "reason")) << text;
}

} // namespace test_domain_reason
