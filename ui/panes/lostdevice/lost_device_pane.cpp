#include "ui/panes/lostdevice/lost_device_pane.h"

#include "models/commands/cut_off_texts.h"
#include "models/commands/pane_command.h"
#include "models/items/cut_off_list_model.h"
#include "models/items/member_table_model.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/lostdevice/follow_page.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/panes/lostdevice/response_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_columns.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::CutOffListModel;

namespace {

constexpr std::string_view kLostMenu = "security.lostDevice";
constexpr int kAskMillis = 400;    // many changes of the copy ask the service once
constexpr int kFeedMillis = 5'000; // and no oftener than that while they go on
constexpr int kQueueAgeMillis = 1'000;
constexpr int kSearchWidth = 300;

QString cutOffHead(CutOffListModel::Column column) {
    switch (column) {
    case CutOffListModel::WhenColumn:
        return LostDevicePane::tr("Ordered");
    case CutOffListModel::MemberColumn:
        return LostDevicePane::tr("Member");
    case CutOffListModel::LostColumn:
        return LostDevicePane::tr("Lost");
    case CutOffListModel::StateColumn:
        return LostDevicePane::tr("State");
    case CutOffListModel::StepsColumn:
        return LostDevicePane::tr("Steps");
    default:
        return LostDevicePane::tr("Ordered by");
    }
}

QString foundHead(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return LostDevicePane::tr("Name");
    case ports::MemberColumn::Reading:
        return LostDevicePane::tr("Reading");
    case ports::MemberColumn::LoginId:
        return LostDevicePane::tr("ID");
    case ports::MemberColumn::OrgUnit:
        return LostDevicePane::tr("Organization");
    case ports::MemberColumn::Status:
        return LostDevicePane::tr("State");
    default:
        return {};
    }
}

// A selection names nobody: how many members it was about.
QString subjectText(const CutOff& cutOff) {
    if (!cutOff.user.empty()) return fromUtf8(cutOff.userName);
    return LostDevicePane::tr("%n step(s)", nullptr, countsOf(cutOff).all());
}

QTableView* lostTable(const char* name, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setObjectName(QLatin1String(name));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    return table;
}

} // namespace

LostDevicePane::LostDevicePane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("lost.pane"));
    const auto waiting = [this](const ports::QueuedCutOff& one) {
        return one.refused ? commands::errorText(*one.refused)
                           : tr("Waits for the connection: ordered %1")
                                 .arg(commands::agoText(one.queuedAt, services_.clock.now()));
    };
    model_ =
        new CutOffListModel({cutOffHead, subjectText, commands::lossText, commands::lostText, lostdevice::listStateText,
                             commands::stepsText, waiting, commands::exactTimeText, commands::timeTooltip},
                            this);
    found_ =
        new items::MemberTableModel({foundHead, commands::statusText, commands::timeText, commands::timeTooltip}, this);
    build();
    connectParts();
    connectPages();
    offerCommands();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
    queueWatch_ = services_.cutOffQueue.watch(services_.gui, [this] { queueChanged(); });
    queueChanged();
}

LostDevicePane::~LostDevicePane() {
    kept_->flush();
    found_->setList(nullptr);
}

QString LostDevicePane::title() const {
    return commands::menuText(*menuItem(kLostMenu));
}

QWidget* LostDevicePane::buildHead() {
    auto* head = new QWidget(this);
    back_ = new QToolButton(head);
    back_->setObjectName(QStringLiteral("lost.back"));
    back_->setAutoRaise(true);
    back_->setFocusPolicy(Qt::StrongFocus);
    heading_ = new QLabel(head);
    setTextSize(heading_, TextSize::Page);
    filter_ = new QComboBox(head);
    filter_->setObjectName(QStringLiteral("lost.filter"));
    filter_->addItem(QString(), QString());
    for (const CutOffState state : {CutOffState::Open, CutOffState::Held, CutOffState::Verified,
                                    CutOffState::Incomplete, CutOffState::FoundAgain, CutOffState::Withdrawn})
        filter_->addItem(QString(), fromUtf8(cutOffStateKey(state)));
    filter_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    search_ = new SearchField(head);
    search_->setObjectName(QStringLiteral("lost.search"));
    search_->setFixedWidth(kSearchWidth);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    row->setSpacing(space::kSmall);
    row->addWidget(back_);
    row->addWidget(heading_);
    row->addStretch(1);
    row->addWidget(filter_);
    row->addWidget(search_);
    return head;
}

