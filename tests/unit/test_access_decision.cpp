#include "models/policy/access_decision.h"

#include "random_policies.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace test_access_decision {

using namespace sekisho;
using namespace sekisho::policy;
using sekisho::test::RandomPolicies;
using Codes = std::vector<std::string>;

namespace {

Codes codesOf(const AccessDecision& decision) {
    Codes out;
    for (const auto& reason : decision.reasons)
        out.push_back(reason.code);
    return out;
}

std::string paramOf(const Reason& reason, std::string_view name) {
    for (const auto& param : reason.params)
        if (param.name == name) return param.value;
    return "(none)";
}

AccessRequest signIn(ClientKind client) {
    AccessRequest request;
    request.action = AccessAction::SignIn;
    request.client = client;
    return request;
}

PolicySet onlyJapan() {
    return policySetOf({{"network", {{"countryRestriction", true}, {"countries", std::vector<std::string>{"JP"}}}}});
}

// Gate after gate in the words of admin-screens.md §7, from the values and not from the typed views.
struct PlainGates {
    const PolicyValues& values;
    const AccessSubject& subject;
    const AccessRequest& request;
    std::string address;

    const Values& of(const char* key) const { return values.at(key); }
    bool inPerson() const { return !request.via; }

    Codes network(bool& stepUp) const {
        const auto& network = of("network");
        if (textIn(network, "mode", "") == "allowList") {
            const bool covered = request.client != ClientKind::MobileApp || !inPerson();
            const bool excepted = test::isAmong(network, "exceptions", subject.user) && !subject.isServiceAccount;
            if (covered && !subject.isHighest && !excepted && !test::isListed(network, address))
                return {"ACCESS_ADDRESS"};
            return {};
        }
        if (!flagIn(network, "countryRestriction", false) || test::isAmong(network, "countries", request.country) ||
            request.client == ClientKind::Api || !inPerson() || subject.isServiceAccount ||
            request.action != AccessAction::SignIn || request.factorPassed)
            return {};
        if (!subject.hasSecondFactor) return {"COUNTRY_STEP_UP"};
        stepUp = true;
        return {};
    }

    bool templateAllows() const {
        const Matrix& m = *subject.matrix;
        if (request.via == Right::CalDav) return m.has(Service::Calendar, Right::CalDav);
        if (request.via) return m.has(Service::Mail, *request.via);
        const bool drive = m.has(Service::Drive, Right::DriveExplorer);
        switch (request.client) {
        case ClientKind::Console:
        case ClientKind::Api:
            return true;
        case ClientKind::DriveExplorer:
            return drive;
        case ClientKind::MobileApp:
            if (!m.mobileApp) return false;
            return !request.service || *request.service == Service::Contacts ||
                   m.has(*request.service, Right::MobileApp);
        case ClientKind::Browser:
            return !request.service || *request.service == Service::Contacts || m.has(*request.service, Right::Browser);
        case ClientKind::PcApp: {
            static const std::set<Service> switched{Service::Talk, Service::Drive, Service::Mail, Service::Forms};
            return !request.service || switched.count(*request.service) == 0 || m.has(*request.service, Right::PcApp);
        }
        }
        return false;
    }

    Codes files() const {
        Codes out;
        const bool phone = request.client == ClientKind::MobileApp;
        const bool upload = request.action == AccessAction::Upload;
        if (request.service && (upload || request.linked) &&
            !fileTypeAllowed(filePolicyOf(of("files")), *request.service, request.linked, request.extension))
            out.emplace_back("FILE_TYPE_BANNED");
        if (upload && phone && !flagIn(of("files"), "mobileUpload", true)) out.emplace_back("MOBILE_UPLOAD_OFF");
        if (!upload && phone && subject.matrix && request.service && *request.service != Service::Tasks &&
            !subject.matrix->has(*request.service, Right::MobileDownload))
            out.emplace_back("MOBILE_DOWNLOAD_OFF");
        const std::string link = request.partner == ExternalPartner::Line ? "line" : "works";
        const std::string switchKey = request.partner == ExternalPartner::Line ? "filesToLine" : "filesToWorks";
        const auto& talk = of("externalTalk");
        if (upload && request.partner != ExternalPartner::None &&
            (!flagIn(talk, link, false) || !flagIn(talk, switchKey, false)))
            out.emplace_back("EXTERNAL_FILES_OFF");
        return out;
    }

    bool talks() const {
        if (request.partner == ExternalPartner::None) return true;
        const std::string link = request.partner == ExternalPartner::Line ? "line" : "works";
        const auto& talk = of("externalTalk");
        if (!flagIn(talk, link, false)) return false;
        return textIn(talk, link + "Who", "") == "all" || test::isAmong(talk, link + "Members", subject.user);
    }

