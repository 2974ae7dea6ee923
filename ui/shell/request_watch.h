#pragma once
// Looks after requests for a second person while a tenant is open: how many wait for this administrator, that one more
// has come, and what became of his own. GUI thread.

#include "models/domain/approval.h"
#include "ui/widgets/pane.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace sekisho::ui {

// What was told to whom. It outlasts a lock, so that nothing is announced again when the window is opened.
struct RequestMemory {
    UserId whose;                             // all below
    std::set<std::string> seen;               // waiting for him, and announced
    std::map<std::string, ApprovalState> own; // open ones of his
    bool ownKnown = false;
};

class RequestWatch final : public QObject {
    Q_OBJECT
  public:
    RequestWatch(PaneServices services, std::shared_ptr<RequestMemory> memory, QObject* parent = nullptr);

    void refresh();                      // something happened, or rights and connection may be others now
    int forMe() const { return forMe_; } // that I can decide

  Q_SIGNALS:
    void changed();                                        // forMe()
    void came(int more);                                   // requests that wait for me and did not before
    void decided(const sekisho::ApprovalRequest& request); // one of my own: it is over, or waits for me

  private:
    bool mayAsk() const;
    void forMeCame(Result<ports::ApprovalPage> page);
    void askMine();
    void mineCame(const ports::ApprovalPage& page);
    void askOutcome(const std::string& id);
    void setForMe(int number);

    PaneServices services_;
    int forMe_ = 0;
    bool asking_ = false;
    bool again_ = false; // something happened since it was asked
    std::shared_ptr<RequestMemory> memory_;
    ports::CallHandle forMeCall_;
    ports::CallHandle mineCall_;
    std::map<std::string, ports::CallHandle> outcomeCalls_;
};

} // namespace sekisho::ui
