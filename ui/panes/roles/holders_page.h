#pragma once
// Who holds a role or may activate it: where, until when, and how much of an activation is left. Giving, changing and
// taking away are commands about the chosen lines. GUI thread.

#include "models/items/role_holder_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QMenu;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class CommandBar;
class PagedList;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

items::RoleHolderModel::Words holderWords(const Clock& clock);
QString holderScopeText(const RoleHolder& holder); // says which organizations are gone

class HoldersPage final : public QWidget {
    Q_OBJECT
  public:
    explicit HoldersPage(const PaneServices& services, QWidget* parent = nullptr);
    ~HoldersPage() override;

    void present(const RoleSheet& role);
    void reload();
    void linkChanged();
    std::vector<RoleHolder> chosen() const; // in the order of the list; empty while it is not seen
    const std::vector<RoleHolder>& holders() const { return model_->rows(); }
    ListTable listForFile() const; // all that the service has
    bool hasRows() const { return model_->rowCount() > 0; }

  Q_SIGNALS:
    void triggered(const QString& commandKey);
    void memberWanted(const QString& id);
    void viewAsWanted(const QString& id);
    void troubled(const sekisho::Error& error);
    void loaded();

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void connectParts();
    void openMenu(const QPoint& at);
    void shownChanged();
    void tick();
    void fitColumns();
    void refreshViewAs();
    void retranslate();

    const PaneServices services_;
    RoleSheet role_;
    items::RoleHolderModel* model_;
    PagedList* list_;
    CommandBar* bar_;
    QToolButton* viewAs_;
    QMenu* menu_;
    QTimer* clock_;
};

} // namespace sekisho::ui::roles
