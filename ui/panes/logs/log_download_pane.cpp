#include "ui/panes/logs/log_download_pane.h"

#include "models/commands/log_commands.h"
#include "models/commands/log_fetch.h"
#include "models/commands/log_words.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/log_export_model.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrapped_label.h"

#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using items::LogExportModel;

namespace {

constexpr int kLookAgainMillis = 2'000;

QString exportHead(LogExportModel::Column column) {
    switch (column) {
    case LogExportModel::CreatedColumn:
        return LogDownloadPane::tr("Asked for at");
    case LogExportModel::WhatColumn:
        return LogDownloadPane::tr("What");
    case LogExportModel::FormatColumn:
        return LogDownloadPane::tr("Format");
    case LogExportModel::StateColumn:
        return LogDownloadPane::tr("State");
    case LogExportModel::RecordsColumn:
        return LogDownloadPane::tr("Records");
    case LogExportModel::SizeColumn:
        return LogDownloadPane::tr("Size");
    case LogExportModel::ExpiryColumn:
        return LogDownloadPane::tr("There until");
    case LogExportModel::FetchedColumn:
        return LogDownloadPane::tr("Times fetched");
    case LogExportModel::DigestColumn:
        return LogDownloadPane::tr("SHA-256");
    case LogExportModel::ColumnCount:
        break;
    }
    return {};
}

QString exportCell(const LogExport& one, LogExportModel::Column column, const QTimeZone& zone) {
    const QLocale numbers = commands::locale();
    const bool counted = one.state == LogExportState::Ready || one.state == LogExportState::Running;
    switch (column) {
    case LogExportModel::CreatedColumn:
        return commands::logTimeText(one.createdAt, zone);
    case LogExportModel::WhatColumn:
        return one.contents ? commands::contentQueryText(*one.contents, zone)
                            : commands::logQueryText(one.query, zone, {});
    case LogExportModel::FormatColumn:
        return commands::logFormatText(one.format);
    case LogExportModel::StateColumn:
        return commands::logExportStateText(one.state);
    case LogExportModel::RecordsColumn:
        return counted ? numbers.toString(static_cast<qlonglong>(one.records)) : QString();
    case LogExportModel::SizeColumn:
        return counted && one.bytes > 0 ? commands::byteText(one.bytes) : QString();
    case LogExportModel::ExpiryColumn:
        return one.state == LogExportState::Ready ? commands::logTimeText(one.expiresAt, zone) : QString();
    case LogExportModel::FetchedColumn:
        return one.state == LogExportState::Ready ? numbers.toString(one.fetched) : QString();
    case LogExportModel::DigestColumn:
        return fromUtf8(one.digest);
    case LogExportModel::ColumnCount:
        break;
    }
    return {};
}

QString exportTooltip(const LogExport& one, LogExportModel::Column column, const QTimeZone& zone) {
    if (column == LogExportModel::CreatedColumn) return commands::logIsoText(one.createdAt, zone);
    if (column == LogExportModel::ExpiryColumn && one.state == LogExportState::Ready)
        return commands::logIsoText(one.expiresAt, zone);
    if (column == LogExportModel::FormatColumn) return commands::logFormatHelp(one.format);
    if (column == LogExportModel::StateColumn && one.error) return commands::errorText(*one.error);
    return exportCell(one, column, zone);
}

QString exportFileName(const LogExport& one, const QTimeZone& zone) {
    const std::string log = one.contents                 ? "messages"
                            : one.query.logs.size() == 1 ? one.query.logs.front()
                                                         : std::string("logs");
    const QDateTime made = QDateTime::fromMSecsSinceEpoch(toMillis(one.createdAt), zone);
    return fromUtf8(log) + QLatin1Char('-') + made.toString(QStringLiteral("yyyyMMdd-HHmm")) + QLatin1Char('.') +
           commands::logFormatSuffix(one.format);
}

void askForLogFile(QWidget* parent, const LogExport& one, const QTimeZone& zone,
                   std::function<void(const QString& path)> chosen) {
    auto* dialog = new QFileDialog(parent, LogDownloadPane::tr("Save the file of the log export"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("export.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = commands::logFormatSuffix(one.format);
    dialog->setNameFilter(LogDownloadPane::tr("%1 (*.%2)", "format, ending of the file")
                              .arg(commands::logFormatText(one.format), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(exportFileName(one, zone));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString& path) { chosen(path); });
    dialog->open();
}

} // namespace

LogDownloadPane::LogDownloadPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new LogExportModel(
          services_.gateway.logs(), services_.gui,
          {exportHead,
           [this](const LogExport& one, LogExportModel::Column column) { return exportCell(one, column, zone()); },
           [this](const LogExport& one, LogExportModel::Column column) { return exportTooltip(one, column, zone()); }},
          this)) {
    setObjectName(QStringLiteral("logDownload.pane"));
    build();
    connectParts();
    retranslate();
}

LogDownloadPane::~LogDownloadPane() = default;

QString LogDownloadPane::title() const {
    return commands::menuText(*menuItem(commands::kLogDownloadMenu));
}

QTimeZone LogDownloadPane::zone() const {
    return commands::logZone(services_.identity());
}

void LogDownloadPane::build() {
    heading_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    refresh_ = logs::logTool("logDownload.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->addWidget(heading_);
    head->addStretch(1);
    head->addWidget(refresh_);
    about_ = new WrappedLabel(this);
    about_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    about_->setForegroundRole(QPalette::PlaceholderText);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("logDownload.banner"));
    list_ = new PagedList(*model_, services_, {commands::kLogDownloadMenu, Access::View}, QStringLiteral("logDownload"),
                          this);
    list_->setIconName(QStringLiteral("document-export"));
    QTableView* table = list_->table();
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setItemDelegate(new CellDelegate(table));
    table->setItemDelegateForColumn(
        LogExportModel::StateColumn,
        new diff::ChipDelegate([](int state) { return logs::exportChip(static_cast<LogExportState>(state)); }, table));
    table->horizontalHeader()->setStretchLastSection(true);
    bar_ = new CommandBar(services_.registry, QStringLiteral("logDownload"),
                          {commands::kFetchLogFile, commands::kCopyLogDigest, commands::kWithdrawLogExport}, this);
    menu_ = new QMenu(this);
    looking_ = new QTimer(this);
    looking_->setSingleShot(true);
    looking_->setInterval(kLookAgainMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(about_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(bar_);
}

void LogDownloadPane::connectParts() {
    connect(list_, &PagedList::changed, this, &LogDownloadPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, &LogDownloadPane::openMenu);
    connect(list_->table(), &QTableView::activated, this, [this] { fetch(); });
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
    });
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(looking_, &QTimer::timeout, this, [this] {
        if (isVisible()) list_->refresh();
    });
    if (auto* request =
            qobject_cast<commands::RequestLogExport*>(services_.registry.find(QStringLiteral("logs.export"))))
        connect(request, &commands::RequestLogExport::requested, this, [this] {
            if (isVisible()) list_->refresh();
        });
}

std::optional<LogExport> LogDownloadPane::chosen() const {
    const std::vector<int> rows = list_->selectedRows();
    return rows.size() == 1 ? std::optional(model_->at(rows.front())) : std::nullopt;
}

commands::Applicability LogDownloadPane::needs(bool ready) const {
    using commands::Applicability;
    const std::optional<LogExport> one = chosen();
    if (!one) return Applicability::no(tr("Choose an export in the list first."));
    if (!ready || one->state == LogExportState::Ready) return Applicability::yes();
    return Applicability::no(one->state == LogExportState::Failed || one->state == LogExportState::Cancelled
                                 ? tr("There is no file of this export.")
                                 : tr("The file is still being made."));
}

void LogDownloadPane::offerCommands() {
    const auto offer = [this](QLatin1String key, std::function<void()> work, bool ready) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(key)))
            command->offer(this, std::move(work), [this, ready](const commands::Context&) {
                return isVisible() ? needs(ready) : commands::Applicability::no(tr("Open the log download first."));
            });
    };
    offer(
        commands::kFetchLogFile, [this] { fetch(); }, true);
    offer(
        commands::kCopyLogDigest, [this] { copyDigest(); }, true);
    offer(
        commands::kWithdrawLogExport, [this] { withdraw(); }, false);
    services_.registry.contextChanged();
}

