#include "ui/panes/changes/changes_pane.h"

#include "models/commands/changeset_words.h"
#include "models/commands/pane_command.h"
#include "models/items/changeset_list_model.h"
#include "ui/diff/changeset_dialog.h"
#include "ui/diff/changeset_view.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using items::ChangesetListModel;

namespace {

constexpr int kTypingMillis = 250;
constexpr int kFewRows = 30; // with less on the screen the next page is fetched as well
constexpr const char* kKinds[] = {"",
                                  "member",
                                  "orgUnit",
                                  "group",
                                  "position",
                                  "level",
                                  "userType",
                                  "customProperty",
                                  "profileStatus",
                                  "fields",
                                  "policy",
                                  "template",
                                  "chartRestriction",
                                  "role,holding,eligibility"};

QString headText(ChangesetListModel::Column column) {
    switch (column) {
    case ChangesetListModel::TitleColumn:
        return ChangesPane::tr("Change");
    case ChangesetListModel::StateColumn:
        return ChangesPane::tr("State");
    case ChangesetListModel::WhenColumn:
        return ChangesPane::tr("When");
    case ChangesetListModel::AuthorColumn:
        return ChangesPane::tr("Who");
    default:
        return ChangesPane::tr("Rows");
    }
}

} // namespace

ChangesPane::ChangesPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new ChangesetListModel(
          {headText, commands::changesetTitle, commands::changesetToldText, commands::timeText, commands::timeTooltip},
          this)) {
    setObjectName(QStringLiteral("changes.pane"));
    build();
    offerCommands();
    retranslate();
}

ChangesPane::~ChangesPane() = default;

QString ChangesPane::title() const {
    return tr("Changesets");
}

void ChangesPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    refresh_ = new QToolButton(this);
    refresh_->setObjectName(QStringLiteral("changes.refresh"));
    refresh_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    refresh_->setFocusPolicy(Qt::StrongFocus);
    export_ = new QToolButton(this);
    export_->setObjectName(QStringLiteral("changes.export"));
    export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    export_->setFocusPolicy(Qt::StrongFocus);
    export_->setPopupMode(QToolButton::InstantPopup);
    export_->setMenu(new QMenu(export_));
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("changes.banner"));
    search_ = new SearchField(this);
    search_->setObjectName(QStringLiteral("changes.search"));
    kind_ = new QComboBox(this);
    kind_->setObjectName(QStringLiteral("changes.kind"));
    kind_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const char* kinds : kKinds)
        kind_->addItem(QString(), QLatin1String(kinds));
    typing_ = new QTimer(this);
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingMillis);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addSpacing(space::kNormal);
    head->addWidget(search_, 1);
    head->addWidget(kind_);
    head->addWidget(export_);
    head->addWidget(refresh_);
    setTabOrder(search_, kind_);
    setTabOrder(kind_, export_);
    setTabOrder(export_, refresh_);

    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("changes.list"));
    search_->setListBelow(table_);
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setItemDelegateForColumn(ChangesetListModel::StateColumn,
                                     new diff::ChipDelegate(
                                         [](int state) {
                                             return state == ChangesetListModel::kTakenBack
                                                        ? diff::takenBackChip()
                                                        : diff::changesetChip(static_cast<ChangesetState>(state));
                                         },
                                         table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    table_->horizontalHeader()->setSectionResizeMode(ChangesetListModel::TitleColumn, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{ChangesetListModel::StateColumn, 120},
                                        {ChangesetListModel::WhenColumn, 120},
                                        {ChangesetListModel::AuthorColumn, 80},
                                        {ChangesetListModel::RowsColumn, 46}})
        table_->setColumnWidth(column, width);

    view_ = new diff::ChangesetView(services_.gateway.changesets(), services_.cache, services_.gui, this);
    view_->setMayDecide(
        [this] { return services_.online() ? QString() : tr("This needs a connection to the service."); });
    body_ = new QSplitter(Qt::Horizontal, this);
    body_->addWidget(table_);
    body_->addWidget(view_);
    body_->setChildrenCollapsible(false);
    body_->setSizes({560, 540}); // the title of a changeset is what people look for;
    state_ = new StatePage(this);
    state_->setObjectName(QStringLiteral("changes.state"));
    state_->setIconName(QStringLiteral("vcs-diff"));
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    connectParts();
}

