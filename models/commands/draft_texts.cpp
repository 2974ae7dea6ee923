#include "models/commands/draft_texts.h"

#include "models/commands/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace sekisho::commands {

namespace {

constexpr int kDraftsForm = 1; // of the text; another one is not read
constexpr QLatin1StringView kFormKey{"form"}, kDraftsKey{"drafts"}, kBaseKey{"base"}, kEditedKey{"edited"};

template<class T>
constexpr bool isDraftId = false;
template<class Tag>
constexpr bool isDraftId<Id<Tag>> = true;
template<class T>
constexpr bool isDraftOptional = false;
template<class T>
constexpr bool isDraftOptional<std::optional<T>> = true;
template<class T>
constexpr bool isDraftList = false;
template<class T>
constexpr bool isDraftList<std::vector<T>> = true;
template<class T, std::size_t N>
constexpr bool isDraftList<std::array<T, N>> = true;

template<class T>
QJsonValue written(const T& value);
template<class T>
void read(const QJsonValue& from, T& to);

// The fields of each are told once, for writing and for reading.
struct FieldsOut {
    QJsonObject object;
    template<class T>
    void operator()(const char* name, const T& value) {
        object.insert(QLatin1StringView(name), written(value));
    }
};
struct FieldsIn {
    QJsonObject object;
    template<class T>
    void operator()(const char* name, T& value) {
        if (const auto found = object.constFind(QLatin1StringView(name)); found != object.constEnd())
            read(*found, value);
    }
};

void fields(auto& each, I18nText& text) {
    each("language", text.language);
    each("name", text.name);
}

void fields(auto& each, RoomFeatures& features) {
    each("message", features.message);
    each("note", features.note);
    each("calendar", features.calendar);
    each("task", features.task);
    each("folder", features.folder);
}

void fields(auto& each, GroupMember& member) {
    each("kind", member.kind);
    each("id", member.id);
}

void fields(auto& each, Group& group) {
    each("domain", group.domain);
    each("id", group.id);
    each("kind", group.kind);
    each("externalKey", group.externalKey);
    each("name", group.name);
    each("description", group.description);
    each("visible", group.visible);
    each("notification", group.useServiceNotification);
    each("manageable", group.serviceManageable);
    each("features", group.features);
    each("administrators", group.administrators);
    each("members", group.members);
    each("useMail", group.useMail);
    each("email", group.email);
    each("aliases", group.aliasEmails);
    each("externalMail", group.canReceiveExternalMail);
    each("externalEmails", group.externalEmails);
    each("recipients", group.emailRecipients);
    each("senders", group.emailSenders);
    each("hasPhoto", group.hasPhoto);
    each("version", group.version);
}

void fields(auto& each, OrgUnit& unit) {
    each("domain", unit.domain);
    each("id", unit.id);
    each("externalKey", unit.externalKey);
    each("name", unit.name);
    each("names", unit.i18nNames);
    each("email", unit.email);
    each("description", unit.description);
    each("visible", unit.visible);
    each("parent", unit.parent);
    each("displayOrder", unit.displayOrder);
    each("aliases", unit.aliasEmails);
    each("externalMail", unit.canReceiveExternalMail);
    each("message", unit.useMessage);
    each("note", unit.useNote);
    each("calendar", unit.useCalendar);
    each("task", unit.useTask);
    each("folder", unit.useFolder);
    each("notification", unit.useServiceNotification);
    each("recipients", unit.emailRecipients);
    each("senders", unit.emailSenders);
    each("version", unit.version);
}

void fields(auto& each, Rank& rank) {
    each("kind", rank.kind);
    each("domain", rank.domain);
    each("id", rank.id);
    each("displayOrder", rank.displayOrder);
    each("name", rank.name);
    each("externalKey", rank.externalKey);
    each("names", rank.i18nNames);
    each("executive", rank.executive);
    each("code", rank.code);
    each("version", rank.version);
}

void fields(auto& each, Grant& grant) {
    each("menu", grant.menu);
    each("access", grant.access);
}

void fields(auto& each, RoleSheet& sheet) { // a deleted role has no draft
    each("id", sheet.role.id);
    each("name", sheet.role.name);
    each("builtIn", sheet.role.builtIn);
    each("grants", sheet.role.grants);
    each("version", sheet.role.version);
    each("preset", sheet.preset);
    each("note", sheet.note);
    each("holders", sheet.holders);
    each("eligible", sheet.eligible);
}

void fields(auto& each, policy::ServiceTemplate& one) {
    each("id", one.id);
    each("name", one.name);
    each("isDefault", one.isDefault);
    each("mobileApp", one.matrix.mobileApp);
    each("on", one.matrix.on);
    each("userTypes", one.userTypes);
    each("members", one.members);
    each("version", one.version);
}

void fields(auto& each, FieldSetting& setting) {
    each("key", setting.key);
    each("required", setting.required);
    each("visible", setting.visible);
    each("bySelf", setting.bySelf);
}

void fields(auto& each, FieldSettings& settings) {
    each("domain", settings.domain);
    each("fields", settings.fields);
    each("automatic", settings.numbering.automatic);
    each("prefix", settings.numbering.prefix);
    each("digits", settings.numbering.digits);
    each("version", settings.version);
}

void fields(auto& each, CutOffRecord& record) {
    each("note", record.note);
    each("method", record.check.method);
    each("text", record.check.text);
}

void fields(auto& each, SheetStep& step) {
    each("suggestions", step.suggestions);
    each("part", step.part);
    each("row", step.row);
    each("column", step.column);
    each("text", step.text);
}

void fields(auto& each, SheetDraft& draft) {
    each("path", draft.path);
    each("size", draft.size);
    each("changedAt", draft.changedAt);
    each("steps", draft.steps);
}

template<class T>
QJsonValue written(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        return value;
    } else if constexpr (std::is_enum_v<T>) {
        return static_cast<int>(value);
    } else if constexpr (std::is_integral_v<T>) {
        return static_cast<qint64>(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return fromUtf8(value);
    } else if constexpr (isDraftId<T>) {
        return fromUtf8(value.value);
    } else if constexpr (isDraftOptional<T>) {
        return value ? written(*value) : QJsonValue(QJsonValue::Null);
    } else if constexpr (isDraftList<T>) {
        QJsonArray list;
        for (const auto& entry : value)
            list.append(written(entry));
        return list;
    } else {
        FieldsOut out;
        T copy = value;
        fields(out, copy);
        return out.object;
    }
}

template<class T>
void read(const QJsonValue& from, T& to) {
    if constexpr (std::is_same_v<T, bool>) {
        to = from.toBool();
    } else if constexpr (std::is_enum_v<T>) {
        to = static_cast<T>(from.toInt());
    } else if constexpr (std::is_integral_v<T>) {
        to = static_cast<T>(from.toInteger());
    } else if constexpr (std::is_same_v<T, std::string>) {
        to = toUtf8(from.toString());
    } else if constexpr (isDraftId<T>) {
        to.value = toUtf8(from.toString());
    } else if constexpr (isDraftOptional<T>) {
        if (!from.isNull()) read(from, to.emplace());
    } else if constexpr (isDraftList<T>) {
        const QJsonArray list = from.toArray();
        if constexpr (requires { to.resize(0); }) to.resize(static_cast<std::size_t>(list.size()));
        for (qsizetype i = 0; i < std::min(list.size(), static_cast<qsizetype>(to.size())); ++i)
            read(list.at(i), to[static_cast<std::size_t>(i)]);
    } else {
        FieldsIn in{from.toObject()};
        fields(in, to);
    }
}

} // namespace

