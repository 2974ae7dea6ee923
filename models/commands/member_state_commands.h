#pragma once
// The state changes of members as commands; see member_commands.h. Effects in words: admin-screens.md §1.3, §2.6, §2.7.

#include "models/commands/member_commands.h"

namespace sekisho::commands {

class SuspendMembers final : public MemberCommand { // 一時停止
    Q_OBJECT
  public:
    SuspendMembers() : MemberCommand(QStringLiteral("member.suspend")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("media-playback-pause"); }
    Danger danger() const override { return Danger::LogsOut; }
    Plan plan(const Context& context) const override;
    QString inverse() const override { return QStringLiteral("member.unsuspend"); }

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class UnsuspendMembers final : public MemberCommand { // 一時停止解除
    Q_OBJECT
  public:
    UnsuspendMembers() : MemberCommand(QStringLiteral("member.unsuspend")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("media-playback-start"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;
    QString inverse() const override { return QStringLiteral("member.suspend"); }

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class SetLeave final : public MemberCommand { // 休職
    Q_OBJECT
  public:
    SetLeave() : MemberCommand(QStringLiteral("member.leave.set")) {}
    QString text() const override;
    QString iconName() const override { return QStringLiteral("view-calendar"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;
    QString inverse() const override { return QStringLiteral("member.leave.clear"); }

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class ClearLeave final : public MemberCommand {
    Q_OBJECT
  public:
    ClearLeave() : MemberCommand(QStringLiteral("member.leave.clear")) {}
    QString text() const override;
    QString iconName() const override { return QStringLiteral("edit-clear"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class DeleteMembers final : public MemberCommand { // 削除, 7 days of grace
    Q_OBJECT
  public:
    DeleteMembers() : MemberCommand(QStringLiteral("member.delete")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-delete"); }
    Danger danger() const override { return Danger::Destroys; }
    Plan plan(const Context& context) const override;
    QString inverse() const override { return QStringLiteral("member.undelete"); }

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class UndeleteMembers final : public MemberCommand { // 削除取り消し
    Q_OBJECT
  public:
    UndeleteMembers() : MemberCommand(QStringLiteral("member.undelete")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-undo"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

class ForceDeleteMembers final : public MemberCommand { // 完全に削除
    Q_OBJECT
  public:
    ForceDeleteMembers() : MemberCommand(QStringLiteral("member.forceDelete")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-delete-shred"); }
    Danger danger() const override { return Danger::Destroys; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override;
    QString doneText(int count, const QString& firstName) const override;
    Applicability appliesTo(const SelectedMember& member, const Context& context) const override;
};

} // namespace sekisho::commands
