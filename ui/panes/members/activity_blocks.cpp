#include "ui/panes/members/activity_blocks.h"

#include "models/commands/log_words.h"
#include "models/commands/words.h"
#include "ui/delegates/entry_delegate.h"
#include "ui/panes/members/member_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::members {

namespace {
constexpr int kEntriesAtOnce = 6; // what is more scrolls inside
constexpr int kLookAgainMillis = 5'000;

ports::ExportRows sessionRows(const std::vector<Session>& sessions) {
    using commands::toUtf8;
    const auto words = sessionWords();
    ports::ExportRows rows;
    for (const Session& one : sessions)
        rows.push_back({toUtf8(words.state(one)), toUtf8(commands::clientKindText(one.kind)), one.deviceName, one.os,
                        one.ip, one.country, toUtf8(isoTime(one.startedAt)), toUtf8(isoTime(one.lastUsedAt)),
                        one.endedAt ? toUtf8(isoTime(*one.endedAt)) : std::string(), one.userAgent, one.id.value});
    return rows;
}

ports::ExportRows historyRows(const std::vector<AuditRecord>& records) {
    using commands::toUtf8;
    ports::ExportRows rows;
    for (const AuditRecord& one : records)
        rows.push_back({toUtf8(isoTime(one.at)), toUtf8(commands::auditActionText(one.action)), one.result,
                        one.actorName, one.ip, one.changesJson, one.requestId});
    return rows;
}

} // namespace

RemoteBlock::RemoteBlock(const PaneServices& services, QWidget* parent)
    : Block(parent), services_(services), list_(new QListView(this)), note_(new WrappedLabel(this)),
      again_(new QPushButton(this)), older_(new QPushButton(this)), export_(new QToolButton(this)) {
    list_->setFrameShape(QFrame::StyledPanel);
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setTabKeyNavigation(false);
    export_->setAutoRaise(true);
    export_->setFocusPolicy(Qt::StrongFocus);
    head()->addWidget(export_);
    setTabOrder(export_, list_); // it stands above
    body()->addWidget(note_);
    body()->addWidget(again_, 0, Qt::AlignLeft);
    body()->addWidget(list_);
    body()->addWidget(older_, 0, Qt::AlignLeft);
    again_->hide();
    older_->hide();
    list_->hide();
    export_->hide();
    connect(export_, &QToolButton::clicked, this, &RemoteBlock::exportRequested);
    connect(again_, &QPushButton::clicked, this, &RemoteBlock::reload);
    connect(older_, &QPushButton::clicked, this, &RemoteBlock::load);
}

void RemoteBlock::showMember(const UserId& shown) {
    member_ = shown;
    reload();
}

void RemoteBlock::reload() {
    call_.cancel();
    cursor_.clear();
    loaded_ = false;
    error_.reset();
    older_->hide();
    clear();
    fitList();
    load();
}

void RemoteBlock::load() {
    if (member_.empty()) return;
    if (!services_.online() || !services_.identity()) {
        call_.cancel();
        say(tr("Shown again when the service can be reached."));
        return;
    }
    if (!loaded_) say(tr("Loading …"));
    older_->setEnabled(false);
    call_ = ask(member_, cursor_);
}

void RemoteBlock::answered(bool more, std::string nextCursor, int rows) {
    loaded_ = true;
    error_.reset();
    cursor_ = std::move(nextCursor);
    older_->setVisible(more);
    older_->setEnabled(true);
    say(rows == 0 ? emptyText() : QString());
    fitList();
}

void RemoteBlock::failed(const Error& error) {
    if (error.kind == ErrorKind::Cancelled) return;
    error_ = error;
    older_->setEnabled(true);
    say(commands::errorText(error), tr("Try again"));
}

void RemoteBlock::say(const QString& text, const QString& action) {
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, error_ ? toneInk(Tone::Danger, palette()) : faded(palette()));
    note_->setPalette(ink);
    note_->say(text);
    again_->setText(action);
    again_->setVisible(!action.isEmpty());
}

void RemoteBlock::fitList() {
    const int rows = list_->model() ? list_->model()->rowCount() : 0;
    list_->setVisible(rows > 0);
    export_->setVisible(rows > 0);
    list_->setFixedHeight(std::clamp(rows, 1, kEntriesAtOnce) * EntryDelegate::heightFor(list_->fontMetrics()) +
                          2 * list_->frameWidth());
}

