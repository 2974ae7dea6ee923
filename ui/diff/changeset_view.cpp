#include "ui/diff/changeset_view.h"

#include "models/commands/change_texts.h"
#include "models/items/planned_row_model.h"
#include "ui/diff/impact_panel.h"
#include "ui/diff/row_detail.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace sekisho::ui::diff {

using commands::fromUtf8;
using commands::toUtf8;
using items::PlannedRowModel;

namespace {

// What people look for first: what is refused, then what goes away.
constexpr std::array kFilterOrder = {Verdict::Refused, Verdict::Removed, Verdict::Added, Verdict::Changed,
                                     Verdict::Unchanged};

constexpr qsizetype kFewChanges = 3; // in a cell of the table
constexpr qsizetype kAllChanges = -1;
constexpr int kShortList = 20; // rows that an eye goes through
constexpr int kSearchWidth = 240;
constexpr int kTypingMillis = 250;

QString headText(PlannedRowModel::Column column) {
    switch (column) {
    case PlannedRowModel::NumberColumn:
        return ChangesetView::tr("Row");
    case PlannedRowModel::VerdictColumn:
        return ChangesetView::tr("Result");
    case PlannedRowModel::KindColumn:
        return ChangesetView::tr("Operation");
    case PlannedRowModel::NameColumn:
        return ChangesetView::tr("Name");
    default:
        return ChangesetView::tr("Changes");
    }
}

QString whatText(const PlannedRow& row, const ports::Cache& cache, const commands::NamesMade& made, qsizetype most) {
    if (row.error) return commands::errorText(*row.error);
    QStringList lines;
    for (const commands::ChangeText& change : commands::changeTexts(row, cache, made)) {
        if (lines.size() == most) {
            lines << QStringLiteral("…");
            break;
        }
        lines << commands::changeTextLine(change);
    }
    return lines.join(ChangesetView::tr("; ", "between changes"));
}

// What these rows make is known by name to those that follow.
ports::ExportRows rowsOf(const std::vector<PlannedRow>& rows, const ports::Cache& cache, commands::NamesMade& made,
                         commands::Told told) {
    ports::ExportRows out;
    for (const PlannedRow& row : rows)
        if (row.verdict == Verdict::Added && !row.name.empty()) made.try_emplace(row.id, row.name);
    for (const PlannedRow& row : rows)
        out.push_back({std::to_string(row.no), commands::toUtf8(commands::verdictText(row.verdict)),
                       commands::toUtf8(commands::operationText(row.kind, row.action, told)), row.name, row.id,
                       commands::toUtf8(whatText(row, cache, made, kAllChanges)),
                       row.error ? row.error->code : std::string()});
    return out;
}

QPushButton* button(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

ChangesetView::ChangesetView(ports::Changesets& pipe, ports::Cache& cache, ports::Executor& gui, QWidget* parent)
    : QWidget(parent), pipe_(pipe), cache_(cache), gui_(gui),
      follower_(new commands::ChangesetFollower(pipe, gui, this)),
      model_(new PlannedRowModel(
          pipe, gui,
          {headText, [](Verdict verdict) { return commands::verdictText(verdict); },
           [this](const PlannedRow& row) { return commands::operationText(row.kind, row.action, told_); },
           [this](const PlannedRow& row) { return whatText(row, cache_, model_->namesMade(), kFewChanges); }},
          this)) {
    setObjectName(QStringLiteral("diff.view"));
    build();
    connect(follower_, &commands::ChangesetFollower::moved, this, &ChangesetView::moved);
    connect(follower_, &commands::ChangesetFollower::undone, this, &ChangesetView::undone);
    connect(follower_, &commands::ChangesetFollower::discarded, this, [this] {
        clear();
        Q_EMIT discarded();
    });
    const auto tell = [this](const Error& error) {
        if (error.kind == ErrorKind::Cancelled) return;
        banner_->tell(error);
        refreshFoot();
    };
    connect(follower_, &commands::ChangesetFollower::failed, this, tell);
    connect(model_, &PlannedRowModel::failed, this, tell);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &ChangesetView::refreshFilters);
    retranslate();
}

ChangesetView::~ChangesetView() = default;

void ChangesetView::build() {
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("diff.banner"));
    impact_ = new ImpactPanel(this);
    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("diff.rows"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setItemDelegateForColumn(
        PlannedRowModel::VerdictColumn,
        new ChipDelegate([](int verdict) { return verdictChip(static_cast<Verdict>(verdict)); }, table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    for (const auto& [column, width] : {std::pair{PlannedRowModel::NumberColumn, 60},
                                        {PlannedRowModel::VerdictColumn, 90},
                                        {PlannedRowModel::KindColumn, 150},
                                        {PlannedRowModel::NameColumn, 110}})
        table_->setColumnWidth(column, width);
    detail_ = new RowDetail(cache_, model_->namesMade(), this);
    auto* divider = new QSplitter(Qt::Vertical, this);
    divider->addWidget(table_);
    divider->addWidget(detail_);
    divider->setStretchFactor(0, 3);
    divider->setStretchFactor(1, 1);
    divider->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(banner_);
    column->addWidget(impact_);
    column->addWidget(buildFilters());
    column->addWidget(divider, 1);
    column->addWidget(buildFoot());
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesetView::currentRow);
    connect(model_, &PlannedRowModel::loaded, this, [this] {
        if (!table_->currentIndex().isValid() && model_->rowCount() > 0) table_->selectRow(0);
    });
}

QWidget* ChangesetView::buildHead() {
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    title_ = new QLabel(head);
    title_->setObjectName(QStringLiteral("diff.title"));
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = title_->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    title_->setFont(large);
    chip_ = new StatusChip(head);
    row->addWidget(title_);
    row->addSpacing(8);
    row->addWidget(chip_);
    row->addStretch(1);
    facts_ = new WrappedLabel(head);
    facts_->setForegroundRole(QPalette::PlaceholderText);
    progress_ = new QProgressBar(head);
    progress_->setObjectName(QStringLiteral("diff.progress"));
    column->addLayout(row);
    column->addWidget(facts_);
    column->addWidget(progress_);
    return head;
}

QWidget* ChangesetView::buildFilters() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(4);
    filters_ = new QButtonGroup(this);
    for (std::size_t i = 0; i < filter_.size(); ++i) {
        auto* made = new QToolButton(bar);
        made->setObjectName(QStringLiteral("diff.filter.%1")
                                .arg(i == 0 ? QStringLiteral("all") : fromUtf8(verdictKey(kFilterOrder[i - 1]))));
        made->setCheckable(true);
        made->setFocusPolicy(Qt::StrongFocus);
        filters_->addButton(made, static_cast<int>(i));
        row->addWidget(made);
        filter_[i] = made;
    }
    row->addStretch(1);
    search_ = new SearchField(bar);
    search_->setObjectName(QStringLiteral("diff.search"));
    search_->setMaximumWidth(kSearchWidth);
    search_->setListBelow(table_);
    search_->hide();
    row->addWidget(search_, 1);
    typing_ = new QTimer(this);
    typing_->setSingleShot(true);
    typing_->setInterval(kTypingMillis);
    filter_[0]->setChecked(true);
    connect(filters_, &QButtonGroup::idClicked, this, &ChangesetView::showRows);
    connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    connect(typing_, &QTimer::timeout, this, &ChangesetView::showRows);
    return bar;
}

QWidget* ChangesetView::buildFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 10);
    row->setSpacing(8);
    discard_ = button("diff.discard", foot);
    skip_ = new QCheckBox(foot);
    skip_->setObjectName(QStringLiteral("diff.skip"));
    accept_ = new QCheckBox(foot);
    accept_->setObjectName(QStringLiteral("diff.acceptLoss"));
    plan_ = button("diff.plan", foot);
    pause_ = button("diff.pause", foot);
    resume_ = button("diff.resume", foot);
    cancel_ = button("diff.cancel", foot);
    undo_ = button("diff.undo", foot);
    apply_ = button("diff.apply", foot);
    row->addWidget(discard_);
    row->addStretch(1);
    row->addWidget(skip_);
    row->addWidget(accept_);
    for (QPushButton* each : {plan_, pause_, resume_, cancel_, undo_, apply_})
        row->addWidget(each);
    connect(skip_, &QCheckBox::toggled, this, &ChangesetView::refreshFoot);
    connect(accept_, &QCheckBox::toggled, this, &ChangesetView::refreshFoot);
    connect(discard_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::discard);
    connect(plan_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::plan);
    connect(pause_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::pause);
    connect(resume_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::resume);
    connect(cancel_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::cancel);
    connect(undo_, &QPushButton::clicked, follower_, &commands::ChangesetFollower::undo);
    connect(apply_, &QPushButton::clicked, this, [this] { follower_->apply(skip_->isChecked()); });
    return foot;
}

