#pragma once
// File extensions as a control of a policy's field: small pieces in lines, typed or pasted in any number, each once,
// in the form that is stored. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"

#include <map>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace sekisho::ui {

class WrappedLabel;

// " .EXE, *.bat;cmd" gives exe, bat and cmd. Whether each can be an extension is check()'s to say.
std::vector<std::string> extensionsIn(const QString& text);

class ExtensionEditor final : public ValueEditor {
    Q_OBJECT
  public:
    explicit ExtensionEditor(const policy::Field& field, QWidget* parent = nullptr);

    policy::Value value() const override { return extensions_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void add(const QString& text);
    void removeChosen();
    void copyChosen() const;
    void fill();
    void refresh();
    void retranslate();

    const policy::Field& field_;
    std::vector<std::string> extensions_; // ascending
    std::map<int, QString> faults_;
    QString told_; // what the last addition did
    bool readOnly_ = true;
    QWidget* entry_;
    QLineEdit* typed_;
    QPushButton* add_;
    QLabel* count_;
    WrappedLabel* note_;
    QListWidget* list_;
    QWidget* actions_;
    QPushButton* copy_;
    QPushButton* remove_;
    QAction* copyAction_;
    QAction* removeAction_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui
