#include "ui/panes/policies/history_page.h"

#include "models/commands/words.h"
#include "ui/panes/policies/page_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui::policies {

using commands::fromUtf8;
using commands::toUtf8;
using policy::PolicyRevision;

namespace {

enum RevisionColumn { NumberColumn, WhenColumn, WhoColumn, ReasonColumn, ChangesColumn, RevisionColumns };

QString whyOf(const PolicyRevision& revision) {
    if (revision.revertedTo == 0) return fromUtf8(revision.reason);
    const QString back = HistoryPage::tr("Return to revision %1").arg(revision.revertedTo);
    return revision.reason.empty() ? back
                                   : HistoryPage::tr("%1: %2", "what, and why").arg(back, fromUtf8(revision.reason));
}

} // namespace

HistoryPage::HistoryPage(const policy::Schema& schema, const PaneServices& services, commands::NameOfMember name,
                         QWidget* parent)
    : QWidget(parent), schema_(schema), services_(services), name_(std::move(name)) {
    setObjectName(QStringLiteral("policy.historyPage"));
    build();
    retranslate();
}

void HistoryPage::build() {
    const PageBar bar = pageBar(this, "policy.history");
    back_ = bar.back;
    title_ = bar.title;
    export_ = bar.save;
    table_ = new QTableWidget(0, RevisionColumns, this);
    table_->setObjectName(QStringLiteral("policy.revisions"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setFrameShape(QFrame::NoFrame);
    layAsRows(table_);
    for (const auto& [column, width] :
         {std::pair{NumberColumn, 80}, {WhenColumn, 150}, {WhoColumn, 140}, {ChangesColumn, 90}})
        table_->setColumnWidth(column, width);
    table_->horizontalHeader()->setSectionResizeMode(ReasonColumn, QHeaderView::Stretch);
    more_ = pageButton("policy.moreRevisions", this);
    auto* left = new QWidget(this);
    auto* list = new QVBoxLayout(left);
    list->setSpacing(space::kSmall);
    list->addWidget(table_, 1);
    list->addWidget(more_, 0, Qt::AlignHCenter);
    list->setContentsMargins(0, 0, 0, space::kSmall);

    detailArea_ = new ScrollPage(ScrollPage::Holds::Text, this);
    detailArea_->setObjectName(QStringLiteral("policy.revisionDetail"));
    return_ = pageButton("policy.return", this);
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, space::kNormal);
    column->addWidget(detailArea_, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, 0, space::kWide, 0);
    foot->addStretch(1);
    foot->addWidget(return_);
    column->addLayout(foot);
    auto* divider = new QSplitter(Qt::Horizontal, this);
    divider->setHandleWidth(1);
    divider->setChildrenCollapsible(false);
    divider->addWidget(left);
    divider->addWidget(right);
    divider->setStretchFactor(0, 1);
    divider->setSizes({680, 380});
    body_ = divider;
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(body_);
    stack_->addWidget(state_);
    static_cast<QVBoxLayout*>(layout())->addWidget(stack_, 1);
    connect(back_, &QPushButton::clicked, this, &HistoryPage::backWanted);
    connect(export_, &QPushButton::clicked, this, &HistoryPage::exportWanted);
    connect(return_, &QPushButton::clicked, this, &HistoryPage::returnWanted);
    connect(more_, &QPushButton::clicked, this, [this] {
        if (!next_.empty() && !call_.running()) fetch(next_);
    });
    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        showDetail();
        Q_EMIT chosenChanged();
    });
}

// --- what is there --------------------------------------------------------------------------------------------------

void HistoryPage::load() {
    if (!services_.online()) return refresh();
    fetch({});
}

void HistoryPage::fetch(const std::string& cursor) {
    call_ = services_.gateway.policies().revisions(
        std::string(schema_.key), cursor, services_.gui,
        [this, first = cursor.empty()](Result<policy::RevisionPage> page) { take(std::move(page), first); });
    refresh();
}

void HistoryPage::take(Result<policy::RevisionPage> page, bool first) {
    error_.reset();
    if (!page) {
        error_ = page.error();
        return refresh();
    }
    loaded_ = true;
    if (first) revisions_.clear();
    std::ranges::move(page->revisions, std::back_inserter(revisions_));
    next_ = std::move(page->nextCursor);
    fill();
    refresh();
}

bool HistoryPage::hasStart() const {
    return !revisions_.empty() && next_.empty() && revisions_.back().revision == 1;
}

void HistoryPage::setRow(int row, const QStringList& cells, const QString& whenTip) {
    for (int column = 0; column < RevisionColumns; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setToolTip(column == WhenColumn ? whenTip : cells[column].toHtmlEscaped());
        if (column == ChangesColumn) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table_->setItem(row, column, item);
    }
}

void HistoryPage::fill() {
    const std::int64_t before = chosen();
    const int kept = static_cast<int>(revisions_.size());
    table_->setRowCount(kept + (hasStart() ? 1 : 0));
    int chosenRow = revisions_.empty() ? -1 : 0;
    if (hasStart()) {
        setRow(kept, {tr("Before"), {}, {}, tr("As it was before the first save"), {}}, {});
        if (before == kBeforeFirst) chosenRow = kept;
    }
    for (int row = 0; row < kept; ++row) {
        const PolicyRevision& one = revisions_[static_cast<std::size_t>(row)];
        if (one.revision == before) chosenRow = row;
        const QString number = commands::locale().toString(qint64{one.revision});
        const QStringList cells{one.revision == present_ ? tr("%1 (now)").arg(number) : number,
                                commands::timeText(one.at), fromUtf8(one.byName), whyOf(one),
                                commands::locale().toString(one.changes.size())};
        setRow(row, cells, commands::timeTooltip(one.at));
    }
    if (chosenRow >= 0) table_->selectRow(chosenRow);
    showDetail();
}

