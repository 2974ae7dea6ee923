// What the pane remembers of how somebody looks at the list, and the named views.

#include "models/items/member_table_model.h"
#include "ui/panes/members/filter_button.h"
#include "ui/panes/members/member_detail.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/members_pane.h"
#include "ui/panes/members/org_tree_panel.h"
#include "ui/panes/members/saved_views.h"
#include "ui/panes/members/view_button.h"

#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace sekisho::ui {

using namespace members;

namespace {
constexpr auto kViewNote = "members.view";
}

void MembersPane::restoreView() {
    restoring_ = true;
    const auto note = services_.cache.note(kViewNote);
    ViewState state = ViewState::fromText(note.value_or(std::string()));
    QString chosen = state.view;
    if (const auto first = savedViews_->find(savedViews_->defaultKey())) {
        chosen = first->key;
        state.columns = first->state.columns;
        state.customs = first->state.customs;
        state.sortBy = first->state.sortBy;
        state.descending = first->state.descending;
        state.filter = first->state.filter;
        state.directOnly = first->state.directOnly;
        state.orgUnit = first->state.orgUnit;
    }
    customs_ = state.customs;
    applyCustoms();
    table_->applyColumns(state);
    filter_->setFilter(state.filter);
    tree_->setOpenOrgUnits(state.openOrgUnits);
    tree_->setDirectOnly(state.directOnly);
    tree_->choose(state.orgUnit);
    dividers_ = state.dividers;
    if (dividers_.size() == divider_->count()) divider_->setSizes(dividers_);
    setDetailOpen(state.detailOpen);
    ports::MemberQuery query;
    query.sortBy = state.sortBy;
    query.descending = state.descending;
    model_->setQuery(query);
    restoring_ = false;
    views_->setChosen(chosen);
}

// A named view in the place of what is shown; open branches, dividers and what is typed stay.
void MembersPane::showView(const ViewState& state) {
    restoring_ = true;
    customs_ = state.customs;
    applyCustoms();
    table_->applyColumns(state);
    filter_->setFilter(state.filter);
    tree_->setDirectOnly(state.directOnly);
    tree_->choose(state.orgUnit);
    restoring_ = false;
    ports::MemberQuery query = wantedQuery();
    query.sortBy = state.sortBy;
    query.descending = state.descending;
    model_->setQuery(query);
    table_->scrollToTop();
    saveViewSoon();
}

void MembersPane::saveViewSoon() {
    if (!restoring_) saveTimer_->start();
}

void MembersPane::saveView() {
    saveTimer_->stop();
    views_->refresh();
    ViewState state = presentView();
    state.view = views_->chosen();
    state.openOrgUnits = tree_->openOrgUnits();
    state.detailOpen = side_->isChecked();
    // A hidden side has no width: then the places stay as they were remembered.
    if (detail_->isVisible()) dividers_ = divider_->sizes();
    state.dividers = dividers_;
    // A view that is not remembered is a nuisance, not a loss: nothing to tell.
    static_cast<void>(services_.cache.setNote(kViewNote, state.toText()));
}

ViewState MembersPane::presentView() const {
    ViewState state;
    state.columns = table_->columns();
    state.customs = customs_;
    state.sortBy = model_->query().sortBy;
    state.descending = model_->query().descending;
    state.filter = filter_->filter();
    state.directOnly = tree_->directOnly();
    state.orgUnit = tree_->orgUnit();
    return state;
}

} // namespace sekisho::ui
