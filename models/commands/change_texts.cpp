#include "models/commands/change_texts.h"

#include "models/commands/policy_words.h"
#include "models/commands/room_words.h"
#include "models/commands/template_words.h"
#include "models/policy/schema.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sekisho::commands {

namespace {

struct ChangeTextWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeTextWords)
};

QJsonValue jsonOfChange(const std::string& text) {
    return QJsonDocument::fromJson('[' + QByteArray::fromStdString(text) + ']').array().at(0);
}

policy::Value policyValueOf(const QJsonValue& json) {
    if (json.isBool()) return json.toBool();
    if (json.isDouble()) return static_cast<std::int64_t>(json.toInteger());
    if (json.isString()) return toUtf8(json.toString());
    if (!json.isArray()) return {};
    std::vector<std::string> texts;
    std::vector<policy::AddressEntry> addresses;
    std::vector<policy::LinkEntry> links;
    const QJsonArray entries = json.toArray();
    for (const auto& entry : entries) {
        const QJsonObject object = entry.toObject();
        if (object.contains(QLatin1String("url")))
            links.push_back({toUtf8(object.value(QLatin1String("label")).toString()),
                             toUtf8(object.value(QLatin1String("url")).toString())});
        else if (entry.isObject())
            addresses.push_back({toUtf8(object.value(QLatin1String("range")).toString()),
                                 toUtf8(object.value(QLatin1String("label")).toString())});
        else
            texts.push_back(toUtf8(entry.toString()));
    }
    if (!links.empty()) return links;
    if (!addresses.empty()) return addresses;
    return texts;
}

void addPolicyChange(const policy::Field& field, const FieldChange& change, const ports::Cache& cache,
                     std::vector<ChangeText>& out) {
    const NameOfMember name = [&cache](const std::string& id) {
        const ports::MemberList& members = cache.members();
        const auto row = members.find(id);
        return row ? fromUtf8(members.cells(*row).name) : QString();
    };
    out.push_back({factText(field.label), policyValueText(field, policyValueOf(jsonOfChange(change.from)), name),
                   policyValueText(field, policyValueOf(jsonOfChange(change.to)), name)});
}

// Of a template that is new or gone one side says nothing.
void addSwitches(const FieldChange& change, std::vector<ChangeText>& out) {
    const QJsonObject from = jsonOfChange(change.from).toObject(), to = jsonOfChange(change.to).toObject();
    for (std::size_t i = 0; i < policy::kServices; ++i) {
        const auto service = static_cast<policy::Service>(i);
        const QString name = fromUtf8(policy::serviceKey(service));
        const QJsonObject before = from.value(name).toObject(), after = to.value(name).toObject();
        for (const policy::Right right : policy::rightsOf(service)) {
            const QString key = fromUtf8(policy::rightKey(right));
            const QJsonValue was = before.value(key), is = after.value(key);
            if (was == is) continue;
            const auto word = [](const QJsonValue& on) {
                return on.isBool() ? allowedText(on.toBool()) : QStringLiteral("–");
            };
            out.push_back({switchText(service, right), word(was), word(is)});
        }
    }
}

void addTemplateChange(const FieldChange& change, const ports::Cache& cache, std::vector<ChangeText>& out) {
    if (change.field == "services") return addSwitches(change, out);
    const QString field = change.field == "mobileApp"   ? ChangeTextWords::tr("The whole mobile app")
                          : change.field == "userTypes" ? ChangeTextWords::tr("User types")
                                                        : changeFieldText("template", change.field);
    out.push_back({field, changeValueText(change.from, cache), changeValueText(change.to, cache)});
}

QString groupKindOf(const std::string& json, const ports::Cache& cache) {
    const QString key = jsonOfChange(json).toString();
    if (key.isEmpty()) return changeValueText(json, cache);
    return groupKindText(key == fromUtf8(groupKindKey(GroupKind::External)) ? GroupKind::External
                                                                            : GroupKind::Internal);
}

// What is new has an ID that tells people nothing: its name stands beside it.
bool isOwnId(const PlannedRow& row, const FieldChange& change) {
    const std::string own = row.kind == "member" ? std::string("userId") : row.kind + "Id";
    return change.field == own;
}

} // namespace

std::vector<ChangeText> changeTexts(const PlannedRow& row, const ports::Cache& cache, const NamesMade& made) {
    std::vector<ChangeText> out;
    const policy::Schema* schema = row.kind == "policy" ? policy::schemaOf(row.id) : nullptr;
    for (const FieldChange& change : row.changes) {
        if (isOwnId(row, change)) continue;
        const policy::Field* field = schema ? policy::fieldOf(*schema, change.field) : nullptr;
        if (field)
            addPolicyChange(*field, change, cache, out);
        else if (row.kind == "template")
            addTemplateChange(change, cache, out);
        else if (row.kind == "group" && change.field == "groupType")
            out.push_back({changeFieldText(row.kind, change.field), groupKindOf(change.from, cache),
                           groupKindOf(change.to, cache)});
        else
            out.push_back({changeFieldText(row.kind, change.field), changeValueText(change.from, cache, made),
                           changeValueText(change.to, cache, made)});
    }
    return out;
}

QString changeTextLine(const ChangeText& change) {
    return ChangeTextWords::tr("%1: %2 → %3").arg(change.field, change.from, change.to);
}

} // namespace sekisho::commands
