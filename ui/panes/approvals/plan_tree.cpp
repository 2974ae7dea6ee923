#include "ui/panes/approvals/plan_tree.h"

#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sekisho::ui::approvals {

namespace {

constexpr int kFieldPart = 28, kValuePart = 33; // of 100, of the width

// What would be changed is decided on: no value is cut, each goes on in further lines.
class WholeValueDelegate final : public QStyledItemDelegate {
  public:
    explicit WholeValueDelegate(QTreeView* tree) : QStyledItemDelegate(tree), tree_(tree) {}
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize plain = QStyledItemDelegate::sizeHint(option, index);
        if (!index.parent().isValid()) return plain; // a head spans all columns
        const int indented = index.column() == 0 ? 2 * tree_->indentation() : 0;
        const int margin = 2 * (tree_->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, tree_) + 1);
        const int width = std::max(40, tree_->columnWidth(index.column()) - indented - margin);
        const QRect room(0, 0, width, 100'000);
        const QString text = index.data(Qt::DisplayRole).toString();
        const int height =
            option.fontMetrics.boundingRect(room, Qt::TextWordWrap | Qt::TextWrapAnywhere, text).height();
        return {plain.width(),
                plain.height() - option.fontMetrics.height() + std::max(height, option.fontMetrics.height())};
    }

  private:
    QTreeView* tree_;
};

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
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new WholeValueDelegate(this));
    setIndentation(space::kWide);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAllColumnsShowFocus(true);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setStretchLastSection(true);
    connect(header(), &QHeaderView::sectionResized, this, [this] { scheduleDelayedItemsLayout(); });
    fill();
}

void PlanTree::fitColumns() {
    setColumnWidth(0, viewport()->width() * kFieldPart / 100);
    setColumnWidth(1, viewport()->width() * kValuePart / 100);
}

void PlanTree::resizeEvent(QResizeEvent* event) {
    QTreeWidget::resizeEvent(event);
    fitColumns();
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
            line->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
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

#include "moc_plan_tree.cpp"
