// The tables made of resources/, and the sentences of the program that makes them when a file is wrong.

#include "facts/tables.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <regex>
#include <sstream>
#include <unistd.h>

namespace test_facts {

namespace fs = std::filesystem;
using namespace sekisho;

namespace {

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

// A copy of resources/ that a test may spoil.
class SpoiledFacts {
  public:
    SpoiledFacts() {
        static std::atomic<int> number{0};
        root_ = fs::temp_directory_path() / ("facts-" + std::to_string(getpid()) + "-" + std::to_string(number++));
        fs::create_directories(root_ / "in");
        for (const char* name :
             {"menus.json", "roles.json", "errors.json", "member_fields.json", "audit_actions.json",
              "import_columns.json", "import_words.json", "cut_off.json", "notices.json", "guarded_actions.json",
              "explanations.json", "logs.json", "log_words.json", "event_types.json", "consent.json"})
            fs::copy_file(fs::path(SEKISHO_SOURCE_DIR) / "resources" / name, root_ / "in" / name);
        for (const char* name : {"policies", "monitoring"})
            fs::copy(fs::path(SEKISHO_SOURCE_DIR) / "resources" / name, root_ / "in" / name);
    }
    ~SpoiledFacts() { fs::remove_all(root_); }
    SpoiledFacts(const SpoiledFacts&) = delete;
    SpoiledFacts& operator=(const SpoiledFacts&) = delete;

    void write(const std::string& name, const std::string& content) {
        std::ofstream(root_ / "in" / name, std::ios::binary) << content;
    }
    void replace(const std::string& name, const std::string& from, const std::string& to) {
        std::string text = contentOf(root_ / "in" / name);
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        write(name, text.replace(at, from.size(), to));
    }
    // What the program said, empty when it was content.
    std::string run() {
        const std::string command = "python3 '" SEKISHO_SOURCE_DIR "/packaging/cmake/facts.py' '" +
                                    (root_ / "in").string() + "' '" + (root_ / "out").string() + "' 2>&1";
        std::string said;
        FILE* pipe = popen(command.c_str(), "r");
        std::array<char, 512> buffer{};
        while (pipe && std::fgets(buffer.data(), buffer.size(), pipe))
            said += buffer.data();
        const int status = pipe ? pclose(pipe) : -1;
        EXPECT_EQ(status == 0, said.empty()) << said;
        return said;
    }
    std::string source() const { return contentOf(root_ / "out" / "tables.cpp"); }
    fs::path output() const { return root_ / "out"; }

  private:
    fs::path root_;
};

TEST(FactTables, HoldEveryFileWordForWord) {
    const fs::path root = fs::path(SEKISHO_SOURCE_DIR) / "resources";
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (extension != ".json" && extension != ".sql") continue;
        ++count;
        const std::string path = fs::relative(entry.path(), root).generic_string();
        EXPECT_TRUE(facts::text(path) == contentOf(entry.path())) << path;
    }
    EXPECT_EQ(facts::texts().size(), count);
    EXPECT_TRUE(facts::text("nothing.json").empty());
    EXPECT_TRUE(facts::text("").empty());
    EXPECT_TRUE(std::ranges::is_sorted(facts::texts(), {}, &facts::Text::path));
}

TEST(FactTables, RowsAreThere) {
    EXPECT_GT(facts::errors().size(), 100U);
    EXPECT_GT(facts::menus().size(), 50U);
    EXPECT_EQ(facts::roles().size(), 8U);
    EXPECT_EQ(std::ranges::count_if(facts::roles(), &facts::RoleRow::preset), 4);
    EXPECT_GE(facts::notices().size(), 8U);
    EXPECT_GT(facts::fields().size(), 30U);
    EXPECT_GT(facts::actions().size(), 40U);
    EXPECT_EQ(facts::policies().size(), 18U);
    EXPECT_TRUE(std::ranges::is_sorted(facts::policies(), {}, &facts::PolicyRow::key));
    for (const facts::PolicyRow& policy : facts::policies())
        EXPECT_FALSE(facts::text("policies/" + std::string(policy.key) + ".json").empty()) << policy.key;
}

// A code without a sentence would reach people as a bare word.
TEST(FactTables, EveryErrorOfTheSourcesHasASentence) {
    const std::regex made(
        R"re(ErrorKind::\w+,\s*"([A-Z][A-Z0-9_]*)"|(?:fault|faultWithMax|badInput)\([^;"]*"(?:\w[\w.]*",\s*")?([A-Z][A-Z0-9_]+)")re");
    std::size_t found = 0;
    for (const char* folder : {"models", "service", "ui", "app"}) {
        const fs::path root = fs::path(SEKISHO_SOURCE_DIR) / folder;
        if (!fs::exists(root)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            const std::string text = contentOf(entry.path());
            for (auto at = std::sregex_iterator(text.begin(), text.end(), made); at != std::sregex_iterator(); ++at) {
                const std::string code = (*at)[1].matched ? (*at)[1].str() : (*at)[2].str();
                ++found;
                EXPECT_NE(std::ranges::find(facts::errors(), code, &facts::ErrorRow::code), facts::errors().end())
                    << code << " in " << entry.path().filename();
            }
        }
    }
    EXPECT_GT(found, 30U);
}

