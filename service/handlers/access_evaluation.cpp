// May this member do this, from here, with this client? For gateways of other systems, in the shape of the OpenID
// AuthZEN Authorization API 1.0: one question or many. The functions that decide at sign-in and at each request answer.

#include "service/auth/mdm_key.h"
#include "service/auth/policy_snapshot.h"
#include "service/handlers/access_request.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/error_response.h"
#include "service/http/json_text.h"

#include <fmt/format.h>

#include <unordered_map>

namespace sekishod {

namespace policy = sekisho::policy;
namespace json = boost::json;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kEvaluationPath = "/access/v1/evaluation";
constexpr std::string_view kEvaluationsPath = "/access/v1/evaluations";

struct AskedMember {
    bool known = false;
    std::string uid;
    std::string userType;
    bool highest = false;
    bool hasSecondFactor = false;
    policy::Standing standing = policy::Standing::Good;
};

Result<AskedMember> readAskedMember(Services& services, const Call& call, Database& db, const std::string& id) {
    AskedMember out;
    auto subject = services.subjects.member(db, call.caller.domain, id, call.scope);
    if (!subject && subject.error().kind == ErrorKind::NotFound) return out;
    if (!subject) return std::move(subject).error();
    using Number = std::int64_t;
    using Maybe = std::optional<std::int64_t>;
    SEKISHO_TRY(row,
                (db.firstOften<Number, Number, Maybe, Maybe, Number, std::optional<std::string>>(
                    "SELECT m.super, m.suspended, m.deleted, m.activation, EXISTS (SELECT 1 FROM credential c "
                    "WHERE c.member_uid = m.uid AND c.totp_secret IS NOT NULL), json_extract(m.doc, '$.userTypeId') "
                    "FROM member m WHERE m.id = :id",
                    subject->row)));
    if (!row) return out;
    const auto& [highest, suspended, deleted, activation, factor, userType] = *row;
    policy::AccountFacts facts;
    facts.deleted = deleted.has_value();
    facts.suspended = suspended != 0;
    facts.lockedOut = suspended == 2;
    if (activation) facts.activation = sekisho::fromMillis(*activation);
    out.known = true;
    out.uid = std::move(subject->uid);
    out.userType = userType.value_or("");
    out.highest = highest != 0;
    out.hasSecondFactor = factor != 0;
    out.standing = policy::standingOf(facts, call.now);
    return out;
}

// All questions of one request.
class Evaluation {
  public:
    Evaluation(Services& services, const Call& call, Database& db, const PolicySnapshot& snapshot)
        : services_(services), call_(call), db_(db), snapshot_(snapshot) {}

    Result<policy::AccessDecision> decide(AccessQuestion& question);
    bool mustWrite() const { return mustWrite_; }

  private:
    Result<const AskedMember*> member(const std::string& id);
    void keep(const AccessQuestion& question, const AskedMember& member, const policy::AccessDecision& decision,
              bool managed);

