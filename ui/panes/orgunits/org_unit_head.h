#pragma once
// 組織長: who heads an organization, and choosing somebody else among those who belong to it. GUI thread.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/ports/cache.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace sekisho::ui::orgunits {

class OrgUnitHead final : public QWidget {
    Q_OBJECT
  public:
    // Cache and executor outlive it.
    OrgUnitHead(ports::Cache& cache, ports::Executor& gui, QWidget* parent = nullptr);

    void present(const std::optional<OrgUnit>& unit); // also after each change of the copy
    void setMayChange(bool may, const QString& why);

  Q_SIGNALS:
    // `before` and `after` are the member whose post changes: the new head, or the old one who is none any more.
    void changeWanted(const sekisho::OrgUnit& unit, const sekisho::Member& before, const sekisho::Member& after);
    void failed(const sekisho::Error& error);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void look();
    void pick();
    void choose(const UserId& id);
    void clear();
    void refresh();

    ports::Cache& cache_;
    ports::Executor& gui_;
    std::optional<OrgUnit> unit_;
    std::optional<Member> head_;
    bool mayChange_ = false;
    bool empty_ = true; // nobody belongs to it
    QString whyNot_;
    QLabel* label_;
    QLabel* name_;
    QPushButton* change_;
    QPushButton* none_;
    ports::CallHandle lookCall_;
    ports::CallHandle chooseCall_;
};

} // namespace sekisho::ui::orgunits
