#include "service/auth/authorize_page.h"

#include "models/domain/client_facts.h"
#include "service/auth/qr_svg.h"
#include "service/auth/redirect_uri.h"
#include "service/auth/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

namespace policy = sekisho::policy;

namespace {

constexpr std::string_view kStyle =
    "body{font-family:system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1c1e21}"
    "main{max-width:24rem;margin:8vh auto;padding:2rem;background:#fff;border:1px solid #c9ccd1;border-radius:8px}"
    "h1{font-size:1.25rem;margin:0 0 .5rem}label{display:block;margin:1rem 0 .25rem}"
    "input{box-sizing:border-box;width:100%;padding:.5rem;font-size:1rem;border:1px solid #6b7280;border-radius:4px}"
    "button{margin-top:1.25rem;padding:.6rem "
    "1.2rem;font-size:1rem;border:0;border-radius:4px;background:#1a56b0;color:#fff}"
    "button.plain{background:none;color:#1a56b0}"
    ".error{margin:1rem 0;padding:.75rem;border-left:4px solid #b42318;background:#fdecea}"
    "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e7e9ec}main{background:#20242a;border-color:#"
    "3c4149}"
    "input{background:#16181c;color:inherit;border-color:#8b929c}.error{background:#3a1d1b}"
    "button.plain{color:#8ab4f8}}";

struct PageTexts {
    std::string_view lang, title, intro, login, password, signIn, codeIntro, code, next, enrolIntro, qrCode, key,
        newIntro, newPassword, again, change, cancel;
};
constexpr PageTexts kEnglish{"en",
                             "Log in",
                             "{} asks you to log in.",
                             "ID",
                             "Password",
                             "Log in",
                             "Enter the code that your authenticator shows.",
                             "Verification code",
                             "Continue",
                             "2-step verification is required. Scan the QR code with an authenticator app, or type the "
                             "key into it, then enter the code that the app shows.",
                             "QR code for an authenticator app; the key below says the same",
                             "Key",
                             "Choose a new password to go on: {} to {} characters.",
                             "New password",
                             "New password again",
                             "Change password",
                             "Cancel"};
constexpr PageTexts kJapanese{
    "ja",
    "ログイン",
    "{} がログインを求めています。",
    "ID",
    "パスワード",
    "ログイン",
    "認証アプリに表示されているコードを入力してください。",
    "確認コード",
    "次へ",
    "2 段階認証が必要です。認証アプリで QR コードを読み取るか、キーを入力してから、アプリに表示された"
    "コードを入力してください。",
    "認証アプリ用の QR コード (下のキーと同じ内容です)",
    "キー",
    "続けるには新しいパスワードを設定してください ({}～{} 文字)。",
    "新しいパスワード",
    "新しいパスワード (確認)",
    "パスワードを変更",
    "キャンセル"};

std::string styleHash() {
    unsigned char hash[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(kStyle.data()), kStyle.size(), hash);
    std::string text(4 * ((sizeof hash + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), hash, sizeof hash);
    return text;
}

// Browsers hold the redirect after a posted form against form-action too, so the app's address has to be in it.
Response htmlAnswer(int status, const std::string& body, std::string_view formTarget) {
    static const std::string style = styleHash();
    Response response;
    response.status = status;
    response.contentType = "text/html; charset=utf-8";
    response.body = body;
    response.headers = {
        {"Content-Security-Policy",
         fmt::format("default-src 'none'; style-src 'sha256-{}'; form-action 'self'{}{}; frame-ancestors 'none'; "
                     "base-uri 'none'",
                     style, formTarget.empty() ? "" : " ", formTarget)},
        {"X-Frame-Options", "DENY"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"}};
    return response;
}

std::string pageAround(const PageTexts& texts, std::string_view content) {
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                       "<title>{} - Sekisho</title><style>{}</style></head><body><main>{}</main></body></html>\n",
                       texts.lang, texts.title, kStyle, content);
}

std::string sentenceFor(const sekisho::Error& error, bool japanese) {
    const auto* fact = sekisho::errorFact(error.code);
    if (!fact) return error.description;
    std::string text(japanese ? fact->ja : fact->en);
    for (const auto& param : error.params) {
        const std::string place = "{" + param.name + "}";
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), param.value);
    }
    return text;
}

std::string inputField(std::string_view label, std::string_view name, std::string_view type, std::string_view complete,
                       std::string_view value, bool focus) {
    return fmt::format("<label for=\"{0}\">{1}</label><input id=\"{0}\" name=\"{0}\" type=\"{2}\" autocomplete=\"{3}\" "
                       "value=\"{4}\" required{5}>",
                       name, label, type, complete, escapedHtml(value), focus ? " autofocus" : "");
}

// Shown as long as this page is open: after a wrong code it may have to be scanned once more.
std::string enrolmentFields(const AuthorizeForm& form, const PageTexts& texts) {
    const std::string& secret = form.state.newFactor.text();
    std::string key; // in groups, since it is read here and typed there
    for (std::size_t at = 0; at < secret.size(); at += 4)
        key += (at > 0 ? " " : "") + secret.substr(at, 4);
    const std::string uri = totpUri(secret, form.state.loginId, totpIssuer);
    return fmt::format("<p>{}</p>{}<p>{}: <code>{}</code></p>", texts.enrolIntro, qrSvg(uri, texts.qrCode), texts.key,
                       key) +
           inputField(texts.code, "code", "text", "one-time-code", {}, true) +
           fmt::format("<button name=\"action\" value=\"code\">{}</button>", texts.next);
}

std::string fieldsOf(const AuthorizeForm& form, const PageTexts& texts, std::string_view login) {
    switch (form.step) {
    case policy::Step::SecondFactor:
        return fmt::format("<p>{}</p>", texts.codeIntro) +
               inputField(texts.code, "code", "text", "one-time-code", {}, true) +
               fmt::format("<button name=\"action\" value=\"code\">{}</button>", texts.next);
    case policy::Step::EnrolSecondFactor:
        return enrolmentFields(form, texts);
    case policy::Step::NewPassword:
        return fmt::format("<p>{}</p>", fmt::format(fmt::runtime(texts.newIntro), form.outcome.policy.passwordMinLength,
                                                    form.outcome.policy.passwordMaxLength)) +
               inputField(texts.newPassword, "newPassword", "password", "new-password", {}, true) +
               inputField(texts.again, "newPasswordAgain", "password", "new-password", {}, false) +
               fmt::format("<button name=\"action\" value=\"newPassword\">{}</button>", texts.change);
    case policy::Step::Complete:
        break;
    }
    return inputField(texts.login, "login", "text", "username", login, login.empty()) +
           inputField(texts.password, "password", "password", "current-password", {}, !login.empty()) +
           fmt::format("<button name=\"action\" value=\"signIn\">{}</button>", texts.signIn);
}

} // namespace

