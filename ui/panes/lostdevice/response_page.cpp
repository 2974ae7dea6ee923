#include "ui/panes/lostdevice/response_page.h"

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/panes/lostdevice/person_head.h"
#include "ui/panes/lostdevice/record_fields.h"
#include "ui/panes/lostdevice/step_choices.h"
#include "ui/panes/lostdevice/use_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/surfaces.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QRadioButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::lostdevice {

using commands::CutOffDesk;
using commands::fromUtf8;

namespace {
constexpr int kPhotoSize = 80;
constexpr int kSideWidth = 260;
} // namespace

void OrderButton::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->isAutoRepeat()) return event->accept();
    if (enter && event->modifiers() == Qt::ControlModifier) return event->ignore(); // the shortcut of the page
    QPushButton::keyPressEvent(event);
}

ResponsePage::ResponsePage(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), desk_(new CutOffDesk(cutOffParts(services), this)) {
    setObjectName(QStringLiteral("lost.response"));
    build();
    connectParts();
    retranslate();
}

QWidget* ResponsePage::buildChoices() {
    auto* choices = new QWidget(this);
    lostLabel_ = new QLabel(choices);
    deviceLabel_ = new QLabel(choices);
    stepsLabel_ = new QLabel(choices);
    for (QLabel* label : {lostLabel_, stepsLabel_})
        setTextSize(label, TextSize::Strong);
    lost_ = new QButtonGroup(this);
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(space::kWide);
    for (const Lost lost : {Lost::Phone, Lost::Pc, Lost::Everything}) {
        auto* kind = new QRadioButton(choices);
        kind->setObjectName(QStringLiteral("lost.kind.") + fromUtf8(lostKey(lost)));
        lost_->addButton(kind, static_cast<int>(lost));
        kinds_[lost] = kind;
        kinds->addWidget(kind);
    }
    device_ = new QComboBox(choices);
    device_->setObjectName(QStringLiteral("lost.device"));
    device_->setMinimumContentsLength(24);
    device_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    deviceLabel_->setBuddy(device_);
    kinds->addStretch(1);
    kinds->addWidget(deviceLabel_);
    kinds->addWidget(device_);
    asking_ = new WrappedLabel(choices);
    steps_ = new StepChoices(choices);
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(lostLabel_);
    column->addLayout(kinds);
    column->addSpacing(space::kSmall);
    column->addWidget(stepsLabel_);
    column->addWidget(asking_);
    column->addWidget(steps_);
    column->addStretch(1);
    return choices;
}

void ResponsePage::build() {
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("lost.banner"));
    auto* scroll = new ScrollPage(ScrollPage::Holds::Controls, this);
    auto* inside = new QWidget;
    person_ = new PersonHead(services_, QStringLiteral("lost"), kPhotoSize, inside);
    offline_ = new StateBand(inside);
    offline_->setObjectName(QStringLiteral("lost.offline"));
    others_ = new StateBand(inside);
    others_->setObjectName(QStringLiteral("lost.others"));
    openOther_ = new QPushButton(inside);
    openOther_->setObjectName(QStringLiteral("lost.openOther"));
    openOther_->setAutoDefault(false);
    auto* meanwhile = new QHBoxLayout;
    meanwhile->setSpacing(space::kSmall);
    meanwhile->addWidget(others_, 1);
    meanwhile->addWidget(openOther_, 0, Qt::AlignVCenter);
    QWidget* choices = buildChoices();
    auto* side = new QWidget(inside);
    side->setMinimumWidth(kSideWidth);
    use_ = new UseList(services_.clock, side);
    use_->setObjectName(QStringLiteral("lost.use"));
    record_ = new RecordFields(QStringLiteral("lost"), RecordFields::Room::Narrow, side);
    auto* beside = new QVBoxLayout(side);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(space::kNormal);
    beside->addWidget(use_);
    beside->addWidget(record_);
    beside->addStretch(1);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(space::kLarge);
    halves->addWidget(choices, 7);
    halves->addWidget(side, 4);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kNormal);
    column->addWidget(person_);
    column->addWidget(offline_);
    column->addLayout(meanwhile);
    column->addWidget(new Rule(inside));
    column->addLayout(halves, 1);
    scroll->setWidget(inside);

    losses_ = new StateBand(this);
    losses_->setObjectName(QStringLiteral("lost.losses"));
    brake_ = new WrappedLabel(this);
    brake_->setObjectName(QStringLiteral("lost.brake"));
    why_ = new WrappedLabel(this);
    why_->setObjectName(QStringLiteral("lost.why"));
    why_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    close_ = new QPushButton(this);
    close_->setObjectName(QStringLiteral("lost.close"));
    close_->setAutoDefault(false);
    order_ = new OrderButton(this);
    order_->setObjectName(QStringLiteral("lost.order"));
    order_->setAutoDefault(false); // it stays the default one wherever the focus is
    order_->setProperty("saysWhyElsewhere", true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(close_);
    buttons->addWidget(why_, 100);
    buttons->addStretch(1);
    buttons->addWidget(order_);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kSmall);
    foot->setSpacing(space::kSmall);
    foot->addWidget(losses_);
    foot->addWidget(brake_);
    foot->addLayout(buttons);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(banner_);
    outer->addWidget(scroll, 1);
    outer->addWidget(new Rule(this));
    outer->addLayout(foot);
    order_->setDefault(true);
}

