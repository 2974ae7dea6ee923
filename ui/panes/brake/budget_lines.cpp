#include "ui/panes/brake/budget_lines.h"

#include "models/commands/brake_words.h"
#include "models/commands/words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho::ui::brake {

namespace {

constexpr int kBarWidth = 180;
constexpr int kBarHeight = 8;
constexpr int kSignSize = 16;
enum LinePart { NamePart, BarPart, NumbersPart, SignPart, StatePart, PartCount };

int placeOf(BrakeKind kind) {
    const std::vector<BrakeKind>& kinds = brakeKinds();
    return static_cast<int>(std::ranges::find(kinds, kind) - kinds.begin());
}

QString stateText(const BrakeUse& use) {
    if (use.held > 0)
        return BudgetLines::tr("%1 held", "so many orders").arg(commands::brakeAmountText(use.kind, use.held));
    if (use.mine >= use.budget.perAdministrator)
        return BudgetLines::tr("Your share is used up: your next order holds.");
    if (use.all >= use.budget.perTenant) return BudgetLines::tr("The budget is used up: the next order holds.");
    return {};
}

} // namespace

BudgetBar::BudgetBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BudgetBar::present(const BrakeUse& use) {
    use_ = use;
    setAccessibleName(commands::brakeKindText(use.kind, use.otherKind));
    setAccessibleDescription(commands::brakeUseText(use));
    setToolTip(BudgetBar::tr("Your own orders in full colour, those of others pale; the mark is the limit for each "
                             "administrator."));
    update();
}

QSize BudgetBar::sizeHint() const {
    return {kBarWidth, kBarHeight + 6};
}

void BudgetBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0.5, (height() - kBarHeight) / 2.0, width() - 1.0, kBarHeight);
    const auto partOf = [&](int number) {
        const double share = use_.budget.perTenant > 0 ? static_cast<double>(number) / use_.budget.perTenant : 1.0;
        QRectF part = track;
        part.setWidth(track.width() * std::clamp(share, 0.0, 1.0));
        return part;
    };
    const QColor ground = palette().color(QPalette::Base);
    const QColor ink = commands::wantsAttention(use_) ? toneInk(Tone::Warning, palette())
                                                      : palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(QPen(outline(palette()), 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(track, 3, 3);
    painter.setClipRect(track.adjusted(1, 1, -1, -1));
    painter.fillRect(partOf(std::max(use_.all, use_.mine)), mixed(ground, ink, 0.4));
    painter.fillRect(partOf(use_.mine), ink);
    painter.setClipping(false);
    const double limit = partOf(use_.budget.perAdministrator).right();
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
    painter.drawLine(QPointF(limit, track.top() - 2), QPointF(limit, track.bottom() + 2));
}

BudgetLines::BudgetLines(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    setObjectName(QStringLiteral("brake.budgets"));
    grid_->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kNormal);
    grid_->setHorizontalSpacing(space::kNormal);
    grid_->setVerticalSpacing(space::kTight);
    grid_->setColumnStretch(StatePart, 1);
}

void BudgetLines::present(std::vector<BrakeUse> uses) {
    uses_ = std::move(uses);
    std::ranges::stable_sort(uses_, {}, [](const BrakeUse& use) { return placeOf(use.kind); });
    refresh();
}

void BudgetLines::addLine(int row) {
    const auto label = [this] { return new QLabel(this); };
    const std::array<QWidget*, PartCount> made{label(), new BudgetBar(this), label(), label(), label()};
    for (int part = 0; part < PartCount; ++part) {
        grid_->addWidget(made[static_cast<std::size_t>(part)], row, part, Qt::AlignVCenter);
        parts_.push_back(made[static_cast<std::size_t>(part)]);
    }
    made[NumbersPart]->setForegroundRole(QPalette::PlaceholderText);
}

void BudgetLines::refresh() {
    for (std::size_t row = 0; row < uses_.size(); ++row) {
        if (parts_.size() <= row * PartCount) addLine(static_cast<int>(row));
        const auto part = [&](LinePart which) { return parts_[row * PartCount + which]; };
        const BrakeUse& use = uses_[row];
        const QString key =
            QLatin1String(brakeKindKey(use.kind).data(), static_cast<qsizetype>(brakeKindKey(use.kind).size()));
        const QString state = stateText(use);
        static_cast<QLabel*>(part(NamePart))->setText(commands::brakeKindText(use.kind, use.otherKind));
        static_cast<BudgetBar*>(part(BarPart))->present(use);
        auto* numbers = static_cast<QLabel*>(part(NumbersPart));
        numbers->setText(commands::brakeUseText(use));
        numbers->setObjectName(QStringLiteral("brake.use.") + key);
        auto* sign = static_cast<QLabel*>(part(SignPart));
        sign->setPixmap(state.isEmpty() ? QPixmap()
                                        : iconPixmap(QStringLiteral("dialog-warning"), kSignSize,
                                                     toneInk(Tone::Warning, palette()), devicePixelRatioF()));
        auto* words = static_cast<QLabel*>(part(StatePart));
        words->setText(state);
        words->setObjectName(QStringLiteral("brake.state.") + key);
    }
    for (std::size_t i = 0; i < parts_.size(); ++i)
        parts_[i]->setVisible(i < uses_.size() * PartCount);
}

void BudgetLines::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::brake

#include "moc_budget_lines.cpp"
