#pragma once
// A label of plain sentences that takes exactly the height its text needs at the width it is given. Layouts do not
// negotiate height for width through several levels; this one says its minimum itself. GUI thread.

#include <QLabel>

namespace sekisho::ui {

class WrappedLabel final : public QLabel {
    Q_OBJECT
  public:
    explicit WrappedLabel(QWidget* parent = nullptr);
    void say(const QString& text); // empty: hidden

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void fit();
    bool placed_ = false; // a layout gave it a width; what it has before would make a dialog far too tall
};

} // namespace sekisho::ui
