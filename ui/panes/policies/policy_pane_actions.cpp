// What the screen of a policy asks of the service: the policy and what it mirrors, the impact of a draft, saving it,
// and the way back to an earlier revision.

#include "models/commands/policy_draft.h"
#include "models/commands/policy_merge.h"
#include "models/commands/policy_words.h"
#include "ui/diff/merge_dialog.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/policies/draft_side.h"
#include "ui/panes/policies/history_page.h"
#include "ui/panes/policies/policy_pane.h"
#include "ui/panes/policies/save_dialog.h"
#include "ui/panes/policies/touched_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/kept_draft.h"

#include <QPointer>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::factText;
using commands::fromUtf8;
using commands::toUtf8;
using namespace policies;

namespace {

constexpr std::string_view kNetwork = "network";
constexpr std::string_view kSelfLockOut = "selfLockOut";

QString reasonNote(const policy::Schema& schema) {
    return QStringLiteral("policy.save.") + fromUtf8(schema.key);
}

std::string textValue(const policy::Values& values, std::string_view key) {
    const auto at = values.find(key);
    const auto* text = at == values.end() ? nullptr : std::get_if<std::string>(&at->second);
    return text ? *text : std::string();
}

// All that the service found, each at its field.
std::vector<Error> faultsIn(const Error& error) {
    return error.all.empty() ? std::vector{error} : error.all;
}

} // namespace

// --- what is there --------------------------------------------------------------------------------------------------

void PolicyPane::load() {
    soon_->stop();
    cursor_ = services_.cache.status().cursor;
    if (!services_.online()) return refresh();
    readCall_ = services_.gateway.policies().fetch(
        std::string(schema_.key), services_.gui, [this](Result<policy::PolicyState> state) { came(std::move(state)); });
    loadOthers();
    if (stack_->currentWidget() == history_) history_->load();
    refresh();
}

// Of other policies: what this screen mirrors, and what the network policy says of those who lock themselves out.
void PolicyPane::loadOthers() {
    std::vector<std::string> keys;
    if (schema_.key != kNetwork) keys.emplace_back(kNetwork);
    for (const policy::Field& field : schema_.fields)
        if (!field.mirror.empty()) keys.emplace_back(field.mirror.substr(0, field.mirror.find('.')));
    for (const std::string& key : keys)
        otherCalls_[key] = services_.gateway.policies().fetch(
            key, services_.gui, [this, key](const Result<policy::PolicyState>& state) { otherCame(key, state); });
}

void PolicyPane::came(Result<policy::PolicyState> state) {
    if (!state) {
        if (state.error().kind == ErrorKind::Cancelled) return;
        error_ = state.error();
        editSoon_ = false;
        return refresh();
    }
    error_.reset();
    if (form_->drafting() && held_ && state->revision != held_->revision && isDrafted(*state)) {
        newer_ = *state;
        discard();
        return;
    }
    if (form_->drafting() && held_) {
        newer_.reset();
        if (state->revision != held_->revision)
            newer_ = *state;
        else
            held_ = *state;
        if (hasDraft() && !preview_ && !previewCall_.running()) calm_->start();
        return refresh();
    }
    adopt(*state);
    refresh();
    if (std::exchange(editSoon_, false)) editCurrent();
}

// What is drafted holds already: mostly since the answer to the own save was lost, with the session that it ended.
bool PolicyPane::isDrafted(const policy::PolicyState& state) const {
    return policy::changesBetween(schema_, policy::normalized(schema_, form_->draft()), state.values).empty();
}

void PolicyPane::adopt(const policy::PolicyState& state) {
    held_ = state;
    form_->present(state.values);
    if (schema_.key == kNetwork) lockOutMode_ = textValue(form_->now(), kSelfLockOut);
}

void PolicyPane::otherCame(const std::string& key, const Result<policy::PolicyState>& state) {
    if (!state && state.error().kind == ErrorKind::Cancelled) return;
    if (key == kNetwork && schema_.key != kNetwork && state) lockOutMode_ = textValue(state->values, kSelfLockOut);
    for (const policy::Field& field : schema_.fields) {
        if (!field.mirror.starts_with(key + ".")) continue;
        std::optional<policy::Value> value;
        if (state)
            if (const auto at = state->values.find(field.mirror.substr(key.size() + 1)); at != state->values.end())
                value = at->second;
        mirrored_.insert_or_assign(std::string(field.mirror), value);
    }
    form_->setMirrored(mirrored_);
    refreshDraft();
}

// The feed says only that something has changed: what it was is asked for.
void PolicyPane::copyChanged() {
    if (!isVisible() || services_.cache.status().cursor == cursor_ || soon_->isActive()) return;
    soon_->start();
}

// --- the impact -----------------------------------------------------------------------------------------------------

