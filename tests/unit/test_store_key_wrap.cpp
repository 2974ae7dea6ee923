#include "models/sql/key_file.h"
#include "models/store/key_wrap.h"

#include <gtest/gtest.h>

namespace sekisho::store::test_store_key_wrap {
namespace {

TEST(StoreKeyWrap, opensWithThePassphraseOnly) {
    const sql::Key key = sql::randomKey();
    const auto text = wrapKey("正しい言葉 42", key);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->find(sql::keyToHex(key)), std::string::npos);
    EXPECT_EQ(text->find("正しい"), std::string::npos);
    EXPECT_TRUE(text->starts_with("sekisho-key-1:65536:3:1:"));
    const auto opened = unwrapKey("正しい言葉 42", *text + "\n");
    ASSERT_TRUE(opened);
    EXPECT_EQ(*opened, key);
    const auto wrong = unwrapKey("正しい言葉 43", *text);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, "WRONG_PASSPHRASE");
    const auto other = wrapKey("正しい言葉 42", key);
    ASSERT_TRUE(other);
    EXPECT_NE(*other, *text) << "each time with another salt";
}

TEST(StoreKeyWrap, noAlteredTextOpens) {
    const sql::Key key = sql::randomKey();
    const auto text = wrapKey("p", key);
    ASSERT_TRUE(text);
    for (const std::size_t at : {std::size_t{14}, text->size() - 40, text->size() - 1, text->size() / 2}) {
        std::string altered = *text;
        altered[at] = altered[at] == '1' ? '2' : '1';
        const auto opened = unwrapKey("p", altered);
        EXPECT_FALSE(opened) << at;
    }
}

TEST(StoreKeyWrap, otherTextsAreRefusedAtOnce) {
    const std::string salt(32, 'a'), nonce(24, 'b'), sealed(64, 'c'), tag(32, 'd');
    const auto whole = [&](const std::string& head) {
        return head + ":" + salt + ":" + nonce + ":" + sealed + ":" + tag;
    };
    for (const auto& text :
         {std::string(), std::string(":::::::"), std::string("sekisho-key-1"), whole("sekisho-key-1:4294967295:3:1"),
          whole("sekisho-key-1:65536:4000000000:1"), whole("sekisho-key-1:65536:3:0"), whole("sekisho-key-1:-1:3:1"),
          whole("sekisho-key-2:65536:3:1"), whole("sekisho-key-1:65536:3:1") + "0",
          whole("sekisho-key-1:65536:3:1") + ":", std::string(100'000, ':')}) {
        const auto opened = unwrapKey("p", text);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, "KEY_INVALID") << text.substr(0, 60);
    }
}

} // namespace
} // namespace sekisho::store::test_store_key_wrap
