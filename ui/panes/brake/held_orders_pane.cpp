#include "ui/panes/brake/held_orders_pane.h"

#include "models/commands/brake_commands.h"
#include "models/commands/brake_words.h"
#include "models/commands/words.h"
#include "models/items/held_order_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/brake/budget_lines.h"
#include "ui/panes/brake/held_page.h"
#include "ui/panes/brake/held_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_columns.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui {

using items::HeldOrderModel;

namespace {

constexpr std::string_view kHeldMenu = "security.heldOrders";
constexpr std::string_view kBrakeMenu = "security.brake";
constexpr int kAskMillis = 400;       // many changes of the copy ask the service once
constexpr int kFeedMillis = 5'000;    // and no oftener than that while they go on
constexpr int kMinuteMillis = 30'000; // what is left is said in minutes

Chip heldChip(int state) {
    const auto which = static_cast<HeldState>(state);
    const QString text = commands::heldStateText(which);
    switch (which) {
    case HeldState::Held:
        return {text, ChipShape::Bars, Tone::Warning};
    case HeldState::Released:
        return {text, ChipShape::Disc, Tone::Good};
    case HeldState::Rejected:
        return {text, ChipShape::Cross, Tone::Danger};
    case HeldState::Cancelled:
        return {text, ChipShape::Dash, Tone::Warning};
    case HeldState::Expired:
        break;
    }
    return {text, ChipShape::Clock, Tone::Neutral};
}

} // namespace