std::string PolicyPane::draftNote(const policy::Schema& schema) {
    return "policies.draft." + std::string(schema.key);
}

std::string PolicyPane::draftText() const {
    if (!hasDraft() || !held_) return {};
    return commands::policyDraftText({held_->revision, form_->now(), form_->draft()});
}

bool PolicyPane::keptDraft(const ports::Cache& cache, const QString& menuKey) {
    const policy::Schema* schema = policy::schemaOfMenu(toUtf8(menuKey));
    return schema && !cache.note(draftNote(*schema)).value_or(std::string()).empty();
}

void PolicyPane::restoreDraft() {
    const auto kept = commands::policyDraftFromText(schema_, kept_->takeUp());
    if (!kept) return;
    policy::PolicyState begun; // who saved it, and when, is asked for
    begun.key = schema_.key;
    begun.revision = kept->revision;
    begun.values = kept->base;
    adopt(begun);
    form_->edit();
    form_->take(kept->draft);
}

void PolicyPane::draftEdited() {
    preview_.reset();
    previewError_.reset();
    previewCall_.cancel();
    if (form_->dirty() && form_->faults().empty() && services_.online())
        calm_->start();
    else
        calm_->stop();
    refresh();
    Q_EMIT draftChanged();
}

void PolicyPane::askPreview() {
    calm_->stop();
    if (!form_->drafting() || !form_->dirty() || !form_->faults().empty() || !services_.online()) return refresh();
    previewCall_ = services_.gateway.policies().preview(
        std::string(schema_.key), form_->draft(), services_.gui,
        [this](Result<policy::PolicyPreview> preview) { previewCame(std::move(preview)); });
    refresh();
}

void PolicyPane::previewCame(Result<policy::PolicyPreview> preview) {
    previewCall_ = {};
    previewError_.reset();
    if (preview) {
        preview_ = *preview;
    } else if (!preview.error().field.empty()) { // the service sees a fault that the form did not
        form_->showFaults(faultsIn(preview.error()));
    } else {
        preview_.reset();
        previewError_ = preview.error();
    }
    refresh();
}

void PolicyPane::openList(policy::PreviewList list) {
    touched_->open(list, form_->draft());
    stack_->setCurrentWidget(touched_);
    refresh();
}

void PolicyPane::addOwnAddress(const QString& address) {
    form_->addAddress({toUtf8(address), toUtf8(tr("My address when this was saved"))});
    askPreview(); // nobody is typing: at once
}

bool PolicyPane::hasList() const {
    return (stack_->currentWidget() == history_ && history_->hasRows()) ||
           (stack_->currentWidget() == touched_ && touched_->hasRows());
}

void PolicyPane::exportShown(const TellExport& tell) {
    ListTable table = stack_->currentWidget() == touched_ ? touched_->table(title()) : history_->table(title());
    exportList(exportServices(services_), std::move(table), this, tell);
}

void PolicyPane::exportPage() {
    exportShown([this](Banner::Kind kind, const QString& sentence) { banner_->announce(kind, sentence); });
}

// --- saving ---------------------------------------------------------------------------------------------------------

bool PolicyPane::mayConfirmLockOut() const {
    return lockOutMode_ == "confirm";
}

QString PolicyPane::lockOutText() const {
    return mayConfirmLockOut()
               ? tr("The network management lets you save this after you have typed your own login ID.")
               : tr("The network management refuses to save what would lock out the one who saves it, or the last "
                    "highest administrator.");
}

void PolicyPane::save() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!form_->drafting() || !form_->dirty() || actCall_.running()) return;
    if (!form_->faults().empty()) {
        form_->goToFault();
        return banner_->announce(Banner::Kind::Warning,
                                 tr("Nothing was saved. Correct what is marked in the form first."));
    }
    Wish wish;
    wish.title = tr("Save %1").arg(title());
    wish.verb = tr("Save");
    wish.values = form_->draft();
    if (preview_ && !previewCall_.running() && !calm_->isActive())
        question(wish, preview_, impactSentences(*preview_));
    else
        propose(std::move(wish));
}

// Whom it touches is known before anybody is asked; where it cannot be found out, that is said.
void PolicyPane::propose(Wish wish) {
    calm_->stop();
    const bool ofDraft = wish.revision == 0 && form_->drafting();
    ports::CallHandle& call = ofDraft ? previewCall_ : actCall_;
    const policy::Values values = wish.values;
    call = services_.gateway.policies().preview(
        std::string(schema_.key), values, services_.gui,
        [this, wish = std::move(wish), ofDraft](Result<policy::PolicyPreview> preview) {
            if (ofDraft) previewCame(preview);
            if (preview) return question(wish, *preview, impactSentences(*preview));
            if (!form_->faults().empty()) return;
            question(wish, std::nullopt,
                     {tr("The impact could not be checked. %1").arg(commands::errorText(preview.error()))});
        });
    refresh();
}