void RemoteBlock::retranslate() {
    older_->setText(tr("Show older ones"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    export_->setToolTip(tr("Write this list to a file (Excel or CSV)"));
    export_->setAccessibleName(export_->toolTip());
    if (error_)
        failed(*error_);
    else if (loaded_)
        say(list_->model()->rowCount() == 0 ? emptyText() : QString());
    else if (!member_.empty())
        say(services_.online() ? tr("Loading …") : tr("Shown again when the service can be reached."));
}

void RemoteBlock::changeEvent(QEvent* event) {
    Block::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitList();
}

// --- access status -------------------------------------------------------------------------------------------------

SessionsBlock::SessionsBlock(const PaneServices& services, QWidget* parent)
    : RemoteBlock(services, parent), model_(new items::SessionModel(sessionWords(), this)), timer_(new QTimer(this)),
      end_(new QPushButton(this)), endAll_(new QPushButton(this)) {
    setObjectName(QStringLiteral("detail.sessions"));
    list()->setObjectName(QStringLiteral("sessions.list"));
    end_->setObjectName(QStringLiteral("sessions.end"));
    endAll_->setObjectName(QStringLiteral("sessions.endAll"));
    list()->setModel(model_);
    list()->setItemDelegate(new EntryDelegate(EntryDelegate::Kind::Session, list()));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(end_);
    row->addWidget(endAll_);
    row->addStretch(1);
    body()->addLayout(row);
    connect(list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &SessionsBlock::refresh);
    connect(model_, &QAbstractItemModel::dataChanged, this, &SessionsBlock::refresh);
    connect(model_, &QAbstractItemModel::modelReset, this, &SessionsBlock::refresh);
    connect(end_, &QPushButton::clicked, this, [this] {
        const auto session = current();
        if (!session) return;
        const int at = model_->rowOf(session->id);
        Q_EMIT endRequested(*session, model_->data(model_->index(at, 0), Qt::AccessibleTextRole).toString());
    });
    connect(endAll_, &QPushButton::clicked, this, &SessionsBlock::endAllRequested);
    timer_->setObjectName(QStringLiteral("sessions.timer"));
    connect(timer_, &QTimer::timeout, this, &SessionsBlock::lookAgain);
    timer_->start(kLookAgainMillis);
    refresh();
}

void SessionsBlock::lookAgain() {
    if (!isVisible() || !loaded() || !services_.online()) return;
    look_ = services_.gateway.sessions(member(), {}, services_.gui, [this](Result<ports::SessionPage> page) {
        if (page) bringUpToDate(std::move(page->sessions)); // what fails now is asked again in a moment
    });
}

// The newest in the place of what was known of them; older ones that were asked for stay, and so does what is chosen.
void SessionsBlock::bringUpToDate(std::vector<Session> newest) {
    std::vector<Session> all = std::move(newest);
    const std::size_t fresh = all.size();
    for (int row = 0; row < model_->rowCount(); ++row) {
        const auto known = all.begin() + static_cast<std::ptrdiff_t>(fresh);
        if (std::none_of(all.begin(), known, [&](const Session& one) { return one.id == model_->at(row).id; }))
            all.push_back(model_->at(row));
    }
    bool same = all.size() == static_cast<std::size_t>(model_->rowCount());
    for (std::size_t row = 0; same && row < all.size(); ++row)
        same = all[row] == model_->at(static_cast<int>(row));
    if (same) return;
    const std::optional<Session> chosen = current();
    const int scrolled = list()->verticalScrollBar()->value();
    model_->setSessions(std::move(all));
    if (const int row = chosen ? model_->rowOf(chosen->id) : -1; row >= 0)
        list()->setCurrentIndex(model_->index(row, 0));
    fitList();
    list()->verticalScrollBar()->setValue(scrolled);
    refresh();
}

void SessionsBlock::setRefusal(const QString& why) {
    if (why == refusal_) return;
    refusal_ = why;
    refresh();
}

std::optional<Session> SessionsBlock::current() const {
    const QModelIndex index = list()->currentIndex();
    return index.isValid() ? std::optional(model_->at(index.row())) : std::nullopt;
}

ports::CallHandle SessionsBlock::ask(const UserId& shown, const std::string& cursor) {
    const bool first = cursor.empty();
    return services_.gateway.sessions(shown, cursor, services_.gui, [this, first](Result<ports::SessionPage> page) {
        if (!page) {
            failed(page.error());
            return;
        }
        if (first)
            model_->setSessions(std::move(page->sessions));
        else
            model_->append(std::move(page->sessions));
        answered(!page->nextCursor.empty(), page->nextCursor, model_->rowCount());
        refresh();
    });
}

ListTable SessionsBlock::listForFile() const {
    ListTable table;
    table.title = tr("Access status of 90 days");
    table.fileName = tr("access-status");
    table.heads = {tr("State"),      tr("Environment"),    tr("Device"),    tr("System"),
                   tr("IP address"), tr("Country"),        tr("Signed in"), tr("Last access"),
                   tr("Ended"),      tr("Browser or app"), tr("Session ID")};
    table.rows = model_->rowCount();
    table.more = allPages([this, shown = member()](const std::string& cursor, TakePage take) {
        return services_.gateway.sessions(shown, cursor, services_.gui,
                                          [take = std::move(take)](Result<ports::SessionPage> page) {
                                              if (!page) return take(std::move(page).error(), {});
                                              take(sessionRows(page->sessions), std::move(page->nextCursor));
                                          });
    });
    return table;
}

void SessionsBlock::clear() {
    look_.cancel();
    model_->setSessions({});
}

QString SessionsBlock::emptyText() const {
    return tr("No sessions in 90 days.");
}

void SessionsBlock::refresh() {
    const int live = model_->liveCount();
    setTitle(live > 0 ? tr("Access status of 90 days, %n session(s) now", nullptr, live)
                      : tr("Access status of 90 days"));
    list()->setAccessibleName(tr("Sessions"));
    end_->setText(tr("Log out this session"));
    endAll_->setText(tr("Log out all"));
    const auto session = current();
    end_->setEnabled(refusal_.isEmpty() && session && session->live());
    end_->setToolTip(!refusal_.isEmpty() ? refusal_
                     : !session          ? tr("Choose a session in the list first.")
                     : !session->live()  ? tr("This session has ended already.")
                                         : tr("Ends this session; its next request is refused."));
    endAll_->setEnabled(refusal_.isEmpty());
    endAll_->setToolTip(refusal_.isEmpty() ? tr("Ends every session and token of the member.") : refusal_);
    for (QPushButton* button : {end_, endAll_})
        button->setAccessibleDescription(button->toolTip());
    retranslate();
}

void SessionsBlock::changeEvent(QEvent* event) {
    RemoteBlock::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        model_->languageChanged();
        refresh();
    }
    if (event->type() == QEvent::PaletteChange) refresh();
}

// --- recent operations ---------------------------------------------------------------------------------------------

HistoryBlock::HistoryBlock(const PaneServices& services, QWidget* parent) : RemoteBlock(services, parent) {
    setObjectName(QStringLiteral("detail.history"));
    list()->setObjectName(QStringLiteral("history.list"));
    items::HistoryModel::Words words;
    words.title = [](const AuditRecord& record) {
        QString action = commands::auditActionText(record.action);
        if (record.result == "success") return action;
        return record.result == "denied" ? tr("%1 (refused)").arg(action) : tr("%1 (failed)").arg(action);
    };
    words.subtitle = [](const AuditRecord& record) {
        return tr("%1 by %2").arg(commands::timeText(record.at), commands::fromUtf8(record.actorName));
    };
    words.tooltip = [](const AuditRecord& record) {
        return record.ip.empty()
                   ? commands::timeTooltip(record.at)
                   : tr("%1 from %2").arg(commands::timeTooltip(record.at), commands::fromUtf8(record.ip));
    };
    model_ = new items::HistoryModel(std::move(words), this);
    list()->setModel(model_);
    list()->setItemDelegate(new EntryDelegate(EntryDelegate::Kind::History, list()));
    logs_ = new QPushButton(this);
    logs_->setObjectName(QStringLiteral("history.logs"));
    logs_->setAutoDefault(false);
    connect(logs_, &QPushButton::clicked, this, [this] { Q_EMIT logsWanted(logMenu()); });
    auto* row = new QHBoxLayout;
    row->addWidget(logs_);
    row->addStretch(1);
    body()->addLayout(row);
    refresh();
}

QString HistoryBlock::logMenu() const {
    return commands::firstLogMenu(services_.identity(), services_.clock.now());
}

ports::CallHandle HistoryBlock::ask(const UserId& shown, const std::string& cursor) {
    const bool first = cursor.empty();
    return services_.gateway.memberHistory(shown, cursor, services_.gui, [this, first](Result<ports::AuditPage> page) {
        if (!page) {
            failed(page.error());
            return;
        }
        if (first)
            model_->setRecords(std::move(page->records));
        else
            model_->append(std::move(page->records));
        answered(!page->nextCursor.empty(), page->nextCursor, model_->rowCount());
    });
}

ListTable HistoryBlock::listForFile() const {
    ListTable table;
    table.title = tr("Recent operations");
    table.fileName = tr("operations");
    table.heads = {tr("When"), tr("Operation"), tr("Result"), tr("By"), tr("IP address"), tr("Changes"), tr("Request")};
    table.rows = model_->rowCount();
    table.more = allPages([this, shown = member()](const std::string& cursor, TakePage take) {
        return services_.gateway.memberHistory(shown, cursor, services_.gui,
                                               [take = std::move(take)](Result<ports::AuditPage> page) {
                                                   if (!page) return take(std::move(page).error(), {});
                                                   take(historyRows(page->records), std::move(page->nextCursor));
                                               });
    });
    return table;
}

void HistoryBlock::clear() {
    model_->setRecords({});
}

QString HistoryBlock::emptyText() const {
    return tr("No administrator has changed this member yet.");
}

void HistoryBlock::refresh() {
    setTitle(tr("Recent operations"));
    list()->setAccessibleName(tr("Recent operations"));
    logs_->setText(tr("All logs about this member"));
    logs_->setIcon(icon(QStringLiteral("view-history")));
    logs_->setEnabled(!logMenu().isEmpty());
    logs_->setToolTip(logs_->isEnabled()
                          ? tr("What the member did and what was done to it, in every log that you may see.")
                          : tr("Your role shows no log."));
    retranslate();
}

void HistoryBlock::changeEvent(QEvent* event) {
    RemoteBlock::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) model_->languageChanged();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::members

#include "moc_activity_blocks.cpp"
