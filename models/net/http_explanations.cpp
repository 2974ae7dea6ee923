#include "models/net/http_explanations.h"

#include "models/api/explanation_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto explanationsRoot = "/v1.0/admin/explanations";

// A POST that changes nothing: it may be sent once more when its answer was lost, and no answer needs to be kept.
ApiRequest explaining(const QByteArray& what, const std::string& body, const std::string& cursor = {}) {
    const QByteArray pattern = QByteArray(explanationsRoot) + what;
    ApiRequest request = asking("POST", cursor.empty() ? pattern : pattern + "?cursor=" + segment(cursor), pattern);
    request.keyed = false;
    request.repeatable = true;
    request.body = QByteArray::fromStdString(body);
    return request;
}

std::string questionText(const ports::RightQuestion& question) {
    return api::rightQuestionText(
        {question.who.value, question.menu, question.access, question.object.kind, question.object.id});
}

WireJob<ports::HolderAnswer> rightHoldersJob(ApiRequest request) {
    return {
        std::move(request), [](std::string_view text) -> Result<ports::HolderAnswer> {
            SEKISHO_TRY(page, api::rightHoldersFromText(text));
            return ports::HolderAnswer{std::move(page.holders), std::move(page.nextCursor), page.total, page.outside};
        }};
}

} // namespace

CallHandle HttpExplanations::right(const ports::RightQuestion& question, Executor& on, Reply<RightAnswer> reply) {
    return desk_.run<RightAnswer>(
        WireJob<RightAnswer>(explaining("/right", questionText(question)),
                             [](std::string_view text) { return api::rightAnswerFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpExplanations::holders(const ports::RightQuestion& question, std::string cursor, Executor& on,
                                     Reply<ports::HolderAnswer> reply) {
    ports::RightQuestion anybody = question;
    anybody.who = {};
    return desk_.run<ports::HolderAnswer>(rightHoldersJob(explaining("/holders", questionText(anybody), cursor)), on,
                                          std::move(reply));
}

CallHandle HttpExplanations::use(const ports::UseQuestion& question, Executor& on, Reply<UseAnswer> reply) {
    return desk_.run<UseAnswer>(
        WireJob<UseAnswer>(explaining("/use", api::useQuestionText({question.user.value, question.service,
                                                                    question.client, question.ip, question.country})),
                           [](std::string_view text) { return api::useAnswerFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpExplanations::reaches(const UserId& member, std::string cursor, Executor& on,
                                     Reply<ports::HolderAnswer> reply) {
    ApiRequest request = asking("GET", "/v1.0/admin/users/" + segment(member.value) + "/reached-by",
                                "/v1.0/admin/users/{userId}/reached-by");
    if (!cursor.empty()) request.path += "?cursor=" + segment(cursor);
    return desk_.run<ports::HolderAnswer>(rightHoldersJob(std::move(request)), on, std::move(reply));
}

} // namespace sekisho::net
