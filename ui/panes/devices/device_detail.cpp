#include "ui/panes/devices/device_detail.h"

#include "models/commands/device_words.h"
#include "ui/panes/devices/device_parts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_page.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/state_page.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::devices {

using commands::fromUtf8;

namespace {

constexpr int kFactNameWidth = 116;

QString momentText(Instant at, Instant now) {
    return DeviceDetail::tr("%1 (%2)", "time (how long ago)").arg(commands::timeText(at), commands::agoText(at, now));
}

} // namespace

DeviceDetail::DeviceDetail(const Clock& clock, QWidget* parent)
    : QWidget(parent), clock_(clock), stack_(new QStackedWidget(this)), nobody_(new StatePage(stack_)) {
    setObjectName(QStringLiteral("devices.detail"));
    nobody_->setIconName(QStringLiteral("smartphone"));
    build();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    refresh();
}

void DeviceDetail::build() {
    page_ = new QWidget(stack_);
    name_ = new WrappedLabel(page_);
    name_->setObjectName(QStringLiteral("devices.name"));
    name_->setTextFormat(Qt::PlainText);
    setTextSize(name_, TextSize::Section);
    whose_ = new WrappedLabel(page_);
    whose_->setObjectName(QStringLiteral("devices.whose"));
    whose_->setTextFormat(Qt::PlainText);
    whose_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    state_ = new StatusChip(page_);
    update_ = new WrappedLabel(page_);
    member_ = new QPushButton(page_);
    member_->setObjectName(QStringLiteral("devices.member"));
    sessions_ = new QPushButton(page_);
    sessions_->setObjectName(QStringLiteral("devices.sessions"));
    for (QPushButton* button : {member_, sessions_})
        button->setAutoDefault(false);
    auto* chips = new QHBoxLayout;
    chips->addWidget(state_);
    chips->addStretch(1);
    facts_ = new QWidget(page_);
    auto* inside = new QWidget;
    auto* facts = new QVBoxLayout(inside);
    facts->setContentsMargins(space::kWide, space::kSmall, space::kWide, space::kWide);
    facts->setSpacing(space::kNormal);
    facts->addWidget(facts_);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(space::kSmall);
    for (QPushButton* button : {member_, sessions_}) {
        auto* row = new QHBoxLayout;
        row->addWidget(button);
        row->addStretch(1);
        buttons->addLayout(row);
    }
    facts->addLayout(buttons);
    facts->addStretch(1);
    auto* scroll = new ScrollPage(ScrollPage::Holds::Text, page_);
    scroll->setObjectName(QStringLiteral("devices.facts"));
    scroll->setWidget(inside);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kSmall);
    head->setSpacing(space::kSmall);
    head->addWidget(name_);
    head->addWidget(whose_);
    head->addLayout(chips);
    head->addWidget(update_);
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    stack_->addWidget(nobody_);
    stack_->addWidget(page_);
    connect(member_, &QPushButton::clicked, this, [this] {
        if (device_) Q_EMIT memberWanted(fromUtf8(device_->user.value));
    });
    connect(sessions_, &QPushButton::clicked, this, [this] {
        if (device_) Q_EMIT sessionsWanted(fromUtf8(device_->loginId));
    });
}

void DeviceDetail::present(std::optional<Device> device, int chosen) {
    if (device == device_ && chosen == chosen_) return;
    device_ = std::move(device);
    chosen_ = chosen;
    refresh();
}

void DeviceDetail::refresh() {
    using Look = StatePage::Look;
    member_->setText(tr("Open the member"));
    member_->setIcon(icon(QStringLiteral("user")));
    sessions_->setText(tr("Sessions of the member"));
    sessions_->setIcon(icon(QStringLiteral("network-connect")));
    findChild<ScrollPage*>()->setAccessibleName(tr("Details of the device"));
    if (!device_) {
        nobody_->present(Look::Empty,
                         chosen_ > 1 ? tr("%n device(s) are chosen", nullptr, chosen_) : tr("No device is chosen"),
                         chosen_ > 1 ? tr("What can be done with them stands below the list.")
                                     : tr("Choose a device in the list to see everything known of it."));
        return stack_->setCurrentWidget(nobody_);
    }
    stack_->setCurrentWidget(page_);
    name_->say(fromUtf8(device_->name.empty() ? device_->model : device_->name));
    whose_->say(QStringLiteral("%1  %2").arg(fromUtf8(device_->userName), fromUtf8(device_->loginId)));
    state_->setChip(stateChip(items::deviceStateOf(*device_)));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, toneInk(Tone::Warning, palette()));
    update_->setPalette(warning);
    update_->say(device_->updateNeeded ? tr("The app needs an update.") : QString());
    fillFacts();
}

void DeviceDetail::addFact(const QString& name, const QString& value, const char* key) {
    auto* grid = static_cast<QGridLayout*>(facts_->layout());
    const int row = grid->rowCount();
    auto* label = new QLabel(name, facts_);
    label->setWordWrap(true);
    label->setFixedWidth(kFactNameWidth);
    QPalette pale = palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    label->setPalette(pale);
    auto* text = new WrappedLabel(facts_);
    if (*key) text->setObjectName(QStringLiteral("devices.fact.") + QLatin1String(key));
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::ClickFocus);
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long word does not widen the page
    text->setToolTip(value);
    text->say(value.isEmpty() ? QStringLiteral("—") : value);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1);
}

void DeviceDetail::fillFacts() {
    delete facts_->layout();
    qDeleteAll(facts_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(facts_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const Device& one = *device_;
    const Instant now = clock_.now();
    addFact(tr("Environment"), commands::clientKindText(one.kind));
    addFact(tr("Model"), fromUtf8(one.model));
    addFact(tr("OS"), (fromUtf8(one.os) + QLatin1Char(' ') + fromUtf8(one.osVersion)).trimmed(), "os");
    QStringList apps;
    for (const DeviceApp& app : one.apps)
        apps << commands::appText(app);
    addFact(tr("Installed apps"), apps.join(QLatin1Char('\n')), "apps");
    if (one.kind == ClientKind::MobileApp) addFact(tr("MDM"), commands::mdmText(one.mdm), "mdm");
    if (one.kind == ClientKind::MobileApp) addFact(tr("Vendor ID"), fromUtf8(one.vendorId), "vendor");
    addFact(tr("Trusted device"), yesText(one.trusted), "trusted");
    if (one.blockedAt) addFact(tr("Blocked since"), momentText(*one.blockedAt, now), "blocked");
    if (one.erasedAt) addFact(tr("Erased at"), momentText(*one.erasedAt, now), "erased");
    addFact(tr("Last access"), momentText(one.lastAccessAt, now), "lastAccess");
    addFact(tr("Registered at"), commands::timeText(one.registeredAt));
    addFact(tr("Agent"), one.agent ? tr("Registered; it can be given orders") : tr("None; known from sign-ins only"),
            "agent");
    if (one.agent)
        addFact(tr("Last contact"), one.lastContactAt ? momentText(*one.lastContactAt, now) : tr("Never"), "contact");
    if (one.clockSkewSeconds) {
        const QString skew = commands::clockSkewText(*one.clockSkewSeconds);
        addFact(tr("Clock of the device"), skew.isEmpty() ? tr("Right to the minute") : skew, "clock");
    }
}

void DeviceDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::devices

#include "moc_device_detail.cpp"
