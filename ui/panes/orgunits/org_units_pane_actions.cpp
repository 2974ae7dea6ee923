// What is done to organizations: drafts, which are kept beside the local copy, changes through the pipe, and what
// somebody else does to the same one meanwhile.

#include "models/commands/draft_texts.h"
#include "models/commands/orgunit_merge.h"
#include "models/commands/words.h"
#include "ui/panes/orgunits/org_unit_edits.h"
#include "ui/panes/orgunits/org_unit_form.h"
#include "ui/panes/orgunits/org_unit_page.h"
#include "ui/panes/orgunits/org_unit_tree.h"
#include "ui/panes/orgunits/org_units_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"

#include <algorithm>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {
constexpr Version kDeleted = -1;
} // namespace

std::string OrgUnitsPane::draftText() const {
    const OrgUnit& base = page_->base();
    return page_->dirty() ? commands::draftsText<OrgUnit>({{base.id.value, {base, page_->form().orgUnit()}}})
                          : std::string();
}

void OrgUnitsPane::restoreDraft() {
    for (const auto& [id, draft] : commands::draftsFromText<OrgUnit>(kept_->takeUp())) {
        const std::string parent = draft.base.parent ? draft.base.parent->value : std::string();
        if (!id.empty()) tree_->choose(fromUtf8(id));
        page_->resume(draft.base, draft.edited, tree_->pathOf(fromUtf8(id.empty() ? parent : id)));
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
    page_->add(fresh, tree_->pathOf(parentId));
}

void OrgUnitsPane::editCurrent() {
    if (page_->drafting()) return;
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (!unit) return;
    told_ = 0;
    page_->edit(*unit);
}

void OrgUnitsPane::remove() {
    const auto unit = services_.cache.orgUnit(OrgUnitId(toUtf8(tree_->chosen())));
    if (unit && !isDrafted(tree_->chosen())) edits_->remove(*unit);
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
    if (!commands::samePlace(*unit, moved)) edits_->save(*unit, moved);
}

void OrgUnitsPane::saved(const Changeset& changeset, const OrgUnit& unit, const QString& sentence) {
    if (page_->drafting() && page_->base().id == unit.id) page_->discard();
    banner_->announce(Banner::Kind::Success, sentence, tr("Undo"), [this, id = changeset.id] { edits_->takeBack(id); });
}

// --- what somebody else does to the same organization ---------------------------------------------------------------

void OrgUnitsPane::watchDraft() {
    const OrgUnit& base = page_->base();
    if (!page_->drafting() || base.id.empty() || edits_->busy()) return;
    const auto present = services_.cache.orgUnit(base.id);
    if (!present && !services_.cache.members().complete()) return; // the copy is being fetched again
    if (!present) return gone(page_->form().orgUnit(), false);
    if (present->version == base.version || present->version == told_) return;
    told_ = present->version;
    if (!page_->dirty()) return page_->edit(*present);
    // What the draft wants is there: it was saved, and only the answer was lost on its way.
    if (commands::changesBetween(*present, page_->form().orgUnit()).empty()) return page_->discard();
    banner_->announce(
        Banner::Kind::Warning,
        tr("Somebody else changed this organization meanwhile. Your draft is untouched; both are compared "
           "before anything is saved."),
        tr("Compare now"), [this] {
            const auto theirs = services_.cache.orgUnit(page_->base().id);
            if (page_->drafting() && theirs) edits_->merge(page_->base(), page_->form().orgUnit(), *theirs, false);
        });
}

void OrgUnitsPane::rebased(const OrgUnit& theirs, const OrgUnit& merged) {
    if (!page_->drafting() || page_->base().id != theirs.id) return; // it was dragged
    page_->rebase(theirs, merged);
    if (page_->dirty()) {
        banner_->announce(Banner::Kind::Information, tr("The other changes are in your draft now."));
        return;
    }
    page_->discard();
    banner_->announce(Banner::Kind::Information,
                      tr("What the other administrator saved holds. Nothing is left to save."));
}

void OrgUnitsPane::gone(const OrgUnit& edited, bool wasDeletion) {
    const QString name = fromUtf8(edited.name);
    if (wasDeletion)
        return banner_->announce(Banner::Kind::Information, tr("Somebody else has deleted %1 already.").arg(name));
    if (!page_->drafting() || page_->base().id != edited.id)
        return banner_->announce(Banner::Kind::Warning, tr("Somebody else has deleted %1 meanwhile.").arg(name));
    if (told_ == kDeleted) return;
    told_ = kDeleted;
    banner_->announce(Banner::Kind::Error,
                      tr("Somebody else has deleted %1 meanwhile. Your draft is still here and can be added as a new "
                         "organization.")
                          .arg(name),
                      tr("Add as new"), [this] { addAgain(page_->form().orgUnit()); });
}

void OrgUnitsPane::addAgain(OrgUnit edited) {
    if (!page_->drafting()) return;
    if (edited.parent && !services_.cache.orgUnit(*edited.parent)) edited.parent.reset();
    page_->add(edited, edited.parent ? tree_->pathOf(fromUtf8(edited.parent->value)) : QString());
    banner_->dismiss();
}

} // namespace sekisho::ui
