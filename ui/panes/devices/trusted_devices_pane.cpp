#include "ui/panes/devices/trusted_devices_pane.h"

#include "models/commands/device_commands.h"
#include "models/commands/device_words.h"
#include "models/items/trusted_table_model.h"
#include "ui/delegates/cell_delegate.h"
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
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
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
using commands::toUtf8;
using items::TrustedTableModel;

namespace {

constexpr std::string_view kTrustedMenu = "security.trustedDevices";
constexpr QLatin1String kUntrustKey("device.trusted.remove");
constexpr int kTrustedTypingMillis = 250;

QString trustedHead(TrustedTableModel::Column column) {
    switch (column) {
    case TrustedTableModel::NameColumn:
        return TrustedDevicesPane::tr("Device name");
    case TrustedTableModel::OsColumn:
        return TrustedDevicesPane::tr("OS");
    case TrustedTableModel::MemberColumn:
        return TrustedDevicesPane::tr("Member");
    case TrustedTableModel::LoginColumn:
        return TrustedDevicesPane::tr("ID");
    case TrustedTableModel::TrustedAtColumn:
        return TrustedDevicesPane::tr("Verified at");
    case TrustedTableModel::LastUsedColumn:
        return TrustedDevicesPane::tr("Last verification");
    case TrustedTableModel::ColumnCount:
        break;
    }
    return {};
}

QToolButton* trustedTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TrustedDevicesPane::TrustedDevicesPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new TrustedTableModel(services_.gateway.devices(), services_.gui,
                                   {trustedHead, commands::timeText, commands::timeTooltip}, this)),
      chosen_(std::make_shared<const std::vector<TrustedDevice>>()) {
    setObjectName(QStringLiteral("trusted.pane"));
    build();
    connectParts();
    retranslate();
}

TrustedDevicesPane::~TrustedDevicesPane() = default;

QString TrustedDevicesPane::title() const {
    return commands::menuText(*menuItem(kTrustedMenu));
}

void TrustedDevicesPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("trusted.total"));
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    export_ = trustedTool("trusted.export", this);
    refresh_ = trustedTool("trusted.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(export_);
    head->addWidget(refresh_);
    about_ = new WrappedLabel(this);
    about_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    about_->setForegroundRole(QPalette::PlaceholderText);
    search_ = new SearchField(this);
    search_->setObjectName(QStringLiteral("trusted.search"));
    block_ = trustedTool("trusted.block", this);
    auto* filter = new QHBoxLayout;
    filter->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    filter->setSpacing(space::kSmall);
    filter->addWidget(search_, 1);
    filter->addWidget(block_);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("trusted.banner"));
    list_ = new PagedList(*model_, services_, {kTrustedMenu, Access::View}, QStringLiteral("trusted"), this);
    columns_ = new KeptColumns(list_->table(), services_.cache, QStringLiteral("trusted"));
    list_->setIconName(QStringLiteral("security-high"));
    list_->table()->setItemDelegate(new CellDelegate(list_->table()));
    list_->table()->horizontalHeader()->setStretchLastSection(true);
    search_->setListBelow(list_->table());
    bar_ = new CommandBar(services_.registry, QStringLiteral("trusted"), {kUntrustKey}, this);
    menu_ = new QMenu(this);
    typing_ = new QTimer(this);
    typing_->setSingleShot(true);
    typing_->setInterval(kTrustedTypingMillis);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(about_);
    column->addWidget(new Rule(this));
    column->addLayout(filter);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(list_, 1);
    column->addWidget(new Rule(this));
    column->addWidget(bar_);
}

void TrustedDevicesPane::connectParts() {
    connect(typing_, &QTimer::timeout, this, &TrustedDevicesPane::refilter);
    connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    list_->setFilter([this] { return !wantedText().empty(); }, [this] { search_->clear(); });
    connect(list_, &PagedList::changed, this, &TrustedDevicesPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, &TrustedDevicesPane::openMenu);
    connect(list_->table(), &QTableView::activated, this,
            [this](const QModelIndex& index) { openMember(model_->at(index.row()).user); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
    });
    connect(block_, &QToolButton::clicked, this, [this] {
        const QString text = chosen_->size() == 1 ? fromUtf8(chosen_->front().loginId) : QString();
        Q_EMIT openWanted(QStringLiteral("security.usage"), text);
    });
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(export_, &QToolButton::clicked, this, [this] {
        exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
    if (auto* command = qobject_cast<commands::UntrustListed*>(services_.registry.find(kUntrustKey)))
        connect(command, &commands::Command::done, this, [this] {
            if (isVisible()) list_->refresh();
        });
}

std::string TrustedDevicesPane::wantedText() const {
    return toUtf8(search_->text().trimmed());
}

void TrustedDevicesPane::refilter() {
    if (!isVisible()) return; // asked when it is seen
    model_->setText(wantedText());
    list_->refilter();
}

void TrustedDevicesPane::shownChanged() {
    auto chosen = std::make_shared<std::vector<TrustedDevice>>();
    for (const int row : list_->selectedRows())
        chosen->push_back(model_->at(row));
    chosen_ = std::move(chosen);
    refreshCount();
    services_.registry.contextChanged();
}

void TrustedDevicesPane::refreshCount() {
    const QLocale numbers = commands::locale();
    const auto total = static_cast<qlonglong>(model_->total());
    number_->setText(total < 0 ? QString() : numbers.toString(total));
    CommandBar::Shown shown;
    if (list_->selectingAll())
        shown.count =
            tr("Fetching %1 of %2 devices …").arg(numbers.toString(model_->rowCount()), numbers.toString(total));
    else if (total >= 0 && model_->loaded())
        shown.count = tr("%1 devices").arg(numbers.toString(total));
    else if (model_->asking())
        shown.count = tr("Fetching …");
    const auto selected = static_cast<int>(chosen_->size());
    if (selected > 0) shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(selected));
    if (total > 1 && !list_->everythingSelected() && model_->rowCount() > 0)
        shown.selectAll = tr("Select all %1 devices").arg(numbers.toString(total));
    shown.selected = selected > 1;
    bar_->present(shown);
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write all devices that match to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : tr("This needs a connection to the service."));
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
}

