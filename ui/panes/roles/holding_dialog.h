#pragma once
// Gives a role to a person, or changes how he has it: who, where, until when, and whether he holds it or may activate
// it for some time. Says in one sentence what it comes to. Stays open until the service has taken it. Opened without a
// nested loop; deletes itself. GUI thread.

#include "models/domain/role_admin.h"
#include "ui/widgets/pane.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace sekisho::ui {
class Banner;
class DialogDraft;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class ScopeTree;

class HoldingDialog final : public QDialog {
    Q_OBJECT
  public:
    using Given = std::function<void(const RoleHolder& holder)>;
    // `present`: what is changed; nothing: it is given to somebody new. `waiting`: a second person is asked first.
    HoldingDialog(const PaneServices& services, const RoleSheet& role, std::optional<RoleHolder> present, Given given,
                  std::function<void(const Error&)> waiting, QWidget* parent);
    ~HoldingDialog() override;

    void choosePerson(const UserId& user);
    // Instead of the role it was made with one of these is chosen first, and `user` stays the person.
    void chooseRoleFor(const UserId& user, const std::vector<RoleSheet>& roles);
    void reject() override; // not while it is being saved
    void refresh();         // also after a change of the connection

  private:
    void build();
    QWidget* buildRole();
    QWidget* buildPerson();
    QWidget* buildScope();
    QWidget* buildEnd();
    void connectParts();
    void keepDraft();
    void fill();
    void pickPerson();
    HoldingWish wish() const;
    QString fault() const; // why it cannot be given yet; empty: it can
    QString meaning() const;
    void send();

    const PaneServices services_;
    RoleSheet role_;
    std::vector<RoleSheet> choice_; // of roles; empty: it is settled
    const std::optional<RoleHolder> present_;
    Given given_;
    std::function<void(const Error&)> waiting_;
    UserId user_;
    QString name_, login_;
    bool touched_ = false;
    WrappedLabel* title_;
    QWidget* rolePart_;
    QComboBox* roleBox_;
    Banner* banner_;
    DialogDraft* draft_ = nullptr; // while it is being built
    QLabel* person_;
    QPushButton* pick_;
    QRadioButton* everywhere_;
    QRadioButton* somewhere_;
    ScopeTree* tree_;
    QCheckBox* below_;
    QRadioButton* forGood_;
    QRadioButton* until_;
    QDateTimeEdit* end_;
    QRadioButton* hold_;
    QRadioButton* eligible_;
    QSpinBox* minutes_;
    QCheckBox* approval_;
    WrappedLabel* meaning_;
    WrappedLabel* why_;
    QPushButton* go_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::roles
