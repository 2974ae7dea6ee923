#pragma once
// What a member may use in the end: the permission template that counts and why, what it does not allow, and whether
// app use is stopped. Asked of the service. GUI thread.

#include "models/policy/service_template.h"
#include "ui/panes/members/detail_blocks.h"

#include <optional>

namespace sekisho::ui::members {

class TemplateBlock final : public Block {
    Q_OBJECT
  public:
    explicit TemplateBlock(const PaneServices& services, QWidget* parent = nullptr);
    void showMember(const UserId& member); // asks anew
    void setRefusal(const QString& why);   // why app use cannot be changed now; empty: it can

  Q_SIGNALS:
    void triggered(const QString& commandKey);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void load();
    void refresh();
    QString userTypeOfMember() const;
    QString stopText() const;

    const PaneServices& services_;
    UserId member_;
    std::optional<policy::EffectiveTemplate> effective_;
    std::optional<ports::AppStop> stop_;
    std::optional<Error> error_;
    QString refusal_;
    ports::CallHandle effectiveCall_;
    ports::CallHandle stopCall_;
    WrappedLabel* name_;
    WrappedLabel* reason_;
    WrappedLabel* off_;
    WrappedLabel* stopped_;
    WrappedLabel* note_;
    QPushButton* change_;
};

} // namespace sekisho::ui::members
