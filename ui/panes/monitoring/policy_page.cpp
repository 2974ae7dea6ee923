#include "ui/panes/monitoring/policy_page.h"

#include "models/commands/monitor_words.h"
#include "models/commands/words.h"
#include "ui/forms/policy_form.h"
#include "ui/panes/monitoring/trial_panel.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sekisho::ui::monitoring {

using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kNameWidth = 520;

} // namespace

PolicyPage::PolicyPage(MonitorService service, const PaneServices& services, ConsentDesk& consent, QWidget* parent)
    : QWidget(parent), service_(service), services_(services), title_(new QLabel(this)), place_(new QLabel(this)),
      trial_(new TrialPanel(services, consent, this)), state_(new QLabel(this)), discard_(new QPushButton(this)),
      save_(new QPushButton(this)) {
    setObjectName(QStringLiteral("monitor.page"));
    build();
    connect(name_, &QLineEdit::textChanged, this, [this] {
        nameFault_.reset();
        touched();
    });
    connect(enabled_, &QCheckBox::toggled, this, &PolicyPage::touched);
    connect(form_, &PolicyForm::edited, this, &PolicyPage::touched);
    connect(form_, &PolicyForm::memberWanted, this, &PolicyPage::memberWanted);
    connect(trial_, &TrialPanel::memberWanted, this, &PolicyPage::memberWanted);
    connect(trial_, &TrialPanel::refused, this, &PolicyPage::showFault);
    connect(save_, &QPushButton::clicked, this, &PolicyPage::saveWanted);
    connect(discard_, &QPushButton::clicked, this, &PolicyPage::discardWanted);
    trial_->setSource([this] { return draft(); },
                      [this] {
                          if (!services_.online()) return tr("This needs a connection to the service.");
                          return form_->faults().empty() ? QString() : tr("Correct what is marked in the form first.");
                      });
    retranslate();
}

void PolicyPage::build() {
    setTextSize(title_, TextSize::Page);
    title_->setTextFormat(Qt::PlainText);
    place_->setForegroundRole(QPalette::PlaceholderText);
    place_->setTextFormat(Qt::PlainText);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kHair);
    head->addWidget(title_);
    head->addWidget(place_);
    auto* inside = new QWidget;
    nameLabel_ = new QLabel(inside);
    setTextSize(nameLabel_, TextSize::Strong);
    name_ = new QLineEdit(inside);
    name_->setObjectName(QStringLiteral("monitor.nameLine"));
    name_->setMaximumWidth(kNameWidth);
    nameLabel_->setBuddy(name_);
    nameFaultText_ = new WrappedLabel(inside);
    nameFaultText_->setObjectName(QStringLiteral("monitor.nameFault"));
    enabled_ = new QCheckBox(inside);
    enabled_->setObjectName(QStringLiteral("monitor.enabled"));
    form_ = new PolicyForm(policy::monitorSchema(service_), services_, inside);
    form_->setCheck([this](const policy::Values& values) { return faultsOf(values); });
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kNormal);
    top->setSpacing(space::kTight);
    top->addWidget(nameLabel_);
    top->addWidget(name_);
    top->addWidget(nameFaultText_);
    top->addSpacing(space::kTight);
    top->addWidget(enabled_);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(form_);
    column->addStretch(1);
    auto* scroll = new ScrollPage(ScrollPage::Holds::Controls, this);
    scroll->setObjectName(QStringLiteral("monitor.draft"));
    scroll->setWidget(inside);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setHandleWidth(1);
    body->setChildrenCollapsible(false);
    body->addWidget(scroll);
    body->addWidget(trial_);
    body->setStretchFactor(0, 1);
    body->setSizes({700, 380});
    trial_->setMinimumWidth(300);
    state_->setForegroundRole(QPalette::PlaceholderText);
    discard_->setObjectName(QStringLiteral("monitor.cancel"));
    save_->setObjectName(QStringLiteral("monitor.save"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    foot->addWidget(state_);
    foot->addStretch(1);
    for (QPushButton* button : {discard_, save_}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addWidget(new Rule(this));
    outer->addWidget(body, 1);
    outer->addWidget(new Rule(this));
    outer->addLayout(foot);
}

// --- the draft ------------------------------------------------------------------------------------------------------

std::vector<Error> PolicyPage::faultsOf(const policy::Values& values) const {
    policy::MonitorPolicy one = base_.value_or(policy::MonitorPolicy{});
    one.service = service_;
    one.name = "?"; // what is wrong with its name stands at its own line
    one.values = values;
    return policy::monitorFaults(one);
}

policy::MonitorPolicy PolicyPage::draft() const {
    policy::MonitorPolicy one = base_.value_or(policy::MonitorPolicy{});
    one.service = service_;
    one.name = toUtf8(name_->text().trimmed());
    one.enabled = enabled_->isChecked();
    one.values = form_->draft();
    return one;
}

bool PolicyPage::dirty() const {
    if (!base_) return false;
    const policy::MonitorPolicy now = draft();
    return copied_ || now.name != base_->name || now.enabled != base_->enabled || form_->dirty();
}

void PolicyPage::begin(policy::MonitorPolicy base, bool copied) {
    base.values = policy::completed(policy::monitorSchema(service_), std::move(base.values));
    copied_ = copied;
    nameFault_.reset();
    trial_->clear();
    base_ = std::move(base);
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(name_), QSignalBlocker(enabled_)};
        name_->setText(fromUtf8(base_->name));
        enabled_->setChecked(base_->enabled);
    }
    form_->discard();
    form_->setNew(base_->id.empty());
    form_->present(base_->values);
    form_->edit();
    retranslate();
    name_->setFocus(Qt::OtherFocusReason);
    if (base_->id.empty()) name_->selectAll();
}

