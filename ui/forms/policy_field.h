#pragma once
// One field of a policy on its screen: label, control, and below it in words what is wrong, what it was, why it is
// grey, what it is for and what saving it does. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <QString>

class QGridLayout;
class QLabel;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

class PolicyField final : public QWidget {
    Q_OBJECT
  public:
    struct Look {
        bool drafting = false;
        QString greyed;   // why it does not count now; empty: it does
        QString changed;  // what it is at present, when the draft says something else
        QString mirrored; // of a field that only mirrors another: that one's value, or why it cannot be shown
    };
    // Takes the editor; null for a field that mirrors another policy's.
    PolicyField(const policy::Field& field, ValueEditor* editor, QWidget* parent = nullptr);

    const policy::Field& field() const { return field_; }
    ValueEditor* editor() const { return editor_; }
    void show(const Look& look);
    using QWidget::show;
    void showFaults(const std::vector<Error>& faults); // of this field
    QString fault() const { return fault_; }
    void setStacked(bool stacked); // label above the control, for narrow windows

  Q_SIGNALS:
    void otherWanted(const QString& policyKey); // the screen that the mirrored value is changed on

  protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void place();
    void refresh();
    QString about() const;

    const policy::Field& field_;
    ValueEditor* editor_;
    Look look_;
    QString fault_;
    bool stacked_ = false;
    QGridLayout* grid_;
    WrappedLabel* label_;
    QWidget* body_;
    WrappedLabel* mirrored_;
    QPushButton* other_;
    WrappedLabel* faultText_;
    WrappedLabel* changedText_;
    WrappedLabel* greyedText_;
    WrappedLabel* about_;
    WrappedLabel* consequence_;
};

} // namespace sekisho::ui
