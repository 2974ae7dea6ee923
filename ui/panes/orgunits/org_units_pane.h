#pragma once
// The organizations of a tenant (menu key "members.orgUnits"): tree with drag and drop, one organization beside it.
// Every change is planned first: what it does to whose talk rooms is shown before it is final. GUI thread.

#include "ui/widgets/pane.h"

#include <memory>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sekisho::ui {
class Banner;
class ChartBlock;
class KeptDraft;
class SearchField;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
template<typename T, typename P>
class DraftMerges;
}
namespace sekisho::ui::orgunits {
class AddManyPage;
class OrgUnitEdits;
class OrgUnitPage;
class OrgUnitTree;
} // namespace sekisho::ui::orgunits

namespace sekisho::ui {

class OrgUnitsPane final : public Pane {
    Q_OBJECT
  public:
    explicit OrgUnitsPane(PaneServices services, QWidget* parent = nullptr);
    ~OrgUnitsPane() override;

    QString menuKey() const override { return QStringLiteral("members.orgUnits"); }
    QString title() const override;
    void focusFilter() override;
    void editCurrent() override;
    bool hasList() const override;
    void exportShown(const TellExport& tell) override;
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void showResource(const QString& orgUnitId) override;
    orgunits::AddManyPage& addMany(); // shows it
    void linkChanged() override;

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void connectParts();
    void connectRoom();
    void offerArchive();
    void offerCommands();
    void copyChanged();
    void showChosen();
    void refreshRights();
    void retranslate();
    QString refusal() const;                         // why nothing can be changed now; empty: it can
    QString fullness(const QString& parentId) const; // why nothing more fits below it; empty: it does
    std::string draftText() const;
    void restoreDraft();
    void add(const QString& parentId);
    void askExport();
    void writeExport(const ports::OrgUnitExport& wanted);
    void remove();
    void move(const QString& id, const QString& parentId, int order);
    void makeMerges();
    void save(const OrgUnit& base, const OrgUnit& edited);
    void saved(const Changeset& changeset, const OrgUnit& unit, const QString& sentence);
    bool isDrafted(const QString& id); // with something to lose; then it is said
    void watchDraft();                 // somebody else may have changed what is being edited

    orgunits::OrgUnitTree* tree_;
    orgunits::OrgUnitPage* page_;
    orgunits::OrgUnitEdits* edits_;
    std::unique_ptr<diff::DraftMerges<OrgUnit, orgunits::OrgUnitPage>> merges_; // of what others do to the same one
    KeptDraft* kept_;
    Banner* banner_;
    SearchField* search_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    ChartBlock* chart_;
    QToolButton* addMany_;
    QToolButton* export_;
    QStackedWidget* pages_;
    QWidget* head_;
    QSplitter* divider_;
    orgunits::AddManyPage* many_ = nullptr; // made when it is wanted
    ports::CallHandle exportCall_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
