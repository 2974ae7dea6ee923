#include "models/net/http_ranks.h"

#include "models/api/rank_wire.h"
#include "models/net/answers.h"
#include "models/net/wire_job.h"

namespace sekisho::net {

using ports::CallHandle;
using ports::ChartTarget;
using ports::Executor;
using ports::Reply;

namespace {

QByteArray kindPath(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "levels";
    case RankKind::Position:
        return "positions";
    case RankKind::UserType:
        return "user-types";
    }
    return {};
}

ApiRequest about(QByteArray verb, const ChartTarget& target) {
    QByteArray root;
    QByteArray name;
    switch (target.kind) {
    case ChartSubject::Member:
        root = "/v1.0/users/";
        name = "{userId}";
        break;
    case ChartSubject::OrgUnit:
        root = "/v1.0/orgunits/";
        name = "{orgUnitId}";
        break;
    case ChartSubject::UserType:
        root = "/v1.0/directory/user-types/";
        name = "{rankId}";
        break;
    }
    constexpr auto rest = "/orgunit-access-restrict";
    return asking(std::move(verb), root + segment(target.id) + rest, root + name + rest);
}

class RestrictionJob final : public Job<ChartRestriction> { // the version is that of the ETag
  public:
    explicit RestrictionJob(ApiRequest request) : request_(std::move(request)) {}
    ApiRequest request() const override { return request_; }
    Result<ChartRestriction> read(const WireAnswer& answer) const override {
        SEKISHO_TRY(found, api::chartRestrictionFromText(
                               {answer.body.constData(), static_cast<std::size_t>(answer.body.size())}));
        SEKISHO_TRY(version, versionOf(answer));
        found.version = version;
        return std::move(found);
    }

  private:
    ApiRequest request_;
};

} // namespace

CallHandle HttpRanks::impact(RankKind kind, Executor& on, Reply<RankImpact> reply) {
    const QByteArray path = "/v1.0/admin/directory/" + kindPath(kind) + "/impact";
    return desk_.run<RankImpact>(WireJob<RankImpact>(asking("GET", path, path), api::rankImpactFromText), on,
                                 std::move(reply));
}

CallHandle HttpChartRestrictions::fetch(const ChartTarget& target, Executor& on,
                                        Reply<std::optional<ChartRestriction>> reply) {
    return desk_.run<ChartRestriction>(RestrictionJob(about("GET", target)), on,
                                       [reply = std::move(reply)](Result<ChartRestriction> found) {
                                           if (found)
                                               reply(std::optional(std::move(*found)));
                                           else if (found.error().code == "CHART_RESTRICTION_NOT_EXIST")
                                               reply(std::optional<ChartRestriction>());
                                           else
                                               reply(std::move(found).error());
                                       });
}

CallHandle HttpChartRestrictions::effective(const UserId& member, Executor& on,
                                            Reply<std::optional<EffectiveRestriction>> reply) {
    const QByteArray root = "/v1.0/admin/users/";
    const QByteArray rest = "/orgunit-access-restrict";
    ApiRequest request = asking("GET", root + segment(member.value) + rest, root + "{userId}" + rest);
    using Found = std::optional<EffectiveRestriction>;
    return desk_.run<Found>(WireJob<Found>(std::move(request), api::effectiveRestrictionFromText), on,
                            std::move(reply));
}

CallHandle HttpChartRestrictions::restrict(const ChartTarget& target, const std::optional<ChartRestriction>& base,
                                           const ChartRestriction& wanted, Executor& on,
                                           Reply<ChartRestriction> reply) {
    ApiRequest request = about(base ? "PUT" : "POST", target);
    if (base) request.ifMatch = etagOf(base->version);
    request.body = QByteArray::fromStdString(api::requestText(wanted));
    return desk_.run<ChartRestriction>(RestrictionJob(std::move(request)), on, std::move(reply));
}

CallHandle HttpChartRestrictions::lift(const ChartTarget& target, Version base, Executor& on,
                                       Reply<std::monostate> reply) {
    ApiRequest request = about("DELETE", target);
    request.ifMatch = etagOf(base);
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

} // namespace sekisho::net
