#pragma once
// What is kept, and what needs looking at: a gap, another key, places that did not fit, a file that was put aside.

#include "ui/panes/archive/archive_parts.h"

#include <array>

class QGridLayout;

namespace sekisho::ui {
class WrappedLabel;
}

namespace sekisho::ui::archive {

class StatusSection final : public Section {
    Q_OBJECT
  public:
    StatusSection(const PaneServices& services, Banner* banner, QWidget* parent);
    void present(const ports::ArchiveState& state) override;
    void retranslate() override;

  private:
    enum Row { Records, Period, Numbers, Words, Size, Fetched, Next, Key, kRows };
    enum Warning { Failed, KeyChanged, Marked, Gap, SetAside, kWarnings };
    void warn(Warning which, const QString& sentence);
    void askKey();
    void acceptKey();

    ports::ArchiveState state_;
    ports::CallHandle accepting_;
    std::array<QLabel*, kRows> names_{};
    std::array<WrappedLabel*, kRows> values_{};
    std::array<QWidget*, kWarnings> boxes_{};
    std::array<WrappedLabel*, kWarnings> warnings_{};
    QPushButton* accept_;
};

} // namespace sekisho::ui::archive
