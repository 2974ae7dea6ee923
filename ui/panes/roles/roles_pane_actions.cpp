// What is done to roles on their screen: each change says first what it comes to and whom it reaches.

#include "models/commands/draft_texts.h"
#include "models/commands/role_words.h"
#include "models/commands/words.h"
#include "models/items/role_list_model.h"
#include "ui/panes/roles/compare_page.h"
#include "ui/panes/roles/history_page.h"
#include "ui/panes/roles/holders_page.h"
#include "ui/panes/roles/holding_dialog.h"
#include "ui/panes/roles/role_changes.h"
#include "ui/panes/roles/role_form.h"
#include "ui/panes/roles/role_page.h"
#include "ui/panes/roles/roles_pane.h"
#include "ui/panes/roles/view_as_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/paged_list.h"
#include "ui/widgets/plan_dialog.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr std::size_t kNamedHolders = 20;
constexpr qsizetype kMostRoleLines = 30; // of a diff; the rest is counted

struct RoleSaveWords { // gives the strings below their translation context
    Q_DECLARE_TR_FUNCTIONS(RoleSaveWords)
};

QStringList firstRoleLines(QStringList lines) {
    if (lines.size() <= kMostRoleLines) return lines;
    const auto rest = static_cast<int>(lines.size() - kMostRoleLines);
    lines = lines.mid(0, kMostRoleLines);
    lines << RoleSaveWords::tr("and %n more", nullptr, rest);
    return lines;
}

// Dangerous menus that the role allows from now on, each with its reason.
QStringList newDangers(const Role& before, const Role& after) {
    QStringList lines;
    for (const roles::MenuDifference& one : roles::menuDifferences(before, after))
        if (one.menu->dangerous && one.after > one.before)
            lines << RoleSaveWords::tr("To be careful about: %1. %2")
                         .arg(commands::menuPathText(*one.menu), commands::menuWhyText(*one.menu));
    return lines;
}

} // namespace

void RolesPane::ask(commands::Plan plan, commands::Danger danger, std::function<void()> agreed) {
    plan.confirm = true;
    auto* dialog = new PlanDialog(
        std::move(plan), danger, [agreed = std::move(agreed)](const QVariantMap&) { agreed(); }, window());
    dialog->setObjectName(QStringLiteral("roles.ask"));
    dialog->open();
}

void RolesPane::failed(const Error& error) {
    banner_->tell(error);
    refreshRights();
}

void RolesPane::trigger(const QString& key) {
    const commands::Applicability verdict = services_.registry.trigger(key);
    if (!verdict.applies && !verdict.why.isEmpty()) banner_->announce(Banner::Kind::Warning, verdict.why);
}

// --- drafts ---------------------------------------------------------------------------------------------------------

std::string RolesPane::draftsText() const {
    commands::Drafts<RoleSheet> drafts;
    for (const auto& [id, draft] : drafts_)
        if (!roles::sameRole(draft.base, draft.edited)) drafts[id] = {draft.base, draft.edited};
    return commands::draftsText(drafts);
}

// The first of them is shown; the list marks the others.
void RolesPane::restoreDrafts() {
    for (auto& [id, draft] : commands::draftsFromText<RoleSheet>(kept_->takeUp()))
        drafts_[id] = {std::move(draft.base), std::move(draft.edited), {}};
    newShown_ = drafts_.contains(std::string());
    if (!drafts_.empty() && !newShown_) wanted_ = drafts_.begin()->first;
    kept_->tellOn(banner_);
}

void RolesPane::editCurrent() {
    const RoleSheet* role = current();
    if (!role || role->deletedAt || shownDraft()) return;
    if (!role->role.builtIn.empty())
        return banner_->announce(Banner::Kind::Warning,
                                 tr("Built-in roles stay as they are. Copy the role and change the copy."));
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    drafts_[role->role.id.value] = {*role, *role, {}};
    showChosen();
    Q_EMIT draftChanged();
}

