#include "ui/panes/groups/groups_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/room_words.h"
#include "ui/diff/changeset_desk.h"
#include "ui/diff/draft_merges.h"
#include "ui/forms/pickers.h"
#include "ui/panes/groups/feature_delegate.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/groups/group_page.h"
#include "ui/panes/groups/group_photo.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/why_not.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::GroupFilter;
using items::GroupTableModel;
using namespace groups;

namespace {

constexpr Permission kChange{"members.groups", Access::Operate};

QString headText(GroupTableModel::Column column) {
    switch (column) {
    case GroupTableModel::NameColumn:
        return GroupsPane::tr("Group name");
    case GroupTableModel::AddressColumn:
        return GroupsPane::tr("ID");
    case GroupTableModel::KindColumn:
        return GroupsPane::tr("Kind");
    case GroupTableModel::MastersColumn:
        return GroupsPane::tr("Group masters");
    case GroupTableModel::MembersColumn:
        return GroupsPane::tr("Entries");
    default:
        return GroupsPane::tr("Features");
    }
}

QString entriesText(const ports::GroupLine& group) {
    return GroupsPane::tr("Direct: %1 members, %2 organizations, %3 groups")
        .arg(group.users)
        .arg(group.orgUnits)
        .arg(group.groups);
}

QString pickerHead(ports::MemberColumn column) {
    return column == ports::MemberColumn::Name      ? GroupsPane::tr("Name")
           : column == ports::MemberColumn::Reading ? GroupsPane::tr("Reading")
                                                    : GroupsPane::tr("Organization");
}

} // namespace

GroupsPane::GroupsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent),
      model_(new GroupTableModel(
          {headText, commands::groupKindText,
           [this](const std::vector<UserId>& users) { return commands::memberNamesText(services_.cache, users); },
           entriesText, commands::featuresText},
          this)),
      desk_(new diff::ChangesetDesk(services_.gateway.changesets(), services_.cache, services_.sync, services_.gui,
                                    this)),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("groups.pane"));
    build();
    makeMerges();
    connectParts();
    retranslate();
    copyChanged();
    restoreDraft();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

GroupsPane::~GroupsPane() {
    kept_->flush();
}

QString GroupsPane::title() const {
    return tr("Groups");
}

void GroupsPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    number_->setObjectName(QStringLiteral("groups.count"));
    for (QLabel* each : {heading_, number_}) {
        QFont large = each->font();
        large.setPointSizeF(large.pointSizeF() * 1.25);
        large.setWeight(QFont::DemiBold);
        each->setFont(large);
    }
    number_->setForegroundRole(QPalette::PlaceholderText);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(space::kSmall);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    const auto tool = [&](const char* name) {
        auto* made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setFocusPolicy(Qt::StrongFocus);
        head->addWidget(made);
        return made;
    };
    restore_ = tool("groups.restore");
    export_ = tool("groups.export");
    add_ = tool("groups.add");
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("groups.banner"));
    page_ = new GroupPage(services_, this);
    divider_ = new QSplitter(Qt::Horizontal, this);
    divider_->setHandleWidth(1);
    divider_->setChildrenCollapsible(false);
    divider_->addWidget(buildList());
    divider_->addWidget(page_);
    divider_->setSizes({700, 500});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(divider_, 1);
}

