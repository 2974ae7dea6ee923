#pragma once
// Below a list: how many there are, how many are chosen, and the commands for them, most urgent first; what does not
// fit goes into the menu at the end. An action that does not apply stays visible and says why. GUI thread.

#include "models/commands/registry.h"

#include <QWidget>

#include <vector>

class QLabel;
class QMenu;
class QToolButton;

namespace sekisho::ui {

class CommandBar final : public QWidget {
    Q_OBJECT
  public:
    // `keys` of commands in their order; an empty one is a divider in the menu. Buttons are named NAME.KEY.
    CommandBar(commands::Registry& registry, const QString& name, std::vector<QString> keys, QWidget* parent = nullptr);

    struct Shown {
        QString count;     // "12 of 80 devices, 3 selected"
        QString selectAll; // text of the button; empty: everything is selected
        bool selected = false;
    };
    void present(const Shown& shown);
    QString countText() const;
    void setNameOfMore(const QString& name); // what the menu is for: "All actions for the chosen devices"
    void fillMenu(QMenu* menu);

  Q_SIGNALS:
    void selectAllRequested();
    void clearRequested();
    void triggered(const QString& commandKey);

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void refresh();
    void fit();

    struct Entry {
        commands::Command* command;
        QToolButton* button;
    };
    commands::Registry& registry_;
    std::vector<QString> keys_;
    std::vector<Entry> actions_;
    Shown shown_;
    QString moreName_;
    QLabel* count_;
    QToolButton* all_;
    QToolButton* clear_;
    QToolButton* more_;
};

} // namespace sekisho::ui
