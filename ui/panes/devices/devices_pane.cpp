#include "ui/panes/devices/devices_pane.h"

#include "models/commands/device_commands.h"
#include "models/commands/device_words.h"
#include "models/items/roles.h"
#include "ui/diff/verdict_delegate.h"
#include "ui/panes/devices/device_detail.h"
#include "ui/panes/devices/device_filter_row.h"
#include "ui/panes/devices/device_parts.h"
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
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using devices::DeviceDetail;
using devices::DeviceFilterRow;
using items::DeviceTableModel;

namespace {

constexpr std::string_view kUsageMenu = "security.usage";
constexpr int kMarkRoom = 20; // of the mark behind an app that needs an update
constexpr ClientKind kTabKinds[] = {ClientKind::MobileApp, ClientKind::PcApp, ClientKind::DriveExplorer};

std::vector<QString> deviceKeys() {
    using commands::deviceCommandKey;
    return {deviceCommandKey(DeviceAction::UpdateNotice),
            QString(),
            deviceCommandKey(DeviceAction::WipeAppData),
            deviceCommandKey(DeviceAction::ResetDevice),
            QString(),
            deviceCommandKey(DeviceAction::Block),
            deviceCommandKey(DeviceAction::Unblock),
            deviceCommandKey(DeviceAction::Untrust),
            QString(),
            deviceCommandKey(DeviceAction::Remove)};
}

QToolButton* deviceTool(const char* name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

ports::ExportRows deviceRows(const std::vector<Device>& devices) {
    const auto text = [](const QString& shown) { return toUtf8(shown); };
    const auto time = [](const std::optional<Instant>& at) { return at ? toUtf8(isoTime(*at)) : std::string(); };
    ports::ExportRows rows;
    for (const Device& one : devices) {
        QStringList apps;
        for (const DeviceApp& app : one.apps)
            apps << commands::appText(app);
        rows.push_back({one.name, one.model, text(commands::clientKindText(one.kind)), one.userName, one.loginId,
                        one.os, one.osVersion, text(apps.join(QStringLiteral(", "))),
                        text(devices::yesText(one.updateNeeded)), text(commands::mdmText(one.mdm)), one.vendorId,
                        text(devices::yesText(one.trusted)), time(one.blockedAt), time(one.erasedAt),
                        time(one.lastAccessAt), time(one.registeredAt), time(one.lastContactAt), one.id.value});
    }
    return rows;
}

} // namespace

DevicesPane::DevicesPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new DeviceTableModel(services_.gateway.devices(), services_.gui, devices::tableWords(), this)),
      chosen_(std::make_shared<const std::vector<Device>>()) {
    setObjectName(QStringLiteral("devices.pane"));
    build();
    connectParts();
    connectCommands();
    retranslate();
}

DevicesPane::~DevicesPane() = default;

QString DevicesPane::title() const {
    return commands::menuText(*menuItem(kUsageMenu));
}

void DevicesPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("devices.total"));
    for (QLabel* each : {heading_, number_})
        setTextSize(each, TextSize::Page);
    number_->setForegroundRole(QPalette::PlaceholderText);
    export_ = deviceTool("devices.export", this);
    refresh_ = deviceTool("devices.refresh", this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kSmall);
    head->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{heading_, number_})
        head->addWidget(part);
    head->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{export_, refresh_})
        head->addWidget(part);
    tabs_ = new QTabBar(this);
    tabs_->setObjectName(QStringLiteral("devices.tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (std::size_t i = 0; i < std::size(kTabKinds); ++i)
        tabs_->addTab(QString());
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    tabRow->addWidget(tabs_);
    tabRow->addStretch(1);
    filter_ = new DeviceFilterRow(this);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("devices.banner"));
    list_ = new PagedList(*model_, services_, {kUsageMenu, Access::View}, QStringLiteral("devices"), this);
    columns_ = new KeptColumns(list_->table(), services_.cache,
                               QStringLiteral("devices.") + fromUtf8(clientKindKey(ClientKind::MobileApp)));
    list_->setIconName(QStringLiteral("smartphone"));
    auto* cells = new CellDelegate(list_->table());
    cells->setMark([](const QModelIndex& index) {
        return index.data(items::ErrorRole).toBool() ? icon(QStringLiteral("dialog-warning")) : QIcon();
    });
    list_->table()->setItemDelegate(cells);
    list_->table()->setItemDelegateForColumn(
        DeviceTableModel::StateColumn,
        new diff::ChipDelegate([](int state) { return devices::stateChip(static_cast<items::DeviceState>(state)); },
                               list_->table()));
    filter_->search()->setListBelow(list_->table());
    bar_ = new CommandBar(services_.registry, QStringLiteral("devices"), deviceKeys(), this);
    detail_ = new DeviceDetail(services_.clock, this);
    menu_ = new QMenu(this);
    auto* left = new QWidget(this);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(list_, 1);
    rows->addWidget(new Rule(left));
    rows->addWidget(bar_);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(left);
    body->addWidget(detail_);
    body->setStretchFactor(0, 1);
    body->setSizes({770, 310});
    detail_->setMinimumWidth(240);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(new Rule(this));
    column->addWidget(filter_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(body, 1);
}

void DevicesPane::connectParts() {
    connect(tabs_, &QTabBar::currentChanged, this, [this] {
        filter_->setKind(kind());
        columns_->setName(QStringLiteral("devices.") + fromUtf8(clientKindKey(kind())));
        fitColumns();
        refilter();
    });
    connect(filter_, &DeviceFilterRow::changed, this, &DevicesPane::refilter);
    list_->setFilter([this] { return filter_->isSet(); }, [this] { filter_->clear(); });
    connect(list_, &PagedList::changed, this, &DevicesPane::shownChanged);
    connect(list_, &PagedList::troubled, this, [this](const Error& error) { banner_->tell(error); });
    connect(list_, &PagedList::menuWanted, this, &DevicesPane::openMenu);
    connect(list_->table(), &QTableView::activated, this,
            [this](const QModelIndex& index) { openMember(index.row()); });
    connect(bar_, &CommandBar::selectAllRequested, list_, &PagedList::selectAll);
    connect(bar_, &CommandBar::clearRequested, list_->table(), &QTableView::clearSelection);
    connect(bar_, &CommandBar::triggered, this, &DevicesPane::trigger);
    connect(detail_, &DeviceDetail::memberWanted, this,
            [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); });
    connect(detail_, &DeviceDetail::sessionsWanted, this,
            [this](const QString& loginId) { Q_EMIT openWanted(QStringLiteral("security.sessions"), loginId); });
    connect(refresh_, &QToolButton::clicked, list_, &PagedList::refresh);
    connect(export_, &QToolButton::clicked, this, &DevicesPane::save);
}

