#include "ui/shell/brake_watch.h"

#include "models/commands/brake_commands.h"
#include "models/commands/brake_words.h"
#include "models/commands/words.h"

#include <QTimer>

#include <utility>

namespace sekisho::ui {

namespace {

constexpr std::string_view kWatchedMenu = "security.heldOrders";
constexpr int kSoonMillis = 400; // many changes of the copy ask once, and the answer is there within a second

} // namespace

BrakeWatch::BrakeWatch(PaneServices services, QObject* parent)
    : QObject(parent), services_(std::move(services)), soon_(new QTimer(this)) {
    soon_->setSingleShot(true);
    soon_->setInterval(kSoonMillis);
    connect(soon_, &QTimer::timeout, this, &BrakeWatch::ask);
    copyWatch_ = services_.cache.watch(services_.gui, [this] { copyChanged(); });
    refresh();
}

bool BrakeWatch::mayDecide() const {
    const ports::Identity* who = services_.identity();
    return who && services_.online() && who->canOperate(kWatchedMenu, services_.clock.now());
}

void BrakeWatch::refresh() {
    if (mayDecide()) return soon_->start();
    call_.cancel();
    soon_->stop();
    came({}); // not known any more is not shown as if it were
}

void BrakeWatch::copyChanged() {
    if (mayDecide() && services_.cache.status().cursor != cursor_ && !soon_->isActive()) soon_->start();
}

void BrakeWatch::ask() {
    if (!mayDecide()) return;
    cursor_ = services_.cache.status().cursor;
    call_ = services_.gateway.cutOffs().brake(services_.gui, [this](Result<std::vector<BrakeUse>> uses) {
        if (uses) came(std::move(*uses)); // a failure leaves what was known; the next change asks again
    });
}

void BrakeWatch::came(std::vector<BrakeUse> uses) {
    uses_ = std::move(uses);
    int held = 0;
    for (const BrakeUse& use : uses_)
        held += use.held;
    if (auto* command =
            qobject_cast<commands::CancelPending*>(services_.registry.find(QStringLiteral("brake.cancelPending"))))
        uses_.empty() ? command->forget() : command->know(uses_);
    const int before = std::exchange(held_, held);
    if (before == held) return;
    Q_EMIT changed();
    if (before == 0) Q_EMIT began();
}

QString BrakeWatch::sentence() const {
    QStringList kinds;
    for (const BrakeUse& use : uses_)
        if (use.held > 0)
            kinds << tr("%1 (%2)", "a kind of order, how many")
                         .arg(commands::brakeKindText(use.kind, use.otherKind),
                              commands::brakeAmountText(use.kind, use.held));
    return tr("The brake holds orders: %1. Nothing of it is carried out until a second person decides.")
        .arg(kinds.join(tr(", ", "between kinds of orders")));
}

} // namespace sekisho::ui

#include "moc_brake_watch.cpp"
