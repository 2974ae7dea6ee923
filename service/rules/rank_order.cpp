#include "service/rules/rank_order.h"

#include <fmt/format.h>

#include <set>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::RankImpact;
using sekisho::rankKey;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::sql::Database;

Result<RankImpact> rankImpact(Database& db, const Tenant& tenant, RankKind kind) {
    const DomainId domain = tenant.domain;
    const bool position = kind == RankKind::Position;
    const std::string held =
        fmt::format("SELECT {} AS member FROM rank r JOIN {} h ON h.{} = r.id WHERE r.domain_id = {} AND r.kind = '{}'",
                    "h.member_id", position ? "member_orgunit" : "member_rank", position ? "position_id" : "rank_id",
                    domain, rankKey(kind));
    using Number = std::int64_t;
    SEKISHO_TRY(row, (db.first<Number, Number, Number, Number>(
                         fmt::format("SELECT (SELECT count(*) FROM rank WHERE domain_id = :domain AND kind = :kind), "
                                     "(SELECT count(DISTINCT member) FROM ({0})), (SELECT count(*) FROM ({0})), "
                                     "(SELECT count(*) FROM chart_restriction c JOIN rank r ON r.uid = c.subject_uid "
                                     "WHERE r.domain_id = :domain2 AND r.kind = :kind2)",
                                     held),
                         domain, rankKey(kind), domain, rankKey(kind))));
    if (!row) return RankImpact{};
    return RankImpact{tenant.uses(kind), std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row)};
}

Done orderRanks(Database& db, const Tenant& tenant, RankKind kind, const std::vector<std::string>& ids,
                Effects& effects) {
    if (!tenant.uses(kind)) return notEnabled(kind);
    SEKISHO_TRY(count, db.first<std::int64_t>("SELECT count(*) FROM rank WHERE domain_id = :domain AND kind = :kind",
                                              tenant.domain, rankKey(kind)));
    std::set<std::int64_t> seen;
    std::vector<RankRow> rows;
    for (const std::string& id : ids) {
        SEKISHO_TRY(row, loadRank(db, tenant.domain, kind, id));
        if (!seen.insert(row.row).second) return sekisho::badInput("ids", "RANK_ORDER", {});
        rows.push_back(std::move(row));
    }
    if (!count || rows.size() != static_cast<std::size_t>(std::get<0>(*count)))
        return sekisho::badInput("ids", "RANK_ORDER", {});
    int order = 0;
    for (const RankRow& row : rows) {
        sekisho::Rank after = row.rank;
        after.displayOrder = ++order;
        SEKISHO_CHECK(updateRank(db, tenant, row, std::move(after), effects));
    }
    return {};
}

} // namespace sekishod
