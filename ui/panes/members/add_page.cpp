#include "ui/panes/members/add_page.h"

#include "models/commands/member_merge.h"
#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/member_form.h"
#include "ui/panes/members/edit_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/why_not.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace sekisho::ui::members {

namespace {
constexpr int kFormWidth = 680;
}

AddPage::AddPage(const PaneServices& services, DraftStore& drafts, QWidget* parent)
    : QWidget(parent), services_(services), drafts_(drafts),
      form_(new MemberForm(services.cache, services.clock, MemberForm::Mode::Add)),
      password_(new InitialPasswordEditor), area_(new ScrollPage(ScrollPage::Holds::Controls, this)),
      banner_(new Banner(this)), title_(new QLabel(this)), passwordTitle_(new QLabel), cancel_(new QPushButton(this)),
      another_(new QPushButton(this)), save_(new QPushButton(this)) {
    setObjectName(QStringLiteral("members.addPage"));
    save_->setObjectName(QStringLiteral("add.save"));
    save_->setDefault(true);
    another_->setObjectName(QStringLiteral("add.another"));
    cancel_->setObjectName(QStringLiteral("add.cancel"));
    setTextSize(title_, TextSize::Page);
    title_->setContentsMargins(24, 12, 24, 8);
    setTextSize(passwordTitle_, TextSize::Strong);

    auto* page = new QWidget;
    auto* centre = new QHBoxLayout(page);
    centre->setContentsMargins(24, 16, 24, 24);
    auto* sheet = new QWidget(page);
    sheet->setMaximumWidth(kFormWidth);
    auto* inner = new QVBoxLayout(sheet);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(12);
    inner->addWidget(form_);
    inner->addSpacing(12);
    inner->addWidget(passwordTitle_);
    inner->addWidget(password_);
    inner->addStretch(1);
    centre->addWidget(sheet, 10);
    centre->addStretch(1);
    area_->setWidget(page);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title_);
    column->addWidget(banner_);
    column->addWidget(area_, 1);
    column->addWidget(new Rule(this));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(24, 8, 24, 8);
    foot->setSpacing(8);
    foot->addWidget(cancel_);
    foot->addStretch(1);
    foot->addWidget(another_);
    foot->addWidget(save_);
    column->addLayout(foot);
    connect(form_, &MemberForm::edited, this, &AddPage::edited);
    connect(password_, &InitialPasswordEditor::changed, this, [this] {
        form_->requirePrivateEmail(password_->password().kind == ports::InitialPassword::Kind::ByMember);
        settle();
        refresh();
    });
    connect(save_, &QPushButton::clicked, this, [this] { save(false); });
    connect(another_, &QPushButton::clicked, this, [this] { save(true); });
    connect(cancel_, &QPushButton::clicked, this, &AddPage::giveUp);
    retranslate();
}

Member AddPage::blank() const {
    Member member;
    const ports::Identity* identity = services_.identity();
    Organization organization;
    if (identity) {
        member.domain = identity->domain;
        member.locale = identity->locale;
        member.timeZone = identity->timeZone;
        organization.domain = identity->domain;
    }
    if (!orgUnit_.empty()) {
        OrgUnitMembership unit;
        unit.orgUnit = orgUnit_;
        unit.primary = true;
        organization.orgUnits.push_back(std::move(unit));
    }
    member.organizations.push_back(std::move(organization));
    return member;
}

void AddPage::open(const OrgUnitId& orgUnit) {
    orgUnit_ = orgUnit;
    call_.cancel();
    sending_ = false;
    banner_->dismiss();
    faultsTold_ = false;
    if (const ports::Identity* identity = services_.identity()) {
        form_->setWorkgroup(commands::fromUtf8(identity->workgroup));
        form_->setFeatures({identity->usePosition, identity->useLevel, identity->useUserType});
    }
    base_ = blank();
    const commands::MemberDraft* draft = drafts_.find(DraftStore::newMember());
    form_->setMember(draft ? draft->edited : base_);
    password_->reset();
    form_->requirePrivateEmail(false);
    area_->ensureVisible(0, 0);
    refresh();
    form_->field("userName.lastName")->control()->setFocus(Qt::OtherFocusReason);
}

bool AddPage::dirty() const {
    return !commands::changesBetween(normalized(base_), normalized(form_->member())).empty();
}

void AddPage::edited() {
    if (dirty())
        drafts_.put(DraftStore::newMember(), {base_, form_->member()});
    else
        drafts_.drop(DraftStore::newMember());
    settle();
    refresh();
}

