#pragma once
// The screen of a policy until somebody looks at it: makes its pane, a form of many controls, at the first look. Knows
// of a draft that was kept without making it. GUI thread.

#include "ui/widgets/pane.h"

namespace sekisho::ui {

class PolicyPane;

class PolicyScreen final : public Pane {
    Q_OBJECT
  public:
    // `head` makes what stands above the policy on the same screen; it may be empty.
    using Head = std::function<QWidget*(const PaneServices&, QWidget* parent)>;
    PolicyScreen(PaneServices services, const QString& menuKey, QWidget* parent = nullptr, Head head = {});

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
    Head head_;
    PolicyPane* pane_ = nullptr; // not looked at yet
};

} // namespace sekisho::ui
