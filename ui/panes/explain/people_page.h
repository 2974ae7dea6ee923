#pragma once
// Who can do this to that, or who reaches somebody: one line a person, and beside it the way by which it comes to him.
// GUI thread.

#include "models/commands/explanation_words.h"
#include "models/items/right_holder_model.h"
#include "ui/widgets/pane.h"

#include <QWidget>

class QLabel;

namespace sekisho::ui {
class PagedList;
class WrappedLabel;
} // namespace sekisho::ui

namespace sekisho::ui::explain {

class AnswerView;

class PeoplePage final : public QWidget {
    Q_OBJECT
  public:
    explicit PeoplePage(const PaneServices& services, QWidget* parent = nullptr);
    ~PeoplePage() override;

    void ask(const commands::ExplainQuestion& question); // Holders or Reach
    void stop();
    void linkChanged();
    bool hasRows() const;
    ListTable listForFile(const QString& title);
    // Of the line that is chosen: what is to be asked for his whole chain.
    commands::ExplainQuestion questionOf(const RightHolder& holder) const;

  Q_SIGNALS:
    void openWanted(const QString& menuKey, const QString& resource);
    void askWanted(const sekisho::commands::ExplainQuestion& question);
    void troubled(const sekisho::Error& error);
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void chosen();
    void fitColumns();
    void retranslate();

    const PaneServices services_;
    commands::ExplainQuestion question_;
    items::RightHolderModel* model_;
    PagedList* list_;
    AnswerView* way_;
    QLabel* count_;
    WrappedLabel* outside_;
};

} // namespace sekisho::ui::explain
