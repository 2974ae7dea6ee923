#include "tests/unit/sql_fixture.h"

#include <sys/stat.h>

namespace sekisho::sql::testing::test_sql_encryption {
namespace {

class SqlEncryption : public SqlTest {
  protected:
    static constexpr std::string_view marker = "plain-marker-渡邉-0123456789";

    void fill() {
        auto db = openStore();
        ASSERT_OK(db.script("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);"
                            "CREATE VIRTUAL TABLE words USING fts5(s, tokenize = 'trigram');"));
        for (int i = 0; i < 2000; ++i)
            ASSERT_OK(db.exec("INSERT INTO t(b) VALUES(:b)", std::string(marker) + std::string(60, 'm')));
        ASSERT_OK(db.exec("INSERT INTO words(s) VALUES(:s)", marker));
    }
    static bool holds(const std::string& bytes, std::string_view needle) {
        return bytes.find(needle) != std::string::npos;
    }
};

// The scan below must be able to find something.
TEST_F(SqlEncryption, nothingReadableStandsInAnyFile) {
    std::string control = "xx" + std::string(marker);
    ASSERT_TRUE(holds(control, marker));
    OpenOptions quick;
    quick.durable = false;
    {
        auto db = openStore(quick);
        ASSERT_OK(db.script("CREATE TABLE secret_table(secret_column TEXT)"));
        for (int i = 0; i < 3000; ++i)
            ASSERT_OK(db.exec("INSERT INTO secret_table VALUES(:b)", marker));
        ASSERT_GT(std::filesystem::file_size(file()), 0U);
        ASSERT_GT(std::filesystem::file_size(file().native() + "-wal"), 100'000U);
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const auto bytes = bytesOf(entry.path());
            for (std::string_view needle : {marker, std::string_view("secret_table"), std::string_view("secret_column"),
                                            std::string_view("SQLite format 3")})
                EXPECT_FALSE(holds(bytes, needle)) << entry.path() << ' ' << needle;
        }
    }
    const auto bytes = bytesOf(file());
    ASSERT_GT(bytes.size(), 100'000U);
    EXPECT_FALSE(holds(bytes, marker));
    EXPECT_FALSE(holds(bytes, "secret_table"));
    EXPECT_FALSE(holds(bytes, "SQLite format 3"));
}

TEST_F(SqlEncryption, theRightKeyOpensItAgain) {
    fill();
    auto db = openStore();
    EXPECT_EQ(number(db, "SELECT count(*) FROM t"), 2000);
    EXPECT_EQ(number(db, "SELECT count(*) FROM words WHERE words MATCH 'marker'"), 1);
    EXPECT_OK(db.integrityCheck());
}

TEST_F(SqlEncryption, aWrongKeyIsCorruptAndNotShown) {
    fill();
    const auto before = bytesOf(file());
    Key wrong = key;
    wrong[31] ^= 1;
    ::testing::internal::CaptureStderr();
    auto db = Database::open(file(), wrong);
    const std::string printed = ::testing::internal::GetCapturedStderr();
    ASSERT_FALSE(db);
    EXPECT_EQ(db.error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(db.error().code, "CACHE_CORRUPT");
    EXPECT_EQ(printed, "");
    for (const Key& secret : {key, wrong})
        EXPECT_FALSE(holds(db.error().detail + db.error().description, keyToHex(secret).substr(0, 8)));
    EXPECT_EQ(bytesOf(file()), before);
}

TEST_F(SqlEncryption, thePageSizeIsTheFilesAndMustBeSaid) {
    OpenOptions large;
    large.pageBytes = 8192;
    {
        auto db = openStore(large);
        EXPECT_EQ(number(db, "PRAGMA page_size"), 8192);
        ASSERT_OK(db.script("CREATE TABLE t(a INTEGER PRIMARY KEY)"));
    }
    const auto small = Database::open(file(), key);
    ASSERT_FALSE(small);
    EXPECT_EQ(small.error().kind, ErrorKind::Corrupt);
    auto db = openStore(large);
    EXPECT_OK(db.integrityCheck());
}

TEST_F(SqlEncryption, aFileThatIsNoStoreIsCorruptAndLeftAlone) {
    const std::string plain = "SQLite format 3" + std::string(1, '\0') + std::string(8176, 'x');
    std::ofstream(file(), std::ios::binary) << plain;
    auto db = Database::open(file(), key);
    ASSERT_FALSE(db);
    EXPECT_EQ(db.error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(bytesOf(file()), plain);
}

TEST_F(SqlEncryption, aChangedByteIsFound) {
    fill();
    const auto size = std::filesystem::file_size(file());
    ASSERT_GT(size, 40U * 4096U);
    {
        std::fstream out(file(), std::ios::in | std::ios::out | std::ios::binary);
        out.seekg(30 * 4096 + 100);
        const char old = static_cast<char>(out.get());
        out.seekp(30 * 4096 + 100);
        out.put(static_cast<char>(old ^ 1));
    }
    auto db = openStore();
    auto checked = db.integrityCheck();
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, ErrorKind::Corrupt);
    auto read = db.first<std::int64_t>("SELECT sum(length(b)) FROM t");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::Corrupt);
}

TEST_F(SqlEncryption, filesBelongToTheirOwnerOnly) {
    const mode_t old = ::umask(0);
    {
        auto db = openStore();
        EXPECT_OK(db.script("CREATE TABLE t(a)"));
        for (const char* suffix : {"", "-wal", "-shm"})
            EXPECT_EQ(modeOf(file().native() + suffix), 0600U) << suffix;
    }
    std::filesystem::permissions(file(), std::filesystem::perms(0644));
    {
        auto db = openStore();
        EXPECT_OK(db.script("INSERT INTO t VALUES(1)"));
        for (const char* suffix : {"", "-wal", "-shm"})
            EXPECT_EQ(modeOf(file().native() + suffix), 0600U) << suffix;
    }
    ::umask(old);
}

TEST_F(SqlEncryption, whatIsNotThereIsNotMadeUnasked) {
    OpenOptions present;
    present.create = false;
    auto missing = Database::open(file(), key, present);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, "STORAGE_MISSING");
    EXPECT_FALSE(std::filesystem::exists(file()));
    std::ofstream(file()).close();
    auto empty = Database::open(file(), key, present);
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().kind, ErrorKind::Corrupt);
    auto nowhere = Database::open(folder / "no" / "such" / "folder.db", key);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().kind, ErrorKind::Storage);
    auto folderItself = Database::open(folder, key);
    ASSERT_FALSE(folderItself);
    EXPECT_EQ(folderItself.error().kind, ErrorKind::Storage);
}

