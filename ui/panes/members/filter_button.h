#pragma once
// The drop-down that says which members are shown: states, only on leave, not seen for N days. It stays open while one
// ticks; its text is the present choice. GUI thread.

#include "ui/panes/members/view_state.h"

#include <QToolButton>

#include <array>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QPushButton;
class QLabel;
class QMenu;

namespace sekisho::ui::members {

class FilterButton final : public QToolButton {
    Q_OBJECT
  public:
    explicit FilterButton(QWidget* parent = nullptr);

    FilterState filter() const;
    void setFilter(const FilterState& filter);

  Q_SIGNALS:
    void filterChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void ticked();
    void showPeriod();
    QString summary() const;

    std::array<QCheckBox*, 5> status_{};
    QCheckBox* onLeave_;
    QCheckBox* notSeen_;
    QComboBox* period_;
    QSpinBox* days_;
    QPushButton* reset_;
    QLabel* head_;
    QMenu* menu_;
    bool setting_ = false;
};

} // namespace sekisho::ui::members
