#include "ui/panes/members/edit_page.h"

#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/change_dialogs.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::members {

commands::Context contextOf(const PaneServices& services, commands::Selection selection) {
    commands::Context context;
    context.gateway = &services.gateway;
    context.cache = &services.cache;
    context.sync = &services.sync;
    context.jobs = &services.jobs;
    context.gui = &services.gui;
    context.clock = &services.clock;
    context.identity = services.identity();
    context.online = services.online();
    context.selection = std::move(selection);
    return context;
}

commands::SelectedMember selectedOf(const Member& member, const ports::Cache& cache, Instant now) {
    commands::SelectedMember selected;
    selected.id = member.id;
    selected.name = commands::fromUtf8(member.displayName());
    selected.loginId = commands::fromUtf8(member.email);
    if (const OrgUnitMembership* unit = member.primaryOrgUnit())
        if (const auto known = cache.orgUnit(unit->orgUnit)) selected.orgUnit = commands::fromUtf8(known->name);
    selected.status = member.statusAt(now);
    selected.onLeave = member.leave.activeAt(now);
    selected.administrator = member.administrator;
    return selected;
}

EditPage::EditPage(const PaneServices& services, DraftStore& drafts, QWidget* parent)
    : QWidget(parent), services_(services), drafts_(drafts),
      form_(new MemberForm(services.cache, services.clock, MemberForm::Mode::Edit)),
      area_(new ScrollPage(ScrollPage::Holds::Controls, this)), banner_(new Banner(this)), state_(new QLabel(this)),
      save_(new QPushButton(this)), discard_(new QPushButton(this)) {
    setObjectName(QStringLiteral("members.edit"));
    save_->setObjectName(QStringLiteral("edit.save"));
    save_->setDefault(true);
    discard_->setObjectName(QStringLiteral("edit.discard"));
    auto* page = new QWidget;
    auto* inner = new QVBoxLayout(page);
    inner->setContentsMargins(16, 16, 16, 16);
    inner->addWidget(form_);
    area_->setWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(area_, 1);
    column->addWidget(new Rule(this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 8);
    foot->setSpacing(8);
    foot->addWidget(state_, 1);
    foot->addWidget(discard_);
    foot->addWidget(save_);
    column->addLayout(foot);
    connect(form_, &MemberForm::edited, this, &EditPage::edited);
    connect(save_, &QPushButton::clicked, this, &EditPage::save);
    connect(discard_, &QPushButton::clicked, this, &EditPage::giveUp);
    retranslate();
}

void EditPage::open(const Member& present) {
    call_.cancel();
    sending_ = false;
    newer_.reset();
    area_->setAccessibleName(commands::fromUtf8(present.displayName()));
    banner_->dismiss();
    faultsTold_ = false;
    const ports::Identity* identity = services_.identity();
    if (identity) form_->setFeatures({identity->usePosition, identity->useLevel, identity->useUserType});
    const QString id = commands::fromUtf8(present.id.value);
    base_ = present;
    Member edited = present;
    if (const commands::MemberDraft* draft = drafts_.find(id)) {
        // What the draft changed is laid over the whole record: a draft read from a note knows the fields only.
        Member base = present;
        for (const std::string_view key : commands::mergeableFields())
            commands::copyField(base, draft->base, key);
        base.version = draft->base.version;
        edited = base;
        for (const commands::ChangedField& change : commands::changesBetween(draft->base, draft->edited))
            commands::copyField(edited, draft->edited, change.key);
        base_ = std::move(base);
        if (commands::changesBetween(present, normalized(edited)).empty()) { // saved, though no answer said so
            drafts_.drop(id);
            base_ = edited = present;
        }
    }
    form_->setMember(edited);
    if (base_.version != present.version) presentChanged(present);
    refresh();
}

bool EditPage::dirty() const {
    return !commands::changesBetween(normalized(base_), normalized(form_->member())).empty();
}

void EditPage::edited() {
    const QString id = commands::fromUtf8(base_.id.value);
    drafts_.put(id, {base_, form_->member()});
    if (faultsTold_ && !form_->marksFault()) {
        faultsTold_ = false;
        banner_->dismiss();
    }
    refresh();
}

void EditPage::presentChanged(const Member& present) {
    if (present.version == base_.version || busy()) return;
    faultsTold_ = false; // the banner has something else to say
    if (!dirty()) {      // nothing of ours to lose: simply show what is so now
        open(present);
        return;
    }
    if (commands::changesBetween(present, normalized(form_->member())).empty()) {
        // What the draft wants is there: it was saved, and only the answer was lost on its way.
        drafts_.drop(commands::fromUtf8(present.id.value));
        Q_EMIT saved(base_, present);
        Q_EMIT closed();
        return;
    }
    newer_ = present;
    banner_->announce(Banner::Kind::Warning,
                      tr("Somebody else changed this member meanwhile. Your draft is untouched; both are compared "
                         "before anything is saved."),
                      tr("Compare now"), [this] {
                          if (newer_) merge(Member(*newer_), false);
                      });
}

void EditPage::giveUp() {
    if (!dirty()) {
        drafts_.drop(commands::fromUtf8(base_.id.value));
        Q_EMIT closed();
        return;
    }
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Discard the draft?");
    plan.sentence = tr("What you changed in this draft is lost. The member stays as it was.");
    for (const ChangeLine& change : changeLines(base_, normalized(form_->member()), services_.cache))
        plan.effects << change.field;
    plan.verb = tr("Discard draft");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer<EditPage>(this)](const QVariantMap&) {
            if (!self) return;
            self->drafts_.drop(commands::fromUtf8(self->base_.id.value));
            Q_EMIT self->closed();
        },
        window());
    dialog->setObjectName(QStringLiteral("members.discard"));
    dialog->open();
}

