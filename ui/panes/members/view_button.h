#pragma once
// Chooses and keeps named views of the list: its text is the view that is shown, its menu all of them and what can be
// done with the present one. GUI thread.

#include "ui/panes/members/saved_views.h"

#include <QToolButton>

#include <functional>

namespace sekisho::ui::members {

class ViewButton final : public QToolButton {
    Q_OBJECT
  public:
    // `present` gives what the list shows now.
    ViewButton(SavedViews& views, std::function<ViewState()> present, QWidget* parent = nullptr);

    void choose(const QString& key); // also by command
    void refresh();                  // the list shows something else now
    void askName();                  // saves the present state under a name
    QString chosen() const { return chosen_; }
    void setChosen(const QString& key);

  Q_SIGNALS:
    void viewChosen(const sekisho::ui::members::ViewState& state);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void askNewName();
    void askRemoval();
    void ask(const QString& title, const QString& verb, const QString& name, const QString& except,
             std::function<void(const QString&)> agreed);

    SavedViews& views_;
    std::function<ViewState()> present_;
    QString chosen_;
};

} // namespace sekisho::ui::members
