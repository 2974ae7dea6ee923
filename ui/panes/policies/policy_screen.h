#pragma once
// The screen of a policy, with what may stand above it and is no part of its values. GUI thread.

#include "ui/widgets/pane.h"

namespace sekisho::ui {

class PolicyPane;

class PolicyScreen final : public Pane {
    Q_OBJECT
  public:
    // `head` makes what stands above the policy on the same screen; it may be empty.
    using Head = std::function<QWidget*(const PaneServices&, QWidget* parent)>;
    PolicyScreen(PaneServices services, const QString& menuKey, QWidget* parent = nullptr, const Head& head = {});

    QString menuKey() const override { return menuKey_; }
    QString title() const override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    void linkChanged() override;

  private:
    QString menuKey_;
    PolicyPane* pane_;
};

} // namespace sekisho::ui
