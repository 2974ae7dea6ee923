#include "models/commands/policy_draft.h"

#include "models/commands/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <type_traits>

namespace sekisho::commands {

namespace {

constexpr QLatin1StringView kKeptRevision{"revision"}, kKeptBase{"base"}, kKeptDraft{"draft"}, kKeptRange{"range"},
    kKeptLabel{"label"}, kKeptUrl{"url"}, kKeptId{"id"}, kKeptVersion{"version"}, kKeptNumber{"number"},
    kKeptCreator{"creator"}, kKeptCopied{"copied"}, kKeptName{"name"}, kKeptEnabled{"enabled"};

QJsonValue keptValue(const policy::Value& value) {
    return std::visit(
        [](const auto& held) -> QJsonValue {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, bool>) {
                return held;
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                return static_cast<qint64>(held);
            } else if constexpr (std::is_same_v<T, std::string>) {
                return fromUtf8(held);
            } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                QJsonArray list;
                for (const std::string& entry : held)
                    list.append(fromUtf8(entry));
                return list;
            } else if constexpr (std::is_same_v<T, std::vector<policy::AddressEntry>>) {
                QJsonArray list;
                for (const policy::AddressEntry& entry : held)
                    list.append(QJsonObject{{kKeptRange, fromUtf8(entry.range)}, {kKeptLabel, fromUtf8(entry.label)}});
                return list;
            } else if constexpr (std::is_same_v<T, std::vector<policy::LinkEntry>>) {
                QJsonArray list;
                for (const policy::LinkEntry& link : held)
                    list.append(QJsonObject{{kKeptLabel, fromUtf8(link.label)}, {kKeptUrl, fromUtf8(link.url)}});
                return list;
            } else {
                return QJsonValue::Null;
            }
        },
        value);
}

policy::Value valueKept(const policy::Field& field, const QJsonValue& kept) {
    if (kept.isBool()) return kept.toBool();
    if (kept.isDouble()) return static_cast<std::int64_t>(kept.toInteger());
    if (kept.isString()) return toUtf8(kept.toString());
    if (!kept.isArray()) return {};
    const QJsonArray list = kept.toArray();
    if (field.widget == policy::Widget::Addresses) {
        std::vector<policy::AddressEntry> entries;
        for (const auto& entry : list)
            entries.push_back({toUtf8(entry[kKeptRange].toString()), toUtf8(entry[kKeptLabel].toString())});
        return entries;
    }
    if (field.widget == policy::Widget::Links) {
        std::vector<policy::LinkEntry> links;
        for (const auto& entry : list)
            links.push_back({toUtf8(entry[kKeptLabel].toString()), toUtf8(entry[kKeptUrl].toString())});
        return links;
    }
    std::vector<std::string> texts;
    for (const auto& entry : list)
        texts.push_back(toUtf8(entry.toString()));
    return texts;
}

QJsonObject keptValues(const policy::Values& values) {
    QJsonObject object;
    for (const auto& [key, value] : values)
        object.insert(fromUtf8(key), keptValue(value));
    return object;
}

policy::Values valuesKept(const policy::Schema& schema, const QJsonObject& kept) {
    policy::Values values;
    for (const policy::Field& field : schema.fields)
        values.emplace(field.key, valueKept(field, kept.value(fromUtf8(field.key))));
    return policy::completed(schema, std::move(values));
}

} // namespace

std::string policyDraftText(const PolicyDraft& draft) {
    return QJsonDocument(QJsonObject{{kKeptRevision, static_cast<qint64>(draft.revision)},
                                     {kKeptBase, keptValues(draft.base)},
                                     {kKeptDraft, keptValues(draft.draft)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

std::optional<PolicyDraft> policyDraftFromText(const policy::Schema& schema, const std::string& text) {
    const QJsonObject kept = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (!kept.value(kKeptBase).isObject() || !kept.value(kKeptDraft).isObject()) return std::nullopt;
    return PolicyDraft{kept.value(kKeptRevision).toInteger(), valuesKept(schema, kept.value(kKeptBase).toObject()),
                       valuesKept(schema, kept.value(kKeptDraft).toObject())};
}

std::string monitorDraftText(const MonitorDraft& draft) {
    const policy::MonitorPolicy& base = draft.base;
    return QJsonDocument(QJsonObject{{kKeptId, fromUtf8(base.id)},
                                     {kKeptVersion, static_cast<qint64>(base.version)},
                                     {kKeptNumber, static_cast<qint64>(base.number)},
                                     {kKeptCreator, fromUtf8(base.creatorName)},
                                     {kKeptCopied, draft.copied},
                                     {kKeptName, QJsonArray{fromUtf8(base.name), fromUtf8(draft.draft.name)}},
                                     {kKeptEnabled, QJsonArray{base.enabled, draft.draft.enabled}},
                                     {kKeptBase, keptValues(base.values)},
                                     {kKeptDraft, keptValues(draft.draft.values)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

std::optional<MonitorDraft> monitorDraftFromText(MonitorService service, const std::string& text) {
    const QJsonObject kept = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (!kept.value(kKeptBase).isObject() || !kept.value(kKeptDraft).isObject()) return std::nullopt;
    const QJsonArray names = kept.value(kKeptName).toArray(), uses = kept.value(kKeptEnabled).toArray();
    const policy::Schema& schema = policy::monitorSchema(service);
    MonitorDraft out;
    out.copied = kept.value(kKeptCopied).toBool();
    out.base.service = service;
    out.base.id = toUtf8(kept.value(kKeptId).toString());
    out.base.version = kept.value(kKeptVersion).toInteger();
    out.base.number = kept.value(kKeptNumber).toInteger();
    out.base.creatorName = toUtf8(kept.value(kKeptCreator).toString());
    out.draft = out.base;
    out.base.name = toUtf8(names.at(0).toString());
    out.draft.name = toUtf8(names.at(1).toString());
    out.base.enabled = uses.at(0).toBool(true);
    out.draft.enabled = uses.at(1).toBool(true);
    out.base.values = valuesKept(schema, kept.value(kKeptBase).toObject());
    out.draft.values = valuesKept(schema, kept.value(kKeptDraft).toObject());
    return out;
}

} // namespace sekisho::commands
