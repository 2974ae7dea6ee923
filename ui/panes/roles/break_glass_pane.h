#pragma once
// 緊急用アカウント (menu key "security.breakGlass"): the sealed account, what it may do, sealing it and sealing it
// anew, drills, and while it opens or is open a clock with the way to refuse or close it. Read from the service. GUI
// thread.

#include "models/domain/role_admin.h"
#include "ui/delegates/status_chip.h"
#include "ui/widgets/pane.h"

#include <QPointer>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace sekisho::ui {
class Banner;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::roles {
class SealedCodeDialog;
}

namespace sekisho::ui {

Chip sealedChip(BreakGlassState state, bool drillDue);

class BreakGlassPane final : public Pane {
    Q_OBJECT
  public:
    explicit BreakGlassPane(PaneServices services, QWidget* parent = nullptr);
    ~BreakGlassPane() override;

    QString menuKey() const override { return QStringLiteral("security.breakGlass"); }
    QString title() const override;
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* buildState();
    QWidget* buildAbilities();
    void connectParts();
    void offerCommands();
    void load();
    void copyChanged();
    void take(const BreakGlass& account);
    void pickAndSeal();
    void askSeal(const UserId& user);
    void seal(const UserId& user);
    void showCode(const QString& code);
    void tellLostCode();
    void askRemove();
    void trigger(const QString& key);
    void tick();
    void refresh();
    void refreshFacts();
    void refreshButtons();
    void refreshLook();
    void retranslate();
    QString refusal() const;

    std::optional<BreakGlass> account_;
    std::optional<Error> error_;
    std::int64_t cursor_ = -1;
    QLabel* heading_;
    Banner* banner_;
    StatusChip* chip_;
    QLabel* clock_;
    WrappedLabel* line_;
    QWidget* facts_ = nullptr;
    QVBoxLayout* factsHome_;
    QPushButton* seal_;
    QPushButton* refuse_;
    QPushButton* close_;
    QPushButton* remove_;
    QLabel* titles_[2];
    WrappedLabel* how_;
    WrappedLabel* abilities_;
    QWidget* body_;
    StatePage* state_;
    QStackedWidget* stack_;
    QTimer* asker_;
    QTimer* ticker_;
    QPointer<roles::SealedCodeDialog> code_;
    ports::CallHandle reading_;
    ports::CallHandle acting_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
