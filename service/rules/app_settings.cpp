#include "service/rules/app_settings.h"

#include "models/api/policy_wire.h"
#include "models/policy/value_reading.h"
#include "service/rules/policies.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace sekishod {

namespace policy = sekisho::policy;
namespace json = boost::json;
using policy::Field;
using policy::Schema;
using policy::Values;
using policy::Widget;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// Of these an app keeps to every field; externalTalk and menus depend on who asks and are told apart.
constexpr std::array<std::string_view, 9> kToldPolicies{"board",  "calendar", "contacts", "drive", "files",
                                                        "locale", "mobile",   "talk",     "theme"};

bool namesPeople(const Field& field) {
    return field.widget == Widget::Members || field.widget == Widget::Targets || field.widget == Widget::Emails;
}

json::value toldValues(const Schema& schema, Values values) {
    std::erase_if(values, [&schema](const auto& entry) {
        const Field* field = policy::fieldOf(schema, entry.first);
        return !field || namesPeople(*field);
    });
    return json::parse(sekisho::api::policyValuesText(values));
}

json::object menuFor(const Values& layout, const policy::Matrix& matrix, sekisho::ClientKind client) {
    json::array services, links;
    for (const std::string& key : policy::textsIn(layout, "order"))
        if (const auto service = policy::serviceOf(key); service && policy::usable(matrix, *service, client))
            services.emplace_back(key);
    for (const policy::LinkEntry& link : policy::linksIn(layout, "links"))
        links.push_back(json::object{{"label", link.label}, {"url", link.url}});
    return {{"services", std::move(services)}, {"links", std::move(links)}};
}

json::object externalTalkFor(const policy::ExternalTalkPolicy& talk, std::string_view user) {
    json::object out;
    for (const auto partner : {policy::ExternalPartner::Line, policy::ExternalPartner::Works}) {
        const bool allowed = policy::talkAllowed(talk, partner, user);
        out[policy::externalPartnerKey(partner)] =
            json::object{{"talk", allowed}, {"files", allowed && policy::filesAllowed(talk, partner)}};
    }
    return out;
}

bool mustEnrol(const policy::MobilePolicy& mobile, const std::string& user) {
    return mobile.mdm == policy::Mdm::LineWorks && mobile.mdmRequired &&
           !std::ranges::binary_search(mobile.mdmExceptions, user);
}

Result<Values> valuesOfPolicy(Database& db, const Tenant& tenant, std::string_view key) {
    SEKISHO_TRY(schema, policySchema(key));
    SEKISHO_TRY(state, loadPolicy(db, tenant, *schema));
    return std::move(state.values);
}

} // namespace

Result<std::string> appSettings(Database& db, const Tenant& tenant, const PolicySnapshot& snapshot,
                                const Caller& caller) {
    const std::string user = caller.actorId();
    const auto subject = caller.isServiceAccount() ? PolicySnapshot::serviceAccount(user)
                                                   : snapshot.member(user, caller.userType, caller.isSuper());
    json::object policies;
    for (const std::string_view key : kToldPolicies) {
        SEKISHO_TRY(values, valuesOfPolicy(db, tenant, key));
        policies[key] = toldValues(*policy::schemaOf(key), std::move(values));
    }
    policies["mobile"].get_object()["mdmEnrolmentRequired"] = mustEnrol(snapshot.policies.mobile, user);
    policies["externalTalk"] = externalTalkFor(snapshot.policies.externalTalk, user);
    SEKISHO_TRY(layout, valuesOfPolicy(db, tenant, "menus"));
    static const policy::Matrix everything = policy::settled(policy::Matrix::everything());
    return json::serialize(
        json::object{{"menu", menuFor(layout, subject.matrix ? *subject.matrix : everything, caller.kind)},
                     {"policies", std::move(policies)}});
}

} // namespace sekishod