HeldOrdersPane::HeldOrdersPane(PaneServices services, QWidget* parent) : Pane(std::move(services), parent) {
    setObjectName(QStringLiteral("brake.pane"));
    build();
    connectParts();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

HeldOrdersPane::~HeldOrdersPane() {
    for (const char* key : {"brake.release", "brake.reject"}) // what is meant goes with the list
        if (auto* command = qobject_cast<commands::DecideHeld*>(services_.registry.find(QLatin1String(key))))
            command->aim({});
}

QString HeldOrdersPane::title() const {
    return commands::menuText(*menuItem(kHeldMenu));
}

void HeldOrdersPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    cancelAll_ = new QPushButton(this);
    cancelAll_->setObjectName(QStringLiteral("brake.cancelPending"));
    cancelAll_->setAutoDefault(false);
    cancelAll_->setProperty("danger", true);
    budgets_ = new QToolButton(this);
    budgets_->setObjectName(QStringLiteral("brake.openPolicy"));
    refresh_ = new QToolButton(this);
    refresh_->setObjectName(QStringLiteral("brake.refresh"));
    for (QToolButton* button : {budgets_, refresh_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("brake.banner"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addStretch(1);
    head->addWidget(cancelAll_);
    head->addWidget(budgets_);
    head->addWidget(refresh_);

    lines_ = new brake::BudgetLines(this);
    held_ = new brake::HeldPage(services_.clock, services_.cache, this);
    nothingHeld_ = new StatePage(this);
    nothingHeld_->setIconName(QStringLiteral("media-playback-pause"));
    heldStack_ = new QStackedWidget(this);
    heldStack_->addWidget(held_);
    heldStack_->addWidget(nothingHeld_);
    buildDecided();
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(QStringLiteral("brake.tabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(heldStack_, QString());
    tabs_->addTab(decidedStack_, QString());
    body_ = new QWidget(this);
    auto* inner = new QVBoxLayout(body_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(lines_);
    inner->addWidget(new Rule(body_));
    inner->addWidget(tabs_, 1);
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    asker_ = new QTimer(this);
    asker_->setSingleShot(true);
    asker_->setInterval(kAskMillis);
    minute_ = new QTimer(this);
    minute_->start(kMinuteMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
}

void HeldOrdersPane::buildDecided() {
    decidedModel_ = new HeldOrderModel(
        brake::heldOrderWords(services_.clock,
                              [](const HeldOrder& order) { return commands::fromUtf8(order.actorName); }),
        this);
    decided_ = new QTableView(this);
    decided_->setObjectName(QStringLiteral("brake.decided"));
    decided_->setModel(decidedModel_);
    decided_->setItemDelegate(new CellDelegate(decided_));
    decided_->setItemDelegateForColumn(HeldOrderModel::StateColumn, new diff::ChipDelegate(heldChip, decided_));
    decided_->setSelectionBehavior(QAbstractItemView::SelectRows);
    decided_->setFrameShape(QFrame::NoFrame);
    layAsRows(decided_);
    decidedColumns_ = new KeptColumns(decided_, services_.cache, QStringLiteral("brake.decided"));
    decided_->horizontalHeader()->setSectionResizeMode(HeldOrderModel::ReasonColumn, QHeaderView::Stretch);
    nothingDecided_ = new StatePage(this);
    nothingDecided_->setIconName(QStringLiteral("view-history"));
    decidedStack_ = new QStackedWidget(this);
    decidedStack_->addWidget(decided_);
    decidedStack_->addWidget(nothingDecided_);
}

void HeldOrdersPane::connectParts() {
    connect(asker_, &QTimer::timeout, this, [this] {
        fed_.start();
        load();
    });
    connect(minute_, &QTimer::timeout, held_, &brake::HeldPage::timePassed);
    connect(refresh_, &QToolButton::clicked, this, &HeldOrdersPane::load);
    connect(budgets_, &QToolButton::clicked, this,
            [this] { Q_EMIT openWanted(commands::fromUtf8(kBrakeMenu), QString()); });
    connect(tabs_, &QTabWidget::currentChanged, this, [this] { load(); });
    connect(held_, &brake::HeldPage::groupChosen, this, [this] { loadHeld({}); });
    connect(held_, &brake::HeldPage::choiceChanged, this, &HeldOrdersPane::aim);
    connect(held_, &brake::HeldPage::moreWanted, this, [this] {
        if (!nextHeld_.empty() && !heldCall_.running()) loadHeld(nextHeld_);
    });
    connect(decided_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == decided_->verticalScrollBar()->maximum() && !nextDecided_.empty() && !decidedCall_.running())
            loadDecided(nextDecided_);
    });
    const auto trigger = [this](const char* key) {
        aim(); // the last pane that was looked at may be another window's
        const commands::Applicability verdict = services_.registry.trigger(QLatin1String(key));
        if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
    };
    connect(held_, &brake::HeldPage::releaseWanted, this, [trigger] { trigger("brake.release"); });
    connect(held_, &brake::HeldPage::rejectWanted, this, [trigger] { trigger("brake.reject"); });
    connect(cancelAll_, &QPushButton::clicked, this, [trigger] { trigger("brake.cancelPending"); });
    for (const char* key : {"brake.release", "brake.reject", "brake.cancelPending"})
        if (commands::Command* command = services_.registry.find(QLatin1String(key))) {
            const auto again = [this] {
                if (isVisible()) load();
            };
            connect(command, &commands::Command::done, this, again);
            connect(command, &commands::Command::failed, this, again);
        }
}

// --- what is there --------------------------------------------------------------------------------------------------

bool HeldOrdersPane::onDecided() const {
    return tabs_->currentWidget() == decidedStack_;
}

void HeldOrdersPane::load() {
    asker_->stop();
    cursor_ = services_.cache.status().cursor;
    const ports::Identity* who = services_.identity();
    if (!services_.online() || !who) return refreshLook();
    held_->setSelf(who->user);
    brakeCall_ = services_.gateway.cutOffs().brake(services_.gui, [this](Result<std::vector<BrakeUse>> uses) {
        if (!took(uses ? std::nullopt : std::optional(uses.error()))) return;
        uses_ = std::move(*uses);
        lines_->present(uses_);
        aim();
        refreshLook();
    });
    loadHeld({});
    if (onDecided()) loadDecided({});
    refreshLook();
}

ports::HeldQuery HeldOrdersPane::heldQuery(const std::string& cursor) const {
    ports::HeldQuery query;
    query.cursor = cursor;
    if (const auto& group = held_->group()) {
        query.actor = group->actor;
        if (group->kind != BrakeKind::Other) query.kind = group->kind; // else all of his
    }
    return query;
}

void HeldOrdersPane::loadHeld(const std::string& cursor) {
    if (cursor.empty()) arriving_.clear();
    heldCall_ = services_.gateway.cutOffs().held(
        heldQuery(cursor), services_.gui,
        [this, more = !cursor.empty()](Result<ports::HeldPage> page) { heldCame(std::move(page), more); });
}

// A refresh asks for as many rows as were shown, so that nobody loses his place.
void HeldOrdersPane::heldCame(Result<ports::HeldPage> page, bool more) {
    if (!took(page ? std::nullopt : std::optional(page.error()))) return;
    loaded_ = true;
    nextHeld_ = page->nextCursor;
    if (!more && held_->presentGroups(std::move(page->groups))) return loadHeld({});
    const auto shown = static_cast<std::size_t>(held_->model().rowCount());
    const bool refreshing = !more || !arriving_.empty();
    if (refreshing) {
        std::ranges::move(page->orders, std::back_inserter(arriving_));
        if (!nextHeld_.empty() && arriving_.size() < shown) return loadHeld(nextHeld_);
        held_->presentOrders(std::exchange(arriving_, {}));
    } else {
        held_->appendOrders(std::move(page->orders));
    }
    refreshLook();
}

void HeldOrdersPane::loadDecided(const std::string& cursor) {
    if (cursor.empty()) arrivingDecided_.clear();
    ports::HeldQuery query;
    query.decided = true;
    query.cursor = cursor;
    decidedCall_ = services_.gateway.cutOffs().held(
        query, services_.gui,
        [this, more = !cursor.empty()](Result<ports::HeldPage> page) { decidedCame(std::move(page), more); });
}

void HeldOrdersPane::decidedCame(Result<ports::HeldPage> page, bool more) {
    if (!took(page ? std::nullopt : std::optional(page.error()))) return;
    nextDecided_ = page->nextCursor;
    const auto shown = static_cast<std::size_t>(decidedModel_->rowCount());
    if (more && arrivingDecided_.empty()) {
        decidedModel_->append(std::move(page->orders));
    } else {
        std::ranges::move(page->orders, std::back_inserter(arrivingDecided_));
        if (!nextDecided_.empty() && arrivingDecided_.size() < shown) return loadDecided(nextDecided_);
        decidedModel_->setOrders(std::exchange(arrivingDecided_, {}));
    }
    refreshLook();
}

bool HeldOrdersPane::took(const std::optional<Error>& error) {
    if (!error) {
        error_.reset();
        return true;
    }
    if (error->kind == ErrorKind::Cancelled) return false;
    error_ = error;
    refreshLook();
    return false;
}

// The feed says only that something has changed: what it was is asked for.
void HeldOrdersPane::copyChanged() {
    if (!isVisible() || services_.cache.status().cursor == cursor_ || asker_->isActive()) return;
    const int since = fed_.isValid() ? static_cast<int>(std::min<qint64>(fed_.elapsed(), kFeedMillis)) : kFeedMillis;
    asker_->start(std::max(kAskMillis, kFeedMillis - since));
}

void HeldOrdersPane::aim() {
    for (const char* key : {"brake.release", "brake.reject"})
        if (auto* command = qobject_cast<commands::DecideHeld*>(services_.registry.find(QLatin1String(key))))
            command->aim(held_->choice());
    if (auto* command =
            qobject_cast<commands::CancelPending*>(services_.registry.find(QStringLiteral("brake.cancelPending")));
        command && !uses_.empty())
        command->know(uses_);
    services_.registry.contextChanged();
    refreshButtons();
}

void HeldOrdersPane::linkChanged() {
    if (isVisible() && services_.online() && !loaded_) load();
    refreshLook();
}

// --- files ----------------------------------------------------------------------------------------------------------

bool HeldOrdersPane::hasList() const {
    if (!services_.online()) return false;
    return (onDecided() ? decidedModel_ : &held_->model())->rowCount() > 0;
}

// All that the service has, not only what was looked at.
void HeldOrdersPane::exportShown(const TellExport& tell) {
    const bool decided = onDecided();
    const QTableView* view = decided ? decided_ : held_->table();
    const HeldOrderModel& model = decided ? *decidedModel_ : held_->model();
    const std::vector<int> columns = shownColumns(*view);
    ListTable table;
    table.title = decided ? tr("Decided orders") : title();
    table.fileName = decided ? tr("decided-orders") : tr("held-orders");
    for (const int column : columns)
        table.heads << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    table.rows = model.rowCount();
    table.more = allPages([this, decided, columns](std::string cursor, TakePage take) {
        ports::HeldQuery query = decided ? ports::HeldQuery{} : heldQuery({});
        query.decided = decided;
        query.cursor = std::move(cursor);
        return services_.gateway.cutOffs().held(
            query, services_.gui, [this, columns, take = std::move(take)](Result<ports::HeldPage> page) {
                if (!page) return take(std::move(page).error(), {});
                HeldOrderModel rows(brake::heldOrderWords(
                    services_.clock, [](const HeldOrder& order) { return commands::fromUtf8(order.actorName); }));
                rows.append(std::move(page->orders));
                ports::ExportRows cells;
                for (int row = 0; row < rows.rowCount(); ++row) {
                    auto& line = cells.emplace_back();
                    for (const int column : columns) {
                        const HeldOrder& order = rows.at(row);
                        const auto time = column == HeldOrderModel::DecidedColumn ? order.decidedAt
                                          : column == HeldOrderModel::HeldColumn  ? std::optional(order.heldAt)
                                          : column == HeldOrderModel::LeftColumn  ? std::optional(order.expiresAt)
                                                                                  : std::nullopt;
                        line.push_back(commands::toUtf8(
                            time ? isoTime(*time) : rows.index(row, column).data(Qt::DisplayRole).toString()));
                    }
                }
                take(std::move(cells), std::move(page->nextCursor));
            });
    });
    exportList(exportServices(services_), std::move(table), this, tell);
}

// --- looks ----------------------------------------------------------------------------------------------------------

void HeldOrdersPane::refreshButtons() {
    const commands::Context context = services_.registry.context();
    const auto whyNot = [&](const char* key) {
        const commands::Command* command = services_.registry.find(QLatin1String(key));
        if (!command) return QString();
        const commands::Applicability verdict = command->applicability(context);
        return verdict.applies ? QString() : verdict.why;
    };
    // Whether somebody may decide at all; whether he may decide what is chosen, the page knows by itself.
    const commands::Command* release = services_.registry.find(QStringLiteral("brake.release"));
    const ports::Identity* who = services_.identity();
    QString rights;
    if (!services_.online())
        rights = tr("This needs a connection to the service.");
    else if (release && who && !who->canOperate(kHeldMenu, services_.clock.now()))
        rights = release->applicability(context).why;
    held_->setMayDecide(rights);
    const QString why = whyNot("brake.cancelPending");
    cancelAll_->setEnabled(why.isEmpty());
    if (const commands::Command* cancel = services_.registry.find(QStringLiteral("brake.cancelPending")))
        setQuestion(cancelAll_, questionAbout(*cancel, context));
    cancelAll_->setToolTip(why.isEmpty() ? tr("Rejects everything that is held and withdraws what no device has "
                                              "acknowledged yet")
                                         : why);
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    budgets_->setVisible(who && who->canSee(kBrakeMenu, services_.clock.now()));
}

void HeldOrdersPane::refreshLook() {
    refreshButtons();
    const std::int64_t count = held_->total();
    tabs_->setTabText(0, count > 0 ? tr("Held (%L1)").arg(count) : tr("Held"));
    tabs_->setTabText(1, tr("Decided"));
    heldStack_->setCurrentWidget(count > 0 ? static_cast<QWidget*>(held_) : nothingHeld_);
    decidedStack_->setCurrentWidget(decidedModel_->rowCount() > 0 ? static_cast<QWidget*>(decided_) : nothingDecided_);
    using Look = StatePage::Look;
    nothingHeld_->present(Look::Empty, tr("Nothing is held"),
                          tr("What is ordered beyond a budget waits here until another administrator decides."));
    if (decidedCall_.running())
        nothingDecided_->present(Look::Loading, tr("Fetching what was decided"));
    else
        nothingDecided_->present(Look::Empty, tr("Nothing has been decided yet"),
                                 tr("Who decided what, when and why appears here."));
    lines_->setVisible(!uses_.empty());
    if (loaded_ && services_.online() && !error_) return stack_->setCurrentWidget(body_);
    if (!services_.online())
        state_->present(Look::Offline, tr("Held orders are kept by the service"),
                        tr("They can be seen as soon as there is a connection. Nothing that is held is carried out "
                           "meanwhile."));
    else if (error_ && error_->kind == ErrorKind::Forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (error_)
        state_->present(Look::Failed, tr("The held orders could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else
        state_->present(Look::Loading, tr("Fetching the held orders"));
    stack_->setCurrentWidget(state_);
}

void HeldOrdersPane::retranslate() {
    heading_->setText(title());
    cancelAll_->setText(tr("Cancel everything pending…"));
    cancelAll_->setIcon(icon(QStringLiteral("dialog-error")));
    budgets_->setText(tr("Budgets"));
    budgets_->setIcon(icon(QStringLiteral("configure")));
    budgets_->setToolTip(tr("How much may be ordered without a second person"));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    tabs_->setAccessibleName(title());
    decided_->setAccessibleName(tr("Decided orders"));
    decidedModel_->languageChanged();
    decidedColumns_->lay([this] {
        for (const auto& [column, sample] : brake::heldColumnSamples())
            decided_->setColumnWidth(column, columnWidthFor(decided_, column, sample));
        decided_->hideColumn(HeldOrderModel::HeldColumn);
        decided_->hideColumn(HeldOrderModel::LeftColumn);
    });
    refreshLook();
}

void HeldOrdersPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    load();
}

void HeldOrdersPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_held_orders_pane.cpp"