void ChangesetView::present(const Changeset& changeset) {
    clear();
    follower_->follow(changeset);
}

void ChangesetView::clear() {
    follower_->stop();
    model_->clear();
    detail_->clear();
    banner_->dismiss();
    skip_->setChecked(false);
    accept_->setChecked(false);
    filter_[0]->setChecked(true);
    typing_->stop();
    {
        const QSignalBlocker quiet(search_);
        search_->clear();
    }
    before_.reset();
    rowsOf_.reset();
    refresh();
}

void ChangesetView::moved() {
    const Changeset& now = follower_->now();
    const bool justApplied = before_ && *before_ != ChangesetState::Applied && now.state == ChangesetState::Applied;
    before_ = now.state;
    // What a single request left was never planned; it has its rows since it was done.
    const std::optional<Instant> since = now.plannedAt ? now.plannedAt : now.appliedAt;
    if (since && rowsOf_ != since) {
        rowsOf_ = since;
        if (now.count(Verdict::Refused) > 0) filter_[1]->setChecked(true);
        showRows();
    }
    const commands::Told told = commands::toldOf(now);
    if (std::exchange(told_, told) != told) { // the same rows, which are planned, done or taken back
        table_->viewport()->update();
        currentRow();
    }
    refresh();
    if (now.error) banner_->tell(*now.error);
    if (justApplied) Q_EMIT applied(now);
}

