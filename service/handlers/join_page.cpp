#include "service/handlers/join_page.h"

#include "models/domain/validation.h"
#include "service/auth/html_page.h"

#include <fmt/format.h>

namespace sekishod {

namespace {

struct JoinWords {
    std::string_view lang, title, intro, operatorNote, optional, idHint, privateHint, readingHint, dateHint, password,
        again, simplePassword, specialPassword, send, waitingTitle, waiting, admittedTitle, admitted, signIn, stale,
        openAgain;
};
constexpr JoinWords kJoinEnglish{
    "en",
    "Join {}",
    "{} invites you to become a member of {}. Fill in this form to apply.",
    "This invitation makes you an operator, who has administrator rights.",
    "{} (optional)",
    "2 to 40 of lower-case letters, digits, and . - _ You log in with this and @{} after it.",
    "An address outside of {} at which you can be reached.",
    "In katakana.",
    "In the form 1990-04-25.",
    "Password",
    "Password again",
    "{} to {} characters, with letters and digits.",
    "{} to {} characters, with letters, digits and special characters.",
    "Apply",
    "Your application was sent",
    "An administrator of {} decides whether to let you in. Nothing else is needed from you now.",
    "You are a member now",
    "You can use {} from now on.",
    "As soon as you are a member, log in with the ID {} and the password that you have just chosen.",
    "This page was open too long, was sent already, or was opened in another browser. If you have not seen that your "
    "application was sent, open the form again.",
    "Open the form again"};
constexpr JoinWords kJoinJapanese{
    "ja",
    "{} への参加",
    "{} さんから {} への招待です。参加を申請するには、このフォームに入力してください。",
    "この招待で参加すると、管理者権限を持つ運用担当者になります。",
    "{} (任意)",
    "半角英小文字、数字、. - _ で 2～40 文字。ログインにはこの後ろに @{} を付けて使います。",
    "{} 以外の、連絡の取れるアドレスを入力してください。",
    "カタカナで入力してください。",
    "1990-04-25 の形で入力してください。",
    "パスワード",
    "パスワード (確認)",
    "{}～{} 文字。英字と数字を含めてください。",
    "{}～{} 文字。英字、数字、特殊文字を含めてください。",
    "申請する",
    "申請を送信しました",
    "{} の管理者が参加を承認するかどうかを決めます。今のところ、ほかに必要な操作はありません。",
    "メンバーになりました",
    "{} をすぐに利用できます。",
    "メンバーになった後は、ID {} と、いま設定したパスワードでログインしてください。",
    "このページは開いてから時間がたっているか、すでに送信されたか、別のブラウザーで開かれたものです。申請を送信した"
    "という表示を見ていない場合は、フォームを開き直してください。",
    "フォームを開き直す"};

const JoinWords& wordsIn(bool japanese) {
    return japanese ? kJoinJapanese : kJoinEnglish;
}

template<class... Values>
std::string said(std::string_view sentence, const Values&... values) {
    return fmt::format(fmt::runtime(sentence), values...);
}

struct Input {
    std::string_view name;
    std::string label; // escaped
    std::string_view type = "text";
    std::string_view complete = "off"; // value of autocomplete
    std::string value{};               // escaped
    std::string hint{};                // escaped
    int longest = 0;
    bool needed = true;
    bool wrong = false;
};

std::string drawn(const Input& input) {
    std::string described;
    if (input.wrong) described = "error";
    if (!input.hint.empty()) described += fmt::format("{}{}-hint", described.empty() ? "" : " ", input.name);
    std::string out = fmt::format("<label for=\"{0}\">{1}</label><input id=\"{0}\" name=\"{0}\" type=\"{2}\" "
                                  "autocomplete=\"{3}\" value=\"{4}\"",
                                  input.name, input.label, input.type, input.complete, input.value);
    if (input.longest > 0) out += fmt::format(" maxlength=\"{}\"", input.longest);
    if (input.needed) out += " required";
    if (input.wrong) out += " aria-invalid=\"true\" autofocus";
    if (!described.empty()) out += fmt::format(" aria-describedby=\"{}\"", described);
    out += ">";
    if (!input.hint.empty()) out += fmt::format("<p class=\"hint\" id=\"{}-hint\">{}</p>", input.name, input.hint);
    return out;
}

std::string_view completionOf(std::string_view key) {
    if (key == "lastName") return "family-name";
    if (key == "firstName") return "given-name";
    if (key == "email") return "username";
    if (key == "privateEmail") return "email";
    if (key == "cellPhone" || key == "telephone") return "tel";
    if (key == "birthday") return "bday";
    return "off";
}

// Errors name the field as the record does, the form as /v1.0/join does: userName.lastName, email.localPart.
bool isAbout(const sekisho::Error& error, const JoinField& field) {
    if (error.field.empty()) return false;
    return error.field == field.key || error.field == field.field ||
           error.field.starts_with(std::string(field.field) + ".") ||
           (error.field == "userName" && field.key == "lastName");
}

bool isNeeded(const JoinField& field, const Tenant& tenant) {
    const bool name = field.key == "lastName" || field.key == "firstName";
    return name || field.key == "email" || tenant.fields.of(field.field).required;
}

std::string askedFields(const JoinForm& form, const Tenant& tenant, const JoinWords& words,
                        const sekisho::Error* error) {
    std::string out;
    sekisho::Member typed = form.member;
    for (const JoinField& field : joinFields()) {
        const bool numbered = field.key == "employeeNumber" && tenant.fields.numbering.automatic;
        const bool needed = isNeeded(field, tenant) && !numbered;
        if (!field.always && !needed) continue;
        const auto* fact = sekisho::memberField(field.field);
        Input input{.name = field.key, .label = escapedHtml(form.japanese ? fact->ja : fact->en)};
        if (!needed) input.label = said(words.optional, input.label);
        input.type = field.key == "privateEmail" ? "email" : "text";
        input.complete = completionOf(field.key);
        input.value = escapedHtml(field.of(typed));
        input.longest = fact->maxLength;
        input.needed = needed;
        input.wrong = error && isAbout(*error, field);
        if (field.key == "email") input.hint = said(words.idHint, escapedHtml(tenant.workgroup));
        if (field.key == "privateEmail") input.hint = said(words.privateHint, escapedHtml(tenant.name));
        if (fact->kind == "kana") input.hint = words.readingHint;
        if (fact->kind == "date") input.hint = words.dateHint;
        out += drawn(input);
    }
    return out;
}

std::string passwordFields(const JoinWords& words, const sekisho::policy::AccountPolicy& policy,
                           const sekisho::Error* error) {
    const bool special = policy.passwordFormat == sekisho::policy::PasswordFormat::AlphanumericSpecial;
    Input password{.name = "password", .label = std::string(words.password), .type = "password"};
    password.complete = "new-password";
    password.hint = said(special ? words.specialPassword : words.simplePassword, policy.passwordMinLength,
                         policy.passwordMaxLength);
    password.wrong = error && error->field == "password";
    Input again{.name = "passwordAgain", .label = std::string(words.again), .type = "password"};
    again.complete = "new-password";
    return drawn(password) + drawn(again);
}

int secondsOf(const sekisho::Error& error) {
    for (const auto& param : error.params)
        if (param.name == "seconds") return static_cast<int>(std::strtol(param.value.c_str(), nullptr, 10));
    return 5;
}

} // namespace

Response joinPage(const JoinForm& form, const Tenant& tenant, const Invitation& invitation,
                  const sekisho::policy::AccountPolicy& policy, const sekisho::Error* error) {
    const JoinWords& words = wordsIn(form.japanese);
    const std::string name = escapedHtml(tenant.name);
    const std::string title = said(words.title, name);
    std::string content =
        fmt::format("<h1>{}</h1><p>{}</p>", title, said(words.intro, escapedHtml(invitation.inviterName), name));
    if (invitation.asOperator) content += fmt::format("<p>{}</p>", words.operatorNote);
    if (error)
        content += fmt::format("<p class=\"error\" role=\"alert\" id=\"error\">{}</p>",
                               escapedHtml(errorSentence(*error, form.japanese)));
    content +=
        fmt::format("<form method=\"post\" action=\"/join/{}\"><input type=\"hidden\" name=\"form\" "
                    "value=\"{}\"><input type=\"hidden\" name=\"csrf\" value=\"{}\">{}{}<button>{}</button></form>",
                    escapedHtml(form.token), form.id, form.csrf, askedFields(form, tenant, words, error),
                    passwordFields(words, policy, error), words.send);
    Response response = htmlPage({words.lang, title, error ? sekisho::httpStatus(*error) : 200}, content);
    if (response.status == 429 || response.status == 503)
        response.headers.emplace_back("Retry-After", std::to_string(secondsOf(*error)));
    return response;
}

Response joinedPage(bool japanese, const Tenant& tenant, const Joined& joined) {
    const JoinWords& words = wordsIn(japanese);
    const bool in = joined.admitted.has_value();
    const std::string id = fmt::format("<strong>{}</strong>", escapedHtml(joined.applicant.member.email));
    const std::string_view title = in ? words.admittedTitle : words.waitingTitle;
    return htmlPage({words.lang, title, 200},
                    fmt::format("<h1>{}</h1><p role=\"status\">{}</p><p>{}</p>", title,
                                said(in ? words.admitted : words.waiting, escapedHtml(tenant.name)),
                                said(words.signIn, id)));
}

Response joinFaultPage(bool japanese, int status, std::string_view sentence) {
    const JoinWords& words = wordsIn(japanese);
    const std::string_view title = japanese ? "招待" : "Invitation";
    return htmlPage({words.lang, title, status},
                    fmt::format("<h1>{}</h1><p class=\"error\" role=\"alert\">{}</p>", title, escapedHtml(sentence)));
}

Response joinStalePage(bool japanese, std::string_view token) {
    const JoinWords& words = wordsIn(japanese);
    const std::string_view title = japanese ? "招待" : "Invitation";
    std::string content = fmt::format("<h1>{}</h1><p class=\"error\" role=\"alert\">{}</p>", title, words.stale);
    if (!token.empty())
        content += fmt::format("<p><a href=\"/join/{}\">{}</a></p>", escapedHtml(token), words.openAgain);
    return htmlPage({words.lang, title, 400}, content);
}

} // namespace sekishod
