#include "service/tenant_setup.h"

#include "models/domain/log_facts.h"
#include "models/domain/rights.h"
#include "models/policy/password_rules.h"
#include "service/auth/credentials.h"
#include "service/rules/bulk.h"
#include "service/rules/role_presets.h"
#include "service/rules/workgroup.h"
#include "service/sample_random.h"
#include "service/store/journal.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <openssl/rand.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Error importRefused(const ImportBatch& batch) {
    return Error(ErrorKind::BadInput, "IMPORT_REFUSED", "The file has faults; nothing was imported.")
        .with("count", fmt::format("{}", batch.faultCount));
}

Result<bool> domainIdTaken(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT 1 FROM tenant WHERE domain_id = :domain", domain));
    return row.has_value();
}

Result<DomainId> newDomainId(Database& db, const TenantSetup& setup) {
    // A sample gets an id of its seed, so that the same seed gives the same rows throughout.
    std::uint64_t seed = setup.sample.seed;
    const bool random = setup.sample.members == 0;
    for (;;) {
        if (random) RAND_bytes(reinterpret_cast<unsigned char*>(&seed), sizeof seed);
        const DomainId candidate = sampleDomainId(seed, setup.workgroup);
        SEKISHO_TRY(taken, domainIdTaken(db, candidate));
        if (!taken) return candidate;
        ++seed;
    }
}

Result<Tenant> insertTenant(Database& db, const TenantSetup& setup) {
    SEKISHO_CHECK(checkWorkgroupFree(db, setup.workgroup, 0));
    SEKISHO_TRY(domain, newDomainId(db, setup));
    const boost::json::object settings{{"usePosition", true},
                                       {"useLevel", true},
                                       {"useUserType", true},
                                       {"locale", "ja_JP"},
                                       {"timeZone", "Asia/Tokyo"}};
    SEKISHO_CHECK(db.exec("INSERT INTO tenant(domain_id, workgroup, name, settings, created) "
                          "VALUES(:domain, :workgroup, :name, :settings, :created)",
                          domain, setup.workgroup, setup.name, boost::json::serialize(settings),
                          sekisho::toMillis(setup.now)));
    return loadTenant(db, domain);
}

std::string roleUid(std::string_view builtIn, const Tenant& tenant) {
    return fmt::format("{}:{}", builtIn, tenant.domain);
}

Done insertRoles(Database& db, const Tenant& tenant) {
    Effects part; // of the new tenant, which has one record for all of it
    SEKISHO_CHECK(addBuiltInRoles(db, tenant, part));
    SEKISHO_CHECK(addPresetRoles(db, tenant, part));
    return {};
}

Result<Member> insertAdministrator(Database& db, const Tenant& tenant, const TenantSetup& setup) {
    Member admin;
    admin.domain = tenant.domain;
    admin.id = sekisho::UserId(setup.sample.members > 0
                                   ? SampleRandom(setup.sample.seed, tenant.workgroup + "/administrator", 0).uid()
                                   : newUid());
    admin.email = setup.admin + "@" + tenant.workgroup;
    admin.name = {"管理者", "", "カンリシャ", ""};
    admin.i18nNames = {{"en_US", "Administrator", ""}};
    admin.locale = tenant.locale;
    admin.timeZone = tenant.timeZone;
    admin.organizations = {{tenant.domain, true, admin.email, std::nullopt, {}}};
    admin.administrator = true;
    admin.activation = setup.now;
    admin.createdAt = setup.now;
    admin.updatedAt = setup.now;
    admin.passwordChangedAt = setup.now;
    admin.version = 1;
    SEKISHO_TRY(load, BulkLoad::open(db, tenant));
    SEKISHO_CHECK(load.insertMember(admin));
    SEKISHO_CHECK(load.finish());
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES(:role, :member, :domain)",
                          roleUid("super", tenant), admin.id.value, tenant.domain));
    return admin;
}

