#pragma once
// What the list of a pane has chosen, for commands about things that are no members: the last who offers is asked, and
// an offer ends with its owner. GUI thread.

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>
#include <vector>

namespace sekisho::commands {

template<class T>
class Offered {
  public:
    using Source = std::function<std::vector<T>()>;
    void offer(QObject* owner, Source source) {
        owner_ = owner;
        source_ = std::move(source);
    }
    std::vector<T> chosen() const { return owner_ && source_ ? source_() : std::vector<T>(); }

  private:
    QPointer<QObject> owner_;
    Source source_;
};

} // namespace sekisho::commands
