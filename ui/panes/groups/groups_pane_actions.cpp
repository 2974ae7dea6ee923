// What the pane of groups does: drafts, changes through the pipe, the archive and the export.

#include "models/commands/draft_texts.h"
#include "models/commands/group_merge.h"
#include "models/commands/room_words.h"
#include "ui/diff/changeset_desk.h"
#include "ui/diff/draft_merges.h"
#include "ui/panes/groups/group_export.h"
#include "ui/panes/groups/group_form.h"
#include "ui/panes/groups/group_page.h"
#include "ui/panes/groups/group_words.h"
#include "ui/panes/groups/groups_pane.h"
#include "ui/rooms/archive_dialog.h"
#include "ui/rooms/room_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/list_export.h"

#include <QTableView>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using items::GroupTableModel;

Operation GroupsPane::operationOn(const Group& group, const char* action) const {
    Operation operation;
    operation.kind = "group";
    operation.action = action;
    operation.id = group.id.value;
    if (group.version != 0) operation.base = group.version;
    return operation;
}

std::string GroupsPane::draftText() const {
    const Group& base = page_->base();
    return page_->dirty() ? commands::draftsText<Group>({{base.id.value, {base, page_->form().group()}}})
                          : std::string();
}

void GroupsPane::restoreDraft() {
    for (const auto& [id, draft] : commands::draftsFromText<Group>(kept_->takeUp())) {
        wanted_ = id; // beside its line, if it has one
        refilter();
        page_->resume(draft.base, draft.edited);
    }
    kept_->tellOn(banner_);
}

void GroupsPane::add() {
    if (page_->dirty()) return banner_->announce(Banner::Kind::Warning, tr("Save or discard the open draft first."));
    Group fresh;
    if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
    fresh.features = {true, true, true, true, true};
    page_->add(fresh);
}

void GroupsPane::editCurrent() {
    if (page_->drafting()) return;
    const auto group = current();
    if (!group) return;
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    merges_->edits();
    page_->edit(*group);
}

void GroupsPane::makeMerges() {
    using Merges = diff::DraftMerges<Group, groups::GroupPage>;
    merges_ = std::make_unique<Merges>(
        page_, banner_, QStringLiteral("groups.merge"),
        Merges::Ways{
            .present = [this](const Group& base) { return services_.cache.group(base.id); },
            .drafted = [this] { return page_->form().group(); },
            .merge = commands::mergeGroups,
            .resolved = commands::resolvedGroup,
            .label = [this](std::string_view key) { return groups::fieldLabel(key, services_.cache); },
            .value = groups::fieldValue,
            .save = [this](const Group& base, const Group& edited) { save(base, edited); },
            .waitingChanged = [this] { refreshRights(); },
        });
}

void GroupsPane::save(const Group& before, const Group& after) {
    const QString name = fromUtf8(after.name);
    const bool fresh = before.id.empty();
    if (!fresh && !merges_->stands(before, after)) return;
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    Operation operation = operationOn(before, fresh ? "create" : "update");
    if (fresh) operation.id = "new:group";
    operation.value = fresh ? desk_->values().create(after) : desk_->values().update(before, after);
    wanted.title = toUtf8((fresh ? tr("Add group: %1") : tr("Edit group: %1")).arg(name));
    wanted.operations.push_back(std::move(operation));
    desk_->submit(
        std::move(wanted),
        [this, name, fresh](const Changeset& changeset) {
            page_->discard();
            if (fresh) wantedName_ = toUtf8(name);
            applied(changeset, tr("%1 was saved.").arg(name));
        },
        fresh ? std::function<void()>() : merges_->overtaken(before, after));
}

void GroupsPane::setFeatures(const RoomFeatures& after) {
    const auto group = current();
    if (!group) return;
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    Group edited = *group;
    edited.features = after;
    save(*group, edited);
}

void GroupsPane::remove() {
    const auto group = current();
    if (!group) return;
    const QString name = fromUtf8(group->name);
    NewChangeset wanted;
    wanted.origin = ChangesetOrigin::Edit;
    wanted.title = toUtf8(tr("Delete group: %1").arg(name));
    wanted.operations.push_back(operationOn(*group, "delete"));
    desk_->submit(
        std::move(wanted),
        [this, name](const Changeset& changeset) { applied(changeset, tr("%1 was deleted.").arg(name)); },
        merges_->overtaken(*group, *group, true));
}

void GroupsPane::applied(const Changeset& changeset, const QString& sentence) {
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"), [this, id = changeset.id] {
        desk_->takeBack(id, [this](const Changeset&) {
            banner_->announce(Banner::Kind::Success, tr("The change was taken back."));
        });
    });
}

void GroupsPane::restoreData() {
    auto* dialog = new rooms::ArchiveDialog(services_, window());
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &rooms::ArchiveDialog::restored, this, [this](const QString& name, const RoomRef& where) {
        if (where.kind == RoomKind::Group) wanted_ = where.id;
        banner_->announce(Banner::Kind::Success, tr("%1 was restored.").arg(name));
    });
    dialog->open();
}

// More than the columns that are seen: also what the list has no room for.
ListTable GroupsPane::listForFile() const {
    ListTable table{title(), QStringLiteral("groups"), {}, model_->rowCount(), {}};
    ports::ExportRows rows;
    const auto yes = [](bool on) { return toUtf8(on ? tr("yes") : tr("no")); };
    const auto number = [](std::uint32_t n) { return std::to_string(n); };
    table.heads = {tr("Group ID"),  tr("Group name"),    tr("ID / mailing list"), tr("External Key"),  tr("Kind"),
                   tr("Published"), tr("Group masters"), tr("Members"),           tr("Organizations"), tr("Groups")};
    for (const commands::RoomFeature& feature : commands::roomFeatures())
        table.heads << commands::featureText(feature);
    for (int row = 0; row < model_->rowCount(); ++row) {
        const ports::GroupLine& group = model_->at(row);
        std::vector<std::string> cells{group.id.value,
                                       group.name,
                                       group.email,
                                       group.externalKey,
                                       toUtf8(commands::groupKindText(group.kind)),
                                       yes(group.visible),
                                       toUtf8(commands::memberNamesText(services_.cache, group.masters)),
                                       number(group.users),
                                       number(group.orgUnits),
                                       number(group.groups)};
        for (const commands::RoomFeature& feature : commands::roomFeatures())
            cells.push_back(yes(group.features.*feature.flag));
        rows.push_back(std::move(cells));
    }
    table.more = knownRows(std::move(rows));
    return table;
}

bool GroupsPane::hasList() const {
    return model_->rowCount() > 0;
}

void GroupsPane::exportShown(const TellExport& tell) {
    if (page_->room().readersHaveFocus())
        return exportList(exportServices(services_), page_->room().readersForFile(), this, tell);
    askExport();
}

void GroupsPane::askExport() {
    auto* dialog = new groups::GroupExportDialog([this](bool allFields) { exportGroups(allFields); }, this);
    dialog->open();
}

void GroupsPane::exportGroups(bool allFields) {
    const auto tell = [this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); };
    if (!allFields) return exportList(exportServices(services_), listForFile(), this, tell);
    ports::SheetRequest request;
    request.kind = ports::SheetKind::Group;
    request.japanese = commands::language() == commands::Language::Japanese;
    request.now = services_.clock.now();
    for (int row = 0; row < model_->rowCount(); ++row)
        request.groups.push_back(model_->at(row).id);
    exportSheet(exportServices(services_), title(), QStringLiteral("groups"), std::move(request), this, tell);
}

} // namespace sekisho::ui
