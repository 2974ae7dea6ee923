#include "models/sql/migration.h"

#include "tests/unit/sql_fixture.h"

namespace sekisho::sql::testing::test_sql_migration {
namespace {

const Step steps[] = {
    {1, "CREATE TABLE owner(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
        "CREATE TABLE thing(id INTEGER PRIMARY KEY, owner INTEGER NOT NULL REFERENCES owner(id) ON DELETE CASCADE);"
        "INSERT INTO owner VALUES(1, 'first'); INSERT INTO thing VALUES(10, 1);"},
    {2, "ALTER TABLE owner ADD COLUMN mail TEXT;"},
    // A rebuild of the table that others refer to.
    {3, "CREATE TABLE owner_new(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mail TEXT) STRICT;"
        "INSERT INTO owner_new SELECT id, name, mail FROM owner;"
        "DROP TABLE owner; ALTER TABLE owner_new RENAME TO owner;"},
    {4, "CREATE INDEX thing_owner ON thing(owner); INSERT INTO thing VALUES(20, 1);"},
};

class SqlMigration : public SqlTest {
  protected:
    static void expectNewest(Database& db) {
        EXPECT_EQ(schemaNumber(db).value_or(-1), 4);
        EXPECT_EQ(number(db, "SELECT count(*) FROM owner WHERE name = 'first' AND mail IS NULL"), 1);
        EXPECT_EQ(number(db, "SELECT count(*) FROM thing WHERE owner = 1"), 2);
        EXPECT_EQ(number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'thing_owner'"), 1);
        EXPECT_EQ(number(db, "PRAGMA foreign_keys"), 1);
        EXPECT_FALSE(db.inTransaction());
    }
};

TEST_F(SqlMigration, reachesTheNewestFromEveryNumber) {
    for (std::size_t from = 0; from <= std::size(steps); ++from) {
        const auto path = folder / ("from" + std::to_string(from) + ".db");
        {
            auto db = Database::open(path, key);
            ASSERT_OK(db);
            auto reached = migrate(*db, std::span(steps).first(from));
            ASSERT_OK(reached);
            EXPECT_EQ(*reached, static_cast<int>(from));
        }
        auto db = Database::open(path, key);
        ASSERT_OK(db);
        auto reached = migrate(*db, steps);
        ASSERT_OK(reached);
        EXPECT_EQ(*reached, 4);
        expectNewest(*db);
        auto again = migrate(*db, steps);
        ASSERT_OK(again);
        expectNewest(*db);
    }
}

TEST_F(SqlMigration, aNewerSchemaIsRefusedAndLeftAlone) {
    auto db = openStore();
    ASSERT_OK(migrate(db, steps));
    ASSERT_OK(db.script("PRAGMA user_version = 9"));
    auto refused = migrate(db, steps);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Storage);
    EXPECT_EQ(refused.error().code, "STORAGE_NEWER");
    ASSERT_EQ(refused.error().params.size(), 2U);
    EXPECT_EQ(refused.error().params[0].name, "found");
    EXPECT_EQ(refused.error().params[0].value, "9");
    EXPECT_EQ(refused.error().params[1].name, "known");
    EXPECT_EQ(refused.error().params[1].value, "4");
    EXPECT_EQ(schemaNumber(db).value_or(-1), 9);
    ASSERT_OK(db.script("PRAGMA user_version = -3"));
    EXPECT_FALSE(migrate(db, steps));
}

TEST_F(SqlMigration, aStepThatFailsLeavesTheStoreAsItWas) {
    const Step broken[] = {steps[0], {2, "ALTER TABLE owner ADD COLUMN mail TEXT; INSERT INTO nowhere VALUES(1);"}};
    auto db = openStore();
    EXPECT_FALSE(migrate(db, broken));
    EXPECT_EQ(schemaNumber(db).value_or(-1), 0);
    EXPECT_EQ(number(db, "SELECT count(*) FROM sqlite_schema"), 0);
    ASSERT_OK(migrate(db, std::span(broken).first(1)));
    EXPECT_FALSE(migrate(db, broken));
    EXPECT_EQ(schemaNumber(db).value_or(-1), 1);
    EXPECT_FALSE(db.first<std::string>("SELECT mail FROM owner"));
    EXPECT_EQ(number(db, "PRAGMA foreign_keys"), 1);
    ASSERT_OK(migrate(db, steps));
    expectNewest(db);
}

TEST_F(SqlMigration, aStepThatLosesAnOwnerIsRefused) {
    const Step careless[] = {steps[0], {2, "DELETE FROM owner;"}};
    auto db = openStore();
    ASSERT_OK(migrate(db, std::span(careless).first(1)));
    auto refused = migrate(db, careless);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(schemaNumber(db).value_or(-1), 1);
    EXPECT_EQ(number(db, "SELECT count(*) FROM owner"), 1);
}

TEST_F(SqlMigration, isResumableAfterAnyFailure) {
    int runs = 0;
    for (int failing = 1;; ++failing, ++runs) {
        const auto path = folder / ("fault" + std::to_string(failing) + ".db");
        auto db = Database::open(path, key);
        ASSERT_OK(db);
        int statements = 0;
        Database::setFault([&]() -> std::optional<Error> {
            if (++statements != failing) return std::nullopt;
            return Error(ErrorKind::Storage, "STORAGE_FAILED");
        });
        auto first = migrate(*db, steps);
        Database::setFault(nullptr);
        EXPECT_FALSE(db->inTransaction());
        const auto present = schemaNumber(*db).value_or(-1);
        EXPECT_EQ(number(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'owner_new'"), 0);
        EXPECT_EQ(number(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'thing'"), present >= 1 ? 1 : 0);
        EXPECT_EQ(number(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'thing_owner'"), present >= 4 ? 1 : 0);
        if (first) {
            expectNewest(*db);
            break;
        }
        db = Database::open(path, key);
        ASSERT_OK(db);
        ASSERT_OK(migrate(*db, steps));
        expectNewest(*db);
        ASSERT_LT(failing, 200);
    }
    EXPECT_GT(runs, 20);
}

TEST_F(SqlMigration, numbersMustFollowEachOther) {
    auto db = openStore();
    const Step gap[] = {{1, "SELECT 1"}, {3, "SELECT 1"}};
    const Step late[] = {{2, "SELECT 1"}};
    EXPECT_FALSE(migrate(db, gap));
    EXPECT_FALSE(migrate(db, late));
    EXPECT_EQ(schemaNumber(db).value_or(-1), 0);
    const Step selfish[] = {{1, "COMMIT;"}};
    EXPECT_FALSE(migrate(db, selfish));
    EXPECT_EQ(schemaNumber(db).value_or(-1), 0);
}

} // namespace
} // namespace sekisho::sql::testing::test_sql_migration
