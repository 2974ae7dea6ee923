#pragma once
// One cut-off from the order to its proof: asks again when the tenant's feed says that something happened, and every
// second while something is under way and somebody looks. Also one that waits in the queue of this console, until it
// was sent. GUI thread.

#include "models/commands/cut_off_desk.h"

#include <QObject>

#include <optional>

class QTimer;

namespace sekisho::commands {

class CutOffFollower final : public QObject {
    Q_OBJECT
  public:
    static constexpr int kPollMillis = 1'000;
    static constexpr int kQuickMillis = 250; // while somebody waits for the first answers, kQuickPolls times
    static constexpr int kQuickPolls = 12;
    static constexpr int kSlowMillis = 15'000;  // of an order for a whole list: its answer is large
    static constexpr int kQuietMillis = 60'000; // without a change: what is not there yet takes longer
    static constexpr std::size_t kManySteps = 500;

    explicit CutOffFollower(CutOffParts parts, QObject* parent = nullptr);

    void follow(const CutOffId& id);   // asked of the queue first, then of the service
    void follow(const CutOff& cutOff); // as it was when it was ordered
    void stop();
    const CutOffId& id() const { return id_; }
    const std::optional<CutOff>& now() const { return now_; } // nothing: not known yet, or it waits in the queue
    std::optional<ports::QueuedCutOff> waiting() const;
    const std::optional<Error>& refusal() const { return refusal_; } // of the last question
    bool busy() const { return acting_.running(); }

    void setWatched(bool watched); // somebody looks at it
    void linkChanged();
    void copyChanged();
    void ask();

    // Sentence why it cannot be done now; empty: it can.
    QString whyNotWithdraw() const;
    QString whyNotFound() const;
    QString whyNotComplete() const;
    QString whyNoReceipt() const;
    void withdraw();
    void foundAgain(const QString& note);
    void complete(const QString& note, const IdentityCheck& check);
    void receipt();

  Q_SIGNALS:
    void moved();
    void arrived();   // it waited here and the service has it now
    void withdrawn(); // from the queue: there is nothing to follow any more
    void completed();
    void receiptReady(const sekisho::ports::Receipt& receipt);
    void failed(const sekisho::Error& error);

  private:
    void queueMoved();
    void took(Result<CutOff> cutOff);
    void put(CutOff cutOff);
    ports::Reply<CutOff> acted(void (CutOffFollower::*then)());
    void pace();
    bool large() const { return now_ && now_->steps.size() > kManySteps; }
    QString commonRefusal() const;

    CutOffParts parts_;
    CutOffId id_;
    std::optional<CutOff> now_;
    std::optional<Error> refusal_;
    bool waited_ = false; // it was in the queue when it was last looked for
    bool watched_ = false;
    std::int64_t copyAt_ = -1;
    QTimer* poll_;
    int quickLeft_ = 0;
    Instant changedAt_{};
    ports::CallHandle queueWatch_;
    ports::CallHandle asking_;
    ports::CallHandle acting_;
    ports::CallHandle receiptCall_;
};

} // namespace sekisho::commands
