#include "ui/panes/ranks/ranks_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/rank_list_model.h"
#include "ui/diff/changeset_desk.h"
#include "ui/diff/draft_merges.h"
#include "ui/forms/chart_block.h"
#include "ui/panes/ranks/rank_form.h"
#include "ui/panes/ranks/rank_page.h"
#include "ui/panes/ranks/rank_table.h"
#include "ui/panes/ranks/rank_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::RankListModel;
using ranks::Phrase;
using ranks::RankPage;
using ranks::RankTable;

namespace {

QString headText(RankListModel::Column column) {
    switch (column) {
    case RankListModel::NameColumn:
        return RanksPane::tr("Name");
    case RankListModel::OtherNamesColumn:
        return RanksPane::tr("Other languages");
    case RankListModel::CodeColumn:
        return RanksPane::tr("Code");
    case RankListModel::ExternalKeyColumn:
        return RanksPane::tr("External Key");
    case RankListModel::ExecutiveColumn:
        return RanksPane::tr("Executive");
    default:
        return RanksPane::tr("Members");
    }
}

} // namespace

RanksPane::RanksPane(PaneServices services, RankKind kind, QWidget* parent)
    : Pane(std::move(services), parent), kind_(kind),
      model_(new RankListModel({headText, ranks::otherNamesText, [] { return tr("Executive"); }}, this)),
      desk_(new diff::ChangesetDesk(services_.gateway.changesets(), services_.cache, services_.sync, services_.gui,
                                    this)),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(fromUtf8(rankKey(kind_)) + QStringLiteral(".pane"));
    build();
    makeMerges();
    connectParts();
    offerCommands();
    retranslate();
    copyChanged();
    restoreDraft();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

RanksPane::~RanksPane() {
    kept_->flush();
}

QString RanksPane::menuKey() const {
    return fromUtf8(ranks::menuOf(kind_));
}

QString RanksPane::title() const {
    return ranks::screenTitle(kind_);
}

