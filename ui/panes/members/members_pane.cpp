#include "ui/panes/members/members_pane.h"

#include "models/commands/custom_values.h"
#include "models/commands/words.h"
#include "models/items/member_table_model.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/custom_cells.h"
#include "ui/panes/members/draft_store.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/filter_button.h"
#include "ui/panes/members/member_detail.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/member_words.h"
#include "ui/panes/members/org_tree_panel.h"
#include "ui/panes/members/saved_views.h"
#include "ui/panes/members/selection_bar.h"
#include "ui/panes/members/thin_progress.h"
#include "ui/panes/members/view_button.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using namespace members;

namespace {
constexpr int kSaveMillis = 400;
constexpr int kRoomForNobody = 960; // narrower, the list gets the room of a side that shows nobody

QToolButton* headerButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

MembersPane::MembersPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), model_(new items::MemberTableModel(tableWords(), this)),
      drafts_(new DraftStore(services_.cache, KeptDraft::noteOf(menuKey()), this)), saveTimer_(new QTimer(this)),
      barTimer_(new QTimer(this)) {
    setObjectName(QStringLiteral("members.pane"));
    build();
    restoreView();
    connectParts();
    offerCommands();
    retranslate();
    model_->setQuery(wantedQuery());
    model_->setList(&services_.cache.members());
    copyChanged();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

MembersPane::~MembersPane() {
    if (saveTimer_->isActive()) saveView();
    table_->disconnect(this);
    model_->disconnect(this);
    model_->setList(nullptr);
}

QString MembersPane::title() const {
    return tr("Members");
}

void MembersPane::build() {
    pages_ = new QStackedWidget(this);
    listPage_ = new QWidget(pages_);
    tree_ = new OrgTreePanel(this);
    divider_ = new QSplitter(Qt::Horizontal, this);
    divider_->setObjectName(QStringLiteral("members.divider"));
    divider_->setChildrenCollapsible(false);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("members.banner"));
    QWidget* header = buildHeader();
    divider_->addWidget(tree_);
    divider_->addWidget(buildList());
    detail_ = new MemberDetail(services_, *drafts_, divider_);
    divider_->addWidget(detail_);
    divider_->setStretchFactor(1, 1);
    detail_->setMinimumWidth(330);
    divider_->setSizes({180, 540, 352});
    auto* column = new QVBoxLayout(listPage_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(new Rule(listPage_));
    column->addWidget(banner_);
    column->addWidget(divider_, 1);
    pages_->addWidget(listPage_);
    draftBanner_ = new Banner(this);
    draftBanner_->setObjectName(QStringLiteral("members.draftBanner"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(draftBanner_);
    whole->addWidget(pages_, 1);
    orderFocus();
    saveTimer_->setSingleShot(true);
    saveTimer_->setInterval(kSaveMillis);
    barTimer_->setSingleShot(true);
    barTimer_->setInterval(0);
}

QWidget* MembersPane::buildHeader() {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    row->setSpacing(space::kSmall);
    heading_ = new QLabel(header);
    setTextSize(heading_, TextSize::Page);
    number_ = new QLabel(header);
    number_->setFont(sized(number_->font(), TextSize::Section));
    number_->setObjectName(QStringLiteral("members.count"));
    add_ = headerButton(QStringLiteral("members.add"), header);
    import_ = headerButton(QStringLiteral("members.import"), header);
    export_ = headerButton(QStringLiteral("members.export"), header);
    savedViews_ = new SavedViews(services_.cache, this);
    views_ = new ViewButton(
        *savedViews_, [this] { return presentView(); }, header);
    columns_ = headerButton(QStringLiteral("members.columns"), header);
    columns_->setPopupMode(QToolButton::InstantPopup);
    columns_->setMenu(new QMenu(columns_));
    side_ = headerButton(QStringLiteral("members.side"), header);
    side_->setCheckable(true);
    side_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    row->addWidget(heading_);
    row->addWidget(number_);
    row->addStretch(1);
    row->addWidget(add_);
    row->addWidget(import_);
    row->addWidget(export_);
    row->addWidget(views_);
    row->addWidget(columns_);
    row->addWidget(side_);
    return header;
}

QWidget* MembersPane::buildList() {
    auto* list = new QWidget(this);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    search_ = new SearchField(list);
    search_->setObjectName(QStringLiteral("members.search"));
    filter_ = new FilterButton(list);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(search_, 1);
    row->addWidget(filter_);
    column->addLayout(row);
    progress_ = new ThinProgress(list);
    column->addWidget(progress_);
    table_ = new MemberTable(model_, list);
    customCells_ = new CustomCells(services_.cache, services_.gui, this);
    search_->setListBelow(table_);
    state_ = new StatePage(list);
    state_->setObjectName(QStringLiteral("members.state"));
    listStack_ = new QStackedWidget(list);
    listStack_->addWidget(table_);
    listStack_->addWidget(state_);
    column->addWidget(listStack_, 1);
    bar_ = new SelectionBar(services_.registry, list);
    column->addWidget(bar_);
    list->setMinimumWidth(260);
    return list;
}

void MembersPane::connectParts() {
    connect(search_, &QLineEdit::textChanged, this, &MembersPane::requery);
    connect(filter_, &FilterButton::filterChanged, this, [this] {
        requery();
        saveViewSoon();
    });
    connect(tree_, &OrgTreePanel::changed, this, [this] {
        requery();
        saveViewSoon();
    });
    connect(tree_, &OrgTreePanel::openChanged, this, &MembersPane::saveViewSoon);
    connect(divider_, &QSplitter::splitterMoved, this, &MembersPane::saveViewSoon);
    connect(views_, &ViewButton::viewChosen, this, &MembersPane::showView);
    connect(savedViews_, &SavedViews::failed, this,
            [this](const Error& error) { banner_->announce(Banner::Kind::Warning, commands::errorText(error)); });
    connect(table_, &MemberTable::columnsChanged, this, &MembersPane::saveViewSoon);
    connect(table_, &MemberTable::copyWanted, this, &MembersPane::copyRows);
    connect(customCells_, &CustomCells::changed, model_, &items::MemberTableModel::ownTextsChanged);
    connect(model_, &items::MemberTableModel::shownChanged, this, [this] {
        // The same records in another order are as they were.
        const std::uint64_t revision = services_.cache.members().revision();
        if (std::exchange(customRevision_, revision) != revision && !customs_.isEmpty()) customCells_->forget();
    });
    connect(table_, &MemberTable::chosen, this, &MembersPane::chosen);
    connect(table_, &MemberTable::selectionDropped, this, [this] {
        banner_->announce(Banner::Kind::Information,
                          tr("The selection was cleared: in the new order it lies in too many places."));
    });
    connect(table_, &MemberTable::typed, this, [this](const QString& text) {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->setText(search_->text() + text);
    });
    connect(table_, &MemberTable::columnMenuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(at);
    });
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillActionMenu(menu, services_.registry, contextOf(services_, selection()),
                       [this](const QString& key) { trigger(key); });
        menu->popup(table_->viewport()->mapToGlobal(at));
    });
    connect(table_, &MemberTable::opened, this, [this](const QString& id) {
        openDetail(id);
        detail_->setFocus(Qt::OtherFocusReason);
    });
    connect(side_, &QToolButton::clicked, this, &MembersPane::setDetailOpen);
    connect(detail_, &MemberDetail::triggered, this, &MembersPane::triggerForDetail);
    connect(detail_, &MemberDetail::openWanted, this, &MembersPane::openWanted);
    connect(detail_, &MemberDetail::loaded, this, [this] {
        if (std::exchange(editWhenLoaded_, {}) == detail_->memberId()) detail_->edit();
        selectionDirty_ = true;
        fitSide();
        barTimer_->start();
    });
    connect(drafts_, &DraftStore::changed, this, &MembersPane::draftsChanged);
    drafts_->tellOn(draftBanner_);
    table_->setDraftMark([this](const QString& id) { return drafts_->has(id); });
    connect(columns_->menu(), &QMenu::aboutToShow, this, [this] {
        columns_->menu()->clear();
        fillColumnMenu(columns_->menu());
    });
    connect(model_, &items::MemberTableModel::shownChanged, this, [this] {
        selection_.reset();
        selectionDirty_ = true;
        refreshLook();
        // Another question to the same list tells nothing new of the member.
        if (const auto now = services_.cache.members().revision(); std::exchange(revision_, now) != now)
            detail_->copyChanged();
        barTimer_->start();
    });
    connect(bar_, &SelectionBar::selectAllRequested, this, [this] {
        table_->selectAll();
        table_->setFocus(Qt::OtherFocusReason);
    });
    connect(bar_, &SelectionBar::clearRequested, table_, &QTableView::clearSelection);
    connect(bar_, &SelectionBar::triggered, this, &MembersPane::trigger);
    connect(add_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("member.add")); });
    connect(import_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("view.screen.members.import")); });
    connect(export_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("member.export")); });
    connect(saveTimer_, &QTimer::timeout, this, &MembersPane::saveView);
    connect(barTimer_, &QTimer::timeout, this, &MembersPane::refreshBar);
    connect(&services_.registry, &commands::Registry::applicabilityChanged, this, [this] { barTimer_->start(); });
}

