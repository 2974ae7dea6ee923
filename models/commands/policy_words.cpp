#include "models/commands/policy_words.h"

#include "models/domain/country_names.h"
#include "models/policy/policy_effects.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <utility>

namespace sekisho::commands {

namespace {

struct PolicyWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)
};

QString numberText(const policy::Field& field, std::int64_t number) {
    const QString digits = digitsText(field, number);
    const QString unit = factText(field.unit);
    return unit.isEmpty() ? digits : PolicyWords::tr("%1 %2", "a number and its unit").arg(digits, unit);
}

QString entryText(const policy::Field& field, const std::string& entry, const NameOfMember& name) {
    if (field.widget == policy::Widget::Countries) return countryText(entry);
    if (field.widget == policy::Widget::Members && name) {
        const QString known = name(entry);
        return known.isEmpty() ? PolicyWords::tr("Member who is not in the directory") : known;
    }
    if (field.widget == policy::Widget::Targets && name) {
        const QString known = name(entry);
        return known.isEmpty() ? PolicyWords::tr("Member or organization that is not in the directory") : known;
    }
    const policy::Choice* choice = policy::choiceOf(field, policy::Value(entry));
    return choice ? factText(choice->words) : fromUtf8(entry);
}

// The entries of a list in words, as they stand there.
QStringList entryTexts(const policy::Field& field, const policy::Value& value, const NameOfMember& name) {
    QStringList texts;
    if (const auto* addresses = std::get_if<std::vector<policy::AddressEntry>>(&value))
        for (const policy::AddressEntry& entry : *addresses)
            texts << addressText(entry);
    if (const auto* links = std::get_if<std::vector<policy::LinkEntry>>(&value))
        for (const policy::LinkEntry& link : *links)
            texts << PolicyWords::tr("%1 (%2)").arg(fromUtf8(link.label), fromUtf8(link.url));
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        if (field.widget == policy::Widget::Checks) { // in the order of the screen
            for (const policy::Choice& choice : field.choices)
                if (std::ranges::find(*list, choice.value) != list->end()) texts << factText(choice.words);
        } else {
            for (const std::string& entry : *list)
                texts << entryText(field, entry, name);
        }
    }
    return texts;
}

bool isList(const policy::Field& field) {
    using policy::Widget;
    return field.widget == Widget::Addresses || field.widget == Widget::Countries ||
           field.widget == Widget::Extensions || field.widget == Widget::Members || field.widget == Widget::Checks ||
           field.widget == Widget::Targets || field.widget == Widget::Emails || field.widget == Widget::Links;
}

QString joined(const QStringList& texts, std::size_t most) {
    const QString comma = language() == Language::Japanese ? QStringLiteral("、") : QStringLiteral(", ");
    if (static_cast<std::size_t>(texts.size()) <= most) return texts.join(comma);
    const int more = static_cast<int>(texts.size()) - static_cast<int>(most);
    return PolicyWords::tr("%1 and %Ln more", nullptr, more)
        .arg(texts.mid(0, static_cast<qsizetype>(most)).join(comma));
}

QStringList without(const QStringList& these, const QStringList& those) {
    const QSet<QString> known(those.begin(), those.end());
    QStringList left;
    for (const QString& one : these)
        if (!known.contains(one)) left << one;
    return left;
}

// 0 means that there is no limit: more than any number.
bool losesData(const policy::Field& field, const policy::ValueChange& change) {
    const auto* off = std::get_if<bool>(&change.to);
    if (field.destroys == "off") return off && !*off;
    const auto* from = std::get_if<std::int64_t>(&change.from);
    const auto* to = std::get_if<std::int64_t>(&change.to);
    return field.destroys == "less" && from && to && *to != 0 && (*from == 0 || *to < *from);
}

} // namespace

QString digitsText(const policy::Field& field, std::int64_t number) {
    return field.unit.en.empty() ? QString::number(number) : locale().toString(qint64{number});
}

QString factText(const policy::Bilingual& words) {
    return factText(words.ja, words.en);
}

QString countryText(std::string_view code) {
    return fromUtf8(countryName(code, language() == Language::Japanese ? "ja" : "en"));
}

QString addressText(const policy::AddressEntry& entry) {
    const QString range = fromUtf8(entry.range);
    return entry.label.empty() ? range : PolicyWords::tr("%1 (%2)").arg(range, fromUtf8(entry.label));
}

QString policyValueText(const policy::Field& field, const policy::Value& value, const NameOfMember& name,
                        std::size_t most) {
    if (const policy::Choice* choice = policy::choiceOf(field, value)) return factText(choice->words);
    if (field.widget == policy::Widget::Order) // all of it is what it says
        return joined(entryTexts(field, value, name), field.choices.size());
    if (isList(field)) {
        const QStringList texts = entryTexts(field, value, name);
        return texts.isEmpty() ? PolicyWords::tr("None") : joined(texts, most);
    }
    if (const bool* on = std::get_if<bool>(&value)) return *on ? PolicyWords::tr("On") : PolicyWords::tr("Off");
    if (const auto* number = std::get_if<std::int64_t>(&value)) return numberText(field, *number);
    if (const auto* text = std::get_if<std::string>(&value); text && !text->empty()) return fromUtf8(*text);
    return PolicyWords::tr("None");
}

