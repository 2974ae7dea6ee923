#include "ui/panes/logs/logs_pane.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/panes/logs/history_page.h"
#include "ui/panes/logs/log_filter_row.h"
#include "ui/panes/logs/log_list.h"
#include "ui/panes/logs/log_parts.h"
#include "ui/panes/logs/search_button.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

LogsPane::LogsPane(PaneServices services, std::string menu, QWidget* parent)
    : Pane(std::move(services), parent), menu_(std::move(menu)) {
    setObjectName(QStringLiteral("logs.pane"));
    for (const LogFact* fact : commands::logsOfMenu(menu_))
        logs_.emplace_back(fact->key);
}

LogsPane::~LogsPane() = default;

QString LogsPane::menuKey() const {
    return fromUtf8(menu_);
}

// The names of logs are those of services: without the word in front they would be mistaken for these.
QString LogsPane::title() const {
    const MenuItem* item = menuItem(menu_);
    return item ? tr("Log: %1").arg(commands::menuText(*item)) : QString();
}

void LogsPane::ensure() {
    if (stack_) return;
    build();
    connectParts();
    archiveWatch_ = services_.archive.watch(services_.gui, [this](const ports::ArchiveState& state) {
        const bool held = archiveHolds();
        archive_ = state;
        if (held != archiveHolds()) sourceChanged();
        refreshLook();
    });
    retranslate();
}

