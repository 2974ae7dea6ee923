#include "ui/panes/approvals/request_detail.h"

#include "models/commands/approval_commands.h"
#include "models/commands/approval_words.h"
#include "models/commands/words.h"
#include "ui/delegates/status_chip.h"
#include "ui/panes/approvals/request_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/why_not.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::approvals {

using commands::fromUtf8;

namespace {

using DetailKind = commands::ApprovalCommand::Kind;
constexpr int kFactWidth = 110;

} // namespace

RequestDetail::RequestDetail(commands::Registry& registry, const ports::Cache& cache, const Clock& clock,
                             QWidget* parent)
    : QWidget(parent), registry_(registry), cache_(cache), clock_(clock), stack_(new QStackedWidget(this)),
      nobody_(new StatePage(stack_)), page_(nullptr) {
    setObjectName(QStringLiteral("requests.detail"));
    nobody_->setIconName(QStringLiteral("dialog-ok-apply"));
    build();
    refresh();
}

void RequestDetail::build() {
    page_ = buildPage();
    stack_->addWidget(nobody_);
    stack_->addWidget(page_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
}

QWidget* RequestDetail::buildPage() {
    auto* page = new QWidget(stack_);
    title_ = new WrappedLabel(page);
    title_->setObjectName(QStringLiteral("requests.title"));
    title_->setTextFormat(Qt::PlainText);
    setTextSize(title_, TextSize::Section);
    chip_ = new StatusChip(page);
    status_ = new WrappedLabel(page);
    status_->setObjectName(QStringLiteral("requests.status"));
    status_->setTextFormat(Qt::PlainText);
    changedBox_ = new QWidget(page);
    changedBox_->setAutoFillBackground(true);
    changed_ = new WrappedLabel(changedBox_);
    changed_->setObjectName(QStringLiteral("requests.changed"));
    auto* inBox = new QVBoxLayout(changedBox_);
    inBox->setContentsMargins(space::kNormal, space::kSmall, space::kNormal, space::kSmall);
    inBox->addWidget(changed_);
    facts_ = new QWidget(page);
    planHead_ = new QLabel(page);
    setTextSize(planHead_, TextSize::Strong);
    plans_ = new QComboBox(page);
    plans_->setObjectName(QStringLiteral("requests.plans"));
    connect(plans_, qOverload<int>(&QComboBox::activated), this, &RequestDetail::showPlan);
    plan_ = new PlanTree(cache_, page);
    changeset_ = new QPushButton(page);
    changeset_->setObjectName(QStringLiteral("requests.changeset"));
    changeset_->setAutoDefault(false);
    whyNot_ = new WrappedLabel(page);
    whyNot_->setObjectName(QStringLiteral("requests.whyNot"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    for (const DetailKind kind : {DetailKind::Approve, DetailKind::Reject, DetailKind::Execute, DetailKind::Withdraw}) {
        const QString key = commands::approvalCommandKey(kind);
        auto* button = new QPushButton(page);
        button->setObjectName(QStringLiteral("requests.") + key);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, key] { Q_EMIT triggered(key); });
        actions_.push_back({key, button});
        buttons->addWidget(button);
    }
    buttons->addStretch(1);

    auto* inside = new QWidget;
    for (QWidget* each : std::initializer_list<QWidget*>{title_, chip_, status_, changedBox_, facts_})
        each->setParent(inside);
    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(space::kNormal);
    titleRow->addWidget(title_, 1);
    titleRow->addWidget(chip_, 0, Qt::AlignTop);
    auto* about = new QVBoxLayout(inside);
    about->setContentsMargins(space::kWide, space::kNormal, space::kNormal, space::kNormal);
    about->setSpacing(space::kSmall);
    about->addLayout(titleRow);
    about->addWidget(status_);
    about->addWidget(changedBox_);
    about->addWidget(facts_);
    about->addStretch(1);
    scroll_ = new ScrollPage(ScrollPage::Holds::Text, page);
    scroll_->setWidget(inside);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kNormal, space::kNormal);
    foot->setSpacing(space::kSmall);
    foot->addWidget(whyNot_);
    foot->addLayout(buttons);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(scroll_, 1);
    auto* planRow = new QHBoxLayout;
    planRow->addWidget(planHead_, 1);
    planRow->addWidget(plans_);
    planRow->addWidget(changeset_);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(space::kSmall, space::kNormal, space::kWide, space::kNormal);
    right->setSpacing(space::kSmall);
    right->addLayout(planRow);
    right->addWidget(plan_, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addLayout(left, 4);
    row->addLayout(right, 5);
    auto* whole = new QVBoxLayout(page); // what is decided stands below all that it is about
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(row, 1);
    whole->addLayout(foot);
    QWidget::setTabOrder(scroll_, plans_);
    QWidget::setTabOrder(plans_, changeset_);
    QWidget::setTabOrder(changeset_, plan_);
    QWidget* last = plan_;
    for (const Action& action : actions_) {
        QWidget::setTabOrder(last, action.button);
        last = action.button;
    }
    connect(changeset_, &QPushButton::clicked, this, [this] {
        if (request_) Q_EMIT changesetWanted(fromUtf8(request_->changeset.value));
    });
    return page;
}

void RequestDetail::present(std::optional<ApprovalRequest> request) {
    if (request == std::nullopt && !request_) return refreshActions();
    const bool other = !request || !request_ || request->id != request_->id;
    if (other || request->former.size() != request_->former.size()) plans_->setCurrentIndex(0); // the present one
    request_ = std::move(request);
    refresh();
}

const FormerPlan* RequestDetail::chosenFormer() const {
    const auto back = static_cast<std::size_t>(std::max(0, plans_->currentIndex()));
    const auto& former = request_->former;
    return back == 0 || back > former.size() ? nullptr : &former[former.size() - back];
}

// Newest first, as they came one after the other.
void RequestDetail::fillPlans() {
    const int chosen = std::max(0, plans_->currentIndex());
    plans_->clear();
    plans_->addItem(tr("The plan now"));
    for (auto former = request_->former.rbegin(); former != request_->former.rend(); ++former)
        plans_->addItem(tr("The plan until %1").arg(commands::timeText(former->until)));
    plans_->setCurrentIndex(chosen < plans_->count() ? chosen : 0);
    plans_->setAccessibleName(tr("Which plan is shown"));
    plans_->setVisible(!request_->former.empty());
}

// What is now is compared with what was approved last; what was before is shown as it was.
void RequestDetail::showPlan() {
    if (!request_) return;
    if (const FormerPlan* former = chosenFormer()) {
        planHead_->setText(tr("This was to be changed then"));
        return plan_->present(comparedPlans(former->plan, former->plan), former->planned);
    }
    planHead_->setText(request_->state == ApprovalState::Applied ? tr("What was changed")
                       : isOpen(request_->state)                 ? tr("Exactly this would be changed")
                                                                 : tr("What would have been changed"));
    const auto& before = request_->former.empty() ? request_->plan : request_->former.back().plan;
    plan_->present(comparedPlans(before, request_->plan), request_->planned);
}

void RequestDetail::refresh() {
    for (const Action& action : actions_)
        if (const commands::Command* command = registry_.find(action.key)) {
            action.button->setText(command->text());
            action.button->setIcon(icon(command->iconName()));
        }
    scroll_->setAccessibleName(tr("The request"));
    changeset_->setText(tr("Open the changeset"));
    changeset_->setIcon(icon(QStringLiteral("vcs-diff")));
    if (!request_) {
        nobody_->present(StatePage::Look::Empty, tr("No request is chosen"),
                         tr("Choose a request in the list to see exactly what it would change."));
        return stack_->setCurrentWidget(nobody_);
    }
    stack_->setCurrentWidget(page_);
    title_->say(commands::approvalTitleText(*request_));
    chip_->setChip(requestChip(request_->state));
    fillFacts();
    refreshNotices();
    fillPlans();
    showPlan();
    changeset_->setVisible(!request_->changeset.empty() && mayOpenChangesets_);
    refreshActions();
}

void RequestDetail::refreshNotices() {
    QString status = commands::approvalStatusText(*request_, clock_.now());
    if (request_->error) {
        const QString why = commands::errorText(*request_->error);
        if (!status.contains(why)) status = commands::inARow({status, why});
        status = commands::inARow({status, tr("Nothing of it was changed. Whoever still needs it orders it anew.")});
    }
    status_->say(status);
    const bool changed = request_->replanned > 0 && isOpen(request_->state);
    changedBox_->setVisible(changed);
    if (changed) {
        QStringList lines{tr("The tenant has changed since this was asked. The plan shown is a new one; what was "
                             "approved before does not count any more.")};
        if (!request_->former.empty())
            lines << tr(
                "What is other than in the plan before is marked, and the plans before can be chosen above it.");
        changed_->say(commands::inARow(lines));
        QPalette ground = palette();
        ground.setColor(QPalette::Window, toneGround(Tone::Warning, palette()));
        changedBox_->setPalette(ground);
    }
}

void RequestDetail::addFact(QGridLayout* grid, const QString& name, const QString& value, const char* key) {
    const int row = grid->rowCount();
    auto* label = new QLabel(name, facts_);
    label->setFixedWidth(kFactWidth);
    label->setWordWrap(true);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    label->setPalette(pale);
    auto* text = new WrappedLabel(facts_);
    text->setObjectName(QStringLiteral("requests.fact.") + QLatin1String(key));
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word does not widen the page
    text->say(value);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1);
}