    Services& services_;
    const Call& call_;
    Database& db_;
    const PolicySnapshot& snapshot_;
    std::unordered_map<std::string, AskedMember> members_; // a batch asks about the same ones mostly
    bool mustWrite_ = false;
};

Result<const AskedMember*> Evaluation::member(const std::string& id) {
    if (const auto found = members_.find(id); found != members_.end()) return &found->second;
    SEKISHO_TRY(read, readAskedMember(services_, call_, db_, id));
    return &members_.emplace(id, std::move(read)).first->second;
}

Result<policy::AccessDecision> Evaluation::decide(AccessQuestion& question) {
    SEKISHO_TRY(who, member(question.subject));
    if (!who->known) {
        policy::AccessDecision unknown;
        unknown.allowed = false;
        unknown.reasons.push_back({"USER_NOT_EXIST", {}});
        return unknown;
    }
    if (question.country.empty() && services_.countries && !question.ip.empty())
        question.country = services_.countries->countryOf(question.ip);
    auto subject = snapshot_.member(who->uid, who->userType, who->highest);
    subject.standing = who->standing;
    subject.hasSecondFactor = who->hasSecondFactor;
    policy::AccessRequest asked;
    asked.action = question.action;
    asked.client = question.client;
    asked.service = question.service;
    asked.via = question.via;
    asked.address = question.address;
    asked.country = question.country;
    asked.extension = question.extension;
    asked.linked = question.linked;
    asked.partner = question.partner;
    asked.method = question.method;
    asked.factorPassed = question.secondFactor;
    if (question.action == policy::AccessAction::SignIn && question.client == sekisho::ClientKind::MobileApp) {
        SEKISHO_TRY(managed, isMdmKey(db_, call_.caller.domain, question.mdmKey));
        asked.managed = managed;
    }
    auto decision = decideAccess(snapshot_.policies, subject, asked);
    if (decision.stepUp) { // not yet: the gateway asks again with the factor passed
        decision.allowed = false;
        decision.reasons.push_back({"COUNTRY_SECOND_FACTOR", {{"country", question.country}}});
    }
    if (!snapshot_.openTo(who->highest)) {
        decision.allowed = false;
        decision.reasons.insert(decision.reasons.begin(), {"TENANT_CLOSED", {}});
    }
    keep(question, *who, decision, asked.managed);
    return decision;
}

// Of files and sign-ins: what previews replay. A file without an extension counts, whether a button is to be shown does
// not.
void Evaluation::keep(const AccessQuestion& question, const AskedMember& member, const policy::AccessDecision& decision,
                      bool managed) {
    const bool ofFile =
        question.action == policy::AccessAction::Upload || question.action == policy::AccessAction::Download;
    const bool ofSignIn = question.action == policy::AccessAction::SignIn;
    if (!ofSignIn && (!ofFile || !question.ofFile || !question.service)) return;
    if (decision.stepUp) return; // not yet decided: the gateway asks again with the factor
    FileEvent event;
    event.domain = call_.caller.domain;
    event.member = member.uid;
    event.at = call_.now;
    event.action = accessActionKey(question.action);
    if (question.service) event.service = serviceKey(*question.service);
    if (ofSignIn) event.method = loginMethodKey(question.method);
    event.managed = managed;
    event.kind = clientKindKey(question.client);
    event.ip = question.ip;
    event.country = question.country;
    event.extension = question.extension;
    if (question.linked) event.linked = serviceKey(*question.linked);
    if (question.partner != policy::ExternalPartner::None) event.external = externalPartnerKey(question.partner);
    event.decision = decision.allowed;
    if (!decision.allowed) event.reason = decision.reasons.front().code;
    mustWrite_ = services_.fileEvents->add(std::move(event)) || mustWrite_;
}

void appendReason(std::string& out, const policy::Reason& reason) {
    Error error(ErrorKind::Forbidden, reason.code);
    error.params = reason.params;
    out += R"({"code":)";
    appendJson(out, reason.code);
    out += R"(,"en":)";
    appendJson(out, errorSentence(error));
    out += R"(,"ja":)";
    appendJson(out, errorSentenceJa(error));
    out += R"(,"params":{)";
    for (const auto& param : reason.params) {
        if (out.back() != '{') out += ',';
        appendJson(out, param.name);
        out += ':';
        appendJson(out, param.value);
    }
    out += "}}";
}

void appendDecision(std::string& out, const policy::AccessDecision& decision) {
    out += decision.allowed ? R"({"decision":true)" : R"({"decision":false)";
    if (!decision.allowed) {
        out += R"(,"context":{)";
        if (decision.stepUp) out += R"("stepUp":true,)";
        out += R"("reasons":[)";
        for (const auto& reason : decision.reasons) {
            if (out.back() != '[') out += ',';
            appendReason(out, reason);
        }
        out += "]}";
    }
    out += '}';
}

// One question of a batch that cannot be read: the others are answered all the same.
void appendFault(std::string& out, const Error& error) {
    out += fmt::format(R"({{"decision":false,"context":{{"error":{{"status":{},"code":)", sekisho::httpStatus(error));
    appendJson(out, error.code);
    out += R"(,"message":)";
    appendJson(out, errorSentence(error));
    if (!error.field.empty()) {
        out += R"(,"field":)";
        appendJson(out, error.field);
    }
    out += "}}}";
}

// `asked`: with a view of the store that ends before events are written, for the writer must not be waited for while a
// reader is held.
HandlerResult evaluated(Services& services, const Call& call,
                        const std::function<Done(Evaluation&, std::string&)>& asked) {
    SEKISHO_TRY(snapshot, policyBookOf(services).of(call.caller.domain));
    std::string body;
    bool write = false;
    SEKISHO_CHECK(services.store.read([&](Database& db) -> Done {
        Evaluation evaluation(services, call, db, *snapshot);
        SEKISHO_CHECK(asked(evaluation, body));
        write = evaluation.mustWrite();
        return {};
    }));
    if (write)
        if (const Done written = services.fileEvents->flush(services.store); !written && services.log)
            services.log->event(
                LogLevel::Error, "fault",
                {{"what", "fileEvents"}, {"code", written.error().code}, {"detail", written.error().detail}});
    return Response::json(200, std::move(body));
}

HandlerResult evaluateOne(Services& services, Call& call) {
    SEKISHO_TRY(question, accessQuestionFrom(call.body));
    return evaluated(services, call, [&question](Evaluation& evaluation, std::string& body) -> Done {
        SEKISHO_TRY(decision, evaluation.decide(question));
        appendDecision(body, decision);
        return {};
    });
}

bool endsBatch(EvaluationsSemantic semantic, bool allowed) {
    return (semantic == EvaluationsSemantic::DenyOnFirstDeny && !allowed) ||
           (semantic == EvaluationsSemantic::PermitOnFirstPermit && allowed);
}

HandlerResult evaluateMany(Services& services, Call& call) {
    SEKISHO_TRY(questions, accessQuestionsFrom(call.body));
    return evaluated(services, call, [&questions](Evaluation& evaluation, std::string& body) -> Done {
        if (questions.batch) body = R"({"evaluations":[)";
        for (auto& question : questions.each) {
            if (body.ends_with('}')) body += ',';
            bool allowed = false;
            if (question) {
                SEKISHO_TRY(decision, evaluation.decide(*question));
                allowed = decision.allowed;
                appendDecision(body, decision);
            } else {
                appendFault(body, question.error());
            }
            if (endsBatch(questions.semantic, allowed)) break;
        }
        if (questions.batch) body += "]}";
        return {};
    });
}

HandlerResult describeDecisionPoint(Call& call) {
    const json::object document{{"policy_decision_point", call.baseUrl},
                                {"access_evaluation_endpoint", call.baseUrl + std::string(kEvaluationPath)},
                                {"access_evaluations_endpoint", call.baseUrl + std::string(kEvaluationsPath)}};
    return Response::json(200, json::serialize(document)).with("Cache-Control", "public, max-age=3600");
}

Endpoint evaluationEndpoint(std::string_view path, std::string_view summary, std::size_t limit, Handler handler) {
    Endpoint out{.method = Method::Post, .path = path, .summary = summary, .handler = std::move(handler)};
    out.scopes = {"access.evaluate", "admin.read"};
    out.permission = {"security.services", sekisho::Access::View};
    out.body = BodyKind::Json;
    out.bodyLimit = limit;
    out.effect = Effect::None; // it takes and gives back the store by itself
    out.rate = RateClass::Access;
    return out;
}

} // namespace

void addEvaluationEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(evaluationEndpoint(kEvaluationPath, "May this member do this, from here, with this client?", 16'384,
                                     [&services](Call& call) { return evaluateOne(services, call); }));
    out.push_back(evaluationEndpoint(kEvaluationsPath, "Up to 1,000 such questions at once", 1U << 20U,
                                     [&services](Call& call) { return evaluateMany(services, call); }));
    Endpoint about{.path = "/.well-known/authzen-configuration",
                   .summary = "Where access is evaluated",
                   .handler = describeDecisionPoint};
    about.auth = AuthNeed::None;
    about.effect = Effect::None;
    about.rate = RateClass::SignIn;
    about.publicReason = "Public facts about the service; no data of a tenant.";
    out.push_back(std::move(about));
}

} // namespace sekishod