void LogsPane::build() {
    stack_ = new QStackedWidget(this);
    auto* page = new QWidget(stack_);
    stack_->addWidget(page);
    heading_ = new QLabel(page);
    setTextSize(heading_, TextSize::Page);
    source_ = new QComboBox(page);
    source_->setObjectName(QStringLiteral("logs.source"));
    source_->addItem(QString());
    source_->addItem(QString());
    export_ = logs::logTool("logs.exportButton", page);
    refresh_ = logs::logTool("logs.refresh", page);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{source_, export_, refresh_})
        head->addWidget(part);
    tabs_ = new QTabBar(page);
    tabs_->setObjectName(QStringLiteral("logs.tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (std::size_t i = 0; i < logs_.size(); ++i)
        tabs_->addTab(QString());
    tabs_->setVisible(logs_.size() > 1);
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    tabRow->addWidget(tabs_);
    tabRow->addStretch(1);
    filter_ = new logs::LogFilterRow(services_.cache, services_.clock, page);
    searches_ = new logs::SavedSearches(services_.cache, this);
    kept_ = new logs::SearchButton(
        *searches_,
        [this] {
            return logs::SavedSearch{{}, log(), filter_->conditions()};
        },
        page);
    filter_->addToFirstLine(kept_);
    note_ = new WrappedLabel(page);
    note_->setObjectName(QStringLiteral("logs.note"));
    note_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    banner_ = new Banner(page);
    banner_->setObjectName(QStringLiteral("logs.banner"));
    list_ = new logs::LogList(services_, menu_, logs::LogList::Kind::OneLog, QStringLiteral("logs"), page);
    list_->setLog(log());
    filter_->setLog(log());
    filter_->search()->setListBelow(list_->list()->table());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(new Rule(page));
    column->addWidget(filter_);
    column->addWidget(note_);
    column->addWidget(new Rule(page));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
}

void LogsPane::connectParts() {
    connect(tabs_, &QTabBar::currentChanged, this, [this] {
        filter_->setLog(log());
        list_->setLog(log());
        asked_.reset();
        search();
    });
    connect(source_, &QComboBox::currentIndexChanged, this, &LogsPane::sourceChanged);
    connect(filter_, &logs::LogFilterRow::changed, this, &LogsPane::search);
    connect(refresh_, &QToolButton::clicked, this, [this] {
        askStandings();
        list_->list()->refresh();
    });
    connect(export_, &QToolButton::clicked, this, [this] { exportShown({}); });
    connect(kept_, &logs::SearchButton::searchChosen, this, &LogsPane::useSearch);
    connect(searches_, &logs::SavedSearches::failed, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &logs::LogList::changed, this, &LogsPane::refreshLook);
    connect(list_, &logs::LogList::told, this, &LogsPane::tell);
    connect(list_, &logs::LogList::refused, this, &LogsPane::refuse);
    connect(list_, &logs::LogList::historyWanted, this, &LogsPane::openHistory);
    connect(list_, &logs::LogList::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(list_, &logs::LogList::orderWanted, this, [this](bool oldestFirst) {
        logs::LogConditions conditions = filter_->conditions();
        conditions.rest.oldestFirst = oldestFirst;
        filter_->setConditions(conditions);
    });
    list_->list()->setWords([this] { return listWords(); });
    list_->list()->setFilter(
        [this] { return list_->model().waitsAt() || filter_->conditions().isSet(logs::Period::All); },
        [this] { widen(); });
    connect(list_->list(), &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
}

const std::string& LogsPane::log() const {
    return logs_[static_cast<std::size_t>(std::max(0, tabs_->currentIndex()))];
}

bool LogsPane::online() const {
    return services_.online() && services_.identity();
}

bool LogsPane::archiveHolds() const {
    return archive_.records > 0;
}

bool LogsPane::readsArchive() const {
    return archiveHolds() && (source_->currentIndex() == 1 || !online());
}

void LogsPane::search() {
    if (!isVisible()) return; // asked when it is seen
    if (!filter_->fault().isEmpty()) return;
    filter_->setZone(list_->zone());
    const bool archive = readsArchive();
    LogQuery query = filter_->conditions().query({log()}, services_.clock.now(), list_->zone());
    if (asked_ == query && askedArchive_ == archive && list_->model().loaded()) return;
    asked_ = query;
    askedArchive_ = archive;
    list_->setFromArchive(archive);
    list_->ask(std::move(query));
    refreshLook();
}

void LogsPane::sourceChanged() {
    search();
    refreshLook();
}

void LogsPane::useSearch(const QString& name) {
    const auto search = searches_->find(name);
    if (!search) return;
    const auto tab = std::ranges::find(logs_, search->log);
    if (tab == logs_.end()) { // another screen's
        const LogFact* fact = logFact(search->log);
        if (fact) Q_EMIT openWanted(fromUtf8(fact->menu), QStringLiteral("search:") + name);
        return;
    }
    {
        const QSignalBlocker quiet(tabs_);
        tabs_->setCurrentIndex(static_cast<int>(tab - logs_.begin()));
    }
    filter_->setLog(log());
    list_->setLog(log());
    filter_->setConditions(search->conditions);
}

void LogsPane::askStandings() {
    if (!online()) return;
    standingsCall_ =
        services_.gateway.logs().standings(services_.gui, [this](Result<std::vector<ports::LogStanding>> standings) {
            if (!standings) return; // only a hint comes from it
            for (ports::LogStanding& one : *standings)
                standings_[one.log] = std::move(one);
            refreshLook();
        });
}

// --- what is shown
// -----------------------------------------------------------------------------------------------------

QString LogsPane::noteText() const {
    if (readsArchive() && !online())
        return archive_.newest ? tr("There is no connection to the service. You see the local archive, up to %1.")
                                     .arg(commands::logTimeText(*archive_.newest, list_->zone()))
                               : tr("There is no connection to the service. You see the local archive.");
    if (readsArchive())
        return archive_.fetchedAt ? tr("You see the local archive, last fetched at %1.")
                                        .arg(commands::logTimeText(*archive_.fetchedAt, list_->zone()))
                                  : tr("You see the local archive.");
    const LogFact* fact = logFact(log());
    const auto standing = standings_.find(log());
    if (!fact || standing == standings_.end()) return {};
    const int days = standing->second.days;
    if (days == 0) return tr("This log is not kept: it has to be turned on in the service first.");
    const LogQuery query = filter_->conditions().query({}, services_.clock.now(), list_->zone());
    const Instant kept = services_.clock.now() - std::chrono::hours(24) * days;
    if (query.from && *query.from >= kept) return {};
    return archiveHolds()
               ? tr("The service keeps this log for %n day(s). What is older is in the local archive.", nullptr, days)
               : tr("The service keeps this log for %n day(s); what is older has been removed.", nullptr, days);
}

PagedList::Words LogsPane::listWords() const {
    const LogQuery query = filter_->conditions().query({}, services_.clock.now(), list_->zone());
    const QString conditions = commands::logConditions(query, list_->zone(), [this](const std::string& id) {
                                   return nameOf(id);
                               }).join(tr(", ", "between conditions"));
    PagedList::Words words;
    words.fetching = tr("Searching the log");
    words.empty = tr("Nothing has been recorded in this log yet");
    words.emptyAdvice = tr("Records appear here as soon as something happens.");
    words.noMatch = tr("No record matches");
    words.noMatchAdvice = tr("Searched for: %1").arg(conditions);
    words.clearFilter = tr("Clear the conditions");
    if (const std::optional<Instant> waits = list_->model().waitsAt()) {
        const QString time = commands::logTimeText(*waits, list_->zone());
        words.noMatch = tr("Nothing was found so far");
        words.noMatchAdvice = tr("Everything back to %1 was looked at. Searched for: %2").arg(time, conditions);
        words.clearFilter = tr("Go on searching");
    } else if (!filter_->isSet()) {
        words.noMatch = tr("No record in this period");
        words.clearFilter = tr("Search all that is kept");
    }
    words.offline = tr("The logs are kept by the service");
    words.offlineAdvice =
        tr("They can be searched as soon as there is a connection. With a local archive they could be "
           "searched without one.");
    words.failed = tr("The log could not be searched");
    return words;
}

void LogsPane::widen() {
    if (list_->model().waitsAt()) {
        list_->model().goOn();
        list_->list()->retranslate();
        return;
    }
    if (filter_->isSet()) return filter_->clear();
    logs::LogConditions conditions = filter_->conditions();
    conditions.period = logs::Period::All;
    filter_->setConditions(conditions);
}

QString LogsPane::nameOf(const std::string& id) const {
    const logs::LogConditions conditions = filter_->conditions();
    if (id == conditions.rest.actor && !conditions.actorName.isEmpty()) return conditions.actorName;
    if (id == conditions.rest.target && !conditions.targetName.isEmpty()) return conditions.targetName;
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(id);
    return row ? fromUtf8(members.cells(*row).name) : QString();
}

void LogsPane::refreshLook() {
    if (!stack_) return;
    const bool connected = online();
    {
        const QSignalBlocker quiet(source_);
        source_->setEnabled(archiveHolds() && connected);
        source_->setItemText(0, tr("From the service"));
        source_->setItemText(1, tr("From the local archive"));
        source_->setAccessibleName(tr("Where the logs are searched"));
    }
    source_->setToolTip(!archiveHolds() ? tr("Nothing is in the local archive yet.")
                        : connected     ? tr("The archive on this computer reaches further back than the service.")
                                        : tr("Without a connection only the local archive can be searched."));
    if (!connected && archiveHolds()) {
        const QSignalBlocker quiet(source_);
        source_->setItemText(0, tr("From the local archive")); // as it is, whatever is chosen for later
    }
    QPalette ink = palette();
    const bool alarm = readsArchive() && !connected;
    ink.setColor(QPalette::WindowText, alarm ? toneInk(Tone::Warning, palette()) : faded(palette()));
    note_->setPalette(ink);
    note_->say(noteText());
    refresh_->setEnabled(connected || readsArchive());
    refresh_->setToolTip(refresh_->isEnabled() ? QString() : tr("This needs a connection to the service."));
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()   ? readsArchive() ? tr("Write all records that match to a file (Excel or CSV)")
                                                     : tr("The service makes a file of all records that match.")
                          : !online() ? tr("This needs a connection to the service.")
                                    : tr("There is nothing to export."));
}

void LogsPane::retranslate() {
    if (!stack_) return;
    heading_->setText(title());
    for (std::size_t i = 0; i < logs_.size(); ++i)
        tabs_->setTabText(static_cast<int>(i), commands::logTabText(logs_[i]));
    tabs_->setAccessibleName(tr("Log"));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    list_->list()->retranslate();
    refreshLook();
}

Banner& LogsPane::shownBanner() {
    return history_ && stack_->currentIndex() == 1 ? *history_->banner() : *banner_;
}

void LogsPane::tell(const QString& sentence) {
    shownBanner().announce(Banner::Kind::Success, sentence);
}

void LogsPane::refuse(const QString& why) {
    shownBanner().announce(Banner::Kind::Warning, why);
}

void LogsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_logs_pane.cpp"