QWidget* LostDevicePane::buildList() {
    auto* page = new QWidget(this);
    table_ = lostTable("lost.list", page);
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setItemDelegateForColumn(CutOffListModel::StateColumn,
                                     new diff::ChipDelegate(lostdevice::listChip, table_));
    layAsRows(table_);
    table_->horizontalHeader()->setSectionResizeMode(CutOffListModel::StepsColumn, QHeaderView::Stretch);
    (new KeptColumns(table_, services_.cache, QStringLiteral("cutOffs")))->lay([this] {
        for (const auto& [column, width] : {std::pair{CutOffListModel::WhenColumn, 160},
                                            {CutOffListModel::MemberColumn, 180},
                                            {CutOffListModel::LostColumn, 130},
                                            {CutOffListModel::StateColumn, 130},
                                            {CutOffListModel::OperatorColumn, 130}})
            table_->setColumnWidth(column, width);
    });
    state_ = new StatePage(page);
    state_->setIconName(QStringLiteral("smartphone"));
    buildFound();
    listStack_ = new QStackedWidget(page);
    for (QWidget* part : std::initializer_list<QWidget*>{table_, state_, members_})
        listStack_->addWidget(part);
    count_ = new QLabel(page);
    open_ = new QPushButton(page);
    open_->setObjectName(QStringLiteral("lost.open"));
    withdraw_ = new QPushButton(page);
    withdraw_->setObjectName(QStringLiteral("lost.withdraw"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    foot->addWidget(count_);
    foot->addStretch(1);
    for (QPushButton* button : {withdraw_, open_}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(listStack_, 1);
    column->addWidget(new Rule(page));
    column->addLayout(foot);
    return page;
}

void LostDevicePane::buildFound() {
    using Column = ports::MemberColumn;
    members_ = lostTable("lost.members", this);
    members_->setModel(found_);
    auto* cells = new CellDelegate(members_);
    cells->setMatcher([this](const QString& shown) -> std::optional<std::pair<int, int>> {
        const std::string text = toUtf8(shown);
        const auto match = services_.cache.members().matchIn(text, toUtf8(search_->text()));
        if (!match) return std::nullopt;
        const auto begin =
            static_cast<int>(QString::fromUtf8(text.data(), static_cast<qsizetype>(match->begin)).size());
        const auto length = static_cast<int>(
            QString::fromUtf8(text.data() + match->begin, static_cast<qsizetype>(match->length)).size());
        return std::pair{begin, length};
    });
    members_->setItemDelegate(cells);
    members_->setItemDelegateForColumn(static_cast<int>(Column::Status), new StatusDelegate(members_));
    layAsRows(members_);
    for (int i = 0; i < static_cast<int>(Column::Count); ++i) {
        const auto column = static_cast<Column>(i);
        const bool shown = column == Column::Name || column == Column::Reading || column == Column::LoginId ||
                           column == Column::OrgUnit || column == Column::Status;
        members_->setColumnHidden(i, !shown);
        if (shown) members_->setColumnWidth(i, 190);
    }
    members_->horizontalHeader()->setStretchLastSection(true);
}

void LostDevicePane::build() {
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("lost.pane.banner"));
    stack_ = new QStackedWidget(this);
    asker_ = new QTimer(this);
    asker_->setSingleShot(true);
    asker_->setInterval(kAskMillis);
    age_ = new QTimer(this);
    age_->setInterval(kQueueAgeMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    listPage_ = buildList();
    response_ = new lostdevice::ResponsePage(services_, this);
    follow_ = new lostdevice::FollowPage(services_, this);
    for (QWidget* page : std::initializer_list<QWidget*>{listPage_, response_, follow_})
        stack_->addWidget(page);
    search_->installEventFilter(this);
}

void LostDevicePane::connectParts() {
    connect(asker_, &QTimer::timeout, this, [this] {
        fed_.start();
        load();
    });
    connect(age_, &QTimer::timeout, model_, &CutOffListModel::timePassed);
    connect(back_, &QToolButton::clicked, this, &LostDevicePane::giveUpDraft);
    connect(filter_, &QComboBox::activated, this, [this] {
        loaded_ = false;
        model_->setCutOffs({});
        load();
    });
    connect(search_, &QLineEdit::textChanged, this, &LostDevicePane::search);
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        if (listStack_->currentWidget() == members_) respondTo(members_->currentIndex().row());
    });
    connect(members_, &QTableView::activated, this, [this](const QModelIndex& index) { respondTo(index.row()); });
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LostDevicePane::refreshFoot);
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == table_->verticalScrollBar()->maximum()) loadMore();
    });
    connect(open_, &QPushButton::clicked, this, [this] {
        if (listStack_->currentWidget() == members_)
            respondTo(members_->currentIndex().row());
        else
            openRow(table_->currentIndex().row());
    });
    connect(withdraw_, &QPushButton::clicked, this, &LostDevicePane::withdrawRow);
}