void EditPage::save() {
    if (busy()) return;
    if (!form_->checkAll().empty()) {
        form_->focusFirstFault();
        banner_->announce(Banner::Kind::Error, tr("Nothing was saved. Correct the fields that are marked in red."));
        faultsTold_ = true;
        refresh();
        return;
    }
    const Member wanted = normalized(form_->member());
    if (!dirty()) {
        giveUp();
        return;
    }
    if (newer_) {
        merge(Member(*newer_), true);
        return;
    }
    auto* dialog = new DiffDialog(
        base_, wanted, services_.cache,
        [self = QPointer<EditPage>(this), base = base_, wanted] {
            if (self) self->send(base, wanted);
        },
        window());
    dialog->open();
}

void EditPage::send(const Member& base, const Member& wanted) {
    auto* command = qobject_cast<commands::SaveMember*>(services_.registry.find(QStringLiteral("member.save")));
    const commands::Context context = contextOf(services_);
    const commands::Applicability verdict =
        command ? command->applicability(context) : commands::Applicability::no(QString());
    if (!verdict.applies) {
        banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    banner_->dismiss();
    faultsTold_ = false;
    sending_ = true;
    focused_ = window()->focusWidget(); // what is disabled meanwhile loses it
    if (!isAncestorOf(focused_)) focused_ = nullptr;
    call_ = command->save(context, base, wanted,
                          [self = QPointer<EditPage>(this), base, wanted](const commands::SaveOutcome& outcome) {
                              if (self) self->ended(base, wanted, outcome);
                          });
    refresh();
}

void EditPage::ended(const Member& base, const Member& wanted, const commands::SaveOutcome& outcome) {
    sending_ = false;
    if (outcome.saved) {
        drafts_.drop(commands::fromUtf8(base.id.value));
        Q_EMIT saved(base, *outcome.saved);
        Q_EMIT closed();
        return;
    }
    bool faulty = false;
    if (outcome.theirs) {
        // The base of the draft is what it was begun from, also after a first merge.
        base_ = base;
        form_->setMember(wanted);
        newer_ = outcome.theirs;
        merge(*outcome.theirs, true);
    } else if (outcome.error) {
        faulty = form_->showFault(*outcome.error);
        if (faulty) {
            banner_->announce(Banner::Kind::Error, tr("The service refused a field. Nothing was saved."));
            faultsTold_ = true;
        } else {
            banner_->tell(*outcome.error, tr("Try again"), [this] { save(); });
        }
    }
    refresh();
    if (faulty)
        form_->focusFirstFault();
    else if (focused_)
        (focused_->isEnabled() ? focused_.data() : discard_)->setFocus(Qt::OtherFocusReason);
}

void EditPage::merge(const Member& theirs, bool thenSave) {
    const Member mine = normalized(form_->member());
    if (!thenSave && commands::mergeMembers(base_, mine, theirs).conflicts.empty()) {
        takeOver(theirs, commands::mergeMembers(base_, mine, theirs).merged);
        banner_->announce(Banner::Kind::Information,
                          tr("The other changes are in your draft now. None of them clash."));
        return;
    }
    auto* dialog = new MergeDialog(
        base_, mine, theirs, services_.cache,
        [self = QPointer<EditPage>(this), theirs](const Member& merged) {
            if (!self) return;
            self->takeOver(theirs, merged);
            self->send(theirs, merged);
        },
        window());
    dialog->open();
}

// The draft now stands on what the other one saved.
void EditPage::takeOver(const Member& theirs, const Member& merged) {
    base_ = theirs;
    newer_.reset();
    form_->setMember(merged);
    drafts_.put(commands::fromUtf8(base_.id.value), {base_, merged});
    banner_->dismiss();
    refresh();
}

void EditPage::linkChanged() {
    refresh();
}

void EditPage::refresh() {
    const bool changed = dirty();
    const auto* command = services_.registry.find(QStringLiteral("member.save"));
    const commands::Applicability verdict =
        command ? command->applicability(contextOf(services_)) : commands::Applicability::yes();
    save_->setEnabled(changed && !busy() && verdict.applies);
    save_->setToolTip(!verdict.applies ? verdict.why
                      : busy()         ? tr("Saving …")
                      : changed        ? tr("Shows the changes first")
                                       : tr("Nothing is changed yet."));
    save_->setAccessibleDescription(save_->toolTip());
    if (command) setQuestion(save_, verdict.applies ? QString() : questionAbout(*command, contextOf(services_)));
    form_->setEnabled(!busy());
    state_->setText(busy() ? tr("Saving …") : changed ? tr("Draft, not saved") : QString());
    discard_->setText(changed ? tr("Discard draft") : tr("Close"));
}

void EditPage::retranslate() {
    save_->setText(tr("Save…"));
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    state_->setPalette(pale);
    refresh();
}

void EditPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        giveUp();
        return;
    }
    if (event->matches(QKeySequence::Save) ||
        (event->key() == Qt::Key_Return && event->modifiers() == Qt::ControlModifier)) {
        save();
        return;
    }
    QWidget::keyPressEvent(event);
}

void EditPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::members

#include "moc_edit_page.cpp"
