#pragma once
// Sentences about cut-offs and the brake: words of resources/cut_off.json in the language of the console, and what is
// made of them for the screens, the list and the receipt. GUI thread.

#include "models/commands/words.h"
#include "models/domain/brake.h"
#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/policy/cut_off_plan.h"

#include <QString>
#include <QStringList>

#include <string_view>
#include <vector>

namespace sekisho::commands {

// A word of resources/cut_off.json; a key that is not known there stands for itself, an empty one for nothing.
QString cutOffText(std::string_view list, std::string_view key);
QString lostText(Lost lost);
QString stepText(StepKind kind);
QString stepStateText(StepState state);
QString cutOffStateText(CutOffState state);
std::vector<std::string> identityCheckKeys();

QString exactTimeText(Instant at); // to the second, in the zone of this computer; another day with its date
// Beside another time: of the same day without the date.
QString timeBesideText(Instant at, Instant beside);
QString lossText(const CutOff& cutOff);                 // "Phone"; of a selection: what it was
QString stepNameText(const policy::ProposedStep& step); // "End sessions (3)", "Stop the apps: Mobile app"
QString stepNameText(const CutOffStep& step, bool counted = true);
// Why a step is proposed, or why it cannot be ordered.
QString stepReasonText(const policy::ProposedStep& step);
QString stepsText(const CutOff& cutOff); // "5 of 6 verified, 1 unreachable"
QString identityText(const IdentityCheck& check);
QString evidenceText(const Evidence& evidence); // "10:43:07 The device confirmed (203.0.113.7)"
// Why a step is where it is and what to do; empty where its state says everything.
QString stepAdviceText(const CutOffStep& step);
QString overallText(const CutOff& cutOff);        // how far all of it is, in one or two sentences
bool isUnderWay(const CutOff& cutOff);            // something may still happen by itself
QString sweepText(const CutOff& cutOff);          // how many sessions so far; empty: it is all done
QStringList givenBackTexts(const CutOff& cutOff); // what “found again” takes back, one a line
QStringList keptTexts(const CutOff& cutOff);      // what it cannot bring back
QString noticeText(const CutOffNotice& notice);

QString deviceText(const Device& device);                   // "Pixel 9 (Android 16)"
QString deviceStateText(const Device& device, Instant now); // last access, contact, MDM, trusted, blocked
QString sessionText(const Session& session);                // "Browser, Windows 11"
QString sessionPlaceText(const Session& session, Instant now);
// How near the budget is, and whether the next order of this kind would be held; empty while there is ample room.
QString brakeNearText(const BrakeUse& use);

} // namespace sekisho::commands
