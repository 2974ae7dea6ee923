// What the pane lets people do: selection, commands, keys.

#include "models/commands/custom_values.h"
#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/member_table_model.h"
#include "ui/panes/members/add_page.h"
#include "ui/panes/members/custom_cells.h"
#include "ui/panes/members/draft_store.h"
#include "ui/panes/members/edit_page.h"
#include "ui/panes/members/filter_button.h"
#include "ui/panes/members/leaver_page.h"
#include "ui/panes/members/member_detail.h"
#include "ui/panes/members/member_export.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/members_pane.h"
#include "ui/panes/members/org_tree_panel.h"
#include "ui/panes/members/selection_bar.h"
#include "ui/panes/members/view_button.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list_export.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/why_not.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <bitset>
#include <utility>

namespace sekisho::ui {

using namespace members;
using commands::Applicability;

commands::SelectedMember MembersPane::selectedAt(int row) const {
    const ports::MemberCells cells = model_->cellsAt(row);
    commands::SelectedMember member;
    member.id = UserId(std::string(cells.id));
    member.name = commands::fromUtf8(cells.name);
    member.loginId = commands::fromUtf8(cells.loginId);
    member.orgUnit = commands::fromUtf8(cells.orgUnit);
    member.status = cells.status;
    member.onLeave = cells.onLeave;
    member.administrator = cells.administrator;
    return member;
}

// The rows that are selected; without any, the member whose page is open.
commands::Selection MembersPane::selection() const {
    if (only_) return {*only_};
    if (!selection_) selection_ = selectedRows();
    if (!selection_->empty()) return *selection_;
    const auto shown = side_->isChecked() ? detail_->selected() : std::nullopt;
    return shown ? commands::Selection{*shown} : commands::Selection();
}

// Each row is looked at for its state only: every command is judged at each change, also with a million selected.
commands::Selection MembersPane::selectedRows() const {
    std::bitset<commands::kMemberKinds> seen;
    std::vector<commands::SelectedMember> kinds;
    table_->eachSelectedRow([&](int row) {
        const ports::MemberState state = model_->stateAt(row);
        const unsigned kind = commands::memberKind(state.status, state.onLeave, state.administrator);
        if (!seen.test(kind)) kinds.push_back(selectedAt(row));
        seen.set(kind);
        return !seen.all();
    });
    return {static_cast<std::size_t>(table_->selectedCount()), std::move(kinds),
            [self = QPointer<const MembersPane>(this)](const commands::Selection::Visit& visit) {
                if (self) self->table_->eachSelectedRow([&](int row) { return visit(self->selectedAt(row)); });
            }};
}

void MembersPane::chosen() {
    selection_.reset();
    selectionDirty_ = true;
    barTimer_->start();
    const QString current = table_->currentId();
    // The page stays with its member while the list is filtered to others; another row takes its place.
    if (side_->isChecked() && !current.isEmpty() && table_->selectedCount() > 0) detail_->showMember(current);
    fitSide();
}

void MembersPane::refreshBar() {
    bar_->present(model_->rowCount(), static_cast<qint64>(model_->total()), table_->selectedCount(),
                  contextOf(services_, selection()));
    for (const auto& [button, key] :
         {std::pair{add_, "member.add"}, {import_, "view.screen.members.import"}, {export_, "member.export"}}) {
        const commands::Command* command = services_.registry.find(QLatin1String(key));
        if (!command) continue;
        if (showVerdict(button, *command, bar_->context()).applies) button->setToolTip(button->accessibleName());
    }
    // The window judges its commands anew and tells of it, which leads back here: only a change goes out.
    if (std::exchange(selectionDirty_, false)) Q_EMIT selectionChanged();
}

void MembersPane::trigger(const QString& key) {
    const Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void MembersPane::triggerForDetail(const QString& key) {
    only_ = detail_->selected();
    trigger(key); // the context, with its selection, is taken at once
    only_.reset();
}

void MembersPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work,
                              std::function<Applicability(const commands::Context&)> applies = {}) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key))))
            command->offer(this, std::move(work), std::move(applies));
    };
    offer("member.add", [this] { addMember(); });
    offer(
        "member.edit", [this] { editMember(); },
        [](const commands::Context& context) {
            return context.selection.front().status == MemberStatus::Deleted
                       ? Applicability::no(tr("The member is deleted. Cancel the deletion first."))
                       : Applicability::yes();
        });
    offer(
        "member.leaver", [this] { openLeavers(); },
        [](const commands::Context& context) {
            for (const commands::SelectedMember& kind : context.selection.kinds()) {
                if (kind.administrator) return Applicability::no(tr("The highest administrator cannot leave."));
                if (kind.status == MemberStatus::Deleted)
                    return Applicability::no(tr("The member is deleted already."));
            }
            return Applicability::yes();
        });
    offer("member.rights", [this] { showRights(); });
    offer("member.viewAs", [this] {
        const QString id = commands::fromUtf8(selection().front().id.value);
        Q_EMIT openWanted(QStringLiteral("security.roles"), QStringLiteral("view?user=") + id);
    });
    offerViews();
    offer("member.copy", [this] { copyRows(); });
    offer(
        "member.export", [this] { askExport(); },
        [this](const commands::Context&) {
            return model_->rowCount() > 0 ? Applicability::yes() : Applicability::no(tr("There is nothing to export."));
        });
}

