#include "ui/panes/orgunits/org_units_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/diff/changeset_desk.h"
#include "ui/forms/chart_block.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_page.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/rooms/archive_dialog.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using namespace orgunits;

namespace {
constexpr auto kOpenNote = "orgunits.open";
constexpr Permission kChange{"members.orgUnits", Access::Operate};
} // namespace

OrgUnitsPane::OrgUnitsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), desk_(new diff::ChangesetDesk(services_.gateway.changesets(), services_.cache,
                                                                       services_.sync, services_.gui, this)) {
    setObjectName(QStringLiteral("orgunits.pane"));
    build();
    connectParts();
    offerCommands();
    const auto open = services_.cache.note(kOpenNote);
    if (open && !open->empty()) tree_->setOpenOrgUnits(fromUtf8(*open).split(QLatin1Char('\n')));
    retranslate();
    copyChanged();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

OrgUnitsPane::~OrgUnitsPane() = default;

QString OrgUnitsPane::title() const {
    return tr("Organizations");
}

void OrgUnitsPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    QFont large = heading_->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    heading_->setFont(large);
    number_->setFont(large);
    number_->setForegroundRole(QPalette::PlaceholderText);
    number_->setObjectName(QStringLiteral("orgunits.count"));
    add_ = new QToolButton(this);
    add_->setObjectName(QStringLiteral("orgunits.addTop"));
    add_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add_->setFocusPolicy(Qt::StrongFocus);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::kWide, 8, 8, 8); // the heading stands where that of the members does
    head->setSpacing(8);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    head->addWidget(add_);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("orgunits.banner"));
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    search_ = new SearchField(left);
    search_->setObjectName(QStringLiteral("orgunits.search"));
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(8, 6, 8, 6);
    searchRow->addWidget(search_);
    tree_ = new OrgUnitTree(left);
    search_->setListBelow(tree_);
    leftColumn->addLayout(searchRow);
    leftColumn->addWidget(tree_, 1);
    page_ = new OrgUnitPage(services_, this);
    chart_ = new ChartBlock(services_, this);
    page_->addBlock(chart_);
    divider_ = new QSplitter(Qt::Horizontal, this);
    divider_->setHandleWidth(1);
    divider_->setChildrenCollapsible(false);
    divider_->addWidget(left);
    divider_->addWidget(page_);
    divider_->setStretchFactor(1, 1);
    divider_->setSizes({360, 640});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(banner_);
    column->addWidget(divider_, 1);
}

void OrgUnitsPane::connectParts() {
    connect(tree_, &OrgUnitTree::chosenChanged, this, &OrgUnitsPane::showChosen);
    connect(tree_, &OrgUnitTree::moveWanted, this, &OrgUnitsPane::move);
    connect(tree_, &OrgUnitTree::openChanged, this, [this] {
        // A tree that is not remembered is a nuisance, not a loss: nothing to tell.
        static_cast<void>(services_.cache.setNote(kOpenNote, toUtf8(tree_->openOrgUnits().join(QLatin1Char('\n')))));
    });
    connect(tree_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        for (const char* key : {"orgUnit.edit", "orgUnit.add", "orgUnit.delete", "room.restore"}) {
            const commands::Command* command = services_.registry.find(QLatin1String(key));
            const commands::Applicability verdict = command->applicability(services_.registry.context());
            QAction* action = menu->addAction(icon(command->iconName()), command->text());
            action->setEnabled(verdict.applies);
            action->setToolTip(verdict.why);
            connect(action, &QAction::triggered, this, [this, key] { services_.registry.trigger(QLatin1String(key)); });
        }
        menu->popup(tree_->viewport()->mapToGlobal(at));
    });
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        if (!tree_->findNext(search_->text().trimmed()))
            banner_->announce(Banner::Kind::Information, tr("No organization has this in its name."));
    });
    connect(add_, &QToolButton::clicked, this, [this] { add({}); });
    connect(page_, &OrgUnitPage::triggered, this, [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
    });
    connect(page_, &OrgUnitPage::saveWanted, this, &OrgUnitsPane::save);
    connect(page_, &OrgUnitPage::draftChanged, this, &Pane::draftChanged);
    connectRoom();
    connect(desk_, &diff::ChangesetDesk::failed, this, [this](const Error& error) {
        if (!page_->drafting() || !page_->form().showFault(error))
            banner_->announce(Banner::Kind::Error, commands::errorText(error));
    });
    connect(desk_, &diff::ChangesetDesk::busyChanged, this, &OrgUnitsPane::refreshRights);
}