    Codes reasons(bool& stepUp) const {
        Codes out;
        if (subject.standing == Standing::Deleted) out.emplace_back("ACCOUNT_DELETED");
        if (subject.standing == Standing::Suspended || subject.standing == Standing::LockedOut)
            out.emplace_back("ACCOUNT_LOCKED");
        if (subject.standing == Standing::Awaiting) out.emplace_back("ACCOUNT_NOT_STARTED");
        const auto client = request.client;
        if ((client == ClientKind::MobileApp && subject.appStopMobile) ||
            ((client == ClientKind::PcApp || client == ClientKind::DriveExplorer) && subject.appStopPc))
            out.emplace_back("APP_STOPPED");
        const auto network = this->network(stepUp);
        out.insert(out.end(), network.begin(), network.end());
        if (subject.matrix && !templateAllows()) out.emplace_back("SERVICE_NOT_ALLOWED");
        if (request.action == AccessAction::SignIn) {
            static const std::map<LoginMethod, const char*> switches{
                {LoginMethod::Phone, "loginByPhone"},
                {LoginMethod::Line, "loginByLine"},
                {LoginMethod::ScreenUnlock, "loginByScreenUnlock"}};
            const auto found = switches.find(request.method);
            if (found != switches.end() && !flagIn(of("account"), found->second, false))
                out.emplace_back("LOGIN_METHOD_OFF");
            if (textIn(of("mobile"), "mdm", "none") == "thirdParty" && request.client == ClientKind::MobileApp &&
                !request.managed)
                out.emplace_back("MDM_KEY_MISSING");
        } else if (!talks()) {
            out.emplace_back("EXTERNAL_TALK_OFF");
        }
        if (request.action == AccessAction::Upload || request.action == AccessAction::Download) {
            const auto files = this->files();
            out.insert(out.end(), files.begin(), files.end());
        }
        if (!out.empty()) stepUp = false;
        return out;
    }
};

AccessRequest randomRequest(RandomPolicies& random, const std::string& address, const std::string& country,
                            const std::string& extension) {
    AccessRequest request;
    request.action = random.key<AccessAction>(4);
    request.client = random.client();
    request.managed = random.coin();
    if (random.coin()) request.service = random.key<Service>(static_cast<int>(kServices));
    if (random.below(8) == 0)
        request.via =
            random.oneOf<Right>({Right::CalDav, Right::Imap, Right::Pop, Right::AutoForward, Right::ExternalMail});
    request.address = ipAddressOf(address);
    request.country = country;
    request.extension = extension;
    if (random.below(3) == 0) request.linked = random.key<Service>(static_cast<int>(kServices));
    request.partner = random.below(3) == 0 ? random.key<ExternalPartner>(3) : ExternalPartner::None;
    request.method = random.key<LoginMethod>(4);
    request.factorPassed = random.coin();
    return request;
}

TEST(AccessDecision, WithTheDefaultsEverybodyInGoodStandingMayDoEverything) {
    const auto policies = policySetOf({});
    const Matrix everything = Matrix::everything();
    AccessSubject subject;
    subject.matrix = &everything;
    for (int action = 0; action < 4; ++action)
        for (int client = 0; client < 6; ++client) {
            AccessRequest request;
            request.action = static_cast<AccessAction>(action);
            request.client = static_cast<ClientKind>(client);
            request.service = Service::Drive;
            request.extension = "exe";
            const auto decision = decideAccess(policies, subject, request);
            EXPECT_TRUE(decision.allowed) << action << " " << client;
            EXPECT_FALSE(decision.stepUp);
            EXPECT_TRUE(decision.reasons.empty());
        }
}

TEST(AccessDecision, AllReasonsAreToldAndTheFirstGateGivesTheCode) {
    const auto policies = policySetOf({{"network", {{"mode", std::string("allowList")}}},
                                       {"files",
                                        {{"mobileUpload", false},
                                         {"restrictedServices", std::vector<std::string>{"drive"}},
                                         {"extensions", std::vector<std::string>{"exe"}}}}});
    Matrix matrix = Matrix::everything();
    matrix.mobileApp = false;
    AccessSubject subject;
    subject.user = "ann";
    subject.standing = Standing::Suspended;
    subject.appStopMobile = subject.appStopPc = true;
    subject.matrix = &matrix;
    AccessRequest request;
    request.action = AccessAction::Upload;
    request.client = ClientKind::MobileApp;
    request.service = Service::Drive;
    request.extension = "exe";
    request.partner = ExternalPartner::Line;
    const auto phone = decideAccess(policies, subject, request);
    EXPECT_EQ(codesOf(phone), (Codes{"ACCOUNT_LOCKED", "APP_STOPPED", "SERVICE_NOT_ALLOWED", "EXTERNAL_TALK_OFF",
                                     "FILE_TYPE_BANNED", "MOBILE_UPLOAD_OFF", "EXTERNAL_FILES_OFF"}));
    EXPECT_EQ(accessError(phone).code, "ACCOUNT_LOCKED");
    EXPECT_EQ(accessError(phone).kind, ErrorKind::Forbidden);

    subject.standing = Standing::Good;
    request.client = ClientKind::PcApp;
    request.address = ipAddressOf("198.51.100.9");
    request.partner = ExternalPartner::None;
    const auto computer = decideAccess(policies, subject, request);
    EXPECT_EQ(codesOf(computer), (Codes{"APP_STOPPED", "ACCESS_ADDRESS", "FILE_TYPE_BANNED"}));
    EXPECT_EQ(paramOf(computer.reasons[0], "client"), "pcApp");
    EXPECT_EQ(paramOf(computer.reasons[1], "address"), "198.51.100.9");
    EXPECT_EQ(paramOf(computer.reasons[2], "extension"), "exe");
    EXPECT_EQ(paramOf(computer.reasons[2], "service"), "drive");
}

TEST(AccessDecision, StoppedAppsLeaveTheBrowser) {
    const auto policies = policySetOf({});
    AccessSubject subject;
    subject.appStopMobile = subject.appStopPc = true;
    AccessRequest request;
    for (const auto client : {ClientKind::MobileApp, ClientKind::PcApp, ClientKind::DriveExplorer}) {
        request.client = client;
        EXPECT_EQ(codesOf(decideAccess(policies, subject, request)), Codes{"APP_STOPPED"});
    }
    for (const auto client : {ClientKind::Browser, ClientKind::Console, ClientKind::Api}) {
        request.client = client;
        EXPECT_TRUE(decideAccess(policies, subject, request).allowed) << clientKindKey(client);
    }
    subject.appStopPc = false;
    request.client = ClientKind::PcApp;
    EXPECT_TRUE(decideAccess(policies, subject, request).allowed);
}

TEST(AccessDecision, FromElsewhereASecondFactorIsAskedOfWhoHasOne) {
    const auto policies = onlyJapan();
    AccessSubject subject;
    auto request = signIn(ClientKind::MobileApp);
    request.country = "DE";
    const auto without = decideAccess(policies, subject, request);
    EXPECT_EQ(codesOf(without), Codes{"COUNTRY_STEP_UP"});
    EXPECT_FALSE(without.stepUp);
    EXPECT_EQ(paramOf(without.reasons[0], "country"), "DE");

    subject.hasSecondFactor = true;
    const auto with = decideAccess(policies, subject, request);
    EXPECT_TRUE(with.allowed);
    EXPECT_TRUE(with.stepUp);
    EXPECT_TRUE(with.reasons.empty());
    request.factorPassed = true;
    EXPECT_FALSE(decideAccess(policies, subject, request).stepUp);
    request.factorPassed = false;
    request.country = "JP";
    EXPECT_FALSE(decideAccess(policies, subject, request).stepUp);
}

TEST(AccessDecision, ASessionGoesOnInAnotherCountry) {
    AccessRequest request;
    request.country = "DE";
    const auto decision = decideAccess(onlyJapan(), AccessSubject{}, request);
    EXPECT_TRUE(decision.allowed);
    EXPECT_FALSE(decision.stepUp);
}

TEST(AccessDecision, NoStepUpIsAskedOfWhoIsRefusedAnyway) {
    AccessSubject subject;
    subject.hasSecondFactor = true;
    subject.standing = Standing::Awaiting;
    const auto decision = decideAccess(onlyJapan(), subject, signIn(ClientKind::Browser));
    EXPECT_EQ(codesOf(decision), Codes{"ACCOUNT_NOT_STARTED"});
    EXPECT_FALSE(decision.stepUp);
}

TEST(AccessDecision, AWayOfItsOwnHasItsOwnSwitchAndStandsUnderTheAddressList) {
    const auto policies = policySetOf({{"network", {{"mode", std::string("allowList")}}}});
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Mail, Right::Imap, false);
    AccessSubject subject;
    subject.matrix = &matrix;
    AccessRequest request;
    request.client = ClientKind::MobileApp; // the mail program of a phone
    request.service = Service::Mail;
    request.via = Right::Imap;
    const auto decision = decideAccess(policies, subject, request);
    EXPECT_EQ(codesOf(decision), (Codes{"ACCESS_ADDRESS", "SERVICE_NOT_ALLOWED"}));
    EXPECT_EQ(paramOf(decision.reasons[1], "client"), "imap");
    EXPECT_EQ(paramOf(decision.reasons[1], "service"), "mail");
    request.via = Right::CalDav;
    request.service = Service::Calendar;
    EXPECT_TRUE(decideAccess(policySetOf({}), subject, request).allowed);
}

