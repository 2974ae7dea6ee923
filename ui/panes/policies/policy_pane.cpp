#include "ui/panes/policies/policy_pane.h"

#include "models/commands/pane_command.h"
#include "models/commands/policy_words.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/policies/draft_side.h"
#include "ui/panes/policies/forwarding_strip.h"
#include "ui/panes/policies/history_page.h"
#include "ui/panes/policies/page_parts.h"
#include "ui/panes/policies/touched_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/kept_draft.h"
#include "ui/widgets/plan_dialog.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace sekisho::ui {

using commands::factText;
using commands::fromUtf8;
using commands::toUtf8;
using namespace policies;

namespace {

constexpr auto kPolicySwarm = std::chrono::milliseconds(250);
constexpr auto kPolicyCalm = std::chrono::milliseconds(400);
constexpr int kSideWidth = 350;
constexpr int kBesideFrom = 820; // narrower: what stands beside the draft goes below it

} // namespace

PolicyPane::PolicyPane(PaneServices services, const QString& menuKey, QWidget* parent)
    : Pane(std::move(services), parent), schema_(*policy::schemaOfMenu(toUtf8(menuKey))), soon_(new QTimer(this)),
      calm_(new QTimer(this)),
      kept_(new KeptDraft(this, services_.cache, draftNote(schema_), [this] { return draftText(); })) {
    setObjectName(QStringLiteral("policy.pane.") + fromUtf8(schema_.key));
    soon_->setSingleShot(true);
    soon_->setInterval(kPolicySwarm);
    calm_->setSingleShot(true);
    calm_->setInterval(kPolicyCalm);
    build();
    connectParts();
    restoreDraft();
    retranslate();
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
}

PolicyPane::~PolicyPane() {
    kept_->flush();
}

QString PolicyPane::menuKey() const {
    return fromUtf8(schema_.menu);
}

QString PolicyPane::title() const {
    return factText(schema_.label);
}

QWidget* PolicyPane::buildHead() {
    auto* head = new QWidget(this);
    heading_ = new QLabel(head);
    setTextSize(heading_, TextSize::Page);
    revision_ = new QLabel(head);
    revision_->setObjectName(QStringLiteral("policy.revision"));
    revision_->setForegroundRole(QPalette::PlaceholderText);
    historyButton_ = pageButton("policy.historyButton", head);
    edit_ = pageButton("policy.edit", head);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space::kWide, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(heading_);
    row->addStretch(1);
    row->addWidget(revision_);
    row->addSpacing(space::kTight);
    row->addWidget(historyButton_);
    row->addWidget(edit_);
    return head;
}

QWidget* PolicyPane::buildDraftBar() {
    draftBar_ = new QWidget(page_);
    draftBar_->setObjectName(QStringLiteral("policy.draftBar"));
    draftText_ = new QLabel(draftBar_);
    draftText_->setObjectName(QStringLiteral("policy.draftText"));
    discard_ = pageButton("policy.discard", draftBar_);
    save_ = pageButton("policy.save", draftBar_);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(draftText_, 1);
    row->addWidget(discard_);
    row->addWidget(save_);
    auto* column = new QVBoxLayout(draftBar_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule(draftBar_));
    column->addLayout(row);
    return draftBar_;
}

void PolicyPane::build() {
    QWidget* head = buildHead();
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("policy.banner"));
    note_ = new WrappedLabel(this);
    note_->setObjectName(QStringLiteral("policy.note"));
    note_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    note_->hide();
    reason_ = new WrappedLabel(this);
    reason_->setObjectName(QStringLiteral("policy.why"));
    reason_->setContentsMargins(space::kWide, 0, space::kWide, space::kSmall);
    reason_->setForegroundRole(QPalette::PlaceholderText);
    reason_->hide();
    page_ = new QWidget(this);
    form_ = new PolicyForm(schema_, services_);
    area_ = new ScrollPage(ScrollPage::Holds::Text, page_);
    area_->setObjectName(QStringLiteral("policy.area"));
    area_->setWidget(form_);
    side_ = new DraftSide(page_);
    halves_ = new QBoxLayout(QBoxLayout::LeftToRight);
    halves_->setSpacing(0);
    halves_->addWidget(area_, 1);
    halves_->addWidget(side_);
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(halves_, 1);
    column->addWidget(buildDraftBar());
    history_ = new HistoryPage(schema_, services_, form_->nameOfMember(), this);
    touched_ = new TouchedPage(std::string(schema_.key), services_, this);
    state_ = new StatePage(this);
    stack_ = new QStackedWidget(this);
    for (QWidget* one : std::initializer_list<QWidget*>{page_, history_, touched_, state_})
        stack_->addWidget(one);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(head);
    whole->addWidget(new Rule(this));
    whole->addWidget(banner_);
    whole->addSpacing(space::kTight);
    whole->addWidget(reason_);
    whole->addWidget(note_);
    if (schema_.key == "logs") whole->addWidget(new policies::ForwardingStrip(services_, this));
    whole->addWidget(stack_, 1);
}

