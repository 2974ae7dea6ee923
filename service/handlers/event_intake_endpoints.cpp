// Events of members' doings (V4) from the systems in which they work: docs/events.md.

#include "service/handlers/admin_parts.h"
#include "service/http/error_response.h"
#include "service/http/request_text.h"
#include "service/logs/event_intake.h"

#include <memory>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

Done checkEventType(const Request& request) {
    const std::string type = mediaType(request.header("Content-Type"));
    if (type == "application/cloudevents-batch+json" || type == "application/cloudevents+json") return {};
    return Error(ErrorKind::BadInput, "UNSUPPORTED_MEDIA_TYPE");
}

HandlerResult takeEvents(EventIntake& intake, Call& call) {
    if (!call.caller.isServiceAccount())
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "Events come from systems: a service account is needed.");
    SEKISHO_CHECK(checkEventType(call.request));
    const EventBatch batch{call.caller.domain, call.request.id, call.request.body, call.now};
    auto answer = intake.take(batch);
    if (answer) return Response::json(200, sekisho::api::intakeAnswerText(*answer));
    if (answer.error().code != "EVENT_BACKPRESSURE") return std::move(answer).error();
    return errorResponse(answer.error()).with("Retry-After", answer.error().params.front().value);
}

} // namespace

// Effect::None: batches that wait together are one transaction, which the gates' own could not be, and parsing holds no
// writer. What is written is records of the logs itself, so that no other one is needed.
void addIntakeEndpoints(Services& services, std::vector<Endpoint>& out) {
    auto intake = std::make_shared<EventIntake>(services);
    Endpoint endpoint{.method = Method::Post,
                      .path = "/v1.0/events",
                      .summary = "Take in events of members' doings",
                      .handler = [intake](Call& call) { return takeEvents(*intake, call); }};
    endpoint.scopes = {"events"};
    endpoint.publicReason =
        "Systems send events, each within its scope; a member could tell what others have not done.";
    endpoint.body = BodyKind::Raw;
    endpoint.bodyLimit = sekisho::api::kMostEventBytes;
    endpoint.effect = Effect::None;
    endpoint.rate = RateClass::Access;
    out.push_back(std::move(endpoint));
}

} // namespace sekishod
