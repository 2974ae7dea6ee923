#include "models/api/json_text.h"
#include "models/api/user_wire.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

json::object propertiesOf(const std::string& text) {
    boost::json::error_code error;
    const auto value = json::parse(text.empty() ? std::string_view("{}") : std::string_view(text), error);
    if (error || !value.is_object()) return {};
    return value.get_object();
}

// The writable fields; with a base, only those that differ from it.
class BodyWriter {
  public:
    BodyWriter(const Member* base, const Member& edited) : base_(base), m_(edited) {}

    void fields(JsonText& out) {
        texts(out);
        names(out);
        lists(out);
        if (differs(&Member::organizations)) organizations(out);
        if (differs(&Member::messenger)) messenger(out);
        if (differs(&Member::customPropertiesJson)) properties(out);
    }

  private:
    template<class T>
    bool differs(T Member::*field) const {
        static const Member empty;
        return (base_ ? *base_ : empty).*field != m_.*field;
    }
    void text(JsonText& out, std::string_view key, std::string Member::*field) const {
        if (differs(field)) out.nullable(key, m_.*field);
    }
    void texts(JsonText& out) const {
        text(out, "email", &Member::email);
        if (differs(&Member::externalKey)) out.nullable("userExternalKey", m_.externalKey);
        text(out, "nickName", &Member::nickName);
        text(out, "privateEmail", &Member::privateEmail);
        if (differs(&Member::userType)) {
            out.key("userTypeId");
            m_.userType ? out.text(m_.userType->value) : out.null();
        }
        if (differs(&Member::searchable)) out.key("searchable").flag(m_.searchable);
        text(out, "telephone", &Member::telephone);
        text(out, "cellPhone", &Member::cellPhone);
        text(out, "location", &Member::location);
        text(out, "task", &Member::task);
        text(out, "birthdayCalendarType", &Member::birthdayCalendarType);
        text(out, "birthday", &Member::birthday);
        text(out, "hiredDate", &Member::hiredDate);
        text(out, "locale", &Member::locale);
        text(out, "timeZone", &Member::timeZone);
        if (differs(&Member::activation)) {
            out.key("activationDate");
            m_.activation ? out.instant(*m_.activation) : out.null();
        }
        text(out, "employeeNumber", &Member::employeeNumber);
    }
    void names(JsonText& out) const {
        if (differs(&Member::name)) {
            out.key("userName").begin();
            out.nullable("lastName", m_.name.lastName);
            out.nullable("firstName", m_.name.firstName);
            out.nullable("phoneticLastName", m_.name.phoneticLastName);
            out.nullable("phoneticFirstName", m_.name.phoneticFirstName);
            out.end();
        }
        if (!differs(&Member::i18nNames)) return;
        out.key("i18nNames").beginArray();
        for (const auto& name : m_.i18nNames) {
            out.begin();
            out.key("language").text(name.language);
            out.nullable("lastName", name.lastName);
            out.nullable("firstName", name.firstName);
            out.end();
        }
        out.endArray();
    }
    void lists(JsonText& out) const {
        if (differs(&Member::aliasEmails)) {
            out.key("aliasEmails").beginArray();
            for (const auto& alias : m_.aliasEmails)
                out.text(alias);
            out.endArray();
        }
        if (differs(&Member::customFields)) {
            out.key("customFields").beginArray();
            for (const auto& field : m_.customFields) {
                out.begin();
                out.key("customFieldId").text(field.customFieldId);
                out.nullable("value", field.value);
                out.nullable("link", field.link);
                out.end();
            }
            out.endArray();
        }
        if (!differs(&Member::relations)) return;
        out.key("relations").beginArray();
        for (const auto& relation : m_.relations) {
            out.begin();
            out.key("relationUserId").text(relation.user.value);
            out.nullable("relationName", relation.name);
            out.end();
        }
        out.endArray();
    }
    void organizations(JsonText& out) const {
        out.key("organizations").beginArray();
        for (const auto& organization : m_.organizations) {
            out.begin();
            out.key("domainId").number(organization.domain);
            out.key("primary").flag(organization.primary);
            out.nullable("email", organization.email);
            out.nullable("levelId", organization.level ? std::string_view(organization.level->value) : "");
            out.key("orgUnits").beginArray();
            for (const auto& of : organization.orgUnits) {
                out.begin();
                out.key("orgUnitId").text(of.orgUnit.value);
                out.key("primary").flag(of.primary);
                out.nullable("positionId", of.position ? std::string_view(of.position->value) : "");
                out.key("isManager").flag(of.isManager);
                out.key("visible").flag(of.visible);
                out.key("useTeamFeature").flag(of.useTeamFeature);
                out.end();
            }
            out.endArray();
            out.end();
        }
        out.endArray();
    }
    void messenger(JsonText& out) const {
        out.key("messenger");
        if (!m_.messenger) {
            out.null();
            return;
        }
        out.begin();
        out.key("protocol").text(m_.messenger->protocol);
        out.some("customProtocol", m_.messenger->customProtocol);
        out.key("messengerId").text(m_.messenger->messengerId);
        out.end();
    }
    // PATCH lays the given properties over those that are there; null takes one away.
    void properties(JsonText& out) const {
        const auto before = base_ ? propertiesOf(base_->customPropertiesJson) : json::object();
        const auto after = propertiesOf(m_.customPropertiesJson);
        json::object changed;
        for (const auto& [name, value] : after) {
            const auto* old = before.if_contains(name);
            if (!old || *old != value) changed[name] = value;
        }
        for (const auto& item : before)
            if (!after.contains(item.key())) changed[item.key()] = nullptr;
        if (!changed.empty()) out.key("customProperties").raw(json::serialize(changed));
    }

    const Member* base_;
    const Member& m_;
};

} // namespace

std::string patchText(const Member& base, const Member& edited) {
    JsonText out;
    out.begin();
    BodyWriter(&base, edited).fields(out);
    out.end();
    return out.take();
}

std::string createText(const Member& member, const PasswordConfig& password) {
    JsonText out;
    out.begin();
    out.key("domainId").number(member.domain);
    BodyWriter(nullptr, member).fields(out);
    if (password.given) {
        out.key("passwordConfig").begin();
        out.key("passwordCreationType").text(password.creationType);
        out.some("password", password.password);
        out.key("changePasswordAtNextLogin").flag(password.changeAtNextLogin);
        out.end();
    }
    out.end();
    return out.take();
}

} // namespace sekisho::api
