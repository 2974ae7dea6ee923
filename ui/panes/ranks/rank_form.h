#pragma once
// The fields of one position, level or user type (admin-screens.md §6). Holds a working copy: what nobody touched stays
// as it came. Faults stand beside the field as one types, by the same rules as the service's. GUI thread.

#include "models/domain/error.h"
#include "models/domain/structure.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLineEdit;

namespace sekisho::ui {
class FormField;
class LocalNamesEditor;
} // namespace sekisho::ui

namespace sekisho::ui::ranks {

class RankForm final : public QWidget {
    Q_OBJECT
  public:
    explicit RankForm(RankKind kind, QWidget* parent = nullptr);

    void setRank(const Rank& rank); // fills the controls; faults are gone
    const Rank& rank() const { return value_; }
    bool check();                       // shows the fault; true: none
    bool showFault(const Error& error); // false: no such field here
    void focusFirst();

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void touched();
    void retranslate();
    std::vector<FormField*> fields() const;

    RankKind kind_;
    Rank value_;
    QLineEdit* name_;
    QLineEdit* key_;
    QLineEdit* code_;
    QCheckBox* executive_;
    LocalNamesEditor* names_;
    FormField* nameField_;
    FormField* keyField_;
    FormField* codeField_;
    FormField* executiveField_;
    FormField* namesField_;
    bool filling_ = false;
};

} // namespace sekisho::ui::ranks
