// The bulk file: what it makes, faults with line and column, all or nothing. Reading it is tested with models/sheet.
#include "models/sheet/byte_source.h"
#include "models/sheet/columns.h"
#include "service/import.h"
#include "tests/service/tenant_fixture.h"

#include "models/api/record.h"
#include "service/auth/password_hash.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sekishod::test::test_store_import {
namespace {

using sekisho::sheet::Directory;
using sekisho::sql::Database;

// --- checking ---

std::vector<std::string> importHeader() {
    std::vector<std::string> out;
    for (const auto* column : sekisho::sheet::serviceColumns())
        out.emplace_back(column->ja);
    return out;
}

std::string headerLine() {
    return fmt::format("{}\r\n", fmt::join(importHeader(), ","));
}

// A correct row with some cells replaced, by name of the column.
std::string rowWith(const std::map<std::string, std::string>& cells) {
    std::map<std::string_view, std::string> row{
        {"姓", "佐藤"}, {"名", "花子"}, {"ID", "hanako"}, {"姓(フリガナ)", "サトウ"}, {"名(フリガナ)", "ハナコ"}};
    for (const auto& [column, value] : cells)
        row[column] = value;
    std::string out;
    for (const std::string& column : importHeader())
        out += (out.empty() ? "" : ",") + ("\"" + row[column] + "\"");
    return out + "\r\n";
}

Directory world() {
    Tenant tenant;
    tenant.domain = 10000001;
    tenant.workgroup = "sakura";
    Directory directory = importDirectory(tenant);
    directory.addAddress("admin@sakura");
    return directory;
}

using PasswordCheck = std::function<sekisho::Done(std::string_view, std::string_view)>;

ImportBatch checkText(const std::string& text, const Directory& directory, const PasswordCheck& password = {}) {
    const sekisho::sheet::MemorySource source(text);
    auto part = readImport(source);
    if (part) return checkImport(std::move(*part), directory, password);
    ImportBatch refused;
    refused.faults.push_back({0, {}, part.error()});
    refused.faultCount = 1;
    return refused;
}

ImportBatch check(const std::string& rows) {
    return checkText(headerLine() + rows, world(), [](std::string_view, std::string_view password) -> sekisho::Done {
        if (password == "weak") return sekisho::Error(sekisho::ErrorKind::BadInput, "PASSWORD_WEAK").at("password");
        return {};
    });
}

std::string faultsOf(const ImportBatch& batch) {
    std::string out;
    for (const ImportFault& fault : batch.faults)
        out += fmt::format("{}{}:{} {}", out.empty() ? "" : "; ", fault.line, fault.column, fault.error.code);
    return out;
}

TEST(ImportTest, TakesAllColumns) {
    const auto batch = check(rowWith({{"パスワード", "Plum-Blossom72"},
                                      {"個人メール", "h@example.com"},
                                      {"サブメール", "hana; h.sato@sakura"},
                                      {"ニックネーム", "はな"},
                                      {"利用権限タイプ", "正社員"},
                                      {"職級", "一般"},
                                      {"組織名", "営業部 > 一課; 総務部"},
                                      {"役職", "主任; 兼任"},
                                      {"電話番号", "03-1234-5678"},
                                      {"携帯番号/国番号", "81"},
                                      {"携帯番号/番号", "090-1234-5678"},
                                      {"言語", "Japanese"},
                                      {"担当業務", "経理"},
                                      {"勤務先", "本社"},
                                      {"SNS", "LINE"},
                                      {"SNS_ID", "hanako"},
                                      {"入社日", "20260401"}}));
    ASSERT_EQ(faultsOf(batch), "");
    ASSERT_EQ(batch.rows.size(), 1U);
    const auto& [member, password] = batch.rows[0];
    EXPECT_EQ(password, "Plum-Blossom72");
    EXPECT_EQ(member.email, "hanako@sakura");
    EXPECT_EQ(member.name, (sekisho::UserName{"佐藤", "花子", "サトウ", "ハナコ"}));
    EXPECT_EQ(member.aliasEmails, (std::vector<std::string>{"hana@sakura", "h.sato@sakura"}));
    EXPECT_EQ(member.privateEmail, "h@example.com");
    EXPECT_EQ(member.nickName, "はな");
    EXPECT_EQ(member.cellPhone, "+81 90-1234-5678");
    EXPECT_EQ(member.telephone, "03-1234-5678");
    EXPECT_EQ(member.locale, "ja_JP");
    EXPECT_EQ(member.task, "経理");
    EXPECT_EQ(member.location, "本社");
    EXPECT_EQ(member.messenger, (sekisho::Messenger{"LINE", "", "hanako"}));
    EXPECT_EQ(member.hiredDate, "2026-04-01");
    ASSERT_EQ(batch.newUnits.size(), 3U);
    EXPECT_EQ(batch.newUnits[1].name, "一課");
    EXPECT_EQ(batch.newUnits[1].parent, batch.newUnits[0].id);
    ASSERT_EQ(batch.newRanks.size(), 4U);
    const auto& posts = member.organizations.at(0).orgUnits;
    ASSERT_EQ(posts.size(), 2U);
    EXPECT_TRUE(posts[0].primary);
    EXPECT_EQ(posts[0].orgUnit, batch.newUnits[1].id);
    EXPECT_EQ(posts[1].orgUnit, batch.newUnits[2].id);
    EXPECT_NE(posts[0].position, posts[1].position);
}

TEST(ImportTest, NamesTheLineTheColumnAndTheReason) {
    const std::string good = rowWith({});
    const auto fault = [](std::map<std::string, std::string> cells) { return faultsOf(check(rowWith(cells))); };
    EXPECT_EQ(fault({}), "");
    EXPECT_EQ(fault({{"姓", ""}, {"名", ""}}), "2:姓 NAME_REQUIRED");
    EXPECT_EQ(fault({{"姓", std::string(81, 'a')}}), "2:姓 NAME_TOO_LONG");
    EXPECT_EQ(fault({{"ID", "a..b"}}), "2:ID LOCAL_PART_DOTS");
    EXPECT_EQ(fault({{"ID", ""}}), "2:ID REQUIRED");
    EXPECT_EQ(fault({{"ID", "hanako@ume"}}), "2:ID LOGIN_GROUP");
    EXPECT_EQ(fault({{"ID", "Admin"}}), "2:ID USER_ALREADY_EXIST") << "upper case folds";
    EXPECT_EQ(fault({{"姓(フリガナ)", "さとう"}}), "2:姓(フリガナ) READING_NOT_KATAKANA");
    EXPECT_EQ(fault({{"個人メール", "nobody"}}), "2:個人メール MAIL_FORMAT");
    EXPECT_EQ(fault({{"サブメール", "hanako"}}), "2:サブメール DUPLICATE_ENTRY");
    EXPECT_EQ(fault({{"電話番号", "none"}}), "2:電話番号 PHONE_FORMAT");
    EXPECT_EQ(fault({{"携帯番号/国番号", "81"}}), "2:携帯番号/番号 REQUIRED");
    EXPECT_EQ(fault({{"言語", "Klingon"}}), "2:言語 UNKNOWN_VALUE");
    EXPECT_EQ(fault({{"SNS", "LINE"}}), "2:SNS_ID REQUIRED");
    EXPECT_EQ(fault({{"SNS_ID", "x"}}), "2:SNS REQUIRED");
    EXPECT_EQ(fault({{"入社日", "20260230"}}), "2:入社日 DATE_FORMAT");
    EXPECT_EQ(fault({{"入社日", "April"}}), "2:入社日 DATE_FORMAT");
    EXPECT_EQ(fault({{"パスワード", "weak"}}), "2:パスワード PASSWORD_WEAK");
    EXPECT_EQ(fault({{"役職", "部長"}}), "2:役職 POSITION_WITHOUT_ORGUNIT");
    EXPECT_EQ(fault({{"組織名", "a<b"}}), "2:組織名 NAME_SYMBOL");
    EXPECT_EQ(fault({{"職級", std::string(101, 'a')}}), "2:職級 NAME_TOO_LONG");
    std::string deep = "0";
    for (int i = 1; i < 16; ++i)
        deep += ">" + std::to_string(i);
    EXPECT_EQ(fault({{"組織名", deep}}), "2:組織名 ORGUNIT_TOO_DEEP");
    EXPECT_EQ(faultsOf(check(good + "a,b\r\n")), "3:ID REQUIRED");
    EXPECT_EQ(faultsOf(check(good + good)), "3:ID IMPORT_TWICE");
    EXPECT_EQ(faultsOf(check(good + "\"open")), "0: CSV_MALFORMED");
}

TEST(ImportTest, AcceptsTheWordsAndFormsPeopleWrite) {
    const auto one = [](std::map<std::string, std::string> cells) { return check(rowWith(cells)).rows.at(0).member; };
    for (const auto& [word, code] : std::map<std::string, std::string>{{"japanese", "ja_JP"},
                                                                       {"日本語", "ja_JP"},
                                                                       {"English", "en_US"},
                                                                       {"ＥＮＧＬＩＳＨ", "en_US"},
                                                                       {"Korean", "ko_KR"},
                                                                       {"ko_KR", "ko_KR"},
                                                                       {"中国語(簡体字)", "zh_CN"},
                                                                       {"中国語（繁体字）", "zh_TW"},
                                                                       {"", "ja_JP"}})
        EXPECT_EQ(one({{"言語", word}}).locale, code) << word;
    for (const char* date : {"20260401", "2026-04-01", "2026/04/01", "2026/4/1"})
        EXPECT_EQ(one({{"入社日", date}}).hiredDate, "2026-04-01") << date;
    EXPECT_EQ(one({{"SNS", "Mastodon"}, {"SNS_ID", "x"}}).messenger, (sekisho::Messenger{"CUSTOM", "Mastodon", "x"}));
    EXPECT_EQ(one({{"携帯番号/番号", "090-1"}}).cellPhone, "090-1");
    EXPECT_EQ(one({{"携帯番号/国番号", "+39"}, {"携帯番号/番号", "0312"}}).cellPhone, "+39 0312");
    EXPECT_EQ(one({{"ID", "hanako@sakura"}}).email, "hanako@sakura");
}

TEST(ImportTest, FindsOrganizationsByNameAndPath) {
    auto batch =
        check(rowWith({{"ID", "a1"}, {"組織名", "一課"}}) + rowWith({{"ID", "a2"}, {"組織名", "営業部>一課"}}) +
              rowWith({{"ID", "a3"}, {"組織名", "営業部"}}) + rowWith({{"ID", "a4"}, {"組織名", "新"}}));
    ASSERT_EQ(faultsOf(batch), "");
    EXPECT_EQ(batch.newUnits.size(), 3U);
    const auto unit = [&](std::size_t row) { return batch.rows[row].member.organizations[0].orgUnits[0].orgUnit; };
    EXPECT_EQ(unit(0), unit(1)) << "the name of a later path";
    EXPECT_NE(unit(2), unit(1));
    batch = check(rowWith({{"ID", "a1"}, {"組織名", "営業部>一課"}}) +
                  rowWith({{"ID", "a2"}, {"組織名", "総務部>一課"}}) + rowWith({{"ID", "a3"}, {"組織名", "一課"}}));
    EXPECT_EQ(faultsOf(batch), "4:組織名 ORGUNIT_AMBIGUOUS");
}

TEST(ImportTest, RelatesThoseWhomItAdds) {
    const auto batch = checkText("ID,姓,関係者連絡先\na1,佐藤,a2=上司\na2,鈴木,a1=部下;a3=同期\na3,田中,\n", world());
    ASSERT_EQ(faultsOf(batch), "");
    const auto member = [&](std::size_t row) { return batch.rows[row].member; };
    EXPECT_EQ(member(0).relations, (std::vector<sekisho::Relation>{{member(1).id, "上司"}}));
    EXPECT_EQ(member(1).relations, (std::vector<sekisho::Relation>{{member(0).id, "部下"}, {member(2).id, "同期"}}));
    EXPECT_EQ(faultsOf(checkText("ID,姓,関係者連絡先\na1,佐藤,a2=上司\n", world())), "2:関係者連絡先 USER_NOT_EXIST");
}

TEST(ImportTest, TheHeaderMustNameTheColumns) {
    EXPECT_EQ(faultsOf(checkText("", world())), "0: SHEET_EMPTY");
    EXPECT_EQ(faultsOf(checkText("姓,名\r\n", world())), "0: MAPPING_COLUMN_MISSING");
    std::string swapped = headerLine();
    swapped.replace(swapped.find("姓,名"), std::string("姓,名").size(), "名,姓");
    const auto batch = checkText(swapped + rowWith({}), world());
    ASSERT_EQ(faultsOf(batch), "");
    EXPECT_EQ(batch.rows.at(0).member.name.firstName, "佐藤") << "another order is taken as it says";
    std::string wide = headerLine();
    for (std::size_t at; (at = wide.find('(')) != std::string::npos;)
        wide.replace(at, 1, "（");
    for (std::size_t at; (at = wide.find(')')) != std::string::npos;)
        wide.replace(at, 1, "）");
    EXPECT_EQ(faultsOf(checkText(wide + rowWith({}), world())), "") << "full-width brackets are the same to people";
    EXPECT_EQ(faultsOf(checkText(headerLine(), world())), "") << "a header alone imports nobody";
    EXPECT_EQ(faultsOf(checkText("ID,姓,社員番号\r\nhanako,佐藤,7\r\n", world())), "") << "our own columns";
}

TEST(ImportTest, ListsAHundredFaultsAndCountsTheOthers) {
    std::string rows;
    for (int i = 0; i < 250; ++i)
        rows += rowWith({{"ID", "x" + std::to_string(i)}, {"入社日", "bad"}});
    const auto batch = check(rows);
    EXPECT_EQ(batch.faults.size(), 100U);
    EXPECT_EQ(batch.faultCount, 250);
    const std::string text = importFaultText(batch);
    EXPECT_NE(text.find("line 2, 入社日: "), std::string::npos);
    EXPECT_NE(text.find("and 150 more"), std::string::npos);
}

TEST(ImportTest, SpeaksOfColumnsAsTheFileDoes) {
    const auto told = [](const std::string& text) { return importFaultText(checkText(text, world())); };
    EXPECT_EQ(told("ログインID,姓,ニックネーム\n,佐藤,\nb1,佐藤," + std::string(101, 'x') + "\n"),
              "line 2, ログインID: ログインID is required. Fill it in to go on.\n"
              "line 3, ニックネーム: ニックネーム is too long. Use at most 100 characters.\n");
    EXPECT_TRUE(told("ID,Last name,SNS ID\nb1,Sato,x\n").starts_with("line 2, Social network: "))
        << "the heading of a column that the file lacks, in its language: " << told("ID,Last name,SNS ID\nb1,Sato,x\n");
    EXPECT_NE(told("姓,名\n佐藤,花子\n").find("taken for ID, which"), std::string::npos);
    EXPECT_EQ(told("姓,名\n佐藤,花子\n").find("email"), std::string::npos);
}

// --- writing ---

class ImportStoreTest : public TenantTest {
  protected:
    Tenant tenant() {
        return *store->read([this](Database& db) { return loadTenant(db, domain); });
    }
    ImportBatch checked(const std::string& rows) {
        auto known = store->read([this](Database& db) { return importDirectory(db, tenant()); });
        EXPECT_TRUE(known);
        return checkText(headerLine() + rows, *known);
    }
};

TEST_F(ImportStoreTest, WritesMembersOrganizationsAndRanks) {
    const std::string top =
        text("SELECT name FROM orgunit WHERE depth = 1 AND domain_id = " + std::to_string(domain) + " LIMIT 1");
    const auto units = number("SELECT count(*) FROM orgunit"), ranks = number("SELECT count(*) FROM rank");
    const auto batch = checked(
        rowWith({{"ID", "new1"}, {"組織名", top + ">新課"}, {"職級", "一般"}, {"パスワード", "Plum-Blossom72"}}) +
        rowWith({{"ID", "new2"}, {"組織名", "新課"}, {"職級", "見習い"}}));
    ASSERT_EQ(faultsOf(batch), "");
    const auto done = store->write([&](Database& db) { return applyImport(db, tenant(), batch, clock.now()); });
    ASSERT_TRUE(done) << done.error().code << done.error().detail;
    EXPECT_EQ(number("SELECT count(*) FROM orgunit"), units + 1);
    EXPECT_EQ(number("SELECT count(*) FROM rank"), ranks + 1) << "what there was is used again";
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email IN ('new1@sakura', 'new2@sakura') AND pending = 1"), 2);
    EXPECT_EQ(number("SELECT must_change FROM credential WHERE member_uid = '" + uidOf("new1@sakura") + "'"), 1);
    EXPECT_TRUE(*PasswordHasher::shared().verify(
        text("SELECT hash FROM credential WHERE member_uid = '" + uidOf("new1@sakura") + "'"), "Plum-Blossom72"));
    const auto listed = get(signInAs("admin@sakura"), "/v1.0/users/new2@sakura");
    EXPECT_EQ(listed.status, 200) << listed.body;
    EXPECT_NE(listed.body.find("新課"), std::string::npos);
}

TEST_F(ImportStoreTest, KnowsWhatIsTakenInTheStore) {
    EXPECT_EQ(faultsOf(checked(rowWith({{"ID", "deputy1"}}))), "2:ID USER_ALREADY_EXIST");
    EXPECT_EQ(faultsOf(checked(rowWith({{"ID", "x1"}, {"サブメール", "deputy1"}}))),
              "2:サブメール EMAIL_ALREADY_EXIST");
    EXPECT_EQ(faultsOf(checked(rowWith({{"ID", "x1"}, {"サブメール", "org-00001"}}))),
              "2:サブメール EMAIL_ALREADY_EXIST");
}

} // namespace
} // namespace sekishod::test::test_store_import
