#include "ui/shell/tenant_pulse.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr int kBeatMillis = 400; // many changes make one beat, and what it leads to is there within a second
constexpr int kSlowMillis = 5'000;
} // namespace

TenantPulse::TenantPulse(PaneServices services, QObject* parent)
    : QObject(parent), services_(std::move(services)), soon_(new QTimer(this)), slow_(new QTimer(this)) {
    soon_->setSingleShot(true);
    soon_->setInterval(kBeatMillis);
    slow_->setSingleShot(true);
    connect(soon_, &QTimer::timeout, this, &TenantPulse::beat);
    connect(slow_, &QTimer::timeout, this, &TenantPulse::slowed);
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
    copyChanged();
}

void TenantPulse::copyChanged() {
    const ports::CacheStatus status = services_.cache.status();
    if (std::exchange(cursor_, status.cursor) != status.cursor) happened();
    if (status.gaveUp)
        listen();
    else
        push_.cancel();
}

void TenantPulse::listen() {
    if (push_.running() || !services_.online()) return;
    push_ = services_.gateway.listen(std::max<std::int64_t>(0, heard_), services_.gui, [this](std::int64_t seq) {
        if (std::exchange(heard_, seq) != seq) happened();
    });
}

void TenantPulse::linkChanged() {
    if (!services_.online()) return;
    copyChanged();
    happened(); // whatever it was meanwhile
}

void TenantPulse::happened() {
    if (!soon_->isActive()) soon_->start();
    if (slow_->isActive()) return;
    const int since =
        sinceSlow_.isValid() ? static_cast<int>(std::min<qint64>(sinceSlow_.elapsed(), kSlowMillis)) : kSlowMillis;
    slow_->start(std::max(kBeatMillis, kSlowMillis - since));
}

void TenantPulse::slowed() {
    sinceSlow_.start();
    Q_EMIT slowBeat();
}

} // namespace sekisho::ui

#include "moc_tenant_pulse.cpp"
