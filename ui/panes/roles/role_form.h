#pragma once
// The draft of a role: its name, a note for other administrators, and what it allows. GUI thread.

#include "models/domain/role_admin.h"

#include <QWidget>

class QLineEdit;

namespace sekisho::ui {
class FormField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class RightsView;

class RoleForm final : public QWidget {
    Q_OBJECT
  public:
    explicit RoleForm(QWidget* parent = nullptr);

    void open(const RoleSheet& before, const RoleSheet& edited);
    RoleSheet edited() const;                     // as it stands
    void setMeanwhile(const QStringList& theirs); // what somebody else saved; empty: nobody
    bool check();                                 // marks what is missing
    bool showFault(const Error& error);           // false: it is about none of the fields
    RightsView& rights() { return *rights_; }
    void focusFirst();

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    RoleSheet sheet_;
    QStringList theirs_;
    WrappedLabel* meanwhile_;
    QLineEdit* name_;
    QLineEdit* note_;
    FormField* nameField_;
    FormField* noteField_;
    RightsView* rights_;
};

} // namespace sekisho::ui::roles