void PolicyPane::connectParts() {
    connect(soon_, &QTimer::timeout, this, &PolicyPane::load);
    connect(calm_, &QTimer::timeout, this, &PolicyPane::askPreview);
    connect(kept_, &KeptDraft::troubleChanged, this, &PolicyPane::refresh);
    connect(edit_, &QPushButton::clicked, this, &PolicyPane::editCurrent);
    connect(discard_, &QPushButton::clicked, this, [this] { giveUpDraft(); });
    connect(save_, &QPushButton::clicked, this, &PolicyPane::save);
    connect(historyButton_, &QPushButton::clicked, this, [this] {
        stack_->setCurrentWidget(history_);
        history_->load();
        refresh();
    });
    connect(form_, &PolicyForm::edited, this, &PolicyPane::draftEdited);
    connect(form_, &PolicyForm::otherWanted, this, [this](const QString& policyKey) {
        if (const policy::Schema* other = policy::schemaOf(toUtf8(policyKey)))
            Q_EMIT openWanted(fromUtf8(other->menu), QString());
    });
    connect(side_, &DraftSide::previewWanted, this, &PolicyPane::askPreview);
    connect(side_, &DraftSide::listWanted, this, &PolicyPane::openList);
    connect(side_, &DraftSide::addAddressWanted, this, &PolicyPane::addOwnAddress);
    connect(history_, &HistoryPage::returnWanted, this, [this] { returnTo(history_->chosen()); });
    connect(history_, &HistoryPage::chosenChanged, this, [this] { services_.registry.contextChanged(); });
    const auto openMember = [this](const QString& id) { Q_EMIT openWanted(QStringLiteral("members.members"), id); };
    connect(form_, &PolicyForm::memberWanted, this, openMember);
    connect(touched_, &TouchedPage::memberWanted, this, openMember);
    const auto back = [this] {
        stack_->setCurrentWidget(page_);
        refresh();
        (form_->drafting() ? static_cast<QWidget*>(form_) : edit_)->setFocus(Qt::OtherFocusReason);
    };
    connect(history_, &HistoryPage::backWanted, this, back);
    connect(touched_, &TouchedPage::backWanted, this, back);
    connect(history_, &HistoryPage::exportWanted, this, &PolicyPane::exportPage);
    connect(touched_, &TouchedPage::exportWanted, this, &PolicyPane::exportPage);
}

// The commands stand once for all policies: the screen that is shown does their work.
void PolicyPane::offerCommands() {
    using commands::Applicability;
    const auto offer = [this](const char* key, std::function<void()> work, std::function<QString()> whyNot) {
        auto* command = qobject_cast<commands::PaneCommand*>(services_.registry.find(QLatin1String(key)));
        if (!command) return;
        command->offer(this, std::move(work), [this, whyNot = std::move(whyNot)](const commands::Context&) {
            if (!isVisible()) return Applicability::no(tr("Open the screen of a policy first."));
            const QString why = whyNot();
            return why.isEmpty() ? Applicability::yes() : Applicability::no(why);
        });
    };
    const auto drafting = [this] {
        return form_->drafting() ? QString() : tr("No draft is open. Choose “Edit” first.");
    };
    offer(
        "policy.edit", [this] { editCurrent(); }, [this] { return refusal(); });
    offer(
        "policy.save", [this] { save(); }, drafting);
    offer(
        "policy.preview", [this] { askPreview(); }, drafting);
    offer(
        "policy.history", [this] { historyButton_->click(); }, [] { return QString(); });
    offer(
        "policy.revert", [this] { returnTo(history_->chosen()); },
        [this] {
            return stack_->currentWidget() == history_ ? history_->whyNotReturn()
                                                       : tr("Open the revisions of the policy first.");
        });
    services_.registry.contextChanged();
}

// --- rights and look ------------------------------------------------------------------------------------------------

