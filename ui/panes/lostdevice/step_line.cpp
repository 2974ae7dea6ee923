#include "ui/panes/lostdevice/step_line.h"

#include "models/commands/cut_off_texts.h"
#include "ui/panes/lostdevice/parts.h"
#include "ui/widgets/spacing.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace sekisho::ui::lostdevice {

namespace {

constexpr int kDot = 9;

int stationWidth(const QFontMetrics& metrics) {
    return metrics.horizontalAdvance(QStringLiteral("30 Nov 00:00:00")) + kDot + 2 * space::kSmall;
}

} // namespace

Track::Track(QWidget* parent) : QWidget(parent) {
    setFont(sized(font(), TextSize::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QStringList Track::heads() {
    return {tr("Requested"), tr("In force"), tr("Verified")};
}

int Track::widthFor(const QFontMetrics& metrics) {
    return kStations * stationWidth(metrics);
}

QSize Track::sizeHint() const {
    return {widthFor(fontMetrics()), fontMetrics().height() + 4};
}

void Track::present(const std::array<Station, kStations>& stations, const QString& spoken) {
    stations_ = stations;
    setAccessibleName(spoken);
    setToolTip(spoken);
    update();
}

void Track::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int each = width() / kStations, middle = height() / 2;
    const QFontMetrics metrics = fontMetrics();
    for (int i = 0; i < kStations; ++i) {
        const Station& station = stations_[static_cast<std::size_t>(i)];
        const bool reached = !station.time.isEmpty();
        const QColor ink = reached ? toneInk(station.tone, palette()) : outline(palette());
        const QRectF dot(i * each + 1, middle - kDot / 2.0, kDot, kDot);
        painter.setPen(QPen(ink, 1.6));
        painter.setBrush(reached ? ink : palette().color(QPalette::Window));
        painter.drawEllipse(dot);
        const int words = reached ? metrics.horizontalAdvance(station.time) + space::kTight : 0;
        const QRect room(static_cast<int>(dot.right()) + space::kTight, 0, each - kDot - space::kTight, height());
        painter.setPen(palette().color(QPalette::WindowText));
        if (reached) painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, station.time);
        if (i + 1 == kStations) break;
        const bool next = !stations_[static_cast<std::size_t>(i) + 1].time.isEmpty();
        QPen line(next ? ink : outline(palette()), 1);
        if (!next) line.setStyle(Qt::DotLine);
        painter.setPen(line);
        const int from = room.left() + words, to = (i + 1) * each - 3;
        if (from < to) painter.drawLine(from, middle, to, middle);
    }
}

StepLine::StepLine(QWidget* parent)
    : QWidget(parent), name_(new WrappedLabel(this)), track_(new Track(this)), chip_(new StatusChip(this)),
      toggle_(new QToolButton(this)), advice_(new WrappedLabel(this)), evidence_(new WrappedLabel(this)) {
    name_->setObjectName(QStringLiteral("step.name"));
    advice_->setObjectName(QStringLiteral("step.advice"));
    toggle_->setObjectName(QStringLiteral("step.toggle"));
    evidence_->setObjectName(QStringLiteral("step.evidence"));
    name_->setTextFormat(Qt::PlainText);
    evidence_->setTextFormat(Qt::PlainText);
    evidence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    toggle_->setCheckable(true);
    toggle_->setAutoRaise(true);
    toggle_->setFocusPolicy(Qt::StrongFocus);
    toggle_->setArrowType(Qt::RightArrow);
    auto* chipPlace = new QWidget(this);
    chipPlace->setFixedWidth(kChipWidth);
    auto* chipRow = new QHBoxLayout(chipPlace);
    chipRow->setContentsMargins(0, 0, 0, 0);
    chipRow->addWidget(chip_);
    chipRow->addStretch(1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, space::kTight, 0, space::kTight);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kHair);
    grid->setColumnStretch(1, 1);
    toggle_->setFixedWidth(kToggleWidth);
    grid->addWidget(toggle_, 0, 0, Qt::AlignTop);
    grid->addWidget(name_, 0, 1, Qt::AlignVCenter);
    grid->addWidget(track_, 0, 2, Qt::AlignVCenter);
    grid->addWidget(chipPlace, 0, 3, Qt::AlignVCenter);
    grid->addWidget(advice_, 1, 1, 1, 3);
    grid->addWidget(evidence_, 2, 1, 1, 3);
    connect(toggle_, &QToolButton::toggled, this, &StepLine::showEvidence);
    evidence_->hide();
}

void StepLine::present(const CutOffStep& step, Instant beside) {
    if (waiting_.isEmpty() && step_ == step && beside_ == beside) return;
    step_ = step;
    beside_ = beside;
    waiting_.clear();
    refresh();
}

void StepLine::present(const StepOrder& step, const QString& waiting) {
    step_ = {};
    step_.kind = step.kind;
    if (step.kind == StepKind::AppStop) step_.target = step.target;
    waiting_ = waiting;
    refresh();
}

void StepLine::refresh() {
    const QString name = commands::stepNameText(step_);
    name_->say(name);
    if (!waiting_.isEmpty()) {
        track_->present({}, waiting_);
        chip_->setChip({waiting_, ChipShape::Clock, Tone::Warning});
        toggle_->setVisible(false);
        advice_->say({});
        evidence_->say({});
        return;
    }
    const bool wrong = step_.state == StepState::Failed || step_.state == StepState::Contradicted;
    std::array<Track::Station, Track::kStations> stations;
    const std::optional<Instant> times[] = {step_.requestedAt, step_.acknowledgedAt, step_.verifiedAt};
    QStringList spoken;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (!times[i]) continue;
        const bool proof = i + 1 == stations.size();
        stations[i] = {commands::timeBesideText(*times[i], beside_), proof && step_.state == StepState::Contradicted
                                                                         ? Tone::Danger
                                                                     : proof ? Tone::Good
                                                                             : Tone::Information};
        spoken << Track::heads().at(static_cast<qsizetype>(i)) + QLatin1Char(' ') + stations[i].time;
    }
    track_->present(stations, spoken.join(QStringLiteral(", ")));
    chip_->setChip(stepChip(step_.state));
    advice_->say(commands::stepAdviceText(step_));
    setInk(advice_, wrong ? toneInk(Tone::Danger, palette()) : faded(palette()));
    toggle_->setVisible(true);
    toggle_->setEnabled(!step_.evidence.empty());
    toggle_->setAccessibleName(tr("Evidence: %1").arg(name));
    toggle_->setToolTip(step_.evidence.empty() ? tr("There is no evidence yet.") : tr("Show the evidence"));
    showEvidence(toggle_->isChecked());
}

void StepLine::showEvidence(bool open) {
    toggle_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    QStringList lines;
    for (const Evidence& one : step_.evidence)
        lines << commands::evidenceText(one);
    evidence_->say(open ? lines.join(QLatin1Char('\n')) : QString());
    setInk(evidence_, faded(palette()));
}

void StepLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) refresh();
}

} // namespace sekisho::ui::lostdevice

#include "moc_step_line.cpp"
