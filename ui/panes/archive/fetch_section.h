#pragma once
// Fetching: now, and on a schedule.

#include "ui/panes/archive/archive_parts.h"

class QCheckBox;
class QComboBox;
class QProgressBar;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::archive {

class FetchSection final : public Section {
    Q_OBJECT
  public:
    FetchSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;

  private:
    void fillRhythms();
    void set();
    void fetch();
    void askPermit();
    void permitAsked(const Result<std::monostate>& done);

    ports::ArchiveState state_;
    ports::CallHandle fetching_, setting_, permitting_;
    QCheckBox* on_;
    QComboBox* every_;
    QLabel* everyTitle_;
    QPushButton* now_;
    QPushButton* permit_; // while taking logs out needs a second person
    QProgressBar* progress_;
    QLabel* running_;
    WrappedLabel* note_;
};

} // namespace sekisho::ui::archive
