// What is changed from the field management: asked first, sent, and looked at again.

#include "models/commands/command.h"
#include "models/commands/custom_values.h"
#include "models/commands/draft_texts.h"
#include "models/commands/words.h"
#include "ui/panes/fields/entry_list.h"
#include "ui/panes/fields/field_words.h"
#include "ui/panes/fields/fields_pane.h"
#include "ui/panes/fields/property_dialog.h"
#include "ui/panes/fields/settings_page.h"
#include "ui/panes/fields/status_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialog_draft.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/plan_dialog.h"

#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

using commands::fromUtf8;
using commands::toUtf8;
using namespace fields;

namespace {

constexpr std::size_t kMostNames = 20;

int counted(std::int64_t members) { // for the forms of one and many
    return static_cast<int>(std::min<std::int64_t>(members, 1'000'000'000));
}

// Those who would get a number now, in the order in which they get it: by date of joining, else of their account.
std::vector<std::string> withoutNumber(ports::MemberList& list) {
    struct Who {
        std::string joined, name;
    };
    std::vector<Who> all;
    const ports::RowSet rows = list.query({});
    for (const ports::RowNo row : *rows) {
        const ports::MemberCells cells = list.cells(row);
        if (cells.id.empty() || !cells.employeeNumber.empty() || cells.status == MemberStatus::Deleted) continue;
        const std::string created = formatUtc(fromMillis(cells.createdAt)).substr(0, 10);
        all.push_back({cells.hiredDate.empty() ? created : std::string(cells.hiredDate), std::string(cells.name)});
    }
    std::ranges::stable_sort(all, {}, &Who::joined);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(all.size(), kMostNames); ++i)
        names.push_back(std::move(all[i].name));
    return names;
}

} // namespace

void FieldsPane::ask(commands::Plan plan, bool destroys, std::function<void()> agreed) {
    plan.confirm = true;
    auto* dialog = new PlanDialog(
        std::move(plan), destroys ? commands::Danger::Destroys : commands::Danger::Changes,
        [self = QPointer<FieldsPane>(this), agreed = std::move(agreed)](const QVariantMap&) {
            if (self) agreed();
        },
        window());
    dialog->setObjectName(QStringLiteral("fields.ask"));
    dialog->open();
}

ports::Reply<std::monostate> FieldsPane::then(std::function<void()> done, std::function<void(const Error&)> failed) {
    return [this, done = std::move(done), failed = std::move(failed)](const Result<std::monostate>& outcome) {
        if (outcome) {
            done();
            services_.sync.refreshNow();
        } else if (failed) {
            failed(outcome.error());
        } else {
            banner_->tell(outcome.error());
        }
        load();
    };
}

std::string FieldsPane::draftText() const {
    return settings_->dirty() ? commands::draftsText<FieldSettings>({{"", {settings_->base(), settings_->draft()}}})
                              : std::string();
}

void FieldsPane::restoreDraft() {
    for (const auto& [id, draft] : commands::draftsFromText<FieldSettings>(kept_->takeUp()))
        settings_->resume(draft.base, draft.edited);
    kept_->tellOn(banner_);
}

bool FieldsPane::hasDraft() const {
    return settings_->dirty();
}

bool FieldsPane::hasList() const {
    const fields::EntryList* list = tabs_->currentWidget() == settings_     ? nullptr
                                    : tabs_->currentWidget() == properties_ ? properties_
                                                                            : statuses_;
    return !list || !list->empty();
}

void FieldsPane::exportShown(const TellExport& tell) {
    const QString name = tabs_->tabText(tabs_->currentIndex());
    ListTable table = tabs_->currentWidget() == settings_ ? settings_->listForFile(name)
                      : tabs_->currentWidget() == properties_
                          ? properties_->listForFile(name, QStringLiteral("custom-properties"))
                          : statuses_->listForFile(name, QStringLiteral("profile-statuses"));
    exportList(exportServices(services_), std::move(table), this, tell);
}

void FieldsPane::editCurrent() {
    const QString why = refusal();
    if (!why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (!settings_->drafting()) settings_->edit();
}

bool FieldsPane::giveUpDraft() {
    if (!settings_->drafting()) return true;
    if (!settings_->dirty()) {
        settings_->discard();
        return true;
    }
    commands::Plan plan;
    plan.title = tr("Discard the draft?");
    plan.sentence = tr("Your changes to the fields are lost. Nothing was saved.");
    plan.verb = tr("Discard draft");
    ask(std::move(plan), false, [this] { settings_->discard(); });
    return false;
}

void FieldsPane::saveSettings() {
    if (!settings_->check()) return;
    commands::Plan plan;
    plan.title = tr("Save the field management?");
    plan.sentence = tr("It holds for the whole company from the moment it is saved. Members who are there already keep "
                       "what they have; a field that is required now stops the next edit of those who lack it.");
    plan.effects = settingChanges(settings_->base(), settings_->draft());
    plan.verb = tr("Save");
    ask(std::move(plan), false, [this] { sendSettings(); });
}

void FieldsPane::sendSettings() {
    acting_ =
        services_.gateway.fields().save(settings_->draft(), services_.gui, [this](const Result<FieldsPicture>& saved) {
            if (!saved) return settingsRefused(saved.error());
            settings_->discard();
            present(*saved, true);
            services_.sync.refreshNow();
            banner_->announce(Banner::Kind::Success, tr("The field management was saved."));
        });
}

// Somebody else was first: the draft stays, laid over what is so now, and what it changes is asked once more.
void FieldsPane::settingsRefused(const Error& error) {
    if (error.code == "PRECONDITION_FAILED") {
        banner_->announce(
            Banner::Kind::Warning,
            tr("Somebody else saved the field management meanwhile. Your draft is laid over the new state; "
               "look at the differences and save again."));
        load();
        return;
    }
    if (!settings_->showFault(error)) banner_->tell(error);
}

void FieldsPane::giveNumbers() {
    const int members = counted(picture_.withoutNumber);
    commands::Plan plan;
    plan.title = tr("Give numbers to %n member(s)?", nullptr, members);
    plan.sentence = tr("They are numbered in the order of their date of joining, else of their account. The first gets "
                       "%1. Numbers that were given are not taken back by themselves.")
                        .arg(fromUtf8(employeeNumber(settings_->base().numbering, picture_.nextNumber)));
    for (const std::string& name : withoutNumber(services_.cache.members()))
        plan.subjects << fromUtf8(name);
    if (members > plan.subjects.size())
        plan.subjects << tr("and %n more", nullptr, members - static_cast<int>(plan.subjects.size()));
    plan.verb = tr("Give numbers");
    ask(std::move(plan), false, [this] { giveMore(0); });
}

// The service numbers 2,000 at once; this goes on until nobody is left.
void FieldsPane::giveMore(std::int64_t already) {
    acting_ = services_.gateway.fields().giveNumbers(services_.gui, [this, already](const Result<NumbersGiven>& given) {
        const std::int64_t all = already + (given ? given->given : 0);
        if (given && given->left > 0 && given->given > 0) return giveMore(all);
        if (given)
            banner_->announce(Banner::Kind::Success, tr("%n member(s) were numbered.", nullptr, counted(all)));
        else
            banner_->tell(given.error());
        services_.sync.refreshNow();
        load();
    });
}

void FieldsPane::editProperty(const CustomProperty& before) {
    auto* dialog = new PropertyDialog(
        before,
        [self = QPointer<FieldsPane>(this)](const CustomProperty& wanted) {
            if (!self) return;
            ports::Fields& desk = self->services_.gateway.fields();
            auto reply = self->then(
                [self, name = commands::propertyText(wanted)] {
                    if (self->propertyDialog_) self->propertyDialog_->accept();
                    self->banner_->announce(Banner::Kind::Success, tr("%1 was saved.").arg(name));
                },
                [self](const Error& error) {
                    if (self->propertyDialog_) self->propertyDialog_->showFault(error);
                });
            self->acting_ = wanted.id.empty() ? desk.create(wanted, self->services_.gui, std::move(reply))
                                              : desk.update(wanted, self->services_.gui, std::move(reply));
        },
        window());
    new DialogDraft(dialog, services_.cache, QStringLiteral("property.") + fromUtf8(before.id.value),
                    QString::number(before.version));
    propertyDialog_ = dialog;
    dialog->open();
}

void FieldsPane::deleteProperty(const QString& id) {
    const auto* held = property(id);
    if (!held) return;
    const QString name = commands::propertyText(held->value);
    commands::Plan plan;
    plan.title = tr("Delete %1?").arg(name);
    plan.sentence = held->members == 0
                        ? tr("No member has a value of it.")
                        : tr("%n member(s) lose their value of it. An undo under “Changesets” brings it back.", nullptr,
                             counted(held->members));
    plan.verb = tr("Delete");
    if (held->members > 0) plan.typedWord = name;
    ask(std::move(plan), true, [this, property = held->value, name] {
        acting_ = services_.gateway.fields().remove(
            property, services_.gui,
            then([this, name] { banner_->announce(Banner::Kind::Success, tr("%1 was deleted.").arg(name)); }));
    });
}

void FieldsPane::editStatus(const ProfileStatus& before) {
    auto* dialog = new StatusDialog(
        before,
        [self = QPointer<FieldsPane>(this)](const ProfileStatus& wanted) {
            if (!self) return;
            ports::Fields& desk = self->services_.gateway.fields();
            auto reply = self->then(
                [self, name = statusName(wanted)] {
                    if (self->statusDialog_) self->statusDialog_->accept();
                    self->banner_->announce(Banner::Kind::Success, tr("%1 was saved.").arg(name));
                },
                [self](const Error& error) {
                    if (self->statusDialog_) self->statusDialog_->showFault(error);
                });
            self->acting_ = wanted.id.empty() ? desk.create(wanted, self->services_.gui, std::move(reply))
                                              : desk.update(wanted, self->services_.gui, std::move(reply));
        },
        window());
    new DialogDraft(dialog, services_.cache, QStringLiteral("status.") + fromUtf8(before.id),
                    QString::number(before.version));
    statusDialog_ = dialog;
    dialog->open();
}

void FieldsPane::deleteStatus(const QString& id) {
    const auto* held = status(id);
    if (!held) return;
    const QString name = statusName(held->value);
    commands::Plan plan;
    plan.title = tr("Delete %1?").arg(name);
    plan.sentence = held->members == 0
                        ? tr("No member shows it.")
                        : tr("%n member(s) show it and then show nothing.", nullptr, counted(held->members));
    plan.verb = tr("Delete");
    ask(std::move(plan), true, [this, status = held->value, name] {
        acting_ = services_.gateway.fields().remove(
            status, services_.gui,
            then([this, name] { banner_->announce(Banner::Kind::Success, tr("%1 was deleted.").arg(name)); }));
    });
}

void FieldsPane::switchStatuses(bool use) {
    refreshRights(); // the box follows the service, not the click
    std::int64_t showing = 0;
    for (const Held<ProfileStatus>& one : picture_.statuses)
        showing += one.members;
    commands::Plan plan;
    plan.title = use ? tr("Turn profile statuses on?") : tr("Turn profile statuses off?");
    plan.sentence = use ? tr("Members can show a status again. Those who had one that has not ended show it at once.")
                    : showing == 0 ? tr("No member shows one at present. The statuses themselves are kept.")
                                   : tr("%n member(s) show one, which disappears. The statuses themselves are kept.",
                                        nullptr, counted(showing));
    plan.verb = use ? tr("Turn on") : tr("Turn off");
    ask(std::move(plan), false, [this, use] {
        acting_ = services_.gateway.fields().useStatuses(
            use, services_.gui, then([this, use] {
                banner_->announce(Banner::Kind::Success, use ? tr("Profile statuses are in use.")
                                                             : tr("Profile statuses are not in use any more."));
            }));
    });
}

} // namespace sekisho::ui
