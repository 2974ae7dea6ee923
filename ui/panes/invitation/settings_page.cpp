#include "ui/panes/invitation/settings_page.h"

#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sekisho::ui::invitation {

namespace {

constexpr int kReadable = 640; // no line of words is longer

QPushButton* namedButton(const char* name, QWidget* parent) {
    auto* made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

WrappedLabel* helpBelow(QVBoxLayout* column, QWidget* parent) {
    auto* help = new WrappedLabel(parent);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 0, 0); // below the word of the box, not below the box
    row->addWidget(help);
    column->addLayout(row);
    return help;
}

void fade(QWidget* label, const QPalette& of) {
    QPalette pale = of;
    pale.setColor(QPalette::WindowText, faded(of));
    label->setPalette(pale);
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent) : QWidget(parent), pages_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("invitation.settings"));
    read_ = buildRead();
    draft_ = buildDraft();
    pages_->addWidget(read_);
    pages_->addWidget(draft_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    retranslate();
}

QWidget* SettingsPage::buildRead() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kNormal);
    edit_ = namedButton("invitation.edit", page);
    factsHome_ = new QVBoxLayout;
    column->addWidget(edit_, 0, Qt::AlignLeft);
    column->addLayout(factsHome_);
    column->addStretch(1);
    connect(edit_, &QPushButton::clicked, this, &SettingsPage::edit);
    return page;
}

QWidget* SettingsPage::buildDraft() {
    auto* page = new QWidget(this);
    auto* inner = new QWidget;
    inner->setMaximumWidth(kReadable);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    column->setSpacing(space::kSmall);
    overtakenBy_ = new WrappedLabel(inner);
    overtakenBy_->setObjectName(QStringLiteral("invitation.overtaken"));
    link_ = new QCheckBox(inner);
    link_->setObjectName(QStringLiteral("control.linkAllowed"));
    everybody_ = new QRadioButton(inner);
    everybody_->setObjectName(QStringLiteral("control.everybody"));
    administrators_ = new QRadioButton(inner);
    administrators_->setObjectName(QStringLiteral("control.administrators"));
    automatic_ = new QCheckBox(inner);
    automatic_->setObjectName(QStringLiteral("control.autoApproval"));
    inviters_ = new QLabel(inner);
    effectsTitle_ = new QLabel(inner);
    setTextSize(effectsTitle_, TextSize::Section);
    effectsHome_ = new QVBoxLayout;
    column->addWidget(overtakenBy_);
    column->addWidget(link_, 0, Qt::AlignLeft);
    linkHelp_ = helpBelow(column, inner);
    column->addSpacing(space::kSmall);
    column->addWidget(inviters_);
    column->addWidget(administrators_, 0, Qt::AlignLeft);
    column->addWidget(everybody_, 0, Qt::AlignLeft);
    column->addSpacing(space::kSmall);
    column->addWidget(automatic_, 0, Qt::AlignLeft);
    automaticHelp_ = helpBelow(column, inner);
    column->addSpacing(space::kNormal);
    column->addWidget(effectsTitle_);
    column->addLayout(effectsHome_);
    column->addStretch(1);
    auto* area = new ScrollPage(ScrollPage::Holds::Controls, page);
    area->setWidget(inner);
    save_ = namedButton("invitation.save", page);
    cancel_ = namedButton("invitation.cancel", page);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->addStretch(1);
    foot->addWidget(cancel_);
    foot->addWidget(save_);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area, 1);
    whole->addLayout(foot);
    for (QAbstractButton* each :
         std::initializer_list<QAbstractButton*>{link_, everybody_, administrators_, automatic_})
        connect(each, &QAbstractButton::clicked, this, [this] {
            refreshDraft();
            Q_EMIT draftChanged();
        });
    connect(cancel_, &QPushButton::clicked, this, &SettingsPage::discard);
    connect(save_, &QPushButton::clicked, this,
            [this] { Q_EMIT saveWanted(chosen(), consequences(now_, chosen(), scene_)); });
    return page;
}

bool SettingsPage::drafting() const {
    return pages_->currentWidget() == draft_;
}

bool SettingsPage::dirty() const {
    return drafting() && !chosen().sameChoices(now_);
}

InvitationSettings SettingsPage::chosen() const {
    InvitationSettings out = now_;
    out.linkAllowed = link_->isChecked();
    out.everybodyInvites = everybody_->isChecked();
    out.autoApproval = automatic_->isChecked();
    return out;
}

void SettingsPage::present(const InvitationSettings& now, const SettingsScene& scene) {
    if (drafting() && now.version != now_.version) overtaken_ = true;
    now_ = now;
    scene_ = scene;
    refresh();
}