template<class T>
std::string draftsText(const Drafts<T>& drafts) {
    if (drafts.empty()) return {};
    QJsonObject all;
    for (const auto& [id, draft] : drafts)
        all.insert(fromUtf8(id), QJsonObject{{kBaseKey, written(draft.base)}, {kEditedKey, written(draft.edited)}});
    return QJsonDocument(QJsonObject{{kFormKey, kDraftsForm}, {kDraftsKey, all}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

template<class T>
Drafts<T> draftsFromText(const std::string& text) {
    const QJsonObject kept = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    Drafts<T> drafts;
    if (kept.value(kFormKey).toInt() != kDraftsForm) return drafts;
    const QJsonObject all = kept.value(kDraftsKey).toObject();
    for (auto one = all.constBegin(); one != all.constEnd(); ++one) {
        Drafted<T>& draft = drafts[toUtf8(one.key())];
        read(one.value().toObject().value(kBaseKey), draft.base);
        read(one.value().toObject().value(kEditedKey), draft.edited);
    }
    return drafts;
}

template std::string draftsText(const Drafts<Group>&);
template std::string draftsText(const Drafts<OrgUnit>&);
template std::string draftsText(const Drafts<Rank>&);
template std::string draftsText(const Drafts<RoleSheet>&);
template std::string draftsText(const Drafts<policy::ServiceTemplate>&);
template std::string draftsText(const Drafts<FieldSettings>&);
template std::string draftsText(const Drafts<CutOffRecord>&);
template std::string draftsText(const Drafts<SheetDraft>&);
template Drafts<Group> draftsFromText(const std::string&);
template Drafts<OrgUnit> draftsFromText(const std::string&);
template Drafts<Rank> draftsFromText(const std::string&);
template Drafts<RoleSheet> draftsFromText(const std::string&);
template Drafts<policy::ServiceTemplate> draftsFromText(const std::string&);
template Drafts<FieldSettings> draftsFromText(const std::string&);
template Drafts<CutOffRecord> draftsFromText(const std::string&);
template Drafts<SheetDraft> draftsFromText(const std::string&);

} // namespace sekisho::commands
