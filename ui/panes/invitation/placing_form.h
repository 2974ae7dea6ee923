#pragma once
// What whoever approves gives to new members: where they belong, and what the tenant has made compulsory and they have
// not given themselves. Empty for those who may not change members. GUI thread.

#include "models/ports/invitations.h"
#include "ui/widgets/pane.h"

#include <QWidget>

#include <vector>

namespace sekisho::ui {
class DialogDraft;
class MemberForm;
} // namespace sekisho::ui

namespace sekisho::ui::invitation {

class PlacingForm final : public QWidget {
    Q_OBJECT
  public:
    PlacingForm(const PaneServices& services, const std::vector<Applicant>& applicants, QWidget* parent = nullptr);

    bool check(); // shows what is not right; true: nothing
    ports::Placing placing() const;
    void keepIn(DialogDraft* draft); // what was chosen, of the dialog that it stands in

  private:
    MemberForm* form_ = nullptr; // null: not for this person to say
    Member base_;
};

} // namespace sekisho::ui::invitation