TEST(FactMaker, AcceptsWhatIsThere) {
    SpoiledFacts facts;
    EXPECT_EQ(facts.run(), "");
    EXPECT_NE(facts.source().find("PRECONDITION_FAILED"), std::string::npos);
}

TEST(FactMaker, LeavesUnchangedFilesAlone) {
    SpoiledFacts facts;
    facts.run();
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
    fs::last_write_time(facts.output() / "tables.h", long_ago);
    facts.replace("errors.json", "Sign in again.", "Please sign in again.");
    EXPECT_EQ(facts.run(), "");
    EXPECT_EQ(fs::last_write_time(facts.output() / "tables.h"), long_ago);
    EXPECT_NE(facts.source().find("Please sign in again."), std::string::npos);
}

TEST(FactMaker, EscapesAndSplitsLongTexts) {
    SpoiledFacts facts;
    facts.write("tricky.json",
                "{\"a\": \"\\u0001 ?\?/ \\\\ \\\" tab\\t\", \"b\": \"" + std::string(70000, 'x') + "\"}\n");
    facts.write("steps.sql", "SELECT '?\?=', \"quoted\", '\\';\n-- 日本語\n");
    EXPECT_EQ(facts.run(), "");
    const std::string source = facts.source();
    EXPECT_NE(source.find(R"(SELECT '\?\?=', \"quoted\", '\\';\n)"), std::string::npos);
    EXPECT_NE(source.find("_bytes[] = {123,"), std::string::npos);
    const std::string compile = "c++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -fsyntax-only '" +
                                (facts.output() / "tables.cpp").string() + "'";
    EXPECT_EQ(std::system(compile.c_str()), 0);
}