QString PolicyPane::lasting() const {
    const ports::Identity* identity = services_.identity();
    if (!identity || identity->canOperate(schema_.menu, services_.clock.now())) return {};
    return tr("You can look at this policy. Your role does not allow changing it.");
}

QString PolicyPane::refusal() const {
    if (!services_.online() || !services_.identity()) return tr("This needs a connection to the service.");
    if (QString never = lasting(); !never.isEmpty()) return never;
    return held_ ? QString() : tr("The policy is being fetched.");
}

QStringList PolicyPane::consequencesOf(const policy::Values& draft) const {
    if (besides_) return besides_(form_->now(), draft).consequences;
    return commands::policyConsequences(schema_, form_->now(), draft);
}

QString PolicyPane::revisionText() const {
    if (!held_) return {};
    if (held_->revision == 0 || !held_->updatedAt) return tr("Never changed: the defaults hold");
    return tr("Revision %1 (%2, %3)")
        .arg(commands::locale().toString(qint64{held_->revision}), commands::timeText(*held_->updatedAt),
             fromUtf8(held_->updatedByName));
}

void PolicyPane::refresh() {
    const QString why = refusal();
    const bool inside = stack_->currentWidget() == page_ || stack_->currentWidget() == state_;
    revision_->setText(revisionText());
    revision_->setToolTip(held_ && held_->updatedAt ? commands::timeTooltip(*held_->updatedAt) : QString());
    reason_->say(held_ && !held_->reason.empty() && inside && !form_->drafting()
                     ? tr("Reason: %1").arg(fromUtf8(held_->reason))
                     : QString());
    edit_->setVisible(!form_->drafting() && inside);
    edit_->setEnabled(why.isEmpty());
    edit_->setToolTip(why);
    historyButton_->setVisible(inside);
    QString note;
    if (newer_ && form_->drafting())
        note = tr("%1 has saved revision %2 in the meantime. Your draft is kept; when you save, both are compared and "
                  "nothing of either is lost.")
                   .arg(fromUtf8(newer_->updatedByName), commands::locale().toString(qint64{newer_->revision}));
    else if (!services_.online() && held_)
        note = form_->drafting()
                   ? tr("There is no connection. The draft is kept and can be saved later.")
                   : tr("There is no connection. This is what was last fetched; it cannot be changed now.");
    else if (held_)
        note = lasting();
    if (const QString trouble = kept_->sentence(); !trouble.isEmpty())
        note = note.isEmpty() ? trouble : commands::inARow({trouble, note});
    note_->say(note);
    history_->setPresent(held_ ? held_->revision : 0);
    history_->setMayChange(form_->drafting() ? tr("Save or discard your draft first.") : why);
    refreshDraft();
    refreshLook();
    services_.registry.contextChanged();
}

void PolicyPane::refreshDraft() {
    const bool drafting = form_->drafting();
    area_->setFocusPolicy(drafting ? Qt::NoFocus : Qt::StrongFocus); // its controls have it, or keys scroll
    draftBar_->setVisible(drafting);
    side_->setVisible(drafting);
    if (!drafting) return;
    const std::vector<policy::ValueChange> changes = form_->changes();
    const auto faults = static_cast<int>(form_->faults().size());
    DraftSide::Picture picture;
    picture.changes = commands::policyChangeTexts(schema_, changes, form_->nameOfMember());
    picture.consequences = consequencesOf(form_->draft());
    picture.faults = faults;
    picture.asking = previewCall_.running() || calm_->isActive();
    picture.preview = preview_;
    picture.error = previewError_;
    if (!services_.online()) picture.whyNone = tr("The impact is checked as soon as there is a connection.");
    picture.mayAddAddress = preview_ && !preview_->selfAddress.empty() && form_->openAddresses() != nullptr;
    if (preview_ && (preview_->selfBlocked || preview_->highestBlocked)) picture.lockOut = lockOutText();
    side_->present(std::move(picture));
    const auto count = static_cast<int>(changes.size());
    draftText_->setText(changes.empty() ? tr("Draft, nothing changed yet")
                        : faults > 0    ? tr("Draft, %Ln value(s) to correct", nullptr, faults)
                                        : tr("Draft, %Ln change(s) not saved", nullptr, count));
    const QString why = refusal();
    const QString whyNotSave = !why.isEmpty()       ? why
                               : changes.empty()    ? tr("Nothing is changed yet.")
                               : actCall_.running() ? tr("The policy is being saved.")
                                                    : QString();
    save_->setEnabled(whyNotSave.isEmpty());
    save_->setToolTip(whyNotSave);
    discard_->setText(changes.empty() ? tr("Close") : tr("Discard draft"));
}

