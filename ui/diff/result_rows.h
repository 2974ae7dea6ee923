#pragma once
// What the service said about each operation of a changeset, collected for the result file. GUI thread; the look-up
// that it hands out may be used on any.

#include "models/ports/changesets.h"
#include "models/ports/import.h"

#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>

namespace sekisho::ui::diff {

class ResultRows final : public QObject {
    Q_OBJECT
  public:
    ResultRows(ports::Changesets& pipe, ports::Executor& gui, QObject* parent);
    void collect(const ChangesetId& changeset);
    std::function<std::optional<ports::RowResult>(std::int64_t)> lookUp() const;

  Q_SIGNALS:
    void complete();
    void failed(const sekisho::Error& error);

  private:
    void ask();

    ports::Changesets& pipe_;
    ports::Executor& gui_;
    ports::RowQuery query_;
    std::shared_ptr<std::unordered_map<std::int64_t, ports::RowResult>> rows_;
    ports::CallHandle call_;
};

} // namespace sekisho::ui::diff
