#include "tests/unit/sql_fixture.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace sekisho::sql::testing::test_sql_failures {
namespace {

class SqlFailures : public SqlTest {
  protected:
    SqlFailures() {
        EXPECT_OK(db.script("CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT UNIQUE, amount INTEGER NOT NULL);"
                            "CREATE TABLE audit(id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
                            "INSERT INTO account VALUES(1, 'a', 100), (2, 'b', 200)"));
    }

    // One change with its record, through every way a statement can be run.
    static Done moveMoney(Database& db) {
        SEKISHO_TRY(transaction, Transaction::begin(db));
        SEKISHO_TRY(before, (db.rows<std::int64_t, std::int64_t>("SELECT id, amount FROM account ORDER BY id")));
        SEKISHO_TRY(changed, db.exec("UPDATE account SET amount = amount - :n WHERE id = :id", 30, 1));
        SEKISHO_TRY(added, db.exec("UPDATE account SET amount = amount + :n WHERE id = :id", 30, 2));
        SEKISHO_TRY(record, db.prepare("INSERT INTO audit(text) VALUES(:t)"));
        for (int i = 0; i < 3; ++i) {
            const std::string text =
                "line " + std::to_string(i) + " of " + std::to_string(before.size() + changed + added);
            record.bind(1, std::string_view(text));
            SEKISHO_CHECK(record.run());
        }
        SEKISHO_CHECK(db.script("INSERT INTO account VALUES(3, 'c', 1); UPDATE account SET amount = 2 WHERE id = 3;"));
        SEKISHO_TRY(third, db.first<std::string>("SELECT name FROM account WHERE id = :id", 3));
        static_cast<void>(third);
        return transaction.commit();
    }

    static std::string contents(Database& db) {
        std::string all;
        auto accounts = db.eachRow<std::int64_t, std::int64_t>(
            "SELECT id, amount FROM account ORDER BY id", {}, [&](std::int64_t id, std::int64_t amount) {
                all += std::to_string(id) + "=" + std::to_string(amount) + " ";
                return true;
            });
        EXPECT_OK(accounts);
        return all + "audit " + std::to_string(number(db, "SELECT count(*) FROM audit"));
    }

