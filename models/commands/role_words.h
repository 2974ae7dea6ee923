#pragma once
// Roles, holders, activations, the delegation and the sealed account in words. GUI thread.

#include "models/domain/role_admin.h"

#include <QString>
#include <QStringList>

namespace sekisho::commands {

QString roleNameText(const std::string& builtIn, const std::string& name); // built-in ones by key
QString roleNameText(const RoleSheet& sheet);
QString presetText(std::string_view key);     // "ヘルプデスク"; empty: there is none
QString roleKindText(const RoleSheet& sheet); // built in, custom, made of which preset
QString accessText(Access access);
// "閲覧 (「メンバー」から)": the access with the menu that grants it; null: the role grants it here.
QString inheritedAccessText(Access access, const MenuItem& from);
QString menuWhyText(const MenuItem& item);  // empty: not dangerous
QString menuPathText(const MenuItem& item); // "セキュリティ > 紛失対応"

// "テナント全体"; else the names of the organizations and whether those below belong to it. Units without a name are
// told by their number.
QString scopeText(const Scope& scope, const std::vector<ScopeUnit>& units);
QString holderText(const RoleHolder& holder); // "佐藤 花子  副管理者  本社 / 営業部"
QString holderStateText(const RoleHolder& holder,
                        Instant now); // "期限なし", "2026/12/01 まで", "有効化できます (最長 1 時間)"

QString minutesText(int minutes);                                       // "30 分", "1 時間 30 分"
QString clockText(Instant until, Instant now);                          // "1:05:09"; over: "0:00"
QString activationText(const Activation& activation);                   // "佐藤 花子  ポリシー担当"
QString activationStateText(const Activation& activation, Instant now); // "残り 0:42:10", "本人が終了"
QString activationEndText(ActivationEnd end);
QString delegationStateText(DelegationState state);
QString delegationText(const Delegation& delegation, Instant now); // whole sentences: who, to whom, until when
QString breakGlassStateText(BreakGlassState state);
QString breakGlassText(const BreakGlass& account, Instant now); // whole sentences: what it is doing and what is to do

} // namespace sekisho::commands
