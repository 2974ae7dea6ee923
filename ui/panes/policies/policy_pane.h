#pragma once
// The screen of any policy, made from its schema: read mode, a draft with its differences and 影響の確認, saving, the
// revisions and the way back to one. Read from the service, of which no copy is kept; what somebody else saves appears
// by itself, and a draft over it is brought together field by field. GUI thread.

#include "models/policy/policy_state.h"
#include "models/policy/schema.h"
#include "ui/forms/draft_besides.h"
#include "ui/widgets/pane.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace sekisho::ui {
class Banner;
class KeptDraft;
class PolicyForm;
class ScrollPage;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::policies {
class DraftSide;
class HistoryPage;
class TouchedPage;
} // namespace sekisho::ui::policies

namespace sekisho::ui {

class PolicyPane final : public Pane {
    Q_OBJECT
  public:
    // `menuKey` has a schema.
    PolicyPane(PaneServices services, const QString& menuKey, QWidget* parent = nullptr);
    ~PolicyPane() override;

    // What stands beside the draft comes from the screen around it; besidesChanged(): it is to be asked anew.
    void setBesides(AskDraftBesides besides) { besides_ = std::move(besides); }
    void besidesChanged() { refreshDraft(); }

    // Was a draft of that screen kept, by this run of the program or an earlier one?
    static bool keptDraft(const ports::Cache& cache, const QString& menuKey);

    QString menuKey() const override;
    QString title() const override;
    void editCurrent() override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    void linkChanged() override;

  Q_SIGNALS:
    void refused(); // a save, because things are not as they were when it was agreed to

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    // What somebody wants to make of the policy, and how it is sent once he has agreed.
    struct Wish {
        QString title, verb;
        policy::Values values;
        std::int64_t revision = 0; // 0: a save, else the one to return to
        QString reason, confirm;
    };
    void build();
    QWidget* buildHead();
    QWidget* buildDraftBar();
    void connectParts();
    void offerCommands();

    void load();
    void loadOthers();
    void came(Result<policy::PolicyState> state);
    void otherCame(const std::string& key, const Result<policy::PolicyState>& state);
    void copyChanged();
    bool isDrafted(const policy::PolicyState& state) const;
    void adopt(const policy::PolicyState& state);

    void restoreDraft();
    static std::string draftNote(const policy::Schema& schema); // under which it is kept
    std::string draftText() const;
    void draftEdited();
    void askPreview();
    void previewCame(Result<policy::PolicyPreview> preview);
    void openList(policy::PreviewList list);
    void addOwnAddress(const QString& address);

    void save();
    void propose(Wish wish);
    void question(const Wish& wish, const std::optional<policy::PolicyPreview>& preview, QStringList impact);
    void send(const Wish& wish);
    void sent(const Wish& wish, Result<policy::PolicySaved> outcome);
    void saved(const Wish& wish, const policy::PolicySaved& outcome);
    void overtaken(const Wish& wish);
    void merge(const policy::PolicyState& theirs, const Wish& wish);
    void lockedOut(const Wish& wish, const Error& error);
    void returnTo(std::int64_t revision);
    void proposeReturn(std::int64_t revision, const policy::Values& values);
    void exportPage();
    void discard();

    QString refusal() const; // why nothing can be changed now; empty: it can
    QString lasting() const; // why this person can never change it; empty: he can
    bool mayConfirmLockOut() const;
    QString lockOutText() const;
    QStringList consequencesOf(const policy::Values& draft) const;
    QString revisionText() const;
    void refresh();
    void refreshDraft();
    void refreshLook();
    void retranslate();

    const policy::Schema& schema_;
    QLabel* heading_;
    QLabel* revision_;
    QPushButton* historyButton_;
    QPushButton* edit_;
    Banner* banner_;
    WrappedLabel* note_;   // read mode, and why; somebody else was quicker
    WrappedLabel* reason_; // of the revision that holds
    QStackedWidget* stack_;
    QWidget* page_;
    QBoxLayout* halves_;
    ScrollPage* area_;
    PolicyForm* form_;
    policies::DraftSide* side_;
    policies::HistoryPage* history_;
    policies::TouchedPage* touched_;
    StatePage* state_;
    QWidget* draftBar_;
    QLabel* draftText_;
    QPushButton* discard_;
    QPushButton* save_;
    QTimer* soon_; // changes of the tenant come in swarms
    QTimer* calm_; // typing comes in bursts
    KeptDraft* kept_;
    std::optional<policy::PolicyState> held_; // what the form shows, or its draft was begun on
    std::optional<policy::PolicyState> newer_;
    std::optional<policy::PolicyPreview> preview_; // of the draft as it is, unless one is being asked for
    std::optional<Error> error_, previewError_;
    std::map<std::string, std::optional<policy::Value>, std::less<>> mirrored_;
    std::string lockOutMode_; // of the network policy; empty: not known
    AskDraftBesides besides_;
    bool editSoon_ = false;   // wanted while the policy was being fetched
    std::int64_t cursor_ = 0; // of the copy, when this was last asked for
    ports::CallHandle readCall_, previewCall_, actCall_, copyWatch_;
    std::map<std::string, ports::CallHandle> otherCalls_;
};

} // namespace sekisho::ui
