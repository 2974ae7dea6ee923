#pragma once
// Members, organizations and ranks with every field now and then set, from a seed.

#include "models/domain/custom_property.h"
#include "models/domain/field_settings.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/profile_status.h"
#include "models/domain/structure.h"

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

namespace sekisho::test {

class RandomDirectory {
  public:
    explicit RandomDirectory(std::uint64_t seed) : random_(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool coin() { return below(2) == 0; }
    std::string uid() {
        return fmt::format("{:08x}-0000-4000-8000-{:012x}", random_() & 0xFFFFFFFFU, random_() & 0xFFFFFFFFFFU);
    }
    std::string text() {
        static const std::vector<std::string> pieces{"a",  "B",  "7", " ", "伊藤", "カ",   "\"", "\\",
                                                     "\n", "\t", "é", "😀", "/",    "\x01", "<"};
        std::string out;
        for (int i = below(6); i >= 0; --i)
            out += pieces[static_cast<std::size_t>(below(static_cast<int>(pieces.size())))];
        return out;
    }
    std::string maybe() { return coin() ? text() : std::string(); }
    std::optional<std::string> maybeKey() { return coin() ? std::optional(text()) : std::nullopt; }
    Instant instant() {
        return fromMillis(1'500'000'000'000 + static_cast<std::int64_t>(random_() % 1'000'000'000'000)) +
               std::chrono::microseconds(below(1000));
    }
    std::optional<Instant> maybeInstant() { return coin() ? std::optional(instant()) : std::nullopt; }

    Member member() {
        Member m;
        m.domain = 10000001;
        m.id = UserId(uid());
        m.externalKey = maybeKey();
        m.email = fmt::format("m{}@acme", below(1'000'000));
        m.name = {.lastName = text(), .firstName = maybe(), .phoneticLastName = maybe(), .phoneticFirstName = maybe()};
        for (int i = below(3); i > 0; --i)
            m.i18nNames.push_back({.language = "en_US", .lastName = maybe(), .firstName = maybe()});
        m.nickName = maybe();
        m.privateEmail = maybe();
        for (int i = below(3); i > 0; --i)
            m.aliasEmails.push_back(text());
        if (coin()) m.userType = UserTypeId(uid());
        m.searchable = coin();
        if (below(5) != 0) m.organizations.push_back(organization());
        m.telephone = maybe();
        m.cellPhone = maybe();
        m.location = maybe();
        m.task = maybe();
        if (coin()) m.messenger = Messenger{.protocol = "LINE", .customProtocol = maybe(), .messengerId = text()};
        m.birthdayCalendarType = coin() ? "SOLAR" : "";
        m.birthday = coin() ? "1991-04-09" : "";
        m.hiredDate = coin() ? "2016-04-01" : "";
        m.locale = coin() ? "ja_JP" : "";
        m.timeZone = coin() ? "Asia/Tokyo" : "";
        for (int i = below(2); i > 0; --i)
            m.customFields.push_back({.customFieldId = uid(), .value = maybe(), .link = maybe()});
        if (coin()) m.customPropertiesJson = R"({"costCenter":"CC-210","licenses":["forklift",7]})";
        for (int i = below(3); i > 0; --i)
            m.relations.push_back({.user = UserId(uid()), .name = maybe()});
        m.activation = maybeInstant();
        m.employeeNumber = maybe();
        state(m);
        return m;
    }
    Organization organization() {
        Organization o;
        o.domain = 10000001;
        o.primary = coin();
        o.email = text();
        if (coin()) o.level = LevelId(uid());
        for (int i = below(4); i > 0; --i) {
            OrgUnitMembership of;
            of.orgUnit = OrgUnitId(uid());
            of.primary = coin();
            if (coin()) of.position = PositionId(uid());
            of.isManager = coin();
            of.visible = coin();
            of.useTeamFeature = coin();
            o.orgUnits.push_back(std::move(of));
        }
        return o;
    }
    OrgUnit orgUnit() {
        OrgUnit u;
        u.domain = 10000001;
        u.id = OrgUnitId(uid());
        u.externalKey = maybeKey();
        u.name = text();
        for (int i = below(3); i > 0; --i)
            u.i18nNames.push_back({.language = "en_US", .name = text()});
        u.email = maybe();
        u.description = maybe();
        u.visible = coin();
        if (coin()) u.parent = OrgUnitId(uid());
        u.displayOrder = below(100) + 1;
        for (int i = below(3); i > 0; --i)
            u.aliasEmails.push_back(text());
        u.canReceiveExternalMail = coin();
        u.useMessage = coin();
        u.useNote = coin();
        u.useCalendar = coin();
        u.useTask = coin();
        u.useFolder = coin();
        u.useServiceNotification = coin();
        for (int i = below(2); i > 0; --i)
            u.emailRecipients.emplace_back(uid());
        for (int i = below(2); i > 0; --i)
            u.emailSenders.emplace_back(uid());
        u.version = below(1000);
        return u;
    }
    Rank rank() {
        Rank r;
        r.kind = static_cast<RankKind>(below(3));
        r.domain = 10000001;
        r.id = uid();
        r.displayOrder = below(200) - 100;
        r.name = text();
        r.externalKey = maybeKey();
        for (int i = below(2); i > 0; --i)
            r.i18nNames.push_back({.language = "ko_KR", .name = text()});
        r.executive = r.kind == RankKind::Level && coin();
        r.code = r.kind == RankKind::UserType ? maybe() : "";
        r.version = below(1000);
        return r;
    }

    std::vector<I18nText> i18n() {
        std::vector<I18nText> out;
        for (int i = below(3); i > 0; --i)
            out.push_back({.language = "en_US", .name = text()});
        return out;
    }
    Group group() {
        Group g;
        g.domain = 10000001;
        g.id = GroupId(uid());
        g.kind = coin() ? GroupKind::Internal : GroupKind::External;
        g.externalKey = maybeKey();
        g.name = text();
        g.description = maybe();
        g.visible = coin();
        g.useServiceNotification = coin();
        g.serviceManageable = coin();
        g.features = {coin(), coin(), coin(), coin(), coin()};
        for (int i = below(3); i > 0; --i)
            g.administrators.emplace_back(uid());
        for (int i = below(5); i > 0; --i)
            g.members.push_back({static_cast<GroupMemberKind>(below(3)), uid()});
        g.useMail = coin();
        g.email = maybe();
        for (int i = below(2); i > 0; --i)
            g.aliasEmails.push_back(text());
        g.canReceiveExternalMail = coin();
        for (int i = below(2); i > 0; --i)
            g.externalEmails.push_back(text());
        for (int i = below(2); i > 0; --i)
            g.emailRecipients.emplace_back(uid());
        for (int i = below(2); i > 0; --i)
            g.emailSenders.emplace_back(uid());
        g.hasPhoto = coin();
        g.version = below(1000);
        return g;
    }
    CustomProperty customProperty() {
        CustomProperty p;
        p.domain = 10000001;
        p.id = CustomPropertyId(uid());
        p.name = text();
        p.displayName = text();
        p.i18nDisplayNames = i18n();
        p.type = static_cast<PropertyType>(below(4));
        if (coin()) p.displayOrder = below(100) + 1;
        p.multiValued = coin();
        for (int i = below(3); i > 0; --i)
            p.options.push_back({.name = text(), .displayName = text(), .i18nDisplayNames = i18n()});
        p.mandatory = coin();
        p.readByAll = coin();
        p.writeBySelf = coin();
        p.version = below(1000);
        return p;
    }
    ProfileStatus profileStatus() {
        ProfileStatus s;
        s.domain = 10000001;
        s.id = "CUSTOM01";
        s.iconType = text();
        s.useDefaultStatus = coin();
        s.enableSettingByUser = coin();
        s.name = text();
        s.i18nNames = i18n();
        s.displayOrder = below(100) + 1;
        s.version = below(1000);
        return s;
    }
    FieldSettings fieldSettings() {
        FieldSettings s;
        s.domain = 10000001;
        for (int i = below(4); i > 0; --i)
            s.fields.push_back({.key = text(), .required = coin(), .visible = coin(), .bySelf = coin()});
        s.numbering = {.automatic = coin(), .prefix = maybe(), .digits = 3 + below(5)};
        s.version = below(1000);
        return s;
    }

  private:
    void state(Member& m) {
        m.administrator = coin();
        m.pending = coin();
        m.suspended = coin();
        if (m.suspended) m.suspendedReason = coin() ? SuspendedReason::Master : SuspendedReason::LoginFail;
        m.deletedAt = maybeInstant();
        m.leave.start = maybeInstant();
        m.leave.end = maybeInstant();
        m.hasPhoto = coin();
        m.createdAt = instant();
        m.updatedAt = instant();
        m.lastAccess = maybeInstant();
        m.lastSignIn = maybeInstant();
        m.passwordChangedAt = maybeInstant();
        m.passwordChangeRequested = coin();
        m.twoStep = coin();
        m.version = below(1'000'000);
    }

    std::mt19937_64 random_;
};

} // namespace sekisho::test
