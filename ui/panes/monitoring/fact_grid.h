#pragma once
// Label and value, line by line, as the details of monitoring show them. GUI thread.

#include <QWidget>

class QGridLayout;

namespace sekisho::ui::monitoring {

class FactGrid final : public QWidget {
    Q_OBJECT
  public:
    explicit FactGrid(QWidget* parent = nullptr);
    void clear();
    void add(const QString& label, const QString& value, const char* name = ""); // NAME of the value's label

  private:
    QGridLayout* grid_ = nullptr;
};

} // namespace sekisho::ui::monitoring