ports::MemberQuery MembersPane::wantedQuery() const {
    ports::MemberQuery query = model_->query();
    query.text = search_->text().toStdString();
    if (tree_->orgUnit().isEmpty())
        query.orgUnit.reset();
    else
        query.orgUnit = OrgUnitId(tree_->orgUnit().toStdString());
    query.directOnly = query.orgUnit && tree_->directOnly();
    const FilterState filter = filter_->filter();
    query.show = filter.statuses | (filter.onlyOnLeave ? static_cast<std::uint32_t>(ports::OnlyOnLeave) : 0U);
    query.neverSeen = filter.neverSeen;
    query.notSeenSince.reset();
    if (filter.notSeenDays > 0) {
        // Whole hours: the same question within an hour is the same query.
        const Instant now = std::chrono::floor<std::chrono::hours>(services_.clock.now());
        query.notSeenSince = now - std::chrono::hours(24 * filter.notSeenDays);
    }
    return query;
}

void MembersPane::requery() {
    if (restoring_) return;
    table_->setSearchText(search_->text());
    model_->setQuery(wantedQuery());
}

void MembersPane::copyChanged() {
    applyCustoms();
    tree_->setNodes(services_.cache.orgTree(), services_.cache.members().count());
    detail_->copyChanged();
    refreshLook();
}

