#pragma once
// A small tenant for the tests of sheets, and shortcuts to check a text against it.

#include "models/sheet/checker.h"
#include "models/sheet/operations.h"
#include "tests/fakes/sheet_rows.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sekisho::sheet {

struct SmallTenant {
    SmallTenant() {
        directory.tenant.domain = 10000001;
        directory.tenant.workgroup = "sakura";
        unit("u1", "営業部", "");
        unit("u2", "一課", "u1");
        unit("u3", "総務部", "");
        unit("u4", "一課", "u3");
        rank(RankKind::Position, "p1", "部長");
        rank(RankKind::Position, "p2", "課長");
        rank(RankKind::Level, "l1", "一般");
        rank(RankKind::UserType, "t1", "正社員");
        person("m1", "taro", "鈴木", "太郎", "u2", "E001", "HR-1");
        person("m2", "jiro", "田中", "次郎", "u3", "E002", "");
        person("m3", "saburo", "山田", "三郎", "", "E003", "");
    }

    void unit(const std::string& id, const std::string& name, const std::string& parent) {
        OrgUnit unit;
        unit.domain = 10000001;
        unit.id = OrgUnitId(id);
        unit.name = name;
        if (!parent.empty()) unit.parent = OrgUnitId(parent);
        unit.displayOrder =
            static_cast<int>(std::ranges::count(directory.orgUnits(), unit.parent, &OrgUnit::parent)) + 1;
        unit.email = "org-" + id + "@sakura";
        unit.version = 3;
        directory.addOrgUnit(unit);
    }
    void rank(RankKind kind, const std::string& id, const std::string& name) {
        Rank rank;
        rank.kind = kind;
        rank.domain = 10000001;
        rank.id = id;
        rank.name = name;
        rank.displayOrder = static_cast<int>(directory.ranks().size()) + 1;
        rank.version = 2;
        directory.addRank(rank);
    }
    void person(const std::string& id, const std::string& login, const std::string& last, const std::string& first,
                const std::string& orgUnit, const std::string& number, const std::string& key) {
        Member member;
        member.domain = 10000001;
        member.id = UserId(id);
        member.email = login + "@sakura";
        member.name = {last, first, "", ""};
        member.locale = "ja_JP";
        member.timeZone = "Asia/Tokyo";
        member.employeeNumber = number;
        if (!key.empty()) member.externalKey = key;
        member.organizations = {{10000001, true, member.email, std::nullopt, {}}};
        if (!orgUnit.empty()) {
            OrgUnitMembership post;
            post.orgUnit = OrgUnitId(orgUnit);
            post.primary = true;
            post.isManager = true;
            post.position = PositionId("p2");
            member.organizations[0].orgUnits.push_back(post);
        }
        member.version = 7;
        directory.addMember(member);
        members[id] = member;
    }

    std::unique_ptr<Checker> check(std::vector<Part> parts) {
        auto checker = std::make_unique<Checker>(
            directory, std::move(parts),
            [](std::string_view, std::string_view p) -> Done {
                if (p == "weak") return Error(ErrorKind::BadInput, "PASSWORD_WEAK").at("password");
                return {};
            },
            groups);
        const Done done = checker->run();
        EXPECT_TRUE(done) << done.error().code << ' ' << done.error().detail;
        return checker;
    }
    // One sheet; `change` may alter the mapping that was found.
    template<class Change>
    std::unique_ptr<Checker> check(std::string_view text, Change change) {
        std::vector<Part> parts;
        parts.push_back(fakes::partOf(text, directory.properties()));
        parts.back().mapping.passwords = Passwords::Later;
        change(parts.back().mapping);
        return check(std::move(parts));
    }
    std::unique_ptr<Checker> check(std::string_view text) {
        return check(text, [](Mapping&) {});
    }
    std::string faults(std::string_view text) { return fakes::faultsOf(*check(text)); }

    MemberSource source() {
        return [this](std::span<const UserId> ids) -> Result<std::vector<Member>> {
            std::vector<Member> out;
            for (const UserId& id : ids)
                if (const auto found = members.find(id.value); found != members.end()) out.push_back(found->second);
            return out;
        };
    }
    // The lines of all operations.
    std::vector<boost::json::object> operations(const Checker& checker) {
        OperationStream stream(checker, source(), [] { return "Made-Password-1"; });
        std::vector<boost::json::object> out;
        OperationChunk chunk;
        for (bool more = true; more;) {
            auto next = stream.next(chunk);
            EXPECT_TRUE(next) << next.error().code;
            if (!next) break;
            more = *next;
            std::string_view rest = chunk.lines;
            while (!rest.empty()) {
                const std::size_t end = rest.find('\n');
                out.push_back(boost::json::parse(rest.substr(0, end)).as_object());
                rest.remove_prefix(end + 1);
            }
        }
        return out;
    }
    std::string operationText(const Checker& checker) {
        std::string out;
        for (const auto& line : operations(checker))
            out += boost::json::serialize(line) + "\n";
        return out;
    }

    Directory directory;
    std::map<std::string, Member> members;
    GroupSource groups; // who is in them
};

} // namespace sekisho::sheet