// Nothing is sent: the new role begins as a draft, empty or as `seed` is.
void RolesPane::startNew(RoleSheet seed) {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!drafts_.contains(std::string())) {
        RoleSheet fresh;
        fresh.role.grants = std::move(seed.role.grants);
        std::erase_if(fresh.role.grants, [](const Grant& grant) { // of a built-in role
            const MenuItem* item = menuItem(grant.menu);
            return item && item->builtInOnly;
        });
        fresh.preset = seed.preset;
        if (!seed.role.id.empty()) fresh.role.name = toUtf8(tr("Copy of %1").arg(commands::roleNameText(seed)));
        fresh.note = seed.note;
        drafts_[std::string()] = {RoleSheet{}, std::move(fresh), {}};
        Q_EMIT draftChanged();
    }
    stack_->setCurrentWidget(body_);
    list_->table()->clearSelection();
    newShown_ = true;
    showChosen();
}

void RolesPane::discardShown() {
    const RoleSheet* role = current();
    drafts_.erase(newShown_ ? std::string() : role ? role->role.id.value : std::string());
    if (std::exchange(newShown_, false) && model_->rowCount() > 0) list_->table()->selectRow(0);
    showChosen();
    Q_EMIT draftChanged();
}

bool RolesPane::giveUpDraft() {
    const Draft* draft = shownDraft();
    if (!draft) return true;
    if (roles::sameRole(draft->base, draft->edited)) {
        discardShown();
        return true;
    }
    commands::Plan plan;
    plan.title = tr("Discard the draft?");
    plan.sentence = tr("Your changes to this role are lost. Nothing was saved.");
    plan.verb = tr("Discard draft");
    ask(std::move(plan), commands::Danger::Changes, [self = QPointer<RolesPane>(this), id = draft->edited.role.id] {
        if (self && self->shownDraft() && self->shownDraft()->edited.role.id == id) self->discardShown();
    });
    return false;
}

void RolesPane::save() {
    Draft* draft = shownDraft();
    if (!draft) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!page_->form().check()) return;
    draft->edited = page_->form().edited();
    if (draft->base.holders + draft->base.eligible == 0) return askSave({});
    acting_ = services_.gateway.roles().holders(draft->base.role.id, {}, services_.gui,
                                                [this](Result<ports::HolderPage> page) {
                                                    if (!page) return failed(page.error());
                                                    askSave(page->holders);
                                                });
    refreshRights();
}

void RolesPane::askSave(const std::vector<RoleHolder>& holders) {
    Draft* draft = shownDraft();
    if (!draft) return;
    const bool fresh = draft->edited.role.id.empty();
    const qint64 people = draft->base.holders + draft->base.eligible;
    commands::Plan plan;
    plan.title = tr("Save the role “%1”").arg(fromUtf8(draft->edited.role.name));
    plan.effects = firstRoleLines(roles::roleDifferences(draft->base, draft->edited));
    plan.effects << newDangers(draft->base.role, draft->edited.role);
    plan.sentence = fresh ? tr("Nobody has it until you give it to somebody.")
                    : people == 0
                        ? tr("Nobody has this role at present.")
                        : tr("It reaches %n people with their next request.", nullptr, static_cast<int>(people));
    for (std::size_t i = 0; i < std::min(kNamedHolders, holders.size()); ++i)
        plan.subjects << commands::holderText(holders[i]);
    if (people > plan.subjects.size() && !plan.subjects.isEmpty())
        plan.subjects << tr("and %n more", nullptr, static_cast<int>(people - plan.subjects.size()));
    plan.verb = tr("Save");
    ask(std::move(plan), commands::Danger::Changes, [this, id = draft->edited.role.id.value] { send(id); });
}

