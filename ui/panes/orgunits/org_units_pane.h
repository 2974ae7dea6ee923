#pragma once
// The organizations of a tenant (menu key "members.orgUnits"): tree with drag and drop, one organization beside it.
// Every change is planned first: what it does to whose talk rooms is shown before it is final. GUI thread.

#include "ui/widgets/pane.h"

class QLabel;
class QSplitter;
class QToolButton;

namespace sekisho::ui {
class Banner;
class ChartBlock;
class SearchField;
} // namespace sekisho::ui
namespace sekisho::ui::diff {
class ChangesetDesk;
}
namespace sekisho::ui::orgunits {
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
    bool giveUpDraft() override;
    bool hasDraft() const override;
    void showResource(const QString& orgUnitId) override;
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
    QString refusal() const; // why nothing can be changed now; empty: it can
    void add(const QString& parentId);
    void remove();
    void move(const QString& id, const QString& parentId, int order);
    void save(const OrgUnit& before, const OrgUnit& after);
    void applied(const Changeset& changeset, const QString& sentence);
    Operation operationOn(const OrgUnit& unit, const char* action) const;

    orgunits::OrgUnitTree* tree_;
    orgunits::OrgUnitPage* page_;
    diff::ChangesetDesk* desk_;
    Banner* banner_;
    SearchField* search_;
    QLabel* heading_;
    QLabel* number_;
    QToolButton* add_;
    ChartBlock* chart_;
    QSplitter* divider_;
    ports::CallHandle copyWatch_;
};

} // namespace sekisho::ui
