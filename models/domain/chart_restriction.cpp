#include "models/domain/chart_restriction.h"

namespace sekisho {

std::string_view chartAccessKey(ChartAccess access) {
    switch (access) {
    case ChartAccess::OnlyMe:
        return "ONLY_ME";
    case ChartAccess::OnlyMyOrgUnit:
        return "ONLY_MY_ORGUNIT";
    case ChartAccess::OnlyMyAndSpecified:
        return "ONLY_MY_AND_SPECIFIED_ORGUNIT";
    }
    return {};
}

std::optional<ChartAccess> chartAccessOf(std::string_view key) {
    for (const auto access : {ChartAccess::OnlyMe, ChartAccess::OnlyMyOrgUnit, ChartAccess::OnlyMyAndSpecified})
        if (chartAccessKey(access) == key) return access;
    return std::nullopt;
}

std::string_view chartSubjectKey(ChartSubject subject) {
    switch (subject) {
    case ChartSubject::Member:
        return "member";
    case ChartSubject::UserType:
        return "userType";
    case ChartSubject::OrgUnit:
        return "orgUnit";
    }
    return {};
}

std::optional<ChartSubject> chartSubjectOf(std::string_view key) {
    for (const auto subject : {ChartSubject::Member, ChartSubject::UserType, ChartSubject::OrgUnit})
        if (chartSubjectKey(subject) == key) return subject;
    return std::nullopt;
}

} // namespace sekisho