// The talk room of the chosen organization: its features change through the pipe, like every other field.
void OrgUnitsPane::connectRoom() {
    connect(&page_->room(), &rooms::RoomPanel::featuresWanted, this, [this](const RoomFeatures& features) {
        const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
        if (!unit) return;
        OrgUnit after = *unit;
        setFeatures(after, features);
        save(*unit, after);
    });
    connect(&page_->room(), &rooms::RoomPanel::told, this,
            [this](const QString& sentence) { banner_->announce(Banner::Kind::Success, sentence); });
    connect(&page_->room(), &rooms::RoomPanel::failed, this,
            [this](const Error& error) { banner_->announce(Banner::Kind::Error, commands::errorText(error)); });
}

// Other screens offer the same archive: the one that is seen does the work.
void OrgUnitsPane::offerArchive() {
    auto* restore = qobject_cast<commands::PaneCommand*>(services_.registry.find(QStringLiteral("room.restore")));
    if (!restore) return;
    restore->offer(this, [this] {
        auto* dialog = new rooms::ArchiveDialog(services_, window());
        connect(this, &QObject::destroyed, dialog, &QDialog::reject);
        connect(dialog, &rooms::ArchiveDialog::restored, this, [this](const QString& name, const RoomRef&) {
            page_->room().reload();
            banner_->announce(Banner::Kind::Success, tr("%1 was restored.").arg(name));
        });
        dialog->open();
    });
}

void OrgUnitsPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work, bool needsOne) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [this, needsOne](const commands::Context&) {
            if (needsOne && tree_->chosen().isEmpty())
                return commands::Applicability::no(tr("Choose an organization first."));
            const QString why = refusal();
            return why.isEmpty() ? commands::Applicability::yes() : commands::Applicability::no(why);
        });
    };
    offer(
        "orgUnit.add", [this] { add(tree_->chosen()); }, false);
    offer(
        "orgUnit.edit", [this] { editCurrent(); }, true);
    offer(
        "orgUnit.delete", [this] { remove(); }, true);
}

QString OrgUnitsPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!allows(identity->roles, kChange, services_.clock.now())) return tr("Your role may only look here.");
    if (desk_->busy()) return tr("The service is still checking the last change.");
    return {};
}

void OrgUnitsPane::copyChanged() {
    std::vector<ports::OrgNode> nodes = services_.cache.orgTree();
    number_->setText(commands::locale().toString(static_cast<qulonglong>(nodes.size())));
    tree_->setNodes(std::move(nodes), services_.cache.members().count());
    showChosen();
    refreshRights();
}

void OrgUnitsPane::showChosen() {
    const QString id = tree_->chosen();
    const auto unit = id.isEmpty() ? std::nullopt : services_.cache.orgUnit(OrgUnitId(toUtf8(id)));
    page_->present(unit, tree_->pathOf(id), tree_->node(id));
    if (unit) chart_->showTarget({ChartSubject::OrgUnit, unit->id.value}, fromUtf8(unit->name));
    services_.registry.contextChanged();
}

void OrgUnitsPane::refreshRights() {
    const QString why = refusal();
    page_->setMayChange(why.isEmpty(), why);
    add_->setEnabled(why.isEmpty());
    add_->setToolTip(why);
    if (const ports::Identity* identity = services_.identity()) page_->setWorkgroup(fromUtf8(identity->workgroup));
}

Operation OrgUnitsPane::operationOn(const OrgUnit& unit, const char* action) const {
    Operation operation;
    operation.kind = "orgUnit";
    operation.action = action;
    operation.id = unit.id.value;
    if (unit.version != 0) operation.base = unit.version;
    return operation;
}

