#include "service/auth/oauth_form.h"

#include "service/auth/base64url.h"
#include "service/auth/secret_text.h"
#include "service/store/uid.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

namespace json = boost::json;

namespace {

struct ClientName {
    std::string id;
    SecretText secret;
    bool basic = false;
};

std::string formDecoded(std::string_view text) {
    return percentDecode(text, true).value_or(std::string(text));
}

// RFC 6749 §2.3.1: both parts of Basic are form-encoded first. An Authorization header of another scheme is not ours.
std::optional<ClientName> basicClient(const Request& request) {
    const auto header = request.header("Authorization");
    constexpr std::string_view scheme = "basic ";
    if (header.size() < scheme.size() || !std::equal(scheme.begin(), scheme.end(), header.begin(), [](char a, char b) {
            return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
        }))
        return std::nullopt;
    ClientName name;
    name.basic = true;
    auto plain = base64Decode(header.substr(scheme.size()));
    const auto colon = plain ? plain->find(':') : std::string::npos;
    if (colon != std::string::npos) {
        name.id = formDecoded(std::string_view(*plain).substr(0, colon));
        name.secret = SecretText(formDecoded(std::string_view(*plain).substr(colon + 1)));
    }
    if (plain) wipe(*plain);
    return name;
}

} // namespace

void OAuthForm::add(const std::string& encoded) {
    auto fields = readForm(encoded);
    if (!fields) {
        fault_ = "The parameters are not a valid form.";
        return;
    }
    for (const auto& field : *fields) {
        const bool twice = std::count_if(fields->begin(), fields->end(),
                                         [&field](const auto& other) { return other.first == field.first; }) > 1;
        if (twice) fault_ = "A parameter stands twice.";
    }
    std::move(fields->begin(), fields->end(), std::back_inserter(fields_));
}

OAuthForm OAuthForm::of(const Call& call) {
    OAuthForm form;
    const std::string type = mediaType(call.request.header("Content-Type"));
    const bool blank = call.request.body.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!blank && !type.empty() && type != "application/x-www-form-urlencoded")
        form.fault_ = "The body must be application/x-www-form-urlencoded.";
    else if (!blank)
        form.add(call.request.body);
    form.add(call.request.rawQuery);
    return form;
}

OAuthForm OAuthForm::ofQuery(const Request& request) {
    OAuthForm form;
    form.add(request.rawQuery);
    return form;
}

std::string OAuthForm::text(std::string_view name) const {
    for (const auto& [key, value] : fields_)
        if (key == name) return value;
    return {};
}

bool OAuthForm::has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(), [name](const auto& field) { return field.first == name; });
}

Response oauthResponse(const OAuthFault& fault) {
    json::object body{{"error", fault.error}};
    if (!fault.description.empty()) body["error_description"] = fault.description;
    Response response = Response::json(fault.status, json::serialize(body))
                            .with("Cache-Control", "no-store")
                            .with("Pragma", "no-cache");
    if (fault.basic) response.headers.emplace_back("WWW-Authenticate", R"(Basic realm="sekisho")");
    return response;
}

Response oauthJson(const json::object& answer) {
    return Response::json(200, json::serialize(answer)).with("Cache-Control", "no-store").with("Pragma", "no-cache");
}

sekisho::Result<ClientCheck> checkClient(sekisho::sql::Database& db, const Request& request, const OAuthForm& form) {
    ClientName name;
    if (auto basic = basicClient(request)) {
        name = std::move(*basic);
    } else {
        name.id = form.text("client_id");
        name.secret = SecretText(form.text("client_secret"));
    }
    ClientCheck check;
    const OAuthFault wrong{401, "invalid_client", "The client id or the client secret is not right.", name.basic};
    if (name.id.empty() && !name.basic) {
        check.fault = OAuthFault{400, "invalid_request", "client_id is missing.", false};
        return check;
    }
    SEKISHO_TRY(client, findClient(db, name.id));
    const bool known = client.has_value();
    const bool open = known && client->isPublic();
    const bool same =
        equalConstantTime(sha256Hex(name.secret.text()), known && !open ? client->secretHash : std::string(64, '0'));
    if (!known || (!open && !same)) {
        check.fault = wrong;
        return check;
    }
    if (name.basic && form.has("client_id") && form.text("client_id") != name.id) {
        check.fault = OAuthFault{400, "invalid_request", "Two different clients are named.", false};
        return check;
    }
    check.client = std::move(*client);
    return check;
}

} // namespace sekishod
