#pragma once
// What a request would change, change by change and field by field. Where the plan is another than the one that was
// shown before, each change that is new, other or gone says so. GUI thread.

#include "models/domain/approval.h"
#include "models/ports/cache.h"

#include <QTreeWidget>

#include <optional>
#include <vector>

namespace sekisho::ui::approvals {

enum class PlanMark { Same, Added, Altered, Gone };
struct MarkedChange {
    PlannedChange change;
    PlanMark mark = PlanMark::Same;
};
// `now` in its order, each compared with the one about the same thing before; what is gone stands at the end.
std::vector<MarkedChange> comparedPlans(const std::vector<PlannedChange>& before,
                                        const std::vector<PlannedChange>& now);

class PlanTree final : public QTreeWidget {
    Q_OBJECT
  public:
    explicit PlanTree(const ports::Cache& cache, QWidget* parent = nullptr);
    // `total`: of how many the plan is the beginning.
    void present(const std::vector<MarkedChange>& plan, std::int64_t total);

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fill();
    void fitColumns();
    void addChange(const MarkedChange& marked);

    const ports::Cache& cache_;
    std::vector<MarkedChange> plan_;
    std::int64_t total_ = 0;
};

} // namespace sekisho::ui::approvals
