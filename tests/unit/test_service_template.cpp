#include "models/policy/service_template.h"

#include "random_policies.h"

#include <gtest/gtest.h>

namespace test_service_template {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;

namespace {

Service serviceAt(std::size_t place) {
    return static_cast<Service>(place);
}
Right rightAt(std::size_t place) {
    return static_cast<Right>(place);
}

ServiceTemplate named(std::string id, std::vector<std::string> userTypes, std::vector<std::string> members) {
    ServiceTemplate out;
    out.id = TemplateId(id);
    out.name = "template " + id;
    out.userTypes = std::move(userTypes);
    for (auto& member : members)
        out.members.emplace_back(std::move(member));
    return out;
}

std::vector<std::string> faultsOf(const Matrix& matrix) {
    std::vector<std::string> fields;
    for (const auto& fault : check(matrix)) {
        EXPECT_EQ(fault.code, "TEMPLATE_NO_CLIENT");
        fields.push_back(fault.field);
    }
    return fields;
}

TEST(ServiceTemplate, KeysAndValuesMatchBothWays) {
    for (std::size_t i = 0; i < kServices; ++i)
        EXPECT_EQ(serviceOf(serviceKey(serviceAt(i))), serviceAt(i));
    for (std::size_t i = 0; i < kRights; ++i)
        EXPECT_EQ(rightOf(rightKey(rightAt(i))), rightAt(i));
    EXPECT_FALSE(serviceOf("Talk"));
    EXPECT_FALSE(rightOf(""));
}

TEST(ServiceTemplate, TheMatrixHasTheSwitchesOfTheScreen) {
    const std::vector<std::pair<Service, std::string>> rows{
        {Service::Board, "mobileApp browser mobileDownload "},
        {Service::Talk, "mobileApp browser pcApp mobileDownload "},
        {Service::Calendar, "mobileApp browser mobileDownload calDav "},
        {Service::Contacts, "mobileDownload "},
        {Service::Drive, "mobileApp browser pcApp mobileDownload driveExplorer "},
        {Service::Tasks, "mobileApp browser "},
        {Service::Forms, "browser mobileDownload "},
        {Service::Mail, "mobileApp browser pcApp mobileDownload imap pop autoForward externalMail "}};
    ASSERT_EQ(rows.size(), kServices);
    for (const auto& [service, expected] : rows) {
        std::string found;
        for (const Right right : rightsOf(service)) {
            EXPECT_TRUE(offers(service, right));
            found.append(rightKey(right)).append(" ");
        }
        EXPECT_EQ(found, expected) << serviceKey(service);
    }
}

TEST(ServiceTemplate, SwitchesThatTheMatrixHasNotStayOff) {
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Board, Right::PcApp, true);
    matrix.set(Service::Contacts, Right::Browser, true);
    EXPECT_EQ(matrix, Matrix::everything());
    EXPECT_FALSE(matrix.has(Service::Board, Right::PcApp));
    matrix.on[0][static_cast<std::size_t>(Right::Imap)] = true;
    EXPECT_EQ(settled(matrix), Matrix::everything());
}

TEST(ServiceTemplate, ASurveyHasOneSwitchForAllThreeClients) {
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Forms, Right::PcApp, false);
    for (const Right right : {Right::MobileApp, Right::Browser, Right::PcApp})
        EXPECT_FALSE(matrix.has(Service::Forms, right));
    for (const auto client : {ClientKind::MobileApp, ClientKind::Browser, ClientKind::PcApp})
        EXPECT_FALSE(usable(matrix, Service::Forms, client));
    EXPECT_TRUE(matrix.has(Service::Forms, Right::MobileDownload));
}

TEST(ServiceTemplate, TheMobileAppForcesItsTalkOn) {
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Talk, Right::MobileApp, false);
    EXPECT_TRUE(usable(matrix, Service::Talk, ClientKind::MobileApp));
    EXPECT_EQ(settled(matrix), Matrix::everything());
    matrix.mobileApp = false;
    EXPECT_FALSE(settled(matrix).has(Service::Talk, Right::MobileApp)) << "without the app the switch is left alone";
    EXPECT_FALSE(usable(matrix, Service::Talk, ClientKind::MobileApp));
}

TEST(ServiceTemplate, WithoutTheMobileAppNoServiceIsUsedWithIt) {
    Matrix matrix = Matrix::everything();
    matrix.mobileApp = false;
    EXPECT_FALSE(clientUsable(matrix, ClientKind::MobileApp));
    for (std::size_t i = 0; i < kServices; ++i) {
        EXPECT_FALSE(usable(matrix, serviceAt(i), ClientKind::MobileApp)) << serviceKey(serviceAt(i));
        EXPECT_TRUE(usable(matrix, serviceAt(i), ClientKind::Browser)) << serviceKey(serviceAt(i));
    }
    EXPECT_TRUE(matrix.has(Service::Board, Right::MobileApp)) << "the switches below keep what they were";
}

