// Ways into the logs from elsewhere, to histories and back, and out of them into a file.

#include "models/commands/log_commands.h"
#include "models/commands/log_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/panes/logs/history_page.h"
#include "ui/panes/logs/log_detail.h"
#include "ui/panes/logs/log_filter_row.h"
#include "ui/panes/logs/log_list.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/panes/logs/logs_pane.h"
#include "ui/panes/logs/search_button.h"
#include "ui/widgets/banner.h"

#include <QDateTime>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

ports::ExportRows archivedRows(const std::vector<AuditRecord>& records, const items::LogTableModel::Words& words,
                               const std::vector<items::LogTableModel::Column>& columns, const QTimeZone& zone) {
    ports::ExportRows rows;
    for (const AuditRecord& record : records) {
        std::vector<std::string>& cells = rows.emplace_back();
        for (const items::LogTableModel::Column& column : columns)
            cells.push_back(column.from == "time" || column.from == "clock"
                                ? toUtf8(commands::logIsoText(record.at, zone))
                                : toUtf8(words.cell(record, column)));
    }
    return rows;
}

} // namespace

void LogsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    ensure();
    offerCommands();
    if (standings_.empty()) askStandings();
    if (history_ && stack_->currentIndex() == 1) return history_->wake();
    search();
    refreshLook();
}

void LogsPane::offerCommands() {
    if (auto* request =
            qobject_cast<commands::RequestLogExport*>(services_.registry.find(QStringLiteral("logs.export")))) {
        request->offer(this, [this]() -> std::optional<commands::RequestLogExport::Wanted> {
            if (!isVisible() || !stack_) return std::nullopt;
            const bool history = history_ && stack_->currentIndex() == 1;
            LogQuery plain;
            plain.logs = {log()};
            const LogQuery query = history ? history_->query() : asked_.value_or(plain);
            return commands::RequestLogExport::Wanted{
                query, commands::logQueryText(query, list_->zone(), [this, history](const std::string& id) {
                    return history ? history_->nameOf(id) : nameOf(id);
                })};
        });
        disconnect(request, &commands::RequestLogExport::requested, this, nullptr);
        connect(request, &commands::RequestLogExport::requested, this, [this] {
            if (!isVisible()) return;
            banner_->announce(Banner::Kind::Success, tr("The file is being made."), tr("Open the log download"),
                              [this] { Q_EMIT openWanted(fromUtf8(commands::kLogDownloadMenu), QString()); });
        });
    }
    if (auto* keep = qobject_cast<commands::PaneCommand*>(services_.registry.find(commands::kSaveLogSearch)))
        keep->offer(
            this, [this] { kept_->askName(); },
            [this](const commands::Context&) {
                return isVisible() && stack_->currentIndex() == 0
                           ? commands::Applicability::yes()
                           : commands::Applicability::no(tr("Open a list of logs first."));
            });
    if (history_ && stack_->currentIndex() == 1)
        history_->offerCommands();
    else
        list_->offerCommands();
}

void LogsPane::focusFilter() {
    ensure();
    if (history_ && stack_->currentIndex() == 1) return history_->focusFilter();
    filter_->focusText();
}

void LogsPane::showResource(const QString& resource) {
    if (resource.isEmpty()) return;
    ensure();
    const QString rest = resource.section(QLatin1Char(':'), 1);
    if (resource.startsWith(QLatin1String("seq:"))) return openRecord(rest.toLongLong());
    if (resource.startsWith(QLatin1String("search:"))) {
        searches_->reload();
        return useSearch(rest);
    }
    closeHistory();
    if (resource.startsWith(QLatin1String("log:"))) {
        const auto tab = std::ranges::find(logs_, toUtf8(rest));
        if (tab != logs_.end()) tabs_->setCurrentIndex(static_cast<int>(tab - logs_.begin()));
        return;
    }
    openHistory(resource, nameOf(toUtf8(resource)));
}

// Without a connection, and of what the service has deleted, the local archive knows it.
void LogsPane::openRecord(std::int64_t seq) {
    if (!online() && !archiveHolds()) {
        banner_->announce(Banner::Kind::Warning,
                          tr("The record can be opened as soon as there is a connection to the service."));
        return;
    }
    if (!online()) {
        recordCall_ = services_.archive.record(seq, services_.gui, [this](const Result<AuditRecord>& record) {
            if (!record) return banner_->tell(record.error());
            recordCame(*record);
        });
        return;
    }
    recordCall_ = services_.gateway.logs().record(seq, services_.gui, [this, seq](const Result<AuditRecord>& record) {
        if (record && !record->removed) return recordCame(*record);
        const ports::Identity* identity = services_.identity();
        const bool gone = record || record.error().kind == ErrorKind::NotFound;
        if (gone && archiveHolds() && identity && identity->canSee("audit.archive", services_.clock.now()))
            Q_EMIT openWanted(QStringLiteral("audit.archive"), QStringLiteral("seq:%1").arg(seq));
        else if (record)
            recordCame(*record);
        else
            banner_->tell(record.error());
    });
}