void RolesPane::send(const std::string& id) {
    const auto found = drafts_.find(id);
    if (found == drafts_.end()) return;
    RoleSheet wanted = found->second.edited;
    wanted.role.version = found->second.base.role.version;
    acting_ = services_.gateway.roles().saveRole(wanted, services_.gui, [this, id](Result<RoleSheet> stored) {
        if (!stored) return refused(id, stored.error());
        drafts_.erase(id);
        newShown_ = newShown_ && !id.empty();
        wanted_ = stored->role.id.value;
        banner_->announce(Banner::Kind::Success, tr("%1 was saved.").arg(commands::roleNameText(*stored)));
        services_.sync.refreshNow();
        page_->history().reload();
        list_->refresh();
        Q_EMIT draftChanged();
    });
    refreshRights();
}

void RolesPane::refused(const std::string& id, const Error& error) {
    if (error.code == "PRECONDITION_FAILED") { // laid over what is there now, and both are shown
        list_->refresh();
        return refreshRights();
    }
    if (commands::isNews(error)) { // the request has it now
        drafts_.erase(id);
        newShown_ = newShown_ && !id.empty();
        failed(error);
        Q_EMIT draftChanged();
        return showChosen();
    }
    const bool shown = shownDraft() && shownDraft()->edited.role.id.value == id;
    if (!shown || !page_->form().showFault(error)) return failed(error);
    refreshRights();
}

// --- holders --------------------------------------------------------------------------------------------------------

void RolesPane::openHolding(const RoleSheet& role, std::function<void(const RoleHolder& holder)> work,
                            const std::optional<RoleHolder>& present) {
    holding_ = new roles::HoldingDialog(
        services_, role, present,
        [this, work = std::move(work)](const RoleHolder& holder) {
            work(holder);
            services_.sync.refreshNow();
            page_->holders().reload();
            page_->history().reload();
            list_->refresh();
        },
        [this](const Error& error) { banner_->tell(error); }, window());
    // It goes with the pane even while it saves.
    connect(this, &QObject::destroyed, holding_, [dialog = holding_.data()] {
        DialogDraft::leave(dialog);
        dialog->done(QDialog::Rejected);
    });
    holding_->open();
}

void RolesPane::given(const RoleHolder& holder) {
    banner_->announce(Banner::Kind::Success,
                      holder.eligible ? tr("%1 may activate the role from now on.").arg(fromUtf8(holder.userName))
                                      : tr("%1 has the role from now on.").arg(fromUtf8(holder.userName)));
    page_->showTab(roles::RolePage::HoldersTab);
}

void RolesPane::give() {
    const RoleSheet* role = current();
    if (!role) return;
    if (const QString why = whyNotGive(*role); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    openHolding(*role, [this](const RoleHolder& holder) { given(holder); });
}

// Which role is the first question: the one that happens to be selected is nobody's choice.
void RolesPane::giveTo(const UserId& user) {
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    std::vector<RoleSheet> choice;
    for (const RoleSheet& one : model_->rows())
        if (whyNotGive(one).isEmpty()) choice.push_back(one);
    openHolding({}, [this](const RoleHolder& holder) {
        choose(holder.role);
        given(holder);
    });
    holding_->chooseRoleFor(user, choice);
}

void RolesPane::changeHolding() {
    const RoleSheet* role = current();
    const std::vector<RoleHolder> lines = page_->holders().chosen();
    if (!role || lines.size() != 1) return;
    openHolding(
        *role,
        [this](const RoleHolder& holder) {
            banner_->announce(Banner::Kind::Success,
                              tr("How %1 has the role was changed.").arg(fromUtf8(holder.userName)));
        },
        lines.front());
}

void RolesPane::viewAs(const UserId& user) {
    const ports::MemberList& members = services_.cache.members();
    const auto row = members.find(user.value);
    viewAs_->showAdministrator(user, row ? fromUtf8(members.cells(*row).name) : fromUtf8(user.value));
    stack_->setCurrentWidget(viewAs_);
}

void RolesPane::compareChosen() {
    stack_->setCurrentWidget(body_);
    page_->showTab(roles::RolePage::CompareTab);
}

} // namespace sekisho::ui
