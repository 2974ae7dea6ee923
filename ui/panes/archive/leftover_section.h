#pragma once
// Keys of before, and archives that could not be opened and were put aside: what they are, and removing them, each with
// a certificate (erase_section.h). Not there while there is nothing.

#include "ui/panes/archive/archive_parts.h"

#include <vector>

class QStandardItemModel;
class QTableView;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::archive {

class LeftoverSection final : public Section {
    Q_OBJECT
  public:
    LeftoverSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;
    void load();

  Q_SIGNALS:
    void certified(); // there is one more certificate

  private:
    void fill();
    void ask();
    void remove(const std::vector<std::string>& names, const std::string& reason);
    std::vector<ports::ArchiveLeftover> chosen() const;

    ports::ArchiveState state_;
    std::vector<ports::ArchiveLeftover> list_;
    ports::CallHandle loading_, removing_;
    WrappedLabel* note_;
    QTableView* table_;
    QStandardItemModel* model_;
    QPushButton* remove_;
};

} // namespace sekisho::ui::archive
