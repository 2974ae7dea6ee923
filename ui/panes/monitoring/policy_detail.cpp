#include "ui/panes/monitoring/policy_detail.h"

#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "ui/panes/monitoring/fact_grid.h"
#include "ui/panes/monitoring/monitoring_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;

PolicyDetail::PolicyDetail(commands::NameOfMember name, QWidget* parent)
    : QWidget(parent), nameOf_(std::move(name)), stack_(new QStackedWidget(this)), none_(new StatePage(stack_)),
      page_(new QWidget(stack_)) {
    setObjectName(QStringLiteral("monitor.detail"));
    none_->setIconName(QStringLiteral("view-visible"));
    name_ = new WrappedLabel(page_);
    name_->setObjectName(QStringLiteral("monitor.name"));
    setTextSize(name_, TextSize::Section);
    use_ = new StatusChip(page_);
    auto* inside = new QWidget;
    facts_ = new FactGrid(inside);
    detections_ = new QPushButton(inside);
    detections_->setObjectName(QStringLiteral("monitor.toDetections"));
    edit_ = new QPushButton(inside);
    edit_->setObjectName(QStringLiteral("monitor.toEdit"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(facts_);
    for (QPushButton* button : {detections_, edit_}) {
        button->setAutoDefault(false);
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    column->addStretch(1);
    auto* scroll = layOutDetail(this, stack_, none_, page_, {name_, use_}, inside, ScrollPage::Holds::Text);
    scroll->setObjectName(QStringLiteral("monitor.facts"));
    connect(detections_, &QPushButton::clicked, this, [this] {
        if (policy_) Q_EMIT detectionsWanted(fromUtf8(policy_->id));
    });
    connect(edit_, &QPushButton::clicked, this, &PolicyDetail::editWanted);
    refresh();
}

void PolicyDetail::present(std::optional<policy::MonitorPolicy> policy, int chosen) {
    if (policy == policy_ && chosen == chosen_) return;
    policy_ = std::move(policy);
    chosen_ = chosen;
    refresh();
}

void PolicyDetail::refresh() {
    findChild<ScrollPage*>()->setAccessibleName(tr("Details of the policy"));
    if (!policy_) {
        none_->present(StatePage::Look::Empty,
                       chosen_ > 1 ? tr("%n policies are chosen", nullptr, chosen_) : tr("No policy is chosen"),
                       chosen_ > 1 ? tr("What can be done with them stands below the list.")
                                   : tr("Choose a policy in the list to see all its conditions."));
        return stack_->setCurrentWidget(none_);
    }
    const policy::MonitorPolicy& one = *policy_;
    name_->say(fromUtf8(one.name));
    use_->setChip(useChip(one.enabled));
    facts_->clear();
    facts_->add(tr("No."), QString::number(one.number));
    for (const policy::Field& field : policy::monitorSchema(one.service).fields) {
        const auto value = one.values.find(field.key);
        if (value == one.values.end() || !policy::counts(policy::monitorSchema(one.service), field, one.values))
            continue;
        facts_->add(commands::factText(field.label), commands::policyValueText(field, value->second, nameOf_),
                    qPrintable(QStringLiteral("monitor.fact.") + fromUtf8(field.key)));
    }
    facts_->add(tr("Registered by"), fromUtf8(one.creatorName));
    facts_->add(tr("Registered on"), commands::timeText(one.createdAt));
    facts_->add(tr("Last detection"), one.lastDetection ? commands::timeText(*one.lastDetection) : tr("None yet"),
                "monitor.fact.last");
    detections_->setText(tr("Detection history (%1)").arg(commands::detectionCountText(one.detections)));
    detections_->setIcon(icon(QStringLiteral("view-list-details")));
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    stack_->setCurrentWidget(page_);
}

void PolicyDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::monitoring

#include "moc_policy_detail.cpp"