void ChangesetView::refresh() {
    refreshHead();
    refreshFilters();
    refreshFoot();
}

void ChangesetView::refreshHead() {
    const Changeset& now = follower_->now();
    title_->setText(commands::changesetTitle(now));
    chip_->setChip(now.undoneBy ? takenBackChip() : changesetChip(now.state));
    QStringList facts{commands::changesetOriginText(now.origin), fromUtf8(now.authorName)};
    facts << commands::timeText(now.appliedAt.value_or(now.createdAt));
    if (!now.reason.empty()) facts << fromUtf8(now.reason);
    facts.removeAll(QString());
    facts_->say(facts.join(QStringLiteral(" · ")));
    const bool busy = isBusy(now.state) || now.state == ChangesetState::Paused;
    progress_->setVisible(busy);
    progress_->setRange(0, static_cast<int>(now.toDo)); // 0: not known yet
    progress_->setValue(static_cast<int>(now.done));
    impact_->present(now.impact);
}

void ChangesetView::refreshFilters() {
    const Changeset& now = follower_->now();
    const auto number = [](std::int64_t n) { return commands::locale().toString(static_cast<qlonglong>(n)); };
    std::int64_t all = 0;
    for (std::size_t i = 0; i < kFilterOrder.size(); ++i) {
        const std::int64_t count = now.count(kFilterOrder[i]);
        all += count;
        filter_[i + 1]->setText(
            tr("%1 %2", "verdict, number").arg(commands::verdictText(kFilterOrder[i]), number(count)));
        filter_[i + 1]->setVisible(count > 0);
    }
    filter_[0]->setText(tr("All %1").arg(number(all)));
    filter_[0]->setVisible(all > 0);
    // What a single request left has no counts.
    search_->setVisible(std::max(all, std::int64_t{model_->rowCount()}) > kShortList || !search_->text().isEmpty());
}

