#pragma once
// What is done to devices of the inventory or of a member (admin-screens.md §7.6, §7.8, §7.9). The list that is seen
// says which are chosen; what is agreed to holds for these, whatever becomes of the list meanwhile.

#include "models/commands/cut_off_command.h"
#include "models/commands/registry.h"
#include "models/domain/device.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace sekisho::commands {

class DeviceCommand final : public CutOffCommand {
    Q_OBJECT
  public:
    using Chosen = std::shared_ptr<const std::vector<Device>>;
    using Source = std::function<Chosen()>; // null: none
    explicit DeviceCommand(DeviceAction action);
    // The last who offers is asked; an offer ends with its owner.
    void offer(QObject* owner, Source source);

    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    Danger danger() const override;
    Permission permission() const override { return {"security.mobile", Access::Operate}; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;
    DeviceAction action() const { return action_; }

  protected:
    Applicability applies(const Context& context) const override;

  private:
    bool destroys() const { return action_ == DeviceAction::WipeAppData || action_ == DeviceAction::ResetDevice; }
    Chosen chosen() const;                       // never null
    QString refusal(const Device& device) const; // why this one cannot; empty: it can
    QString titleText(int count) const;
    QString sentenceText() const;
    QStringList effectTexts() const;
    QString doneText(int count) const;
    QString orderedText(const CutOff& cutOff, int count) const;

    DeviceAction action_;
    QPointer<QObject> owner_;
    Source source_;
    mutable std::vector<Device> planned_; // what the last plan was about
};

// 信頼済み端末から削除, from the list of trusted devices.
class UntrustListed final : public Command {
    Q_OBJECT
  public:
    using Chosen = std::shared_ptr<const std::vector<TrustedDevice>>;
    using Source = std::function<Chosen()>; // null: none
    UntrustListed() : Command(QStringLiteral("device.trusted.remove")) {}
    void offer(QObject* owner, Source source);

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("list-remove"); }
    Danger danger() const override { return Danger::Changes; }
    Permission permission() const override { return {"security.trustedDevices", Access::Operate}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    Chosen chosen() const; // never null
    QPointer<QObject> owner_;
    Source source_;
    mutable std::vector<TrustedDevice> planned_;
};

// Offers all commands for devices at once.
void offerDevices(Registry& registry, QObject* owner, const DeviceCommand::Source& source);
QString deviceCommandKey(DeviceAction action); // "device.wipe"

} // namespace sekisho::commands
