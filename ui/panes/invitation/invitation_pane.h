#pragma once
// メンバーの招待 (menu key "members.invitation"): those who wait, the links by which they come, and how the tenant
// invites, which is a policy. Read from the service, of which no copy is kept; what changes there appears by itself.
// GUI thread.

#include "models/commands/applicant_batch.h"
#include "ui/forms/draft_besides.h"
#include "ui/panes/invitation/invitation_words.h"
#include "ui/widgets/pane.h"

#include <optional>

class QLabel;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace sekisho::ui {
class Banner;
class StatePage;
} // namespace sekisho::ui
namespace sekisho::ui::invitation {
class ApplicantsPage;
class LinksPage;
} // namespace sekisho::ui::invitation

namespace sekisho::ui {

class InvitationPane final : public Pane {
    Q_OBJECT
  public:
    // `settings`: the screen of the policy, which is the last tab. It asks besides() about its drafts.
    InvitationPane(PaneServices services, Pane* settings, QWidget* parent = nullptr);
    ~InvitationPane() override;

    QString menuKey() const override { return QStringLiteral("members.invitation"); }
    QString title() const override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    void linkChanged() override;

    DraftBesides besides(const policy::Values& now, const policy::Values& draft) const;
    void load(); // asks the service anew

  Q_SIGNALS:
    void besidesChanged();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    void connectParts();
    void offerCommands();
    void loadLinks(const std::string& cursor);
    void loadApplicants(const std::string& cursor);
    void applicantsCame(Result<ports::ApplicantPage> page);
    bool took(const std::optional<Error>& error); // false: nothing came
    void copyChanged();
    void make();
    void issue(bool asOperator, int days);
    void end(const InvitationLink& link);
    void decide(bool approve);
    void runApproval(std::vector<Applicant> chosen, const ports::Placing& placing);
    void runRejection(std::vector<Applicant> chosen, const QString& reason);
    void runDecision(bool approve, std::vector<Applicant> chosen, commands::ApplicantBatch::Call call);
    void decided(bool approve, const commands::ApplicantBatch::Outcome& outcome);
    void say(const Error& error);
    bool mayMakeOperators() const;
    QString refusal() const; // why nothing can be changed now; empty: it can
    invitation::SettingsScene scene() const;
    void refresh();
    void retranslate();

    QLabel* heading_;
    QLabel* number_;
    QToolButton* refresh_;
    Banner* banner_;
    QStackedWidget* stack_;
    StatePage* state_;
    QTabWidget* tabs_;
    invitation::ApplicantsPage* applicants_;
    invitation::LinksPage* links_;
    Pane* settings_;
    QTimer* soon_; // changes of the tenant come in swarms
    std::optional<InvitationSettings> now_;
    std::optional<Error> error_;
    std::vector<Applicant> arriving_; // pages of the list that is being fetched
    std::string nextLinks_;
    std::int64_t cursor_ = 0; // of the copy, when this was last asked for
    ports::CallHandle settingsCall_, linksCall_, applicantsCall_, actCall_, copyWatch_;
};

} // namespace sekisho::ui
