#include "tests/unit/sql_fixture.h"

#include <limits>
#include <thread>

namespace sekisho::sql::testing::test_sql_database {
namespace {

class SqlDatabase : public SqlTest {
  protected:
    SqlDatabase() {
        auto done = db.script("CREATE TABLE t(a INTEGER, b TEXT, c REAL);\n"
                              "CREATE TABLE u(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- the end\n");
        EXPECT_OK(done);
    }
    Database db = openStore();
};

TEST_F(SqlDatabase, keepsAll64BitsOfNumbers) {
    for (const std::int64_t n :
         {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 31,
          std::int64_t{1} << 40, std::numeric_limits<std::int64_t>::max()}) {
        ASSERT_OK(db.exec("DELETE FROM t"));
        ASSERT_OK(db.exec("INSERT INTO t(a) VALUES(:a)", n));
        auto row = db.first<std::int64_t>("SELECT a FROM t WHERE a = :a", n);
        ASSERT_OK(row);
        ASSERT_TRUE(*row);
        EXPECT_EQ(std::get<0>(**row), n);
    }
}

TEST_F(SqlDatabase, keepsTextsExactly) {
    for (const std::string text :
         {"", "渡邉 髙橋", "𠮷野家", "García Zoë", "ｶﾞ が", "it's ; -- \"quoted\" :name %_", "😀"}) {
        ASSERT_OK(db.exec("DELETE FROM t"));
        ASSERT_OK(db.exec("INSERT INTO t(b) VALUES(:b)", text));
        auto row = db.first<std::optional<std::string>>("SELECT b FROM t WHERE b = :b", text);
        ASSERT_OK(row);
        ASSERT_TRUE(*row) << text;
        EXPECT_EQ(std::get<0>(**row), text);
    }
    const std::string large(3'000'000, 'x');
    ASSERT_OK(db.exec("INSERT INTO t(b) VALUES(:b)", large));
    auto row = db.first<std::string>("SELECT b FROM t WHERE length(b) > :n", 1000);
    ASSERT_OK(row);
    EXPECT_EQ(std::get<0>(**row), large);
}

TEST_F(SqlDatabase, tellsNullFromEmptyAndZero) {
    ASSERT_OK(db.exec("INSERT INTO t(a, b, c) VALUES(:a, :b, :c)", nullptr, std::optional<std::string>(),
                      std::optional<double>()));
    ASSERT_OK(db.exec("INSERT INTO t(a, b, c) VALUES(:a, :b, :c)", 0, "", 0.0));
    using Number = std::optional<std::int64_t>;
    using Text = std::optional<std::string>;
    using Real = std::optional<double>;
    auto rows = db.rows<Number, Text, Real>("SELECT a, b, c FROM t ORDER BY rowid");
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ((*rows)[0], std::make_tuple(Number(), Text(), Real()));
    EXPECT_EQ((*rows)[1], std::make_tuple(Number(0), Text(""), Real(0.0)));
    EXPECT_EQ(number(db, "SELECT count(*) FROM t WHERE a IS NULL AND b IS NULL AND c IS NULL"), 1);
    auto plain = db.rows<std::int64_t, std::string, double>("SELECT a, b, c FROM t WHERE a IS NULL");
    ASSERT_OK(plain);
    EXPECT_EQ(plain->at(0), std::make_tuple(std::int64_t{0}, std::string(), 0.0));
}

TEST_F(SqlDatabase, aColonInATextIsNoPlaceholder) {
    ASSERT_OK(db.exec("INSERT INTO t(a, b) VALUES(:a, 'x:y ::z :a')", 7));
    auto row = db.first<std::int64_t>("SELECT a FROM t WHERE b = 'x:y ::z :a' AND a = :a", 7);
    ASSERT_OK(row);
    ASSERT_TRUE(*row);
    EXPECT_EQ(std::get<0>(**row), 7);
}

TEST_F(SqlDatabase, countsTheRowsOfThisStatementOnly) {
    auto inserted = db.exec("INSERT INTO t(a) VALUES(1), (2), (3)");
    ASSERT_OK(inserted);
    EXPECT_EQ(*inserted, 3);
    auto updated = db.exec("UPDATE t SET a = a + :d WHERE a > :from", 10, 1);
    ASSERT_OK(updated);
    EXPECT_EQ(*updated, 2);
    auto none = db.exec("DELETE FROM t WHERE a = :a", 999);
    ASSERT_OK(none);
    EXPECT_EQ(*none, 0);
    auto structure = db.exec("CREATE TABLE v(x)");
    ASSERT_OK(structure);
    EXPECT_EQ(*structure, 0);
    ASSERT_OK(db.exec("INSERT INTO u(id, name) VALUES(:i, :n)", std::int64_t{1} << 33, "first"));
    EXPECT_EQ(db.lastInsertId(), std::int64_t{1} << 33);
}

TEST_F(SqlDatabase, stopsWhenTheVisitorHasEnough) {
    ASSERT_OK(db.exec("INSERT INTO t(a) VALUES(1), (2), (3), (4)"));
    std::vector<std::int64_t> seen;
    ASSERT_OK(db.eachRow<std::int64_t>("SELECT a FROM t ORDER BY a", {}, [&](std::int64_t a) {
        seen.push_back(a);
        return a < 2;
    }));
    EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2}));
    auto nothing = db.first<std::int64_t>("SELECT a FROM t WHERE a > 100");
    ASSERT_OK(nothing);
    EXPECT_FALSE(*nothing);
}