void LogDownloadPane::fetch() {
    const commands::Applicability verdict = needs(true);
    if (!verdict.applies) return banner_->announce(Banner::Kind::Warning, verdict.why);
    const LogExport one = *chosen();
    askForLogFile(this, one, zone(), [this, one](const QString& path) { writeTo(one, path); });
}

void LogDownloadPane::writeTo(const LogExport& one, const QString& path) {
    auto* fetch = new commands::LogFetch({services_.gateway.logs(), services_.jobs, services_.gui}, one, path, this);
    connect(fetch, &commands::LogFetch::written, this, [this](const QString& where, qint64 bytes) {
        banner_->announce(Banner::Kind::Success,
                          tr("%1 were written to %2. The digest is right.").arg(commands::byteText(bytes), where));
        if (isVisible()) list_->refresh();
    });
    connect(fetch, &commands::LogFetch::failed, this, [this](const Error& error) { banner_->tell(error); });
    fetch->start();
}

void LogDownloadPane::withdraw() {
    const std::optional<LogExport> one = chosen();
    if (!one) return;
    call_ = services_.gateway.logs().cancelExport(one->id, services_.gui, [this](Result<std::monostate> done) {
        if (!done) return banner_->tell(done.error());
        banner_->announce(Banner::Kind::Success, tr("The export was withdrawn."));
        list_->refresh();
    });
}

