#include "service/rules/id_resolver.h"

#include "service/rules/groups.h"
#include "service/rules/id_text.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

template<class T, class Find>
std::function<Result<T>(const std::string&)> resolvedBy(Database& db, DomainId domain, std::string_view uidOfRow,
                                                        std::string code, Find find) {
    return [&db, domain, uidOfRow, code = std::move(code), find](const std::string& idText) -> Result<T> {
        SEKISHO_TRY(row, find(db, domain, idText));
        if (!row) return Error(ErrorKind::NotFound, code);
        if (isResourceId(idText)) return T(idText);
        SEKISHO_TRY(uid, db.firstOften<std::string>(uidOfRow, *row));
        if (!uid) return Error(ErrorKind::NotFound, code);
        return T(std::move(std::get<0>(*uid)));
    };
}

template<class T>
std::function<Result<T>(const std::string&)> rankBy(Database& db, DomainId domain, RankKind kind) {
    return resolvedBy<T>(
        db, domain, "SELECT uid FROM rank WHERE id = :id", rankNotThere(kind).code,
        [kind](Database& from, DomainId of, const std::string& idText) { return findRank(from, of, kind, idText); });
}

} // namespace

sekisho::api::IdResolver idResolver(Database& db, DomainId domain) {
    sekisho::api::IdResolver ids;
    ids.orgUnit = resolvedBy<sekisho::OrgUnitId>(db, domain, "SELECT uid FROM orgunit WHERE id = :id",
                                                 "ORGUNIT_NOT_EXIST", findOrgUnit);
    ids.user =
        resolvedBy<sekisho::UserId>(db, domain, "SELECT uid FROM member WHERE id = :id", "USER_NOT_EXIST", findMember);
    ids.group =
        resolvedBy<sekisho::GroupId>(db, domain, "SELECT uid FROM grp WHERE id = :id", "GROUP_NOT_EXIST", findGroup);
    ids.level = rankBy<sekisho::LevelId>(db, domain, RankKind::Level);
    ids.position = rankBy<sekisho::PositionId>(db, domain, RankKind::Position);
    ids.userType = rankBy<sekisho::UserTypeId>(db, domain, RankKind::UserType);
    return ids;
}

} // namespace sekishod
