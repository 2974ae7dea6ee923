// The page behind the link of an invitation mail: a pending member sets his first password. The token in the path is
// all that proves who he is, so the log names the route only, and no referrer and no cache have it.

#include "service/auth/credentials.h"
#include "service/auth/html_page.h"
#include "service/auth/secret_text.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/request_text.h"
#include "service/http/unit_of_work.h"
#include "service/rules/first_passwords.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct WelcomeWords {
    std::string_view lang, title, intro, password, again, simple, special, send, doneTitle, done;
};
constexpr WelcomeWords kWelcomeEnglish{"en",
                                       "Set your password",
                                       "Welcome to {}. Your ID is {}. Choose the password with which you log in.",
                                       "Password",
                                       "Password again",
                                       "{} to {} characters, with letters and digits.",
                                       "{} to {} characters, with letters, digits and special characters.",
                                       "Set the password",
                                       "Your password is set",
                                       "You can log in now with the ID {} and the password that you have just chosen."};
constexpr WelcomeWords kWelcomeJapanese{"ja",
                                        "パスワードの設定",
                                        "{} へようこそ。ID は {} です。ログインに使うパスワードを設定してください。",
                                        "パスワード",
                                        "パスワード (確認)",
                                        "{}～{} 文字。英字と数字を含めてください。",
                                        "{}～{} 文字。英字、数字、特殊文字を含めてください。",
                                        "設定する",
                                        "パスワードを設定しました",
                                        "ID {} と、いま設定したパスワードでログインできます。"};

const WelcomeWords& welcomeWords(bool japanese) {
    return japanese ? kWelcomeJapanese : kWelcomeEnglish;
}

template<class... Values>
std::string filled(std::string_view sentence, const Values&... values) {
    return fmt::format(fmt::runtime(sentence), values...);
}

struct WelcomePlace {
    FirstPassword link;
    Tenant tenant;
    PasswordRules rules;
};

Result<WelcomePlace> welcomePlace(Services& services, const std::string& token, sekisho::Instant now) {
    return services.store.read([&](Database& db) -> Result<WelcomePlace> {
        WelcomePlace out;
        SEKISHO_TRY(link, firstPassword(db, token, now));
        out.link = std::move(link);
        const sekisho::Member& member = out.link.member.member;
        SEKISHO_TRY(tenant, loadTenant(db, member.domain));
        out.tenant = std::move(tenant);
        SEKISHO_TRY(rules, passwordRules(db, member.domain, member.id));
        out.rules = std::move(rules);
        return out;
    });
}

Response welcomeForm(bool japanese, const std::string& token, const WelcomePlace& place, const Error* error) {
    const WelcomeWords& words = welcomeWords(japanese);
    const auto& policy = place.rules.policy;
    const bool special = policy.passwordFormat == sekisho::policy::PasswordFormat::AlphanumericSpecial;
    std::string content =
        fmt::format("<h1>{}</h1><p>{}</p>", words.title,
                    filled(words.intro, escapedHtml(place.tenant.name),
                           fmt::format("<strong>{}</strong>", escapedHtml(place.link.member.member.email))));
    if (error)
        content += fmt::format("<p class=\"error\" role=\"alert\" id=\"error\">{}</p>",
                               escapedHtml(errorSentence(*error, japanese)));
    content += fmt::format(
        "<form method=\"post\" action=\"/welcome/{}\"><label for=\"password\">{}</label><input id=\"password\" "
        "name=\"password\" type=\"password\" autocomplete=\"new-password\" aria-describedby=\"{}password-hint\"{} "
        "required><p class=\"hint\" id=\"password-hint\">{}</p><label for=\"passwordAgain\">{}</label><input "
        "id=\"passwordAgain\" name=\"passwordAgain\" type=\"password\" autocomplete=\"new-password\" required>"
        "<button>{}</button></form>",
        escapedHtml(token), words.password, error ? "error " : "", error ? " aria-invalid=\"true\" autofocus" : "",
        filled(special ? words.special : words.simple, policy.passwordMinLength, policy.passwordMaxLength), words.again,
        words.send);
    return htmlPage({words.lang, words.title, error ? sekisho::httpStatus(*error) : 200}, content);
}