void MembersPane::offerViews() {
    const auto offer = [this](const char* key, std::function<void()> work) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key))))
            command->offer(this, std::move(work));
    };
    offer("members.view.choose", [this] { views_->menu()->popup(views_->mapToGlobal(QPoint(0, views_->height()))); });
    offer("members.view.save", [this] { views_->askName(); });
    for (const char* key : {"usual", "dormant", "suspended", "never", "deleted"})
        offer(qPrintable(QStringLiteral("members.view.") + QLatin1String(key)), [this, key] {
            pages_->setCurrentWidget(listPage_);
            views_->choose(QLatin1String(key));
        });
}

void MembersPane::setDetailOpen(bool open) {
    side_->setChecked(open);
    if (open && !table_->currentId().isEmpty()) detail_->showMember(table_->currentId());
    fitSide();
    saveViewSoon();
    selectionDirty_ = true;
    barTimer_->start();
}

void MembersPane::openDetail(const QString& id) {
    pages_->setCurrentWidget(listPage_);
    if (!side_->isChecked()) setDetailOpen(true);
    detail_->showMember(id);
    fitSide();
}

void MembersPane::showRights() {
    const commands::Selection wanted = selection();
    if (wanted.empty()) return;
    openDetail(commands::fromUtf8(wanted.front().id.value));
    detail_->showRights();
}

void MembersPane::editMember() {
    const commands::Selection wanted = selection();
    if (wanted.empty()) return;
    const QString id = commands::fromUtf8(wanted.front().id.value);
    openDetail(id);
    if (detail_->member())
        detail_->edit();
    else
        editWhenLoaded_ = id;
}

// The form for a new member is made when it is asked for: the list must not wait for it.
AddPage& MembersPane::addPage() {
    if (addPage_) return *addPage_;
    addPage_ = new AddPage(services_, *drafts_, pages_);
    pages_->addWidget(addPage_);
    connect(addPage_, &AddPage::closed, this, [this] {
        pages_->setCurrentWidget(listPage_);
        add_->setFocus(Qt::OtherFocusReason);
    });
    connect(addPage_, &AddPage::added, this, [this](const Member& member) {
        const QString id = commands::fromUtf8(member.id.value);
        banner_->announce(Banner::Kind::Success, tr("%1 was added.").arg(commands::fromUtf8(member.displayName())),
                          tr("Show"), [this, id] { openDetail(id); });
    });
    return *addPage_;
}

void MembersPane::addMember() {
    addPage().open(OrgUnitId(tree_->orgUnit().toStdString()));
    pages_->setCurrentWidget(addPage_);
}

LeaverPage& MembersPane::leaverPage() {
    if (leaverPage_) return *leaverPage_;
    leaverPage_ = new LeaverPage(services_, pages_);
    pages_->addWidget(leaverPage_);
    connect(leaverPage_, &LeaverPage::closed, this, [this] {
        pages_->setCurrentWidget(listPage_);
        table_->setFocus(Qt::OtherFocusReason);
    });
    connect(leaverPage_, &LeaverPage::roleWanted, this,
            [this](const QString& role) { Q_EMIT openWanted(QStringLiteral("security.roles"), role); });
    connect(leaverPage_, &LeaverPage::logOutRequested, this, [this](const commands::SelectedMember& member) {
        only_ = member;
        trigger(QStringLiteral("member.forceLogout")); // the context, with its selection, is taken at once
        only_.reset();
    });
    if (const commands::Command* command = services_.registry.find(QStringLiteral("member.forceLogout")))
        connect(command, &commands::Command::done, leaverPage_, &LeaverPage::checkAgain);
    return *leaverPage_;
}