TEST_F(SqlDatabase, finishesAWritingStatementThoughOnlyItsFirstRowIsWanted) {
    auto row = db.first<std::int64_t>("INSERT INTO t(a) VALUES(1), (2), (3) RETURNING a");
    ASSERT_OK(row);
    EXPECT_EQ(std::get<0>(**row), 1);
    EXPECT_FALSE(db.inTransaction());
    auto other = openStore();
    EXPECT_EQ(number(other, "SELECT count(*) FROM t"), 3);
}

TEST_F(SqlDatabase, aSecondRowWithTheSameNameIsAConflict) {
    ASSERT_OK(db.exec("INSERT INTO u(id, name) VALUES(1, :n)", "hidden-value"));
    for (const char* text : {"INSERT INTO u(id, name) VALUES(2, :n)", "INSERT INTO u(id, name) VALUES(1, :n || 'x')"}) {
        auto again = db.exec(text, "hidden-value");
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().kind, ErrorKind::Conflict);
        EXPECT_EQ(again.error().code, "ALREADY_EXIST");
        EXPECT_EQ(again.error().detail.find("hidden-value"), std::string::npos) << again.error().detail;
    }
    auto other = db.exec("INSERT INTO u(id, name) VALUES(3, :n)", nullptr);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, "STORAGE_CONSTRAINT");
}

TEST_F(SqlDatabase, refusesWrongShapes) {
    auto code = [](const auto& result) { return result ? std::string("taken") : result.error().code; };
    EXPECT_EQ(code(db.exec("INSERT INTO t(a, b) VALUES(:a, :b)", 1)), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.exec("INSERT INTO t(a) VALUES(:a)", 1, 2)), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.exec("DELETE FROM t; DELETE FROM u")), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.exec(" -- nothing")), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.rows<std::int64_t>("SELECT 1, 2")), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.prepare("SELECT 1; SELECT 2")), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(code(db.exec("SELECT nothing_of_the_kind")), "STORAGE_FAILED");
    EXPECT_EQ(code(db.script("DELETE FROM t; nonsense")), "STORAGE_FAILED");
    EXPECT_EQ(code(db.exec("DELETE FROM t; \n")), "taken");
}

TEST_F(SqlDatabase, anExceptionOfTheVisitorStopsAtTheBorder) {
    auto done =
        db.eachRow<std::int64_t>("SELECT 1", {}, [](std::int64_t) -> bool { throw std::runtime_error("visitor"); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Internal);
    EXPECT_EQ(number(db, "SELECT 5"), 5);
}

TEST_F(SqlDatabase, anInterruptFromAnotherThreadIsACancellation) {
    std::int64_t last = 0;
    auto done = db.eachRow<std::int64_t>(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", {}, [&](std::int64_t i) {
            last = i;
            if (i == 3) std::thread([&] { db.interrupt(); }).join();
            return i < 1'000'000;
        });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::Cancelled);
    EXPECT_LT(last, 1'000'000);
    EXPECT_EQ(number(db, "SELECT 5"), 5);
}

TEST_F(SqlDatabase, aTransactionThatIsNotCommittedLeavesNothing) {
    {
        auto transaction = Transaction::begin(db);
        ASSERT_OK(transaction);
        ASSERT_OK(db.exec("INSERT INTO t(a) VALUES(1)"));
        EXPECT_TRUE(db.inTransaction());
        auto nested = Transaction::begin(db);
        EXPECT_FALSE(nested);
    }
    EXPECT_FALSE(db.inTransaction());
    EXPECT_EQ(number(db, "SELECT count(*) FROM t"), 0);
    {
        auto transaction = Transaction::begin(db);
        ASSERT_OK(transaction);
        ASSERT_OK(db.exec("INSERT INTO t(a) VALUES(1)"));
        Transaction moved(std::move(*transaction));
        ASSERT_OK(moved.commit());
        EXPECT_FALSE(moved.commit());
    }
    EXPECT_EQ(number(db, "SELECT count(*) FROM t"), 1);
}