// What a person can do nothing about stays an error of the service; the rest is a page that says so.
HandlerResult welcomeClosed(bool japanese, Error error) {
    if (error.kind != ErrorKind::NotFound) return error;
    const WelcomeWords& words = welcomeWords(japanese);
    return htmlPage(
        {words.lang, words.title, sekisho::httpStatus(error)},
        fmt::format("<h1>{}</h1><p role=\"alert\">{}</p>", words.title, escapedHtml(errorSentence(error, japanese))));
}

HandlerResult openWelcome(Services& services, Call& call) {
    const bool japanese = prefersJapanese(call.request.header("Accept-Language"));
    const std::string& token = call.pathValue("token");
    auto place = welcomePlace(services, token, call.now);
    if (!place) return welcomeClosed(japanese, std::move(place).error());
    return welcomeForm(japanese, token, *place, nullptr);
}

Done setWith(Services& services, const Call& call, const WelcomePlace& place, const Fields& fields) {
    const auto field = [&fields](std::string_view name) {
        const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
        return SecretText(found == fields.end() ? std::string() : found->second);
    };
    const SecretText password = field("password"), again = field("passwordAgain");
    if (password.text() != again.text()) return sekisho::badInput("password", "PASSWORDS_DIFFER", {});
    const sekisho::Member& member = place.link.member.member;
    SEKISHO_CHECK(judgePassword(place.rules, member.email, password.text()));
    SEKISHO_TRY(hash, hashPassword(password.text()));
    UnitOfWork unit;
    unit.domain = member.domain;
    unit.actorId = member.id.value;
    unit.actorName = member.displayName();
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    return runUnit(services, unit, [&](Database& db, UnitOfWork& work) -> Done {
        SEKISHO_TRY(link, firstPassword(db, call.pathValue("token"), call.now)); // it may have been used meanwhile
        Effects effects;
        SEKISHO_CHECK(setFirstPassword(db, link, hash, call.now, effects));
        effects.moveTo(work);
        return {};
    });
}

HandlerResult answerWelcome(Services& services, Call& call) {
    const bool japanese = prefersJapanese(call.request.header("Accept-Language"));
    const std::string& token = call.pathValue("token");
    auto place = welcomePlace(services, token, call.now);
    if (!place) return welcomeClosed(japanese, std::move(place).error());
    const bool form = mediaType(call.request.header("Content-Type")) == "application/x-www-form-urlencoded";
    const auto fields = readForm(form ? call.request.body : std::string());
    const Error none(ErrorKind::BadInput, "BAD_REQUEST");
    if (!form || !fields) return welcomeForm(japanese, token, *place, &none);
    if (auto set = setWith(services, call, *place, *fields); !set) {
        const Error error = std::move(set).error();
        if (error.kind == ErrorKind::BadInput || error.kind == ErrorKind::Unavailable)
            return welcomeForm(japanese, token, *place, &error);
        return welcomeClosed(japanese, error);
    }
    const WelcomeWords& words = welcomeWords(japanese);
    const std::string id = fmt::format("<strong>{}</strong>", escapedHtml(place->link.member.member.email));
    return htmlPage({words.lang, words.doneTitle, 200},
                    fmt::format("<h1>{}</h1><p role=\"status\">{}</p>", words.doneTitle, filled(words.done, id)));
}

Endpoint welcomeEndpoint(Method method, std::string_view summary, Handler handler) {
    Endpoint out{.method = method, .path = "/welcome/{token}", .summary = summary, .handler = std::move(handler)};
    out.auth = AuthNeed::None;
    out.rate = RateClass::SignIn;
    out.effect = Effect::None;
    out.publicReason = "whoever sets his first password has none to show; the token of the mail is what he shows";
    return out;
}

} // namespace

void addWelcomeEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(welcomeEndpoint(Method::Get, "The page of the first password",
                                  [&services](Call& call) { return openWelcome(services, call); }));
    Endpoint answer = welcomeEndpoint(Method::Post, "The first password, chosen",
                                      [&services](Call& call) { return answerWelcome(services, call); });
    answer.body = BodyKind::Raw;
    answer.bodyLimit = 16'384;
    out.push_back(std::move(answer));
}

} // namespace sekishod
