// Request bodies for organizations, groups, levels, positions and user types, as the console sends them.

#include "models/api/group_wire.h"
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

void groupMembers(JsonText& out, const std::vector<GroupMember>& members) {
    out.key("members").beginArray();
    for (const GroupMember& member : members) {
        out.begin();
        out.key("id").text(member.id);
        out.key("type").text(groupMemberKindKey(member.kind));
        out.end();
    }
    out.endArray();
}

void groupFields(JsonText& out, const Group& base, const Group& edited) {
    const Differences<Group> differing(out, base, edited);
    differing.text("groupName", &Group::name);
    differing.text("description", &Group::description);
    differing.optional("groupExternalKey", &Group::externalKey);
    differing.flag("visible", &Group::visible);
    differing.flag("useServiceNotification", &Group::useServiceNotification);
    differing.flag("serviceManageable", &Group::serviceManageable);
    const Differences<RoomFeatures> features(out, base.features, edited.features);
    features.flag("useMessage", &RoomFeatures::message);
    features.flag("useNote", &RoomFeatures::note);
    features.flag("useCalendar", &RoomFeatures::calendar);
    features.flag("useTask", &RoomFeatures::task);
    features.flag("useFolder", &RoomFeatures::folder);
    differing.flag("useMail", &Group::useMail);
    differing.text("groupEmail", &Group::email);
    differing.texts("aliasEmails", &Group::aliasEmails);
    differing.flag("canReceiveExternalMail", &Group::canReceiveExternalMail);
    differing.texts("toExternalEmails", &Group::externalEmails);
    differing.users(kGroupRecipients, &Group::emailRecipients);
    differing.users(kGroupSenders, &Group::emailSenders);
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

std::string createText(const Group& group) {
    JsonText out;
    out.begin();
    out.key("domainId").number(group.domain);
    Group base; // what is not sent
    if (group.kind == GroupKind::External) {
        out.key("groupType").text(groupKindKey(group.kind));
        base.visible = false;
    }
    groupFields(out, base, group);
    groupMembers(out, group.members);
    Differences<Group>(out, Group(), group).users("administrators", &Group::administrators);
    out.end();
    return out.take();
}

std::string patchText(const Group& base, const Group& edited) {
    JsonText out;
    out.begin();
    groupFields(out, base, edited);
    if (base.members != edited.members) groupMembers(out, edited.members);
    Differences<Group>(out, base, edited).users("administrators", &Group::administrators);
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
