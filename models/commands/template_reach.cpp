#include "models/commands/template_reach.h"

#include "models/commands/template_words.h"
#include "models/commands/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace sekisho::commands {

namespace {

struct ReachWords {
    Q_DECLARE_TR_FUNCTIONS(ReachWords)
};

using policy::ServiceTemplate;
using ReachRow = ports::RowNo;

// For each row the place of the template that counts there; 0 is the default one.
std::map<ReachRow, std::size_t> placesOf(ports::MemberList& members, const Templates& all) {
    std::map<ReachRow, std::size_t> places;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const std::string& type : all[i].userTypes) {
            ports::MemberQuery query;
            query.rank = type;
            for (const ReachRow row : *members.query(query))
                places[row] = i;
        }
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const UserId& member : all[i].members)
            if (const auto row = members.find(member.value)) places[*row] = i;
    return places;
}

std::vector<ReachRow> livingMembers(ports::MemberList& members) {
    ports::MemberQuery query;
    query.show = ports::ShowAllStatuses & ~static_cast<std::uint32_t>(ports::ShowDeleted);
    return *members.query(query);
}

std::size_t placeIn(const std::map<ReachRow, std::size_t>& places, ReachRow row) {
    const auto found = places.find(row);
    return found == places.end() ? 0 : found->second;
}

template<class T>
const ServiceTemplate* holderOf(const Templates& all, const T& one, std::vector<T> ServiceTemplate::*list,
                                const policy::TemplateId& notThis) {
    for (const ServiceTemplate& candidate : all)
        if (candidate.id != notThis && std::ranges::count(candidate.*list, one) > 0) return &candidate;
    return nullptr;
}

template<class T>
std::vector<T> mergedList(const std::vector<T>& base, const std::vector<T>& mine, const std::vector<T>& theirs) {
    std::vector<T> merged = theirs;
    const auto in = [](const std::vector<T>& list, const T& one) { return std::ranges::count(list, one) > 0; };
    std::erase_if(merged, [&](const T& one) { return in(base, one) && !in(mine, one); });
    for (const T& one : mine)
        if (!in(base, one) && !in(merged, one)) merged.push_back(one);
    return merged;
}

template<class T>
bool sameSet(const std::vector<T>& a, const std::vector<T>& b) {
    return std::set<T>(a.begin(), a.end()) == std::set<T>(b.begin(), b.end());
}

} // namespace

TemplateReach reachOfChange(ports::MemberList& members, const Templates& before, const Templates& after) {
    TemplateReach reach;
    const auto was = placesOf(members, before), becomes = placesOf(members, after);
    for (const ReachRow row : livingMembers(members)) {
        const policy::Matrix& from = before[placeIn(was, row)].matrix;
        const policy::Matrix& to = after[placeIn(becomes, row)].matrix;
        if (from == to) continue;
        reach.touched.push_back(row);
        if (from.mobileApp && !to.mobileApp) reach.loseMobile.push_back(row);
    }
    return reach;
}

std::vector<ReachRow> membersOfTemplate(ports::MemberList& members, const Templates& all,
                                        const policy::TemplateId& id) {
    const auto place = static_cast<std::size_t>(std::ranges::find(all, id, &ServiceTemplate::id) - all.begin());
    const auto places = placesOf(members, all);
    std::vector<ReachRow> rows;
    for (const ReachRow row : livingMembers(members))
        if (placeIn(places, row) == place) rows.push_back(row);
    return rows;
}

const ServiceTemplate* holderOfUserType(const Templates& all, const std::string& userType,
                                        const policy::TemplateId& notThis) {
    return holderOf(all, userType, &ServiceTemplate::userTypes, notThis);
}

const ServiceTemplate* holderOfMember(const Templates& all, const std::string& member,
                                      const policy::TemplateId& notThis) {
    return holderOf(all, UserId(member), &ServiceTemplate::members, notThis);
}

Templates withTemplate(Templates all, const ServiceTemplate& edited) {
    bool known = false;
    for (ServiceTemplate& one : all) {
        if (one.id == edited.id) {
            one = edited;
            known = true;
            continue;
        }
        std::erase_if(one.userTypes, [&](const auto& type) { return std::ranges::count(edited.userTypes, type) > 0; });
        std::erase_if(one.members, [&](const auto& member) { return std::ranges::count(edited.members, member) > 0; });
    }
    if (!known) all.push_back(edited);
    return all;
}

Templates withoutTemplate(Templates all, const policy::TemplateId& id) {
    std::erase_if(all, [&](const ServiceTemplate& one) { return one.id == id; });
    return all;
}

ServiceTemplate mergeTemplates(const ServiceTemplate& base, const ServiceTemplate& mine,
                               const ServiceTemplate& theirs) {
    ServiceTemplate merged = theirs;
    if (theirs.name == base.name) merged.name = mine.name;
    if (mine.matrix.mobileApp != base.matrix.mobileApp) merged.matrix.mobileApp = mine.matrix.mobileApp;
    for (std::size_t i = 0; i < policy::kServices; ++i)
        for (const policy::Right right : policy::rightsOf(static_cast<policy::Service>(i))) {
            const auto service = static_cast<policy::Service>(i);
            const bool wanted = mine.matrix.has(service, right);
            if (wanted != base.matrix.has(service, right)) merged.matrix.set(service, right, wanted);
        }
    merged.userTypes = mergedList(base.userTypes, mine.userTypes, theirs.userTypes);
    merged.members = mergedList(base.members, mine.members, theirs.members);
    return merged;
}

QStringList templateChanges(const ServiceTemplate& before, const ServiceTemplate& after, const TemplateNames& names) {
    QStringList lines;
    if (before.name != after.name)
        lines << ReachWords::tr("Name: %1 → %2").arg(templateName(before), templateName(after));
    lines << matrixChanges(before.matrix, after.matrix);
    for (const std::string& type : after.userTypes)
        if (std::ranges::count(before.userTypes, type) == 0)
            lines << ReachWords::tr("User type %1 is added.").arg(names.userType(type));
    for (const std::string& type : before.userTypes)
        if (std::ranges::count(after.userTypes, type) == 0)
            lines << ReachWords::tr("User type %1 is removed.").arg(names.userType(type));
    for (const UserId& member : after.members)
        if (std::ranges::count(before.members, member) == 0)
            lines << ReachWords::tr("Member %1 is added.").arg(names.member(member.value));
    for (const UserId& member : before.members)
        if (std::ranges::count(after.members, member) == 0)
            lines << ReachWords::tr("Member %1 is removed.").arg(names.member(member.value));
    return lines;
}

bool sameAssignments(const ServiceTemplate& a, const ServiceTemplate& b) {
    return sameSet(a.userTypes, b.userTypes) && sameSet(a.members, b.members);
}

} // namespace sekisho::commands