void SettingsPage::edit() {
    if (drafting() || !mayChange_) return;
    link_->setChecked(now_.linkAllowed);
    everybody_->setChecked(now_.everybodyInvites);
    administrators_->setChecked(!now_.everybodyInvites);
    automatic_->setChecked(now_.autoApproval);
    overtaken_ = false;
    pages_->setCurrentWidget(draft_);
    link_->setFocus(Qt::OtherFocusReason);
    refresh();
    Q_EMIT draftChanged();
}

void SettingsPage::discard() {
    if (!drafting()) return;
    overtaken_ = false;
    pages_->setCurrentWidget(read_);
    edit_->setFocus(Qt::OtherFocusReason);
    refresh();
    Q_EMIT draftChanged();
}

void SettingsPage::setMayChange(bool may, const QString& why) {
    mayChange_ = may;
    whyNot_ = why;
    refresh();
}

void SettingsPage::addFact(const QString& name, const QString& value, const QString& help) {
    auto* form = static_cast<QFormLayout*>(facts_->layout());
    auto* label = new QLabel(name, facts_);
    fade(label, palette());
    auto* text = new QLabel(value, facts_);
    auto* more = new WrappedLabel(facts_);
    more->say(help);
    fade(more, palette());
    auto* cell = new QVBoxLayout;
    cell->setSpacing(space::kHair);
    cell->addWidget(text);
    cell->addWidget(more);
    form->addRow(label, cell);
}

void SettingsPage::refresh() {
    refreshFacts();
    refreshDraft();
    edit_->setEnabled(mayChange_);
    edit_->setToolTip(whyNot_);
}

void SettingsPage::refreshFacts() {
    delete facts_;
    facts_ = new QWidget(read_);
    facts_->setMaximumWidth(kReadable);
    auto* form = new QFormLayout(facts_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(20);
    form->setVerticalSpacing(space::kNormal);
    factsHome_->addWidget(facts_);
    addFact(tr("Invitations by link and QR code"), allowedText(now_.linkAllowed),
            now_.linkAllowed ? tr("Whoever holds an open link can apply on a web page.")
                             : tr("No link works, and none can be made."));
    addFact(tr("Who may invite"), invitersText(now_.everybodyInvites),
            now_.everybodyInvites ? tr("Every member can make links.")
                                  : tr("Administrators whose role has this screen can make links."));
    addFact(tr("Automatic approval"), automaticText(now_.autoApproval),
            now_.autoApproval ? tr("Whoever applies is a member at once and counts for the licence, at most 100 an "
                                   "hour; people who would become operators always wait.")
                              : tr("Whoever applies waits until somebody approves."));
}

void SettingsPage::addLine(const QString& text) {
    auto* line = new WrappedLabel(effects_);
    line->say(text);
    effects_->layout()->addWidget(line);
}

void SettingsPage::refreshDraft() {
    const InvitationSettings draft = chosen();
    const bool changed = !draft.sameChoices(now_);
    overtakenBy_->say(overtaken_
                          ? tr("Somebody else has saved these settings in the meantime. Links: %1; who may "
                               "invite: %2; automatic approval: %3. Your draft is kept. See below what saving it "
                               "would change now.")
                                .arg(allowedText(now_.linkAllowed), invitersText(now_.everybodyInvites),
                                     automaticText(now_.autoApproval))
                          : QString());
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    overtakenBy_->setPalette(warning);
    delete effects_;
    effects_ = new QWidget(draft_);
    effects_->setObjectName(QStringLiteral("invitation.effects"));
    auto* lines = new QVBoxLayout(effects_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(space::kTight);
    effectsHome_->addWidget(effects_);
    if (!changed) addLine(tr("Nothing is changed yet."));
    for (const QString& line : consequences(now_, draft, scene_))
        addLine(line);
    effects_->setVisible(drafting());
    save_->setEnabled(mayChange_ && changed);
    save_->setToolTip(!mayChange_ ? whyNot_ : changed ? QString() : tr("Nothing is changed yet."));
}

void SettingsPage::retranslate() {
    edit_->setText(tr("Edit"));
    edit_->setIcon(icon(QStringLiteral("document-edit")));
    link_->setText(tr("Allow invitations by link and QR code"));
    linkHelp_->say(tr("Whoever holds an open link can apply on a web page. Without this no link works."));
    inviters_->setText(tr("Who may invite"));
    administrators_->setText(tr("Administrators whose role has this screen"));
    everybody_->setText(tr("All members"));
    automatic_->setText(tr("Approve applicants automatically"));
    automaticHelp_->say(tr("Nobody looks at who applies. People who would become operators always wait."));
    effectsTitle_->setText(tr("What saving does"));
    save_->setText(tr("Save…"));
    cancel_->setText(tr("Discard"));
    fade(linkHelp_, palette());
    fade(automaticHelp_, palette());
    refresh();
}

void SettingsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::invitation

#include "moc_settings_page.cpp"
