#include "ui/widgets/banner.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace sekisho::ui {

namespace {
constexpr int kSuccessMillis = 12'000;
}

Banner::Banner(QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), text_(new QLabel(this)), action_(new QPushButton(this)),
      close_(new QToolButton(this)), timer_(new QTimer(this)) {
    setObjectName(QStringLiteral("banner"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    action_->setFlat(true);
    close_->setAutoRaise(true);
    timer_->setSingleShot(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kWide, 6, space::kSmall, 6);
    row->setSpacing(space::kSmall);
    setTextSize(action_, TextSize::Strong);
    row->addWidget(icon_);
    row->addWidget(text_, 1);
    row->addWidget(action_);
    row->addWidget(close_);
    connect(action_, &QPushButton::clicked, this, [this] {
        auto work = std::exchange(work_, {});
        dismiss();
        if (work) work();
    });
    connect(close_, &QToolButton::clicked, this, &Banner::dismiss);
    connect(timer_, &QTimer::timeout, this, &Banner::dismiss);
    hide();
}

void Banner::announce(Kind kind, const QString& sentence, const QString& action, std::function<void()> work) {
    kind_ = kind;
    work_ = std::move(work);
    text_->setText(sentence);
    setAccessibleName(sentence);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    recolour();
    show();
    if (kind == Kind::Success || kind == Kind::Information)
        timer_->start(kSuccessMillis);
    else
        timer_->stop();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::dismiss() {
    timer_->stop();
    hide();
}

QString Banner::sentence() const {
    return isHidden() ? QString() : text_->text();
}

void Banner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !isHidden()) recolour();
}

void Banner::recolour() {
    static constexpr Tone kTones[] = {Tone::Information, Tone::Good, Tone::Warning, Tone::Danger};
    static constexpr const char* kIcons[] = {"dialog-information", "dialog-ok", "dialog-warning", "dialog-error"};
    const auto at = static_cast<std::size_t>(kind_);
    const QColor ground = toneGround(kTones[at], palette());
    if (palette().color(QPalette::Window) != ground) {
        QPalette colours = palette();
        colours.setColor(QPalette::Window, ground);
        setPalette(colours);
    }
    icon_->setPixmap(iconPixmap(QLatin1String(kIcons[at]), 16, toneInk(kTones[at], palette()), devicePixelRatioF()));
    QPalette link = action_->palette();
    link.setColor(QPalette::ButtonText, palette().color(QPalette::Link));
    if (action_->palette() != link) action_->setPalette(link);
    close_->setIcon(icon(QStringLiteral("window-close")));
}

} // namespace sekisho::ui
