#pragma once
// Runs one gateway call for each member of a selection: at most four at a time, progress after each, no new ones after
// a cancel, one result line for each member. Owned by its job; GUI thread.

#include "models/commands/member_commands.h"
#include "models/ports/command_group.h"

#include <deque>
#include <memory>

namespace sekisho::commands {

class MemberBatch : public std::enable_shared_from_this<MemberBatch> {
  public:
    using Finished = std::function<void(Selection done, std::optional<Error> firstError, QString firstSubject)>;
    // `context.selection` must be pinned.
    static void start(const Context& context, MemberCommand::Call call, QVariantMap arguments,
                      std::shared_ptr<ports::JobControl> control, Finished finished);

  private:
    MemberBatch(const Context& context, MemberCommand::Call call, QVariantMap arguments,
                std::shared_ptr<ports::JobControl> control, Finished finished);
    void pump();
    void ended(std::size_t slot, std::size_t place, Result<std::monostate> outcome);

    static constexpr std::size_t kAtOnce = 4;
    ports::Gateway& gateway_;
    ports::Executor& gui_;
    MemberCommand::Call call_;
    QVariantMap arguments_;
    std::shared_ptr<ports::JobControl> control_;
    Finished finished_;
    Selection subjects_;
    ports::CommandGroup group_;     // what the person is asked besides, he is asked once
    std::vector<std::size_t> done_; // places in subjects_
    std::vector<ports::CallHandle> slots_;
    std::vector<bool> busy_;
    std::size_t next_ = 0;
    std::size_t ended_ = 0;
    std::optional<Error> firstError_;
    QString firstSubject_;
    bool over_ = false;
    bool gaveUp_ = false; // the person did, when he was asked for more
};

} // namespace sekisho::commands