void LogDownloadPane::copyDigest() {
    const std::optional<LogExport> one = chosen();
    if (!one) return;
    QGuiApplication::clipboard()->setText(fromUtf8(one->digest));
    banner_->announce(Banner::Kind::Success, tr("The digest was copied."));
}

void LogDownloadPane::shownChanged() {
    CommandBar::Shown shown;
    if (model_->loaded())
        shown.count = tr("%n export(s)", nullptr, model_->rowCount());
    else if (model_->asking())
        shown.count = tr("Fetching …");
    bar_->present(shown);
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    if (!model_->unfinished() || !isVisible())
        looking_->stop();
    else if (!looking_->isActive() && !model_->asking())
        looking_->start();
    services_.registry.contextChanged();
}

void LogDownloadPane::openMenu(const QPoint& at) {
    if (!chosen()) return;
    bar_->fillMenu(menu_);
    addReasonActions(*menu_, services_.registry, tenantObject());
    menu_->popup(at);
}

void LogDownloadPane::linkChanged() {
    list_->linkChanged();
}

bool LogDownloadPane::hasList() const {
    return list_->mayLook() && model_->rowCount() > 0;
}

void LogDownloadPane::exportShown(const TellExport& tell) {
    exportList(exportServices(services_), tableOf(*model_, shownColumns(*list_->table()), title(), tr("log-exports")),
               this, tell);
}

void LogDownloadPane::retranslate() {
    heading_->setText(title());
    about_->say(
        tr("Exports are asked for on the screens of the logs. Each file waits here until it expires; fetching it "
           "is recorded."));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    list_->table()->setAccessibleName(tr("Log exports"));
    bar_->setNameOfMore(tr("All actions for the chosen export"));
    list_->setWords([] {
        PagedList::Words words;
        words.fetching = tr("Fetching the list of exports");
        words.empty = tr("You have not asked for any file of logs");
        words.emptyAdvice = tr("Open a log, set its conditions and choose “Export…”. The file appears here.");
        words.offline = tr("The exports are kept by the service");
        words.offlineAdvice = tr("They can be seen as soon as there is a connection.");
        words.failed = tr("The list of exports could not be fetched");
        return words;
    });
    list_->retranslate();
    QTableView* table = list_->table();
    for (const auto& [column, sample] :
         {std::pair{LogExportModel::CreatedColumn, commands::widestLogTime()},
          {LogExportModel::WhatColumn, QStringLiteral("ログイン: 2026/10/27 - 2026/11/26, 結果: 失敗")},
          {LogExportModel::FormatColumn, commands::logFormatText(LogFormat::SourceCsv)},
          {LogExportModel::StateColumn,
           commands::logExportStateText(LogExportState::Waiting) + QStringLiteral("MMMMM")},
          {LogExportModel::RecordsColumn, QStringLiteral("1,000,000")},
          {LogExportModel::SizeColumn, QStringLiteral("999.9 MB")},
          {LogExportModel::ExpiryColumn, commands::widestLogTime()},
          {LogExportModel::FetchedColumn, QStringLiteral("100")},
          {LogExportModel::DigestColumn, QStringLiteral("b94d27b9934d3e08")}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
    shownChanged();
}

void LogDownloadPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    list_->refresh();
}

void LogDownloadPane::hideEvent(QHideEvent* event) {
    Pane::hideEvent(event);
    looking_->stop();
}

void LogDownloadPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_log_download_pane.cpp"