TEST_F(SqlDatabase, referencesAreEnforced) {
    ASSERT_OK(
        db.script("CREATE TABLE child(id INTEGER PRIMARY KEY, u INTEGER NOT NULL REFERENCES u(id) ON DELETE CASCADE)"));
    auto orphan = db.exec("INSERT INTO child(u) VALUES(77)");
    ASSERT_FALSE(orphan);
    EXPECT_EQ(orphan.error().code, "STORAGE_CONSTRAINT");
}

TEST_F(SqlDatabase, theSecondWriterIsToldThatTheFileIsHeld) {
    OpenOptions impatient;
    impatient.busyMillis = 0;
    auto other = openStore(impatient);
    auto first = Transaction::begin(db);
    ASSERT_OK(first);
    auto second = Transaction::begin(other);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::Storage);
    EXPECT_EQ(second.error().code, "CACHE_LOCKED");
    EXPECT_EQ(number(other, "SELECT count(*) FROM t"), 0) << "readers are not held up";
}

TEST_F(SqlDatabase, settingsAreThoseOfTheDecision) {
    EXPECT_EQ(number(db, "PRAGMA synchronous"), 2);
    EXPECT_EQ(number(db, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(number(db, "PRAGMA temp_store"), 2);
    EXPECT_EQ(number(db, "PRAGMA cache_size"), -16 * 1024);
    EXPECT_EQ(number(db, "PRAGMA page_size"), 4096);
    auto text = [&](std::string_view sqlText) { return std::get<0>(*db.first<std::string>(sqlText).value()); };
    EXPECT_EQ(text("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(text("PRAGMA cipher_hmac_algorithm"), "HMAC_SHA256");
    EXPECT_EQ(text("PRAGMA cipher_version").substr(0, 1), "4");
    OpenOptions quick;
    quick.durable = false;
    auto other = openStore(quick);
    EXPECT_EQ(number(other, "PRAGMA synchronous"), 1);
}

TEST_F(SqlDatabase, nativeStepsManyRows) {
    auto insert = db.prepare("INSERT INTO t(a, b, c) VALUES(:a, :b, :c)");
    ASSERT_OK(insert);
    {
        auto transaction = Transaction::begin(db);
        ASSERT_OK(transaction);
        for (std::int64_t i = 0; i < 1000; ++i) {
            const std::string text = "行" + std::to_string(i);
            insert->bind(1, i << 32).bind(2, std::string_view(text)).bind(3, i / 2.0);
            if (i % 10 == 0) insert->bindNull(2);
            ASSERT_OK(insert->run());
        }
        insert->bind(1, std::int64_t{-1}).bind(2, std::string_view()).bindNull(3);
        ASSERT_OK(insert->run());
        ASSERT_OK(transaction->commit());
    }
    auto select = db.prepare("SELECT a, b, c FROM t WHERE a >= :from ORDER BY a");
    ASSERT_OK(select);
    for (int round = 0; round < 2; ++round) {
        select->bind(1, std::int64_t{0});
        std::int64_t i = 0;
        for (auto row = select->step(); row && *row; row = select->step(), ++i) {
            EXPECT_EQ(select->int64(0), i << 32);
            EXPECT_EQ(select->isNull(1), i % 10 == 0);
            EXPECT_EQ(select->text(1), i % 10 == 0 ? "" : "行" + std::to_string(i));
            EXPECT_EQ(select->real(2), i / 2.0);
        }
        EXPECT_EQ(i, 1000);
    }
    EXPECT_EQ(number(db, "SELECT count(*) FROM t WHERE a = -1 AND b = '' AND c IS NULL"), 1);
}

TEST_F(SqlDatabase, nativeReportsWhatWentWrong) {
    auto insert = db.prepare("INSERT INTO u(id, name) VALUES(:i, :n)");
    ASSERT_OK(insert);
    insert->bind(1, std::int64_t{1}).bind(2, "a").bind(3, "one too many");
    EXPECT_FALSE(insert->run());
    insert->bind(1, std::int64_t{1}).bind(2, "a");
    EXPECT_OK(insert->run());
    insert->bind(1, std::int64_t{2}).bind(2, "a");
    auto again = insert->step();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "ALREADY_EXIST");
    insert->bind(1, std::int64_t{2}).bind(2, "b");
    EXPECT_OK(insert->run());
    EXPECT_FALSE(db.prepare("SELECT * FROM nothing_of_the_kind"));
}

TEST_F(SqlDatabase, aNativeThatOutlivesItsDatabaseIsHarmless) {
    std::optional<Native> left;
    {
        auto other = openStore();
        auto native = other.prepare("SELECT 1");
        ASSERT_OK(native);
        left.emplace(std::move(*native));
    }
    left.reset();
    Database moved(std::move(db));
    db = std::move(moved);
    EXPECT_EQ(number(db, "SELECT 5"), 5);
}

} // namespace
} // namespace sekisho::sql::testing::test_sql_database
