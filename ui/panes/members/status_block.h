#pragma once
// The profile statuses of a member: what stands beside his name now, and what is reserved for later; an administrator
// sets, changes and removes both. Not there where the tenant does not use them. GUI thread.

#include "models/domain/profile_status.h"
#include "ui/panes/members/detail_blocks.h"

#include <optional>
#include <vector>

class QPushButton;

namespace sekisho::ui::members {

class StatusBlock final : public Block {
    Q_OBJECT
  public:
    StatusBlock(const PaneServices& services, QWidget* parent);
    void showMember(const UserId& member);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line { // [0]: now, [1]: reserved
        WrappedLabel* text = nullptr;
        QPushButton* set = nullptr;
        QPushButton* clear = nullptr;
    };
    void load();
    void ask(bool reserved);
    void send(const ShownStatus& wanted, const QString& draft);
    QString draftOf(bool reserved) const; // what was typed in the question
    ports::Reply<std::monostate> ended();
    void refresh();
    std::optional<ShownStatus> shown(bool reserved) const;
    QString nameOf(const std::string& statusId) const;

    const PaneServices& services_;
    UserId member_;
    std::vector<ShownStatus> statuses_;
    std::optional<Error> error_;
    bool loaded_ = false;
    Line lines_[2];
    WrappedLabel* note_;
    ports::CallHandle reading_;
    ports::CallHandle acting_;
};

} // namespace sekisho::ui::members