TEST(FactMaker, SaysWhatIsWrong) {
    using Spoil = std::function<void(SpoiledFacts&)>;
    const std::pair<Spoil, const char*> cases[] = {
        {[](auto& f) { f.replace("errors.json", "\"FORBIDDEN\"", "\"UNAUTHORIZED\""); },
         "\"UNAUTHORIZED\" stands twice"},
        {[](auto& f) { f.replace("errors.json", "\"status\": 400", "\"status\": 200"); },
         "the status of \"BAD_REQUEST\""},
        {[](auto& f) { f.replace("errors.json", "\"status\": 400", "\"status\": true"); },
         "\"status\" of \"BAD_REQUEST\" must be of type int"},
        {[](auto& f) { f.replace("errors.json", "{field} is required", "It is required"); }, "have different {places}"},
        {[](auto& f) { f.replace("errors.json", "Sign in again.\"", "Sign in again!\""); }, "must not shout"},
        {[](auto& f) { f.replace("errors.json", "Sign in again.\"", "Sign in again\""); }, "full stop"},
        {[](auto& f) { f.write("errors.json", "[{\"code\": \"A\", \"status\": 0, \"en\": \"x.\"}]"); },
         "\"A\" has no \"ja\""},
        {[](auto& f) { f.write("errors.json", "[]"); }, "at least one object"},
        {[](auto& f) { f.write("errors.json", "[{"); }, "line 1 is not JSON"},
        {[](auto& f) { f.write("errors.json", "[\"\xFF\"]"); }, "not UTF-8"},
        {[](auto& f) { f.write("errors.json", "[{\"code\": \"A\", \"code\": \"B\"}]"); },
         "\"code\" stands twice in one object"},
        {[](auto& f) { f.replace("menus.json", "\"parent\": \"basic\"", "\"parent\": \"basics\""); },
         "does not exist above it"},
        {[](auto& f) { f.replace("menus.json", "\"parent\": \"basic\", ", ""); }, "must be \"basic\", as its key says"},
        {[](auto& f) { f.replace("menus.json", "\"ja\": \"基本設定\"", "\"ja\": \" \""); }, "has an empty \"ja\""},
        {[](auto& f) { f.replace("menus.json", "\"dangerous\": true,", ""); }, "together or none of them"},
        {[](auto& f) { f.replace("menus.json", "\"key\": \"statistics\"", "\"kee\": \"statistics\""); },
         "has no \"key\""},
        {[](auto& f) { f.replace("roles.json", "\"apps\": \"operate\"", "\"app\": \"operate\""); },
         "menus.json does not have"},
        {[](auto& f) { f.replace("roles.json", "\"view\"", "\"look\""); }, "it must be view or operate"},
        {[](auto& f) { f.replace("member_fields.json", "\"kind\": \"photo\"", "\"kind\": \"video\""); },
         "unknown kind \"video\""},
        {[](auto& f) { f.replace("member_fields.json", "\"min\": 2, \"max\": 40", "\"min\": 2, \"max\": 1"); },
         "no text can meet"},
        {[](auto& f) { f.replace("audit_actions.json", "\"ja\"", "\"fr\""); }, "has no \"ja\""},
        {[](auto& f) { f.replace("audit_actions.json", "\"en\"", "\"icon\": 1, \"en\""); }, "unknown member \"icon\""},
        {[](auto& f) { f.replace("import_columns.json", "\"kind\": \"kana\"", "\"kind\": \"kanji\""); },
         "unknown kind \"kanji\""},
        {[](auto& f) { f.replace("import_columns.json", "\"service\": 2", "\"service\": 3"); }, "each once"},
        {[](auto& f) { f.replace("import_columns.json", "[\"操作\"", "[1"); }, "an alias that is no text"},
        {[](auto& f) { f.replace("import_words.json", "\"flag.true\"", "\"true\""); }, "must name its list"},
        {[](auto& f) { f.replace("notices.json", "for your account at {at}.", "for your account."); },
         "\"cutOff.listed.member\" have different {places}"},
        {[](auto& f) { f.replace("notices.json", "soon as you can.", "soon as you can!"); }, "with a full stop"},
        {[](auto& f) { f.replace("notices.json", "Please update the app on", "Please! Update the app on"); },
         "must not shout"},
        {[](auto& f) { f.replace("notices.json", "Dear {name},", "Hello,"); }, "must greet {name}"},
        {[](auto& f) { f.replace("notices.json", "\"subjectEn\"", "\"subject\""); }, "has no \"subjectEn\""},
        {[](auto& f) { f.replace("guarded_actions.json", "\"PUT /v1.0/admin/users", "\"GET /v1.0/admin/users"); },
         "must be a method and a path"},
        {[](auto& f) { f.replace("guarded_actions.json", "\"member.delete\"", "\"deletion\""); },
         "must be a kind and an action"},
        {[](auto& f) { f.replace("explanations.json", "{name} may sign in.", "He may sign in."); },
         "\"account.active\" have different {places}"},
        {[](auto& f) { f.replace("explanations.json", "{name} may sign in.", "{name} may sign in"); },
         "whole sentences with a full stop"},
        {[](auto& f) { f.replace("logs.json", "\"menu\": \"audit.board\"", "\"menu\": \"audit.boards\""); },
         "\"board\" belongs to the menu \"audit.boards\""},
        {[](auto& f) { f.replace("logs.json", "\"from\": \"time\"", "\"from\": \"date\""); },
         "the column \"date\" of \"admin\""},
        {[](auto& f) { f.replace("logs.json", "\"from\": \"service\"", "\"from\": \"time\""); },
         "\"time\" stands twice in \"admin\""},
        {[](auto& f) { f.replace("logs.json", "detail.boardName", "detail.boardTitle"); }, "no field of any event"},
        {[](auto& f) { f.replace("logs.json", "\"tabEn\": \"Deletion\", ", ""); }, "together or none of them"},
        {[](auto& f) { f.replace("logs.json", "\"tabEn\": \"Deletion\", \"tabJa\": \"削除\", ", ""); },
         "\"message-delete\" is one of several logs"},
        {[](auto& f) { f.replace("log_words.json", "\"task.create\"", "\"tusk.create\""); },
         "\"tusk.create\" must begin with one of"},
        {[](auto& f) { f.replace("log_words.json", "\"task\": \"create\"", "\"task\": \"make\""); },
         "is the task \"make\""},
        {[](auto& f) { f.replace("event_types.json", "\"log\": \"message\"", "\"log\": \"messages\""); },
         "stands in the log \"messages\""},
        {[](auto& f) { f.replace("event_types.json", "\"action\": \"mail.sent\"", "\"action\": \"mail.send\""); },
         "must be \"sekisho.\" and its action"},
        {[](auto& f) { f.replace("event_types.json", "\"task\": \"send\"", "\"task\": \"sent\""); },
         "is the task \"sent\""},
        {[](auto& f) { f.replace("event_types.json", "\"type\": \"people\"", "\"type\": \"crowd\""); },
         "unknown type \"crowd\""},
        {[](auto& f) { f.replace("event_types.json", "\"actor\": \"sender\"", "\"actor\": \"receivers\""); },
         "must be a required field of the type \"person\""},
        {[](auto& f) { f.replace("event_types.json", "\"id\": \"channelId\"", "\"id\": \"roomId\""); },
         "the \"id\" of the target"},
        {[](auto& f) { f.replace("event_types.json", "\"service\": \"drive\"", "\"service\": \"drives\""); },
         "belongs to the service \"drives\""},
        {[](auto& f) { f.replace("consent.json", "\"edition\": 1", "\"edition\": 0"); }, "an edition from 1 on"},
        {[](auto& f) { f.replace("consent.json", "\"key\": \"ground\"", "\"key\": \"law\""); },
         "\"text\" and \"ground\""},
        {[](auto& f) { f.write("policies/broken.json", "{"); }, "policies/broken.json"},
    };
    for (const auto& [spoil, expected] : cases) {
        SpoiledFacts facts;
        spoil(facts);
        const std::string said = facts.run();
        EXPECT_TRUE(said.starts_with("facts.py: ")) << said;
        EXPECT_NE(said.find(expected), std::string::npos) << expected << "\nsaid: " << said;
        EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
        EXPECT_FALSE(fs::exists(facts.output() / "tables.cpp"));
    }
}