void MembersPane::openLeavers() {
    const commands::Selection wanted = selection();
    leaverPage().open(wanted.first(wanted.count()));
    pages_->setCurrentWidget(leaverPage_);
}

void MembersPane::askExport() {
    auto* dialog = new ExportDialog(
        model_->rowCount(), table_->selectedCount(), [this](const ExportChoice& choice) { startExport(choice); }, this);
    dialog->open();
}

void MembersPane::copyRows() {
    const auto copy = [this] {
        if (const QString text = table_->selectionAsTsv(); !text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    };
    if (model_->ownColumns().empty()) return copy();
    std::vector<UserId> ids;
    table_->eachSelectedRow([&](int row) {
        ids.emplace_back(std::string(model_->cellsAt(row).id));
        return ids.size() < MemberTable::kMostCopied;
    });
    customCells_->load(ids, copy);
}

bool MembersPane::hasList() const {
    return model_->rowCount() > 0;
}

void MembersPane::exportShown(const TellExport& tell) {
    if (leaverPage_ && pages_->currentWidget() == leaverPage_)
        return exportList(exportServices(services_), leaverPage_->listForFile(), this, tell);
    if (auto table = detail_->listForFile())
        return exportList(exportServices(services_), std::move(*table), this, tell);
    trigger(QStringLiteral("member.export"));
}

void MembersPane::startExport(const ExportChoice& choice) {
    ShownMembers shown;
    if (choice.selectionOnly) {
        table_->eachSelectedRow([&](int row) {
            shown.rows.push_back(model_->rowNoAt(row));
            return true;
        });
    } else {
        shown.rows.reserve(static_cast<std::size_t>(model_->rowCount()));
        for (int row = 0; row < model_->rowCount(); ++row)
            shown.rows.push_back(model_->rowNoAt(row));
    }
    const auto tell = [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); };
    if (choice.allFields)
        return exportSheet(exportServices(services_), tr("Members"), tr("members"),
                           memberSheet(services_.cache.members(), shown.rows, services_.clock.now()), this, tell);
    shown.columns = table_->shownColumns();
    for (const auto& own : model_->ownColumns())
        shown.properties.push_back(std::string(commands::kCustomPrefix) + commands::toUtf8(own.key));
    exportList(exportServices(services_), memberListTable(services_.cache, services_.gui, std::move(shown)), this,
               tell);
}

void MembersPane::draftsChanged() {
    table_->viewport()->update();
    retranslate();
    Q_EMIT draftChanged();
}

void MembersPane::orderFocus() {
    const std::initializer_list<QWidget*> chain = {add_,          import_, export_, views_, columns_, side_,
                                                   tree_->tree(), search_, filter_, table_, bar_,     detail_};
    QWidget* before = nullptr;
    for (QWidget* widget : chain) {
        if (before) setTabOrder(before, widget);
        before = widget;
    }
}

void MembersPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void MembersPane::editCurrent() {
    trigger(QStringLiteral("member.edit"));
}

// Asks without a nested loop: false while the answer is open.
bool MembersPane::giveUpDraft() {
    if (pages_->currentWidget() == addPage_) {
        const bool asks = addPage_->dirty();
        addPage_->giveUp();
        return !asks;
    }
    if (leaverPage_ && pages_->currentWidget() == leaverPage_) {
        pages_->setCurrentWidget(listPage_);
        return true;
    }
    if (!side_->isChecked() || !detail_->editing()) return true;
    const bool asks = detail_->editPage().dirty();
    detail_->editPage().giveUp();
    return !asks;
}

bool MembersPane::hasDraft() const {
    return !drafts_->empty();
}

void MembersPane::showResource(const QString& resourceId) {
    if (services_.cache.orgUnit(OrgUnitId(resourceId.toStdString()))) {
        clearFilters();
        pages_->setCurrentWidget(listPage_);
        tree_->choose(resourceId);
        table_->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (model_->rowOf(resourceId) < 0) clearFilters();
    table_->selectMember(resourceId);
    openDetail(resourceId);
    table_->setFocus(Qt::OtherFocusReason);
}

void MembersPane::linkChanged() {
    refreshLook();
    detail_->linkChanged();
    if (addPage_) addPage_->linkChanged();
    if (leaverPage_) leaverPage_->linkChanged();
    barTimer_->start();
}

} // namespace sekisho::ui
