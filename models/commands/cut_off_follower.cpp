#include "models/commands/cut_off_follower.h"

#include "models/commands/cut_off_texts.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace sekisho::commands {

CutOffFollower::CutOffFollower(CutOffParts parts, QObject* parent)
    : QObject(parent), parts_(std::move(parts)), poll_(new QTimer(this)) {
    poll_->setInterval(kPollMillis);
    connect(poll_, &QTimer::timeout, this, [this] {
        if (quickLeft_ > 0) --quickLeft_;
        ask();
        pace();
    });
    queueWatch_ = parts_.queue.watch(parts_.gui, [this] { queueMoved(); });
}

void CutOffFollower::stop() {
    asking_.cancel();
    acting_.cancel();
    receiptCall_.cancel();
    id_ = {};
    now_.reset();
    refusal_.reset();
    waited_ = false;
    quickLeft_ = 0;
    pace();
}

void CutOffFollower::follow(const CutOff& cutOff) {
    stop();
    id_ = cutOff.id;
    quickLeft_ = kQuickPolls;
    put(cutOff);
}

void CutOffFollower::follow(const CutOffId& id) {
    stop();
    id_ = id;
    waited_ = waiting().has_value();
    if (waited_)
        Q_EMIT moved();
    else
        ask();
}

std::optional<ports::QueuedCutOff> CutOffFollower::waiting() const {
    for (ports::QueuedCutOff& one : parts_.queue.waiting())
        if (one.order.id == id_) return std::move(one);
    return std::nullopt;
}

// What has left the queue was sent: whoever took it out has said so before.
void CutOffFollower::queueMoved() {
    if (!waited_) return;
    if (!waiting()) {
        waited_ = false;
        ask();
        Q_EMIT arrived();
    }
    Q_EMIT moved();
}

// --- how far it is -------------------------------------------------------------------------------------------------

void CutOffFollower::ask() {
    if (id_.empty() || waited_ || asking_.running() || acting_.running()) return;
    copyAt_ = parts_.cache.status().cursor;
    if (!parts_.online() || !parts_.identity()) {
        pace();
        Q_EMIT moved();
        return;
    }
    asking_ =
        parts_.gateway.cutOffs().cutOff(id_, parts_.gui, [this](Result<CutOff> cutOff) { took(std::move(cutOff)); });
}

void CutOffFollower::took(Result<CutOff> cutOff) {
    if (cutOff) return put(std::move(*cutOff));
    refusal_ = std::move(cutOff).error();
    pace();
    Q_EMIT moved();
}

void CutOffFollower::put(CutOff cutOff) {
    refusal_.reset();
    const bool same = now_ && *now_ == cutOff;
    if (!same) changedAt_ = parts_.clock.now();
    now_ = std::move(cutOff);
    pace();
    if (!same) Q_EMIT moved();
}

void CutOffFollower::pace() {
    const bool wanted = watched_ && now_ && isUnderWay(*now_) && parts_.online();
    const bool quiet = parts_.clock.now() - changedAt_ > std::chrono::milliseconds(kQuietMillis);
    const int pause = large() || quiet ? kSlowMillis : quickLeft_ > 0 ? kQuickMillis : kPollMillis;
    if (poll_->interval() != pause) poll_->setInterval(pause);
    if (wanted && !poll_->isActive()) poll_->start();
    if (!wanted) poll_->stop();
}

void CutOffFollower::setWatched(bool watched) {
    const bool again = watched && !watched_;
    watched_ = watched;
    if (again) ask();
    pace();
}

void CutOffFollower::copyChanged() {
    if (watched_ && !large() && parts_.cache.status().cursor != copyAt_) ask();
}

void CutOffFollower::linkChanged() {
    if (watched_) ask();
    pace();
}

// --- what can be done ----------------------------------------------------------------------------------------------