// Each sentence names the file and the field.
TEST(FactMaker, SaysWhatIsWrongWithAPolicy) {
    struct Case {
        const char* policy;
        const char* from;
        const char* to;
        const char* expected;
    };
    const Case cases[] = {
        {"network", "\"$id\": \"sekisho:policies/network\"", "\"$id\": \"net\"", "\"$id\" must be"},
        {"network", "\"additionalProperties\": false,\n  \"x", "\"x", "has no \"additionalProperties\""},
        {"network", "\"security.network\"", "\"security.net\"", "\"security.net\", which menus.json does not have"},
        {"network", "\"security.network\"", "\"security.account\"", "is that of \"account\" already"},
        {"network", "\"group\": \"safety\"", "\"group\": \"save\"", "\"selfLockOut\" is in the group \"save\""},
        {"network", "\"group\": \"safety\", \"order\": 10", "\"group\": \"addresses\", \"order\": 40",
         "the group \"safety\" has no field"},
        {"network", "\"order\": 20, \"widget\": \"countries\"", "\"order\": 10, \"widget\": \"countries\"",
         "have the same \"order\" in \"countries\""},
        {"network", "\"key\": \"countries\", \"label\"", "\"key\": \"addresses\", \"label\"",
         "\"addresses\" stands twice"},
        {"network", "\"widget\": \"members\"", "\"widget\": \"people\"", "unknown widget \"people\""},
        {"network", "\"en\": \"Allowed countries\", ", "", "\"label\" of \"countries\" must have \"en\" and \"ja\""},
        {"network", "\"Allowed countries\"", "\" \"", "\"en\" of \"label\" of \"countries\" must be a text"},
        {"network", "from other addresses.\"", "from other addresses!\"",
         "\"consequence\" of \"exceptions\" must not shout"},
        {"network", "from other addresses.\"", "from other addresses\"",
         "\"consequence\" of \"exceptions\" must be whole"},
        {"network", "\"allowList\": {", "\"list\": {", "no words for \"allowList\""},
        {"network", "\"values\": {\n          \"refuse\"",
         "\"values\": {\n \"wait\": { \"en\": \"W\", \"ja\": \"W\" }, \"refuse\"",
         "words for \"wait\", which the field cannot be"},
        {"network", "\"default\": \"refuse\"", "\"default\": \"ask\"", "\"default\" of \"selfLockOut\""},
        {"network", "[\"refuse\", \"confirm\"]", "[\"refuse\", \"refuse\"]", "\"refuse\" stands twice in \"enum\""},
        {"network", "[\"refuse\", \"confirm\"]", "[]", "\"enum\" of \"selfLockOut\" must hold at least one"},
        {"network", "\"type\": \"boolean\"", "\"type\": \"string\"",
         "\"type\" of \"countryRestriction\" must be boolean"},
        {"network", "\"key\": \"mode\"", "\"key\": \"modus\"", "needs the field \"modus\""},
        {"network", "\"is\": [\"allowList\"]", "\"is\": [\"list\"]", "\"is\" of \"addresses\""},
        {"network", "\"is\": [\"all\"]", "\"is\": [true]", "\"is\" of \"countryRestriction\""},
        {"network", "\"key\": \"mode\",\n          \"is\": [\"all\"]",
         "\"key\": \"countryRestriction\",\n          \"is\": [true]", "\"countryRestriction\" needs itself"},
        {"network", "\"maxItems\": 249", "\"maxItems\": 0", "\"countries\" has limits that no value can meet"},
        {"network", "\"maxItems\": 249", "\"most\": 249", "\"countries\" has no \"maxItems\""},
        {"network", "\"maxItems\": 249", "\"maxItems\": true", "\"maxItems\" of \"countries\" must be a whole number"},
        {"network", "\"default\": [\"JP\"]", "\"default\": [\"JP\", \"JP\"]", "\"default\" of \"countries\""},
        {"network", "\"items\": { \"type\": \"string\" }", "\"items\": [\"string\"]", "\"items\" of \"exceptions\""},
        {"network", "\"uniqueItems\": true", "\"unique\": true", "\"exceptions\" has the unknown member \"unique\""},
        {"account", "\"minimum\": 8, ", "", "\"passwordMinLength\" has no \"minimum\""},
        {"account", "\"minimum\": 8, \"maximum\": 20, \"default\": 8",
         "\"minimum\": 8, \"maximum\": 20, \"default\": 7", "\"default\" of \"passwordMinLength\""},
        {"account", "\"const\": 20", "\"const\": 30", "\"const\" and \"default\" of \"passwordMaxLength\""},
        {"account", "\"loginByLine\": {", "\"LoginByLine\": {", "\"LoginByLine\" must begin with a small letter"},
        {"talk", "\"atMost\": \"talkRetention\"", "\"atMost\": \"calls\"", "\"atMost\" of \"fileRetention\""},
        {"talk", "\"externalTalk.filesToLine\"", "\"externalTalk.files\"",
         "\"filesToLine\" mirrors \"externalTalk.files\""},
        {"talk", "\"maxLength\": 500", "\"maxLength\": 400", "\"greeting\" and what it mirrors"},
    };
    for (const Case& one : cases) {
        SpoiledFacts facts;
        const std::string file = "policies/" + std::string(one.policy) + ".json";
        facts.replace(file, one.from, one.to);
        const std::string said = facts.run();
        EXPECT_TRUE(said.starts_with("facts.py: " + file)) << said;
        EXPECT_NE(said.find(one.expected), std::string::npos) << one.expected << "\nsaid: " << said;
        EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
    }
}

