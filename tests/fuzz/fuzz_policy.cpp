// Addresses as people write them and values of policies as requests carry them: what is read has one canonical text,
// one stored form, and comes back from the wire as it was.
#include "models/api/policy_wire.h"
#include "models/policy/ip_range.h"

#include <boost/json/parse.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekisho;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void checkRange(std::string_view text) {
    const auto range = policy::ipRangeOf(text);
    if (!range) {
        const std::string& code = range.error().code;
        return must(code == "ADDRESS_BAD" || code == "ADDRESS_PREFIX" || code == "ADDRESS_BACKWARDS");
    }
    must(range->first <= range->last);
    const std::string canonical = policy::ipRangeText(*range);
    const auto again = policy::ipRangeOf(canonical);
    must(again && *again == *range && policy::ipRangeText(*again) == canonical);
    const policy::IpSet set({*range, *range});
    must(set.contains(range->first) && set.contains(range->last));
}

void checkValues(const policy::Schema& schema, const boost::json::value& sent, const std::string& text) {
    const policy::Values stored = api::storedPolicyValues(schema, text);
    must(stored.size() == schema.fields.size() && policy::completed(schema, stored) == stored);
    const auto asked = api::policyRequestFrom(schema, sent);
    const auto values = api::policyValuesFromRequest(schema, sent);
    if (asked) must(asked->reason.size() <= 4000);
    if (!values) return must(values.error().kind == ErrorKind::BadInput && values.error().field.size() < 200);
    const policy::Values once = policy::normalized(schema, *values);
    must(policy::normalized(schema, once) == once);
    for (const Error& fault : policy::check(schema, once))
        must(!fault.field.empty() && fault.kind == ErrorKind::BadInput);
    boost::system::error_code failed;
    const auto back = api::policyValuesFromRequest(schema, boost::json::parse(api::policyValuesText(once), failed));
    must(!failed && back && *back == once);
    const auto changes = policy::changesBetween(schema, policy::defaultsOf(schema), once);
    const auto told = api::policyChangesFromText(schema, api::policyChangesText(changes));
    must(told && *told == changes);
}

void checkAnswers(const std::string& text) {
    if (const auto state = api::policyStateFromText(text)) must(policy::schemaOf(state->key) != nullptr);
    if (const auto preview = api::policyPreviewFromText(text)) {
        const std::string again = api::policyPreviewText(*preview);
        const auto back = api::policyPreviewFromText(again);
        must(back && api::policyPreviewText(*back) == again);
    }
    if (const auto one = api::templateFromText(text)) {
        const auto back = api::templateFromText(api::templateText(*one));
        must(back && back->matrix == one->matrix && back->members == one->members);
    }
    for (const policy::Schema& schema : policy::schemas())
        (void)api::policyRevisionsFromText(schema, text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    checkRange(text);
    checkAnswers(text);
    boost::system::error_code failed;
    const auto sent = boost::json::parse(text, failed);
    if (failed) return 0;
    for (const policy::Schema& schema : policy::schemas())
        checkValues(schema, sent, text);
    (void)api::templateFromRequest(sent, {});
    (void)api::assignmentsFromRequest(sent, {});
    (void)api::policyRevertFrom(sent);
    return 0;
}