void PolicyPane::refreshLook() {
    using Look = StatePage::Look;
    if (stack_->currentWidget() == history_ || stack_->currentWidget() == touched_) return;
    const ports::Identity* identity = services_.identity();
    const bool forbidden = identity && !identity->canSee(schema_.menu, services_.clock.now());
    if (held_ && !forbidden) return stack_->setCurrentWidget(page_);
    stack_->setCurrentWidget(state_);
    if (forbidden || (error_ && error_->kind == ErrorKind::Forbidden))
        state_->present(Look::Forbidden, tr("Your role may not open this screen."));
    else if (!services_.online())
        state_->present(Look::Offline, tr("Policies are kept by the service"),
                        tr("This one can be seen as soon as there is a connection."));
    else if (error_)
        state_->present(Look::Failed, tr("The policy could not be fetched"), commands::errorText(*error_),
                        tr("Try again"), [this] { load(); });
    else
        state_->present(Look::Loading, tr("Fetching the policy"));
}

void PolicyPane::retranslate() {
    heading_->setText(title());
    historyButton_->setText(tr("Revisions"));
    historyButton_->setIcon(icon(QStringLiteral("view-history")));
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    save_->setText(tr("Save…"));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    note_->setPalette(warning);
    refresh();
}

// --- events ---------------------------------------------------------------------------------------------------------

void PolicyPane::linkChanged() {
    if (isVisible() && services_.online()) load();
    refresh();
}

void PolicyPane::showEvent(QShowEvent* event) {
    Pane::showEvent(event);
    offerCommands();
    load();
}

void PolicyPane::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    const bool beside = event->size().width() >= kBesideFrom;
    halves_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    side_->setMinimumWidth(beside ? kSideWidth : 0);
    side_->setMaximumWidth(beside ? kSideWidth : QWIDGETSIZE_MAX);
    side_->setMaximumHeight(beside ? QWIDGETSIZE_MAX : height() * 2 / 5);
    side_->setBelow(!beside);
}

void PolicyPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (stack_->currentWidget() == history_ || stack_->currentWidget() == touched_) {
            stack_->setCurrentWidget(page_);
            return refresh();
        }
        if (form_->drafting()) {
            giveUpDraft();
            return;
        }
    }
    if (event->matches(QKeySequence::Save) && form_->drafting()) return save();
    Pane::keyPressEvent(event);
}

void PolicyPane::changeEvent(QEvent* event) {
    Pane::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

// --- the draft ------------------------------------------------------------------------------------------------------

void PolicyPane::editCurrent() {
    editSoon_ = !held_ && !error_ && services_.online() && lasting().isEmpty(); // as soon as it has come
    if (editSoon_) return;
    if (const QString why = refusal(); !why.isEmpty()) return banner_->announce(Banner::Kind::Warning, why);
    if (form_->drafting()) return;
    stack_->setCurrentWidget(page_);
    newer_.reset();
    preview_.reset();
    previewError_.reset();
    form_->edit();
    refresh();
    Q_EMIT draftChanged();
}

bool PolicyPane::hasDraft() const {
    return form_->drafting() && form_->dirty();
}

void PolicyPane::discard() {
    calm_->stop();
    previewCall_.cancel();
    form_->discard();
    preview_.reset();
    previewError_.reset();
    if (newer_) adopt(*std::exchange(newer_, std::nullopt));
    refresh();
    edit_->setFocus(Qt::OtherFocusReason);
    Q_EMIT draftChanged();
}

bool PolicyPane::giveUpDraft() {
    if (!form_->drafting()) return true;
    if (!form_->dirty()) {
        discard();
        return true;
    }
    commands::Plan plan;
    plan.confirm = true;
    plan.title = tr("Discard the draft?");
    plan.sentence = tr("Your changes to this policy are lost. Nothing was saved.");
    plan.verb = tr("Discard draft");
    auto* dialog = new PlanDialog(
        std::move(plan), commands::Danger::Changes,
        [self = QPointer<PolicyPane>(this)](const QVariantMap&) {
            if (self) self->discard();
        },
        window());
    dialog->setObjectName(QStringLiteral("policy.ask"));
    dialog->open();
    return false;
}

} // namespace sekisho::ui

#include "moc_policy_pane.cpp"
