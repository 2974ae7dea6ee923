#include "ui/panes/explain/link_row.h"

#include "models/commands/explanation_words.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace sekisho::ui::explain {

namespace {

constexpr int kLinkSign = 16;
constexpr int kLinkHeight = 28;
constexpr int kLinkLine = 6; // between the sign and the line above or below it

int linkDrop(const QFontMetrics& metrics) { // above the first line of words
    return std::max(0, (kLinkHeight - metrics.height()) / 2);
}

} // namespace

int kindWidth(const std::vector<ChainLink>& links, const QFontMetrics& metrics) {
    int widest = 0;
    for (const ChainLink& link : links)
        widest = std::max(widest, metrics.horizontalAdvance(commands::linkKindText(link.kind)));
    return widest + space::kTight;
}

LinkRow::Sign signOf(const ChainLink& link) {
    if (link.kind == LinkKind::Guard) return LinkRow::Sign::Condition;
    return link.holds ? LinkRow::Sign::Holds : LinkRow::Sign::Lacks;
}

QString signText(LinkRow::Sign sign) {
    switch (sign) {
    case LinkRow::Sign::Holds:
        return LinkRow::tr("Speaks for it");
    case LinkRow::Sign::Lacks:
        return LinkRow::tr("Speaks against it");
    case LinkRow::Sign::Condition:
        return LinkRow::tr("Is asked besides");
    }
    return {};
}

QToolButton* linkButton(const QString& text, const QString& about, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("explain.open"));
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleDescription(about);
    QPalette ink = button->palette();
    ink.setColor(QPalette::ButtonText, button->palette().color(QPalette::Link));
    button->setPalette(ink);
    button->setFixedHeight(kLinkHeight);
    return button;
}

LinkRow::LinkRow(const ChainLink& link, const QString& open, int place, int kindWidth, QWidget* parent)
    : QWidget(parent), sign_(signOf(link)), place_(place), icon_(new QLabel(this)), kind_(new QLabel(this)),
      text_(new WrappedLabel(this)) {
    static constexpr const char* kSigns[] = {"dialog-ok", "dialog-cancel", "dialog-information"};
    static constexpr Tone kTones[] = {Tone::Good, Tone::Danger, Tone::Information};
    const auto at = static_cast<std::size_t>(sign_);
    icon_->setPixmap(
        iconPixmap(QLatin1String(kSigns[at]), kLinkSign, toneInk(kTones[at], palette()), devicePixelRatioF()));
    // Sign and words stand on the line of the link at the end.
    const int drop = linkDrop(text_->fontMetrics());
    icon_->setFixedSize(kLinkSign, drop + (text_->fontMetrics().height() + kLinkSign) / 2);
    icon_->setAlignment(Qt::AlignBottom);
    for (QLabel* label : {kind_, static_cast<QLabel*>(text_)})
        label->setContentsMargins(0, drop, 0, drop);
    icon_->setToolTip(signText(sign_));
    icon_->setAccessibleName(signText(sign_));
    kind_->setText(commands::linkKindText(link.kind));
    QPalette pale = kind_->palette();
    pale.setColor(QPalette::WindowText, faded(palette()));
    kind_->setPalette(pale);
    kind_->setFixedWidth(kindWidth);
    text_->say(commands::linkText(link));
    setAccessibleName(
        tr("%1. %2: %3", "sign, kind, sentence").arg(signText(sign_), kind_->text(), commands::linkText(link)));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kNormal, space::kHair, space::kSmall, space::kHair);
    row->setSpacing(space::kNormal);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addWidget(kind_, 0, Qt::AlignTop);
    row->addWidget(text_, 1, Qt::AlignTop);
    if (open.isEmpty()) return;
    QToolButton* way = linkButton(open, commands::linkText(link), this);
    row->addWidget(way, 0, Qt::AlignTop);
    const commands::LinkTarget target = commands::linkTarget(link);
    connect(way, &QToolButton::clicked, this,
            [this, target] { Q_EMIT opened(commands::fromUtf8(target.menu), commands::fromUtf8(target.resource)); });
}

void LinkRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(hairline(palette()));
    QRect sign = icon_->geometry();
    sign.setTop(sign.bottom() - kLinkSign + 1);
    const int x = sign.center().x();
    if (place_ & HasAbove) painter.drawLine(x, 0, x, sign.top() - kLinkLine / 2);
    if (place_ & HasBelow) painter.drawLine(x, sign.bottom() + kLinkLine / 2, x, height());
}

} // namespace sekisho::ui::explain

#include "moc_link_row.cpp"
