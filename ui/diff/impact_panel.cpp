#include "ui/diff/impact_panel.h"

#include "models/commands/changeset_words.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrapped_label.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sekisho::ui::diff {

namespace {
constexpr std::size_t kRoomsShown = 20;
}

ImpactPanel::ImpactPanel(QWidget* parent)
    : QFrame(parent), title_(new QLabel(this)), lines_(new WrappedLabel(this)), more_(new QToolButton(this)),
      rooms_(new WrappedLabel(this)) {
    setObjectName(QStringLiteral("diff.impact"));
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    QFont strong = title_->font();
    strong.setWeight(QFont::DemiBold);
    title_->setFont(strong);
    more_->setAutoRaise(true);
    more_->setCheckable(true);
    more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more_->setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addWidget(lines_);
    column->addWidget(more_, 0, Qt::AlignLeft);
    column->addWidget(rooms_);
    connect(more_, &QToolButton::toggled, this, &ImpactPanel::refresh);
    recolour();
    present({});
}

void ImpactPanel::present(const Impact& impact) {
    impact_ = impact;
    more_->setChecked(false);
    refresh();
}

void ImpactPanel::refresh() {
    title_->setText(tr("Impact on people"));
    const QStringList lines = commands::impactLines(impact_);
    setVisible(!lines.isEmpty());
    lines_->say(lines.join(QLatin1Char('\n')));
    more_->setVisible(!impact_.rooms.empty());
    more_->setArrowType(more_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    more_->setText(tr("Talk rooms whose readers change"));
    QStringList rooms;
    if (more_->isChecked()) {
        for (std::size_t i = 0; i < std::min(kRoomsShown, impact_.rooms.size()); ++i)
            rooms << commands::roomLine(impact_.rooms[i]);
        const std::int64_t rest = impact_.roomsChanged - static_cast<std::int64_t>(rooms.size());
        if (rest > 0) rooms << tr("and %n more", nullptr, static_cast<int>(rest));
    }
    rooms_->say(rooms.join(QLatin1Char('\n')));
}

void ImpactPanel::recolour() {
    const QColor ground = toneGround(Tone::Information, palette());
    if (palette().color(QPalette::Window) == ground) return;
    QPalette colours = palette();
    colours.setColor(QPalette::Window, ground);
    setPalette(colours);
}

void ImpactPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
    if (event->type() == QEvent::PaletteChange) recolour();
}

} // namespace sekisho::ui::diff

#include "moc_impact_panel.cpp"
