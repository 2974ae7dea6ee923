// Random changesets on the sample tenant: what is undone leaves the tenant as it was, a plan tells what is applied, and
// nobody whose scope covers a part changes anything outside of it.
#include "models/api/record.h"
#include "tests/service/changeset_fixture.h"
#include "tests/service/exported_files.h"

#include <random>
#include <set>

namespace test_changesets_random {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Operation;
using sekisho::Verdict;

namespace {

class ChangesetRandom : public ChangesetTest {
  protected:
    std::vector<std::string> column(const std::string& sql) {
        const auto rows = store->read([&](sekisho::sql::Database& db) { return db.rows<std::string>(sql); });
        EXPECT_TRUE(rows) << sql;
        std::vector<std::string> out;
        for (const auto& [value] : *rows)
            out.push_back(value);
        return out;
    }
    const std::string& one(const std::vector<std::string>& of) {
        return of[std::uniform_int_distribution<std::size_t>(0, of.size() - 1)(random)];
    }
    int dice(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random); }

    // A changeset of anything, right or wrong; later rows speak of what earlier ones make.
    std::vector<Operation> anything(int count) {
        const std::string here = " WHERE domain_id = " + std::to_string(domain);
        auto members = column("SELECT uid FROM member" + here + " AND super = 0 AND uid <> '" + spared + "'");
        auto units = column("SELECT uid FROM orgunit" + here);
        const auto levels = column("SELECT uid FROM rank" + here + " AND kind = 'level'");
        auto groups = column("SELECT uid FROM grp" + here);
        auto properties = column("SELECT uid FROM custom_property" + here);
        const auto statuses = column("SELECT id FROM profile_status" + here);
        const auto templates = column("SELECT uid FROM template" + here);
        std::vector<Operation> out;
        for (int i = 0; i < count; ++i) {
            const std::string tag = std::to_string(++made);
            switch (dice(23)) {
            case 0:
                out.push_back(op("orgUnit", "create", "new:u" + tag,
                                 newUnit("部" + tag, dice(3) ? one(units) : "", 1 + dice(4))));
                units.push_back("new:u" + tag);
                break;
            case 1:
                out.push_back(
                    op("member", "create", "new:m" + tag, newMember("r" + tag, "," + orgs(one(units), dice(2) == 0))));
                members.push_back("new:m" + tag);
                break;
            case 2:
                out.push_back(
                    op("orgUnit", "move", one(units),
                       fmt::format(R"({{"displayOrder":{},"parentOrgUnitId":"{}"}})", 1 + dice(4), one(units))));
                break;
            case 3:
                out.push_back(op("orgUnit", "delete", one(units)));
                break;
            case 4:
                out.push_back(
                    op("orgUnit", "update", one(units),
                       R"({"orgUnitName":"改)" + tag + R"(","visible":)" + (dice(2) ? "true" : "false") + "}"));
                break;
            case 5:
                out.push_back(op("member", "delete", one(members)));
                break;
            case 6:
                out.push_back(op("member", dice(2) ? "suspend" : "unsuspend", one(members)));
                break;
            case 7:
                out.push_back(op("member", "update", one(members), "{" + orgs(one(units), dice(2) == 0) + "}"));
                break;
            case 8:
                out.push_back(op("member", "update", one(members),
                                 fmt::format(R"({{"email":"moved{0}","userName":{{"lastName":"改{0}"}}}})", dice(12))));
                break;
            case 9:
                out.push_back(
                    op("level", "create", "",
                       fmt::format(R"({{"domainId":{},"levelName":"級{}","displayOrder":{},"executive":false}})",
                                   domain, tag, dice(5))));
                break;
            case 10:
                if (!levels.empty())
                    out.push_back(op("level", dice(2) ? "update" : "delete", one(levels), R"({"displayOrder":7})"));
                break;
            case 11:
                out.push_back(op("member", "undelete", one(members)));
                break;
            case 12:
                out.push_back(
                    op("group", "create", "new:g" + tag,
                       fmt::format(R"({{"domainId":{},"groupName":"班{}","administrators":[{{"userId":"{}"}}],)"
                                   R"("members":[{{"id":"{}","type":"ORGUNIT"}}]}})",
                                   domain, tag, one(members), one(units))));
                groups.push_back("new:g" + tag);
                break;
            case 13:
                out.push_back(op("group", dice(3) ? "update" : "delete", one(groups),
                                 fmt::format(R"({{"description":"改{}","members":[{{"id":"{}","type":"USER"}}]}})", tag,
                                             one(members))));
                break;
            case 14:
                out.push_back(op(
                    "position", "create", "",
                    fmt::format(R"({{"domainId":{},"positionName":"役{}","displayOrder":{}}})", domain, tag, dice(5))));
                break;
            case 15:
                out.push_back(op("member", "setLeave", one(members),
                                 R"({"startTime":"2026-11-01T00:00:00Z","endTime":"2027-03-31T00:00:00Z"})"));
                break;
            case 16:
                out.push_back(
                    op("customProperty", "create", "new:p" + tag,
                       fmt::format(
                           R"({{"domainId":{},"propertyName":"p{}","displayName":"項目{}","propertyType":"STRING"}})",
                           domain, tag, tag)));
                out.push_back(op("member", "update", one(members), R"({"customProperties":{"p)" + tag + R"(":"x"}})"));
                properties.push_back("new:p" + tag);
                break;
            case 17:
                out.push_back(op("customProperty", dice(3) ? "update" : "delete", one(properties),
                                 R"({"displayName":"改)" + tag + "\"}"));
                break;
            case 18:
                out.push_back(
                    op("fields", "update", "",
                       fmt::format(R"({{"fields":[{{"key":"nickName","visible":{},)"
                                   R"("editable":"{}"}}],"employeeNumber":{{"automatic":false,"digits":{}}}}})",
                                   dice(2) == 0, dice(2) ? "ADMIN" : "ADMIN_AND_SELF", 4 + dice(3))));
                break;
            case 19:
                out.push_back(
                    op("profileStatus", "create", "",
                       fmt::format(R"({{"domainId":{},"profileStatusName":"状{}","iconType":"BUSY","displayOrder":9}})",
                                   domain, tag)));
                break;
            case 20:
                if (!statuses.empty())
                    out.push_back(op("profileStatus", dice(3) ? "update" : "delete", one(statuses),
                                     R"({"profileStatusName":"改)" + tag + "\"}"));
                break;
            case 21:
                out.push_back(op("template", dice(2) ? "create" : "update", dice(2) ? "" : one(templates),
                                 R"({"name":"型)" + tag + R"(","mobileApp":true})"));
                break;
            default:
                out.push_back(
                    op("member", "update", one(members),
                       R"({"nickName":"愛)" + tag + R"(","userExternalKey":"K)" + std::to_string(dice(9)) + "\"}"));
            }
        }
        if (dice(6) == 0) out.push_back(op("level", "disable", ""));
        return out;
    }

    std::mt19937 random{20261122};
    int made = 0;
    std::string spared; // would end his own session otherwise
};

