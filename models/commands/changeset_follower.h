#pragma once
// Follows one changeset: asks again while the service works on it, with growing pauses, and hands on each new state.
// Also what a person decides about it, one call at a time. GUI thread.

#include "models/ports/changesets.h"

#include <QObject>
#include <QTimer>

namespace sekisho::commands {

class ChangesetFollower final : public QObject {
    Q_OBJECT
  public:
    ChangesetFollower(ports::Changesets& pipe, ports::Executor& gui, QObject* parent = nullptr);

    void follow(Changeset changeset); // shown at once; asked again while busy
    void follow(const ChangesetId& id);
    void stop();
    bool shown() const { return !now_.id.empty(); }
    const Changeset& now() const { return now_; }

    void plan();
    void apply(bool skipRefused);
    void pause();
    void resume();
    void cancel();
    void undo(); // undone() brings the changeset that takes it back
    void discard();
    bool deciding() const { return decision_.running(); }
    void refresh();

  Q_SIGNALS:
    void moved(); // now() is new
    void undone(const sekisho::Changeset& back);
    void discarded();
    void failed(const sekisho::Error& error);

  private:
    using Decide = ports::CallHandle (ports::Changesets::*)(const ChangesetId&, ports::Executor&,
                                                            ports::Reply<Changeset>);
    void decide(Decide call);
    void take(Result<Changeset> outcome);
    void ask();

    ports::Changesets& pipe_;
    ports::Executor& gui_;
    Changeset now_;
    QTimer pause_;
    ports::CallHandle question_;
    ports::CallHandle decision_;
    int wait_ = 0; // milliseconds
};

} // namespace sekisho::commands
