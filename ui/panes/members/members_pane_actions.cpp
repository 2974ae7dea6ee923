// What the pane lets people do: selection, commands, keys.

#include "models/commands/pane_command.h"
#include "models/commands/words.h"
#include "models/items/member_table_model.h"
#include "ui/panes/members/member_table.h"
#include "ui/panes/members/members_pane.h"
#include "ui/panes/members/org_tree_panel.h"
#include "ui/panes/members/selection_bar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/search_field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

#include <set>
#include <tuple>

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

std::vector<commands::SelectedMember> MembersPane::selection() const {
    if (!selection_) {
        std::vector<commands::SelectedMember> all;
        all.reserve(static_cast<std::size_t>(table_->selectedCount()));
        table_->eachSelectedRow([&](int row) {
            all.push_back(selectedAt(row));
            return true;
        });
        selection_ = std::move(all);
    }
    return *selection_;
}

// One member of each state that is selected, at least two where two are: enough to judge every command without making
// a million names.
commands::Context MembersPane::sampledContext() const {
    commands::Context context;
    context.gateway = &services_.gateway;
    context.cache = &services_.cache;
    context.sync = &services_.sync;
    context.jobs = &services_.jobs;
    context.gui = &services_.gui;
    context.clock = &services_.clock;
    context.identity = services_.identity();
    context.online = services_.online();
    std::set<std::tuple<MemberStatus, bool, bool>> seen;
    constexpr std::size_t kinds = 5 * 2 * 2;
    table_->eachSelectedRow([&](int row) {
        const ports::MemberCells cells = model_->cellsAt(row);
        const bool fresh = seen.emplace(cells.status, cells.onLeave, cells.administrator).second;
        if (fresh || context.selection.size() < 2) context.selection.push_back(selectedAt(row));
        return seen.size() < kinds;
    });
    return context;
}

void MembersPane::chosen() {
    selection_.reset();
    barTimer_->start();
}

void MembersPane::refreshBar() {
    bar_->present(model_->rowCount(), static_cast<qint64>(model_->total()), table_->selectedCount(), sampledContext());
    Q_EMIT selectionChanged();
}

void MembersPane::trigger(const QString& key) {
    const Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

void MembersPane::offerCommands() {
    const auto offer = [this](const char* key, std::function<void()> work) {
        if (auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key))))
            command->offer(this, std::move(work));
    };
    offer("member.copy", [this] {
        if (const QString text = table_->selectionAsTsv(); !text.isEmpty()) QGuiApplication::clipboard()->setText(text);
    });
}

void MembersPane::focusFilter() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void MembersPane::editCurrent() {
    trigger(QStringLiteral("member.edit"));
}

bool MembersPane::giveUpDraft() {
    return true;
}

bool MembersPane::hasDraft() const {
    return false;
}

void MembersPane::showResource(const QString& resourceId) {
    if (model_->rowOf(resourceId) < 0) clearFilters();
    table_->selectMember(resourceId);
    table_->setFocus(Qt::OtherFocusReason);
}

void MembersPane::linkChanged() {
    refreshLook();
    barTimer_->start();
}

} // namespace sekisho::ui