void LostDevicePane::connectPages() {
    using lostdevice::FollowPage;
    using lostdevice::ResponsePage;
    connect(response_, &ResponsePage::closed, this, &LostDevicePane::giveUpDraft);
    connect(response_, &ResponsePage::draftChanged, this, &Pane::draftChanged);
    connect(response_, &ResponsePage::otherWanted, this, [this](const QString& id) { showResource(id); });
    connect(response_, &ResponsePage::cutOffWanted, this,
            [this](const QString& id) { leaveFor([this, id] { follow(id); }); });
    connect(response_, &ResponsePage::queued, this, [this](const QString& id) { follow(id); });
    connect(response_, &ResponsePage::ordered, this, [this](const CutOff& cutOff, const QString& password) {
        response_->leave();
        stack_->setCurrentWidget(follow_);
        follow_->follow(cutOff, password);
        follow_->setFocus(Qt::OtherFocusReason);
        refreshLook();
        services_.sync.refreshNow(); // the member's state has changed too
    });
    connect(follow_, &FollowPage::closed, this, &LostDevicePane::giveUpDraft);
    connect(follow_, &FollowPage::draftChanged, this, &Pane::draftChanged);
    connect(follow_, &FollowPage::moved, this, [this] {
        if (const auto& now = follow_->follower().now()) model_->put(*now);
        services_.registry.contextChanged();
    });
    connect(follow_, &FollowPage::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(follow_, &FollowPage::heldWanted, this,
            [this] { Q_EMIT openWanted(QStringLiteral("security.heldOrders"), QString()); });
}

void LostDevicePane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work, std::function<QString()> whyNot) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [whyNot = std::move(whyNot)](const commands::Context&) {
            const QString why = whyNot();
            return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
        });
    };
    offer(
        "lostDevice.withdraw",
        [this] {
            if (stack_->currentWidget() == follow_)
                follow_->askWithdraw();
            else
                withdrawRow();
        },
        [this] {
            const int row = table_->currentIndex().row();
            const bool listed = stack_->currentWidget() == listPage_ && row >= 0 && model_->isWaiting(row);
            return listed ? QString() : follow_->follower().whyNotWithdraw();
        });
    offer(
        "lostDevice.foundAgain", [this] { follow_->askFound(); }, [this] { return follow_->follower().whyNotFound(); });
    offer(
        "lostDevice.receipt", [this] { follow_->openReceipt(); },
        [this] { return follow_->follower().whyNoReceipt(); });
}

// --- the list ------------------------------------------------------------------------------------------------------

