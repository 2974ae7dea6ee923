#pragma once
// 最高管理者の委任 (menu key "security.delegation"): who holds the office, what handing it over means, to whom, what
// the former holder keeps, and how far it has come. Read from the service. GUI thread.

#include "models/commands/command.h"
#include "models/domain/role_admin.h"
#include "ui/widgets/pane.h"

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace sekisho::ui {
class Banner;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::roles {
class HistoryPage;
}

namespace sekisho::ui {

class DelegationPane final : public Pane {
    Q_OBJECT
  public:
    explicit DelegationPane(PaneServices services, QWidget* parent = nullptr);
    ~DelegationPane() override;

    QString menuKey() const override { return QStringLiteral("security.delegation"); }
    QString title() const override;
    void linkChanged() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildHolder();
    QWidget* buildState();
    QWidget* buildStart();
    void connectParts();
    void offerCommands();
    void load();
    void loadHolder(const RoleId& role);
    void copyChanged();
    void choosePerson();
    void chosen(const UserId& user);
    void start();
    void send();
    void refresh();
    void refreshState();
    void refreshStart();
    void refreshLook();
    void fillKept();
    void retranslate();
    QString refusal() const;
    QString personText(const UserId& user) const;
    bool waiting() const;

    std::vector<RoleSheet> roles_;
    std::optional<RoleHolder> holder_; // of the office
    std::optional<Delegation> delegation_;
    std::optional<Error> error_;
    std::optional<Error> rolesError_; // of the roles and of who holds the office
    bool loaded_ = false;
    std::int64_t cursor_ = -1;
    UserId to_;
    QLabel* heading_;
    Banner* banner_;
    QLabel* titles_[4];
    WrappedLabel* holderLine_;
    WrappedLabel* meaning_;
    QWidget* stateCard_;
    WrappedLabel* stateLine_;
    QPushButton* cancel_;
    QPushButton* accept_;
    QPushButton* decline_;
    QWidget* startCard_;
    WrappedLabel* person_;
    QPushButton* pick_;
    QLabel* keptLabel_;
    QComboBox* kept_;
    WrappedLabel* comesTo_;
    QPushButton* start_;
    roles::HistoryPage* history_;
    QWidget* body_;
    StatePage* state_;
    QStackedWidget* stack_;
    QTimer* asker_;
    ports::CallHandle rolesCall_;
    ports::CallHandle holderCall_;
    ports::CallHandle delegationCall_;
    ports::CallHandle acting_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
