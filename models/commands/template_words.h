#pragma once
// Permission templates in words: services, switches, why one cannot be moved, what differs between two. GUI thread.

#include "models/domain/error.h"
#include "models/policy/service_template.h"

#include <QString>
#include <QStringList>

namespace sekisho::commands {

QString serviceText(policy::Service service);
QString rightText(policy::Right right);
QString allowedText(bool on);
QString templateName(const policy::ServiceTemplate& one); // the default one: 基本設定
QString templateName(const policy::EffectiveTemplate& one);
// A cell as people name it: "Talk: Browser". アンケート has one switch for its three environments.
QString switchText(policy::Service service, policy::Right right);
// Why this switch does not move now; empty: it does.
QString whySwitchIsFixed(const policy::Matrix& matrix, policy::Service service, policy::Right right);
QString whySwitchIsMissing(policy::Service service, policy::Right right);
// Does it count, the whole mobile app considered?
bool inEffect(const policy::Matrix& matrix, policy::Service service, policy::Right right);
QStringList matrixChanges(const policy::Matrix& before, const policy::Matrix& after); // one line for each switch
QStringList notAllowed(const policy::Matrix& matrix); // one line for each service with something that is off
QString templateErrorText(const Error& error);        // with the service it is about, as people call it
QString effectiveReason(const policy::EffectiveTemplate& effective, const QString& userType);

} // namespace sekisho::commands