TEST_F(ChangesetRandom, ApplyAndUndoLeaveTheTenantAsItWas) {
    const auto admin = signInAs("admin@sakura");
    int applied = 0, changedRows = 0;
    std::set<std::string> kinds;
    ASSERT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/fields",
                  R"({"fields":[],"employeeNumber":{"automatic":false,"digits":7}})")
                  .status,
              200);
    for (int round = 0; round < 25; ++round) {
        const auto before = content();
        const auto files = exportedFiles(*store, domain);
        const std::string where = "round " + std::to_string(round);
        const auto created = begin(admin, anything(5 + dice(40)));
        ASSERT_EQ(created.status, 201) << created.body;
        const auto set = setOf(created);
        const auto rows = rowsOf(admin, set.id.value);
        const auto done = post(admin, "/" + set.id.value + "/apply", R"({"skipRefused":true})");
        std::string obstacles; // there are none: the plan was right about every row
        for (const auto& row : done.status == 200 ? std::vector<sekisho::PlannedRow>() : rowsOf(admin, set.id.value))
            if (row.error && row.verdict != Verdict::Refused)
                obstacles += fmt::format("\n{} {} {} {}: {}", row.no, row.kind, row.action, row.id, row.error->code);
        ASSERT_EQ(done.status, 200) << where << done.body << obstacles;
        EXPECT_EQ(number("SELECT count(*) FROM member m LEFT JOIN member_words w ON w.member_id = m.id JOIN "
                         "member_words_of o ON o.member_id = m.id WHERE w.words IS NOT o.words OR m.leave_end IS NOT "
                         "json_extract(m.doc, '$.leaveOfAbsence.endTime')"),
                  0)
            << where << ": columns that follow from the record";
        for (const auto& row : rows) {
            if (row.verdict == Verdict::Added && row.kind == "member") {
                EXPECT_EQ(number("SELECT count(*) FROM member WHERE uid = '" + row.id + "'"), 1) << where;
            }
            if (row.verdict == Verdict::Added || row.verdict == Verdict::Changed) kinds.insert(row.kind);
            changedRows += row.verdict != Verdict::Refused && row.verdict != Verdict::Unchanged ? 1 : 0;
        }
        ++applied;
        if (setOf(done).undo.why == "UNDO_NOTHING") continue;
        const auto undo = post(admin, "/" + set.id.value + "/undo");
        ASSERT_EQ(undo.status, 201) << undo.body;
        const auto back = setOf(undo);
        ASSERT_EQ(back.count(Verdict::Refused), 0)
            << where << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows?verdict=refused").body;
        ASSERT_LT(post(admin, "/" + back.id.value + "/apply").status, 300);
        workAll();
        ASSERT_EQ(look(admin, back.id.value).state, ChangesetState::Applied) << where;
        expectSame(content(), before, where);
        expectSameFiles(exportedFiles(*store, domain), files, where);
        if (HasFailure()) break;
        // Every other time the next round builds on what an undo of the undo brings.
        if (dice(2) == 0) {
            const auto redo = setOf(post(admin, "/" + back.id.value + "/undo"));
            post(admin, "/" + redo.id.value + "/apply", R"({"skipRefused":true})");
            workAll();
        }
    }
    EXPECT_GT(applied, 5);
    EXPECT_GT(changedRows, 100);
    for (const char* kind : {"customProperty", "profileStatus", "fields", "template", "group", "orgUnit", "member"})
        EXPECT_TRUE(kinds.contains(kind)) << kind;
}