void AddPage::settle() {
    if (!faultsTold_ || form_->marksFault() || password_->marksFault()) return;
    faultsTold_ = false;
    banner_->dismiss();
}

void AddPage::giveUp() {
    const auto leave = [this] {
        drafts_.drop(DraftStore::newMember());
        password_->reset();
        Q_EMIT closed();
    };
    if (!dirty()) {
        leave();
        return;
    }
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Discard the new member?");
    plan.sentence = tr("What you typed is lost. Nobody was added.");
    plan.verb = tr("Discard draft");
    auto* dialog = new PlanDialog(
        plan, commands::Danger::Changes,
        [self = QPointer<AddPage>(this), leave](const QVariantMap&) {
            if (self) leave();
        },
        window());
    dialog->setObjectName(QStringLiteral("members.discard"));
    dialog->open();
}

void AddPage::save(bool another) {
    if (sending_) return;
    const bool formRight = form_->checkAll().empty();
    const bool passwordRight = password_->check(form_->member().email);
    if (!formRight || !passwordRight) {
        if (!formRight) form_->focusFirstFault();
        banner_->announce(Banner::Kind::Error, tr("Nobody was added. Correct the fields that are marked in red."));
        faultsTold_ = true;
        return;
    }
    auto* command = qobject_cast<commands::SaveMember*>(services_.registry.find(QStringLiteral("member.save")));
    const commands::Context context = contextOf(services_);
    const commands::Applicability verdict =
        command ? command->applicability(context) : commands::Applicability::no(QString());
    if (!verdict.applies) {
        banner_->announce(Banner::Kind::Warning, verdict.why);
        return;
    }
    Member wanted = normalized(form_->member());
    for (Organization& organization : wanted.organizations)
        organization.email = wanted.email;
    banner_->dismiss();
    faultsTold_ = false;
    sending_ = true;
    refresh();
    call_ = command->create(context, wanted, password_->password(),
                            [self = QPointer<AddPage>(this), another](const commands::SaveOutcome& outcome) {
                                if (self) self->ended(outcome, another);
                            });
}

void AddPage::ended(const commands::SaveOutcome& outcome, bool another) {
    sending_ = false;
    if (!outcome.saved) {
        const Error error = outcome.error.value_or(Error());
        if (error.field == "password" || error.code.starts_with("PASSWORD_"))
            password_->showFault(error);
        else if (form_->showFault(error))
            form_->focusFirstFault();
        banner_->tell(error);
        faultsTold_ = form_->marksFault() || password_->marksFault();
        refresh();
        return;
    }
    const QString name = commands::fromUtf8(outcome.saved->displayName());
    drafts_.drop(DraftStore::newMember());
    password_->clearTyped();
    if (!outcome.temporaryPassword.empty()) {
        auto* dialog = new TemporaryPasswordDialog(name, commands::fromUtf8(outcome.saved->email),
                                                   commands::fromUtf8(outcome.temporaryPassword), window());
        dialog->open();
    }
    Q_EMIT added(*outcome.saved);
    if (!another) {
        Q_EMIT closed();
        return;
    }
    open(orgUnit_);
    banner_->announce(Banner::Kind::Success, tr("%1 was added. Go on with the next one.").arg(name));
}

void AddPage::refresh() {
    const auto* command = services_.registry.find(QStringLiteral("member.save"));
    const commands::Applicability verdict =
        command ? command->applicability(contextOf(services_)) : commands::Applicability::yes();
    for (QPushButton* button : {save_, another_}) {
        button->setEnabled(verdict.applies && !sending_);
        button->setToolTip(verdict.why);
        button->setAccessibleDescription(button->toolTip());
        if (command) setQuestion(button, verdict.applies ? QString() : questionAbout(*command, contextOf(services_)));
    }
    form_->setEnabled(!sending_);
    password_->setEnabled(!sending_);
}

void AddPage::retranslate() {
    title_->setText(tr("Add one member"));
    area_->setAccessibleName(title_->text());
    passwordTitle_->setText(tr("Initial password"));
    cancel_->setText(tr("Cancel"));
    another_->setText(tr("Save and add another"));
    save_->setText(tr("Add member"));
    refresh();
}

void AddPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        giveUp();
        return;
    }
    if (event->matches(QKeySequence::Save) ||
        (event->key() == Qt::Key_Return && event->modifiers() == Qt::ControlModifier)) {
        save(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

void AddPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

} // namespace sekisho::ui::members

#include "moc_add_page.cpp"