// Which of the looks: an empty table never means "not yet".
void MembersPane::refreshLook() {
    using Look = StatePage::Look;
    using Phase = ports::CacheStatus::Phase;
    const ports::CacheStatus status = services_.cache.status();
    const auto total = static_cast<qint64>(model_->total());
    const bool loading =
        status.phase == Phase::Loading || status.phase == Phase::Rebuilding || (total > 0 && !model_->complete());
    number_->setText(total > 0 ? tr("%1", "number of members in the heading").arg(commands::locale().toString(total))
                               : QString());
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee("members.members", services_.clock.now());
    if (loading && total > 0)
        progress_->setProgress(status.loaded, status.expected);
    else
        progress_->stop();

    // It is tried again by itself, later.
    const bool later = services_.online() && status.phase == Phase::Empty && status.error;
    if (forbidden) {
        state_->present(Look::Forbidden, tr("Your role may not open the members"),
                        tr("Ask the highest administrator for a role that includes this menu."));
    } else if (total == 0 && (status.gaveUp || status.phase == Phase::Failed || later)) {
        presentFailure(status);
    } else if (total == 0 && status.phase != Phase::Ready && !services_.online()) {
        state_->present(Look::Offline, tr("There is no copy of the members on this computer yet"),
                        tr("The service cannot be reached. The members appear here after the first connection."));
    } else if (total == 0 && status.phase != Phase::Ready) {
        state_->present(Look::Loading, tr("Loading the members"),
                        tr("They are fetched once and then kept up to date."));
        state_->setProgress(status.loaded, status.expected);
    } else if (total == 0) {
        state_->present(Look::Empty, tr("There are no members yet"), tr("Add the first one."), tr("Add member"),
                        [this] { trigger(QStringLiteral("member.add")); });
    } else if (model_->rowCount() == 0) {
        state_->present(Look::NoMatch, tr("No member matches"),
                        tr("Nobody fits the text, the organization and the states that are chosen."),
                        tr("Show all members"), [this] { clearFilters(); });
    } else {
        return showList(table_, false);
    }
    showList(state_, forbidden);
}

// Beside a list that is not there the rest of the page would only distract.
void MembersPane::showList(QWidget* look, bool forbidden) {
    listStack_->setCurrentWidget(look);
    tree_->setHidden(forbidden);
    bar_->setHidden(look == state_ && state_->look() != StatePage::Look::NoMatch);
    fitSide();
}

void MembersPane::fitSide() {
    const bool somebody = !detail_->memberId().isEmpty();
    const bool listed = listStack_->currentWidget() == table_ || state_->look() == StatePage::Look::NoMatch;
    const bool shows = side_->isChecked() && (somebody || (listed && divider_->width() >= kRoomForNobody));
    if (shows == !detail_->isHidden()) return;
    if (!shows && detail_->isVisible()) dividers_ = divider_->sizes();
    detail_->setVisible(shows);
    if (shows && dividers_.size() == divider_->count()) divider_->setSizes(dividers_);
}