QString CutOffFollower::commonRefusal() const {
    if (id_.empty()) return tr("Open an order first.");
    if (waited_) return tr("The order waits in this console. It can be withdrawn until it has been sent.");
    const ports::Identity* identity = parts_.identity();
    if (!parts_.online() || !identity) return tr("This needs a connection to the service.");
    if (!now_) return tr("The service is being asked.");
    if (busy()) return tr("The last change is still being saved.");
    return {};
}

QString CutOffFollower::whyNotWithdraw() const {
    if (waited_) return {};
    if (QString why = commonRefusal(); !why.isEmpty()) return why;
    if (!parts_.identity()->canOperate("security.lostDevice", parts_.clock.now()))
        return tr("Your role may not order this.");
    const bool open = std::ranges::any_of(now_->steps, [](const CutOffStep& step) {
        return !isFinal(step.state) && step.state != StepState::Acknowledged;
    });
    return open || now_->sweep ? QString() : tr("There is nothing left that could be withdrawn.");
}

QString CutOffFollower::whyNotFound() const {
    if (QString why = commonRefusal(); !why.isEmpty()) return why;
    if (!parts_.identity()->canOperate("security.lostDevice", parts_.clock.now()))
        return tr("Your role may not order this.");
    if (now_->kind != CutOffKind::LostDevice) return tr("This belongs to lost devices only.");
    const CutOffState state = stateOf(*now_);
    if (state == CutOffState::FoundAgain) return tr("It has been taken back already.");
    if (state == CutOffState::Withdrawn) return tr("The order was withdrawn.");
    return {};
}

QString CutOffFollower::whyNotComplete() const {
    if (QString why = commonRefusal(); !why.isEmpty()) return why;
    return parts_.identity()->canOperate("security.lostDevice", parts_.clock.now())
               ? QString()
               : tr("Your role may only look here.");
}

QString CutOffFollower::whyNoReceipt() const {
    return commonRefusal();
}

ports::Reply<CutOff> CutOffFollower::acted(void (CutOffFollower::*then)()) {
    return [this, then](Result<CutOff> cutOff) {
        if (cutOff) {
            put(std::move(*cutOff));
            Q_EMIT moved(); // also where nothing but the end of the waiting has changed
            if (then) Q_EMIT(this->*then)();
            return;
        }
        Q_EMIT failed(cutOff.error());
        ask(); // somebody else was often faster
        Q_EMIT moved();
    };
}

void CutOffFollower::withdraw() {
    if (!whyNotWithdraw().isEmpty()) return;
    if (waited_) {
        waited_ = false; // it leaves the queue now, and not because it was sent
        if (const Done done = parts_.queue.withdraw(id_); !done) {
            waited_ = true;
            Q_EMIT failed(done.error());
            return;
        }
        stop();
        Q_EMIT withdrawn();
        return;
    }
    asking_.cancel();
    acting_ = parts_.gateway.cutOffs().withdraw(id_, parts_.gui, acted(nullptr));
    Q_EMIT moved();
}

void CutOffFollower::foundAgain(const QString& note) {
    if (!whyNotFound().isEmpty()) return;
    asking_.cancel();
    acting_ = parts_.gateway.cutOffs().foundAgain(id_, toUtf8(note.trimmed()), parts_.gui, acted(nullptr));
    Q_EMIT moved();
}

void CutOffFollower::complete(const QString& note, const IdentityCheck& check) {
    if (!whyNotComplete().isEmpty()) return;
    asking_.cancel();
    acting_ = parts_.gateway.cutOffs().complete(*now_, toUtf8(note.trimmed()), check, parts_.gui,
                                                acted(&CutOffFollower::completed));
    Q_EMIT moved();
}

void CutOffFollower::receipt() {
    if (!whyNoReceipt().isEmpty()) return;
    receiptCall_ = parts_.gateway.cutOffs().receipt(id_, parts_.gui, [this](Result<ports::Receipt> receipt) {
        if (receipt)
            Q_EMIT receiptReady(*receipt);
        else
            Q_EMIT failed(receipt.error());
    });
}

} // namespace sekisho::commands

#include "moc_cut_off_follower.cpp"