    Database db = openStore();
};

TEST_F(SqlFailures, whicheverStatementFailsNothingIsChanged) {
    const std::string before = contents(db);
    ASSERT_EQ(before, "1=100 2=200 audit 0");
    int statements = 0;
    for (int failing = 1;; ++failing) {
        statements = 0;
        Database::setFault([&]() -> std::optional<Error> {
            if (++statements != failing) return std::nullopt;
            return Error(ErrorKind::DiskFull, "DISK_FULL").because("injected");
        });
        auto done = moveMoney(db);
        Database::setFault(nullptr);
        if (done) break;
        EXPECT_EQ(done.error().code, "DISK_FULL") << failing;
        EXPECT_EQ(done.error().detail, "injected") << failing;
        EXPECT_FALSE(db.inTransaction()) << failing;
        ASSERT_EQ(contents(db), before) << failing;
        ASSERT_LT(failing, 100);
    }
    // begin, rows, 2 updates, 3 records, 2 of the script, first, commit
    EXPECT_EQ(statements, 11);
    EXPECT_EQ(contents(db), "1=70 2=230 3=2 audit 3");
    auto other = openStore();
    EXPECT_EQ(contents(other), "1=70 2=230 3=2 audit 3");
}

TEST_F(SqlFailures, whicheverStatementOfOpeningFailsTheFileStaysGood) {
    const std::string before = contents(db);
    int statements = 0;
    for (int failing = 1;; ++failing) {
        statements = 0;
        Database::setFault([&]() -> std::optional<Error> {
            if (++statements != failing) return std::nullopt;
            return Error(ErrorKind::Storage, "STORAGE_FAILED");
        });
        auto opened = Database::open(file(), key);
        Database::setFault(nullptr);
        if (opened) break;
        ASSERT_LT(failing, 100);
    }
    EXPECT_GT(statements, 5);
    EXPECT_EQ(contents(db), before);
}

TEST_F(SqlFailures, aFullFileIsDiskFullAndLosesNothing) {
    const std::string before = contents(db);
    const auto pages = number(db, "PRAGMA page_count");
    ASSERT_OK(db.exec("PRAGMA max_page_count = " + std::to_string(pages + 3)));
    {
        auto transaction = Transaction::begin(db);
        ASSERT_OK(transaction);
        ASSERT_OK(db.exec("UPDATE account SET amount = 0"));
        auto done = db.exec("INSERT INTO audit(text) VALUES(:t)", std::string(100'000, 'x'));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().kind, ErrorKind::DiskFull);
        EXPECT_EQ(done.error().code, "DISK_FULL");
        // Whether SQLite gave the transaction up by itself or not, it cannot be committed as if all were well.
        if (!db.inTransaction()) {
            EXPECT_FALSE(transaction->commit());
        }
    }
    EXPECT_FALSE(db.inTransaction());
    EXPECT_EQ(contents(db), before);
    ASSERT_OK(db.exec("PRAGMA max_page_count = 1000000"));
    EXPECT_OK(moveMoney(db));
}

// The limit on file size is the nearest thing to a full disk that a test may make: a write really fails half-way.
TEST_F(SqlFailures, aWriteTheSystemRefusesIsDiskFullAndLosesNothing) {
    const std::string before = contents(db);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{300 * 1024, 300 * 1024};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        auto mine = Database::open(file(), key);
        if (!mine) ::_exit(10);
        Done done;
        for (int i = 0; i < 10'000 && done; ++i) {
            auto transaction = Transaction::begin(*mine);
            if (!transaction) ::_exit(11);
            auto changed = mine->exec("UPDATE account SET amount = amount + 1");
            auto added = mine->exec("INSERT INTO audit(text) VALUES(:t)", std::string(20'000, 'x'));
            if (!changed)
                done = std::move(changed).error();
            else if (!added)
                done = std::move(added).error();
            else
                done = transaction->commit();
        }
        ::_exit(done ? 12 : done.error().kind == ErrorKind::DiskFull ? 0 : 13);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    const auto written = number(db, "SELECT count(*) FROM audit");
    EXPECT_GT(written, 0);
    EXPECT_EQ(number(db, "SELECT amount FROM account WHERE id = 1"), 100 + written);
    EXPECT_EQ(number(db, "SELECT amount FROM account WHERE id = 2"), 200 + written);
    EXPECT_OK(db.integrityCheck());
    EXPECT_EQ(before, "1=100 2=200 audit 0");
}

class Pipe {
  public:
    Pipe() { EXPECT_EQ(::pipe(ends_), 0); }
    ~Pipe() {
        closeRead();
        closeWrite();
    }
    void closeRead() { closeEnd(ends_[0]); }
    void closeWrite() { closeEnd(ends_[1]); }
    bool put() const { return ::write(ends_[1], "x", 1) == 1; }
    bool take() const {
        char c = 0;
        return ::read(ends_[0], &c, 1) == 1;
    }

  private:
    static void closeEnd(int& fd) {
        if (fd >= 0) ::close(std::exchange(fd, -1));
    }
    int ends_[2] = {-1, -1};
};

// Each round kills a writer somewhere in the transaction that follows an acknowledged one.
TEST_F(SqlFailures, aKilledWriterLeavesWholeTransactionsOnly) {
    constexpr int rowsEach = 40;
    std::int64_t known = 0;
    for (int round = 0; round < 12; ++round) {
        Pipe acknowledged;
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            acknowledged.closeRead();
            OpenOptions options;
            options.durable = round % 2 == 0;
            auto mine = Database::open(file(), key, options);
            if (!mine) ::_exit(1);
            for (;;) {
                auto transaction = Transaction::begin(*mine);
                if (!transaction) ::_exit(2);
                for (int i = 0; i < rowsEach; ++i)
                    if (!mine->exec("INSERT INTO audit(text) VALUES(:t)", std::string(500, 'r'))) ::_exit(3);
                if (!mine->exec("UPDATE account SET amount = amount + 1 WHERE id = 1")) ::_exit(4);
                if (!transaction->commit() || !acknowledged.put()) ::_exit(5);
            }
        }
        acknowledged.closeWrite();
        std::int64_t seen = 0;
        for (int wanted = 3 + round * 5; seen < wanted; ++seen)
            ASSERT_TRUE(acknowledged.take());
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << WEXITSTATUS(status);
        while (acknowledged.take())
            ++seen;

        auto after = openStore();
        const auto batches = number(after, "SELECT amount FROM account WHERE id = 1") - 100;
        EXPECT_EQ(number(after, "SELECT count(*) FROM audit"), batches * rowsEach);
        EXPECT_GE(batches, known + seen) << "an acknowledged commit is gone";
        EXPECT_LE(batches, known + seen + 1);
        EXPECT_OK(after.integrityCheck());
        known = batches;
    }
}

} // namespace
} // namespace sekisho::sql::testing::test_sql_failures
