#include "service/handlers/admin_common.h"

namespace sekishod {

namespace json = boost::json;

Endpoint adminEndpoint(Method method, std::string_view path, std::string_view summary, std::string_view menu,
                       Handler handler, Subject subject) {
    Endpoint out{.method = method, .path = path, .summary = summary, .handler = std::move(handler)};
    const bool reads = method == Method::Get;
    out.auth = AuthNeed::Any;
    if (reads)
        out.scopes = {"admin", "admin.read"};
    else
        out.scopes = {"admin"};
    out.permission = {menu, reads ? sekisho::Access::View : sekisho::Access::Operate};
    out.subject = subject;
    out.body = reads ? BodyKind::None : method == Method::Delete ? BodyKind::JsonOrEmpty : BodyKind::Json;
    out.effect = reads ? Effect::Read : Effect::Write;
    out.rate = RateClass::Admin;
    return out;
}

Response adminPage(json::object head, std::string_view key, json::array items, std::string_view list,
                   const std::optional<sekisho::api::PageCursor>& next) {
    head[key] = std::move(items);
    head["responseMetaData"] =
        json::object{{"nextCursor", next ? json::value(sekisho::api::cursorText(list, *next)) : json::value(nullptr)}};
    return Response::json(200, json::serialize(head));
}

Response doneWithRights(Services& services, Call& call, Effects& effects, Response response) {
    for (const ChangeNote& note : effects.changes)
        if (note.kind == "holding")
            call.afterCommit([&services, user = sekisho::UserId(note.uid)] { services.auth.forgetUser(user); });
    return done(call, effects, std::move(response));
}

json::value textOrNull(std::string_view text) {
    return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

} // namespace sekishod
