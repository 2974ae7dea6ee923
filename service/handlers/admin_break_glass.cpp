// The sealed account: sealing, opening with its code, drills, refusing and closing.

#include "models/api/role_wire.h"
#include "models/domain/reason.h"
#include "models/domain/text_fold.h"
#include "service/auth/credentials.h"
#include "service/auth/password_hash.h"
#include "service/auth/secret_text.h"
#include "service/auth/sessions.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/rules/authority.h"
#include "service/rules/break_glass.h"

#include <fmt/format.h>

#include <memory>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace json = boost::json;

namespace {

constexpr std::string_view kSealMenu = "security.breakGlass";
constexpr std::size_t kLongestSealReason = 1'000; // characters
constexpr std::size_t kSealBody = 16 * 1024;

HandlerResult sealState(Call& call, std::string code = {}) {
    sekisho::api::SealedText out;
    SEKISHO_TRY(state, breakGlassOf(*call.db, call.caller.domain, call.now));
    out.state = std::move(state);
    out.code = std::move(code);
    return Response::json(200, sekisho::api::breakGlassText(out)).with("Cache-Control", "no-store");
}

bool seesSeal(const Call& call) {
    return call.caller.isServiceAccount() ||
           sekisho::allows(call.caller.roles, {kSealMenu, sekisho::Access::View}, call.now);
}

Result<bool> isSealedHimself(const Call& call) {
    SEKISHO_TRY(row, sealRow(*call.db, call.caller.domain));
    return row && !call.caller.user.empty() && row->user == call.caller.user;
}

// The sealed account itself holds no menu and must find its envelope; for everybody else without the right there is
// none.
HandlerResult lookAtSeal(Call& call) {
    SEKISHO_TRY(own, isSealedHimself(call));
    if (own || seesSeal(call)) return sealState(call);
    return Response::json(200, sekisho::api::breakGlassText({})).with("Cache-Control", "no-store");
}

// --- sealing ---

struct NewSeal {
    std::string user;
    SecretText code;
    std::string hash;
};

// The hash is made before the transaction begins: it takes a tenth of a second in which nobody else could write.
Done prepareSeal(Call& call) {
    SEKISHO_TRY(user, sekisho::api::sealWishFrom(call.body));
    const auto seal = std::make_shared<NewSeal>();
    seal->user = std::move(user.value);
    seal->code = SecretText(newSealCode());
    SEKISHO_TRY(hash, hashPassword(sealCodeOf(seal->code.text())));
    seal->hash = std::move(hash);
    call.prepared = seal;
    return {};
}

HandlerResult seal(Services& services, Call& call) {
    const auto& prepared = *std::any_cast<const std::shared_ptr<NewSeal>&>(call.prepared);
    SEKISHO_CHECK(checkWholeTenant(call));
    RightEffects effects;
    SEKISHO_TRY(user, sealAccount(*call.db, call.caller.domain, prepared.user, prepared.hash, call.now, effects));
    SEKISHO_CHECK(endAllSessions(services, call, user, "forced"));
    effects.leaveIn(call, services);
    return sealState(call, prepared.code.text());
}

HandlerResult unseal(Services& services, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    RightEffects effects;
    SEKISHO_CHECK(unsealAccount(*call.db, call.caller.domain, effects));
    effects.leaveIn(call, services);
    return Response::empty(204);
}

// --- its code ---

struct ShownCode {
    sekisho::api::OpeningWish wish; // without the code
    std::string hash;               // that it was compared with
    bool right = false;
};

Done prepareCode(Call& call, bool drill) {
    SEKISHO_TRY(wish, sekisho::api::openingWishFrom(call.body, drill));
    const SecretText code(sealCodeOf(wish.code));
    wipe(wish.code);
    SEKISHO_TRY(row, sealToOpen(*call.db, call.caller, call.now));
    ShownCode shown{std::move(wish), row.codeHash, false};
    SEKISHO_TRY(right, PasswordHasher::shared().verify(row.codeHash, code.text()));
    shown.right = right;
    call.prepared = std::move(shown);
    return {};
}

HandlerResult codeShown(Services& services, Call& call, bool drill) {
    const auto& shown = std::any_cast<const ShownCode&>(call.prepared);
    SEKISHO_TRY(row, sealToOpen(*call.db, call.caller, call.now)); // locked or sealed anew meanwhile
    RightEffects effects;
    if (!shown.right || shown.hash != row.codeHash) {
        Error wrong = wrongSealCode(*call.db, call.caller, row, call.now, effects);
        effects.leaveIn(call, services);
        call.commitOnError = wrong.kind == ErrorKind::Forbidden;
        return wrong;
    }
    SEKISHO_CHECK(drill ? drillSeal(*call.db, call.caller, call.now, effects)
                        : askToOpen(*call.db, call.caller, row, shown.wish.reason, call.now, effects));
    effects.leaveIn(call, services);
    return sealState(call);
}

// --- refusing, closing ---

HandlerResult refuse(Services& services, Call& call) {
    if (!seesSeal(call)) return missingRight({kSealMenu, sekisho::Access::View});
    const auto* body = call.body.if_object();
    const auto* reason = body ? body->if_contains("reason") : nullptr;
    const std::string_view text = reason && reason->is_string() ? std::string_view(reason->get_string()) : "";
    if (sekisho::isBlankReason(text) || sekisho::lengthOf(text) > kLongestSealReason)
        return sekisho::badInput("reason", reason ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "reason must be a text of 1 to 1,000 characters.");
    SEKISHO_CHECK(sekisho::checkReasonText(text, "reason"));
    RightEffects effects;
    SEKISHO_CHECK(refuseOpening(*call.db, call.caller, text, call.now, effects));
    effects.leaveIn(call, services);
    return sealState(call);
}

HandlerResult close(Services& services, Call& call) {
    SEKISHO_TRY(own, isSealedHimself(call));
    if (!own && !seesSeal(call)) return Error(ErrorKind::Forbidden, "SEAL_NOT_YOURS");
    RightEffects effects;
    SEKISHO_CHECK(closeSeal(*call.db, call.caller, call.now, effects));
    effects.leaveIn(call, services);
    return sealState(call);
}

Endpoint codeEndpoint(Services& services, std::string_view path, std::string_view summary, bool drill) {
    Endpoint out = adminEndpoint(Method::Post, path, summary, {},
                                 [&services, drill](Call& call) { return codeShown(services, call, drill); });
    out.auth = AuthNeed::User;
    out.permission = {};
    out.publicReason = "the sealed account holds nothing; its code is what is asked for";
    out.prepare = [drill](Call& call) { return prepareCode(call, drill); };
    out.keepsAnswer = false; // the body holds a secret
    out.bodyLimit = kSealBody;
    out.rate = RateClass::Admin;
    return out;
}

} // namespace

void addBreakGlassEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view whole = "/v1.0/admin/break-glass";
    constexpr std::string_view opening = "/v1.0/admin/break-glass/opening";
    Endpoint look = adminEndpoint(Method::Get, whole, "The sealed account and how it stands", {}, lookAtSeal);
    look.permission = {};
    look.publicReason = "the sealed account sees itself without a role; for others without the right there is none";
    out.push_back(std::move(look));
    Endpoint put = adminEndpoint(Method::Put, whole, "Seal an account, or seal it anew with another code", kSealMenu,
                                 [&services](Call& call) { return seal(services, call); });
    put.auth = AuthNeed::User; // whoever puts a code into an envelope confirms that it is he
    put.prepare = prepareSeal;
    put.keepsAnswer = false; // the code is told once and lies nowhere
    out.push_back(std::move(put));
    Endpoint off = adminEndpoint(Method::Delete, whole, "Take the seal off for good", kSealMenu,
                                 [&services](Call& call) { return unseal(services, call); });
    off.auth = AuthNeed::User;
    out.push_back(std::move(off));
    out.push_back(codeEndpoint(services, opening, "Ask to open the sealed account, with its code", false));
    out.push_back(codeEndpoint(services, "/v1.0/admin/break-glass/drill", "Prove that the code is at hand", true));
    Endpoint no = adminEndpoint(Method::Delete, opening, "Refuse the opening that was asked for", {},
                                [&services](Call& call) { return refuse(services, call); });
    no.auth = AuthNeed::User; // a person answers for it: a key that was stolen from an app must not keep the help away
    no.permission = {};
    no.publicReason = "whoever may see the sealed account may refuse it: the handler asks";
    no.body = BodyKind::Json;
    out.push_back(std::move(no));
    Endpoint end =
        adminEndpoint(Method::Post, "/v1.0/admin/break-glass/closing", "End the rights of the sealed account", {},
                      [&services](Call& call) { return close(services, call); });
    end.auth = AuthNeed::User;
    end.body = BodyKind::JsonOrEmpty;
    end.permission = {};
    end.publicReason = "its holder may end it, and whoever may see it; the handler asks";
    out.push_back(std::move(end));
}

} // namespace sekishod