void LogsPane::recordCame(const AuditRecord& record) {
    const LogFact* fact = logFact(record.log);
    const bool here = std::ranges::find(logs_, record.log) != logs_.end();
    const ports::Identity* identity = services_.identity();
    if (here)
        showRecord(record);
    else if (fact && identity && identity->canSee(fact->menu, services_.clock.now()))
        Q_EMIT openWanted(fromUtf8(fact->menu), QStringLiteral("seq:%1").arg(record.seq));
}

// The list around it is that of its day, so that what happened before and after is seen as well.
void LogsPane::showRecord(const AuditRecord& record) {
    closeHistory();
    {
        const QSignalBlocker quiet(tabs_);
        tabs_->setCurrentIndex(static_cast<int>(std::ranges::find(logs_, record.log) - logs_.begin()));
    }
    filter_->setLog(log());
    list_->setLog(log());
    logs::LogConditions conditions;
    conditions.period = logs::Period::Own;
    conditions.from = conditions.until = QDateTime::fromMSecsSinceEpoch(toMillis(record.at), list_->zone()).date();
    asked_.reset();
    list_->showRecord(record.seq);
    filter_->setConditions(conditions);
}

void LogsPane::openHistory(const QString& id, const QString& name) {
    if (id.isEmpty()) return;
    if (!history_) {
        history_ = new logs::HistoryPage(services_, menu_, stack_);
        stack_->addWidget(history_);
        connect(history_, &logs::HistoryPage::closed, this, &LogsPane::closeHistory);
        connect(history_, &logs::HistoryPage::told, this, &LogsPane::tell);
        connect(history_, &logs::HistoryPage::refused, this, &LogsPane::refuse);
        connect(history_, &logs::HistoryPage::memberWanted, this,
                [this](const QString& member) { Q_EMIT openWanted(QStringLiteral("members.members"), member); });
    }
    history_->setArchive(archive_);
    history_->open(toUtf8(id), name);
    stack_->setCurrentIndex(1);
    offerCommands();
    services_.registry.contextChanged();
}

void LogsPane::closeHistory() {
    if (!stack_ || stack_->currentIndex() == 0) return;
    stack_->setCurrentIndex(0);
    if (isVisible()) {
        offerCommands();
        search();
    }
}

bool LogsPane::giveUpDraft() {
    closeHistory();
    return true;
}

void LogsPane::linkChanged() {
    if (!stack_) return;
    if (history_) history_->linkChanged();
    if (askedArchive_ != readsArchive())
        search();
    else
        list_->list()->linkChanged();
    if (standings_.empty() && isVisible()) askStandings();
    refreshLook();
}

bool LogsPane::hasList() const {
    return stack_ && list_->model().rowCount() > 0 && (readsArchive() || services_.online());
}

// The service makes files of its logs itself, and says in its own log that it did; what lies here is written here.
void LogsPane::exportShown(const TellExport& tell) {
    if (!stack_) return;
    if (!readsArchive()) {
        const commands::Applicability verdict = services_.registry.trigger(QStringLiteral("logs.export"));
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    ListTable table;
    table.title = title();
    table.fileName = tr("logs");
    const auto columns = list_->model().columns();
    for (int i = 0; i < list_->model().columnCount(); ++i)
        table.heads << list_->model().headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    table.more = allPages([this, columns, query = list_->model().query()](std::string cursor, const TakePage& take) {
        return services_.archive.search(
            query, std::move(cursor), 1'000, services_.gui, [this, columns, take](Result<ports::ArchiveLogPage> page) {
                if (!page) return take(std::move(page).error(), {});
                const QTimeZone zone = list_->zone();
                take(archivedRows(page->records, logs::tableWords([zone] { return zone; }), columns, zone),
                     std::move(page->nextCursor));
            });
    });
    exportList(exportServices(services_), std::move(table), this,
               tell ? tell : TellExport([this](Banner::Kind kind, const QString& sentence) {
                   banner_->announce(kind, sentence);
               }));
}

} // namespace sekisho::ui
