#pragma once
// Requests of the OpenID AuthZEN Authorization API 1.0 as this service understands them. Pure.

#include "models/policy/access_decision.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct AccessQuestion {
    std::string subject; // id as it was given
    sekisho::policy::AccessAction action = sekisho::policy::AccessAction::Use;
    std::optional<sekisho::policy::Service> service; // none: "all", the client as such
    sekisho::ClientKind client = sekisho::ClientKind::Browser;
    std::string ip; // as it was given; may be empty
    std::optional<sekisho::policy::IpAddress> address;
    std::string country;   // upper case; empty: not given
    std::string extension; // lower case, without the dot; also of a file that has none
    bool ofFile = false;   // an extension was given, perhaps an empty one: there is a file, not only the question
    std::optional<sekisho::policy::Service> linked;
    std::optional<sekisho::policy::Right> via;
    sekisho::policy::ExternalPartner partner = sekisho::policy::ExternalPartner::None;
    sekisho::policy::LoginMethod method = sekisho::policy::LoginMethod::Password;
    bool secondFactor = false;
    std::string mdmKey; // that a phone shows
};

enum class EvaluationsSemantic { ExecuteAll, DenyOnFirstDeny, PermitOnFirstPermit };
struct AccessQuestions {
    bool batch = false; // false: one question, answered as by /evaluation
    EvaluationsSemantic semantic = EvaluationsSemantic::ExecuteAll;
    std::vector<sekisho::Result<AccessQuestion>> each; // one that cannot be read is answered by itself
};
inline constexpr std::size_t kMostEvaluations = 1'000;

// {subject,action,resource,context}; MISSING_PARAMETER and INVALID_PARAMETER at the member ("subject.id",
// "context.client" …).
sekisho::Result<AccessQuestion> accessQuestionFrom(const boost::json::value& body);
// {…defaults, evaluations:[…], options:{evaluations_semantic}}. Without evaluations, or with none in it: one question.
sekisho::Result<AccessQuestions> accessQuestionsFrom(const boost::json::value& body);

} // namespace sekishod