void ResponsePage::connectParts() {
    connect(desk_, &CutOffDesk::changed, this, &ResponsePage::refresh);
    connect(desk_, &CutOffDesk::ordered, this, &ResponsePage::ordered);
    connect(desk_, &CutOffDesk::queued, this, &ResponsePage::queued);
    connect(desk_, &CutOffDesk::failed, this, [this](const Error& error) { banner_->tell(error); });
    connect(person_, &PersonHead::otherWanted, this, &ResponsePage::otherWanted);
    connect(steps_, &StepChoices::ticked, this,
            [this](int step, bool chosen) { desk_->tick(static_cast<std::size_t>(step), chosen); });
    connect(record_, &RecordFields::edited, this, [this] {
        desk_->record(record_->note(), record_->check());
        touched_ = true;
        Q_EMIT draftChanged();
        refreshFoot();
    });
    connect(lost_, &QButtonGroup::idClicked, this, [this](int id) {
        wantsFocus_ = false;
        desk_->choose(static_cast<Lost>(id), {});
    });
    connect(device_, &QComboBox::activated, this,
            [this] { desk_->choose(desk_->lost(), DeviceId(commands::toUtf8(device_->currentData().toString()))); });
    connect(openOther_, &QPushButton::clicked, this, [this] {
        if (!desk_->others().empty()) Q_EMIT cutOffWanted(fromUtf8(desk_->others().front().id.value));
    });
    connect(close_, &QPushButton::clicked, this, &ResponsePage::closed);
    connect(order_, &QPushButton::clicked, desk_, &CutOffDesk::order);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) { // from whichever field the person is in
        auto* both = new QShortcut(QKeySequence(static_cast<int>(Qt::ControlModifier) | key), this);
        both->setContext(Qt::WidgetWithChildrenShortcut);
        both->setAutoRepeat(false);
        connect(both, &QShortcut::activated, desk_, &CutOffDesk::order);
    }
}

void ResponsePage::open(const UserId& member, const commands::CutOffRecord& record) {
    banner_->dismiss();
    setTouched(record != commands::CutOffRecord{});
    record_->present(record.note, record.check);
    wantsFocus_ = true;
    setFocus(Qt::OtherFocusReason); // Enter does nothing while the service is being asked
    opened_ = window()->focusWidget();
    desk_->begin(member);
    if (touched_) desk_->record(record_->note(), record_->check());
}

commands::CutOffRecord ResponsePage::record() const {
    return {commands::toUtf8(record_->note()), record_->check()};
}

QString ResponsePage::whyNotLeave() const {
    return desk_->phase() == CutOffDesk::Phase::Ordering
               ? tr("The order is being sent. Wait until it is certain whether it has arrived.")
               : QString();
}

void ResponsePage::setTouched(bool touched) {
    if (std::exchange(touched_, touched) != touched) Q_EMIT draftChanged();
}

void ResponsePage::leave() {
    wantsFocus_ = false;
    setTouched(false);
    desk_->leave();
    record_->present({}, {});
}

void ResponsePage::linkChanged() {
    person_->linkChanged();
    desk_->linkChanged();
}

void ResponsePage::copyChanged() {
    desk_->copyChanged();
}

// --- what is shown -------------------------------------------------------------------------------------------------