// What was ordered must be seen to have happened.
void DevicesPane::connectCommands() {
    const auto again = [this] {
        if (isVisible()) list_->refresh();
    };
    for (const QString& key : deviceKeys())
        if (auto* command = qobject_cast<commands::DeviceCommand*>(services_.registry.find(key))) {
            connect(command, &commands::Command::done, this, again);
            connect(command, &commands::CutOffCommand::ordered, this, again);
        }
}

ClientKind DevicesPane::kind() const {
    return kTabKinds[std::max(0, tabs_->currentIndex())];
}

DeviceFilter DevicesPane::wantedFilter() const {
    DeviceFilter filter = filter_->filter();
    filter.kinds = {kind()};
    return filter;
}

void DevicesPane::refilter() {
    if (!isVisible()) return; // asked when it is seen
    model_->setFilter(wantedFilter());
    list_->refilter();
}

void DevicesPane::shownChanged() {
    const std::vector<int> rows = list_->selectedRows();
    auto chosen = std::make_shared<std::vector<Device>>();
    chosen->reserve(rows.size());
    for (const int row : rows)
        chosen->push_back(model_->at(row));
    chosen_ = std::move(chosen);
    detail_->present(rows.size() == 1 ? std::optional(chosen_->front()) : std::nullopt, static_cast<int>(rows.size()));
    refreshCount();
    services_.registry.contextChanged();
}

void DevicesPane::refreshCount() {
    const QLocale numbers = commands::locale();
    const std::int64_t total = model_->total();
    number_->setText(total < 0 ? QString() : numbers.toString(static_cast<qlonglong>(total)));
    CommandBar::Shown shown;
    if (list_->selectingAll())
        shown.count = tr("Fetching %1 of %2 devices …")
                          .arg(numbers.toString(model_->rowCount()), numbers.toString(static_cast<qlonglong>(total)));
    else if (total >= 0 && model_->loaded())
        shown.count = tr("%1 devices").arg(numbers.toString(static_cast<qlonglong>(total)));
    else if (model_->asking())
        shown.count = tr("Fetching …");
    const auto selected = static_cast<int>(chosen_->size());
    if (selected > 0) shown.count = tr("%1, %2 chosen").arg(shown.count, numbers.toString(selected));
    if (total > 1 && !list_->everythingSelected() && model_->rowCount() > 0)
        shown.selectAll = tr("Select all %1 devices").arg(numbers.toString(static_cast<qlonglong>(total)));
    shown.selected = selected > 1;
    bar_->present(shown);
    export_->setEnabled(hasList());
    export_->setToolTip(hasList()            ? tr("Write all devices that match to a file (Excel or CSV)")
                        : services_.online() ? tr("There is nothing to export.")
                                             : tr("This needs a connection to the service."));
    refresh_->setEnabled(services_.online());
    refresh_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
}

void DevicesPane::openMember(int row) {
    Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(model_->at(row).user.value));
}

void DevicesPane::openMenu(const QPoint& at) {
    if (chosen_->empty()) return;
    bar_->fillMenu(menu_);
    menu_->addSeparator();
    QAction* member = menu_->addAction(icon(QStringLiteral("user")), tr("Open the member"));
    member->setEnabled(chosen_->size() == 1);
    connect(member, &QAction::triggered, this, [this] {
        if (!chosen_->empty())
            Q_EMIT openWanted(QStringLiteral("members.members"), fromUtf8(chosen_->front().user.value));
    });
    addReasonActions(*menu_, services_.registry, memberObject(chosen_->size() == 1 ? chosen_->front().user : UserId()));
    menu_->popup(at);
}

void DevicesPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void DevicesPane::focusFilter() {
    filter_->focusText();
}

void DevicesPane::showResource(const QString& text) {
    filter_->setText(text);
}

void DevicesPane::linkChanged() {
    list_->linkChanged();
}

bool DevicesPane::hasList() const {
    return services_.online() && list_->mayLook() && model_->rowCount() > 0;
}

void DevicesPane::exportShown(const TellExport& tell) {
    exportList(exportServices(services_), listForFile(), this, tell);
}

void DevicesPane::save() {
    exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
}

// All that match the filter, not only what was looked at.
ListTable DevicesPane::listForFile() const {
    ListTable table;
    table.title = QStringLiteral("%1 (%2)").arg(title(), tabs_->tabText(tabs_->currentIndex()));
    table.fileName = tr("devices");
    table.heads = {tr("Device"),
                   tr("Model"),
                   tr("Environment"),
                   tr("Member"),
                   tr("ID"),
                   tr("OS"),
                   tr("OS version"),
                   tr("Installed apps"),
                   tr("Update needed"),
                   tr("MDM"),
                   tr("Vendor ID"),
                   tr("Trusted device"),
                   tr("Blocked since"),
                   tr("Erased at"),
                   tr("Last access"),
                   tr("Registered at"),
                   tr("Last contact"),
                   tr("Device ID")};
    table.rows = std::max<qint64>(0, model_->total());
    table.more = allPages([this, filter = model_->filter()](std::string cursor, TakePage take) {
        return services_.gateway.devices().devices(filter, std::move(cursor), services_.gui,
                                                   [take = std::move(take)](Result<ports::DevicePage> page) {
                                                       if (!page) return take(std::move(page).error(), {});
                                                       take(deviceRows(page->devices), std::move(page->nextCursor));
                                                   });
    });
    return table;
}

void DevicesPane::fitColumns() {
    columns_->lay([this] { usualColumns(); });
}

// What is usual is seen in full; what is longer still is cut off and told by its tooltip.
void DevicesPane::usualColumns() {
    QTableView* table = list_->table();
    Device aged; // its app has the longest text that is to be read in full
    aged.apps = {{"works", "4.12.10"}};
    aged.updateNeeded = true;
    for (const auto& [column, sample] :
         {std::pair{DeviceTableModel::NameColumn, QStringLiteral("ThinkPad X1 Carbon")},
          {DeviceTableModel::StateColumn, devices::stateText(items::DeviceState::Offline) + QStringLiteral("MMM")},
          {DeviceTableModel::MemberColumn, QStringLiteral("長谷川 真由美")},
          {DeviceTableModel::LoginColumn, QStringLiteral("hasegawa@demo")},
          {DeviceTableModel::OsColumn, QStringLiteral("Windows 11.0.22631")},
          {DeviceTableModel::AppsColumn, commands::appsText(aged)},
          {DeviceTableModel::LastAccessColumn, commands::widestTimeText()},
          {DeviceTableModel::MdmColumn, commands::mdmText(MdmState::None)},
          {DeviceTableModel::TrustedColumn, devices::yesText(true)},
          {DeviceTableModel::VendorColumn, QStringLiteral("3F2504E0-4F89-11D3")}})
        table->setColumnWidth(column, columnWidthFor(table, column, sample) +
                                          (column == DeviceTableModel::AppsColumn ? kMarkRoom : 0));
    table->setColumnHidden(DeviceTableModel::VendorColumn, kind() != ClientKind::MobileApp);
    table->setColumnHidden(DeviceTableModel::MdmColumn, kind() != ClientKind::MobileApp);
}

void DevicesPane::retranslate() {
    heading_->setText(title());
    tabs_->setTabText(0, tr("Mobile"));
    tabs_->setTabText(1, tr("PC"));
    tabs_->setTabText(2, tr("Drive explorer"));
    tabs_->setAccessibleName(tr("Kind of device"));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
    refresh_->setText(tr("Refresh"));
    refresh_->setIcon(icon(QStringLiteral("view-refresh")));
    list_->table()->setAccessibleName(tr("Devices"));
    bar_->setNameOfMore(tr("All actions for the chosen devices"));
    list_->setWords([] {
        return PagedList::Words{tr("Fetching the devices"),
                                tr("No device was seen in the last three years"),
                                tr("A device appears here with its first sign-in."),
                                tr("No device matches"),
                                tr("Change the filter to see others."),
                                tr("Clear the filter"),
                                tr("The devices are kept by the service"),
                                tr("They can be seen as soon as there is a connection."),
                                tr("The devices could not be fetched")};
    });
    list_->retranslate();
    fitColumns();
    refreshCount();
}

void DevicesPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerDevices(services_.registry, this, [this] { return isVisible() ? chosen_ : nullptr; });
    if (!model_->loaded() || model_->filter() != wantedFilter())
        refilter();
    else
        list_->refresh();
}

void DevicesPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui

#include "moc_devices_pane.cpp"
