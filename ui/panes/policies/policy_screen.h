#pragma once
// The screen of a policy until somebody looks at it: makes its pane, a form of many controls, at the first look. Knows
// of a draft that was kept without making it. GUI thread.

#include "ui/widgets/pane.h"

namespace sekisho::ui {

class PolicyPane;

class PolicyScreen final : public Pane {
    Q_OBJECT
  public:
    PolicyScreen(PaneServices services, const QString& menuKey, QWidget* parent = nullptr);

    QString menuKey() const override { return menuKey_; }
    QString title() const override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    PolicyPane& made();

    QString menuKey_;
    PolicyPane* pane_ = nullptr; // not looked at yet
};

} // namespace sekisho::ui
