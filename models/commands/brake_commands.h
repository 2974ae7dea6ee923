#pragma once
// Deciding what the brake holds: released, rejected, or everything pending cancelled at once. Which orders are meant
// the list of held orders says before a command is triggered; cancelling everything needs no list. GUI thread.

#include "models/commands/command.h"
#include "models/domain/brake.h"

#include <vector>

namespace sekisho::commands {

struct HeldChoice { // some orders, or whole groups as they were counted when they were seen
    std::vector<HeldOrder> orders;
    std::vector<HeldGroup> groups; // one: of this asker and kind; with `everything`: all there are
    bool everything = false;
    bool empty() const { return orders.empty() && groups.empty(); }
};
// The part of a choice that is not the caller's own: nobody decides what he has ordered himself.
HeldChoice choiceOfOthers(const HeldChoice& choice, const UserId& self);
std::int64_t sizeOf(const HeldChoice& choice);

class DecideHeld : public Command {
    Q_OBJECT
  public:
    void aim(HeldChoice choice) { choice_ = std::move(choice); }

    Permission permission() const override { return {"security.heldOrders", Access::Operate}; }
    bool needsOnline() const override { return true; }
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    using Command::Command;
    using Call = ports::CallHandle (ports::CutOffs::*)(const ports::Decision&, ports::Executor&,
                                                       ports::Reply<ports::Decided>);
    virtual Call call() const = 0;
    virtual bool onlySeen() const = 0; // what was added to a group since it was seen is left out
    virtual QString jobTitle(std::int64_t count) const = 0;
    virtual QString doneText(std::int64_t count) const = 0;
    Applicability applies(const Context& context) const override;
    const HeldChoice& choice() const { return choice_; }
    // Names what is decided; exactly that is decided then, however the list behind the question goes on.
    Plan basePlan(const Context& context, const HeldChoice& others) const;

  private:
    void decided(const Result<ports::Decided>& outcome);

    HeldChoice choice_;
    mutable HeldChoice planned_;
};

class ReleaseHeld final : public DecideHeld { // 承認
    Q_OBJECT
  public:
    ReleaseHeld() : DecideHeld(QStringLiteral("brake.release")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("dialog-ok-apply"); }
    Danger danger() const override;
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override { return &ports::CutOffs::release; }
    bool onlySeen() const override { return true; }
    QString jobTitle(std::int64_t count) const override;
    QString doneText(std::int64_t count) const override;
};

class RejectHeld final : public DecideHeld { // 却下
    Q_OBJECT
  public:
    RejectHeld() : DecideHeld(QStringLiteral("brake.reject")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("dialog-cancel"); }
    Danger danger() const override { return Danger::Changes; }
    Plan plan(const Context& context) const override;

  protected:
    Call call() const override { return &ports::CutOffs::reject; }
    bool onlySeen() const override { return false; }
    QString jobTitle(std::int64_t count) const override;
    QString doneText(std::int64_t count) const override;
};

class CancelPending final : public Command { // 保留中の指示をすべて取り消す
    Q_OBJECT
  public:
    CancelPending() : Command(QStringLiteral("brake.cancelPending")) {}
    // How much there is now, so that the question can name it. Not known: the question is asked all the same.
    void know(std::vector<BrakeUse> uses);
    void forget();

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("dialog-error"); }
    Danger danger() const override { return Danger::Destroys; }
    Permission permission() const override { return {"security.heldOrders", Access::Operate}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    void cancelled(const Result<ports::Decided>& outcome);

    std::optional<std::vector<BrakeUse>> uses_;
};

} // namespace sekisho::commands