void ChangesPane::connectParts() {
    connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    connect(typing_, &QTimer::timeout, this, &ChangesPane::load);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ChangesPane::load);
    connect(refresh_, &QToolButton::clicked, this, &ChangesPane::load);
    connect(export_->menu(), &QMenu::aboutToShow, this, [this] {
        QMenu* menu = export_->menu();
        menu->clear();
        menu->addAction(isFiltered() ? tr("All changesets that match…") : tr("All changesets…"), this,
                        [this] { save(listForFile()); });
        QAction* rows =
            menu->addAction(tr("The rows of this changeset…"), this, [this] { save(view_->rowsForFile()); });
        rows->setEnabled(view_->follower().shown());
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesPane::chosen);
    connect(table_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == table_->verticalScrollBar()->maximum()) loadMore();
    });
    connect(&view_->follower(), &commands::ChangesetFollower::moved, this,
            [this] { model_->put(view_->follower().now()); });
    connect(view_, &diff::ChangesetView::applied, this, [this] { services_.sync.refreshNow(); });
    connect(view_, &diff::ChangesetView::discarded, this, &ChangesPane::load);
    connect(view_, &diff::ChangesetView::undone, this, [this](const Changeset& back) {
        model_->put(back);
        table_->selectRow(model_->rowOf(back.id));
    });
}

void ChangesPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key))))
            command->offer(this, std::move(work));
    };
    offer("change.undoLast", [this] { undoLast(); });
}

void ChangesPane::load() {
    if (!services_.online()) return refreshLook();
    typing_->stop();
    query_.text = commands::toUtf8(search_->text().trimmed());
    query_.kinds = commands::toUtf8(kind_->currentData().toString());
    nextCursor_.clear();
    call_ = services_.gateway.changesets().list(
        query_, services_.gui, [this](Result<ports::ChangesetPage> page) { taken(std::move(page), false); });
    refreshLook();
}

ports::ChangesetQuery ChangesPane::pageOf(std::string cursor) const {
    ports::ChangesetQuery query = query_;
    query.cursor = std::move(cursor);
    return query;
}

bool ChangesPane::isFiltered() const {
    return !search_->text().trimmed().isEmpty() || kind_->currentIndex() > 0;
}

void ChangesPane::clearFilter() {
    if (!isFiltered()) return;
    const QSignalBlocker quiet[] = {QSignalBlocker(search_), QSignalBlocker(kind_)};
    search_->clear();
    kind_->setCurrentIndex(0);
    load();
}

void ChangesPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void ChangesPane::loadMore() {
    if (nextCursor_.empty() || call_.running() || !services_.online()) return;
    call_ = services_.gateway.changesets().list(
        pageOf(nextCursor_), services_.gui,
        [this](Result<ports::ChangesetPage> page) { taken(std::move(page), true); });
}

void ChangesPane::taken(Result<ports::ChangesetPage> page, bool more) {
    call_ = {};
    error_.reset();
    if (!page) {
        error_ = page.error();
        return refreshLook();
    }
    loaded_ = true;
    nextCursor_ = page->nextCursor;
    const ChangesetId shown = view_->follower().shown() ? view_->follower().now().id : ChangesetId();
    if (more)
        model_->append(std::move(page->changesets));
    else
        model_->setChangesets(std::move(page->changesets));
    const ChangesetId choose = wanted_.isEmpty() ? shown : ChangesetId(commands::toUtf8(std::exchange(wanted_, {})));
    int row = model_->rowOf(choose);
    if (row < 0 && model_->rowCount() > 0) row = 0;
    if (row >= 0 && table_->currentIndex().row() != row)
        table_->selectRow(row);
    else if (row >= 0)
        view_->follower().refresh(); // somebody may have taken it back meanwhile
    else if (row < 0)
        view_->clear();
    if (model_->rowCount() < kFewRows) loadMore(); // a search comes in short pages
    refreshLook();
}

void ChangesPane::chosen() {
    const QModelIndex current = table_->currentIndex();
    if (!current.isValid()) return view_->clear();
    const Changeset& changeset = model_->at(current.row());
    if (view_->follower().shown() && view_->follower().now().id == changeset.id) return;
    view_->present(changeset);
    view_->follower().refresh();
}

void ChangesPane::showResource(const QString& changesetId) {
    wanted_ = changesetId;
    clearFilter();
    load();
}

