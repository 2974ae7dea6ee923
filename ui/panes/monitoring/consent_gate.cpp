#include "ui/panes/monitoring/consent_gate.h"

#include "models/commands/words.h"
#include "models/domain/text_fold.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sekisho::ui::monitoring {

using commands::factText;
using commands::fromUtf8;
using commands::toUtf8;

namespace {

constexpr int kGateWidth = 640;
constexpr int kLongestPurpose = 500;

} // namespace

ConsentDesk::ConsentDesk(const PaneServices& services, QObject* parent) : QObject(parent), services_(services) {}

void ConsentDesk::ask() {
    if (state_ != State::Unknown || busy() || !services_.online() || !services_.identity()) return;
    call_ = services_.gateway.monitoring().consent(services_.gui,
                                                   [this](Result<Consent> consent) { came(std::move(consent)); });
    Q_EMIT changed();
}

void ConsentDesk::needed() {
    state_ = State::Needed;
    consent_ = {};
    Q_EMIT changed();
}

void ConsentDesk::give(const QString& purpose) {
    if (busy()) return;
    error_.reset();
    call_ = services_.gateway.monitoring().giveConsent(consentText().edition, toUtf8(purpose), services_.gui,
                                                       [this](Result<Consent> consent) { came(std::move(consent)); });
    Q_EMIT changed();
}

void ConsentDesk::came(Result<Consent> consent) {
    call_ = {};
    error_.reset();
    if (consent) {
        consent_ = std::move(*consent);
        state_ = consent_.given ? State::Given : State::Needed;
    } else if (consent.error().kind != ErrorKind::Cancelled) {
        error_ = consent.error();
    }
    Q_EMIT changed();
}

ConsentGate::ConsentGate(ConsentDesk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), title_(new WrappedLabel(this)), text_(new WrappedLabel(this)),
      groundTitle_(new QLabel(this)), ground_(new WrappedLabel(this)), purposeLabel_(new QLabel(this)),
      purpose_(new QLineEdit(this)), fault_(new WrappedLabel(this)), agree_(new QPushButton(this)) {
    setObjectName(QStringLiteral("consent.gate"));
    setMaximumWidth(kGateWidth);
    setTextSize(title_, TextSize::Section);
    setTextSize(groundTitle_, TextSize::Strong);
    setTextSize(purposeLabel_, TextSize::Strong);
    text_->setObjectName(QStringLiteral("consent.text"));
    ground_->setObjectName(QStringLiteral("consent.ground"));
    purpose_->setObjectName(QStringLiteral("consent.purpose"));
    purpose_->setMaxLength(kLongestPurpose);
    fault_->setObjectName(QStringLiteral("consent.fault"));
    agree_->setObjectName(QStringLiteral("consent.agree"));
    agree_->setAutoDefault(false);
    purposeLabel_->setBuddy(purpose_);
    for (WrappedLabel* label : {text_, ground_})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(agree_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addSpacing(space::kTight);
    column->addWidget(groundTitle_);
    column->addWidget(ground_);
    column->addSpacing(space::kTight);
    column->addWidget(purposeLabel_);
    column->addWidget(purpose_);
    column->addWidget(fault_);
    column->addLayout(buttons);
    connect(purpose_, &QLineEdit::textChanged, this, &ConsentGate::refresh);
    connect(purpose_, &QLineEdit::returnPressed, this, &ConsentGate::agree);
    connect(agree_, &QPushButton::clicked, this, &ConsentGate::agree);
    connect(&desk_, &ConsentDesk::changed, this, &ConsentGate::refresh);
    refresh();
}

void ConsentGate::setOnline(bool online) {
    online_ = online;
    refresh();
}

void ConsentGate::agree() {
    if (agree_->isEnabled()) desk_.give(purpose_->text().trimmed());
}

void ConsentGate::refresh() {
    const ConsentText& asked = consentText();
    title_->say(tr("Before you read what members wrote"));
    text_->say(factText(asked.ja, asked.en));
    groundTitle_->setText(tr("Legal ground"));
    ground_->say(factText(asked.groundJa, asked.groundEn));
    purposeLabel_->setText(tr("Purpose of reading"));
    purpose_->setPlaceholderText(tr("For example: to look into a leak of customer data"));
    purpose_->setAccessibleName(purposeLabel_->text());
    QPalette wrong = palette();
    wrong.setColor(QPalette::WindowText, toneInk(Tone::Danger, palette()));
    fault_->setPalette(wrong);
    fault_->say(desk_.error() ? commands::errorText(*desk_.error()) : QString());
    const bool said = !purpose_->text().trimmed().isEmpty();
    agree_->setText(tr("Agree"));
    agree_->setIcon(icon(QStringLiteral("dialog-ok-apply")));
    agree_->setEnabled(said && online_ && !desk_.busy());
    agree_->setToolTip(!online_ ? tr("This needs a connection to the service.")
                       : said   ? QString()
                                : tr("Say what you read it for first."));
}

void ConsentGate::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

QString consentLine(const Consent& consent) {
    QStringList sentences;
    if (!consent.purpose.empty()) sentences << ConsentGate::tr("Purpose: “%1”.").arg(fromUtf8(consent.purpose));
    sentences << ConsentGate::tr("Each reading is recorded with your name.");
    return commands::inARow(sentences);
}

} // namespace sekisho::ui::monitoring

#include "moc_consent_gate.cpp"
