#pragma once
// ports::CutOffQueue beside the local copy (★S6, docs/decisions/0011). Orders are signed when they are given and kept
// in the file of the notes. A call that the service did not answer leaves its order waiting; a refusal leaves it too,
// with the reason, until it is withdrawn. GUI thread.

#include "models/domain/clock.h"
#include "models/ports/cut_off_queue.h"
#include "models/ports/cut_offs.h"
#include "models/store/order_shelf.h"
#include "models/store/order_signer.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::store {

class CutOffQueue final : public ports::CutOffQueue {
  public:
    // All must outlive the queue. It is closed.
    CutOffQueue(ports::CutOffs& cutOffs, const Clock& clock, ports::Executor& gui);
    ~CutOffQueue() override;

    // Reads what waits for this tenant (0: for whichever the last key belongs to). `notes` must be open, and stay there
    // until close(). Opening it again reads anew. `me` empty: whoever registered a key last works on without signing
    // in.
    Done open(Notes& notes, DomainId domain, const UserId& me = {});
    void close(); // key and orders leave memory; what is under way is sent again after the next open()
    // The console is locked: the key leaves memory, nothing is shown, taken or withdrawn. Signed texts stay, so that
    // what was ordered goes out all the same; what becomes of them is written down by the next open().
    void seal();
    bool sealed() const { return sealed_; }
    // Makes the key known for whoever signed in; makes one at first. From then on orders are signed with it.
    ports::CallHandle registerKey(const UserId& me, ports::Executor& on, ports::Reply<std::monostate> reply);

    Done add(const CutOffOrder& order, std::string userName) override;
    std::vector<ports::QueuedCutOff> waiting() const override;
    // CUT_OFF_OVER while it is on its way: then the service decides.
    Done withdraw(const CutOffId& id) override;
    bool open() const override { return signer_ && !key_.keyId.empty(); }
    ports::CallHandle flush(ports::Executor& on, ports::Reply<std::vector<CutOffId>> reply) override;
    std::string takePassword(const CutOffId& id) override;
    ports::CallHandle watch(ports::Executor& on, std::function<void()> changed) override;
    bool somethingNew() const; // waits and was never tried

  private:
    struct Entry {
        KeptOrder kept;
        CutOffOrder order;
    };
    struct Waiter {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        ports::Reply<std::vector<CutOffId>> reply;
    };
    struct Watcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void()> changed;
    };
    struct Run { // one flush; whoever asks meanwhile waits for its end
        std::vector<Waiter> waiters;
        std::vector<CutOffId> sent;
        std::vector<CutOffId> tried;
        std::optional<CutOffId> onItsWay;
        ports::CallHandle call;
    };

    Done takeKey(const KeptKey& kept);
    Result<std::string> keyFor(const UserId& me);
    Entry* entryOf(const CutOffId& id);
    Entry* nextToSend();
    bool mine(const Entry& entry) const { return entry.kept.author == key_.member; }
    void begin();
    void sendNext();
    void cameBack(const CutOffId& id, const Result<ports::CutOffOrdered>& outcome);
    void finish();
    void forgetPasswords();
    void writeDown(OrderShelf& shelf);
    void tell();

    ports::CutOffs& cutOffs_;
    const Clock& clock_;
    ports::Executor& gui_;
    std::optional<OrderShelf> shelf_;
    DomainId domain_ = 0;
    KeptKey key_; // without its private half
    std::optional<OrderSigner> signer_;
    std::vector<Entry> entries_; // oldest first
    bool sealed_ = false;
    std::vector<CutOffId> sentSealed_;
    std::map<CutOffId, std::string> passwords_; // that nobody has seen yet
    std::shared_ptr<Run> run_;                  // null: none
    ports::CallHandle registering_;
    std::vector<Watcher> watchers_;
};

} // namespace sekisho::store
