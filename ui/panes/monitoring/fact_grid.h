#pragma once
// What the details beside the lists of monitoring are made of. GUI thread.

#include "ui/widgets/scroll_page.h"

#include <QWidget>

#include <initializer_list>

class QGridLayout;
class QStackedWidget;

namespace sekisho::ui::monitoring {

// Label and value, line by line.
class FactGrid final : public QWidget {
    Q_OBJECT
  public:
    explicit FactGrid(QWidget* parent = nullptr);
    void clear();
    void add(const QString& label, const QString& value, const char* name = ""); // NAME of the value's label

  private:
    QGridLayout* grid_ = nullptr;
};

// Lays a detail out in `whole`: `stack` shows `none` without a choice, or `page` with `head` above `inside`, which
// scrolls.
ScrollPage* layOutDetail(QWidget* whole, QStackedWidget* stack, QWidget* none, QWidget* page,
                         std::initializer_list<QWidget*> head, QWidget* inside, ScrollPage::Holds holds);

} // namespace sekisho::ui::monitoring
