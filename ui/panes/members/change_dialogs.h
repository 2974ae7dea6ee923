#pragma once
// What is shown before a member is saved: the changes, old → new, with their consequences; and, when somebody else
// saved in between, base, mine and theirs side by side. Opened without a nested loop; `agreed` runs once or never.
// Delete themselves. GUI thread.

#include "models/commands/member_merge.h"
#include "models/ports/cache.h"
#include "ui/diff/merge_dialog.h"

#include <QDialog>

#include <functional>
#include <vector>

namespace sekisho::ui::members {

class DiffDialog final : public QDialog {
    Q_OBJECT
  public:
    DiffDialog(const Member& before, const Member& after, ports::Cache& cache, std::function<void()> agreed,
               QWidget* parent);
};

class MergeDialog final : public diff::MergeDialog {
    Q_OBJECT
  public:
    // `agreed` gets the member to save over `theirs`. What only one of the two changed is in it already.
    MergeDialog(const Member& base, const Member& mine, const Member& theirs, ports::Cache& cache,
                std::function<void(Member)> agreed, QWidget* parent);

  private:
    MergeDialog(const Member& base, const Member& mine, const Member& theirs, const commands::MergeResult& merge,
                ports::Cache& cache, std::function<void(Member)> agreed, QWidget* parent);
};

// One changed field in words, for both dialogs and for tests.
struct ChangeLine {
    QString field;
    QString before;
    QString after;
};
std::vector<ChangeLine> changeLines(const Member& before, const Member& after, ports::Cache& cache);
// Sentences about what the change does beyond the fields themselves.
QStringList changeEffects(const Member& before, const Member& after, const ports::Cache& cache);

} // namespace sekisho::ui::members
