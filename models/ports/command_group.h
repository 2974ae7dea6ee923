#pragma once
// Calls that one command of a person makes over many things belong together: what the service wants of him before it
// takes them (ports::AssentDesk) is asked once for all, and giving up holds for all. Calls outside of a group stand for
// themselves. Header only; a group belongs to the thread that makes it.

#include <memory>
#include <utility>

namespace sekisho::ports {

class CommandGroup {
  public:
    using Id = std::shared_ptr<const void>; // equal: the same command

    CommandGroup() : id_(std::make_shared<const int>(0)) {}

    // While it lives, calls that are made on this thread belong to the group.
    class Use {
      public:
        explicit Use(const CommandGroup& group) : before_(std::exchange(current_, group.id_)) {}
        ~Use() { current_ = std::move(before_); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

      private:
        Id before_;
    };
    static Id current() { return current_; } // null: none

  private:
    inline static thread_local Id current_;
    Id id_;
};

} // namespace sekisho::ports