Done record(Database& db, const Tenant& tenant, Instant now, std::string_view action, std::string_view kind,
            const std::string& id, const std::string& name) {
    sekisho::AuditRecord entry;
    entry.domain = tenant.domain;
    entry.at = now;
    entry.actorId = entry.actorName = "system";
    entry.action = action;
    entry.log = sekisho::logOfAction(action);
    entry.targetKind = kind;
    entry.targetId = id;
    entry.targetName = name;
    entry.result = "success";
    SEKISHO_CHECK(appendAudit(db, std::move(entry)));
    return {};
}

// The feed begins with the tenant itself and forgets it at once: whoever asks from the beginning takes a snapshot.
Done beginFeed(Database& db, const Tenant& tenant, Instant now) {
    SEKISHO_TRY(seq, appendChange(db, tenant.domain, "tenant", fmt::format("{}", tenant.domain), "put", now));
    return pruneChanges(db, tenant.domain, seq);
}

// The rules of the tenant's own policy; a new tenant has the default one.
std::function<Done(std::string_view, std::string_view)> passwordCheck() {
    return [policy = sekisho::policy::AccountPolicy{}](std::string_view loginId, std::string_view password) -> Done {
        auto faults = sekisho::policy::checkPassword(policy, password, loginId);
        if (faults.empty()) return {};
        return std::move(faults.front());
    };
}

Done addSample(Database& db, const TenantSetup& setup, TenantMade& made) {
    if (setup.sample.members == 0) return {};
    SampleOptions options = setup.sample;
    options.takenLogins = {setup.admin};
    SEKISHO_TRY(counts, fillSample(db, made.tenant, options));
    made.sample = counts;
    return record(db, made.tenant, setup.now, "sample.create", "tenant", fmt::format("{}", made.tenant.domain),
                  made.tenant.name);
}

Done addImport(Database& db, const TenantSetup& setup, TenantMade& made, ImportBatch& faults) {
    if (setup.importFile.empty()) return {};
    SEKISHO_TRY(part, readImport(setup.importFile));
    SEKISHO_TRY(directory, importDirectory(db, made.tenant));
    made.import = checkImport(std::move(part), directory, passwordCheck());
    if (made.import.faultCount > 0) {
        faults = std::move(made.import);
        return importRefused(faults);
    }
    SEKISHO_CHECK(applyImport(db, made.tenant, made.import, setup.now));
    return record(db, made.tenant, setup.now, "import", "tenant", fmt::format("{}", made.tenant.domain),
                  made.tenant.name);
}

} // namespace

Result<TenantMade> makeTenant(Database& db, const TenantSetup& setup, ImportBatch& faults) {
    TenantMade made;
    SEKISHO_TRY(tenant, insertTenant(db, setup));
    made.tenant = tenant;
    SEKISHO_CHECK(insertRoles(db, made.tenant));
    SEKISHO_CHECK(record(db, made.tenant, setup.now, "tenant.create", "tenant", fmt::format("{}", made.tenant.domain),
                         made.tenant.name));
    SEKISHO_TRY(admin, insertAdministrator(db, made.tenant, setup));
    made.adminLogin = admin.email;
    made.setupPassword = makeSetupPassword();
    SEKISHO_CHECK(setPassword(db, made.tenant.domain, admin.id, made.setupPassword, true, setup.now));
    SEKISHO_CHECK(record(db, made.tenant, setup.now, "member.create", "member", admin.id.value, admin.displayName()));
    SEKISHO_CHECK(record(db, made.tenant, setup.now, "role.grant", "member", admin.id.value, admin.displayName()));
    SEKISHO_CHECK(addSample(db, setup, made));
    SEKISHO_CHECK(addImport(db, setup, made, faults));
    SEKISHO_CHECK(beginFeed(db, made.tenant, setup.now));
    return made;
}

Result<ImportBatch> precheckImport(const TenantSetup& setup) {
    if (setup.importFile.empty()) return ImportBatch{};
    SEKISHO_TRY(part, readImport(setup.importFile));
    Tenant tenant;
    tenant.workgroup = setup.workgroup;
    sekisho::sheet::Directory directory = importDirectory(tenant);
    directory.addAddress(setup.admin + "@" + setup.workgroup);
    return checkImport(std::move(part), directory, passwordCheck());
}

} // namespace sekishod
