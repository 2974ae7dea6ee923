#include "ui/panes/logs/history_page.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/panes/logs/log_filter_row.h"
#include "ui/panes/logs/log_list.h"
#include "ui/panes/logs/log_parts.h"
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
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::logs {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr int kHistoryLogLetters = 12;
} // namespace

HistoryPage::HistoryPage(const PaneServices& services, const std::string& menu, QWidget* parent)
    : QWidget(parent), services_(services), back_(logTool("history.back", this)), heading_(new QLabel(this)),
      export_(logTool("history.export", this)), refresh_(logTool("history.refresh", this)), logs_(new QComboBox(this)),
      filter_(new LogFilterRow(services.cache, services.clock, this)), note_(new WrappedLabel(this)),
      banner_(new Banner(this)),
      list_(new LogList(services, menu, LogList::Kind::History, QStringLiteral("history"), this)) {
    setObjectName(QStringLiteral("history.page"));
    logs_->setObjectName(QStringLiteral("history.logs"));
    banner_->setObjectName(QStringLiteral("history.banner"));
    note_->setObjectName(QStringLiteral("history.note"));
    build();
    retranslate();
}

void HistoryPage::build() {
    heading_->setTextFormat(Qt::PlainText);
    heading_->setObjectName(QStringLiteral("history.heading"));
    setTextSize(heading_, TextSize::Page);
    logs_->setMinimumContentsLength(kHistoryLogLetters);
    logs_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    logs_->setMaxVisibleItems(30);
    logs_->addItem(QString(), QString());
    for (const LogFact& fact : logFacts())
        logs_->addItem(QString(), fromUtf8(fact.key));
    filter_->setUsualPeriod(Period::All);
    filter_->addToFirstLine(logs_);
    filter_->search()->setListBelow(list_->list()->table());
    note_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kSmall, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{back_, heading_})
        head->addWidget(part);
    head->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{export_, refresh_})
        head->addWidget(part);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(filter_);
    column->addWidget(note_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    connect(back_, &QToolButton::clicked, this, &HistoryPage::closed);
    connect(refresh_, &QToolButton::clicked, list_->list(), &PagedList::refresh);
    connect(export_, &QToolButton::clicked, this, [this] {
        const commands::Applicability verdict = services_.registry.trigger(QStringLiteral("logs.export"));
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
    });
    connect(filter_, &LogFilterRow::changed, this, &HistoryPage::search);
    connect(logs_, &QComboBox::currentIndexChanged, this, &HistoryPage::search);
    connect(list_, &LogList::changed, this, &HistoryPage::refreshLook);
    connect(list_, &LogList::told, this, &HistoryPage::told);
    connect(list_, &LogList::refused, this, &HistoryPage::refused);
    connect(list_, &LogList::memberWanted, this, &HistoryPage::memberWanted);
    connect(list_, &LogList::historyWanted, this,
            [this](const QString& id, const QString& name) { open(toUtf8(id), name); });
    connect(list_, &LogList::orderWanted, this, [this](bool oldestFirst) {
        LogConditions conditions = filter_->conditions();
        conditions.rest.oldestFirst = oldestFirst;
        filter_->setConditions(conditions);
    });
    connect(list_->list(), &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    list_->list()->setWords([this] { return listWords(); });
    list_->list()->setFilter(
        [this] { return list_->model().waitsAt() || filter_->isSet() || logs_->currentIndex() > 0; },
        [this] {
            if (list_->model().waitsAt()) {
                list_->model().goOn();
                return list_->list()->retranslate();
            }
            {
                const QSignalBlocker quiet(logs_);
                logs_->setCurrentIndex(0);
            }
            filter_->clear();
        });
}

void HistoryPage::open(const std::string& party, const QString& name) {
    party_ = party;
    name_ = name.isEmpty() ? nameOf(party) : name;
    asked_.reset();
    {
        const QSignalBlocker quiet(logs_);
        logs_->setCurrentIndex(0);
    }
    filter_->setUsualPeriod(Period::All);
    retranslate();
    search();
}

void HistoryPage::wake() {
    search();
    refreshLook();
}

bool HistoryPage::online() const {
    return services_.online() && services_.identity();
}

bool HistoryPage::readsArchive() const {
    return !online() && archive_.records > 0;
}

LogQuery HistoryPage::query() const {
    std::vector<std::string> logs;
    if (logs_->currentIndex() > 0) logs.push_back(toUtf8(logs_->currentData().toString()));
    LogQuery query = filter_->conditions().query(std::move(logs), services_.clock.now(), list_->zone());
    query.party = party_;
    return query;
}

void HistoryPage::search() {
    if (party_.empty() || !filter_->fault().isEmpty()) return;
    filter_->setZone(list_->zone());
    const bool archive = readsArchive();
    LogQuery wanted = query();
    if (asked_ == wanted && archive == list_->fromArchive() && list_->model().loaded()) return;
    asked_ = wanted;
    list_->setFromArchive(archive);
    list_->ask(std::move(wanted));
    refreshLook();
}

void HistoryPage::linkChanged() {
    if (readsArchive() != list_->fromArchive())
        search();
    else
        list_->list()->linkChanged();
    refreshLook();
}

void HistoryPage::focusFilter() {
    filter_->focusText();
}

void HistoryPage::offerCommands() {
    list_->offerCommands();
}

QString HistoryPage::nameOf(const std::string& id) const {
    if (id == party_ && !name_.isEmpty()) return name_;
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(id);
    return row ? fromUtf8(members.cells(*row).name) : QString();
}

PagedList::Words HistoryPage::listWords() const {
    PagedList::Words words;
    words.fetching = tr("Searching all logs");
    words.empty = tr("No log that you may see has a record of this");
    words.emptyAdvice = tr("Logs that your role does not show are not searched.");
    words.noMatch = tr("No record matches");
    words.noMatchAdvice =
        tr("Searched for: %1").arg(commands::logQueryText(query(), list_->zone(), [this](const std::string& id) {
            return nameOf(id);
        }));
    words.clearFilter = tr("Clear the conditions");
    if (const std::optional<Instant> waits = list_->model().waitsAt()) {
        words.noMatch = tr("Nothing was found so far");
        words.noMatchAdvice =
            tr("Everything back to %1 was looked at.").arg(commands::logTimeText(*waits, list_->zone()));
        words.clearFilter = tr("Go on searching");
    }
    words.offline = tr("The logs are kept by the service");
    words.offlineAdvice = tr("They can be searched as soon as there is a connection.");
    words.failed = tr("The logs could not be searched");
    return words;
}

void HistoryPage::refreshLook() {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    note_->setPalette(ink);
    note_->say(readsArchive() ? tr("There is no connection to the service. You see the local archive.") : QString());
    const bool rows = list_->model().rowCount() > 0;
    export_->setEnabled(rows && online());
    export_->setToolTip(!online() ? tr("This needs a connection to the service.")
                        : rows    ? tr("The service makes a file of all records that match.")
                                  : tr("There is nothing to export."));
    refresh_->setEnabled(online() || readsArchive());
}

void HistoryPage::retranslate() {
    back_->setText(tr("Back"));
    back_->setIcon(icon(QStringLiteral("go-previous")));
    back_->setToolTip(tr("Back to the log"));
    heading_->setText(tr("History of %1").arg(name_.isEmpty() ? fromUtf8(party_) : name_));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    const QSignalBlocker quiet(logs_);
    for (int i = 0; i < logs_->count(); ++i)
        logs_->setItemText(i, i == 0 ? tr("All logs") : commands::logText(toUtf8(logs_->itemData(i).toString())));
    logs_->setAccessibleName(tr("Log"));
    list_->list()->retranslate();
    refreshLook();
}

void HistoryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::logs

#include "moc_history_page.cpp"
