#include "ui/shell/activity_view.h"

#include "models/commands/words.h"
#include "models/items/roles.h"
#include "models/ports/approvals.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/tones.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sekisho::ui {

using commands::fromUtf8;

namespace {

constexpr int kSubjectWidth = 220;
constexpr int kStateSignSize = 16;

// The subject with a sign of what became of it before its name.
class LineDelegate final : public CellDelegate {
  public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
        if (index.column() != items::JobLineModel::SubjectColumn) return CellDelegate::paint(painter, given, index);
        QStyleOptionViewItem option(given);
        const QRect area = paintGround(painter, option, index);
        const auto state = static_cast<std::size_t>(index.data(items::StatusRole).toInt());
        static constexpr Tone kTones[] = {Tone::Good, Tone::Information, Tone::Danger};
        const QColor ink =
            option.state & QStyle::State_Selected ? inkOf(option) : toneInk(kTones[state], option.palette);
        painter->drawPixmap(area.left(), area.top() + (area.height() - kStateSignSize) / 2,
                            sign(state, ink, painter->device()->devicePixelRatioF()));
        paintText(painter, option, area.adjusted(kStateSignSize + space::kSmall, 0, 0, 0),
                  index.data(Qt::DisplayRole).toString());
    }

  private:
    struct Drawn {
        QPixmap picture;
        QRgb ink = 0;
        qreal ratio = 0;
    };
    // By items::JobLineState; drawn once, shown in row after row.
    const QPixmap& sign(std::size_t state, const QColor& ink, qreal ratio) const {
        static constexpr const char* kSigns[] = {"dialog-ok", "dialog-information", "dialog-error"};
        Drawn& drawn = signs_[state];
        if (drawn.picture.isNull() || drawn.ink != ink.rgba() || drawn.ratio != ratio)
            drawn = {iconPixmap(QLatin1String(kSigns[state]), kStateSignSize, ink, ratio), ink.rgba(), ratio};
        return drawn.picture;
    }
    mutable std::array<Drawn, 3> signs_;
};

// Nothing of it was refused: what was not done waits for a second person.
bool onlyWaits(const ports::JobState& job) {
    if (job.phase != ports::JobPhase::Failed && job.phase != ports::JobPhase::PartlyFailed) return false;
    if (job.error && !commands::isNews(*job.error)) return false;
    return (job.error || job.refused > 0) && std::ranges::all_of(job.lines, [](const ports::JobLine& line) {
               return !line.error || commands::isNews(*line.error);
           });
}

} // namespace

