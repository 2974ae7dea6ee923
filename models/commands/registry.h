#pragma once
// All commands of the console, in the order of menus. One registry a window; GUI thread.

#include "models/commands/command.h"

#include <functional>
#include <memory>
#include <vector>

namespace sekisho::commands {

class Registry : public QObject {
    Q_OBJECT
  public:
    explicit Registry(QObject* parent = nullptr);

    Command* add(std::unique_ptr<Command> command); // keys are unique
    Command* find(const QString& key) const;
    const std::vector<Command*>& all() const { return all_; }

    // The present context is asked of the window each time, so that no command works on a stale selection.
    void setContextSource(std::function<Context()> source) { source_ = std::move(source); }
    Context context() const { return source_ ? source_() : Context{}; }
    void contextChanged() { Q_EMIT applicabilityChanged(); }
    // Opens the screen of a menu, which then offers its commands.
    void setScreenOpener(std::function<void(std::string_view menu)> open) { openScreen_ = std::move(open); }

  Q_SIGNALS:
    void applicabilityChanged();
    void planReady(sekisho::commands::Command* command, const sekisho::commands::Plan& plan,
                   const sekisho::commands::Context& context);

  public:
    // What every trigger calls: checks applicability, then runs at once or announces the plan that must be confirmed.
    Applicability trigger(const QString& key);

  private:
    std::vector<Command*> all_;
    std::function<Context()> source_;
    std::function<void(std::string_view menu)> openScreen_;
};

// The commands that belong to the members job; see member_commands.h. Called once by the composition root.
void addMemberCommands(Registry& registry);
void addChangeCommands(Registry& registry); // taking back what was changed
void addOrgUnitCommands(Registry& registry);
void addInvitationCommands(Registry& registry);
void addGroupCommands(Registry& registry);
void addRankCommands(Registry& registry);
void addTemplateCommands(Registry& registry);
void addPolicyCommands(Registry& registry);
void addBrakeCommands(Registry& registry);  // deciding what the brake holds
void addDeviceCommands(Registry& registry); // devices, trusted devices, live sessions
void addCutOffCommands(Registry& registry); // lost devices; see cut_off_commands.h
void addRoleCommands(Registry& registry);   // roles, activations, delegation, sealed account; see role_commands.h
void addApprovalCommands(Registry& registry);
void addMonitorCommands(Registry& registry); // monitoring policies, detections, exceptions; see monitor_commands.h
void addLogCommands(Registry& registry);     // see log_commands.h

// A command whose work belongs to the window (palette, lock, refresh …).
class ShellCommand final : public Command {
    Q_OBJECT
  public:
    struct Spec {
        QString key;
        std::function<QString()> text;
        QString icon;
        QString shortcut;
        std::function<void()> work;
        bool needsSignIn = false;
        std::function<Applicability(const Context&)> applies = {};
    };
    explicit ShellCommand(Spec spec);
    QString text() const override { return spec_.text(); }
    QString iconName() const override { return spec_.icon; }
    QString defaultShortcut() const override { return spec_.shortcut; }
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    Spec spec_;
};

} // namespace sekisho::commands
