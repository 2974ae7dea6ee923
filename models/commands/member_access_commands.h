#pragma once
// Password, ID and sessions of members as commands; effects in words: admin-screens.md §1.3, §2.5, §2.7.

#include "models/commands/member_commands.h"

namespace sekisho::commands {

class ForceLogout final : public MemberCommand { // 強制ログアウト
    Q_OBJECT
  public:
    ForceLogout() : MemberCommand(QStringLiteral("member.forceLogout")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("network-disconnect"); }
    QString defaultShortcut() const override { return QStringLiteral("Ctrl+Shift+L"); }
    Danger danger() const override { return Danger::LogsOut; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class ForcePassword final : public MemberCommand { // 強制変更
    Q_OBJECT
  public:
    ForcePassword() : MemberCommand(QStringLiteral("member.password.force")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("dialog-password"); }
    Danger danger() const override { return Danger::LogsOut; }
    int mostSelected() const override { return 1; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class RequestPassword final : public MemberCommand { // 変更を要請
    Q_OBJECT
  public:
    RequestPassword() : MemberCommand(QStringLiteral("member.password.request")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("mail-send"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class SendInvitation final : public MemberCommand { // 招待メールの送信, to those who have not signed in yet
    Q_OBJECT
  public:
    SendInvitation() : MemberCommand(QStringLiteral("member.invite")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("mail-send"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class ChangeLoginId final : public MemberCommand { // メンバー ID の変更
    Q_OBJECT
  public:
    ChangeLoginId() : MemberCommand(QStringLiteral("member.changeId")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-rename"); }
    Danger danger() const override { return Danger::LogsOut; }
    int mostSelected() const override { return 1; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

} // namespace sekisho::commands
