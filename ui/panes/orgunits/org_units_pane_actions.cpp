// What is done to organizations: drafts, which are kept beside the local copy, changes through the pipe, and what
// somebody else does to the same one meanwhile.

#include "models/commands/draft_texts.h"
#include "models/commands/orgunit_merge.h"
#include "models/commands/words.h"
#include "ui/diff/draft_merges.h"
#include "ui/panes/orgunits/org_unit_edits.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_page.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_unit_words.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

std::string OrgUnitsPane::draftText() const {
    const OrgUnit& base = page_->base();
    return page_->dirty() ? commands::draftsText<OrgUnit>({{base.id.value, {base, page_->form().orgUnit()}}})
                          : std::string();
}

void OrgUnitsPane::restoreDraft() {
    for (const auto& [id, draft] : commands::draftsFromText<OrgUnit>(kept_->takeUp())) {
        if (!id.empty()) tree_->choose(fromUtf8(id));
        page_->resume(draft.base, draft.edited);
    }
    kept_->tellOn(banner_);
    watchDraft();
}

void OrgUnitsPane::add(const QString& parentId) {
    if (const QString full = fullness(parentId); !full.isEmpty()) return banner_->announce(Banner::Kind::Warning, full);
    if (page_->dirty()) return banner_->announce(Banner::Kind::Warning, tr("Save or discard the open draft first."));
    OrgUnit fresh;
    if (const ports::Identity* identity = services_.identity()) fresh.domain = identity->domain;
    fresh.useMessage = fresh.useNote = fresh.useCalendar = fresh.useTask = fresh.useFolder = true;
    if (!parentId.isEmpty()) fresh.parent = OrgUnitId(toUtf8(parentId));
    int last = 0;
    for (const ports::OrgNode& node : services_.cache.orgTree())
        if (node.parent.value == toUtf8(parentId)) last = std::max(last, node.displayOrder);
    fresh.displayOrder = last + 1;
    page_->add(fresh);
}

void OrgUnitsPane::editCurrent() {
    if (page_->drafting()) return;
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (!unit) return;
    merges_->edits();
    page_->edit(*unit);
}

void OrgUnitsPane::remove() {
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (unit && !isDrafted(tree_->chosen())) edits_->remove(*unit, merges_->overtaken(*unit, *unit, true));
}

bool OrgUnitsPane::isDrafted(const QString& id) {
    const bool drafted = page_->dirty() && page_->base().id.value == toUtf8(id);
    if (drafted) banner_->announce(Banner::Kind::Warning, tr("Save or discard the open draft first."));
    return drafted;
}

void OrgUnitsPane::move(const QString& id, const QString& parentId, int order) {
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(id)));
    if (!unit || isDrafted(id)) return;
    OrgUnit moved = *unit;
    moved.parent = parentId.isEmpty() ? std::nullopt : std::optional(OrgUnitId(toUtf8(parentId)));
    moved.displayOrder = order;
    if (!commands::samePlace(*unit, moved)) save(*unit, moved);
}

void OrgUnitsPane::saved(const Changeset& changeset, const OrgUnit& unit, const QString& sentence) {
    if (page_->drafting() && page_->base().id == unit.id) page_->discard();
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"), [this, id = changeset.id] { edits_->takeBack(id); });
}

// --- what somebody else does to the same organization ---------------------------------------------------------------

void OrgUnitsPane::makeMerges() {
    using Merges = diff::DraftMerges<OrgUnit, orgunits::OrgUnitPage>;
    merges_ = std::make_unique<Merges>(
        page_, banner_, QStringLiteral("orgunits.merge"),
        Merges::Ways{
            .present = [this](const OrgUnit& base) { return services_.cache.orgUnit(base.id); },
            .drafted = [this] { return page_->form().orgUnit(); },
            .merge = commands::mergeOrgUnits,
            .resolved = commands::resolvedOrgUnit,
            .label = [](std::string_view key) { return orgunits::orgUnitFieldLabel(key); },
            .value = [this](const OrgUnit& unit,
                            std::string_view key) { return orgunits::orgUnitFieldValue(unit, key, services_.cache); },
            .save = [this](const OrgUnit& base, const OrgUnit& edited) { save(base, edited); },
            .waitingChanged = [this] { refreshRights(); },
        });
}

void OrgUnitsPane::save(const OrgUnit& base, const OrgUnit& edited) {
    const bool fresh = base.id.empty();
    if (edits_->busy() || (!fresh && !merges_->stands(base, edited))) return;
    edits_->save(base, edited, fresh ? std::function<void()>() : merges_->overtaken(base, edited));
}

void OrgUnitsPane::watchDraft() {
    merges_->copyChanged(services_.cache.members().complete(), edits_->busy());
}

} // namespace sekisho::ui
