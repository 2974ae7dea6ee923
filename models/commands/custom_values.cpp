#include "models/commands/custom_values.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sekisho::commands {

namespace {

struct PropertyWords {
    Q_DECLARE_TR_FUNCTIONS(PropertyWords)
};

constexpr std::size_t kMostValues = 10;
constexpr std::size_t kLongestText = 100;
constexpr std::size_t kLongestLink = 300;

QJsonObject objectOf(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

// The former text where the content is the same: the order of the members and blanks are no change.
std::string textOf(const QJsonObject& object, const std::string& before) {
    if (object.isEmpty()) return {};
    if (object == objectOf(before)) return before;
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QString inLanguage(const std::vector<I18nText>& names, const std::string& otherwise) {
    const std::string wanted = language() == Language::Japanese ? "ja_JP" : "en_US";
    const auto found = std::ranges::find(names, wanted, &I18nText::language);
    return fromUtf8(found != names.end() && !found->name.empty() ? found->name : otherwise);
}

CustomValue valueOf(const QJsonValue& value) {
    if (value.isObject()) {
        const QJsonObject link = value.toObject();
        return {link[QLatin1String("text")].toString(), link[QLatin1String("link")].toString()};
    }
    if (value.isDouble()) return {QString::number(value.toInteger()), {}};
    return {value.toVariant().toString(), {}};
}

QJsonValue jsonOf(const CustomValue& value, PropertyType type) {
    if (type == PropertyType::Link) {
        QJsonObject link{{QStringLiteral("link"), value.link}};
        if (!value.text.isEmpty()) link[QLatin1String("text")] = value.text;
        return link;
    }
    bool number = false;
    const qint64 digits = value.text.toLongLong(&number);
    return type == PropertyType::Integer && number ? QJsonValue(digits) : QJsonValue(value.text);
}

bool tooLong(const QString& text, std::size_t most) {
    return lengthOf(toUtf8(text)) > most;
}

std::optional<Error> fault(const CustomProperty& property, const char* code, std::size_t most = 0) {
    Error error =
        badInput(std::string(kCustomPrefix) + property.name, code, {}).with("field", toUtf8(propertyText(property)));
    return most > 0 ? std::move(error).with("max", std::to_string(most)) : error;
}

std::optional<Error> checkOne(const CustomProperty& property, const CustomValue& value) {
    switch (property.type) {
    case PropertyType::Date:
        if (!checkDate(toUtf8(value.text), "date")) return fault(property, "DATE_FORMAT");
        return std::nullopt;
    case PropertyType::Integer: {
        bool number = false;
        if (value.text.toLongLong(&number) < 0 || !number) return fault(property, "NUMBER_FORMAT");
        return std::nullopt;
    }
    case PropertyType::Link:
        if (value.link.isEmpty()) return fault(property, "REQUIRED");
        if (tooLong(value.link, kLongestLink)) return fault(property, "TOO_LONG", kLongestLink);
        break;
    case PropertyType::String:
        if (!property.options.empty() &&
            std::ranges::find(property.options, toUtf8(value.text), &PropertyOption::name) == property.options.end())
            return fault(property, "UNKNOWN_VALUE");
        break;
    }
    return tooLong(value.text, kLongestText) ? fault(property, "TOO_LONG", kLongestText) : std::nullopt;
}

QString oneText(const CustomProperty& property, const CustomValue& value) {
    if (property.type == PropertyType::Link)
        return value.text.isEmpty() ? value.link : PropertyWords::tr("%1 <%2>").arg(value.text, value.link);
    if (property.type == PropertyType::Date) {
        const QDate date = QDate::fromString(value.text, Qt::ISODate);
        if (!date.isValid()) return value.text;
        return locale().toString(date, language() == Language::Japanese ? QStringLiteral("yyyy/MM/dd")
                                                                        : QStringLiteral("d MMM yyyy"));
    }
    const auto option = std::ranges::find(property.options, toUtf8(value.text), &PropertyOption::name);
    return option == property.options.end() ? value.text : optionText(*option);
}

} // namespace

QString propertyText(const CustomProperty& property) {
    return inLanguage(property.i18nDisplayNames, property.displayName);
}

QString optionText(const PropertyOption& option) {
    return inLanguage(option.i18nDisplayNames, option.displayName.empty() ? option.name : option.displayName);
}

QString propertyTypeText(PropertyType type, bool pickList) {
    switch (type) {
    case PropertyType::String:
        return pickList ? PropertyWords::tr("Pick list") : PropertyWords::tr("Text");
    case PropertyType::Link:
        return PropertyWords::tr("Link");
    case PropertyType::Integer:
        return PropertyWords::tr("Number");
    case PropertyType::Date:
        return PropertyWords::tr("Date");
    }
    return {};
}

CustomValues customValues(const std::string& json, const CustomProperty& property) {
    const QJsonValue value = objectOf(json)[fromUtf8(property.name)];
    CustomValues out;
    if (value.isArray()) {
        const QJsonArray entries = value.toArray();
        for (const auto& one : entries)
            out.push_back(valueOf(one));
    } else if (!value.isUndefined() && !value.isNull()) {
        out.push_back(valueOf(value));
    }
    return out;
}

std::string withCustomValues(const std::string& json, const CustomProperty& property, const CustomValues& values) {
    QJsonObject object = objectOf(json);
    const QString name = fromUtf8(property.name);
    if (values.empty()) {
        object.remove(name);
    } else if (property.multiValued) {
        QJsonArray list;
        for (const CustomValue& value : values)
            list.append(jsonOf(value, property.type));
        object[name] = list;
    } else {
        object[name] = jsonOf(values.front(), property.type);
    }
    return textOf(object, json);
}

std::optional<Error> checkCustomValues(const CustomProperty& property, const CustomValues& values) {
    if (values.empty()) return property.mandatory ? fault(property, "REQUIRED") : std::nullopt;
    if (values.size() > (property.multiValued ? kMostValues : 1))
        return fault(property, "TOO_MANY", property.multiValued ? kMostValues : 1);
    for (const CustomValue& value : values)
        if (auto found = checkOne(property, value)) return found;
    return std::nullopt;
}

QString customValuesText(const CustomProperty& property, const CustomValues& values) {
    QStringList parts;
    for (const CustomValue& value : values)
        parts << oneText(property, value);
    return parts.join(language() == Language::Japanese ? QStringLiteral("、") : QStringLiteral(", "));
}

bool sameCustoms(const std::string& one, const std::string& other) {
    return objectOf(one) == objectOf(other);
}

std::vector<std::string> customNames(const std::string& json) {
    std::vector<std::string> names;
    const QJsonObject object = objectOf(json);
    for (auto it = object.begin(); it != object.end(); ++it)
        names.push_back(toUtf8(it.key()));
    return names;
}

std::string customRaw(const std::string& json, const std::string& name) {
    const QJsonValue value = objectOf(json)[fromUtf8(name)];
    if (value.isUndefined() || value.isNull()) return {};
    if (value.isString()) return toUtf8(value.toString());
    const QJsonDocument document = value.isArray()    ? QJsonDocument(value.toArray())
                                   : value.isObject() ? QJsonDocument(value.toObject())
                                                      : QJsonDocument();
    return document.isNull() ? toUtf8(value.toVariant().toString())
                             : document.toJson(QJsonDocument::Compact).toStdString();
}

std::string copyCustom(const std::string& to, const std::string& from, const std::string& name) {
    QJsonObject object = objectOf(to);
    const QString key = fromUtf8(name);
    const QJsonValue value = objectOf(from)[key];
    if (value.isUndefined() || value.isNull())
        object.remove(key);
    else
        object[key] = value;
    return textOf(object, to);
}

} // namespace sekisho::commands
