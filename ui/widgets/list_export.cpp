#include "ui/widgets/list_export.h"

#include "models/commands/words.h"
#include "models/items/roles.h"
#include "ui/widgets/pane.h"

#include <QAbstractItemModel>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::toUtf8;

namespace {

constexpr int kLookMillis = 100;
constexpr std::size_t kPiece = 2'000;

std::string cellText(const QModelIndex& index) {
    const QVariant time = index.data(items::TimeRole);
    if (!time.isValid()) return toUtf8(index.data(Qt::DisplayRole).toString());
    const qint64 millis = time.toLongLong();
    return millis > 0 ? toUtf8(isoTime(fromMillis(millis))) : std::string();
}

void tellOutcome(ListExport* task, TellExport tell) {
    QObject::connect(task, &ListExport::written, task, [tell](qint64 rows, const QString& where) {
        tell(Banner::Kind::Success,
             rows > 0 ? ListExport::tr("%n row(s) were written to %1.", nullptr, static_cast<int>(rows)).arg(where)
                      : ListExport::tr("The list was written to %1.").arg(where));
    });
    QObject::connect(task, &ListExport::failed, task, [tell = std::move(tell)](const Error& error) {
        tell(Banner::Kind::Error, commands::errorText(error));
    });
}

} // namespace

ExportServices exportServices(const PaneServices& services) {
    return {services.exports, services.jobs, services.gui};
}

QString isoTime(Instant at) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMillis(at));
    return when.toOffsetFromUtc(when.offsetFromUtc()).toString(Qt::ISODate);
}

std::function<ports::CallHandle(qint64, ports::Reply<ExportPage>)> knownRows(ports::ExportRows rows) {
    return [all = std::make_shared<const ports::ExportRows>(std::move(rows))](qint64 done,
                                                                              const ports::Reply<ExportPage>& reply) {
        const auto first = static_cast<std::size_t>(done);
        const std::size_t upTo = std::min(first + kPiece, all->size());
        reply(ExportPage{
            {all->begin() + static_cast<std::ptrdiff_t>(first), all->begin() + static_cast<std::ptrdiff_t>(upTo)},
            upTo == all->size()});
        return ports::CallHandle();
    };
}

ListTable tableOf(const QAbstractItemModel& model, const std::vector<int>& columns, QString title, QString fileName) {
    ListTable table{std::move(title), std::move(fileName), {}, model.rowCount(), {}};
    ports::ExportRows rows;
    rows.reserve(static_cast<std::size_t>(model.rowCount()));
    for (const int column : columns)
        table.heads << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    for (int row = 0; row < model.rowCount(); ++row) {
        std::vector<std::string>& cells = rows.emplace_back();
        for (const int column : columns)
            cells.push_back(cellText(model.index(row, column)));
    }
    table.more = knownRows(std::move(rows));
    return table;
}

std::vector<int> shownColumns(const QTableView& table) {
    std::vector<int> columns;
    const QHeaderView* header = table.horizontalHeader();
    for (int place = 0; place < header->count(); ++place)
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column)) columns.push_back(column);
    return columns;
}

std::function<ports::CallHandle(qint64, ports::Reply<ExportPage>)>
allPages(std::function<ports::CallHandle(std::string cursor, TakePage take)> ask) {
    return [ask = std::move(ask), cursor = std::make_shared<std::string>()](qint64, ports::Reply<ExportPage> reply) {
        return ask(*cursor, [cursor, reply = std::move(reply)](Result<ports::ExportRows> rows, std::string next) {
            if (!rows) return reply(std::move(rows).error());
            *cursor = std::move(next);
            reply(ExportPage{std::move(*rows), cursor->empty()});
        });
    };
}

// --- the job -------------------------------------------------------------------------------------------------------

ListExport::ListExport(ExportServices services, ListTable table, QString path, QObject* parent)
    : QObject(parent), services_(services), title_(table.title), path_(std::move(path)), looking_(new QTimer(this)) {
    what_ = std::move(table);
}

ListExport::ListExport(ExportServices services, QString title, ports::SheetRequest request, QString path,
                       QObject* parent)
    : QObject(parent), services_(services), what_(std::move(request)), title_(std::move(title)), path_(std::move(path)),
      looking_(new QTimer(this)) {}

ListExport::~ListExport() {
    if (control_) control_->finish(Error(ErrorKind::Cancelled, "CANCELLED"));
}

ports::ExportTarget ListExport::target() const {
    const bool csv = path_.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    return {path_.toStdString(), csv ? ports::ListFormat::Csv : ports::ListFormat::Xlsx, toUtf8(title_)};
}