TEST(AccessDecision, LoginMethodsCountAtSignInAlone) {
    const auto policies = policySetOf({{"account", {{"loginByLine", true}}}});
    auto request = signIn(ClientKind::Browser);
    const std::vector<std::pair<LoginMethod, bool>> methods{{LoginMethod::Password, true},
                                                            {LoginMethod::Line, true},
                                                            {LoginMethod::Phone, false},
                                                            {LoginMethod::ScreenUnlock, false}};
    for (const auto& [method, allowed] : methods) {
        request.action = AccessAction::SignIn;
        request.method = method;
        const auto decision = decideAccess(policies, AccessSubject{}, request);
        EXPECT_EQ(decision.allowed, allowed) << loginMethodKey(method);
        for (const auto& reason : decision.reasons)
            EXPECT_EQ(paramOf(reason, "method"), loginMethodKey(method));
        request.action = AccessAction::Use;
        EXPECT_TRUE(decideAccess(policies, AccessSubject{}, request).allowed);
    }
}

TEST(AccessDecision, DownloadsToPhonesAreAMatterOfTheTemplate) {
    const auto policies = policySetOf({});
    Matrix matrix = Matrix::everything();
    matrix.set(Service::Drive, Right::MobileDownload, false);
    AccessSubject subject;
    subject.matrix = &matrix;
    AccessRequest request;
    request.action = AccessAction::Download;
    request.client = ClientKind::MobileApp;
    request.service = Service::Drive;
    EXPECT_EQ(codesOf(decideAccess(policies, subject, request)), Codes{"MOBILE_DOWNLOAD_OFF"});
    request.action = AccessAction::Use;
    EXPECT_TRUE(decideAccess(policies, subject, request).allowed) << "the viewer goes on";
    request.action = AccessAction::Download;
    request.client = ClientKind::Browser;
    EXPECT_TRUE(decideAccess(policies, subject, request).allowed);
}

