#pragma once
// What is done to roles, their holders, activations, the delegation of the highest administrator and the sealed
// account. The list that is seen says which are chosen; what is agreed to holds for these. What needs an editor or a
// dialog of its own is a PaneCommand: role.new, role.edit, role.copy, role.compare, role.give, role.change,
// member.rights, member.viewAs, delegation.start, sealed.seal, sealed.remove, sealed.open, sealed.drill. GUI thread.

#include "models/commands/command.h"
#include "models/commands/offered.h"
#include "models/commands/registry.h"
#include "models/domain/role_admin.h"

#include <optional>
#include <vector>

namespace sekisho::commands {

class RoleCommand : public Command {
    Q_OBJECT
  public:
    using Command::Command;
    bool needsOnline() const override { return true; }
};

class DeleteRole final : public RoleCommand {
    Q_OBJECT
  public:
    DeleteRole() : RoleCommand(QStringLiteral("role.delete")) {}
    Offered<RoleSheet> roles;                                                     // one
    void know(std::vector<RoleHolder> holders) { holders_ = std::move(holders); } // as far as they are shown
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-delete"); }
    Danger danger() const override { return Danger::LogsOut; }
    Permission permission() const override { return {"security.roles", Access::Operate}; }
    QString inverse() const override { return QStringLiteral("role.undelete"); }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void deleted(const sekisho::RoleSheet& sheet);

  protected:
    Applicability applies(const Context& context) const override;

  private:
    mutable RoleSheet planned_;
    std::vector<RoleHolder> holders_;
};

class UndeleteRole final : public RoleCommand { // of the list of deleted ones, or the one that was deleted last
    Q_OBJECT
  public:
    UndeleteRole() : RoleCommand(QStringLiteral("role.undelete")) {}
    Offered<RoleSheet> roles; // one
    void know(const RoleSheet& deleted) { last_ = deleted; }
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-undo"); }
    Danger danger() const override { return Danger::Changes; }
    Permission permission() const override { return {"security.roles", Access::Operate}; }
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    std::optional<RoleSheet> wanted() const;
    std::optional<RoleSheet> last_;
};

class TakeRole final : public RoleCommand {
    Q_OBJECT
  public:
    TakeRole() : RoleCommand(QStringLiteral("role.take")) {}
    Offered<RoleHolder> holders; // any number
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("list-remove"); }
    Danger danger() const override { return Danger::LogsOut; }
    Permission permission() const override { return {"security.roles", Access::Operate}; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    mutable std::vector<RoleHolder> planned_;
};

// 有効化: for minutes or hours, with a reason.
class ActivateRole final : public RoleCommand {
    Q_OBJECT
  public:
    ActivateRole() : RoleCommand(QStringLiteral("role.activate")) {}
    Offered<RoleHolder> eligible; // one
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("media-playback-start"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void activated(const sekisho::Activation& activation);

  protected:
    Applicability applies(const Context& context) const override;

  private:
    mutable RoleHolder planned_;
};

class EndActivation final : public RoleCommand {
    Q_OBJECT
  public:
    EndActivation() : RoleCommand(QStringLiteral("role.endActivation")) {}
    Offered<Activation> activations; // one, running
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("media-playback-stop"); }
    Danger danger() const override { return Danger::LogsOut; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    mutable Activation planned_;
};

// Taken back by whoever asked, or answered by whoever was asked.
class DelegationCommand final : public RoleCommand {
    Q_OBJECT
  public:
    enum class Kind { Cancel, Accept, Decline };
    explicit DelegationCommand(Kind kind); // delegation.cancel, delegation.accept, delegation.decline
    void know(std::optional<Delegation> delegation) { known_ = std::move(delegation); }
    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override { return kind_ == Kind::Accept ? Danger::LogsOut : Danger::Changes; }
    Permission permission() const override;
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void answered(); // whatever it was: ask for the delegation again

  protected:
    Applicability applies(const Context& context) const override;

  private:
    void told(const Done& outcome);
    Kind kind_;
    std::optional<Delegation> known_;
};

// What another administrator, or the holder himself, does to a sealed account that is opening or open.
class SealedCommand final : public RoleCommand {
    Q_OBJECT
  public:
    enum class Kind { Refuse, Close };
    explicit SealedCommand(Kind kind); // sealed.refuse, sealed.close
    void know(const BreakGlass& account) { known_ = account; }
    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override { return Danger::LogsOut; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void changed(const sekisho::BreakGlass& account);

  protected:
    Applicability applies(const Context& context) const override;

  private:
    Kind kind_;
    BreakGlass known_;
};

// Offers of a pane in one call each; a list that has nothing chosen gives an empty vector.
void offerRoles(Registry& registry, QObject* owner, const Offered<RoleSheet>::Source& source);
void offerHolders(Registry& registry, QObject* owner, const Offered<RoleHolder>::Source& source);
void offerEligible(Registry& registry, QObject* owner, const Offered<RoleHolder>::Source& source);
void offerActivations(Registry& registry, QObject* owner, const Offered<Activation>::Source& source);
void knowDelegation(Registry& registry, const std::optional<Delegation>& delegation);
void knowSealed(Registry& registry, const BreakGlass& account);

} // namespace sekisho::commands
