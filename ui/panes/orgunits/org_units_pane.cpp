#include "ui/panes/orgunits/org_units_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "ui/diff/draft_merges.h"
#include "ui/forms/chart_block.h"
#include "ui/panes/orgunits/add_many_page.h"
#include "ui/panes/orgunits/org_unit_edits.h"
#include "ui/panes/orgunits/org_unit_export.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_head.h"
#include "ui/panes/orgunits/org_unit_page.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/rooms/archive_dialog.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/reason_actions.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using namespace orgunits;

namespace {
constexpr auto kOpenNote = "orgunits.open";
constexpr Permission kChange{"members.orgUnits", Access::Operate};
constexpr std::size_t kMostOrgUnits = 10'000;
constexpr int kMostLevels = 15;
} // namespace

OrgUnitsPane::OrgUnitsPane(PaneServices services, QWidget* parent)
    : Pane(std::move(services), parent), edits_(new OrgUnitEdits(services_, this)),
      kept_(new KeptDraft(this, services_.cache, KeptDraft::noteOf(menuKey()), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("orgunits.pane"));
    build();
    makeMerges();
    connectParts();
    offerCommands();
    const auto open = services_.cache.note(kOpenNote);
    if (open && !open->empty()) tree_->setOpenOrgUnits(fromUtf8(*open).split(QLatin1Char('\n')));
    retranslate();
    copyChanged();
    restoreDraft();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

OrgUnitsPane::~OrgUnitsPane() {
    kept_->flush();
}

QString OrgUnitsPane::title() const {
    return tr("Organizations");
}

void OrgUnitsPane::build() {
    heading_ = new QLabel(this);
    number_ = new QLabel(this);
    setTextSize(heading_, TextSize::Page);
    number_->setFont(sized(number_->font(), TextSize::Section));
    number_->setForegroundRole(QPalette::PlaceholderText);
    number_->setObjectName(QStringLiteral("orgunits.count"));
    head_ = new QWidget(this);
    auto* head = new QHBoxLayout(head_);
    head->setContentsMargins(space::kWide, space::kNormal, space::kSmall, space::kNormal);
    head->setSpacing(8);
    head->addWidget(heading_);
    head->addWidget(number_);
    head->addStretch(1);
    const auto button = [this, head](const char* name) {
        auto* made = new QToolButton(head_);
        made->setObjectName(QLatin1String(name));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setFocusPolicy(Qt::StrongFocus);
        head->addWidget(made);
        return made;
    };
    add_ = button("orgunits.addTop");
    addMany_ = button("orgunits.addManyButton");
    export_ = button("orgunits.export");
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
    pages_ = new QStackedWidget(this);
    pages_->addWidget(divider_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(new Rule(this));
    column->addWidget(banner_);
    column->addWidget(pages_, 1);
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
            QAction* action = menu->addAction(icon(command->iconName()), command->text());
            showVerdict(action, *command, services_.registry.context());
            connect(action, &QAction::triggered, this, [this, key] { services_.registry.trigger(QLatin1String(key)); });
        }
        const std::string chosen = toUtf8(tree_->chosen());
        addReasonActions(*menu, services_.registry,
                         chosen.empty() ? tenantObject() : RightObject{"orgUnit", chosen, {}});
        menu->popup(tree_->viewport()->mapToGlobal(at));
    });
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) { tree_->setFilter(text.trimmed()); });
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        if (!tree_->findNext(search_->text().trimmed()))
            banner_->announce(Banner::Kind::Information, tr("No organization has this in its name."));
    });
    connect(add_, &QToolButton::clicked, this, [this] { add({}); });
    const auto trigger = [this](const QString& key) {
        const commands::Applicability verdict = services_.registry.trigger(key);
        if (!verdict.applies) banner_->announce(Banner::Kind::Warning, verdict.why);
    };
    connect(addMany_, &QToolButton::clicked, this, [trigger] { trigger(QStringLiteral("orgUnit.addMany")); });
    connect(export_, &QToolButton::clicked, this, [trigger] { trigger(QStringLiteral("orgUnit.export")); });
    connect(page_, &OrgUnitPage::triggered, this, trigger);
    connect(page_, &OrgUnitPage::saveWanted, this, &OrgUnitsPane::save);
    connect(page_, &OrgUnitPage::draftChanged, this, &Pane::draftChanged);
    connectRoom();
    connect(&page_->head(), &OrgUnitHead::changeWanted, edits_, &OrgUnitEdits::saveHead);
    connect(&page_->head(), &OrgUnitHead::failed, this, [this](const Error& error) { banner_->tell(error); });
    connect(edits_, &OrgUnitEdits::failed, this, [this](const Error& error) {
        if (!page_->drafting() || !page_->form().showFault(error)) banner_->tell(error);
    });
    connect(edits_, &OrgUnitEdits::busyChanged, this, &OrgUnitsPane::refreshRights);
    connect(edits_, &OrgUnitEdits::saved, this, &OrgUnitsPane::saved);
    connect(edits_, &OrgUnitEdits::takenBack, this,
            [this] { banner_->announce(Banner::Kind::Success, tr("The change was taken back.")); });
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
    connect(&page_->room(), &rooms::RoomPanel::failed, this, [this](const Error& error) { banner_->tell(error); });
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
    offer(
        "orgUnit.addMany", [this] { addMany(); }, false);
    if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QStringLiteral("orgUnit.export"))))
        command->offer(this, [this] { askExport(); });
}

