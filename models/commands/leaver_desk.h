#pragma once
// Members who leave (退職手続き, M11): what the service finds for each, who takes over what, and the one changeset that
// hands over and deletes, so that one undo takes all of it back. GUI thread.

#include "models/commands/changeset_follower.h"
#include "models/commands/selection.h"
#include "models/domain/clock.h"
#include "models/domain/leaver.h"
#include "models/ports/cache.h"
#include "models/ports/gateway.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace sekisho::commands {

struct Successor {
    bool chosen = false; // also that nobody takes over
    UserId user;         // empty: nobody
    QString name;
    bool operator==(const Successor&) const = default;
};

struct LeaverTask { // an organization he heads, or a group whose only master he is
    LeaverThing what;
    bool group = false;
    Successor successor;
    bool done = false;
};

struct Leaver {
    SelectedMember who;
    std::optional<LeaverCheck> check;
    std::optional<Error> error; // of the check
    std::vector<LeaverTask> tasks;
    bool deleted = false;
    std::optional<Instant> doneAt;
};

class LeaverDesk final : public QObject {
    Q_OBJECT
  public:
    static constexpr int kMostAtOnce = 50;

    LeaverDesk(ports::Gateway& gateway, ports::Cache& cache, ports::Executor& gui, const Clock& clock,
               QObject* parent = nullptr);

    void begin(const std::vector<SelectedMember>& who); // asks the service about each
    void checkAgain(std::size_t place);
    std::size_t count() const { return leavers_.size(); }
    const Leaver& at(std::size_t place) const { return leavers_[place]; }
    // How many of these members the organization has, those first who can take it over at once; leavers are not among
    // them.
    std::vector<SelectedMember> candidates(const LeaverTask& task, std::size_t most) const;

    void choose(std::size_t place, std::size_t task, Successor successor);
    // Sentence why this member cannot be deleted now; empty: nothing stands in the way.
    QString obstacle(std::size_t place) const;
    std::size_t ready() const; // members without an obstacle, not yet deleted
    bool handsOver() const;    // somebody is chosen for something that is not handed over yet
    bool busy() const { return busy_; }

    void handOver();         // what is chosen
    void handOverAndLeave(); // the same, and those who are ready are deleted
    bool canUndo() const { return !applied_.id.empty() && !busy_; }
    void undo(); // undoReady() brings the planned changeset that takes it back

    // One line a step, for a file: member, ID, step, what, to whom, state, when (ISO 8601).
    std::vector<std::vector<std::string>> record() const;
    static QStringList recordHeads();

  Q_SIGNALS:
    void changed();
    void finished(int handedOver, int deleted);
    void failed(const sekisho::Error& error, const QString& subject);
    void undoReady(const sekisho::Changeset& back);

  private:
    struct Work {
        bool deleting = false;
        std::vector<std::size_t> leaving;                        // places
        std::vector<std::pair<std::size_t, std::size_t>> chosen; // leaver, task
    };
    void start(bool deleting);
    void ask(std::vector<UserId> successors, std::vector<Member> found);
    void plan(const std::vector<Member>& successors);
    void planned(Result<Changeset> changeset);
    void refused(const Changeset& changeset);
    void moved();
    void stop(const Error& error, const QString& subject = {});
    void took(std::size_t place, Result<LeaverCheck> check);
    bool leaving(const UserId& user) const;

    ports::Gateway& gateway_;
    ports::Cache& cache_;
    ports::Executor& gui_;
    const Clock& clock_;
    ChangesetFollower* follower_;
    std::vector<Leaver> leavers_;
    std::vector<ports::CallHandle> checks_;
    Work work_;
    Changeset applied_;
    bool busy_ = false;
    ports::CallHandle call_;
};

} // namespace sekisho::commands
