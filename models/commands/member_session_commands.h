#pragma once
// One session of a member, the photo, and the actions that the members pane itself does (add, edit, copy, export).

#include "models/commands/member_commands.h"
#include "models/commands/registry.h"

namespace sekisho::commands {

class EndSession final : public MemberCommand { // アクセス状況 → ログアウト
    Q_OBJECT
  public:
    EndSession() : MemberCommand(QStringLiteral("member.session.end")) {}
    // Which session is meant: set by the list of sessions before the command is triggered. `words` names it.
    void aim(const UserId& member, const SessionId& session, const QString& words);

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("network-disconnect"); }
    Danger danger() const override { return Danger::LogsOut; }
    int mostSelected() const override { return 1; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;

  private:
    UserId member_;
    SessionId session_;
    QString words_;
};

class SetPhoto final : public MemberCommand { // 写真
    Q_OBJECT
  public:
    SetPhoto() : MemberCommand(QStringLiteral("member.photo.set")) {}
    // The picture that was chosen for a member; kept until it is sent.
    void aim(const UserId& member, const std::string& fileName, const std::string& bytes);
    static constexpr qint64 kMostBytes = 10'000'000;

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("user"); }
    Danger danger() const override { return Danger::Changes; }
    int mostSelected() const override { return 1; }

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;

  private:
    UserId member_;
    std::string fileName_;
    std::string bytes_;
};

class DeletePhoto final : public MemberCommand {
    Q_OBJECT
  public:
    DeletePhoto() : MemberCommand(QStringLiteral("member.photo.delete")) {}
    QString text() const override;
    QString iconName() const override { return QStringLiteral("edit-clear"); }
    Danger danger() const override { return Danger::Changes; }
    int mostSelected() const override { return 1; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

void addMemberPaneCommands(Registry& registry);

} // namespace sekisho::commands
