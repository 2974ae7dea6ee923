#pragma once
// The organizations of a member as one edits them: add and remove, which is primary, position, head, visible, team
// feature. GUI thread.

#include "models/domain/member.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QToolButton;
class QVBoxLayout;

namespace sekisho::ui {

class MembershipEditor final : public QWidget {
    Q_OBJECT
  public:
    explicit MembershipEditor(const ports::Cache& cache, QWidget* parent = nullptr);

    void setMemberships(const std::vector<OrgUnitMembership>& memberships);
    std::vector<OrgUnitMembership> memberships() const;
    void setPositionsUsed(bool used); // the feature 役職 is on
    void add(const OrgUnitId& orgUnit);

  Q_SIGNALS:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Card {
        OrgUnitId orgUnit;
        QWidget* frame;
        QLabel* name;
        QRadioButton* primary;
        QComboBox* position;
        QCheckBox* head;
        QCheckBox* visible;
        QCheckBox* team;
        QToolButton* remove;
    };
    Card& makeCard(const OrgUnitMembership& membership);
    void removeCard(const QWidget* frame);
    void pick();
    void retranslate();

    const ports::Cache& cache_;
    std::vector<Rank> positions_;
    std::vector<Card> cards_;
    QButtonGroup* primaries_;
    QVBoxLayout* column_;
    QPushButton* add_;
    bool positionsUsed_ = true;
};

// The name of an organization with those above it, "本社 > 営業部"; the id where the copy does not know it.
QString orgUnitPath(const ports::Cache& cache, const OrgUnitId& id);

} // namespace sekisho::ui