void PolicyPane::question(const Wish& wish, const std::optional<policy::PolicyPreview>& preview, QStringList impact) {
    SaveQuestion asked;
    asked.title = wish.title;
    asked.verb = wish.verb;
    const auto changes = policy::changesBetween(schema_, form_->now(), wish.values);
    for (const auto& change : commands::policyChangeTexts(schema_, changes, form_->nameOfMember()))
        asked.changes << commands::policyChangeLine(change);
    if (!besides_) asked.impact = std::move(impact); // else the screen around says whom it touches
    asked.consequences = consequencesOf(wish.values);
    asked.losses = commands::policyLosses(schema_, form_->now(), wish.values);
    const ports::Identity* identity = services_.identity();
    if (preview && (preview->selfBlocked || preview->highestBlocked) && mayConfirmLockOut() && identity) {
        asked.lockOut = lockOutText();
        asked.loginId = fromUtf8(identity->email);
    }
    auto* dialog = new SaveDialog(
        std::move(asked),
        [self = QPointer<PolicyPane>(this), wish,
         told = besides_ ? besides_(form_->now(), wish.values).confirm : QString()](const QString& reason,
                                                                                    const QString& confirm) {
            if (!self) return;
            Wish agreed = wish;
            agreed.reason = reason;
            agreed.confirm = confirm.isEmpty() ? told : confirm;
            self->send(agreed);
        },
        window());
    new DialogDraft(dialog, services_.cache, reasonNote(schema_), {}, DialogDraft::Ends::WithItsWork);
    dialog->open();
}

void PolicyPane::send(const Wish& wish) {
    ports::PolicyEdit edit;
    edit.key = schema_.key;
    edit.values = wish.values;
    edit.revision = held_ ? held_->revision : 0;
    edit.reason = toUtf8(wish.reason);
    edit.confirm = toUtf8(wish.confirm);
    ports::Policies& policies = services_.gateway.policies();
    const ports::Reply<policy::PolicySaved> reply = [this, wish](Result<policy::PolicySaved> outcome) {
        sent(wish, std::move(outcome));
    };
    actCall_ = wish.revision > 0 ? policies.revert(edit, wish.revision, services_.gui, reply)
                                 : policies.save(edit, services_.gui, reply);
    refresh();
}

void PolicyPane::sent(const Wish& wish, Result<policy::PolicySaved> outcome) {
    actCall_ = {};
    if (outcome || commands::isNews(outcome.error())) DialogDraft::forget(services_.cache, reasonNote(schema_));
    if (outcome) return saved(wish, *outcome);
    const Error& error = outcome.error();
    if (error.code == "PRECONDITION_FAILED") return overtaken(wish);
    if (commands::isNews(error) && form_->drafting()) discard(); // the request holds it
    if (error.code == "POLICY_LOCKS_OUT") return lockedOut(wish, error);
    const bool stale = error.kind == ErrorKind::Conflict; // nothing in the form is wrong
    if (!error.field.empty() && !stale && form_->drafting()) {
        form_->showFaults(faultsIn(error));
        if (form_->goToFault()) return refresh();
    }
    banner_->tell(error);
    refresh();
    if (stale) Q_EMIT refused();
}

void PolicyPane::saved(const Wish& wish, const policy::PolicySaved& outcome) {
    const std::optional<policy::PolicyState> before = held_;
    newer_.reset();
    if (form_->drafting()) discard();
    adopt(outcome.state);
    const QString number = commands::locale().toString(qint64{outcome.state.revision});
    QStringList sentences{wish.revision > 0 ? tr("The policy is back at revision %1. This is revision %2.")
                                                  .arg(commands::locale().toString(qint64{wish.revision}), number)
                                            : tr("Revision %1 was saved.").arg(number)};
    if (outcome.ended.sessions > 0)
        sentences << tr("%Ln session(s) ended.", nullptr, static_cast<int>(outcome.ended.sessions));
    if (outcome.ended.tokens > 0)
        sentences << tr("%Ln access token(s) of API clients ended.", nullptr, static_cast<int>(outcome.ended.tokens));
    if (!outcome.leftOut.empty()) {
        QStringList names;
        for (const std::string& key : outcome.leftOut)
            names << fromUtf8(key);
        sentences << tr("Left out, because this policy has them no more: %1.").arg(names.join(QStringLiteral(", ")));
    }
    banner_->announce(
        Banner::Kind::Success,
        sentences.join(commands::language() == commands::Language::Japanese ? QString() : QStringLiteral(" ")),
        before ? tr("Undo") : QString(), [this, before] {
            if (before) proposeReturn(before->revision, before->values);
        });
    services_.sync.refreshNow();
    if (stack_->currentWidget() == history_) history_->load();
    refresh();
}

