#include "ui/panes/members/thin_progress.h"

#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace sekisho::ui::members {

namespace {
constexpr int kHeight = 2;
constexpr int kFrame = 50; // milliseconds
constexpr int kPhases = 40;
} // namespace

ThinProgress::ThinProgress(QWidget* parent) : QWidget(parent), timer_(new QTimer(this)) {
    setFixedHeight(kHeight);
    timer_->setInterval(kFrame);
    connect(timer_, &QTimer::timeout, this, [this] {
        phase_ = (phase_ + 1) % kPhases;
        update();
    });
}

void ThinProgress::setProgress(qint64 done, qint64 total) {
    done_ = done;
    total_ = total;
    running_ = true;
    if (total_ == 0 && isVisible()) timer_->start();
    if (total_ > 0) timer_->stop();
    setAccessibleName(tr("Loading"));
    update();
}

void ThinProgress::stop() {
    running_ = false;
    timer_->stop();
    setAccessibleName({});
    update();
}

void ThinProgress::paintEvent(QPaintEvent*) {
    if (!running_) return;
    QPainter painter(this);
    const QColor ink = palette().color(QPalette::Highlight);
    if (total_ > 0) {
        const double share = std::clamp(static_cast<double>(done_) / static_cast<double>(total_), 0.0, 1.0);
        painter.fillRect(0, 0, static_cast<int>(width() * share), height(), ink);
    } else {
        const int part = width() / 4;
        painter.fillRect((width() + part) * phase_ / kPhases - part, 0, part, height(), ink);
    }
}

void ThinProgress::showEvent(QShowEvent*) {
    if (running_ && total_ == 0) timer_->start();
}

void ThinProgress::hideEvent(QHideEvent*) {
    timer_->stop();
}

} // namespace sekisho::ui::members

#include "moc_thin_progress.cpp"