void ResponsePage::refresh() {
    if (desk_->phase() == CutOffDesk::Phase::Nobody) return;
    person_->present(desk_->person(), desk_->namesakes());
    kinds_[desk_->lost()]->setChecked(true);
    refreshDevices();
    const bool asking = desk_->phase() == CutOffDesk::Phase::Asking;
    asking_->say(asking             ? tr("The service is being asked what is to be done …")
                 : desk_->refusal() ? commands::errorText(*desk_->refusal())
                                    : QString());
    steps_->present(desk_->steps());
    steps_->setVisible(!desk_->steps().empty());
    use_->present(desk_->devices(), desk_->sessions(), desk_->sessionCount(), !desk_->fromCopy());
    use_->setVisible(!asking || !desk_->devices().empty());
    offline_->say(Tone::Warning, desk_->waits() && !asking
                                     ? tr("The service cannot be reached. The order is signed and waits encrypted in "
                                          "this console; it is sent before anything else as soon as the service is "
                                          "there again.")
                                     : QString());
    others_->say(Tone::Information, othersText());
    openOther_->setVisible(!desk_->others().empty());
    refreshFoot();
    focusOrder();
}

QString ResponsePage::othersText() const {
    if (desk_->others().empty()) return {};
    const CutOff& last = desk_->others().front();
    return tr("%1 ordered a cut-off of this member at %2 (%3): %4")
        .arg(fromUtf8(last.actorName), commands::exactTimeText(last.orderedAt), commands::lossText(last),
             commands::overallText(last));
}

void ResponsePage::refreshDevices() {
    const std::vector<Device> devices = desk_->devicesFor(desk_->lost());
    const QSignalBlocker quiet(device_);
    device_->clear();
    device_->addItem(desk_->lost() == Lost::Pc ? tr("All PCs") : tr("All phones"), QString());
    for (const Device& device : devices)
        device_->addItem(commands::deviceText(device), fromUtf8(device.id.value));
    device_->setCurrentIndex(std::max(0, device_->findData(fromUtf8(desk_->device().value))));
    for (QWidget* part : std::initializer_list<QWidget*>{deviceLabel_, device_})
        part->setVisible(!devices.empty());
}

void ResponsePage::refreshFoot() {
    const QString why = desk_->obstacle();
    const QStringList losses = desk_->losses(), brake = desk_->brakeLines();
    losses_->say(Tone::Danger, commands::inARow(losses));
    brake_->say(commands::inARow(brake));
    setInk(brake_, toneInk(Tone::Warning, palette()));
    why_->say(why);
    setPale(why_);
    order_->setText(desk_->verb());
    order_->setProperty("danger", !losses.isEmpty());
    order_->setEnabled(why.isEmpty());
    order_->setToolTip(why.isEmpty() ? tr("Enter orders. Ctrl+Enter orders from any field.") : why);
    order_->setAccessibleDescription(commands::inARow(losses + brake));
    order_->update();
    const QString stay = whyNotLeave();
    for (QPushButton* way : {close_, openOther_}) {
        way->setEnabled(stay.isEmpty());
        way->setToolTip(stay);
    }
}

// Once, and nobody is torn out of what he has gone to meanwhile: a field, the palette, another screen, a question.
void ResponsePage::focusOrder() {
    if (!wantsFocus_ || desk_->phase() != CutOffDesk::Phase::Ready) return;
    wantsFocus_ = false;
    const QWidget* now = window()->focusWidget();
    const bool elsewhere = (now && now != this && now != close_ && now != opened_) || QApplication::activeModalWidget();
    if (order_->isEnabled() && !elsewhere) order_->setFocus(Qt::OtherFocusReason);
}

void ResponsePage::retranslate() {
    lostLabel_->setText(tr("What was lost"));
    for (const auto& [lost, kind] : kinds_)
        kind->setText(commands::lostText(lost));
    deviceLabel_->setText(tr("Which one"));
    device_->setAccessibleName(deviceLabel_->text());
    stepsLabel_->setText(tr("What is to be done"));
    openOther_->setText(tr("Show that order"));
    close_->setText(tr("Back to the list"));
    setPale(asking_);
    refresh();
}

// What was proposed an hour ago is not what is there now.
void ResponsePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (desk_->phase() == CutOffDesk::Phase::Ready) desk_->askAgain();
}

void ResponsePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
}

} // namespace sekisho::ui::lostdevice

#include "moc_response_page.cpp"