void TrustedDevicesPane::openMember(const UserId& user) {
    Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(user.value));
}

void TrustedDevicesPane::openMenu(const QPoint& at) {
    if (chosen_->empty()) return;
    bar_->fillMenu(menu_);
    menu_->addSeparator();
    QAction* member = menu_->addAction(icon(QStringLiteral("user")), tr("Open the member"));
    member->setEnabled(chosen_->size() == 1);
    connect(member, &QAction::triggered, this, [this] {
        if (!chosen_->empty()) openMember(chosen_->front().user);
    });
    addReasonActions(*menu_, services_.registry, memberObject(chosen_->size() == 1 ? chosen_->front().user : UserId()));
    menu_->popup(at);
}

void TrustedDevicesPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void TrustedDevicesPane::showResource(const QString& text) {
    search_->setText(text);
}

void TrustedDevicesPane::linkChanged() {
    list_->linkChanged();
}

bool TrustedDevicesPane::hasList() const {
    return services_.online() && list_->mayLook() && model_->rowCount() > 0;
}

void TrustedDevicesPane::exportShown(const TellExport& tell) {
    ListTable table;
    table.title = title();
    table.fileName = tr("trusted-devices");
    for (int column = 0; column < TrustedTableModel::ColumnCount; ++column)
        table.heads << trustedHead(static_cast<TrustedTableModel::Column>(column));
    table.rows = std::max<qint64>(0, model_->total());
    table.more = allPages([this, text = model_->text()](std::string cursor, TakePage take) {
        return services_.gateway.devices().trusted(
            text, std::move(cursor), services_.gui, [take = std::move(take)](Result<ports::TrustedPage> page) {
                if (!page) return take(std::move(page).error(), {});
                ports::ExportRows rows;
                for (const TrustedDevice& one : page->devices)
                    rows.push_back({one.name, one.os, one.userName, one.loginId, toUtf8(isoTime(one.trustedAt)),
                                    toUtf8(isoTime(one.lastUsedAt))});
                take(std::move(rows), std::move(page->nextCursor));
            });
    });
    exportList(exportServices(services_), std::move(table), this, tell);
}

void TrustedDevicesPane::retranslate() {
    heading_->setText(title());
    about_->say(tr("Members need no 2-step verification on these devices. Removing one is no ban: the member may "
                   "register it again. To keep a device out, block it in the usage list."));
    search_->setPlaceholderText(tr("Filter by member or device"));
    search_->setAccessibleName(tr("Filter trusted devices"));
    block_->setText(tr("Usage list"));
    block_->setIcon(icon(QStringLiteral("smartphone")));
    block_->setToolTip(tr("Opens the devices of the chosen member, where a device can be blocked."));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    QTableView* table = list_->table();
    table->setAccessibleName(tr("Trusted devices"));
    bar_->setNameOfMore(tr("All actions for the chosen devices"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the trusted devices"),
                                tr("There is no trusted device"),
                                tr("A member registers one with a tick at the 2-step verification."),
                                tr("No trusted device matches"),
                                tr("Change the filter to see others."),
                                tr("Clear the filter"),
                                tr("The trusted devices are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The trusted devices could not be fetched")};
    });
    list_->retranslate();
    columns_->lay([table] {
        for (const auto& [column, sample] :
             {std::pair{TrustedTableModel::NameColumn, QStringLiteral("ThinkPad X1 Carbon 佐藤")},
              {TrustedTableModel::OsColumn, QStringLiteral("Windows 11.0.22631")},
              {TrustedTableModel::MemberColumn, QStringLiteral("長谷川 真由美")},
              {TrustedTableModel::LoginColumn, QStringLiteral("hasegawa.mayumi@demo")},
              {TrustedTableModel::TrustedAtColumn, commands::widestTimeText()}})
            table->setColumnWidth(column, columnWidthFor(table, column, sample));
    });
    refreshCount();
}

void TrustedDevicesPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    if (auto* command = qobject_cast<commands::UntrustListed*>(services_.registry.find(kUntrustKey)))
        command->offer(this, [this] { return isVisible() ? chosen_ : nullptr; });
    if (!model_->loaded() || model_->text() != wantedText())
        refilter();
    else
        list_->refresh();
}

void TrustedDevicesPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_trusted_devices_pane.cpp"
