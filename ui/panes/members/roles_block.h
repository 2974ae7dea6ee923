#pragma once
// 管理者権限 on a member's page: the roles he holds or may activate and where, what can be opened from here, and who
// can reach him. Asked of the service. GUI thread.

#include "models/domain/role_admin.h"
#include "ui/panes/members/activity_blocks.h"

#include <vector>

class QStandardItemModel;

namespace sekisho::ui::members {

class RolesBlock final : public RemoteBlock {
    Q_OBJECT
  public:
    RolesBlock(const PaneServices& services, QWidget* parent = nullptr);
    const std::vector<RoleHolder>& roles() const { return roles_; }
    ListTable listForFile() const override;

  Q_SIGNALS:
    void openWanted(const QString& menuKey, const QString& resourceId);

  protected:
    ports::CallHandle ask(const UserId& member, const std::string& cursor) override;
    void clear() override;
    QString emptyText() const override;
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void refresh();
    bool mayLook() const;
    QString whyNotGive() const;
    QString whyNotAsk() const;

    std::vector<RoleHolder> roles_;
    QStandardItemModel* model_;
    QPushButton* give_;
    QPushButton* view_;
    QPushButton* reach_;
    QPushButton* why_;
};

} // namespace sekisho::ui::members
