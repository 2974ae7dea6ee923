#pragma once
// A page that scrolls, without a frame and as wide as its room. One to read takes the focus, so that keys scroll it,
// and shows that it has it; one that holds controls leaves the focus to them, each of which comes into sight by itself.

#include <QScrollArea>

namespace sekisho::ui {

class ScrollPage final : public QScrollArea {
    Q_OBJECT
  public:
    enum class Holds { Text, Controls };
    explicit ScrollPage(Holds what, QWidget* parent = nullptr);
};

} // namespace sekisho::ui
