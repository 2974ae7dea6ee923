#include "service/rules/lock_out.h"

#include "models/policy/policy_preview.h"
#include "service/auth/account_rows.h"
#include "service/rules/policies.h"
#include "service/rules/policy_facts.h"

namespace sekishod {

namespace policy = sekisho::policy;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Result<std::string> highestAdministrator(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT member_uid FROM role_holding WHERE domain_id = :domain AND "
                                                "role_uid LIKE 'super:%'",
                                                domain));
    return row ? std::get<0>(*row) : std::string();
}

policy::PreviewSelf selfOf(const Visitor& visitor) {
    policy::PreviewSelf self;
    self.user = visitor.user;
    self.session = visitor.session;
    self.client = visitor.client;
    self.address = visitor.address;
    self.country = visitor.country;
    return self;
}

// Members agree with their login ID, service accounts with the id of the account.
Result<bool> agrees(Database& db, sekisho::DomainId domain, const Visitor& visitor) {
    if (visitor.confirm.empty()) return false;
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT email FROM member WHERE uid = :uid AND domain_id = :domain",
                                                visitor.user, domain));
    return lowerAscii(visitor.confirm) == (row ? std::get<0>(*row) : lowerAscii(visitor.user));
}

} // namespace

std::optional<Visitor> visitorOf(const Services& services, const Call& call, std::string confirm) {
    if (call.request.remoteIp.empty()) return std::nullopt;
    Visitor out;
    out.user = call.caller.actorId();
    out.session = call.caller.session.value;
    out.client = call.caller.kind;
    out.address = call.request.remoteIp;
    if (services.countries) out.country = services.countries->countryOf(out.address);
    out.confirm = std::move(confirm);
    return out;
}

Done checkLockOut(Database& db, const Tenant& tenant, std::string_view key, const policy::Values& values,
                  const std::optional<Visitor>& visitor, Instant now) {
    SEKISHO_TRY(present, policySet(db, tenant));
    SEKISHO_TRY(draft, policySet(db, tenant, key, values));
    SEKISHO_TRY(snapshot, readPolicySnapshot(db, tenant.domain));
    PolicyFacts facts(db, tenant.domain, *snapshot, now);
    policy::Preview preview(present, draft, {}, now);
    SEKISHO_TRY(highest, highestAdministrator(db, tenant.domain));
    if (!highest.empty()) SEKISHO_CHECK(facts.addPerson(preview, highest));
    if (visitor && visitor->user != highest) SEKISHO_CHECK(facts.addPerson(preview, visitor->user));
    if (visitor) preview.setSelf(selfOf(*visitor));
    if (!highest.empty()) SEKISHO_CHECK(facts.addHistory(preview, highest));
    const policy::PolicyPreview result = preview.result();
    if (!result.selfBlocked && !result.highestBlocked) return {};
    const bool mayAgree = present.network.selfLockOut == policy::SelfLockOut::Confirm && visitor.has_value();
    if (mayAgree) {
        SEKISHO_TRY(agreed, agrees(db, tenant.domain, *visitor));
        if (agreed) return {};
    }
    return Error(ErrorKind::Conflict, "POLICY_LOCKS_OUT")
        .with("who", result.selfBlocked ? "you" : "highest")
        .with("address", visitor ? visitor->address : std::string())
        .with("confirm", mayAgree ? "yes" : "no");
}

} // namespace sekishod