TEST_F(SqlEncryption, readOnlyReadsAndRefusesToWrite) {
    fill();
    OpenOptions readOnly;
    readOnly.readOnly = true;
    auto db = openStore(readOnly);
    EXPECT_EQ(number(db, "SELECT count(*) FROM t"), 2000);
    auto changed = db.exec("DELETE FROM t");
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().kind, ErrorKind::Storage);
    EXPECT_EQ(changed.error().code, "STORAGE_READ_ONLY");
}

TEST_F(SqlEncryption, strangePathsAreJustPaths) {
    const auto strange = folder / "a \"b\" = c; d'e%20?mode=memory 渡邉.db";
    {
        auto db = Database::open(strange, key);
        ASSERT_OK(db);
        ASSERT_OK(db->script("CREATE TABLE t(a); INSERT INTO t VALUES(9)"));
    }
    ASSERT_TRUE(std::filesystem::exists(strange));
    auto db = Database::open(strange, key);
    ASSERT_OK(db);
    EXPECT_EQ(number(*db, "SELECT a FROM t"), 9);
}

TEST_F(SqlEncryption, aCopyOfTheLiveStoreHasTheSameKey) {
    fill();
    const auto copy = folder / "copy.db";
    auto live = openStore();
    ASSERT_OK(live.exec("DELETE FROM t WHERE a > 1500"));
    ASSERT_OK(live.copyTo(copy));
    EXPECT_EQ(modeOf(copy), 0600U);
    EXPECT_FALSE(holds(bytesOf(copy), marker));
    {
        auto db = Database::open(copy, key);
        ASSERT_OK(db);
        EXPECT_EQ(number(*db, "SELECT count(*) FROM t"), 1500);
        EXPECT_EQ(number(*db, "SELECT count(*) FROM words WHERE words MATCH 'marker'"), 1);
        EXPECT_OK(db->integrityCheck());
        ASSERT_OK(db->exec("VACUUM"));
    }
    EXPECT_OK(Database::open(copy, key));
    auto again = live.copyTo(copy);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
    ASSERT_OK(live.begin());
    EXPECT_FALSE(live.copyTo(folder / "within.db"));
    EXPECT_FALSE(std::filesystem::exists(folder / "within.db"));
}

// Both libraries export the same names; a process that has both may write in the clear.
TEST_F(SqlEncryption, onlyOneSqliteLibraryIsInTheProcess) {
    auto db = openStore();
    const auto maps = bytesOf("/proc/self/maps");
    EXPECT_TRUE(holds(maps, "libsqlcipher"));
    EXPECT_FALSE(holds(maps, "libsqlite3"));
    EXPECT_FALSE(holds(maps, "libsoci"));
}

} // namespace
} // namespace sekisho::sql::testing::test_sql_encryption
