#pragma once
// Policies and permission templates on the wire, both directions (docs/decisions/0010-policies.md): the service writes
// states, revisions and previews and reads what is asked, the console the other way round. Unknown keys are ignored but
// for those of values. What cannot be read of a request is BadInput at its wire field, of an answer RESPONSE_MALFORMED.
// Pure; thread-safe.

#include "models/policy/policy_state.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

// --- values, by the schema ---

std::string policyValuesText(const policy::Values& values); // one object
// Of a request: a part of the fields or all. POLICY_UNKNOWN_FIELD {text}; INVALID_PARAMETER where the type is another
// one, at "key" or "key[index]"; null: the default. An address may be a text alone.
Result<policy::Values> policyValuesFromRequest(const policy::Schema& schema, const boost::json::value& values);
// Of what was stored, perhaps under an earlier schema: every field of the present one is there afterwards, what is of
// another type has its default. unknownPolicyFields(): the names that the present schema does not have.
policy::Values storedPolicyValues(const policy::Schema& schema, std::string_view json);
std::vector<std::string> unknownPolicyFields(const policy::Schema& schema, std::string_view json);

std::string policyChangesText(const std::vector<policy::ValueChange>& changes); // [{"key","from","to"}]
// Values of fields that the schema no longer has are read as what they look like.
Result<std::vector<policy::ValueChange>> policyChangesFromText(const policy::Schema& schema, std::string_view json);

// --- what the service says ---

std::string policyStateText(const policy::PolicyState& state);
std::string policySavedText(const policy::PolicySaved& saved);
std::string policyRevisionsText(const policy::RevisionPage& page);
std::string policyRevisionText(const policy::PolicyRevision& revision, const policy::Values& values);
std::string policyPreviewText(const policy::PolicyPreview& preview);
std::string policyPreviewText(const policy::PolicyPreview& preview, policy::PreviewList list,
                              const policy::PreviewPage& page);

Result<policy::PolicyState> policyStateFromText(std::string_view json);
Result<policy::PolicySaved> policySavedFromText(std::string_view json);
Result<policy::RevisionPage> policyRevisionsFromText(const policy::Schema& schema, std::string_view json);
Result<policy::Values> revisionValuesFromText(const policy::Schema& schema, std::string_view json);
Result<policy::PolicyPreview> policyPreviewFromText(std::string_view json);
Result<policy::PreviewPage> previewPageFromText(std::string_view json); // the list of a preview

// --- what is asked of it ---

struct PolicyRequest {
    policy::Values values;     // a part or all; of a revert none
    std::int64_t revision = 0; // of a revert: to which
    std::string reason;        // ≤ 1,000 characters
    std::string confirm;       // own login ID, or the number of those who are let in
};
std::string policySaveInput(const policy::Values& values, std::string_view reason, std::string_view confirm);
std::string policyPreviewInput(const policy::Values& draft);
std::string policyRevertInput(std::int64_t toRevision, std::string_view reason, std::string_view confirm);
Result<PolicyRequest> policyRequestFrom(const policy::Schema& schema, const boost::json::value& body); // save, preview
Result<PolicyRequest> policyRevertFrom(const boost::json::value& body);

// --- permission templates ---

// {"templateId","name","isDefault","mobileApp","services":{"talk":{"browser":true,…},…},"userTypes","members","version"}
std::string templateText(const policy::ServiceTemplate& one);
std::string templatesText(const std::vector<policy::ServiceTemplate>& templates); // {"templates":[…]}
std::string effectiveTemplateText(const policy::EffectiveTemplate& effective);
Result<policy::ServiceTemplate> templateFromText(std::string_view json);
Result<std::vector<policy::ServiceTemplate>> templatesFromText(std::string_view json);
Result<policy::EffectiveTemplate> effectiveTemplateFromText(std::string_view json);

std::string templateInput(const policy::ServiceTemplate& edited);    // name and matrix
std::string assignmentsInput(const policy::ServiceTemplate& edited); // user types and members
// Laid over `base`: what is left out stays. A service or switch that does not exist: POLICY_UNKNOWN_FIELD {text}.
Result<policy::ServiceTemplate> templateFromRequest(const boost::json::value& body,
                                                    const policy::ServiceTemplate& base);
// Both lists are compulsory: MISSING_PARAMETER. Each id once.
Result<policy::ServiceTemplate> assignmentsFromRequest(const boost::json::value& body,
                                                       const policy::ServiceTemplate& base);

struct AppStop { // アプリの利用停止 of one member
    bool mobile = false;
    bool pc = false;
    bool operator==(const AppStop&) const = default;
};
std::string appStopText(const AppStop& stop);
Result<AppStop> appStopFromText(std::string_view json);
Result<AppStop> appStopFromRequest(const boost::json::value& body, const AppStop& base); // what is left out stays

} // namespace sekisho::api