std::string escapedHtml(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out.push_back(c);
        }
    }
    return out;
}

bool prefersJapanese(std::string_view acceptLanguage) {
    double japanese = 0;
    double english = 0;
    for (std::size_t at = 0; at < acceptLanguage.size();) {
        const auto end = std::min(acceptLanguage.find(',', at), acceptLanguage.size());
        auto part = acceptLanguage.substr(at, end - at);
        part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
        double weight = 1;
        if (const auto q = part.find("q="); q != std::string_view::npos)
            if (std::from_chars(part.data() + q + 2, part.data() + part.size(), weight).ec != std::errc{}) weight = 0;
        const auto tag = part.substr(0, 2);
        if (tag == "ja" || tag == "JA") japanese = std::max(japanese, weight);
        if (tag == "en" || tag == "EN") english = std::max(english, weight);
        at = end + 1;
    }
    return japanese > 0 && japanese >= english &&
           (japanese > english || acceptLanguage.find("ja") < acceptLanguage.find("en"));
}

Response authorizePage(const AuthorizeForm& form, const std::string& formId, std::string_view login,
                       const sekisho::Error* error) {
    const PageTexts& texts = form.japanese ? kJapanese : kEnglish;
    std::string content = fmt::format("<h1>{}</h1><p>{}</p>", texts.title,
                                      fmt::format(fmt::runtime(texts.intro), escapedHtml(form.clientName)));
    if (error)
        content +=
            fmt::format("<p class=\"error\" role=\"alert\">{}</p>", escapedHtml(sentenceFor(*error, form.japanese)));
    const std::string hidden = fmt::format("<input type=\"hidden\" name=\"form\" value=\"{}\">"
                                           "<input type=\"hidden\" name=\"csrf\" value=\"{}\">",
                                           formId, form.csrf);
    content += fmt::format("<form method=\"post\" action=\"/oauth2/v2.0/authorize\">{}{}</form>", hidden,
                           fieldsOf(form, texts, login));
    content += fmt::format("<form method=\"post\" action=\"/oauth2/v2.0/authorize\">{}<button class=\"plain\" "
                           "name=\"action\" value=\"cancel\">{}</button></form>",
                           hidden, texts.cancel);
    const int status = error ? sekisho::httpStatus(*error) : 200;
    return htmlAnswer(status, pageAround(texts, content), originOf(form.state.request.redirectUri));
}

Response authorizeFaultPage(bool japanese, std::string_view english, std::string_view japaneseText) {
    const PageTexts& texts = japanese ? kJapanese : kEnglish;
    const auto sentence = escapedHtml(japanese ? japaneseText : english);
    return htmlAnswer(
        400,
        pageAround(texts, fmt::format("<h1>{}</h1><p class=\"error\" role=\"alert\">{}</p>", texts.title, sentence)),
        {});
}

} // namespace sekishod
