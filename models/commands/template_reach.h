#pragma once
// For whom which template counts, by the local copy: member, then user type, then the default one (decision 10). What
// the service decides is the same; this says before saving whom a change would touch. Some milliseconds at 100,000
// members. GUI thread.

#include "models/policy/service_template.h"
#include "models/ports/member_list.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace sekisho::commands {

using Templates = std::vector<policy::ServiceTemplate>; // the default one first

struct TemplateReach {                    // members, deleted ones not counted
    std::vector<ports::RowNo> touched;    // for whom something is allowed that was not, or the other way round
    std::vector<ports::RowNo> loseMobile; // of them, who lose the whole mobile app
};
TemplateReach reachOfChange(ports::MemberList& members, const Templates& before, const Templates& after);
std::vector<ports::RowNo> membersOfTemplate(ports::MemberList& members, const Templates& all,
                                            const policy::TemplateId& id);
// Which other template has it; null: none.
const policy::ServiceTemplate* holderOfUserType(const Templates& all, const std::string& userType,
                                                const policy::TemplateId& notThis);
const policy::ServiceTemplate* holderOfMember(const Templates& all, const std::string& member,
                                              const policy::TemplateId& notThis);
// As the service does it: who is in `edited` is in no other one.
Templates withTemplate(Templates all, const policy::ServiceTemplate& edited);
Templates withoutTemplate(Templates all, const policy::TemplateId& id);

// What changed in `mine` since `base` laid over `theirs`: switches and memberships are yes or no, so nothing clashes.
// A name that both changed stays theirs.
policy::ServiceTemplate mergeTemplates(const policy::ServiceTemplate& base, const policy::ServiceTemplate& mine,
                                       const policy::ServiceTemplate& theirs);
// One line for each difference: name, switches, user types and members coming and going by their names.
struct TemplateNames {
    std::function<QString(const std::string&)> userType;
    std::function<QString(const std::string&)> member;
};
QStringList templateChanges(const policy::ServiceTemplate& before, const policy::ServiceTemplate& after,
                            const TemplateNames& names);
bool sameAssignments(const policy::ServiceTemplate& a, const policy::ServiceTemplate& b); // in whatever order

} // namespace sekisho::commands
