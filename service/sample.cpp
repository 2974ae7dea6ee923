#include "service/sample.h"

#include "models/domain/rights.h"
#include "service/rules/bulk.h"
#include "service/sample_activity.h"
#include "service/sample_doings.h"
#include "service/sample_groups.h"
#include "service/sample_members.h"
#include "service/sample_rights.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t progressStep = 50'000;

Done insertStructure(BulkLoad& load, const SampleStructure& structure) {
    for (const SampleOrgUnit& made : structure.units)
        SEKISHO_CHECK(load.insertOrgUnit(made.unit));
    for (const auto* ranks : {&structure.levels, &structure.positions, &structure.userTypes})
        for (const sekisho::Rank& rank : *ranks)
            SEKISHO_CHECK(load.insertRank(rank));
    return {};
}

Result<std::string> addCustomRole(Database& db, const Tenant& tenant, SampleRandom& random, std::string_view name,
                                  std::string_view note, std::string_view grants) {
    const std::string uid = random.uid();
    SEKISHO_CHECK(db.exec("INSERT INTO role(uid, domain_id, built_in, name, grants, version, note) "
                          "VALUES(:uid, :domain, '', :name, :grants, 1, :note)",
                          uid, tenant.domain, name, grants, note));
    return uid;
}

Done hold(Database& db, const Tenant& tenant, const std::string& role, const sekisho::UserId& user,
          const std::string& scope) {
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) "
                          "VALUES(:role, :member, :domain, :scope)",
                          role, user.value, tenant.domain, scope));
    return {};
}

Done grantRoles(Database& db, const Tenant& tenant, const SampleOptions& options, const SampleMembers& members) {
    SampleRandom random(options.seed, tenant.workgroup + "/role", 0);
    const std::string branchScope = boost::json::serialize(boost::json::object{
        {"orgUnits", boost::json::array{members.branch().unit.id.value}}, {"includeSubOrgUnits", true}});
    SEKISHO_TRY(branch, addCustomRole(db, tenant, random, "支社メンバー管理",
                                      "支社のメンバーの追加・修正と、組織の確認を任せるための権限です。",
                                      R"([{"menu":"members.members","access":"operate"},)"
                                      R"({"menu":"members.orgUnits","access":"view"}])"));
    SEKISHO_TRY(viewer, addCustomRole(db, tenant, random, "メンバー閲覧", "名簿を確認するだけの人に付与します。",
                                      R"([{"menu":"members.members","access":"view"}])"));
    sekisho::UserId helper, reader;
    for (std::int64_t i = 0; members.roleOf(i) != SampleRole::None; ++i) {
        const auto user = members.idOf(i);
        if (members.roleOf(i) == SampleRole::Viewer && helper.empty()) helper = user;
        if (members.roleOf(i) == SampleRole::Branch && reader.empty()) reader = user;
        switch (members.roleOf(i)) {
        case SampleRole::Deputy:
            SEKISHO_CHECK(hold(db, tenant, fmt::format("deputy:{}", tenant.domain), user, "{}"));
            break;
        case SampleRole::Operator:
            SEKISHO_CHECK(hold(db, tenant, fmt::format("operator:{}", tenant.domain), user, "{}"));
            break;
        case SampleRole::Branch:
            SEKISHO_CHECK(hold(db, tenant, branch, user, branchScope));
            break;
        case SampleRole::Viewer:
            SEKISHO_CHECK(hold(db, tenant, viewer, user, "{}"));
            break;
        case SampleRole::None:
            break;
        }
    }
    return options.lends ? addSampleRights(db, tenant, options, helper, reader) : Done();
}

// Takes the indexes away and gives the statements that bring them back. Those of PRIMARY KEY and UNIQUE columns have no
// statement of their own and stay.
Result<std::vector<std::string>> dropIndexes(Database& db) {
    SEKISHO_TRY(rows,
                (db.rows<std::string, std::string>(
                    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
                    "('member', 'member_orgunit', 'member_scope', 'member_property', 'address', 'device', 'session', "
                    "'sign_in', 'file_event')")));
    std::vector<std::string> statements;
    for (auto& [name, text] : rows) {
        SEKISHO_CHECK(db.script("DROP INDEX " + name));
        statements.push_back(std::move(text));
    }
    return statements;
}

Done insertMembers(BulkLoad& load, SampleActivity& activity, SampleDoings& doings, SampleMembers& members,
                   const Tenant& tenant, const SampleOptions& options) {
    for (std::int64_t i = 0; i < options.members; ++i) {
        sekisho::Member member = members.make(i);
        member.customPropertiesJson = samplePropertyValues(tenant, options, i);
        SEKISHO_CHECK(load.insertMember(member));
        SEKISHO_CHECK(activity.add(member, i));
        doings.meet(member, i);
        if (options.progress && (i + 1) % progressStep == 0) options.progress(i + 1);
    }
    return {};
}

} // namespace

Result<SampleCounts> fillSample(Database& db, const Tenant& tenant, const SampleOptions& options) {
    if (options.members < 1 || options.members > kMostSampleMembers)
        return Error(ErrorKind::BadInput, "OUT_OF_RANGE", "A sample has 1 to 1,000,000 members.");
    const SampleStructure structure = sampleStructure(tenant, options.members, options.seed);
    std::vector<std::string> indexes;
    if (options.freshStore) {
        SEKISHO_TRY(dropped, dropIndexes(db));
        indexes = std::move(dropped);
    }
    SEKISHO_CHECK(addSampleProperties(db, tenant, options));
    SEKISHO_TRY(load, BulkLoad::open(db, tenant));
    SEKISHO_TRY(activity, SampleActivity::open(db, tenant, options));
    SEKISHO_CHECK(insertStructure(load, structure));
    SampleMembers members(tenant, options, structure);
    SampleDoings doings(tenant, options);
    SEKISHO_CHECK(insertMembers(load, activity, doings, members, tenant, options));
    SEKISHO_CHECK(load.finish());
    for (const std::string& statement : indexes)
        SEKISHO_CHECK(db.script(statement));
    SEKISHO_CHECK(grantRoles(db, tenant, options, members));
    SEKISHO_CHECK(addSampleGroups(db, tenant, options, structure));
    SEKISHO_TRY(done, doings.write(db));
    return SampleCounts{options.members,     static_cast<std::int64_t>(structure.units.size()),
                        activity.sessions(), activity.signIns(),
                        activity.files(),    done};
}

DomainId sampleDomainId(std::uint64_t seed, std::string_view workgroup) {
    SampleRandom random(seed, std::string(workgroup) + "/domain", 0);
    return static_cast<DomainId>(random.between(10'000'000, 999'999'999));
}

} // namespace sekishod
