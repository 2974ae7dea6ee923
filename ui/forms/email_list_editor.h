#pragma once
// Mail addresses as a control of a policy's field: typed, pasted in any number, or chosen as members; each once, lower
// case. GUI thread.

#include "models/policy/schema.h"
#include "ui/forms/value_editor.h"
#include "ui/widgets/pane.h"

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

// " Sato@Demo, mori@demo;<ito@demo>" gives three. Whether each can be an address is check()'s to say.
std::vector<std::string> emailsIn(const QString& text);

class EmailListEditor final : public ValueEditor {
    Q_OBJECT
  public:
    EmailListEditor(const policy::Field& field, const PaneServices& services, QWidget* parent = nullptr);

    policy::Value value() const override { return emails_; }
    void setValue(const policy::Value& value) override;
    void setReadOnly(bool readOnly) override;
    void showFaults(const std::vector<Error>& faults) override;

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void add(const QString& text);
    void pick();
    void removeChosen();
    void copyChosen() const;
    void fill();
    void refresh();
    void retranslate();

    const policy::Field& field_;
    const PaneServices services_;
    std::vector<std::string> emails_; // as they were added
    std::map<int, QString> faults_;
    QString told_; // what the last addition did
    bool readOnly_ = true;
    QWidget* entry_;
    QLineEdit* typed_;
    QPushButton* add_;
    QPushButton* pick_;
    QListWidget* list_;
    WrappedLabel* note_;
    QWidget* actions_;
    QPushButton* remove_;
    QLabel* count_;
    QAction* copyAction_;
    QAction* removeAction_;
    WrappedLabel* text_;
};

} // namespace sekisho::ui
