#pragma once
// An answer: whether it is so in large type, then the chain as a list of links, the ways of other roles behind a
// switch, who could grant it, and the smallest change that would take it away. GUI thread.

#include "models/domain/explanation.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace sekisho::ui {
class ScrollPage;
}

namespace sekisho::ui::explain {

class AnswerView final : public QWidget {
    Q_OBJECT
  public:
    explicit AnswerView(const PaneServices& services, QWidget* parent = nullptr);

    void present(const RightAnswer& answer);
    void present(const UseAnswer& answer);
    void presentPath(const RightHolder& holder); // one way of one person, beside a list
    void clear();
    QString data() const; // as data; empty: nothing is shown

  Q_SIGNALS:
    void openWanted(const QString& menuKey, const QString& resource);
    void holdersWanted(); // who else can do this

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void rebuild();
    void showRight();
    void showUse();
    void showHolder();
    void addVerdict(bool allowed, bool condition, const QString& sentence);
    void addHead(const QString& text, const char* name);
    void addNote(const QString& text);
    QWidget* chain(const std::vector<ChainLink>& links, const char* name);
    void addConditions();
    void addOthers(int telling);
    void addGrantors();
    void addRemoval();
    QString openText(const ChainLink& link) const; // empty: nothing that this person may open

    const PaneServices services_;
    ScrollPage* scroll_;
    QVBoxLayout* column_ = nullptr; // of what is being shown
    std::optional<RightAnswer> right_;
    std::optional<UseAnswer> use_;
    std::optional<RightHolder> holder_;
    bool othersShown_ = false;
};

} // namespace sekisho::ui::explain
