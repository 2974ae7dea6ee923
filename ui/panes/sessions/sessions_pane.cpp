#include "ui/panes/sessions/sessions_pane.h"

#include "models/commands/device_words.h"
#include "models/commands/session_list_commands.h"
#include "models/items/live_session_model.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/panes/sessions/session_filter_row.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_columns.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::LiveSessionModel;
using sessions::SessionFilterRow;

namespace {

constexpr std::string_view kSessionsMenu = "security.sessions";
constexpr QLatin1String kEndKey("sessions.end"), kEndMatchingKey("sessions.endMatching");

QString sessionHead(LiveSessionModel::Column column) {
    switch (column) {
    case LiveSessionModel::MemberColumn:
        return SessionsPane::tr("Member");
    case LiveSessionModel::LoginColumn:
        return SessionsPane::tr("ID");
    case LiveSessionModel::ClientColumn:
        return SessionsPane::tr("Client");
    case LiveSessionModel::DeviceColumn:
        return SessionsPane::tr("Device");
    case LiveSessionModel::OsColumn:
        return SessionsPane::tr("OS");
    case LiveSessionModel::IpColumn:
        return SessionsPane::tr("IP address");
    case LiveSessionModel::CountryColumn:
        return SessionsPane::tr("Country");
    case LiveSessionModel::LastUsedColumn:
        return SessionsPane::tr("Last use");
    case LiveSessionModel::StartedColumn:
        return SessionsPane::tr("Signed in");
    case LiveSessionModel::ColumnCount:
        break;
    }
    return {};
}

QString clientText(const Session& session) {
    const QString kind = commands::clientKindText(session.kind);
    return session.current ? SessionsPane::tr("%1 (you)").arg(kind) : kind;
}

QToolButton* sessionTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

ports::ExportRows liveRows(const std::vector<ports::LiveSession>& sessions) {
    ports::ExportRows rows;
    for (const ports::LiveSession& one : sessions) {
        const Session& session = one.session;
        rows.push_back({one.userName, one.loginId, toUtf8(commands::clientKindText(session.kind)), session.deviceName,
                        session.os, session.ip, toUtf8(commands::countryText(session.country)),
                        toUtf8(isoTime(session.lastUsedAt)), toUtf8(isoTime(session.startedAt)), session.userAgent,
                        session.id.value});
    }
    return rows;
}

} // namespace

SessionsPane::SessionsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new LiveSessionModel(
          services_.gateway.devices(), services_.gui,
          {sessionHead, clientText, commands::countryText, commands::timeText, commands::timeTooltip}, this)),
      chosen_(std::make_shared<const std::vector<ports::LiveSession>>()) {
    setObjectName(QStringLiteral("sessions.pane"));
    build();
    connectParts();
    connectCommands();
    retranslate();
}

SessionsPane::~SessionsPane() = default;

QString SessionsPane::title() const {
    return commands::menuText(*menuItem(kSessionsMenu));
}

void SessionsPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("sessions.total"));
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    export_ = sessionTool("sessions.export", this);
    refresh_ = sessionTool("sessions.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(export_);
    head->addWidget(refresh_);
    filter_ = new SessionFilterRow(services_.cache, this);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("sessions.banner"));
    list_ = new PagedList(*model_, services_, {kSessionsMenu, Access::View}, QStringLiteral("sessions"), this);
    columns_ = new KeptColumns(list_->table(), services_.cache, QStringLiteral("sessions"));
    list_->setIconName(QStringLiteral("network-connect"));
    list_->table()->setItemDelegate(new CellDelegate(list_->table()));
    list_->table()->horizontalHeader()->setStretchLastSection(true);
    filter_->search()->setListBelow(list_->table());
    bar_ = new CommandBar(services_.registry, QStringLiteral("sessions"), {kEndKey, kEndMatchingKey}, this);
    menu_ = new QMenu(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(filter_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(bar_);
}

void SessionsPane::connectParts() {
    connect(filter_, &SessionFilterRow::changed, this, &SessionsPane::refilter);
    list_->setFilter([this] { return filter_->isSet(); }, [this] { filter_->clear(); });
    connect(list_, &PagedList::changed, this, &SessionsPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, &SessionsPane::openMenu);
    connect(list_->table(), &QTableView::activated, this,
            [this](const QModelIndex& index) { openMember(model_->at(index.row()).session.user); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &SessionsPane::trigger);
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
}

// Who was logged out must be seen to be gone.
void SessionsPane::connectCommands() {
    const auto again = [this] {
        if (isVisible()) list_->refresh();
    };
    for (const QLatin1String key : {kEndKey, kEndMatchingKey})
        if (auto* command = qobject_cast<commands::CutOffCommand*>(services_.registry.find(key))) {
            connect(command, &commands::Command::done, this, again);
            connect(command, &commands::CutOffCommand::ordered, this, again);
        }
}

void SessionsPane::offerCommands() {
    if (auto* end = qobject_cast<commands::EndListed*>(services_.registry.find(kEndKey)))
        end->offer(this, [this] { return isVisible() ? chosen_ : nullptr; });
    if (auto* all = qobject_cast<commands::EndMatching*>(services_.registry.find(kEndMatchingKey)))
        all->offer(this, [this]() -> std::optional<commands::EndMatching::Matching> {
            if (!isVisible()) return std::nullopt;
            commands::EndMatching::Matching matching;
            matching.filter = filter_->filter();
            matching.conditions = filter_->conditions();
            matching.fault = filter_->fault();
            // Counted is only what was asked with the very filter that is seen.
            if (!model_->loaded() || model_->filter() != matching.filter) return matching;
            matching.sessions = model_->total();
            matching.members = model_->members();
            return matching;
        });
}

void SessionsPane::refilter() {
    if (!isVisible()) return; // asked when it is seen
    model_->setFilter(filter_->filter());
    list_->refilter();
}

void SessionsPane::shownChanged() {
    auto chosen = std::make_shared<std::vector<ports::LiveSession>>();
    for (const int row : list_->selectedRows())
        chosen->push_back(model_->at(row));
    chosen_ = std::move(chosen);
    refreshCount();
    services_.registry.contextChanged();
}

QString SessionsPane::countText() const {
    const QLocale numbers = commands::locale();
    const auto total = static_cast<qlonglong>(model_->total());
    if (list_->selectingAll())
        return tr("Fetching %1 of %2 sessions …").arg(numbers.toString(model_->rowCount()), numbers.toString(total));
    if (total < 0 || !model_->loaded()) return model_->asking() ? tr("Fetching …") : QString();
    if (model_->members() < 0) return tr("%1 sessions").arg(numbers.toString(total));
    return tr("%1 sessions of %2 members")
        .arg(numbers.toString(total), numbers.toString(static_cast<qlonglong>(model_->members())));
}

void SessionsPane::refreshCount() {
    const QLocale numbers = commands::locale();
    const auto total = static_cast<qlonglong>(model_->total());
    number_->setText(total < 0 ? QString() : numbers.toString(total));
    CommandBar::Shown shown;
    shown.count = countText();
    const auto selected = static_cast<int>(chosen_->size());
    if (selected > 0) shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(selected));
    if (total > 1 && !list_->everythingSelected() && model_->rowCount() > 0)
        shown.selectAll = tr("Select all %1 sessions").arg(numbers.toString(total));
    shown.selected = selected > 1;
    bar_->present(shown);
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write all sessions that match to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : tr("This needs a connection to the service."));
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
}

