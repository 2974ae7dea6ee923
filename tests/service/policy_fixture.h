#pragma once
// A tenant with policies, templates and a file of countries, behind the real gates: who comes in, from where, with
// what.

#include "service/auth/policy_snapshot.h"
#include "service/auth/totp.h"
#include "tests/service/auth_fixture.h"
#include "tests/service/country_file.h"

#include <string>
#include <string_view>

namespace sekishod::test {

inline constexpr std::string_view officeAddress = "203.0.113.7";
inline constexpr std::string_view homeAddress = "198.51.100.9";
inline constexpr std::string_view abroadAddress = "81.2.69.142"; // GB

class PolicyTest : public AuthTest {
  protected:
    PolicyTest() {
        const auto file = folder.path() / "country.mmdb";
        CountryFileMaker()
            .add("203.0.113.0", 24, "JP")
            .add("198.51.100.0", 24, "JP")
            .add("81.2.69.0", 24, "GB")
            .add("2001:db8:1::", 48, "JP")
            .write(file, 1'700'000'000);
        auto opened = openCountryData(file);
        EXPECT_TRUE(opened);
        if (opened) countries = std::move(*opened);
        services.countries = countries.get();
        ip = officeAddress;
    }

    void onlyFrom(std::string_view ranges, std::string_view more = "") {
        std::string list;
        for (std::size_t at = 0; at <= ranges.size();) {
            const auto end = std::min(ranges.find(' ', at), ranges.size());
            list += (list.empty() ? "" : ",") + (R"({"range":")" + std::string(ranges.substr(at, end - at)) + R"("})");
            at = end + 1;
        }
        setPolicy("network", R"({"mode":"allowList","addresses":[)" + list + "]" + std::string(more) + "}");
    }
    void onlyCountries(std::string_view list = R"("JP")") {
        setPolicy("network", R"({"mode":"all","countryRestriction":true,"countries":[)" + std::string(list) + "]}");
    }
    // Of the default template what stands in `off`, a JSON list.
    void takeAway(std::string_view off) {
        run("UPDATE template SET off = '" + std::string(off) + "' WHERE uid = 'default:10000001'");
    }
    void stopApps(const std::string& uid, bool mobile, bool pc) {
        run("INSERT INTO app_stop(member_uid, domain_id, mobile, pc, at) VALUES('" + uid + "', 10000001, " +
            (mobile ? "1" : "0") + ", " + (pc ? "1" : "0") +
            ", 0) ON CONFLICT(member_uid) DO UPDATE SET mobile = excluded.mobile, pc = excluded.pc");
    }
    std::string giveFactor(const std::string& uid) {
        const std::string secret = newTotpSecret();
        run("UPDATE credential SET totp_secret = '" + secret + "' WHERE member_uid = '" + uid + "'");
        return secret;
    }
    std::string codeNow(const std::string& secret) {
        clock.advance(std::chrono::seconds(totpStepSeconds)); // a code never passes twice
        return totpCode(secret, sekisho::toSeconds(clock.now()) / totpStepSeconds);
    }
    Response secondFactor(const Response& step, const std::string& secret, bool trust = false) {
        return post("/oauth2/v2.0/console/challenge/" + member(step, "challengeId") + "/second-factor",
                    {{"code", codeNow(secret)}, {"trustDevice", trust}});
    }
    Response challengeFrom(std::string_view address, std::string_view login, std::string_view kind) {
        ip = address;
        return challenge(login, goodPassword, kind);
    }
    // The code of what a sign-in from there gives, or "in".
    std::string entry(std::string_view address, std::string_view login = "hanako@acme",
                      std::string_view kind = "browser") {
        const Response step = challengeFrom(address, login, kind);
        return step.status == 200 ? "in" : member(step, "code");
    }
    int probeFrom(std::string_view address, const std::string& token) {
        ip = address;
        return probeStatus(token);
    }
    Response refresh(const std::string& token) {
        return form("/oauth2/v2.0/token", "grant_type=refresh_token&client_id=sekisho-console&refresh_token=" + token);
    }
    std::string lastResult(const std::string& uid = "u-deputy") {
        return textOf("SELECT result FROM sign_in WHERE member_uid = '" + uid + "' ORDER BY id DESC LIMIT 1");
    }
    std::string lastAudit() {
        return textOf("SELECT action || ' ' || result || ' ' || changes FROM audit WHERE domain_id = 10000001 ORDER "
                      "BY seq DESC LIMIT 1");
    }

    std::unique_ptr<CountryLookup> countries;
};

} // namespace sekishod::test