QString OrgUnitsPane::refusal() const {
    const ports::Identity* identity = services_.identity();
    if (!services_.online() || !identity) return tr("This needs a connection to the service.");
    if (!allows(identity->roles, kChange, services_.clock.now())) return tr("Your role may only look here.");
    if (edits_->busy() || merges_->waiting()) return tr("The service is still checking the last change.");
    return {};
}

void OrgUnitsPane::copyChanged() {
    std::vector<ports::OrgNode> nodes = services_.cache.orgTree();
    number_->setText(commands::locale().toString(static_cast<qulonglong>(nodes.size())));
    number_->setToolTip(tr("%1 of at most %2 organizations, %3 levels deep at most")
                            .arg(number_->text(), commands::locale().toString(static_cast<qulonglong>(kMostOrgUnits)))
                            .arg(kMostLevels));
    tree_->setNodes(std::move(nodes), services_.cache.members().count());
    showChosen();
    watchDraft();
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
    for (QToolButton* each : {add_, addMany_}) {
        each->setEnabled(why.isEmpty());
        each->setToolTip(why);
    }
    if (many_) many_->refresh();
    if (const ports::Identity* identity = services_.identity()) page_->setWorkgroup(fromUtf8(identity->workgroup));
}

QString OrgUnitsPane::fullness(const QString& parentId) const {
    if (services_.cache.orgTree().size() >= kMostOrgUnits)
        return tr("There are %1 organizations already, and a tenant can have no more. Delete one that is not needed.")
            .arg(commands::locale().toString(static_cast<qulonglong>(kMostOrgUnits)));
    if (tree_->depthOf(parentId) >= kMostLevels)
        return tr("This is level %1 already, and there can be none below it.").arg(kMostLevels);
    return {};
}

void OrgUnitsPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

bool OrgUnitsPane::hasDraft() const {
    return page_->dirty() || (many_ && many_->hasDraft());
}

bool OrgUnitsPane::giveUpDraft() {
    page_->discard();
    return true;
}

// --- many at once ---------------------------------------------------------------------------------------------------

AddManyPage& OrgUnitsPane::addMany() {
    if (!many_) {
        many_ = new AddManyPage(
            services_, [this] { return refusal(); }, this);
        pages_->addWidget(many_);
        connect(many_, &AddManyPage::draftChanged, this, &Pane::draftChanged);
        connect(many_, &AddManyPage::closed, this, [this] {
            pages_->setCurrentWidget(divider_);
            head_->show();
        });
    }
    banner_->dismiss();
    head_->hide(); // it has a heading of its own
    pages_->setCurrentWidget(many_);
    return *many_;
}

bool OrgUnitsPane::hasList() const {
    return pages_->currentWidget() != many_ && !services_.cache.orgTree().empty();
}

void OrgUnitsPane::exportShown(const TellExport& tell) {
    if (page_->room().readersHaveFocus())
        return exportList(exportServices(services_), page_->room().readersForFile(), this, tell);
    askExport();
}

void OrgUnitsPane::askExport() {
    auto* dialog = new OrgUnitExportDialog(
        services_.cache.orgTree().size(), [this](const ports::OrgUnitExport& wanted) { writeExport(wanted); }, this);
    dialog->open();
}

void OrgUnitsPane::writeExport(const ports::OrgUnitExport& wanted) {
    const QString path = fromUtf8(wanted.path.string());
    exportCall_ =
        services_.imports.exportOrgUnits(wanted, services_.gui, {}, [this, path](Result<std::int64_t> written) {
            if (!written) return banner_->tell(written.error());
            banner_->announce(Banner::Kind::Success,
                              tr("%n organization(s) are in %1.", nullptr, static_cast<int>(*written)).arg(path));
        });
}

void OrgUnitsPane::showResource(const QString& orgUnitId) {
    pages_->setCurrentWidget(divider_);
    head_->show();
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
    addMany_->setText(tr("Add in bulk…"));
    addMany_->setIcon(icon(QStringLiteral("view-list-tree")));
    export_->setText(tr("Export…"));
    export_->setIcon(icon(QStringLiteral("document-export")));
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

#include "moc_org_units_pane.cpp"
