#pragma once
// Who wants to know about changes. Belongs to one thread; a listener may add and drop listeners while it runs.

#include "models/ports/call.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace sekisho::store {

class Watchers {
  public:
    ports::CallHandle add(std::function<void()> changed) {
        auto state = std::make_shared<ports::CallState>();
        list_.emplace_back(state, std::move(changed));
        return ports::CallHandle(std::move(state));
    }
    void tell() {
        std::erase_if(list_, [](const auto& w) { return w.first->cancelled(); });
        for (const auto& [state, changed] : std::vector(list_))
            if (!state->cancelled()) changed();
    }

  private:
    std::vector<std::pair<std::shared_ptr<ports::CallState>, std::function<void()>>> list_;
};

} // namespace sekisho::store
