#include "ui/widgets/banner.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "models/ports/approvals.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kSuccessMillis = 12'000;
const QString kRequests = QStringLiteral("security.requests");
const QString kHeldOrders = QStringLiteral("security.heldOrders");
const QString kExplain = QStringLiteral("security.explain");
// A dialog stands over the pane it belongs to.
Pane* paneAround(QWidget* widget) {
    for (QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (auto* pane = qobject_cast<Pane*>(up)) return pane;
    return nullptr;
}

} // namespace

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
    // What lasts as long as something goes on cannot be closed, and when only its time moves on it is no new message.
    const bool lasting = property("lasting").toBool();
    const bool told = lasting && !isHidden() && kind_ == kind && action_->text() == action;
    kind_ = kind;
    work_ = std::move(work);
    if (told && text_->text() == sentence) return;
    text_->setText(sentence);
    setAccessibleName(sentence);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    close_->setVisible(!lasting);
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    recolour();
    show();
    if (kind == Kind::Success || kind == Kind::Information)
        timer_->start(kSuccessMillis);
    else
        timer_->stop();
    if (told) return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::tell(const Error& error, const QString& action, std::function<void()> work) {
    if (error.kind == ErrorKind::Cancelled) return; // whoever gave up knows it
    const QPointer<Pane> pane = paneAround(this);
    const auto open = [pane](const QString& menuKey, const QString& resource) {
        if (pane) Q_EMIT pane->openWanted(menuKey, resource);
    };
    if (commands::isNews(error)) {
        if (!pane) return tellNews(error, {});
        const QString& where = ports::heldByBrake(error) ? kHeldOrders : kRequests;
        return tellNews(error, [open, where] { open(where, {}); });
    }
    const auto why = commands::whyQuestion(error);
    if (pane && why && action.isEmpty())
        return announce(Kind::Error, commands::errorText(error), tr("Why?"),
                        [open, question = commands::explainResource(*why)] { open(kExplain, question); });
    announce(Kind::Error, commands::errorText(error), action, std::move(work));
}

void Banner::tellNews(const Error& error, std::function<void()> openRequests) {
    const QString action = !openRequests               ? QString()
                           : ports::heldByBrake(error) ? tr("Held orders")
                                                       : tr("Open requests");
    announce(Kind::Information, commands::errorText(error), action, std::move(openRequests));
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

#include "moc_banner.cpp"