TEST(ServiceTemplate, WhatHasNoSwitchIsNotRestricted) {
    Matrix matrix; // everything off but the mobile app
    for (const auto client : {ClientKind::MobileApp, ClientKind::Browser, ClientKind::PcApp})
        EXPECT_TRUE(usable(matrix, Service::Contacts, client));
    EXPECT_TRUE(usable(matrix, Service::Board, ClientKind::PcApp));
    EXPECT_FALSE(usable(matrix, Service::Board, ClientKind::Browser));
    EXPECT_TRUE(clientUsable(matrix, ClientKind::Console));
    EXPECT_TRUE(usable(matrix, Service::Mail, ClientKind::Api));
    EXPECT_TRUE(mobileDownloadAllowed(matrix, Service::Tasks));
    EXPECT_FALSE(mobileDownloadAllowed(matrix, Service::Contacts));
}

TEST(ServiceTemplate, DriveExplorerHasItsOwnSwitch) {
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Drive, Right::PcApp, false);
    EXPECT_TRUE(clientUsable(matrix, ClientKind::DriveExplorer));
    matrix.set(Service::Drive, Right::DriveExplorer, false);
    EXPECT_FALSE(clientUsable(matrix, ClientKind::DriveExplorer));
    EXPECT_FALSE(usable(matrix, Service::Drive, ClientKind::DriveExplorer));
}

TEST(ServiceTemplate, TalkCalendarAndTasksNeedOneClient) {
    EXPECT_TRUE(faultsOf(Matrix::everything()).empty());
    Matrix matrix;
    EXPECT_EQ(faultsOf(matrix), (std::vector<std::string>{"services.calendar", "services.tasks"})) << "talk is forced";
    matrix.mobileApp = false;
    matrix.set(Service::Calendar, Right::CalDav, true);
    matrix.set(Service::Tasks, Right::MobileApp, true);
    EXPECT_EQ(faultsOf(matrix), (std::vector<std::string>{"services.talk", "services.calendar", "services.tasks"}));
    matrix.set(Service::Talk, Right::PcApp, true);
    matrix.set(Service::Calendar, Right::Browser, true);
    matrix.set(Service::Tasks, Right::Browser, true);
    EXPECT_TRUE(faultsOf(matrix).empty());
}

TEST(ServiceTemplate, TheMemberComesBeforeTheUserTypeAndThatBeforeTheDefault) {
    const auto direct = named("a", {}, {});
    const auto byType = named("b", {}, {});
    ServiceTemplate usual;
    usual.id = TemplateId("c");
    EXPECT_EQ(effectiveOf(&direct, &byType, usual).id, direct.id);
    EXPECT_EQ(effectiveOf(&direct, nullptr, usual).source, TemplateSource::Member);
    EXPECT_EQ(effectiveOf(nullptr, &byType, usual).id, byType.id);
    EXPECT_EQ(effectiveOf(nullptr, &byType, usual).source, TemplateSource::UserType);
    EXPECT_EQ(effectiveOf(nullptr, nullptr, usual).id, usual.id);
    EXPECT_EQ(effectiveOf(nullptr, nullptr, usual).source, TemplateSource::Default);
    EXPECT_EQ(templateSourceKey(TemplateSource::UserType), "userType");
}

TEST(ServiceTemplate, WithoutADefaultEverythingIsAllowed) {
    const TemplateIndex index;
    EXPECT_EQ(index.of("anybody", "").matrix, Matrix::everything());
    EXPECT_EQ(index.effective("anybody", "type").source, TemplateSource::Default);
}

TEST(ServiceTemplate, TheIndexAgreesWithALookThroughAllTemplates) {
    RandomPolicies random(7);
    std::array<int, 3> seen{};
    for (int round = 0; round < 100; ++round) {
        std::vector<ServiceTemplate> all(static_cast<std::size_t>(1 + random.below(6)));
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].id = TemplateId("t" + std::to_string(i));
            all[i].matrix = random.matrix();
        }
        all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))].isDefault = true;
        for (int m = 0; m < 8; ++m) // each member and type in at most one
            if (random.coin())
                all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))].members.emplace_back(
                    "m" + std::to_string(m));
        for (int t = 0; t < 4; ++t)
            if (random.coin())
                all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))].userTypes.push_back(
                    "u" + std::to_string(t));
        const TemplateIndex index(all);
        for (int i = 0; i < 60; ++i) {
            const std::string member = "m" + std::to_string(random.below(10));
            const std::string type = random.below(4) == 0 ? "" : "u" + std::to_string(random.below(5));
            const ServiceTemplate *direct = nullptr, *byType = nullptr, *usual = nullptr;
            for (const auto& one : all) {
                for (const auto& id : one.members)
                    if (id.value == member) direct = &one;
                for (const auto& id : one.userTypes)
                    if (id == type) byType = &one;
                if (one.isDefault) usual = &one;
            }
            const auto expected = effectiveOf(direct, byType, *usual);
            const auto found = index.effective(member, type);
            ++seen[static_cast<std::size_t>(found.source)];
            ASSERT_EQ(found.id, expected.id);
            ASSERT_EQ(found.source, expected.source);
            ASSERT_EQ(found.matrix, expected.matrix);
            ASSERT_EQ(index.of(member, type).id, expected.id);
        }
    }
    for (const int count : seen)
        EXPECT_GT(count, 500);
}

} // namespace
} // namespace test_service_template
