#pragma once
// Logging out from the list of live sessions (ログイン状況): those that are chosen, or all that match the filter. The
// session that asks always stays.

#include "models/commands/cut_off_command.h"
#include "models/ports/devices.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sekisho::commands {

class EndListed final : public CutOffCommand {
    Q_OBJECT
  public:
    using Chosen = std::shared_ptr<const std::vector<ports::LiveSession>>;
    using Source = std::function<Chosen()>; // null: none
    EndListed() : CutOffCommand(QStringLiteral("sessions.end")) {}
    void offer(QObject* owner, Source source); // the last who offers is asked; an offer ends with its owner

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("network-disconnect"); }
    Danger danger() const override { return Danger::LogsOut; }
    Permission permission() const override { return {"security.sessions", Access::Operate}; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    Chosen chosen() const; // never null
    QPointer<QObject> owner_;
    Source source_;
    mutable std::vector<ports::LiveSession> planned_; // what is agreed to, whatever becomes of the list meanwhile
};

class EndMatching final : public CutOffCommand {
    Q_OBJECT
  public:
    struct Matching {
        ports::SessionFilter filter;
        std::int64_t sessions = -1; // as last counted; -1: not counted yet
        std::int64_t members = -1;
        QStringList conditions; // of the filter in words; empty: none is set
        QString fault;          // of the filter: what is typed there narrows nothing
    };
    using Source = std::function<std::optional<Matching>()>; // nothing: the list is not open
    EndMatching() : CutOffCommand(QStringLiteral("sessions.endMatching")) {}
    void offer(QObject* owner, Source source);

    QString text() const override;
    QString help() const override;
    QString iconName() const override { return QStringLiteral("network-disconnect"); }
    Danger danger() const override { return Danger::Destroys; } // as grave; the number must be typed
    Permission permission() const override { return {"security.sessions", Access::Operate}; }
    Plan plan(const Context& context) const override;
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    std::optional<Matching> chosen() const;
    QPointer<QObject> owner_;
    Source source_;
    mutable Matching planned_;
};

} // namespace sekisho::commands
