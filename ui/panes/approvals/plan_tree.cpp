#include "ui/panes/approvals/plan_tree.h"

#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace sekisho::ui::approvals {

namespace {

bool aboutTheSame(const PlannedChange& a, const PlannedChange& b) {
    return a.action == b.action && a.targetKind == b.targetKind && a.targetId == b.targetId;
}

} // namespace

std::vector<MarkedChange> comparedPlans(const std::vector<PlannedChange>& before,
                                        const std::vector<PlannedChange>& now) {
    std::vector<MarkedChange> out;
    std::vector<bool> met(before.size());
    for (const PlannedChange& change : now) {
        PlanMark mark = PlanMark::Added;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (met[i] || !aboutTheSame(before[i], change)) continue;
            met[i] = true;
            mark = before[i].changesJson == change.changesJson ? PlanMark::Same : PlanMark::Altered;
            break;
        }
        out.push_back({change, mark});
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!met[i]) out.push_back({before[i], PlanMark::Gone});
    return out;
}

PlanTree::PlanTree(const ports::Cache& cache, QWidget* parent) : QTreeWidget(parent), cache_(cache) {
    setObjectName(QStringLiteral("requests.plan"));
    setColumnCount(3);
    setUniformRowHeights(true);
    setIndentation(space::kWide);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAllColumnsShowFocus(true);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setStretchLastSection(true);
    setColumnWidth(0, 170);
    setColumnWidth(1, 190);
    fill();
}

void PlanTree::present(const std::vector<MarkedChange>& plan, std::int64_t total) {
    plan_ = plan;
    total_ = total;
    fill();
}

void PlanTree::addChange(const MarkedChange& marked) {
    QString title = commands::plannedChangeTitle(marked.change);
    if (marked.mark == PlanMark::Added) title = tr("New: %1").arg(title);
    if (marked.mark == PlanMark::Altered) title = tr("Other than before: %1").arg(title);
    if (marked.mark == PlanMark::Gone) title = tr("Not any more: %1").arg(title);
    auto* head = new QTreeWidgetItem(this, {title});
    head->setFirstColumnSpanned(true);
    head->setToolTip(0, title.toHtmlEscaped());
    QFont strong = sized(font(), TextSize::Strong);
    if (marked.mark == PlanMark::Gone) strong.setStrikeOut(true);
    head->setFont(0, strong);
    if (marked.mark == PlanMark::Added || marked.mark == PlanMark::Altered)
        head->setForeground(0, toneInk(Tone::Warning, palette()));
    if (marked.mark == PlanMark::Gone) {
        head->setForeground(0, faded(palette()));
        return;
    }
    for (const commands::ChangeText& change : commands::plannedChangeTexts(marked.change, cache_)) {
        auto* line = new QTreeWidgetItem(head, {change.field, change.from, change.to});
        line->setForeground(1, faded(palette()));
        for (const int column : {0, 1, 2})
            line->setToolTip(column, line->text(column).toHtmlEscaped());
    }
}

void PlanTree::fill() {
    setAccessibleName(tr("What would be changed"));
    setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    clear();
    for (const MarkedChange& marked : plan_)
        addChange(marked);
    const auto shown = std::ranges::count_if(plan_, [](const MarkedChange& one) { return one.mark != PlanMark::Gone; });
    if (total_ > shown) {
        auto* rest = new QTreeWidgetItem(
            this, {tr("and %Ln more change(s) of the same request", nullptr, static_cast<int>(total_ - shown))});
        rest->setFirstColumnSpanned(true);
        rest->setForeground(0, faded(palette()));
    }
    expandAll();
}

void PlanTree::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) fill();
}

} // namespace sekisho::ui::approvals