QWidget* GroupsPane::buildList() {
    auto* left = new QWidget(this);
    search_ = new SearchField(left);
    search_->setObjectName(QStringLiteral("groups.search"));
    show_ = new QComboBox(left);
    show_->setObjectName(QStringLiteral("groups.show"));
    for (int i = 0; i < 4; ++i)
        show_->addItem(QString());
    ofMember_ = new QToolButton(left);
    ofMember_->setObjectName(QStringLiteral("groups.ofMember"));
    ofMember_->setCheckable(true);
    ofMember_->setFocusPolicy(Qt::StrongFocus);
    ofMember_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 6);
    bar->setSpacing(space::kSmall);
    bar->addWidget(search_, 1);
    bar->addWidget(show_);
    bar->addWidget(ofMember_);
    table_ = new QTableView(left);
    table_->setObjectName(QStringLiteral("groups.table"));
    table_->setModel(model_);
    table_->setItemDelegate(new CellDelegate(table_));
    table_->setItemDelegateForColumn(GroupTableModel::FeaturesColumn, new FeatureDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    layAsRows(table_);
    table_->horizontalHeader()->setStretchLastSection(true);
    search_->setListBelow(table_);
    state_ = new StatePage(left);
    listStack_ = new QStackedWidget(left);
    listStack_->addWidget(table_);
    listStack_->addWidget(state_);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(listStack_, 1);
    return left;
}

// What is usual is seen in full; what is longer still is cut off and told by its tooltip.
void GroupsPane::fitColumns() {
    for (const auto& [column, sample] : {std::pair{GroupTableModel::NameColumn, QStringLiteral("採用プロジェクト会議")},
                                         {GroupTableModel::AddressColumn, QStringLiteral("press-room@w")},
                                         {GroupTableModel::KindColumn, commands::groupKindText(GroupKind::External)},
                                         {GroupTableModel::MastersColumn, QStringLiteral("長谷川 真由美")},
                                         {GroupTableModel::MembersColumn, QStringLiteral("1,000")}})
        table_->setColumnWidth(column, columnWidthFor(table_, column, sample));
    table_->setColumnWidth(GroupTableModel::FeaturesColumn, FeatureDelegate::widthFor());
}

void GroupsPane::connectParts() {
    connect(search_, &QLineEdit::textChanged, this, &GroupsPane::refilter);
    connect(show_, &QComboBox::currentIndexChanged, this, &GroupsPane::refilter);
    connect(ofMember_, &QToolButton::clicked, this, &GroupsPane::groupsOfMember);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GroupsPane::chosen);
    connect(add_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("group.add")); });
    connect(export_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("group.export")); });
    connect(restore_, &QToolButton::clicked, this, [this] { trigger(QStringLiteral("room.restore")); });
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &GroupsPane::openMenu);
    connect(page_, &GroupPage::triggered, this, &GroupsPane::trigger);
    connect(page_, &GroupPage::saveWanted, this, &GroupsPane::save);
    connect(page_, &GroupPage::draftChanged, this, &Pane::draftChanged);
    connect(&page_->room(), &rooms::RoomPanel::featuresWanted, this, &GroupsPane::setFeatures);
    connect(&page_->room(), &rooms::RoomPanel::told, this,
            [this](const QString& sentence) { banner_->announce(Banner::Kind::Success, sentence); });
    connect(&page_->photo(), &groups::GroupPhoto::told, this,
            [this](const QString& sentence) { banner_->announce(Banner::Kind::Success, sentence); });
    connect(&page_->photo(), &groups::GroupPhoto::failed, this, [this](const Error& error) { banner_->tell(error); });
    const auto tell = [this](const Error& error) {
        if (!page_->drafting() || !page_->form().showFault(error)) return banner_->tell(error);
        page_->form().focusFirst();
    };
    connect(&page_->room(), &rooms::RoomPanel::failed, this, tell);
    connect(desk_, &diff::ChangesetDesk::failed, this, tell);
    connect(desk_, &diff::ChangesetDesk::busyChanged, this, &GroupsPane::refreshRights);
}

void GroupsPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void GroupsPane::openMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("groups.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* key : {"group.edit", "group.add", "group.delete", "room.restore"}) {
        const commands::Command* command = services_.registry.find(QLatin1String(key));
        if (!command) continue;
        QAction* action = menu->addAction(icon(command->iconName()), command->text());
        showVerdict(action, *command, services_.registry.context());
        connect(action, &QAction::triggered, this, [this, key] { trigger(QLatin1String(key)); });
    }
    const auto group = current();
    addReasonActions(*menu, services_.registry, {"group", group ? group->id.value : std::string(), {}});
    menu->popup(table_->viewport()->mapToGlobal(at));
}

void GroupsPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work,
                              std::function<commands::Applicability(const commands::Context&)> applies) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (command) command->offer(this, std::move(work), std::move(applies));
    };
    using commands::Applicability;
    const auto verdict = [](const QString& why) {
        return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
    };
    const auto onOne = [this, verdict](const commands::Context&) {
        const auto group = current();
        if (!group) return Applicability::no(tr("Choose a group first."));
        return verdict(refusal());
    };
    offer(
        "group.add", [this] { add(); }, [this, verdict](const commands::Context&) { return verdict(refusal()); });
    offer(
        "group.edit", [this] { editCurrent(); }, onOne);
    offer(
        "group.delete", [this] { remove(); }, onOne);
    offer(
        "group.export", [this] { askExport(); },
        [this, verdict](const commands::Context&) {
            return verdict(model_->rowCount() > 0 ? QString() : tr("There is nothing to export."));
        });
    offer(
        "room.restore", [this] { restoreData(); },
        [this, verdict](const commands::Context&) {
            return verdict(services_.online() ? QString() : tr("This needs a connection to the service."));
        });
}

QString GroupsPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!allows(identity->roles, kChange, services_.clock.now())) return tr("Your role may only look here.");
    if (desk_->busy() || merges_->waiting()) return tr("The service is still checking the last change.");
    return {};
}

std::optional<Group> GroupsPane::current() const {
    const QModelIndex index = table_->currentIndex();
    return index.isValid() ? services_.cache.group(model_->at(index.row()).id) : std::nullopt;
}

void GroupsPane::copyChanged() {
    const QModelIndex index = table_->currentIndex();
    if (wanted_.empty() && index.isValid()) wanted_ = model_->at(index.row()).id.value;
    model_->setGroups(services_.cache.groups());
    if (!wantedName_.empty()) // whoever was just added is shown
        for (int row = 0; row < model_->rowCount(); ++row)
            if (model_->at(row).name == wantedName_) {
                wanted_ = model_->at(row).id.value;
                wantedName_.clear();
                break;
            }
    refilter();
    merges_->copyChanged(services_.cache.members().complete(), desk_->busy());
}

void GroupsPane::refilter() {
    const QModelIndex index = table_->currentIndex();
    std::string keep = wanted_;
    if (keep.empty() && index.isValid()) keep = model_->at(index.row()).id.value;
    GroupFilter filter;
    filter.text = toUtf8(search_->text());
    filter.show = static_cast<GroupFilter::Show>(show_->currentIndex());
    if (!member_.empty()) {
        filter.only.emplace();
        for (const GroupId& id : services_.cache.groupsNaming(member_))
            filter.only->insert(id.value);
    }
    model_->setFilter(std::move(filter));
    const int row = model_->rowOf(keep);
    if (row >= 0) {
        table_->selectRow(row);
        wanted_.clear();
    }
    const auto text = [](std::size_t n) { return commands::locale().toString(static_cast<qulonglong>(n)); };
    const auto shown = static_cast<std::size_t>(model_->rowCount());
    number_->setText(shown == model_->total() ? text(shown) : tr("%1 of %2").arg(text(shown), text(model_->total())));
    chosen();
    refreshLook();
}

void GroupsPane::chosen() {
    page_->present(current());
    services_.registry.contextChanged();
}

void GroupsPane::refreshLook() {
    using Look = StatePage::Look;
    const bool rows = model_->rowCount() > 0;
    listStack_->setCurrentWidget(rows ? static_cast<QWidget*>(table_) : state_);
    if (rows) return;
    const ports::CacheStatus status = services_.cache.status();
    const bool whole = status.phase == ports::CacheStatus::Phase::Ready && services_.cache.members().complete();
    if (model_->total() > 0)
        state_->present(Look::NoMatch, tr("No group matches"), tr("Change the filter to see others."),
                        tr("Clear the filter"), [this] {
                            member_.clear();
                            show_->setCurrentIndex(0);
                            search_->clear();
                            retranslate();
                            refilter();
                        });
    else if (!whole && !services_.online())
        state_->present(Look::Offline, tr("There is no local copy yet"),
                        tr("The groups can be seen as soon as there is a connection."));
    else if (!whole)
        state_->present(Look::Loading, tr("Fetching the groups"));
    else
        state_->present(Look::Empty, tr("There are no groups yet"),
                        tr("A group has a talk room of its own for members, organizations and other groups."),
                        refusal().isEmpty() ? tr("Add group") : QString(), [this] { add(); });
}

void GroupsPane::refreshRights() {
    const QString why = refusal();
    page_->setMayChange(why);
    add_->setEnabled(why.isEmpty());
    add_->setToolTip(why);
    restore_->setEnabled(services_.online());
    restore_->setToolTip(services_.online() ? QString() : tr("This needs a connection to the service."));
    if (const ports::Identity* identity = services_.identity()) page_->setWorkgroup(fromUtf8(identity->workgroup));
    refreshLook();
}

void GroupsPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool GroupsPane::hasDraft() const {
    return page_->dirty();
}

bool GroupsPane::giveUpDraft() {
    page_->discard();
    return true;
}

void GroupsPane::showResource(const QString& groupId) {
    wanted_ = toUtf8(groupId);
    refilter();
    table_->setFocus(Qt::OtherFocusReason);
}

void GroupsPane::linkChanged() {
    refreshRights();
}

void GroupsPane::retranslate() {
    heading_->setText(title());
    for (const auto& [button, name] :
         {std::pair{add_, "list-add"}, {export_, "document-export"}, {restore_, "view-restore"}, {ofMember_, "user"}})
        button->setIcon(icon(QLatin1String(name)));
    add_->setText(tr("Add group"));
    export_->setText(tr("Export…"));
    restore_->setText(tr("Restore data…"));
    search_->setPlaceholderText(tr("Filter by name or ID"));
    search_->setAccessibleName(tr("Filter groups"));
    const QSignalBlocker quiet(show_);
    show_->setAccessibleName(tr("Which groups are shown"));
    show_->setItemText(static_cast<int>(GroupFilter::Show::All), tr("All"));
    show_->setItemText(static_cast<int>(GroupFilter::Show::Internal), tr("Internal"));
    show_->setItemText(static_cast<int>(GroupFilter::Show::External), tr("With external users"));
    show_->setItemText(static_cast<int>(GroupFilter::Show::WithoutMaster), tr("Without a master"));
    ofMember_->setChecked(!member_.empty());
    ofMember_->setText(member_.empty() ? tr("Of a member…")
                                       : commands::memberNameText(services_.cache, UserId(member_)));
    ofMember_->setToolTip(member_.empty() ? tr("Shows only groups that name a certain member themselves.")
                                          : tr("Shows all groups again."));
    table_->setAccessibleName(tr("Groups"));
    model_->languageChanged();
    fitColumns();
    refreshRights();
}

void GroupsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands(); // the archive of rooms is offered by other screens too: the one that is seen does the work
}

void GroupsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

void GroupsPane::groupsOfMember() {
    if (!member_.empty()) {
        member_.clear();
        retranslate();
        return refilter();
    }
    ofMember_->setChecked(false);
    auto* picker = new MemberPicker(
        services_.cache, {pickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& id, const QString&) {
            member_ = id.value;
            retranslate();
            refilter();
        },
        window());
    connect(this, &QObject::destroyed, picker, &QDialog::reject);
    picker->open();
}

} // namespace sekisho::ui

#include "moc_groups_pane.cpp"