// Somebody else saved first: nothing of either is lost. A draft is compared with the new state field by field.
void PolicyPane::overtaken(const Wish& wish) {
    actCall_ = services_.gateway.policies().fetch(
        std::string(schema_.key), services_.gui, [this, wish](Result<policy::PolicyState> theirs) {
            actCall_ = {};
            if (!theirs) {
                banner_->tell(theirs.error());
            } else if (form_->drafting() && wish.revision == 0) {
                merge(*theirs, wish);
            } else {
                adopt(*theirs);
                if (stack_->currentWidget() == history_) history_->load();
                banner_->announce(
                    Banner::Kind::Warning,
                    tr("%1 has saved revision %2 in the meantime. Nothing was changed by you. Look at it "
                       "and decide again.")
                        .arg(fromUtf8(theirs->updatedByName), commands::locale().toString(qint64{theirs->revision})));
            }
            refresh();
        });
    refresh();
}

void PolicyPane::merge(const policy::PolicyState& theirs, const Wish& wish) {
    const policy::Values base = form_->now();
    const policy::Values mine = wish.values;
    const policy::Values now = policy::completed(schema_, theirs.values);
    const auto merged = commands::mergePolicies(schema_, base, mine, now);
    const auto label = [this](std::string_view key) {
        const policy::Field* field = policy::fieldOf(schema_, key);
        return field ? factText(field->label) : fromUtf8(key);
    };
    const auto value = [this](const policy::Values& values, std::string_view key) {
        const policy::Field* field = policy::fieldOf(schema_, key);
        const auto at = values.find(key);
        return field && at != values.end() ? commands::policyValueText(*field, at->second, form_->nameOfMember())
                                           : QString();
    };
    auto* dialog = new diff::MergeDialog(
        title(), diff::mergeLines(merged, base, mine, now, label, value),
        [self = QPointer<PolicyPane>(this), merged, mine, theirs, wish](const std::vector<std::string>& keepMine) {
            if (!self) return;
            Wish again = wish;
            again.values = commands::resolvedPolicy(merged, mine, keepMine);
            self->newer_.reset();
            self->held_ = theirs;
            self->form_->present(theirs.values);
            self->form_->take(again.values);
            if (!self->form_->dirty()) {
                self->banner_->announce(Banner::Kind::Information,
                                        tr("Nothing of your draft is left to save: what you chose holds already."));
                return self->discard();
            }
            if (!self->form_->faults().empty()) {
                self->form_->goToFault();
                self->banner_->announce(Banner::Kind::Warning,
                                        tr("Together the two do not fit. Nothing was saved; correct what is marked."));
                return self->refresh();
            }
            self->send(again);
        },
        window());
    dialog->open();
}

// The service found it out, though the preview had not said so or could not be had.
void PolicyPane::lockedOut(const Wish& wish, const Error& error) {
    const ports::Identity* identity = services_.identity();
    refresh();
    if (mayConfirmLockOut() && wish.confirm.isEmpty() && identity) {
        policy::PolicyPreview grave;
        grave.selfBlocked = true;
        return question(wish, grave, {commands::errorText(error)});
    }
    banner_->tell(error);
}

// --- the way back ---------------------------------------------------------------------------------------------------

void PolicyPane::returnTo(std::int64_t revision) {
    if (const QString why = history_->whyNotReturn(); !why.isEmpty())
        return banner_->announce(Banner::Kind::Warning, why);
    const bool toStart = revision == HistoryPage::kBeforeFirst;
    actCall_ = services_.gateway.policies().revisionValues(
        std::string(schema_.key), toStart ? 1 : revision, services_.gui,
        [this, revision, toStart](Result<policy::Values> values) {
            actCall_ = {};
            if (values && toStart) return proposeReturn(0, history_->beforeFirst(std::move(*values)));
            if (values) return proposeReturn(revision, *values);
            banner_->tell(values.error());
            refresh();
        });
}

// Revision 0, what held before the first save, is nowhere kept: to return there is an ordinary save.
void PolicyPane::proposeReturn(std::int64_t revision, const policy::Values& values) {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    Wish wish;
    wish.title = revision > 0 ? tr("Return to revision %1").arg(commands::locale().toString(qint64{revision}))
                              : tr("Return to the defaults");
    wish.verb = tr("Return");
    wish.values = policy::completed(schema_, values);
    wish.revision = revision;
    if (policy::changesBetween(schema_, form_->now(), wish.values).empty())
        return banner_->announce(Banner::Kind::Information,
                                 tr("That revision says the same as the one that holds now."));
    propose(std::move(wish));
}

} // namespace sekisho::ui
