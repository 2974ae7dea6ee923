#pragma once
// Choosing a group from the local copy by typing. Opened without a nested loop; `chosen` runs once or never. Deletes
// itself. GUI thread.

#include "models/ports/cache.h"

#include <QDialog>

#include <functional>
#include <map>
#include <string>

class QLabel;
class QListWidget;
class QPushButton;

namespace sekisho::ui {

class SearchField;

class GroupPicker final : public QDialog {
    Q_OBJECT
  public:
    // Groups in `refused` are shown with the sentence why they cannot be chosen.
    GroupPicker(const ports::Cache& cache, std::map<std::string, QString> refused, std::function<void(GroupId)> chosen,
                QWidget* parent);

  private:
    void filter();
    void refresh();

    ports::GroupLines groups_;
    std::map<std::string, QString> refused_;
    std::function<void(GroupId)> chosen_;
    SearchField* search_;
    QListWidget* list_;
    QLabel* why_;
    QPushButton* go_;
};

} // namespace sekisho::ui
