#pragma once
// Base, mine and theirs side by side, when two people saved the same thing. Whoever was later chooses where both
// changed a field; what clashes with nothing is merged by itself and named. Opened without a nested loop; `agreed` runs
// once or never. Deletes itself. GUI thread.

#include "models/commands/field_merge.h"

#include <QDialog>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace sekisho::ui::diff {

struct MergeLine { // one field in words; empty: it holds nothing
    std::string key;
    QString field;
    QString base;
    QString mine, theirs; // as each side left it
    bool mineChanged = false, theirsChanged = false;
    bool clash = false;
};

// Those that clash first. `label(key)` and `value(thing, key)` say a field in words.
template<class T, class Label, class Value>
std::vector<MergeLine> mergeLines(const commands::Merge<T>& merge, const T& base, const T& mine, const T& theirs,
                                  Label label, Value value) {
    std::vector<MergeLine> lines;
    const auto add = [&](std::string_view key, bool clash) {
        if (std::ranges::find(lines, key, &MergeLine::key) != lines.end()) return;
        const auto in = [key](const std::vector<commands::ChangedField>& changes) {
            return std::ranges::find(changes, key, &commands::ChangedField::key) != changes.end();
        };
        lines.push_back({std::string(key), label(key), value(base, key), value(mine, key), value(theirs, key),
                         clash || in(merge.mine), clash || in(merge.theirs), clash});
    };
    for (const commands::MergeConflict& conflict : merge.conflicts)
        add(conflict.key, true);
    for (const commands::ChangedField& change : merge.mine)
        add(change.key, false);
    for (const commands::ChangedField& change : merge.theirs)
        add(change.key, false);
    return lines;
}

class MergeDialog : public QDialog {
    Q_OBJECT
  public:
    // `agreed` gets the keys of the clashing fields that stay mine.
    using Agreed = std::function<void(const std::vector<std::string>& keepMine)>;
    MergeDialog(const QString& nameOfThing, const std::vector<MergeLine>& lines, Agreed agreed, QWidget* parent);

  private:
    int addChoice(QGridLayout* grid, int row, const MergeLine& line);
    std::vector<std::string> keptMine() const;
    void refresh();

    std::map<std::string, std::pair<QRadioButton*, QRadioButton*>> choices_; // mine, theirs
    QLabel* open_;
    QPushButton* go_;
};

} // namespace sekisho::ui::diff