void MembersPane::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    fitSide();
}

void MembersPane::presentFailure(const ports::CacheStatus& status) {
    state_->present(StatePage::Look::Failed, tr("The members could not be loaded"),
                    status.error ? commands::errorText(*status.error) : QString(), tr("Fetch again"),
                    [this] { services_.sync.rebuild(); });
}

void MembersPane::clearFilters() {
    restoring_ = true;
    search_->clear();
    filter_->setFilter({});
    tree_->choose({});
    restoring_ = false;
    requery();
    saveViewSoon();
}

void MembersPane::fillColumnMenu(QMenu* menu) {
    menu->setToolTipsVisible(true);
    for (const ColumnState& column : table_->columns()) {
        QAction* action = menu->addAction(columnHead(column.column));
        action->setObjectName(QStringLiteral("column.") + columnKey(column.column));
        action->setCheckable(true);
        action->setChecked(column.shown);
        connect(action, &QAction::triggered, this,
                [this, which = column.column](bool on) { table_->showColumn(which, on); });
    }
    for (const CustomProperty& property : services_.cache.fields().properties) {
        const QString name = commands::fromUtf8(property.name);
        QAction* action = menu->addAction(commands::propertyText(property));
        action->setObjectName(QStringLiteral("column.custom.") + name);
        action->setCheckable(true);
        action->setChecked(customs_.contains(name));
        action->setToolTip(tr("The list is not sorted by this column."));
        connect(action, &QAction::triggered, this, [this, name](bool on) { showCustom(name, on); });
    }
    menu->addSeparator();
    QAction* usual = menu->addAction(tr("Usual order"));
    usual->setObjectName(QStringLiteral("column.usualOrder"));
    usual->setToolTip(tr("Within an organization: executives, head, position, level, reading. Else by reading."));
    usual->setEnabled(model_->query().sortBy.has_value());
    connect(usual, &QAction::triggered, table_, &MemberTable::sortAsUsual);
    QAction* reset = menu->addAction(tr("Usual columns"));
    connect(reset, &QAction::triggered, table_, &MemberTable::resetColumns);
}

void MembersPane::showCustom(const QString& name, bool shown) {
    customs_.removeAll(name);
    if (shown) customs_ << name;
    applyCustoms();
    saveViewSoon();
}

// Those that are remembered and still there, in the order of the tenant.
void MembersPane::applyCustoms() {
    std::vector<items::MemberTableModel::OwnColumn> columns;
    for (const CustomProperty& property : services_.cache.fields().properties)
        if (customs_.contains(commands::fromUtf8(property.name)))
            columns.push_back({commands::fromUtf8(property.name), commands::propertyText(property)});
    model_->setOwnColumns(std::move(columns),
                          [this](std::string_view id, const QString& name) { return customCells_->text(id, name); });
}

void MembersPane::retranslate() {
    applyCustoms();
    heading_->setText(tr("Members"));
    search_->setPlaceholderText(tr("Filter by name, reading, ID, number …"));
    search_->setAccessibleName(tr("Filter members"));
    const bool begun = drafts_->has(DraftStore::newMember());
    add_->setText(begun ? tr("Add (draft)") : tr("Add"));
    add_->setToolTip(begun ? tr("Go on with the member you began to add") : tr("Add one member"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    import_->setText(tr("Import"));
    import_->setToolTip(tr("Add and change many members at once from a sheet"));
    import_->setIcon(icon(QStringLiteral("document-import")));
    export_->setText(tr("Export"));
    export_->setToolTip(tr("Write the list or the selection to a file (Excel or CSV)"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    columns_->setText(tr("Columns"));
    columns_->setToolTip(tr("Choose columns; drag their heads to put them in order"));
    columns_->setIcon(icon(QStringLiteral("configure")));
    side_->setToolTip(tr("Show or hide the page of the member"));
    side_->setIcon(icon(QStringLiteral("sidebar-expand")));
    for (QToolButton* button : {add_, import_, export_, columns_, side_})
        button->setAccessibleName(button->toolTip());
    QPalette pale = number_->palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    number_->setPalette(pale);
    number_->setAccessibleName(tr("Number of members"));
    refreshLook();
}

void MembersPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) model_->languageChanged();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_members_pane.cpp"
