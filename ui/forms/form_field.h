#pragma once
// One field of a form: label, mark of a required one, control, hint, and the fault in words beside it. Sets the
// accessible name and description of the control. GUI thread.

#include <QString>
#include <QWidget>

#include <string>

class QLabel;

namespace sekisho::ui {

class WrappedLabel;

class FormField final : public QWidget {
    Q_OBJECT
  public:
    // `key` is the wire path of resources/member_fields.json, or a name of our own.
    FormField(std::string key, QWidget* control, QWidget* parent = nullptr);

    const std::string& key() const { return key_; }
    QWidget* control() const { return control_; }
    void setWords(const QString& label, const QString& hint = {});
    void setRequired(bool required);
    void setError(const QString& sentence); // empty: no fault
    QString error() const { return error_; }
    QString label() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    std::string key_;
    QWidget* control_;
    QLabel* label_;
    QLabel* required_;
    WrappedLabel* note_;
    QString hint_;
    QString error_;
    QString partName_; // given to the part of the control that has the focus
    bool isRequired_ = false;
};

} // namespace sekisho::ui
