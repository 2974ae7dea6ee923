#pragma once
// 自分の権限: what the person who is signed in holds, may activate and has running, what is offered to him, and, for
// the sealed account, its envelope. The first screen of whoever has no menus. GUI thread.

#include "models/commands/command.h"
#include "models/domain/clock.h"
#include "models/domain/role_admin.h"
#include "models/ports/gateway.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sekisho::commands {
class ActivateRole;
class EndActivation;
} // namespace sekisho::commands
namespace sekisho::ui {

class RightsWatch;
class ScrollPage;
class SealedBox;
class StatePage;
class WrappedLabel;

class MyRightsPage final : public QWidget {
    Q_OBJECT
  public:
    explicit MyRightsPage(const Clock& clock, QWidget* parent = nullptr);

    // The tenant that is open; null when it is closed: nothing of it is shown any more.
    void follow(RightsWatch* watch, ports::Gateway* gateway, ports::Executor* gui);
    void setSelf(const ports::Identity* self, bool online);
    void tick(); // once a second
    void focusSealed();
    SealedBox& sealedBox() { return *sealed_; }
    // The commands behind the buttons here; those of the registry are about what is chosen in the panes.
    commands::Command& activation() const;
    commands::Command& ending() const;
    const std::vector<RoleHolder>& eligible() const; // that can be activated now

  Q_SIGNALS:
    void triggered(const QString& commandKey);
    void commandWanted(sekisho::commands::Command* command); // one of the two above

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QWidget* card(QWidget* inside);
    void offerCommands();
    void refresh();
    void fillLists();
    void addActive();
    void addEligible();
    void addHeld();
    void refreshClocks();
    void clearList(QWidget* list) const;
    void addHeading(QWidget* list, const QString& text) const;
    QPushButton* addLine(QWidget* list, const QString& name, const QString& detail, const QString& verb,
                         const char* buttonName) const;

    struct Listed { // what the lists were made of: they are made anew only when it is other
        std::vector<Activation> active;
        std::vector<RoleHolder> eligible;
        std::vector<RoleHolder> held;
        bool operator==(const Listed&) const = default;
    };
    Listed toList() const;

    const Clock& clock_;
    RightsWatch* watch_ = nullptr;
    std::optional<ports::Identity> self_;
    bool online_ = false;
    std::optional<Listed> listed_;
    std::vector<RoleHolder> eligible_;
    std::optional<RoleHolder> chosen_; // what the next activation is about; nothing: the only one there is
    std::optional<Activation> ended_;  // what is to end; nothing: what ends first
    commands::ActivateRole* activate_;
    commands::EndActivation* end_;
    QLabel* heading_;
    WrappedLabel* lead_;
    WrappedLabel* offline_;
    StatePage* state_;
    ScrollPage* scroll_;
    QWidget* offerCard_;
    WrappedLabel* offer_;
    QPushButton* accept_;
    QPushButton* decline_;
    QWidget* sealedCard_;
    SealedBox* sealed_;
    QWidget* activeCard_;
    QWidget* active_;
    std::vector<std::pair<Activation, WrappedLabel*>> clocks_;
    QWidget* eligibleCard_;
    QWidget* eligibleList_;
    QWidget* heldCard_;
    QWidget* held_;
};

} // namespace sekisho::ui
