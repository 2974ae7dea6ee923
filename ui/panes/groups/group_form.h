#pragma once
// The fields of one group (admin-screens.md §5). Holds a working copy: what nobody touched stays as it came. Faults
// stand beside the field as one types, by the same rules as the service's. GUI thread.

#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace sekisho::ui {
class FormField;
class ListEditor;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::groups {

class EntryEditor;

class GroupForm final : public QWidget {
    Q_OBJECT
  public:
    explicit GroupForm(ports::Cache& cache, QWidget* parent = nullptr);

    // Fills the controls with `edited`; what it takes away from `before` is named. Faults are gone.
    void setGroup(const Group& before, const Group& edited);
    const Group& group() const { return value_; }
    void setWorkgroup(const QString& workgroup); // right of the @
    bool check();                                // shows the first fault; true: none
    bool showFault(const Error& error);          // false: no such field here
    void focusFirst();                           // the first field with a fault, or the first of all

  Q_SIGNALS:
    void edited();
    void focused(QWidget* field); // it shall be seen

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Switch {
        QCheckBox* box;
        std::function<bool&(Group&)> flag;
        std::function<QString()> text;
        bool needsTalk;
    };
    void addSwitch(QVBoxLayout* to, const char* name, bool needsTalk, std::function<bool&(Group&)> flag,
                   std::function<QString()> text);
    void addFeatures(QVBoxLayout* to);
    void chooseKind();
    void touched();
    void refresh();
    void retranslate();
    std::vector<FormField*> fields() const;

    Group value_;
    Group before_;
    QString workgroup_;
    QComboBox* kind_;
    QLineEdit* name_;
    QPlainTextEdit* description_;
    EntryEditor* masters_;
    EntryEditor* members_;
    QLineEdit* mail_;
    ListEditor* aliases_;
    ListEditor* external_;
    EntryEditor* recipients_;
    EntryEditor* senders_;
    QLineEdit* key_;
    FormField* kindField_;
    FormField* nameField_;
    FormField* descriptionField_;
    FormField* mastersField_;
    FormField* membersField_;
    FormField* mailField_;
    FormField* aliasesField_;
    FormField* externalField_;
    FormField* recipientsField_;
    FormField* sendersField_;
    FormField* keyField_;
    std::vector<Switch> switches_;
    QLabel* featuresTitle_;
    WrappedLabel* loss_;
    bool filling_ = false;
    bool allShown_ = false;
};

} // namespace sekisho::ui::groups
