#include "ui/panes/policies/forwarding_strip.h"

#include "models/commands/words.h"
#include "models/ports/gateway.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <climits>

namespace sekisho::ui::policies {

using commands::fromUtf8;

namespace {

constexpr int kAskedEach = 5'000; // ms
constexpr int kStripSign = 16;
constexpr std::int64_t kCatchesUp = 5'000; // records: so many may be under way without anything being wrong

} // namespace

ForwardingStrip::ForwardingStrip(const PaneServices& services, QWidget* parent)
    : QWidget(parent), services_(services), sign_(new QLabel(this)), text_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("policy.forwarding"));
    text_->setObjectName(QStringLiteral("policy.forwardingText"));
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kWide, space::kTight, space::kWide, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(sign_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    again_.setInterval(kAskedEach);
    connect(&again_, &QTimer::timeout, this, &ForwardingStrip::ask);
    present();
}

void ForwardingStrip::ask() {
    if (!services_.online() || asking_.running()) return;
    asking_ = services_.gateway.logs().forwarding(services_.gui, [this](Result<ports::ForwardingState> state) {
        known_ = std::move(state);
        present();
    });
}

// Members, so that their sentences are looked for among the translations of this class.
QString ForwardingStrip::sentSentence(const ports::ForwardingState& state) {
    return state.sentAt ? tr("Last delivery: %1.").arg(commands::timeText(*state.sentAt))
                        : tr("Nothing was delivered yet.");
}

QString ForwardingStrip::waitingSentence(const ports::ForwardingState& state) {
    return state.waiting == 0 ? tr("Nothing waits.")
                              : tr("%Ln record(s) of the chain wait.", nullptr,
                                   static_cast<int>(std::min<std::int64_t>(state.waiting, INT_MAX)));
}

void ForwardingStrip::showSign(const char* name, Tone tone) {
    sign_->setPixmap(iconPixmap(QLatin1String(name), kStripSign, toneInk(tone, palette()), devicePixelRatioF()));
}

void ForwardingStrip::present() {
    const ports::ForwardingState* state = known_ && *known_ ? &**known_ : nullptr;
    const bool untold = known_ && !*known_;
    if (!state || !state->on) {
        text_->say(untold  ? tr("How forwarding stands cannot be told: %1").arg(commands::errorText(known_->error()))
                   : state ? tr("Forwarding is off.")
                           : QString());
        if (untold) showSign("dialog-warning", Tone::Warning);
        sign_->setVisible(untold);
        return;
    }
    const bool failed = !state->fault.empty();
    const bool behind = !failed && state->waiting > kCatchesUp;
    const Tone tone = failed ? Tone::Danger : behind ? Tone::Warning : Tone::Good;
    showSign(failed || behind ? "dialog-warning" : "dialog-ok", tone);
    sign_->setVisible(true);
    QStringList sentences;
    if (failed) {
        const QString why = commands::errorText(Error(ErrorKind::Unavailable, state->fault).with("host", state->host));
        sentences << (state->faultSince ? tr("%1 has not been reached since %2: %3", "host, time, what is wrong")
                                              .arg(fromUtf8(state->host), commands::timeText(*state->faultSince), why)
                                        : tr("%1 cannot be reached: %2").arg(fromUtf8(state->host), why));
    } else {
        sentences << tr("Connected with %1.").arg(fromUtf8(state->host));
    }
    sentences << waitingSentence(*state) << sentSentence(*state);
    text_->say(sentences.join(commands::language() == commands::Language::Japanese ? QString() : QStringLiteral(" ")));
}

void ForwardingStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    ask();
    again_.start();
}

void ForwardingStrip::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    again_.stop();
}

void ForwardingStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) present();
}

} // namespace sekisho::ui::policies

#include "moc_forwarding_strip.cpp"