TEST(FactMaker, SaysWhatIsWrongWithTheConditionsOfMonitoring) {
    using Spoil = std::function<void(SpoiledFacts&)>;
    const auto talk = [](const char* from, const char* to) -> Spoil {
        return [from, to](SpoiledFacts& f) { f.replace("monitoring/talk.json", from, to); };
    };
    const auto drive = [](const char* from, const char* to) -> Spoil {
        return [from, to](SpoiledFacts& f) { f.replace("monitoring/drive.json", from, to); };
    };
    const std::vector<std::pair<Spoil, const char*>> cases{
        {talk("sekisho:monitoring/talk", "sekisho:policies/talk"), "\"$id\" must be"},
        {talk("\"menu\": \"monitoring.talk\"", "\"menu\": \"monitoring.drive\""),
         "\"menu\" must be \"monitoring.talk\""},
        {talk("\"widget\": \"switch\"", "\"effect\": \"logout\", \"widget\": \"switch\""),
         "\"notifyMail\" can neither mirror another policy nor have an effect"},
        {talk("\"maxItems\": 50", "\"maxItems\": 0"), "\"senders\" has limits that no value can meet"},
        {talk("\"default\": [],", "\"default\": [\"a@x.jp\"],"), "\"default\" of \"senders\""},
        {drive("\"default\": \"Asia/Tokyo\"", "\"default\": \"JST\""), "\"default\" of \"zone\""},
        {drive("\"type\": \"string\",\n      \"default\": \"\",\n      \"x-ui\": {\n        \"group\": \"period\"",
               "\"type\": \"string\",\n      \"default\": \"soon\",\n      \"x-ui\": {\n        \"group\": \"period\""),
         "\"default\" of \"start\""},
        {[](SpoiledFacts& f) { f.write("monitoring/mail.json", "{}"); }, "monitoring/mail.json"},
        {[](SpoiledFacts& f) { fs::remove(f.output().parent_path() / "in" / "monitoring" / "drive.json"); },
         "must hold the schemas of talk and Drive"},
    };
    for (const auto& [spoil, expected] : cases) {
        SpoiledFacts facts;
        spoil(facts);
        const std::string said = facts.run();
        EXPECT_TRUE(said.starts_with("facts.py: monitoring")) << said;
        EXPECT_NE(said.find(expected), std::string::npos) << expected << "\nsaid: " << said;
    }
}

TEST(FactMaker, MissingFileIsNamed) {
    SpoiledFacts facts;
    facts.replace("roles.json", "super", "super");
    fs::remove(facts.output().parent_path() / "in" / "roles.json");
    EXPECT_NE(facts.run().find("roles.json: the file is missing"), std::string::npos);
}

} // namespace
} // namespace test_facts
