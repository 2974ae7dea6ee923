#pragma once
// Monitoring in words: policies, what they look for, what they found. GUI thread.

#include "models/commands/policy_words.h"
#include "models/policy/monitor_policy.h"
#include "models/ports/monitoring.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

std::string_view monitorMenu(MonitorService service); // "monitoring.talk"
QString monitorUseText(bool enabled);                 // 使用状態
QString detectionStateText(DetectionState state);
QString detectionCountText(std::int64_t count); // "100,000+" beyond what is shown
QString detectionMemberText(const Detection& detection);
QString trialMemberText(const ports::TrialMember& member);

// What the list of Drive policies says besides. `name` knows members and organizations by id.
QString monitorTargetText(const policy::MonitorPolicy& policy, const NameOfMember& name);
QString monitorOperationText(const policy::MonitorPolicy& policy);
QString monitorCriterionText(const policy::MonitorPolicy& policy); // "ファイル数: 200 件以上"
QString monitorPeriodText(const policy::MonitorPolicy& policy);

QString excerptWhereText(std::string_view where);
// As a detection's words were recorded and archived; empty: what is no such text.
std::vector<Excerpt> excerptsOfWords(const std::string& json);
// A text with what was found, for who does not see how it is written: "添付の【見積】は…".
QString markedText(const std::string& text, const std::vector<MatchSpan>& hits);
QString trialFoundText(const ports::Trial& trial); // how many of how many, of which period
// That the trial did not get through the whole period; empty: it did.
QString trialIncompleteText(const ports::Trial& trial);

} // namespace sekisho::commands