void LostDevicePane::load() {
    copyAt_ = services_.cache.status().cursor;
    arriving_.clear();
    if (!services_.online() || !services_.identity()) return refreshLook();
    listCall_ =
        services_.gateway.cutOffs().cutOffs(toUtf8(filter_->currentData().toString()), {}, {}, services_.gui,
                                            [this](Result<ports::CutOffPage> page) { taken(std::move(page), false); });
    refreshLook();
}

void LostDevicePane::loadMore() {
    if (nextCursor_.empty() || listCall_.running() || !services_.online()) return;
    listCall_ =
        services_.gateway.cutOffs().cutOffs(toUtf8(filter_->currentData().toString()), {}, nextCursor_, services_.gui,
                                            [this](Result<ports::CutOffPage> page) { taken(std::move(page), true); });
}

void LostDevicePane::taken(Result<ports::CutOffPage> page, bool more) {
    error_.reset();
    if (!page) {
        error_ = std::move(page).error();
        return refreshLook();
    }
    loaded_ = true;
    nextCursor_ = page->nextCursor;
    const auto shown = static_cast<std::size_t>(model_->rowCount() - model_->waitingCount());
    if (more && arriving_.empty()) {
        model_->append(std::move(page->cutOffs));
    } else { // nobody who has gone down loses his place
        std::ranges::move(page->cutOffs, std::back_inserter(arriving_));
        if (!nextCursor_.empty() && arriving_.size() < shown) {
            return loadMore();
        }
        model_->setCutOffs(std::exchange(arriving_, {}));
    }
    refreshLook();
}

// Cut-offs are in no copy; that something happened in the tenant is a reason to ask again.
void LostDevicePane::copyChanged() {
    if (!isVisible()) return;
    if (stack_->currentWidget() == response_) response_->copyChanged();
    if (stack_->currentWidget() == follow_) follow_->copyChanged();
    if (services_.cache.status().cursor == copyAt_ || asker_->isActive()) return;
    const int since = fed_.isValid() ? static_cast<int>(std::min<qint64>(fed_.elapsed(), kFeedMillis)) : kFeedMillis;
    asker_->start(std::max(kAskMillis, kFeedMillis - since));
}

void LostDevicePane::queueChanged() {
    model_->setWaiting(services_.cutOffQueue.waiting());
    if (model_->waitingCount() > 0)
        age_->start();
    else
        age_->stop();
    if (isVisible() && services_.online() && !asker_->isActive()) asker_->start(kAskMillis);
    refreshLook();
}

void LostDevicePane::openRow(int row) {
    if (row >= 0) follow(fromUtf8(model_->idAt(row).value));
}

// --- the member ----------------------------------------------------------------------------------------------------

void LostDevicePane::search() {
    ports::MemberQuery query;
    query.text = toUtf8(search_->text());
    if (!query.text.empty()) {
        if (hasDraft() || !response_->whyNotLeave().isEmpty()) {
            search_->clear();
            return (void)giveUpDraft();
        }
        if (stack_->currentWidget() != listPage_) showList();
        if (!std::exchange(foundSet_, true)) found_->setList(&services_.cache.members());
        found_->setQuery(query);
        if (found_->rowCount() > 0) members_->setCurrentIndex(found_->index(0, 0));
    }
    refreshLook();
}

// Enter responds at once; whoever wants another line goes down to it.
bool LostDevicePane::eventFilter(QObject* watched, QEvent* event) {
    const bool down = watched == search_ && event->type() == QEvent::KeyPress &&
                      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down;
    if (!down || listStack_->currentWidget() != members_) return Pane::eventFilter(watched, event);
    members_->setFocus(Qt::TabFocusReason);
    return true;
}

void LostDevicePane::respondTo(int row) {
    if (row >= 0 && row < found_->rowCount()) respond(UserId(toUtf8(found_->idAt(row))));
}

void LostDevicePane::linkChanged() {
    response_->linkChanged();
    follow_->linkChanged();
    if (isVisible() && services_.online()) load();
    refreshLook();
}

void LostDevicePane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    if (stack_->currentWidget() == listPage_) load();
    if (!std::exchange(resumed_, true)) resumeDraft();
}

void LostDevicePane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_lost_device_pane.cpp"