void RequestDetail::fillFacts() {
    delete facts_->layout();
    qDeleteAll(facts_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(facts_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    const ApprovalRequest& one = *request_;
    addFact(grid, tr("Requested by"),
            one.own ? tr("%1 (you)").arg(fromUtf8(one.requesterName)) : fromUtf8(one.requesterName), "requester");
    addFact(grid, tr("Reason"), fromUtf8(one.reason), "reason");
    addFact(grid, tr("Since"), commands::timeText(one.createdAt), "since");
    QStringList votes;
    for (const ApprovalVote& vote : one.votes) {
        QString line = commands::voteText(vote);
        if (const QString why = fromUtf8(vote.reason); !why.isEmpty() && !line.contains(why))
            line += QLatin1Char('\n') + why;
        votes << line;
    }
    const QString needed = tr("%Ln approval(s) needed", nullptr, one.quorum);
    addFact(grid, tr("Approvals"),
            votes.isEmpty() ? tr("%1, none so far").arg(needed)
                            : needed + QLatin1Char('\n') + votes.join(QLatin1Char('\n')),
            "votes");
    QStringList before;
    for (const FormerPlan& former : one.former)
        for (const ApprovalVote& vote : former.votes)
            before << commands::voteText(vote);
    if (!before.isEmpty()) addFact(grid, tr("On plans before"), before.join(QLatin1Char('\n')), "formerVotes");
}

void RequestDetail::focusPlan() {
    if (!request_) return;
    if (!plan_->currentItem()) plan_->setCurrentItem(plan_->topLevelItem(0));
    plan_->setFocus(Qt::OtherFocusReason);
}

void RequestDetail::timePassed() {
    if (request_) refreshNotices();
}

// What cannot be done stays where it is and says why; what is over offers nothing.
void RequestDetail::refreshActions() {
    if (!request_) return;
    const commands::Context context = registry_.context();
    const bool open = isOpen(request_->state);
    const bool approved = request_->state == ApprovalState::Approved;
    for (const Action& action : actions_) {
        const commands::Command* command = registry_.find(action.key);
        const bool votes = action.key == commands::approvalCommandKey(DetailKind::Approve) ||
                           action.key == commands::approvalCommandKey(DetailKind::Reject);
        const bool execute = action.key == commands::approvalCommandKey(DetailKind::Execute);
        const bool fits = votes ? !approved : execute ? approved : request_->own;
        action.button->setVisible(command && open && fits);
        if (command) showVerdict(action.button, *command, context);
    }
    whyNot_->say(open && !approved ? commands::whyNotMineText(*request_) : QString());
}

void RequestDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::approvals

#include "moc_request_detail.cpp"
