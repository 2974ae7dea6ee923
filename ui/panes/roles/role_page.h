#pragma once
// One role beside the list: what it allows, who has it, what happened to it, how it differs from another one; or its
// draft. Shows and says what is wanted; the pane does it. GUI thread.

#include "models/domain/role_admin.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace sekisho::ui {
class DraftFrame;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::roles {

class ComparePage;
class HistoryPage;
class HoldersPage;
class RightsView;
class RoleForm;

class RolePage final : public QWidget {
    Q_OBJECT
  public:
    enum Tab { RightsTab, HoldersTab, HistoryTab, CompareTab };
    explicit RolePage(const PaneServices& services, QWidget* parent = nullptr);
    ~RolePage() override;

    void present(const RoleSheet& role, const std::vector<RoleSheet>& all); // read mode
    void edit(const RoleSheet& before, const RoleSheet& edited, const QStringList& theirs);
    bool drafting() const;
    void offerSave(const QString& whyNot, bool changed);
    void refreshActions(); // of the registry
    void showTab(Tab tab);
    Tab tab() const;
    void linkChanged();
    RoleForm& form() { return *form_; }
    HoldersPage& holders() { return *holders_; }
    HistoryPage& history() { return *history_; }
    ComparePage& compare() { return *compare_; }

  Q_SIGNALS:
    void triggered(const QString& commandKey);
    void edited();
    void saveWanted();
    void discardWanted();
    void tabChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildRead();
    void refresh();
    void retranslate();
    QString aboutText() const;

    const PaneServices services_;
    RoleSheet role_;
    QStackedWidget* pages_;
    QWidget* read_;
    DraftFrame* draft_;
    RoleForm* form_;
    QLabel* title_;
    WrappedLabel* about_;
    WrappedLabel* note_;
    std::vector<std::pair<QPushButton*, QString>> actions_; // by command
    QTabWidget* tabs_;
    RightsView* rights_;
    HoldersPage* holders_;
    HistoryPage* history_;
    ComparePage* compare_;
};

} // namespace sekisho::ui::roles
