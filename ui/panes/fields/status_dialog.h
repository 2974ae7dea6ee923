#pragma once
// A profile status to be added or changed. Of those of the product only the default and the members' own setting can be
// changed. Like PropertyDialog. GUI thread.

#include "models/domain/error.h"
#include "models/domain/profile_status.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace sekisho::ui {
class FormField;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::fields {

class StatusDialog final : public QDialog {
    Q_OBJECT
  public:
    StatusDialog(const ProfileStatus& before, std::function<void(const ProfileStatus&)> save, QWidget* parent);

    void showFault(const Error& error);
    const std::string& id() const { return before_.id; }
    void rebase(const ProfileStatus& theirs); // as PropertyDialog does

  private:
    ProfileStatus typed() const;
    void refresh();

    ProfileStatus before_;
    std::function<void(const ProfileStatus&)> save_;
    QLineEdit* name_;
    QComboBox* icon_;
    QCheckBox* byDefault_;
    QCheckBox* bySelf_;
    FormField* nameField_;
    WrappedLabel* fault_;
    QPushButton* go_;
    bool touched_ = false;
};

} // namespace sekisho::ui::fields
