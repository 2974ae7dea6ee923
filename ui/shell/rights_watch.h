#pragma once
// Looks after what the person who is signed in may do while a tenant is open: roles held, eligible and running for a
// time, the office of the highest administrator offered to him, and the sealed account. GUI thread.

#include "ui/widgets/pane.h"

#include <QObject>

#include <optional>
#include <set>
#include <string>

namespace sekisho::ui {

class RightsWatch final : public QObject {
    Q_OBJECT
  public:
    explicit RightsWatch(PaneServices services, QObject* parent = nullptr);

    // Something happened: what may be another now is asked for. `mine`: what is held, eligible and running too, also
    // when the roles seem to be the same.
    void refresh(bool mine = false);
    void identityChanged(); // the roles are others now
    void tick();            // once a second

    const ports::MyRights& mine() const { return mine_; }
    bool known() const { return known_; }
    const std::optional<Error>& error() const { return error_; } // why it is not known
    // The running activation that ends first; null: none runs.
    const Activation* running() const;
    // Waiting, and offered to this person; null: there is none.
    const Delegation* offered() const;
    const std::optional<Delegation>& delegation() const { return delegation_; }
    const BreakGlass& sealed() const { return sealed_; }
    bool isSealedAccount() const; // the one who is signed in is

  Q_SIGNALS:
    void changed();        // any of the above
    void identityWanted(); // who this is, and what he holds, is to be asked of the service
    void expired();        // a holding has just ended by its time
    void endsSoon(const sekisho::Activation& activation); // five minutes before, once
    void delegationOffered();
    void sealedMoved(); // its state is another one than before, or has been found to be opening or open

  private:
    const ports::Identity* self() const;
    void askMine();
    void askDelegation();
    void askSealed();
    int liveHoldings() const;

    PaneServices services_;
    ports::MyRights mine_;
    bool known_ = false;
    std::optional<Error> error_;
    std::optional<Delegation> delegation_;
    BreakGlass sealed_;
    std::string offeredId_;        // the offer that was told already
    std::set<std::string> warned_; // activations
    int live_ = -1;                // holdings at the last tick; -1: not looked at yet
    ports::CallHandle mineCall_;
    ports::CallHandle delegationCall_;
    ports::CallHandle sealedCall_;
};

} // namespace sekisho::ui
