#pragma once
// What is done to monitoring policies, detections and exceptions (admin-screens.md §8). The list that is seen says
// which are chosen; what is agreed to holds for these. A member is suspended by the members' own command: the pane of
// detections gives its selection, so that rights and confirmation are those of every suspension. GUI thread.

#include "models/commands/command.h"
#include "models/commands/offered.h"
#include "models/commands/registry.h"
#include "models/ports/monitoring.h"

namespace sekisho::commands {

class MonitorPolicyCommand final : public Command { // monitor.enable, monitor.disable, monitor.delete
    Q_OBJECT
  public:
    enum class Kind { Enable, Disable, Delete };
    explicit MonitorPolicyCommand(Kind kind);
    Offered<policy::MonitorPolicy> policies;

    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override { return kind_ == Kind::Delete ? Danger::Destroys : Danger::Changes; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void changed(); // some of it may have been done: the list is to be asked again

  protected:
    Applicability applies(const Context& context) const override;

  private:
    bool wants(const policy::MonitorPolicy& policy) const; // false: it is so already
    QString titleText(int count) const;
    QString doneText(int count) const;

    Kind kind_;
    mutable std::vector<policy::MonitorPolicy> planned_;
};

class DetectionCommand final : public Command { // detection.seen, detection.handle, detection.reopen
    Q_OBJECT
  public:
    explicit DetectionCommand(DetectionState to);
    Offered<Detection> detections;

    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override { return Danger::Changes; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void changed();

  protected:
    Applicability applies(const Context& context) const override;

  private:
    bool wants(const Detection& detection) const; // false: it is so already, or cannot become so
    QString doneText(int count) const;

    DetectionState to_;
    mutable std::vector<Detection> planned_;
};

class RemoveException final : public Command { // exception.remove
    Q_OBJECT
  public:
    RemoveException() : Command(QStringLiteral("exception.remove")) {}
    Offered<ports::MonitorException> lines;

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("list-remove"); }
    Danger danger() const override { return Danger::Changes; }
    Permission permission() const override { return {"monitoring.exceptions", Access::Operate}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void changed();

  protected:
    Applicability applies(const Context& context) const override;

  private:
    mutable std::vector<ports::MonitorException> planned_;
};

QString monitorCommandKey(MonitorPolicyCommand::Kind kind); // "monitor.enable"
QString detectionCommandKey(DetectionState to);             // "detection.handle"
void offerMonitorPolicies(Registry& registry, QObject* owner, const Offered<policy::MonitorPolicy>::Source& source);
void offerDetections(Registry& registry, QObject* owner, const Offered<Detection>::Source& source);
// What every pane-owned command of the two services needs: a connection and the right to change them.
Applicability mayChangeMonitoring(const Context& context, std::string_view menu);

} // namespace sekisho::commands
