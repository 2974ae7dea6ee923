#pragma once
// A list of addresses as text, taken into an address list: says at each keystroke how many are new, which lines are
// wrong and why. What was taken leaves the text; wrong lines stay in it to be corrected. Opened without a nested loop;
// deletes itself. GUI thread.

#include "ui/forms/address_lines.h"

#include <QDialog>

#include <functional>
#include <vector>

class QPlainTextEdit;
class QPushButton;
class QTimer;
class QTreeWidget;

namespace sekisho::ui {

class WrappedLabel;

class AddressPasteDialog final : public QDialog {
    Q_OBJECT
  public:
    // `present`: the list as it is now, asked again after each taking. `left` runs once at the end with what is still
    // to be corrected, empty when nothing is.
    AddressPasteDialog(const QString& text, std::function<std::vector<policy::AddressEntry>()> present,
                       std::function<void(const std::vector<policy::AddressEntry>&)> take,
                       std::function<void(const QString&)> left, QWidget* parent);
    void done(int result) override;

  private:
    void read();
    void takeGood();
    void showLine(int line);
    void say();

    std::function<std::vector<policy::AddressEntry>()> present_;
    std::function<void(const std::vector<policy::AddressEntry>&)> take_;
    std::function<void(const QString&)> left_;
    AddressReading reading_;
    int taken_ = 0;
    QPlainTextEdit* text_;
    WrappedLabel* summary_;
    QTreeWidget* wrong_;
    WrappedLabel* reason_; // of the line that is chosen, in full
    QPushButton* go_;
    QTimer* reader_;
};

} // namespace sekisho::ui
