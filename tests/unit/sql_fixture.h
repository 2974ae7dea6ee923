#pragma once
// What the tests of models/sql share: a folder of their own, a key, and words for reading results.

#include "models/sql/database.h"
#include "models/sql/key_file.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace sekisho::sql::testing {

template<class T>
std::string reason(const Result<T>& result) {
    return result ? "" : result.error().code + ": " + result.error().detail;
}

#define EXPECT_OK(result) EXPECT_EQ(::sekisho::sql::testing::reason(result), "")
#define ASSERT_OK(result) ASSERT_EQ(::sekisho::sql::testing::reason(result), "")

class SqlTest : public ::testing::Test {
  protected:
    SqlTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "sekisho-sql-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
    }
    ~SqlTest() override {
        Database::setFault(nullptr);
        std::filesystem::remove_all(folder);
    }

    std::filesystem::path file() const { return folder / "store.db"; }

    Database openStore(const OpenOptions& options = {}) {
        auto db = Database::open(file(), key, options);
        if (!db) throw std::runtime_error(reason(db));
        return std::move(*db);
    }

    static std::int64_t number(Database& db, std::string_view sqlText) {
        auto row = db.first<std::int64_t>(sqlText);
        if (!row) throw std::runtime_error(reason(row));
        return *row ? std::get<0>(**row) : -1;
    }

    static std::string bytesOf(const std::filesystem::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    static unsigned modeOf(const std::filesystem::path& path) {
        struct stat facts {};
        return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 07777U : 0U;
    }

    std::filesystem::path folder;
    Key key = randomKey();
};

} // namespace sekisho::sql::testing
