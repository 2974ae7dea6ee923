#include "service/auth/authorize_page.h"

#include "models/domain/client_facts.h"
#include "service/auth/qr_svg.h"
#include "service/auth/redirect_uri.h"
#include "service/auth/totp.h"

#include <fmt/format.h>

namespace sekishod {

namespace policy = sekisho::policy;

namespace {

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

Response authorizePage(const AuthorizeForm& form, const std::string& formId, std::string_view login,
                       const sekisho::Error* error) {
    const PageTexts& texts = form.japanese ? kJapanese : kEnglish;
    std::string content = fmt::format("<h1>{}</h1><p>{}</p>", texts.title,
                                      fmt::format(fmt::runtime(texts.intro), escapedHtml(form.clientName)));
    if (error)
        content +=
            fmt::format("<p class=\"error\" role=\"alert\">{}</p>", escapedHtml(errorSentence(*error, form.japanese)));
    const std::string hidden = fmt::format("<input type=\"hidden\" name=\"form\" value=\"{}\">"
                                           "<input type=\"hidden\" name=\"csrf\" value=\"{}\">",
                                           formId, form.csrf);
    content += fmt::format("<form method=\"post\" action=\"/oauth2/v2.0/authorize\">{}{}</form>", hidden,
                           fieldsOf(form, texts, login));
    content += fmt::format("<form method=\"post\" action=\"/oauth2/v2.0/authorize\">{}<button class=\"plain\" "
                           "name=\"action\" value=\"cancel\">{}</button></form>",
                           hidden, texts.cancel);
    const int status = error ? sekisho::httpStatus(*error) : 200;
    return htmlPage({texts.lang, texts.title, status}, content, originOf(form.state.request.redirectUri));
}

Response authorizeFaultPage(bool japanese, std::string_view english, std::string_view japaneseText) {
    const PageTexts& texts = japanese ? kJapanese : kEnglish;
    const auto sentence = escapedHtml(japanese ? japaneseText : english);
    return htmlPage({texts.lang, texts.title, 400},
                    fmt::format("<h1>{}</h1><p class=\"error\" role=\"alert\">{}</p>", texts.title, sentence));
}

} // namespace sekishod
