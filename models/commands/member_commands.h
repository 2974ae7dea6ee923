#pragma once
// The member actions of admin-screens.md §2.4–2.7. Over many rows each runs as one job with progress, cancel and a
// result line for every row that failed. The service decides again; what is refused there stands in the result.

#include "models/commands/command.h"

#include <functional>

namespace sekisho::commands {

// An action that is one gateway call for each selected member.
class MemberCommand : public Command {
    Q_OBJECT
  public:
    using Call = std::function<ports::CallHandle(ports::Gateway&, const SelectedMember&, const QVariantMap&,
                                                 ports::Executor&, ports::Reply<std::monostate>)>;
    using Command::Command;

    Permission permission() const override { return {"members.members", Access::Operate}; }
    bool needsOnline() const override { return true; }
    int leastSelected() const override { return 1; }
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    virtual Call call() const = 0;
    virtual QString doneText(int count, const QString& firstName) const = 0; // "%1 suspended" …
    // Whether one selected member is in the state for this; else the reason. What takes several at once looks only at
    // what makes a memberKind().
    virtual Applicability appliesTo(const SelectedMember& member, const Context& context) const = 0;
    Applicability applies(const Context& context) const override;
    Plan basePlan(const Context& context) const; // title, subjects, verb
};

// Adding and saving a member: one call each, called by the forms with a whole Member.
struct SaveOutcome {
    std::optional<Member> saved;
    std::string temporaryPassword; // shown once, never logged
    std::optional<Error> error;    // Conflict PRECONDITION_FAILED: `theirs` holds the present state
    std::optional<Member> theirs;
};

class SaveMember final : public Command { // "member.save"
    Q_OBJECT
  public:
    explicit SaveMember(QObject* parent = nullptr) : Command(QStringLiteral("member.save"), parent) {}
    QString text() const override;
    Permission permission() const override { return {"members.members", Access::Operate}; }
    bool needsOnline() const override { return true; }
    void run(const Context&, const QVariantMap&) override {} // the form calls save() with the member itself
    ports::CallHandle save(const Context& context, const Member& base, const Member& edited,
                           std::function<void(SaveOutcome)> reply);
    ports::CallHandle create(const Context& context, const Member& member, const ports::InitialPassword& password,
                             std::function<void(SaveOutcome)> reply);
};

} // namespace sekisho::commands