QString jobPhaseText(const ports::JobState& job) {
    if (onlyWaits(job)) {
        const auto waiting = static_cast<int>(job.refused);
        const auto held = [](const std::optional<Error>& error) { return error && ports::heldByBrake(*error); };
        if (held(job.error) || std::ranges::any_of(job.lines, held, &ports::JobLine::error))
            return ActivityView::tr("%n held by the brake", nullptr, std::max(waiting, 1));
        return waiting > 0 ? ActivityView::tr("%n sent as requests", nullptr, waiting)
                           : ActivityView::tr("Sent as a request");
    }
    switch (job.phase) {
    case ports::JobPhase::Running:
        return ActivityView::tr("Running");
    case ports::JobPhase::Succeeded:
        return ActivityView::tr("Done");
    case ports::JobPhase::Failed:
        return ActivityView::tr("Failed");
    case ports::JobPhase::PartlyFailed:
        return ActivityView::tr("Done, %n refused", nullptr, static_cast<int>(job.refused));
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
      lines_(new items::JobLineModel(
          jobs,
          {[](items::JobLineModel::Column column) {
               return column == items::JobLineModel::SubjectColumn ? tr("Subject") : tr("Result");
           },
           [](const ports::JobLine& line) { return line.error ? commands::errorText(*line.error) : tr("Done"); }},
          this)),
      title_(new QLabel(this)), table_(new QTableView(this)), rows_(new QTableView(this)), summary_(new QLabel(this)),
      onlyRefused_(new QCheckBox(this)), cancel_(new QPushButton(this)), retry_(new QPushButton(this)),
      save_(new QPushButton(this)), nothing_(new StatePage(this)), content_(new QWidget(this)) {
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
    rows_->setObjectName(QStringLiteral("activity.rows"));
    rows_->setModel(lines_);
    rows_->setItemDelegate(new LineDelegate(rows_));
    rows_->setSelectionBehavior(QAbstractItemView::SelectRows);
    layAsRows(rows_);
    rows_->horizontalHeader()->setStretchLastSection(true);
    rows_->setColumnWidth(items::JobLineModel::SubjectColumn, kSubjectWidth);
    onlyRefused_->setObjectName(QStringLiteral("activity.onlyRefused"));
    summary_->setWordWrap(true);

    auto* detail = new QWidget(this);
    auto* detailColumn = new QVBoxLayout(detail);
    detailColumn->setContentsMargins(0, 0, 0, 0);
    detailColumn->setSpacing(0);
    for (QAbstractItemView* view : std::initializer_list<QAbstractItemView*>{table_, rows_})
        view->setFrameShape(QFrame::NoFrame);
    setTextSize(summary_, TextSize::Strong);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(summary_, 1);
    buttons->addWidget(onlyRefused_);
    buttons->addWidget(save_);
    buttons->addWidget(cancel_);
    buttons->addWidget(retry_);
    setTabOrder(rows_, onlyRefused_);
    setTabOrder(onlyRefused_, save_);
    setTabOrder(save_, cancel_);
    setTabOrder(cancel_, retry_);
    detailColumn->addLayout(buttons);
    detailColumn->addWidget(rows_, 1);
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
    connect(onlyRefused_, &QCheckBox::toggled, lines_, &items::JobLineModel::setRefusedOnly);
    nothing_->setIconName(QStringLiteral("view-list-details"));
    retranslate();
    if (model_->rowCount() > 0) table_->setCurrentIndex(model_->index(0, 0)); // the newest of those that began before
}

void ActivityView::retranslate() {
    title_->setText(tr("Activity"));
    cancel_->setText(tr("Cancel"));
    retry_->setText(tr("Try again"));
    save_->setText(tr("Export results…"));
    onlyRefused_->setText(tr("Only what was refused"));
    table_->setAccessibleName(tr("Jobs"));
    rows_->setAccessibleName(tr("Results by row"));
    nothing_->present(
        StatePage::Look::Empty, tr("No jobs yet"),
        tr("What runs over many members, exports and changes shows up here with its progress and its results."));
    Q_EMIT model_->headerDataChanged(Qt::Horizontal, 0, items::JobModel::ColumnCount - 1);
    lines_->languageChanged();
    showCurrent();
}

void ActivityView::jobChanged(quint64 id) {
    const bool known = model_->rowCount() > 0;
    model_->jobChanged(id);
    if (!known && model_->rowCount() > 0) table_->setCurrentIndex(model_->index(0, 0));
    const ports::JobState* job = current();
    if (job && job->id == id) showCurrent();
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
    const bool waits = job && onlyWaits(*job); // once more would ask a second time
    retry_->setEnabled(job && job->canRetry && !running && !waits);
    retry_->setToolTip(retry_->isEnabled() ? tr("Runs the job once more.")
                       : waits             ? tr("It waits for a second person; withdraw the request to order it anew.")
                       : running           ? tr("The job is still running.")
                                           : tr("Only a job that did not succeed can be tried again."));
    onlyRefused_->setVisible(job && job->refused > 0 && job->refused < static_cast<qint64>(job->lines.size()));
    if (!job) {
        lines_->show(0);
        summary_->clear();
        return;
    }
    QString text = tr("%1: %2", "title of a job and its state").arg(fromUtf8(job->title), jobPhaseText(*job));
    if (job->error) text += QLatin1Char('\n') + commands::errorText(*job->error);
    if (job->shortened)
        text += QLatin1Char('\n') + tr("Of older jobs only the rows that were refused are still listed.");
    summary_->setText(text);
    if (onlyRefused_->isHidden()) onlyRefused_->setChecked(false);
    lines_->show(job->id);
}

bool ActivityView::hasList() const {
    return model_->rowCount() > 0;
}

ListTable ActivityView::listForFile() const {
    const ports::JobState* job = current();
    if (rows_->hasFocus() && job && !job->lines.empty()) return resultsForFile();
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

#include "moc_activity_view.cpp"
