// Questions of gateways as the evaluation endpoint reads them: what is read must be something that can be decided, and
// a batch of one reads like the question alone.
#include "service/handlers/access_request.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

namespace policy = sekisho::policy;
using sekishod::AccessQuestion;

void checkQuestion(const AccessQuestion& question) {
    if (question.subject.empty() || question.subject.size() > 300) std::abort();
    if (question.ip.empty() == question.address.has_value()) std::abort();
    if (!question.country.empty() && question.country.size() != 2) std::abort();
    const bool file =
        question.action == policy::AccessAction::Upload || question.action == policy::AccessAction::Download;
    if (file && !question.service) std::abort();
    policy::PolicySet policies;
    policies.network.mode = policy::NetworkMode::AllowList;
    policies.files.bannedExtensions = {"exe"};
    policies.files.bannedServices.fill(true);
    policy::AccessSubject subject;
    subject.user = question.subject;
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
    const auto decision = decideAccess(policies, subject, asked);
    if (decision.allowed != decision.reasons.empty()) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    boost::system::error_code failed;
    const auto body = boost::json::parse(std::string_view(reinterpret_cast<const char*>(data), size), failed);
    if (failed) return 0;
    const auto one = sekishod::accessQuestionFrom(body);
    if (one) checkQuestion(*one);
    const auto many = sekishod::accessQuestionsFrom(body);
    if (many) {
        if (many->each.empty() || many->each.size() > sekishod::kMostEvaluations) std::abort();
        for (const auto& question : many->each)
            if (question) checkQuestion(*question);
    }
    if (!body.is_object() || body.get_object().contains("evaluations")) return 0;
    boost::json::object batch = body.get_object();
    batch["evaluations"] = boost::json::array{boost::json::object{}};
    const auto again = sekishod::accessQuestionsFrom(batch);
    if (again && again->each.front().has_value() != one.has_value()) std::abort();
    return 0;
}
