#pragma once
// Plain parts that screens are put together from: a thin line between areas, a raised card on the window's ground.

#include <QWidget>

namespace sekisho::ui {

class Rule final : public QWidget { // horizontal, one pixel, over the whole width
    Q_OBJECT
  public:
    explicit Rule(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

class Card final : public QWidget { // what is inside stands on the colour of fields
    Q_OBJECT
  public:
    explicit Card(QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sekisho::ui
