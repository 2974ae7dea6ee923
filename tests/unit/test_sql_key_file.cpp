#include "tests/unit/sql_fixture.h"

#include <algorithm>

namespace sekisho::sql::testing::test_sql_key_file {
namespace {

class SqlKeyFile : public SqlTest {
  protected:
    std::filesystem::path put(std::string_view content, int mode = 0600) {
        const auto path = folder / "other.key";
        std::ofstream(path, std::ios::trunc) << content;
        std::filesystem::permissions(path, std::filesystem::perms(mode));
        return path;
    }
    static std::string codeOf(const Result<Key>& result) { return result ? "taken" : result.error().code; }
    std::filesystem::path keyFile() const { return folder / "store.key"; }
};

TEST_F(SqlKeyFile, goesThereAndBack) {
    const mode_t old = ::umask(0);
    auto written = writeKeyFile(keyFile(), key);
    ::umask(old);
    ASSERT_OK(written);
    EXPECT_EQ(modeOf(keyFile()), 0600U);
    EXPECT_EQ(bytesOf(keyFile()), keyToHex(key) + "\n");
    auto read = readKeyFile(keyFile());
    ASSERT_OK(read);
    EXPECT_EQ(*read, key);
}

TEST_F(SqlKeyFile, neverOverwrites) {
    ASSERT_OK(writeKeyFile(keyFile(), key));
    auto again = writeKeyFile(keyFile(), randomKey());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(readKeyFile(keyFile()).value(), key);
    auto nowhere = writeKeyFile(folder / "none" / "store.key", key);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, "STORAGE_READ_ONLY");
}

TEST_F(SqlKeyFile, refusesAModeThatLetsOthersIn) {
    const std::string hex = keyToHex(key);
    for (const int mode : {0644, 0640, 0604, 0660, 0602, 0610}) {
        auto read = readKeyFile(put(hex, mode));
        ASSERT_FALSE(read) << mode;
        EXPECT_EQ(read.error().code, "KEY_FILE_MODE");
        EXPECT_EQ(read.error().detail.find(hex.substr(0, 8)), std::string::npos);
    }
    EXPECT_EQ(codeOf(readKeyFile(put(hex, 0400))), "taken");
}

TEST_F(SqlKeyFile, takesOneLineOf64DigitsOnly) {
    const std::string hex = keyToHex(key);
    std::string upper = hex;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' ? char(c - 32) : c; });
    for (const std::string& good : {hex, hex + "\n", hex + "\r\n", upper}) {
        auto read = readKeyFile(put(good));
        ASSERT_OK(read);
        EXPECT_EQ(*read, key);
    }
    for (const std::string& bad : {std::string(), std::string("\n"), hex.substr(1), hex + "0", hex + "\n" + hex,
                                   " " + hex.substr(1), "g" + hex.substr(1), std::string(64, '\0'), hex + "   "}) {
        auto read = readKeyFile(put(bad));
        ASSERT_FALSE(read) << bad.size();
        EXPECT_EQ(read.error().code, "KEY_INVALID");
        EXPECT_EQ((read.error().detail + read.error().description).find(hex.substr(8, 8)), std::string::npos);
    }
}

TEST_F(SqlKeyFile, whatCannotBeReadIsSaid) {
    EXPECT_EQ(codeOf(readKeyFile(folder / "none.key")), "KEY_FILE_UNREADABLE");
    EXPECT_EQ(codeOf(readKeyFile(folder)), "KEY_FILE_UNREADABLE");
}

TEST_F(SqlKeyFile, keysDifferAndCanBeWiped) {
    EXPECT_NE(randomKey(), randomKey());
    Key copy = key;
    wipe(copy);
    EXPECT_EQ(copy, Key{});
    EXPECT_EQ(keyFromHex(keyToHex(key)).value(), key);
}

} // namespace
} // namespace sekisho::sql::testing::test_sql_key_file
