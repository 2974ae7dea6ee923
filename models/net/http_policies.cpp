#include "models/net/http_policies.h"

#include "models/api/policy_wire.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto policiesRoot = "/v1.0/admin/policies";
constexpr auto onePolicy = "/v1.0/admin/policies/{key}";
constexpr auto previewPageSize = "100"; // the most that one page may have
constexpr auto revisionPageSize = "50";

ApiRequest ofPolicy(QByteArray verb, const std::string& key, const QByteArray& rest = {}) {
    return asking(std::move(verb), QByteArray(policiesRoot) + '/' + segment(key) + rest, QByteArray(onePolicy) + rest);
}

void addPolicyPage(ApiRequest& request, const char* size, const std::string& cursor) {
    request.path += (request.path.contains('?') ? "&count=" : "?count=") + QByteArray(size);
    if (!cursor.empty()) request.path += "&cursor=" + segment(cursor);
}

// What the answer means depends on the fields of the policy; of one that the console does not know nothing can be read.
template<class T, class Read>
WireJob<T> bySchema(ApiRequest request, const std::string& key, Read read) {
    return {std::move(request), [key, read](std::string_view text) -> Result<T> {
                const policy::Schema* schema = policy::schemaOf(key);
                if (!schema) return Error(ErrorKind::NotFound, "NOT_FOUND");
                return read(*schema, text);
            }};
}

WireJob<policy::PolicySaved> savedJob(ApiRequest request, std::int64_t revision) {
    request.ifMatch = etagOf(revision);
    return {std::move(request), [](std::string_view text) { return api::policySavedFromText(text); }};
}

// It changes nothing: sent once more when its answer was lost.
ApiRequest previewRequest(const std::string& key, const policy::Values& draft) {
    ApiRequest request = ofPolicy("POST", key, "/preview");
    request.keyed = false;
    request.repeatable = true;
    request.body = QByteArray::fromStdString(api::policyPreviewInput(draft));
    return request;
}

} // namespace

CallHandle HttpPolicies::fetch(std::string key, Executor& on, Reply<policy::PolicyState> reply) {
    return desk_.run<policy::PolicyState>(
        WireJob<policy::PolicyState>(ofPolicy("GET", key),
                                     [](std::string_view text) { return api::policyStateFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpPolicies::save(const ports::PolicyEdit& edit, Executor& on, Reply<policy::PolicySaved> reply) {
    ApiRequest request = ofPolicy("PUT", edit.key);
    request.body = QByteArray::fromStdString(api::policySaveInput(edit.values, edit.reason, edit.confirm));
    return desk_.run<policy::PolicySaved>(savedJob(std::move(request), edit.revision), on, std::move(reply));
}

CallHandle HttpPolicies::preview(const std::string& key, const policy::Values& draft, Executor& on,
                                 Reply<policy::PolicyPreview> reply) {
    return desk_.run<policy::PolicyPreview>(
        WireJob<policy::PolicyPreview>(previewRequest(key, draft),
                                       [](std::string_view text) { return api::policyPreviewFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpPolicies::previewList(const std::string& key, const policy::Values& draft, policy::PreviewList list,
                                     std::string cursor, Executor& on, Reply<policy::PreviewPage> reply) {
    ApiRequest request = previewRequest(key, draft);
    request.path += "?list=" + segment(policy::previewListKey(list));
    addPolicyPage(request, previewPageSize, cursor);
    return desk_.run<policy::PreviewPage>(
        WireJob<policy::PreviewPage>(std::move(request),
                                     [](std::string_view text) { return api::previewPageFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpPolicies::revisions(std::string key, std::string cursor, Executor& on,
                                   Reply<policy::RevisionPage> reply) {
    ApiRequest request = ofPolicy("GET", key, "/revisions");
    addPolicyPage(request, revisionPageSize, cursor);
    return desk_.run<policy::RevisionPage>(
        bySchema<policy::RevisionPage>(std::move(request), key,
                                       [](const policy::Schema& schema, std::string_view text) {
                                           return api::policyRevisionsFromText(schema, text);
                                       }),
        on, std::move(reply));
}

CallHandle HttpPolicies::revisionValues(std::string key, std::int64_t revision, Executor& on,
                                        Reply<policy::Values> reply) {
    ApiRequest request = ofPolicy("GET", key);
    request.path += "/revisions/" + QByteArray::number(static_cast<qlonglong>(revision));
    request.pattern += "/revisions/{revision}";
    return desk_.run<policy::Values>(bySchema<policy::Values>(std::move(request), key,
                                                              [](const policy::Schema& schema, std::string_view text) {
                                                                  return api::revisionValuesFromText(schema, text);
                                                              }),
                                     on, std::move(reply));
}

CallHandle HttpPolicies::revert(const ports::PolicyEdit& edit, std::int64_t toRevision, Executor& on,
                                Reply<policy::PolicySaved> reply) {
    ApiRequest request = ofPolicy("POST", edit.key, "/revert");
    request.body = QByteArray::fromStdString(api::policyRevertInput(toRevision, edit.reason, edit.confirm));
    return desk_.run<policy::PolicySaved>(savedJob(std::move(request), edit.revision), on, std::move(reply));
}

} // namespace sekisho::net
