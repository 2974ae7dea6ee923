#pragma once
// The menu of kept searches: choose one, keep the present one, delete one. GUI thread.

#include "ui/panes/logs/saved_searches.h"

#include <QToolButton>

#include <functional>

namespace sekisho::ui::logs {

class SearchButton final : public QToolButton {
    Q_OBJECT
  public:
    // `present` gives what is searched for now, without a name.
    SearchButton(SavedSearches& searches, std::function<SavedSearch()> present, QWidget* parent = nullptr);
    void askName();

  Q_SIGNALS:
    void searchChosen(const QString& name);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void askRemoval(const QString& name);
    void retranslate();

    SavedSearches& searches_;
    std::function<SavedSearch()> present_;
    QString chosen_;
};

} // namespace sekisho::ui::logs