std::vector<PolicyChangeText> policyChangeTexts(const policy::Schema& schema,
                                                const std::vector<policy::ValueChange>& changes,
                                                const NameOfMember& name) {
    std::vector<PolicyChangeText> texts;
    for (const policy::ValueChange& change : changes) {
        PolicyChangeText text;
        text.key = change.key;
        const policy::Field* field = policy::fieldOf(schema, change.key);
        if (!field) { // of an older schema: its key is all that is left of it
            text.label = fromUtf8(change.key);
            texts.push_back(std::move(text));
            continue;
        }
        text.label = factText(field->label);
        text.from = policyValueText(*field, change.from, name);
        text.to = policyValueText(*field, change.to, name);
        text.list = isList(*field);
        if (text.list) {
            const QStringList before = entryTexts(*field, change.from, name);
            const QStringList after = entryTexts(*field, change.to, name);
            text.added = without(after, before);
            text.removed = without(before, after);
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

QString policyChangeLine(const PolicyChangeText& change) {
    constexpr std::size_t kShown = 3;
    if (!change.list || (change.added.isEmpty() && change.removed.isEmpty()))
        return PolicyWords::tr("%1: %2 → %3").arg(change.label, change.from, change.to);
    QStringList parts;
    if (!change.added.isEmpty()) parts << PolicyWords::tr("added %1").arg(joined(change.added, kShown));
    if (!change.removed.isEmpty()) parts << PolicyWords::tr("removed %1").arg(joined(change.removed, kShown));
    return PolicyWords::tr("%1: %2", "a field and what came and went")
        .arg(change.label, parts.join(language() == Language::Japanese ? QStringLiteral("、") : QStringLiteral("; ")));
}

QStringList policyConsequences(const policy::Schema& schema, const policy::Values& before,
                               const policy::Values& after) {
    const policy::Effects effects = policy::effectsOf(schema.key, before, after);
    QStringList sentences;
    for (const policy::ValueChange& change : policy::changesBetween(schema, before, after)) {
        const policy::Field* field = policy::fieldOf(schema, change.key);
        const bool happens =
            field && (field->effect.empty() || std::ranges::find(effects.causes, field->key,
                                                                 &policy::EffectCause::field) != effects.causes.end());
        const QString sentence = happens ? factText(field->consequence) : QString();
        if (!sentence.isEmpty() && !sentences.contains(sentence)) sentences << sentence;
    }
    return sentences;
}

QStringList policyLosses(const policy::Schema& schema, const policy::Values& before, const policy::Values& after) {
    QStringList labels;
    for (const policy::ValueChange& change : policy::changesBetween(schema, before, after)) {
        const policy::Field* field = policy::fieldOf(schema, change.key);
        if (field && policy::counts(schema, *field, after) && losesData(*field, change))
            labels << factText(field->label);
    }
    return labels;
}

QString refusalText(const std::string& code) {
    if (code == "ACCESS_ADDRESS") return PolicyWords::tr("IP address not allowed");
    if (code == "COUNTRY_STEP_UP") return PolicyWords::tr("Country not allowed, and no 2-step verification");
    if (code == "APP_STOPPED") return PolicyWords::tr("App use stopped");
    if (code == "SERVICE_NOT_ALLOWED") return PolicyWords::tr("Service or app not in the permission template");
    if (code == "LOGIN_METHOD_OFF") return PolicyWords::tr("Login method not allowed");
    if (code == "MDM_KEY_MISSING") return PolicyWords::tr("Phone without the key of the third-party MDM");
    if (code == "EXTERNAL_TALK_OFF") return PolicyWords::tr("Talk with external users not allowed");
    if (code == "FILE_TYPE_BANNED") return PolicyWords::tr("File type banned");
    if (code == "MOBILE_UPLOAD_OFF") return PolicyWords::tr("Upload with the mobile app not allowed");
    if (code == "MOBILE_DOWNLOAD_OFF") return PolicyWords::tr("Download to the mobile app not allowed");
    if (code == "EXTERNAL_FILES_OFF") return PolicyWords::tr("Files to external users not allowed");
    if (code == "SESSION_ENDED_BY_POLICY") return PolicyWords::tr("Saving ends the session");
    if (code == "SESSION_ENDED") return PolicyWords::tr("At rest for too long");
    if (code == "ACCOUNT_DELETED" || code == "ACCOUNT_LOCKED" || code == "ACCOUNT_NOT_STARTED")
        return PolicyWords::tr("The account cannot log in");
    if (code == "PASSWORD_EXPIRED" || code == "PASSWORD_CHANGE_REQUIRED") return PolicyWords::tr("Password expired");
    return errorText(Error(ErrorKind::Forbidden, code));
}

QString previewListText(policy::PreviewList list) {
    switch (list) {
    case policy::PreviewList::LoggedOut:
        return PolicyWords::tr("Logged out now");
    case policy::PreviewList::Blocked:
        return PolicyWords::tr("Blocked from now on");
    case policy::PreviewList::Freed:
        return PolicyWords::tr("No longer blocked");
    case policy::PreviewList::MustChangePassword:
        return PolicyWords::tr("Must change the password");
    case policy::PreviewList::BannedUploads:
        return PolicyWords::tr("Transfers that would be banned");
    }
    return {};
}

} // namespace sekisho::commands
