#pragma once
// What is done to permission templates, offered by their screen, and アプリの利用停止 of members (admin-screens.md
// §2.7, §7.3).

#include "models/commands/member_commands.h"

namespace sekisho::commands {

// アプリの利用停止: PC app and mobile app of a member, or either; the browser goes on.
class StopApps final : public MemberCommand {
    Q_OBJECT
  public:
    StopApps() : MemberCommand(QStringLiteral("member.appStop")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("smartphone"); }
    Danger danger() const override { return Danger::LogsOut; }
    Permission permission() const override { return {"members.members", Access::Operate}; }
    Plan plan(const Context& context) const override;
    // What is stopped now, so that a plan for this member alone begins with it.
    void know(const UserId& member, bool mobile, bool pc);

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;

  private:
    UserId known_;
    bool mobile_ = false, pc_ = false;
};

} // namespace sekisho::commands
