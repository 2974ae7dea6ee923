#pragma once
// 管理者権限 (menu key "security.roles"): the roles of the tenant, what each allows and who has it; deleted ones that
// can be brought back; all roles compared; what one administrator sees; activated roles. Read from the service; drafts
// are kept while one looks elsewhere, and beside the local copy. GUI thread.

#include "models/commands/command.h"
#include "models/domain/role_admin.h"
#include "ui/widgets/pane.h"

#include <QPointer>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sekisho::items {
class RoleListModel;
}
namespace sekisho::ui {
class Banner;
class KeptDraft;
class PagedList;
class SearchField;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::roles {
class ActivationsPage;
class HoldingDialog;
class RoleMatrix;
class RolePage;
class ViewAsPage;
} // namespace sekisho::ui::roles

namespace sekisho::ui {

class RolesPane final : public Pane {
    Q_OBJECT
  public:
    explicit RolesPane(PaneServices services, QWidget* parent = nullptr);
    ~RolesPane() override;

    QString menuKey() const override { return QStringLiteral("security.roles"); }
    QString title() const override;
    void focusFilter() override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override { return !drafts_.empty(); }
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    // Id of a role; "view?user=ID": what he sees; "give?user=ID": he is given a role that is chosen first.
    void showResource(const QString& resource) override;
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Draft {
        RoleSheet base;
        RoleSheet edited;
        QStringList theirs; // what somebody else saved meanwhile
    };
    void build();
    QLayout* buildHead();
    QWidget* buildList();
    void connectParts();
    void connectPages();
    void connectCommands();
    void offerCommands();
    void answered();
    void keepDrafts();
    void filter();
    void chosen();
    void showChosen();
    void showRoles(); // instead of the matrix or another page
    void choose(const RoleId& id);
    const RoleSheet* current() const;
    Draft* shownDraft();
    void drafted();
    void fillNewMenu();
    void refreshLook();
    void refreshRights();
    void retranslate();
    QString lasting() const;
    QString refusal() const;
    QString whyNotGive(const RoleSheet& role) const;
    // roles_pane_actions.cpp
    void ask(commands::Plan plan, commands::Danger danger, std::function<void()> agreed);
    void failed(const Error& error);
    std::string draftsText() const;
    void restoreDrafts();
    void startNew(RoleSheet seed);
    void discardShown(); // asks nothing
    void save();
    void askSave(const std::vector<RoleHolder>& holders);
    void send(const std::string& id);
    void refused(const std::string& id, const Error& error);
    void give();
    void given(const RoleHolder& holder);
    void giveTo(const UserId& user);
    void openHolding(const RoleSheet& role, std::function<void(const RoleHolder& holder)> work,
                     const std::optional<RoleHolder>& present = {});
    void changeHolding();
    void viewAs(const UserId& user);
    void compareChosen();
    void trigger(const QString& key);

    items::RoleListModel* model_;
    std::map<std::string, Draft> drafts_; // by role; empty: a new one
    KeptDraft* kept_;
    bool newShown_ = false; // the draft of the new one
    std::string wanted_;    // to be chosen as soon as it is there
    UserId givenTo_;        // who gets a role as soon as they are there
    QPointer<roles::HoldingDialog> holding_;
    QLabel* heading_;
    QLabel* number_;
    WrappedLabel* reason_;
    QToolButton* new_;
    QToolButton* matrixButton_;
    QToolButton* activationsButton_;
    Banner* banner_;
    QComboBox* view_;
    SearchField* search_;
    PagedList* list_;
    StatePage* noMatch_;
    QStackedWidget* listStack_;
    QSplitter* body_;
    roles::RolePage* page_;
    StatePage* nothing_;
    QStackedWidget* right_;
    roles::RoleMatrix* matrix_;
    roles::ActivationsPage* activations_;
    roles::ViewAsPage* viewAs_;
    QStackedWidget* stack_;
    ports::CallHandle acting_;
};

} // namespace sekisho::ui
