#include "ui/shell/activity_view.h"

#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;

QString jobPhaseText(const ports::JobState& job) {
    const auto bad = static_cast<int>(
        std::count_if(job.lines.begin(), job.lines.end(), [](const auto& line) { return line.error.has_value(); }));
    switch (job.phase) {
    case ports::JobPhase::Running:
        return ActivityView::tr("Running");
    case ports::JobPhase::Succeeded:
        return ActivityView::tr("Done");
    case ports::JobPhase::Failed:
        return ActivityView::tr("Failed");
    case ports::JobPhase::PartlyFailed:
        return ActivityView::tr("Done, %n refused", nullptr, bad);
    case ports::JobPhase::Cancelled:
        return ActivityView::tr("Cancelled");
    }
    return {};
}

ActivityView::ActivityView(commands::JobList& jobs, QWidget* parent)
    : QWidget(parent), jobs_(jobs),
      model_(new items::JobModel(jobs,
                                 {[](items::JobModel::Column column) {
                                      switch (column) {
                                      case items::JobModel::TitleColumn:
                                          return tr("Job");
                                      case items::JobModel::PhaseColumn:
                                          return tr("State");
                                      case items::JobModel::ProgressColumn:
                                          return tr("Progress");
                                      default:
                                          return tr("Started");
                                      }
                                  },
                                  [](const ports::JobState& job) { return jobPhaseText(job); },
                                  [](Instant t) { return commands::timeText(t); }},
                                 this)),
      title_(new QLabel(this)), table_(new QTableView(this)), lines_(new QTreeWidget(this)), summary_(new QLabel(this)),
      cancel_(new QPushButton(this)), retry_(new QPushButton(this)), save_(new QPushButton(this)),
      nothing_(new StatePage(this)), content_(new QWidget(this)) {
    table_->setObjectName(QStringLiteral("activity.jobs"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    layAsRows(table_);
    table_->horizontalHeader()->setSectionResizeMode(items::JobModel::TitleColumn, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{items::JobModel::PhaseColumn, 150},
                                        {items::JobModel::ProgressColumn, 110},
                                        {items::JobModel::StartedColumn, 150}})
        table_->setColumnWidth(column, width);
    lines_->setRootIsDecorated(false);
    lines_->setUniformRowHeights(true);
    lines_->header()->setStretchLastSection(true);
    summary_->setWordWrap(true);

    auto* detail = new QWidget(this);
    auto* detailColumn = new QVBoxLayout(detail);
    detailColumn->setContentsMargins(0, 0, 0, 0);
    detailColumn->setSpacing(0);
    for (QAbstractItemView* view : std::initializer_list<QAbstractItemView*>{table_, lines_})
        view->setFrameShape(QFrame::NoFrame);
    setTextSize(summary_, TextSize::Strong);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(summary_, 1);
    buttons->addWidget(save_);
    buttons->addWidget(cancel_);
    buttons->addWidget(retry_);
    detailColumn->addLayout(buttons);
    detailColumn->addWidget(lines_, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(table_);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 1);
    auto* inner = new QVBoxLayout(content_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    title_->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    setTextSize(title_, TextSize::Page);
    column->addWidget(title_);
    column->addWidget(new Rule(this));
    column->addWidget(content_, 1);
    column->addWidget(nothing_, 1);

    connect(&jobs_, &commands::JobList::changed, this, &ActivityView::jobChanged);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityView::showCurrent);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (const ports::JobState* job = current()) jobs_.cancel(job->id);
    });
    connect(retry_, &QPushButton::clicked, this, [this] {
        if (const ports::JobState* job = current()) jobs_.retry(job->id);
    });
    save_->setObjectName(QStringLiteral("activity.export"));
    connect(save_, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(resultsForFile()); });
    nothing_->setIconName(QStringLiteral("view-list-details"));
    retranslate();
    if (model_->rowCount() > 0) table_->setCurrentIndex(model_->index(0, 0)); // the newest of those that began before
}