void ChangesetView::refreshFoot() {
    const Changeset& now = follower_->now();
    const QString refusal = refusal_ ? refusal_() : QString();
    const bool free = refusal.isEmpty() && !follower_->deciding();
    const auto offer = [&](QPushButton* one, bool shown, const QString& why = {}) {
        one->setVisible(shown);
        one->setEnabled(free && why.isEmpty());
        one->setToolTip(refusal.isEmpty() ? why : refusal);
    };
    const ChangesetState state = now.state;
    const bool known = follower_->shown();
    const std::int64_t refused = now.count(Verdict::Refused);
    const bool planned = known && state == ChangesetState::Planned;
    const std::int64_t effective =
        now.count(Verdict::Added) + now.count(Verdict::Changed) + now.count(Verdict::Removed);
    skip_->setVisible(planned && refused > 0 && effective > 0);
    skip_->setText(tr("Leave out the %n refused row(s)", nullptr, static_cast<int>(refused)));
    QString why;
    if (effective == 0)
        why = tr("There is nothing to apply.");
    else if (refused > 0 && !skip_->isChecked())
        why = tr("Some rows are refused. Correct them, or leave them out.");
    const bool loses = planned && effective > 0 && commands::losesRoomData(now.impact);
    accept_->setVisible(loses);
    accept_->setText(tr("I know what the talk rooms lose"));
    if (why.isEmpty() && loses && !accept_->isChecked())
        why = tr("Talk rooms lose what they hold. Read above what it is, and say that you know.");
    offer(apply_, planned, why);
    apply_->setDefault(planned);
    offer(plan_, known && (planned || state == ChangesetState::Failed || state == ChangesetState::Open));
    offer(pause_, known && state == ChangesetState::Applying);
    offer(resume_, known && state == ChangesetState::Paused);
    // Of a check that is stopped nothing has been done yet.
    cancel_->setText(state == ChangesetState::Planning ? tr("Stop checking") : tr("Stop and roll back"));
    offer(cancel_, known && (state == ChangesetState::Applying || state == ChangesetState::Paused ||
                             state == ChangesetState::Planning));
    offer(undo_, known && state == ChangesetState::Applied, commands::undoRefusal(now));
    offer(discard_, known && (planned || state == ChangesetState::Open || state == ChangesetState::Failed));
}

ListTable ChangesetView::rowsForFile() const {
    ListTable table;
    table.title = commands::changesetTitle(follower_->now());
    table.fileName = tr("changeset");
    for (int column = 0; column < PlannedRowModel::ColumnCount; ++column) {
        table.heads << headText(static_cast<PlannedRowModel::Column>(column));
        if (column == PlannedRowModel::NameColumn) table.heads << tr("ID");
    }
    table.heads << tr("Code of the error");
    table.rows = model_->rowCount();
    ports::RowQuery query;
    query.changeset = follower_->now().id;
    query.verdict = chosenVerdict();
    query.text = toUtf8(search_->text().trimmed());
    const auto made = std::make_shared<commands::NamesMade>(model_->namesMade());
    table.more = allPages([this, query, made](std::string cursor, TakePage take) mutable {
        query.cursor = std::move(cursor);
        return pipe_.rows(query, gui_,
                          [cache = &cache_, made, told = told_, take = std::move(take)](Result<ports::RowPage> page) {
                              if (!page) return take(std::move(page).error(), {});
                              take(rowsOf(page->rows, *cache, *made, told), std::move(page->nextCursor));
                          });
    });
    return table;
}

std::optional<Verdict> ChangesetView::chosenVerdict() const {
    const int id = filters_->checkedId();
    return id <= 0 ? std::nullopt : std::optional(kFilterOrder[static_cast<std::size_t>(id - 1)]);
}

void ChangesetView::showRows() {
    const Changeset& now = follower_->now();
    const auto verdict = chosenVerdict();
    std::int64_t expected = 0;
    for (const std::int64_t count : now.counts)
        expected += count;
    if (!now.action.empty()) expected = std::max<std::int64_t>(expected, 1); // a single request has no counts
    detail_->clear();
    typing_->stop();
    model_->show(now.id, verdict, verdict ? now.count(*verdict) : expected, toUtf8(search_->text().trimmed()));
}

void ChangesetView::currentRow() {
    const QModelIndex current = table_->currentIndex();
    if (current.isValid())
        detail_->present(model_->at(current.row()), told_);
    else
        detail_->clear();
}

void ChangesetView::retranslate() {
    table_->setAccessibleName(tr("Rows of the changeset"));
    search_->setPlaceholderText(tr("Name or row"));
    search_->setAccessibleName(tr("Only rows with this name or number"));
    progress_->setAccessibleName(tr("Progress"));
    apply_->setText(tr("Apply"));
    plan_->setText(tr("Check again"));
    pause_->setText(tr("Pause"));
    resume_->setText(tr("Go on"));
    undo_->setText(tr("Undo…"));
    discard_->setText(tr("Discard"));
    undo_->setIcon(icon(QStringLiteral("edit-undo")));
    pause_->setIcon(icon(QStringLiteral("media-playback-pause")));
    resume_->setIcon(icon(QStringLiteral("media-playback-start")));
    model_->languageChanged();
    refresh();
}

void ChangesetView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::diff

#include "moc_changeset_view.cpp"
