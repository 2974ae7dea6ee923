#pragma once
// 紛失対応: the way to the response from anywhere, and what is done to an order by its page.

#include "models/commands/command.h"

namespace sekisho::commands {

// Whether the person may respond to a loss at all. Without a connection too: the service judges a queued order when it
// arrives.
Applicability mayRespond(const Context& context);

// A selected member has lost a device. The window opens the response page.
class RespondToLoss final : public Command { // "member.lostDevice"
    Q_OBJECT
  public:
    RespondToLoss() : Command(QStringLiteral("member.lostDevice")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("smartphone"); }
    int leastSelected() const override { return 1; }
    int mostSelected() const override { return 1; }
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void wanted(const QString& userId);

  protected:
    Applicability applies(const Context& context) const override;
};

} // namespace sekisho::commands