void ActivityView::retranslate() {
    title_->setText(tr("Activity"));
    cancel_->setText(tr("Cancel"));
    retry_->setText(tr("Try again"));
    save_->setText(tr("Export results…"));
    lines_->setHeaderLabels({tr("Subject"), tr("Result")});
    table_->setAccessibleName(tr("Jobs"));
    lines_->setAccessibleName(tr("Results by row"));
    nothing_->present(
        StatePage::Look::Empty, tr("No jobs yet"),
        tr("What runs over many members, exports and changes shows up here with its progress and its results."));
    Q_EMIT model_->headerDataChanged(Qt::Horizontal, 0, items::JobModel::ColumnCount - 1);
    shown_ = 0;
    showCurrent();
}

void ActivityView::jobChanged(quint64 id) {
    const ports::JobState* selected = current();
    const ports::JobId keep = selected ? selected->id : 0;
    model_->jobChanged(id);
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->at(row).id == (keep ? keep : id)) table_->setCurrentIndex(model_->index(row, 0));
    showCurrent();
}

const ports::JobState* ActivityView::current() const {
    const QModelIndex index = table_->currentIndex();
    return index.isValid() && index.row() < model_->rowCount() ? &model_->at(index.row()) : nullptr;
}

void ActivityView::showCurrent() {
    const bool any = model_->rowCount() > 0;
    content_->setVisible(any);
    nothing_->setVisible(!any);
    const ports::JobState* job = current();
    const bool running = job && job->phase == ports::JobPhase::Running;
    cancel_->setEnabled(job && job->canCancel && running);
    cancel_->setToolTip(cancel_->isEnabled() ? tr("Rows that were not done yet stay as they are.")
                        : running            ? tr("This job cannot be cancelled.")
                                             : tr("Only a running job can be cancelled."));
    save_->setEnabled(job && !job->lines.empty());
    save_->setToolTip(save_->isEnabled() ? tr("Writes the results of this job to a file, row by row.")
                                         : tr("This job has no results by row."));
    retry_->setEnabled(job && job->canRetry && !running);
    retry_->setToolTip(retry_->isEnabled() ? tr("Runs the job once more.")
                       : running           ? tr("The job is still running.")
                                           : tr("Only a job that did not succeed can be tried again."));
    if (!job) {
        lines_->clear();
        summary_->clear();
        shown_ = 0;
        return;
    }
    QString text = tr("%1: %2", "title of a job and its state").arg(fromUtf8(job->title), jobPhaseText(*job));
    if (job->error) text += QLatin1Char('\n') + commands::errorText(*job->error);
    summary_->setText(text);
    if (shown_ != job->id || job->lines.size() < shownLines_) {
        lines_->clear();
        shownLines_ = 0;
    }
    shown_ = job->id;
    for (; shownLines_ < job->lines.size(); ++shownLines_) {
        const ports::JobLine& line = job->lines[shownLines_];
        auto* item = new QTreeWidgetItem(
            lines_, {fromUtf8(line.subject), line.error ? commands::errorText(*line.error) : tr("Done")});
        item->setIcon(0, iconPixmap(line.error ? QStringLiteral("dialog-error") : QStringLiteral("dialog-ok"), 16,
                                    toneInk(line.error ? Tone::Danger : Tone::Good, palette()), devicePixelRatioF()));
        item->setToolTip(1, item->text(1));
    }
    lines_->resizeColumnToContents(0);
}

bool ActivityView::hasList() const {
    return model_->rowCount() > 0;
}

ListTable ActivityView::listForFile() const {
    const ports::JobState* job = current();
    if (lines_->hasFocus() && job && !job->lines.empty()) return resultsForFile();
    return tableOf(*model_, shownColumns(*table_), tr("Activity"), tr("jobs"));
}

ListTable ActivityView::resultsForFile() const {
    auto rows = std::make_shared<ports::ExportRows>();
    const ports::JobState* job = current();
    if (job)
        for (const ports::JobLine& line : job->lines)
            rows->push_back({line.subject, commands::toUtf8(line.error ? commands::errorText(*line.error) : tr("Done")),
                             line.error ? line.error->code : std::string()});
    ListTable table;
    table.title = job ? fromUtf8(job->title) : QString();
    table.fileName = tr("results");
    table.heads = {tr("Subject"), tr("Result"), tr("Code of the error")};
    table.rows = static_cast<qint64>(rows->size());
    table.more = [rows](qint64, const ports::Reply<ExportPage>& reply) {
        reply(ExportPage{std::move(*rows), true});
        return ports::CallHandle();
    };
    return table;
}

void ActivityView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui
