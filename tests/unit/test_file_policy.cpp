#include "models/policy/file_policy.h"

#include "random_policies.h"

#include <gtest/gtest.h>

#include <cctype>

namespace test_file_policy {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;

namespace {

FilePolicy banned(std::vector<std::string> services, std::vector<std::string> extensions) {
    return filePolicyOf({{"restrictedServices", std::move(services)}, {"extensions", std::move(extensions)}});
}

std::string lowered(std::string_view text) {
    std::string out(text.starts_with('.') ? text.substr(1) : text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

TEST(FilePolicy, WithoutValuesNothingIsBanned) {
    const auto policy = filePolicyOf({});
    EXPECT_TRUE(policy.mobileUpload);
    EXPECT_FALSE(policy.downloadLog);
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Talk, Service::Drive, "exe"));
    const auto talk = externalTalkPolicyOf({});
    EXPECT_FALSE(talkAllowed(talk, ExternalPartner::Line, "ann"));
    EXPECT_FALSE(filesAllowed(talk, ExternalPartner::Works));
    EXPECT_TRUE(talkAllowed(talk, ExternalPartner::None, "ann"));
    EXPECT_TRUE(filesAllowed(talk, ExternalPartner::None));
}

TEST(FilePolicy, TheExtensionIsWhatFollowsTheLastDot) {
    const std::vector<std::pair<std::string, std::string>> names{
        {"run.exe", "exe"}, {"run.EXE. ", "EXE"},    {"run.tar.gz", "gz"}, {"run", ""},   {"", ""},
        {"...", ""},        {".profile", "profile"}, {"run.exe .", "exe"}, {"a.b.", "b"}, {"資料.docx", "docx"}};
    for (const auto& [name, extension] : names)
        EXPECT_EQ(extensionOf(name), extension) << name;
}

TEST(FilePolicy, CaseAndDotOfAnExtensionDoNotMatter) {
    const auto policy = banned({"talk"}, {".JS", "exe", "EXE"});
    for (const char* extension : {"js", "JS", ".js", "exe", "Exe", ".EXE"})
        EXPECT_TRUE(policy.bans(extension)) << extension;
    for (const char* extension : {"", ".", "j", "jsx", "ex", "exe ", "..exe"})
        EXPECT_FALSE(policy.bans(extension)) << extension;
}

TEST(FilePolicy, TheBanHoldsInTheServicesThatAreTicked) {
    const auto policy = banned({"talk", "board"}, {"exe"});
    EXPECT_FALSE(fileTypeAllowed(policy, Service::Talk, {}, "exe"));
    EXPECT_FALSE(fileTypeAllowed(policy, Service::Board, {}, "exe"));
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Tasks, {}, "exe"));
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Talk, {}, "pdf"));
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Mail, {}, "exe")) << "mail has no such ban";
}

TEST(FilePolicy, DriveNeedNotBeTickedForWhatIsLinkedWithIt) {
    const auto policy = banned({"talk"}, {"exe"});
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Drive, {}, "exe")) << "within Drive it is not banned";
    EXPECT_FALSE(fileTypeAllowed(policy, Service::Talk, Service::Drive, "exe")) << "attached from Drive";
    EXPECT_FALSE(fileTypeAllowed(policy, Service::Drive, Service::Talk, "exe")) << "saved to Drive";
    EXPECT_TRUE(fileTypeAllowed(policy, Service::Drive, Service::Board, "exe"));
}

TEST(FilePolicy, FilesGoToPeopleOutsideOnlyWhereTalksAreAllowed) {
    const auto policy = externalTalkPolicyOf({{"line", true},
                                              {"lineWho", std::string("specific")},
                                              {"lineMembers", std::vector<std::string>{"zoe", "ann"}},
                                              {"filesToLine", true},
                                              {"works", false},
                                              {"worksWho", std::string("all")},
                                              {"filesToWorks", true}});
    EXPECT_TRUE(talkAllowed(policy, ExternalPartner::Line, "ann"));
    EXPECT_TRUE(talkAllowed(policy, ExternalPartner::Line, "zoe"));
    EXPECT_FALSE(talkAllowed(policy, ExternalPartner::Line, "bob"));
    EXPECT_TRUE(filesAllowed(policy, ExternalPartner::Line));
    EXPECT_FALSE(talkAllowed(policy, ExternalPartner::Works, "ann"));
    EXPECT_FALSE(filesAllowed(policy, ExternalPartner::Works)) << "the switch does not count while the link is off";
}

TEST(FilePolicy, PartnersMatchBothWays) {
    for (const auto partner : {ExternalPartner::None, ExternalPartner::Line, ExternalPartner::Works})
        EXPECT_EQ(externalPartnerOf(externalPartnerKey(partner)), partner);
    EXPECT_FALSE(externalPartnerOf("LINE"));
}

TEST(FilePolicy, AgreesWithALookThroughEveryExtension) {
    RandomPolicies random(5);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        const Values values = random.files();
        const auto policy = filePolicyOf(values);
        for (int i = 0; i < 60; ++i) {
            const auto service = random.key<Service>(static_cast<int>(kServices));
            std::optional<Service> linked;
            if (random.coin()) linked = random.key<Service>(static_cast<int>(kServices));
            const auto extension = random.extension();
            bool ticked = test::isAmong(values, "restrictedServices", serviceKey(service));
            if (linked && test::isAmong(values, "restrictedServices", serviceKey(*linked))) ticked = true;
            const bool expected = !(ticked && test::isAmong(values, "extensions", lowered(extension)));
            ASSERT_EQ(fileTypeAllowed(policy, service, linked, extension), expected) << extension;
            refused += expected ? 0 : 1;
        }
    }
    EXPECT_GT(refused, 1000);
}

} // namespace
} // namespace test_file_policy
