#pragma once
// From a chosen member to the reasons: what he may use, and who administers him. The window opens 権限の確認. GUI
// thread.

#include "models/commands/command.h"
#include "models/commands/registry.h"

namespace sekisho::commands {

class ExplainMember final : public Command { // "member.explainUse", "member.reachedBy"
    Q_OBJECT
  public:
    enum class What { Use, Reach };
    explicit ExplainMember(What what);
    QString text() const override;
    QString help() const override;
    QString iconName() const override;
    bool needsOnline() const override { return true; }
    int leastSelected() const override { return 1; }
    int mostSelected() const override { return 1; }
    void run(const Context& context, const QVariantMap& arguments) override;

  Q_SIGNALS:
    void wanted(const QString& resource); // of 権限の確認

  protected:
    Applicability applies(const Context& context) const override;

  private:
    What what_;
};

void addExplanationCommands(Registry& registry);

} // namespace sekisho::commands
