#pragma once
// From what is grey to the reason: a right click on a button, or on an entry of a menu also Enter or Shift+F1, puts the
// question "may I do this with that" to 権限の確認; the hint says so. One WhyNot a window does it for every button and
// entry that showVerdict() made grey, and for whatever is grey on a screen that its person may only look at. Lists that
// have no menu get one from it that says of a row what rights do (reason_actions.h). GUI thread.

#include "models/commands/registry.h"

#include <QObject>
#include <QString>

#include <vector>

class QAbstractButton;
class QAction;
class QContextMenuEvent;
class QHelpEvent;
class QMenu;
class QWidget;

namespace sekisho::ui {

// Usable, or grey with the sentence why not and the question what rights say of it.
commands::Applicability showVerdict(QAction* action, const commands::Command& command,
                                    const commands::Context& context);
commands::Applicability showVerdict(QAbstractButton* button, const commands::Command& command,
                                    const commands::Context& context);
// The question alone (commands::explainResource(), empty: none), for whoever says more than a verdict.
void setQuestion(QObject* thing, const QString& question);
QString questionAbout(const commands::Command& command, const commands::Context& context);

class WhyNot final : public QObject {
    Q_OBJECT
  public:
    // `window` is watched with everything in it and its menus; it outlives this.
    WhyNot(QWidget* window, const commands::Registry& registry);

    struct Grey {
        QString text;
        QString why;
        QString question;
    };
    std::vector<Grey> greyOnes(const QWidget& area) const; // buttons that are seen, in the order of their making

  Q_SIGNALS:
    void wanted(const QString& question);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    bool isOurs(const QWidget& widget) const;
    QString questionOf(const QObject& thing, const QWidget& in) const;
    bool onGrey(QWidget& widget, QEvent& event);
    bool inMenu(QMenu& menu, QEvent& event);
    bool onRow(QWidget& widget, const QContextMenuEvent& event);
    void tell(const QHelpEvent& event, const QString& hint, QWidget& at) const;
    void ask(const QString& question);

    QWidget* window_;
    const commands::Registry& registry_;
};

} // namespace sekisho::ui
