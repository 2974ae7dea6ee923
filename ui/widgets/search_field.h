#pragma once
// The field of a filter that answers at each keystroke: magnifier, clear button, Esc clears, arrow down goes to the
// list.

#include <QLineEdit>

namespace sekisho::ui {

class SearchField final : public QLineEdit {
    Q_OBJECT
  public:
    explicit SearchField(QWidget* parent = nullptr);
    void setListBelow(QWidget* list) { list_ = list; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void decorate();
    QAction* magnifier_ = nullptr;
    QWidget* list_ = nullptr;
};

} // namespace sekisho::ui
