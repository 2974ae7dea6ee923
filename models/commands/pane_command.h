#pragma once
// A command whose work belongs to the pane that offers it at the moment: it stands in menus and palette from the start.
// While nobody offers it, the registry opens the screen of its menu first; one that belongs to several screens says so.
// GUI thread.

#include "models/commands/command.h"

#include <QPointer>

#include <functional>

namespace sekisho::commands {

class PaneCommand final : public Command {
    Q_OBJECT
  public:
    struct Spec {
        QString key;
        std::function<QString()> text;
        std::function<QString()> help;
        QString icon;
        QString shortcut;
        Permission permission;
        bool online = false;
        int least = 0;
        int most = -1;
    };
    explicit PaneCommand(Spec spec);

    // The last who offers does the work; an offer ends with its owner. `applies` may be empty.
    void offer(QObject* owner, std::function<void()> work, std::function<Applicability(const Context&)> applies = {});

    bool isOffered() const { return owner_ && work_; }
    static Applicability nobodyOffers();

    QString text() const override { return spec_.text(); }
    QString help() const override { return spec_.help ? spec_.help() : QString(); }
    QString iconName() const override { return spec_.icon; }
    QString defaultShortcut() const override { return spec_.shortcut; }
    Permission permission() const override { return spec_.permission; }
    bool needsOnline() const override { return spec_.online; }
    int leastSelected() const override { return spec_.least; }
    int mostSelected() const override { return spec_.most; }
    void run(const Context& context, const QVariantMap& arguments) override;

  protected:
    Applicability applies(const Context& context) const override;

  private:
    Spec spec_;
    QPointer<QObject> owner_;
    std::function<void()> work_;
    std::function<Applicability(const Context&)> applies_;
};

} // namespace sekisho::commands