void ListExport::start() {
    ports::JobSpec job;
    job.title = toUtf8(tr("Export of “%1”").arg(title_));
    job.canCancel = true;
    job.work = [this](std::shared_ptr<ports::JobControl> control) {
        control_ = std::move(control);
        QTimer::singleShot(0, this, &ListExport::work);
    };
    looking_->setInterval(kLookMillis);
    connect(looking_, &QTimer::timeout, this, [this] {
        if (control_ && control_->cancelled()) finish(Error(ErrorKind::Cancelled, "CANCELLED"));
    });
    looking_->start();
    services_.jobs.start(std::move(job));
}

void ListExport::work() {
    if (auto* request = std::get_if<ports::SheetRequest>(&what_)) {
        const auto total = static_cast<qint64>(request->members.size());
        control_->progress(0, total);
        write_ = services_.desk.writeSheet(
            target(), std::move(*request), services_.gui,
            [this](std::int64_t done, std::int64_t all) { control_->progress(done, all); },
            [this, total](Result<std::monostate> outcome) {
                done_ = total;
                finish(outcome ? Done() : Done(std::move(outcome).error()));
            });
        return;
    }
    file_ = services_.desk.create(target());
    fetch();
}

void ListExport::fetch() {
    const auto& table = std::get<ListTable>(what_);
    if (control_->cancelled()) return finish(Error(ErrorKind::Cancelled, "CANCELLED"));
    control_->progress(done_, std::max(table.rows, done_));
    fetch_ = table.more(done_, [this](Result<ExportPage> page) { fetched(std::move(page)); });
}

void ListExport::fetched(Result<ExportPage> page) {
    if (!page) return finish(std::move(page).error());
    done_ += static_cast<qint64>(page->rows.size());
    if (!std::exchange(headed_, true)) {
        std::vector<std::string> heads;
        for (const QString& head : std::get<ListTable>(what_).heads)
            heads.push_back(toUtf8(head));
        page->rows.insert(page->rows.begin(), std::move(heads));
    }
    write_ =
        file_->write(std::move(page->rows), services_.gui, [this, last = page->last](Result<std::monostate> outcome) {
            if (!outcome) return finish(std::move(outcome).error());
            stored(last);
        });
}

void ListExport::stored(bool last) {
    if (!last) return fetch();
    if (control_->cancelled()) return finish(Error(ErrorKind::Cancelled, "CANCELLED"));
    write_ = file_->finish(services_.gui, [this](Result<std::monostate> outcome) {
        finish(outcome ? Done() : Done(std::move(outcome).error()));
    });
}

void ListExport::finish(Done outcome) {
    if (!control_) return;
    looking_->stop();
    fetch_.cancel();
    write_.cancel();
    file_.reset();
    const std::optional<Error> error = outcome ? std::nullopt : std::optional<Error>(outcome.error());
    if (!error) control_->progress(done_, done_);
    std::exchange(control_, {})->finish(std::move(outcome));
    if (!error)
        Q_EMIT written(done_, path_);
    else if (error->kind != ErrorKind::Cancelled)
        Q_EMIT failed(*error);
    deleteLater();
}

// --- asking --------------------------------------------------------------------------------------------------------

void askForExportFile(QWidget* parent, const QString& title, const QString& fileName,
                      std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, title, QDir::homePath());
    dialog->setObjectName(QStringLiteral("export.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString workbook = ListExport::tr("Excel workbook (*.xlsx)");
    const QString text = ListExport::tr("CSV (*.csv)");
    dialog->setNameFilters({workbook, text});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(fileName + QLatin1Char('-') + QDate::currentDate().toString(Qt::ISODate));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, text](const QString& filter) {
        dialog->setDefaultSuffix(filter == text ? QStringLiteral("csv") : QStringLiteral("xlsx"));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString& path) { chosen(path); });
    dialog->open();
}

void exportList(ExportServices services, ListTable table, QWidget* parent, TellExport tell) {
    const QString title = ListExport::tr("Export of “%1”").arg(table.title);
    const QString fileName = table.fileName;
    askForExportFile(parent, title, fileName,
                     [services, table = std::move(table), parent, tell = std::move(tell)](const QString& path) {
                         auto* task = new ListExport(services, table, path, parent);
                         tellOutcome(task, tell);
                         task->start();
                     });
}

void exportSheet(ExportServices services, const QString& title, const QString& fileName, ports::SheetRequest request,
                 QWidget* parent, TellExport tell) {
    askForExportFile(
        parent, ListExport::tr("Export of “%1”").arg(title), fileName,
        [services, title, request = std::move(request), parent, tell = std::move(tell)](const QString& path) {
            auto* task = new ListExport(services, title, request, path, parent);
            tellOutcome(task, tell);
            task->start();
        });
}

} // namespace sekisho::ui

#include "moc_list_export.cpp"
