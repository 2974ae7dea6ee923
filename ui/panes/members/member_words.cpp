#include "ui/panes/members/member_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>

#include <array>

namespace sekisho::ui::members {

namespace {

struct MemberWords {
    Q_DECLARE_TR_FUNCTIONS(MemberWords)
};

using Column = ports::MemberColumn;

constexpr std::array<const char*, static_cast<std::size_t>(Column::Count)> kKeys = {
    "name",      "reading",   "loginId",  "orgUnit",   "position",   "level",      "userType",  "status",     "number",
    "telephone", "cellPhone", "nickName", "hiredDate", "lastAccess", "lastSignIn", "createdAt", "externalKey"};

} // namespace

QString columnHead(Column column) {
    switch (column) {
    case Column::Name:
        return MemberWords::tr("Name");
    case Column::Reading:
        return MemberWords::tr("Reading");
    case Column::LoginId:
        return commands::fieldText("email");
    case Column::OrgUnit:
        return MemberWords::tr("Organization");
    case Column::Position:
        return commands::fieldText("organizations.orgUnits.positionId");
    case Column::Level:
        return commands::fieldText("organizations.levelId");
    case Column::UserType:
        return commands::fieldText("userTypeId");
    case Column::Status:
        return MemberWords::tr("Status");
    case Column::EmployeeNumber:
        return commands::fieldText("employeeNumber");
    case Column::Telephone:
        return commands::fieldText("telephone");
    case Column::CellPhone:
        return commands::fieldText("cellPhone");
    case Column::NickName:
        return commands::fieldText("nickName");
    case Column::HiredDate:
        return commands::fieldText("hiredDate");
    case Column::LastAccess:
        return MemberWords::tr("Last access");
    case Column::LastSignIn:
        return MemberWords::tr("Last sign-in");
    case Column::CreatedAt:
        return MemberWords::tr("Added on");
    case Column::ExternalKey:
        return commands::fieldText("userExternalKey");
    case Column::Count:
        break;
    }
    return {};
}

QString columnKey(Column column) {
    return QLatin1String(kKeys[static_cast<std::size_t>(column)]);
}

std::optional<Column> columnOf(const QString& key) {
    for (std::size_t i = 0; i < kKeys.size(); ++i)
        if (key == QLatin1String(kKeys[i])) return static_cast<Column>(i);
    return std::nullopt;
}

items::MemberTableModel::Words tableWords() {
    return {columnHead, commands::statusText, commands::timeText, commands::timeTooltip};
}

items::SessionModel::Words sessionWords() {
    using Sessions = items::SessionModel;
    const auto head = [](Sessions::Column column) {
        switch (column) {
        case Sessions::StateColumn:
            return MemberWords::tr("State");
        case Sessions::KindColumn:
            return MemberWords::tr("Environment");
        case Sessions::DeviceColumn:
            return MemberWords::tr("Device");
        case Sessions::IpColumn:
            return MemberWords::tr("IP address");
        case Sessions::LastUsedColumn:
            return MemberWords::tr("Last access");
        case Sessions::StartedColumn:
            return MemberWords::tr("Signed in");
        case Sessions::ColumnCount:
            break;
        }
        return QString();
    };
    const auto state = [](const Session& session) {
        if (session.live()) return session.current ? MemberWords::tr("This console") : MemberWords::tr("Signed in now");
        return session.endReason.empty() ? MemberWords::tr("Ended") : commands::endReasonText(session.endReason);
    };
    return {head, state, commands::clientKindText, commands::timeText, commands::timeTooltip};
}

QString lineBreaksToSpaces(QString text) {
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace sekisho::ui::members