// The newest change that this person made, with its rows, before it is taken back.
void ChangesPane::undoLast() {
    ports::ChangesetQuery query;
    query.state = ChangesetState::Applied;
    query.mine = true;
    const auto plan = [this](Result<ports::ChangesetPage> page) {
        if (!page) return refreshLook();
        for (const Changeset& changeset : page->changesets) {
            if (changeset.origin == ChangesetOrigin::Undo || !commands::undoRefusal(changeset).isEmpty()) continue;
            undoCall_ =
                services_.gateway.changesets().undo(changeset.id, services_.gui, [this](Result<Changeset> back) {
                    if (!back) {
                        error_ = back.error();
                        return refreshLook();
                    }
                    auto* dialog = new diff::ChangesetDialog(
                        *back, services_.gateway.changesets(), services_.cache, services_.gui,
                        [this](const Changeset&) {
                            services_.sync.refreshNow();
                            if (isVisible()) load();
                        },
                        window());
                    dialog->open();
                });
            return;
        }
    };
    undoCall_ = services_.gateway.changesets().list(query, services_.gui, plan);
}

bool ChangesPane::hasList() const {
    return services_.online() && model_->rowCount() > 0;
}

void ChangesPane::exportShown(const TellExport& tell) {
    const bool rows = view_->follower().shown() && view_->isAncestorOf(focusWidget());
    exportList(exportServices(services_), rows ? view_->rowsForFile() : listForFile(), this, tell);
}

void ChangesPane::save(ListTable table) {
    exportList(exportServices(services_), std::move(table), this,
               [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
}

// All that the service keeps and that match, not only what was looked at.
ListTable ChangesPane::listForFile() const {
    ListTable table;
    table.title = title();
    table.fileName = tr("changesets");
    table.heads = {tr("ID"), tr("Change"), tr("State"), tr("When"), tr("Who"), tr("Rows"), tr("Reason")};
    table.rows = model_->rowCount();
    table.more = allPages([this](std::string cursor, TakePage take) {
        return services_.gateway.changesets().list(
            pageOf(std::move(cursor)), services_.gui, [take = std::move(take)](Result<ports::ChangesetPage> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const Changeset& one : page->changesets)
                    rows.push_back({one.id.value, commands::toUtf8(commands::changesetTitle(one)),
                                    commands::toUtf8(commands::changesetToldText(one)),
                                    commands::toUtf8(isoTime(one.appliedAt.value_or(one.createdAt))), one.authorName,
                                    std::to_string(one.total), one.reason});
                take(std::move(rows), std::move(page->nextCursor));
            });
    });
    return table;
}

void ChangesPane::linkChanged() {
    view_->refresh();
    if (isVisible() && services_.online() && !loaded_) load();
    refreshLook();
}

void ChangesPane::refreshLook() {
    refresh_->setEnabled(services_.online() && !call_.running());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    export_->setEnabled(hasList());
    export_->setToolTip(services_.online() ? tr("Write a list to a file (Excel or CSV)")
                                           : tr("This needs a connection to the service."));
    if (model_->rowCount() > 0) return stack_->setCurrentWidget(body_);
    stack_->setCurrentWidget(state_);
    using Look = StatePage::Look;
    if (!services_.online())
        state_->present(Look::Offline, tr("The changes are kept by the service"),
                        tr("They can be seen as soon as there is a connection."));
    else if (error_ && error_->kind == ErrorKind::Forbidden)
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (error_)
        state_->present(Look::Failed, tr("The changes could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!loaded_ || call_.running())
        state_->present(Look::Loading, tr("Fetching the changes"));
    else if (isFiltered())
        state_->present(Look::NoMatch, tr("No changeset matches"),
                        tr("Search for the name of what was changed, for who did it, or for what was done."),
                        tr("Clear the filter"), [this] { clearFilter(); });
    else
        state_->present(Look::Empty, tr("Nothing was changed in the last 30 days"),
                        tr("Every change made here or through the API appears in this list and can be taken back."));
}

void ChangesPane::retranslate() {
    heading_->setText(title());
    export_->setText(tr("Export"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    table_->setAccessibleName(tr("Changesets"));
    search_->setPlaceholderText(tr("Name, who did it, or what was done"));
    search_->setAccessibleName(tr("Search the changesets"));
    kind_->setAccessibleName(tr("What was changed"));
    {
        const QSignalBlocker quiet(kind_);
        for (int i = 0; i < kind_->count(); ++i) {
            const std::string kinds = commands::toUtf8(kind_->itemData(i).toString());
            kind_->setItemText(i, i == 0 ? tr("Everything")
                                         : commands::resourceKindText(kinds.substr(0, kinds.find(','))));
        }
    }
    model_->languageChanged();
    refreshLook();
}

void ChangesPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    load();
}

void ChangesPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_changes_pane.cpp"
