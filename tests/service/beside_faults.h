#pragma once
// What verifying names of a tenant, chain and what stands beside it.

#include "service/auth/signing_key.h"
#include "service/logs/chain_verify.h"
#include "service/store/tenant_store.h"

#include <gtest/gtest.h>

#include <vector>

namespace sekishod::test {

inline std::vector<sekisho::proof::Fault> besideFaults(TenantStore& store, sekisho::DomainId domain) {
    ChainQuestion question;
    question.domain = domain;
    question.workgroup = "sakura";
    question.key = ServiceSigningKey(store.dir().signingKey()).get()->publicKey();
    question.threads = 1;
    question.beside = true;
    const auto report = verifyChain([&store] { return store.openReader(); }, question);
    EXPECT_TRUE(report) << (report ? "" : report.error().code + " " + report.error().detail);
    return report ? report->faults : std::vector<sekisho::proof::Fault>();
}

} // namespace sekishod::test
