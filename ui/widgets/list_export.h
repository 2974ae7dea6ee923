#pragma once
// The one place where a list becomes a file, CSV or XLSX: asks for the file, then writes it as a job, piece by piece,
// with progress and cancel. Times are ISO 8601 with the offset of this computer. GUI thread.
//
//   exportList(exportServices(services_), tableOf(*model_, shownColumns(*table_), title(), "changes"), this, tell);

#include "models/ports/export.h"
#include "models/ports/jobs.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

class QAbstractItemModel;
class QTableView;
class QTimer;

namespace sekisho::ui {

struct PaneServices;

struct ExportServices {
    ports::ExportDesk& desk;
    ports::JobRunner& jobs;
    ports::Executor& gui;
};
ExportServices exportServices(const PaneServices& services);

struct ExportPage {
    ports::ExportRows rows;
    bool last = false;
};

struct ListTable {
    QString title;    // of the list, as people call it; also the name of the sheet
    QString fileName; // without date and ending
    QStringList heads;
    qint64 rows = 0; // about how many; 0: not known
    // The rows after the first `done`, at once or later; a reply is given once for each call unless its handle is gone.
    std::function<ports::CallHandle(qint64 done, ports::Reply<ExportPage> reply)> more;
};

// All rows at once known, given piece by piece.
std::function<ports::CallHandle(qint64, ports::Reply<ExportPage>)> knownRows(ports::ExportRows rows);
// What a model shows now, copied: nothing that happens later changes it.
ListTable tableOf(const QAbstractItemModel& model, const std::vector<int>& columns, QString title, QString fileName);
std::vector<int> shownColumns(const QTableView& table); // as the eye reads them
// A list that the service gives by pages, from its beginning to its end: `ask` fetches the page of a cursor.
using TakePage = std::function<void(Result<ports::ExportRows> rows, std::string nextCursor)>;
std::function<ports::CallHandle(qint64, ports::Reply<ExportPage>)>
allPages(std::function<ports::CallHandle(std::string cursor, TakePage take)> ask);

QString isoTime(Instant at);

// A list, or one that an import takes back, on its way into a file. Lives until the job ends; deleting it before
// cancels.
class ListExport final : public QObject {
    Q_OBJECT
  public:
    ListExport(ExportServices services, ListTable table, QString path, QObject* parent);
    ListExport(ExportServices services, QString title, ports::SheetRequest request, QString path, QObject* parent);
    ~ListExport() override;
    void start();

  Q_SIGNALS:
    void written(qint64 rows, const QString& path);
    void failed(const sekisho::Error& error); // not when it was cancelled

  private:
    void work();
    void fetch();
    void fetched(Result<ExportPage> page);
    void stored(bool last);
    void finish(Done outcome);
    ports::ExportTarget target() const;

    ExportServices services_;
    std::variant<ListTable, ports::SheetRequest> what_;
    QString title_;
    QString path_;
    std::shared_ptr<ports::JobControl> control_;
    std::unique_ptr<ports::ExportFile> file_;
    QTimer* looking_; // whether somebody has cancelled
    qint64 done_ = 0;
    bool headed_ = false;
    ports::CallHandle fetch_;
    ports::CallHandle write_;
};

// Which file, of one of the two formats. `chosen` runs once or never.
void askForExportFile(QWidget* parent, const QString& title, const QString& fileName,
                      std::function<void(const QString& path)> chosen);
using TellExport = std::function<void(Banner::Kind kind, const QString& sentence)>;
// Asks, writes and tells. What is under way when `parent` goes is cancelled.
void exportList(ExportServices services, ListTable table, QWidget* parent, TellExport tell);
void exportSheet(ExportServices services, const QString& title, const QString& fileName, ports::SheetRequest request,
                 QWidget* parent, TellExport tell);

} // namespace sekisho::ui
