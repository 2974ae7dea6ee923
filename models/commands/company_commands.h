#pragma once
// Another name for the workgroup (ワークグループ名). GUI thread.

#include "models/commands/registry.h"
#include "models/domain/workgroup_name.h"

namespace sekisho::commands {

// Asks for the new name, which is judged as it is typed, and for the present one to agree. The service then ends all
// sessions, this one too.
class ChangeWorkgroup final : public Command {
    Q_OBJECT
  public:
    ChangeWorkgroup() : Command(QStringLiteral("company.workgroup")) {}
    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("edit-rename"); }
    Danger danger() const override { return Danger::LogsOut; }
    Permission permission() const override { return {"basic.workgroup", Access::Operate}; }
    bool needsOnline() const override { return true; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

    static QString faultText(const QString& name, const QString& present); // empty: it may be called so
    static QString lockText(Instant until);

  Q_SIGNALS:
    void renamed(const QString& workgroup);
};

void addCompanyCommands(Registry& registry);

} // namespace sekisho::commands