QWidget* RanksPane::buildHead() {
    auto* head = new QWidget(this);
    heading_ = new QLabel(head);
    setTextSize(heading_, TextSize::Page);
    number_ = new QLabel(head);
    number_->setFont(sized(number_->font(), TextSize::Section));
    number_->setForegroundRole(QPalette::PlaceholderText);
    number_->setObjectName(QStringLiteral("ranks.count"));
    add_ = new QToolButton(head);
    add_->setObjectName(QStringLiteral("ranks.add"));
    off_ = new QToolButton(head);
    off_->setObjectName(QStringLiteral("ranks.off"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::kWide, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(heading_);
    row->addWidget(number_);
    row->addStretch(1);
    for (QToolButton* button : {add_, off_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }
    return head;
}

QWidget* RanksPane::buildOrderBar() {
    orderBar_ = new QWidget(this);
    orderBar_->setObjectName(QStringLiteral("ranks.orderBar"));
    orderText_ = new QLabel(orderBar_);
    orderSave_ = new QPushButton(orderBar_);
    orderSave_->setObjectName(QStringLiteral("ranks.orderSave"));
    orderForget_ = new QPushButton(orderBar_);
    orderForget_->setObjectName(QStringLiteral("ranks.orderForget"));
    auto* row = new QHBoxLayout(orderBar_);
    row->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    row->setSpacing(space::kSmall);
    row->addWidget(orderText_, 1);
    for (QPushButton* button : {orderForget_, orderSave_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    orderBar_->hide();
    return orderBar_;
}

void RanksPane::build() {
    QWidget* head = buildHead();
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("ranks.banner"));
    reason_ = new WrappedLabel(this);
    reason_->setObjectName(QStringLiteral("ranks.reason"));
    reason_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    about_ = new WrappedLabel(left);
    about_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    about_->setForegroundRole(QPalette::PlaceholderText);
    table_ = new RankTable(model_, left);
    table_->setColumnHidden(RankListModel::CodeColumn, kind_ != RankKind::UserType);
    table_->setColumnHidden(RankListModel::ExecutiveColumn, kind_ != RankKind::Level);
    column->addWidget(about_);
    column->addWidget(table_, 1);
    column->addWidget(buildOrderBar());
    page_ = new RankPage(services_.cache, kind_, this);
    if (kind_ == RankKind::UserType) {
        chart_ = new ChartBlock(services_, this);
        page_->addBlock(chart_);
    }
    divider_ = new QSplitter(Qt::Horizontal, this);
    divider_->setHandleWidth(1);
    divider_->setChildrenCollapsible(false);
    divider_->addWidget(left);
    divider_->addWidget(page_);
    divider_->setStretchFactor(1, 1);
    divider_->setSizes({560, 540});
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(divider_);
    stack_->addWidget(state_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(head);
    whole->addWidget(banner_);
    whole->addWidget(reason_);
    whole->addWidget(stack_, 1);
}

void RanksPane::connectParts() {
    connect(table_, &RankTable::chosenChanged, this, &RanksPane::showChosen);
    connect(model_, &RankListModel::orderChanged, this, [this] {
        refreshOrder();
        kept_->changed();
    });
    connect(add_, &QToolButton::clicked, this, [this] { trigger("add"); });
    connect(off_, &QToolButton::clicked, this, [this] { trigger("disable"); });
    connect(orderSave_, &QPushButton::clicked, this, &RanksPane::saveOrder);
    connect(orderForget_, &QPushButton::clicked, model_, &RankListModel::forgetOrder);
    connect(page_, &RankPage::triggered, this, &RanksPane::trigger);
    connect(page_, &RankPage::saveWanted, this, &RanksPane::save);
    connect(page_, &RankPage::draftChanged, this, [this] {
        if (!page_->drafting()) refreshLook();
        Q_EMIT draftChanged();
    });
    connect(page_, &RankPage::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(desk_, &diff::ChangesetDesk::failed, this, [this](const Error& error) {
        if (!page_->drafting() || !page_->form().showFault(error)) banner_->tell(error);
    });
    connect(desk_, &diff::ChangesetDesk::busyChanged, this, &RanksPane::refreshRights);
}

void RanksPane::trigger(const char* act) {
    const commands::Applicability verdict = services_.registry.trigger(ranks::commandKey(kind_, act));
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void RanksPane::offerCommands() {
    enum class Needs { Used, One, Unused };
    const auto offer = [this](const char* act, Needs needs, std::function<void()> work) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(ranks::commandKey(kind_, act)));
        if (!command) return;
        command->offer(
            this, std::move(work),
            [this, needs, deletes = QLatin1String(act) == QLatin1String("delete")](const commands::Context&) {
                using commands::Applicability;
                if (const QString why = refusal(); !why.isEmpty()) return Applicability::no(why);
                const bool used = inUse().value_or(true);
                if (needs == Needs::Unused)
                    return used ? Applicability::no(ranks::phrase(kind_, Phrase::IsOn)) : Applicability::yes();
                if (!used) return Applicability::no(ranks::phrase(kind_, Phrase::NotUsed));
                if (needs != Needs::One) return Applicability::yes();
                const QString id = table_->chosen();
                if (id.isEmpty()) return Applicability::no(tr("Choose a line of the list first."));
                const std::uint32_t holders = model_->holdersOf(toUtf8(id));
                return deletes && holders > ranks::kMostExchanged
                           ? Applicability::no(ranks::inUseBy(kind_, static_cast<int>(holders)))
                           : Applicability::yes();
            });
    };
    offer("add", Needs::Used, [this] { addNew(); });
    offer("edit", Needs::One, [this] { editCurrent(); });
    offer("delete", Needs::One, [this] { remove(); });
    offer("enable", Needs::Unused, [this] { turnOn(); });
    offer("disable", Needs::Used, [this] { turnOff(); });
}

// --- what is shown --------------------------------------------------------------------------------------------------

void RanksPane::copyChanged() {
    std::vector<Rank> ranks = services_.cache.ranks(kind_);
    const bool others = ranks != known_;
    if (others) known_ = ranks;
    model_->setRanks(std::move(ranks), services_.cache.rankHolders(kind_));
    number_->setText(commands::locale().toString(model_->rowCount()));
    if (others && isVisible()) askUse(); // somebody may have turned the kind off
    showChosen();
    merges_->copyChanged(services_.cache.members().complete(), desk_->busy());
    refreshLook();
}

void RanksPane::askUse() {
    if (!services_.online()) return refreshLook();
    useCall_ = services_.gateway.ranks().impact(kind_, services_.gui, [this](Result<RankImpact> impact) {
        error_.reset();
        if (impact)
            impact_ = *impact;
        else
            error_ = impact.error();
        refreshLook();
    });
}

std::optional<bool> RanksPane::inUse() const {
    if (model_->rowCount() > 0) return true;
    if (impact_) return impact_->enabled;
    const ports::Identity* identity = services_.identity();
    if (!identity) return std::nullopt;
    switch (kind_) {
    case RankKind::Level:
        return identity->useLevel;
    case RankKind::Position:
        return identity->usePosition;
    case RankKind::UserType:
        break;
    }
    return identity->useUserType;
}

void RanksPane::showChosen() {
    const int row = model_->rowOf(table_->chosen());
    if (row < 0)
        page_->present(std::nullopt, 0);
    else
        page_->present(model_->at(row), model_->holdersOf(model_->at(row).id));
    if (chart_ && row >= 0)
        chart_->showTarget({ChartSubject::UserType, model_->at(row).id}, fromUtf8(model_->at(row).name));
    services_.registry.contextChanged();
}

void RanksPane::refreshLook() {
    using Look = StatePage::Look;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(ranks::menuOf(kind_), services_.clock.now());
    const std::optional<bool> used = inUse();
    const bool list = !forbidden && (model_->rowCount() > 0 || page_->drafting());
    const bool why = !lasting().isEmpty();
    if (forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (!list && error_ && !impact_)
        state_->present(Look::Failed, tr("The service could not be asked"), commands::errorText(*error_),
                        tr("Try again"), [this] { askUse(); });
    else if (!list && !used)
        state_->present(Look::Offline, tr("It is not known whether they are in use"),
                        tr("The service can be asked as soon as there is a connection."));
    else if (!list && !*used)
        state_->present(Look::Empty, ranks::phrase(kind_, Phrase::NotUsed), ranks::phrase(kind_, Phrase::NotUsedAdvice),
                        why ? QString() : services_.registry.find(ranks::commandKey(kind_, "enable"))->text(),
                        [this] { trigger("enable"); });
    else if (!list)
        state_->present(Look::Empty, ranks::phrase(kind_, Phrase::None), ranks::phrase(kind_, Phrase::NoneAdvice),
                        why ? QString() : ranks::phrase(kind_, Phrase::Add), [this] { trigger("add"); });
    stack_->setCurrentWidget(list ? static_cast<QWidget*>(divider_) : state_);
    refreshRights();
}

QString RanksPane::lasting() const {
    const ports::Identity* identity = services_.identity();
    if (!identity) return {};
    const auto scopes = scopesOf(identity->roles, {ranks::menuOf(kind_), Access::Operate}, services_.clock.now());
    if (!scopes) return tr("Your role may only look here.");
    if (std::ranges::any_of(*scopes, &Scope::wholeTenant)) return {};
    return tr(
        "Your role is limited to some organizations; this belongs to the whole tenant and can only be looked at.");
}

QString RanksPane::refusal() const {
    if (!services_.online() || !services_.identity()) return tr("This needs a connection to the service.");
    if (QString why = lasting(); !why.isEmpty()) return why;
    if (desk_->busy() || merges_->waiting()) return tr("The service is still checking the last change.");
    return {};
}

void RanksPane::refreshRights() {
    const QString why = refusal();
    const bool used = inUse().value_or(false);
    page_->setMayChange(why.isEmpty(), why);
    model_->setMovable(why.isEmpty());
    for (QToolButton* button : {add_, off_}) {
        button->setVisible(used);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    number_->setVisible(used);
    reason_->say(lasting());
    refreshOrder();
}

void RanksPane::refreshOrder() {
    const bool other = model_->reordered();
    if (orderBar_->isVisibleTo(this) != other) {
        orderBar_->setVisible(other);
        Q_EMIT draftChanged();
    }
    const QString why = refusal();
    orderSave_->setEnabled(why.isEmpty());
    orderSave_->setToolTip(why);
}

// --- as a pane ------------------------------------------------------------------------------------------------------

bool RanksPane::hasDraft() const {
    return page_->dirty() || model_->reordered();
}

bool RanksPane::giveUpDraft() {
    page_->discard();
    if (model_->reordered()) model_->forgetOrder();
    return true;
}

void RanksPane::showResource(const QString& rankId) {
    table_->choose(rankId);
    table_->setFocus(Qt::OtherFocusReason);
}

void RanksPane::linkChanged() {
    if (isVisible()) askUse();
    if (chart_) chart_->linkChanged();
    refreshLook();
}

void RanksPane::retranslate() {
    heading_->setText(title());
    add_->setText(tr("Add"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    off_->setText(ranks::phrase(kind_, Phrase::OffVerb));
    about_->say(ranks::phrase(kind_, Phrase::HighestFirst));
    orderText_->setText(tr("The order was changed."));
    orderSave_->setText(tr("Save order…"));
    orderForget_->setText(tr("Discard"));
    table_->setAccessibleName(title());
    table_->setToolTip(tr("Drag a line, or press Alt+Up and Alt+Down, to change the order."));
    model_->languageChanged();
    refreshLook();
}

void RanksPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    askUse();
}

void RanksPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_ranks_pane.cpp"
