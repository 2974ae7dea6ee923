#include "ui/shell/request_watch.h"

#include <algorithm>
#include <utility>

namespace sekisho::ui {

namespace {
constexpr std::string_view kRequestsMenuKey = "security.requests";
}

RequestWatch::RequestWatch(PaneServices services, std::shared_ptr<RequestMemory> memory, QObject* parent)
    : QObject(parent), services_(std::move(services)), memory_(std::move(memory)) {
    refresh();
}

bool RequestWatch::mayAsk() const {
    const ports::Identity* who = services_.identity();
    return who && services_.online() && who->canSee(kRequestsMenuKey, services_.clock.now());
}

void RequestWatch::refresh() {
    // What was announced stays known without a connection; of somebody else nothing was.
    if (const ports::Identity* who = services_.identity(); who && memory_->whose != who->user) {
        *memory_ = RequestMemory();
        memory_->whose = who->user;
    }
    if (!mayAsk()) {
        forMeCall_.cancel();
        asking_ = again_ = false;
        mineCall_.cancel();
        outcomeCalls_.clear();
        return setForMe(0); // not known any more is not shown as if it were
    }
    // A list of requests that somebody can decide is looked at one by one by the service: never two questions at once.
    if (std::exchange(asking_, true)) {
        again_ = true;
        return;
    }
    forMeCall_ = services_.gateway.approvals().requests(
        {}, services_.gui, [this](Result<ports::ApprovalPage> page) { forMeCame(std::move(page)); });
}

void RequestWatch::forMeCame(Result<ports::ApprovalPage> page) {
    asking_ = false;
    if (std::exchange(again_, false)) refresh();
    if (!page) return; // what was known stays; the next beat asks again
    std::set<std::string> waiting;
    int fresh = 0;
    for (const ApprovalRequest& request : page->requests) {
        if (!memory_->seen.contains(request.id)) ++fresh;
        waiting.insert(request.id);
    }
    const int number = static_cast<int>(page->forMe >= 0 ? page->forMe : std::ssize(page->requests));
    memory_->seen = std::move(waiting);
    setForMe(number);
    if (fresh > 0) Q_EMIT came(fresh);
    if (page->mine != 0 || !memory_->own.empty() || !memory_->ownKnown) askMine();
}

void RequestWatch::setForMe(int number) {
    if (std::exchange(forMe_, number) != number) Q_EMIT changed();
}

void RequestWatch::askMine() {
    mineCall_ = services_.gateway.approvals().requests({ports::ApprovalQuery::View::Mine, true, {}}, services_.gui,
                                                       [this](const Result<ports::ApprovalPage>& page) {
                                                           if (page) mineCame(*page);
                                                       });
}

// What is not open any more has been decided; what is approved and not carried out waits for whoever asked.
void RequestWatch::mineCame(const ports::ApprovalPage& page) {
    std::map<std::string, ApprovalState> now;
    for (const ApprovalRequest& request : page.requests) {
        const auto before = memory_->own.find(request.id);
        const bool moved = before != memory_->own.end() && before->second != request.state;
        now.emplace(request.id, request.state);
        if (moved) Q_EMIT decided(request);
    }
    if (page.nextCursor.empty())
        for (const auto& [id, state] : memory_->own)
            if (!now.contains(id)) askOutcome(id);
    memory_->own = std::move(now);
    memory_->ownKnown = true;
}

void RequestWatch::askOutcome(const std::string& id) {
    outcomeCalls_[id] =
        services_.gateway.approvals().request(id, services_.gui, [this, id](const Result<ApprovalRequest>& request) {
            if (request && !isOpen(request->state) && request->state != ApprovalState::Withdrawn)
                Q_EMIT decided(*request); // what he has withdrawn himself he knows
            QMetaObject::invokeMethod(
                this, [this, id] { outcomeCalls_.erase(id); }, Qt::QueuedConnection);
        });
}

} // namespace sekisho::ui

#include "moc_request_watch.cpp"