TEST(AccessDecision, KeysAndValuesMatchBothWays) {
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(accessActionOf(accessActionKey(static_cast<AccessAction>(i))), static_cast<AccessAction>(i));
        EXPECT_EQ(loginMethodOf(loginMethodKey(static_cast<LoginMethod>(i))), static_cast<LoginMethod>(i));
    }
    EXPECT_FALSE(accessActionOf("Use"));
    EXPECT_FALSE(loginMethodOf(""));
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < kReasons; ++i)
        keys.insert(reasonKey(static_cast<ReasonCode>(i)));
    EXPECT_EQ(keys.size(), kReasons);
}

TEST(AccessDecision, AgreesWithTheGatesWrittenOutPlainly) {
    RandomPolicies random(1996);
    std::map<std::string, int> seen;
    for (int round = 0; round < 400; ++round) {
        const auto values = random.all();
        const auto policies = policySetOf(values);
        const Matrix matrix = random.matrix();
        for (int i = 0; i < 60; ++i) {
            const auto user = random.member(), address = random.address(), country = random.country(),
                       extension = random.extension();
            const auto subject = random.subject(user, random.below(4) == 0 ? nullptr : &matrix);
            const auto request = randomRequest(random, address, country, extension);
            const auto decision = decideAccess(policies, subject, request);
            bool stepUp = false;
            const auto expected = PlainGates{values, subject, request, address}.reasons(stepUp);
            ASSERT_EQ(codesOf(decision), expected) << "round " << round << " request " << i;
            ASSERT_EQ(decision.allowed, expected.empty());
            ASSERT_EQ(decision.stepUp, stepUp);
            for (const auto& code : expected)
                ++seen[code];
            seen["allowed"] += decision.allowed ? 1 : 0;
            seen["stepUp"] += stepUp ? 1 : 0;
        }
    }
    EXPECT_EQ(seen.size(), kReasons + 2);
    for (const auto& [code, count] : seen)
        EXPECT_GT(count, 40) << code << " must have been met";
}

} // namespace
} // namespace test_access_decision