void OrgUnitsPane::add(const QString& parentId) {
    if (page_->dirty()) return banner_->announce(Banner::Kind::Warning, tr("Save or discard the open draft first."));
    OrgUnit fresh;
    if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
    fresh.useMessage = fresh.useNote = fresh.useCalendar = fresh.useTask = fresh.useFolder = true;
    if (!parentId.isEmpty()) fresh.parent = OrgUnitId(toUtf8(parentId));
    int last = 0;
    for (const ports::OrgNode& node : services_.cache.orgTree())
        if (node.parent.value == toUtf8(parentId)) last = std::max(last, node.displayOrder);
    fresh.displayOrder = last + 1;
    page_->add(fresh, tree_->pathOf(parentId));
}

void OrgUnitsPane::editCurrent() {
    if (page_->drafting()) return;
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (unit) page_->edit(*unit);
}

void OrgUnitsPane::save(const OrgUnit& before, const OrgUnit& after) {
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    const QString name = fromUtf8(after.name);
    if (before.id.empty()) {
        Operation operation = operationOn(after, "create");
        operation.id = "new:unit";
        operation.value = desk_->values().create(after);
        wanted.title = toUtf8(tr("Add organization: %1").arg(name));
        wanted.operations.push_back(std::move(operation));
    } else {
        Operation operation = operationOn(before, "update");
        operation.value = desk_->values().update(before, after);
        wanted.title = toUtf8(tr("Edit organization: %1").arg(name));
        wanted.operations.push_back(std::move(operation));
    }
    desk_->submit(std::move(wanted), [this, name](const Changeset& changeset) {
        page_->discard();
        applied(changeset, tr("%1 was saved.").arg(name));
    });
}

void OrgUnitsPane::remove() {
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (!unit) return;
    const QString name = fromUtf8(unit->name);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    wanted.title = toUtf8(tr("Delete organization: %1").arg(name));
    wanted.operations.push_back(operationOn(*unit, "delete"));
    desk_->submit(std::move(wanted),
                  [this, name](const Changeset& changeset) { applied(changeset, tr("%1 was deleted.").arg(name)); });
}

void OrgUnitsPane::move(const QString& id, const QString& parentId, int order) {
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(id)));
    if (!unit) return;
    const QString name = fromUtf8(unit->name);
    const QString place = parentId.isEmpty() ? tr("the top") : tree_->pathOf(parentId);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Move;
    wanted.title = toUtf8(tr("Move organization: %1 to %2").arg(name, place));
    Operation operation = operationOn(*unit, "move");
    operation.value =
        desk_->values().move(parentId.isEmpty() ? std::nullopt : std::optional(OrgUnitId(toUtf8(parentId))), order);
    wanted.operations.push_back(std::move(operation));
    desk_->submit(std::move(wanted),
                  [this, name](const Changeset& changeset) { applied(changeset, tr("%1 was moved.").arg(name)); });
}

void OrgUnitsPane::applied(const Changeset& changeset, const QString& sentence) {
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"), [this, id = changeset.id] {
        desk_->takeBack(id, [this](const Changeset&) {
            banner_->announce(Banner::Kind::Success, tr("The change was taken back."));
        });
    });
}

void OrgUnitsPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool OrgUnitsPane::hasDraft() const {
    return page_->dirty();
}

bool OrgUnitsPane::giveUpDraft() {
    page_->discard();
    return true;
}

void OrgUnitsPane::showResource(const QString& orgUnitId) {
    tree_->choose(orgUnitId);
    tree_->setFocus(Qt::OtherFocusReason);
}

void OrgUnitsPane::linkChanged() {
    chart_->linkChanged();
    refreshRights();
}

void OrgUnitsPane::retranslate() {
    heading_->setText(title());
    add_->setText(tr("Add at the top"));
    add_->setIcon(icon(QStringLiteral("list-add")));
    search_->setPlaceholderText(tr("Find an organization (Enter: next)"));
    search_->setAccessibleName(tr("Find an organization"));
    refreshRights();
}

void OrgUnitsPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerArchive();
}

void OrgUnitsPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui
