#pragma once
// A table over items::PagedTable with what belongs to every such list: a look for each reason to show nothing, more
// rows as one scrolls, choosing all that match, and a refresh by itself when something has happened in the tenant, five
// seconds apart at least, that keeps selection and place; more than 2,000 rows are asked for again by a person only.
// Delegates and columns are the owner's. GUI thread.

#include "models/items/paged_table.h"
#include "ui/widgets/pane.h"

#include <QPersistentModelIndex>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QStackedWidget;
class QTableView;
class QTimer;

namespace sekisho::ui {

class StatePage;

class PagedList final : public QWidget {
    Q_OBJECT
  public:
    struct Words { // headlines, and what to do
        QString fetching;
        QString empty, emptyAdvice;
        QString noMatch, noMatchAdvice, clearFilter;
        QString offline, offlineAdvice;
        QString failed;
    };
    PagedList(items::PagedTable& model, const PaneServices& services, Permission look, const QString& name,
              QWidget* parent);

    QTableView* table() const { return table_; }
    StatePage* page() const { return state_; }
    void setWords(std::function<Words()> words);
    // Whether some filter is set now, and what clears it.
    void setFilter(std::function<bool()> isSet, std::function<void()> clear);
    void setIconName(const QString& name);
    // What is asked lies on this computer while this says so: no service is needed for it.
    void setLocal(std::function<bool()> local) { local_ = std::move(local); }
    // Asked again by a person only, where each time is work for the service.
    void setByHandOnly() { byHandOnly_ = true; }

    void refilter(); // the model was given another question: back to the top
    void refresh();  // asks again, if there is a service to ask
    void linkChanged();
    void retranslate();

    std::vector<int> selectedRows() const; // ascending
    int selectedCount() const;
    bool everythingSelected() const;
    void selectAll(); // fetches the rest first
    bool selectingAll() const { return selectWhenWhole_; }
    bool mayLook() const;

  Q_SIGNALS:
    void changed();                                // rows, selection or looks
    void troubled(const sekisho::Error& error);    // a refresh failed while rows are shown
    void menuWanted(const QPoint& globalPosition); // over the rows

  private:
    void connectParts();
    void answered();
    void refreshLook();
    void copyChanged();
    bool online() const;

    items::PagedTable& model_;
    const PaneServices& services_;
    Permission look_;
    std::function<Words()> words_;
    std::function<bool()> filtered_;
    std::function<void()> clear_;
    std::function<bool()> local_;
    bool byHandOnly_ = false;
    QTableView* table_;
    StatePage* state_;
    QStackedWidget* stack_;
    QTimer* soon_; // between two refreshes
    QPersistentModelIndex top_;
    bool selectWhenWhole_ = false;
    std::int64_t cursor_ = -1; // of the copy, when the list was asked for
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