void PolicyPage::take(const policy::MonitorPolicy& draft) {
    name_->setText(fromUtf8(draft.name));
    enabled_->setChecked(draft.enabled);
    form_->take(draft.values);
    judge();
}

void PolicyPage::end() {
    base_.reset();
    form_->discard();
    trial_->clear();
}

void PolicyPage::rebase(const policy::MonitorPolicy& theirs) {
    if (!base_) return;
    const policy::MonitorPolicy mine = draft();
    const policy::Values now = policy::completed(policy::monitorSchema(service_), theirs.values);
    policy::Values merged = now;
    for (const policy::ValueChange& change : form_->changes())
        merged.insert_or_assign(change.key, change.to);
    const bool named = mine.name != base_->name, switched = mine.enabled != base_->enabled;
    base_ = theirs;
    base_->values = now;
    {
        const QSignalBlocker quiet[] = {QSignalBlocker(name_), QSignalBlocker(enabled_)};
        if (!named) name_->setText(fromUtf8(theirs.name));
        if (!switched) enabled_->setChecked(theirs.enabled);
    }
    form_->present(now);
    form_->take(merged);
    retranslate();
}

void PolicyPage::touched() {
    judge();
    trial_->draftChanged();
    if (base_) Q_EMIT edited();
}

bool PolicyPage::goToFault() {
    if (!nameFaultText_->text().isEmpty()) {
        name_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (name_->text().trimmed().isEmpty()) {
        nameFault_ = Error(ErrorKind::BadInput, "INVALID_PARAMETER").at("name");
        judge();
        name_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return form_->goToFault();
}

void PolicyPage::showFault(const Error& fault) {
    if (fault.field == "name") {
        nameFault_ = fault;
        judge();
        return name_->setFocus(Qt::OtherFocusReason);
    }
    form_->showFaults({fault});
    form_->goToFault();
}

// --- what is shown --------------------------------------------------------------------------------------------------

void PolicyPage::setSaving(bool saving, const QString& whyNot) {
    saving_ = saving;
    whyNot_ = whyNot;
    judge();
}

void PolicyPage::judge() {
    const QString typed = name_->text().trimmed();
    constexpr qsizetype kLongestName = 100;
    QString fault;
    if (typed.size() > kLongestName)
        fault = tr("A name has at most %n character(s).", nullptr, static_cast<int>(kLongestName));
    else if (nameFault_ && typed.isEmpty())
        fault = tr("Give the policy a name.");
    else if (nameFault_)
        fault = commands::errorText(*nameFault_);
    nameFaultText_->say(fault);
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    nameFaultText_->setPalette(wrong);
    const bool changed = dirty();
    save_->setEnabled(changed && whyNot_.isEmpty() && !saving_);
    save_->setToolTip(!whyNot_.isEmpty() ? whyNot_
                      : saving_          ? tr("It is being saved.")
                      : changed          ? QString()
                                         : tr("Nothing is changed yet."));
    const auto faults = static_cast<int>(form_->faults().size()) + (fault.isEmpty() ? 0 : 1);
    state_->setText(faults > 0 ? tr("%n entry(entries) must be corrected.", nullptr, faults)
                    : changed  ? tr("Not saved yet")
                               : QString());
    trial_->refresh();
}

void PolicyPage::retranslate() {
    const bool fresh = !base_ || base_->id.empty();
    title_->setText(fresh ? (service_ == MonitorService::Talk ? tr("New talk policy") : tr("New Drive policy"))
                          : fromUtf8(base_->name));
    place_->setText(
        fresh ? tr("At most %n policies of a service; all of them together find what happens.", nullptr,
                   kMostMonitorPolicies)
              : tr("No. %1, registered by %2").arg(QString::number(base_->number), fromUtf8(base_->creatorName)));
    nameLabel_->setText(tr("Policy name"));
    name_->setAccessibleName(nameLabel_->text());
    enabled_->setText(tr("In use: detects what happens from the moment it is saved"));
    discard_->setText(tr("Discard"));
    save_->setText(tr("Save"));
    judge();
}

void PolicyPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::monitoring

#include "moc_policy_page.cpp"
