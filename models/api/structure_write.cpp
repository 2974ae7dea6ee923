// Request bodies for organizations, levels, positions and user types, as the console sends them.

#include "models/api/json_text.h"
#include "models/api/names.h"
#include "models/api/user_wire.h"

namespace sekisho::api {

namespace {

// Writes the fields that differ from `base`; a fresh value as base gives all that is set.
template<class T>
class Differences {
  public:
    Differences(JsonText& out, const T& base, const T& edited) : out_(out), base_(base), edited_(edited) {}

    void text(std::string_view key, std::string T::*field) const {
        if (base_.*field != edited_.*field) out_.nullable(key, edited_.*field);
    }
    void optional(std::string_view key, std::optional<std::string> T::*field) const {
        if (base_.*field != edited_.*field) out_.nullable(key, edited_.*field);
    }
    void flag(std::string_view key, bool T::*field) const {
        if (base_.*field != edited_.*field) out_.key(key).flag(edited_.*field);
    }
    void names(std::vector<I18nText> T::*field) const {
        if (base_.*field == edited_.*field) return;
        out_.key("i18nNames").beginArray();
        for (const I18nText& name : edited_.*field) {
            out_.begin();
            out_.key("language").text(name.language);
            out_.key("name").text(name.name);
            out_.end();
        }
        out_.endArray();
    }
    void texts(std::string_view key, std::vector<std::string> T::*field) const {
        if (base_.*field == edited_.*field) return;
        out_.key(key).beginArray();
        for (const std::string& each : edited_.*field)
            out_.text(each);
        out_.endArray();
    }
    void users(std::string_view key, std::vector<UserId> T::*field) const {
        if (base_.*field == edited_.*field) return;
        out_.key(key).beginArray();
        for (const UserId& each : edited_.*field) {
            out_.begin();
            out_.key("userId").text(each.value);
            out_.end();
        }
        out_.endArray();
    }

  private:
    JsonText& out_;
    const T& base_;
    const T& edited_;
};

void orgUnitFields(JsonText& out, const OrgUnit& base, const OrgUnit& edited) {
    const Differences<OrgUnit> differing(out, base, edited);
    differing.text("orgUnitName", &OrgUnit::name);
    differing.optional("orgUnitExternalKey", &OrgUnit::externalKey);
    differing.names(&OrgUnit::i18nNames);
    differing.text("email", &OrgUnit::email);
    differing.text("description", &OrgUnit::description);
    differing.flag("visible", &OrgUnit::visible);
    differing.texts("aliasEmails", &OrgUnit::aliasEmails);
    differing.flag("canReceiveExternalMail", &OrgUnit::canReceiveExternalMail);
    differing.flag("useMessage", &OrgUnit::useMessage);
    differing.flag("useNote", &OrgUnit::useNote);
    differing.flag("useCalendar", &OrgUnit::useCalendar);
    differing.flag("useTask", &OrgUnit::useTask);
    differing.flag("useFolder", &OrgUnit::useFolder);
    differing.flag("useServiceNotification", &OrgUnit::useServiceNotification);
    differing.users(kRecipients, &OrgUnit::emailRecipients);
    differing.users(kSenders, &OrgUnit::emailSenders);
}

void rankFields(JsonText& out, const Rank& base, const Rank& edited) {
    const RankKeys keys = rankKeys(edited.kind);
    const Differences<Rank> differing(out, base, edited);
    differing.text(keys.name, &Rank::name);
    differing.optional(keys.externalKey, &Rank::externalKey);
    differing.names(&Rank::i18nNames);
    if (edited.kind == RankKind::UserType) differing.text("userTypeCode", &Rank::code);
}

} // namespace

std::string createText(const OrgUnit& unit) {
    JsonText out;
    out.begin();
    out.key("domainId").number(unit.domain);
    out.key("displayOrder").number(unit.displayOrder);
    if (unit.parent) out.key("parentOrgUnitId").text(unit.parent->value);
    orgUnitFields(out, OrgUnit(), unit);
    out.end();
    return out.take();
}

std::string patchText(const OrgUnit& base, const OrgUnit& edited) {
    JsonText out;
    out.begin();
    orgUnitFields(out, base, edited);
    out.end();
    return out.take();
}

std::string moveText(const std::optional<OrgUnitId>& parent, int displayOrder) {
    JsonText out;
    out.begin();
    out.key("displayOrder").number(displayOrder);
    out.key("parentOrgUnitId");
    parent ? out.text(parent->value) : out.null();
    out.end();
    return out.take();
}

std::string createText(const Rank& rank) {
    JsonText out;
    out.begin();
    out.key("domainId").number(rank.domain);
    out.key("displayOrder").number(rank.displayOrder);
    if (rank.kind == RankKind::Level) out.key("executive").flag(rank.executive);
    Rank fresh;
    fresh.kind = rank.kind;
    rankFields(out, fresh, rank);
    out.end();
    return out.take();
}

std::string patchText(const Rank& base, const Rank& edited) {
    JsonText out;
    out.begin();
    if (base.displayOrder != edited.displayOrder) out.key("displayOrder").number(edited.displayOrder);
    if (edited.kind == RankKind::Level && base.executive != edited.executive)
        out.key("executive").flag(edited.executive);
    rankFields(out, base, edited);
    out.end();
    return out.take();
}

} // namespace sekisho::api