std::int64_t HistoryPage::chosen() const {
    const auto rows = table_->selectionModel()->selectedRows();
    const auto row = rows.isEmpty() ? revisions_.size() : static_cast<std::size_t>(rows.front().row());
    if (row == revisions_.size() && !rows.isEmpty() && hasStart()) return kBeforeFirst;
    return row < revisions_.size() ? revisions_[row].revision : 0;
}

// No revision holds it: the first one says what it found.
policy::Values HistoryPage::beforeFirst(policy::Values first) const {
    if (hasStart())
        for (const policy::ValueChange& change : revisions_.back().changes)
            if (policy::fieldOf(schema_, change.key)) first.insert_or_assign(change.key, change.from);
    return first;
}

void HistoryPage::setPresent(std::int64_t revision) {
    if (revision == present_) return;
    present_ = revision;
    fill();
    refresh();
}

void HistoryPage::setMayChange(const QString& whyNot) {
    whyNot_ = whyNot;
    refresh();
}

void HistoryPage::showDetail() {
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kTight);
    const auto at = std::ranges::find(revisions_, chosen(), &PolicyRevision::revision);
    if (at != revisions_.end()) {
        auto* title = pageLine(holder, tr("Revision %1").arg(at->revision));
        setTextSize(title, TextSize::Section);
        column->addWidget(title);
        column->addWidget(
            pageLine(holder, tr("%1, %2", "when, who").arg(commands::timeText(at->at), fromUtf8(at->byName)), true));
        if (const QString why = whyOf(*at); !why.isEmpty()) column->addWidget(pageLine(holder, why));
        column->addSpacing(space::kSmall);
        if (at->changes.empty()) column->addWidget(pageLine(holder, tr("Nothing was changed by it."), true));
        for (const commands::PolicyChangeText& change : commands::policyChangeTexts(schema_, at->changes, name_)) {
            column->addWidget(pageLine(holder, commands::policyChangeLine(change)));
            column->addSpacing(space::kTight);
        }
    }
    if (chosen() == kBeforeFirst) {
        auto* title = pageLine(holder, tr("Before the first save"));
        setTextSize(title, TextSize::Section);
        column->addWidget(title);
        column->addWidget(pageLine(holder, tr("Nobody had saved this policy yet. What held then can be saved again.")));
    }
    column->addStretch(1);
    detailArea_->setWidget(holder);
    refresh();
}

QString HistoryPage::whyNotReturn() const {
    if (!whyNot_.isEmpty()) return whyNot_;
    const std::int64_t revision = chosen();
    if (revision == 0) return tr("Choose a revision first.");
    return revision == present_ ? tr("This revision is the one that holds now.") : QString();
}

void HistoryPage::refresh() {
    const QString why = whyNotReturn();
    return_->setEnabled(why.isEmpty());
    return_->setToolTip(why);
    more_->setVisible(!next_.empty());
    more_->setEnabled(!call_.running());
    more_->setToolTip(call_.running() ? tr("The next ones are being fetched.") : QString());
    export_->setEnabled(hasRows());
    export_->setToolTip(hasRows() ? tr("Write the revisions to a file (Excel or CSV)")
                                  : tr("There is nothing to write yet."));
    if (!revisions_.empty()) return stack_->setCurrentWidget(body_);
    using Look = StatePage::Look;
    stack_->setCurrentWidget(state_);
    if (!services_.online())
        state_->present(Look::Offline, tr("The revisions are kept by the service"),
                        tr("They can be seen as soon as there is a connection."));
    else if (error_)
        state_->present(error_->kind == ErrorKind::Forbidden ? Look::Forbidden : Look::Failed,
                        tr("The revisions could not be fetched"), commands::errorText(*error_), tr("Try again"),
                        [this] { load(); });
    else if (!loaded_)
        state_->present(Look::Loading, tr("Fetching the revisions"));
    else
        state_->present(Look::Empty, tr("This policy was never changed"),
                        tr("Its defaults hold. From the first save on, every state is kept here."));
}

ListTable HistoryPage::table(const QString& title) const {
    ListTable table;
    table.title = title;
    table.fileName = QStringLiteral("revisions-") + fromUtf8(schema_.key);
    table.heads = {tr("Revision"), tr("When"), tr("Who"), tr("Reason"), tr("Changes")};
    table.rows = static_cast<qint64>(revisions_.size());
    table.more = allPages([services = services_, &schema = schema_, name = name_](std::string cursor, TakePage take) {
        return services.gateway.policies().revisions(
            std::string(schema.key), std::move(cursor), services.gui,
            [&schema, name, take = std::move(take)](Result<policy::RevisionPage> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const PolicyRevision& one : page->revisions) {
                    QStringList lines;
                    for (const auto& change : commands::policyChangeTexts(schema, one.changes, name))
                        lines << commands::policyChangeLine(change);
                    rows.push_back({std::to_string(one.revision), toUtf8(isoTime(one.at)), one.byName,
                                    toUtf8(whyOf(one)), toUtf8(lines.join(QLatin1Char('\n')))});
                }
                take(std::move(rows), std::move(page->nextCursor));
            });
    });
    return table;
}

void HistoryPage::retranslate() {
    title_->setText(tr("Revisions"));
    dressPageBar(back_, export_);
    return_->setText(tr("Return to this revision…"));
    return_->setIcon(icon(QStringLiteral("edit-undo")));
    more_->setText(tr("Show earlier ones"));
    table_->setAccessibleName(tr("Revisions"));
    table_->setHorizontalHeaderLabels({tr("Revision"), tr("When"), tr("Who"), tr("Reason"), tr("Changes")});
    fill();
    refresh();
}

void HistoryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::policies

#include "moc_history_page.cpp"