TEST_F(ChangesetRandom, ADeputyOfABranchChangesNothingOutside) {
    const std::string branchHead =
        text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" +
             uidOf("branch1@sakura") + "'");
    script("INSERT OR REPLACE INTO role(uid, domain_id, name, grants, version) VALUES('both', " +
           std::to_string(domain) +
           ", 'both', '[{\"menu\":\"members\",\"access\":\"operate\"}]', 1); DELETE FROM role_holding WHERE member_uid "
           "= '" +
           uidOf("branch1@sakura") +
           "'; INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('both', '" +
           uidOf("branch1@sakura") + "', " + std::to_string(domain) + ", '{\"orgUnits\":[\"" + branchHead +
           "\"],\"includeSubOrgUnits\":true}')");
    const auto deputy = signInAs("branch1@sakura");
    spared = uidOf("branch1@sakura");
    const std::string inside = "(WITH RECURSIVE b(id) AS (SELECT id FROM orgunit WHERE uid = '" + branchHead +
                               "' UNION SELECT o.id FROM orgunit o JOIN b ON o.parent_id = b.id) SELECT id FROM b)";
    const auto outside = [&] {
        std::map<std::string, std::string> out;
        for (const auto& uid :
             column("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND id NOT IN (SELECT member_id FROM member_orgunit WHERE orgunit_id IN " + inside + ")"))
            out["member " + uid] = text("SELECT doc || email || version FROM member WHERE uid = '" + uid + "'");
        for (const auto& uid :
             column("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) + " AND id NOT IN " + inside))
            out["unit " + uid] = text("SELECT doc || version FROM orgunit WHERE uid = '" + uid + "'");
        for (const auto& uid : column("SELECT uid FROM rank WHERE domain_id = " + std::to_string(domain)))
            out["rank " + uid] = text("SELECT doc || version FROM rank WHERE uid = '" + uid + "'");
        out["other tenant"] =
            text("SELECT group_concat(doc || version) FROM member WHERE domain_id = " + std::to_string(otherDomain));
        return out;
    };
    int allowed = 0;
    for (int round = 0; round < 25; ++round) {
        const auto before = outside();
        const auto set = setOf(begin(deputy, anything(30)));
        allowed += static_cast<int>(set.total - set.count(Verdict::Refused));
        post(deputy, "/" + set.id.value + "/apply", R"({"skipRefused":true})");
        const auto after = outside();
        for (const auto& [key, value] : before) {
            const auto found = after.find(key);
            if (found == after.end()) continue; // it has come into the branch: only where the deputy may put it there
            EXPECT_EQ(found->second, value) << key << " in round " << round;
        }
        for (const auto& [key, value] : before)
            if (!after.contains(key)) ADD_FAILURE() << key << " left the outside in round " << round;
        if (HasFailure()) break;
    }
    EXPECT_GT(allowed, 10) << "a deputy who may do nothing proves nothing";
}

TEST_F(ChangesetRandom, AChangesetOfSomebodyElseIsNotFound) {
    const auto admin = signInAs("admin@sakura");
    const auto set =
        setOf(begin(admin, {op("level", "create", "", "{}"), op("member", "update", uidOf("deputy1@sakura"), "{}")}));
    const auto branch = signInAs("branch1@sakura");
    for (const char* path : {"", "/rows"})
        EXPECT_EQ(get(branch, "/v1.0/admin/changesets/" + set.id.value + path).status, 404);
    for (const char* step : {"/plan", "/apply", "/pause", "/resume", "/cancel", "/undo"})
        EXPECT_EQ(post(branch, "/" + set.id.value + step).status, 404) << step;
    EXPECT_EQ(ask(branch.access, Method::Delete, "/v1.0/admin/changesets/" + set.id.value).status, 404);
    EXPECT_EQ(send(branch, set.id.value, numbered({op("member", "update", "x", "{}")})).status, 404);
    EXPECT_EQ(sekisho::api::changesetsFromText(get(branch, "/v1.0/admin/changesets").body)->changesets.size(), 0U);
    const auto deputy = signInAs("deputy1@sakura"); // holds all menus of members in the whole tenant
    EXPECT_EQ(get(deputy, "/v1.0/admin/changesets/" + set.id.value).status, 200);
    const auto ume = signIn(uidOf("admin@ume"));
    EXPECT_EQ(get(ume, "/v1.0/admin/changesets/" + set.id.value).status, 404);
    const auto foreign = rowsOf(ume, setOf(begin(ume, {op("member", "update", uidOf("deputy1@sakura"), "{}"),
                                                       op("member", "delete", "deputy1@sakura")}))
                                         .id.value);
    EXPECT_EQ(foreign[0].error->code, "USER_NOT_EXIST");
    EXPECT_EQ(foreign[1].error->code, "USER_NOT_EXIST");
}

} // namespace
} // namespace test_changesets_random
