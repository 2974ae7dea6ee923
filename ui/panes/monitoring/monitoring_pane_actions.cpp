// The draft of a monitoring policy: begun, saved, and what somebody else saved meanwhile.
#include "models/commands/monitor_commands.h"
#include "models/commands/monitor_words.h"
#include "models/commands/policy_draft.h"
#include "models/commands/words.h"
#include "models/items/monitor_policy_model.h"
#include "ui/panes/monitoring/monitoring_pane.h"
#include "ui/panes/monitoring/policy_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/paged_list.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using policy::MonitorPolicy;

QString MonitoringPane::refusal() const {
    if (const commands::Applicability may =
            commands::mayChangeMonitoring(services_.registry.context(), commands::monitorMenu(service_));
        !may.applies)
        return may.why;
    if (saving_.running()) return tr("The last change is still being saved.");
    return {};
}

void MonitoringPane::addNew() {
    MonitorPolicy fresh;
    fresh.service = service_;
    fresh.values = policy::defaultsOf(policy::monitorSchema(service_));
    begin(std::move(fresh), false);
}

void MonitoringPane::copyCurrent() {
    const std::vector<MonitorPolicy> all = chosen();
    if (all.size() != 1) return;
    MonitorPolicy copy;
    copy.service = service_;
    copy.name = toUtf8(tr("Copy of %1").arg(fromUtf8(all.front().name)).left(100));
    copy.values = all.front().values;
    copy.enabled = all.front().enabled;
    begin(std::move(copy), true);
}

void MonitoringPane::editCurrent() {
    const std::vector<MonitorPolicy> all = chosen();
    if (all.size() == 1) begin(all.front(), false);
}

void MonitoringPane::begin(MonitorPolicy base, bool copied) {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (page_->drafting() && page_->dirty()) {
        tabs_->setCurrentIndex(0); // the policies
        return banner_->announce(Banner::Kind::Warning,
                                 tr("There is a draft that is not saved. Save or discard it first."));
    }
    if (base.id.empty() && model_->loaded() && model_->rowCount() >= kMostMonitorPolicies)
        return banner_->announce(
            Banner::Kind::Warning,
            tr("There are %n policies already, as many as a service can have. Delete one that is not needed any more.",
               nullptr, kMostMonitorPolicies));
    banner_->dismiss();
    page_->begin(std::move(base), copied);
    tabs_->setCurrentIndex(0); // the policies
    tabChosen();
    refreshRights();
    Q_EMIT draftChanged();
}

bool MonitoringPane::hasDraft() const {
    return page_->drafting() && page_->dirty();
}

bool MonitoringPane::giveUpDraft() {
    endDraft();
    return true;
}

std::string MonitoringPane::draftNote(MonitorService service) {
    return "monitoring.draft." + std::string(monitorServiceKey(service));
}

std::string MonitoringPane::draftText() const {
    if (!hasDraft()) return {};
    return commands::monitorDraftText({page_->base(), page_->draft(), page_->copied()});
}

bool MonitoringPane::keptDraft(const ports::Cache& cache, MonitorService service) {
    return !cache.note(draftNote(service)).value_or(std::string()).empty();
}

void MonitoringPane::restoreDraft() {
    auto kept = commands::monitorDraftFromText(service_, kept_->takeUp());
    if (!kept) return;
    page_->begin(std::move(kept->base), kept->copied);
    page_->take(kept->draft);
    stack_->setCurrentWidget(page_);
}

void MonitoringPane::endDraft() {
    if (!page_->drafting()) return;
    page_->end();
    tabChosen();
    list_->table()->setFocus(Qt::OtherFocusReason);
    Q_EMIT draftChanged();
}

void MonitoringPane::save() {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!page_->drafting() || !page_->dirty()) return;
    if (page_->goToFault())
        return banner_->announce(Banner::Kind::Warning,
                                 tr("Nothing was saved. Correct what is marked in the form first."));
    saving_ = services_.gateway.monitoring().savePolicy(
        page_->draft(), services_.gui, [this](Result<MonitorPolicy> outcome) { saved(std::move(outcome)); });
    refreshRights();
}

void MonitoringPane::saved(Result<MonitorPolicy> outcome) {
    saving_ = {};
    refreshRights();
    if (!outcome) {
        const Error& error = outcome.error();
        if (error.kind == ErrorKind::Cancelled) return;
        if (error.code == "PRECONDITION_FAILED") return overtaken(page_->base().id);
        if (commands::isNews(error)) { // the request holds it
            endDraft();
            return banner_->tell(error);
        }
        if (!error.field.empty()) page_->showFault(error);
        return banner_->tell(error);
    }
    const bool fresh = page_->base().id.empty();
    endDraft();
    wanted_ = outcome->id;
    banner_->announce(
        Banner::Kind::Success,
        (fresh ? tr("The policy “%1” was added.") : tr("The policy “%1” was saved.")).arg(fromUtf8(outcome->name)));
    services_.sync.refreshNow();
    list_->refresh();
}

// Somebody else saved first: nothing of either is lost.
void MonitoringPane::overtaken(const std::string& id) {
    reading_ = services_.gateway.monitoring().policies(
        service_, services_.gui, [this, id](Result<std::vector<MonitorPolicy>> all) {
            reading_ = {};
            if (!all) return banner_->tell(all.error());
            list_->refresh();
            const auto theirs = std::ranges::find(*all, id, &MonitorPolicy::id);
            if (theirs == all->end()) {
                endDraft();
                return banner_->announce(Banner::Kind::Warning,
                                         tr("The policy was deleted by somebody else. The draft of it was discarded."));
            }
            page_->rebase(*theirs);
            Q_EMIT draftChanged();
            banner_->announce(
                Banner::Kind::Warning,
                tr("Somebody else has saved this policy meanwhile. Your changes are kept on top of theirs; "
                   "look at them and save again."));
        });
}

void MonitoringPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

} // namespace sekisho::ui
