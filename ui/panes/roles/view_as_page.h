#pragma once
// What one administrator sees: which menus are open to him, where his scope ends on the tree of organizations, how much
// lies in it, and the members his list begins with. Asked of the service, for whoever may grant. GUI thread.

#include "models/items/role_holder_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace sekisho::ui {
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class RightsView;
class ScopeTree;

class ViewAsPage final : public QWidget {
    Q_OBJECT
  public:
    explicit ViewAsPage(const PaneServices& services, QWidget* parent = nullptr);
    ~ViewAsPage() override;

    void showAdministrator(const UserId& user, const QString& name);
    void reload();
    void linkChanged();
    ListTable listForFile() const;
    bool hasRows() const;

  Q_SIGNALS:
    void backWanted();
    void exportWanted();
    void memberWanted(const QString& id);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildMenus();
    QWidget* buildScope();
    QWidget* buildMembers();
    void refresh();
    void present();
    void retranslate();

    const PaneServices services_;
    UserId user_;
    QString name_;
    std::optional<ports::ViewAs> view_;
    std::optional<Error> error_;
    ports::CallHandle call_;
    QPushButton* back_;
    QLabel* title_;
    QPushButton* export_;
    WrappedLabel* roles_;
    QLabel* counts_;
    QLabel* heads_[3];
    RightsView* menus_;
    ScopeTree* scope_;
    WrappedLabel* scopeNote_;
    items::RoleHolderModel* sample_;
    QTableView* members_;
    QWidget* body_;
    StatePage* state_;
    QStackedWidget* stack_;
};

} // namespace sekisho::ui::roles
