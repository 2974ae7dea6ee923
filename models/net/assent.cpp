#include "models/net/assent.h"

#include "models/api/approval_wire.h"
#include "models/api/cut_off_wire.h"
#include "models/net/answers.h"
#include "models/net/api_call.h"

#include <algorithm>
#include <utility>

namespace sekisho::net {

namespace {

Error assentCancelled() {
    return {ErrorKind::Cancelled, "CANCELLED"};
}

std::string actionOf(const Error& error) {
    for (const ErrorParam& param : error.params)
        if (param.name == "action") return param.value;
    return {};
}

// The service did not like what was typed: it can be typed again, unless that is over for a while.
bool wrongAnswer(const Error& error) {
    if (error.code == "ACCOUNT_LOCKED") return false;
    if (error.code.starts_with("SESSION_") || error.code.starts_with("RESPONSE_") || error.code == "UNAUTHORIZED")
        return false;
    return error.kind == ErrorKind::BadInput || error.kind == ErrorKind::Unauthenticated ||
           error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::RateLimited;
}

ApiRequest verification(const ports::Assent& assent) {
    ApiRequest request;
    request.verb = "POST";
    request.path = "/v1.0/admin/me/verification";
    request.pattern = request.path;
    request.body = QByteArray::fromStdString(api::verificationText({assent.password, assent.code}));
    request.answer = ApiRequest::Answer::Nothing;
    request.proves = true;
    return request;
}

} // namespace

bool wantsConfirmation(const WireAnswer& answer) {
    return answer.status == 401 && answer.challenge.contains("insufficient_user_authentication");
}

std::optional<ports::AssentNeed> assentNeedOf(const WireAnswer& answer) {
    if (answer.status != 400 && answer.status != 401) return std::nullopt;
    const Error error = errorOf(answer);
    if (wantsConfirmation(answer)) return ports::AssentNeed{ports::AssentNeed::Kind::StepUp, actionOf(error), {}};
    if (answer.status == 400 && error.code == "APPROVAL_REASON_REQUIRED")
        return ports::AssentNeed{ports::AssentNeed::Kind::Reason, actionOf(error), {}};
    return std::nullopt;
}

std::optional<Error> waitsForSecondPerson(const WireAnswer& answer) {
    if (answer.status != 202 || answer.contentType != "application/json") return std::nullopt;
    const std::string_view body(answer.body.constData(), static_cast<std::size_t>(answer.body.size()));
    std::optional<Error> error;
    if (const auto request = api::approvalFromText(body))
        error = Error(ErrorKind::Conflict, "APPROVAL_WAITING", "A second person has to agree first.")
                    .with("approvalId", request->id)
                    .with("action", request->action);
    else if (const auto held = api::orderedFromText(body))
        error = Error(ErrorKind::Conflict, "BRAKE_HELD", "The brake holds it.").with("cutOffId", held->cutOff.id.value);
    if (error) error->requestId = answer.requestId.toStdString();
    return error;
}

void DeskPlace::ask(const ports::AssentNeed& need, Answered answered) {
    QMetaObject::invokeMethod(
        this,
        [this, need, answered = std::move(answered)] {
            if (!desk_) return answered(false, std::nullopt);
            desk_->ask(need, [answered](std::optional<ports::Assent> assent) { answered(true, std::move(assent)); });
        },
        Qt::QueuedConnection);
}

void AssentBroker::ask(QObject* asker, ports::AssentNeed need, const ports::CommandGroup::Id& group, Error refusal,
                       Answered answered) {
    if (const Said* known = said(group, need)) {
        if (known->reason) return answered(*known->reason);
        return answered(assentCancelled());
    }
    const auto same = std::ranges::find_if(questions_, [&](const Question& open) {
        return open.need.kind == need.kind &&
               (need.kind == ports::AssentNeed::Kind::StepUp || open.need.action == need.action);
    });
    Waiting waiting{asker, group, std::move(refusal), std::move(answered)};
    if (same != questions_.end()) {
        same->waiting.push_back(std::move(waiting));
        return;
    }
    Question& question = questions_.emplace_back();
    question.need = std::move(need);
    question.waiting.push_back(std::move(waiting));
    if (questions_.size() == 1) askNext();
}

const AssentBroker::Said* AssentBroker::said(const ports::CommandGroup::Id& group, const ports::AssentNeed& need) {
    std::erase_if(said_, [](const Said& one) { return one.group.expired(); });
    if (!group) return nullptr;
    for (const Said& one : said_) {
        if (one.group.lock() != group) continue;
        const bool reasons = need.kind == ports::AssentNeed::Kind::Reason && one.action == need.action;
        if (!one.reason || reasons) return &one;
    }
    return nullptr;
}

void AssentBroker::askNext() {
    if (questions_.empty()) return;
    const std::uint64_t number = ++number_;
    place_.ask(questions_.front().need,
               [this, box = channel_.here, number](bool there, std::optional<ports::Assent> assent) {
                   box->post([this, number, there, assent = std::move(assent)]() mutable {
                       onAnswer(number, there, std::move(assent));
                   });
               });
}

void AssentBroker::onAnswer(std::uint64_t number, bool there, std::optional<ports::Assent> assent) {
    if (number != number_ || questions_.empty() || confirming_) return;
    Question& question = questions_.front();
    std::erase_if(question.waiting, [](const Waiting& one) { return !one.asker; });
    if (question.waiting.empty()) return finish(assentCancelled()); // nobody waits for it any more
    if (!there) {
        auto waiting = std::move(question.waiting);
        questions_.pop_front();
        for (Waiting& one : waiting)
            if (one.asker) one.answered(std::move(one.refusal));
        return askNext();
    }
    if (!assent) return giveUp();
    if (question.need.kind == ports::AssentNeed::Kind::StepUp) return confirm(*assent);
    if (assent->reason.empty()) return giveUp();
    for (const Waiting& one : question.waiting)
        if (!one.group.expired()) said_.push_back({one.group, question.need.action, assent->reason});
    finish(assent->reason);
}

void AssentBroker::confirm(const ports::Assent& assent) {
    confirming_ = new ApiCall(
        channel_, verification(assent), [this](Result<WireAnswer> outcome) { onConfirmed(std::move(outcome)); }, this);
    confirming_->start();
}

void AssentBroker::onConfirmed(Result<WireAnswer> outcome) {
    std::exchange(confirming_, nullptr)->deleteLater();
    if (questions_.empty()) return;
    if (outcome) {
        ++confirmations_;
        return finish(std::string());
    }
    if (!wrongAnswer(outcome.error())) return finish(std::move(outcome).error());
    questions_.front().need.last = std::move(outcome).error();
    askNext();
}

void AssentBroker::giveUp() {
    for (const Waiting& one : questions_.front().waiting)
        if (!one.group.expired()) said_.push_back({one.group, {}, std::nullopt});
    finish(assentCancelled());
}

// What is sent again may want the next thing at once; it finds this question gone.
void AssentBroker::finish(const Result<std::string>& outcome) {
    auto waiting = std::move(questions_.front().waiting);
    questions_.pop_front();
    if (!questions_.empty()) askNext();
    for (Waiting& one : waiting)
        if (one.asker) one.answered(outcome);
}

void AssentBroker::abandon() {
    ++number_;
    if (confirming_) std::exchange(confirming_, nullptr)->deleteLater();
    said_.clear();
    for (Question& question : std::exchange(questions_, {}))
        for (Waiting& one : question.waiting)
            if (one.asker) one.answered(assentCancelled());
}

} // namespace sekisho::net
