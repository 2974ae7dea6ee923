#include "ui/rooms/archive_dialog.h"

#include "models/commands/room_words.h"
#include "ui/forms/pickers.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::ui::rooms {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kWidestColumn = 420; // what is longer is told by its tooltip

QString pickerHead(ports::MemberColumn column) {
    return column == ports::MemberColumn::Name      ? ArchiveDialog::tr("Name")
           : column == ports::MemberColumn::Reading ? ArchiveDialog::tr("Reading")
                                                    : ArchiveDialog::tr("Organization");
}

QString stateText(const ArchivedRoom& room) {
    return room.restoredAt   ? ArchiveDialog::tr("Restored %1").arg(commands::timeText(*room.restoredAt))
           : room.restorable ? ArchiveDialog::tr("Can be restored")
                             : ArchiveDialog::tr("Over");
}

bool mayOperate(const PaneServices& services, const char* menu) {
    const ports::Identity* identity = services.identity();
    return identity && identity->canOperate(menu, services.clock.now());
}

} // namespace

ArchiveDialog::ArchiveDialog(const PaneServices& services, QWidget* parent) : QDialog(parent), services_(services) {
    setObjectName(QStringLiteral("room.archive"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1040, 480);
    build();
    retranslate();
    load();
}

void ArchiveDialog::build() {
    lead_ = new WrappedLabel(this);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("room.archiveBanner"));
    list_ = new QTreeWidget(this);
    list_->setObjectName(QStringLiteral("room.archiveList"));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setColumnCount(5);
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(state_);
    stack_->addWidget(list_);
    auto* buttons = new QDialogButtonBox(this);
    export_ = buttons->addButton(QString(), QDialogButtonBox::ResetRole); // at the other end than the two ways back
    export_->setObjectName(QStringLiteral("room.archiveExport"));
    intoUnit_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    intoUnit_->setObjectName(QStringLiteral("room.intoUnit"));
    asGroup_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    asGroup_->setObjectName(QStringLiteral("room.asGroup"));
    close_ = buttons->addButton(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kWide, space::kLarge, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(lead_);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ArchiveDialog::refresh);
    connect(intoUnit_, &QPushButton::clicked, this, &ArchiveDialog::chooseUnit);
    connect(asGroup_, &QPushButton::clicked, this, &ArchiveDialog::askGroup);
    connect(export_, &QPushButton::clicked, this, [this] {
        exportList(exportServices(services_), listForFile(), this,
                   [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
    });
}

void ArchiveDialog::load() {
    if (!services_.online()) return refresh();
    listCall_ = services_.gateway.rooms().archive(
        {}, services_.gui, [this](Result<ports::ArchivePage> page) { take(std::move(page), true); });
    refresh();
}

// Rooms of 30 days are few enough to be there at once.
void ArchiveDialog::take(Result<ports::ArchivePage> page, bool first) {
    error_.reset();
    if (!page) {
        error_ = page.error();
        return refresh();
    }
    if (first) rooms_.clear();
    std::ranges::move(page->rooms, std::back_inserter(rooms_));
    if (!page->nextCursor.empty()) {
        listCall_ = services_.gateway.rooms().archive(
            page->nextCursor, services_.gui, [this](Result<ports::ArchivePage> more) { take(std::move(more), false); });
        return;
    }
    loaded_ = true;
    retranslate();
}

const ArchivedRoom* ArchiveDialog::current() const {
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    return row < 0 || static_cast<std::size_t>(row) >= rooms_.size() ? nullptr : &rooms_[static_cast<std::size_t>(row)];
}

QString ArchiveDialog::refusal(bool intoUnit) const {
    const ArchivedRoom* room = current();
    if (!services_.online()) return tr("This needs a connection to the service.");
    if (!room) return tr("Choose what to restore first.");
    const bool ofUnit = room->owner.kind == RoomKind::OrgUnit;
    if (!mayOperate(services_, "members.groups") ||
        ((ofUnit || intoUnit) && !mayOperate(services_, "members.orgUnits")))
        return tr("Your role may only look here.");
    if (room->restoredAt) return tr("It was restored already. After one restore it cannot be moved again.");
    if (!room->restorable) return tr("Its 30 days are over.");
    if (restoreCall_.running() || roomCall_.running()) return tr("The last change is still under way.");
    return {};
}

void ArchiveDialog::chooseUnit() {
    auto* picker = new OrgPicker(
        services_.cache, {},
        [this](const OrgUnitId& id) {
            const ArchivedRoom* room = current();
            const auto unit = services_.cache.orgUnit(id);
            if (room && unit) askOverwrite(*room, *unit);
        },
        this);
    picker->setWindowTitle(tr("Restore into which organization?"));
    picker->open();
}

// What the organization itself holds is lost: told before, with the numbers of this moment.
void ArchiveDialog::askOverwrite(const ArchivedRoom& room, const OrgUnit& unit) {
    if (!unit.useMessage)
        return banner_->announce(Banner::Kind::Warning, commands::errorText(Error(ErrorKind::Conflict, "TALK_IS_OFF")));
    const RoomRef ref{RoomKind::OrgUnit, unit.id.value};
    roomCall_ = services_.gateway.rooms().fetch(ref, services_.gui, [this, room, unit](Result<Room> own) {
        refresh();
        if (!own) return banner_->tell(own.error());
        RoomData lost = own->data;
        lost.tasks = lost.files = lost.bytes = 0; // tasks stay, and the folders become one
        const QString name = fromUtf8(unit.name);
        commands::Plan plan;
        plan.title = tr("Restore %1 into %2").arg(fromUtf8(room.name), name);
        plan.sentence = tr("%1 comes into the talk room of %2. After one restore it cannot be moved again.")
                            .arg(commands::roomDataText(room.data), name);
        if (!lost.empty()) {
            plan.effects << tr("What %1 has itself is lost for good: %2.").arg(name, commands::roomDataText(lost));
            plan.typedWord = name;
        }
        plan.effects << tr("The files of both folders stand side by side afterwards.");
        plan.verb = tr("Restore");
        auto* dialog = new PlanDialog(
            plan, lost.empty() ? commands::Danger::Changes : commands::Danger::Destroys,
            [this, id = room.id, to = unit.id](const QVariantMap&) {
                restoreCall_ = services_.gateway.rooms().restoreInto(
                    id, to, true, services_.gui,
                    [this](Result<ArchivedRoom> outcome) { finished(std::move(outcome)); });
                refresh();
            },
            this);
        dialog->setObjectName(QStringLiteral("room.overwriteDialog"));
        dialog->open();
    });
    refresh();
}

// The last leader becomes the master; where he is gone one is chosen first.
void ArchiveDialog::askGroup() {
    const ArchivedRoom* room = current();
    if (!room) return;
    const ports::MemberList& members = std::as_const(services_.cache).members();
    if (room->leader && members.find(room->leader->value)) return askGroupName(*room, *room->leader);
    auto* picker = new MemberPicker(
        services_.cache, {pickerHead, commands::statusText, commands::timeText, commands::timeTooltip},
        [this](const UserId& master, const QString&) {
            if (const ArchivedRoom* chosen = current()) askGroupName(*chosen, master);
        },
        this);
    picker->setWindowTitle(tr("The last leader is gone. Who becomes the group master?"));
    picker->open();
}

void ArchiveDialog::askGroupName(const ArchivedRoom& room, const UserId& master) {
    commands::Plan plan;
    plan.title = tr("Restore %1 as a new group").arg(fromUtf8(room.name));
    plan.sentence = tr("%1 comes into the talk room of a new group. After one restore it cannot be moved again.")
                        .arg(commands::roomDataText(room.data));
    plan.effects << tr("Group master and first member: %1.").arg(commands::memberNameText(services_.cache, master));
    plan.effects << tr("Further members are added to the group afterwards.");
    plan.verb = tr("Restore");
    commands::Ask name;
    name.key = QStringLiteral("name");
    name.label = tr("Name of the group");
    name.value = fromUtf8(room.name);
    plan.asks = {name};
    plan.check = [](const QVariantMap& given) {
        const qsizetype length = given.value(QStringLiteral("name")).toString().trimmed().size();
        return length == 0    ? tr("The group needs a name.")
               : length > 100 ? tr("The name can have up to 100 characters.")
                              : QString();
    };
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [this, id = room.id, master](const QVariantMap& given) {
            const ports::NewRoomGroup wanted{toUtf8(given.value(QStringLiteral("name")).toString().trimmed()),
                                             {master}};
            restoreCall_ = services_.gateway.rooms().restoreAsGroup(
                id, wanted, services_.gui, [this](Result<ArchivedRoom> outcome) { finished(std::move(outcome)); });
            refresh();
        },
        this);
    dialog->setObjectName(QStringLiteral("room.groupDialog"));
    dialog->open();
}

void ArchiveDialog::finished(Result<ArchivedRoom> outcome) {
    if (!outcome) {
        banner_->tell(outcome.error());
        return refresh();
    }
    banner_->announce(Banner::Kind::Success, tr("%1 was restored.").arg(fromUtf8(outcome->name)));
    services_.sync.refreshNow();
    // Where it went is an organization the copy knows, or else the group that was just made.
    const bool unit = services_.cache.orgUnit(OrgUnitId(outcome->restoredTo)).has_value();
    Q_EMIT restored(fromUtf8(outcome->name), {unit ? RoomKind::OrgUnit : RoomKind::Group, outcome->restoredTo});
    load();
}

QStringList ArchiveDialog::heads() {
    return {tr("Name"), tr("What it was"), tr("Holds"), tr("Until"), tr("State")};
}

ListTable ArchiveDialog::listForFile() const {
    ListTable table;
    table.title = windowTitle();
    table.fileName = QStringLiteral("room-archive");
    table.heads = heads();
    table.rows = static_cast<qint64>(rooms_.size());
    ports::ExportRows rows;
    for (const ArchivedRoom& room : rooms_)
        rows.push_back({room.name, toUtf8(commands::archivedWhyText(room)), toUtf8(commands::roomDataText(room.data)),
                        toUtf8(isoTime(room.expiresAt)), toUtf8(stateText(room))});
    table.more = knownRows(std::move(rows));
    return table;
}

void ArchiveDialog::refresh() {
    using Look = StatePage::Look;
    if (!services_.online() && !loaded_)
        state_->present(Look::Offline, tr("The archive is kept by the service"),
                        tr("It can be seen as soon as there is a connection."));
    else if (error_)
        state_->present(Look::Failed, tr("The archive could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else if (!loaded_)
        state_->present(Look::Loading, tr("Fetching the archive"));
    else
        state_->present(Look::Empty, tr("Nothing can be restored"),
                        tr("Talk rooms whose talk was turned off, and those of deleted organizations and groups, stay "
                           "here for 30 days."));
    stack_->setCurrentWidget(rooms_.empty() || error_ ? static_cast<QWidget*>(state_) : list_);
    export_->setEnabled(!rooms_.empty());
    export_->setToolTip(rooms_.empty() ? tr("The list is empty.") : tr("Write this list to a file (Excel or CSV)"));
    for (const auto& [button, intoUnit] : {std::pair{intoUnit_, true}, {asGroup_, false}}) {
        const QString why = refusal(intoUnit);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
}

void ArchiveDialog::retranslate() {
    setWindowTitle(tr("Restore data of talk rooms"));
    lead_->say(tr("Talk, notes, events and folder of a room come back once: over an existing organization, or as a new "
                  "group. Tasks are not kept. The organization or group itself does not come back."));
    intoUnit_->setText(tr("Into an organization…"));
    asGroup_->setText(tr("As a new group…"));
    close_->setText(tr("Close"));
    list_->setAccessibleName(tr("Talk rooms that can be restored"));
    list_->setHeaderLabels(heads());
    export_->setText(tr("Write to a file…"));
    const ArchivedRoom* chosen = current();
    const std::string keep = chosen ? chosen->id : std::string();
    list_->clear();
    for (const ArchivedRoom& room : rooms_) {
        auto* item = new QTreeWidgetItem(list_, {fromUtf8(room.name), commands::archivedWhyText(room),
                                                 commands::roomDataText(room.data), commands::timeText(room.expiresAt),
                                                 stateText(room)});
        item->setToolTip(0, item->text(0));
        item->setToolTip(2, item->text(2));
        item->setToolTip(3, commands::timeTooltip(room.expiresAt));
        if (!room.restorable)
            for (int i = 0; i < list_->columnCount(); ++i)
                item->setForeground(i, faded(palette()));
        if (room.id == keep || (keep.empty() && !list_->currentItem() && room.restorable)) list_->setCurrentItem(item);
    }
    for (int i = 0; i < list_->columnCount(); ++i) {
        list_->resizeColumnToContents(i);
        list_->setColumnWidth(i, std::min(list_->columnWidth(i), kWidestColumn));
    }
    refresh();
}

void ArchiveDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::rooms

#include "moc_archive_dialog.cpp"
