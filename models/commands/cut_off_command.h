#pragma once
// A command that takes access away from what is chosen in a list: one order to the service under an id of its own, so
// that a repeated one does nothing twice. What the brake holds is said, and the cut-off can be followed. GUI thread.

#include "models/commands/command.h"
#include "models/domain/cut_off.h"

#include <functional>

namespace sekisho::commands {

class CutOffCommand : public Command {
    Q_OBJECT
  public:
    using Command::Command;
    bool needsOnline() const override { return true; }

  Q_SIGNALS:
    // Ordered as a cut-off; `held` of its steps wait for a second person.
    void ordered(const QString& sentence, const QString& cutOffId, int held);

  protected:
    using Call =
        std::function<ports::CallHandle(ports::Gateway&, const CutOffId&, ports::Executor&, ports::Reply<CutOff>)>;
    using Say = std::function<QString(const CutOff&)>;
    // As a job, which can be tried again under the same id. An answer without steps is simply done.
    void order(const Context& context, const QString& title, Call call, Say say);
    static QString heldText(int held);   // what waits; empty: nothing
    static QString wrongText(int wrong); // what could not be carried out; empty: nothing
    static Ask noteAsk();
    static QString noteFault(const QVariantMap& arguments); // empty: right
};

} // namespace sekisho::commands
