#pragma once
// The control of one custom property by its kind: a line, a day, a list to choose one or several from, a link in two
// parts, or a short list of lines where there may be several. GUI thread.

#include "models/commands/custom_values.h"

#include <QWidget>

#include <functional>

namespace sekisho::ui {

class CustomValueEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit CustomValueEditor(const CustomProperty& property, QWidget* parent = nullptr);

    void setValues(const commands::CustomValues& values);
    commands::CustomValues values() const { return values_; } // without those that are empty

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildLine();
    QWidget* buildDate();
    QWidget* buildLink();
    QWidget* buildChoice();
    QWidget* buildChoices();
    QWidget* buildList();
    void take(commands::CustomValues values);

    CustomProperty property_;
    commands::CustomValues values_;
    std::function<void()> load_;  // values_ into the control
    std::function<void()> words_; // in the language of the moment
};

} // namespace sekisho::ui
