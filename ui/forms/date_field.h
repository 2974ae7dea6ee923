#pragma once
// A date as text YYYY-MM-DD that may be empty, with a calendar to choose from. What is typed stays as typed; the form
// says what is wrong with it. GUI thread.

#include <QDate>
#include <QWidget>

class QCalendarWidget;
class QLineEdit;
class QToolButton;

namespace sekisho::ui {

class DateField final : public QWidget {
    Q_OBJECT
  public:
    explicit DateField(QWidget* parent = nullptr);
    QString text() const; // as typed, without blanks at the ends
    void setText(const QString& text);
    QDate date() const; // invalid when empty or not a date
    QLineEdit* line() const { return line_; }

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void openCalendar();
    QLineEdit* line_;
    QToolButton* button_;
};

} // namespace sekisho::ui
