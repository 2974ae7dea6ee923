#pragma once
// Positions, levels and user types (menu keys "members.positions", "members.levels", "members.userTypes"): one class, a
// kind each. The list is that of the local copy; every change is planned by the service and shown before it is final.
// Whether the kind is in use at all is asked of the service. GUI thread.

#include "ui/widgets/pane.h"

#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sekisho::items {
class RankListModel;
}
namespace sekisho::ui {
class Banner;
class ChartBlock;
class KeptDraft;
class StatePage;
class WrappedLabel;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
class ChangesetDesk;
template<typename T, typename P>
class DraftMerges;
} // namespace sekisho::ui::diff
namespace sekisho::ui::ranks {
class RankPage;
class RankTable;
} // namespace sekisho::ui::ranks

namespace sekisho::ui {

class RanksPane final : public Pane {
    Q_OBJECT
  public:
    RanksPane(PaneServices services, RankKind kind, QWidget* parent = nullptr);
    ~RanksPane() override;

    QString menuKey() const override;
    QString title() const override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override; // as an import of the same kind takes it back
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void showResource(const QString& rankId) override;
    void linkChanged() override;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildOrderBar();
    void connectParts();
    void offerCommands();
    void copyChanged();
    void askUse();
    void showChosen();
    void refreshLook();
    void refreshRights();
    void refreshOrder();
    void retranslate();
    std::optional<bool> inUse() const; // nothing: not known
    QString lasting() const;           // why this person can never change anything here; empty: he can
    QString refusal() const;           // why nothing can be changed now; empty: it can
    void trigger(const char* act);
    std::string draftText() const;
    void restoreDraft();
    void addNew();
    void remove();
    void remove(const Rank& rank, std::vector<Operation> first);
    void askWhatInstead(const Rank& rank);
    void exchangeAndRemove(const Rank& rank, const std::string& to);
    void save(const Rank& before, const Rank& after);
    void saveOrder();
    void turnOn();
    void turnOff();
    void askBeforeOff(const RankImpact& impact);
    Operation operationOn(const Rank& rank, const char* action) const;
    Operation operationOnKind(const char* action) const;
    struct Submission {
        QString title;
        std::vector<Operation> operations;
        ChangesetOrigin origin = ChangesetOrigin::Edit;
        QString sentence;                // once it is applied
        std::function<void()> then;      // likewise
        std::function<void()> overtaken; // somebody else has changed what is named
    };
    void submit(Submission wanted);
    void makeMerges();
    void applied(const Changeset& changeset, const QString& sentence);

    RankKind kind_;
    items::RankListModel* model_;
    diff::ChangesetDesk* desk_;
    std::unique_ptr<diff::DraftMerges<Rank, ranks::RankPage>> merges_; // of what others do to the same one
    KeptDraft* kept_;
    ranks::RankTable* table_;
    ranks::RankPage* page_;
    ChartBlock* chart_ = nullptr; // user types only
    Banner* banner_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    QToolButton* off_;
    WrappedLabel* reason_; // read mode, and why
    WrappedLabel* about_;  // what the order does
    QWidget* orderBar_;
    QLabel* orderText_;
    QPushButton* orderSave_;
    QPushButton* orderForget_;
    QSplitter* divider_;
    QStackedWidget* stack_;
    StatePage* state_;
    std::optional<RankImpact> impact_;
    std::optional<Error> error_;
    std::vector<Rank> known_;
    ports::CallHandle useCall_;
    ports::CallHandle offCall_;
    ports::CallHandle holdersCall_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