void SessionsPane::openMember(const UserId& user) {
    Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(user.value));
}

void SessionsPane::openMenu(const QPoint& at) {
    if (chosen_->empty()) return;
    bar_->fillMenu(menu_);
    menu_->addSeparator();
    QAction* member = menu_->addAction(icon(QStringLiteral("user")), tr("Open the member"));
    member->setEnabled(chosen_->size() == 1);
    connect(member, &QAction::triggered, this, [this] {
        if (!chosen_->empty()) openMember(chosen_->front().session.user);
    });
    addReasonActions(*menu_, services_.registry,
                     memberObject(chosen_->size() == 1 ? chosen_->front().session.user : UserId()));
    menu_->popup(at);
}

void SessionsPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void SessionsPane::focusFilter() {
    filter_->focusText();
}

void SessionsPane::showResource(const QString& text) {
    filter_->setText(text);
}

void SessionsPane::linkChanged() {
    list_->linkChanged();
}

bool SessionsPane::hasList() const {
    return services_.online() && list_->mayLook() && model_->rowCount() > 0;
}

// All that match the filter, not only what was looked at.
void SessionsPane::exportShown(const TellExport& tell) {
    ListTable table;
    table.title = title();
    table.fileName = tr("sessions");
    for (int column = 0; column < LiveSessionModel::ColumnCount; ++column)
        table.heads << sessionHead(static_cast<LiveSessionModel::Column>(column));
    table.heads << tr("Browser or app") << tr("Session ID");
    table.rows = std::max<qint64>(0, model_->total());
    table.more = allPages([this, filter = model_->filter()](std::string cursor, TakePage take) {
        return services_.gateway.devices().liveSessions(filter, std::move(cursor), services_.gui,
                                                        [take = std::move(take)](Result<ports::LiveSessionPage> page) {
                                                            if (!page) return take(std::move(page).error(), {});
                                                            take(liveRows(page->sessions), std::move(page->nextCursor));
                                                        });
    });
    exportList(exportServices(services_), std::move(table), this, tell);
}

void SessionsPane::fitColumns() {
    columns_->lay([this] { usualColumns(); });
}

// What is usual is seen in full; what is longer still is cut off and told by its tooltip.
void SessionsPane::usualColumns() {
    QTableView* table = list_->table();
    Session own; // says so, which makes it the longest
    own.kind = ClientKind::Console;
    own.current = true;
    for (const auto& [column, sample] : {std::pair{LiveSessionModel::MemberColumn, QStringLiteral("長谷川 真由美")},
                                         {LiveSessionModel::LoginColumn, QStringLiteral("hasegawa.mayu@demo")},
                                         {LiveSessionModel::ClientColumn, clientText(own)},
                                         {LiveSessionModel::DeviceColumn, QStringLiteral("ThinkPad X1 Carbon")},
                                         {LiveSessionModel::OsColumn, QStringLiteral("Windows 11")},
                                         {LiveSessionModel::IpColumn, QStringLiteral("2001:db8:40::127")},
                                         {LiveSessionModel::CountryColumn, commands::countryText("US")},
                                         {LiveSessionModel::LastUsedColumn, commands::widestTimeText()},
                                         {LiveSessionModel::StartedColumn, commands::widestTimeText()}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample));
}

void SessionsPane::retranslate() {
    heading_->setText(title());
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    list_->table()->setAccessibleName(tr("Live sessions"));
    bar_->setNameOfMore(tr("All actions for sessions"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the sessions"),
                                tr("Nobody is signed in"),
                                tr("A session appears here as soon as somebody signs in."),
                                tr("No session matches"),
                                tr("Change the filter to see others."),
                                tr("Clear the filter"),
                                tr("The sessions are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The sessions could not be fetched")};
    });
    list_->retranslate();
    fitColumns();
    refreshCount();
}

void SessionsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    if (!model_->loaded() || model_->filter() != filter_->filter())
        refilter();
    else
        list_->refresh();
}

void SessionsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_sessions_pane.cpp"
